// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "citygen/marks.h"
#include "citygen/story.h"
#include "worktime/deadline.h"

#include <QUuid>

#include <algorithm>

namespace wanmi::citygen {

/// What every story is told with: its own time, its people, and the rule that judges each step. Private to this
/// module.
class Teller
{
protected:
    using Instant = base::Instant;
    using Actor = domain::Actor;
    using CaseOrder = domain::CaseOrder;
    using Post = domain::Post;
    using milliseconds = std::chrono::milliseconds;
    using seconds = std::chrono::seconds;

    Teller(StoryWorld &world, const CaseSeed &seed)
        : m_world(world)
        , m_seed(seed)
        , m_random(Random::stream(world.seed, 0x40000000ULL + quint64(seed.number)))
        , m_at(seed.reportedAt)
    {
        m_circumstances.allotIntakeNo = [this](const domain::CaseFile &) -> QString {
            return QStringLiteral("S") + localDay(m_at)
                + QStringLiteral("%1").arg(m_seed.ofDay, 6, 10, QChar(u'0'));
        };
        m_circumstances.allotCaseNo = [this](const domain::CaseFile &file) -> QString {
            // A case that is told twice keeps its number.
            QString &number = m_world.numberOfSeed[m_seed.number];
            const QString day = file.district + localDay(m_at);
            if (number.isEmpty())
                number = day + QStringLiteral("%1").arg(++m_world.caseNumbers[day], 5, 10, QChar(u'0'));
            return number;
        };
    }

    // ---- time
    // -------------------------------------------------------------------------------------------------

    QDateTime local(Instant at) const { return m_world.rules->calendar.toLocal(at); }
    QString localDay(Instant at) const { return local(at).toString(QStringLiteral("yyyyMMdd")); }

    void wait(double medianMinutes, double spread = 0.5)
    {
        m_at += milliseconds(qint64(medianMinutes * m_random.lognormal(spread) * 60'000) + 1000
                             + m_random.index(30'000));
    }

    /// Supervisors walk from seven to nine in the evening.
    void waitForDaylight()
    {
        const QTime time = local(m_at).time();
        if (time.hour() >= 7 && time.hour() < 21)
            return;
        const int minutes = time.hour() >= 21 ? (24 + 7 - time.hour()) * 60 - time.minute()
                                              : (7 - time.hour()) * 60 - time.minute();
        m_at += std::chrono::minutes(minutes);
        wait(20);
    }

    [[nodiscard]] worktime::ClockKind clock() const { return m_file->handlingLimit.clock; }

    /// The instant at which that share of the time still left for handling is used up.
    [[nodiscard]] Instant withinLimit(double share) const
    {
        const Instant due = m_file->stageDue.value_or(m_at);
        const auto left = worktime::usedBetween(m_at, due, clock(), m_world.rules->calendar);
        return worktime::dueAt(m_at, {seconds(qint64(double(left.count()) * share)), clock()},
                               m_world.rules->calendar);
    }

    // ---- acting
    // -----------------------------------------------------------------------------------------------

    CaseOrder order(const char *action) const
    {
        CaseOrder order;
        order.caseId = m_id;
        order.action = QString::fromLatin1(action);
        return order;
    }

    CaseOrder order(const char *action, const char *reason) const
    {
        CaseOrder with = order(action);
        with.reason = QString::fromUtf8(reason);
        return with;
    }

    domain::Photo photo(const char *kind, const Actor &author)
    {
        return {QString::fromLatin1(kind), contentHash(m_random), m_at, author.person.text()};
    }

    /// False when the story ends here: the future has not happened yet, or the wished state is reached.
    bool act(const CaseOrder &asked, const Actor &actor)
    {
        if (m_at > m_world.now || (m_file && m_file->state == m_seed.stopAt))
            return false;
        letTimeAct(m_at);
        return judge(asked, actor, ActionId(uuid(m_random)));
    }

    bool judge(const CaseOrder &asked, const Actor &actor, const ActionId &id)
    {
        m_circumstances.at = m_at;
        auto verdict = domain::act(m_file, asked, actor, id, m_circumstances, *m_world.rules);
        if (!verdict) {
            ++m_world.refusals;
            if (m_world.firstRefusal.isEmpty())
                m_world.firstRefusal = asked.action + QStringLiteral(": ") + verdict.error().reason;
            return false;
        }
        m_file = std::move(verdict->after);
        m_trail.push_back(std::move(verdict->record));
        if (verdict->component)
            m_component = verdict->component;
        return true;
    }

    /// What the system does until then: once for each clock that ran out, and where a reply did not come.
    void letTimeAct(Instant until)
    {
        static const Actor System{PersonId(QStringLiteral("system")), {}, Post::System, {}, {}};
        const Instant now = m_at;
        for (;;) {
            const QString event = m_file ? dueEvent(until) : QString();
            if (event.isEmpty())
                break;
            const Instant due = event == u"escalateOrder" ? *m_file->orderDue : *m_file->stageDue;
            m_at = std::max(m_trail.back().at, due) + seconds(1);
            CaseOrder deed;
            deed.caseId = m_id;
            deed.action = event;
            if (event == u"superviseOrder")
                deed.reason = QStringLiteral("overdue");
            static const QUuid Namespace(QStringLiteral("{0f3c1c58-6e0d-4a53-9d0a-2d2f3a0f7c61}"));
            const QString name = m_id.text() + QString::number(m_file->version);
            if (!judge(deed, System, ActionId(QUuid::createUuidV5(Namespace, name).toString(QUuid::WithoutBraces))))
                break;
        }
        m_at = std::max(now, m_trail.empty() ? now : m_trail.back().at);
    }

    [[nodiscard]] QString dueEvent(Instant until) const
    {
        if (!m_file->isOpen() || m_file->state == domain::state::Suspended)
            return {};
        if (m_file->stageDue && !m_file->timedOutAt && *m_file->stageDue < until) {
            const workflow::State *now = m_world.rules->lifecycle(m_file->workflowVersion).state(m_file->state);
            const bool isOrder = now && now->timeout == u"superviseOrder";
            return isOrder ? QStringLiteral("superviseOrder") : QStringLiteral("urge");
        }
        if (m_file->orderDue && *m_file->orderDue < until)
            return QStringLiteral("escalateOrder");
        return {};
    }

    const Actor &acceptor() { return m_world.staff.acceptors[size_t(shiftNow())]; }
    const Actor &dispatcher() { return m_world.staff.dispatchers[size_t(shiftNow())]; }
    const Actor &shiftLeader()
    {
        return m_world.staff.shiftLeaders[local(m_at).time().hour() / 12 % 2 == 0 ? 0 : 1];
    }
    int shiftNow() const
    {
        const int hour = local(m_at).time().hour();
        return hour >= 8 && hour < 16 ? 0 : hour >= 16 ? 1 : 2;
    }
    const Actor &supervisor() const { return m_world.staff.supervisors[size_t(cell().dutyGrid)]; }
    const TownCell &cell() const { return m_world.town.cells[size_t(m_subject.cell)]; }

    StoryWorld &m_world;
    const CaseSeed &m_seed;
    Random m_random;
    Instant m_at;
    domain::Circumstances m_circumstances;
    CaseId m_id;
    Subject m_subject;
    QString m_mainCaseId;
    bool m_selfHandled = false;
    QString m_reporterName, m_reporterPhone;
    std::optional<domain::CaseFile> m_file;
    std::vector<domain::ActionRecord> m_trail;
    std::optional<domain::ComponentEffect> m_component;
};
} // namespace wanmi::citygen

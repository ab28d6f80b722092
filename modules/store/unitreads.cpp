// SPDX-License-Identifier: GPL-3.0-or-later
#include "unitreads.h"

#include "protocol/caserow.h"
#include "worktime/deadline.h"

#include <QJsonDocument>
#include <QSet>

#include <algorithm>
#include <map>

namespace wanmi::store {
namespace {
/// A crew that was sent out longer ago is not remembered.
constexpr std::chrono::hours CrewsRemembered{60 * 24};

/// What is counted of a case, from its row or from what lies over it.
struct Seen
{
    QString state, classCode;
    bool component = false, open = false;
    qint64 due = 0, warn = 0, dispatched = 0, begun = 0, fedBack = 0;
    int inTime = -1, rework = 0;
};

Seen seenFrom(const Statement &row)
{
    Seen seen;
    seen.state = row.text(1);
    seen.component = row.utf8(2) == "component";
    seen.classCode = row.text(3);
    seen.due = row.integer(4);
    seen.warn = row.integer(5);
    seen.dispatched = row.integer(6);
    seen.begun = row.integer(7);
    seen.fedBack = row.integer(8);
    seen.inTime = row.isNull(9) ? -1 : int(row.integer(9));
    seen.rework = int(row.integer(10));
    seen.open = row.integer(11) != 0;
    return seen;
}

Seen seenFrom(const domain::CaseFile &file)
{
    const auto ms = [](const std::optional<base::Instant> &at) { return at ? base::toMs(*at) : qint64{0}; };
    Seen seen;
    seen.state = file.state;
    seen.component = file.kind == domain::CaseKind::Component;
    seen.classCode = file.classCode;
    seen.due = ms(file.stageDue);
    seen.warn = ms(file.stageWarnAt);
    seen.dispatched = ms(file.dispatchedAt);
    seen.begun = ms(file.handlingStartedAt);
    seen.fedBack = ms(file.feedbackAt);
    seen.inTime = file.handledInTime ? int(*file.handledInTime) : -1;
    seen.rework = file.reworkCount;
    seen.open = file.isOpen();
    return seen;
}

class Counting
{
public:
    Counting(qint64 since, qint64 until, qint64 now, const worktime::Calendar &calendar)
        : m_since(since)
        , m_until(until)
        , m_now(now)
        , m_calendar(calendar)
    {
    }

    void add(const Seen &seen)
    {
        UnitClassRow &row = m_classes[{seen.component, seen.classCode}];
        if (seen.open)
            addOpen(seen, row);
        m_review.received += isWithin(seen.dispatched);
        // Judged: the report that it is done has been accepted.
        if (seen.inTime < 0 || !isWithin(seen.fedBack))
            return;
        ++m_review.handled;
        ++row.handled;
        m_review.inTime += seen.inTime;
        row.inTime += seen.inTime;
        m_review.rework += seen.rework > 0;
        row.rework += seen.rework > 0;
        if (const qint64 from = seen.begun > 0 ? seen.begun : seen.dispatched; from > 0) {
            ++m_timed;
            m_worked += worktime::usedBetween(base::instantFromMs(from), base::instantFromMs(seen.fedBack),
                                              worktime::ClockKind::Work, m_calendar);
        }
    }

    UnitReview finish()
    {
        for (auto &[key, row] : m_classes) {
            row.kind = key.first ? domain::CaseKind::Component : domain::CaseKind::Event;
            row.classCode = key.second;
            if (row.handled > 0 || row.open > 0)
                m_review.classes.push_back(row);
        }
        std::ranges::stable_sort(m_review.classes, [](const UnitClassRow &a, const UnitClassRow &b) {
            return std::pair(a.handled, a.open) > std::pair(b.handled, b.open);
        });
        if (m_timed > 0)
            m_review.meanWork = m_worked / m_timed;
        return m_review;
    }

private:
    [[nodiscard]] bool isWithin(qint64 at) const { return at >= m_since && at < m_until; }
    void addOpen(const Seen &seen, UnitClassRow &row)
    {
        ++m_review.open;
        ++row.open;
        const bool suspended = seen.state == domain::state::Suspended;
        m_review.suspended += suspended;
        if (suspended || seen.due == 0)
            return;
        m_review.overdue += seen.due < m_now;
        m_review.warning += seen.due >= m_now && seen.warn > 0 && seen.warn < m_now;
    }

    qint64 m_since, m_until, m_now;
    const worktime::Calendar &m_calendar;
    UnitReview m_review;
    std::map<std::pair<bool, QString>, UnitClassRow> m_classes;
    std::chrono::seconds m_worked{0};
    int m_timed = 0;
};
} // namespace

Result<UnitReview> UnitReads::review(const QString &department, qint64 sinceMs, qint64 untilMs)
{
    Counting counting(sinceMs, untilMs, base::toMs(m_connection.now()), m_connection.rules().calendar);
    const auto cases = m_connection.statement("unitCases");
    if (!cases)
        return tl::unexpected<base::Error>(cases.error());
    (*cases)->bind(1, department);
    (*cases)->bind(2, sinceMs);
    const auto &laid = m_connection.overlay().cases;
    QSet<QString> confirmed; // rows that are newer than what lies over them
    WANMI_TRY(forEachRow(**cases, [&](const Statement &row) {
        const auto over = laid.constFind(row.text(0));
        if (over != laid.cend() && (*over)->basis == row.integer(12))
            return;
        confirmed.insert(row.text(0));
        counting.add(seenFrom(row));
    }));
    for (auto over = laid.cbegin(); over != laid.cend(); ++over) {
        if ((*over)->file.leadDept == department && !confirmed.contains(over.key()))
            counting.add(seenFrom((*over)->file));
    }
    UnitReview review = counting.finish();
    const auto returns = m_connection.statement("unitReturns");
    if (!returns)
        return tl::unexpected<base::Error>(returns.error());
    (*returns)->bind(1, department);
    (*returns)->bind(2, sinceMs);
    (*returns)->bind(3, untilMs);
    WANMI_TRY(forEachRow(**returns, [&](const Statement &row) { review.returned = int(row.integer(0)); }));
    return review;
}

Result<std::vector<CrewJob>> UnitReads::crewJobs(const QString &department)
{
    std::vector<CrewJob> jobs;
    QSet<QString> named, assigned;
    const auto take
        = [&](const QString &crew, const QString &caseId, geo::Place place, qint64 at, const QString &state) {
              // A case has the crew it was given last; a crew is where its newest case is.
              const bool isLast = !assigned.contains(caseId);
              assigned.insert(caseId);
              if (crew.isEmpty())
                  return;
              const bool busy = isLast && state == domain::state::Handling;
              if (named.contains(crew)) {
                  if (busy)
                      std::ranges::find(jobs, crew, &CrewJob::crew)->busy = true;
                  return;
              }
              named.insert(crew);
              jobs.push_back({crew, caseId, place, at, busy});
          };
    const auto &laid = m_connection.overlay().cases;
    for (const auto &over : laid) {
        if (over->file.leadDept != department)
            continue;
        for (auto command = over->pending.rbegin(); command != over->pending.rend(); ++command) {
            if (command->order.action == u"assignCrew")
                take(command->order.crew, over->file.id.text(), over->file.place,
                     base::toMs(m_connection.now()), over->file.state);
        }
    }
    const auto statement = m_connection.statement("unitCrews");
    if (!statement)
        return tl::unexpected<base::Error>(statement.error());
    (*statement)->bind(1, department);
    (*statement)->bind(2, base::toMs(m_connection.now() - CrewsRemembered));
    WANMI_TRY(forEachRow(**statement, [&](const Statement &row) {
        const std::string_view json = row.utf8(0);
        const auto order = protocol::orderFromJson(
            QJsonDocument::fromJson(QByteArray::fromRawData(json.data(), qsizetype(json.size()))).object());
        if (order)
            take(order->crew, row.text(1), {row.real(3), row.real(4)}, row.integer(2), row.text(5));
    }));
    return jobs;
}
} // namespace wanmi::store

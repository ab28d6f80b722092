// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/act.h"

#include <map>

namespace wanmi::domain {

namespace {

Actor actorOf(const ActionRecord &record)
{
    return {PersonId(record.actor), record.actorName, record.post, DepartmentId(record.department), {}};
}

tl::unexpected<base::Error> corrupt(const QString &reason, int number)
{
    return base::failure(base::ErrorKind::Corrupt, reason, QStringLiteral("action %1").arg(number));
}
/// The rules of each action's time; few trails know more than one calendar.
class RulesOfTheTime
{
public:
    explicit RulesOfTheTime(const RuleBook &now)
        : m_now(now)
    {
    }
    const RuleBook &at(const ActionRecord &record)
    {
        if (!record.order.calendar.isEmpty())
            m_calendar = record.order.calendar;
        const QString version = m_now.calendarOf(m_calendar).version();
        if (version == m_now.calendar.version())
            return m_now;
        auto known = m_others.find(version);
        if (known == m_others.end())
            known = m_others.emplace(version, underCalendar(m_now, version)).first;
        return known->second;
    }

private:
    const RuleBook &m_now;
    QString m_calendar; ///< none has been named: the oldest
    std::map<QString, RuleBook> m_others;
};
} // namespace

base::Result<CaseFile> rejudge(const std::vector<ActionRecord> &trail, const RuleBook &rules)
{
    if (trail.empty())
        return corrupt(QStringLiteral("trail-incomplete"), 0);
    std::optional<CaseFile> file;
    int number = 0;
    RulesOfTheTime rulesOf(rules);
    for (const ActionRecord &record : trail) {
        if (record.number != ++number)
            return corrupt(QStringLiteral("trail-incomplete"), number);
        const auto recorded = [&record](const auto &) { return record.order.allotted; };
        QString lifecycle = record.order.lifecycle;
        if (lifecycle.isEmpty() && file)
            lifecycle = file->workflowVersion;
        const Circumstances then{record.at, recorded, recorded, {}, lifecycle};
        auto verdict = act(file, record.order, actorOf(record), record.id, then, rulesOf.at(record));
        if (!verdict) {
            const base::Error &error = verdict.error();
            return base::failure(error.kind, error.reason, QStringLiteral("action %1").arg(number));
        }
        if (verdict->after.state != record.toState)
            return corrupt(QStringLiteral("trail-differs"), number);
        file = std::move(verdict->after);
    }
    return *std::move(file);
}
} // namespace wanmi::domain

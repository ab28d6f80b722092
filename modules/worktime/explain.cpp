// SPDX-License-Identifier: GPL-3.0-or-later
// The steps of a deadline's explanation; their words are in describe.cpp.
#include "worktime/runsegments.h"
#include "worktime/stretches.h"

#include <algorithm>

namespace wanmi::worktime {

using base::Instant;
using std::chrono::seconds;

namespace {

using Kind = Step::Kind;

class Explanation
{
public:
    Explanation(const DeadlineRun &round, const Calendar &calendar)
        : m_round(round)
        , m_calendar(calendar)
        , m_extensions(round.extensions)
        , m_season(calendar.seasonName(detail::localDay(round.start, calendar)))
    {
        std::ranges::stable_sort(m_extensions, {}, &Extension::at);
    }

    std::vector<Step> steps()
    {
        const auto pauses = detail::pausesOf(m_round);
        const seconds whole = detail::wholeLimit(m_round);
        const auto due = detail::usedUpAt(m_round, pauses, whole, m_calendar);
        begin();
        Instant from = m_round.start;
        for (const Suspension &pause : pauses) {
            if (due && *due <= pause.from)
                break;
            run(from, pause.from);
            from = pause.to.value_or(pause.from);
            add(Kind::Suspended, pause.from, from);
            extendUntil(from);
        }
        if (due)
            run(from, *due);
        while (m_extended < m_extensions.size())
            extend();
        sayProvisional(due.value_or(from));
        if (due)
            add(Kind::Due, *due, *due);
        else
            add(Kind::Left, from, from, whole - floorUsed(pauses, from));
        return std::move(m_steps);
    }

private:
    void add(Kind kind, Instant from, Instant to, seconds used = seconds{0}, const QString &name = {})
    {
        m_steps.push_back({kind, from, to, used, name, m_round.limit.clock});
    }

    void begin()
    {
        const Instant start = m_round.start;
        if (m_round.round > 0)
            add(Kind::Rework, start, start, seconds{0}, QString::number(m_round.round));
        else
            add(Kind::Start, start, start);
    }

    [[nodiscard]] seconds floorUsed(const std::vector<Suspension> &pauses, Instant at) const
    {
        return std::chrono::floor<seconds>(detail::usedUntil(m_round, pauses, at, m_calendar));
    }

    void extend()
    {
        const Extension &more = m_extensions[m_extended++];
        add(Kind::Extended, more.at, more.at, more.length);
    }

    void extendUntil(Instant at)
    {
        while (m_extended < m_extensions.size() && m_extensions[m_extended].at < at)
            extend();
    }

    /// The clock runs from `from` to `to`; an extension granted meanwhile is told where it was granted.
    void run(Instant from, Instant to)
    {
        while (m_extended < m_extensions.size() && m_extensions[m_extended].at < to) {
            const Instant at = std::max(from, m_extensions[m_extended].at);
            runOn(from, at);
            from = at;
            extend();
        }
        runOn(from, to);
    }

    void runOn(Instant from, Instant to)
    {
        if (to <= from)
            return;
        if (m_round.limit.clock != ClockKind::Work)
            return add(Kind::Worked, from, to, std::chrono::floor<seconds>(to - from));
        Instant reached = from;
        detail::forEachStretch(from, m_calendar, [&](QDate day, Instant stretchFrom, Instant stretchTo) {
            if (stretchFrom >= to)
                return false;
            rest(reached, stretchFrom);
            reached = std::min(to, stretchTo);
            work(day, stretchFrom, reached);
            return stretchTo < to;
        });
        rest(reached, to);
    }

    void work(QDate day, Instant from, Instant to)
    {
        const auto season = m_calendar.seasonName(day);
        const auto half = m_calendar.halfDayName(day);
        if (season != m_season && !half) {
            m_season = season;
            add(Kind::Season, from, from, seconds{0}, season.value_or(QString()));
        }
        const Kind kind = half                ? Kind::HalfDay
            : m_calendar.isMakeUpWorkday(day) ? Kind::MakeUpDay
                                              : Kind::Worked;
        add(kind, from, to, std::chrono::floor<seconds>(to - from), half.value_or(QString()));
    }

    /// What lies between two stretches of work: one step per run of like days, nights and midday breaks as
    /// Night.
    void rest(Instant from, Instant to)
    {
        for (QDate day = detail::localDay(from, m_calendar); from < to; day = day.addDays(1)) {
            const Instant dayEnd = m_calendar.toInstant(day.addDays(1), QTime(0, 0));
            const Instant end = std::min(to, dayEnd);
            const auto holiday = m_calendar.holidayName(day);
            const bool works = m_calendar.isWorkday(day);
            const Kind kind = works ? Kind::Night : holiday ? Kind::Holiday : Kind::Weekend;
            const QString name = kind == Kind::Holiday ? *holiday : QString();
            Step &last = m_steps.back();
            if (last.kind == kind && last.name == name && last.to == from)
                last.to = end;
            else
                add(kind, from, end, seconds{0}, name);
            from = end;
        }
    }

    void sayProvisional(Instant until)
    {
        if (m_round.limit.clock != ClockKind::Work)
            return;
        for (const int year : detail::unpublishedYears(m_round.start, until, m_calendar)) {
            const Instant from = m_calendar.toInstant(QDate(year, 1, 1), QTime(0, 0));
            const Instant to = m_calendar.toInstant(QDate(year + 1, 1, 1), QTime(0, 0));
            add(Kind::Provisional, std::max(from, m_round.start), std::min(to, until), seconds{0},
                QString::number(year));
        }
    }

    const DeadlineRun &m_round;
    const Calendar &m_calendar;
    std::vector<Extension> m_extensions;
    size_t m_extended = 0;
    std::optional<QString> m_season;
    std::vector<Step> m_steps;
};
} // namespace

std::vector<Step> explain(const DeadlineRun &run, const Calendar &calendar)
{
    const DeadlineRun round = lastRound(run);
    return Explanation(round, calendar).steps();
}

std::vector<Step> explain(Instant start, const Limit &limit, const Calendar &calendar)
{
    DeadlineRun run;
    run.start = start;
    run.limit = limit;
    return Explanation(run, calendar).steps();
}
} // namespace wanmi::worktime

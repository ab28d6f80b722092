// SPDX-License-Identifier: GPL-3.0-or-later
#include "worktime/whatif.h"

#include "worktime/runsegments.h"
#include "worktime/stretches.h"

#include <algorithm>

namespace wanmi::worktime {

using base::Instant;
using std::chrono::milliseconds;
using std::chrono::seconds;

namespace {

/// Where a run ends in one calendar: its due, or without one the instant it stopped at and what is left.
struct End
{
    std::optional<Instant> due;
    milliseconds left{0};
    Instant reached;
};

End endOf(const DeadlineRun &round, const Calendar &calendar)
{
    const auto pauses = detail::pausesOf(round);
    const seconds whole = detail::wholeLimit(round);
    End end;
    end.due = detail::usedUpAt(round, pauses, whole, calendar);
    if (!end.due) {
        end.reached = pauses.back().from;
        end.left = whole - detail::usedUntil(round, pauses, end.reached, calendar);
    } else {
        end.reached = *end.due;
    }
    return end;
}

/// The days on which two calendars differ, counted, so that a range of days is asked in no time.
class DifferingDays
{
public:
    DifferingDays(const Calendar &one, const Calendar &other, QDate first, QDate last)
        : m_first(first)
        , m_all(one.utcOffset() != other.utcOffset())
        , m_countBefore{0}
    {
        for (QDate day = first; day <= last; day = day.addDays(1))
            m_countBefore.push_back(m_countBefore.back()
                                    + (one.periodsOf(day) == other.periodsOf(day) ? 0 : 1));
    }
    /// `from` and `to` lie in the range it was made for.
    [[nodiscard]] bool isAnyIn(QDate from, QDate to) const
    {
        return m_all
            || m_countBefore[size_t(m_first.daysTo(to)) + 1] > m_countBefore[size_t(m_first.daysTo(from))];
    }

private:
    QDate m_first;
    bool m_all;
    std::vector<int> m_countBefore;
};

struct Candidate
{
    size_t index;
    QDate first;
    QDate last;
    End end;
};
} // namespace

Difference whatIf(const DeadlineRun &run, const Hypothesis &hypothesis, const Calendar &calendar)
{
    Difference difference{run, {}, {}, {}};
    DeadlineRun &changed = difference.run;
    changed.start = hypothesis.start.value_or(run.start);
    changed.limit = hypothesis.limit.value_or(run.limit);
    if (hypothesis.suspension)
        changed.suspensions.push_back(*hypothesis.suspension);
    if (hypothesis.extension)
        changed.extensions.push_back(*hypothesis.extension);
    const Calendar &other = hypothesis.calendar ? *hypothesis.calendar : calendar;
    if (hypothesis.calendar)
        changed.calendarVersion = other.version();
    difference.before = endOf(lastRound(run), calendar).due;
    difference.after = endOf(lastRound(changed), other).due;
    if (difference.before && difference.after)
        difference.by = *difference.after - *difference.before;
    return difference;
}

std::vector<Move> movedBy(const Calendar &before, const Calendar &after, std::span<const DeadlineRun> runs)
{
    std::vector<Candidate> candidates;
    QDate first;
    QDate last;
    for (size_t i = 0; i < runs.size(); ++i) {
        if (runs[i].limit.clock != ClockKind::Work || runs[i].stoppedAt)
            continue;
        const DeadlineRun round = lastRound(runs[i]);
        const End end = endOf(round, before);
        const QDate from = detail::localDay(round.start, before);
        const QDate to = std::max(from, detail::localDay(end.reached, before));
        first = candidates.empty() ? from : std::min(first, from);
        last = candidates.empty() ? to : std::max(last, to);
        candidates.push_back({i, from, to, end});
    }
    if (candidates.empty())
        return {};
    // What a run used up to its due depends on no later day, so one without a differing day stays where it
    // is.
    const DifferingDays differing(before, after, first, last);
    std::vector<Move> moves;
    for (const Candidate &one : candidates) {
        if (!differing.isAnyIn(one.first, one.last))
            continue;
        const End end = endOf(lastRound(runs[one.index]), after);
        if (end.due == one.end.due && end.left == one.end.left)
            continue;
        const milliseconds by
            = end.due && one.end.due ? *end.due - *one.end.due : milliseconds{end.left - one.end.left};
        moves.push_back({one.index, one.end.due, end.due, by});
    }
    return moves;
}
} // namespace wanmi::worktime

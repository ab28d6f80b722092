// SPDX-License-Identifier: GPL-3.0-or-later
#include "worktime/deadlinerun.h"

#include "worktime/runsegments.h"
#include "worktime/stretches.h"

#include <algorithm>

namespace wanmi::worktime {

using base::Instant;
using std::chrono::milliseconds;
using std::chrono::seconds;

namespace {

constexpr seconds LeastReworkLimit{2 * 3600};

DeadlineRun roundOf(const DeadlineRun &run, size_t number)
{
    DeadlineRun round = run;
    round.reworks.clear();
    const bool isLast = number == run.reworks.size();
    const Instant begin = number > 0 ? run.reworks[number - 1] : run.start;
    const Instant end = isLast ? Instant::max() : run.reworks[number];
    if (number > 0) {
        round.start = begin;
        round.limit = reworkLimit(run.limit);
        round.round = run.round + int(number);
    }
    if (!isLast)
        round.stoppedAt.reset();
    std::erase_if(round.suspensions, [&](const Suspension &pause) {
        return pause.from >= end || (number > 0 && pause.to && *pause.to <= begin);
    });
    std::erase_if(round.extensions,
                  [&](const Extension &more) { return more.at >= end || (number > 0 && more.at < begin); });
    return round;
}

/// The run as it was known at an instant.
DeadlineRun knownAt(DeadlineRun run, Instant now)
{
    std::erase_if(run.suspensions, [now](const Suspension &pause) { return pause.from > now; });
    std::erase_if(run.extensions, [now](const Extension &more) { return more.at > now; });
    return run;
}

bool standsStillAt(Instant now, const std::vector<Suspension> &pauses)
{
    return std::ranges::any_of(pauses, [now](const Suspension &pause) {
        return pause.from <= now && (!pause.to || now < *pause.to);
    });
}
} // namespace

namespace detail {

std::vector<Suspension> pausesOf(const DeadlineRun &run)
{
    std::vector<Suspension> pauses;
    for (Suspension pause : run.suspensions) {
        pause.from = std::max(pause.from, run.start);
        if (!pause.to || *pause.to > pause.from)
            pauses.push_back(pause);
    }
    std::ranges::sort(pauses, {}, &Suspension::from);
    std::vector<Suspension> merged;
    for (const Suspension &pause : pauses) {
        if (merged.empty() || (merged.back().to && *merged.back().to < pause.from))
            merged.push_back(pause);
        else if (!pause.to)
            merged.back().to.reset();
        else if (merged.back().to)
            merged.back().to = std::max(*merged.back().to, *pause.to);
    }
    return merged;
}

seconds wholeLimit(const DeadlineRun &run)
{
    seconds whole = run.limit.length;
    for (const Extension &more : run.extensions)
        whole += more.length;
    return whole;
}

std::optional<Instant> usedUpAt(const DeadlineRun &round, const std::vector<Suspension> &pauses,
                                seconds length, const Calendar &calendar)
{
    const ClockKind clock = round.limit.clock;
    milliseconds left = length;
    Instant from = round.start;
    for (const Suspension &pause : pauses) {
        const milliseconds ran = usedExactly(from, pause.from, clock, calendar);
        if (left <= ran) {
            // A limit of nothing is due when work begins, which may be after the pause.
            if (const Instant due = usedUpAt(from, left, clock, calendar); due <= pause.from)
                return due;
        }
        if (!pause.to)
            return {};
        left -= ran;
        from = *pause.to;
    }
    return usedUpAt(from, left, clock, calendar);
}

milliseconds usedUntil(const DeadlineRun &round, const std::vector<Suspension> &pauses, Instant at,
                       const Calendar &calendar)
{
    milliseconds used{0};
    Instant from = round.start;
    for (const Suspension &pause : pauses) {
        used += usedExactly(from, std::min(at, pause.from), round.limit.clock, calendar);
        if (!pause.to)
            return used;
        from = *pause.to;
    }
    return used + usedExactly(from, at, round.limit.clock, calendar);
}

std::vector<int> unpublishedYears(Instant from, Instant to, const Calendar &calendar)
{
    std::vector<int> years;
    const int last = localDay(to, calendar).year();
    for (int year = localDay(from, calendar).year(); year <= last; ++year) {
        if (!calendar.isPublished(year))
            years.push_back(year);
    }
    return years;
}
} // namespace detail

Limit reworkLimit(const Limit &original)
{
    return {std::max(original.length / 2, std::min(original.length, LeastReworkLimit)), original.clock};
}

DeadlineRun roundAt(const DeadlineRun &run, Instant now)
{
    return roundOf(run, size_t(std::ranges::upper_bound(run.reworks, now) - run.reworks.begin()));
}

DeadlineRun lastRound(const DeadlineRun &run)
{
    return roundOf(run, run.reworks.size());
}

std::optional<Instant> factDue(const DeadlineRun &run, const Calendar &calendar)
{
    return detail::usedUpAt(run, detail::pausesOf(run), detail::wholeLimit(run), calendar);
}

Standing standingAt(const DeadlineRun &run, Instant now, const Calendar &calendar)
{
    DeadlineRun round = roundAt(run, now);
    const Instant at = round.stoppedAt ? std::min(now, *round.stoppedAt) : now;
    round = knownAt(std::move(round), at);
    const std::vector<Suspension> pauses = detail::pausesOf(round);
    Standing standing;
    standing.round = round.round;
    standing.limit = detail::wholeLimit(round);
    standing.used = std::chrono::floor<seconds>(detail::usedUntil(round, pauses, at, calendar));
    standing.remaining = standing.limit - standing.used;
    standing.due = detail::usedUpAt(round, pauses, standing.limit, calendar);
    standing.warn = detail::usedUpAt(round, pauses, standing.limit * 4 / 5, calendar);
    if (at >= round.start) {
        // A clock that has no due now is one that stands still now: only a pause that has begun is known.
        standing.light = standsStillAt(at, pauses) || !standing.due || !standing.warn
            ? Light::Grey
            : lightAt(at, *standing.warn, *standing.due);
    }
    standing.isProvisional = round.limit.clock == ClockKind::Work
        && !detail::unpublishedYears(round.start, std::max(round.start, standing.due.value_or(at)), calendar)
                .empty();
    return standing;
}

base::Result<const Calendar *> calendarOf(const DeadlineRun &run, const CalendarHistory &history)
{
    if (run.calendarVersion.isEmpty())
        return &history.inForceAt(run.start);
    const Calendar *edition = history.edition(run.calendarVersion);
    if (!edition)
        return base::failure(base::ErrorKind::NotFound, QStringLiteral("unknown-calendar"),
                             run.calendarVersion);
    return edition;
}
} // namespace wanmi::worktime

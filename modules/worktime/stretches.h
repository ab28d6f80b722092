// SPDX-License-Identifier: GPL-3.0-or-later
// Inside the module: the stretches of time in which a clock runs.
#pragma once

#include "worktime/calendar.h"
#include "worktime/limit.h"

namespace wanmi::worktime::detail {

using base::Instant;
using std::chrono::milliseconds;

/// The local day an instant falls on; integer arithmetic, since QDateTime would cost more than the whole
/// deadline.
[[nodiscard]] inline QDate localDay(Instant at, const Calendar &calendar)
{
    constexpr qint64 EpochJulianDay = 2440588;
    const auto local = at + calendar.utcOffset();
    return QDate::fromJulianDay(EpochJulianDay
                                + std::chrono::floor<std::chrono::days>(local).time_since_epoch().count());
}

/// Calls `visit(day, from, to)` for each stretch of work time from `start` on, until it returns false.
template <typename Visit> void forEachStretch(Instant start, const Calendar &calendar, Visit visit)
{
    for (QDate day = localDay(start, calendar);; day = day.addDays(1)) {
        for (const Period &period : calendar.periodsOf(day)) {
            const Instant to = calendar.toInstant(day, period.to);
            if (to <= start)
                continue;
            if (!visit(day, std::max(start, calendar.toInstant(day, period.from)), to))
                return;
        }
    }
}

/// Where `left` is used up on a clock that runs from `start` without a pause.
[[nodiscard]] Instant usedUpAt(Instant start, milliseconds left, ClockKind clock, const Calendar &calendar);

/// usedBetween() of deadline.h to the millisecond.
[[nodiscard]] milliseconds usedExactly(Instant from, Instant to, ClockKind clock, const Calendar &calendar);
} // namespace wanmi::worktime::detail

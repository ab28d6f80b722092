// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "worktime/calendar.h"
#include "worktime/limit.h"

#include <QStringList>

namespace wanmi::worktime {

/// The instant at which `limit` is used up when the clock starts at `start`. Reproduces the worked examples
/// of domain.md §10. A zero limit is due at the start (work clock: as soon as the next period begins).
[[nodiscard]] base::Instant dueAt(base::Instant start, const Limit &limit, const Calendar &calendar);

/// Time of that clock used between two instants (0 when to <= from).
[[nodiscard]] std::chrono::seconds usedBetween(base::Instant from, base::Instant to, ClockKind clock,
                                               const Calendar &calendar);

/// One step of a deadline's explanation; describe() turns them into words. The steps follow one another
/// without a gap from the start to the due, but for those that take no time (from == to) and Provisional.
struct Step
{
    enum class Kind {
        Start,
        Worked, ///< the clock ran: `used` of it
        Night, ///< outside the periods of a workday: nights and midday breaks
        Weekend,
        Holiday,
        MakeUpDay, ///< the clock ran on a worked Saturday or Sunday
        Provisional, ///< the holiday list of a year in between is not published yet
        Due,
        HalfDay, ///< the clock ran on a day with hours of its own
        Season, ///< other office hours hold from the day of `from` on; takes no time
        Suspended, ///< the clock stood still; to == from: it still does, and nobody has said until when
        Extended, ///< at `from` the limit grew by `used`; takes no time
        Rework, ///< the start of a rework round; takes no time
        Left, ///< instead of Due while the clock stands still: `used` is what is left of the limit
    };
    Kind kind = Kind::Start;
    base::Instant from;
    base::Instant to;
    std::chrono::seconds used{0};
    QString
        name; ///< Chinese, of a holiday, half day or season; the year of Provisional; the number of Rework
    ClockKind clock = ClockKind::Work; ///< whose time `used` is
};
[[nodiscard]] std::vector<Step> explain(base::Instant start, const Limit &limit, const Calendar &calendar);
} // namespace wanmi::worktime

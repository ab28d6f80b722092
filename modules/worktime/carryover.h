// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "worktime/calendar.h"
#include "worktime/limit.h"

namespace wanmi::worktime {

/// Where a due that was counted in the calendar `before` falls in `after`: as much of the clock's time behind
/// `start` as it was, to the millisecond. A due stays exactly where it is when no day from the start to it
/// differs, when it is not behind the start, and on the urgent and the natural clock, which know no calendar.
[[nodiscard]] base::Instant carriedOver(base::Instant start, base::Instant due, ClockKind clock,
                                        const Calendar &before, const Calendar &after);
} // namespace wanmi::worktime

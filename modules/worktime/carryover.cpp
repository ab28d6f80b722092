// SPDX-License-Identifier: GPL-3.0-or-later
#include "worktime/carryover.h"

#include "worktime/stretches.h"

namespace wanmi::worktime {

namespace {

bool isAnyDayOther(QDate from, QDate to, const Calendar &before, const Calendar &after)
{
    if (before.utcOffset() != after.utcOffset())
        return true;
    for (QDate day = from; day <= to; day = day.addDays(1)) {
        if (before.periodsOf(day) != after.periodsOf(day))
            return true;
    }
    return false;
}
} // namespace

base::Instant carriedOver(base::Instant start, base::Instant due, ClockKind clock, const Calendar &before,
                          const Calendar &after)
{
    if (clock != ClockKind::Work || due <= start
        || !isAnyDayOther(detail::localDay(start, before), detail::localDay(due, before), before, after))
        return due;
    return detail::usedUpAt(start, detail::usedExactly(start, due, clock, before), clock, after);
}
} // namespace wanmi::worktime

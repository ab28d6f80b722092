// SPDX-License-Identifier: GPL-3.0-or-later
#include "worktime/deadline.h"

#include "worktime/stretches.h"

namespace wanmi::worktime {

using base::Instant;
using std::chrono::milliseconds;
using std::chrono::seconds;

namespace detail {

Instant usedUpAt(Instant start, milliseconds left, ClockKind clock, const Calendar &calendar)
{
    if (clock != ClockKind::Work)
        return start + left;
    Instant due = start;
    forEachStretch(start, calendar, [&](QDate, Instant from, Instant to) {
        if (left <= to - from) {
            due = from + left;
            return false;
        }
        left -= to - from;
        return true;
    });
    return due;
}

milliseconds usedExactly(Instant from, Instant to, ClockKind clock, const Calendar &calendar)
{
    if (to <= from)
        return milliseconds{0};
    if (clock != ClockKind::Work)
        return to - from;
    milliseconds used{0};
    forEachStretch(from, calendar, [&](QDate, Instant stretchFrom, Instant stretchTo) {
        if (stretchFrom >= to)
            return false;
        used += std::min(to, stretchTo) - stretchFrom;
        return stretchTo < to;
    });
    return used;
}
} // namespace detail

Instant dueAt(Instant start, const Limit &limit, const Calendar &calendar)
{
    return detail::usedUpAt(start, limit.length, limit.clock, calendar);
}

seconds usedBetween(Instant from, Instant to, ClockKind clock, const Calendar &calendar)
{
    return std::chrono::floor<seconds>(detail::usedExactly(from, to, clock, calendar));
}
} // namespace wanmi::worktime

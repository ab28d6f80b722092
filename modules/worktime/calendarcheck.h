// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "worktime/calendar.h"

namespace wanmi::worktime {

/// One reason why a calendar that can be read must not come into force.
struct CalendarFinding
{
    /// bad-version   empty, longer than 64 characters, or with more in it than letters, digits, "." "-" "_"
    /// other-offset  local time is another one than in the calendar in force
    /// year-lost     a year whose holiday list is published now would be provisional again
    /// empty-year    a year is called published and has no holiday
    /// no-work       nobody works for more than 31 days: a due would wait that long
    QString code;
    QString detail; ///< the version, the offset, the year or the first day of it
    friend bool operator==(const CalendarFinding &, const CalendarFinding &) = default;
};

/// What speaks against putting `next` in the place of `inForce`: looked at from the year of `today` to five
/// years on. Empty: proved.
[[nodiscard]] std::vector<CalendarFinding> checkCalendar(const Calendar &next, const Calendar &inForce,
                                                         QDate today);

/// One year of a calendar, for whoever wants to see it.
struct CalendarYear
{
    int year = 0;
    bool isPublished = false;
    int workdays = 0;
    std::vector<QDate> holidays; ///< named days without work, weekends among them
    std::vector<QDate> makeUpDays;
    std::vector<QDate> halfDays;
    std::vector<QDate> seasonsFrom; ///< the first day of each stretch of days with one season's hours
};
[[nodiscard]] CalendarYear yearOf(const Calendar &calendar, int year);
/// Days of that year on which the two give other hours.
[[nodiscard]] std::vector<QDate> differingDays(const Calendar &one, const Calendar &other, int year);
} // namespace wanmi::worktime

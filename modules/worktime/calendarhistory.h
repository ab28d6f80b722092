// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "worktime/calendar.h"

namespace wanmi::worktime {

/// One edition of a calendar and the instant since which new deadlines are judged with it.
struct CalendarEdition
{
    base::Instant from;
    Calendar calendar;
};

/// The editions of one city's calendar, oldest first. A deadline keeps the version it was judged with
/// (DeadlineRun::calendarVersion), so what was judged stays explainable after the calendar has changed.
/// Immutable and shareable between threads.
///
/// The JSON is either one calendar (in force since ever) or
///   {"editions": [{"from": "yyyy-MM-ddTHH:mm", "calendar": {…}}, …]}
/// with `from` in the local time of that edition's calendar; the first edition may leave it out.
class CalendarHistory
{
public:
    /// Errors: Corrupt "bad-calendar": no edition, a broken calendar, editions not ascending, a version
    /// twice.
    static base::Result<CalendarHistory> fromJson(const QJsonObject &json);
    static base::Result<CalendarHistory> of(std::vector<CalendarEdition> editions);
    /// This history and one edition more, which must be the newest. Errors as above.
    [[nodiscard]] base::Result<CalendarHistory> with(CalendarEdition newest) const;

    /// The edition new deadlines are judged with at that instant; the oldest one before all of them.
    [[nodiscard]] const Calendar &inForceAt(base::Instant at) const;
    /// The edition of that version, or nothing.
    [[nodiscard]] const Calendar *edition(QStringView version) const;
    [[nodiscard]] const std::vector<CalendarEdition> &editions() const { return m_editions; }

private:
    CalendarHistory() = default; // never empty: made by of() alone

    std::vector<CalendarEdition> m_editions;
};
} // namespace wanmi::worktime

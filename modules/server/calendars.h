// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/movedues.h"
#include "worktime/calendarcheck.h"

/// The calendars of a city: `wanmi-central calendar …` on its folder; central may be running and judges by a
/// new one from its next command on, its seats hear of it with their next change. Only who sits at this
/// machine publishes.
namespace wanmi::server {

struct CalendarReport
{
    QString version, nameZh, nameEn, by;
    base::Instant at; ///< of publication; 1970 for the shipped one
    bool inForce = false;
    qint64 openCases = 0; ///< whose running clock it gave
    std::vector<int> publishedYears;
};
/// Newest first, the shipped one last. Errors: NotFound "no-city", those of the storage.
[[nodiscard]] base::Result<std::vector<CalendarReport>> calendarsOf(const QString &folder);

/// What a calendar's file says and what speaks against publishing it in this city.
struct CheckedCalendar
{
    worktime::Calendar calendar;
    QJsonObject json;
    QString inForce; ///< version
    std::vector<worktime::CalendarFinding> findings; ///< empty: proved
};
/// \param folder of the city; empty: against the shipped calendar. Errors: Corrupt "bad-calendar" (no JSON,
/// or what worktime::Calendar::fromJson() refuses); Conflict "version-exists"; NotFound "no-city".
[[nodiscard]] base::Result<CheckedCalendar> checkCalendar(const QString &folder, const QByteArray &file,
                                                          base::Instant now);

/// Which open cases it would move; changes nothing. Errors: as checkCalendar(), Refused "calendar-not-proved"
/// (detail: the first finding), those of the storage.
[[nodiscard]] base::Result<domain::CalendarPreview>
previewCalendar(const QString &folder, const QByteArray &file, base::Instant now);

/// From now on clocks run by it and the open cases have the dues it gives them: all or nothing. \return what
/// it moved; that is what the preview showed but for cases that went on in between. \param maxPages of the
/// database, 0: as many as the disk has. Errors: as previewCalendar(), Conflict "published-meanwhile",
/// Unreachable "disk-full", ….
[[nodiscard]] base::Result<domain::CalendarPreview>
publishCalendar(const QString &folder, const QByteArray &file, base::Instant now, qint64 maxPages = 0);

/// The file of that version, or of the one in force. Errors: NotFound "no-city", "unknown-calendar".
[[nodiscard]] base::Result<QByteArray> exportCalendar(const QString &folder, const QString &version = {});
} // namespace wanmi::server

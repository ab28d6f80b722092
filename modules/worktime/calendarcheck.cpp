// SPDX-License-Identifier: GPL-3.0-or-later
#include "worktime/calendarcheck.h"

#include <QRegularExpression>

namespace wanmi::worktime {

namespace {

constexpr int YearsAhead = 5;
constexpr int MostDaysOff = 31;

template <typename Visit> void forEachDay(int year, Visit visit)
{
    for (QDate day(year, 1, 1); day.year() == year; day = day.addDays(1))
        visit(day);
}

bool isVersion(const QString &version)
{
    static const QRegularExpression Form(QStringLiteral("\\A[A-Za-z0-9._-]{1,64}\\z"));
    return Form.match(version).hasMatch();
}

/// The first day of the first stretch that is too long without work.
std::optional<QDate> longRest(const Calendar &calendar, QDate from, QDate to)
{
    int off = 0;
    for (QDate day = from; day <= to; day = day.addDays(1)) {
        off = calendar.periodsOf(day).empty() ? off + 1 : 0;
        if (off > MostDaysOff)
            return day.addDays(1 - off);
    }
    return {};
}
} // namespace

std::vector<CalendarFinding> checkCalendar(const Calendar &next, const Calendar &inForce, QDate today)
{
    std::vector<CalendarFinding> findings;
    if (!isVersion(next.version()))
        findings.push_back({QStringLiteral("bad-version"), next.version()});
    if (next.utcOffset() != inForce.utcOffset())
        findings.push_back(
            {QStringLiteral("other-offset"), QString::number(next.utcOffset() / std::chrono::minutes(1))});
    for (int year = today.year(); year <= today.year() + YearsAhead; ++year) {
        if (inForce.isPublished(year) && !next.isPublished(year))
            findings.push_back({QStringLiteral("year-lost"), QString::number(year)});
        if (next.isPublished(year) && yearOf(next, year).holidays.empty())
            findings.push_back({QStringLiteral("empty-year"), QString::number(year)});
    }
    if (const auto rest = longRest(next, QDate(today.year(), 1, 1), QDate(today.year() + YearsAhead, 12, 31)))
        findings.push_back({QStringLiteral("no-work"), rest->toString(Qt::ISODate)});
    return findings;
}

CalendarYear yearOf(const Calendar &calendar, int year)
{
    CalendarYear found;
    found.year = year;
    found.isPublished = calendar.isPublished(year);
    std::optional<QString> season;
    forEachDay(year, [&](QDate day) {
        found.workdays += calendar.isWorkday(day) ? 1 : 0;
        if (calendar.holidayName(day))
            found.holidays.push_back(day);
        if (calendar.isMakeUpWorkday(day))
            found.makeUpDays.push_back(day);
        if (calendar.halfDayName(day))
            found.halfDays.push_back(day);
        const auto now = calendar.seasonName(day);
        if (now && now != season)
            found.seasonsFrom.push_back(day);
        season = now;
    });
    return found;
}

std::vector<QDate> differingDays(const Calendar &one, const Calendar &other, int year)
{
    std::vector<QDate> days;
    forEachDay(year, [&](QDate day) {
        if (one.periodsOf(day) != other.periodsOf(day))
            days.push_back(day);
    });
    return days;
}
} // namespace wanmi::worktime

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/clock.h"
#include "base/result.h"

#include <QDate>
#include <QJsonObject>
#include <QString>
#include <QTime>

#include <map>
#include <memory>
#include <optional>
#include <set>
#include <vector>

namespace wanmi::worktime {

struct Period
{
    QTime from;
    QTime to;
    friend bool operator==(const Period &, const Period &) = default;
};

/// Working periods of days in one city's local time. Immutable and shareable between threads.
/// China has one time zone without daylight saving; the UTC offset is a field of the calendar.
///
/// The JSON of a calendar (domain.md §10; resources/calendars/*.json). Days are "yyyy-MM-dd", days of any
/// year "MM-dd", times "HH:mm"; ranges of days include both ends. What is not named here is refused.
///   version           text; which edition this is
///   utcOffsetMinutes  whole minutes east of UTC
///   periods           [{from, to}] office hours, ascending; those of the days no season names
///   seasons           [{zh, en?, from: "MM-dd", to: "MM-dd", periods}] office hours of a part of every year,
///   which
///                     may run over New Year ("10-01" to "04-30"). No day in two seasons; without `periods`
///                     above no day in none, 29 February included
///   publishedYears    [2026] the years whose holiday list has been published; the others are provisional
///   holidays          [{from, to, zh, en?}] days without work; no day in two of them
///   makeUpDays        ["2026-05-09"] Saturdays and Sundays that are worked
///   halfDays          [{date, periods, zh?, en?}] workdays with office hours of their own
///   nameZh, nameEn, source   for people
/// `publishedYears`, `holidays`, `makeUpDays`, `halfDays`, `seasons` may be left out, `periods` where seasons
/// fill the year.
class Calendar
{
public:
    /// Errors: Corrupt "bad-calendar"; the detail names the place and what is wrong there, in English.
    static base::Result<Calendar> fromJson(const QJsonObject &json);

    [[nodiscard]] QString version() const { return m_version; }
    [[nodiscard]] bool isWorkday(QDate day) const;
    /// Empty when the day is no workday.
    [[nodiscard]] const std::vector<Period> &periodsOf(QDate day) const;
    /// "劳动节" or "Labour Day"; nothing when the day is no named holiday.
    [[nodiscard]] std::optional<QString> holidayName(QDate day, bool chinese = true) const;
    /// "夏季作息" or "summer hours"; nothing where the hours are those of the whole year.
    [[nodiscard]] std::optional<QString> seasonName(QDate day, bool chinese = true) const;
    /// "除夕" or "New Year's Eve", perhaps empty; nothing when the day has no hours of its own.
    [[nodiscard]] std::optional<QString> halfDayName(QDate day, bool chinese = true) const;
    [[nodiscard]] bool isMakeUpWorkday(QDate day) const { return m_makeUpDays.contains(day); }
    /// Whether the holiday list of that year has been published; else deadlines in it are provisional.
    [[nodiscard]] bool isPublished(int year) const { return m_publishedYears.contains(year); }
    [[nodiscard]] std::chrono::seconds utcOffset() const { return std::chrono::seconds{m_utcOffsetSeconds}; }
    [[nodiscard]] QDateTime toLocal(base::Instant at) const;
    [[nodiscard]] base::Instant toInstant(QDate day, QTime time) const;

private:
    friend class CalendarReader;
    struct Names
    {
        QString zh;
        QString en;
        [[nodiscard]] const QString &in(bool chinese) const { return chinese ? zh : en; }
    };
    /// Days of any year as month * 100 + day; from > to runs over New Year.
    struct Season
    {
        int from = 0;
        int to = 0;
        Names names;
        std::vector<Period> periods;
        [[nodiscard]] bool holds(int monthAndDay) const
        {
            return from <= to ? from <= monthAndDay && monthAndDay <= to
                              : from <= monthAndDay || monthAndDay <= to;
        }
    };
    struct HalfDay
    {
        Names names;
        std::vector<Period> periods;
    };
    [[nodiscard]] const Season *seasonOf(QDate day) const;

    QString m_version;
    int m_utcOffsetSeconds = 8 * 3600;
    std::vector<Period> m_periods;
    std::vector<Period> m_none;
    std::vector<Season> m_seasons;
    std::map<QDate, Names> m_holidays;
    std::map<QDate, HalfDay> m_halfDays;
    std::set<QDate> m_makeUpDays;
    std::set<int> m_publishedYears;
};
} // namespace wanmi::worktime

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
};

/// Working periods of days in one city's local time. Immutable and shareable between threads.
/// China has one time zone without daylight saving; the UTC offset is a field of the calendar.
class Calendar
{
public:
    /// resources/calendars/*.json. Errors: Corrupt "bad-calendar".
    static base::Result<Calendar> fromJson(const QJsonObject &json);

    [[nodiscard]] QString version() const { return m_version; }
    [[nodiscard]] bool isWorkday(QDate day) const;
    /// Empty when the day is no workday.
    [[nodiscard]] const std::vector<Period> &periodsOf(QDate day) const;
    /// "劳动节" or "Labour Day"; nothing when the day is no named holiday.
    [[nodiscard]] std::optional<QString> holidayName(QDate day, bool chinese = true) const;
    [[nodiscard]] bool isMakeUpWorkday(QDate day) const { return m_makeUpDays.contains(day); }
    /// Whether the holiday list of that year has been published; else deadlines in it are provisional.
    [[nodiscard]] bool isPublished(int year) const { return m_publishedYears.contains(year); }
    [[nodiscard]] std::chrono::seconds utcOffset() const { return std::chrono::seconds{m_utcOffsetSeconds}; }
    [[nodiscard]] QDateTime toLocal(base::Instant at) const;
    [[nodiscard]] base::Instant toInstant(QDate day, QTime time) const;

private:
    QString m_version;
    int m_utcOffsetSeconds = 8 * 3600;
    std::vector<Period> m_periods;
    std::vector<Period> m_none;
    std::map<QDate, std::pair<QString, QString>> m_holidays;
    std::set<QDate> m_makeUpDays;
    std::set<int> m_publishedYears;
};
} // namespace wanmi::worktime

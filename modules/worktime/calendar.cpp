// SPDX-License-Identifier: GPL-3.0-or-later
#include "worktime/calendar.h"

namespace wanmi::worktime {

bool Calendar::isWorkday(QDate day) const
{
    if (day.dayOfWeek() > Qt::Friday)
        return m_makeUpDays.contains(day);
    return !m_holidays.contains(day);
}

const Calendar::Season *Calendar::seasonOf(QDate day) const
{
    if (m_seasons.empty())
        return nullptr;
    const QCalendar::YearMonthDay parts = QCalendar().partsFromDate(day);
    const int monthAndDay = parts.month * 100 + parts.day;
    for (const Season &season : m_seasons) {
        if (season.holds(monthAndDay))
            return &season;
    }
    return nullptr;
}

const std::vector<Period> &Calendar::periodsOf(QDate day) const
{
    if (!isWorkday(day))
        return m_none;
    if (!m_halfDays.empty()) {
        if (const auto found = m_halfDays.find(day); found != m_halfDays.end())
            return found->second.periods;
    }
    const Season *season = seasonOf(day);
    return season ? season->periods : m_periods;
}

std::optional<QString> Calendar::holidayName(QDate day, bool chinese) const
{
    const auto found = m_holidays.find(day);
    if (found == m_holidays.end())
        return {};
    return found->second.in(chinese);
}

std::optional<QString> Calendar::seasonName(QDate day, bool chinese) const
{
    const Season *season = seasonOf(day);
    if (!season)
        return {};
    return season->names.in(chinese);
}

std::optional<QString> Calendar::halfDayName(QDate day, bool chinese) const
{
    const auto found = m_halfDays.find(day);
    if (found == m_halfDays.end())
        return {};
    return found->second.names.in(chinese);
}

QDateTime Calendar::toLocal(base::Instant at) const
{
    return QDateTime::fromMSecsSinceEpoch(base::toMs(at), Qt::OffsetFromUTC, m_utcOffsetSeconds);
}

base::Instant Calendar::toInstant(QDate day, QTime time) const
{
    constexpr qint64 EpochJulianDay = 2440588; // 1970-01-01
    const qint64 localMs = (day.toJulianDay() - EpochJulianDay) * 86400000LL + time.msecsSinceStartOfDay();
    return base::instantFromMs(localMs - m_utcOffsetSeconds * 1000LL);
}
} // namespace wanmi::worktime

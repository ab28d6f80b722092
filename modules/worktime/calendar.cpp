// SPDX-License-Identifier: GPL-3.0-or-later
#include "worktime/calendar.h"

#include <QJsonArray>

namespace wanmi::worktime {

namespace {

constexpr int MaxHolidayDays = 60; // one entry longer than this is a typing error

tl::unexpected<base::Error> bad(const QString &what)
{
    return base::failure(base::ErrorKind::Corrupt, QStringLiteral("bad-calendar"), what);
}

QDate dayOf(const QJsonValue &value)
{
    return QDate::fromString(value.toString(), Qt::ISODate);
}

/// Ascending, not overlapping, within one day.
std::optional<std::vector<Period>> readPeriods(const QJsonArray &array)
{
    std::vector<Period> periods;
    for (const QJsonValue &value : array) {
        const QJsonObject entry = value.toObject();
        const Period period{QTime::fromString(entry[u"from"].toString(), QStringLiteral("HH:mm")),
                            QTime::fromString(entry[u"to"].toString(), QStringLiteral("HH:mm"))};
        if (!period.from.isValid() || !period.to.isValid() || period.from >= period.to)
            return {};
        if (!periods.empty() && periods.back().to > period.from)
            return {};
        periods.push_back(period);
    }
    if (periods.empty())
        return {};
    return periods;
}
} // namespace

base::Result<Calendar> Calendar::fromJson(const QJsonObject &json)
{
    Calendar calendar;
    calendar.m_version = json[u"version"].toString();
    if (calendar.m_version.isEmpty())
        return bad(QStringLiteral("version"));
    const int minutes = json[u"utcOffsetMinutes"].toInt(24 * 60);
    if (qAbs(minutes) > 14 * 60)
        return bad(QStringLiteral("utcOffsetMinutes"));
    calendar.m_utcOffsetSeconds = minutes * 60;
    auto periods = readPeriods(json[u"periods"].toArray());
    if (!periods)
        return bad(QStringLiteral("periods"));
    calendar.m_periods = *std::move(periods);

    for (const QJsonValue &year : json[u"publishedYears"].toArray()) {
        if (year.toInt() < 1949 || year.toInt() > 9999)
            return bad(QStringLiteral("publishedYears"));
        calendar.m_publishedYears.insert(year.toInt());
    }
    for (const QJsonValue &value : json[u"holidays"].toArray()) {
        const QJsonObject entry = value.toObject();
        const QDate from = dayOf(entry[u"from"]);
        const QDate to = dayOf(entry[u"to"]);
        const QString zh = entry[u"zh"].toString();
        if (!from.isValid() || !to.isValid() || to < from || from.daysTo(to) > MaxHolidayDays || zh.isEmpty())
            return bad(QStringLiteral("holiday ") + entry[u"from"].toString());
        for (QDate day = from; day <= to; day = day.addDays(1))
            calendar.m_holidays.insert_or_assign(day, std::pair{zh, entry[u"en"].toString(zh)});
    }
    for (const QJsonValue &value : json[u"makeUpDays"].toArray()) {
        const QDate day = dayOf(value);
        if (!day.isValid() || calendar.m_holidays.contains(day))
            return bad(QStringLiteral("make-up day ") + value.toString());
        calendar.m_makeUpDays.insert(day);
    }
    return calendar;
}

bool Calendar::isWorkday(QDate day) const
{
    if (day.dayOfWeek() > Qt::Friday)
        return m_makeUpDays.contains(day);
    return !m_holidays.contains(day);
}

const std::vector<Period> &Calendar::periodsOf(QDate day) const
{
    return isWorkday(day) ? m_periods : m_none;
}

std::optional<QString> Calendar::holidayName(QDate day, bool chinese) const
{
    const auto found = m_holidays.find(day);
    if (found == m_holidays.end())
        return {};
    return chinese ? found->second.first : found->second.second;
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

// SPDX-License-Identifier: GPL-3.0-or-later
// The strict reading of a calendar's JSON; every refusal says where and what.
#include "worktime/calendar.h"

#include <QJsonArray>

#include <algorithm>

namespace wanmi::worktime {

namespace {

constexpr int MaxHolidayDays = 60; // one entry longer than this is a typing error
constexpr int MinutesADay = 24 * 60;

QString quoted(const QString &text)
{
    return u'"' + text + u'"';
}

QString indexed(const char *list, qsizetype index)
{
    return QLatin1String(list) + u'[' + QString::number(index) + u']';
}
} // namespace

/// Reads the parts in turn; the first thing that is wrong is kept and the rest not read.
class CalendarReader
{
public:
    explicit CalendarReader(const QJsonObject &json)
        : m_json(json)
    {
    }

    base::Result<Calendar> read()
    {
        allowOnly(m_json, QString(),
                  {u"version", u"utcOffsetMinutes", u"periods", u"seasons", u"publishedYears", u"holidays",
                   u"makeUpDays", u"halfDays", u"nameZh", u"nameEn", u"source"});
        readHead();
        readHours();
        readYears();
        readHolidays();
        readMakeUpDays();
        readHalfDays();
        if (!m_wrong.isEmpty())
            return base::failure(base::ErrorKind::Corrupt, QStringLiteral("bad-calendar"), m_wrong);
        return std::move(m_calendar);
    }

private:
    using Names = Calendar::Names;

    bool refuse(const QString &place, const QString &what)
    {
        if (m_wrong.isEmpty())
            m_wrong = place.isEmpty() ? what : place + QStringLiteral(": ") + what;
        return false;
    }

    void allowOnly(const QJsonObject &object, const QString &place, std::initializer_list<QStringView> known)
    {
        for (const QString &key : object.keys()) {
            if (std::ranges::find(known, QStringView(key)) == known.end())
                refuse(place, QStringLiteral("unknown field ") + quoted(key));
        }
    }

    QString text(const QJsonObject &object, QStringView key, const QString &place, bool isNeeded)
    {
        const QJsonValue value = object[key];
        if ((!value.isUndefined() || isNeeded) && (!value.isString() || value.toString().isEmpty()))
            refuse(place, quoted(key.toString()) + QStringLiteral(" must be a text"));
        return value.toString();
    }

    Names names(const QJsonObject &object, const QString &place, bool isNeeded)
    {
        const QString zh = text(object, u"zh", place, isNeeded);
        const QString en = text(object, u"en", place, false);
        return {zh, en.isEmpty() ? zh : en};
    }

    /// The entries of a list that may be missing.
    QJsonArray list(QStringView key)
    {
        const QJsonValue value = m_json[key];
        if (!value.isUndefined() && !value.isArray())
            refuse({}, quoted(key.toString()) + QStringLiteral(" must be a list"));
        return value.toArray();
    }

    /// Calls take(entry, place) for each entry of a list, until something is wrong.
    template <typename Take> void eachOf(const char *key, const Take &take)
    {
        const QJsonArray entries = list(QString::fromLatin1(key));
        for (qsizetype i = 0; i < entries.size() && m_wrong.isEmpty(); ++i)
            take(entries[i], indexed(key, i));
    }

    QDate day(const QJsonValue &value, const QString &place)
    {
        const QDate read = QDate::fromString(value.toString(), QStringLiteral("yyyy-MM-dd"));
        if (!read.isValid())
            refuse(place, quoted(value.toString()) + QStringLiteral(" is no day (yyyy-MM-dd)"));
        return read;
    }

    QTime time(const QJsonValue &value, const QString &place)
    {
        const QTime read = QTime::fromString(value.toString(), QStringLiteral("HH:mm"));
        if (!read.isValid())
            refuse(place, quoted(value.toString()) + QStringLiteral(" is no time (HH:mm)"));
        return read;
    }

    /// Month * 100 + day; 29 February is a day of any year.
    int monthAndDay(const QJsonValue &value, const QString &place)
    {
        const QDate read
            = QDate::fromString(QStringLiteral("2024-") + value.toString(), QStringLiteral("yyyy-MM-dd"));
        if (!read.isValid())
            refuse(place, quoted(value.toString()) + QStringLiteral(" is no day of a year (MM-dd)"));
        return read.month() * 100 + read.day();
    }

    std::vector<Period> periods(const QJsonValue &value, const QString &place)
    {
        std::vector<Period> read;
        const QJsonArray entries = value.toArray();
        if (entries.isEmpty())
            refuse(place, QStringLiteral("no working period"));
        for (qsizetype i = 0; i < entries.size() && m_wrong.isEmpty(); ++i) {
            const QString at = place + u'[' + QString::number(i) + u']';
            const QJsonObject entry = entries[i].toObject();
            allowOnly(entry, at, {u"from", u"to"});
            const Period period{time(entry[u"from"], at), time(entry[u"to"], at)};
            if (period.from >= period.to)
                refuse(at, QStringLiteral("ends at or before its begin"));
            if (!read.empty() && period.from < read.back().to)
                refuse(at, QStringLiteral("begins before the period above it ends"));
            read.push_back(period);
        }
        return read;
    }

    void readHead()
    {
        m_calendar.m_version = text(m_json, u"version", {}, true);
        const QJsonValue offset = m_json[u"utcOffsetMinutes"];
        const int minutes = offset.toInt(MinutesADay);
        if (qAbs(minutes) > 14 * 60)
            refuse({}, QStringLiteral("\"utcOffsetMinutes\" must be whole minutes, at most 14 hours"));
        m_calendar.m_utcOffsetSeconds = minutes * 60;
    }

    void readHours()
    {
        const bool hasSeasons = !list(u"seasons").isEmpty();
        const QJsonValue ofTheYear = m_json[u"periods"];
        if (!hasSeasons || !ofTheYear.isUndefined())
            m_calendar.m_periods = periods(ofTheYear, QStringLiteral("periods"));
        eachOf("seasons", [this](const QJsonValue &value, const QString &at) {
            const QJsonObject entry = value.toObject();
            allowOnly(entry, at, {u"zh", u"en", u"from", u"to", u"periods"});
            m_calendar.m_seasons.push_back({monthAndDay(entry[u"from"], at), monthAndDay(entry[u"to"], at),
                                            names(entry, at, true),
                                            periods(entry[u"periods"], at + QStringLiteral(".periods"))});
        });
        if (m_wrong.isEmpty() && hasSeasons)
            checkSeasons(!ofTheYear.isUndefined());
    }

    /// Each day of a leap year is in one season, or in none where `periods` say what holds there.
    void checkSeasons(bool gapsAreFilled)
    {
        for (QDate day(2024, 1, 1); day.year() == 2024 && m_wrong.isEmpty(); day = day.addDays(1)) {
            const QString name = day.toString(QStringLiteral("MM-dd"));
            QStringList in;
            for (const auto &season : m_calendar.m_seasons) {
                if (season.holds(day.month() * 100 + day.day()))
                    in.append(season.names.zh);
            }
            if (in.size() > 1)
                refuse(QStringLiteral("seasons"),
                       name + QStringLiteral(" is in ") + in[0] + QStringLiteral(" and in ") + in[1]);
            if (in.isEmpty() && !gapsAreFilled)
                refuse(QStringLiteral("seasons"), name + QStringLiteral(" is in no season"));
        }
    }

    void readYears()
    {
        for (const auto &year : list(u"publishedYears")) {
            const int number = year.toInt();
            if (number < 1949 || number > 9999)
                refuse(QStringLiteral("publishedYears"), QStringLiteral("a year must be a whole number"));
            else if (!m_calendar.m_publishedYears.insert(number).second)
                refuse(QStringLiteral("publishedYears"), QString::number(number) + QStringLiteral(" twice"));
        }
    }

    void readHolidays()
    {
        eachOf("holidays", [this](const QJsonValue &value, const QString &at) {
            const QJsonObject entry = value.toObject();
            allowOnly(entry, at, {u"from", u"to", u"zh", u"en"});
            const QDate from = day(entry[u"from"], at);
            const QDate to = day(entry[u"to"], at);
            const Names called = names(entry, at, true);
            if (m_wrong.isEmpty() && to < from)
                refuse(at, QStringLiteral("ends before its begin"));
            if (m_wrong.isEmpty() && from.daysTo(to) > MaxHolidayDays)
                refuse(at, QStringLiteral("longer than 60 days"));
            for (QDate one = from; m_wrong.isEmpty() && one <= to; one = one.addDays(1)) {
                if (!m_calendar.m_holidays.emplace(one, called).second)
                    refuse(at, one.toString(Qt::ISODate) + QStringLiteral(" is in another holiday too"));
            }
        });
    }

    void readMakeUpDays()
    {
        eachOf("makeUpDays", [this](const QJsonValue &value, const QString &at) {
            const QDate one = day(value, at);
            if (m_calendar.m_holidays.contains(one))
                refuse(at, quoted(value.toString()) + QStringLiteral(" is a holiday"));
            else if (one.isValid() && one.dayOfWeek() <= Qt::Friday)
                refuse(at, quoted(value.toString()) + QStringLiteral(" is a weekday, worked anyway"));
            else if (!m_calendar.m_makeUpDays.insert(one).second)
                refuse(at, quoted(value.toString()) + QStringLiteral(" twice"));
        });
    }

    void readHalfDays()
    {
        eachOf("halfDays", [this](const QJsonValue &value, const QString &at) {
            const QJsonObject entry = value.toObject();
            allowOnly(entry, at, {u"date", u"periods", u"zh", u"en"});
            const QDate one = day(entry[u"date"], at);
            if (m_wrong.isEmpty() && !m_calendar.isWorkday(one))
                refuse(at, one.toString(Qt::ISODate) + QStringLiteral(" is no workday"));
            Calendar::HalfDay half{names(entry, at, false),
                                   periods(entry[u"periods"], at + QStringLiteral(".periods"))};
            if (!m_calendar.m_halfDays.emplace(one, std::move(half)).second)
                refuse(at, quoted(entry[u"date"].toString()) + QStringLiteral(" twice"));
        });
    }

    const QJsonObject &m_json;
    Calendar m_calendar;
    QString m_wrong;
};

base::Result<Calendar> Calendar::fromJson(const QJsonObject &json)
{
    return CalendarReader(json).read();
}
} // namespace wanmi::worktime

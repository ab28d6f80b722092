// SPDX-License-Identifier: GPL-3.0-or-later
// The second half of words.h: times, distances and numbers.
#include "models/words.h"

#include <QCoreApplication>
#include <QLocale>

#include <array>
#include <cmath>

namespace wanmi::models {
namespace {
constexpr qint64 Minute = 60;
constexpr qint64 Hour = 60 * Minute;
constexpr qint64 Day = 24 * Hour;
constexpr qint64 SecondsShownBelow = 10 * Minute; ///< time left counts in seconds when they begin to matter
const QString Dash = QStringLiteral("—");

QString say(const char *source)
{
    return QCoreApplication::translate("words", source);
}

QString spoken(qint64 seconds, bool withSeconds)
{
    if (seconds >= Day)
        return say(QT_TRANSLATE_NOOP("words", "%1 d %2 h")).arg(seconds / Day).arg(seconds % Day / Hour);
    if (seconds >= Hour)
        return say(QT_TRANSLATE_NOOP("words", "%1 h %2 min"))
            .arg(seconds / Hour)
            .arg(seconds % Hour / Minute);
    if (seconds >= Minute && (!withSeconds || seconds >= SecondsShownBelow))
        return say(QT_TRANSLATE_NOOP("words", "%1 min")).arg(seconds / Minute);
    if (seconds >= Minute) {
        return say(QT_TRANSLATE_NOOP("words", "%1 min %2 s"))
            .arg(seconds / Minute)
            .arg(seconds % Minute, 2, 10, QLatin1Char('0'));
    }
    return say(QT_TRANSLATE_NOOP("words", "%1 s")).arg(seconds);
}

/// Digits in groups of three with a thin space between them.
QString grouped(qint64 value)
{
    QString digits = QString::number(std::abs(value));
    for (qsizetype at = digits.size() - 3; at > 0; at -= 3)
        digits.insert(at, QChar(0x2009));
    return value < 0 ? QChar(0x2212) + digits : digits;
}
} // namespace

QString Words::timeLeft(double dueMs, double nowMs) const
{
    if (dueMs <= 0)
        return {};
    const auto seconds = static_cast<qint64>(std::floor((dueMs - nowMs) / 1000));
    if (seconds >= 0)
        return say(QT_TRANSLATE_NOOP("words", "%1 left")).arg(spoken(seconds, true));
    return say(QT_TRANSLATE_NOOP("words", "%1 over")).arg(spoken(-seconds, false));
}

QString Words::duration(double ms) const
{
    return spoken(static_cast<qint64>(ms / 1000), false);
}

QString Words::moment(double atMs, double nowMs) const
{
    if (atMs <= 0)
        return Dash;
    const worktime::Calendar &calendar = m_rules->calendar;
    const QDateTime at = calendar.toLocal(base::instantFromMs(static_cast<qint64>(atMs)));
    const QDate today = calendar.toLocal(base::instantFromMs(static_cast<qint64>(nowMs))).date();
    const QString time = at.time().toString(QStringLiteral("HH:mm"));
    if (at.date() == today)
        return time;
    if (at.date().addDays(1) == today)
        return say(QT_TRANSLATE_NOOP("words", "yesterday %1")).arg(time);
    if (today.addDays(1) == at.date())
        return say(QT_TRANSLATE_NOOP("words", "tomorrow %1")).arg(time);
    const bool thisYear = at.date().year() == today.year();
    return at.date().toString(thisYear ? QStringLiteral("MM-dd") : QStringLiteral("yyyy-MM-dd")) + u' '
        + time;
}

QString Words::clockTime(double atMs) const
{
    return m_rules->calendar.toLocal(base::instantFromMs(static_cast<qint64>(atMs)))
        .time()
        .toString(QStringLiteral("HH:mm:ss"));
}

QString Words::dateLine(double atMs) const
{
    const QDate day = m_rules->calendar.toLocal(base::instantFromMs(static_cast<qint64>(atMs))).date();
    const QLocale locale(isChinese() ? QLocale::Chinese : QLocale::English);
    return locale.toString(day, isChinese() ? QStringLiteral("M月d日 dddd") : QStringLiteral("ddd d MMM"));
}

QString Words::age(double atMs, double nowMs) const
{
    if (atMs <= 0)
        return Dash;
    const double seconds = std::max(0.0, nowMs - atMs) / 1000;
    if (seconds < 10)
        return say(QT_TRANSLATE_NOOP("words", "%1 s")).arg(QString::number(seconds, 'f', 1));
    return spoken(static_cast<qint64>(seconds), false);
}

QString Words::distance(double metres) const
{
    if (metres < 999.5)
        return QStringLiteral("%1 m").arg(qRound(metres));
    return QStringLiteral("%1 km").arg(QString::number(metres / 1000, 'f', 1));
}

QString Words::number(double value) const
{
    return grouped(static_cast<qint64>(std::llround(value)));
}

QString Words::percent(double share) const
{
    return share < 0 ? Dash : QString::number(share * 100, 'f', 1) + QStringLiteral(" %");
}

QString Words::limit(const worktime::Limit &limit) const
{
    constexpr qint64 WorkDay = 8 * Hour;
    const qint64 seconds = limit.length.count();
    if (limit.clock != worktime::ClockKind::Work)
        return spoken(seconds, false);
    const auto days = static_cast<int>(seconds / WorkDay);
    if (seconds % WorkDay == 0)
        return QCoreApplication::translate("words", "%n working day(s)", nullptr, days);
    return say(QT_TRANSLATE_NOOP("words", "%1 working hours"))
        .arg(QString::number(double(seconds) / Hour, 'g', 3));
}
} // namespace wanmi::models

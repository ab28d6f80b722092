// SPDX-License-Identifier: GPL-3.0-or-later
#include "protocol/cameramonth.h"

#include <QStringList>

namespace wanmi::protocol {
namespace {
constexpr int MostDays = 31, MostChecks = 24 * 3600;

template <typename T> T valueOf(const Value &value)
{
    const T *present = std::get_if<T>(&value);
    return present ? *present : T();
}

/// "144/140,144/144": checks and how many found it on, one for each day.
std::optional<std::vector<CameraMonth::Day>> daysFrom(const QString &text)
{
    std::vector<CameraMonth::Day> days;
    if (text.isEmpty())
        return days;
    const QStringList parts = text.split(u',');
    if (parts.size() > MostDays)
        return {};
    for (const QString &part : parts) {
        const QStringList pair = part.split(u'/');
        bool isChecks = false, isOnline = false;
        const CameraMonth::Day day{pair.value(0).toInt(&isChecks), pair.value(1).toInt(&isOnline)};
        if (pair.size() != 2 || !isChecks || !isOnline || day.online < 0 || day.online > day.checks || day.checks > MostChecks)
            return {};
        days.push_back(day);
    }
    return days;
}
} // namespace

void CameraMonth::add(int dayOfMonth, Day checks)
{
    Q_ASSERT(dayOfMonth >= 1 && dayOfMonth <= MostDays);
    if (days.size() < std::size_t(dayOfMonth))
        days.resize(std::size_t(dayOfMonth));
    Day &day = days[std::size_t(dayOfMonth) - 1];
    day.checks = std::min(day.checks + checks.checks, MostChecks);
    day.online = std::min(day.online + checks.online, day.checks);
}

QDate CameraMonth::date(std::size_t day) const
{
    return QDate(month.left(4).toInt(), month.mid(4).toInt(), int(day) + 1);
}

Row toRow(const CameraMonth &month)
{
    QStringList days;
    for (const CameraMonth::Day &day : month.days)
        days << QStringLiteral("%1/%2").arg(day.checks).arg(day.online);
    return {month.id(), month.camera, month.month, days.join(u','), month.checkedMs, month.offSinceMs};
}

base::Result<CameraMonth> cameraMonthFromRow(const Row &row, qint64 version)
{
    Q_ASSERT(row.size() == spec(TableNo::CameraMonth).columns.size());
    CameraMonth month;
    month.camera = valueOf<QString>(row[1]);
    month.month = valueOf<QString>(row[2]);
    auto days = daysFrom(valueOf<QString>(row[3]));
    month.checkedMs = valueOf<qint64>(row[4]);
    month.offSinceMs = valueOf<qint64>(row[5]);
    month.version = version;
    if (!days || month.camera.isEmpty() || month.month.size() != 6 || !month.date(0).isValid()
        || valueOf<QString>(row[0]) != month.id())
        return base::failure(base::ErrorKind::Corrupt, QStringLiteral("bad-row"), valueOf<QString>(row[0]).left(64));
    month.days = *std::move(days);
    return month;
}
} // namespace wanmi::protocol

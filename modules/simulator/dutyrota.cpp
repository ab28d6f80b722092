// SPDX-License-Identifier: GPL-3.0-or-later
#include "simulator/dutyrota.h"

#include "simulator/chance.h"

namespace wanmi::simulator {
namespace {
constexpr int NightFrom = 22, NightTo = 7, NightsInTurn = 5;

bool isNight(int hour)
{
    return hour >= NightFrom || hour < NightTo;
}

/// A night belongs to the day on which it began.
bool keepsWatch(const QString &account, const QDateTime &local)
{
    const qint64 night = local.addSecs(-NightTo * 3600).date().toJulianDay();
    return (Chance(0, account).next() % NightsInTurn + std::uint64_t(night)) % NightsInTurn == 0;
}
} // namespace

bool isOnStreet(const QString &account, const QString &shift, const QDateTime &local)
{
    const int hour = local.time().hour();
    if (shift == u"day" && hour >= 7 && hour < 19)
        return true;
    if (shift == u"evening" && hour >= 12)
        return true;
    if (shift == u"day" || shift == u"evening")
        return isNight(hour) && keepsWatch(account, local);
    return shift != u"night" || isNight(hour);
}
} // namespace wanmi::simulator

// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/crews.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <tuple>

namespace wanmi::domain {
namespace {
using namespace std::chrono_literals;
constexpr double MetresAMinute = 400; ///< 24 km/h through a city
constexpr double MinutesWhenBusy = 35; ///< until it is free, as a rule
constexpr double MinutesWhenNowhere = 25;
constexpr auto OldAfter = 5min; ///< positions come every few seconds
constexpr double MinutesWhenOld = 10;

/// What kinds of vehicle are for. Those that carry passengers are for no case.
const std::map<QString, QStringList> &uses()
{
    static const std::map<QString, QStringList> table{
        {QStringLiteral("sanitation"), {QStringLiteral("sanitation")}},
        {QStringLiteral("sprinkler"),
         {QStringLiteral("sanitation"), QStringLiteral("construction"), QStringLiteral("landscaping")}},
        {QStringLiteral("spoil"),
         {QStringLiteral("construction"), QStringLiteral("municipal_road"), QStringLiteral("sanitation")}},
        {QStringLiteral("enforcement"),
         {QStringLiteral("urban_enforcement"), QStringLiteral("outdoor_ad"), QStringLiteral("parking"),
          QStringLiteral("planning"), QStringLiteral("market_supervision")}},
        {QStringLiteral("bus"), {}},
        {QStringLiteral("taxi"), {}}};
    return table;
}

/// Minutes until it can begin, for ranking only.
double minutesAway(const RankedCrew &ranked, base::Instant now)
{
    double minutes = ranked.distanceM < 0 ? MinutesWhenNowhere : ranked.distanceM / MetresAMinute;
    if (ranked.crew.busy)
        minutes += MinutesWhenBusy;
    if (ranked.crew.seenAt && now - *ranked.crew.seenAt > OldAfter)
        minutes += MinutesWhenOld;
    return minutes;
}

std::vector<DutyReason> reasonsOf(const RankedCrew &ranked, base::Instant now)
{
    const Crew &crew = ranked.crew;
    std::vector<DutyReason> reasons;
    const QString metres = QString::number(std::lround(ranked.distanceM));
    if (ranked.distanceM < 0)
        reasons.push_back({QStringLiteral("crew-nowhere"), {}});
    else if (crew.seenAt)
        reasons.push_back({QStringLiteral("crew-near"), {metres}});
    else
        reasons.push_back({QStringLiteral("crew-last-case"), {metres}});
    reasons.push_back({crew.busy ? QStringLiteral("crew-busy") : QStringLiteral("crew-free"), {}});
    if (!crew.vehicleKind.isEmpty())
        reasons.push_back({ranked.suited ? QStringLiteral("crew-suits") : QStringLiteral("crew-unsuited"),
                           {crew.vehicleKind}});
    if (crew.seenAt && now - *crew.seenAt > OldAfter) {
        const auto age = std::chrono::duration_cast<std::chrono::milliseconds>(now - *crew.seenAt);
        reasons.push_back({QStringLiteral("crew-old"), {QString::number(age.count())}});
    }
    return reasons;
}
} // namespace

bool isOfUse(const QString &vehicleKind, const QString &usual)
{
    const auto known = uses().find(vehicleKind);
    return known == uses().end() || known->second.contains(usual);
}

std::vector<RankedCrew> rankCrews(geo::Place place, const QString &usual, std::span<const Crew> crews,
                                  base::Instant now)
{
    std::vector<RankedCrew> ranked;
    for (const Crew &crew : crews) {
        RankedCrew each{crew,
                        crew.place ? geo::distanceM(place, *crew.place) : -1,
                        crew.vehicleKind.isEmpty() || isOfUse(crew.vehicleKind, usual),
                        {}};
        each.reasons = reasonsOf(each, now);
        ranked.push_back(std::move(each));
    }
    std::ranges::sort(ranked, [now](const RankedCrew &a, const RankedCrew &b) {
        return std::tuple(!a.suited, minutesAway(a, now), a.crew.name)
            < std::tuple(!b.suited, minutesAway(b, now), b.crew.name);
    });
    return ranked;
}
} // namespace wanmi::domain

// SPDX-License-Identifier: GPL-3.0-or-later
#include "geo/crs.h"

#include <cmath>
#include <numbers>

/// The offset systems of map services in China. GCJ-02: the published polynomial over Krassovsky's ellipsoid;
/// BD-09: a second turn on top of it. Inverses are found by iterating the forward formula.
namespace wanmi::geo {
namespace {
using std::numbers::pi;

constexpr double A = 6378245.0; ///< Krassovsky 1940, m
constexpr double Ee = 0.00669342162296594323;
constexpr double BdTurn = pi * 3000.0 / 180.0;

bool isShifted(Place place)
{
    return place.lon >= 72.004 && place.lon <= 137.8347 && place.lat >= 0.8293 && place.lat <= 55.8271;
}

double waves(double x)
{
    return (20.0 * std::sin(6.0 * x * pi) + 20.0 * std::sin(2.0 * x * pi)) * 2.0 / 3.0;
}

double shiftNorth(double x, double y)
{
    return -100.0 + 2.0 * x + 3.0 * y + 0.2 * y * y + 0.1 * x * y + 0.2 * std::sqrt(std::abs(x)) + waves(x)
        + (20.0 * std::sin(y * pi) + 40.0 * std::sin(y / 3.0 * pi)) * 2.0 / 3.0
        + (160.0 * std::sin(y / 12.0 * pi) + 320.0 * std::sin(y * pi / 30.0)) * 2.0 / 3.0;
}

double shiftEast(double x, double y)
{
    return 300.0 + x + 2.0 * y + 0.1 * x * x + 0.1 * x * y + 0.1 * std::sqrt(std::abs(x)) + waves(x)
        + (20.0 * std::sin(x * pi) + 40.0 * std::sin(x / 3.0 * pi)) * 2.0 / 3.0
        + (150.0 * std::sin(x / 12.0 * pi) + 300.0 * std::sin(x / 30.0 * pi)) * 2.0 / 3.0;
}

/// Solves forward(x) = wanted by taking the miss off again; the shift changes slowly, so each turn gains two
/// digits.
template <typename Forward> Place inverse(Place wanted, Place start, Forward forward)
{
    Place found = start;
    for (int turn = 0; turn < 20; ++turn) {
        const Place there = forward(found);
        const double dLon = there.lon - wanted.lon, dLat = there.lat - wanted.lat;
        found.lon -= dLon;
        found.lat -= dLat;
        if (std::abs(dLon) < 1e-10 && std::abs(dLat) < 1e-10)
            break;
    }
    return found;
}
} // namespace

Place gcj02FromWgs84(Place wgs84)
{
    if (!isShifted(wgs84))
        return wgs84;
    const double x = wgs84.lon - 105.0, y = wgs84.lat - 35.0;
    const double lat = wgs84.lat / 180.0 * pi;
    const double w2 = 1 - Ee * std::sin(lat) * std::sin(lat);
    const double w = std::sqrt(w2);
    return {wgs84.lon + shiftEast(x, y) * 180.0 / (A / w * std::cos(lat) * pi),
            wgs84.lat + shiftNorth(x, y) * 180.0 / ((A * (1 - Ee)) / (w2 * w) * pi)};
}

Place wgs84FromGcj02(Place gcj02)
{
    return isShifted(gcj02) ? inverse(gcj02, gcj02, gcj02FromWgs84) : gcj02;
}

Place bd09FromGcj02(Place gcj02)
{
    const double r = std::hypot(gcj02.lon, gcj02.lat) + 0.00002 * std::sin(gcj02.lat * BdTurn);
    const double angle = std::atan2(gcj02.lat, gcj02.lon) + 0.000003 * std::cos(gcj02.lon * BdTurn);
    return {r * std::cos(angle) + 0.0065, r * std::sin(angle) + 0.006};
}

Place gcj02FromBd09(Place bd09)
{
    return inverse(bd09, {bd09.lon - 0.0065, bd09.lat - 0.006}, bd09FromGcj02);
}
} // namespace wanmi::geo

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QPointF>

namespace wanmi::geo {

/// A point on the ground: degrees east and north, CGCS2000 geographic (EPSG:4490), longitude first in memory.
struct Place
{
    double lon = 0;
    double lat = 0;
    friend bool operator==(const Place &, const Place &) = default;
};

/// EPSG:3857, metres, y grows to the north.
struct Mercator
{
    double x = 0;
    double y = 0;
};
[[nodiscard]] Mercator toMercator(Place place);
[[nodiscard]] Place fromMercator(Mercator point);

/// Metres on a local plane around an origin: x east, y north. Good to 1:10000 within 30 km of the origin.
class LocalPlane
{
public:
    explicit LocalPlane(Place origin);
    [[nodiscard]] QPointF toPlane(Place place) const;
    [[nodiscard]] Place toPlace(QPointF metres) const;
    [[nodiscard]] Place origin() const { return m_origin; }

private:
    Place m_origin;
    double m_northingAtOrigin; ///< metres of meridian from the equator
};

/// Great-circle distance, metres (sphere of 6 371 008.8 m; error below 0.5 %).
[[nodiscard]] double distanceM(Place a, Place b);
/// Bearing from a to b, degrees clockwise from north, [0, 360).
[[nodiscard]] double bearingDeg(Place a, Place b);
[[nodiscard]] bool isPlausible(Place place);

/// Gauss-Krüger, CGCS2000, 3-degree zones (Harbin: central meridian 126, EPSG:4551, false easting 500 000 m).
/// Metres; x easting, y northing. Krueger's series, which is what PROJ computes (the test compares the two).
[[nodiscard]] QPointF toGaussKrueger(Place place, int centralMeridian = 126);
[[nodiscard]] Place fromGaussKrueger(QPointF metres, int centralMeridian = 126);
} // namespace wanmi::geo

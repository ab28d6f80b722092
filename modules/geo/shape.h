// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "geo/place.h"

#include <vector>

namespace wanmi::geo {

/// A closed ring without the repeated last point, at least three points.
using Ring = std::vector<Place>;

/// First ring outer, others holes.
struct Polygon
{
    std::vector<Ring> rings;
    friend bool operator==(const Polygon &, const Polygon &) = default;
};
using MultiPolygon = std::vector<Polygon>;

struct Bounds
{
    double west = 180, south = 90, east = -180, north = -90;
    void include(Place place);
    void include(const Bounds &other);
    [[nodiscard]] bool isEmpty() const { return west > east; }
    [[nodiscard]] bool contains(Place place) const;
};

[[nodiscard]] Bounds boundsOf(const Polygon &polygon);
[[nodiscard]] bool contains(const Polygon &polygon, Place place);
/// Square metres on the ground, by the local plane of the first point; holes subtracted.
[[nodiscard]] double areaM2(const Polygon &polygon);
/// Metres, all rings.
[[nodiscard]] double perimeterM(const Polygon &polygon);
[[nodiscard]] Place centroid(const Polygon &polygon);
/// A place certainly inside (for labels and tasks), even when the centroid is not.
[[nodiscard]] Place pointInside(const Polygon &polygon);
} // namespace wanmi::geo

// SPDX-License-Identifier: GPL-3.0-or-later
#include "geo/shape.h"

#include <algorithm>
#include <cmath>

namespace wanmi::geo {
namespace {

struct Moments
{
    double twiceArea = 0, x = 0, y = 0;
};

Moments momentsOf(const Ring &ring, const LocalPlane &plane)
{
    Moments sum;
    if (ring.size() < 3)
        return sum;
    QPointF before = plane.toPlane(ring.back());
    for (const Place &place : ring) {
        const QPointF here = plane.toPlane(place);
        const double cross = before.x() * here.y() - here.x() * before.y();
        sum.twiceArea += cross;
        sum.x += (before.x() + here.x()) * cross;
        sum.y += (before.y() + here.y()) * cross;
        before = here;
    }
    if (sum.twiceArea < 0)
        sum = {-sum.twiceArea, -sum.x, -sum.y};
    return sum;
}

bool isEmpty(const Polygon &polygon)
{
    return polygon.rings.empty() || polygon.rings.front().empty();
}

/// Longitudes at which the line of this latitude enters and leaves the polygon, west to east.
std::vector<double> crossingsAt(const Polygon &polygon, double lat)
{
    std::vector<double> crossings;
    for (const Ring &ring : polygon.rings) {
        for (size_t i = 0, j = ring.size() - 1; i < ring.size(); j = i++) {
            const Place &a = ring[j];
            const Place &b = ring[i];
            if ((a.lat > lat) != (b.lat > lat))
                crossings.push_back(a.lon + (lat - a.lat) / (b.lat - a.lat) * (b.lon - a.lon));
        }
    }
    std::sort(crossings.begin(), crossings.end());
    return crossings;
}
} // namespace

void Bounds::include(Place place)
{
    west = std::min(west, place.lon);
    east = std::max(east, place.lon);
    south = std::min(south, place.lat);
    north = std::max(north, place.lat);
}

void Bounds::include(const Bounds &other)
{
    if (other.isEmpty())
        return;
    include(Place{other.west, other.south});
    include(Place{other.east, other.north});
}

bool Bounds::contains(Place place) const
{
    return place.lon >= west && place.lon <= east && place.lat >= south && place.lat <= north;
}

Bounds boundsOf(const Polygon &polygon)
{
    Bounds bounds;
    for (const Ring &ring : polygon.rings) {
        for (const Place &place : ring)
            bounds.include(place);
    }
    return bounds;
}

bool contains(const Polygon &polygon, Place place)
{
    bool inside = false;
    for (const Ring &ring : polygon.rings) {
        for (size_t i = 0, j = ring.size() - 1; i < ring.size(); j = i++) {
            const Place &a = ring[j];
            const Place &b = ring[i];
            if ((a.lat > place.lat) != (b.lat > place.lat)
                && place.lon < a.lon + (place.lat - a.lat) / (b.lat - a.lat) * (b.lon - a.lon))
                inside = !inside;
        }
    }
    return inside;
}

double areaM2(const Polygon &polygon)
{
    if (isEmpty(polygon))
        return 0;
    const LocalPlane plane(polygon.rings.front().front());
    double area = momentsOf(polygon.rings.front(), plane).twiceArea / 2.0;
    for (size_t i = 1; i < polygon.rings.size(); ++i)
        area -= momentsOf(polygon.rings[i], plane).twiceArea / 2.0;
    return area;
}

double perimeterM(const Polygon &polygon)
{
    if (isEmpty(polygon))
        return 0;
    const LocalPlane plane(polygon.rings.front().front());
    double length = 0;
    for (const Ring &ring : polygon.rings) {
        if (ring.empty())
            continue;
        QPointF before = plane.toPlane(ring.back());
        for (const Place &place : ring) {
            const QPointF here = plane.toPlane(place);
            length += std::hypot(here.x() - before.x(), here.y() - before.y());
            before = here;
        }
    }
    return length;
}

Place centroid(const Polygon &polygon)
{
    if (isEmpty(polygon))
        return {};
    const LocalPlane plane(polygon.rings.front().front());
    Moments sum = momentsOf(polygon.rings.front(), plane);
    for (size_t i = 1; i < polygon.rings.size(); ++i) {
        const Moments hole = momentsOf(polygon.rings[i], plane);
        sum = {sum.twiceArea - hole.twiceArea, sum.x - hole.x, sum.y - hole.y};
    }
    if (sum.twiceArea <= 0)
        return polygon.rings.front().front();
    return plane.toPlace({sum.x / (3.0 * sum.twiceArea), sum.y / (3.0 * sum.twiceArea)});
}

Place pointInside(const Polygon &polygon)
{
    const Place middle = centroid(polygon);
    if (isEmpty(polygon) || contains(polygon, middle))
        return middle;
    // The widest stretch of a few horizontal lines; thin shapes need the lines off the middle.
    const Bounds bounds = boundsOf(polygon);
    Place best = polygon.rings.front().front();
    double widest = 0;
    for (const double share : {0.5, 0.37, 0.63, 0.21, 0.79, 0.07, 0.93}) {
        const double lat = bounds.south + (bounds.north - bounds.south) * share;
        const std::vector<double> crossings = crossingsAt(polygon, lat);
        for (size_t i = 0; i + 1 < crossings.size(); i += 2) {
            if (crossings[i + 1] - crossings[i] > widest) {
                widest = crossings[i + 1] - crossings[i];
                best = {(crossings[i] + crossings[i + 1]) / 2.0, lat};
            }
        }
    }
    return best;
}
} // namespace wanmi::geo

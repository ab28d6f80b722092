// SPDX-License-Identifier: GPL-3.0-or-later
#include "gridding/drawcells.h"

#include "gridding/geos.h"

#include <algorithm>
#include <cmath>
#include <map>

namespace wanmi::gridding {
namespace {

/// Points are gathered in squares of this size; what is farther apart than two of them is not one place.
constexpr double SquareM = 200;
constexpr double LeastShare = 0.01; ///< of the points, that a part must hold to count

using Square = std::pair<int, int>;

/// Groups of squares that lie within two squares of each other.
std::vector<std::vector<Square>> groupsOf(const std::map<Square, int> &squares)
{
    std::map<Square, bool> isTaken;
    std::vector<std::vector<Square>> groups;
    for (const auto &[first, count] : squares) {
        if (isTaken[first])
            continue;
        isTaken[first] = true;
        std::vector<Square> group{first};
        for (size_t i = 0; i < group.size(); ++i) {
            const Square at = group[i];
            for (int dx = -2; dx <= 2; ++dx) {
                for (int dy = -2; dy <= 2; ++dy) {
                    const Square near{at.first + dx, at.second + dy};
                    if (squares.contains(near) && !isTaken[near]) {
                        isTaken[near] = true;
                        group.push_back(near);
                    }
                }
            }
        }
        groups.push_back(std::move(group));
    }
    return groups;
}
} // namespace

geo::MultiPolygon outlineOf(const std::vector<geo::Place> &points, double marginM)
{
    std::vector<geo::Place> plausible;
    std::copy_if(points.begin(), points.end(), std::back_inserter(plausible),
                 [](geo::Place place) { return geo::isPlausible(place); });
    if (plausible.size() < 3)
        return {};
    // The median point: a few in another country do not move it.
    const auto median = [&plausible](auto of) {
        std::vector<double> values;
        for (const geo::Place &place : plausible)
            values.push_back(of(place));
        std::nth_element(values.begin(), values.begin() + qsizetype(values.size() / 2), values.end());
        return values[values.size() / 2];
    };
    const StraightPlane plane(
        {median([](geo::Place p) { return p.lon; }), median([](geo::Place p) { return p.lat; })});
    std::map<Square, int> squares;
    std::vector<QPointF> placed;
    for (const geo::Place &place : plausible) {
        placed.push_back(plane.toPlane(place));
        ++squares[{int(std::floor(placed.back().x() / SquareM)),
                   int(std::floor(placed.back().y() / SquareM))}];
    }
    const Geos geos;
    std::vector<Geometry> parts;
    for (const std::vector<Square> &group : groupsOf(squares)) {
        qsizetype held = 0;
        for (const Square &square : group)
            held += squares.at(square);
        if (double(held) < LeastShare * double(plausible.size()))
            continue;
        for (const auto &[x, y] : group) {
            const QPointF low(x * SquareM, y * SquareM);
            parts.push_back(geos.polygon({{low, low + QPointF(SquareM, 0), low + QPointF(SquareM, SquareM),
                                           low + QPointF(0, SquareM)}}));
        }
    }
    const Geometry all = geos.polygons(std::move(parts));
    const Geometry squared = geos.own(GEOSUnaryUnion_r(geos.handle(), all.get()));
    // Out over the gaps between neighbours and most of the way back: the notches of the squares close.
    const double reach = 2.5 * SquareM;
    const Geometry wide = geos.own(GEOSBuffer_r(geos.handle(), squared.get(), reach, 4));
    const Geometry back = geos.own(GEOSBuffer_r(geos.handle(), wide.get(), marginM - reach, 4));
    const Geometry smooth = geos.own(GEOSTopologyPreserveSimplify_r(geos.handle(), back.get(), SquareM / 4));
    std::vector<std::vector<PlaneRing>> polygons = geos.polygonsOf(smooth.get());
    for (std::vector<PlaneRing> &rings : polygons)
        rings.resize(1);
    return onGround(polygons, plane);
}
} // namespace wanmi::gridding

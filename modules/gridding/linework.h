// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gridding/drawcells.h"
#include "gridding/geos.h"

#include <QtGlobal>

#include <functional>
#include <vector>

/// The lines and the parents' borders as one net: every crossing is a point of it, on a grid of 1e-8 degrees
/// (a millimetre). Everything after works with these points, so what shares an edge shares it exactly. Points
/// that cuts add lie on a grid ten times finer: a border bent by that much still passes every point of the
/// net on the side on which it did.
namespace wanmi::gridding {

inline constexpr double UnitsPerDegree = 1e9;
inline constexpr double NetGrid = 10; ///< units

/// Billionths of a degree from the net's origin.
struct GridPoint
{
    qint64 x = 0, y = 0;
    friend bool operator==(GridPoint, GridPoint) = default;
};

inline constexpr int NoKind = -1;

struct NetSegment
{
    int a = 0, b = 0;
    int kind = NoKind; ///< a LineKind, the most important of those that lie here
    int leftParent = -1, rightParent = -1; ///< whose ground lies beside it, seen from a to b
};

struct NetFace
{
    std::vector<int> ring; ///< counter-clockwise, no point twice
    std::vector<std::vector<int>> holes; ///< clockwise
    std::vector<std::pair<int, int>> inner; ///< segments with this face on both sides
    int parent = -1;
};

struct LineNet
{
    qint64 originX = 0, originY = 0; ///< units
    std::vector<GridPoint> points;
    std::vector<NetSegment> segments;
    std::vector<NetFace> faces; ///< those of a parent only
    [[nodiscard]] geo::Place placeOf(GridPoint point) const
    {
        return {double(point.x + originX) / UnitsPerDegree, double(point.y + originY) / UnitsPerDegree};
    }
};

/// The same answers as drawCells() in case of failure.
[[nodiscard]] Result<LineNet> makeNet(const std::vector<Parent> &parents, const std::vector<Line> &lines,
                                      LineKind leastKind, const DrawProgress &progress);
} // namespace wanmi::gridding

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gridding/linework.h"

#include <functional>
#include <utility>
#include <vector>

namespace wanmi::gridding {

using HalfEdge = std::pair<int, int>; ///< from, to: ground lies on its left
using PointOf = std::function<GridPoint(int)>;

/// Walks around every face that has one of the half edges, face on the left. Half edges must not cross one
/// another; those that lead nowhere become inner segments of the face they lie in, loops without a connection
/// its holes. Faces in order of their lowest half edge.
[[nodiscard]] std::vector<NetFace> traceFaces(std::vector<HalfEdge> halfEdges, const PointOf &pointOf);

/// Twice the area, counter-clockwise positive; grid units.
[[nodiscard]] double twiceArea(const std::vector<int> &ring, const PointOf &pointOf);
/// Whether a point that is not on the ring lies inside.
[[nodiscard]] bool ringContains(const std::vector<int> &ring, const PointOf &pointOf, double x, double y);
} // namespace wanmi::gridding

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "geo/shape.h"

namespace wanmi::intake {

/// Rings of at least three places that neither cross themselves nor each other.
[[nodiscard]] bool isValidPolygon(const geo::Polygon &polygon);
/// What several shapes cover together.
[[nodiscard]] geo::MultiPolygon unionOf(const std::vector<const geo::MultiPolygon *> &shapes);
/// Outer ring counter-clockwise, holes clockwise, each starting where it did: files differ in this, cities do
/// not.
void normalize(geo::Polygon &polygon);
} // namespace wanmi::intake

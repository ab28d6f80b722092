// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "geo/shape.h"

#include <ogr_api.h>

/// Our polygons and GDAL's. For the modules that are a door to GDAL.
namespace wanmi::geo {

/// A new geometry of type Polygon, its rings closed; the caller's to destroy or to hand on.
[[nodiscard]] OGRGeometryH ogrPolygonOf(const Polygon &polygon);
/// The vertices without the one that closes it and without those given twice in a row.
[[nodiscard]] Ring ringOf(OGRGeometryH line);
/// Adds a Polygon; inner rings of fewer than three vertices are left out. Nothing for an empty one.
void appendPolygon(OGRGeometryH polygon, MultiPolygon &parts);
} // namespace wanmi::geo

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"
#include "geo/shape.h"

#include <QByteArray>
#include <QByteArrayView>

/// GeoPackage geometry BLOBs (OGC 12-128r18 §2.1.3), little endian, SRS 4490 unless told otherwise. Decoders
/// accept either byte order and return Corrupt "bad-geometry" for anything they cannot read; they never read
/// past the end.
namespace wanmi::geo {

[[nodiscard]] QByteArray encodePoint(Place place, int srs = 4490);
/// With an XY envelope in the header.
[[nodiscard]] QByteArray encodePolygon(const Polygon &polygon, int srs = 4490);
[[nodiscard]] QByteArray encodeMultiPolygon(const MultiPolygon &polygons, int srs = 4490);

[[nodiscard]] base::Result<Place> decodePoint(QByteArrayView blob);
/// Accepts Polygon and MultiPolygon.
[[nodiscard]] base::Result<MultiPolygon> decodePolygons(QByteArrayView blob);
/// From the header's envelope when there is one, else from the coordinates.
[[nodiscard]] base::Result<Bounds> decodeBounds(QByteArrayView blob);
} // namespace wanmi::geo

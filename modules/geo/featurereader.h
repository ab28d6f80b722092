// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"
#include "geo/shape.h"

#include <QString>

#include <vector>

namespace wanmi::geo {

struct LineFeature
{
    std::vector<Place> line; ///< at least two places
    QString word; ///< the asked field's text
};

/// Every line of a layer of a GeoPackage (GDAL is the door), with the text of one field. Parts of multi-lines
/// come as lines of their own. Slow for big layers: not on the GUI thread. Errors: NotFound "no-such-file",
/// "no-such-layer"; Corrupt "bad-file".
[[nodiscard]] base::Result<std::vector<LineFeature>> readLines(const QString &path, const QString &layer,
                                                               const QString &field);

/// The areas of a layer whose boxes touch `around`, by the file's own spatial index where it has one. Not on
/// the GUI thread. Errors as readLines().
[[nodiscard]] base::Result<MultiPolygon> readPolygons(const QString &path, const QString &layer,
                                                      const Bounds &around);
} // namespace wanmi::geo

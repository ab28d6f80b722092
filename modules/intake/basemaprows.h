// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "intake/basemap.h"
#include "intake/basemapfile.h"

#include <set>

namespace wanmi::intake {

/// Copies a file that is no OSM file: a GeoPackage with our layers as it is, any other by the wish's mapping
/// into one layer. \return the layers brought. Errors: see makeBasemap().
[[nodiscard]] base::Result<std::set<BaseLayer>> copyLayers(const QString &path, const BasemapWish &wish,
                                                           BasemapFile &file, BasemapMade &made);
/// The layers of an older base map but those. Errors: Corrupt "broken-file".
[[nodiscard]] base::Result<void> keepLayers(const QString &before, const std::set<BaseLayer> &except,
                                            BasemapFile &file);
} // namespace wanmi::intake

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"
#include "geo/shape.h"
#include "intake/mapping.h"
#include "intake/take.h"

#include <QMap>
#include <QStringList>

/// The base map of a city from any file: OpenStreetMap (PBF, XML, packed) becomes all layers of
/// maps/README.md at once, other files fill one layer each. Resources needed: :/wanmi/osm
/// (wanmi::resources::load() first).
namespace wanmi::intake {

struct BasemapWish
{
    QString before; ///< the base map there is now: layers that the files do not bring stay; empty: none
    /// Of other files: `set["layer"]` or `values`… of the field "layer" say which of our layers a file fills,
    /// `columns` its fields (name, kind, class, width_m, tunnel, floors, level, code, rank), `values` their
    /// words; `crs`, `layer` as ever.
    Mapping mapping;
    std::function<void(const Progress &)> progress;
    const std::atomic_bool *cancelled = nullptr;
};

struct BasemapMade
{
    QMap<QString, qint64> features; ///< by layer, of the whole new base map
    qint64 read = 0; ///< features of the files
    qint64 unused = 0; ///< of these, nothing that a base map shows
    qint64 broken = 0; ///< of these, without a usable geometry
    geo::Bounds bounds; ///< of roads and buildings, else of everything
    QString attribution; ///< what the source's licence asks for; empty: the file says nothing
};

/// Writes `target` (a GeoPackage in EPSG:4490); it is complete or not there. Blocks; not on the GUI thread.
/// GeoPackages that have our layers already are taken as they are. Errors: those of Source::open and of
/// reading; Refused "cancelled", "which-layer" (mapping.set["layer"] is missing or none of ours),
/// "nothing-to-draw", "cannot-write-file".
[[nodiscard]] base::Result<BasemapMade> makeBasemap(const QStringList &paths, const QString &target,
                                                    const BasemapWish &wish = {});
} // namespace wanmi::intake

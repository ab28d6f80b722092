// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"
#include "intake/take.h"

#include <QString>

/// What OpenStreetMap knows of a city's objects, as a table whose columns are called like our fields, so that
/// it is imported like any other file. Which tags mean which class is data: resources/osm/components.tsv,
/// places.tsv.
namespace wanmi::intake {

/// By name: .osm, .pbf, .osm.gz, .osm.bz2 …
[[nodiscard]] bool isOsmFile(const QString &path);

/// "© OpenStreetMap contributors, ODbL 1.0": stands wherever the data are shown.
[[nodiscard]] QString osmAttribution();

struct CutWish
{
    std::function<void(const Progress &)> progress;
    const std::atomic_bool *cancelled = nullptr;
};

/// Writes components, places or admin (closed boundaries) of an OSM file into a GeoPackage, one layer. Ids
/// are made of OSM's own ("n244084413"), so that a newer extract is recognized. \return rows written. Errors:
/// those of Source::open; Refused "kind-not-in-osm", "cancelled", "cannot-write-file".
[[nodiscard]] base::Result<qint64> cutOsm(Kind kind, const QString &osmPath, const QString &target,
                                          const CutWish &wish = {});
} // namespace wanmi::intake

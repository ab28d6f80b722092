// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/clock.h"
#include "citygen/populate.h"
#include "intake/exportrows.h"

#include <functional>
#include <vector>

/// What one does with a city whose ground was imported: look at it, populate it, hand its rows out again.
/// Functions on a city's folder; central may be serving it. All errors besides those named: Unreachable and
/// Corrupt of the database.
namespace wanmi::server {

/// The ground as citygen and gridding need it: areas, cells and the roads of the base map. Errors: NotFound
/// "no-city".
struct OwnGround
{
    QString nameZh, nameEn;
    QString basemap; ///< path of the GeoPackage; empty: there is none
    citygen::Ground ground;
    std::vector<geo::Place> points; ///< of components and cases, at most 200,000 evenly spread: for a hull
    int cameras = 0, vehicles = 0; ///< there already
};
[[nodiscard]] base::Result<OwnGround> readGround(const QString &folder);

struct PopulateOrder
{
    citygen::PopulateWish wish;
    QString password; ///< of every account that is made
    bool dryRun = false; ///< nothing is written
};
struct Populated
{
    int persons = 0, departments = 0, dutyGrids = 0, cells = 0, cameras = 0, vehicles = 0;
};
/// Writes posts, duty grids, cameras and vehicles in one transaction and begins a new epoch: seats load the
/// city anew. Rows of the same id are replaced; accounts that are there keep their passwords. Errors: those
/// of citygen::populate, NotFound "no-city", Refused "password-too-short".
[[nodiscard]] base::Result<Populated> populateCity(const QString &folder, const PopulateOrder &order,
                                                   base::Instant now);

/// All rows of a kind into a file, in order of their ids. \return rows. Basemap: a copy of the GeoPackage.
/// Errors: NotFound "no-city", "no-basemap"; Refused "cancelled" (`goOn` said no), "cannot-write-file".
[[nodiscard]] base::Result<qint64> exportRows(const QString &folder, intake::Kind kind, const QString &path,
                                              intake::FileFormat format,
                                              const std::function<bool(qint64 rows)> &goOn = {});
} // namespace wanmi::server

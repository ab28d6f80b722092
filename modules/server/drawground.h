// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gridding/drawcells.h"
#include "gridding/topology.h"
#include "server/ownground.h"

#include <optional>

/// Cells for a city that has none: over its communities, or over ground that nobody divided yet.
namespace wanmi::server {

struct DrawGroundWish
{
    std::optional<geo::Bounds> bounds; ///< ground of a city without areas; none: the outline of its points
    std::vector<geo::Place>
        points; ///< of that outline; empty: components and cases of the city, else its roads
    QString code = QStringLiteral(
        "990100"); ///< of that city, 6 digits; 99 is no province: says that it has no real code
    QString nameZh, nameEn; ///< of its district; empty: the city's
    QString validFrom; ///< yyyy-MM-dd, of every cell
    gridding::DrawWish cells;
    std::function<bool(const QString &stage, double share)>
        progress; ///< "streets", "communities", "cells"; false cancels
};

struct DrawnGround
{
    std::vector<domain::Area> areas; ///< only those that were made
    std::vector<domain::GridCell> cells;
    gridding::DrawStatistics statistics;
    std::vector<QString> emptyParents;
};

/// Makes streets and communities where there are none, and cells in every community. Reads the base map's
/// roads, railways, water and borders. Errors: Refused "no-ground" (nothing to make an outline of),
/// "cells-exist" (a community has cells already: `redraw` is the caller's business), "bad-code"; those of
/// gridding::drawCells and of reading.
[[nodiscard]] base::Result<DrawnGround> drawGround(const OwnGround &own, const DrawGroundWish &wish);

/// The lines that cells follow, from a base map. Empty path: none.
[[nodiscard]] base::Result<std::vector<gridding::Line>> readCellLines(const QString &basemap);

/// Checks the city's cells against its communities (domain.md §4).
[[nodiscard]] std::vector<gridding::TopologyFault> checkGround(const OwnGround &own,
                                                               const gridding::TopologyLimits &limits,
                                                               const std::function<bool(double)> &goOn = {});
} // namespace wanmi::server

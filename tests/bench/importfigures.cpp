// SPDX-License-Identifier: GPL-3.0-or-later
#include "importfigures.h"

#include "gridding/drawcells.h"
#include "support/streets.h"

#include <QElapsedTimer>

#include <cstdio>

namespace wanmi::bench {
namespace {

/// 300 km2 of grown city: 6,500 km of roads, footways and dead ends.
constexpr double SideM = 17'320;

std::vector<gridding::Parent> asParents(const gridding::DrawnCells &drawn)
{
    std::vector<gridding::Parent> parents;
    for (const gridding::DrawnCell &cell : drawn.cells)
        parents.push_back({cell.code, {cell.shape}});
    return parents;
}

std::optional<Measured> failed(const Error &error)
{
    std::fprintf(stderr, "cells: %s %s\n", qPrintable(error.reason), qPrintable(error.detail));
    return std::nullopt;
}

/// From a district's outline and its roads to numbered cells: streets, communities, cells.
std::optional<Measured> drawCity()
{
    static const tests::Streets city = [] {
        tests::Streets made;
        made.addCity({0, 0}, SideM, SideM, 7);
        return made;
    }();
    QElapsedTimer timer;
    timer.start();
    const auto streets = gridding::divideIntoStreets(
        {{QStringLiteral("320106"), {city.box(0, 0, SideM, SideM)}}}, city.lines);
    if (!streets)
        return failed(streets.error());
    const auto communities = gridding::divideIntoCommunities(asParents(*streets), city.lines);
    if (!communities)
        return failed(communities.error());
    const auto cells = gridding::drawCells(asParents(*communities), city.lines);
    if (!cells)
        return failed(cells.error());
    const double seconds = double(timer.elapsed()) / 1000;
    const gridding::DrawStatistics &drawn = cells->statistics;
    std::fprintf(stderr, "%lld cells, %.1f %% on lines, median %.0f m2, %.2f %% outside 2,000 to 50,000\n",
                 static_cast<long long>(drawn.cells), 100 * drawn.shareOnLines(), drawn.medianM2,
                 100 * drawn.shareOutsideSizes());
    return Measured{seconds, {}, {}};
}
} // namespace

void addImportFigures(std::map<QString, Take> &takes, const Places &)
{
    takes[QStringLiteral("import.cells_300km2")] = drawCity;
}
} // namespace wanmi::bench

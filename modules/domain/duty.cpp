// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/duty.h"

#include <algorithm>

namespace wanmi::domain {
namespace {
bool isNearer(const GridDuty *a, const GridDuty *b)
{
    return a->metres != b->metres ? a->metres < b->metres : a->grid.text() < b->grid.text();
}

/// The nearest grid in reach with somebody fit on duty; the grid of the place itself lies at 0.
const GridDuty *gridOfTask(std::span<const GridDuty> grids, const QStringList &unfit)
{
    const GridDuty *nearest = nullptr;
    for (const GridDuty &grid : grids) {
        const bool hasFit = std::ranges::any_of(
            grid.onDuty, [&unfit](const QString &person) { return !unfit.contains(person); });
        if (hasFit && grid.metres <= NeighborM && (!nearest || isNearer(&grid, nearest)))
            nearest = &grid;
    }
    return nearest;
}
} // namespace

double metresTo(const geo::Bounds &box, geo::Place place)
{
    return geo::distanceM(
        place, {std::clamp(place.lon, box.west, box.east), std::clamp(place.lat, box.south, box.north)});
}

void noteCell(std::vector<GridDuty> &grids, const QString &grid, const geo::Bounds &box, geo::Place place,
              bool holdsPlace)
{
    constexpr double NextDoorM = 1;
    const double metres = holdsPlace ? 0 : std::max(NextDoorM, metresTo(box, place));
    if (metres > NeighborM || grid.isEmpty())
        return;
    const auto known = std::ranges::find(grids, DutyGridId(grid), &GridDuty::grid);
    if (known == grids.end())
        grids.push_back({DutyGridId(grid), metres, {}});
    else
        known->metres = std::min(known->metres, metres);
}

std::optional<TaskTaker> takerOf(std::span<const GridDuty> grids, const QStringList &unfit)
{
    const GridDuty *grid = gridOfTask(grids, unfit);
    if (!grid)
        return {};
    const auto first = std::ranges::find_if(
        grid->onDuty, [&unfit](const QString &person) { return !unfit.contains(person); });
    return TaskTaker{*first, grid->grid, grid->metres > 0};
}

bool mayTakeTask(const QString &supervisor, std::span<const GridDuty> grids, const QStringList &unfit)
{
    const GridDuty *nearest = gridOfTask(grids, unfit);
    if (!nearest || unfit.contains(supervisor))
        return false;
    return std::ranges::any_of(grids, [&](const GridDuty &grid) {
        const bool isMeant = grid.metres == 0 || (nearest->metres > 0 && grid.metres <= NeighborM);
        return isMeant && grid.onDuty.contains(supervisor);
    });
}
} // namespace wanmi::domain

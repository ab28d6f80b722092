// SPDX-License-Identifier: GPL-3.0-or-later
#include "simulator/surroundings.h"

#include <algorithm>

namespace wanmi::simulator {

namespace {

double squaredDistance(geo::Place a, geo::Place b)
{
    const double x = (a.lon - b.lon) * 0.7; // a degree of longitude is shorter up here
    const double y = a.lat - b.lat;
    return x * x + y * y;
}

template <typename Range, typename PlaceOf>
auto nearest(const Range &range, geo::Place place, PlaceOf placeOf)
{
    return std::ranges::min_element(range, {},
                                    [&](const auto &one) { return squaredDistance(placeOf(one), place); });
}
} // namespace

void Surroundings::take(const QString &account, const Patroller &patroller)
{
    if (const auto before = patrollers.constFind(account); before != patrollers.constEnd() && before->onDuty) {
        std::erase(supervisorsOfGrid[before->grid], account);
        std::erase(supervisors, account);
        gridOfSupervisor.remove(account);
    }
    patrollers.insert(account, patroller);
    if (!patroller.onDuty)
        return;
    supervisors.push_back(account);
    supervisorsOfGrid[patroller.grid].push_back(account);
    gridOfSupervisor.insert(account, patroller.grid);
}

const CellSpot *Surroundings::cellNear(geo::Place place) const
{
    const auto found = nearest(cells, place, [](const CellSpot &cell) { return cell.middle; });
    return found == cells.end() ? nullptr : &*found;
}

QString Surroundings::addressNear(geo::Place place) const
{
    const auto found = nearest(spots, place, [](const Spot &spot) { return spot.place; });
    return found == spots.end() ? QString() : found->address;
}

QString Surroundings::supervisorFor(const QString &dutyGrid, const QStringList &except, Chance &chance) const
{
    std::vector<QString> fit;
    for (const QString &account : supervisorsOfGrid.value(dutyGrid)) {
        if (!except.contains(account))
            fit.push_back(account);
    }
    if (!fit.empty())
        return chance.oneOf(fit);
    for (int tries = 0; tries < 20 && !supervisors.empty(); ++tries) {
        const QString &account = chance.oneOf(supervisors);
        if (!except.contains(account))
            return account;
    }
    return {};
}
} // namespace wanmi::simulator

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "citygen/town.h"

namespace wanmi::citygen {

/// Gives every cell its land use, and groups green cells into named parks.
void chooseLandUse(Town &town, Random random);

/// Schools, hospitals, markets, parks, stations, estates … with their everyday names.
void placePois(Town &town, Random random);

struct Building
{
    std::vector<QPointF> points;
    QString name;
    int floors = 6;
    int cell = 0;
};
/// Houses of one cell, inset from its edges; the same cell always gives the same houses.
[[nodiscard]] std::vector<Building> buildingsOf(const Town &town, int cell, quint64 seed);
/// The cell's outline moved inwards by the half width of the roads at its edges and `marginM` more; empty
/// when nothing is left.
[[nodiscard]] std::vector<QPointF> inset(const Town &town, const TownCell &cell, double marginM);
} // namespace wanmi::citygen

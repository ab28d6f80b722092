// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "citygen/town.h"

namespace wanmi::citygen {

/// Joins the mesh's road edges into named roads and finds where they cross.
void nameRoads(Town &town, Random random);

/// Points along a line, every `stepM` metres from `startM` on.
struct Station
{
    QPointF at;
    QPointF direction; ///< unit vector along the line
    double along = 0; ///< metres from the line's start
};
[[nodiscard]] std::vector<Station> stations(const std::vector<QPointF> &line, double startM, double stepM);
/// To the left of the direction of travel.
[[nodiscard]] inline QPointF leftOf(const Station &station, double metres)
{
    return station.at + QPointF(-station.direction.y(), station.direction.x()) * metres;
}
[[nodiscard]] double widthOf(Way way);
} // namespace wanmi::citygen

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "figure.h"
#include "process.h"

#include <map>

namespace wanmi::bench {

/// The figures of the map: redraw beside QGIS, panning, events, movers, picking, memory, cameras of a case,
/// and the first picture of a metropolis.
void addMapFigures(std::map<QString, Take> &takes, const Places &places);
} // namespace wanmi::bench

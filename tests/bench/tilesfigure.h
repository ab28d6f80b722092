// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "figure.h"
#include "process.h"

#include <map>

namespace wanmi::bench {
/// Tiles that wanmi-maprender draws for a CPU second, asked for as a seat asks, and the peer's.
void addTilesFigure(std::map<QString, Take> &takes, const Places &places);
} // namespace wanmi::bench

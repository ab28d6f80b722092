// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "figure.h"
#include "process.h"

#include <map>

namespace wanmi::bench {
/// How a seat comes by its replica, and what a delta costs it, beside ogr2ogr and zstd on the same rows.
void addSnapshotFigures(std::map<QString, Take> &takes, const Places &places);
} // namespace wanmi::bench

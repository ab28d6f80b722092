// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "figure.h"
#include "process.h"

#include <map>

namespace wanmi::bench {
/// A million rows of a file into central, beside ogr2ogr copying the same file.
void addTakeInFigures(std::map<QString, Take> &takes, const Places &places);
} // namespace wanmi::bench

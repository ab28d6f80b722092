// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "figure.h"
#include "process.h"

#include <map>

namespace wanmi::bench {
/// Figures of taking a city in.
void addImportFigures(std::map<QString, Take> &takes, const Places &places);
} // namespace wanmi::bench

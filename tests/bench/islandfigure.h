// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "figure.h"
#include "process.h"

#include <map>

namespace wanmi::bench {
/// Three days without central at five seats, and how long it takes until all is merged.
void addIslandFigure(std::map<QString, Take> &takes, const Places &places);
} // namespace wanmi::bench

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "figure.h"
#include "process.h"

#include <map>

namespace wanmi::bench {
/// Figures of the seat program itself, each from its own marks: start, sign-in, replica, memory, GUI blocks.
void addSeatFigures(std::map<QString, Take> &takes, const Places &places);
} // namespace wanmi::bench

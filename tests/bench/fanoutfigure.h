// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "figure.h"
#include "process.h"

#include <map>

namespace wanmi::bench {
/// What five hundred seats that follow a hundred changes a second cost central.
void addFanoutFigures(std::map<QString, Take> &takes, const Places &places);
} // namespace wanmi::bench

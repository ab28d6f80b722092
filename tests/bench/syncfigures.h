// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "figure.h"
#include "process.h"

#include <map>

namespace wanmi::bench {
/// Figures between a commit at central and another seat's replica.
void addSyncFigures(std::map<QString, Take> &takes, const Places &places);
} // namespace wanmi::bench

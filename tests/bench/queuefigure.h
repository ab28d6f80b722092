// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "figure.h"
#include "process.h"

#include <map>

namespace wanmi::bench {
/// A work queue over 300,000 cases.
void addQueueFigure(std::map<QString, Take> &takes, const Places &places);
} // namespace wanmi::bench

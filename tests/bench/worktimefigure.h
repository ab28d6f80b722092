// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "figure.h"

#include <map>

namespace wanmi::bench {

/// worktime.deadline: one due on the work clock of the shipped calendar, limits of half an hour to fifteen days that
/// begin at any time of 2026, in microseconds.
void addWorktimeFigure(std::map<QString, Take> &takes);
} // namespace wanmi::bench

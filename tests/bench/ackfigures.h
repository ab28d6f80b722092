// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "figure.h"
#include "process.h"

#include <map>

namespace wanmi::bench {
/// From the key that sends an action to its painted acknowledgement, at a good line, at none, at a slow one
/// that loses things: the real seat over the city sample, in a process of its own.
void addAckFigures(std::map<QString, Take> &takes, const Places &places);
} // namespace wanmi::bench

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "figure.h"
#include "process.h"

#include <map>

namespace wanmi::bench {
/// A thousand cameras that live, and tiles beside what else there is for showing them. Each is measured in a process of its own,
/// over streams that another process serves.
void addVideoFigures(std::map<QString, Take> &takes, const Places &places);
} // namespace wanmi::bench

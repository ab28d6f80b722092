// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "citygen/staff.h"

namespace wanmi::citygen {

/// Cameras at crossings, along roads, at markets, in parks and on the banks, over all districts and
/// industries.
[[nodiscard]] std::vector<domain::Camera> placeCameras(const Town &town, const Staff &staff, int count,
                                                       Random random);
} // namespace wanmi::citygen

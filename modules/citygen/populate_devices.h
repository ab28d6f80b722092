// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "citygen/populate.h"
#include "citygen/random.h"

#include <QStringList>

namespace wanmi::citygen {

/// `cells`: where cameras may stand; `industries`: dealt to the cameras in turn.
[[nodiscard]] std::vector<domain::Camera> placeCameras(const std::vector<RoadLine> &roads,
                                                       const std::vector<domain::GridCell> &cells,
                                                       const std::vector<QString> &industries,
                                                       const PopulateWish &wish, Random random);
} // namespace wanmi::citygen

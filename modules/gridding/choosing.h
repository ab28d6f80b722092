// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gridding/cellmap.h"

#include <memory>
#include <vector>

namespace wanmi::gridding {

struct Choice
{
    std::vector<std::vector<int>> regions; ///< of each map
    bool mayImprove = false; ///< the share is not reached, and there are lines enough to strive for it
};

/// Whether a few cells may stay larger than wished where that saves most: no more of them, and none larger,
/// than the share of borders on lines needs.
enum class Sizes { AllWithin, FewBeyond };

/// Which regions of each map become cells, over all parents together: those with the least border where no
/// line is whose sizes are as wished. What the wished share of borders on lines leaves over is spent on
/// cutting the largest.
[[nodiscard]] Choice chooseCells(const std::vector<std::unique_ptr<CellMap>> &maps, const DrawWish &wish,
                                 Sizes sizes);
} // namespace wanmi::gridding

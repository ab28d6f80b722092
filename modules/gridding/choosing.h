// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gridding/cellmap.h"

#include <memory>
#include <vector>

namespace wanmi::gridding {

/// Which regions of each map become cells, over all parents together: every cut makes the cells more even and
/// adds border where no road is. First what is too large is cut, then as much as the median wants, then as
/// much as the wished share of borders on lines allows.
[[nodiscard]] std::vector<std::vector<int>> chooseCells(const std::vector<std::unique_ptr<CellMap>> &maps,
                                                        const DrawWish &wish);
} // namespace wanmi::gridding

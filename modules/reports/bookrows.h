// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>

namespace wanmi::reports {
/// Of a table's sheet, from 0: its title, its city and state, the heads, the first row.
inline constexpr std::size_t TitleRow = 0, StateRow = 1, HeadRow = 2, FirstRow = 3;
} // namespace wanmi::reports

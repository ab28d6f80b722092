// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gridding/cellmap.h"

namespace wanmi::gridding {

/// Joins what is too small or too thin to a neighbour, the least important line between them given up first;
/// then what is small to what is small. Holes are resolved before.
void joinSmall(CellMap &map, const DrawWish &wish);

/// Cuts what is too large, along lines that end inside where they help, else straight across; every region down to
/// about the wished size. Which of the cuts are taken is decided later, over all parents: a region keeps its own
/// ring beside its pieces.
void cutLarge(CellMap &map, const DrawWish &wish);
} // namespace wanmi::gridding

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gridding/cellmap.h"
#include "gridding/obstacles.h"

namespace wanmi::gridding {

struct Shaping : DrawWish
{
    /// Share of the wished size below which a region looks for a partner: where roads are few, small blocks
    /// are welcome as they are.
    double joinBelow = 0.62;
    const Obstacles *obstacles = nullptr; ///< none: cuts are straight through everything
};

/// Cuts long strips (between two carriageways, a road and its footway) across wherever blocks beside them
/// meet, so that each piece can go to one block.
enum class SliceAt { Junctions, Corners };
void sliceStrips(CellMap &map, SliceAt where);

/// Joins what is too small or too thin to a neighbour, the least important line between them given up first;
/// then what is small to what is small. Holes are resolved before.
void joinSmall(CellMap &map, const Shaping &wish);

/// Cuts what is too large, along lines that end inside where they help, else straight across; every region
/// down to about the wished size. Which of the cuts are taken is decided later, over all parents: a region
/// keeps its own ring beside its pieces.
void cutLarge(CellMap &map, const Shaping &wish);

/// The best cut of one region, if there is any. Fine: down to the smallest wished, and nothing counts but the
/// border where no line is.
std::optional<std::pair<int, int>> cutOnce(CellMap &map, const Shaping &wish, int index, bool isFine);

/// Cuts the smallest pieces once more, down to the smallest wished: along lines that joining gave up, or
/// where little straight border does it. Small cells where lines are many allow large ones where there are
/// none.
void cutFine(CellMap &map, const Shaping &wish);

/// What came out too small, or bent around something so that its centre lies beside it, goes to a neighbour
/// among the chosen where that helps.
void joinLeftovers(CellMap &map, std::vector<int> &chosen, const Shaping &wish);
} // namespace wanmi::gridding

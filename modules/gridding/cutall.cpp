// SPDX-License-Identifier: GPL-3.0-or-later
#include "gridding/shaping.h"

#include <set>

namespace wanmi::gridding {

void cutLarge(CellMap &map, const Shaping &wish)
{
    std::set<std::pair<double, int>> queue; // the largest first; what is cut off comes in its turn
    const auto admit = [&](int index) {
        const Region &region = map.regions()[size_t(index)];
        if (region.isGone || !region.holes.empty())
            return;
        if (leavesItself(map, region) && region.area > 1.2 * wish.smallestM2)
            map.setMustCut(index);
        if (region.mustCut || region.area > 1.25 * wish.aimM2)
            queue.emplace(-region.area, index);
    };
    for (size_t i = 0; i < map.regions().size(); ++i)
        admit(int(i));
    while (!queue.empty()) {
        const int index = queue.begin()->second;
        queue.erase(queue.begin());
        if (const auto pieces = cutOnce(map, wish, index, false)) {
            admit(pieces->first);
            admit(pieces->second);
        }
    }
}

void cutFine(CellMap &map, const Shaping &wish)
{
    const double least = 2.15 * wish.smallestM2;
    for (size_t i = 0; i < map.regions().size(); ++i) {
        const Region &region = map.regions()[i];
        if (!region.isGone && region.holes.empty() && region.pieces[0] < 0 && region.area > least)
            cutOnce(map, wish, int(i), true);
    }
}
} // namespace wanmi::gridding

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/city.h"

#include <QString>

#include <vector>

namespace wanmi::citygen {

/// One violation of the cell rules of domain.md §4.
struct TopologyFault
{
    /// "bad-ring", "self-intersection", "overlap", "gap", "outside-parent", "centroid-outside",
    /// "code-not-of-parent", "bad-code", "duplicate-code", "area-sum"
    QString kind;
    QString code; ///< of the cell or the community
    QString other; ///< the second cell of an overlap
    double amount = 0; ///< m², or the share for "area-sum"
};

struct TopologyLimits
{
    double overlapM2 = 1;
    double gapM2 = 1;
    double areaSumShare = 0.001;
};

/// Checks that the cells tile their communities (areas of level "community"). An empty list means sound.
[[nodiscard]] std::vector<TopologyFault> checkTopology(const std::vector<domain::Area> &communities,
                                                       const std::vector<domain::GridCell> &cells,
                                                       const TopologyLimits &limits = {});

/// Square metres that two polygons have in common (outer rings; holes are not looked at).
[[nodiscard]] double commonAreaM2(const geo::Polygon &a, const geo::Polygon &b);
} // namespace wanmi::citygen

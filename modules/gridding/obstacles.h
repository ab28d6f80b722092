// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gridding/linework.h"

#include <QPointF>

#include <set>
#include <unordered_map>
#include <vector>

/// What straight cuts go around where that costs little: buildings.
namespace wanmi::gridding {

class Obstacles
{
public:
    /// Outlines in the coordinates of the net.
    Obstacles(const LineNet &net, const std::vector<geo::Ring> &outlines);

    /// Adds the numbers of the outlines that the straight way meets (units of the net).
    void meet(QPointF from, QPointF to, std::set<int> &met) const;

private:
    struct Edge
    {
        QPointF a, b;
        int outline = 0;
    };
    template <typename Work> static void forBins(QPointF a, QPointF b, const Work &work);

    std::vector<Edge> m_edges;
    std::unordered_map<quint64, std::vector<int>> m_bins;
};
} // namespace wanmi::gridding

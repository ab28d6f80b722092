// SPDX-License-Identifier: GPL-3.0-or-later
#include "gridding/obstacles.h"

#include "gridding/cellmap.h"

#include <algorithm>
#include <cmath>

namespace wanmi::gridding {
namespace {
constexpr double Bin = 500'000; ///< units: some 50 m

int binAt(double value)
{
    return int(std::floor(value / Bin));
}
} // namespace

/// Every bin that the way from a to b passes, column by column.
template <typename Work> void Obstacles::forBins(QPointF a, QPointF b, const Work &work)
{
    if (a.x() > b.x())
        std::swap(a, b);
    const double slope = b.x() > a.x() ? (b.y() - a.y()) / (b.x() - a.x()) : 0;
    for (int column = binAt(a.x()); column <= binAt(b.x()); ++column) {
        const bool isUpright = b.x() - a.x() < 1;
        const double from = std::max(a.x(), column * Bin);
        const double to = std::min(b.x(), (column + 1) * Bin);
        const double one = isUpright ? a.y() : a.y() + (from - a.x()) * slope;
        const double two = isUpright ? b.y() : a.y() + (to - a.x()) * slope;
        for (int row = binAt(std::min(one, two)); row <= binAt(std::max(one, two)); ++row)
            work((quint64(quint32(column)) << 32) | quint32(row));
    }
}

Obstacles::Obstacles(const LineNet &net, const std::vector<geo::Ring> &outlines)
{
    const auto toUnits = [&net](geo::Place place) {
        return QPointF(place.lon * UnitsPerDegree - double(net.originX),
                       place.lat * UnitsPerDegree - double(net.originY));
    };
    for (size_t outline = 0; outline < outlines.size(); ++outline) {
        const geo::Ring &ring = outlines[outline];
        for (size_t i = 0, j = ring.size() - 1; i < ring.size(); j = i++) {
            const int index = int(m_edges.size());
            m_edges.push_back({toUnits(ring[j]), toUnits(ring[i]), int(outline)});
            forBins(m_edges.back().a, m_edges.back().b, [&](quint64 bin) { m_bins[bin].push_back(index); });
        }
    }
}

void Obstacles::meet(QPointF from, QPointF to, std::set<int> &met) const
{
    forBins(from, to, [&](quint64 bin) {
        const auto at = m_bins.find(bin);
        if (at == m_bins.end())
            return;
        for (const int index : at->second) {
            const Edge &edge = m_edges[size_t(index)];
            if (!met.contains(edge.outline) && crossing(from, to, edge.a, edge.b))
                met.insert(edge.outline);
        }
    });
}
} // namespace wanmi::gridding

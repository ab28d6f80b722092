// SPDX-License-Identifier: GPL-3.0-or-later
#include "gridding/shaping.h"

#include <algorithm>
#include <cmath>

namespace wanmi::gridding {
namespace {

constexpr double StripM = 24; ///< mean width up to which a region counts as a strip
constexpr double WidestM = 60; ///< a strip is sliced where it is no wider

double distance(QPointF a, QPointF b)
{
    return std::hypot(a.x() - b.x(), a.y() - b.y());
}

class Slicer
{
public:
    Slicer(CellMap &map, int index, SliceAt where)
        : m_map(map)
        , m_where(where)
        , m_index(index)
        , m_region(map.regions()[size_t(index)])
        , m_ring(map.points(m_region.ring))
    {
    }

    /// Across from the junction that lies nearest to the middle of the strip, so that the halves shrink fast.
    std::optional<std::pair<int, int>> run()
    {
        std::optional<Slice> best;
        for (size_t i = 0; i < m_ring.size(); ++i) {
            if (m_where == SliceAt::Junctions && !isJunction(i))
                continue;
            if (const auto slice = across(i); slice && (!best || slice->smaller > best->smaller))
                best = slice;
        }
        if (!best)
            return {};
        int end = m_region.ring[best->toCorner];
        if (!best->isCorner)
            end = m_map.split(end, m_region.ring[after(best->toCorner)], best->to);
        return m_map.cutForGood(m_index, {m_region.ring[best->from], end});
    }

private:
    struct Slice
    {
        size_t from = 0, toCorner = 0;
        bool isCorner = false;
        QPointF to;
        double smaller = 0; ///< area of the smaller piece
    };

    [[nodiscard]] size_t after(size_t i) const { return i + 1 == m_ring.size() ? 0 : i + 1; }

    [[nodiscard]] bool isJunction(size_t i) const
    {
        const int before = m_region.ring[i == 0 ? m_ring.size() - 1 : i - 1];
        const int at = m_region.ring[i];
        return m_map.leftOf(at, before) != m_map.leftOf(m_region.ring[after(i)], at);
    }

    [[nodiscard]] std::optional<Slice> across(size_t from) const
    {
        const QPointF start = m_ring[from];
        std::optional<Slice> best;
        double nearest = WidestM;
        for (size_t i = 0; i < m_ring.size(); ++i) {
            const QPointF a = m_ring[i];
            const QPointF b = m_ring[after(i)];
            if (i == from || after(i) == from)
                continue;
            const QPointF along = b - a;
            const double square = QPointF::dotProduct(along, along);
            const double t
                = square > 0 ? std::clamp(QPointF::dotProduct(start - a, along) / square, 0.0, 1.0) : 0;
            Slice slice{from, i, false, a + along * t, 0};
            constexpr double SnapM = 6;
            if (distance(slice.to, a) < SnapM || distance(slice.to, b) < SnapM) {
                slice.toCorner = distance(slice.to, a) <= distance(slice.to, b) ? i : after(i);
                slice.isCorner = true;
                slice.to = m_ring[slice.toCorner];
            }
            const double width = distance(start, slice.to);
            if (width >= nearest || width < 0.5 || !isInside(slice))
                continue;
            slice.smaller = smallerPiece(slice);
            if (slice.smaller < 0.5 * width * width) // only a corner would go
                continue;
            nearest = width;
            best = slice;
        }
        return best;
    }

    [[nodiscard]] bool isInside(const Slice &slice) const
    {
        const QPointF a = m_ring[slice.from];
        if (!ringHolds(m_ring, (a + slice.to) / 2))
            return false;
        const double length = distance(a, slice.to);
        for (size_t i = 0; i < m_ring.size(); ++i) {
            const QPointF c = m_ring[i];
            const QPointF d = m_ring[after(i)];
            if (c == a || d == a || c == slice.to || d == slice.to)
                continue;
            const auto t = crossing(a, slice.to, c, d);
            if (t && *t * length > 0.01 && (1 - *t) * length > 0.01)
                return false;
        }
        return true;
    }

    [[nodiscard]] double smallerPiece(const Slice &slice) const
    {
        std::vector<QPointF> piece{slice.to};
        for (size_t i = after(slice.toCorner); i != slice.from; i = after(i)) {
            piece.push_back(m_ring[i]);
            if (piece.size() > m_ring.size())
                return 0;
        }
        piece.push_back(m_ring[slice.from]);
        const double area = ringArea(piece);
        return std::min(area, m_region.area - area);
    }

    CellMap &m_map;
    const SliceAt m_where;
    const int m_index;
    const Region m_region; ///< a copy: slicing makes new regions
    const std::vector<QPointF> m_ring;
};
} // namespace

void sliceStrips(CellMap &map, SliceAt where)
{
    std::vector<int> open;
    for (size_t i = 0; i < map.regions().size(); ++i)
        open.push_back(int(i));
    while (!open.empty()) {
        const int index = open.back();
        open.pop_back();
        const Region &it = map.regions()[size_t(index)];
        const bool isStrip = !it.isGone && it.holes.empty() && 2 * it.area < StripM * it.around
            && it.around > 6 * StripM && compactness(it.area, it.around) < 0.3;
        if (!isStrip)
            continue;
        const bool isLeft = where == SliceAt::Corners; // of those that found no block, one cut is enough
        if (const auto pieces = Slicer(map, index, where).run()) {
            if (isLeft)
                continue;
            open.push_back(pieces->first);
            open.push_back(pieces->second);
        }
    }
}
} // namespace wanmi::gridding

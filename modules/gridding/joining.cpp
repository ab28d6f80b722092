// SPDX-License-Identifier: GPL-3.0-or-later
#include "gridding/shaping.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <map>
#include <set>

namespace wanmi::gridding {
namespace {

/// How much a border is worth keeping, by what lies on it.
double worth(const MapEdge &edge)
{
    constexpr std::array<double, LineKinds> Worth{1.0, 1.0, 0.8, 0.55, 0.35, 0.2, 0.9, 0.9, 1.2, 0.25};
    return edge.kind < 0 ? 0 : Worth[size_t(edge.kind)];
}

class Joiner
{
public:
    Joiner(CellMap &map, const Shaping &wish)
        : m_map(map)
        , m_wish(wish)
    {
    }

    void run()
    {
        resolveHoles();
        sliceStrips(m_map, SliceAt::Junctions);
        // What could not be joined may find its place when its neighbours have changed.
        for (int round = 0; round < 3; ++round) {
            if (joinAll() == 0)
                break;
        }
        // A strip that would close a ring around something with every neighbour may go to two of them.
        for (int round = 0; round < 3; ++round) {
            sliceStrips(m_map, SliceAt::Corners);
            if (joinAll() == 0)
                break;
        }
    }

private:
    struct Shape
    {
        double around = 0;
        double compact = 0;
        bool isStrip = false;
        bool mustJoin = false;
        bool mayJoin = false;
    };

    struct Neighbour
    {
        double shared = 0; ///< m
        double worth = 0; ///< m times worth
        QPointF middle; ///< m times place
    };

    [[nodiscard]] const Region &region(int index) const { return m_map.regions()[size_t(index)]; }

    void resolveHoles()
    {
        // Small islands (a turning circle, a court) belong to the block around them.
        const double small = 0.35 * m_wish.aimM2;
        const size_t count = m_map.regions().size();
        for (size_t i = 0; i < count; ++i) {
            for (size_t hole = 0; hole < region(int(i)).holes.size();) {
                const auto inside = m_map.insideHole(int(i), hole);
                if (!inside || inside->second > small || !m_map.swallowHole(int(i), hole))
                    ++hole;
            }
        }
        for (size_t i = 0; i < count; ++i) {
            if (!region(int(i)).isGone && !region(int(i)).holes.empty())
                m_map.openHoles(int(i));
        }
    }

    [[nodiscard]] Shape shapeOf(int index) const
    {
        const Region &it = region(index);
        Shape shape;
        shape.around = it.around;
        shape.compact = compactness(it.area, shape.around);
        constexpr double StripM = 24; // two carriageways, a road and its footway
        shape.isStrip = it.area < 0.5 * StripM * shape.around && shape.compact < 0.6;
        const bool isThin = shape.isStrip || (shape.compact < 0.22 && it.area < 1.2 * m_wish.aimM2);
        shape.mustJoin = isThin || it.area < 1.1 * m_wish.smallestM2;
        shape.mayJoin = it.area < m_wish.joinBelow * m_wish.aimM2;
        return shape;
    }

    int joinAll()
    {
        std::set<std::pair<double, int>> queue;
        for (size_t i = 0; i < m_map.regions().size(); ++i) {
            const Region &it = region(int(i));
            if (!it.isGone && it.holes.empty())
                queue.emplace(it.area, int(i));
        }
        int joined = 0;
        while (!queue.empty()) {
            const int index = queue.begin()->second;
            queue.erase(queue.begin());
            const Shape shape = shapeOf(index);
            if (!shape.mustJoin && !shape.mayJoin)
                continue;
            const int with = joinBest(index, shape);
            if (with < 0)
                continue;
            ++joined;
            queue.erase({m_areaBefore, with});
            queue.emplace(region(with).area, with);
        }
        return joined;
    }

    [[nodiscard]] std::map<int, Neighbour> neighboursOf(const Region &it) const
    {
        std::map<int, Neighbour> found;
        for (size_t i = 0, j = it.ring.size() - 1; i < it.ring.size(); j = i++) {
            const int a = it.ring[j];
            const int b = it.ring[i];
            const int other = m_map.leftOf(b, a);
            if (other < 0 || !region(other).holes.empty())
                continue;
            const double length = m_map.length(a, b);
            Neighbour &neighbour = found[other];
            neighbour.shared += length;
            neighbour.worth += length * worth(m_map.edge(a, b));
            neighbour.middle += (m_map.point(a) + m_map.point(b)) / 2 * length;
        }
        return found;
    }

    /// The region that took it, or -1.
    int joinBest(int index, const Shape &shape)
    {
        const Region &it = region(index);
        const QPointF centre = middleOf(it);
        std::vector<std::pair<double, int>> ranked;
        for (const auto &[other, neighbour] : neighboursOf(it)) {
            const double all = it.area + region(other).area;
            const double loss = neighbour.worth / std::max(neighbour.shared, 1e-9);
            const double around = shape.around + region(other).around - 2 * neighbour.shared;
            const double compact = compactness(all, around);
            if (!shape.mustJoin
                && (all > 1.55 * m_wish.aimM2 || compact < 0.35
                    || (loss > 0.75 && it.area > 0.4 * m_wish.aimM2)))
                continue;
            double score = 1.1 * loss - 1.4 * compact;
            if (shape.isStrip) {
                // To the block along its side, not to the next strip at its end.
                score -= 6 * std::min(neighbour.shared / shape.around, 0.4);
            } else {
                score += 0.5 * std::abs(std::log(all / m_wish.aimM2)) - 0.5 * neighbour.shared / shape.around;
            }
            if (all > 0.9 * m_wish.largestM2 && region(other).area <= m_wish.largestM2)
                score += shape.isStrip ? 0.5 : 4; // it would have to be cut for it
            // Of two equal carriageways the strip between goes to the west or north everywhere along the
            // road.
            const QPointF towards = neighbour.middle / std::max(neighbour.shared, 1e-9) - centre;
            const double reach = std::hypot(towards.x(), towards.y());
            if (reach > 0)
                score += 0.15 * (towards.x() - towards.y()) / reach;
            ranked.emplace_back(score, other);
        }
        std::sort(ranked.begin(), ranked.end());
        for (const auto &[score, other] : ranked) {
            m_areaBefore = region(other).area;
            if (m_map.join(other, index))
                return other;
        }
        return -1;
    }

    [[nodiscard]] QPointF middleOf(const Region &it) const
    {
        QPointF sum;
        double around = 0;
        for (size_t i = 0, j = it.ring.size() - 1; i < it.ring.size(); j = i++) {
            const double length = m_map.length(it.ring[j], it.ring[i]);
            sum += (m_map.point(it.ring[j]) + m_map.point(it.ring[i])) / 2 * length;
            around += length;
        }
        return around > 0 ? sum / around : m_map.point(it.ring.front());
    }

    CellMap &m_map;
    const Shaping &m_wish;
    double m_areaBefore = 0;
};
} // namespace

void joinLeftovers(CellMap &map, std::vector<int> &chosen, const Shaping &wish)
{
    map.settle(chosen);
    const auto isPoor = [&](int index) {
        const Region &it = map.regions()[size_t(index)];
        return it.area < wish.smallestM2 || leavesItself(map, it);
    };
    std::vector<std::pair<double, int>> poor;
    for (const int index : chosen) {
        if (isPoor(index))
            poor.emplace_back(map.regions()[size_t(index)].area, index);
    }
    std::sort(poor.begin(), poor.end());
    for (const auto &[area, index] : poor) {
        if (map.regions()[size_t(index)].isGone || !isPoor(index))
            continue;
        std::map<int, double> shared;
        const std::vector<int> ring = map.regions()[size_t(index)].ring;
        for (size_t i = 0, j = ring.size() - 1; i < ring.size(); j = i++) {
            const int other = map.leftOf(ring[i], ring[j]);
            const Region *beyond = other < 0 ? nullptr : &map.regions()[size_t(other)];
            const bool isStrip = beyond && compactness(beyond->area, beyond->around) < 0.2;
            if (beyond && !isStrip && beyond->holes.empty() && beyond->area + area <= wish.largestM2)
                shared[other] += map.length(ring[j], ring[i]);
        }
        std::vector<std::pair<double, int>> ranked;
        for (const auto &[other, length] : shared)
            ranked.emplace_back(-length, other);
        std::sort(ranked.begin(), ranked.end());
        for (const auto &[length, other] : ranked) {
            if (map.join(other, index))
                break;
        }
    }
    // Crumbs of a border given twice, millimetres wide, are no cells.
    constexpr double CrumbM2 = 1;
    std::erase_if(chosen, [&](int index) {
        const Region &it = map.regions()[size_t(index)];
        return it.isGone || it.area < CrumbM2;
    });
}

void joinSmall(CellMap &map, const Shaping &wish)
{
    Joiner(map, wish).run();
}
} // namespace wanmi::gridding

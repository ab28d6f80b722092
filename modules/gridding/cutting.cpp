// SPDX-License-Identifier: GPL-3.0-or-later
#include "gridding/shaping.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <map>
#include <numbers>
#include <set>

namespace wanmi::gridding {
namespace {

double distance(QPointF a, QPointF b)
{
    return std::hypot(a.x() - b.x(), a.y() - b.y());
}

/// Where a cut meets the ring.
struct End
{
    size_t edge = 0; ///< from ring[edge] to the next
    bool isCorner = false; ///< at ring[edge] itself
    QPointF point;
};

struct Choice
{
    End from, to;
    std::vector<int> via; ///< points of lines inside, from `from` to `to`
    double straightM = 0;
    double score = 1e18;
};

class Cutter
{
public:
    Cutter(CellMap &map, const DrawWish &wish, int index)
        : m_map(map)
        , m_wish(wish)
        , m_index(index)
        , m_region(map.regions()[size_t(index)])
        , m_ring(map.points(m_region.ring))
        , m_parts(std::max(2, int(std::lround(m_region.area / wish.aimM2))))
    {
    }

    std::optional<std::pair<int, int>> run()
    {
        alongLines();
        across();
        if (m_best.score >= 1e17)
            return {};
        return carryOut();
    }

private:
    [[nodiscard]] size_t after(size_t i) const { return i + 1 == m_ring.size() ? 0 : i + 1; }

    // --- judging -----------------------------------------------------------------------------------------------

    [[nodiscard]] std::vector<QPointF> piece(const End &from, const End &to, const std::vector<QPointF> &back) const
    {
        std::vector<QPointF> points{from.point};
        for (size_t i = after(from.edge);; i = after(i)) {
            const bool isLast = i == (to.isCorner ? to.edge : after(to.edge));
            if (isLast)
                break;
            points.push_back(m_ring[i]);
        }
        points.push_back(to.point);
        points.insert(points.end(), back.begin(), back.end());
        return points;
    }

    void consider(Choice choice)
    {
        if (choice.from.edge == choice.to.edge)
            return;
        std::vector<QPointF> between;
        for (const int vertex : choice.via)
            between.push_back(m_map.point(vertex));
        const std::vector<QPointF> backwards(between.rbegin(), between.rend());
        const std::vector<QPointF> one = piece(choice.from, choice.to, backwards);
        const std::vector<QPointF> two = piece(choice.to, choice.from, between);
        const double oneArea = ringArea(one);
        const double twoArea = ringArea(two);
        const double least = std::min(oneArea, twoArea);
        if (least < std::max(1.25 * m_wish.smallestM2, 0.4 * m_region.area / m_parts)
            || std::abs(oneArea + twoArea - m_region.area) > 1)
            return;
        const double oneCompact = compactness(oneArea, ringLength(one));
        const double twoCompact = compactness(twoArea, ringLength(two));
        if (std::min(oneCompact, twoCompact) < 0.15)
            return;
        const double share = oneArea / m_region.area * m_parts;
        const double whole = std::clamp(std::round(share), 1.0, double(m_parts - 1));
        choice.score = choice.straightM / std::sqrt(m_region.area) + 0.9 * std::abs(share - whole)
            + 0.3 * std::abs(whole / m_parts - 0.5)
            + 1.2 * (std::max(0.0, 0.6 - oneCompact) + std::max(0.0, 0.6 - twoCompact));
        if (choice.score < m_best.score)
            m_best = std::move(choice);
    }

    // --- along lines that end inside ---------------------------------------------------------------------------

    void alongLines()
    {
        std::map<int, std::vector<int>> next;
        for (const auto &[a, b] : m_region.inner) {
            next[a].push_back(b);
            next[b].push_back(a);
        }
        std::map<int, size_t> corners;
        for (size_t i = 0; i < m_region.ring.size(); ++i)
            corners[m_region.ring[i]] = i;
        for (const auto &[tip, beyond] : next) {
            if (beyond.size() == 1 && !corners.contains(tip))
                fromTip(tip, next, corners);
        }
        betweenCorners(next, corners);
    }

    /// The shortest way (in steps) along lines from a point to where `isEnd` holds; empty when there is none.
    template<typename IsEnd>
    [[nodiscard]] static std::vector<int> wayTo(int start, const std::map<int, std::vector<int>> &next,
                                                const std::map<int, size_t> &corners, const IsEnd &isEnd)
    {
        std::map<int, int> cameFrom{{start, start}};
        std::vector<int> open{start};
        for (size_t i = 0; i < open.size(); ++i) {
            const int at = open[i];
            if (at != start && isEnd(at)) {
                std::vector<int> way{at};
                while (way.back() != start)
                    way.push_back(cameFrom.at(way.back()));
                std::reverse(way.begin(), way.end());
                return way;
            }
            if (at != start && corners.contains(at))
                continue;
            const auto beyond = next.find(at);
            if (beyond == next.end())
                continue;
            for (const int other : beyond->second) {
                if (cameFrom.try_emplace(other, at).second)
                    open.push_back(other);
            }
        }
        return {};
    }

    void fromTip(int tip, const std::map<int, std::vector<int>> &next, const std::map<int, size_t> &corners)
    {
        const auto isCorner = [&corners](int vertex) { return corners.contains(vertex); };
        const std::vector<int> toRing = wayTo(tip, next, corners, isCorner);
        if (!toRing.empty()) {
            Choice choice;
            choice.from = cornerEnd(corners.at(toRing.back()));
            choice.via.assign(toRing.rbegin() + 1, toRing.rend());
            shootFrom(tip, choice);
            return;
        }
        // A line without any connection: prolonged at both ends. From its other tip it would be the same.
        std::vector<int> longest;
        for (const auto &[other, beyond] : next) {
            if (other <= tip || beyond.size() != 1)
                continue;
            const auto way = wayTo(tip, next, corners, [other = other](int vertex) { return vertex == other; });
            if (way.size() > longest.size())
                longest = way;
        }
        if (longest.size() < 2)
            return;
        const QPointF back = m_map.point(tip) - m_map.point(longest[1]);
        const auto start = ray(m_map.point(tip), back);
        if (!start)
            return;
        Choice choice;
        choice.from = start->first;
        choice.straightM = start->second;
        choice.via = longest;
        shootFrom(longest.back(), choice);
    }

    /// From a line's end straight on, to the nearest border, and square to the borders around.
    void shootFrom(int tip, const Choice &begun)
    {
        const QPointF at = m_map.point(tip);
        QPointF before = begun.from.point;
        for (auto vertex = begun.via.rbegin(); vertex != begun.via.rend(); ++vertex) {
            if (distance(m_map.point(*vertex), at) > 20) {
                before = m_map.point(*vertex);
                break;
            }
        }
        std::vector<QPointF> directions{at - before};
        for (size_t i = 0; i < m_ring.size(); ++i) {
            const QPointF along = m_ring[after(i)] - m_ring[i];
            if (distance(m_ring[after(i)], m_ring[i]) < 25)
                continue;
            directions.emplace_back(-along.y(), along.x());
            directions.emplace_back(along.y(), -along.x());
        }
        for (const QPointF direction : directions) {
            const auto hit = ray(at, direction);
            if (!hit || crossesOwnWay(begun, at, hit->first.point))
                continue;
            Choice choice = begun;
            choice.to = hit->first;
            choice.straightM += hit->second;
            consider(std::move(choice));
        }
    }

    [[nodiscard]] bool crossesOwnWay(const Choice &begun, QPointF tip, QPointF hit) const
    {
        const QPointF start = tip + (hit - tip) * 1e-6;
        QPointF last = begun.from.point;
        for (const int vertex : begun.via) {
            if (crossing(start, hit, last, m_map.point(vertex)))
                return true;
            last = m_map.point(vertex);
        }
        return false;
    }

    /// Lines that joining has given up may lead right through.
    void betweenCorners(const std::map<int, std::vector<int>> &next, const std::map<int, size_t> &corners)
    {
        for (const auto &[vertex, corner] : corners) {
            if (!next.contains(vertex))
                continue;
            const int start = vertex;
            const auto way = wayTo(vertex, next, corners,
                                   [&](int at) { return at > start && corners.contains(at); });
            if (way.size() < 2)
                continue;
            Choice choice;
            choice.from = cornerEnd(corner);
            choice.to = cornerEnd(corners.at(way.back()));
            choice.via.assign(way.begin() + 1, way.end() - 1);
            consider(std::move(choice));
        }
    }

    [[nodiscard]] End cornerEnd(size_t index) const { return {index, true, m_ring[index]}; }

    /// The first border from a point inside, and how far it is.
    [[nodiscard]] std::optional<std::pair<End, double>> ray(QPointF from, QPointF direction) const
    {
        const double size = std::hypot(direction.x(), direction.y());
        if (size < 1e-6)
            return {};
        constexpr double Far = 1e5;
        const QPointF to = from + direction * (Far / size);
        double nearest = 2;
        End end;
        for (size_t i = 0; i < m_ring.size(); ++i) {
            const auto t = crossing(from, to, m_ring[i], m_ring[after(i)]);
            if (t && *t * Far > 0.01 && *t < nearest) {
                nearest = *t;
                end = {i, false, from + (to - from) * *t};
            }
        }
        if (nearest > 1)
            return {};
        const End snapped = snap(end);
        if (snapped.isCorner && !isClear(from, snapped.point))
            return std::pair(end, nearest * Far);
        return std::pair(snapped, distance(from, snapped.point));
    }

    // --- straight across ---------------------------------------------------------------------------------------

    [[nodiscard]] End snap(const End &end) const
    {
        constexpr double SnapM = 9;
        const size_t next = after(end.edge);
        const double toFirst = distance(end.point, m_ring[end.edge]);
        const double toNext = distance(end.point, m_ring[next]);
        if (std::min(toFirst, toNext) > SnapM)
            return end;
        return cornerEnd(toFirst <= toNext ? end.edge : next);
    }

    /// Whether the straight way between two points of the ring (or inside) runs inside and touches nothing.
    [[nodiscard]] bool isClear(QPointF a, QPointF b) const
    {
        if (!ringHolds(m_ring, (a + b) / 2))
            return false;
        const double length = distance(a, b);
        for (size_t i = 0; i < m_ring.size(); ++i) {
            const QPointF c = m_ring[i];
            const QPointF d = m_ring[after(i)];
            if (c == a || c == b || d == a || d == b)
                continue;
            const auto t = crossing(a, b, c, d);
            if (t && *t * length > 0.01 && (1 - *t) * length > 0.01)
                return false;
            // A corner that the way all but touches would be cut off with a needle.
            const double along = QPointF::dotProduct(c - a, b - a) / std::max(length, 1e-9);
            if (along > 0 && along < length) {
                const double off = std::abs((c.x() - a.x()) * (b.y() - a.y()) - (c.y() - a.y()) * (b.x() - a.x()))
                    / std::max(length, 1e-9);
                if (off < 0.5)
                    return false;
            }
        }
        return true;
    }

    /// The direction of most of the border, by eights of the circle refined to the longest edges in it.
    [[nodiscard]] double mainAngle() const
    {
        constexpr int Bins = 18; // five degrees of a quarter circle
        std::array<double, Bins> weight{};
        std::array<double, Bins> sum{};
        for (size_t i = 0; i < m_ring.size(); ++i) {
            const QPointF along = m_ring[after(i)] - m_ring[i];
            double angle = std::fmod(std::atan2(along.y(), along.x()) + 2 * std::numbers::pi, std::numbers::pi / 2);
            const double length = std::hypot(along.x(), along.y());
            const size_t bin = std::min(size_t(angle / (std::numbers::pi / 2) * Bins), size_t(Bins - 1));
            weight[bin] += length;
            sum[bin] += angle * length;
        }
        const size_t best = size_t(std::max_element(weight.begin(), weight.end()) - weight.begin());
        return weight[best] > 0 ? sum[best] / weight[best] : 0;
    }

    void across()
    {
        const double angle = mainAngle();
        for (const double turn : {0.0, std::numbers::pi / 2}) {
            const QPointF along(std::cos(angle + turn), std::sin(angle + turn));
            const QPointF normal(-along.y(), along.x());
            for (const double offset : offsets(normal))
                sweep(along, normal, offset);
        }
        fromJunctions();
    }

    /// Where to try: evenly spread, and through corners at which a border outside ends or the ring bends inwards.
    [[nodiscard]] std::vector<double> offsets(QPointF normal) const
    {
        double low = 1e18;
        double high = -1e18;
        std::vector<double> tries;
        for (size_t i = 0; i < m_ring.size(); ++i) {
            const double offset = QPointF::dotProduct(m_ring[i], normal);
            low = std::min(low, offset);
            high = std::max(high, offset);
            if (isJunction(i))
                tries.push_back(offset + 0.001);
        }
        const int steps = std::clamp(4 * m_parts, 8, 40);
        for (int i = 1; i < steps; ++i)
            tries.push_back(low + (high - low) * i / steps);
        return tries;
    }

    [[nodiscard]] bool isJunction(size_t i) const
    {
        const int before = m_region.ring[i == 0 ? m_ring.size() - 1 : i - 1];
        const int at = m_region.ring[i];
        const int next = m_region.ring[after(i)];
        return m_map.leftOf(at, before) != m_map.leftOf(next, at);
    }

    void sweep(QPointF along, QPointF normal, double offset)
    {
        std::vector<std::pair<double, End>> hits;
        for (size_t i = 0; i < m_ring.size(); ++i) {
            const double one = QPointF::dotProduct(m_ring[i], normal) - offset;
            const double two = QPointF::dotProduct(m_ring[after(i)], normal) - offset;
            if ((one >= 0) == (two >= 0))
                continue;
            const QPointF point = m_ring[i] + (m_ring[after(i)] - m_ring[i]) * (one / (one - two));
            hits.emplace_back(QPointF::dotProduct(point, along), End{i, false, point});
        }
        std::sort(hits.begin(), hits.end(), [](const auto &a, const auto &b) { return a.first < b.first; });
        for (size_t i = 0; i + 1 < hits.size(); i += 2)
            chord(hits[i].second, hits[i + 1].second);
    }

    void chord(const End &one, const End &two)
    {
        Choice choice;
        choice.from = snap(one);
        choice.to = snap(two);
        if ((choice.from.isCorner || choice.to.isCorner) && !isClear(choice.from.point, choice.to.point)) {
            choice.from = one;
            choice.to = two;
        }
        choice.straightM = distance(choice.from.point, choice.to.point);
        consider(std::move(choice));
    }

    /// The street that ends at the border goes on.
    void fromJunctions()
    {
        for (size_t i = 0; i < m_ring.size(); ++i) {
            if (!isJunction(i))
                continue;
            const QPointF before = m_ring[i == 0 ? m_ring.size() - 1 : i - 1];
            const QPointF chordAround = m_ring[after(i)] - before;
            const QPointF inwards(-chordAround.y(), chordAround.x());
            const double size = std::hypot(inwards.x(), inwards.y());
            if (size < 1e-6)
                continue;
            const QPointF start = m_ring[i] + inwards * (0.05 / size);
            const auto hit = ray(start, inwards);
            if (!hit || !isClear(m_ring[i], hit->first.point))
                continue;
            Choice choice;
            choice.from = cornerEnd(i);
            choice.to = hit->first;
            choice.straightM = distance(m_ring[i], hit->first.point);
            consider(std::move(choice));
        }
    }

    // --- doing it ----------------------------------------------------------------------------------------------

    std::optional<std::pair<int, int>> carryOut()
    {
        const auto vertexOf = [this](const End &end, int a, int b) {
            return end.isCorner ? a : m_map.split(a, b, end.point);
        };
        const std::vector<int> ring = m_region.ring; // before the points are put in
        const int start = vertexOf(m_best.from, ring[m_best.from.edge], ring[after(m_best.from.edge)]);
        const int end = vertexOf(m_best.to, ring[m_best.to.edge], ring[after(m_best.to.edge)]);
        std::vector<int> way{start};
        way.insert(way.end(), m_best.via.begin(), m_best.via.end());
        way.push_back(end);
        return m_map.cut(m_index, std::move(way));
    }

    CellMap &m_map;
    const DrawWish &m_wish;
    const int m_index;
    const Region m_region; ///< a copy: cutting makes new regions
    const std::vector<QPointF> m_ring;
    const int m_parts;
    Choice m_best;
};
} // namespace

void cutLarge(CellMap &map, const DrawWish &wish)
{
    std::set<std::pair<double, int>> queue; // the largest first; what is cut off comes in its turn
    const auto admit = [&](int index) {
        const Region &region = map.regions()[size_t(index)];
        if (!region.isGone && region.holes.empty() && region.area > 1.45 * wish.aimM2)
            queue.emplace(-region.area, index);
    };
    for (size_t i = 0; i < map.regions().size(); ++i)
        admit(int(i));
    while (!queue.empty()) {
        const int index = queue.begin()->second;
        queue.erase(queue.begin());
        if (const auto pieces = Cutter(map, wish, index).run()) {
            admit(pieces->first);
            admit(pieces->second);
        }
    }
}
} // namespace wanmi::gridding

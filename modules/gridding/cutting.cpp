// SPDX-License-Identifier: GPL-3.0-or-later
#include "gridding/mesh.h"
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
    Cutter(CellMap &map, const Shaping &wish, int index, bool isFine)
        : m_map(map)
        , m_wish(wish)
        , m_isFine(isFine)
        , m_index(index)
        , m_region(map.regions()[size_t(index)])
        , m_ring(map.points(m_region.ring))
        , m_parts(std::max(2, int(std::lround(m_region.area / wish.aimM2))))
        , m_junctions(junctions())
        , m_angle(mainAngle())
    {
    }

    std::optional<std::pair<int, int>> run()
    {
        const size_t patience = m_isFine ? 1 : m_region.mustCut || m_region.area > m_wish.largestM2 ? 3 : 2;
        for (m_patience = 0; m_patience < patience && m_best.score > 1e17; ++m_patience) {
            alongLines();
            across();
        }
        if (m_best.score > 1e17)
            return {};
        return carryOut();
    }

private:
    [[nodiscard]] size_t after(size_t i) const { return i + 1 == m_ring.size() ? 0 : i + 1; }

    // --- judging
    // -----------------------------------------------------------------------------------------------

    [[nodiscard]] std::vector<QPointF> piece(const End &from, const End &to,
                                             const std::vector<QPointF> &back) const
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

    [[nodiscard]] double leastPiece() const
    {
        if (m_isFine)
            return 1.05 * m_wish.smallestM2;
        constexpr std::array<double, 3> OfPart{0.4, 0.25, 0.05};
        constexpr std::array<double, 3> OfSmallest{1.25, 1.05, 0.5};
        const double part = m_region.area > m_wish.largestM2 ? 1.25 * m_wish.aimM2 : m_region.area / m_parts;
        return std::max(OfSmallest[m_patience] * m_wish.smallestM2, OfPart[m_patience] * part);
    }

    /// How many metres of border a good division would be worth.
    [[nodiscard]] double unevenness(double one, double two) const
    {
        if (m_isFine)
            return 0;
        const double most = 0.98 * m_wish.largestM2;
        if (m_region.area <= most) {
            const double share = one / m_region.area * m_parts;
            const double whole = std::clamp(std::round(share), 1.0, double(m_parts - 1));
            return 0.4 * std::abs(share - whole) * std::sqrt(m_region.area);
        }
        // What is too large has to be cut in any case, so few and large pieces are cheapest; a piece of the
        // wished size on the way is welcome.
        const double least = std::min(one, two);
        if (least <= 1.25 * m_wish.aimM2)
            return least > 0.6 * m_wish.aimM2 ? 20 : 0;
        const double extra = std::ceil(one / most) + std::ceil(two / most) - std::ceil(m_region.area / most);
        return 0.6 * extra * std::sqrt(most);
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
        if (least < leastPiece() || std::abs(oneArea + twoArea - m_region.area) > 1)
            return;
        const double oneCompact = compactness(oneArea, ringLength(one));
        const double twoCompact = compactness(twoArea, ringLength(two));
        constexpr std::array<double, 3> LeastCompact{0.18, 0.1, 0.0};
        if (std::min(oneCompact, twoCompact) < LeastCompact[m_patience])
            return;
        choice.score = (choice.straightM + unevenness(oneArea, twoArea)) / std::sqrt(m_region.area)
            + 1.2 * (std::max(0.0, 0.6 - oneCompact) + std::max(0.0, 0.6 - twoCompact));
        if (choice.score < m_best.score)
            choice.score += obstaclesOf(choice, between) / std::sqrt(m_region.area);
        if (choice.score < m_best.score)
            m_best = std::move(choice);
    }

    /// What the buildings on the straight stretches of a cut are worth, m of border.
    [[nodiscard]] double obstaclesOf(const Choice &choice, const std::vector<QPointF> &between) const
    {
        constexpr double EachM = 40; // a house of one owner is better not divided
        if (!m_wish.obstacles)
            return 0;
        const auto isStraight = [this](int a, int b) { return !m_map.hasEdge(a, b); };
        std::set<int> met;
        const auto meet
            = [&](QPointF a, QPointF b) { m_wish.obstacles->meet(m_map.inUnits(a), m_map.inUnits(b), met); };
        if (choice.via.empty()) {
            meet(choice.from.point, choice.to.point);
            return EachM * double(met.size());
        }
        const auto corner = [this](const End &end) { return m_region.ring[end.edge]; };
        if (!choice.from.isCorner || isStraight(corner(choice.from), choice.via.front()))
            meet(choice.from.point, between.front());
        if (!choice.to.isCorner || isStraight(choice.via.back(), corner(choice.to)))
            meet(between.back(), choice.to.point);
        return EachM * double(met.size());
    }

    // --- along lines that end inside
    // ---------------------------------------------------------------------------

    using Next = std::map<int, std::vector<int>>;
    using Corners = std::map<int, size_t>;

    void alongLines()
    {
        Next next;
        for (const auto &[a, b] : m_region.inner) {
            next[a].push_back(b);
            next[b].push_back(a);
        }
        Corners corners;
        for (size_t i = 0; i < m_region.ring.size(); ++i)
            corners[m_region.ring[i]] = i;
        std::vector<int> tips;
        for (const auto &[tip, beyond] : next) {
            if (beyond.size() == 1 && !corners.contains(tip))
                tips.push_back(tip);
        }
        for (const int tip : thinned(tips, 64))
            fromTip(tip, next, corners);
        betweenCorners(next, corners);
    }

    /// From where each point is reached from `start` along lines, in fewest steps; not beyond the ring.
    [[nodiscard]] static std::map<int, int> waysFrom(int start, const Next &next, const Corners &corners)
    {
        std::map<int, int> cameFrom{{start, start}};
        std::vector<int> open{start};
        for (size_t i = 0; i < open.size(); ++i) {
            const int at = open[i];
            if (at != start && corners.contains(at))
                continue;
            for (const int other : next.at(at)) {
                if (cameFrom.try_emplace(other, at).second)
                    open.push_back(other);
            }
        }
        return cameFrom;
    }

    [[nodiscard]] static std::vector<int> wayTo(int end, const std::map<int, int> &cameFrom)
    {
        std::vector<int> way{end};
        while (cameFrom.at(way.back()) != way.back())
            way.push_back(cameFrom.at(way.back()));
        std::reverse(way.begin(), way.end());
        return way;
    }

    [[nodiscard]] static std::vector<int> thinned(const std::vector<int> &all, size_t most)
    {
        if (all.size() <= most)
            return all;
        std::vector<int> some;
        for (size_t i = 0; i < most; ++i)
            some.push_back(all[i * all.size() / most]);
        return some;
    }

    void fromTip(int tip, const Next &next, const Corners &corners)
    {
        const std::map<int, int> ways = waysFrom(tip, next, corners);
        std::vector<int> toRing;
        std::vector<int> longest;
        for (const auto &[vertex, before] : ways) {
            if (vertex == tip)
                continue;
            const std::vector<int> way = wayTo(vertex, ways);
            if (corners.contains(vertex) && (toRing.empty() || way.size() < toRing.size()))
                toRing = way;
            // The other end of a line without any connection; from there it would be the same again.
            if (vertex > tip && next.at(vertex).size() == 1 && way.size() > longest.size())
                longest = way;
        }
        if (!toRing.empty()) {
            Choice choice;
            choice.from = cornerEnd(corners.at(toRing.back()));
            choice.via.assign(toRing.rbegin() + 1, toRing.rend());
            shootFrom(tip, choice);
        } else if (longest.size() > 1) {
            const QPointF at = m_map.point(tip);
            const auto start = ray(at, at - m_map.point(longest[1]));
            if (!start)
                return;
            Choice choice;
            choice.from = start->first;
            choice.straightM = start->second;
            choice.via = longest;
            if (!crossesOwnWay(choice, at, start->first.point, 1))
                shootFrom(longest.back(), choice);
        }
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
        for (int quarter = 0; quarter < 4; ++quarter) {
            const double angle = m_angle + quarter * std::numbers::pi / 2;
            directions.emplace_back(std::cos(angle), std::sin(angle));
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

    /// Whether a straight way from an end of the line meets the line itself (from its `first` piece on).
    [[nodiscard]] bool crossesOwnWay(const Choice &begun, QPointF tip, QPointF hit, size_t first = 0) const
    {
        const QPointF start = tip + (hit - tip) * 1e-6;
        for (size_t i = first; i < begun.via.size(); ++i) {
            const QPointF before = i == 0 ? begun.from.point : m_map.point(begun.via[i - 1]);
            if (crossing(start, hit, before, m_map.point(begun.via[i])))
                return true;
        }
        return false;
    }

    /// Lines that joining has given up may lead right through.
    void betweenCorners(const Next &next, const Corners &corners)
    {
        std::vector<int> starts;
        for (const auto &[vertex, corner] : corners) {
            if (next.contains(vertex))
                starts.push_back(vertex);
        }
        for (const int start : thinned(starts, 32)) {
            const std::map<int, int> ways = waysFrom(start, next, corners);
            std::vector<int> ends;
            for (const auto &[vertex, before] : ways) {
                if (vertex != start && corners.contains(vertex))
                    ends.push_back(vertex);
            }
            for (const int end : thinned(ends, 24)) {
                const std::vector<int> way = wayTo(end, ways);
                Choice choice;
                choice.from = cornerEnd(corners.at(start));
                choice.to = cornerEnd(corners.at(end));
                choice.via.assign(way.begin() + 1, way.end() - 1);
                consider(std::move(choice));
            }
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
            if (t && *t < nearest) {
                nearest = *t;
                end = {i, false, from + (to - from) * *t};
            }
        }
        if (nearest > 1)
            return {};
        const End snapped = snap(end);
        if (snapped.isCorner && !isClear(from, snapped.point)) {
            if (isNearCorner(end))
                return {};
            return std::pair(end, nearest * Far);
        }
        return std::pair(snapped, distance(from, snapped.point));
    }

    // --- straight across
    // ---------------------------------------------------------------------------------------

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

    /// So near that a point of its own there would make a needle.
    [[nodiscard]] bool isNearCorner(const End &end) const
    {
        constexpr double NearM = 1;
        return distance(end.point, m_ring[end.edge]) < NearM
            || distance(end.point, m_ring[after(end.edge)]) < NearM;
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
                const double off
                    = std::abs((c.x() - a.x()) * (b.y() - a.y()) - (c.y() - a.y()) * (b.x() - a.x()))
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
            double angle
                = std::fmod(std::atan2(along.y(), along.x()) + 2 * std::numbers::pi, std::numbers::pi / 2);
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
        for (const double turn : {0.0, std::numbers::pi / 2}) {
            const QPointF along(std::cos(m_angle + turn), std::sin(m_angle + turn));
            const QPointF normal(-along.y(), along.x());
            for (const double offset : offsets(normal))
                sweep(along, normal, offset);
        }
        fromJunctions();
    }

    /// Where to try: evenly spread, and through corners at which a border outside ends or the ring bends
    /// inwards.
    [[nodiscard]] std::vector<double> offsets(QPointF normal) const
    {
        double low = 1e18;
        double high = -1e18;
        std::vector<double> tries;
        for (size_t i = 0; i < m_ring.size(); ++i) {
            const double offset = QPointF::dotProduct(m_ring[i], normal);
            low = std::min(low, offset);
            high = std::max(high, offset);
        }
        for (const size_t junction : m_junctions)
            tries.push_back(QPointF::dotProduct(m_ring[junction], normal) + 0.001);
        const int steps = std::clamp(4 * m_parts, 8, 40);
        for (int i = 1; i < steps; ++i)
            tries.push_back(low + (high - low) * i / steps);
        return tries;
    }

    /// Not more than some dozens, whatever the size of the ring.
    [[nodiscard]] std::vector<size_t> junctions() const
    {
        std::vector<size_t> all;
        for (size_t i = 0; i < m_ring.size(); ++i) {
            if (isJunction(i))
                all.push_back(i);
        }
        constexpr size_t Most = 48;
        if (all.size() <= Most)
            return all;
        std::vector<size_t> some;
        for (size_t i = 0; i < Most; ++i)
            some.push_back(all[i * all.size() / Most]);
        return some;
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
            if (isNearCorner(one) || isNearCorner(two))
                return;
            choice.from = one;
            choice.to = two;
        }
        choice.straightM = distance(choice.from.point, choice.to.point);
        consider(std::move(choice));
    }

    /// The street that ends at the border goes on.
    void fromJunctions()
    {
        for (const size_t i : m_junctions) {
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

    // --- doing it
    // ----------------------------------------------------------------------------------------------

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
    const Shaping &m_wish;
    const bool m_isFine;
    const int m_index;
    const Region m_region; ///< a copy: cutting makes new regions
    const std::vector<QPointF> m_ring;
    const int m_parts;
    const std::vector<size_t> m_junctions;
    const double m_angle; ///< of most of the border
    Choice m_best;
    size_t m_patience = 0; ///< what is hard to cut may be cut less well
};
} // namespace

std::optional<std::pair<int, int>> cutOnce(CellMap &map, const Shaping &wish, int index, bool isFine)
{
    return Cutter(map, wish, index, isFine).run();
}
} // namespace wanmi::gridding

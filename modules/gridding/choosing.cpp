// SPDX-License-Identifier: GPL-3.0-or-later
#include "gridding/choosing.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>
#include <queue>
#include <tuple>

namespace wanmi::gridding {
namespace {

/// Where fewer of the borders could lie on lines, even cells are all that is striven for.
constexpr double HopelessShare = 0.25;

struct Node
{
    int map = 0, region = -1;
    double area = 0; ///< m²
    double straightM = 0, onLinesM = 0; ///< of the cut into its pieces
    int pieces[2] = {-1, -1}; ///< nodes, after this one
    bool mustCut = false;
};

/// What a cell costs in metres of straight border, so that the counts come out as wished: the prices of
/// Lagrange's method. With prices given, every tree of cuts is solved exactly and alone.
struct Prices
{
    double outside = 0; ///< of a cell outside the wished sizes
    double large = 0; ///< of a cell above the middle of the sizes; a smaller one brings as much
    double small = 0; ///< the same from the other side
};

/// How far a try may go for borders on lines.
struct Reach
{
    double mayStayOutside = 0; ///< share of the cells
    double most = 1; ///< times the largest wished: cells beyond are always cut
    bool restoresLines = false; ///< lines that joining gave up are borders again wherever they can
};

struct Totals
{
    double cells = 0, outside = 0, large = 0, small = 0;
    double straightM = 0, onLinesM = 0;
    [[nodiscard]] double share() const
    {
        return straightM + onLinesM > 0 ? onLinesM / (straightM + onLinesM) : 1;
    }
};

class Chooser
{
public:
    Chooser(const std::vector<std::unique_ptr<CellMap>> &maps, const DrawWish &wish)
        : m_maps(maps)
        , m_wish(wish)
    {
        for (size_t map = 0; map < maps.size(); ++map) {
            const std::vector<Region> &regions = maps[map]->regions();
            for (size_t i = 0; i < regions.size(); ++i) {
                if (!regions[i].isGone && regions[i].cutFrom < 0)
                    m_roots.push_back(addTree(int(map), int(i)));
            }
        }
        m_isCut.resize(m_nodes.size());
        m_cost.resize(m_nodes.size());
    }

    /// Leaves the choice that needs least straight borders within this reach.
    Totals solve(const Reach &reach)
    {
        m_reach = reach;
        // A metre on lines makes good for so many that are straight: as many as the wished share allows, or
        // as the whole has got.
        m_worth = reach.restoresLines ? (1 - m_wish.onLinesShare) / m_wish.onLinesShare : 0;
        Totals found = solvePrices();
        if (reach.restoresLines && found.share() < m_wish.onLinesShare) {
            m_worth = found.straightM / std::max(1.0, found.onLinesM);
            found = solvePrices();
        }
        return cutForEvenness(found);
    }

    [[nodiscard]] std::vector<std::vector<int>> chosen() const
    {
        std::vector<std::vector<int>> found(m_maps.size());
        std::vector<int> open(m_roots.rbegin(), m_roots.rend());
        while (!open.empty()) {
            const Node &node = m_nodes[size_t(open.back())];
            const bool isCut = m_isCut[size_t(open.back())];
            open.pop_back();
            if (isCut)
                open.insert(open.end(), {node.pieces[1], node.pieces[0]});
            else
                found[size_t(node.map)].push_back(node.region);
        }
        return found;
    }

private:
    int addTree(int map, int index)
    {
        const Region &root = m_maps[size_t(map)]->regions()[size_t(index)];
        for (size_t at = 0, before = root.ring.size() - 1; at < root.ring.size(); before = at++)
            count(*m_maps[size_t(map)], root.ring[before], root.ring[at]);
        const int first = int(m_nodes.size());
        addNode(map, index);
        for (size_t i = size_t(first); i < m_nodes.size(); ++i) {
            for (int side = 0; side < 2; ++side) {
                const int piece = m_maps[size_t(map)]->regions()[size_t(m_nodes[i].region)].pieces[side];
                if (piece >= 0) {
                    m_nodes[i].pieces[side] = int(m_nodes.size());
                    addNode(map, piece);
                }
            }
        }
        return first;
    }

    void addNode(int map, int index)
    {
        const Region &it = m_maps[size_t(map)]->regions()[size_t(index)];
        m_nodes.push_back({map, index, it.area, it.straightM, it.onLinesM, {-1, -1}, it.mustCut});
    }

    /// The borders that stand whatever is chosen: those of the regions before any cut.
    void count(const CellMap &map, int a, int b)
    {
        const MapEdge &edge = map.edge(a, b);
        if (edge.side == EdgeSide::Outside)
            return;
        const bool onLine = isOnLine(edge, m_wish);
        (onLine ? m_standing.onLinesM : m_standing.straightM) += map.length(a, b) / 2;
    }

    // --- with prices given
    // -----------------------------------------------------------------------------------------

    /// The median is below a limit when as many cells are smaller as are larger.
    [[nodiscard]] bool isLarge(const Node &node) const { return node.area > 1.26 * m_wish.aimM2; }
    [[nodiscard]] bool isSmall(const Node &node) const { return node.area < 0.74 * m_wish.aimM2; }
    [[nodiscard]] bool isOutside(const Node &node) const
    {
        return node.area > m_wish.largestM2 || node.area < m_wish.smallestM2;
    }

    [[nodiscard]] double costWhole(const Node &node, const Prices &prices) const
    {
        if (node.pieces[0] >= 0 && (node.mustCut || node.area > m_reach.most * m_wish.largestM2))
            return std::numeric_limits<double>::infinity();
        return prices.outside * ((isOutside(node) ? 1 : 0) - m_reach.mayStayOutside)
            + prices.large * (isLarge(node) ? 1 : -1) + prices.small * (isSmall(node) ? 1 : -1);
    }

    Totals at(const Prices &prices)
    {
        for (size_t i = m_nodes.size(); i-- > 0;) {
            const Node &node = m_nodes[i];
            m_cost[i] = costWhole(node, prices);
            m_isCut[i] = 0;
            if (node.pieces[0] < 0)
                continue;
            const double cut = node.straightM - m_worth * node.onLinesM + m_cost[size_t(node.pieces[0])]
                + m_cost[size_t(node.pieces[1])];
            if (cut < m_cost[i]) {
                m_cost[i] = cut;
                m_isCut[i] = 1;
            }
        }
        return totals();
    }

    [[nodiscard]] Totals totals() const
    {
        Totals sum = m_standing;
        for (const int root : m_roots)
            addTree(sum, root, m_isCut, 1);
        return sum;
    }

    /// Adds what comes of a node, `times` 1; takes it off with -1.
    void addTree(Totals &sum, int from, const std::vector<char> &isCut, double times) const
    {
        std::vector<int> open{from};
        while (!open.empty()) {
            const int index = open.back();
            const Node &node = m_nodes[size_t(index)];
            open.pop_back();
            if (isCut[size_t(index)]) {
                sum.straightM += times * node.straightM;
                sum.onLinesM += times * node.onLinesM;
                open.insert(open.end(), {node.pieces[0], node.pieces[1]});
                continue;
            }
            sum.cells += times;
            sum.outside += isOutside(node) ? times : 0;
            sum.large += isLarge(node) ? times : 0;
            sum.small += isSmall(node) ? times : 0;
        }
    }

    // --- finding the prices
    // ----------------------------------------------------------------------------------------

    /// Sizes fall into two heaps: the median must not lie between.
    [[nodiscard]] static bool holds(double count, const Totals &all)
    {
        return 2 * count <= all.cells - 1 - 0.01 * all.cells;
    }

    /// The least price at which what `solve` finds is good; what it buys stays chosen.
    template <typename Solve, typename Good>
    Totals leastPrice(double &price, double most, const Solve &solve, const Good &isGood)
    {
        price = 0;
        const Totals free = solve();
        if (isGood(free))
            return free;
        double low = 0;
        double high = most;
        for (int step = 0; step < 13; ++step) {
            price = (low + high) / 2;
            (isGood(solve()) ? high : low) = price;
        }
        price = low;
        Totals sum = solve();
        const std::vector<char> before = m_isCut;
        price = high;
        solve();
        mix(sum, before, std::vector<char>(m_isCut), isGood);
        return sum;
    }

    /// Blocks that are alike change their choice at one and the same price, all of them; so many change
    /// theirs as it takes.
    template <typename Good>
    void mix(Totals &sum, const std::vector<char> &before, const std::vector<char> &after, const Good &isGood)
    {
        m_isCut = before;
        std::vector<int> open(m_roots.rbegin(), m_roots.rend());
        while (!open.empty() && !isGood(sum)) {
            const int index = open.back();
            open.pop_back();
            const Node &node = m_nodes[size_t(index)];
            if (before[size_t(index)] && after[size_t(index)]) {
                open.insert(open.end(), {node.pieces[1], node.pieces[0]});
            } else if (before[size_t(index)] || after[size_t(index)]) {
                addTree(sum, index, before, -1);
                addTree(sum, index, after, 1);
                takeTree(index, after);
            }
        }
    }

    void takeTree(int from, const std::vector<char> &isCut)
    {
        std::vector<int> open{from};
        while (!open.empty()) {
            const int index = open.back();
            open.pop_back();
            m_isCut[size_t(index)] = isCut[size_t(index)];
            if (isCut[size_t(index)])
                open.insert(open.end(), {m_nodes[size_t(index)].pieces[0], m_nodes[size_t(index)].pieces[1]});
        }
    }

    Totals solveMedian(Prices &prices)
    {
        const double most = 10 * std::sqrt(m_wish.aimM2); // metres: ten sides of a cell
        prices.small = 0;
        const auto solve = [&] { return at(prices); };
        const Totals found
            = leastPrice(prices.large, most, solve, [](const Totals &all) { return holds(all.large, all); });
        if (prices.large > 0)
            return found;
        return leastPrice(prices.small, most, solve, [](const Totals &all) { return holds(all.small, all); });
    }

    Totals solvePrices()
    {
        Prices prices;
        const double most = 20 * std::sqrt(m_wish.largestM2); // metres: twenty sides of a large cell
        return leastPrice(
            prices.outside, most, [&] { return solveMedian(prices); },
            [this](const Totals &all) {
                return all.outside <= m_reach.mayStayOutside * all.cells && holds(all.large, all)
                    && holds(all.small, all);
            });
    }

    // --- what is left over
    // -----------------------------------------------------------------------------------------

    /// As long as the wished share holds, the largest is cut.
    Totals cutForEvenness(Totals all)
    {
        const auto isSmaller = [this](int a, int b) {
            return std::tuple(m_nodes[size_t(a)].area, b) < std::tuple(m_nodes[size_t(b)].area, a);
        };
        std::priority_queue<int, std::vector<int>, decltype(isSmaller)> queue(isSmaller);
        const auto admit = [&](int index) {
            const Node &node = m_nodes[size_t(index)];
            if (node.pieces[0] >= 0 && node.area > 1.45 * m_wish.aimM2)
                queue.push(index);
        };
        std::vector<int> open = m_roots;
        while (!open.empty()) {
            const int index = open.back();
            open.pop_back();
            if (m_isCut[size_t(index)])
                open.insert(open.end(), {m_nodes[size_t(index)].pieces[0], m_nodes[size_t(index)].pieces[1]});
            else
                admit(index);
        }
        const double wished = all.share() < HopelessShare ? 0 : m_wish.onLinesShare + 0.01;
        while (!queue.empty()) {
            const int index = queue.top();
            queue.pop();
            const Node &node = m_nodes[size_t(index)];
            const double onLines = all.onLinesM + node.onLinesM;
            const double straight = all.straightM + node.straightM;
            if (onLines < wished * (onLines + straight))
                continue;
            const double outside = all.outside - (isOutside(node) ? 1 : 0)
                + (isOutside(m_nodes[size_t(node.pieces[0])]) ? 1 : 0)
                + (isOutside(m_nodes[size_t(node.pieces[1])]) ? 1 : 0);
            if (outside > std::max(all.outside, m_reach.mayStayOutside * all.cells))
                continue;
            all.cells += 1;
            all.outside = outside;
            all.onLinesM = onLines;
            all.straightM = straight;
            m_isCut[size_t(index)] = 1;
            for (const int piece : node.pieces) {
                m_isCut[size_t(piece)] = 0;
                admit(piece);
            }
        }
        return all;
    }

    const std::vector<std::unique_ptr<CellMap>> &m_maps;
    const DrawWish &m_wish;
    std::vector<Node> m_nodes;
    std::vector<int> m_roots;
    std::vector<char> m_isCut;
    std::vector<double> m_cost;
    Totals m_standing;
    Reach m_reach;
    double m_worth = 0; ///< m of straight border that a metre on lines makes good
};
} // namespace

Choice chooseCells(const std::vector<std::unique_ptr<CellMap>> &maps, const DrawWish &wish, Sizes sizes)
{
    constexpr double MayStay = 0.047; // the promise is 0.05: joining what is left over moves it a little
    constexpr double Spare = 0.003; // the same
    Chooser chooser(maps, wish);
    double share = 0;
    const auto reaches = [&](const Reach &reach) {
        share = chooser.solve(reach).share();
        return share >= wish.onLinesShare + Spare;
    };
    if (reaches({0, 1, false}) || reaches({0, 1, true}))
        return {chooser.chosen(), false};
    if (sizes == Sizes::AllWithin || share < HopelessShare)
        return {chooser.chosen(), share >= HopelessShare};
    const auto beyond = [&](double times) { return Reach{MayStay, times, true}; };
    double high = wish.ceilingM2 / wish.largestM2;
    if (!reaches(beyond(high)))
        return {chooser.chosen(), true};
    // No larger than needed.
    double low = 1.3;
    std::vector<std::vector<int>> best = chooser.chosen();
    for (int step = 0; step < 4 && low < high; ++step) {
        const double middle = std::sqrt(low * high);
        if (reaches(beyond(middle))) {
            high = middle;
            best = chooser.chosen();
        } else {
            low = middle;
        }
    }
    return {std::move(best), false};
}
} // namespace wanmi::gridding

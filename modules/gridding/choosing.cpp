// SPDX-License-Identifier: GPL-3.0-or-later
#include "gridding/choosing.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <queue>
#include <tuple>

namespace wanmi::gridding {
namespace {

struct Cell
{
    size_t map = 0;
    int region = -1;
};

/// Cuts that belong together: what they do for the median and what they cost.
struct Plan
{
    double gain = 0;
    double straightM = 0;
    std::vector<int> cuts; ///< regions, a piece after what it is a piece of
    [[nodiscard]] double ratio() const { return gain / (straightM + 1); }
};

class Chooser
{
public:
    /// `mayStay` is the share of cells that may stay larger than the largest wished.
    Chooser(const std::vector<std::unique_ptr<CellMap>> &maps, const DrawWish &wish, double mayStay)
        : m_maps(maps)
        , m_wish(wish)
        , m_mayStay(mayStay)
        , m_isCut(maps.size())
    {
    }

    std::vector<std::vector<int>> run()
    {
        measure();
        cutTooLarge();
        cutForMedian();
        cutForEvenness();
        std::vector<std::vector<int>> chosen(m_maps.size());
        for (const Cell cell : cells())
            chosen[cell.map].push_back(cell.region);
        return chosen;
    }

    [[nodiscard]] bool reachesShare() const
    {
        return m_onLinesM >= m_wish.onLinesShare * (m_onLinesM + m_straightM);
    }

private:
    [[nodiscard]] const Region &region(Cell cell) const
    {
        return m_maps[cell.map]->regions()[size_t(cell.region)];
    }

    /// The borders that stand whatever is chosen: those of the regions before any cut.
    void measure()
    {
        for (size_t map = 0; map < m_maps.size(); ++map) {
            const std::vector<Region> &regions = m_maps[map]->regions();
            m_isCut[map].assign(regions.size(), 0);
            for (size_t i = 0; i < regions.size(); ++i) {
                if (regions[i].isGone || regions[i].cutFrom >= 0)
                    continue;
                m_roots.push_back({map, int(i)});
                const std::vector<int> &ring = regions[i].ring;
                for (size_t at = 0, before = ring.size() - 1; at < ring.size(); before = at++)
                    count(*m_maps[map], ring[before], ring[at]);
            }
        }
    }

    void count(const CellMap &map, int a, int b)
    {
        const MapEdge &edge = map.edge(a, b);
        if (edge.side == EdgeSide::Outside)
            return;
        const bool onLine = edge.side == EdgeSide::SharedBorder || isOnLine(edge.kind);
        (onLine ? m_onLinesM : m_straightM) += map.length(a, b) / 2;
    }

    /// What is chosen so far, in order.
    [[nodiscard]] std::vector<Cell> cells() const
    {
        std::vector<Cell> found;
        std::vector<Cell> open(m_roots.rbegin(), m_roots.rend());
        while (!open.empty()) {
            const Cell cell = open.back();
            open.pop_back();
            if (!m_isCut[cell.map][size_t(cell.region)]) {
                found.push_back(cell);
                continue;
            }
            for (const int piece : {region(cell).pieces[1], region(cell).pieces[0]})
                open.push_back({cell.map, piece});
        }
        return found;
    }

    void take(Cell cell)
    {
        m_isCut[cell.map][size_t(cell.region)] = 1;
        m_straightM += region(cell).straightM;
        m_onLinesM += region(cell).onLinesM;
    }

    void cutTooLarge()
    {
        std::vector<Cell> somewhat;
        std::vector<Cell> open(m_roots.rbegin(), m_roots.rend());
        while (!open.empty()) {
            const Cell cell = open.back();
            open.pop_back();
            const Region &it = region(cell);
            if (it.pieces[0] < 0 || (it.area <= m_wish.largestM2 && !it.mustCut))
                continue;
            if (m_mayStay > 0 && !it.mustCut && it.area < 1.6 * m_wish.largestM2) {
                somewhat.push_back(cell);
                continue;
            }
            take(cell);
            open.push_back({cell.map, it.pieces[1]});
            open.push_back({cell.map, it.pieces[0]});
        }
        // Those whose cut costs most may stay.
        std::stable_sort(somewhat.begin(), somewhat.end(),
                         [this](Cell a, Cell b) { return region(a).straightM < region(b).straightM; });
        const size_t stay = std::min(somewhat.size(), size_t(m_mayStay * double(cells().size())));
        for (size_t i = 0; i + stay < somewhat.size(); ++i)
            cutDown(somewhat[i]);
    }

    void cutDown(Cell cell)
    {
        const Region &it = region(cell);
        if (it.pieces[0] < 0 || (it.area <= m_wish.largestM2 && !it.mustCut))
            return;
        take(cell);
        cutDown({cell.map, it.pieces[0]});
        cutDown({cell.map, it.pieces[1]});
    }

    /// The median is below the limit when as many cells are smaller as are larger.
    [[nodiscard]] double weight(Cell cell) const { return region(cell).area <= 1.26 * m_wish.aimM2 ? 1 : -1; }

    /// The cuts of a region and then of its pieces that gain most for a metre of border on no line.
    [[nodiscard]] Plan bestPlan(Cell cell) const
    {
        Plan plan;
        const Region &it = region(cell);
        if (it.pieces[0] < 0)
            return plan;
        const Cell one{cell.map, it.pieces[0]};
        const Cell two{cell.map, it.pieces[1]};
        plan.gain = weight(one) + weight(two) - weight(cell);
        plan.straightM = it.straightM;
        plan.cuts.push_back(cell.region);
        std::array<Plan, 2> further{bestPlan(one), bestPlan(two)};
        if (further[1].ratio() > further[0].ratio())
            std::swap(further[0], further[1]);
        for (const Plan &next : further) {
            if (next.cuts.empty() || next.ratio() <= plan.ratio())
                continue;
            plan.gain += next.gain;
            plan.straightM += next.straightM;
            plan.cuts.insert(plan.cuts.end(), next.cuts.begin(), next.cuts.end());
        }
        return plan;
    }

    void cutForMedian()
    {
        struct Entry
        {
            double ratio;
            size_t order;
            Cell cell;
            Plan plan;
            bool operator<(const Entry &other) const
            {
                return std::pair(ratio, other.order) < std::pair(other.ratio, order);
            }
        };
        std::priority_queue<Entry> queue;
        size_t order = 0;
        double balance = 0;
        const auto admit = [&](Cell cell) {
            Plan plan = bestPlan(cell);
            if (plan.gain > 0)
                queue.push({plan.ratio(), order++, cell, std::move(plan)});
        };
        for (const Cell cell : cells()) {
            balance += weight(cell);
            admit(cell);
        }
        const double enough
            = 1 + 0.01 * double(order); // sizes fall into two heaps: the median must not lie between
        while (balance < enough && !queue.empty()) {
            const Entry best = queue.top();
            queue.pop();
            balance += best.plan.gain;
            for (const int cut : best.plan.cuts)
                take({best.cell.map, cut});
            for (const int cut : best.plan.cuts) {
                for (const int piece : region({best.cell.map, cut}).pieces) {
                    if (!m_isCut[best.cell.map][size_t(piece)])
                        admit({best.cell.map, piece});
                }
            }
        }
    }

    /// As long as the wished share holds, the largest is cut.
    void cutForEvenness()
    {
        const auto isSmaller = [this](Cell a, Cell b) {
            return std::tuple(region(a).area, b.map, b.region) < std::tuple(region(b).area, a.map, a.region);
        };
        std::priority_queue<Cell, std::vector<Cell>, decltype(isSmaller)> queue(isSmaller);
        const auto admit = [&](Cell cell) {
            if (region(cell).pieces[0] >= 0 && region(cell).area > 1.45 * m_wish.aimM2)
                queue.push(cell);
        };
        for (const Cell cell : cells())
            admit(cell);
        // Where there are hardly any lines, even cells are all that can be had.
        const bool isHopeless = m_onLinesM < 0.25 * (m_onLinesM + m_straightM);
        const double wished = isHopeless ? 0 : m_wish.onLinesShare + 0.01;
        while (!queue.empty()) {
            const Cell cell = queue.top();
            queue.pop();
            const Region &it = region(cell);
            const double onLines = m_onLinesM + it.onLinesM;
            if (onLines < wished * (onLines + m_straightM + it.straightM))
                continue;
            take(cell);
            admit({cell.map, it.pieces[0]});
            admit({cell.map, it.pieces[1]});
        }
    }

    const std::vector<std::unique_ptr<CellMap>> &m_maps;
    const DrawWish &m_wish;
    const double m_mayStay;
    std::vector<std::vector<char>> m_isCut;
    std::vector<Cell> m_roots;
    double m_onLinesM = 0, m_straightM = 0;
};
} // namespace

std::vector<std::vector<int>> chooseCells(const std::vector<std::unique_ptr<CellMap>> &maps,
                                          const DrawWish &wish)
{
    // Cells somewhat too large are a price for borders on roads, and worth it only when that buys the wished
    // share.
    for (const double mayStay : {0.0, 0.03}) {
        Chooser chooser(maps, wish, mayStay);
        auto chosen = chooser.run();
        if (chooser.reachesShare())
            return chosen;
    }
    return Chooser(maps, wish, 0).run();
}
} // namespace wanmi::gridding

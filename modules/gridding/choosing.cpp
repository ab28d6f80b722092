// SPDX-License-Identifier: GPL-3.0-or-later
#include "gridding/choosing.h"

#include <algorithm>
#include <cmath>

namespace wanmi::gridding {
namespace {

/// A region that may stay as it is or be cut to its last pieces.
struct Item
{
    size_t map = 0;
    int region = -1;
    double area = 0;
    double straightM = 0; ///< that cutting adds
    double onLinesM = 0; ///< that cutting adds, along lines inside
    std::vector<double> pieces;
    bool isCut = false;
    [[nodiscard]] double gainPerM() const { return double(pieces.size()) / (straightM + 1); }
};

class Chooser
{
public:
    Chooser(const std::vector<std::unique_ptr<CellMap>> &maps, const DrawWish &wish)
        : m_maps(maps)
        , m_wish(wish)
    {
    }

    std::vector<std::vector<int>> run()
    {
        for (size_t map = 0; map < m_maps.size(); ++map) {
            const std::vector<Region> &regions = m_maps[map]->regions();
            for (size_t i = 0; i < regions.size(); ++i) {
                if (!regions[i].isGone && regions[i].cutFrom < 0)
                    admit(map, int(i));
            }
        }
        measure();
        cutForMedian();
        cutForEvenness();
        std::vector<std::vector<int>> chosen(m_maps.size());
        for (const Item &item : m_items)
            collect(item.map, item.region, item.isCut, chosen[item.map]);
        return chosen;
    }

private:
    /// Too large ones are cut anyway; what their pieces become is open again.
    void admit(size_t map, int region)
    {
        const Region &it = m_maps[map]->regions()[size_t(region)];
        if (it.area > m_wish.largestM2 && it.pieces[0] >= 0) {
            m_straightM += it.straightM;
            for (const int piece : it.pieces)
                admit(map, piece);
            return;
        }
        Item item{map, region, it.area, 0, 0, {}, false};
        sumUp(map, region, item);
        m_items.push_back(std::move(item));
    }

    void sumUp(size_t map, int region, Item &item) const
    {
        const Region &it = m_maps[map]->regions()[size_t(region)];
        if (it.pieces[0] < 0) {
            item.pieces.push_back(it.area);
            return;
        }
        item.straightM += it.straightM;
        item.onLinesM += it.onLinesM;
        sumUp(map, it.pieces[0], item);
        sumUp(map, it.pieces[1], item);
    }

    /// The borders that stand whatever is chosen: those of the regions before any cut.
    void measure()
    {
        for (const auto &map : m_maps) {
            for (const Region &region : map->regions()) {
                if (region.isGone || region.cutFrom >= 0)
                    continue;
                for (size_t i = 0, j = region.ring.size() - 1; i < region.ring.size(); j = i++)
                    count(*map, region.ring[j], region.ring[i]);
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

    [[nodiscard]] std::vector<size_t> openItems() const
    {
        std::vector<size_t> open;
        for (size_t i = 0; i < m_items.size(); ++i) {
            if (!m_items[i].isCut && m_items[i].pieces.size() > 1)
                open.push_back(i);
        }
        return open;
    }

    /// What the median would be with the first `count` of `order` cut as well.
    [[nodiscard]] double medianWith(const std::vector<size_t> &order, size_t count) const
    {
        std::vector<char> isCut(m_items.size(), 0);
        for (size_t i = 0; i < count; ++i)
            isCut[order[i]] = 1;
        std::vector<double> areas;
        for (size_t i = 0; i < m_items.size(); ++i) {
            if (m_items[i].isCut || isCut[i])
                areas.insert(areas.end(), m_items[i].pieces.begin(), m_items[i].pieces.end());
            else
                areas.push_back(m_items[i].area);
        }
        if (areas.empty())
            return 0;
        std::nth_element(areas.begin(), areas.begin() + qsizetype(areas.size() / 2), areas.end());
        return areas[areas.size() / 2];
    }

    void take(Item &item)
    {
        item.isCut = true;
        m_straightM += item.straightM;
        m_onLinesM += item.onLinesM;
    }

    void cutForMedian()
    {
        const double most = 1.2 * m_wish.aimM2;
        std::vector<size_t> order = openItems();
        std::stable_sort(order.begin(), order.end(), [this](size_t a, size_t b) {
            return m_items[a].gainPerM() > m_items[b].gainPerM();
        });
        size_t low = 0;
        size_t high = order.size();
        while (low < high) {
            const size_t middle = (low + high) / 2;
            if (medianWith(order, middle) <= most)
                high = middle;
            else
                low = middle + 1;
        }
        for (size_t i = 0; i < low; ++i)
            take(m_items[order[i]]);
    }

    void cutForEvenness()
    {
        std::vector<size_t> order = openItems();
        std::stable_sort(order.begin(), order.end(),
                         [this](size_t a, size_t b) { return m_items[a].area > m_items[b].area; });
        const double wished = m_wish.onLinesShare + 0.015;
        for (const size_t index : order) {
            Item &item = m_items[index];
            const double onLines = m_onLinesM + item.onLinesM;
            if (onLines >= wished * (onLines + m_straightM + item.straightM))
                take(item);
        }
    }

    void collect(size_t map, int region, bool isCut, std::vector<int> &into) const
    {
        const Region &it = m_maps[map]->regions()[size_t(region)];
        if (!isCut || it.pieces[0] < 0) {
            into.push_back(region);
            return;
        }
        collect(map, it.pieces[0], true, into);
        collect(map, it.pieces[1], true, into);
    }

    const std::vector<std::unique_ptr<CellMap>> &m_maps;
    const DrawWish &m_wish;
    std::vector<Item> m_items;
    double m_onLinesM = 0, m_straightM = 0;
};
} // namespace

std::vector<std::vector<int>> chooseCells(const std::vector<std::unique_ptr<CellMap>> &maps, const DrawWish &wish)
{
    return Chooser(maps, wish).run();
}
} // namespace wanmi::gridding

// SPDX-License-Identifier: GPL-3.0-or-later
#include "gridding/trace.h"

#include <algorithm>
#include <numeric>
#include <unordered_map>

namespace wanmi::gridding {
namespace {

struct Direction
{
    qint64 x, y;
    [[nodiscard]] bool isLower() const { return y < 0 || (y == 0 && x < 0); }
};

/// Counter-clockwise from east; exact, as two degrees squared fit in 64 bits.
bool isBefore(Direction a, Direction b)
{
    if (a.isLower() != b.isLower())
        return b.isLower();
    return a.x * b.y - a.y * b.x > 0;
}

struct Cycle
{
    std::vector<int> ring;
    double twiceArea = 0;
};

struct Walk
{
    std::vector<Cycle> cycles;
    std::vector<HalfEdge> inner;
};

class Tracer
{
public:
    Tracer(std::vector<HalfEdge> halfEdges, const PointOf &pointOf)
        : m_edges(std::move(halfEdges))
        , m_pointOf(pointOf)
    {
        std::sort(m_edges.begin(), m_edges.end(), [this](const HalfEdge &a, const HalfEdge &b) {
            if (a.first != b.first)
                return a.first < b.first;
            return isBefore(direction(a.first, a.second), direction(b.first, b.second));
        });
        m_edges.erase(std::unique(m_edges.begin(), m_edges.end()), m_edges.end());
    }

    std::vector<NetFace> run()
    {
        std::vector<char> isWalked(m_edges.size(), 0);
        for (size_t start = 0; start < m_edges.size(); ++start) {
            if (isWalked[start])
                continue;
            std::vector<int> visited;
            for (size_t at = start; !isWalked[at]; at = next(m_edges[at])) {
                isWalked[at] = 1;
                visited.push_back(m_edges[at].first);
            }
            place(decompose(visited));
        }
        placeLoose();
        return std::move(m_faces);
    }

private:
    [[nodiscard]] Direction direction(int from, int to) const
    {
        const GridPoint a = m_pointOf(from);
        const GridPoint b = m_pointOf(to);
        return {b.x - a.x, b.y - a.y};
    }

    /// The leftmost turn at the half edge's end: the next one clockwise from where it came.
    [[nodiscard]] size_t next(const HalfEdge &edge) const
    {
        const auto first = std::lower_bound(m_edges.begin(), m_edges.end(), edge.second,
                                            [](const HalfEdge &e, int from) { return e.first < from; });
        auto last = first;
        while (last != m_edges.end() && last->first == edge.second)
            ++last;
        const Direction back = direction(edge.second, edge.first);
        const auto behind = std::lower_bound(first, last, back, [this](const HalfEdge &e, Direction d) {
            return isBefore(direction(e.first, e.second), d);
        });
        return size_t((behind == first ? last : behind) - 1 - m_edges.begin());
    }

    /// A walk that meets a point twice is cut into simple cycles there; what went to and fro is inner.
    [[nodiscard]] Walk decompose(const std::vector<int> &visited) const
    {
        Walk walk;
        std::vector<int> stack;
        std::unordered_map<int, size_t> positions;
        const auto meet = [&](int vertex) {
            const auto at = positions.find(vertex);
            if (at == positions.end()) {
                positions.emplace(vertex, stack.size());
                stack.push_back(vertex);
                return;
            }
            std::vector<int> ring(stack.begin() + qsizetype(at->second), stack.end());
            for (size_t i = at->second + 1; i < stack.size(); ++i)
                positions.erase(stack[i]);
            stack.resize(at->second + 1);
            if (ring.size() == 2)
                walk.inner.emplace_back(ring[0], ring[1]);
            else if (ring.size() > 2)
                walk.cycles.push_back({ring, twiceArea(ring, m_pointOf)});
        };
        for (const int vertex : visited)
            meet(vertex);
        meet(visited.front());
        return walk;
    }

    void place(Walk walk)
    {
        const auto outer = std::find_if(walk.cycles.begin(), walk.cycles.end(),
                                        [](const Cycle &cycle) { return cycle.twiceArea > 0; });
        if (outer == walk.cycles.end()) {
            m_loose.push_back(std::move(walk));
            return;
        }
        NetFace face;
        face.ring = outer->ring;
        m_areas.push_back(outer->twiceArea);
        for (auto cycle = walk.cycles.begin(); cycle != walk.cycles.end(); ++cycle) {
            if (cycle != outer && cycle->twiceArea < 0)
                face.holes.push_back(std::move(cycle->ring));
        }
        face.inner = std::move(walk.inner);
        m_faces.push_back(std::move(face));
    }

    struct Extent
    {
        qint64 x0, y0, x1, y1;
    };

    /// Walks around whole islands of lines: each belongs to the smallest face around it.
    void placeLoose()
    {
        if (m_loose.empty() || m_faces.empty())
            return;
        findIslands();
        std::vector<size_t> order(m_faces.size());
        std::iota(order.begin(), order.end(), size_t(0));
        std::stable_sort(order.begin(), order.end(),
                         [this](size_t a, size_t b) { return m_areas[a] < m_areas[b]; });
        std::vector<Extent> extents;
        for (const size_t index : order)
            extents.push_back(extentOf(m_faces[index].ring));
        for (Walk &walk : m_loose) {
            const int vertex
                = walk.cycles.empty() ? walk.inner.front().first : walk.cycles.front().ring.front();
            const GridPoint point = m_pointOf(vertex);
            for (size_t i = 0; i < order.size(); ++i) {
                const Extent &extent = extents[i];
                if (point.x <= extent.x0 || point.x >= extent.x1 || point.y <= extent.y0
                    || point.y >= extent.y1)
                    continue;
                NetFace &face = m_faces[order[i]];
                if (m_island.at(face.ring.front()) == m_island.at(vertex)
                    || !ringContains(face.ring, m_pointOf, double(point.x), double(point.y)))
                    continue;
                for (Cycle &cycle : walk.cycles)
                    face.holes.push_back(std::move(cycle.ring));
                face.inner.insert(face.inner.end(), walk.inner.begin(), walk.inner.end());
                break;
            }
        }
    }

    [[nodiscard]] Extent extentOf(const std::vector<int> &ring) const
    {
        const GridPoint first = m_pointOf(ring.front());
        Extent extent{first.x, first.y, first.x, first.y};
        for (const int vertex : ring) {
            const GridPoint point = m_pointOf(vertex);
            extent = {std::min(extent.x0, point.x), std::min(extent.y0, point.y),
                      std::max(extent.x1, point.x), std::max(extent.y1, point.y)};
        }
        return extent;
    }

    void findIslands()
    {
        std::unordered_map<int, int> above;
        const auto root = [&above](int vertex) {
            while (above[vertex] != vertex)
                vertex = above[vertex] = above[above[vertex]];
            return vertex;
        };
        for (const auto &[a, b] : m_edges) {
            above.try_emplace(a, a);
            above.try_emplace(b, b);
            above[root(a)] = root(b);
        }
        for (const auto &[a, b] : m_edges)
            m_island[a] = root(a);
    }

    std::vector<HalfEdge> m_edges;
    const PointOf &m_pointOf;
    std::vector<NetFace> m_faces;
    std::vector<double> m_areas;
    std::vector<Walk> m_loose;
    std::unordered_map<int, int> m_island;
};
} // namespace

std::vector<NetFace> traceFaces(std::vector<HalfEdge> halfEdges, const PointOf &pointOf)
{
    return Tracer(std::move(halfEdges), pointOf).run();
}

double twiceArea(const std::vector<int> &ring, const PointOf &pointOf)
{
    // From the first point, so that the products stay small and the sum exact enough for slivers.
    const GridPoint origin = pointOf(ring.front());
    double sum = 0;
    GridPoint before = pointOf(ring.back());
    for (const int vertex : ring) {
        const GridPoint here = pointOf(vertex);
        sum += double((before.x - origin.x) * (here.y - origin.y)
                      - (here.x - origin.x) * (before.y - origin.y));
        before = here;
    }
    return sum;
}

bool ringContains(const std::vector<int> &ring, const PointOf &pointOf, double x, double y)
{
    bool inside = false;
    GridPoint before = pointOf(ring.back());
    for (const int vertex : ring) {
        const GridPoint here = pointOf(vertex);
        if ((double(before.y) > y) != (double(here.y) > y)
            && x < double(before.x)
                    + (y - double(before.y)) / double(here.y - before.y) * double(here.x - before.x))
            inside = !inside;
        before = here;
    }
    return inside;
}
} // namespace wanmi::gridding

// SPDX-License-Identifier: GPL-3.0-or-later
#include "gridding/cellmap.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <numbers>

namespace wanmi::gridding {

std::optional<std::pair<std::vector<int>, double>> CellMap::insideHole(int region, size_t hole) const
{
    std::vector<int> found;
    std::unordered_set<int> known{region};
    double area = 0;
    const auto look = [&](const std::vector<int> &ring) {
        for (size_t i = 0, j = ring.size() - 1; i < ring.size(); j = i++) {
            const int beyond = leftOf(ring[i], ring[j]);
            if (beyond < 0)
                return false;
            if (known.insert(beyond).second)
                found.push_back(beyond);
        }
        return true;
    };
    if (!look(m_regions[size_t(region)].holes[hole]))
        return {};
    for (size_t i = 0; i < found.size(); ++i) {
        const Region &inside = m_regions[size_t(found[i])];
        area += inside.area;
        if (!look(inside.ring))
            return {};
        for (const std::vector<int> &deeper : inside.holes) {
            if (!look(deeper))
                return {};
        }
    }
    return std::pair(std::move(found), area);
}

bool CellMap::swallowHole(int region, size_t hole)
{
    const auto inside = insideHole(region, hole);
    if (!inside)
        return false;
    Region &outer = m_regions[size_t(region)];
    const auto giveUp = [&](const std::vector<int> &ring) {
        for (size_t i = 0, j = ring.size() - 1; i < ring.size(); j = i++) {
            if (m_left.erase(halfKey(ring[j], ring[i])) > 0) {
                m_left.erase(halfKey(ring[i], ring[j]));
                outer.inner.emplace_back(ring[j], ring[i]);
            }
        }
    };
    for (const int index : inside->first) {
        Region &gone = m_regions[size_t(index)];
        giveUp(gone.ring);
        for (const std::vector<int> &deeper : gone.holes)
            giveUp(deeper);
        outer.inner.insert(outer.inner.end(), gone.inner.begin(), gone.inner.end());
        gone = {};
        gone.isGone = true;
    }
    giveUp(outer.holes[hole]);
    outer.holes.erase(outer.holes.begin() + qsizetype(hole));
    outer.area += inside->second;
    return true;
}

/// Outwards from a point of the region's border to the next border.
std::optional<CellMap::Ray> CellMap::shoot(const Region &region, int from, QPointF direction) const
{
    constexpr double Far = 1e6;
    const QPointF start = point(from);
    const QPointF end = start + direction * Far;
    std::optional<Ray> best;
    const auto look = [&](const std::vector<int> &ring) {
        for (size_t i = 0, j = ring.size() - 1; i < ring.size(); j = i++) {
            if (ring[i] == from || ring[j] == from)
                continue;
            const auto t = crossing(start, end, point(ring[j]), point(ring[i]));
            if (t && (!best || *t * Far < best->length))
                best = Ray{from, start + direction * (*t * Far), {ring[j], ring[i]}, *t * Far};
        }
    };
    look(region.ring);
    for (const std::vector<int> &hole : region.holes)
        look(hole);
    return best;
}

std::pair<int, int> CellMap::extremes(const std::vector<int> &hole, QPointF direction) const
{
    const auto [low, high] = std::minmax_element(hole.begin(), hole.end(), [&](int a, int b) {
        return QPointF::dotProduct(point(a), direction) < QPointF::dotProduct(point(b), direction);
    });
    return {*low, *high};
}

QPointF CellMap::bestDirection(const Region &region) const
{
    QPointF best(1, 0);
    double shortest = 1e18;
    for (const double angle : {0.0, 22.5, 45.0, 67.5, 90.0, 112.5, 135.0, 157.5}) {
        const double radians = angle * std::numbers::pi / 180;
        const QPointF direction(std::cos(radians), std::sin(radians));
        double length = 0;
        for (const std::vector<int> &hole : region.holes) {
            const auto [low, high] = extremes(hole, direction);
            for (const auto &ray : {shoot(region, low, -direction), shoot(region, high, direction)})
                length += ray ? ray->length : 1e9;
        }
        if (length < shortest) {
            shortest = length;
            best = direction;
        }
    }
    return best;
}

void CellMap::connect(int region, const Ray &ray, std::vector<HalfEdge> &made)
{
    constexpr double SnapM = 0.5;
    int to = -1;
    for (const int corner : {ray.edge.first, ray.edge.second}) {
        const QPointF off = point(corner) - ray.hit;
        if (std::hypot(off.x(), off.y()) < SnapM)
            to = corner;
    }
    if (to < 0)
        to = split(ray.edge.first, ray.edge.second, ray.hit);
    std::vector<int> way{ray.from, to};
    if (m_edges.contains(edgeKey(ray.from, to)))
        return;
    meetInner(region, way);
    for (size_t i = 1; i < way.size(); ++i) {
        m_edges.try_emplace(edgeKey(way[i - 1], way[i]));
        made.emplace_back(way[i - 1], way[i]);
    }
    for (const int vertex : way)
        m_lasting.insert(vertex);
}

void CellMap::openHoles(int region)
{
    // Every hole gets a line to either side along one direction. So whatever is connected with whatever, its
    // outermost points lead on, and nothing stays an island.
    std::vector<HalfEdge> made;
    const QPointF direction = bestDirection(m_regions[size_t(region)]);
    for (size_t hole = 0; hole < m_regions[size_t(region)].holes.size(); ++hole) {
        const auto [low, high] = extremes(m_regions[size_t(region)].holes[hole], direction);
        for (const auto &[from, sign] : {std::pair(low, -1.0), std::pair(high, 1.0)}) {
            if (const auto ray = shoot(m_regions[size_t(region)], from, direction * sign))
                connect(region, *ray, made);
        }
    }
    const Region whole = m_regions[size_t(region)];
    std::vector<HalfEdge> halfEdges;
    const auto take = [&halfEdges](const std::vector<int> &ring) {
        for (size_t i = 0, j = ring.size() - 1; i < ring.size(); j = i++)
            halfEdges.emplace_back(ring[j], ring[i]);
    };
    take(whole.ring);
    for (const std::vector<int> &hole : whole.holes)
        take(hole);
    for (const auto &[a, b] : made) {
        halfEdges.emplace_back(a, b);
        halfEdges.emplace_back(b, a);
    }
    const std::vector<NetFace> faces
        = traceFaces(std::move(halfEdges), [this](int vertex) { return gridPoint(vertex); });
    double area = 0;
    for (const NetFace &face : faces) {
        if (!face.holes.empty())
            return;
        area += areaOf(face.ring);
    }
    // Pieces that do not make up the whole mean that lines met where they should not: then it keeps its
    // holes.
    if (std::abs(area - whole.area) > 2 + 1e-4 * whole.area)
        return;
    std::vector<int> pieces;
    m_regions[size_t(region)] = {};
    m_regions[size_t(region)].isGone = true;
    for (const NetFace &face : faces)
        pieces.push_back(addRegion(face.ring, {}));
    shareInner(whole.inner, pieces);
}
} // namespace wanmi::gridding

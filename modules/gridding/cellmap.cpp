// SPDX-License-Identifier: GPL-3.0-or-later
#include "gridding/cellmap.h"

#include "gridding/mesh.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <numbers>
#include <unordered_set>

namespace wanmi::gridding {

double ringArea(const std::vector<QPointF> &points)
{
    return signedArea(points);
}

double ringLength(const std::vector<QPointF> &points)
{
    return perimeter(points);
}

bool ringHolds(const std::vector<QPointF> &points, QPointF point)
{
    return isInside(points, point);
}

double compactness(double area, double around)
{
    return around > 0 ? 4 * std::numbers::pi * area / (around * around) : 0;
}

bool leavesItself(const CellMap &map, const Region &region)
{
    const std::vector<QPointF> ring = map.points(region.ring);
    return compactness(region.area, region.around) < 0.5 && !ringHolds(ring, centreOf(ring));
}

std::optional<double> crossing(QPointF a, QPointF b, QPointF c, QPointF d)
{
    const QPointF ab = b - a;
    const QPointF cd = d - c;
    const double det = ab.x() * cd.y() - ab.y() * cd.x();
    constexpr double Parallel = 1e-9;
    if (std::abs(det) <= Parallel * std::hypot(ab.x(), ab.y()) * std::hypot(cd.x(), cd.y()))
        return {};
    const QPointF ac = c - a;
    const double t = (ac.x() * cd.y() - ac.y() * cd.x()) / det;
    const double u = (ac.x() * ab.y() - ac.y() * ab.x()) / det;
    if (t < 0 || t > 1 || u < 0 || u > 1)
        return {};
    return t;
}

CellMap::CellMap(const LineNet &net, const ParentPart &part)
    : m_net(net)
{
    geo::Bounds bounds;
    for (const int index : part.faces) {
        for (const int vertex : net.faces[size_t(index)].ring)
            bounds.include(net.placeOf(net.points[size_t(vertex)]));
    }
    const StraightPlane plane(middleOf(bounds));
    const QPointF scale = plane.toPlane({middleOf(bounds).lon + 1, middleOf(bounds).lat + 1});
    m_eastM = scale.x() / UnitsPerDegree;
    m_northM = scale.y() / UnitsPerDegree;
    for (const int index : part.faces) {
        const NetFace &face = net.faces[size_t(index)];
        const int made = addRegion(face.ring, face.inner);
        for (const std::vector<int> &hole : face.holes) {
            claim(made, hole);
            m_regions[size_t(made)].area += areaOf(hole);
        }
        m_regions[size_t(made)].holes = face.holes;
    }
    // What the faces do not know: the segments' kinds and sides.
    for (const int index : part.segments) {
        const NetSegment &segment = net.segments[size_t(index)];
        MapEdge &made = m_edges[edgeKey(segment.a, segment.b)];
        made.kind = segment.kind;
        made.segment = index;
        if (segment.leftParent != segment.rightParent)
            made.side = std::min(segment.leftParent, segment.rightParent) < 0 ? EdgeSide::Outside
                                                                              : EdgeSide::SharedBorder;
    }
}

std::vector<QPointF> CellMap::points(const std::vector<int> &ring) const
{
    std::vector<QPointF> made;
    made.reserve(ring.size());
    for (const int vertex : ring)
        made.push_back(point(vertex));
    return made;
}

double CellMap::areaOf(const std::vector<int> &ring) const
{
    return twiceArea(ring, [this](int vertex) { return gridPoint(vertex); }) / 2 * m_eastM * m_northM;
}

double CellMap::length(int a, int b) const
{
    const QPointF along = point(b) - point(a);
    return std::hypot(along.x(), along.y());
}

int CellMap::leftOf(int a, int b) const
{
    const auto at = m_left.find(halfKey(a, b));
    return at == m_left.end() ? -1 : at->second;
}

void CellMap::claim(int region, const std::vector<int> &ring)
{
    for (size_t i = 0, j = ring.size() - 1; i < ring.size(); j = i++) {
        m_left[halfKey(ring[j], ring[i])] = region;
        m_edges.try_emplace(edgeKey(ring[j], ring[i]));
    }
}

int CellMap::addRegion(std::vector<int> ring, std::vector<HalfEdge> inner)
{
    Region made;
    made.area = areaOf(ring);
    made.around = ringLength(points(ring));
    made.ring = std::move(ring);
    made.inner = std::move(inner);
    for (const auto &[a, b] : made.inner)
        m_edges.try_emplace(edgeKey(a, b));
    m_regions.push_back(std::move(made));
    claim(int(m_regions.size()) - 1, m_regions.back().ring);
    return int(m_regions.size()) - 1;
}

/// The ring around both, when it is one simple ring.
std::optional<std::vector<int>> CellMap::joined(const Region &one, const Region &two,
                                                std::vector<HalfEdge> &shared) const
{
    const int first = int(&one - m_regions.data());
    const int second = int(&two - m_regions.data());
    std::unordered_map<int, int> next;
    int start = -1;
    size_t count = 0;
    for (const auto &[ring, other] : {std::pair(&one.ring, second), std::pair(&two.ring, first)}) {
        for (size_t i = 0, j = ring->size() - 1; i < ring->size(); j = i++) {
            const int a = (*ring)[j];
            const int b = (*ring)[i];
            if (leftOf(b, a) == other) {
                if (other == second)
                    shared.emplace_back(a, b);
                continue;
            }
            if (!next.try_emplace(a, b).second)
                return {}; // touches itself
            if (start < 0)
                start = a;
            ++count;
        }
    }
    if (start < 0 || shared.empty())
        return {};
    std::vector<int> ring;
    for (int at = start; ring.empty() || at != start; at = next.at(at))
        ring.push_back(at);
    if (ring.size() != count)
        return {}; // a hole
    return ring;
}

bool CellMap::join(int first, int second)
{
    Region &one = m_regions[size_t(first)];
    Region &two = m_regions[size_t(second)];
    std::vector<HalfEdge> shared;
    auto ring = joined(one, two, shared);
    if (!ring)
        return false;
    one.around += two.around;
    for (const auto &[a, b] : shared) {
        one.around -= 2 * length(a, b);
        m_left.erase(halfKey(a, b));
        m_left.erase(halfKey(b, a));
    }
    one.ring = std::move(*ring);
    one.area += two.area;
    one.inner.insert(one.inner.end(), two.inner.begin(), two.inner.end());
    one.inner.insert(one.inner.end(), shared.begin(), shared.end());
    one.holes.insert(one.holes.end(), two.holes.begin(), two.holes.end());
    claim(first, one.ring);
    for (const std::vector<int> &hole : one.holes)
        claim(first, hole);
    two = {};
    two.isGone = true;
    return true;
}

int CellMap::addPoint(QPointF metres)
{
    m_added.push_back({std::llround(metres.x() / m_eastM), std::llround(metres.y() / m_northM)});
    return int(m_net.points.size() + m_added.size()) - 1;
}

void CellMap::insertInto(int region, int a, int b, int middle)
{
    const auto insert = [&](std::vector<int> &ring) {
        for (size_t i = 0; i < ring.size(); ++i) {
            if (ring[i] == a && ring[(i + 1) % ring.size()] == b) {
                ring.insert(ring.begin() + qsizetype(i) + 1, middle);
                return;
            }
        }
    };
    for (int at = region; at >= 0; at = m_regions[size_t(at)].cutFrom) {
        insert(m_regions[size_t(at)].ring);
        for (std::vector<int> &hole : m_regions[size_t(at)].holes)
            insert(hole);
    }
}

int CellMap::split(int a, int b, QPointF at)
{
    const int middle = addPoint(at);
    for (const int end : {a, b}) {
        if (gridPoint(middle) == gridPoint(end))
            return end;
    }
    const MapEdge whole = edge(a, b);
    m_edges[edgeKey(a, middle)] = whole;
    m_edges[edgeKey(middle, b)] = whole;
    for (const auto &[from, to] : {std::pair(a, b), std::pair(b, a)}) {
        const int region = leftOf(from, to);
        if (region < 0)
            continue;
        insertInto(region, from, to, middle);
        m_left.erase(halfKey(from, to));
        m_left[halfKey(from, middle)] = region;
        m_left[halfKey(middle, to)] = region;
    }
    return middle;
}

/// Where the way crosses lines that lie inside, both get the crossing as a point.
void CellMap::meetInner(int index, std::vector<int> &way)
{
    Region &region = m_regions[size_t(index)];
    const size_t most = 2 * (way.size() + region.inner.size()); // it ends whatever rounding does
    for (size_t w = 1; w < way.size() && way.size() < most; ++w) {
        if (m_edges.contains(edgeKey(way[w - 1], way[w])))
            continue;
        const QPointF a = point(way[w - 1]);
        const QPointF b = point(way[w]);
        // Not at the ends: what is met there within rounding would be met again by what comes of it.
        const double end = std::min(0.5, 0.005 / std::max(1e-9, length(way[w - 1], way[w])));
        double nearest = 2;
        size_t which = 0;
        for (size_t i = 0; i < region.inner.size(); ++i) {
            const auto [c, d] = region.inner[i];
            if (c == way[w - 1] || d == way[w - 1] || c == way[w] || d == way[w])
                continue;
            const auto t = crossing(a, b, point(c), point(d));
            if (t && *t<nearest && * t> end && *t < 1 - end) {
                nearest = *t;
                which = i;
            }
        }
        if (nearest > 1)
            continue;
        const int middle = addPoint(a + (b - a) * nearest);
        const auto [c, d] = region.inner[which];
        const MapEdge whole = edge(c, d);
        m_edges[edgeKey(c, middle)] = whole;
        m_edges[edgeKey(middle, d)] = whole;
        region.inner[which] = {c, middle};
        region.inner.emplace_back(middle, d);
        way.insert(way.begin() + qsizetype(w), middle);
    }
}

/// Lines inside the whole come to the piece in which they lie; those on the pieces' border are no inner
/// lines.
void CellMap::shareInner(const std::vector<HalfEdge> &inner, const std::vector<int> &pieces)
{
    for (const int index : pieces) {
        Region &piece = m_regions[size_t(index)];
        const std::vector<QPointF> ring = points(piece.ring);
        for (const HalfEdge &line : inner) {
            const QPointF middle = (point(line.first) + point(line.second)) / 2;
            if (leftOf(line.first, line.second) < 0 && ringHolds(ring, middle))
                piece.inner.push_back(line);
        }
    }
}

std::optional<std::pair<int, int>> CellMap::cut(int region, std::vector<int> way)
{
    meetInner(region, way);
    const std::vector<int> ring = m_regions[size_t(region)].ring;
    const auto from = std::find(ring.begin(), ring.end(), way.front());
    const auto to = std::find(ring.begin(), ring.end(), way.back());
    if (from == ring.end() || to == ring.end() || from == to)
        return {};
    const auto between = [&ring](auto first, auto last) {
        std::vector<int> part;
        for (auto at = first; at != last; at = at + 1 == ring.end() ? ring.begin() : at + 1)
            part.push_back(*at);
        return part;
    };
    std::vector<int> one = between(from, to);
    one.insert(one.end(), way.rbegin(), way.rend() - 1);
    std::vector<int> two = between(to, from);
    two.insert(two.end(), way.begin(), way.end() - 1);
    const double oneArea = areaOf(one);
    const double twoArea = areaOf(two);
    const std::unordered_set<int> oneSet(one.begin(), one.end());
    const std::unordered_set<int> twoSet(two.begin(), two.end());
    if (one.size() < 3 || two.size() < 3 || oneArea <= 0 || twoArea <= 0 || oneSet.size() != one.size()
        || twoSet.size() != two.size())
        return {};
    const int first = addRegion(std::move(one), {});
    const int second = addRegion(std::move(two), {});
    Region &whole = m_regions[size_t(region)];
    shareInner(whole.inner, {first, second});
    for (const int piece : {first, second})
        m_regions[size_t(piece)].cutFrom = region;
    whole.pieces[0] = first;
    whole.pieces[1] = second;
    for (size_t i = 1; i < way.size(); ++i)
        (isOnLine(edge(way[i - 1], way[i]).kind) ? whole.onLinesM : whole.straightM)
            += length(way[i - 1], way[i]);
    for (const int vertex : way) {
        if (isAdded(vertex))
            whole.cutPoints.push_back(vertex);
    }
    return std::pair(first, second);
}

void CellMap::settle(const std::vector<int> &chosen)
{
    m_left.clear();
    for (const int index : chosen) {
        claim(index, m_regions[size_t(index)].ring);
        for (const std::vector<int> &hole : m_regions[size_t(index)].holes)
            claim(index, hole);
        for (int at = m_regions[size_t(index)].cutFrom; at >= 0; at = m_regions[size_t(at)].cutFrom)
            m_lasting.insert(m_regions[size_t(at)].cutPoints.begin(), m_regions[size_t(at)].cutPoints.end());
    }
}

std::optional<std::pair<int, int>> CellMap::cutForGood(int region, std::vector<int> way)
{
    const auto pieces = cut(region, std::move(way));
    if (!pieces)
        return {};
    Region &whole = m_regions[size_t(region)];
    m_lasting.insert(whole.cutPoints.begin(), whole.cutPoints.end());
    for (const int piece : {pieces->first, pieces->second})
        m_regions[size_t(piece)].cutFrom = -1;
    whole = {};
    whole.isGone = true;
    return pieces;
}
} // namespace wanmi::gridding

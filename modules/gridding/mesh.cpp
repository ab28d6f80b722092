// SPDX-License-Identifier: GPL-3.0-or-later
#include "gridding/mesh.h"

#include <algorithm>
#include <cmath>
#include <map>

namespace wanmi::gridding {
namespace {

double distance(QPointF a, QPointF b)
{
    return std::hypot(a.x() - b.x(), a.y() - b.y());
}

double thickness(const std::vector<QPointF> &points)
{
    const double around = perimeter(points);
    return around > 0 ? 4.0 * std::abs(signedArea(points)) / (around * around) : 0;
}

QPointF gradient(const Mesh::Curve &curve, QPointF at)
{
    constexpr double h = 0.5;
    return {(curve(at + QPointF(h, 0)) - curve(at - QPointF(h, 0))) / (2 * h),
            (curve(at + QPointF(0, h)) - curve(at - QPointF(0, h))) / (2 * h)};
}

QPointF onto(const Mesh::Curve &curve, QPointF point)
{
    for (int round = 0; round < 4; ++round) {
        const QPointF slope = gradient(curve, point);
        const double square = slope.x() * slope.x() + slope.y() * slope.y();
        if (square < 1e-6)
            break;
        point -= slope * (curve(point) / square);
    }
    return point;
}

/// Follows the curve from one point to another that both lie near it. The level walked on goes over gently
/// from that of the first to that of the last point, so a crossing that moved into a vertex makes a bend and
/// no kink.
std::optional<std::vector<QPointF>> follow(const Mesh::Curve &curve, QPointF from, QPointF to, double stepM,
                                           double direction)
{
    std::vector<QPointF> points;
    const double fromLevel = curve(from);
    const double toLevel = curve(to);
    QPointF here = from;
    constexpr int MostSteps = 3000;
    for (int step = 0; step < MostSteps; ++step) {
        if (distance(here, to) < 1.5 * stepM)
            return points;
        const QPointF slope = gradient(curve, here);
        const double steepness = std::hypot(slope.x(), slope.y());
        if (steepness < 1e-3)
            return {};
        const QPointF along = QPointF(-slope.y(), slope.x()) * (direction * stepM / steepness);
        const QPointF next = here + along;
        const double share = distance(from, next) / (distance(from, next) + distance(next, to));
        const double level = fromLevel + (toLevel - fromLevel) * share;
        here = onto([&](QPointF p) { return curve(p) - level; }, next);
        points.push_back(here);
    }
    return {};
}
} // namespace

double signedArea(const std::vector<QPointF> &points)
{
    double twice = 0;
    for (size_t i = 0, j = points.size() - 1; i < points.size(); j = i++)
        twice += points[j].x() * points[i].y() - points[i].x() * points[j].y();
    return twice / 2.0;
}

double perimeter(const std::vector<QPointF> &points)
{
    double length = 0;
    for (size_t i = 0, j = points.size() - 1; i < points.size(); j = i++)
        length += distance(points[j], points[i]);
    return length;
}

QPointF centreOf(const std::vector<QPointF> &points)
{
    const QPointF origin = points.front();
    double twice = 0;
    QPointF sum;
    for (size_t i = 0, j = points.size() - 1; i < points.size(); j = i++) {
        const QPointF a = points[j] - origin;
        const QPointF b = points[i] - origin;
        const double cross = a.x() * b.y() - b.x() * a.y();
        twice += cross;
        sum += (a + b) * cross;
    }
    return std::abs(twice) < 1e-9 ? origin : origin + sum / (3.0 * twice);
}

bool isInside(const std::vector<QPointF> &points, QPointF point)
{
    bool inside = false;
    for (size_t i = 0, j = points.size() - 1; i < points.size(); j = i++) {
        const QPointF a = points[j];
        const QPointF b = points[i];
        if ((a.y() > point.y()) != (b.y() > point.y())
            && point.x() < a.x() + (point.y() - a.y()) / (b.y() - a.y()) * (b.x() - a.x()))
            inside = !inside;
    }
    return inside;
}

Mesh::Curve straight(QPointF at, QPointF direction)
{
    return [at, direction](QPointF p) {
        return direction.x() * (p.y() - at.y()) - direction.y() * (p.x() - at.x());
    };
}

quint64 Mesh::key(int a, int b)
{
    return (quint64(quint32(std::min(a, b))) << 32) | quint32(std::max(a, b));
}

int Mesh::addVertex(QPointF point)
{
    m_points.push_back({std::round(point.x() * 100) / 100, std::round(point.y() * 100) / 100});
    return int(m_points.size()) - 1;
}

int Mesh::addEdge(int a, int b, Way way)
{
    const auto [at, isNew] = m_edgeIndex.try_emplace(key(a, b), int(m_edges.size()));
    if (isNew)
        m_edges.push_back({std::min(a, b), std::max(a, b), way, -1});
    return at->second;
}

int Mesh::addFace(const std::vector<QPointF> &points, Way way)
{
    VertexRing ring;
    for (const QPointF point : points)
        ring.push_back(addVertex(point));
    for (size_t i = 0; i < ring.size(); ++i)
        addEdge(ring[i], ring[(i + 1) % ring.size()], way);
    m_faces.push_back(std::move(ring));
    return int(m_faces.size()) - 1;
}

void Mesh::split(int a, int b, int middle)
{
    const int edge = m_edgeIndex.at(key(a, b));
    m_edges[size_t(edge)].middle = middle;
    const Way way = m_edges[size_t(edge)].way;
    addEdge(a, middle, way);
    addEdge(middle, b, way);
}

void Mesh::expandEdge(int a, int b, VertexRing &into) const
{
    const EdgeRecord &edge = m_edges[size_t(m_edgeIndex.at(key(a, b)))];
    if (edge.middle < 0) {
        into.push_back(a);
        return;
    }
    expandEdge(a, edge.middle, into);
    expandEdge(edge.middle, b, into);
}

VertexRing Mesh::expanded(const VertexRing &ring) const
{
    VertexRing all;
    for (size_t i = 0; i < ring.size(); ++i)
        expandEdge(ring[i], ring[(i + 1) % ring.size()], all);
    return all;
}

VertexRing Mesh::ring(int face) const
{
    return expanded(m_faces[size_t(face)]);
}

double Mesh::area(int face) const
{
    return signedArea(pointsOf(ring(face)));
}

QPointF Mesh::centre(int face) const
{
    return centreOf(pointsOf(ring(face)));
}

Way Mesh::wayOf(int a, int b) const
{
    const auto at = m_edgeIndex.find(key(a, b));
    return at == m_edgeIndex.end() ? Way::None : m_edges[size_t(at->second)].way;
}

void Mesh::setWay(int a, int b, Way way)
{
    const auto at = m_edgeIndex.find(key(a, b));
    if (at != m_edgeIndex.end())
        m_edges[size_t(at->second)].way = way;
}

std::vector<Mesh::Crossing> Mesh::crossings(const VertexRing &ring, const Curve &curve, double snapM) const
{
    std::vector<Crossing> found;
    std::map<int, int> hitsAtVertex;
    const int count = int(ring.size());
    std::vector<double> side;
    for (const int vertex : ring)
        side.push_back(curve(point(vertex)));
    for (int i = 0; i < count; ++i) {
        const int next = (i + 1) % count;
        if ((side[size_t(i)] >= 0) == (side[size_t(next)] >= 0))
            continue;
        QPointF low = point(ring[size_t(i)]);
        QPointF high = point(ring[size_t(next)]);
        const QPointF from = low;
        const QPointF to = high;
        const bool lowPositive = side[size_t(i)] >= 0;
        for (int round = 0; round < 24; ++round) {
            const QPointF middle = (low + high) / 2.0;
            ((curve(middle) >= 0) == lowPositive ? low : high) = middle;
        }
        if (std::abs(curve(low)) > 5)
            continue; // a jump of the function, not its zero
        const double toFrom = distance(low, from);
        const double toTo = distance(low, to);
        if (std::min(toFrom, toTo) < snapM)
            ++hitsAtVertex[toFrom <= toTo ? i : next];
        else
            found.push_back({i, false, low});
    }
    // Two hits at one vertex: the curve only grazes the corner there.
    for (const auto &[index, hits] : hitsAtVertex) {
        if (hits % 2 == 1)
            found.push_back({index, true, point(ring[size_t(index)])});
    }
    return found;
}

std::optional<std::vector<QPointF>> Mesh::path(const std::vector<QPointF> &inside, QPointF from, QPointF to,
                                               const Curve &curve, double stepM)
{
    const auto isWithin = [&](const std::vector<QPointF> &points) {
        return std::all_of(points.begin(), points.end(), [&](QPointF p) { return isInside(inside, p); });
    };
    if (stepM <= 0 || distance(from, to) < 1.5 * stepM) {
        std::vector<QPointF> probes;
        for (const double share : {0.1, 0.3, 0.5, 0.7, 0.9})
            probes.push_back(from + (to - from) * share);
        if (isWithin(probes))
            return std::vector<QPointF>();
        if (stepM <= 0)
            return {};
    }
    for (const double direction : {1.0, -1.0}) {
        auto points = follow(curve, from, to, stepM, direction);
        if (points && !points->empty() && isWithin(*points))
            return points;
    }
    return {};
}

/// A curve may enter a face more than once: of its stretches inside, the ends of the longest.
std::optional<std::pair<Mesh::Crossing, Mesh::Crossing>> Mesh::longestStretch(std::vector<Crossing> found,
                                                                              const Curve &curve)
{
    if (found.size() < 2 || found.size() % 2 != 0)
        return {};
    if (found.size() > 2) {
        const QPointF slope = gradient(curve, found.front().point);
        const QPointF along(slope.y(), -slope.x());
        std::sort(found.begin(), found.end(), [&](const Crossing &a, const Crossing &b) {
            return QPointF::dotProduct(a.point, along) < QPointF::dotProduct(b.point, along);
        });
    }
    size_t best = 0;
    for (size_t i = 2; i + 1 < found.size(); i += 2) {
        if (distance(found[i].point, found[i + 1].point) > distance(found[best].point, found[best + 1].point))
            best = i;
    }
    Crossing first = found[best];
    Crossing second = found[best + 1];
    if (first.ringIndex == second.ringIndex)
        return {};
    if (first.ringIndex > second.ringIndex)
        std::swap(first, second);
    return std::pair(first, second);
}

/// The corners of the ring strictly between two crossings, going round from `from`.
VertexRing Mesh::cornersBetween(const VertexRing &ring, const Crossing &from, const Crossing &to)
{
    const int count = int(ring.size());
    const int last = to.ringIndex + (to.ringIndex <= from.ringIndex ? count : 0);
    VertexRing corners;
    for (int i = from.ringIndex + 1; i <= last; ++i) {
        if (!(to.atVertex && i == last))
            corners.push_back(ring[size_t(i % count)]);
    }
    return corners;
}

std::vector<QPointF> Mesh::pointsOf(const VertexRing &ring) const
{
    std::vector<QPointF> points;
    points.reserve(ring.size());
    for (const int vertex : ring)
        points.push_back(point(vertex));
    return points;
}

/// Whether both pieces obey the rule; nothing has changed yet.
bool Mesh::isAllowed(const Crossing &from, const Crossing &to, const VertexRing &corners,
                     const std::vector<QPointF> &back, const CutRule &rule) const
{
    std::vector<QPointF> piece{from.point};
    const std::vector<QPointF> inner = pointsOf(corners);
    piece.insert(piece.end(), inner.begin(), inner.end());
    piece.push_back(to.point);
    piece.insert(piece.end(), back.begin(), back.end());
    return piece.size() >= 3 && signedArea(piece) >= rule.minAreaM2 && thickness(piece) >= rule.minThickness;
}

int Mesh::vertexAt(const Crossing &crossing, const VertexRing &ring)
{
    const int from = ring[size_t(crossing.ringIndex)];
    if (crossing.atVertex)
        return from;
    const int vertex = addVertex(crossing.point);
    split(from, ring[size_t(crossing.ringIndex + 1) % ring.size()], vertex);
    return vertex;
}

std::optional<int> Mesh::cut(int face, const Curve &curve, const CutRule &rule)
{
    const VertexRing whole = ring(face);
    const auto ends = longestStretch(crossings(whole, curve, rule.snapM), curve);
    if (!ends)
        return {};
    const auto &[first, second] = *ends;
    const auto between = path(pointsOf(whole), first.point, second.point, curve, rule.stepM);
    if (!between)
        return {};
    VertexRing left = cornersBetween(whole, first, second);
    VertexRing right = cornersBetween(whole, second, first);
    const std::vector<QPointF> backwards(between->rbegin(), between->rend());
    if (!isAllowed(first, second, left, backwards, rule) || !isAllowed(second, first, right, *between, rule))
        return {};

    const int start = vertexAt(first, whole);
    const int end = vertexAt(second, whole);
    VertexRing line{start};
    for (const QPointF point : *between)
        line.push_back(addVertex(point));
    line.push_back(end);
    for (size_t i = 0; i + 1 < line.size(); ++i)
        addEdge(line[i], line[i + 1], rule.way);

    left.insert(left.begin(), start);
    left.insert(left.end(), line.rbegin(), line.rend() - 1);
    right.insert(right.begin(), end);
    right.insert(right.end(), line.begin(), line.end() - 1);
    m_faces[size_t(face)] = std::move(left);
    m_faces.push_back(std::move(right));
    return int(m_faces.size()) - 1;
}
} // namespace wanmi::gridding

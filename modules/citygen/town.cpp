// SPDX-License-Identifier: GPL-3.0-or-later
#include "citygen/town.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <map>

namespace wanmi::citygen {
namespace {

constexpr double BucketM = 150;

std::vector<QPointF> pointsOf(const Mesh &mesh, const VertexRing &ring)
{
    std::vector<QPointF> points;
    points.reserve(ring.size());
    for (const int vertex : ring)
        points.push_back(mesh.point(vertex));
    return points;
}

/// Joins directed edges into closed rings. At a vertex with several ways on it takes the sharpest turn to the
/// left of the interior, so rings that only touch stay apart.
std::vector<VertexRing> chain(const Mesh &mesh, std::map<int, std::vector<int>> next)
{
    std::vector<VertexRing> rings;
    while (!next.empty()) {
        VertexRing ring;
        int here = next.begin()->first;
        int before = -1;
        while (true) {
            auto at = next.find(here);
            if (at == next.end())
                break;
            std::vector<int> &ways = at->second;
            size_t chosen = 0;
            if (ways.size() > 1 && before >= 0) {
                const QPointF in = mesh.point(here) - mesh.point(before);
                double best = -10;
                for (size_t i = 0; i < ways.size(); ++i) {
                    const QPointF out = mesh.point(ways[i]) - mesh.point(here);
                    const double turn = std::atan2(in.x() * out.y() - in.y() * out.x(),
                                                   in.x() * out.x() + in.y() * out.y());
                    if (turn > best) {
                        best = turn;
                        chosen = i;
                    }
                }
            }
            ring.push_back(here);
            before = here;
            here = ways[chosen];
            ways.erase(ways.begin() + std::ptrdiff_t(chosen));
            if (ways.empty())
                next.erase(at);
        }
        rings.push_back(std::move(ring));
    }
    return rings;
}
} // namespace

QString tokenOf(LandUse use)
{
    switch (use) {
    case LandUse::Residential:
        return QStringLiteral("residential");
    case LandUse::Commercial:
        return QStringLiteral("commercial");
    case LandUse::Industrial:
        return QStringLiteral("industrial");
    case LandUse::Green:
        return QStringLiteral("green");
    case LandUse::Water:
        return QStringLiteral("water");
    case LandUse::Public:
        return QStringLiteral("public");
    }
    return {};
}

void CellFinder::build(const std::vector<TownCell> &cells)
{
    m_low = {std::numeric_limits<double>::max(), std::numeric_limits<double>::max()};
    QPointF high = -m_low;
    for (const TownCell &cell : cells) {
        for (const QPointF point : cell.points) {
            m_low = {std::min(m_low.x(), point.x()), std::min(m_low.y(), point.y())};
            high = {std::max(high.x(), point.x()), std::max(high.y(), point.y())};
        }
    }
    m_columns = int((high.x() - m_low.x()) / BucketM) + 1;
    m_rows = int((high.y() - m_low.y()) / BucketM) + 1;
    m_buckets.assign(size_t(m_columns) * size_t(m_rows), {});
    for (size_t i = 0; i < cells.size(); ++i) {
        double x0 = 1e18, y0 = 1e18, x1 = -1e18, y1 = -1e18;
        for (const QPointF point : cells[i].points) {
            x0 = std::min(x0, point.x());
            x1 = std::max(x1, point.x());
            y0 = std::min(y0, point.y());
            y1 = std::max(y1, point.y());
        }
        for (int row = int((y0 - m_low.y()) / BucketM); row <= int((y1 - m_low.y()) / BucketM); ++row) {
            for (int column = int((x0 - m_low.x()) / BucketM); column <= int((x1 - m_low.x()) / BucketM);
                 ++column)
                m_buckets[size_t(row) * size_t(m_columns) + size_t(column)].push_back(int(i));
        }
    }
}

int CellFinder::find(const std::vector<TownCell> &cells, QPointF point) const
{
    const int column = int(std::floor((point.x() - m_low.x()) / BucketM));
    const int row = int(std::floor((point.y() - m_low.y()) / BucketM));
    if (column < 0 || row < 0 || column >= m_columns || row >= m_rows)
        return -1;
    for (const int cell : m_buckets[size_t(row) * size_t(m_columns) + size_t(column)]) {
        if (isInside(cells[size_t(cell)].points, point))
            return cell;
    }
    return -1;
}

geo::Place Town::place(QPointF point) const
{
    const geo::Place exact = plane.toPlace(point);
    return {std::round(exact.lon * 1e8) / 1e8, std::round(exact.lat * 1e8) / 1e8};
}

geo::Polygon Town::polygonOf(const std::vector<QPointF> &points) const
{
    geo::Ring ring;
    ring.reserve(points.size());
    for (const QPointF point : points)
        ring.push_back(place(point));
    return {{std::move(ring)}};
}

int Town::cellNear(QPointF point) const
{
    const int direct = cellAt(point);
    if (direct >= 0)
        return direct;
    for (double reach = 15; reach < 2000; reach *= 1.6) {
        for (int i = 0; i < 16; ++i) {
            const double angle = i * 0.392699081698724;
            const int cell = cellAt(point + QPointF(std::cos(angle), std::sin(angle)) * reach);
            if (cell >= 0)
                return cell;
        }
    }
    return 0;
}

QString Town::zoneOf(const TownCell &cell) const
{
    const Terrain &land = layout.terrain;
    if (land.innerRing()(cell.centre) < 0 && !land.isNorth(cell.centre))
        return QStringLiteral("A");
    return land.outerRing()(cell.centre) < 0 ? QStringLiteral("B") : QStringLiteral("C");
}

geo::MultiPolygon Town::unionOf(const std::vector<int> &which) const
{
    std::map<std::pair<int, int>, int> directed;
    for (const int index : which) {
        const VertexRing &ring = cells[size_t(index)].ring;
        for (size_t i = 0; i < ring.size(); ++i) {
            const int a = ring[i];
            const int b = ring[(i + 1) % ring.size()];
            if (const auto opposite = directed.find({b, a}); opposite != directed.end())
                directed.erase(opposite);
            else
                directed.emplace(std::pair(a, b), index);
        }
    }
    std::map<int, std::vector<int>> next;
    for (const auto &[edge, index] : directed)
        next[edge.first].push_back(edge.second);

    geo::MultiPolygon parts;
    std::vector<std::vector<QPointF>> outers;
    std::vector<std::vector<QPointF>> holes;
    for (const VertexRing &ring : chain(layout.mesh, std::move(next))) {
        std::vector<QPointF> points = pointsOf(layout.mesh, ring);
        (signedArea(points) > 0 ? outers : holes).push_back(std::move(points));
    }
    for (const auto &outer : outers)
        parts.push_back(polygonOf(outer));
    for (const auto &hole : holes) {
        for (size_t i = 0; i < outers.size(); ++i) {
            if (isInside(outers[i], (hole[0] + hole[1]) / 2.0)) {
                parts[i].rings.push_back(polygonOf(hole).rings.front());
                break;
            }
        }
    }
    return parts;
}
} // namespace wanmi::citygen

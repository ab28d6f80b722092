// SPDX-License-Identifier: GPL-3.0-or-later
#include "citygen/roads.h"

#include "citygen/names.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <numbers>
#include <set>

namespace wanmi::citygen {
namespace {

constexpr double MostDeflection = 34 * std::numbers::pi / 180;

class Joiner
{
public:
    explicit Joiner(const Mesh &mesh)
        : m_mesh(mesh)
    {
        const auto &edges = mesh.edges();
        for (int i = 0; i < int(edges.size()); ++i) {
            const Mesh::EdgeRecord &edge = edges[size_t(i)];
            if (edge.middle >= 0 || !isRoad(edge.way))
                continue;
            m_at[edge.a].push_back(i);
            m_at[edge.b].push_back(i);
            m_edges.push_back(i);
        }
        for (const auto &[vertex, incident] : m_at)
            pairUp(vertex, incident);
    }

    /// Edges of one road as a chain of vertices; every edge belongs to exactly one chain.
    std::vector<std::pair<Way, VertexRing>> chains() const
    {
        std::vector<std::pair<Way, VertexRing>> all;
        std::set<int> done;
        for (const int first : m_edges) {
            if (done.contains(first))
                continue;
            const Mesh::EdgeRecord &edge = m_mesh.edges()[size_t(first)];
            done.insert(first);
            VertexRing forward = walk(first, edge.b, done);
            VertexRing backward = walk(first, edge.a, done);
            VertexRing chain(backward.rbegin(), backward.rend());
            chain.insert(chain.end(), forward.begin(), forward.end());
            all.emplace_back(edge.way, std::move(chain));
        }
        return all;
    }

private:
    QPointF away(int edge, int vertex) const
    {
        const Mesh::EdgeRecord &record = m_mesh.edges()[size_t(edge)];
        const QPointF step = m_mesh.point(record.a == vertex ? record.b : record.a) - m_mesh.point(vertex);
        return step / std::max(1e-9, std::hypot(step.x(), step.y()));
    }

    void pairUp(int vertex, const std::vector<int> &incident)
    {
        struct Pair
        {
            double deflection;
            int one, other;
        };
        std::vector<Pair> pairs;
        for (size_t i = 0; i < incident.size(); ++i) {
            for (size_t j = i + 1; j < incident.size(); ++j) {
                if (m_mesh.edges()[size_t(incident[i])].way != m_mesh.edges()[size_t(incident[j])].way)
                    continue;
                const QPointF a = away(incident[i], vertex);
                const QPointF b = away(incident[j], vertex);
                const double deflection = std::acos(std::clamp(-QPointF::dotProduct(a, b), -1.0, 1.0));
                if (deflection < MostDeflection)
                    pairs.push_back({deflection, incident[i], incident[j]});
            }
        }
        std::stable_sort(pairs.begin(), pairs.end(),
                         [](const Pair &a, const Pair &b) { return a.deflection < b.deflection; });
        std::set<int> taken;
        for (const Pair &pair : pairs) {
            if (taken.contains(pair.one) || taken.contains(pair.other))
                continue;
            taken.insert({pair.one, pair.other});
            m_partner[{vertex, pair.one}] = pair.other;
            m_partner[{vertex, pair.other}] = pair.one;
        }
    }

    VertexRing walk(int edge, int vertex, std::set<int> &done) const
    {
        VertexRing line{vertex};
        while (true) {
            const auto next = m_partner.find({vertex, edge});
            if (next == m_partner.end() || !done.insert(next->second).second)
                return line;
            edge = next->second;
            const Mesh::EdgeRecord &record = m_mesh.edges()[size_t(edge)];
            vertex = record.a == vertex ? record.b : record.a;
            line.push_back(vertex);
        }
    }

    const Mesh &m_mesh;
    std::map<int, std::vector<int>> m_at;
    std::vector<int> m_edges;
    std::map<std::pair<int, int>, int> m_partner; ///< (vertex, edge) → edge that goes on
};

double lengthOf(const std::vector<QPointF> &line)
{
    double length = 0;
    for (size_t i = 1; i < line.size(); ++i)
        length += std::hypot(line[i].x() - line[i - 1].x(), line[i].y() - line[i - 1].y());
    return length;
}

bool runsNorthSouth(const Road &road)
{
    const QPointF span = road.line.back() - road.line.front();
    return std::abs(span.y()) > std::abs(span.x());
}

/// The long street from the river into the old town, which everybody knows.
int promenade(const Town &town)
{
    int best = -1;
    double bestLength = 0;
    const Terrain &land = town.layout.terrain;
    for (size_t i = 0; i < town.roads.size(); ++i) {
        const Road &road = town.roads[i];
        if (road.way != Way::Secondary && road.way != Way::Arterial && road.way != Way::Local)
            continue;
        const QPointF middle = land.toRiver(road.line[road.line.size() / 2]) / land.radius();
        const QPointF span = land.toRiver(road.line.back()) - land.toRiver(road.line.front());
        const bool acrossRiver = std::abs(span.y()) > 3 * std::abs(span.x());
        if (acrossRiver && middle.x() > -0.16 && middle.x() < 0.12 && middle.y() > -0.36 && middle.y() < -0.05
            && road.lengthM > bestLength && road.lengthM < 0.5 * land.radius()) {
            best = int(i);
            bestLength = road.lengthM;
        }
    }
    return best;
}

void giveNames(Town &town, const std::map<int, std::vector<int>> &roadsAt, Random random)
{
    RoadNamer namer(random);
    if (const int known = promenade(town); known >= 0 && namer.claim(QStringLiteral("中央大街")))
        town.roads[size_t(known)].name = QStringLiteral("中央大街");
    // The first ring found inside the outline is the fast road around the centre.
    bool ringNamed = false;
    for (Road &road : town.roads) { // sorted: important ones first, so a lane knows the road it leads off
        if (!road.name.isEmpty())
            continue;
        if (road.way == Way::Expressway && !ringNamed) {
            ringNamed = namer.claim(QStringLiteral("三环快速路"));
            road.name = QStringLiteral("三环快速路");
            continue;
        }
        if (road.way == Way::Expressway) {
            road.name = QStringLiteral("三环快速路"); // further stretches of the same ring
            continue;
        }
        QString mainRoad;
        for (const int vertex : road.vertices) {
            for (const int other : roadsAt.at(vertex)) {
                const Road &met = town.roads[size_t(other)];
                if (met.way < road.way && !met.name.isEmpty()) {
                    mainRoad = met.name;
                    break;
                }
            }
            if (!mainRoad.isEmpty())
                break;
        }
        road.name = namer.next(road.way, runsNorthSouth(road), mainRoad);
    }
}
} // namespace

double widthOf(Way way)
{
    switch (way) {
    case Way::Expressway:
        return 44;
    case Way::Arterial:
        return 34;
    case Way::Secondary:
        return 22;
    case Way::Local:
        return 14;
    default:
        return 7;
    }
}

std::vector<Station> stations(const std::vector<QPointF> &line, double startM, double stepM)
{
    std::vector<Station> found;
    double next = startM;
    double gone = 0;
    for (size_t i = 1; i < line.size(); ++i) {
        const QPointF step = line[i] - line[i - 1];
        const double length = std::hypot(step.x(), step.y());
        if (length < 1e-6)
            continue;
        for (; next <= gone + length; next += stepM)
            found.push_back({line[i - 1] + step * ((next - gone) / length), step / length, next});
        gone += length;
    }
    return found;
}

void nameRoads(Town &town, Random random)
{
    const Mesh &mesh = town.layout.mesh;
    for (auto &[way, vertices] : Joiner(mesh).chains()) {
        Road road;
        road.way = way;
        road.widthM = widthOf(way);
        for (const int vertex : vertices)
            road.line.push_back(mesh.point(vertex));
        road.vertices = std::move(vertices);
        road.lengthM = lengthOf(road.line);
        town.roads.push_back(std::move(road));
    }
    std::stable_sort(town.roads.begin(), town.roads.end(), [](const Road &a, const Road &b) {
        return std::pair(a.way, -a.lengthM) < std::pair(b.way, -b.lengthM);
    });
    std::map<int, std::vector<int>> roadsAt;
    for (int i = 0; i < int(town.roads.size()); ++i) {
        for (const int vertex : town.roads[size_t(i)].vertices) {
            auto &here = roadsAt[vertex];
            if (here.empty() || here.back() != i)
                here.push_back(i);
        }
    }
    giveNames(town, roadsAt, random);
    for (Road &road : town.roads)
        road.nameEn = pinyinOf(road.name);
    for (const auto &[vertex, roads] : roadsAt) {
        if (roads.size() < 2 || town.roads[size_t(roads[1])].way > Way::Local
            || town.roads[size_t(roads[0])].name == town.roads[size_t(roads[1])].name)
            continue;
        town.crossRoads.push_back({vertex, mesh.point(vertex), roads, town.roads[size_t(roads[1])].way});
    }
}
} // namespace wanmi::citygen

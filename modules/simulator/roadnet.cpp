// SPDX-License-Identifier: GPL-3.0-or-later
#include "simulator/roadnet.h"

#include <algorithm>
#include <cmath>
#include <unordered_map>

namespace wanmi::simulator {

namespace {

/// Vertices closer than a metre are the same crossing.
qint64 keyOf(geo::Place place)
{
    const auto rounded = [](double degrees) { return qint64(std::llround(degrees * 1e5)); };
    return rounded(place.lon) * 100'000'000LL + rounded(place.lat);
}

double turn(double fromDeg, double toDeg)
{
    const double difference = std::fmod(std::abs(fromDeg - toDeg), 360.0);
    return std::min(difference, 360.0 - difference);
}
} // namespace

double speedOfClass(const QString &roadClass)
{
    if (roadClass == u"expressway")
        return 65;
    if (roadClass == u"arterial")
        return 42;
    if (roadClass == u"secondary")
        return 34;
    return roadClass == u"lane" ? 14 : 24;
}

RoadNet::RoadNet(const std::vector<geo::LineFeature> &roads)
{
    std::unordered_map<qint64, int> known;
    const auto nodeAt = [&](geo::Place place) {
        const auto [found, isNew] = known.emplace(keyOf(place), int(m_nodes.size()));
        if (isNew) {
            m_nodes.push_back(place);
            m_edges.emplace_back();
        }
        return found->second;
    };
    for (const geo::LineFeature &road : roads) {
        if (road.word == u"path")
            continue; // footways and stairs: nobody drives there
        const double speed = speedOfClass(road.word);
        int from = nodeAt(road.line.front());
        for (size_t i = 1; i < road.line.size(); ++i) {
            const int to = nodeAt(road.line[i]);
            if (to == from)
                continue;
            const geo::Place a = place(from), b = place(to);
            const double length = std::max(1.0, geo::distanceM(a, b));
            m_edges[size_t(from)].push_back({to, length, geo::bearingDeg(a, b), speed});
            m_edges[size_t(to)].push_back({from, length, geo::bearingDeg(b, a), speed});
            from = to;
        }
    }
}

Drive::Drive(const RoadNet &roads, Chance chance)
    : m_roads(&roads)
    , m_chance(chance)
{
    m_from = m_chance.below(roads.size());
    if (!roads.edges(m_from).empty()) {
        m_edge = m_chance.oneOf(roads.edges(m_from));
        m_doneM = m_chance.share() * m_edge.lengthM;
    }
    m_speedKmh = m_edge.speedKmh;
}

void Drive::choose()
{
    const int here = m_edge.to;
    const auto &edges = m_roads->edges(here);
    const RoadNet::Edge *best = nullptr;
    double bestCost = 1e9;
    for (const RoadNet::Edge &edge : edges) {
        const double back = edge.to == m_from ? 1000 : 0;
        const double cost = back + turn(m_edge.bearingDeg, edge.bearingDeg) + m_chance.between(0, 120);
        if (cost < bestCost) {
            best = &edge;
            bestCost = cost;
        }
    }
    m_from = here;
    m_doneM = 0;
    if (best)
        m_edge = *best;
    // A red light now and then, where roads cross.
    if (edges.size() > 2 && m_chance.happens(0.12))
        m_haltS = m_chance.between(5, 40);
}

void Drive::advance(double seconds)
{
    if (m_edge.lengthM <= 0)
        return;
    const double halted = std::min(seconds, m_haltS);
    m_haltS -= halted;
    seconds -= halted;
    m_speedKmh = m_haltS > 0 ? 0 : m_edge.speedKmh * m_chance.between(0.7, 1.05);
    while (seconds > 0) {
        const double stepM = std::max(1.0, m_speedKmh) / 3.6 * seconds;
        if (m_doneM + stepM < m_edge.lengthM) {
            m_doneM += stepM;
            return;
        }
        seconds -= (m_edge.lengthM - m_doneM) / (std::max(1.0, m_speedKmh) / 3.6);
        choose();
        if (m_haltS > 0)
            return;
    }
}

geo::Place Drive::place() const
{
    const geo::Place a = m_roads->place(m_from);
    if (m_edge.lengthM <= 0)
        return a;
    const geo::Place b = m_roads->place(m_edge.to);
    const double share = std::clamp(m_doneM / m_edge.lengthM, 0.0, 1.0);
    return {a.lon + (b.lon - a.lon) * share, a.lat + (b.lat - a.lat) * share};
}

Patrol::Patrol(std::vector<geo::Place> stops, Chance chance)
    : m_stops(std::move(stops))
    , m_chance(chance)
{
    m_here = m_chance.oneOf(m_stops);
    m_goal = m_chance.oneOf(m_stops);
    m_metresPerSecond = m_chance.between(0.9, 1.5);
}

void Patrol::advance(double seconds)
{
    const double left = geo::distanceM(m_here, m_goal);
    const double step = m_metresPerSecond * seconds;
    if (left <= step) {
        m_here = m_goal;
        m_goal = m_chance.oneOf(m_stops);
        return;
    }
    m_here.lon += (m_goal.lon - m_here.lon) * step / left;
    m_here.lat += (m_goal.lat - m_here.lat) * step / left;
}
} // namespace wanmi::simulator

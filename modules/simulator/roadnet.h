// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "geo/featurereader.h"
#include "geo/place.h"
#include "simulator/chance.h"

#include <vector>

namespace wanmi::simulator {

/// Roads as a graph: lines that share a vertex meet there. Immutable once built.
class RoadNet
{
public:
    /// `roads`: lines with the road's class as word.
    explicit RoadNet(const std::vector<geo::LineFeature> &roads);

    struct Edge
    {
        int to = 0;
        double lengthM = 0, bearingDeg = 0, speedKmh = 0;
    };
    [[nodiscard]] bool isEmpty() const { return m_nodes.empty(); }
    [[nodiscard]] int size() const { return int(m_nodes.size()); }
    [[nodiscard]] geo::Place place(int node) const { return m_nodes[size_t(node)]; }
    [[nodiscard]] const std::vector<Edge> &edges(int node) const { return m_edges[size_t(node)]; }

private:
    std::vector<geo::Place> m_nodes;
    std::vector<std::vector<Edge>> m_edges;
};

/// Somebody who drives on and on: straight on mostly, never back unless the road ends.
class Drive
{
public:
    Drive(const RoadNet &roads, Chance chance);

    void advance(double seconds);
    [[nodiscard]] geo::Place place() const;
    [[nodiscard]] double headingDeg() const { return m_edge.bearingDeg; }
    [[nodiscard]] double speedKmh() const { return m_speedKmh; }

private:
    void choose();

    const RoadNet *m_roads;
    Chance m_chance;
    int m_from = 0;
    RoadNet::Edge m_edge;
    double m_doneM = 0;
    double m_speedKmh = 0;
    double m_haltS = 0;
};

/// Typical speed of a class of road, km/h.
[[nodiscard]] double speedOfClass(const QString &roadClass);

/// Somebody who walks from place to place in a duty grid.
class Patrol
{
public:
    Patrol(std::vector<geo::Place> stops, Chance chance);

    void advance(double seconds);
    [[nodiscard]] geo::Place place() const { return m_here; }

private:
    std::vector<geo::Place> m_stops;
    Chance m_chance;
    geo::Place m_here, m_goal;
    double m_metresPerSecond = 1.2;
};
} // namespace wanmi::simulator

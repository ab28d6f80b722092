// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "geo/shape.h"

#include <vector>

namespace wanmi::intake {

/// Which polygon holds a place: a grid over all of them, and the edges of each sorted into bands of latitude.
class PolygonIndex
{
public:
    void add(int id, const geo::MultiPolygon &shape);
    void add(int id, const geo::Polygon &polygon);
    void build();
    [[nodiscard]] int find(geo::Place place) const; ///< -1: none
    [[nodiscard]] bool isEmpty() const { return m_shapes.empty(); }
    [[nodiscard]] const geo::Bounds &bounds() const { return m_bounds; }

private:
    struct Edge
    {
        double lonA, latA, lonB, latB;
    };
    struct Shape
    {
        int id;
        geo::Bounds bounds;
        std::vector<std::vector<Edge>> bands;
    };
    [[nodiscard]] static bool contains(const Shape &shape, geo::Place place);

    std::vector<Shape> m_shapes;
    std::vector<std::vector<int>> m_grid;
    geo::Bounds m_bounds;
    int m_side = 0;
};
} // namespace wanmi::intake

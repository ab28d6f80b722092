// SPDX-License-Identifier: GPL-3.0-or-later
#include "intake/polygonindex.h"

#include <algorithm>
#include <cmath>

namespace wanmi::intake {
namespace {

int slot(double value, double from, double to, int count)
{
    if (!(to > from))
        return 0;
    return std::clamp(int((value - from) / (to - from) * count), 0, count - 1);
}
} // namespace

void PolygonIndex::add(int id, const geo::MultiPolygon &shape)
{
    for (const geo::Polygon &polygon : shape)
        add(id, polygon);
}

void PolygonIndex::add(int id, const geo::Polygon &polygon)
{
    size_t edges = 0;
    for (const geo::Ring &ring : polygon.rings)
        edges += ring.size();
    if (edges < 3)
        return;
    Shape shape;
    shape.id = id;
    shape.bounds = geo::boundsOf(polygon);
    const int bands = std::clamp(int(edges / 8), 1, 2048);
    shape.bands.resize(size_t(bands));
    for (const geo::Ring &ring : polygon.rings) {
        for (size_t i = 0; i < ring.size(); ++i) {
            const geo::Place &a = ring[i], &b = ring[(i + 1) % ring.size()];
            if (a.lat == b.lat)
                continue;
            const int from = slot(std::min(a.lat, b.lat), shape.bounds.south, shape.bounds.north, bands);
            const int to = slot(std::max(a.lat, b.lat), shape.bounds.south, shape.bounds.north, bands);
            for (int band = from; band <= to; ++band)
                shape.bands[size_t(band)].push_back({a.lon, a.lat, b.lon, b.lat});
        }
    }
    m_bounds.include(shape.bounds);
    m_shapes.push_back(std::move(shape));
}

void PolygonIndex::build()
{
    m_side = std::clamp(int(2 * std::sqrt(double(m_shapes.size()))), 1, 1024);
    m_grid.assign(size_t(m_side) * size_t(m_side), {});
    for (size_t i = 0; i < m_shapes.size(); ++i) {
        const geo::Bounds &b = m_shapes[i].bounds;
        const int west = slot(b.west, m_bounds.west, m_bounds.east, m_side),
                  east = slot(b.east, m_bounds.west, m_bounds.east, m_side);
        const int south = slot(b.south, m_bounds.south, m_bounds.north, m_side),
                  north = slot(b.north, m_bounds.south, m_bounds.north, m_side);
        for (int y = south; y <= north; ++y) {
            for (int x = west; x <= east; ++x)
                m_grid[size_t(y) * size_t(m_side) + size_t(x)].push_back(int(i));
        }
    }
}

bool PolygonIndex::contains(const Shape &shape, geo::Place place)
{
    if (!shape.bounds.contains(place))
        return false;
    const auto &band = shape.bands[size_t(
        slot(place.lat, shape.bounds.south, shape.bounds.north, int(shape.bands.size())))];
    bool inside = false;
    for (const Edge &edge : band) {
        if ((edge.latA > place.lat) != (edge.latB > place.lat)
            && place.lon
                < (edge.lonB - edge.lonA) * (place.lat - edge.latA) / (edge.latB - edge.latA) + edge.lonA)
            inside = !inside;
    }
    return inside;
}

int PolygonIndex::find(geo::Place place) const
{
    if (m_grid.empty() || !m_bounds.contains(place))
        return -1;
    const int x = slot(place.lon, m_bounds.west, m_bounds.east, m_side),
              y = slot(place.lat, m_bounds.south, m_bounds.north, m_side);
    for (const int candidate : m_grid[size_t(y) * size_t(m_side) + size_t(x)]) {
        if (contains(m_shapes[size_t(candidate)], place))
            return m_shapes[size_t(candidate)].id;
    }
    return -1;
}
} // namespace wanmi::intake

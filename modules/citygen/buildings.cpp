// SPDX-License-Identifier: GPL-3.0-or-later
#include "citygen/landuse.h"
#include "citygen/roads.h"

#include <algorithm>
#include <cmath>

namespace wanmi::citygen {
namespace {

double dot(QPointF a, QPointF b)
{
    return a.x() * b.x() + a.y() * b.y();
}

double cross(QPointF a, QPointF b)
{
    return a.x() * b.y() - a.y() * b.x();
}

struct Side
{
    QPointF from, direction;
    double inwards = 0; ///< metres
};

bool allInside(const std::vector<QPointF> &outline, const std::vector<QPointF> &points)
{
    return std::all_of(points.begin(), points.end(), [&](QPointF p) { return isInside(outline, p); });
}

std::vector<QPointF> rectangle(QPointF corner, QPointF along, QPointF across)
{
    return {corner, corner + along, corner + along + across, corner + across};
}

class Builder
{
public:
    Builder(const Town &town, int cell, Random random)
        : m_cell(town.cells[size_t(cell)])
        , m_index(cell)
        , m_random(random)
        , m_quarter(town.communities[size_t(m_cell.community)].quarter)
        , m_lot(inset(town, m_cell, 5))
    {
    }

    std::vector<Building> build()
    {
        if (m_lot.size() < 3 || signedArea(m_lot) < 350)
            return {};
        measure();
        switch (m_cell.use) {
        case LandUse::Residential:
            if (m_quarter == Quarter::OldTown || (m_quarter == Quarter::Center && m_random.chance(0.35)))
                lineTheStreets(m_random.between(5, 8));
            else
                rows(13, m_random.between(30.0, 40.0),
                     m_random.chance(0.3) ? m_random.between(17, 33) : m_random.between(5, 8), 34, 62);
            break;
        case LandUse::Commercial:
            if (m_quarter == Quarter::OldTown && m_random.chance(0.6))
                lineTheStreets(m_random.between(3, 6));
            else
                blocks(m_random.between(1, 3), m_random.between(4, 28));
            break;
        case LandUse::Industrial:
            rows(m_random.between(24.0, 32.0), m_random.between(42.0, 54.0), m_random.between(1, 3), 45, 90);
            break;
        case LandUse::Public:
            blocks(m_random.between(2, 3), m_random.between(3, 12));
            break;
        case LandUse::Green:
            if (m_random.chance(0.12))
                blocks(1, 1);
            break;
        case LandUse::Water:
            break;
        }
        return std::move(m_buildings);
    }

private:
    void measure()
    {
        double longest = 0;
        for (size_t i = 0, j = m_lot.size() - 1; i < m_lot.size(); j = i++) {
            const QPointF step = m_lot[i] - m_lot[j];
            const double length = std::hypot(step.x(), step.y());
            if (length > longest) {
                longest = length;
                m_along = step / length;
            }
        }
        m_across = {-m_along.y(), m_along.x()};
        m_u0 = m_v0 = 1e18;
        m_u1 = m_v1 = -1e18;
        for (const QPointF point : m_lot) {
            m_u0 = std::min(m_u0, dot(point, m_along));
            m_u1 = std::max(m_u1, dot(point, m_along));
            m_v0 = std::min(m_v0, dot(point, m_across));
            m_v1 = std::max(m_v1, dot(point, m_across));
        }
    }

    QPointF at(double u, double v) const { return m_along * u + m_across * v; }

    bool add(std::vector<QPointF> points, int floors)
    {
        if (!allInside(m_lot, points))
            return false;
        m_buildings.push_back({std::move(points), {}, floors, m_index});
        return true;
    }

    /// Long houses in parallel rows, the courtyards between them.
    void rows(double depth, double pitch, int floors, double shortest, double longestHouse)
    {
        for (double v = m_v0 + 2; v + depth < m_v1; v += pitch) {
            double u = m_u0 + 1;
            while (u + shortest < m_u1) {
                double length = m_random.between(shortest, longestHouse);
                if (add(rectangle(at(u, v), m_along * length, m_across * depth),
                        floors + m_random.between(0, 1)))
                    u += length + m_random.between(9.0, 15.0);
                else
                    u += 6;
            }
        }
        if (m_buildings.empty())
            blocks(1, floors);
    }

    /// Houses shoulder to shoulder along the lot's edge around a yard, as in the old quarters.
    void lineTheStreets(int floors)
    {
        constexpr double depth = 13;
        for (size_t i = 0, j = m_lot.size() - 1; i < m_lot.size(); j = i++) {
            const QPointF step = m_lot[i] - m_lot[j];
            const double length = std::hypot(step.x(), step.y());
            const QPointF along = step / length;
            const QPointF inwards = QPointF(-along.y(), along.x());
            double from = 0.8;
            const double end = length - depth - 2;
            while (from + 14 < end) {
                const double house = std::min(m_random.between(22.0, 48.0), end - from);
                add(rectangle(m_lot[j] + along * from + inwards * 0.4, along * house, inwards * depth),
                    floors + m_random.between(-1, 1));
                from += house + (m_random.chance(0.25) ? 7 : 0.6);
            }
        }
    }

    /// A few large buildings, every second one in the shape of an L.
    void blocks(int count, int floors)
    {
        const double width = (m_u1 - m_u0) / count;
        for (int i = 0; i < count; ++i) {
            for (double share = 0.86; share > 0.3; share -= 0.14) {
                const double u = m_u0 + width * i + width * (1 - share) / 2;
                const double length = width * share * 0.94;
                const double depth = (m_v1 - m_v0) * share * m_random.between(0.6, 0.9);
                const double v = (m_v0 + m_v1 - depth) / 2;
                std::vector<QPointF> points = rectangle(at(u, v), m_along * length, m_across * depth);
                if (m_random.chance(0.5) && length > 24 && depth > 24)
                    points = {at(u, v),
                              at(u + length, v),
                              at(u + length, v + depth * 0.45),
                              at(u + length * 0.42, v + depth * 0.45),
                              at(u + length * 0.42, v + depth),
                              at(u, v + depth)};
                if (add(points, std::max(1, floors + m_random.between(-2, 3))))
                    break;
            }
        }
    }

    const TownCell &m_cell;
    int m_index;
    Random m_random;
    Quarter m_quarter;
    std::vector<QPointF> m_lot;
    QPointF m_along, m_across;
    double m_u0 = 0, m_u1 = 0, m_v0 = 0, m_v1 = 0;
    std::vector<Building> m_buildings;
};
} // namespace

std::vector<QPointF> inset(const Town &town, const TownCell &cell, double marginM)
{
    // Straight runs of edges become one side: T-vertices are no corners.
    std::vector<Side> sides;
    const Mesh &mesh = town.layout.mesh;
    const size_t count = cell.points.size();
    for (size_t i = 0; i < count; ++i) {
        const QPointF from = cell.points[i];
        const QPointF step = cell.points[(i + 1) % count] - from;
        const double length = std::hypot(step.x(), step.y());
        if (length < 0.5)
            continue;
        const Way way = mesh.wayOf(cell.ring[i], cell.ring[(i + 1) % count]);
        const double half = isRoad(way) ? widthOf(way) / 2
            : way == Way::Railway       ? 12
            : way == Way::Stream        ? 16
            : way == Way::Bank          ? 10
                                        : 2;
        const Side side{from, step / length, half + marginM};
        if (!sides.empty() && std::abs(cross(sides.back().direction, side.direction)) < 0.07
            && dot(sides.back().direction, side.direction) > 0) {
            sides.back().inwards = std::max(sides.back().inwards, side.inwards);
            continue;
        }
        sides.push_back(side);
    }
    std::vector<QPointF> points;
    for (size_t i = 0; i < sides.size(); ++i) {
        const Side &before = sides[(i + sides.size() - 1) % sides.size()];
        const Side &side = sides[i];
        const auto shifted
            = [](const Side &s) { return s.from + QPointF(-s.direction.y(), s.direction.x()) * s.inwards; };
        const double turn = cross(before.direction, side.direction);
        const QPointF a = shifted(before);
        const QPointF b = shifted(side);
        if (std::abs(turn) < 0.05) {
            points.push_back(b);
            continue;
        }
        points.push_back(a + before.direction * (cross(b - a, side.direction) / turn));
    }
    if (points.size() < 3 || signedArea(points) <= 0 || !allInside(cell.points, points))
        return {};
    for (size_t i = 0; i < points.size(); ++i) {
        // A side that turned round means that the lot is too narrow for its streets.
        if (dot(points[(i + 1) % points.size()] - points[i], sides[i].direction) < 0)
            return {};
    }
    return points;
}

std::vector<Building> buildingsOf(const Town &town, int cell, quint64 seed)
{
    return Builder(town, cell, Random::stream(seed, 0x10000000ULL + quint64(cell))).build();
}
} // namespace wanmi::citygen

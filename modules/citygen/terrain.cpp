// SPDX-License-Identifier: GPL-3.0-or-later
#include "citygen/terrain.h"

#include <cmath>
#include <numbers>

namespace wanmi::citygen {
namespace {

constexpr double RiverAngle = 28.0 * std::numbers::pi / 180.0;
constexpr double RiverOffset = 0.30; ///< of the radius, from the origin to the north-west
constexpr double IslandAt = -0.46; ///< along the river, of the radius
constexpr double IslandHalfLength = 0.21;
constexpr double IslandHalfWidth = 0.052;
constexpr double SmallestWithIsland = 2500;

double dot(QPointF a, QPointF b)
{
    return a.x() * b.x() + a.y() * b.y();
}
} // namespace

QPointF Terrain::downstream() const
{
    return {std::cos(RiverAngle), std::sin(RiverAngle)};
}

QPointF Terrain::northward() const
{
    return {-std::sin(RiverAngle), std::cos(RiverAngle)};
}

double Terrain::meander(double along) const
{
    const double x = along / m_radius;
    return m_radius * (0.055 * std::sin(x / 0.42 + 0.6) + 0.016 * std::sin(x / 0.15 + 2.0));
}

double Terrain::halfWidth(double along) const
{
    const double x = along / m_radius;
    double half = 0.030 + 0.006 * std::sin(x / 0.23 + 1.0);
    if (m_radius > SmallestWithIsland)
        half += 0.060 * std::exp(-std::pow((x - IslandAt) / 0.2, 2));
    return m_radius * half;
}

QPointF Terrain::toRiver(QPointF point) const
{
    const double along = dot(point, downstream());
    return {along, dot(point, northward()) - RiverOffset * m_radius - meander(along)};
}

QPointF Terrain::fromRiver(QPointF river) const
{
    return downstream() * river.x() + northward() * (river.y() + RiverOffset * m_radius + meander(river.x()));
}

double Terrain::fromWater(QPointF point) const
{
    const QPointF river = toRiver(point);
    return std::abs(river.y()) - halfWidth(river.x());
}

std::vector<QPointF> Terrain::outline() const
{
    std::vector<QPointF> points;
    const int count = std::max(48, int(2 * std::numbers::pi * m_radius / 110));
    for (int i = 0; i < count; ++i) {
        const double angle = 2 * std::numbers::pi * i / count;
        const double reach = 1 + 0.07 * std::sin(2 * angle + 2.3) + 0.045 * std::sin(3 * angle + 0.4)
            + 0.02 * std::sin(5 * angle + 1.0);
        points.push_back(QPointF(std::cos(angle), std::sin(angle)) * (m_radius * reach));
    }
    return points;
}

Mesh::Curve Terrain::southBank() const
{
    return [this](QPointF p) {
        const QPointF river = toRiver(p);
        return river.y() + halfWidth(river.x());
    };
}

Mesh::Curve Terrain::northBank() const
{
    return [this](QPointF p) {
        const QPointF river = toRiver(p);
        return river.y() - halfWidth(river.x());
    };
}

Mesh::Curve Terrain::innerRing() const
{
    return [this](QPointF p) {
        const QPointF from = p + northward() * (0.04 * m_radius);
        const double angle = std::atan2(from.y(), from.x());
        return std::hypot(from.x(), from.y())
            - m_radius * (0.43 + 0.022 * std::sin(3 * angle + 1.0) + 0.02 * std::sin(2 * angle));
    };
}

Mesh::Curve Terrain::outerRing() const
{
    return [this](QPointF p) {
        const double angle = std::atan2(p.y(), p.x());
        return std::hypot(p.x(), p.y())
            - m_radius * (0.70 + 0.03 * std::sin(3 * angle + 2.0) + 0.02 * std::sin(5 * angle));
    };
}

Mesh::Curve Terrain::railway() const
{
    return [this](QPointF p) {
        constexpr double angle = 112 * std::numbers::pi / 180;
        const QPointF direction(std::cos(angle), std::sin(angle));
        const QPointF from = p - QPointF(0.06, -0.12) * m_radius;
        const double along = dot(from, direction) / m_radius;
        const double across = dot(from, QPointF(-direction.y(), direction.x()));
        return across - m_radius * (0.085 * std::sin(along / 0.30) - 0.02);
    };
}

Mesh::Curve Terrain::stream() const
{
    return [this](QPointF p) {
        const double y = p.y() / m_radius;
        return p.x()
            - m_radius * (0.30 + 0.09 * std::sin(y / 0.17 + 0.5) + 0.03 * std::sin(y / 0.06) + 0.12 * y);
    };
}

std::vector<QPointF> Terrain::island() const
{
    std::vector<QPointF> points;
    if (m_radius <= SmallestWithIsland)
        return points;
    const int half = std::max(12, int(2 * IslandHalfLength * m_radius / 90));
    const auto bank = [&](int i, double side) {
        const double share = 2.0 * i / half - 1.0; // -1 … 1
        const double wide = IslandHalfWidth * std::pow(1 - share * share, 0.7);
        return fromRiver({m_radius * (IslandAt + IslandHalfLength * share),
                          m_radius * (side * wide + 0.012 * std::sin(2.2 * share + 0.5))});
    };
    for (int i = 0; i < half; ++i)
        points.push_back(bank(i, -1));
    for (int i = half; i > 0; --i)
        points.push_back(bank(i, 1));
    return points;
}

std::vector<std::vector<QPointF>> Terrain::islets() const
{
    struct Islet
    {
        double along, across, length, width;
    };
    std::vector<std::vector<QPointF>> shapes;
    for (const Islet islet : {Islet{0.02, 0.012, 0.075, 0.007}, Islet{0.47, -0.010, 0.06, 0.006},
                              Islet{0.83, 0.008, 0.09, 0.009}, Islet{-1.02, -0.006, 0.08, 0.008}}) {
        std::vector<QPointF> points;
        for (int i = 0; i < 36; ++i) {
            const double angle = 2 * std::numbers::pi * i / 36;
            points.push_back(fromRiver(
                {m_radius * (islet.along + islet.length * std::cos(angle)),
                 m_radius * (islet.across + islet.width * std::sin(angle) + 0.003 * std::cos(2 * angle))}));
        }
        shapes.push_back(std::move(points));
    }
    return shapes;
}

std::vector<QPointF> Terrain::riverShape() const
{
    std::vector<QPointF> points;
    constexpr double reach = 1.7;
    const double step = std::min(80.0, m_radius / 40);
    const int count = int(2 * reach * m_radius / step);
    for (int i = 0; i <= count; ++i) {
        const double along = -reach * m_radius + i * step;
        points.push_back(fromRiver({along, -halfWidth(along)}));
    }
    for (int i = count; i >= 0; --i) {
        const double along = -reach * m_radius + i * step;
        points.push_back(fromRiver({along, halfWidth(along)}));
    }
    return points;
}
} // namespace wanmi::citygen

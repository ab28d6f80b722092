// SPDX-License-Identifier: GPL-3.0-or-later
#include "citygen/subdivide.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace wanmi::citygen {
namespace {

double dot(QPointF a, QPointF b)
{
    return a.x() * b.x() + a.y() * b.y();
}

struct Extent
{
    QPointF along, across; ///< unit vectors, `along` the longer side
    double low = 0, high = 0; ///< along
    double length = 0, width = 0;
};

/// The tightest box among those aligned with one of the longer edges.
Extent extentOf(const std::vector<QPointF> &points)
{
    std::vector<std::pair<double, QPointF>> edges;
    for (size_t i = 0, j = points.size() - 1; i < points.size(); j = i++) {
        const QPointF step = points[i] - points[j];
        const double length = std::hypot(step.x(), step.y());
        if (length > 1)
            edges.emplace_back(length, step / length);
    }
    std::stable_sort(edges.begin(), edges.end(),
                     [](const auto &a, const auto &b) { return a.first > b.first; });
    if (edges.size() > 6)
        edges.resize(6);
    Extent best;
    double bestArea = std::numeric_limits<double>::max();
    for (const auto &[length, direction] : edges) {
        const QPointF normal(-direction.y(), direction.x());
        double u0 = 1e18, u1 = -1e18, v0 = 1e18, v1 = -1e18;
        for (const QPointF point : points) {
            u0 = std::min(u0, dot(point, direction));
            u1 = std::max(u1, dot(point, direction));
            v0 = std::min(v0, dot(point, normal));
            v1 = std::max(v1, dot(point, normal));
        }
        const double area = (u1 - u0) * (v1 - v0);
        if (area >= bestArea * 0.999)
            continue;
        bestArea = area;
        if (u1 - u0 >= v1 - v0)
            best = {direction, normal, u0, u1, u1 - u0, v1 - v0};
        else
            best = {normal, QPointF(-normal.y(), normal.x()), v0, v1, v1 - v0, u1 - u0};
    }
    return best;
}

/// Area of the part of the polygon on the low side of dot(p, along) == limit.
double areaBelow(const std::vector<QPointF> &points, QPointF along, double limit)
{
    std::vector<QPointF> kept;
    for (size_t i = 0, j = points.size() - 1; i < points.size(); j = i++) {
        const double a = dot(points[j], along) - limit;
        const double b = dot(points[i], along) - limit;
        if ((a < 0) != (b < 0))
            kept.push_back(points[j] + (points[i] - points[j]) * (a / (a - b)));
        if (b < 0)
            kept.push_back(points[i]);
    }
    return kept.size() < 3 ? 0 : signedArea(kept);
}

double offsetForShare(const std::vector<QPointF> &points, QPointF along, double share)
{
    double low = 1e18, high = -1e18;
    for (const QPointF point : points) {
        low = std::min(low, dot(point, along));
        high = std::max(high, dot(point, along));
    }
    const double wanted = share * signedArea(points);
    for (int round = 0; round < 26; ++round) {
        const double middle = (low + high) / 2;
        (areaBelow(points, along, middle) < wanted ? low : high) = middle;
    }
    return (low + high) / 2;
}

QPointF turned(QPointF direction, double angle)
{
    return {direction.x() * std::cos(angle) - direction.y() * std::sin(angle),
            direction.x() * std::sin(angle) + direction.y() * std::cos(angle)};
}

class Divider
{
public:
    Divider(Mesh &mesh, const Subdivision &rule, Random &random)
        : m_mesh(mesh)
        , m_rule(rule)
        , m_random(random)
    {
    }

    void divide(int face, int parts)
    {
        if (parts > 1) {
            if (const auto other = tryCuts(face, parts)) {
                const double here = m_mesh.area(face);
                const double there = m_mesh.area(*other);
                const int first = std::clamp(int(std::lround(parts * here / (here + there))), 1, parts - 1);
                divide(face, first);
                divide(*other, parts - first);
                return;
            }
        }
        m_done.push_back(face);
    }
    std::vector<int> take() { return std::move(m_done); }

private:
    std::optional<int> tryCuts(int face, int parts)
    {
        std::vector<QPointF> points;
        for (const int vertex : m_mesh.ring(face))
            points.push_back(m_mesh.point(vertex));
        const Extent extent = extentOf(points);
        const double even = double(parts / 2) / parts;
        const double area = signedArea(points);
        Mesh::CutRule rule;
        rule.way = m_rule.wayFor(parts);
        rule.minAreaM2 = 0.5 * area / parts;
        // Streets of a quarter follow one direction, only small lots are a little askew.
        const double askew = parts <= 3 ? 0.05 : 0.012;
        for (int attempt = 0; attempt < 14; ++attempt) {
            const bool sideways = (attempt >= 4 && attempt < 7) || attempt >= 11
                || (attempt == 0 && extent.length < 1.15 * extent.width && m_random.chance(0.5));
            QPointF along = turned(sideways ? extent.across : extent.along, m_random.between(-askew, askew));
            const double share = even
                * (1
                   + m_rule.unevenness * m_random.between(-1.0, 1.0) * (attempt < 2 ? 1 : 1 + 0.4 * attempt));
            const double reach = sideways ? extent.width : extent.length;
            rule.snapM = std::min(m_rule.snapM, 0.14 * reach) * (attempt == 3 || attempt >= 6 ? 0.1 : 1.0);
            rule.minThickness = attempt < 3 ? 0.13 : attempt < 6 ? 0.09 : attempt < 9 ? 0.05 : 0.01;
            if (attempt >= 9)
                rule.minAreaM2 = 0.2 * area / parts;
            const double offset = offsetForShare(points, along, std::clamp(share, 0.15, 0.85));
            const QPointF at = along * offset;
            if (const auto other = m_mesh.cut(face, straight(at, {-along.y(), along.x()}), rule))
                return other;
        }
        return {};
    }

    Mesh &m_mesh;
    const Subdivision &m_rule;
    Random &m_random;
    std::vector<int> m_done;
};
} // namespace

std::vector<int> subdivide(Mesh &mesh, int face, const Subdivision &rule, Random &random)
{
    Divider divider(mesh, rule, random);
    divider.divide(face, rule.parts);
    return divider.take();
}
} // namespace wanmi::citygen

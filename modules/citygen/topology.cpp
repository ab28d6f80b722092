// SPDX-License-Identifier: GPL-3.0-or-later
#include "citygen/topology.h"

#include "citygen/mesh.h"
#include "geo/codes.h"
#include "geo/place.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <map>
#include <set>

namespace wanmi::citygen {
namespace {

using Points = std::vector<QPointF>;

struct Box
{
    double x0 = 1e18, y0 = 1e18, x1 = -1e18, y1 = -1e18;
    [[nodiscard]] bool meets(const Box &other) const
    {
        return x0 < other.x1 && other.x0 < x1 && y0 < other.y1 && other.y0 < y1;
    }
};

Box boxOf(const Points &points)
{
    Box box;
    for (const QPointF point : points) {
        box.x0 = std::min(box.x0, point.x());
        box.x1 = std::max(box.x1, point.x());
        box.y0 = std::min(box.y0, point.y());
        box.y1 = std::max(box.y1, point.y());
    }
    return box;
}

Points onPlane(const geo::Ring &ring, const geo::LocalPlane &plane)
{
    Points points;
    for (const geo::Place &place : ring)
        points.push_back(plane.toPlane(place));
    if (signedArea(points) < 0)
        std::reverse(points.begin(), points.end());
    return points;
}

double cross(QPointF a, QPointF b)
{
    return a.x() * b.y() - a.y() * b.x();
}

/// Area of two counter-clockwise triangles' intersection (Sutherland and Hodgman's clipping, in fixed
/// arrays).
double commonOfTriangles(const std::array<QPointF, 3> &a, const std::array<QPointF, 3> &b)
{
    std::array<QPointF, 10> kept{a[0], a[1], a[2]};
    size_t count = 3;
    for (size_t side = 0; side < 3 && count > 2; ++side) {
        const QPointF from = b[side];
        const QPointF along = b[(side + 1) % 3] - from;
        std::array<QPointF, 10> next;
        size_t nextCount = 0;
        for (size_t i = 0, j = count - 1; i < count; j = i++) {
            const double here = cross(along, kept[i] - from);
            const double before = cross(along, kept[j] - from);
            if ((here >= 0) != (before >= 0))
                next[nextCount++] = kept[j] + (kept[i] - kept[j]) * (before / (before - here));
            if (here >= 0)
                next[nextCount++] = kept[i];
        }
        kept = next;
        count = nextCount;
    }
    double twice = 0;
    for (size_t i = 2; i < count; ++i)
        twice += cross(kept[i - 1] - kept[0], kept[i] - kept[0]);
    return twice / 2;
}

/// A polygon is the signed sum of the triangles from one point to each of its edges, so the common area of
/// two is the sum over all pairs of such triangles, whatever the shapes.
double commonArea(const Points &a, const Points &b)
{
    const QPointF apex = a.front();
    double sum = 0;
    for (size_t i = 0, j = a.size() - 1; i < a.size(); j = i++) {
        std::array<QPointF, 3> one{apex, a[j], a[i]};
        const double oneSign = cross(a[j] - apex, a[i] - apex);
        if (oneSign == 0)
            continue;
        if (oneSign < 0)
            std::swap(one[1], one[2]);
        for (size_t k = 0, l = b.size() - 1; k < b.size(); l = k++) {
            std::array<QPointF, 3> two{apex, b[l], b[k]};
            const double twoSign = cross(b[l] - apex, b[k] - apex);
            if (twoSign == 0)
                continue;
            if (twoSign < 0)
                std::swap(two[1], two[2]);
            const double common = commonOfTriangles(one, two);
            sum += (oneSign > 0) == (twoSign > 0) ? common : -common;
        }
    }
    return sum;
}

bool crosses(QPointF a, QPointF b, QPointF c, QPointF d)
{
    const double c1 = cross(b - a, c - a);
    const double c2 = cross(b - a, d - a);
    const double d1 = cross(d - c, a - c);
    const double d2 = cross(d - c, b - c);
    return ((c1 > 0) != (c2 > 0)) && ((d1 > 0) != (d2 > 0)) && c1 != 0 && c2 != 0 && d1 != 0 && d2 != 0;
}

bool crossesItself(const Points &ring)
{
    const size_t count = ring.size();
    for (size_t i = 0; i < count; ++i) {
        for (size_t j = i + 2; j < count; ++j) {
            if ((j + 1) % count != i && crosses(ring[i], ring[i + 1], ring[j], ring[(j + 1) % count]))
                return true;
        }
    }
    return false;
}

struct CheckedCell
{
    const domain::GridCell *cell;
    Points points;
    Box box;
    double area = 0;
};

class Checker
{
public:
    Checker(const std::vector<domain::Area> &communities, const std::vector<domain::GridCell> &cells,
            const TopologyLimits &limits)
        : m_limits(limits)
        , m_plane(originOf(cells))
    {
        for (const domain::Area &area : communities) {
            if (area.level == u"community")
                m_communities[area.code] = &area;
        }
        for (const domain::GridCell &cell : cells)
            admit(cell);
    }

    std::vector<TopologyFault> take()
    {
        findOverlaps();
        for (const auto &[code, members] : m_members)
            checkCommunity(code, members);
        return std::move(m_faults);
    }

private:
    static geo::Place originOf(const std::vector<domain::GridCell> &cells)
    {
        for (const domain::GridCell &cell : cells) {
            if (!cell.shape.rings.empty() && !cell.shape.rings.front().empty())
                return cell.shape.rings.front().front();
        }
        return {};
    }

    void report(const char *kind, const QString &code, double amount = 0, const QString &other = {})
    {
        m_faults.push_back({QString::fromLatin1(kind), code, other, amount});
    }

    void admit(const domain::GridCell &cell)
    {
        const QString &code = cell.code.text();
        if (!geo::isCellCode(code))
            report("bad-code", code);
        if (!m_codes.insert(code).second)
            report("duplicate-code", code);
        if (!code.startsWith(cell.community) || !cell.community.startsWith(cell.street)
            || !cell.street.startsWith(cell.district) || !m_communities.contains(cell.community))
            report("code-not-of-parent", code);
        const bool hasRing = cell.shape.rings.size() == 1 && cell.shape.rings.front().size() >= 3;
        if (!hasRing) {
            report("bad-ring", code);
            return;
        }
        CheckedCell checked{&cell, onPlane(cell.shape.rings.front(), m_plane), {}, 0};
        checked.box = boxOf(checked.points);
        checked.area = signedArea(checked.points);
        if (checked.area <= 0)
            report("bad-ring", code);
        if (crossesItself(checked.points))
            report("self-intersection", code);
        m_members[cell.community].push_back(int(m_cells.size()));
        m_cells.push_back(std::move(checked));
    }

    void findOverlaps()
    {
        std::vector<int> order(m_cells.size());
        for (size_t i = 0; i < order.size(); ++i)
            order[i] = int(i);
        std::sort(order.begin(), order.end(),
                  [this](int a, int b) { return m_cells[size_t(a)].box.x0 < m_cells[size_t(b)].box.x0; });
        for (size_t i = 0; i < order.size(); ++i) {
            const CheckedCell &one = m_cells[size_t(order[i])];
            for (size_t j = i + 1; j < order.size(); ++j) {
                const CheckedCell &two = m_cells[size_t(order[j])];
                if (two.box.x0 >= one.box.x1)
                    break;
                if (!one.box.meets(two.box))
                    continue;
                const double common = commonArea(one.points, two.points);
                if (one.cell->community == two.cell->community)
                    m_overlapOf[one.cell->community] += std::max(0.0, common);
                if (common > m_limits.overlapM2)
                    report("overlap", one.cell->code.text(), common, two.cell->code.text());
            }
        }
    }

    void checkCommunity(const QString &code, const std::vector<int> &members)
    {
        const auto at = m_communities.find(code);
        if (at == m_communities.end())
            return;
        double communityArea = 0;
        std::vector<Points> parts;
        for (const geo::Polygon &part : at->second->shape) {
            parts.push_back(onPlane(part.rings.front(), m_plane));
            communityArea += signedArea(parts.back());
            for (size_t i = 1; i < part.rings.size(); ++i)
                communityArea -= signedArea(onPlane(part.rings[i], m_plane));
        }
        double sum = 0;
        double covered = 0;
        for (const int index : members) {
            const CheckedCell &cell = m_cells[size_t(index)];
            double inside = 0;
            for (const Points &part : parts)
                inside += commonArea(cell.points, part);
            sum += cell.area;
            covered += inside;
            if (cell.area - inside > m_limits.overlapM2)
                report("outside-parent", cell.cell->code.text(), cell.area - inside);
            const geo::Place centre = geo::centroid(cell.cell->shape);
            const bool centreInside
                = std::any_of(at->second->shape.begin(), at->second->shape.end(),
                              [centre](const geo::Polygon &part) { return geo::contains(part, centre); });
            if (!centreInside)
                report("centroid-outside", cell.cell->code.text());
        }
        const double gap = communityArea - covered + m_overlapOf[code];
        if (gap > m_limits.gapM2)
            report("gap", code, gap);
        if (std::abs(sum - communityArea) > m_limits.areaSumShare * communityArea)
            report("area-sum", code, sum / communityArea);
    }

    TopologyLimits m_limits;
    geo::LocalPlane m_plane;
    std::map<QString, const domain::Area *> m_communities;
    std::map<QString, std::vector<int>> m_members;
    std::map<QString, double> m_overlapOf;
    std::vector<CheckedCell> m_cells;
    std::set<QString> m_codes;
    std::vector<TopologyFault> m_faults;
};
} // namespace

std::vector<TopologyFault> checkTopology(const std::vector<domain::Area> &communities,
                                         const std::vector<domain::GridCell> &cells,
                                         const TopologyLimits &limits)
{
    return Checker(communities, cells, limits).take();
}

double commonAreaM2(const geo::Polygon &a, const geo::Polygon &b)
{
    const geo::LocalPlane plane(a.rings.front().front());
    return commonArea(onPlane(a.rings.front(), plane), onPlane(b.rings.front(), plane));
}
} // namespace wanmi::citygen

// SPDX-License-Identifier: GPL-3.0-or-later
#include "gridding/topology.h"

#include "geo/codes.h"
#include "gridding/geos.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <numeric>
#include <optional>

namespace wanmi::gridding {
namespace {

struct Box
{
    double x0 = 1e18, y0 = 1e18, x1 = -1e18, y1 = -1e18;
    void include(QPointF point)
    {
        x0 = std::min(x0, point.x());
        x1 = std::max(x1, point.x());
        y0 = std::min(y0, point.y());
        y1 = std::max(y1, point.y());
    }
    [[nodiscard]] bool meets(const Box &other) const
    {
        return x0 < other.x1 && other.x0 < x1 && y0 < other.y1 && other.y0 < y1;
    }
};

/// What is left of a shape when it is made valid, for the checks that need an area.
struct Ground
{
    Geometry geometry;
    Box box;
    double area = 0;
};

bool hasPoint(const geo::MultiPolygon &shape)
{
    return !shape.empty() && !shape.front().rings.empty() && !shape.front().rings.front().empty();
}

/// The middle of everything: there the plane's scale is true.
geo::Place middleOfAll(const std::vector<CheckedParent> &parents, const std::vector<CheckedCell> &cells)
{
    geo::Bounds bounds;
    const auto include = [&bounds](const geo::MultiPolygon &shape) {
        for (const geo::Polygon &part : shape)
            bounds.include(geo::boundsOf(part));
    };
    for (const CheckedParent &parent : parents)
        include(parent.shape);
    for (const CheckedCell &cell : cells)
        include(cell.shape);
    return bounds.isEmpty() ? geo::Place() : middleOf(bounds);
}

QString parentOf(const CheckedCell &cell)
{
    return cell.parent.isEmpty() ? cell.code.left(12) : cell.parent;
}

class Checker
{
public:
    Checker(const std::vector<CheckedParent> &parents, const std::vector<CheckedCell> &cells,
            const TopologyLimits &limits, const std::function<bool(double)> &goOn)
        : m_parents(parents)
        , m_cells(cells)
        , m_limits(limits)
        , m_goOn(goOn)
        , m_plane(middleOfAll(parents, cells))
    {
    }

    std::vector<TopologyFault> run()
    {
        if (checkEach() && checkPairs())
            checkParents();
        return std::move(m_faults);
    }

private:
    void report(const char *kind, const QString &code, double amount, const geo::MultiPolygon &shape,
                const QString &other = {}, std::optional<geo::Place> place = {})
    {
        TopologyFault fault{QString::fromLatin1(kind), code, other, amount, {}, shape, false};
        if (place)
            fault.place = *place;
        else if (hasPoint(shape))
            fault.place = geo::pointInside(shape.front());
        m_faults.push_back(std::move(fault));
    }

    bool goesOn(size_t done, size_t all, double from, double to) const
    {
        return done % 64 != 0 || !m_goOn || m_goOn(from + (to - from) * double(done) / double(all + 1));
    }

    Ground groundOf(const geo::MultiPolygon &shape) const
    {
        Ground ground;
        std::vector<Geometry> parts;
        for (const geo::Polygon &part : shape) {
            std::vector<PlaneRing> rings;
            for (const geo::Ring &ring : part.rings)
                rings.push_back(onPlane(ring, m_plane));
            Geometry made = m_geos.polygon(rings);
            if (Geometry valid = m_geos.valid(made.get()))
                parts.push_back(std::move(valid));
            for (const PlaneRing &ring : rings) {
                for (const QPointF point : ring)
                    ground.box.include(point);
            }
        }
        if (parts.size() == 1)
            ground.geometry = std::move(parts.front());
        else if (!parts.empty())
            ground.geometry = unionOf(std::move(parts));
        ground.area = m_geos.area(ground.geometry.get());
        return ground;
    }

    Geometry unionOf(std::vector<Geometry> parts) const
    {
        // A collection of collections would not be a valid input: flatten first.
        std::vector<Geometry> flat;
        for (const Geometry &part : parts) {
            for (const std::vector<PlaneRing> &rings : m_geos.polygonsOf(part.get()))
                flat.push_back(m_geos.polygon(rings));
        }
        const Geometry all = m_geos.polygons(std::move(flat));
        return m_geos.own(GEOSUnaryUnion_r(m_geos.handle(), all.get()));
    }

    bool checkEach()
    {
        for (size_t i = 0; i < m_parents.size(); ++i)
            m_parentIndex.try_emplace(m_parents[i].code, i);
        std::map<QString, size_t> codes;
        m_grounds.resize(m_cells.size());
        for (size_t i = 0; i < m_cells.size(); ++i) {
            if (!goesOn(i, m_cells.size(), 0, 0.2))
                return false;
            const CheckedCell &cell = m_cells[i];
            m_grounds[i] = groundOf(cell.shape);
            checkCode(cell);
            if (const auto [at, isNew] = codes.try_emplace(cell.code, i); !isNew)
                report("duplicate-code", cell.code, 0, cell.shape, m_cells[at->second].code);
            checkShape(cell, m_grounds[i]);
        }
        return true;
    }

    void checkCode(const CheckedCell &cell)
    {
        const QString parent = parentOf(cell);
        if (!geo::isCellCode(cell.code))
            report("bad-code", cell.code, 0, cell.shape);
        else if (!cell.code.startsWith(parent))
            report("code-not-of-parent", cell.code, 0, cell.shape, parent);
        if (!m_parents.empty() && !m_parentIndex.contains(parent))
            report("unknown-parent", cell.code, 0, cell.shape, parent);
    }

    void checkShape(const CheckedCell &cell, const Ground &ground)
    {
        if (!ground.geometry || ground.area <= 0) {
            report("bad-ring", cell.code, 0, cell.shape);
            return;
        }
        if (cell.shape.size() > 1)
            report("several-parts", cell.code, double(cell.shape.size()), cell.shape);
        for (const geo::Polygon &part : cell.shape)
            checkRings(cell, part);
        if (m_limits.warnBelowM2 > 0 && ground.area < m_limits.warnBelowM2)
            report("too-small", cell.code, ground.area, cell.shape);
        else if (m_limits.warnAboveM2 > 0 && ground.area > m_limits.warnAboveM2)
            report("too-large", cell.code, ground.area, cell.shape);
        else
            return;
        m_faults.back().isWarning = true;
    }

    void checkRings(const CheckedCell &cell, const geo::Polygon &part)
    {
        std::vector<PlaneRing> rings;
        bool allRings = true;
        for (const geo::Ring &ring : part.rings) {
            rings.push_back(onPlane(ring, m_plane));
            allRings = allRings && rings.back().size() >= 3;
        }
        const Geometry made = m_geos.polygon(rings);
        if (!made || !allRings) {
            report("bad-ring", cell.code, 0, cell.shape);
            return;
        }
        char *reason = nullptr;
        GEOSGeometry *where = nullptr;
        if (GEOSisValidDetail_r(m_geos.handle(), made.get(), 0, &reason, &where) == 0) {
            const Geometry point = m_geos.own(where);
            double x = 0;
            double y = 0;
            GEOSGeomGetX_r(m_geos.handle(), point.get(), &x);
            GEOSGeomGetY_r(m_geos.handle(), point.get(), &y);
            const bool crosses = QString::fromUtf8(reason).contains(u"elf-intersection");
            report(crosses ? "self-intersection" : "bad-ring", cell.code, 0, cell.shape, {},
                   m_plane.toPlace({x, y}));
        }
        GEOSFree_r(m_geos.handle(), reason);
    }

    /// From west to east: two cells can only meet while the western one has not ended.
    bool checkPairs()
    {
        std::vector<size_t> order(m_cells.size());
        std::iota(order.begin(), order.end(), size_t(0));
        std::stable_sort(order.begin(), order.end(),
                         [this](size_t a, size_t b) { return m_grounds[a].box.x0 < m_grounds[b].box.x0; });
        const size_t firstPair = m_faults.size();
        for (size_t i = 0; i < order.size(); ++i) {
            if (!goesOn(i, order.size(), 0.2, 0.7))
                return false;
            const Ground &one = m_grounds[order[i]];
            for (size_t j = i + 1; j < order.size() && m_grounds[order[j]].box.x0 < one.box.x1; ++j) {
                if (one.box.meets(m_grounds[order[j]].box))
                    checkPair(std::min(order[i], order[j]), std::max(order[i], order[j]));
            }
        }
        std::stable_sort(m_faults.begin() + qsizetype(firstPair), m_faults.end(),
                         [](const TopologyFault &a, const TopologyFault &b) { return a.code < b.code; });
        return true;
    }

    void checkPair(size_t first, size_t second)
    {
        const Ground &one = m_grounds[first];
        const Ground &two = m_grounds[second];
        if (!one.geometry || !two.geometry)
            return;
        const Geometry both
            = m_geos.own(GEOSIntersection_r(m_geos.handle(), one.geometry.get(), two.geometry.get()));
        if (m_geos.area(both.get()) <= m_limits.overlapM2)
            return;
        const Solid common = solidOf(both.get());
        if (common.area <= m_limits.overlapM2)
            return;
        const bool same = common.area > 0.999 * std::max(one.area, two.area);
        report(same ? "duplicate-shape" : "overlap", m_cells[first].code, common.area, common.shape,
               m_cells[second].code);
    }

    void checkParents()
    {
        std::map<size_t, std::vector<size_t>> members;
        for (size_t i = 0; i < m_cells.size(); ++i) {
            if (const auto at = m_parentIndex.find(parentOf(m_cells[i])); at != m_parentIndex.end())
                members[at->second].push_back(i);
        }
        for (size_t i = 0; i < m_parents.size(); ++i) {
            if (m_goOn && !m_goOn(0.7 + 0.3 * double(i) / double(m_parents.size())))
                return;
            if (m_parentIndex.at(m_parents[i].code) != i)
                report("duplicate-code", m_parents[i].code, 0, m_parents[i].shape, m_parents[i].code);
            else if (members[i].empty())
                report("no-cells", m_parents[i].code, 0, m_parents[i].shape);
            else
                checkParent(m_parents[i], members[i]);
        }
    }

    void checkParent(const CheckedParent &parent, const std::vector<size_t> &members)
    {
        const Ground whole = groundOf(parent.shape);
        if (!whole.geometry || whole.area <= 0) {
            report("bad-ring", parent.code, 0, parent.shape);
            return;
        }
        double sum = 0;
        std::vector<Geometry> pieces;
        for (const size_t index : members) {
            const Ground &cell = m_grounds[index];
            if (!cell.geometry)
                continue;
            sum += cell.area;
            pieces.push_back(m_geos.own(GEOSGeom_clone_r(m_geos.handle(), cell.geometry.get())));
            checkInside(m_cells[index], cell, parent, whole);
        }
        const Geometry covered = unionOf(std::move(pieces));
        const Geometry missing
            = m_geos.own(GEOSDifference_r(m_geos.handle(), whole.geometry.get(), covered.get()));
        reportGaps(parent, missing.get());
        if (std::abs(sum - whole.area) > m_limits.areaSumShare * whole.area)
            report("area-sum", parent.code, sum / whole.area, parent.shape);
    }

    void reportGaps(const CheckedParent &parent, const GEOSGeometry *missing)
    {
        Solid crumbs;
        for (Solid &part : partsOf(missing)) {
            if (part.area > m_limits.gapM2) {
                report("gap", parent.code, geo::areaM2(part.shape.front()), part.shape);
                continue;
            }
            crumbs.area += part.area;
            crumbs.shape.push_back(std::move(part.shape.front()));
        }
        if (crumbs.area > m_limits.gapM2)
            report("gap", parent.code, crumbs.area, crumbs.shape);
    }

    struct Solid
    {
        double area = 0;
        geo::MultiPolygon shape;
    };

    /// The polygons of an outcome, without those that are no thicker than coordinates are exact.
    [[nodiscard]] std::vector<Solid> partsOf(const GEOSGeometry *geometry) const
    {
        std::vector<Solid> parts;
        for (const std::vector<PlaneRing> &rings : m_geos.polygonsOf(geometry)) {
            const Geometry polygon = m_geos.polygon(rings);
            double around = 0;
            GEOSLength_r(m_geos.handle(), polygon.get(), &around);
            const double area = m_geos.area(polygon.get());
            if (2 * area > m_limits.roundingM * around)
                parts.push_back({area, onGround({rings}, m_plane)});
        }
        return parts;
    }

    [[nodiscard]] Solid solidOf(const GEOSGeometry *geometry) const
    {
        Solid sum;
        for (Solid &part : partsOf(geometry)) {
            sum.area += part.area;
            sum.shape.push_back(std::move(part.shape.front()));
        }
        return sum;
    }

    void checkInside(const CheckedCell &cell, const Ground &ground_, const CheckedParent &parent,
                     const Ground &whole)
    {
        if (GEOSCovers_r(m_geos.handle(), whole.geometry.get(), ground_.geometry.get()) != 1) {
            const Geometry outside
                = m_geos.own(GEOSDifference_r(m_geos.handle(), ground_.geometry.get(), whole.geometry.get()));
            const Solid beyond = solidOf(outside.get());
            if (beyond.area > m_limits.overlapM2)
                report("outside-parent", cell.code, beyond.area, beyond.shape, parent.code);
        }
        const Geometry centre = m_geos.own(GEOSGetCentroid_r(m_geos.handle(), ground_.geometry.get()));
        if (GEOSIntersects_r(m_geos.handle(), whole.geometry.get(), centre.get()) != 1) {
            double x = 0;
            double y = 0;
            GEOSGeomGetX_r(m_geos.handle(), centre.get(), &x);
            GEOSGeomGetY_r(m_geos.handle(), centre.get(), &y);
            report("centroid-outside", cell.code, 0, cell.shape, parent.code, m_plane.toPlace({x, y}));
        }
    }

    const std::vector<CheckedParent> &m_parents;
    const std::vector<CheckedCell> &m_cells;
    const TopologyLimits m_limits;
    const std::function<bool(double)> &m_goOn;
    const StraightPlane m_plane;
    const Geos m_geos;
    std::map<QString, size_t> m_parentIndex;
    std::vector<Ground> m_grounds;
    std::vector<TopologyFault> m_faults;
};
} // namespace

std::vector<TopologyFault> checkTopology(const std::vector<CheckedParent> &parents,
                                         const std::vector<CheckedCell> &cells, const TopologyLimits &limits,
                                         const std::function<bool(double)> &goOn)
{
    return Checker(parents, cells, limits, goOn).run();
}

double commonAreaM2(const geo::Polygon &a, const geo::Polygon &b)
{
    const geo::Bounds bounds = geo::boundsOf(a);
    if (bounds.isEmpty())
        return 0;
    const StraightPlane plane(middleOf(bounds));
    const Geos geos;
    const auto made = [&](const geo::Polygon &shape) {
        std::vector<PlaneRing> rings;
        for (const geo::Ring &ring : shape.rings)
            rings.push_back(onPlane(ring, plane));
        return geos.valid(geos.polygon(rings).get());
    };
    const Geometry one = made(a);
    const Geometry two = made(b);
    if (!one || !two)
        return 0;
    const Geometry both = geos.own(GEOSIntersection_r(geos.handle(), one.get(), two.get()));
    return geos.area(both.get());
}
} // namespace wanmi::gridding

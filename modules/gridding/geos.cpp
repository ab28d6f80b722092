// SPDX-License-Identifier: GPL-3.0-or-later
#include "gridding/geos.h"

#include <cmath>
#include <numbers>

namespace wanmi::gridding {
namespace {
constexpr double EarthRadiusM = 6'371'008.8;
constexpr double DegreeM = EarthRadiusM * std::numbers::pi / 180.0;

void beQuiet(const char *, void *)
{
}
} // namespace

StraightPlane::StraightPlane(geo::Place origin)
    : m_origin(origin)
    , m_eastM(DegreeM)
    , m_northM(DegreeM)
{
    // The local plane knows the ellipsoid; a thousandth of a degree is short enough for its slope.
    constexpr double Step = 0.001;
    const geo::LocalPlane local(origin);
    m_eastM = local.toPlane({origin.lon + Step, origin.lat}).x() / Step;
    m_northM = local.toPlane({origin.lon, origin.lat + Step}).y() / Step;
}

QPointF StraightPlane::toPlane(geo::Place place) const
{
    return {(place.lon - m_origin.lon) * m_eastM, (place.lat - m_origin.lat) * m_northM};
}

geo::Place StraightPlane::toPlace(QPointF metres) const
{
    return {m_origin.lon + metres.x() / m_eastM, m_origin.lat + metres.y() / m_northM};
}

Geos::Geos()
    : m_context(GEOS_init_r())
{
    GEOSContext_setNoticeMessageHandler_r(m_context.get(), beQuiet, nullptr);
    GEOSContext_setErrorMessageHandler_r(m_context.get(), beQuiet, nullptr);
}

GEOSCoordSequence *Geos::sequence(const std::vector<QPointF> &points, bool closed) const
{
    std::vector<double> flat;
    flat.reserve(2 * points.size() + 2);
    for (const QPointF point : points) {
        flat.push_back(point.x());
        flat.push_back(point.y());
    }
    if (closed) {
        flat.push_back(points.front().x());
        flat.push_back(points.front().y());
    }
    return GEOSCoordSeq_copyFromBuffer_r(handle(), flat.data(), unsigned(flat.size() / 2), 0, 0);
}

Geometry Geos::polygon(const std::vector<PlaneRing> &rings) const
{
    if (rings.empty() || rings.front().size() < 3)
        return own(nullptr);
    std::vector<GEOSGeometry *> holes;
    for (size_t i = 1; i < rings.size(); ++i) {
        if (rings[i].size() >= 3)
            holes.push_back(GEOSGeom_createLinearRing_r(handle(), sequence(rings[i], true)));
    }
    return own(GEOSGeom_createPolygon_r(handle(),
                                        GEOSGeom_createLinearRing_r(handle(), sequence(rings.front(), true)),
                                        holes.data(), unsigned(holes.size())));
}

Geometry Geos::polygons(std::vector<Geometry> parts) const
{
    std::vector<GEOSGeometry *> raw;
    for (Geometry &part : parts) {
        if (part)
            raw.push_back(part.release());
    }
    return own(GEOSGeom_createCollection_r(handle(), GEOS_MULTIPOLYGON, raw.data(), unsigned(raw.size())));
}

Geometry Geos::line(const std::vector<QPointF> &points) const
{
    return own(points.size() < 2 ? nullptr : GEOSGeom_createLineString_r(handle(), sequence(points, false)));
}

Geometry Geos::lines(std::vector<Geometry> parts) const
{
    std::vector<GEOSGeometry *> raw;
    for (Geometry &part : parts) {
        if (part)
            raw.push_back(part.release());
    }
    return own(GEOSGeom_createCollection_r(handle(), GEOS_MULTILINESTRING, raw.data(), unsigned(raw.size())));
}

Geometry Geos::valid(const GEOSGeometry *geometry) const
{
    if (!geometry)
        return own(nullptr);
    Geometry made = GEOSisValid_r(handle(), geometry) == 1 ? own(GEOSGeom_clone_r(handle(), geometry))
                                                           : own(GEOSMakeValid_r(handle(), geometry));
    if (!made)
        return made;
    std::vector<Geometry> parts;
    for (const std::vector<PlaneRing> &rings : polygonsOf(made.get()))
        parts.push_back(polygon(rings));
    if (parts.empty())
        return own(nullptr);
    return parts.size() == 1 ? std::move(parts.front()) : polygons(std::move(parts));
}

void Geos::collectPolygons(const GEOSGeometry *geometry, std::vector<std::vector<PlaneRing>> &found) const
{
    if (!geometry || GEOSisEmpty_r(handle(), geometry) != 0)
        return;
    const int type = GEOSGeomTypeId_r(handle(), geometry);
    if (type == GEOS_POLYGON) {
        std::vector<PlaneRing> rings{pointsOf(GEOSGetExteriorRing_r(handle(), geometry))};
        for (int i = 0; i < GEOSGetNumInteriorRings_r(handle(), geometry); ++i)
            rings.push_back(pointsOf(GEOSGetInteriorRingN_r(handle(), geometry, i)));
        for (PlaneRing &ring : rings)
            ring.pop_back();
        found.push_back(std::move(rings));
        return;
    }
    if (type < GEOS_MULTIPOINT)
        return;
    for (int i = 0; i < GEOSGetNumGeometries_r(handle(), geometry); ++i)
        collectPolygons(GEOSGetGeometryN_r(handle(), geometry, i), found);
}

std::vector<std::vector<PlaneRing>> Geos::polygonsOf(const GEOSGeometry *geometry) const
{
    std::vector<std::vector<PlaneRing>> found;
    collectPolygons(geometry, found);
    return found;
}

std::vector<QPointF> Geos::pointsOf(const GEOSGeometry *lineOrRing) const
{
    const GEOSCoordSequence *coordinates = GEOSGeom_getCoordSeq_r(handle(), lineOrRing);
    unsigned count = 0;
    GEOSCoordSeq_getSize_r(handle(), coordinates, &count);
    std::vector<double> flat(2 * size_t(count));
    GEOSCoordSeq_copyToBuffer_r(handle(), coordinates, flat.data(), 0, 0);
    std::vector<QPointF> points;
    points.reserve(count);
    for (size_t i = 0; i < count; ++i)
        points.emplace_back(flat[2 * i], flat[2 * i + 1]);
    return points;
}

double Geos::area(const GEOSGeometry *geometry) const
{
    double area = 0;
    if (geometry)
        GEOSArea_r(handle(), geometry, &area);
    return area;
}

geo::Place middleOf(const geo::Bounds &bounds)
{
    return {(bounds.west + bounds.east) / 2, (bounds.south + bounds.north) / 2};
}

PlaneRing onPlane(const geo::Ring &ring, const StraightPlane &plane)
{
    PlaneRing points;
    points.reserve(ring.size());
    for (const geo::Place &place : ring) {
        const QPointF point = plane.toPlane(place);
        if (points.empty() || point != points.back())
            points.push_back(point);
    }
    while (points.size() > 1 && points.front() == points.back())
        points.pop_back();
    return points;
}

geo::MultiPolygon onGround(const std::vector<std::vector<PlaneRing>> &polygons, const StraightPlane &plane)
{
    geo::MultiPolygon shapes;
    for (const std::vector<PlaneRing> &rings : polygons) {
        geo::Polygon shape;
        for (const PlaneRing &ring : rings) {
            geo::Ring &made = shape.rings.emplace_back();
            for (const QPointF point : ring)
                made.push_back(plane.toPlace(point));
        }
        shapes.push_back(std::move(shape));
    }
    return shapes;
}
} // namespace wanmi::gridding

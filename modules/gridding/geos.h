// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "geo/shape.h"

#include <QPointF>

#include <memory>
#include <vector>

#include <geos_c.h>

/// GEOS behind values and owners. One context serves one thread.
namespace wanmi::gridding {

/// Degrees as metres by one factor per axis, so that what is straight in degrees is straight here and the
/// other way round: shares and faults come out alike on both. Areas are off by tan(latitude) times the
/// distance north of the origin over the earth's radius, some 0.2 % in a city.
class StraightPlane
{
public:
    explicit StraightPlane(geo::Place origin);
    [[nodiscard]] QPointF toPlane(geo::Place place) const;
    [[nodiscard]] geo::Place toPlace(QPointF metres) const;

private:
    geo::Place m_origin;
    double m_eastM, m_northM; ///< metres of a degree
};

struct DestroyGeometry
{
    GEOSContextHandle_t context = nullptr;
    void operator()(GEOSGeometry *geometry) const { GEOSGeom_destroy_r(context, geometry); }
};
using Geometry = std::unique_ptr<GEOSGeometry, DestroyGeometry>;

using PlaneRing = std::vector<QPointF>; ///< without the repeated last point

class Geos
{
public:
    Geos();
    [[nodiscard]] GEOSContextHandle_t handle() const { return m_context.get(); }
    [[nodiscard]] Geometry own(GEOSGeometry *geometry) const { return Geometry(geometry, {m_context.get()}); }

    /// Nothing when the first ring has fewer than three points; holes with fewer are left out.
    [[nodiscard]] Geometry polygon(const std::vector<PlaneRing> &rings) const;
    [[nodiscard]] Geometry polygons(std::vector<Geometry> parts) const;
    [[nodiscard]] Geometry line(const std::vector<QPointF> &points) const;
    [[nodiscard]] Geometry lines(std::vector<Geometry> parts) const;

    /// Valid, and of its areas only; nothing when no area is left.
    [[nodiscard]] Geometry valid(const GEOSGeometry *geometry) const;
    /// The polygons of any geometry.
    [[nodiscard]] std::vector<std::vector<PlaneRing>> polygonsOf(const GEOSGeometry *geometry) const;
    [[nodiscard]] std::vector<QPointF> pointsOf(const GEOSGeometry *lineOrRing) const;
    [[nodiscard]] double area(const GEOSGeometry *geometry) const;

private:
    struct Finish
    {
        void operator()(GEOSContextHandle_t context) const { GEOS_finish_r(context); }
    };
    [[nodiscard]] GEOSCoordSequence *sequence(const std::vector<QPointF> &points, bool closed) const;
    void collectPolygons(const GEOSGeometry *geometry, std::vector<std::vector<PlaneRing>> &found) const;

    std::unique_ptr<std::remove_pointer_t<GEOSContextHandle_t>, Finish> m_context;
};

[[nodiscard]] geo::Place middleOf(const geo::Bounds &bounds);
[[nodiscard]] PlaneRing onPlane(const geo::Ring &ring, const StraightPlane &plane);
[[nodiscard]] geo::MultiPolygon onGround(const std::vector<std::vector<PlaneRing>> &polygons,
                                         const StraightPlane &plane);
} // namespace wanmi::gridding

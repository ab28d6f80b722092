// SPDX-License-Identifier: GPL-3.0-or-later
#include "geo/ogrshape.h"

namespace wanmi::geo {

OGRGeometryH ogrPolygonOf(const Polygon &polygon)
{
    OGRGeometryH geometry = OGR_G_CreateGeometry(wkbPolygon);
    for (const Ring &ring : polygon.rings) {
        OGRGeometryH line = OGR_G_CreateGeometry(wkbLinearRing);
        for (const Place &place : ring)
            OGR_G_AddPoint_2D(line, place.lon, place.lat);
        OGR_G_CloseRings(line);
        OGR_G_AddGeometryDirectly(geometry, line);
    }
    return geometry;
}

Ring ringOf(OGRGeometryH line)
{
    Ring ring;
    const int count = OGR_G_GetPointCount(line);
    for (int i = 0; i < count; ++i) {
        const Place at{OGR_G_GetX(line, i), OGR_G_GetY(line, i)};
        if (ring.empty() || !(ring.back() == at))
            ring.push_back(at);
    }
    if (ring.size() > 1 && ring.front() == ring.back())
        ring.pop_back();
    return ring;
}

void appendPolygon(OGRGeometryH polygon, MultiPolygon &parts)
{
    Polygon part;
    const int rings = OGR_G_GetGeometryCount(polygon);
    for (int r = 0; r < rings; ++r) {
        Ring ring = ringOf(OGR_G_GetGeometryRef(polygon, r));
        if (r == 0 || ring.size() >= 3)
            part.rings.push_back(std::move(ring));
    }
    if (!part.rings.empty())
        parts.push_back(std::move(part));
}
} // namespace wanmi::geo

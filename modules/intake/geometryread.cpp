// SPDX-License-Identifier: GPL-3.0-or-later
#include "intake/geometries.h"

#include "geo/ogrshape.h"
#include "geo/quietgdal.h"
#include "intake/values.h"

#include <QRegularExpression>

#include <cpl_conv.h>
#include <ogr_api.h>

#include <algorithm>
#include <cmath>

namespace wanmi::intake {
namespace {

struct DestroyGeometry
{
    void operator()(void *geometry) const { OGR_G_DestroyGeometry(static_cast<OGRGeometryH>(geometry)); }
};
using GeometryPtr = std::unique_ptr<void, DestroyGeometry>;

ReadGeometry taken(OGRGeometryH geometry)
{
    ReadGeometry found;
    if (!geometry || OGR_G_IsEmpty(geometry))
        return found;
    const OGRwkbGeometryType type = OGR_GT_Flatten(OGR_G_GetGeometryType(geometry));
    if (type == wkbPoint) {
        found.kind = RawRow::Geometry::Point;
        found.at = {OGR_G_GetX(geometry, 0), OGR_G_GetY(geometry, 0)};
    } else if (type == wkbPolygon) {
        found.kind = RawRow::Geometry::Polygons;
        geo::appendPolygon(geometry, found.polygons);
    } else if (type == wkbMultiPolygon) {
        found.kind = RawRow::Geometry::Polygons;
        for (int i = 0; i < OGR_G_GetGeometryCount(geometry); ++i)
            geo::appendPolygon(OGR_G_GetGeometryRef(geometry, i), found.polygons);
    } else if (type == wkbLineString) {
        found.kind = RawRow::Geometry::Line;
        const int middle = OGR_G_GetPointCount(geometry) / 2;
        found.at = {OGR_G_GetX(geometry, middle), OGR_G_GetY(geometry, middle)};
    } else if (OGR_G_GetGeometryCount(geometry) > 0) {
        return taken(OGR_G_GetGeometryRef(geometry, 0));
    }
    return found;
}

const QRegularExpression &pairPattern()
{
    static const QRegularExpression pattern(
        QStringLiteral("^[\\[(]?\\s*(-?\\d+(?:\\.\\d+)?)\\s*[,;，\\s]\\s*(-?\\d+(?:\\.\\d+)?)\\s*[\\])]?$"));
    return pattern;
}
} // namespace

bool looksLikeGeometry(QStringView text)
{
    static const QRegularExpression wkt(
        QStringLiteral("^\\s*(SRID=\\d+;)?\\s*(POINT|POLYGON|MULTI|LINESTRING|GEOMETRYCOLLECTION)"),
        QRegularExpression::CaseInsensitiveOption);
    static const QRegularExpression hex(QStringLiteral("^0[01][0-9A-Fa-f]{8,}$"));
    const QString start = text.left(200).toString();
    return wkt.match(start).hasMatch() || start.startsWith(u"{\"type\"")
        || (hex.match(start).hasMatch() && text.size() >= 42)
        || (text.size() < 80 && pairPattern().match(start).hasMatch());
}

ReadGeometry readGeometry(const QByteArray &given)
{
    const geo::QuietGdal quiet;
    QByteArray text = given.trimmed();
    if (text.size() < 80) {
        const auto pair = pairPattern().match(QString::fromUtf8(text));
        if (pair.hasMatch()) {
            ReadGeometry found;
            found.kind = RawRow::Geometry::Point;
            found.at = {pair.captured(1).toDouble(), pair.captured(2).toDouble()};
            found.isPair = true;
            return found;
        }
    }
    if (text.startsWith("SRID="))
        text = text.mid(text.indexOf(';') + 1);
    OGRGeometryH geometry = nullptr;
    if (text.startsWith('{')) {
        geometry = OGR_G_CreateGeometryFromJson(text.constData());
    } else if (text.startsWith("00") || text.startsWith("01")) {
        const QByteArray bytes = QByteArray::fromHex(text);
        // EWKB carries a flag and number of its system: GDAL reads both forms.
        OGR_G_CreateFromWkb(bytes.constData(), nullptr, &geometry, int(bytes.size()));
    } else {
        char *at = text.data();
        OGR_G_CreateFromWkt(&at, nullptr, &geometry);
    }
    const GeometryPtr owner(geometry);
    return taken(geometry);
}

bool isValidPolygon(const geo::Polygon &polygon)
{
    if (polygon.rings.empty())
        return false;
    for (const geo::Ring &ring : polygon.rings) {
        if (ring.size() < 3)
            return false;
    }
    const geo::QuietGdal quiet;
    const GeometryPtr geometry(geo::ogrPolygonOf(polygon));
    return OGR_G_IsValid(static_cast<OGRGeometryH>(geometry.get())) != 0;
}

geo::MultiPolygon unionOf(const std::vector<const geo::MultiPolygon *> &shapes)
{
    const geo::QuietGdal quiet;
    const GeometryPtr all(OGR_G_CreateGeometry(wkbMultiPolygon));
    for (const geo::MultiPolygon *shape : shapes) {
        for (const geo::Polygon &part : *shape)
            OGR_G_AddGeometryDirectly(static_cast<OGRGeometryH>(all.get()), geo::ogrPolygonOf(part));
    }
    const GeometryPtr merged(OGR_G_UnionCascaded(static_cast<OGRGeometryH>(all.get())));
    ReadGeometry found = taken(static_cast<OGRGeometryH>(merged.get()));
    return std::move(found.polygons);
}

namespace {
double turned(const geo::Ring &ring)
{
    double twice = 0;
    for (size_t i = 0; i < ring.size(); ++i) {
        const geo::Place &a = ring[i], &b = ring[(i + 1) % ring.size()];
        twice
            += (a.lon - ring[0].lon) * (b.lat - ring[0].lat) - (b.lon - ring[0].lon) * (a.lat - ring[0].lat);
    }
    return twice;
}
} // namespace

void normalize(geo::Polygon &polygon)
{
    for (size_t r = 0; r < polygon.rings.size(); ++r) {
        geo::Ring &ring = polygon.rings[r];
        if ((turned(ring) > 0) != (r == 0))
            std::reverse(ring.begin() + 1, ring.end());
    }
}
} // namespace wanmi::intake

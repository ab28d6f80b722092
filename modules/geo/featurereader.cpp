// SPDX-License-Identifier: GPL-3.0-or-later
#include "geo/featurereader.h"

#include "base/doors.h"
#include "geo/ogrshape.h"
#include "geo/quietgdal.h"

#include <QFile>

#include <cpl_error.h>
#include <gdal.h>
#include <ogr_api.h>

#include <memory>
#include <type_traits>

namespace wanmi::geo {

namespace {

struct CloseDataset
{
    void operator()(void *dataset) const { GDALClose(dataset); }
};
struct DestroyFeature
{
    void operator()(OGRFeatureH feature) const { OGR_F_Destroy(feature); }
};
using FeaturePtr = std::unique_ptr<std::remove_pointer_t<OGRFeatureH>, DestroyFeature>;

void appendLines(OGRGeometryH geometry, const QString &word, std::vector<LineFeature> &found)
{
    const int parts = OGR_G_GetGeometryCount(geometry);
    for (int i = 0; i < parts; ++i)
        appendLines(OGR_G_GetGeometryRef(geometry, i), word, found);
    if (parts > 0 || OGR_GT_Flatten(OGR_G_GetGeometryType(geometry)) != wkbLineString)
        return;
    LineFeature feature;
    feature.word = word;
    for (int i = 0; i < OGR_G_GetPointCount(geometry); ++i)
        feature.line.push_back({OGR_G_GetX(geometry, i), OGR_G_GetY(geometry, i)});
    if (feature.line.size() >= 2)
        found.push_back(std::move(feature));
}

void appendPolygons(OGRGeometryH geometry, MultiPolygon &found)
{
    const OGRwkbGeometryType type = OGR_GT_Flatten(OGR_G_GetGeometryType(geometry));
    if (type == wkbPolygon) {
        appendPolygon(geometry, found);
        return;
    }
    const int parts = OGR_G_GetGeometryCount(geometry);
    for (int i = 0; i < parts; ++i)
        appendPolygons(OGR_G_GetGeometryRef(geometry, i), found);
}

/// A layer of a GeoPackage, and the file it needs open.
struct OpenLayer
{
    std::unique_ptr<void, CloseDataset> dataset;
    OGRLayerH layer = nullptr;
};

base::Result<OpenLayer> openLayer(const QString &path, const QString &layer)
{
    if (!QFile::exists(path))
        return base::failure(base::ErrorKind::NotFound, QStringLiteral("no-such-file"), path);
    GDALAllRegister();
    const char *const drivers[] = {"GPKG", nullptr};
    OpenLayer open;
    open.dataset.reset(
        GDALOpenEx(path.toUtf8().constData(), GDAL_OF_VECTOR | GDAL_OF_READONLY, drivers, nullptr, nullptr));
    if (!open.dataset)
        return base::failure(base::ErrorKind::Corrupt, QStringLiteral("bad-file"),
                             QString::fromUtf8(CPLGetLastErrorMsg()));
    open.layer = GDALDatasetGetLayerByName(open.dataset.get(), layer.toUtf8().constData());
    if (!open.layer)
        return base::failure(base::ErrorKind::NotFound, QStringLiteral("no-such-layer"), layer);
    return open;
}
} // namespace

base::Result<std::vector<LineFeature>> readLines(const QString &path, const QString &layer,
                                                 const QString &field)
{
    base::passDoor(base::Door::File, "geo::readLines");
    const QuietGdal quiet;
    const auto open = openLayer(path, layer);
    if (!open)
        return tl::unexpected(open.error());
    OGRLayerH handle = open->layer;
    const int index = OGR_FD_GetFieldIndex(OGR_L_GetLayerDefn(handle), field.toUtf8().constData());

    std::vector<LineFeature> found;
    OGR_L_ResetReading(handle);
    while (const FeaturePtr feature{OGR_L_GetNextFeature(handle)}) {
        const QString word
            = index < 0 ? QString() : QString::fromUtf8(OGR_F_GetFieldAsString(feature.get(), index));
        if (OGRGeometryH geometry = OGR_F_GetGeometryRef(feature.get()))
            appendLines(geometry, word, found);
    }
    return found;
}

base::Result<MultiPolygon> readPolygons(const QString &path, const QString &layer, const Bounds &around)
{
    base::passDoor(base::Door::File, "geo::readPolygons");
    const QuietGdal quiet;
    const auto open = openLayer(path, layer);
    if (!open)
        return tl::unexpected(open.error());
    OGR_L_SetSpatialFilterRect(open->layer, around.west, around.south, around.east, around.north);
    OGR_L_ResetReading(open->layer);
    MultiPolygon found;
    while (const FeaturePtr feature{OGR_L_GetNextFeature(open->layer)}) {
        if (OGRGeometryH geometry = OGR_F_GetGeometryRef(feature.get()))
            appendPolygons(geometry, found);
    }
    return found;
}
} // namespace wanmi::geo

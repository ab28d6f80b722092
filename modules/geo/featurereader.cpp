// SPDX-License-Identifier: GPL-3.0-or-later
#include "geo/featurereader.h"

#include "base/doors.h"
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
} // namespace

base::Result<std::vector<LineFeature>> readLines(const QString &path, const QString &layer,
                                                 const QString &field)
{
    base::passDoor(base::Door::File, "geo::readLines");
    if (!QFile::exists(path))
        return base::failure(base::ErrorKind::NotFound, QStringLiteral("no-such-file"), path);
    const QuietGdal quiet;
    GDALAllRegister();
    const char *const drivers[] = {"GPKG", nullptr};
    const std::unique_ptr<void, CloseDataset> dataset(
        GDALOpenEx(path.toUtf8().constData(), GDAL_OF_VECTOR | GDAL_OF_READONLY, drivers, nullptr, nullptr));
    if (!dataset)
        return base::failure(base::ErrorKind::Corrupt, QStringLiteral("bad-file"),
                             QString::fromUtf8(CPLGetLastErrorMsg()));
    OGRLayerH handle = GDALDatasetGetLayerByName(dataset.get(), layer.toUtf8().constData());
    if (!handle)
        return base::failure(base::ErrorKind::NotFound, QStringLiteral("no-such-layer"), layer);
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
} // namespace wanmi::geo

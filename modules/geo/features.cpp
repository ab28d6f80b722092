// SPDX-License-Identifier: GPL-3.0-or-later
#include "geo/features.h"

#include "base/doors.h"
#include "geo/ogrshape.h"
#include "geo/quietgdal.h"

#include <QFile>

#include <cpl_conv.h>
#include <cpl_error.h>
#include <gdal.h>
#include <ogr_api.h>
#include <ogr_srs_api.h>

#include <algorithm>
#include <type_traits>

namespace wanmi::geo {
namespace {

tl::unexpected<base::Error> cannotWrite()
{
    return base::failure(base::ErrorKind::Corrupt, QStringLiteral("cannot-write-file"),
                         QString::fromUtf8(CPLGetLastErrorMsg()));
}

struct CloseDataset
{
    void operator()(void *dataset) const { GDALClose(dataset); }
};
struct DestroyFeature
{
    void operator()(OGRFeatureH feature) const { OGR_F_Destroy(feature); }
};
using DatasetPtr = std::unique_ptr<void, CloseDataset>;
using FeaturePtr = std::unique_ptr<std::remove_pointer_t<OGRFeatureH>, DestroyFeature>;

OGRwkbGeometryType ogrType(GeometryKind kind)
{
    switch (kind) {
    case GeometryKind::Point:
        return wkbPoint;
    case GeometryKind::LineString:
        return wkbLineString;
    case GeometryKind::Polygon:
        return wkbPolygon;
    }
    return wkbUnknown;
}

OGRFieldType ogrType(QMetaType::Type type)
{
    return type == QMetaType::LongLong ? OFTInteger64 : type == QMetaType::Double ? OFTReal : OFTString;
}

OGRGeometryH geometryOf(const std::vector<Place> &places, GeometryKind kind)
{
    OGRGeometryH geometry = OGR_G_CreateGeometry(ogrType(kind));
    for (const Place &place : places)
        OGR_G_AddPoint_2D(geometry, place.lon, place.lat);
    return geometry;
}

class GdalFeatureFile final : public FeatureFile
{
public:
    GdalFeatureFile(DatasetPtr dataset, OGRSpatialReferenceH srs)
        : m_srs(srs)
        , m_dataset(std::move(dataset))
    {
    }
    ~GdalFeatureFile() override
    {
        m_dataset.reset();
        OSRRelease(m_srs);
    }

    base::Result<int> addLayer(const QString &name, GeometryKind kind,
                               const std::vector<FieldSpec> &fields) override
    {
        QuietGdal quiet;
        if (!m_dataset || !endTransaction())
            return cannotWrite();
        OGRLayerH layer = GDALDatasetCreateLayer(m_dataset.get(), name.toUtf8().constData(), m_srs,
                                                 ogrType(kind), nullptr);
        if (!layer)
            return cannotWrite();
        for (const FieldSpec &field : fields) {
            OGRFieldDefnH definition = OGR_Fld_Create(field.name.toUtf8().constData(), ogrType(field.type));
            const OGRErr error = OGR_L_CreateField(layer, definition, FALSE);
            OGR_Fld_Destroy(definition);
            if (error != OGRERR_NONE)
                return cannotWrite();
        }
        m_layers.push_back({layer, kind});
        return int(m_layers.size()) - 1;
    }

    base::Result<void> add(int layer, const std::vector<Place> &places, const QVariantList &values) override
    {
        return addGeometry(layer, geometryOf(places, kindOf(layer)), values);
    }

    base::Result<void> add(int layer, const Polygon &polygon, const QVariantList &values) override
    {
        return addGeometry(layer, ogrPolygonOf(polygon), values);
    }

    base::Result<void> finish() override
    {
        QuietGdal quiet;
        if (!m_dataset || !endTransaction())
            return cannotWrite();
        GDALFlushCache(m_dataset.get());
        m_dataset.reset();
        if (CPLGetLastErrorType() >= CE_Failure)
            return cannotWrite();
        return {};
    }

private:
    struct Layer
    {
        OGRLayerH handle;
        GeometryKind kind;
    };

    GeometryKind kindOf(int layer) const
    {
        return layer >= 0 && size_t(layer) < m_layers.size() ? m_layers[size_t(layer)].kind
                                                             : GeometryKind::Point;
    }

    bool beginTransaction()
    {
        if (!m_inTransaction)
            m_inTransaction = GDALDatasetStartTransaction(m_dataset.get(), FALSE) == OGRERR_NONE;
        return m_inTransaction;
    }

    bool endTransaction()
    {
        if (!m_inTransaction)
            return true;
        m_inTransaction = false;
        return GDALDatasetCommitTransaction(m_dataset.get()) == OGRERR_NONE;
    }

    /// Takes the geometry.
    base::Result<void> addGeometry(int layer, OGRGeometryH geometry, const QVariantList &values)
    {
        QuietGdal quiet;
        if (!m_dataset || layer < 0 || size_t(layer) >= m_layers.size() || !beginTransaction()) {
            OGR_G_DestroyGeometry(geometry);
            return cannotWrite();
        }
        OGRLayerH handle = m_layers[size_t(layer)].handle;
        const FeaturePtr feature(OGR_F_Create(OGR_L_GetLayerDefn(handle)));
        OGR_F_SetGeometryDirectly(feature.get(), geometry);
        const int fields = std::min(int(values.size()), OGR_F_GetFieldCount(feature.get()));
        for (int i = 0; i < fields; ++i)
            setField(feature.get(), i, values[i]);
        if (OGR_L_CreateFeature(handle, feature.get()) != OGRERR_NONE)
            return cannotWrite();
        return {};
    }

    static void setField(OGRFeatureH feature, int index, const QVariant &value)
    {
        if (!value.isValid() || value.isNull())
            OGR_F_SetFieldNull(feature, index);
        else if (value.typeId() == QMetaType::QString)
            OGR_F_SetFieldString(feature, index, value.toString().toUtf8().constData());
        else if (value.typeId() == QMetaType::Double)
            OGR_F_SetFieldDouble(feature, index, value.toDouble());
        else
            OGR_F_SetFieldInteger64(feature, index, value.toLongLong());
    }

    OGRSpatialReferenceH m_srs;
    DatasetPtr m_dataset;
    std::vector<Layer> m_layers;
    bool m_inTransaction = false;
};
} // namespace

base::Result<std::unique_ptr<FeatureFile>> FeatureFile::create(const QString &path, int epsg)
{
    base::passDoor(base::Door::File, "geo::FeatureFile");
    const QuietGdal quiet;
    GDALAllRegister();
    GDALDriverH driver = GDALGetDriverByName("GPKG");
    if (!driver)
        return cannotWrite();
    QFile::remove(path);
    DatasetPtr dataset(GDALCreate(driver, path.toUtf8().constData(), 0, 0, 0, GDT_Unknown, nullptr));
    if (!dataset)
        return cannotWrite();
    OGRSpatialReferenceH srs = OSRNewSpatialReference(nullptr);
    if (OSRImportFromEPSG(srs, epsg) != OGRERR_NONE) {
        OSRRelease(srs);
        return cannotWrite();
    }
    // GeoPackages hold longitude first whatever the register says.
    OSRSetAxisMappingStrategy(srs, OAMS_TRADITIONAL_GIS_ORDER);
    return std::make_unique<GdalFeatureFile>(std::move(dataset), srs);
}
} // namespace wanmi::geo

// SPDX-License-Identifier: GPL-3.0-or-later
#include "geo/features.h"

#include <QTemporaryDir>
#include <QTest>

#include <gdal.h>
#include <ogr_api.h>
#include <ogr_srs_api.h>

#include <cmath>

using namespace wanmi::geo;

class TestFeatures : public QObject
{
    Q_OBJECT
private slots:
    void gdalReadsBackWhatWasWritten();
    void aFolderThatIsNotThereIsAnError();
    void nothingIsAddedAfterTheEnd();
    void ourGaussKruegerIsProjs();
};

void TestFeatures::gdalReadsBackWhatWasWritten()
{
    const QTemporaryDir folder;
    const QString path = folder.filePath(QStringLiteral("city.gpkg"));
    auto file = FeatureFile::create(path);
    QVERIFY(file);
    const auto roads = (*file)->addLayer(QStringLiteral("road"), GeometryKind::LineString,
                                         {{QStringLiteral("name"), QMetaType::QString},
                                          {QStringLiteral("width_m"), QMetaType::Double},
                                          {QStringLiteral("lanes"), QMetaType::LongLong}});
    QVERIFY(roads);
    const auto greens = (*file)->addLayer(QStringLiteral("green"), GeometryKind::Polygon, {});
    QVERIFY(greens);
    QVERIFY((*file)->add(*roads, {{126.6, 45.7}, {126.7, 45.8}}, {QStringLiteral("中央大街"), 21.34, 4LL}));
    QVERIFY((*file)->add(*greens, Polygon{{{{1, 1}, {2, 1}, {2, 2}}}}, {}));
    QVERIFY((*file)->finish());

    GDALDatasetH dataset
        = GDALOpenEx(path.toUtf8().constData(), GDAL_OF_VECTOR | GDAL_OF_READONLY, nullptr, nullptr, nullptr);
    QVERIFY(dataset);
    OGRLayerH layer = GDALDatasetGetLayerByName(dataset, "road");
    QVERIFY(layer);
    QCOMPARE(QString::fromUtf8(OSRGetAuthorityCode(OGR_L_GetSpatialRef(layer), nullptr)),
             QStringLiteral("4490"));
    OGRFeatureH feature = OGR_L_GetNextFeature(layer);
    QVERIFY(feature);
    QCOMPARE(QString::fromUtf8(OGR_F_GetFieldAsString(feature, 0)), QStringLiteral("中央大街"));
    QCOMPARE(OGR_F_GetFieldAsDouble(feature, 1), 21.34);
    QCOMPARE(OGR_F_GetFieldAsInteger64(feature, 2), GIntBig(4));
    OGRGeometryH line = OGR_F_GetGeometryRef(feature);
    QCOMPARE(OGR_G_GetX(line, 1), 126.7);
    QCOMPARE(OGR_G_GetY(line, 1), 45.8);
    OGR_F_Destroy(feature);
    QCOMPARE(OGR_L_GetFeatureCount(GDALDatasetGetLayerByName(dataset, "green"), TRUE), GIntBig(1));
    GDALClose(dataset);
}

void TestFeatures::aFolderThatIsNotThereIsAnError()
{
    const auto file = FeatureFile::create(QStringLiteral("/no/such/folder/city.gpkg"));
    QVERIFY(!file);
    QCOMPARE(file.error().reason, QStringLiteral("cannot-write-file"));
    QVERIFY(!file.error().detail.isEmpty());
}

void TestFeatures::nothingIsAddedAfterTheEnd()
{
    const QTemporaryDir folder;
    auto file = FeatureFile::create(folder.filePath(QStringLiteral("city.gpkg")));
    QVERIFY(file);
    const auto layer = (*file)->addLayer(QStringLiteral("poi"), GeometryKind::Point, {});
    QVERIFY(layer);
    QVERIFY(!(*file)->add(*layer + 1, {{1, 2}}, {}));
    QVERIFY((*file)->finish());
    QVERIFY(!(*file)->add(*layer, {{1, 2}}, {}));
}

void TestFeatures::ourGaussKruegerIsProjs()
{
    OGRSpatialReferenceH geographic = OSRNewSpatialReference(nullptr);
    OGRSpatialReferenceH projected = OSRNewSpatialReference(nullptr);
    QCOMPARE(OSRImportFromEPSG(geographic, 4490), OGRERR_NONE);
    QCOMPARE(OSRImportFromEPSG(projected, 4551), OGRERR_NONE);
    OSRSetAxisMappingStrategy(geographic, OAMS_TRADITIONAL_GIS_ORDER);
    OSRSetAxisMappingStrategy(projected, OAMS_TRADITIONAL_GIS_ORDER);
    OGRCoordinateTransformationH transform = OCTNewCoordinateTransformation(geographic, projected);
    QVERIFY(transform);
    for (double lon = 124.5; lon <= 127.5; lon += 0.25) {
        for (double lat = 43.0; lat <= 48.0; lat += 0.5) {
            double x = lon;
            double y = lat;
            QVERIFY(OCTTransform(transform, 1, &x, &y, nullptr));
            const QPointF ours = toGaussKrueger({lon, lat});
            QVERIFY(std::hypot(ours.x() - x, ours.y() - y) < 1e-5);
        }
    }
    OCTDestroyCoordinateTransformation(transform);
    OSRRelease(geographic);
    OSRRelease(projected);
}

QTEST_GUILESS_MAIN(TestFeatures)
#include "tst_features.moc"

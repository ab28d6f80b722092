// SPDX-License-Identifier: GPL-3.0-or-later
#include "geo/crs.h"

#include <QtTest>

#include <cmath>

using namespace wanmi::geo;

namespace {

struct ShiftedPoint
{
    Place wgs84, gcj02, bd09;
};
/// From the npm package gcoord 1.0.7; coordtransform 2.1.2 gives the same to ten digits.
const ShiftedPoint ShiftedPoints[] = {
    {{126.6425, 45.7567}, {126.6484700526, 45.7586512605}, {126.6550999757, 45.7643445859}},
    {{118.7781, 32.0438}, {118.7833089986, 32.0417518905}, {118.7897490730, 32.0479810769}},
    {{116.3913, 39.9075}, {116.3975411816, 39.9089012762}, {116.4039139435, 39.9152446637}},
    {{121.4737, 31.2304}, {121.4782230593, 31.2284577376}, {121.4847814685, 31.2343105937}},
    {{113.2644, 23.1291}, {113.2697295921, 23.1264233399}, {113.2761507516, 23.1327112572}},
    {{87.6168, 43.8256}, {87.6196499495, 43.8268053931}, {87.6260997708, 43.8329497948}},
    {{104.0665, 30.5723}, {104.0690049057, 30.5698455407}, {104.0754809409, 30.5758561637}},
};

struct ProjectedPoint
{
    const char *crs;
    Place place;
    double northing, easting;
};
/// From cs2cs of PROJ 9.1.1, "cs2cs -f %.4f EPSG:4490 EPSG:…".
const ProjectedPoint ProjectedPoints[] = {
    {"EPSG:4530", {126.6425, 45.7567}, 5069244.1776, 42549987.8341},
    {"EPSG:4551", {126.6425, 45.7567}, 5069244.1776, 549987.8341},
    {"CGCS2000 GK 126", {126.6425, 45.7567}, 5069244.1776, 549987.8341},
    {"EPSG:4549", {118.7781, 32.0438}, 3547362.2853, 384589.8986},
    {"EPSG:4498", {118.7781, 32.0438}, 3548092.2559, 20667950.2063},
};

double metres(Place a, Place b)
{
    return distanceM(a, b);
}
} // namespace

class TestCrs : public QObject
{
    Q_OBJECT
private slots:
    void offsetSystemsAgreeWithAnIndependentImplementation()
    {
        for (const ShiftedPoint &point : ShiftedPoints) {
            QVERIFY(metres(gcj02FromWgs84(point.wgs84), point.gcj02) < 0.0001);
            QVERIFY(metres(bd09FromGcj02(point.gcj02), point.bd09) < 0.0001);
            const CrsConverter fromGcj(*Crs::fromText("GCJ-02")), fromBd(*Crs::fromText("BD-09"));
            QVERIFY(metres(*fromGcj.toPlace(point.gcj02.lon, point.gcj02.lat), point.wgs84) < 0.001);
            QVERIFY(metres(*fromBd.toPlace(point.bd09.lon, point.bd09.lat), point.wgs84) < 0.001);
        }
    }

    void theInverseOfAnOffsetIsGoodToAMillimetreEverywhereInChina()
    {
        for (double lon = 74; lon < 135; lon += 1.7) {
            for (double lat = 18; lat < 53; lat += 1.3) {
                const Place place{lon, lat};
                QVERIFY(metres(wgs84FromGcj02(gcj02FromWgs84(place)), place) < 0.001);
                QVERIFY(metres(gcj02FromBd09(bd09FromGcj02(place)), place) < 0.001);
            }
        }
    }

    void gaussKruegerAgreesWithProj()
    {
        for (const ProjectedPoint &point : ProjectedPoints) {
            const auto crs = Crs::fromText(point.crs);
            QVERIFY2(crs.has_value(), point.crs);
            const CrsConverter converter(*crs);
            const auto place = converter.toPlace(point.easting, point.northing);
            QVERIFY(place && metres(*place, point.place) < 0.001);
            const auto back = converter.fromPlace(point.place);
            QVERIFY(back && std::abs(back->x() - point.easting) < 0.001
                    && std::abs(back->y() - point.northing) < 0.001);
            QCOMPARE(crs->errorM(), 0.001);
        }
    }

    void feetOfAnotherCountryBecomeDegrees()
    {
        // cs2cs of PROJ 9.1.1: 42.36 N 71.06 W in EPSG:2249 (Massachusetts, US survey feet) is 775086.4913
        // 2956519.8880.
        const auto crs = Crs::fromText("EPSG:2249");
        QVERIFY(crs && std::abs(crs->metresPerUnit() - 0.3048006096) < 1e-9);
        const auto place = CrsConverter(*crs).toPlace(775086.4913, 2956519.8880);
        QVERIFY(place && metres(*place, {-71.06, 42.36}) < 0.01);
    }

    void webMercatorIsReadByTheFormulaOfPlace()
    {
        const Mercator point = toMercator({126.6425, 45.7567});
        const auto place = CrsConverter(*Crs::fromText("3857")).toPlace(point.x, point.y);
        QVERIFY(place && metres(*place, {126.6425, 45.7567}) < 0.001);
        QVERIFY(!CrsConverter(*Crs::fromText("3857")).toPlace(1e9, 0));
    }

    void manyNamesAreUnderstood_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("id");
        QTest::newRow("a number") << "4490"
                                  << "EPSG:4490";
        QTest::newRow("CGCS2000") << "CGCS2000"
                                  << "EPSG:4490";
        QTest::newRow("in Chinese") << QStringLiteral("国家2000") << "EPSG:4490";
        QTest::newRow("wgs 84") << "WGS 84"
                                << "EPSG:4326";
        QTest::newRow("Mars") << QStringLiteral("火星坐标系") << "GCJ-02";
        QTest::newRow("Baidu") << "bd09ll"
                               << "BD-09";
        QTest::newRow("web mercator") << "Web Mercator"
                                      << "EPSG:3857";
        QTest::newRow("Esri's words for a zone") << QStringLiteral(
            "PROJCS[\"CGCS2000_3_Degree_GK_Zone_42\",GEOGCS[\"GCS_China_Geodetic_Coordinate_System_2000\",DATUM["
            "\"D_China_2000\",SPHEROID[\"CGCS2000\",6378137.0,298.257222101]],PRIMEM[\"Greenwich\",0.0],UNIT[\"Degree\","
            "0.0174532925199433]],PROJECTION[\"Gauss_Kruger\"],PARAMETER[\"False_Easting\",42500000.0],PARAMETER["
            "\"False_Northing\",0.0],PARAMETER[\"Central_Meridian\",126.0],PARAMETER[\"Scale_Factor\",1.0],PARAMETER["
            "\"Latitude_Of_Origin\",0.0],UNIT[\"Meter\",1.0]]")
                                                 << "EPSG:4530";
    }
    void manyNamesAreUnderstood()
    {
        QFETCH(QString, text);
        QFETCH(QString, id);
        const auto crs = Crs::fromText(text);
        QVERIFY(crs.has_value());
        QCOMPARE(crs->id(), id);
    }

    void whatIsNoSystemIsRefused()
    {
        for (const char *text : {"", "nonsense", "999999", "/etc/passwd", "https://example.org/crs",
                                 "LOCAL_CS[\"x\",UNIT[\"m\",1]]"}) {
            const auto crs = Crs::fromText(text);
            QVERIFY2(!crs && crs.error().reason == u"unknown-crs", text);
        }
    }

    void aSystemIsGuessedFromTheCoordinates_data()
    {
        QTest::addColumn<QString>("delivered");
        QTest::addColumn<bool>("swapped");
        QTest::addColumn<bool>("cityKnown");
        QTest::addColumn<QString>("guessed");
        QTest::newRow("degrees") << "EPSG:4490" << false << true << "EPSG:4326";
        QTest::newRow("degrees, latitude first") << "EPSG:4490" << true << true << "EPSG:4326";
        QTest::newRow("degrees, latitude first, no city") << "EPSG:4490" << true << false << "EPSG:4326";
        QTest::newRow("zone with prefix") << "EPSG:4530" << false << true << "EPSG:4530";
        QTest::newRow("zone with prefix, northing first, no city")
            << "EPSG:4530" << true << false << "EPSG:4530";
        QTest::newRow("zone without prefix") << "EPSG:4551" << false << true << "EPSG:4551";
        QTest::newRow("zone without prefix, northing first") << "EPSG:4551" << true << true << "EPSG:4551";
        QTest::newRow("web mercator") << "EPSG:3857" << false << true << "EPSG:3857";
        QTest::newRow("web mercator, no city") << "EPSG:3857" << false << false << "EPSG:3857";
    }
    void aSystemIsGuessedFromTheCoordinates()
    {
        QFETCH(QString, delivered);
        QFETCH(bool, swapped);
        QFETCH(bool, cityKnown);
        QFETCH(QString, guessed);
        const CrsConverter converter(*Crs::fromText(delivered));
        std::vector<QPointF> sample;
        Bounds city;
        for (int i = 0; i < 50; ++i) {
            const Place place{126.5 + 0.005 * i, 45.7 + 0.002 * (i % 7)};
            city.include(place);
            const auto at = converter.fromPlace(place);
            sample.push_back(swapped ? QPointF(at->y(), at->x()) : *at);
        }
        const auto found = guessCrs(sample, cityKnown ? &city : nullptr);
        QVERIFY(!found.empty());
        QCOMPARE(found.front().crs.id(), guessed);
        QCOMPARE(found.front().swapped, swapped);
    }

    void feetOfAStatePlaneAreFoundByTheCity()
    {
        const CrsConverter converter(*Crs::fromText("EPSG:2249"));
        Bounds city;
        std::vector<QPointF> sample;
        for (int i = 0; i < 30; ++i) {
            const Place place{-71.15 + 0.004 * i, 42.28 + 0.003 * i};
            city.include(place);
            sample.push_back(*converter.fromPlace(place));
        }
        const auto found = guessCrs(sample, &city);
        QVERIFY(!found.empty());
        const auto place = CrsConverter(found.front().crs).toPlace(sample[0].x(), sample[0].y());
        QVERIFY(place && metres(*place, {-71.15, 42.28}) < 5);
    }

    void nothingIsGuessedFromNumbersThatFitNowhere()
    {
        const std::vector<QPointF> sample(20, QPointF(5e8, 7e8));
        QVERIFY(guessCrs(sample, nullptr).empty());
        QVERIFY(guessCrs({}, nullptr).empty());
    }
};
QTEST_GUILESS_MAIN(TestCrs)
#include "tst_crs.moc"

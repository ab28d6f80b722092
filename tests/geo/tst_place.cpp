// SPDX-License-Identifier: GPL-3.0-or-later
#include "geo/place.h"

#include <QTest>

#include <cmath>
#include <limits>

using namespace wanmi::geo;

class TestPlace : public QObject
{
    Q_OBJECT
private slots:
    void gaussKruegerAgreesWithProj_data();
    void gaussKruegerAgreesWithProj();
    void mercatorAgreesWithProjAndComesBack();
    void theLocalPlaneIsTrueToScaleWithinThirtyKilometres();
    void bearingsRunClockwiseFromNorth();
    void nonsenseIsNotPlausible();
};

void TestPlace::gaussKruegerAgreesWithProj_data()
{
    QTest::addColumn<double>("lon");
    QTest::addColumn<double>("lat");
    QTest::addColumn<int>("meridian");
    QTest::addColumn<double>("easting");
    QTest::addColumn<double>("northing");
    // Printed by PROJ 9.1: cs2cs -f %.6f EPSG:4490 EPSG:4551
    QTest::newRow("Harbin centre") << 126.6 << 45.77 << 126 << 546670.157550 << 5070696.741198;
    QTest::newRow("Harbin bank of the river") << 126.53 << 45.80 << 126 << 541203.202555 << 5073992.676860;
    QTest::newRow("eastern edge of the zone") << 127.5 << 46.3 << 126 << 615564.797763 << 5130525.984775;
    QTest::newRow("west of the meridian") << 125.0 << 45.0 << 126 << 421153.158346 << 4985430.940606;
    QTest::newRow("far to the south") << 124.5 << 30.25 << 126 << 355626.537822 << 3348779.227339;
    QTest::newRow("another zone") << 120.25 << 30.1 << 120 << 524097.387374 << 3331225.092118;
}

void TestPlace::gaussKruegerAgreesWithProj()
{
    QFETCH(double, lon);
    QFETCH(double, lat);
    QFETCH(int, meridian);
    QFETCH(double, easting);
    QFETCH(double, northing);
    const QPointF metres = toGaussKrueger({lon, lat}, meridian);
    QVERIFY2(std::abs(metres.x() - easting) < 1e-5, qPrintable(QString::number(metres.x(), 'f', 6)));
    QVERIFY2(std::abs(metres.y() - northing) < 1e-5, qPrintable(QString::number(metres.y(), 'f', 6)));
    const Place back = fromGaussKrueger(metres, meridian);
    QVERIFY(std::abs(back.lon - lon) < 1e-11);
    QVERIFY(std::abs(back.lat - lat) < 1e-11);
}

void TestPlace::mercatorAgreesWithProjAndComesBack()
{
    const Mercator point = toMercator({126.6, 45.77});
    QVERIFY(std::abs(point.x - 14093047.534428) < 1e-5); // cs2cs EPSG:4326 EPSG:3857
    QVERIFY(std::abs(point.y - 5743567.855453) < 1e-5);
    const Place back = fromMercator(point);
    QVERIFY(std::abs(back.lon - 126.6) < 1e-12);
    QVERIFY(std::abs(back.lat - 45.77) < 1e-12);
}

void TestPlace::theLocalPlaneIsTrueToScaleWithinThirtyKilometres()
{
    const LocalPlane plane({126.6, 45.77});
    QCOMPARE(plane.toPlane(plane.origin()), QPointF(0, 0));
    for (const QPointF corner :
         {QPointF(30000, 0), QPointF(0, 30000), QPointF(-21000, -21000), QPointF(21000, -21000)}) {
        const Place place = plane.toPlace(corner);
        const QPointF back = plane.toPlane(place);
        QVERIFY(std::hypot(back.x() - corner.x(), back.y() - corner.y()) < 1e-6);
        // Gauss-Krueger distances 0.6 degrees from its meridian carry a scale of at most 1.00007.
        const QPointF a = toGaussKrueger(plane.origin());
        const QPointF b = toGaussKrueger(place);
        const double grid = std::hypot(a.x() - b.x(), a.y() - b.y());
        const double local = std::hypot(corner.x(), corner.y());
        QVERIFY2(std::abs(grid / local - 1.0) < 1e-4, qPrintable(QString::number(grid / local, 'f', 7)));
    }
}

void TestPlace::bearingsRunClockwiseFromNorth()
{
    const Place here{126.6, 45.77};
    QVERIFY(std::abs(bearingDeg(here, {126.6, 45.87})) < 1e-9);
    QVERIFY(std::abs(bearingDeg(here, {126.7, 45.77}) - 90) < 0.1);
    QVERIFY(std::abs(bearingDeg(here, {126.6, 45.67}) - 180) < 1e-9);
    QVERIFY(std::abs(bearingDeg(here, {126.5, 45.77}) - 270) < 0.1);
    QVERIFY(std::abs(distanceM(here, {126.6, 45.78}) - 1112) < 6);
    QCOMPARE(distanceM(here, here), 0.0);
}

void TestPlace::nonsenseIsNotPlausible()
{
    const double nan = std::numeric_limits<double>::quiet_NaN();
    QVERIFY(isPlausible({126.6, 45.77}));
    QVERIFY(!isPlausible({45.77, 126.6})); // latitude and longitude swapped
    QVERIFY(!isPlausible({0, 0}));
    QVERIFY(!isPlausible({nan, 45}));
    QVERIFY(!isPlausible({126, nan}));
    QVERIFY(!isPlausible({std::numeric_limits<double>::infinity(), 45}));
}

QTEST_GUILESS_MAIN(TestPlace)
#include "tst_place.moc"

// SPDX-License-Identifier: GPL-3.0-or-later
#include "geo/shape.h"

#include <QTest>

#include <cmath>

using namespace wanmi::geo;

namespace {
const LocalPlane plane({126.6, 45.77});

Ring ringOf(const std::vector<QPointF> &metres)
{
    Ring ring;
    for (const QPointF &point : metres)
        ring.push_back(plane.toPlace(point));
    return ring;
}

Polygon square(double side)
{
    return {{ringOf({{0, 0}, {side, 0}, {side, side}, {0, side}})}};
}
} // namespace

class TestShape : public QObject
{
    Q_OBJECT
private slots:
    void aSquareHasItsAreaPerimeterAndCentre();
    void holesAreOutside();
    void thePointInsideAHorseshoeIsInside();
    void emptyBoundsContainNothing();
};

void TestShape::aSquareHasItsAreaPerimeterAndCentre()
{
    Polygon polygon = square(100);
    QVERIFY(std::abs(areaM2(polygon) - 10000) < 0.01);
    QVERIFY(std::abs(perimeterM(polygon) - 400) < 0.001);
    const QPointF centre = plane.toPlane(centroid(polygon));
    QVERIFY(std::hypot(centre.x() - 50, centre.y() - 50) < 0.001);
    std::reverse(polygon.rings[0].begin(), polygon.rings[0].end());
    QVERIFY(std::abs(areaM2(polygon) - 10000) < 0.01);
    QVERIFY(contains(polygon, plane.toPlace({99, 1})));
    QVERIFY(!contains(polygon, plane.toPlace({101, 1})));
}

void TestShape::holesAreOutside()
{
    Polygon polygon = square(100);
    polygon.rings.push_back(ringOf({{40, 40}, {60, 40}, {60, 60}, {40, 60}}));
    QVERIFY(std::abs(areaM2(polygon) - 9600) < 0.01);
    QVERIFY(std::abs(perimeterM(polygon) - 480) < 0.01);
    QVERIFY(!contains(polygon, plane.toPlace({50, 50})));
    QVERIFY(contains(polygon, pointInside(polygon)));
}

void TestShape::thePointInsideAHorseshoeIsInside()
{
    const Polygon shoe{
        {ringOf({{0, 0}, {100, 0}, {100, 100}, {90, 100}, {90, 10}, {10, 10}, {10, 100}, {0, 100}})}};
    QVERIFY(!contains(shoe, centroid(shoe)));
    QVERIFY(contains(shoe, pointInside(shoe)));
}

void TestShape::emptyBoundsContainNothing()
{
    Bounds bounds;
    QVERIFY(bounds.isEmpty());
    QVERIFY(!bounds.contains({0, 0}));
    bounds.include(Bounds{});
    QVERIFY(bounds.isEmpty());
    bounds.include(Place{1, 2});
    QVERIFY(bounds.contains({1, 2}));
    QCOMPARE(areaM2(Polygon{}), 0.0);
}

QTEST_GUILESS_MAIN(TestShape)
#include "tst_shape.moc"

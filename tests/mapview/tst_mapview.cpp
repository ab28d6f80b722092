// SPDX-License-Identifier: GPL-3.0-or-later
#include "mapview/mapview.h"

#include <QTest>

#include <cmath>

using namespace wanmi;
using mapview::MapView;

class TestMapView : public QObject
{
    Q_OBJECT
private slots:
    void aPlaceComesBackFromTheWorld();
    void theScreenAndTheWorldAreInverse();
    void zoomingKeepsThePlaceUnderThePointer();
    void atRestTilesLieOnWholePixels();
    void fittedBoundsAreInView();
    void zoomStaysWithinItsLimits();
    void metresPerPixelMatchTheGround();
};

namespace {
constexpr geo::Place Harbin{126.63, 45.755};

MapView harbinAt(double zoom)
{
    MapView view;
    view.setSize({1919, 1081});
    view.setZoom(zoom);
    view.setCenter(mapview::toWorld(Harbin));
    return view;
}
} // namespace

void TestMapView::aPlaceComesBackFromTheWorld()
{
    for (const geo::Place place : {Harbin, geo::Place{-179.9, -84}, geo::Place{0, 0}}) {
        const geo::Place back = mapview::fromWorld(mapview::toWorld(place));
        QVERIFY(std::abs(back.lon - place.lon) < 1e-9 && std::abs(back.lat - place.lat) < 1e-9);
    }
    const geo::Mercator metres = geo::toMercator(Harbin);
    const QPointF world = mapview::toWorld(Harbin);
    QVERIFY(std::abs((world.x() - 0.5) * 40075016.685578488 - metres.x) < 0.01);
    QVERIFY(std::abs((0.5 - world.y()) * 40075016.685578488 - metres.y) < 0.01);
}

void TestMapView::theScreenAndTheWorldAreInverse()
{
    const MapView view = harbinAt(15.3);
    for (const QPointF at : {QPointF(0, 0), QPointF(777, 333), QPointF(1919, 1081)})
        QVERIFY((view.toScreen(view.worldAt(at)) - at).manhattanLength() < 1e-4);
}

void TestMapView::zoomingKeepsThePlaceUnderThePointer()
{
    MapView view = harbinAt(13);
    const QPointF pointer(300, 900);
    const QPointF before = view.worldAt(pointer);
    view.zoomAt(pointer, 15.6);
    QVERIFY((view.toScreen(before) - pointer).manhattanLength() <= 1.5); // the center snaps to whole pixels
}

void TestMapView::atRestTilesLieOnWholePixels()
{
    for (const double zoom : {11.0, 12.37, 14.5, 17.9}) {
        MapView view = harbinAt(zoom);
        view.panBy({3, -5});
        const double tiles = std::exp2(view.level());
        const QPointF corner = view.toScreen(
            QPointF(std::floor(view.center().x() * tiles), std::floor(view.center().y() * tiles)) / tiles);
        QVERIFY2(std::abs(corner.x() - std::round(corner.x())) < 1e-3,
                 qPrintable(QString::number(corner.x())));
        QVERIFY(std::abs(corner.y() - std::round(corner.y())) < 1e-3);
        QVERIFY(view.tileEdgePx() >= 362 && view.tileEdgePx() <= 724);
    }
}

void TestMapView::fittedBoundsAreInView()
{
    MapView view = harbinAt(5);
    const geo::Bounds bounds{126.5, 45.7, 126.8, 45.9};
    view.fit(bounds, 24);
    const QRectF screen(QPointF(0, 0), view.size());
    QVERIFY(screen.contains(view.toScreen(geo::Place{126.5, 45.9})));
    QVERIFY(screen.contains(view.toScreen(geo::Place{126.8, 45.7})));
    MapView closer = view;
    closer.setZoom(view.zoom() + 0.2);
    QVERIFY(!(screen.contains(closer.toScreen(geo::Place{126.5, 45.9}))
              && screen.contains(closer.toScreen(geo::Place{126.8, 45.7}))));
}

void TestMapView::zoomStaysWithinItsLimits()
{
    MapView view = harbinAt(12);
    view.setZoom(99);
    QVERIFY(view.zoom() <= mapview::MaxZoom + 0.01);
    view.setZoom(-4);
    QVERIFY(view.zoom() >= mapview::MinZoom - 0.01);
}

void TestMapView::metresPerPixelMatchTheGround()
{
    const MapView view = harbinAt(16);
    const double apart = geo::distanceM(view.placeAt({500, 540}), view.placeAt({600, 540}));
    QVERIFY(std::abs(apart / 100 - view.metresPerPx()) < 0.01 * view.metresPerPx());
}

QTEST_APPLESS_MAIN(TestMapView)
#include "tst_mapview.moc"

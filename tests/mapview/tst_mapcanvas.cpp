// SPDX-License-Identifier: GPL-3.0-or-later
#include "citylayers.h"

#include "mapview/mapcanvas.h"

#include <QGuiApplication>
#include <QQuickWindow>
#include <QSet>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace wanmi;
using test::spinUntil;

class TestMapCanvas : public QObject
{
    Q_OBJECT
private slots:
    void initTestCase();
    void thePictureIsNotBlank();
    void aRepaintWithoutChangesPaintsNoTile();
    void movingVehiclesPaintNoTile();
    void thousandsOfMoversNeedFewNodes();
    void aCrowdIsSeenAndMoves();
    void aCrowdWithoutRoomIsNotDrawnAsNoise();
    void panningWithinThePaintedTilesPaintsNone();
    void theSamePlaceLooksTheSameAfterAPan();
    void aTouchedCellRepaintsItsTilesOnly();
    void clickingACaseTellsIt();
    void switchingTheThemeRepaintsInOtherColors();
    void withoutBaseTilesTheCityStandsAsASkeletonAndTheNoteSaysWhy();

private:
    [[nodiscard]] QImage picture();
    std::unique_ptr<test::CityLayers> m_city;
    std::unique_ptr<QQuickWindow> m_window;
    mapview::MapCanvas *m_canvas = nullptr;
};

void TestMapCanvas::initTestCase()
{
    m_city = std::make_unique<test::CityLayers>();
    QVERIFY(m_city->sound);
    m_window = std::make_unique<QQuickWindow>();
    m_window->resize(1000, 700);
    m_canvas = new mapview::MapCanvas(m_window->contentItem());
    m_canvas->setSize({1000, 700});
    m_canvas->setHotLayers(m_city->layers.get());
    m_window->show();
    QVERIFY(QTest::qWaitForWindowExposed(m_window.get()));
    QVERIFY(spinUntil([this] { return m_canvas->isComplete(); }));
}

QImage TestMapCanvas::picture()
{
    return m_window->grabWindow();
}

void TestMapCanvas::thePictureIsNotBlank()
{
    const QImage image = picture();
    QCOMPARE(image.size(), QSize(1000, 700));
    QSet<QRgb> colors;
    for (int y = 0; y < image.height(); y += 3)
        for (int x = 0; x < image.width(); x += 3)
            colors.insert(image.pixel(x, y));
    QVERIFY2(colors.size() > 20, qPrintable(QString::number(colors.size())));
}

void TestMapCanvas::aRepaintWithoutChangesPaintsNoTile()
{
    const quint64 before = m_canvas->paintedTiles();
    for (int i = 0; i < 5; ++i)
        (void)picture();
    QCOMPARE(m_canvas->paintedTiles(), before);
}

void TestMapCanvas::movingVehiclesPaintNoTile()
{
    const quint64 before = m_canvas->paintedTiles();
    for (int second = 0; second < 6; second += 2) {
        m_city->layers->setLive(m_city->city.live(second));
        (void)picture();
    }
    QCOMPARE(m_canvas->paintedTiles(), before);
}

void TestMapCanvas::thousandsOfMoversNeedFewNodes()
{
    test::SketchCity city = m_city->city;
    city.vehicles = 1200;
    city.supervisors = 800;
    for (int second = 0; second < 6; second += 2) {
        m_city->layers->setLive(city.live(second));
        QTest::qWait(600);
        (void)picture();
        QVERIFY2(m_canvas->sceneNodes() < 200, qPrintable(QString::number(m_canvas->sceneNodes())));
    }
    QCOMPARE(m_city->layers->vehicles().size() + m_city->layers->supervisors().size(), size_t(2000));
}

void TestMapCanvas::aCrowdIsSeenAndMoves()
{
    const QImage first = picture();
    m_city->clock->advance(std::chrono::seconds(2));
    m_city->layers->setLive(m_city->city.live(40));
    m_city->clock->advance(std::chrono::seconds(2)); // they have arrived
    QVERIFY(spinUntil([&] { return picture() != first; }));
    m_canvas->setProperty("showVehicles", false);
    m_canvas->setProperty("showSupervisors", false);
    const QImage without = picture();
    m_canvas->setProperty("showVehicles", true);
    m_canvas->setProperty("showSupervisors", true);
    const mapview::MoverMark &mover = m_city->layers->vehicles().front();
    const QPoint at = m_canvas->view().toScreen(mover.worldAt(m_city->layers->nowMs())).toPoint();
    QVERIFY(picture().pixel(at) != without.pixel(at));
}

void TestMapCanvas::aCrowdWithoutRoomIsNotDrawnAsNoise()
{
    test::SketchCity city = m_city->city;
    city.vehicles = 1200;
    city.supervisors = 800;
    m_city->layers->setLive(city.live(50));
    const auto show = [this](bool on) {
        for (const char *layer : {"showVehicles", "showSupervisors", "showCameras"})
            m_canvas->setProperty(layer, on);
        return picture();
    };
    const auto crowdSeen = [&show] {
        const QImage with = show(true);
        const bool seen = show(false) != with;
        show(true);
        return seen;
    };
    m_canvas->fitCity();
    QVERIFY(spinUntil([this] { return m_canvas->isComplete(); }));
    QVERIFY(crowdSeen());
    m_canvas->setSize({220, 160});
    m_canvas->fitCity();
    QVERIFY(spinUntil([this] { return m_canvas->isComplete(); }));
    QVERIFY(!crowdSeen());
    m_canvas->setSize({1000, 700});
    m_canvas->fitCity();
    m_city->layers->setLive(m_city->city.live(52));
    QVERIFY(spinUntil([this] { return m_canvas->isComplete(); }));
}

void TestMapCanvas::panningWithinThePaintedTilesPaintsNone()
{
    m_canvas->showPlace(126.63, 45.755, 15);
    m_canvas->panBy(1, 0); // a hand: a ring of tiles more is made ready
    QVERIFY(spinUntil([this] { return m_canvas->isComplete(); }));
    QTest::qWait(400);
    const quint64 before = m_canvas->paintedTiles();
    for (int i = 0; i < 3; ++i) {
        m_canvas->panBy(4, 2);
        m_canvas->panBy(-4, -2);
        (void)picture();
    }
    QTest::qWait(100);
    QCOMPARE(m_canvas->paintedTiles(), before);
}

void TestMapCanvas::theSamePlaceLooksTheSameAfterAPan()
{
    m_canvas->setProperty("showVehicles", false);
    QVERIFY(spinUntil([this] { return m_canvas->isComplete(); }));
    QTest::qWait(400);
    const QImage before = picture();
    m_canvas->panBy(60, 40);
    QVERIFY(spinUntil([this] { return m_canvas->isComplete(); }));
    QTest::qWait(400);
    const QImage after = picture();
    QCOMPARE(after.copy(160, 140, 600, 400), before.copy(100, 100, 600, 400));
    m_canvas->setProperty("showVehicles", true);
}

void TestMapCanvas::aTouchedCellRepaintsItsTilesOnly()
{
    QVERIFY(spinUntil([this] { return m_canvas->isComplete(); }));
    QTest::qWait(400);
    const quint64 before = m_canvas->paintedTiles();
    const QPointF middle = m_canvas->view().center();
    emit m_city->layers->denseTouched({QRectF(middle, QSizeF(1e-9, 1e-9))});
    QTest::qWait(400);
    const quint64 painted = m_canvas->paintedTiles() - before;
    QVERIFY2(painted >= 1 && painted <= 4, qPrintable(QString::number(painted)));
}

void TestMapCanvas::clickingACaseTellsIt()
{
    const mapview::CaseMark mark = m_city->layers->cases().front();
    const geo::Place place = mapview::fromWorld(mark.world);
    m_canvas->showPlace(place.lon, place.lat, 18);
    QSignalSpy picked(m_canvas, &mapview::MapCanvas::picked);
    const QPointF at = m_canvas->view().toScreen(mark.world);
    m_canvas->clickAt(at.x(), at.y());
    QTRY_COMPARE(picked.size(), 1);
    QCOMPARE(picked.first().at(0).toString(), QStringLiteral("case"));
    QCOMPARE(picked.first().at(1).toString(), mark.id);
    QCOMPARE(m_canvas->selectedId(), mark.id);
}

void TestMapCanvas::switchingTheThemeRepaintsInOtherColors()
{
    m_canvas->fitCity();
    QVERIFY(spinUntil([this] { return m_canvas->isComplete(); }));
    const quint64 before = m_canvas->paintedTiles();
    m_canvas->setTheme(QStringLiteral("light"));
    QVERIFY(spinUntil([&] { return m_canvas->paintedTiles() > before; }));
    QTest::qWait(500);
    const QColor corner = picture().pixelColor(2, 2);
    QVERIFY2(corner.lightness() > 180, qPrintable(corner.name()));
}

void TestMapCanvas::withoutBaseTilesTheCityStandsAsASkeletonAndTheNoteSaysWhy()
{
    QCOMPARE(m_canvas->baseNote(), QStringLiteral("none"));
    const auto liveliness = [this] {
        const QImage image = picture();
        QSet<QRgb> colors;
        for (int y = 0; y < image.height(); y += 3)
            for (int x = 0; x < image.width(); x += 3)
                colors.insert(image.pixel(x, y));
        return colors.size();
    };
    m_canvas->setProperty("showCells", false);
    m_canvas->setProperty("showComponents", false);
    m_canvas->setProperty("showCases", false);
    QVERIFY(spinUntil([this] { return m_canvas->isComplete(); }));
    QTest::qWait(200);
    const mapview::Palette light = mapview::Palette::fromTokens(m_canvas->theme());
    const QColor middle = picture().pixelColor(500, 350);
    QVERIFY2(middle != light.mapGround, qPrintable(middle.name()));
    QVERIFY(liveliness() > 1);
    {
        // A map process that is not there: said so, and the skeleton stays.
        QTemporaryDir folder;
        mapview::BaseTiles tiles({folder.filePath(QStringLiteral("none")), folder.path()});
        m_canvas->setBaseTiles(&tiles);
        tiles.setData(folder.filePath(QStringLiteral("a.qgs")), folder.filePath(QStringLiteral("b.gpkg")));
        QVERIFY(spinUntil([this] {
            return m_canvas->baseNote() == QLatin1String("missing")
                || m_canvas->baseNote() == QLatin1String("no-engine");
        }));
        m_canvas->setBaseTiles(nullptr);
    }
    for (const char *layer : {"showCells", "showComponents", "showCases"})
        m_canvas->setProperty(layer, true);
    QCOMPARE(m_canvas->baseNote(), QStringLiteral("none"));
}

QTEST_MAIN(TestMapCanvas)
#include "tst_mapcanvas.moc"

// SPDX-License-Identifier: GPL-3.0-or-later
// Rows with places that are none, and more names than anybody can read: they are left out and counted, and
// everything else goes on.
#include "citylayers.h"
#include "mapview/labellayout.h"
#include "support/rows.h"

#include <QElapsedTimer>
#include <QGuiApplication>
#include <QPainterPath>
#include <QRandomGenerator>
#include <QTest>

#include <cmath>
#include <limits>

using namespace wanmi;
using namespace wanmi::mapview;

namespace {
constexpr double NaN = std::numeric_limits<double>::quiet_NaN();
constexpr double Infinite = std::numeric_limits<double>::infinity();
const geo::Place Impossible[]{{NaN, 45.7}, {126.6, NaN}, {1e308, 45.7}, {-1e308, -1e308},
                              {999, 45.7}, {126.6, 95},  {Infinite, 0}};

std::vector<store::ComponentPoint> components(bool withBad)
{
    std::vector<store::ComponentPoint> points;
    for (int i = 0; i < 400; ++i)
        points.push_back({126.6 + i % 20 * 0.001, 45.75 + i / 20 * 0.001, 101, 0, i + 1});
    if (withBad) {
        for (const geo::Place &place : Impossible)
            points.insert(points.begin(), {place.lon, place.lat, 101, 1, 9'000});
    }
    return points;
}

store::CellShape cell(const char *code, std::vector<geo::Ring> rings)
{
    store::CellShape shape;
    shape.code = QString::fromLatin1(code);
    shape.shape.rings = std::move(rings);
    return shape;
}

geo::Ring square(double lon, double lat, double edge)
{
    return {{lon, lat}, {lon + edge, lat}, {lon + edge, lat + edge}, {lon, lat + edge}};
}
} // namespace

class TestBadPlaces : public QObject
{
    Q_OBJECT
private slots:
    void whatIsNoPlaceIsNowhere();
    void componentsNowhereAreLeftOutAndCounted();
    void cellsNowhereAreLeftOutAndCounted();
    void crossedRingsAndHolesArePainted();
    void aCaseNowhereCountsInItsCellAndMovesNoMap();
    void aDeviceThatDoesNotKnowWhereItIsSaysNothing();
    void twoHundredThousandNamesStayWithinTheirBudget();
};

void TestBadPlaces::whatIsNoPlaceIsNowhere()
{
    for (const geo::Place &place : Impossible)
        QVERIFY(isNowhere(toWorld(place)));
    for (const geo::Place &place : {geo::Place{-180, -90}, geo::Place{180, 90}, geo::Place{126.6, 45.7}})
        QVERIFY(!isNowhere(toWorld(place)));
}

void TestBadPlaces::componentsNowhereAreLeftOutAndCounted()
{
    const auto plain = makeColumns(components(false)), mixed = makeColumns(components(true));
    QCOMPARE(mixed->misplaced, int(std::size(Impossible)));
    QCOMPARE(mixed->size(), plain->size());
    QCOMPARE(mixed->origin, plain->origin); // nothing is stretched
    QCOMPARE(mixed->across, plain->across);
    QVERIFY(std::ranges::equal(mixed->x, plain->x) && std::ranges::equal(mixed->row, plain->row));
}

void TestBadPlaces::cellsNowhereAreLeftOutAndCounted()
{
    std::vector<store::CellShape> shapes{cell("good", {square(126.6, 45.7, 0.001)}), cell("none", {}),
                                         cell("two corners", {{{126.6, 45.7}, {126.7, 45.7}}})};
    for (const geo::Place &place : Impossible) {
        geo::Ring ring = square(126.6, 45.7, 0.001);
        ring[2] = place;
        shapes.push_back(cell("bad", {ring}));
    }
    const auto cells = makeCells(shapes);
    QCOMPARE(cells->size(), size_t(1));
    QCOMPARE(cells->misplaced, int(std::size(Impossible)) + 2);
    QCOMPARE(cells->cellAt(toWorld({126.6005, 45.7005})), 0);
}

void TestBadPlaces::crossedRingsAndHolesArePainted()
{
    const geo::Ring butterfly{{126.60, 45.70}, {126.61, 45.71}, {126.61, 45.70}, {126.60, 45.71}};
    DenseSnapshot data;
    data.cells = makeCells({cell("butterfly", {butterfly}),
                            cell("ring", {square(126.62, 45.70, 0.01), square(126.623, 45.703, 0.004)}),
                            cell("line", {{{126.64, 45.70}, {126.65, 45.70}, {126.64, 45.70}}})});
    QCOMPARE(data.cells->size(), size_t(3));
    QCOMPARE(data.cells->cellAt(toWorld({126.625, 45.705})), -1); // in the hole
    QCOMPARE(data.cells->cellAt(toWorld({126.621, 45.705})), 1);
    data.counts = std::make_shared<std::vector<CellCount>>(3, CellCount{5, 1});
    DenseStyle style;
    style.palette = Palette::fromTokens(QStringLiteral("dark"));
    style.limits = {1, 3};
    // Every pixel is filled where the even-odd rule says that its middle is inside, and nowhere else; borders
    // are drawn over that, so what lies within two pixels of one is not asked.
    const QPointF northWest = toWorld({126.595, 45.715}), southEast = toWorld({126.655, 45.695});
    const QRectF world(northWest, southEast);
    constexpr int Across = 600;
    const double pxPerWorld = Across / world.width();
    const QSize size(Across, int(world.height() * pxPerWorld));
    std::vector<std::pair<QPainterPath, QPainterPath>> shapes; // inside, and what is near its edge
    for (const std::vector<geo::Ring> &rings :
         {std::vector<geo::Ring>{butterfly},
          std::vector<geo::Ring>{square(126.62, 45.70, 0.01), square(126.623, 45.703, 0.004)}}) {
        QPainterPath path; // even-odd
        for (const geo::Ring &ring : rings) {
            QPolygonF corners;
            for (const geo::Place &place : ring)
                corners << (toWorld(place) - world.topLeft()) * pxPerWorld;
            path.addPolygon(corners);
            path.closeSubpath();
        }
        QPainterPathStroker near;
        near.setWidth(5);
        shapes.emplace_back(path, near.createStroke(path));
    }
    for (const bool stale : {false, true}) {
        style.stale = stale;
        for (const bool known : {true, false}) { // filled, or hatched as what has no data
            data.casesKnown = known;
            QImage image(size, QImage::Format_RGB32);
            image.fill(Qt::black);
            paintDense(image, world, data, style);
            int inside = 0, painted = 0;
            for (int y = 0; y < size.height(); ++y) {
                for (int x = 0; x < size.width(); ++x) {
                    const QPointF middle(x + 0.5, y + 0.5);
                    if (std::ranges::any_of(shapes,
                                            [&](const auto &shape) { return shape.second.contains(middle); })
                        || std::abs(middle.y() - (toWorld({126.64, 45.70}).y() - world.top()) * pxPerWorld)
                            < 3)
                        continue;
                    const bool isIn = std::ranges::any_of(
                        shapes, [&](const auto &shape) { return shape.first.contains(middle); });
                    const bool isPainted = image.pixel(x, y) != qRgb(0, 0, 0);
                    inside += isIn;
                    painted += isPainted;
                    QVERIFY2(isIn || !isPainted,
                             qPrintable(QStringLiteral("filled at %1, %2").arg(x).arg(y)));
                    QVERIFY2(isPainted || !isIn || !known,
                             qPrintable(QStringLiteral("bare at %1, %2").arg(x).arg(y)));
                }
            }
            QVERIFY2(inside > 5'000 && painted > inside / 12,
                     qPrintable(QStringLiteral("%1 of %2").arg(painted).arg(inside)));
        }
    }
}

void TestBadPlaces::aCaseNowhereCountsInItsCellAndMovesNoMap()
{
    test::CityLayers city;
    QVERIFY(city.sound);
    HotLayers &layers = *city.layers;
    const QRectF extent = layers.extent();
    const CaseMark known = layers.cases().front();
    const auto before = std::ranges::find(layers.cases(), known.id, &CaseMark::id);
    const int inCell = (*layers.dense().counts)[size_t(before->cell)].open;
    domain::CaseFile file = test::await<store::CaseDossier>(city.store->dossier(known.id))->file;
    file.version += 1;
    file.place = {999, 1e308};
    protocol::ChangePage page;
    page.items = {test::RowSource::change(file, 5'000)};
    page.next = QStringLiteral("next");
    QVERIFY(test::await<void>(city.store->apply(page)));
    QVERIFY(test::spinUntil([&] { return layers.misplaced().cases == 1; }));
    QVERIFY(!layers.worldOf(ObjectKind::Case, known.id));
    QVERIFY(layers.knowsCase(known.id));
    QCOMPARE(layers.extent(), extent);
    QCOMPARE((*layers.dense().counts)[size_t(known.cell)].open, inCell);
    int clustered = 0;
    for (const Cluster &cluster : layers.clusters(10))
        clustered += cluster.count;
    QCOMPARE(clustered, int(layers.cases().size()));
}

void TestBadPlaces::aDeviceThatDoesNotKnowWhereItIsSaysNothing()
{
    test::CityLayers city;
    QVERIFY(city.sound);
    protocol::Live live = city.city.live(0);
    live.serverTime = city.clock->now();
    city.layers->setLive(live);
    const auto vehicles = city.layers->vehicles().size();
    QVERIFY(vehicles > 0);
    const QPointF stood = city.layers->vehicles().front().to;
    live.vehicles.front().lon = NaN;
    live.vehicles.push_back(live.vehicles.back());
    live.vehicles.back().id = QStringLiteral("lost");
    live.vehicles.back().lat = 1e308;
    city.layers->setLive(live);
    QCOMPARE(city.layers->vehicles().size(), vehicles);
    QCOMPARE(city.layers->vehicles().front().to, stood);
}

void TestBadPlaces::twoHundredThousandNamesStayWithinTheirBudget()
{
    QRandomGenerator random(4);
    std::vector<MapLabel> wanted;
    for (int i = 0; i < 200'000; ++i)
        wanted.push_back({QStringLiteral("中央大街 %1 号").arg(i),
                          QPointF(random.bounded(2880.0) - 480, random.bounded(1620.0) - 270),
                          LabelRole::Camera, 12});
    QElapsedTimer since;
    since.start();
    const auto placed = placeLabels(wanted, {}, QRectF(-480, -270, 2880, 1620), 1);
    const qint64 took = since.elapsed();
    qInfo("%zu of 200 000 names placed in %lld ms", placed.size(), static_cast<long long>(took));
    QVERIFY2(took < 400, "a handler may use 100 ms of its own; this machine may be busy");
    QVERIFY(placed.size() > 300); // the map is not empty
    for (size_t i = 0; i < placed.size(); i += 7) {
        for (size_t k = 0; k < i; ++k)
            QVERIFY(!placed[i].rect.intersects(placed[k].rect));
    }
}

QTEST_MAIN(TestBadPlaces)
#include "tst_badplaces.moc"

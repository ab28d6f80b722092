// SPDX-License-Identifier: GPL-3.0-or-later
#include "mapview/densedata.h"

#include "mapview/mapview.h"
#include "resources/resources.h"

#include <QGuiApplication>
#include <QRandomGenerator>
#include <QSet>
#include <QTest>

#include <cmath>

using namespace wanmi;

class TestDenseData : public QObject
{
    Q_OBJECT
private slots:
    void initTestCase() { resources::load(); }
    void theNearestComponentIsTheOneBruteForceFinds();
    void bucketsHoldEveryComponentOnce();
    void aPointIsInTheCellThatContainsIt();
    void holesBelongToNoCell();
    void classLimitsRiseAndAreRound();
    void noValuesMeanNoClasses();
    void aCellWithCasesIsColoredAndOneWithoutIsNot();
    void aCellWithoutDataIsHatchedAndZeroIsNot();
    void theSkeletonShowsTheCityBeforeTheBaseMap();
    void aBrokenComponentShowsItsColor();
};

namespace {
std::vector<store::ComponentPoint> strewn(int count)
{
    QRandomGenerator random(5);
    std::vector<store::ComponentPoint> points;
    for (int i = 0; i < count; ++i)
        points.push_back(
            {126.5 + random.generateDouble() * 0.2, 45.7 + random.generateDouble() * 0.1, 101, 0, i});
    return points;
}

store::CellShape square(const QString &code, double lon, double lat, double edge = 0.002)
{
    store::CellShape shape;
    shape.code = code;
    shape.shape.rings = {{{lon, lat}, {lon + edge, lat}, {lon + edge, lat + edge}, {lon, lat + edge}}};
    return shape;
}

mapview::DenseStyle darkStyle()
{
    mapview::DenseStyle style;
    style.palette = mapview::Palette::fromTokens(QStringLiteral("dark"));
    style.limits = {1, 3, 9};
    return style;
}

QRectF worldOf(geo::Place nw, geo::Place se)
{
    return {mapview::toWorld(nw), mapview::toWorld(se)};
}
} // namespace

void TestDenseData::theNearestComponentIsTheOneBruteForceFinds()
{
    const auto points = strewn(20'000);
    const auto columns = mapview::makeColumns(points);
    QRandomGenerator random(9);
    for (int i = 0; i < 300; ++i) {
        const QPointF at
            = mapview::toWorld({126.5 + random.generateDouble() * 0.2, 45.7 + random.generateDouble() * 0.1});
        const double radius = 2e-6;
        double best = radius * radius;
        qint64 expected = -1;
        for (size_t k = 0; k < columns->size(); ++k) {
            const QPointF off = columns->world(k) - at;
            if (const double square = QPointF::dotProduct(off, off); square <= best) {
                best = square;
                expected = columns->row[k];
            }
        }
        const auto found = mapview::nearestComponent(*columns, at, radius);
        QCOMPARE(found ? qint64(columns->row[*found]) : -1, expected);
    }
}

void TestDenseData::bucketsHoldEveryComponentOnce()
{
    const auto columns = mapview::makeColumns(strewn(5000));
    std::vector<int> seen(5000);
    columns->forRuns(QRectF(0, 0, 1, 1), [&](quint32 first, quint32 last) {
        for (quint32 i = first; i < last; ++i)
            ++seen[columns->row[i]];
    });
    QVERIFY(std::ranges::all_of(seen, [](int times) { return times == 1; }));
}

void TestDenseData::aPointIsInTheCellThatContainsIt()
{
    std::vector<store::CellShape> shapes;
    for (int y = 0; y < 20; ++y)
        for (int x = 0; x < 20; ++x)
            shapes.push_back(
                square(QStringLiteral("%1-%2").arg(x).arg(y), 126.5 + x * 0.002, 45.7 + y * 0.002));
    const auto cells = mapview::makeCells(shapes);
    for (int i = 0; i < 400; ++i) {
        const int x = i % 20, y = i / 20;
        const int found
            = cells->cellAt(mapview::toWorld({126.5 + (x + 0.3) * 0.002, 45.7 + (y + 0.6) * 0.002}));
        QVERIFY(found >= 0);
        QCOMPARE(cells->codes[size_t(found)], QStringLiteral("%1-%2").arg(x).arg(y));
    }
    QCOMPARE(cells->cellAt(mapview::toWorld({120, 40})), -1);
}

void TestDenseData::holesBelongToNoCell()
{
    store::CellShape shape = square(QStringLiteral("ring"), 126.5, 45.7);
    shape.shape.rings.push_back(
        {{126.5005, 45.7005}, {126.5015, 45.7005}, {126.5015, 45.7015}, {126.5005, 45.7015}});
    const auto cells = mapview::makeCells({shape});
    QCOMPARE(cells->cellAt(mapview::toWorld({126.501, 45.701})), -1);
    QCOMPARE(cells->cellAt(mapview::toWorld({126.5002, 45.701})), 0);
}

void TestDenseData::classLimitsRiseAndAreRound()
{
    std::vector<mapview::CellCount> counts;
    for (int i = 0; i < 1000; ++i)
        counts.push_back({i % 40, i % 7});
    for (const auto measure :
         {mapview::Measure::OpenCases, mapview::Measure::OverdueCases, mapview::Measure::OverdueShare}) {
        const auto limits = mapview::classLimits(counts, measure);
        QVERIFY(limits.size() >= 2 && limits.size() <= 7);
        QVERIFY(std::ranges::is_sorted(limits, std::less_equal<>()));
        for (const double limit : limits)
            QCOMPARE(limit, std::round(limit));
    }
    // One address that stands for everything without one must not stretch the classes.
    std::vector<mapview::CellCount> lopsided(1'000, {1, 0});
    for (int i = 0; i < 300; ++i)
        lopsided[size_t(i)].open = 2 + i % 5;
    lopsided[500].open = 1'500;
    QCOMPARE(mapview::classLimits(lopsided, mapview::Measure::OpenCases),
             (mapview::ClassLimits{1, 4, 6, 1'500}));
}

void TestDenseData::noValuesMeanNoClasses()
{
    QVERIFY(mapview::classLimits({{0, 0}, {0, 0}}, mapview::Measure::OpenCases).empty());
}

void TestDenseData::aCellWithCasesIsColoredAndOneWithoutIsNot()
{
    mapview::DenseSnapshot data;
    data.cells = mapview::makeCells(
        {square(QStringLiteral("a"), 126.500, 45.700), square(QStringLiteral("b"), 126.502, 45.700)});
    data.counts
        = std::make_shared<std::vector<mapview::CellCount>>(std::vector<mapview::CellCount>{{5, 0}, {0, 0}});
    QImage image(200, 144, QImage::Format_RGB32);
    image.fill(Qt::black);
    mapview::DenseStyle style = darkStyle();
    paintDense(image, worldOf({126.500, 45.702}, {126.504, 45.700}), data, style);
    QVERIFY(image.pixelColor(50, 70) != QColor(Qt::black));
    QCOMPARE(image.pixelColor(150, 70), QColor(Qt::black));
}

void TestDenseData::aCellWithoutDataIsHatchedAndZeroIsNot()
{
    mapview::DenseSnapshot data;
    data.cells = mapview::makeCells(
        {square(QStringLiteral("a"), 126.500, 45.700), square(QStringLiteral("b"), 126.502, 45.700)});
    // In the left cell nothing is overdue, in the right one there is nothing that could be.
    data.counts
        = std::make_shared<std::vector<mapview::CellCount>>(std::vector<mapview::CellCount>{{5, 0}, {0, 0}});
    mapview::DenseStyle style = darkStyle();
    const auto colors = [&](const QRect &part) {
        QImage image(200, 144, QImage::Format_RGB32);
        image.fill(Qt::black);
        paintDense(image, worldOf({126.500, 45.702}, {126.504, 45.700}), data, style);
        QSet<QRgb> seen;
        for (int y = part.top(); y <= part.bottom(); ++y)
            for (int x = part.left(); x <= part.right(); ++x)
                seen.insert(image.pixel(x, y));
        return seen.size();
    };
    const QRect left(20, 40, 40, 40), right(130, 40, 40, 40);
    style.measure = mapview::Measure::OverdueShare;
    QCOMPARE(colors(left), 1);
    QVERIFY(colors(right) > 1);
    style.measure = mapview::Measure::OverdueCases;
    QCOMPARE(colors(right), 1); // zero is a number
    data.casesKnown = false;
    QVERIFY(colors(left) > 1 && colors(right) > 1);
}

void TestDenseData::theSkeletonShowsTheCityBeforeTheBaseMap()
{
    mapview::DenseSnapshot data;
    const mapview::DenseStyle style = darkStyle();
    QImage image(200, 144, QImage::Format_RGB32);
    const QRectF world = worldOf({126.500, 45.702}, {126.504, 45.700});
    paintSkeleton(image, world, data, style);
    QSet<QRgb> seen;
    for (int x = 0; x < 200; ++x)
        seen.insert(image.pixel(x, 70));
    QVERIFY(seen.size() > 1); // not an empty sheet, even before the first cell
    data.cells = mapview::makeCells({square(QStringLiteral("a"), 126.500, 45.700)});
    paintSkeleton(image, world, data, style);
    QVERIFY(image.pixelColor(50, 70) != style.palette.mapGround);
    QCOMPARE(image.pixelColor(150, 70), style.palette.mapGround);
}

void TestDenseData::aBrokenComponentShowsItsColor()
{
    mapview::DenseSnapshot data;
    data.components = mapview::makeColumns({{126.501, 45.701, 101, 2, 1}});
    QImage image(512, 512, QImage::Format_RGB32);
    image.fill(Qt::black);
    const mapview::DenseStyle style = darkStyle();
    const QPointF at = mapview::toWorld({126.501, 45.701});
    const double edge = 1.0 / std::exp2(18); // street scale
    paintDense(image, QRectF(at - QPointF(edge / 2, edge / 2), QSizeF(edge, edge)), data, style);
    const auto shows = [&image](QColor color) {
        for (int x = 240; x < 272; ++x) {
            if (image.pixelColor(x, 256) == color)
                return true;
        }
        return false;
    };
    QVERIFY(shows(style.palette.overdue));
    data.states = std::make_shared<std::vector<quint8>>(std::vector<quint8>{0});
    image.fill(Qt::black);
    paintDense(image, QRectF(at - QPointF(edge / 2, edge / 2), QSizeF(edge, edge)), data, style);
    QVERIFY(shows(style.palette.component) && !shows(style.palette.overdue));
}

QTEST_MAIN(TestDenseData)
#include "tst_densedata.moc"

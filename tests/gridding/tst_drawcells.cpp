// SPDX-License-Identifier: GPL-3.0-or-later
#include "gridding/drawcells.h"

#include "gridding/topology.h"
#include "support/streets.h"

#include <QTest>

#include <algorithm>
#include <cmath>
#include <map>
#include <set>

using namespace wanmi;
using namespace wanmi::gridding;
using tests::Streets;

namespace {

const QString Community = QStringLiteral("320106001001");

std::vector<CheckedParent> checked(const std::vector<Parent> &parents)
{
    std::vector<CheckedParent> made;
    for (const Parent &parent : parents)
        made.push_back({parent.code, parent.shape});
    return made;
}

/// Faults in words; areas of three digits below cells are checked too, so their codes are no matter.
QStringList faultsOf(const std::vector<Parent> &parents, const DrawnCells &drawn)
{
    std::vector<CheckedCell> cells;
    for (const DrawnCell &cell : drawn.cells)
        cells.push_back({cell.code, cell.parent, {cell.shape}});
    QStringList found;
    for (const TopologyFault &fault : checkTopology(checked(parents), cells)) {
        if (fault.kind != u"bad-code")
            found.append(
                QStringLiteral("%1 %2 %3 %4").arg(fault.kind, fault.code, fault.other).arg(fault.amount));
    }
    return found;
}

std::vector<Parent> asParents(const DrawnCells &drawn)
{
    std::vector<Parent> parents;
    for (const DrawnCell &cell : drawn.cells)
        parents.push_back({cell.code, {cell.shape}});
    return parents;
}

double groundOf(const std::vector<Parent> &parents)
{
    double sum = 0;
    for (const Parent &parent : parents) {
        for (const geo::Polygon &part : parent.shape)
            sum += geo::areaM2(part);
    }
    return sum;
}

/// A net of streets every `stepM`.
void addGrid(Streets &streets, double stepM, double sizeM, LineKind kind = LineKind::Local)
{
    for (double at = 0; at <= sizeM; at += stepM) {
        streets.add({{at, -20}, {at, sizeM + 20}}, kind);
        streets.add({{-20, at}, {sizeM + 20, at}}, kind);
    }
}
} // namespace

class TestDrawCells : public QObject
{
    Q_OBJECT
private slots:
    void blocksOfTheRightSizeAreTakenAsTheyAre();
    void aGrownCityGetsCellsAlongItsRoads();
    void theOutcomeIsTheSameOnAnyNumberOfThreads();
    void cellsAreNumberedInRowsFromNorthToSouth();
    void radialStreetsAndRingsMakeCells();
    void aParentWithoutRoadsIsCutStraight();
    void blankBlocksStayWholeAsFarAsTheShareNeeds();
    void whatJoiningGaveUpIsABorderAgain();
    void bordersOfDrawnParentsAreNoLines();
    void straightCutsGoAroundBuildings();
    void aHoleInTheParentStaysOutside();
    void anIslandOfStreetsInsideABlockLeavesNoHole();
    void carriagewaysAMomentApartMakeNoSlivers();
    void aDeadEndIsProlonged();
    void linesThatCrossThemselvesAreTaken();
    void parentsThatOverlapShareNoGround();
    void anUglyParentIsMadeValid();
    void neighboursShareEveryPointOfTheirBorder();
    void tooManyCellsAreRefusedAndDividingHelps();
    void badParentsAreRefused();
    void cancellingStopsIt();
    void theOutlineOfPointsLeavesStrayOnesOut();
    void wordsOfRoadsAreKnown();
};

void TestDrawCells::blocksOfTheRightSizeAreTakenAsTheyAre()
{
    Streets streets;
    addGrid(streets, 100, 800);
    const std::vector<Parent> parents{{Community, {streets.box(0, 0, 800, 800)}}};
    const auto drawn = drawCells(parents, streets.lines);
    QVERIFY(drawn);
    QCOMPARE(drawn->cells.size(), size_t(64));
    QVERIFY(drawn->statistics.shareOnLines() > 0.999);
    QVERIFY(std::abs(drawn->statistics.medianM2 - 10'000) < 20);
    QCOMPARE(faultsOf(parents, *drawn), QStringList());
}

void TestDrawCells::aGrownCityGetsCellsAlongItsRoads()
{
    Streets streets;
    streets.addCity({0, 0}, 2500, 2500, 7);
    const std::vector<Parent> street{{QStringLiteral("320106001"), {streets.box(0, 0, 2500, 2500)}}};
    const auto communities = divideIntoCommunities(street, streets.lines);
    QVERIFY(communities);
    QCOMPARE(faultsOf(street, *communities), QStringList());
    const std::vector<Parent> parents = asParents(*communities);
    const auto drawn = drawCells(parents, streets.lines);
    QVERIFY(drawn);
    QCOMPARE(faultsOf(parents, *drawn), QStringList());
    const DrawStatistics &figures = drawn->statistics;
    QVERIFY2(figures.shareOnLines() >= 0.8, qPrintable(QString::number(figures.shareOnLines())));
    QVERIFY2(figures.medianM2 > 7000 && figures.medianM2 < 13'000,
             qPrintable(QString::number(figures.medianM2)));
    QVERIFY2(figures.shareOutsideSizes() < 0.05, qPrintable(QString::number(figures.shareOutsideSizes())));
    // The figures are those of the cells.
    double sum = 0;
    for (const DrawnCell &cell : drawn->cells) {
        sum += cell.areaM2;
        QCOMPARE(cell.shape.rings.size(), size_t(1));
        QVERIFY(cell.code.startsWith(cell.parent) && cell.code.size() == 15);
    }
    QVERIFY(std::abs(sum / groundOf(street) - 1) < 0.001);
    QVERIFY(figures.innerOnLinesM + figures.straightM <= figures.innerM + 1);
}

void TestDrawCells::theOutcomeIsTheSameOnAnyNumberOfThreads()
{
    Streets streets;
    streets.addCity({0, 0}, 1200, 1200, 3);
    const auto communities = divideIntoCommunities(
        {{QStringLiteral("320106001"), {streets.box(0, 0, 1200, 1200)}}}, streets.lines);
    QVERIFY(communities);
    std::vector<DrawnCells> outcomes;
    for (const int threads : {1, 2, 3}) {
        DrawWish wish;
        wish.threads = threads;
        const auto drawn = drawCells(asParents(*communities), streets.lines, wish);
        QVERIFY(drawn);
        outcomes.push_back(*drawn);
    }
    for (const DrawnCells &outcome : outcomes) {
        QCOMPARE(outcome.cells.size(), outcomes[0].cells.size());
        for (size_t i = 0; i < outcome.cells.size(); ++i) {
            QCOMPARE(outcome.cells[i].code, outcomes[0].cells[i].code);
            QVERIFY(outcome.cells[i].shape == outcomes[0].cells[i].shape);
        }
    }
}

void TestDrawCells::cellsAreNumberedInRowsFromNorthToSouth()
{
    Streets streets;
    addGrid(streets, 100, 500);
    const auto drawn = drawCells({{Community, {streets.box(0, 0, 500, 500)}}}, streets.lines);
    QVERIFY(drawn);
    QCOMPARE(drawn->cells.size(), size_t(25));
    for (size_t i = 0; i < drawn->cells.size(); ++i) {
        QCOMPARE(drawn->cells[i].code, Community + QStringLiteral("%1").arg(i + 1, 3, 10, QLatin1Char('0')));
        const geo::Place here = geo::centroid(drawn->cells[i].shape);
        const geo::Place wanted = streets.place({50 + 100.0 * double(i % 5), 450 - 100.0 * double(i / 5)});
        QVERIFY(geo::distanceM(here, wanted) < 5);
    }
}

void TestDrawCells::radialStreetsAndRingsMakeCells()
{
    Streets streets;
    for (int ring = 1; ring <= 7; ++ring) {
        std::vector<QPointF> way;
        for (int step = 0; step <= 72; ++step) {
            const double angle = step * std::numbers::pi / 36;
            way.emplace_back(ring * 95.0 * std::cos(angle), ring * 95.0 * std::sin(angle));
        }
        streets.add(way, LineKind::Local);
    }
    for (int spoke = 0; spoke < 20; ++spoke) {
        const double angle = spoke * std::numbers::pi / 10 + 0.05;
        streets.add({{0, 0}, {700 * std::cos(angle), 700 * std::sin(angle)}}, LineKind::Secondary);
    }
    const std::vector<Parent> parents{{Community, {streets.box(-600, -600, 600, 600)}}};
    const auto drawn = drawCells(parents, streets.lines);
    QVERIFY(drawn);
    QCOMPARE(faultsOf(parents, *drawn), QStringList());
    QVERIFY(drawn->statistics.shareOnLines() > 0.8);
    QVERIFY(drawn->statistics.shareOutsideSizes() < 0.05);
    QVERIFY(drawn->statistics.medianM2 > 7000 && drawn->statistics.medianM2 < 13'000);
}

void TestDrawCells::aParentWithoutRoadsIsCutStraight()
{
    Streets streets;
    const std::vector<Parent> parents{
        {Community, {streets.polygon({{{0, 0}, {900, 60}, {1400, 700}, {700, 1100}, {60, 800}}})}}};
    const auto drawn = drawCells(parents, {});
    QVERIFY(drawn);
    QCOMPARE(faultsOf(parents, *drawn), QStringList());
    QVERIFY(drawn->statistics.medianM2 > 7000 && drawn->statistics.medianM2 < 13'000);
    QVERIFY(drawn->statistics.shareOutsideSizes() < 0.05);
    QCOMPARE(drawn->statistics.innerOnLinesM, 0.0);
    QVERIFY(std::abs(drawn->statistics.straightM - drawn->statistics.innerM) < 1);
}

void TestDrawCells::blankBlocksStayWholeAsFarAsTheShareNeeds()
{
    // Streets every 100 m in the west, nothing at all in the east beyond one road every 600 m.
    Streets streets;
    addGrid(streets, 100, 1200);
    for (double at = 0; at <= 1200; at += 600)
        streets.add({{1200, at}, {3020, at}}, LineKind::Secondary);
    for (double at = 1200; at <= 3000; at += 600)
        streets.add({{at, -20}, {at, 1220}}, LineKind::Secondary);
    const std::vector<Parent> parents{{Community, {streets.box(0, 0, 3000, 1200)}}};
    const auto drawn = drawCells(parents, streets.lines);
    QVERIFY(drawn);
    QCOMPARE(faultsOf(parents, *drawn), QStringList());
    const DrawStatistics &figures = drawn->statistics;
    QVERIFY2(figures.shareOnLines() >= 0.8, qPrintable(QString::number(figures.shareOnLines())));
    QVERIFY(figures.medianM2 > 7000 && figures.medianM2 < 13'000);
    QVERIFY(figures.shareOutsideSizes() < 0.05);
    QVERIFY(figures.tooLarge > 0);
    QVERIFY(figures.largestM2 <= DrawWish().ceilingM2);
    QCOMPARE(figures.blankBlocks, 6);
    QVERIFY(std::abs(figures.blankM2 - 6 * 360'000) < 10'000);
    // 7.2 circles of 50,000 m2 for a block of 2,400 m around.
    QVERIFY(std::abs(figures.blankNeedM - 6 * (7.2 * 792.7 - 2400) / 2) < 300);

    // Where there are streets enough, nothing is too large.
    const std::vector<Parent> west{{Community, {streets.box(0, 0, 1200, 1200)}}};
    const auto even = drawCells(west, streets.lines);
    QVERIFY(even);
    QCOMPARE(even->statistics.outsideSizes, 0);
    QCOMPARE(even->statistics.blankBlocks, 0);
}

void TestDrawCells::whatJoiningGaveUpIsABorderAgain()
{
    // Small blocks of 50 by 60 m beside large blank ones: as cells of their own they lower the median and
    // bring borders on lines.
    Streets streets;
    for (double at = 0; at <= 900; at += 60)
        streets.add({{at, -20}, {at, 420}}, LineKind::Lane);
    for (double at = 0; at <= 400; at += 50)
        streets.add({{-20, at}, {920, at}}, LineKind::Lane);
    for (double at = 900; at <= 2500; at += 400)
        streets.add({{at, -20}, {at, 420}}, LineKind::Local);
    for (const double at : {0.0, 400.0})
        streets.add({{900, at}, {2520, at}}, LineKind::Local);
    const std::vector<Parent> parents{{Community, {streets.box(0, 0, 2500, 400)}}};
    const auto drawn = drawCells(parents, streets.lines);
    QVERIFY(drawn);
    QCOMPARE(faultsOf(parents, *drawn), QStringList());
    const auto lanes = std::count_if(drawn->cells.begin(), drawn->cells.end(), [](const DrawnCell &cell) {
        return cell.areaM2 > 2900 && cell.areaM2 < 3100;
    });
    QVERIFY(drawn->statistics.shareOnLines() >= 0.8);
    QVERIFY2(lanes >= 10, qPrintable(QString::number(lanes)));
}

void TestDrawCells::bordersOfDrawnParentsAreNoLines()
{
    Streets streets;
    const std::vector<Parent> parents{{Community, {streets.box(0, 0, 300, 300)}},
                                      {QStringLiteral("320106001002"), {streets.box(300, 0, 600, 300)}}};
    DrawWish wish;
    const auto given = drawCells(parents, {}, wish);
    wish.parentsCount = false;
    const auto ours = drawCells(parents, {}, wish);
    QVERIFY(given && ours);
    QVERIFY(std::abs(given->statistics.innerOnLinesM - 300) < 2);
    QCOMPARE(ours->statistics.innerOnLinesM, 0.0);
    QVERIFY(std::abs(ours->statistics.parentM - 300) < 2);
    QVERIFY(std::abs(ours->statistics.straightM - ours->statistics.innerM) < 1);
}

void TestDrawCells::straightCutsGoAroundBuildings()
{
    // One block to be halved, with a row of houses right across its middle.
    Streets streets;
    auto houses = std::make_shared<std::vector<geo::Ring>>();
    for (double at = 5; at < 135; at += 14)
        houses->push_back(streets.box(96, at, 104, at + 9).rings.front());
    const std::vector<Parent> parents{{Community, {streets.box(0, 0, 200, 140)}}};
    DrawWish wish;
    wish.aimM2 = 14'000;
    const auto blind = drawCells(parents, {}, wish);
    wish.buildings = houses;
    const auto drawn = drawCells(parents, {}, wish);
    QVERIFY(blind && drawn);
    QCOMPARE(blind->cells.size(), size_t(2));
    QCOMPARE(blind->statistics.buildingsCrossed, 0); // nobody told of any
    QCOMPARE(drawn->cells.size(), size_t(2));
    QCOMPARE(drawn->statistics.buildingsCrossed, 0);
    QVERIFY(drawn->statistics.smallestM2 > 9000);
    // Where there is no way around, it says so.
    houses->assign(1, streets.box(1, 1, 199, 139).rings.front());
    const auto through = drawCells(parents, {}, wish);
    QVERIFY(through);
    QCOMPARE(through->statistics.buildingsCrossed, 1);
}

void TestDrawCells::aHoleInTheParentStaysOutside()
{
    Streets streets;
    addGrid(streets, 130, 1000);
    const std::vector<Parent> parents{
        {Community,
         {streets.polygon({{{0, 0}, {1000, 0}, {1000, 1000}, {0, 1000}},
                           {{430, 400}, {430, 640}, {610, 620}, {590, 410}}})}}};
    const auto drawn = drawCells(parents, streets.lines);
    QVERIFY(drawn);
    QCOMPARE(faultsOf(parents, *drawn), QStringList());
    const geo::Place inHole = streets.place({500, 500});
    for (const DrawnCell &cell : drawn->cells)
        QVERIFY(!geo::contains(cell.shape, inHole));
}

void TestDrawCells::anIslandOfStreetsInsideABlockLeavesNoHole()
{
    Streets streets;
    addGrid(streets, 400, 400);
    streets.add({{100, 100}, {290, 110}, {300, 300}, {110, 290}, {100, 100}}, LineKind::Lane);
    streets.add({{150, 150}, {165, 150}, {165, 165}, {150, 165}, {150, 150}},
                LineKind::Path); // too small to matter
    const std::vector<Parent> parents{{Community, {streets.box(0, 0, 400, 400)}}};
    const auto drawn = drawCells(parents, streets.lines);
    QVERIFY(drawn);
    QCOMPARE(faultsOf(parents, *drawn), QStringList());
    for (const DrawnCell &cell : drawn->cells) {
        QCOMPARE(cell.shape.rings.size(), size_t(1));
        QVERIFY(cell.areaM2 >= 2000);
    }
}

void TestDrawCells::carriagewaysAMomentApartMakeNoSlivers()
{
    Streets streets;
    for (double at = 0; at <= 600; at += 120) {
        for (const double side : {0.0, 0.4, 14.0}) {
            streets.add({{at + side, -20}, {at + side + 3, 300}, {at + side, 620}}, LineKind::Secondary);
            streets.add({{-20, at + side}, {300, at + side - 2}, {620, at + side + 1}}, LineKind::Secondary);
        }
    }
    const std::vector<Parent> parents{{Community, {streets.box(0, 0, 600, 600)}}};
    const auto drawn = drawCells(parents, streets.lines);
    QVERIFY(drawn);
    QCOMPARE(faultsOf(parents, *drawn), QStringList());
    for (const DrawnCell &cell : drawn->cells) {
        const double width = 2 * cell.areaM2 / cell.perimeterM;
        QVERIFY2(width > 20, qPrintable(QStringLiteral("%1 is %2 m wide").arg(cell.code).arg(width)));
    }
}

void TestDrawCells::aDeadEndIsProlonged()
{
    Streets streets;
    addGrid(streets, 200, 200);
    streets.add({{100, 0}, {100, 150}}, LineKind::Lane);
    DrawWish wish;
    wish.aimM2 = 20'000;
    const auto drawn = drawCells({{Community, {streets.box(0, 0, 200, 200)}}}, streets.lines, wish);
    QVERIFY(drawn);
    QCOMPARE(drawn->cells.size(), size_t(2));
    QVERIFY2(std::abs(drawn->statistics.innerOnLinesM - 150) < 2,
             qPrintable(QString::number(drawn->statistics.innerOnLinesM)));
    QVERIFY(std::abs(drawn->statistics.straightM - 50) < 2);
}

void TestDrawCells::linesThatCrossThemselvesAreTaken()
{
    Streets streets;
    std::vector<QPointF> knot;
    for (int step = 0; step <= 200; ++step) {
        const double t = step * std::numbers::pi / 100;
        knot.emplace_back(300 + 260 * std::sin(3 * t), 300 + 260 * std::sin(4 * t + 0.3));
    }
    streets.add(knot, LineKind::Local);
    streets.add({{10, 10}, {10, 10}, {590, 590}, {10, 10}}, LineKind::Lane); // there and back, a point twice
    const std::vector<Parent> parents{{Community, {streets.box(0, 0, 600, 600)}}};
    const auto drawn = drawCells(parents, streets.lines);
    QVERIFY(drawn);
    QCOMPARE(faultsOf(parents, *drawn), QStringList());
    QVERIFY(drawn->statistics.shareOutsideSizes() < 0.05);
}

void TestDrawCells::parentsThatOverlapShareNoGround()
{
    Streets streets;
    addGrid(streets, 100, 600);
    const std::vector<Parent> parents{{Community, {streets.box(0, 0, 330, 600)}},
                                      {QStringLiteral("320106001002"), {streets.box(300, 0, 600, 600)}},
                                      {QStringLiteral("320106001003"), {streets.box(50, 50, 90, 90)}}};
    const auto drawn = drawCells(parents, streets.lines);
    QVERIFY(drawn);
    QCOMPARE(drawn->emptyParents, std::vector<QString>{QStringLiteral("320106001003")});
    const std::vector<Parent> apart{{Community, {streets.box(0, 0, 330, 600)}},
                                    {QStringLiteral("320106001002"), {streets.box(330, 0, 600, 600)}}};
    QCOMPARE(faultsOf(apart, *drawn), QStringList());
}

void TestDrawCells::anUglyParentIsMadeValid()
{
    Streets streets;
    addGrid(streets, 100, 400);
    // A bow tie with a spike and points given twice.
    const std::vector<Parent> parents{
        {Community,
         {streets.polygon({{{0, 0}, {0, 0}, {400, 400}, {400, 0}, {500, 0}, {400, 0}, {0, 400}, {0, 0}}})}}};
    const auto drawn = drawCells(parents, streets.lines);
    QVERIFY(drawn);
    double sum = 0;
    for (const DrawnCell &cell : drawn->cells)
        sum += cell.areaM2;
    QVERIFY2(std::abs(sum - 80'000) < 200, qPrintable(QString::number(sum)));
}

void TestDrawCells::neighboursShareEveryPointOfTheirBorder()
{
    Streets streets;
    streets.addCity({0, 0}, 1500, 1500, 11);
    const auto communities = divideIntoCommunities(
        {{QStringLiteral("320106001"), {streets.box(0, 0, 1500, 1500)}}}, streets.lines);
    QVERIFY(communities);
    const auto drawn = drawCells(asParents(*communities), streets.lines);
    QVERIFY(drawn);
    // Every edge inside the whole ground belongs to two cells, there and back.
    std::map<std::pair<std::pair<double, double>, std::pair<double, double>>, int> edges;
    const geo::Bounds all = geo::boundsOf(streets.box(0, 0, 1500, 1500));
    for (const DrawnCell &cell : drawn->cells) {
        const geo::Ring &ring = cell.shape.rings.front();
        for (size_t i = 0, j = ring.size() - 1; i < ring.size(); j = i++)
            ++edges[{{ring[j].lon, ring[j].lat}, {ring[i].lon, ring[i].lat}}];
    }
    const auto isOnRim = [&all](std::pair<double, double> at) {
        constexpr double Near = 1e-5; // the box is one in metres, its sides lean in degrees
        return std::abs(at.first - all.west) < Near || std::abs(at.first - all.east) < Near
            || std::abs(at.second - all.south) < Near || std::abs(at.second - all.north) < Near;
    };
    int alone = 0;
    for (const auto &[edge, count] : edges) {
        QCOMPARE(count, 1);
        if (!edges.contains({edge.second, edge.first}) && !(isOnRim(edge.first) && isOnRim(edge.second)))
            ++alone;
    }
    QCOMPARE(alone, 0);
}

void TestDrawCells::tooManyCellsAreRefusedAndDividingHelps()
{
    Streets streets;
    const std::vector<Parent> wide{{QStringLiteral("320106001"), {streets.box(0, 0, 4200, 3000)}}};
    const auto refused = drawCells(wide, {});
    QVERIFY(!refused);
    QCOMPARE(refused.error().reason, QStringLiteral("too-many-cells"));
    QCOMPARE(refused.error().detail, QStringLiteral("320106001"));
    const auto communities = divideIntoCommunities(wide, {});
    QVERIFY(communities);
    QVERIFY(communities->cells.size() > 5);
    const auto drawn = drawCells(asParents(*communities), {});
    QVERIFY(drawn);
    QVERIFY(drawn->cells.size() > 999);
    QCOMPARE(faultsOf(asParents(*communities), *drawn), QStringList());
    const auto streetsOfDistrict
        = divideIntoStreets({{QStringLiteral("320106"), {streets.box(0, 0, 6000, 6000)}}}, {});
    QVERIFY(streetsOfDistrict);
    QVERIFY(streetsOfDistrict->cells.size() > 2);
    QCOMPARE(streetsOfDistrict->cells[0].code, QStringLiteral("320106001"));
}

void TestDrawCells::badParentsAreRefused()
{
    Streets streets;
    const geo::Polygon box = streets.box(0, 0, 100, 100);
    QCOMPARE(drawCells({}, {}).error().reason, QStringLiteral("no-parents"));
    QCOMPARE(drawCells({{Community, {}}}, {}).error().reason, QStringLiteral("no-parents"));
    QCOMPARE(drawCells({{QStringLiteral("abc"), {box}}}, {}).error().reason,
             QStringLiteral("bad-parent-code"));
    QCOMPARE(drawCells({{Community, {box}}, {Community, {box}}}, {}).error().reason,
             QStringLiteral("bad-parent-code"));
    const geo::Polygon world{{{{-100, -50}, {100, -50}, {100, 50}, {-100, 50}}}};
    QCOMPARE(drawCells({{Community, {world}}}, {}).error().reason, QStringLiteral("too-wide"));
}

void TestDrawCells::cancellingStopsIt()
{
    Streets streets;
    addGrid(streets, 100, 600);
    double last = -1;
    const auto drawn
        = drawCells({{Community, {streets.box(0, 0, 600, 600)}}}, streets.lines, {}, [&](double done) {
              last = done;
              return done < 0.2;
          });
    QVERIFY(!drawn);
    QCOMPARE(drawn.error().reason, QStringLiteral("cancelled"));
    QVERIFY(last >= 0.2 && last <= 1);
}

void TestDrawCells::theOutlineOfPointsLeavesStrayOnesOut()
{
    Streets streets;
    std::vector<geo::Place> points;
    for (int i = 0; i < 60; ++i) {
        for (int j = 0; j < 40; ++j) {
            if (i < 30 || j < 20) // an L
                points.push_back(streets.place({i * 50.0, j * 50.0}));
        }
    }
    points.push_back(streets.place({40'000, 60'000}));
    points.push_back({0, 0});
    const geo::MultiPolygon outline = outlineOf(points);
    QCOMPARE(outline.size(), size_t(1));
    QCOMPARE(outline.front().rings.size(), size_t(1));
    int outside = 0;
    for (size_t i = 0; i + 2 < points.size(); ++i)
        outside += geo::contains(outline.front(), points[i]) ? 0 : 1;
    QCOMPARE(outside, 0);
    QVERIFY(!geo::contains(outline.front(), streets.place({2700, 1800})));
    QVERIFY(outlineOf({{1, 1}, {2, 2}}).empty());
}

void TestDrawCells::wordsOfRoadsAreKnown()
{
    QCOMPARE(lineKindOf(u"residential"), LineKind::Local);
    QCOMPARE(lineKindOf(u"arterial"), LineKind::Arterial);
    QCOMPARE(lineKindOf(u"riverbank"), LineKind::Water);
    QVERIFY(!lineKindOf(u"proposed"));
    QVERIFY(!lineKindOf(u""));
}

QTEST_GUILESS_MAIN(TestDrawCells)
#include "tst_drawcells.moc"

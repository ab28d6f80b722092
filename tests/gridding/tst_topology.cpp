// SPDX-License-Identifier: GPL-3.0-or-later
#include "gridding/topology.h"

#include "geo/place.h"

#include <QTest>

#include <cmath>

using namespace wanmi;
using namespace wanmi::gridding;

namespace {
const geo::LocalPlane plane({126.6, 45.77});
const QString Community = QStringLiteral("230103001001");

geo::Polygon polygon(const std::vector<QPointF> &metres)
{
    geo::Ring ring;
    for (const QPointF point : metres)
        ring.push_back(plane.toPlace(point));
    return {{ring}};
}

geo::Polygon box(double x0, double y0, double x1, double y1)
{
    return polygon({{x0, y0}, {x1, y0}, {x1, y1}, {x0, y1}});
}

CheckedCell cell(const QString &code, const geo::Polygon &shape)
{
    return {code, code.left(12), {shape}};
}

std::vector<CheckedParent> community(const geo::Polygon &shape)
{
    return {{Community, {shape}}};
}

QStringList kinds(const std::vector<TopologyFault> &faults)
{
    QStringList found;
    for (const TopologyFault &fault : faults)
        found.append(fault.kind);
    found.sort();
    return found;
}
} // namespace

class TestTopology : public QObject
{
    Q_OBJECT
private slots:
    void twoCellsThatFillTheirCommunityAreSound();
    void anOverlapIsMeasured();
    void aGapIsMeasured();
    void aCellBeyondItsCommunityIsFound();
    void aBowTieCrossesItself();
    void aCodeMustBelongToItsParent();
    void aFaultSaysWhereItIs();
    void delineationsGivenTwiceAreFound();
    void cellsInPartsAndWithoutParentAreFound();
    void roundedCoordinatesAreNoFault();
    void sizesAreWarnedOfOnWish();
    void theCommonAreaOfConcaveShapesIsExact();
};

void TestTopology::twoCellsThatFillTheirCommunityAreSound()
{
    const auto faults = checkTopology(community(box(0, 0, 200, 100)),
                                      {cell(Community + QStringLiteral("001"), box(0, 0, 100, 100)),
                                       cell(Community + QStringLiteral("002"), box(100, 0, 200, 100))});
    QCOMPARE(kinds(faults), QStringList());
}

void TestTopology::anOverlapIsMeasured()
{
    const auto faults = checkTopology(community(box(0, 0, 200, 100)),
                                      {cell(Community + QStringLiteral("001"), box(0, 0, 100.15, 100)),
                                       cell(Community + QStringLiteral("002"), box(100, 0, 200, 100))});
    QCOMPARE(kinds(faults), QStringList{QStringLiteral("overlap")});
    QVERIFY(std::abs(faults[0].amount - 15) < 0.01);
    QCOMPARE(faults[0].other, Community + QStringLiteral("002"));
}

void TestTopology::aGapIsMeasured()
{
    const auto faults = checkTopology(community(box(0, 0, 200, 100)),
                                      {cell(Community + QStringLiteral("001"), box(0, 0, 99.9, 100)),
                                       cell(Community + QStringLiteral("002"), box(100, 0, 200, 100))});
    QCOMPARE(kinds(faults), QStringList{QStringLiteral("gap")});
    QVERIFY2(std::abs(faults[0].amount - 10) < 0.01,
             qPrintable(QString::number(faults[0].amount, (char)102, 6)));
}

void TestTopology::aCellBeyondItsCommunityIsFound()
{
    const auto faults = checkTopology(community(box(0, 0, 200, 100)),
                                      {cell(Community + QStringLiteral("001"), box(0, 0, 200, 100)),
                                       cell(Community + QStringLiteral("002"), box(300, 0, 400, 100))});
    QCOMPARE(kinds(faults),
             (QStringList{QStringLiteral("area-sum"), QStringLiteral("centroid-outside"),
                          QStringLiteral("outside-parent")}));
}

void TestTopology::aBowTieCrossesItself()
{
    const auto faults = checkTopology(
        community(box(0, 0, 100, 100)),
        {cell(Community + QStringLiteral("001"), polygon({{0, 0}, {100, 100}, {100, 0}, {0, 90}}))});
    QVERIFY(kinds(faults).contains(QStringLiteral("self-intersection")));
}

void TestTopology::aCodeMustBelongToItsParent()
{
    CheckedCell stranger = cell(QStringLiteral("230104001001001"), box(0, 0, 100, 100));
    stranger.parent = Community;
    const auto faults
        = checkTopology(community(box(0, 0, 200, 100)),
                        {stranger, cell(Community + QStringLiteral("1"), box(100, 0, 200, 100))});
    QCOMPARE(kinds(faults), (QStringList{QStringLiteral("bad-code"), QStringLiteral("code-not-of-parent")}));
}

void TestTopology::aFaultSaysWhereItIs()
{
    const auto faults = checkTopology(community(box(0, 0, 200, 100)),
                                      {cell(Community + QStringLiteral("001"), box(0, 0, 110, 100)),
                                       cell(Community + QStringLiteral("002"), box(100, 0, 180, 100))});
    QCOMPARE(kinds(faults),
             (QStringList{QStringLiteral("area-sum"), QStringLiteral("gap"), QStringLiteral("overlap")}));
    const geo::Polygon overlap = box(100, 0, 110, 100);
    const geo::Polygon gap = box(180, 0, 200, 100);
    for (const TopologyFault &fault : faults) {
        const geo::Polygon &where = fault.kind == u"overlap" ? overlap : gap;
        if (fault.kind == u"area-sum")
            continue;
        QVERIFY(geo::contains(where, fault.place));
        QCOMPARE(fault.shape.size(), size_t(1));
        QVERIFY(std::abs(geo::areaM2(fault.shape.front()) - geo::areaM2(where)) < 0.5);
    }
    const auto bowTie = checkTopology(
        {}, {cell(Community + QStringLiteral("001"), polygon({{0, 0}, {100, 100}, {100, 0}, {0, 100}}))});
    QCOMPARE(kinds(bowTie), QStringList{QStringLiteral("self-intersection")});
    QVERIFY(geo::distanceM(bowTie[0].place, plane.toPlace({50, 50})) < 0.1);
}

void TestTopology::delineationsGivenTwiceAreFound()
{
    const auto faults = checkTopology(community(box(0, 0, 100, 100)),
                                      {cell(Community + QStringLiteral("001"), box(0, 0, 100, 100)),
                                       cell(Community + QStringLiteral("001"), box(0, 0, 100, 100))});
    QCOMPARE(kinds(faults),
             (QStringList{QStringLiteral("area-sum"), QStringLiteral("duplicate-code"),
                          QStringLiteral("duplicate-shape")}));
}

void TestTopology::cellsInPartsAndWithoutParentAreFound()
{
    CheckedCell parted = cell(Community + QStringLiteral("001"), box(0, 0, 100, 100));
    parted.shape.push_back(box(120, 0, 200, 100));
    const auto faults = checkTopology({{Community, {box(0, 0, 100, 100), box(120, 0, 200, 100)}},
                                       {QStringLiteral("230103001002"), {box(200, 0, 300, 100)}}},
                                      {parted, cell(QStringLiteral("230103001003001"), box(300, 0, 400, 100)),
                                       cell(Community + QStringLiteral("002"), {})});
    QStringList expected{QStringLiteral("several-parts"), QStringLiteral("unknown-parent"),
                         QStringLiteral("bad-ring"), QStringLiteral("no-cells")};
    expected.sort();
    QCOMPARE(kinds(faults), expected);
}

void TestTopology::roundedCoordinatesAreNoFault()
{
    // A millimetre along four kilometres is more than a square metre, and nobody's fault.
    const auto faults = checkTopology(community(box(0, 0, 40, 4000)),
                                      {cell(Community + QStringLiteral("001"), box(0, 0, 20.0005, 4000)),
                                       cell(Community + QStringLiteral("002"), box(20, 0, 39.9995, 4000))});
    QCOMPARE(kinds(faults), QStringList());
}

void TestTopology::sizesAreWarnedOfOnWish()
{
    TopologyLimits limits;
    limits.warnBelowM2 = 2000;
    limits.warnAboveM2 = 50'000;
    const auto faults = checkTopology(community(box(0, 0, 310, 300)),
                                      {cell(Community + QStringLiteral("001"), box(0, 0, 4, 300)),
                                       cell(Community + QStringLiteral("002"), box(4, 0, 310, 300))},
                                      limits);
    QCOMPARE(kinds(faults), (QStringList{QStringLiteral("too-large"), QStringLiteral("too-small")}));
    QVERIFY(faults[0].isWarning && faults[1].isWarning);
}

void TestTopology::theCommonAreaOfConcaveShapesIsExact()
{
    const geo::Polygon comb
        = polygon({{0, 0}, {90, 0}, {90, 50}, {60, 50}, {60, 20}, {30, 20}, {30, 50}, {0, 50}});
    QVERIFY(std::abs(commonAreaM2(comb, box(0, 30, 90, 60)) - 1200) < 0.01);
    QVERIFY(std::abs(commonAreaM2(box(0, 30, 90, 60), comb) - 1200) < 0.01);
    QVERIFY(std::abs(commonAreaM2(comb, box(31, 21, 59, 60))) < 0.01);
}

QTEST_GUILESS_MAIN(TestTopology)
#include "tst_topology.moc"

// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/sight.h"

#include <QPointF>
#include <QRandomGenerator>
#include <QTest>

#include <cmath>
#include <numbers>

using namespace wanmi;
using namespace wanmi::domain;

namespace {
const geo::Place Here{126.63, 45.76};

geo::Place at(double east, double north)
{
    return geo::LocalPlane(Here).toPlace({east, north});
}

Candidate camera(const char *id, double east, double north, double bearing, double angle = 60,
                 bool ptz = false)
{
    Candidate made;
    made.camera.id = CameraId(QString::fromLatin1(id));
    made.camera.place = at(east, north);
    made.camera.bearingDeg = bearing;
    made.camera.viewAngleDeg = angle;
    made.camera.ptz = ptz;
    return made;
}

geo::Polygon block(double west, double south, double east, double north)
{
    return {{{at(west, south), at(east, south), at(east, north), at(west, north)}}};
}

QStringList idsOf(const std::vector<Sight> &sights)
{
    QStringList ids;
    for (const Sight &sight : sights)
        ids.append(sight.camera.id.text());
    return ids;
}

/// Another way to the same answer: walks from the camera to the place in steps of 2 cm and looks whether it
/// stands in a box.
bool isHiddenByWalking(QPointF from, const std::vector<QRectF> &boxes)
{
    const double length = std::hypot(from.x(), from.y());
    for (const QRectF &box : boxes) {
        if (box.contains(from) || box.contains(QPointF(0, 0)))
            continue;
        for (double walked = 0; walked <= length; walked += 0.02) {
            if (box.contains(from * (1 - walked / length)))
                return true;
        }
    }
    return false;
}
} // namespace

class TestSight : public QObject
{
    Q_OBJECT
private slots:
    void theLevelsAreThoseOfTheStandard();
    void whoLooksHereComesBeforeWhoStandsNearer();
    void aBuildingBetweenHidesAndTheOwnOneDoesNot();
    void oneThatIsOffIsOfferedLast();
    void aNarrowPictureSeesMoreFromAfar();
    void whatIsTooFarIsNotOffered();
    void theOrderIsTheSameHoweverTheyAreGiven();
    void hiddenIsWhatAWalkAlongTheLineFinds();
};

void TestSight::theLevelsAreThoseOfTheStandard()
{
    // 60 degrees at 10 m show 11.547 m: 1,920 pixels over that are 166.28 on each.
    QVERIFY(std::abs(pixelsPerMetre(10, 60) - 166.277) < 0.01);
    QCOMPARE(detailOf(pixelsPerMetre(6.6, 60)), Detail::Identify);
    QCOMPARE(detailOf(pixelsPerMetre(6.7, 60)), Detail::Recognize);
    QCOMPARE(detailOf(pixelsPerMetre(13.2, 60)), Detail::Recognize);
    QCOMPARE(detailOf(pixelsPerMetre(13.4, 60)), Detail::Observe);
    QCOMPARE(detailOf(pixelsPerMetre(26.5, 60)), Detail::Observe);
    QCOMPARE(detailOf(pixelsPerMetre(26.7, 60)), Detail::Detect);
    QCOMPARE(detailOf(pixelsPerMetre(66.4, 60)), Detail::Detect);
    QCOMPARE(detailOf(pixelsPerMetre(66.6, 60)), Detail::Monitor);
    QCOMPARE(detailOf(pixelsPerMetre(133.1, 60)), Detail::Nothing);
}

void TestSight::whoLooksHereComesBeforeWhoStandsNearer()
{
    const std::vector<Candidate> all{camera("aside", 0, -20, 180), camera("turns", 0, -30, 180, 60, true),
                                     camera("sees", 0, -80, 0), camera("edge", -60, 0, 61)};
    const auto sights = rankSights(Here, all, {});
    QCOMPARE(idsOf(sights), QStringList({"edge", "sees", "turns", "aside"}));
    QCOMPARE(sights[0].hindrance, Hindrance::None); // 29 of 30 degrees to the side
    QCOMPARE(sights[1].hindrance, Hindrance::None);
    QCOMPARE(sights[2].hindrance, Hindrance::Turn);
    QCOMPARE(sights[3].hindrance, Hindrance::Aside);
    QVERIFY(std::abs(sights[1].distanceM - 80) < 0.5);
    QVERIFY(sights[1].offAxisDeg < 0.1);
    QVERIFY(std::abs(sights[3].offAxisDeg - 180) < 0.1);
}

void TestSight::aBuildingBetweenHidesAndTheOwnOneDoesNot()
{
    const std::vector<Candidate> all{camera("south", 0, -50, 0), camera("east", 50, 0, 270),
                                     camera("roof", -50, 0, 90)};
    const std::vector<geo::Polygon> buildings{block(-5, -30, 5, -20), block(-60, -10, -45, 10)};
    const auto sights = rankSights(Here, all, buildings);
    QCOMPARE(idsOf(sights), QStringList({"east", "roof", "south"}));
    QCOMPARE(sights[1].hindrance, Hindrance::None); // it hangs on the house it stands in
    QCOMPARE(sights[2].hindrance, Hindrance::Hidden);
    // The place is inside a house: its own walls do not count.
    QCOMPARE(rankSights(Here, all, std::vector{block(-8, -8, 8, 8)})[0].hindrance, Hindrance::None);
}

void TestSight::oneThatIsOffIsOfferedLast()
{
    std::vector<Candidate> all{camera("off", 0, -20, 0), camera("unknown", 0, -60, 0),
                               camera("aside", 0, -90, 180)};
    all[0].on = false;
    const auto sights = rankSights(Here, all, {});
    QCOMPARE(idsOf(sights), QStringList({"unknown", "aside", "off"}));
    QCOMPARE(sights[2].hindrance, Hindrance::Off);
    all[0].on = true;
    QCOMPARE(idsOf(rankSights(Here, all, {})).front(), QStringLiteral("off"));
}

void TestSight::aNarrowPictureSeesMoreFromAfar()
{
    const std::vector<Candidate> all{camera("wide", 0, -60, 0, 90), camera("narrow", 0, -100, 0, 30)};
    QCOMPARE(idsOf(rankSights(Here, all, {})), QStringList({"narrow", "wide"}));
}

void TestSight::whatIsTooFarIsNotOffered()
{
    const std::vector<Candidate> all{camera("far", 0, -401, 0), camera("near", 0, -398, 0)};
    QCOMPARE(idsOf(rankSights(Here, all, {})), QStringList({"near"}));
    QVERIFY(rankSights(Here, {}, {}).empty());
}

void TestSight::theOrderIsTheSameHoweverTheyAreGiven()
{
    std::vector<Candidate> all{camera("b", 0, -50, 0), camera("a", 0, -50, 0), camera("c", 0, -50, 0)};
    const QStringList ids = idsOf(rankSights(Here, all, {}));
    std::ranges::reverse(all);
    QCOMPARE(idsOf(rankSights(Here, all, {})), ids);
    QCOMPARE(ids, QStringList({"a", "b", "c"}));
}

void TestSight::hiddenIsWhatAWalkAlongTheLineFinds()
{
    QRandomGenerator random(20261122);
    const auto between
        = [&random](double low, double high) { return low + random.generateDouble() * (high - low); };
    int hidden = 0, clear = 0;
    for (int scene = 0; scene < 60; ++scene) {
        std::vector<QRectF> boxes;
        std::vector<geo::Polygon> buildings;
        for (int i = 0; i < 12; ++i) {
            const double x = between(-150, 130), y = between(-150, 130), w = between(5, 40),
                         h = between(5, 40);
            boxes.emplace_back(x, y, w, h);
            buildings.push_back(block(x, y, x + w, y + h));
        }
        std::vector<Candidate> all;
        std::vector<QPointF> where;
        for (int i = 0; i < 12; ++i) {
            where.emplace_back(between(-180, 180), between(-180, 180));
            all.push_back(
                camera(qPrintable(QString::number(i)), where.back().x(), where.back().y(), 0, 60, true));
        }
        for (const Sight &sight : rankSights(Here, all, buildings)) {
            const bool walks = isHiddenByWalking(where[sight.camera.id.text().toUInt()], boxes);
            QCOMPARE(sight.hindrance == Hindrance::Hidden, walks);
            ++(walks ? hidden : clear);
        }
    }
    QVERIFY2(hidden > 100 && clear > 100, qPrintable(QStringLiteral("%1 %2").arg(hidden).arg(clear)));
}

QTEST_APPLESS_MAIN(TestSight)
#include "tst_sight.moc"

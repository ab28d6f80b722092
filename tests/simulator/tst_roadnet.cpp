// SPDX-License-Identifier: GPL-3.0-or-later
#include "simulator/roadnet.h"

#include <QTest>

using namespace wanmi;
using namespace wanmi::simulator;

class TestRoadNet : public QObject
{
    Q_OBJECT
private slots:
    void linesThatShareAVertexMeetThere();
    void nobodyDrivesOnFootways();
    void aDriveStaysOnTheRoads();
    void aDriveTurnsBackAtADeadEndOnly();
    void aDriveKeepsTheSpeedOfItsRoad();
    void theSameSeedDrivesTheSameWay();
    void aPatrolWalksBetweenItsStops();

private:
    /// Two streets that cross, about 800 m each.
    static std::vector<geo::LineFeature> cross()
    {
        return {{{{126.60, 45.75}, {126.605, 45.75}, {126.61, 45.75}}, QStringLiteral("arterial")},
                {{{126.605, 45.746}, {126.605, 45.75}, {126.605, 45.754}}, QStringLiteral("local")}};
    }
};

void TestRoadNet::linesThatShareAVertexMeetThere()
{
    const RoadNet net(cross());
    QCOMPARE(net.size(), 5);
    int crossings = 0;
    for (int node = 0; node < net.size(); ++node)
        crossings += net.edges(node).size() == 4 ? 1 : 0;
    QCOMPARE(crossings, 1);
    QVERIFY(RoadNet({}).isEmpty());
}

void TestRoadNet::nobodyDrivesOnFootways()
{
    auto roads = cross();
    roads.push_back({{{126.60, 45.76}, {126.61, 45.76}}, QStringLiteral("path")});
    QCOMPARE(RoadNet(roads).size(), 5);
}

void TestRoadNet::aDriveStaysOnTheRoads()
{
    const RoadNet net(cross());
    for (int seed = 0; seed < 20; ++seed) {
        Drive drive(net, Chance(quint64(seed)));
        for (int i = 0; i < 500; ++i) {
            drive.advance(2);
            const geo::Place at = drive.place();
            const bool onStreet = std::abs(at.lat - 45.75) < 1e-7 && at.lon > 126.5999 && at.lon < 126.6101;
            const bool onCrossStreet
                = std::abs(at.lon - 126.605) < 1e-7 && at.lat > 45.7459 && at.lat < 45.7541;
            QVERIFY(onStreet || onCrossStreet);
        }
    }
}

void TestRoadNet::aDriveTurnsBackAtADeadEndOnly()
{
    const RoadNet net(cross());
    Drive drive(net, Chance(5));
    double heading = drive.headingDeg();
    for (int i = 0; i < 2000; ++i) {
        drive.advance(1);
        if (std::abs(std::abs(drive.headingDeg() - heading) - 180) < 5) {
            const geo::Place at = drive.place();
            const double toCrossing = geo::distanceM(at, {126.605, 45.75});
            QVERIFY2(toCrossing > 300, qPrintable(QString::number(toCrossing)));
        }
        heading = drive.headingDeg();
    }
}

void TestRoadNet::aDriveKeepsTheSpeedOfItsRoad()
{
    const RoadNet net(cross());
    Drive drive(net, Chance(11));
    for (int i = 0; i < 1000; ++i) {
        const geo::Place before = drive.place();
        drive.advance(2);
        QVERIFY(geo::distanceM(before, drive.place()) <= 42 * 1.06 / 3.6 * 2 + 0.5);
        QVERIFY(drive.speedKmh() >= 0 && drive.speedKmh() < 42 * 1.06);
    }
    QVERIFY(speedOfClass(QStringLiteral("expressway")) > speedOfClass(QStringLiteral("lane")));
}

void TestRoadNet::theSameSeedDrivesTheSameWay()
{
    const RoadNet net(cross());
    Drive one(net, Chance(9)), other(net, Chance(9));
    for (int i = 0; i < 300; ++i) {
        one.advance(2);
        other.advance(2);
        QCOMPARE(one.place(), other.place());
    }
}

void TestRoadNet::aPatrolWalksBetweenItsStops()
{
    Patrol patrol({{126.60, 45.75}, {126.602, 45.751}, {126.601, 45.752}}, Chance(2));
    double walkedM = 0;
    for (int i = 0; i < 500; ++i) {
        const geo::Place before = patrol.place();
        patrol.advance(10);
        walkedM += geo::distanceM(before, patrol.place());
        const geo::Place at = patrol.place();
        QVERIFY(at.lon >= 126.6 && at.lon <= 126.602 && at.lat >= 45.75 && at.lat <= 45.752);
        QVERIFY(geo::distanceM(before, at) < 16);
    }
    QVERIFY(walkedM > 1000);
}

QTEST_GUILESS_MAIN(TestRoadNet)
#include "tst_roadnet.moc"

// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/crews.h"

#include <QPointF>
#include <QTest>

#include <algorithm>

using namespace wanmi;
using namespace wanmi::domain;
using namespace std::chrono_literals;

namespace {
const geo::Place Here{126.63, 45.76};
const base::Instant Now = base::instantFromMs(1795140000000);
const QString Sanitation = QStringLiteral("sanitation");

Crew vehicle(const char *name, const char *kind, double eastM, std::chrono::minutes ago = 0min,
             bool busy = false)
{
    return {QString::fromLatin1(name), QString::fromLatin1(kind), geo::LocalPlane(Here).toPlace({eastM, 0}),
            Now - ago, busy};
}

QStringList names(const std::vector<RankedCrew> &ranked)
{
    QStringList found;
    for (const RankedCrew &each : ranked)
        found.append(each.crew.name);
    return found;
}

QStringList tokens(const RankedCrew &ranked)
{
    QStringList found;
    for (const DutyReason &reason : ranked.reasons)
        found.append(reason.token);
    return found;
}
} // namespace

class TestCrews : public QObject
{
    Q_OBJECT
private slots:
    void theNearestComesFirst();
    void whatIsOfNoUseComesLast();
    void aBusyOneGivesWayToOneNotTooFar();
    void anOldPositionCountsLess();
    void whoHasNoPositionIsStillThere();
    void aCrewOnFootIsWhereItsLastCaseWas();
    void equalsAreOrderedByName();
    void nobodyIsNobody();
};

void TestCrews::theNearestComesFirst()
{
    const std::vector<Crew> crews{vehicle("far", "sanitation", 2000), vehicle("near", "sanitation", 150),
                                  vehicle("middle", "sanitation", 900)};
    const auto ranked = rankCrews(Here, Sanitation, crews, Now);
    QCOMPARE(names(ranked),
             (QStringList{QStringLiteral("near"), QStringLiteral("middle"), QStringLiteral("far")}));
    QVERIFY(std::abs(ranked[0].distanceM - 150) < 1);
    QCOMPARE(tokens(ranked[0]),
             (QStringList{QStringLiteral("crew-near"), QStringLiteral("crew-free"),
                          QStringLiteral("crew-suits")}));
    QCOMPARE(ranked[0].reasons[0].values, QStringList{QStringLiteral("150")});
}

void TestCrews::whatIsOfNoUseComesLast()
{
    const std::vector<Crew> crews{vehicle("bus", "bus", 10), vehicle("taxi", "taxi", 20),
                                  vehicle("sweeper", "sanitation", 9000, 50min, true)};
    const auto ranked = rankCrews(Here, Sanitation, crews, Now);
    QCOMPARE(ranked.front().crew.name, QStringLiteral("sweeper"));
    QVERIFY(!ranked[1].suited && !ranked[2].suited);
    QVERIFY(tokens(ranked[1]).contains(QStringLiteral("crew-unsuited")));
    QVERIFY(isOfUse(QStringLiteral("enforcement"), QStringLiteral("urban_enforcement")));
    QVERIFY(!isOfUse(QStringLiteral("enforcement"), QStringLiteral("drainage")));
    QVERIFY(isOfUse(QStringLiteral("a kind of the city's own"), QStringLiteral("drainage")));
}

void TestCrews::aBusyOneGivesWayToOneNotTooFar()
{
    const std::vector<Crew> crews{vehicle("busy", "sanitation", 100, 0min, true),
                                  vehicle("free", "sanitation", 5000), vehicle("away", "sanitation", 40'000)};
    const auto ranked = rankCrews(Here, Sanitation, crews, Now);
    QCOMPARE(names(ranked),
             (QStringList{QStringLiteral("free"), QStringLiteral("busy"), QStringLiteral("away")}));
    QVERIFY(tokens(ranked[1]).contains(QStringLiteral("crew-busy")));
}

void TestCrews::anOldPositionCountsLess()
{
    const std::vector<Crew> crews{vehicle("then", "sanitation", 100, 20min),
                                  vehicle("now", "sanitation", 1500)};
    const auto ranked = rankCrews(Here, Sanitation, crews, Now);
    QCOMPARE(ranked.front().crew.name, QStringLiteral("now"));
    QCOMPARE(ranked[1].reasons.back(),
             (DutyReason{QStringLiteral("crew-old"), {QString::number(20 * 60'000)}}));
    QVERIFY(!tokens(ranked[0]).contains(QStringLiteral("crew-old")));
    // A clock that is a day fast makes nothing old.
    const std::vector<Crew> ahead{vehicle("ahead", "sanitation", 100, -24h)};
    QVERIFY(!tokens(rankCrews(Here, Sanitation, ahead, Now).front()).contains(QStringLiteral("crew-old")));
}

void TestCrews::whoHasNoPositionIsStillThere()
{
    std::vector<Crew> crews{vehicle("far", "sanitation", 30'000), vehicle("lost", "sanitation", 0)};
    crews[1].place.reset();
    crews[1].seenAt.reset();
    const auto ranked = rankCrews(Here, Sanitation, crews, Now);
    QCOMPARE(ranked.front().crew.name, QStringLiteral("lost")); // likelier near than thirty kilometres
    QVERIFY(ranked.front().distanceM < 0);
    QCOMPARE(ranked.front().reasons.front().token, QStringLiteral("crew-nowhere"));
}

void TestCrews::aCrewOnFootIsWhereItsLastCaseWas()
{
    Crew crew;
    crew.name = QStringLiteral("𠮷组👷");
    crew.place = geo::LocalPlane(Here).toPlace({0, 300});
    const std::vector<Crew> crews{crew};
    const auto ranked = rankCrews(Here, QStringLiteral("drainage"), crews, Now);
    QVERIFY(ranked.front().suited);
    QCOMPARE(tokens(ranked.front()),
             (QStringList{QStringLiteral("crew-last-case"), QStringLiteral("crew-free")}));
}

void TestCrews::equalsAreOrderedByName()
{
    std::vector<Crew> crews{vehicle("b", "sanitation", 10), vehicle("c", "sanitation", 10),
                            vehicle("a", "sanitation", 10)};
    const QStringList sorted{QStringLiteral("a"), QStringLiteral("b"), QStringLiteral("c")};
    QCOMPARE(names(rankCrews(Here, Sanitation, crews, Now)), sorted);
    std::ranges::reverse(crews);
    QCOMPARE(names(rankCrews(Here, Sanitation, crews, Now)), sorted);
}

void TestCrews::nobodyIsNobody()
{
    QVERIFY(rankCrews(Here, Sanitation, {}, Now).empty());
}

QTEST_GUILESS_MAIN(TestCrews)
#include "tst_crews.moc"

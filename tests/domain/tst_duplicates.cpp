// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/duplicates.h"
#include "resources/resources.h"

#include <QTest>

using namespace wanmi;
using namespace std::chrono_literals;
using domain::CaseKind;

class TestDuplicates : public QObject
{
    Q_OBJECT
private slots:
    void initTestCase() { resources::load(); }
    void nearRecentAndOfTheSameClassIsADuplicate_data();
    void nearRecentAndOfTheSameClassIsADuplicate();
    void theSameComponentCountsHoweverOldAndComesFirst();
    void theNearerAndTheYoungerComeFirst();
    void withoutAClassEveryClassNearbyIsShown();
    void theNarrowestRuleOfACityCounts();
    void badRulesAreRefused_data();
    void badRulesAreRefused();
    void theShippedRulesHold();

private:
    static constexpr geo::Place Here{126.53, 45.8};
    static geo::Place north(double metres) { return {Here.lon, Here.lat + metres / 111'195.0}; }
    static base::Instant at(std::chrono::seconds ago) { return base::instantFromMs(1'795'000'000'000) - ago; }
    static domain::Sighting seen(geo::Place place, std::chrono::seconds ago,
                                 const QString &code = QStringLiteral("0110"), const QString &component = {})
    {
        return {CaseKind::Event, code, place, component, at(ago)};
    }
};

void TestDuplicates::nearRecentAndOfTheSameClassIsADuplicate_data()
{
    QTest::addColumn<double>("metres");
    QTest::addColumn<int>("minutes");
    QTest::addColumn<QString>("code");
    QTest::addColumn<bool>("alike");
    QTest::newRow("here and now") << 0.0 << 0 << "0110" << true;
    QTest::newRow("49 m away") << 49.0 << 10 << "0110" << true;
    QTest::newRow("51 m away") << 51.0 << 10 << "0110" << false;
    QTest::newRow("23 h 59 min ago") << 5.0 << 24 * 60 - 1 << "0110" << true;
    QTest::newRow("24 h 1 min ago") << 5.0 << 24 * 60 + 1 << "0110" << false;
    QTest::newRow("another class") << 5.0 << 10 << "0129" << false;
    QTest::newRow("from a clock that is ahead") << 5.0 << -10 << "0110" << true;
}

void TestDuplicates::nearRecentAndOfTheSameClassIsADuplicate()
{
    QFETCH(double, metres);
    QFETCH(int, minutes);
    QFETCH(QString, code);
    QFETCH(bool, alike);
    QCOMPARE(domain::likeness(seen(Here, 0s), seen(north(metres), std::chrono::minutes(minutes), code), {})
                 .has_value(),
             alike);
}

void TestDuplicates::theSameComponentCountsHoweverOldAndComesFirst()
{
    const QString component = QStringLiteral("2301020103000001");
    const auto fresh = seen(Here, 0s, QStringLiteral("0110"), component);
    const auto old
        = domain::likeness(fresh, seen(north(300), 24h * 40, QStringLiteral("0303"), component), {});
    const auto near = domain::likeness(fresh, seen(Here, 1s), {});
    QVERIFY(old && near);
    QVERIFY(old->sameComponent && !near->sameComponent);
    QVERIFY(domain::isLikelier(*old, *near));
    QVERIFY(!domain::isLikelier(*near, *old));
    // No component is no component in common.
    QVERIFY(!domain::likeness(seen(Here, 0s), seen(north(300), 24h), {}));
}

void TestDuplicates::theNearerAndTheYoungerComeFirst()
{
    const auto fresh = seen(Here, 0s);
    const auto near = domain::likeness(fresh, seen(north(5), 30min), {});
    const auto far = domain::likeness(fresh, seen(north(40), 30min), {});
    const auto old = domain::likeness(fresh, seen(north(5), 20h), {});
    QVERIFY(near && far && old);
    QVERIFY(domain::isLikelier(*near, *far));
    QVERIFY(domain::isLikelier(*near, *old));
    // 40 of 50 m against 20 of 24 h: the place is the nearer of the two.
    QVERIFY(domain::isLikelier(*far, *old));
    QVERIFY(!domain::isLikelier(*near, *near));
}

void TestDuplicates::withoutAClassEveryClassNearbyIsShown()
{
    const auto fresh = seen(Here, 0s, {});
    QVERIFY(domain::likeness(fresh, seen(north(10), 1h, QStringLiteral("0129")), {}));
    QVERIFY(!domain::likeness(fresh, seen(north(60), 1h, QStringLiteral("0129")), {}));
}

void TestDuplicates::theNarrowestRuleOfACityCounts()
{
    const auto rules = domain::DuplicateRules::fromTsv(
        "scope\tmetres\thours\n*\t50\t24\ncomponent\t40\t72\nE04\t30\t6\nE0401\t20\t1.5\n");
    QVERIFY(rules);
    QCOMPARE(rules->of(CaseKind::Event, QStringLiteral("0110")), (domain::DuplicateRule{50, 24h}));
    QCOMPARE(rules->of(CaseKind::Component, QStringLiteral("0103")), (domain::DuplicateRule{40, 72h}));
    QCOMPARE(rules->of(CaseKind::Event, QStringLiteral("0405")), (domain::DuplicateRule{30, 6h}));
    QCOMPARE(rules->of(CaseKind::Event, QStringLiteral("0401")), (domain::DuplicateRule{20, 90min}));
    QCOMPARE(rules->of(CaseKind::Event, {}), (domain::DuplicateRule{50, 24h}));
}

void TestDuplicates::badRulesAreRefused_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::newRow("no distance") << QByteArray("scope\tmetres\thours\n*\tfar\t24\n");
    QTest::newRow("a distance of nothing") << QByteArray("scope\tmetres\thours\n*\t0\t24\n");
    QTest::newRow("an unknown scope") << QByteArray("scope\tmetres\thours\nE4\t50\t24\n");
    QTest::newRow("half a line") << QByteArray("scope\tmetres\thours\n*\t50\n");
}

void TestDuplicates::badRulesAreRefused()
{
    QFETCH(QByteArray, text);
    const auto rules = domain::DuplicateRules::fromTsv(text);
    QVERIFY(!rules);
    QCOMPARE(rules.error().reason, QStringLiteral("bad-duplicate-rules"));
}

void TestDuplicates::theShippedRulesHold()
{
    const auto rules = domain::shippedDuplicateRules();
    QVERIFY(rules);
    QCOMPARE(rules->of(CaseKind::Event, QStringLiteral("0110")), (domain::DuplicateRule{50, 24h}));
}

QTEST_GUILESS_MAIN(TestDuplicates)
#include "tst_duplicates.moc"

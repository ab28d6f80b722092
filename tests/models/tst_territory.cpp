// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/territory.h"

#include "resources/resources.h"
#include "support/settableclock.h"
#include "support/sketchcity.h"
#include "support/waiting.h"

#include <QAbstractItemModelTester>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace wanmi;
using test::await;
using test::spinUntil;

/// The model of one area between the replica and the faces.
class TestTerritoryModel : public QObject
{
    Q_OBJECT
private slots:
    void initTestCase();
    void aScopeHoldsItsOwnGround();
    void aGradeNeedsEnoughCases();
    void theTrailLeadsFromTheCityDown();
    void thePartsKeepTheRulesOfAnItemModel();
    void theNewestQuestionIsAnswered();
    void onlyVehiclesInsideAreListed();
    void aClosedOneSaysNothing();

private:
    QTemporaryDir m_folder;
    std::shared_ptr<test::SettableClock> m_clock = std::make_shared<test::SettableClock>();
    domain::RuleBookPtr m_rules;
    std::unique_ptr<store::Store> m_store;
    std::unique_ptr<models::Words> m_words;
    std::unique_ptr<models::Directory> m_directory;
};

void TestTerritoryModel::initTestCase()
{
    resources::load();
    m_rules = *domain::shippedRuleBook();
    test::SketchCity city;
    city.now = m_clock->now();
    city.components = 2'000;
    m_store = std::make_unique<store::Store>(
        store::Location{m_folder.path(), QStringLiteral("all"), QStringLiteral("zhang")}, m_rules, m_clock);
    QVERIFY(await(m_store->open()));
    QVERIFY(await(m_store->beginBootstrap(city.manifest())));
    QVERIFY(await(m_store->addSnapshotRows(city.rows(*m_rules))));
    QVERIFY(await(m_store->finishBootstrap(QStringLiteral("cursor"))));
    m_words = std::make_unique<models::Words>(m_rules);
    m_directory = std::make_unique<models::Directory>(m_rules, *m_store);
    connect(m_directory.get(), &models::Directory::namesChanged, m_words.get(), &models::Words::setNames);
    m_directory->reload();
    QVERIFY(spinUntil([&] { return !m_words->names()->areas().empty(); }));
}

void TestTerritoryModel::aScopeHoldsItsOwnGround()
{
    protocol::SessionGrant grant;
    grant.wholeCity = true;
    QVERIFY(models::Scope::of(grant).holdsAllOf(QStringLiteral("230102001")));
    grant.wholeCity = false;
    grant.post = QStringLiteral("department-officer");
    grant.district = QStringLiteral("230102");
    QVERIFY(!models::Scope::of(grant).holdsAllOf(QStringLiteral("230102001")));
    grant.post = QStringLiteral("district-center");
    QVERIFY(models::Scope::of(grant).holdsAllOf(QStringLiteral("230102001")));
    QVERIFY(!models::Scope::of(grant).holdsAllOf(QStringLiteral("230103001")));
    QVERIFY(!models::Scope::of(grant).holdsAllOf(QString()));
}

void TestTerritoryModel::aGradeNeedsEnoughCases()
{
    domain::AreaFacts facts;
    facts.cells = 10;
    facts.registered = 5;
    facts.closed = facts.inTimeClosed = domain::LeastNeeded - 1;
    QVERIFY(!models::evaluationOf(facts));
    facts.closed = facts.inTimeClosed = domain::LeastNeeded;
    const auto grade = models::evaluationOf(facts);
    QVERIFY(grade);
    QCOMPARE(grade->second, domain::areaScore(facts));
    QCOMPARE(models::letterOf(grade->first), QStringLiteral("A"));
    QCOMPARE(models::letterOf(domain::Grade::E), QStringLiteral("E"));
}

void TestTerritoryModel::theTrailLeadsFromTheCityDown()
{
    models::Territory territory(*m_store, *m_words, m_clock);
    territory.show(QStringLiteral("230103001001001"));
    const auto trail = territory.trail();
    QCOMPARE(trail.size(), size_t(5));
    QCOMPARE(trail[1].first, QStringLiteral("230103"));
    QCOMPARE(trail[1].second, QStringLiteral("南岗区"));
    QCOMPARE(trail[4].first, QStringLiteral("230103001001001"));
    territory.show(QString());
    QCOMPARE(territory.trail().size(), size_t(1));
    QCOMPARE(territory.title(), QStringLiteral("全市"));
    m_words->setLanguage(QStringLiteral("en"));
    QCOMPARE(territory.title(), QStringLiteral("Whole city"));
    m_words->setLanguage(QStringLiteral("zh"));
}

void TestTerritoryModel::thePartsKeepTheRulesOfAnItemModel()
{
    models::Territory territory(*m_store, *m_words, m_clock);
    models::TerritoryParts parts(territory, *m_words);
    QAbstractItemModelTester tester(&parts, QAbstractItemModelTester::FailureReportingMode::QtTest);
    territory.show(QString());
    QCOMPARE(parts.rowCount(), 0);
    QVERIFY(spinUntil([&] { return parts.rowCount() == 7; }));
    int open = 0;
    for (int row = 0; row < parts.rowCount(); ++row) {
        const QModelIndex name = parts.index(row, models::TerritoryParts::Name);
        QCOMPARE(name.data().toString(),
                 m_words->area(name.data(models::TerritoryParts::CodeRole).toString()));
        open += parts.index(row, models::TerritoryParts::Open).data(models::TerritoryParts::SortRole).toInt();
    }
    QCOMPARE(open, territory.facts().whole.open);
    for (int column = 0; column < parts.columnCount(); ++column)
        QVERIFY(!parts.headerData(column, Qt::Horizontal, Qt::DisplayRole).toString().isEmpty());
}

void TestTerritoryModel::theNewestQuestionIsAnswered()
{
    models::Territory territory(*m_store, *m_words, m_clock);
    QStringList ready;
    connect(&territory, &models::Territory::updated, this, [&] {
        if (territory.isReady())
            ready.append(territory.facts().whole.code);
    });
    for (const char *code : {"230102", "230103", "230103001", "230109"})
        territory.show(QLatin1String(code));
    QVERIFY(spinUntil([&] { return territory.isReady(); }));
    QCOMPARE(ready, QStringList{QStringLiteral("230109")}); // nobody saw an area that was no longer asked for
}

void TestTerritoryModel::onlyVehiclesInsideAreListed()
{
    models::Territory territory(*m_store, *m_words, m_clock);
    territory.show(QStringLiteral("230103"));
    QVERIFY(spinUntil([&] { return territory.isReady(); }));
    const geo::Place inside = geo::pointInside(territory.facts().shape.front());
    protocol::Live live;
    live.serverTime = m_clock->now();
    live.vehicles.push_back({QStringLiteral("V1"), inside.lon, inside.lat, 0, 0, m_clock->now()});
    live.vehicles.push_back({QStringLiteral("V2"), inside.lon + 3, inside.lat, 0, 0, m_clock->now()});
    territory.noteLive(live);
    QCOMPARE(territory.vehicles().size(), size_t(1));
    QCOMPARE(territory.vehicles().front().id, QStringLiteral("V1"));
}

void TestTerritoryModel::aClosedOneSaysNothing()
{
    models::Territory territory(*m_store, *m_words, m_clock);
    QCOMPARE(territory.state(), QStringLiteral("none"));
    territory.show(QStringLiteral("230103"));
    QCOMPARE(territory.state(), QStringLiteral("reading"));
    territory.close();
    QVERIFY(!territory.isShown() && territory.figures().isEmpty());
    territory.show(QStringLiteral("555555"));
    QVERIFY(spinUntil([&] { return territory.state() == u"no-such-area"; }));
    QVERIFY(!territory.note().isEmpty());
}

QTEST_GUILESS_MAIN(TestTerritoryModel)
#include "tst_territory.moc"

// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/cameratree.h"

#include "resources/resources.h"
#include "support/settableclock.h"
#include "support/sketchcity.h"
#include "support/waiting.h"

#include <QAbstractItemModelTester>
#include <QJsonArray>
#include <QMimeData>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace wanmi;
using models::CameraShelf;
using models::CameraTree;
using test::await;
using test::spinUntil;

/// 1,150 cameras as a tree, and what a person keeps of them.
class TestCameraTree : public QObject
{
    Q_OBJECT
private slots:
    void initTestCase();
    void init() { m_tree = std::make_unique<CameraTree>(*m_list, *m_words); }
    void everyCameraStandsOnceInEveryOrder_data();
    void everyCameraStandsOnceInEveryOrder();
    void branchesCountWhoIsOnAndWhoIsOff();
    void howOftenCamerasWereOnIsSummed();
    void aFilterLeavesWhatLeadsToAMatch();
    void favoritesAndGroupsComeFirst();
    void aCameraIsDraggedAndABranchIsNot();
    void theShelfSurvivesItsFile();
    void aBrokenShelfIsReadAsFarAsItGoes();

private:
    [[nodiscard]] QStringList leaves(const QModelIndex &parent = {}) const
    {
        QStringList found;
        for (int row = 0; row < m_tree->rowCount(parent); ++row) {
            const QModelIndex at = m_tree->index(row, 0, parent);
            const QString id = at.data(CameraTree::CameraIdRole).toString();
            found += id.isEmpty() ? leaves(at) : QStringList(id);
        }
        return found;
    }
    [[nodiscard]] int sum(int role) const
    {
        int all = 0;
        for (int row = 0; row < m_tree->rowCount(); ++row)
            all += m_tree->index(row, 0).data(role).toInt();
        return all;
    }
    QTemporaryDir m_folder;
    std::shared_ptr<test::SettableClock> m_clock = std::make_shared<test::SettableClock>();
    std::unique_ptr<store::Store> m_store;
    std::unique_ptr<models::Words> m_words;
    std::unique_ptr<models::CameraList> m_list;
    std::unique_ptr<CameraTree> m_tree;
};

void TestCameraTree::initTestCase()
{
    resources::load();
    const auto rules = domain::shippedRuleBook();
    QVERIFY(rules.has_value());
    m_store = std::make_unique<store::Store>(
        store::Location{m_folder.path(), QStringLiteral("all"), QStringLiteral("zhang")}, *rules, m_clock);
    QVERIFY(await(m_store->open()).has_value());
    test::SketchCity city;
    city.cameras = 1'150;
    city.now = m_clock->now();
    QVERIFY(await(m_store->beginBootstrap(city.manifest())).has_value());
    QVERIFY(await(m_store->addSnapshotRows(city.rows(**rules))).has_value());
    QVERIFY(await(m_store->finishBootstrap(QStringLiteral("cursor")), 60'000).has_value());
    m_words = std::make_unique<models::Words>(*rules);
    m_list = std::make_unique<models::CameraList>(*m_store, *m_words);
    QVERIFY(spinUntil([this] { return m_list->count() == 1'150; }));
}

void TestCameraTree::everyCameraStandsOnceInEveryOrder_data()
{
    QTest::addColumn<CameraTree::Order>("order");
    QTest::newRow("by district") << CameraTree::Order::District;
    QTest::newRow("by industry") << CameraTree::Order::Industry;
    QTest::newRow("by unit") << CameraTree::Order::Unit;
}

void TestCameraTree::everyCameraStandsOnceInEveryOrder()
{
    QFETCH(CameraTree::Order, order);
    QAbstractItemModelTester tester(m_tree.get(), QAbstractItemModelTester::FailureReportingMode::QtTest);
    m_tree->setOrder(order);
    const QStringList found = leaves();
    QCOMPARE(found.size(), 1'150);
    QCOMPARE(QSet<QString>(found.begin(), found.end()).size(), 1'150);
    QCOMPARE(sum(CameraTree::TotalRole), 1'150);
    QCOMPARE(m_tree->count(), 1'150);
}

void TestCameraTree::branchesCountWhoIsOnAndWhoIsOff()
{
    const QModelIndex first = m_tree->index(0, 0);
    const QStringList inside = leaves(first);
    QVERIFY(inside.size() > 3);
    const QModelIndex kept = m_tree->find(first.data(CameraTree::KeyRole).toString());
    QSignalSpy resets(m_tree.get(), &CameraTree::modelReset);
    protocol::Live live;
    for (int i = 0; i < 3; ++i) {
        protocol::LiveCamera camera;
        camera.id = inside[i];
        camera.on = i < 2;
        camera.at = m_clock->now();
        live.cameras.push_back(camera);
    }
    m_list->noteLive(live);
    QCOMPARE(kept.data(CameraTree::OnRole).toInt(), 2);
    QCOMPARE(kept.data(CameraTree::OffRole).toInt(), 1);
    QCOMPARE(sum(CameraTree::OnRole), 2);
    QCOMPARE(resets.count(), 0); // what is open stays open while cameras come and go
}

void TestCameraTree::howOftenCamerasWereOnIsSummed()
{
    const QModelIndex first = m_tree->index(0, 0);
    const QStringList inside = leaves(first);
    const QDate today = QDate::currentDate(), old = today.addDays(-40);
    std::vector<protocol::CameraMonth> months;
    const auto month = [&](const QString &camera, QDate day, protocol::CameraMonth::Day found) {
        protocol::CameraMonth made{camera, day.toString(u"yyyyMM"), {}, 5, 0, 1};
        made.add(day.day(), found);
        months.push_back(made);
    };
    month(inside[0], today, {100, 90});
    month(inside[1], today, {100, 50});
    month(inside[1], old, {1000, 0}); // longer ago than is counted
    protocol::ChangePage page;
    page.next = QStringLiteral("later");
    page.serverTime = m_clock->now();
    for (const protocol::CameraMonth &one : months) {
        protocol::Row row = protocol::toRow(one);
        protocol::RowChange change;
        change.table = int(protocol::TableNo::CameraMonth);
        change.id = std::get<QString>(row.front());
        change.ver = 1;
        change.values.assign(row.begin() + 1, row.end());
        page.items.push_back(change);
    }
    QVERIFY(await(m_store->apply(page)).has_value());
    QVERIFY(spinUntil([&] { return m_list->availability(inside[0]).checks == 100; }));
    QCOMPARE(m_list->availability(inside[1]).rate(), std::optional(0.5));
    const QModelIndex kept = m_tree->index(0, 0);
    QCOMPARE(kept.data(CameraTree::ChecksRole).toLongLong(), 200);
    QCOMPARE(kept.data(CameraTree::OnlineRole).toLongLong(), 140);
    QVERIFY(!m_list->availability(inside[2]).rate());
}

void TestCameraTree::aFilterLeavesWhatLeadsToAMatch()
{
    QAbstractItemModelTester tester(m_tree.get(), QAbstractItemModelTester::FailureReportingMode::QtTest);
    const QString id = m_list->camera(700).id.text();
    m_tree->setFilter(id);
    QCOMPARE(leaves(), QStringList(id));
    QCOMPARE(m_tree->rowCount(), 1);
    m_tree->setFilter(QStringLiteral("nothing is called so"));
    QCOMPARE(m_tree->rowCount(), 0);
    QCOMPARE(m_tree->count(), 0);
    m_tree->setFilter({});
    QCOMPARE(m_tree->count(), 1'150);
}

void TestCameraTree::favoritesAndGroupsComeFirst()
{
    QAbstractItemModelTester tester(m_tree.get(), QAbstractItemModelTester::FailureReportingMode::QtTest);
    const QString one = m_list->camera(3).id.text(), two = m_list->camera(9).id.text();
    CameraShelf shelf;
    shelf.toggleFavorite(one);
    shelf.toggle(QStringLiteral("桥"), two);
    shelf.toggle(QStringLiteral("桥"), one);
    shelf.toggle(QStringLiteral("桥"), QStringLiteral("gone"));
    m_tree->setShelf(shelf);
    m_tree->setNames(QStringLiteral("收藏"), QStringLiteral("无"));
    const QModelIndex favorites = m_tree->index(0, 0), group = m_tree->index(1, 0);
    QCOMPARE(favorites.data().toString(), QStringLiteral("收藏"));
    QCOMPARE(leaves(favorites), QStringList(one));
    QCOMPARE(group.data().toString(), QStringLiteral("桥"));
    QCOMPARE(leaves(group), QStringList({two, one}));
    QCOMPARE(m_tree->index(0, 0, group).data(CameraTree::GroupRole).toString(), QStringLiteral("桥"));
    QVERIFY(m_tree->index(0, 0, favorites).data(CameraTree::FavoriteRole).toBool());
    QCOMPARE(m_tree->count(), 1'150); // nobody is counted twice
}

void TestCameraTree::aCameraIsDraggedAndABranchIsNot()
{
    QModelIndex at = m_tree->index(0, 0);
    QVERIFY(!at.flags().testFlag(Qt::ItemIsDragEnabled));
    while (m_tree->rowCount(at) > 0)
        at = m_tree->index(0, 0, at);
    QVERIFY(at.flags().testFlag(Qt::ItemIsDragEnabled));
    const std::unique_ptr<QMimeData> dragged(m_tree->mimeData({at}));
    QCOMPARE(QString::fromUtf8(dragged->data(QLatin1String(CameraTree::MimeType))),
             at.data(CameraTree::CameraIdRole).toString());
}

void TestCameraTree::theShelfSurvivesItsFile()
{
    CameraShelf shelf;
    shelf.toggleFavorite(QStringLiteral("a"));
    shelf.toggleFavorite(QStringLiteral("b"));
    shelf.toggleFavorite(QStringLiteral("a"));
    shelf.toggle(QStringLiteral(" 桥 "), QStringLiteral("a"));
    shelf.toggle(QStringLiteral("  "), QStringLiteral("a"));
    QCOMPARE(shelf.favorites(), QStringList("b"));
    QCOMPARE(shelf.groups().size(), size_t(1));
    QVERIFY(shelf.holds(QStringLiteral("桥"), QStringLiteral("a")));
    QCOMPARE(CameraShelf::fromJson(shelf.toJson()), shelf);
    shelf.removeGroup(QStringLiteral("桥"));
    QVERIFY(shelf.groups().empty());
}

void TestCameraTree::aBrokenShelfIsReadAsFarAsItGoes()
{
    const QJsonObject broken{
        {"favorites", QJsonArray{"a", 3, "a"}},
        {"groups",
         QJsonArray{QJsonObject{{"name", " "}}, 7, QJsonObject{{"name", "x"}}, QJsonObject{{"name", "x"}}}}};
    const CameraShelf shelf = CameraShelf::fromJson(broken);
    QCOMPARE(shelf.favorites(), QStringList("a"));
    QCOMPARE(shelf.groups().size(), size_t(1));
}

QTEST_GUILESS_MAIN(TestCameraTree)
#include "tst_cameratree.moc"

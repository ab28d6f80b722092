// SPDX-License-Identifier: GPL-3.0-or-later
#include "citylayers.h"

#include "mapview/columnfile.h"
#include "protocol/caserow.h"

#include <QElapsedTimer>
#include <QGuiApplication>
#include <QSignalSpy>
#include <QTest>

#include <cmath>
#include <numeric>

using namespace wanmi;
using mapview::ObjectKind;
using test::spinUntil;

class TestHotLayers : public QObject
{
    Q_OBJECT
private slots:
    void initTestCase();
    void clusterCountsEqualTheListAtEveryLevel();
    void clustersOfSomeClassesCountThoseCasesOnly();
    void aClusterShowsItsWorstCase();
    void cellCountsAddUpToTheCases();
    void pickingACaseFindsTheNearestOne();
    void whatIsNotDrawnCannotBePicked();
    void aCityWithoutComponentsIsKnownToHaveNone();
    void aCaseThatTimeMakesOverdueIsTouched();
    void aChangedCaseTouchesOnlyItsCells();
    void aClosedCaseLeavesTheMap();
    void aChangedComponentIsPatchedInPlace();
    void laterStartsReadTheColumnFile();

private:
    [[nodiscard]] mapview::MapView closeTo(QPointF world, double zoom) const;
    void change(domain::CaseFile file, int version);
    std::unique_ptr<test::CityLayers> m_city;
};

void TestHotLayers::initTestCase()
{
    m_city = std::make_unique<test::CityLayers>();
    QVERIFY(m_city->sound);
    QCOMPARE(int(m_city->layers->cases().size()), m_city->city.openCases);
    QCOMPARE(int(m_city->layers->cameras().size()), m_city->city.cameras);
    QCOMPARE(int(m_city->layers->dense().components->size()), m_city->city.components);
}

mapview::MapView TestHotLayers::closeTo(QPointF world, double zoom) const
{
    mapview::MapView view;
    view.setSize({1920, 1080});
    view.setZoom(zoom);
    view.setCenter(world);
    return view;
}

void TestHotLayers::clusterCountsEqualTheListAtEveryLevel()
{
    for (int level = 8; level <= 19; ++level) {
        int cases = 0, overdue = 0;
        for (const mapview::Cluster &cluster : m_city->layers->clusters(level)) {
            cases += cluster.count;
            overdue += cluster.overdue;
        }
        QCOMPARE(cases, m_city->city.openCases);
        QCOMPARE(overdue,
                 int(std::ranges::count(m_city->layers->cases(), worktime::Light::Red,
                                        &mapview::CaseMark::light)));
    }
    QCOMPARE(int(m_city->layers->clusters(mapview::HotLayers::SingleLevel).size()), m_city->city.openCases);
}

void TestHotLayers::clustersOfSomeClassesCountThoseCasesOnly()
{
    const QStringList classes{QStringLiteral("E0506"), QStringLiteral("C0103"), QStringLiteral("E0101")};
    const mapview::ClassKeys keys = mapview::classKeysFrom(classes);
    const auto listed = test::await<store::CaseSummaries>(m_city->store->openOfClasses(classes, 1000));
    QVERIFY(listed && !listed->empty() && int(listed->size()) < m_city->city.openCases);
    for (int level = 8; level <= 19; ++level) {
        int cases = 0;
        for (const mapview::Cluster &cluster : m_city->layers->clusters(level, keys))
            cases += cluster.count;
        QCOMPARE(cases, int(listed->size()));
    }
    QCOMPARE(test::await<store::CaseSummaries>(m_city->store->openOfClasses({}, 100'000))->size(),
             size_t(m_city->city.openCases));
    // What is not drawn is not picked.
    mapview::Shown shown;
    shown.cameras = shown.vehicles = shown.supervisors = shown.components = shown.cells = false;
    shown.classes = keys;
    const auto other = std::ranges::find_if(m_city->layers->cases(), [&keys](const mapview::CaseMark &mark) {
        return !std::ranges::binary_search(keys, mark.classKey);
    });
    QVERIFY(other != m_city->layers->cases().end());
    const mapview::MapView view = closeTo(other->world, 19);
    QVERIFY(m_city->layers->pick(view, view.toScreen(other->world), shown, 3).kind
            == mapview::ObjectKind::None);
    shown.classes.clear();
    QCOMPARE(m_city->layers->pick(view, view.toScreen(other->world), shown, 3).id, other->id);
}

void TestHotLayers::aClusterShowsItsWorstCase()
{
    for (const mapview::Cluster &cluster : m_city->layers->clusters(12))
        QCOMPARE(cluster.overdue > 0, cluster.worst == worktime::Light::Red);
}

void TestHotLayers::cellCountsAddUpToTheCases()
{
    const auto &counts = *m_city->layers->dense().counts;
    QCOMPARE(std::accumulate(counts.begin(), counts.end(), 0,
                             [](int sum, const auto &count) { return sum + count.open; }),
             m_city->city.openCases);
}

void TestHotLayers::pickingACaseFindsTheNearestOne()
{
    for (size_t i = 0; i < m_city->layers->cases().size(); i += 37) {
        const mapview::CaseMark &mark = m_city->layers->cases()[i];
        const mapview::MapView view = closeTo(mark.world, 18);
        const mapview::Picked picked = m_city->layers->pick(view, view.toScreen(mark.world));
        QCOMPARE(picked.kind, ObjectKind::Case);
        QCOMPARE(picked.id, mark.id);
    }
    const mapview::MapView view = closeTo(m_city->layers->extent().center(), 12);
    QCOMPARE(m_city->layers->pick(view, {-5000, -5000}).kind, ObjectKind::None);
}

void TestHotLayers::whatIsNotDrawnCannotBePicked()
{
    const mapview::CameraMark &camera = m_city->layers->cameras().front();
    const mapview::MapView view = closeTo(camera.world, 18);
    mapview::Shown shown{false, false, false, true, false, false};
    QCOMPARE(m_city->layers->pick(view, view.toScreen(camera.world), shown).kind, ObjectKind::Camera);
    shown.cameras = false;
    QCOMPARE(m_city->layers->pick(view, view.toScreen(camera.world), shown).kind, ObjectKind::None);
    shown.cells = true;
    QCOMPARE(m_city->layers->pick(view, view.toScreen(camera.world), shown).kind, ObjectKind::Cell);

    const QPointF where = m_city->layers->cases().front().world;
    const mapview::MapView there = closeTo(where, 18);
    shown.cases = true;
    QCOMPARE(m_city->layers->pick(there, there.toScreen(where), shown).kind, ObjectKind::Case);
    shown.cases = false;
    QCOMPARE(m_city->layers->pick(there, there.toScreen(where), shown).kind, ObjectKind::Cell);
}

void TestHotLayers::aCityWithoutComponentsIsKnownToHaveNone()
{
    test::SketchCity bare;
    bare.components = 0;
    test::CityLayers city(bare);
    QVERIFY(spinUntil([&] { return city.layers->ages().componentsMs > 0; }));
    QVERIFY(!city.layers->dense().components);
}

void TestHotLayers::aCaseThatTimeMakesOverdueIsTouched()
{
    const auto overdue = [this] {
        return std::ranges::count(m_city->layers->cases(), worktime::Light::Red, &mapview::CaseMark::light);
    };
    const auto before = overdue();
    QSignalSpy touched(m_city->layers.get(), &mapview::HotLayers::denseTouched);
    m_city->clock->advance(std::chrono::hours(2));
    QVERIFY(spinUntil([&] { return overdue() > before; }));
    QVERIFY(!touched.isEmpty());
}

void TestHotLayers::change(domain::CaseFile file, int version)
{
    file.version = version;
    protocol::Row row = protocol::toRow(file);
    protocol::RowChange change;
    change.seq = version;
    change.table = int(protocol::TableNo::CaseFile);
    change.id = file.id.text();
    change.ver = version;
    change.values.assign(row.begin() + 1, row.end());
    protocol::ChangePage page;
    page.items.push_back(std::move(change));
    page.next = QStringLiteral("cursor%1").arg(version);
    QVERIFY(test::await<void>(m_city->store->apply(page)));
}

void TestHotLayers::aChangedCaseTouchesOnlyItsCells()
{
    const auto dossier
        = test::await<store::CaseDossier>(m_city->store->dossier(QStringLiteral("case-000001")));
    QVERIFY(dossier);
    domain::CaseFile file = dossier->file;
    file.stageDue = m_city->clock->now() - std::chrono::hours(9);
    file.stageWarnAt = *file.stageDue - std::chrono::hours(1);
    const bool wasOverdue = domain::isOverdue(dossier->file, m_city->clock->now());
    if (wasOverdue) {
        file.stageDue = m_city->clock->now() + std::chrono::hours(90);
        file.stageWarnAt = *file.stageDue - std::chrono::hours(1);
    }
    if (file.state == domain::state::Suspended)
        file.state = domain::state::Handling;
    QSignalSpy touched(m_city->layers.get(), &mapview::HotLayers::denseTouched);
    change(file, 101);
    // The first load's own "everywhere" and what time made overdue before may still arrive.
    QList<QRectF> parts;
    QVERIFY(spinUntil([&] {
        while (parts.size() != 1 && !touched.isEmpty())
            parts = touched.takeFirst().first().value<QList<QRectF>>();
        return parts.size() == 1;
    }));
    QVERIFY(parts.first().contains(mapview::toWorld(file.place)));
}

void TestHotLayers::aClosedCaseLeavesTheMap()
{
    const auto dossier
        = test::await<store::CaseDossier>(m_city->store->dossier(QStringLiteral("case-000002")));
    QVERIFY(dossier);
    domain::CaseFile file = dossier->file;
    file.state = domain::state::Closed;
    file.closedAt = m_city->clock->now();
    file.closeType = QStringLiteral("NORMAL");
    const size_t before = m_city->layers->cases().size();
    change(file, 102);
    QVERIFY(spinUntil([&] { return m_city->layers->cases().size() == before - 1; }));
    QVERIFY(!m_city->layers->worldOf(ObjectKind::Case, QStringLiteral("case-000002")));
    m_city->city.openCases -= 1;
    clusterCountsEqualTheListAtEveryLevel();
    cellCountsAddUpToTheCases();
}

void TestHotLayers::aChangedComponentIsPatchedInPlace()
{
    const auto columns = m_city->layers->dense().components;
    const auto component = test::await<domain::Component>(m_city->store->componentByRow(columns->row[5]));
    QVERIFY(component);
    domain::Component now = *component;
    now.state = now.state == QLatin1String("missing") ? QStringLiteral("intact") : QStringLiteral("missing");
    protocol::Row row = protocol::toRow(now);
    protocol::ChangePage page;
    page.items.push_back({103, int(protocol::TableNo::Component), protocol::RowOp::Upsert, now.id.text(), 103,
                          protocol::Row(row.begin() + 1, row.end())});
    page.next = QStringLiteral("cursor103");
    QSignalSpy touched(m_city->layers.get(), &mapview::HotLayers::denseTouched);
    QVERIFY(test::await<void>(m_city->store->apply(page)));
    QVERIFY(spinUntil([&] { return m_city->layers->dense().states != nullptr; }));
    QCOMPARE(m_city->layers->dense().components, columns); // nothing was read anew
    QCOMPARE(touched.last().first().value<QList<QRectF>>().size(), 1);
}

void TestHotLayers::laterStartsReadTheColumnFile()
{
    const auto mapped
        = mapview::openColumnFile(m_city->folder.filePath(QStringLiteral("cache/components.columns")));
    QVERIFY(mapped);
    QCOMPARE(int((*mapped)->size()), m_city->city.components);
}

QTEST_GUILESS_MAIN(TestHotLayers)
#include "tst_hotlayers.moc"

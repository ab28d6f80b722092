// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/seatfixture.h"

#include <QElapsedTimer>
#include <QFileInfo>

#include <ctime>

using namespace wanmi;
using namespace wanmi::test;

/// A large replica: everything still adds up, and how long it took is printed. WANMI_CITY_ROWS=1 takes the
/// numbers of the shipped city instead of a tenth of them.
class TestCity : public QObject
{
    Q_OBJECT
private slots:
    void bootstrap();
    void aDeltaOfTenThousandRows();
    void wholeTables();
    void shortQuestions();
    void opensAgain();

private:
    template <typename Ask> auto timed(const char *what, Ask ask, int times = 1)
    {
        QElapsedTimer timer;
        timer.start();
        auto answer = await(ask(), 120'000);
        for (int i = 1; i < times; ++i)
            answer = await(ask(), 120'000);
        qInfo("%-28s %8.2f ms", what, double(timer.nsecsElapsed()) / 1e6 / times);
        return answer;
    }
    std::unique_ptr<SeatFixture> m_seat;
};

namespace {
double cpuSeconds()
{
    timespec used{};
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &used);
    return double(used.tv_sec) + double(used.tv_nsec) / 1e9;
}
} // namespace

void TestCity::bootstrap()
{
    RowPlan plan = cityRows();
    if (!qEnvironmentVariableIsSet("WANMI_CITY_ROWS")) {
        for (int *number : {&plan.cells, &plan.components, &plan.cases, &plan.places})
            *number /= 10;
    }
    m_seat = std::make_unique<SeatFixture>(plan);
    QVERIFY(m_seat->open());
    std::vector<std::vector<protocol::RowChange>> batches;
    m_seat->source.forEachBatch(
        4'000, [&](std::vector<protocol::RowChange> rows) { batches.push_back(std::move(rows)); });
    QElapsedTimer timer;
    timer.start();
    const double cpu = cpuSeconds();
    QSignalSpy committed(m_seat->store.get(), &store::Store::committed);
    qint64 usableMs = 0;
    QVERIFY(await(m_seat->store->beginBootstrap(m_seat->source.manifest(m_seat->location.scope))));
    for (auto &batch : batches) {
        QVERIFY(await(m_seat->store->addSnapshotRows(std::move(batch))));
        if (usableMs == 0 && !committed.isEmpty())
            usableMs = timer.elapsed();
    }
    const qint64 rowsMs = timer.elapsed();
    QVERIFY(await(m_seat->store->finishBootstrap(QStringLiteral("cursor-0")), 120'000));
    const double seconds = double(timer.elapsed()) / 1e3;
    qInfo(
        "%lld rows: usable after %lld ms, rows in after %lld ms, complete after %.2f s (%.2f s CPU): %.0f rows/s, %lld MB",
        m_seat->source.count(), usableMs, rowsMs, seconds, cpuSeconds() - cpu,
        double(m_seat->source.count()) / seconds, QFileInfo(m_seat->replicaFile()).size() >> 20);
    QVERIFY(await(m_seat->store->status())->complete);
}

void TestCity::aDeltaOfTenThousandRows()
{
    std::vector<std::vector<protocol::RowChange>> pages(5);
    for (int i = 0; i < 10'000; ++i) {
        domain::Component component = m_seat->source.component(i * 3);
        component.state = QStringLiteral("missing");
        pages[static_cast<size_t>(i / 2'000)].push_back(RowSource::change(component, 2, 10'000 + i));
    }
    QElapsedTimer timer;
    timer.start();
    const double cpu = cpuSeconds();
    for (auto &page : pages)
        QVERIFY(m_seat->apply(std::move(page)));
    qInfo("10 000 changed rows: %.3f s, %.3f s CPU", double(timer.elapsed()) / 1e3, cpuSeconds() - cpu);
    QCOMPARE(await(m_seat->store->component(m_seat->source.component(9).id.text()))->state,
             QStringLiteral("missing"));
}

void TestCity::wholeTables()
{
    const RowPlan &plan = m_seat->source.plan();
    const auto all = timed("all case summaries", [&] { return m_seat->store->caseSummaries(false); });
    QCOMPARE((*all)->size(), size_t(plan.cases));
    const auto open = timed("open case summaries", [&] { return m_seat->store->caseSummaries(true); });
    QCOMPARE((*open)->size(), size_t(m_seat->source.openCases()));
    // A state or a street is one text, however many rows name it.
    QCOMPARE(static_cast<const void *>((*open)->front().district.constData()),
             static_cast<const void *>((*open)->back().district.constData()));
    const auto points = timed("component points", [&] { return m_seat->store->componentPoints(); });
    QCOMPARE((*points)->size(), size_t(plan.components));
    QCOMPARE((*timed("cell shapes", [&] { return m_seat->store->cellShapes(); }))->size(),
             size_t(plan.cells));
    QCOMPARE((*timed("case points", [&] { return m_seat->store->casePoints(); }))->size(),
             size_t(m_seat->source.openCases()));
}

void TestCity::shortQuestions()
{
    const RowSource &source = m_seat->source;
    QCOMPARE(timed(
                 "headline", [&] { return m_seat->store->headline(); }, 5)
                 ->open,
             source.openCases());
    QCOMPARE(timed(
                 "most urgent", [&] { return m_seat->store->mostUrgent(20); }, 5)
                 ->size(),
             size_t(20));
    QCOMPARE(timed(
                 "newest actions", [&] { return m_seat->store->newestActions(50); }, 5)
                 ->size(),
             size_t(50));
    QVERIFY(timed(
        "dossier", [&] { return m_seat->store->dossier(source.caseFile(9'000).id.text()); }, 5));
    QVERIFY(timed(
        "cell at a place", [&] { return m_seat->store->cellAt(source.somewhere(5)); }, 5));
    const domain::CaseFile file = source.caseFile(3);
    QVERIFY(!timed(
                 "duplicates",
                 [&] { return m_seat->store->duplicatesOf(file.kind, file.classCode, file.place, {}); }, 5)
                 ->empty());
    QVERIFY(!timed(
                 "components near",
                 [&] { return m_seat->store->componentsNear(source.somewhere(5), 100, 50); }, 5)
                 ->empty());
    QVERIFY(spinUntil([&] { return await(m_seat->store->find(QStringLiteral("区"), 1))->share == 1; }));
    QVERIFY(
        !timed("first search", [&] { return m_seat->store->search(QStringLiteral("中央大街")); })->empty());
    for (const QString &text :
         QStringList{QStringLiteral("路"), QStringLiteral("大街"), QStringLiteral("红军街12号"),
                     source.caseFile(20'000).caseNo, source.caseFile(20'000).caseNo.right(5),
                     source.component(77).id.text(), QStringLiteral("找不到的词")})
        timed(
            qPrintable(QStringLiteral("search ") + text), [&] { return m_seat->store->search(text, 30); }, 5);
}

void TestCity::opensAgain()
{
    m_seat->start(QStringLiteral("acceptor1"));
    QVERIFY(timed("open", [&] { return m_seat->store->open(); })->complete);
}

QTEST_GUILESS_MAIN(TestCity)
#include "tst_city.moc"

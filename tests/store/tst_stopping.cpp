// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/seatfixture.h"

#include <QElapsedTimer>

using namespace wanmi;
using namespace wanmi::test;

/// The end of a program in the middle of a city: quick, and nothing of a person's own is lost.
class TestStopping : public QObject
{
    Q_OBJECT
private slots:
    void theEndInTheMiddleOfABootstrapIsQuickAndTheOutboxIsKept();
    void whatIsAskedAtTheEndFailsAndTheReplicaIsWhole();
    void aChangeThatIsCutShortLeavesTheCursorWhereItWas();

private:
    static constexpr int QuickMs = 2'000;
    static RowPlan large()
    {
        RowPlan plan;
        plan.cases = 25'000;
        return plan;
    }
};

void TestStopping::theEndInTheMiddleOfABootstrapIsQuickAndTheOutboxIsKept()
{
    SeatFixture seat(large());
    QVERIFY(seat.open());
    QVERIFY(await(seat.store->beginBootstrap(seat.source.manifest(seat.location.scope))));
    // Everything is handed over at once: the writer has seconds of work before it.
    std::vector<base::Answer<base::Result<void>>> batches;
    seat.source.forEachBatch(4'000, [&](std::vector<protocol::RowChange> rows) {
        batches.push_back(seat.store->addSnapshotRows(std::move(rows)));
    });
    const auto finished = seat.store->finishBootstrap(QStringLiteral("cursor-0"));
    const auto deed = seat.report();
    const auto kept = seat.store->enqueue(deed.command, deed.verdict);

    QElapsedTimer since;
    since.start();
    seat.store.reset();
    QVERIFY2(since.elapsed() < QuickMs, qPrintable(QString::number(since.elapsed())));
    QVERIFY(kept.isFinished() && kept.result());
    QVERIFY(finished.isFinished() && !finished.result());
    QCOMPARE(finished.result().error().kind == base::ErrorKind::Corrupt, false);

    seat.start(seat.location.person);
    const auto status = seat.open();
    QVERIFY(status);
    QVERIFY(!status->complete);
    QCOMPARE(status->waitingCommands, 1);
    QVERIFY(seat.bootstrap());
    QVERIFY(await(seat.store->status())->complete);
    QCOMPARE(await(seat.store->status())->waitingCommands, 1);
}

void TestStopping::whatIsAskedAtTheEndFailsAndTheReplicaIsWhole()
{
    SeatFixture seat(large());
    QVERIFY(seat.open());
    QVERIFY(seat.bootstrap(4'000));
    const int open = await(seat.store->headline())->open;
    std::vector<base::Answer<base::Result<std::shared_ptr<const store::CaseSummaries>>>> answers;
    for (int i = 0; i < 20; ++i)
        answers.push_back(seat.store->caseSummaries(false));
    QElapsedTimer since;
    since.start();
    seat.store.reset();
    QVERIFY2(since.elapsed() < QuickMs, qPrintable(QString::number(since.elapsed())));
    QVERIFY(answers.back().isFinished() && !answers.back().result());
    QCOMPARE(answers.back().result().error().reason, QStringLiteral("stopping"));
    seat.start(seat.location.person);
    const auto status = seat.open();
    QVERIFY(status && status->complete);
    QCOMPARE(await(seat.store->headline())->open, open);
}

void TestStopping::aChangeThatIsCutShortLeavesTheCursorWhereItWas()
{
    SeatFixture seat;
    QVERIFY(seat.open());
    QVERIFY(seat.bootstrap());
    const QString cursor = await(seat.store->status())->cursor;
    bool alarmed = false;
    QObject::connect(seat.store.get(), &store::Store::writeFailed, [&alarmed] { alarmed = true; });
    const auto deed = seat.report();
    protocol::ChangePage page;
    for (int i = 0; i < 4'000; ++i)
        page.items.push_back(RowSource::change(deed.verdict.after, 1'000 + i));
    page.serverTime = seat.clock->now();
    std::vector<base::Answer<base::Result<void>>> answers;
    for (int i = 0; i < 30; ++i) {
        page.next = QStringLiteral("later-%1").arg(i);
        answers.push_back(seat.store->apply(page));
    }
    seat.store.reset();
    // However far it came: what was answered with yes is in, the first no is the last word.
    QString last = cursor;
    bool stopped = false;
    for (size_t i = 0; i < answers.size(); ++i) {
        QVERIFY(answers[i].isFinished());
        const base::Result<void> applied = answers[i].result();
        QVERIFY(!(stopped && applied));
        stopped = !applied;
        if (applied)
            last = QStringLiteral("later-%1").arg(i);
        else
            QCOMPARE(applied.error().reason, QStringLiteral("stopping"));
    }
    QCoreApplication::processEvents();
    QVERIFY(!alarmed); // nobody is alarmed by an end that was wanted
    seat.start(seat.location.person);
    QVERIFY(seat.open());
    QCOMPARE(await(seat.store->status())->cursor, last); // a page is in as a whole or not at all
    QCOMPARE(seat.caseFile(deed.verdict.after.id.text()).has_value(), last != cursor);
}

QTEST_GUILESS_MAIN(TestStopping)
#include "tst_stopping.moc"

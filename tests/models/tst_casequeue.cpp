// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/casequeue.h"
#include "resources/resources.h"
#include "support/settableclock.h"
#include "support/waiting.h"

#include <QAbstractItemModelTester>
#include <QElapsedTimer>
#include <QSignalSpy>
#include <QTest>

using namespace wanmi;
using test::spinUntil;

namespace {
models::Queue openQueue()
{
    return {QStringLiteral("all-open"), {}, models::Queue::Which::AllOpen};
}
} // namespace

class TestCaseQueue : public QObject
{
    Q_OBJECT
private slots:
    void initTestCase();
    void theLeastTimeLeftComesFirst();
    void aCaseThatMovesOnLeavesTheQueue();
    void aNewCaseEntersAtItsPlace();
    void aCaseThatLeftTheScopeIsGone();
    void textFindsNumberAddressAndClass();
    void changesDuringAFilterAreNotLost();
    void threeHundredThousandRowsFilterWhileTheScreenLives();
    void queuesHoldWhatTheirNamesSay();

private:
    [[nodiscard]] store::CaseSummary row(int number,
                                         const QString &state = domain::state::PendingDispatch) const
    {
        store::CaseSummary summary;
        summary.id = QStringLiteral("case-%1").arg(number);
        summary.caseNo = QStringLiteral("230103202611%1").arg(number, 7, 10, QLatin1Char('0'));
        summary.state = state;
        summary.kind = domain::CaseKind::Component;
        summary.classCode = number % 2 ? QStringLiteral("0101") : QStringLiteral("0102");
        summary.address = QStringLiteral("果戈里大街 %1 号").arg(number % 1000);
        summary.isOpen = !domain::isTerminal(state);
        summary.reportedAtMs = base::toMs(m_clock->now()) - number;
        summary.warnAtMs = base::toMs(m_clock->now()) + (number * 7919LL % 100'000) * 1000;
        summary.dueMs = summary.warnAtMs + 600'000;
        return summary;
    }
    void load(models::CaseRows &rows, int count)
    {
        auto all = std::make_shared<store::CaseSummaries>();
        for (int i = 0; i < count; ++i)
            all->push_back(row(i));
        rows.load(all);
        QVERIFY(spinUntil([&] { return rows.isLoaded(); }));
    }
    static bool isSorted(const models::CaseQueueModel &model)
    {
        for (int i = 1; i < model.rowCount(); ++i) {
            if (model.summary(i - 1).dueMs > model.summary(i).dueMs)
                return false;
        }
        return true;
    }
    std::shared_ptr<test::SettableClock> m_clock = std::make_shared<test::SettableClock>();
    std::unique_ptr<models::Words> m_words;
};

void TestCaseQueue::initTestCase()
{
    resources::load();
    const auto rules = domain::shippedRuleBook();
    QVERIFY(rules.has_value());
    m_words = std::make_unique<models::Words>(*rules);
}

void TestCaseQueue::theLeastTimeLeftComesFirst()
{
    models::CaseRows rows;
    models::CaseQueueModel model(rows, *m_words, m_clock);
    QAbstractItemModelTester tester(&model);
    load(rows, 500);
    QVERIFY(spinUntil([&] { return model.rowCount() == 500; }));
    QVERIFY(isSorted(model));
    const QString left = model.index(0, models::CaseQueueModel::TimeLeft).data().toString();
    QCOMPARE(left, m_words->timeLeft(double(model.summary(0).dueMs), double(base::toMs(m_clock->now()))));
}

void TestCaseQueue::aCaseThatMovesOnLeavesTheQueue()
{
    models::CaseRows rows;
    models::CaseQueueModel model(rows, *m_words, m_clock);
    QAbstractItemModelTester tester(&model);
    load(rows, 50);
    model.setFilter({{QStringLiteral("to-dispatch"), {domain::state::PendingDispatch}}, {}});
    QVERIFY(spinUntil([&] { return model.rowCount() == 50 && !model.isBusy(); }));
    QSignalSpy removed(&model, &QAbstractItemModel::rowsRemoved);
    QSignalSpy resets(&model, &QAbstractItemModel::modelReset);
    store::CaseSummary moved = row(7, domain::state::PendingSign);
    rows.merge({moved.id}, {moved});
    QCOMPARE(removed.count(), 1);
    QCOMPARE(resets.count(), 0);
    QCOMPARE(model.rowCount(), 49);
    QVERIFY(!model.rowOf(moved.id));
}

void TestCaseQueue::aNewCaseEntersAtItsPlace()
{
    models::CaseRows rows;
    models::CaseQueueModel model(rows, *m_words, m_clock);
    QAbstractItemModelTester tester(&model);
    load(rows, 50);
    QVERIFY(spinUntil([&] { return model.rowCount() == 50; }));
    store::CaseSummary added = row(1000);
    added.dueMs = model.summary(20).dueMs + 1;
    rows.merge({added.id}, {added});
    QCOMPARE(model.rowCount(), 51);
    QCOMPARE(model.rowOf(added.id).value_or(-1), 21);
    QVERIFY(isSorted(model));
    // The same case with more time moves, and nothing else does.
    added.dueMs += 50'000'000'000;
    rows.merge({added.id}, {added});
    QCOMPARE(model.rowOf(added.id).value_or(-1), 50);
    QVERIFY(isSorted(model));
}

void TestCaseQueue::aCaseThatLeftTheScopeIsGone()
{
    models::CaseRows rows;
    models::CaseQueueModel model(rows, *m_words, m_clock);
    QAbstractItemModelTester tester(&model);
    load(rows, 20);
    QVERIFY(spinUntil([&] { return model.rowCount() == 20; }));
    rows.merge({QStringLiteral("case-3")}, {});
    QCOMPARE(model.rowCount(), 19);
    QVERIFY(!rows.positionOf(QStringLiteral("case-3")));
}

void TestCaseQueue::textFindsNumberAddressAndClass()
{
    models::CaseRows rows;
    models::CaseQueueModel model(rows, *m_words, m_clock);
    load(rows, 1000);
    const auto found = [&](const QString &text) {
        model.setFilter({openQueue(), text});
        spinUntil([&] { return !model.isBusy(); });
        return model.rowCount();
    };
    QCOMPARE(found(QStringLiteral("2301032026110000042")), 1);
    QCOMPARE(found(QStringLiteral("大街 42 号")), 1);
    QCOMPARE(found(QStringLiteral("供水井盖")), 500);
    QCOMPARE(found(QStringLiteral("sewage")), 500);
    QCOMPARE(found(QStringLiteral("不存在")), 0);
    QCOMPARE(found(QString()), 1000);
}

void TestCaseQueue::changesDuringAFilterAreNotLost()
{
    models::CaseRows rows;
    models::CaseQueueModel model(rows, *m_words, m_clock);
    load(rows, 20'000);
    QVERIFY(spinUntil([&] { return model.rowCount() == 20'000; }));
    model.setFilter({{QStringLiteral("to-dispatch"), {domain::state::PendingDispatch}}, {}});
    QVERIFY(model.isBusy());
    rows.merge({QStringLiteral("case-9")}, {row(9, domain::state::Closed)});
    QVERIFY(spinUntil([&] { return !model.isBusy(); }));
    QCOMPARE(model.rowCount(), 19'999);
    QVERIFY(!model.rowOf(QStringLiteral("case-9")));
}

void TestCaseQueue::threeHundredThousandRowsFilterWhileTheScreenLives()
{
    models::CaseRows rows;
    models::CaseQueueModel model(rows, *m_words, m_clock);
    load(rows, 300'000);
    QVERIFY(spinUntil([&] { return model.rowCount() == 300'000; }));
    QElapsedTimer gui;
    qint64 longestNs = 0;
    model.setFilter({openQueue(), QStringLiteral("大街 42 号")});
    while (model.isBusy()) {
        gui.start();
        QCoreApplication::processEvents();
        longestNs = std::max(longestNs, gui.nsecsElapsed());
    }
    QCOMPARE(model.rowCount(), 300);
    QVERIFY2(longestNs < 100'000'000, qPrintable(QString::number(longestNs / 1e6)));
}

void TestCaseQueue::queuesHoldWhatTheirNamesSay()
{
    const qint64 now = base::toMs(m_clock->now());
    store::CaseSummary late = row(1);
    late.warnAtMs = now - 2000;
    late.dueMs = now - 1000;
    const models::Queue overdue{QStringLiteral("overdue"), {}, models::Queue::Which::Overdue};
    const models::Queue warning{QStringLiteral("warning"), {}, models::Queue::Which::Warning};
    QVERIFY(overdue.holds(late, now));
    QVERIFY(!warning.holds(late, now));
    late.state = domain::state::Suspended;
    QVERIFY(!overdue.holds(late, now));
    for (const domain::Post post :
         {domain::Post::Acceptor, domain::Post::ShiftLeader, domain::Post::Dispatcher,
          domain::Post::DepartmentOfficer, domain::Post::Leader, domain::Post::SysAdmin}) {
        for (const models::Workspace &workspace : models::workspacesOf(post)) {
            QVERIFY(m_words->workspace(workspace.token) != workspace.token);
            for (const models::Queue &queue : workspace.queues)
                QVERIFY2(m_words->queue(queue.token) != queue.token, qPrintable(queue.token));
        }
    }
}

QTEST_GUILESS_MAIN(TestCaseQueue)
#include "tst_casequeue.moc"

// SPDX-License-Identifier: GPL-3.0-or-later
#include "operations/bulkdesk.h"
#include "store/seatfixture.h"

using namespace wanmi;
using namespace wanmi::test;
using operations::BulkDesk;
using State = BulkDesk::Line::State;
using Task = BulkDesk::Task;

class TestBulkDesk : public QObject
{
    Q_OBJECT
private slots:
    void theDryRunSaysWhoGoesAndWhyNotAndDoesNothing();
    void whatWouldGoIsDoneAndLiesInTheOutbox();
    void whatWasNotSentIsTakenBackWhollyTheOtherWayRound();
    void whatWasSentStaysAndSaysWhoCouldTakeItBack();
    void aStepBuiltOnAnotherHoldsIt();
    void stoppingLeavesTheRestAsItIs();
    void fiveHundredCasesAreOneAction();
};

namespace {
struct Desk
{
    explicit Desk(domain::Post post = domain::Post::Acceptor)
        : desk(*seat.store, seat.rules,
               {PersonId(QStringLiteral("acceptor1")), QStringLiteral("王敏"), post, {}, {}}, seat.clock)
        , bulk(desk, *seat.store)
    {
        ready = seat.open().has_value() && seat.bootstrap().has_value();
    }
    /// New reports of the public, not yet accepted.
    QStringList reports(int count)
    {
        QStringList ids;
        for (int i = 0; i < count; ++i) {
            domain::CaseOrder order;
            order.source = QStringLiteral("hotline12345");
            order.kind = domain::CaseKind::Event;
            order.classCode = QStringLiteral("0101");
            order.place = seat.source.somewhere(i % 5);
            order.description = QStringLiteral("垃圾堆积");
            const auto verdict = await(desk.reportCase(order));
            ids.append(verdict ? verdict->after.id.text() : QString());
        }
        return ids;
    }
    bool choose(const QStringList &ids)
    {
        QSignalSpy offered(&bulk, &BulkDesk::offered);
        bulk.choose(ids);
        return spinUntil([&] { return offered.size() == 1; });
    }
    bool until(Task task, const std::function<void()> &start)
    {
        QSignalSpy finished(&bulk, &BulkDesk::finished);
        start();
        return spinUntil([&] { return finished.size() == 1; }, 60'000)
            && finished.front().front().value<Task>() == task;
    }
    static domain::CaseOrder refuse()
    {
        domain::CaseOrder order;
        order.action = QStringLiteral("refuse");
        order.reason = QStringLiteral("不属于城市管理职责");
        return order;
    }
    [[nodiscard]] QString stateOf(const QString &id) { return seat.caseFile(id)->state; }
    SeatFixture seat;
    operations::CaseDesk desk;
    BulkDesk bulk;
    bool ready = false;
};
} // namespace

void TestBulkDesk::theDryRunSaysWhoGoesAndWhyNotAndDoesNothing()
{
    Desk d;
    QVERIFY(d.ready);
    QStringList ids = d.reports(3);
    QVERIFY(await(d.desk.perform([&] {
        auto gone = Desk::refuse();
        gone.caseId = CaseId(ids.at(1));
        return gone;
    }())));
    QVERIFY(d.choose(ids << QStringLiteral("nowhere")));
    const auto offer = std::ranges::find_if(
        d.bulk.offers(), [](const BulkDesk::Offer &each) { return each.possibility.action == u"refuse"; });
    QVERIFY(offer != d.bulk.offers().end());
    QCOMPARE(offer->cases, 2);
    const auto before = await(d.seat.store->status())->waitingCommands;
    QSignalSpy performed(&d.desk, &operations::CaseDesk::performed);
    QVERIFY(d.until(Task::Trying, [&] { d.bulk.tryOut(Desk::refuse()); }));
    QCOMPARE(d.bulk.count(State::Goes), 2);
    QCOMPARE(d.bulk.lines()[0].to, domain::state::NotAccepted);
    QCOMPARE(d.bulk.lines()[1].state, State::Refused);
    QCOMPARE(d.bulk.lines()[1].reason, QStringLiteral("not-in-this-state"));
    QCOMPARE(d.bulk.lines()[3].reason, QStringLiteral("no-such-case"));
    QCOMPARE(performed.size(), 0);
    QCOMPARE(d.stateOf(ids.at(0)), domain::state::Intake);
    QCOMPARE(await(d.seat.store->status())->waitingCommands, before);
    // Without the reason that the action wants none goes.
    auto mute = Desk::refuse();
    mute.reason.clear();
    QVERIFY(d.until(Task::Trying, [&] { d.bulk.tryOut(mute); }));
    QCOMPARE(d.bulk.count(State::Goes), 0);
    QCOMPARE(d.bulk.lines()[0].reason, QStringLiteral("no-reason"));
}

void TestBulkDesk::whatWouldGoIsDoneAndLiesInTheOutbox()
{
    Desk d;
    QVERIFY(d.ready);
    const QStringList ids = d.reports(4);
    QVERIFY(d.choose(ids));
    QVERIFY(d.until(Task::Trying, [&] { d.bulk.tryOut(Desk::refuse()); }));
    QVERIFY(d.until(Task::Performing, [&] { d.bulk.perform(); }));
    QCOMPARE(d.bulk.count(State::Queued), 4);
    for (const QString &id : ids)
        QCOMPARE(d.stateOf(id), domain::state::NotAccepted);
    QCOMPARE(await(d.seat.store->status())->waitingCommands, 8);
}

void TestBulkDesk::whatWasNotSentIsTakenBackWhollyTheOtherWayRound()
{
    Desk d;
    QVERIFY(d.ready);
    const QStringList ids = d.reports(3);
    QVERIFY(d.choose(ids));
    QVERIFY(d.until(Task::Trying, [&] { d.bulk.tryOut(Desk::refuse()); }));
    QVERIFY(d.until(Task::Performing, [&] { d.bulk.perform(); }));
    QVERIFY(d.until(Task::Undoing, [&] { d.bulk.undo(QStringLiteral("undo")); }));
    QCOMPARE(d.bulk.count(State::Withdrawn), 3);
    for (const QString &id : ids)
        QCOMPARE(d.stateOf(id), domain::state::Intake);
    QCOMPARE(await(d.seat.store->status())->waitingCommands, 3); // the reports themselves
    // After a restart it is still so.
    d.seat.start(QStringLiteral("acceptor1"));
    QVERIFY(d.seat.open());
    QCOMPARE(d.stateOf(ids.at(0)), domain::state::Intake);
}

void TestBulkDesk::whatWasSentStaysAndSaysWhoCouldTakeItBack()
{
    // What the workflow knows for it: registering is undone by the dispatcher alone, refusing by nobody.
    Desk d(domain::Post::ShiftLeader);
    QVERIFY(d.ready);
    QStringList ids;
    for (int i = 0; i < 300 && ids.size() < 2; ++i) {
        const domain::CaseFile file = d.seat.source.caseFile(i);
        if (file.state == domain::state::PendingRegister)
            ids.append(file.id.text());
    }
    QVERIFY(!ids.isEmpty());
    domain::CaseOrder order;
    order.action = QStringLiteral("refuseRegister");
    order.reason = QStringLiteral("不符合立案条件");
    QVERIFY(d.choose(ids));
    QVERIFY(d.until(Task::Trying, [&] { d.bulk.tryOut(order); }));
    QCOMPARE(d.bulk.count(State::Goes), int(ids.size()));
    QVERIFY(d.until(Task::Performing, [&] { d.bulk.perform(); }));
    QCOMPARE(await(d.seat.store->sendable())->size(), size_t(ids.size())); // they are on their way
    QVERIFY(d.until(Task::Undoing, [&] { d.bulk.undo(QStringLiteral("undo")); }));
    QCOMPARE(d.bulk.count(State::Withdrawn), 0);
    QCOMPARE(d.bulk.count(State::Stays), int(ids.size()));
    QCOMPARE(d.bulk.lines()[0].reason, QStringLiteral("no-way-back"));
    QCOMPARE(d.stateOf(ids.at(0)), domain::state::NotRegistered);
    domain::CaseFile registered = d.seat.source.caseFile(0);
    registered.state = domain::state::PendingDispatch;
    registered.pendingRequest.reset();
    registered.round = 0;
    const auto back = d.desk.wayBack(registered, domain::state::PendingRegister);
    QVERIFY(back);
    QCOMPARE(back->action, QStringLiteral("sendBackRegister"));
    QVERIFY(!back->mine);
    QCOMPARE(back->posts, QStringList{QStringLiteral("dispatcher")});
}

void TestBulkDesk::aStepBuiltOnAnotherHoldsIt()
{
    Desk d;
    QVERIFY(d.ready);
    auto first = d.seat.report();
    QVERIFY(d.seat.enqueue(first));
    domain::CaseOrder refuse = Desk::refuse();
    refuse.caseId = first.verdict.after.id;
    const auto second = d.seat.judged(first.verdict.after, refuse, domain::Post::Acceptor);
    QVERIFY(d.seat.enqueue(second));
    QCOMPARE(await(d.seat.store->withdraw({first.command.key}))->size(), 0);
    QCOMPARE(await(d.seat.store->withdraw({first.command.key, second.command.key}))->size(), 2);
    QVERIFY(!d.seat.caseFile(first.verdict.after.id.text()));
    // What was given to be sent may be with central: it is not taken back.
    QVERIFY(d.seat.enqueue(first));
    QCOMPARE(await(d.seat.store->sendable())->size(), size_t(1));
    QCOMPARE(await(d.seat.store->withdraw({first.command.key}))->size(), 0);
    QVERIFY(d.seat.caseFile(first.verdict.after.id.text()));
}

void TestBulkDesk::stoppingLeavesTheRestAsItIs()
{
    Desk d;
    QVERIFY(d.ready);
    const QStringList ids = d.reports(20);
    QVERIFY(d.choose(ids));
    QVERIFY(d.until(Task::Trying, [&] { d.bulk.tryOut(Desk::refuse()); }));
    QVERIFY(d.until(Task::Performing, [&] {
        connect(&d.bulk, &BulkDesk::progressed, &d.bulk, [&](int done) {
            if (done >= 5)
                d.bulk.cancel();
        });
        d.bulk.perform();
    }));
    const int queued = d.bulk.count(State::Queued);
    QVERIFY2(queued >= 5 && queued <= 10, qPrintable(QString::number(queued)));
    QCOMPARE(d.bulk.count(State::Goes), 20 - queued);
    QCOMPARE(d.stateOf(ids.at(19)), domain::state::Intake);
    QCOMPARE(d.stateOf(ids.at(0)), domain::state::NotAccepted);
}

void TestBulkDesk::fiveHundredCasesAreOneAction()
{
    Desk d;
    QVERIFY(d.ready);
    const QStringList ids = d.reports(500);
    QVERIFY(d.choose(ids));
    QVERIFY(d.until(Task::Trying, [&] { d.bulk.tryOut(Desk::refuse()); }));
    QCOMPARE(d.bulk.count(State::Goes), 500);
    QSignalSpy progress(&d.bulk, &BulkDesk::progressed);
    QVERIFY(d.until(Task::Performing, [&] { d.bulk.perform(); }));
    QCOMPARE(d.bulk.count(State::Queued), 500);
    QCOMPARE(progress.back().at(0).toInt(), 500);
    QVERIFY(d.until(Task::Undoing, [&] { d.bulk.undo(QStringLiteral("undo")); }));
    QCOMPARE(d.bulk.count(State::Withdrawn), 500);
}

QTEST_GUILESS_MAIN(TestBulkDesk)
#include "tst_bulkdesk.moc"

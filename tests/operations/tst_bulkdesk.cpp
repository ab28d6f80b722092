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
    void whatWasSentStaysWhereTheLifecycleKnowsNoWayBack();
    void whatWasSentIsTakenBackByTheInverseAction();
    void eachCaseGoesToTheDepartmentRecommendedForIt();
    void aStepBuiltOnAnotherHoldsIt();
    void stoppingLeavesTheRestAsItIs();
    void fiveHundredCasesAreOneAction();
};

namespace {
/// Some of every state.
RowPlan manyOpen()
{
    RowPlan plan;
    plan.openShare = 0.9;
    return plan;
}

struct Desk
{
    explicit Desk(domain::Post post = domain::Post::Acceptor, RowPlan plan = {})
        : seat(plan)
        , desk(*seat.store, seat.rules,
               {PersonId(domain::tokenOf(post) + u'9'), QStringLiteral("王敏"), post, {}, {}}, seat.clock)
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

void TestBulkDesk::whatWasSentStaysWhereTheLifecycleKnowsNoWayBack()
{
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
}

void TestBulkDesk::whatWasSentIsTakenBackByTheInverseAction()
{
    Desk d(domain::Post::Dispatcher, manyOpen());
    QVERIFY(d.ready);
    QStringList ids;
    for (int i = 0; i < 200 && ids.size() < 6; ++i) {
        const domain::CaseFile file = d.seat.source.caseFile(i);
        if (file.state == domain::state::Handling)
            ids.append(file.id.text());
    }
    QCOMPARE(ids.size(), 6);
    domain::CaseOrder order;
    order.action = QStringLiteral("superviseOrder");
    order.reason = QStringLiteral("限期处置");
    QVERIFY(d.choose(ids));
    QVERIFY(d.until(Task::Trying, [&] { d.bulk.tryOut(order); }));
    QVERIFY(d.until(Task::Performing, [&] { d.bulk.perform(); }));
    QVERIFY(d.until(Task::Looking, [&] { d.bulk.lookBack(); }));
    QCOMPARE(d.bulk.count(BulkDesk::Line::Back::Outbox), 6);
    QCOMPARE(await(d.seat.store->sendable())->size(), size_t(6)); // they are on their way
    QVERIFY(d.until(Task::Looking, [&] { d.bulk.lookBack(); }));
    QCOMPARE(d.bulk.count(BulkDesk::Line::Back::Inverse), 6);
    // As if it had been done at another desk of the same person: only what is needed to take it back is known.
    BulkDesk later(d.desk, *d.seat.store);
    later.recall(order.action, d.bulk.lines());
    QSignalSpy finished(&later, &BulkDesk::finished);
    later.undo(QStringLiteral("undo"));
    QVERIFY(spinUntil([&] { return finished.size() == 1; }));
    QCOMPARE(later.count(State::Reversed), 6);
    for (const QString &id : ids) {
        const auto file = d.seat.caseFile(id);
        QCOMPARE(file->state, domain::state::Handling);
        QVERIFY(std::ranges::none_of(file->orders, &domain::SuperviseOrder::isOpen));
    }
}

void TestBulkDesk::eachCaseGoesToTheDepartmentRecommendedForIt()
{
    Desk d(domain::Post::Dispatcher, manyOpen());
    QVERIFY(d.ready);
    QStringList ids;
    for (int i = 0; i < 200 && ids.size() < 20; ++i) {
        const domain::CaseFile file = d.seat.source.caseFile(i);
        if (file.state == domain::state::PendingDispatch)
            ids.append(file.id.text());
    }
    QVERIFY(ids.size() >= 3);
    domain::CaseOrder order;
    order.action = QStringLiteral("dispatch");
    QVERIFY(d.choose(ids));
    QVERIFY(d.until(Task::Trying, [&] { d.bulk.tryOut(order, {d.seat.rules, false}); }));
    QVERIFY(d.bulk.isAdvised());
    int goes = 0;
    for (const BulkDesk::Line &line : d.bulk.lines()) {
        const auto dossier = await(d.seat.store->dossier(line.caseId));
        const auto best = await(d.seat.store->recommend(dossier->file, dossier->trail, d.seat.rules));
        QVERIFY(best && best->first());
        QCOMPARE(line.department, best->first()->department);
        QCOMPARE(line.why, best->first()->reasons.empty() ? domain::DutyReason() : best->first()->reasons.front());
        goes += line.state == State::Goes;
    }
    QVERIFY(goes >= 2);
    // One goes elsewhere by hand; the others stay as they were proposed.
    const auto chosen = std::ranges::find(d.bulk.lines(), State::Goes, &BulkDesk::Line::state);
    const QString other = chosen->department == u"drainage" ? QStringLiteral("power") : QStringLiteral("drainage");
    const QString id = chosen->caseId;
    QVERIFY(d.until(Task::Trying, [&] { d.bulk.assign({id}, other); }));
    QCOMPARE(d.bulk.count(State::Goes), goes);
    QVERIFY(d.until(Task::Performing, [&] { d.bulk.perform(); }));
    QCOMPARE(d.bulk.count(State::Queued), goes);
    for (const BulkDesk::Line &line : d.bulk.lines()) {
        QCOMPARE(line.byHand, line.caseId == id);
        if (line.state == State::Queued)
            QCOMPARE(d.seat.caseFile(line.caseId)->leadDept, line.caseId == id ? other : line.department);
    }
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

// SPDX-License-Identifier: GPL-3.0-or-later
#include "operations/casedesk.h"
#include "store/seatfixture.h"

using namespace wanmi;
using namespace wanmi::test;

class TestCaseDesk : public QObject
{
    Q_OBJECT
private slots:
    void aReportKnowsItsCellAndAddress();
    void whatThePersonSaidStays();
    void aRefusalReturnsAndNothingHappened();
    void theSecondOrderSeesTheFirst();
    void aTaskGoesToWhoIsOnDuty();
    void aSupervisorOffDutyIsRefused();
    void aReportOnAComponentTakesItsPlace();
    void judgementUsesCentralsTime();
    void withoutCentralSomeThingsAreRefused();
    void possibilitiesNameWhoMayActNext();
    void aGoneDeskDropsItsOrders();
};

namespace {
struct Desk
{
    explicit Desk(domain::Post post = domain::Post::Acceptor)
        : desk(*seat.store, seat.rules,
               {PersonId(QStringLiteral("acceptor1")), QStringLiteral("王敏"), post, {}, {}}, seat.clock)
    {
        ready = seat.open().has_value() && seat.bootstrap().has_value();
    }
    domain::CaseOrder report() const
    {
        domain::CaseOrder order;
        order.source = QStringLiteral("hotline12345");
        order.place = seat.source.somewhere(3);
        order.description = QStringLiteral("井盖丢失");
        return order;
    }
    domain::CaseOrder on(const CaseId &id, const char *action) const
    {
        domain::CaseOrder order;
        order.caseId = id;
        order.action = QString::fromLatin1(action);
        return order;
    }
    SeatFixture seat;
    operations::CaseDesk desk;
    bool ready = false;
};
} // namespace

void TestCaseDesk::aReportKnowsItsCellAndAddress()
{
    Desk d;
    QVERIFY(d.ready);
    QSignalSpy performed(&d.desk, &operations::CaseDesk::performed);
    const auto verdict = await(d.desk.reportCase(d.report()));
    QVERIFY(verdict);
    const domain::CaseFile &file = verdict->after;
    QCOMPARE(file.state, domain::state::Intake);
    const auto facts = await(d.seat.store->cellAt(*d.report().place));
    QCOMPARE(file.cell, facts->cell.code.text());
    QCOMPARE(file.dutyGrid, facts->cell.dutyGrid.text());
    QCOMPARE(file.address, facts->nearestAddress);
    QCOMPARE(performed.size(), 1);
    QCOMPARE(*d.seat.caseFile(file.id.text()), file);
    const auto queued = *await(d.seat.store->sendable());
    QCOMPARE(queued.front().order.cell, file.cell);
    QCOMPARE(queued.front().baseVersion, 0);
}

void TestCaseDesk::whatThePersonSaidStays()
{
    Desk d;
    QVERIFY(d.ready);
    domain::CaseOrder order = d.report();
    order.address = QStringLiteral("桥头");
    QCOMPARE(await(d.desk.perform(order))->after.address, QStringLiteral("桥头"));
}

void TestCaseDesk::aRefusalReturnsAndNothingHappened()
{
    Desk d;
    QVERIFY(d.ready);
    domain::CaseOrder order = d.report();
    order.place.reset();
    const auto outcome = await(d.desk.perform(order));
    QCOMPARE(outcome.error().kind, ErrorKind::Refused);
    QCOMPARE(outcome.error().reason, QStringLiteral("no-place"));
    QVERIFY(await(d.seat.store->sendable())->empty());
    QCOMPARE(await(d.desk.perform(d.on(CaseId(QStringLiteral("nope")), "refuse"))).error().reason,
             QStringLiteral("no-such-case"));
    const CaseId other = d.seat.source.caseFile(0).id;
    QVERIFY(!await(d.desk.perform(d.on(other, "dispatch"))));
    QVERIFY(await(d.seat.store->sendable())->empty());
}

void TestCaseDesk::theSecondOrderSeesTheFirst()
{
    Desk d;
    QVERIFY(d.ready);
    domain::CaseOrder report = d.report();
    report.caseId = CaseId::random();
    auto first = d.desk.reportCase(report);
    domain::CaseOrder refuse = d.on(report.caseId, "refuse");
    refuse.reason = QStringLiteral("not-city-duty");
    auto second = d.desk.perform(refuse);
    QVERIFY(await(first));
    const auto verdict = await(second);
    QVERIFY(verdict);
    QCOMPARE(verdict->after.version, 2);
    QCOMPARE(verdict->after.state, domain::state::NotAccepted);
}

void TestCaseDesk::aTaskGoesToWhoIsOnDuty()
{
    Desk d;
    QVERIFY(d.ready);
    const auto report = await(d.desk.reportCase(d.report()));
    const auto facts = await(d.seat.store->cellAt(*d.report().place));
    const auto verdict = await(d.desk.perform(d.on(report->after.id, "sendVerify")));
    if (facts->supervisorOnDuty.isEmpty()) {
        QCOMPARE(verdict.error().reason, QStringLiteral("no-supervisor-on-duty"));
        return;
    }
    QVERIFY(verdict);
    QCOMPARE(verdict->after.supervisor, facts->supervisorOnDuty);
    QCOMPARE(verdict->after.state, domain::state::Verifying);
}

void TestCaseDesk::aSupervisorOffDutyIsRefused()
{
    Desk d;
    QVERIFY(d.ready);
    const auto report = await(d.desk.reportCase(d.report()));
    domain::CaseOrder order = d.on(report->after.id, "sendVerify");
    order.supervisor = QStringLiteral("sv3"); // every fourth is at home
    QCOMPARE(await(d.desk.perform(order)).error().reason, QStringLiteral("no-supervisor-on-duty"));
    order.supervisor = QStringLiteral("sv4");
    QVERIFY(await(d.desk.perform(order)));
}

void TestCaseDesk::aReportOnAComponentTakesItsPlace()
{
    Desk d;
    QVERIFY(d.ready);
    const domain::Component component = d.seat.source.component(9);
    domain::CaseOrder order = d.report();
    order.place.reset();
    order.componentId = component.id.text();
    const auto verdict = await(d.desk.reportCase(order));
    QVERIFY(verdict);
    QCOMPARE(verdict->after.place, component.place);
    QCOMPARE(verdict->after.classCode, component.classCode);
    QCOMPARE(verdict->after.kind, domain::CaseKind::Component);
    QVERIFY(!verdict->after.cell.isEmpty());
}

void TestCaseDesk::judgementUsesCentralsTime()
{
    Desk d;
    QVERIFY(d.ready);
    d.desk.setServerOffset(std::chrono::minutes(7));
    const auto verdict = await(d.desk.reportCase(d.report()));
    QCOMPARE(verdict->record.at, d.seat.clock->now() + std::chrono::minutes(7));
    QCOMPARE(await(d.seat.store->sendable())->front().occurredAt, d.seat.clock->now());
}

void TestCaseDesk::withoutCentralSomeThingsAreRefused()
{
    Desk d(domain::Post::ShiftLeader);
    QVERIFY(d.ready);
    QString pending;
    for (int i = 0; i < d.seat.source.openCases() && pending.isEmpty(); ++i) {
        if (d.seat.source.caseFile(i).state == domain::state::PendingDispatch)
            pending = d.seat.source.caseFile(i).id.text();
    }
    QVERIFY(!pending.isEmpty());
    d.desk.setLinked(false);
    domain::CaseOrder order = d.on(CaseId(pending), "forceClose");
    order.reason = QStringLiteral("demolished");
    order.approver = QStringLiteral("mayor");
    QCOMPARE(await(d.desk.perform(order)).error().reason, QStringLiteral("needs-central"));
}

void TestCaseDesk::possibilitiesNameWhoMayActNext()
{
    Desk d;
    QVERIFY(d.ready);
    const auto report = await(d.desk.reportCase(d.report()));
    const auto dossier = await(d.seat.store->dossier(report->after.id.text()));
    const auto possible = d.desk.possibilities(*dossier);
    const auto it = std::ranges::find(possible, QStringLiteral("sendVerify"), &domain::Possibility::action);
    QVERIFY(it != possible.end());
    QVERIFY(it->mine);
}

void TestCaseDesk::aGoneDeskDropsItsOrders()
{
    SeatFixture seat;
    QVERIFY(seat.open());
    QVERIFY(seat.bootstrap());
    operations::CaseDesk::Answer answer;
    {
        operations::CaseDesk desk(*seat.store, seat.rules,
                                  {PersonId(QStringLiteral("acceptor1")), {}, domain::Post::Acceptor, {}, {}},
                                  seat.clock);
        domain::CaseOrder order;
        order.source = QStringLiteral("hotline12345");
        order.place = seat.source.somewhere(3);
        order.description = QStringLiteral("井盖丢失");
        answer = desk.perform(order);
    }
    QVERIFY(answer.isFinished());
    QCOMPARE(answer.resultCount(), 0);
}

QTEST_GUILESS_MAIN(TestCaseDesk)
#include "tst_casedesk.moc"

// SPDX-License-Identifier: GPL-3.0-or-later
#include "operations/takereport.h"
#include "store/seatfixture.h"

using namespace wanmi;
using namespace wanmi::test;
using operations::AfterReport;

/// A report and the step after it, in one gesture.
class TestTakeReport : public QObject
{
    Q_OBJECT
private slots:
    void theSourceAndThePostSayWhatFollows_data();
    void theSourceAndThePostSayWhatFollows();
    void bothOrdersWaitInOneLane();
    void theReportStandsWhenWhatFollowsIsRefused();
    void aRefusedReportIsFollowedByNothing();
    void itIsTakenBackAsAWhole();

private:
    struct Desk
    {
        explicit Desk(domain::Post post = domain::Post::Acceptor)
            : desk(*seat.store, seat.rules,
                   {PersonId(QStringLiteral("acceptor1")), QStringLiteral("王敏"), post, {}, {}}, seat.clock)
        {
            ready = seat.open().has_value() && seat.bootstrap().has_value();
        }
        base::Result<operations::TakenReport> take(const domain::CaseOrder &order, AfterReport after,
                                                   const QString &mainCase = {},
                                                   const QString &supervisor = {})
        {
            std::optional<base::Result<operations::TakenReport>> taken;
            operations::takeReport(
                desk, &context, order, after, mainCase, supervisor,
                [&taken](const base::Result<operations::TakenReport> &done) { taken = done; });
            if (!spinUntil([&taken] { return taken.has_value(); }))
                return base::refused(QStringLiteral("no-answer"));
            return *taken;
        }
        domain::CaseOrder report(const QString &source = QStringLiteral("hotline12345")) const
        {
            domain::CaseOrder order;
            order.source = source;
            order.kind = domain::CaseKind::Event;
            order.classCode = QStringLiteral("0110");
            order.conditionNo = QStringLiteral("01");
            order.place = seat.source.somewhere(3);
            order.description = QStringLiteral("垃圾没人清");
            return order;
        }
        SeatFixture seat;
        operations::CaseDesk desk;
        QObject context;
        bool ready = false;
    };
};

void TestTakeReport::theSourceAndThePostSayWhatFollows_data()
{
    QTest::addColumn<QString>("source");
    QTest::addColumn<domain::Post>("post");
    QTest::addColumn<AfterReport>("after");
    using enum domain::Post;
    QTest::newRow("a citizen calls") << "hotline12345" << Acceptor << AfterReport::Verify;
    QTest::newRow("a citizen writes") << "portal" << Acceptor << AfterReport::Verify;
    QTest::newRow("a sensor speaks") << "sensor" << Acceptor << AfterReport::Verify;
    QTest::newRow("seen on a camera") << "video" << Acceptor << AfterReport::Register;
    QTest::newRow("a leader says") << "leader" << Acceptor << AfterReport::Register;
    QTest::newRow("a leader at the own seat") << "leader" << Leader << AfterReport::Nothing;
}

void TestTakeReport::theSourceAndThePostSayWhatFollows()
{
    QFETCH(QString, source);
    QFETCH(domain::Post, post);
    QFETCH(AfterReport, after);
    resources::load();
    const auto rules = domain::shippedRuleBook();
    QVERIFY(rules);
    QCOMPARE(operations::usualAfterReport(
                 source, {PersonId(QStringLiteral("p")), QStringLiteral("某人"), post, {}, {}}, **rules),
             after);
}

void TestTakeReport::bothOrdersWaitInOneLane()
{
    Desk d;
    QVERIFY(d.ready);
    const auto verify = d.take(d.report(), AfterReport::Verify);
    QVERIFY(verify && verify->next && verify->refusal.isEmpty());
    QCOMPARE(verify->next->after.state, domain::state::Verifying);
    QCOMPARE(verify->next->after.id, verify->report.after.id);
    QVERIFY(!verify->next->after.supervisor.isEmpty());
    const auto submitted = d.take(d.report(QStringLiteral("video")), AfterReport::Register);
    QVERIFY(submitted && submitted->next);
    QCOMPARE(submitted->next->after.state, domain::state::PendingRegister);
    const auto merged = d.take(d.report(), AfterReport::Merge, verify->report.after.id.text());
    QVERIFY(merged && merged->next);
    QCOMPARE(merged->next->after.state, domain::state::Merged);
    QCOMPARE(merged->next->after.mainCase, verify->report.after.id.text());
    // One of each lane is sent at a time: the report, before what follows it.
    const auto sendable = await(d.seat.store->sendable());
    QVERIFY(sendable);
    QCOMPARE(sendable->size(), size_t(3));
    for (const protocol::Command &command : *sendable)
        QCOMPARE(command.order.action, QStringLiteral("report"));
}

void TestTakeReport::theReportStandsWhenWhatFollowsIsRefused()
{
    Desk d;
    QVERIFY(d.ready);
    const auto taken = d.take(d.report(), AfterReport::Verify, {}, QStringLiteral("nobody"));
    QVERIFY(taken);
    QVERIFY(!taken->next);
    QCOMPARE(taken->refusal, QStringLiteral("no-supervisor-on-duty"));
    QCOMPARE(d.seat.caseFile(taken->report.after.id.text())->state, domain::state::Intake);
    QCOMPARE(taken->commands().size(), 1);
}

void TestTakeReport::aRefusedReportIsFollowedByNothing()
{
    Desk d;
    QVERIFY(d.ready);
    domain::CaseOrder order = d.report();
    order.place.reset();
    const auto taken = d.take(order, AfterReport::Verify);
    QVERIFY(!taken);
    QCOMPARE(taken.error().reason, QStringLiteral("no-place"));
    QVERIFY(await(d.seat.store->sendable())->empty());
}

void TestTakeReport::itIsTakenBackAsAWhole()
{
    Desk d;
    QVERIFY(d.ready);
    const auto taken = d.take(d.report(), AfterReport::Verify);
    QVERIFY(taken && taken->next);
    const auto back = await(d.seat.store->withdraw(taken->commands()));
    QVERIFY(back);
    QCOMPARE(back->size(), 2);
    QVERIFY(!d.seat.caseFile(taken->report.after.id.text()));
    QVERIFY(await(d.seat.store->sendable())->empty());
}

QTEST_GUILESS_MAIN(TestTakeReport)
#include "tst_takereport.moc"

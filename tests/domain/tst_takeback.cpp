// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/takeback.h"

#include "casedriver.h"

#include <QTest>

using namespace wanmi;
using namespace wanmi::domain;

/// What was done is taken back by the action that the lifecycle names for it, and by nothing else.
class TestTakeBack : public QObject
{
    Q_OBJECT
private slots:
    void everyInverseOfTheShippedLifecycleLeadsBack_data();
    void everyInverseOfTheShippedLifecycleLeadsBack();
    void aRequestIsWithdrawnByWhoAskedUntilItIsDecided();
    void anOrderIsWithdrawnByWhoIssuedItUntilItIsSigned();
    void whatTheSystemOrderedNobodyWithdraws();
    void aDispatchIsNotTakenBack();
    void whereTheCaseHasMovedOnNothingLeadsBack();
    void casesOfAnEarlierProgramKeepTheirLifecycle();
};

void TestTakeBack::everyInverseOfTheShippedLifecycleLeadsBack_data()
{
    QTest::addColumn<QString>("from");
    QTest::addColumn<QString>("action");
    QTest::addColumn<int>("post");
    QTest::addColumn<QString>("before"); ///< done in `from` first, by a department officer
    for (const workflow::Transition &one : CaseDriver::rules()->workflow.transitions()) {
        if (one.inverse.isEmpty())
            continue;
        // An action of every case, or of every registered one, is tried in a state of theirs.
        const workflow::State *state = CaseDriver::rules()->workflow.state(one.from);
        const QString from = state->atomic ? one.from : QStringLiteral("HANDLING");
        const QString before = one.event == u"approveSuspend" ? QStringLiteral("requestSuspend") : QString();
        for (const QString &post : one.posts) {
            if (post != u"system")
                QTest::addRow("%s in %s by %s", qPrintable(one.event), qPrintable(one.from), qPrintable(post))
                    << from << one.event << int(*postFromToken(post)) << before;
        }
    }
}

void TestTakeBack::everyInverseOfTheShippedLifecycleLeadsBack()
{
    QFETCH(QString, from);
    QFETCH(QString, action);
    QFETCH(int, post);
    QFETCH(QString, before);
    CaseDriver driver;
    QCOMPARE(driver.reach(from), QString());
    if (!before.isEmpty())
        QCOMPARE(driver.perform(before, Post::DepartmentOfficer), QString());
    const Actor actor = CaseDriver::actor(static_cast<Post>(post));
    const CaseFile was = *driver.file;
    QVERIFY(driver.tryTo(action, actor));
    const auto back = inverseOf(*driver.file, action, from, actor, *CaseDriver::rules());
    QVERIFY(back && back->mine);
    const auto offered = possibilities(*driver.file, actor, *CaseDriver::rules());
    QVERIFY(std::ranges::any_of(offered, [&](const Possibility &p) { return p.mine && p.action == back->action; }));
    const size_t lines = driver.trail.size();
    const auto undone = driver.tryTo(back->action, actor);
    QVERIFY2(undone, undone ? "" : qPrintable(undone.error().reason));
    QCOMPARE(driver.file->state, was.state);
    QVERIFY(!driver.file->pendingRequest);
    QVERIFY(std::ranges::none_of(driver.file->orders, &SuperviseOrder::isOpen));
    // The trail keeps both, and can be judged again.
    QCOMPARE(driver.trail.size(), lines + 1);
    QCOMPARE(driver.trail.back().action, back->action);
    QCOMPARE(rejudge(driver.trail, *CaseDriver::rules()).value(), *driver.file);
}

void TestTakeBack::aRequestIsWithdrawnByWhoAskedUntilItIsDecided()
{
    const QString ask = QStringLiteral("requestExtend"), withdraw = QStringLiteral("withdrawRequest");
    CaseDriver driver;
    QCOMPARE(driver.reach(QStringLiteral("HANDLING")), QString());
    QCOMPARE(driver.perform(ask, Post::DepartmentOfficer), QString());
    const auto other = driver.tryTo(
        withdraw, CaseDriver::actor(Post::DepartmentLeader, QStringLiteral("another")));
    QCOMPARE(other.error().reason, QStringLiteral("not-your-request"));
    QCOMPARE(other.error().kind, ErrorKind::Denied);
    QCOMPARE(driver.perform(QStringLiteral("approveExtend"), Post::Dispatcher), QString());
    QCOMPARE(driver.tryTo(withdraw, CaseDriver::actor(Post::DepartmentOfficer)).error().reason,
             QStringLiteral("no-such-request"));
    // Withdrawn, it counts for nothing: there are still as many extensions to ask for.
    const int extended = driver.file->extendCount;
    QCOMPARE(driver.perform(ask, Post::DepartmentOfficer), QString());
    QCOMPARE(driver.perform(withdraw, Post::DepartmentOfficer), QString());
    QCOMPARE(driver.file->extendCount, extended);
}

void TestTakeBack::anOrderIsWithdrawnByWhoIssuedItUntilItIsSigned()
{
    const QString withdraw = QStringLiteral("withdrawOrder");
    CaseDriver driver;
    QCOMPARE(driver.reach(QStringLiteral("HANDLING")), QString());
    QCOMPARE(driver.perform(QStringLiteral("superviseOrder"), Post::Inspector), QString());
    const QString first = driver.file->orders.back().id;
    QCOMPARE(driver.perform(QStringLiteral("superviseOrder"), Post::Leader), QString());
    const QString second = driver.file->orders.back().id;
    const auto of = [](const QString &id) { return [id](CaseOrder &order) { order.orderId = id; }; };
    QCOMPARE(driver.tryTo(withdraw, CaseDriver::actor(Post::Leader), of(first)).error().reason,
             QStringLiteral("not-your-order"));
    QCOMPARE(driver.perform(withdraw, Post::Leader, of(second)), QString());
    QVERIFY(driver.file->orders.front().isOpen());
    QVERIFY(!driver.file->orders.back().isOpen());
    QCOMPARE(driver.file->orderDue, std::optional(driver.file->orders.front().due));
    QCOMPARE(driver.perform(QStringLiteral("signOrder"), Post::DepartmentOfficer), QString());
    QCOMPARE(driver.tryTo(withdraw, CaseDriver::actor(Post::Inspector), of(first)).error().reason,
             QStringLiteral("signed-already"));
}

void TestTakeBack::whatTheSystemOrderedNobodyWithdraws()
{
    CaseDriver driver;
    QCOMPARE(driver.reach(QStringLiteral("HANDLING")), QString());
    QCOMPARE(driver.perform(QStringLiteral("superviseOrder"), Post::System), QString());
    for (const Post post : {Post::Dispatcher, Post::Inspector, Post::Leader})
        QCOMPARE(driver.tryTo(QStringLiteral("withdrawOrder"), CaseDriver::actor(post)).error().reason,
                 QStringLiteral("not-your-order"));
}

void TestTakeBack::aDispatchIsNotTakenBack()
{
    CaseDriver driver;
    QCOMPARE(driver.reach(QStringLiteral("PENDING_SIGN")), QString());
    QVERIFY(!inverseOf(*driver.file, QStringLiteral("dispatch"), QStringLiteral("PENDING_DISPATCH"),
                       CaseDriver::actor(Post::Dispatcher), *CaseDriver::rules()));
}

void TestTakeBack::whereTheCaseHasMovedOnNothingLeadsBack()
{
    CaseDriver driver;
    QCOMPARE(driver.reach(QStringLiteral("PENDING_SIGN")), QString());
    QCOMPARE(driver.perform(QStringLiteral("requestReturn"), Post::DepartmentOfficer), QString());
    QCOMPARE(driver.perform(QStringLiteral("approveReturn"), Post::Dispatcher), QString());
    QVERIFY(!inverseOf(*driver.file, QStringLiteral("requestReturn"), QStringLiteral("PENDING_SIGN"),
                       CaseDriver::actor(Post::DepartmentOfficer), *CaseDriver::rules()));
}

void TestTakeBack::casesOfAnEarlierProgramKeepTheirLifecycle()
{
    const RuleBookPtr &rules = CaseDriver::rules();
    const QString before = QStringLiteral("2026.3");
    QVERIFY(rules->workflow.version() != before);
    QCOMPARE(rules->lifecycle(before).version(), before);
    CaseDriver driver;
    QCOMPARE(driver.reach(QStringLiteral("HANDLING")), QString());
    driver.file->workflowVersion = before; // as it was registered there
    QCOMPARE(driver.perform(QStringLiteral("requestExtend"), Post::DepartmentOfficer), QString());
    const Actor officer = CaseDriver::actor(Post::DepartmentOfficer);
    QVERIFY(!inverseOf(*driver.file, QStringLiteral("requestExtend"), QStringLiteral("HANDLING"), officer, *rules));
    QCOMPARE(driver.tryTo(QStringLiteral("withdrawRequest"), officer).error().reason,
             QStringLiteral("not-in-this-state"));
    QCOMPARE(driver.perform(QStringLiteral("approveExtend"), Post::Dispatcher), QString());
    QCOMPARE(driver.file->workflowVersion, before);
}

QTEST_GUILESS_MAIN(TestTakeBack)
#include "tst_takeback.moc"

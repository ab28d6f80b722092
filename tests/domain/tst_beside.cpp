// SPDX-License-Identifier: GPL-3.0-or-later
#include "casedriver.h"

#include <QTest>

using namespace wanmi;
using namespace wanmi::domain;

namespace {
using Change = CaseDriver::Change;

const QString Power = QStringLiteral("power");

QStringList kindsOf(const CaseDriver &driver)
{
    QStringList kinds;
    for (const Fact &fact : driver.facts)
        kinds.append(fact.kind);
    return kinds;
}

const Fact *newest(const CaseDriver &driver, QLatin1StringView kind)
{
    const auto found = std::ranges::find(driver.facts.rbegin(), driver.facts.rend(), kind, &Fact::kind);
    return found == driver.facts.rend() ? nullptr : &*found;
}

Actor officer(const QString &department, const QString &person = {})
{
    return CaseDriver::actor(Post::DepartmentOfficer, person.isEmpty() ? department + u'1' : person, department);
}

/// The shipped lifecycle under another version, with a change in its text.
QByteArray edition(const char *version, const char *from = nullptr, const char *to = nullptr)
{
    QFile file(QStringLiteral(":/wanmi/workflows/standard.scxml"));
    if (!file.open(QIODevice::ReadOnly))
        return {};
    QByteArray text = file.readAll();
    text.replace("wm:version=\"" + CaseDriver::rules()->workflow.version().toUtf8() + '"',
                 QByteArray("wm:version=\"") + version + '"');
    if (from)
        text.replace(from, to);
    return text;
}

base::Result<Verdict> judge(const std::optional<CaseFile> &before, const CaseOrder &order, const Actor &actor,
                            int number, const RuleBook &rules)
{
    Circumstances now;
    now.at = base::instantFromMs(1'795'000'000'000 + qint64(number) * 300'000);
    now.allotIntakeNo = [](const CaseFile &) { return QStringLiteral("S20261123000001"); };
    now.allotCaseNo = [](const CaseFile &) { return QStringLiteral("2301032026112300001"); };
    return act(before, order, actor, ActionId(QStringLiteral("a%1").arg(number)), now, rules);
}
} // namespace

/// Requests, orders, shares and appeals beside a case's state; the facts they leave; lifecycles by version.
class TestBeside : public QObject
{
    Q_OBJECT
private slots:
    void theLeadWaitsForEveryShare();
    void aShareBelongsToItsDepartment();
    void anOrderIsAnsweredAndJudged();
    void anUnansweredOrderComesBeforeTheLeaderOnce();
    void ordersEndWithTheCase();
    void whatTheSystemOrdersIsAnOrderOfTimeout();
    void theSystemActsOncePerDue();
    void anEmergencyIsRegisteredAndDispatchedByTwo();
    void aGrantedAppealExemptsAndHidesNothing();
    void aRunningCaseKeepsItsLifecycle();
    void aTrailIsJudgedByTheLifecyclesOfItsTime();
    void eachStageLeavesAFact();
    void reworkAndWrongDispatchAreToldApart();
};

void TestBeside::theLeadWaitsForEveryShare()
{
    CaseDriver driver;
    QCOMPARE(driver.reach(state::PendingDispatch), QString());
    QCOMPARE(driver.perform(QStringLiteral("dispatch"), Post::Dispatcher,
                            [](CaseOrder &o) { o.coDepts = {Power, QStringLiteral("gas")}; }),
             QString());
    QCOMPARE(driver.perform(QStringLiteral("sign"), Post::DepartmentOfficer), QString());
    QCOMPARE(driver.tryTo(QStringLiteral("feedback"), officer(CaseDriver::Drainage)).error().reason,
             QStringLiteral("others-not-done"));
    QVERIFY(driver.tryTo(QStringLiteral("coSign"), officer(Power)));
    QVERIFY(driver.tryTo(QStringLiteral("coFeedback"), officer(Power)));
    QCOMPARE(driver.tryTo(QStringLiteral("feedback"), officer(CaseDriver::Drainage)).error().reason,
             QStringLiteral("others-not-done"));
    QCOMPARE(driver.perform(QStringLiteral("waiveCoTask"), Post::Dispatcher,
                            [](CaseOrder &o) { o.department = QStringLiteral("gas"); }),
             QString());
    QVERIFY(driver.tryTo(QStringLiteral("feedback"), officer(CaseDriver::Drainage)));
    const std::vector<CoTask> &shares = driver.file->coTasks;
    QCOMPARE(shares.size(), size_t(2));
    QVERIFY(shares[0].signedAt && shares[0].doneAt && *shares[0].signedAt < *shares[0].doneAt);
    QCOMPARE(shares[0].doer, QStringLiteral("power1"));
    QVERIFY(!shares[1].doneAt && shares[1].isSettled());
    // Who did a share handled the case: not the one to check it.
    QVERIFY(driver.file->handlers.contains(QStringLiteral("power1")));
    const Fact *share = newest(driver, QLatin1StringView("co-task"));
    QVERIFY(share);
    QCOMPARE(share->department, Power);
    QCOMPARE(share->inTime, true);
}

void TestBeside::aShareBelongsToItsDepartment()
{
    CaseDriver driver;
    QCOMPARE(driver.reach(state::PendingDispatch), QString());
    QCOMPARE(driver.perform(QStringLiteral("dispatch"), Post::Dispatcher, [](CaseOrder &o) { o.coDepts = {Power}; }),
             QString());
    const auto done = driver.tryTo(QStringLiteral("coFeedback"), officer(QStringLiteral("gas")));
    QCOMPARE(done.error().kind, ErrorKind::Denied);
    QVERIFY(driver.tryTo(QStringLiteral("coFeedback"), officer(Power)));
    QCOMPARE(driver.tryTo(QStringLiteral("coFeedback"), officer(Power)).error().reason,
             QStringLiteral("not-your-case"));
    // A returned case has no shares any more.
    QVERIFY(driver.tryTo(QStringLiteral("requestReturn"), officer(CaseDriver::Drainage)));
    QCOMPARE(driver.perform(QStringLiteral("approveReturn"), Post::Dispatcher), QString());
    QVERIFY(driver.file->coTasks.empty() && driver.file->coDepts.isEmpty());
}

void TestBeside::anOrderIsAnsweredAndJudged()
{
    CaseDriver driver;
    QCOMPARE(driver.reach(state::Handling), QString());
    QCOMPARE(driver.perform(QStringLiteral("superviseOrder"), Post::Inspector,
                            [](CaseOrder &o) { o.orderType = QStringLiteral("important"); }),
             QString());
    QCOMPARE(driver.file->orders.size(), size_t(1));
    const SuperviseOrder &order = driver.file->orders.front();
    QCOMPARE(order.to, CaseDriver::Drainage);
    QVERIFY(driver.file->supervised);
    QCOMPARE(driver.file->orderDue, order.due);
    QCOMPARE(driver.tryTo(QStringLiteral("acceptReply"), CaseDriver::actor(Post::Inspector)).error().reason,
             QStringLiteral("no-reply-yet"));
    QCOMPARE(driver.tryTo(QStringLiteral("replyOrder"), officer(Power)).error().kind, ErrorKind::Denied);
    QVERIFY(driver.tryTo(QStringLiteral("signOrder"), officer(CaseDriver::Drainage)));
    QVERIFY(driver.tryTo(QStringLiteral("replyOrder"), officer(CaseDriver::Drainage)));
    QVERIFY(!driver.file->orderDue);
    // Another post than the issuer's does not judge it.
    QCOMPARE(driver.tryTo(QStringLiteral("rejectReply"), CaseDriver::actor(Post::Dispatcher)).error().kind,
             ErrorKind::Denied);
    QCOMPARE(driver.perform(QStringLiteral("rejectReply"), Post::Inspector), QString());
    QCOMPARE(driver.file->orders.front().state, QStringLiteral("again"));
    QVERIFY(driver.file->orderDue);
    QVERIFY(driver.tryTo(QStringLiteral("replyOrder"), officer(CaseDriver::Drainage)));
    QCOMPARE(driver.perform(QStringLiteral("acceptReply"), Post::Inspector), QString());
    QCOMPARE(driver.file->orders.front().state, QStringLiteral("ended"));
    QVERIFY(!driver.file->supervised);
    QCOMPARE(kindsOf(driver).count(QStringLiteral("order")), 2);
    QCOMPARE(rejudge(driver.trail, *CaseDriver::rules()).value(), *driver.file);
}

void TestBeside::anUnansweredOrderComesBeforeTheLeaderOnce()
{
    CaseDriver driver;
    QCOMPARE(driver.reach(state::Handling), QString());
    QCOMPARE(driver.perform(QStringLiteral("superviseOrder"), Post::Dispatcher), QString());
    const Actor system = CaseDriver::actor(Post::System);
    QCOMPARE(driver.tryTo(QStringLiteral("escalateOrder"), system).error().reason, QStringLiteral("not-late"));
    driver.at += std::chrono::days(31);
    QVERIFY(driver.tryTo(QStringLiteral("escalateOrder"), system));
    QCOMPARE(driver.file->orders.front().level, 2);
    QVERIFY(!driver.file->orderDue);
    QCOMPARE(driver.tryTo(QStringLiteral("escalateOrder"), system).error().reason, QStringLiteral("not-late"));
    QVERIFY(driver.tryTo(QStringLiteral("replyOrder"), officer(CaseDriver::Drainage)));
    QCOMPARE(newest(driver, QLatin1StringView("order"))->inTime, false);
    QVERIFY(!driver.file->orders.front().inTime);
}

void TestBeside::ordersEndWithTheCase()
{
    CaseDriver driver;
    QCOMPARE(driver.reach(state::Handling), QString());
    QCOMPARE(driver.perform(QStringLiteral("superviseOrder"), Post::Leader), QString());
    QCOMPARE(driver.reach(state::Closed), QString());
    QCOMPARE(driver.file->orders.front().state, QStringLiteral("ended"));
    QVERIFY(!driver.file->supervised && !driver.file->orderDue);
}

void TestBeside::whatTheSystemOrdersIsAnOrderOfTimeout()
{
    CaseDriver driver;
    QCOMPARE(driver.reach(state::PendingSign), QString());
    QVERIFY(driver.tryTo(QStringLiteral("superviseOrder"), CaseDriver::actor(Post::System),
                         [](CaseOrder &o) { o.until.reset(); }));
    QCOMPARE(driver.file->orders.front().type, QStringLiteral("timeout"));
    QCOMPARE(driver.file->timedOutAt, driver.trail.back().at);
    // Any issuer judges the reply to the system's order.
    QVERIFY(driver.tryTo(QStringLiteral("replyOrder"), officer(CaseDriver::Drainage)));
    QCOMPARE(driver.perform(QStringLiteral("acceptReply"), Post::Dispatcher), QString());
}

void TestBeside::theSystemActsOncePerDue()
{
    CaseDriver driver;
    QCOMPARE(driver.reach(state::Intake), QString());
    QVERIFY(!driver.file->timedOutAt);
    QVERIFY(driver.tryTo(QStringLiteral("urge"), CaseDriver::actor(Post::System)));
    QVERIFY(driver.file->timedOutAt);
    QCOMPARE(driver.perform(QStringLiteral("sendVerify"), Post::Acceptor), QString());
    QVERIFY(!driver.file->timedOutAt); // another clock runs
    const auto due = *driver.file->stageDue;
    QVERIFY(driver.tryTo(QStringLiteral("reassignTask"), CaseDriver::actor(Post::System),
                         [](CaseOrder &o) { o.supervisor = QStringLiteral("sv-other"); }));
    QVERIFY(*driver.file->stageDue > due); // the new one has the whole time
    QVERIFY(driver.file->timedOutAt); // and the system does not go on passing it round
    const Fact *task = newest(driver, QLatin1StringView("verify"));
    QVERIFY(task);
    QCOMPARE(task->person, QStringLiteral("supervisor"));
    QCOMPARE(task->inTime, false);
}

void TestBeside::anEmergencyIsRegisteredAndDispatchedByTwo()
{
    CaseDriver driver;
    QCOMPARE(driver.reach(state::Intake), QString());
    QCOMPARE(driver.perform(QStringLiteral("emergency"), Post::Dispatcher,
                            [](CaseOrder &o) { o.approver = QStringLiteral("shift1"); }),
             QString());
    const CaseFile &file = *driver.file;
    QCOMPARE(file.state, state::PendingSign);
    QCOMPARE(file.caseNo, QStringLiteral("2301032026112300001"));
    QCOMPARE(file.dispatcher, QStringLiteral("dispatcher"));
    QCOMPARE(file.shiftLeader, QStringLiteral("shift1"));
    QVERIFY(file.registeredAt && file.dispatchedAt && file.stageDue && file.handlingDue);
    QCOMPARE(file.round, 1);
    QVERIFY(driver.component && driver.component->state == u"missing");
    // The shift leader who consented may not act for the command side afterwards.
    QCOMPARE(driver.tryTo(QStringLiteral("requestVoid"), CaseDriver::actor(Post::Dispatcher, QStringLiteral("shift1")))
                 .error()
                 .reason,
             QStringLiteral("both-sides"));
    QCOMPARE(rejudge(driver.trail, *CaseDriver::rules()).value(), file);
}

void TestBeside::aGrantedAppealExemptsAndHidesNothing()
{
    CaseDriver driver;
    QCOMPARE(driver.reach(state::Handling), QString());
    driver.at += std::chrono::days(60);
    QCOMPARE(driver.reach(state::Closed), QString());
    QCOMPARE(driver.file->handledInTime, false);
    QCOMPARE(driver.tryTo(QStringLiteral("decideAppeal"), CaseDriver::actor(Post::Evaluator)).error().reason,
             QStringLiteral("no-such-appeal"));
    QVERIFY(driver.tryTo(QStringLiteral("appeal"), officer(CaseDriver::Drainage)));
    QCOMPARE(driver.tryTo(QStringLiteral("appeal"), officer(CaseDriver::Drainage)).error().reason,
             QStringLiteral("appealed-already"));
    // First the dispatcher's opinion, then the decision.
    QCOMPARE(driver.tryTo(QStringLiteral("decideAppeal"), CaseDriver::actor(Post::Evaluator)).error().reason,
             QStringLiteral("no-such-appeal"));
    QCOMPARE(driver.perform(QStringLiteral("reviewAppeal"), Post::Dispatcher), QString());
    QCOMPARE(driver.perform(QStringLiteral("decideAppeal"), Post::Evaluator), QString());
    QVERIFY(driver.file->exempt);
    QCOMPARE(driver.file->handledInTime, false);
    const Fact *decided = newest(driver, QLatin1StringView("appeal"));
    QVERIFY(decided);
    QCOMPARE(decided->outcome, QStringLiteral("granted"));
    QCOMPARE(decided->department, CaseDriver::Drainage);
}

void TestBeside::aRunningCaseKeepsItsLifecycle()
{
    const RuleBookPtr first = CaseDriver::rules();
    // In the new edition nobody extends.
    const RuleBookPtr second = withLifecycles(
        first, {edition("2027.1", "event=\"requestExtend\" wm:number=\"22\"", "event=\"askMore\" wm:number=\"22\"")});
    QCOMPARE(second->workflow.version(), QStringLiteral("2027.1"));
    CaseDriver running;
    QCOMPARE(running.reach(state::Handling), QString());
    QCOMPARE(running.file->workflowVersion, first->workflow.version());
    const Actor unit = CaseDriver::actor(Post::DepartmentOfficer);
    CaseOrder extend = running.order(QStringLiteral("requestExtend"));
    extend.days = 1;
    Circumstances now;
    now.at = running.at;
    const auto kept = act(running.file, extend, unit, ActionId(QStringLiteral("x")), now, *second);
    QVERIFY2(kept, kept ? "" : qPrintable(kept.error().reason));
    QCOMPARE(kept->after.workflowVersion, first->workflow.version());

    // One that is not registered yet goes on under the new edition, and keeps that.
    CaseDriver fresh(QStringLiteral("case-9"));
    QCOMPARE(fresh.reach(state::PendingRegister), QString());
    auto registered = judge(fresh.file, fresh.order(QStringLiteral("register")), CaseDriver::actor(Post::ShiftLeader),
                            40, *second);
    QVERIFY(registered);
    QCOMPARE(registered->after.workflowVersion, QStringLiteral("2027.1"));
    QCOMPARE(registered->record.order.lifecycle, QStringLiteral("2027.1"));
    auto dispatched = judge(registered->after, fresh.order(QStringLiteral("dispatch")),
                            CaseDriver::actor(Post::Dispatcher), 41, *second);
    QVERIFY(dispatched);
    QVERIFY(dispatched->record.order.lifecycle.isEmpty());
    auto handling = judge(dispatched->after, fresh.order(QStringLiteral("sign")), unit, 42, *second);
    QVERIFY(handling);
    CaseOrder again = fresh.order(QStringLiteral("requestExtend"));
    again.days = 1;
    QCOMPARE(judge(handling->after, again, unit, 43, *second).error().reason, QStringLiteral("not-in-this-state"));
    // An edition that is not proved is never in force.
    QCOMPARE(withLifecycles(first, {edition("2027.2", "target=\"PENDING_CLOSE\"", "target=\"CLOSED\"")})
                 ->workflow.version(),
             first->workflow.version());
}

void TestBeside::aTrailIsJudgedByTheLifecyclesOfItsTime()
{
    CaseDriver driver;
    QCOMPARE(driver.reach(state::Handling), QString());
    const RuleBookPtr later = withLifecycles(
        CaseDriver::rules(),
        {edition("2027.1", "event=\"sendVerify\" target=\"VERIFYING\"", "event=\"lookAtIt\" target=\"VERIFYING\"")});
    QCOMPARE(later->workflow.version(), QStringLiteral("2027.1"));
    const auto again = rejudge(driver.trail, *later);
    QVERIFY2(again, again ? "" : qPrintable(again.error().reason));
    QCOMPARE(*again, *driver.file);
}

void TestBeside::eachStageLeavesAFact()
{
    CaseDriver driver;
    QCOMPARE(driver.reach(state::Closed), QString());
    QCOMPARE(kindsOf(driver),
             (QStringList{"report", "accept", "verify", "accept", "register", "dispatch", "sign", "feedback", "handle",
                          "check-dispatch", "check", "close", "end"}));
    QSet<QString> ids;
    for (const Fact &fact : driver.facts) {
        QVERIFY2(!ids.contains(fact.id), qPrintable(fact.id));
        ids.insert(fact.id);
        QCOMPARE(fact.caseId, driver.file->id);
        QCOMPARE(fact.classKey, QStringLiteral("C0102"));
        QCOMPARE(fact.cell, driver.file->cell);
    }
    const Fact *handled = newest(driver, QLatin1StringView("handle"));
    QCOMPARE(handled->department, CaseDriver::Drainage);
    QCOMPARE(handled->startedAt, driver.file->handlingStartedAt);
    QCOMPARE(handled->dueAt, driver.file->handlingDue);
    QCOMPARE(handled->inTime, driver.file->handledInTime);
    // The driver's steps are five minutes apart, and a missing cover runs on the urgent clock: dispatched at
    // one step, fed back two steps later.
    QCOMPARE(handled->usedMs, qint64(10 * 60 * 1000));
    QCOMPARE(newest(driver, QLatin1StringView("check"))->outcome, QStringLiteral("pass"));
    QCOMPARE(newest(driver, QLatin1StringView("check"))->person, QStringLiteral("supervisor"));
    QCOMPARE(newest(driver, QLatin1StringView("end"))->outcome, QStringLiteral("CLOSED NORMAL"));
}

void TestBeside::reworkAndWrongDispatchAreToldApart()
{
    for (const bool same : {true, false}) {
        CaseDriver driver;
        QCOMPARE(driver.reach(state::Checking), QString());
        QCOMPARE(driver.perform(QStringLiteral("checkResult"), Post::Supervisor,
                                [](CaseOrder &o) { o.result = QStringLiteral("fail"); }),
                 QString());
        QCOMPARE(newest(driver, QLatin1StringView("check"))->outcome, QStringLiteral("fail"));
        QCOMPARE(driver.perform(QStringLiteral("dispatch"), Post::Dispatcher,
                                [same](CaseOrder &o) { o.leadDept = same ? CaseDriver::Drainage : Power; }),
                 QString());
        QCOMPARE(newest(driver, QLatin1StringView("rework")) != nullptr, same);
        QCOMPARE(newest(driver, QLatin1StringView("wrong-dispatch")) != nullptr, !same);
        const Fact *fact = newest(driver, QLatin1StringView(same ? "rework" : "wrong-dispatch"));
        QCOMPARE(same ? fact->department : fact->person, same ? CaseDriver::Drainage : QStringLiteral("dispatcher"));
    }
}

QTEST_GUILESS_MAIN(TestBeside)
#include "tst_beside.moc"

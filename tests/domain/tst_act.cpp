// SPDX-License-Identifier: GPL-3.0-or-later
#include "casedriver.h"

#include <QElapsedTimer>
#include <QTest>

using namespace wanmi;
using namespace wanmi::domain;
using std::chrono::hours;
using std::chrono::minutes;

namespace {

const QString Sign = QStringLiteral("sign");
const QString FeedbackAction = QStringLiteral("feedback");

void go(CaseDriver &driver, const char *action, Post post, const CaseDriver::Change &change = {})
{
    QCOMPARE(driver.perform(QLatin1String(action), post, change), QString());
}

QString reasonOf(const Result<void> &done)
{
    return done ? QStringLiteral("accepted") : done.error().reason;
}
} // namespace

class TestAct : public QObject
{
    Q_OBJECT
private slots:
    void theFirstEveningsCaseGoesAllTheWay();
    void numbersComeFromCentralOnly();
    void aPublicReportMustBeVerifiedFirst();
    void everyStageHasItsClock();
    void fringeAndUrgentCasesHaveStageLimitsOfTheirOwn();
    void theHandlingClockRunsFromTheDispatch();
    void anAcceptedFeedbackFixesTheFact();
    void aRejectedFeedbackDoesNotStopTheClock();
    void anExtensionMovesBothDues();
    void aThirdExtensionIsRefused();
    void aSuspensionKeepsWhatIsLeft();
    void theSystemResumesOnlyAtTheDate();
    void aReturnedCaseStartsAnew();
    void twoRejectedReturnsImposeTheDispatch();
    void aFailedCheckIsReworkOfTheSameDepartment();
    void anotherDepartmentAfterAFailedCheckIsAWrongDispatch();
    void onlyOneRequestIsPending();
    void anOverdueDepartmentMayNotAskForTime();
    void theComponentFollowsTheCase();
    void anotherDepartmentIsDenied();
    void nobodyActsOnBothSides();
    void theHandlerMayNotCheck();
    void anotherSupervisorsTaskIsDenied();
    void aDistrictCenterDispatchesItsOwn();
    void reopeningMakesALinkedCase();
    void theTrailKeepsNoReporter();
    void possibilitiesComeInOrderOfLikelihood();
    void aPendingRequestChangesWhatIsPossible();
    void aBrokenTrailIsNotBelieved();
    void oneJudgementTakesLessThanThirtyMicroseconds();
};

void TestAct::theFirstEveningsCaseGoesAllTheWay()
{
    CaseDriver d;
    QCOMPARE(d.reach(state::Closed), QString());
    QStringList actions;
    for (const ActionRecord &record : d.trail)
        actions.append(record.action);
    QCOMPARE(actions.join(u' '),
             QStringLiteral("report sendVerify verifyResult submitRegister register dispatch sign "
                            "feedback acceptFeedback sendCheck checkResult close"));
    QCOMPARE(d.file->version, 12);
    QCOMPARE(d.file->closeType, QStringLiteral("NORMAL"));
    QCOMPARE(d.file->handledInTime, true);
    QVERIFY(d.file->closedAt);
    QVERIFY(!d.file->stageDue);
    QCOMPARE(lightOf(*d.file, d.at), worktime::Light::None);
    QCOMPARE(d.file->handlers, QStringList{QStringLiteral("department-officer")});
    QCOMPARE(d.file->dutyGrid, QStringLiteral("23010300101"));
    QCOMPARE(d.file->district, QStringLiteral("230103"));
    QCOMPARE(rejudge(d.trail, *CaseDriver::rules()).value(), *d.file);
}

void TestAct::numbersComeFromCentralOnly()
{
    CaseDriver d;
    go(d, "report", Post::Portal, [](CaseOrder &o) { o.allotted = QStringLiteral("forged"); });
    QCOMPARE(d.file->intakeNo, QStringLiteral("S20261123000001"));
    QVERIFY(d.file->caseNo.isEmpty());
    QCOMPARE(d.reach(state::PendingDispatch), QString());
    QCOMPARE(d.file->caseNo, QStringLiteral("2301032026112300001"));

    Circumstances atASeat;
    atASeat.at = d.at;
    const auto verdict = act(std::nullopt, d.order(QStringLiteral("report")), CaseDriver::actor(Post::Portal),
                             ActionId::random(), atASeat, *CaseDriver::rules());
    QVERIFY(verdict);
    QVERIFY(verdict->after.intakeNo.isEmpty());
}

void TestAct::aPublicReportMustBeVerifiedFirst()
{
    CaseDriver d;
    QCOMPARE(d.reach(state::Intake), QString());
    QVERIFY(d.file->isPublic);
    QCOMPARE(reasonOf(d.tryTo(QStringLiteral("submitRegister"), CaseDriver::actor(Post::Acceptor))),
             QStringLiteral("source-needs-verify"));
    CaseDriver own(QStringLiteral("case-2"));
    QCOMPARE(own.reach(state::Intake, Post::Supervisor), QString());
    QVERIFY(!own.file->isPublic);
    go(own, "submitRegister", Post::Acceptor);
    QCOMPARE(own.file->state, state::PendingRegister);

    go(d, "sendVerify", Post::Acceptor);
    go(d, "verifyResult", Post::Supervisor, [](CaseOrder &o) { o.result = QStringLiteral("notFound"); });
    QCOMPARE(d.file->verifiedReal, false);
    QCOMPARE(reasonOf(d.tryTo(QStringLiteral("submitRegister"), CaseDriver::actor(Post::Acceptor))),
             QStringLiteral("found-not-real"));
    go(d, "refuse", Post::Acceptor);
}

void TestAct::everyStageHasItsClock()
{
    struct
    {
        QString state;
        minutes limit;
    } const stages[] = {{state::Intake, minutes(15)},          {state::Verifying, minutes(30)},
                        {state::Verified, minutes(15)},        {state::PendingRegister, minutes(30)},
                        {state::PendingDispatch, minutes(15)}, {state::Feedback, minutes(30)},
                        {state::PendingCheck, minutes(15)},    {state::Checking, minutes(60)},
                        {state::PendingClose, minutes(30)}};
    CaseDriver d;
    for (const auto &stage : stages) {
        QCOMPARE(d.reach(stage.state), QString());
        QVERIFY(*d.file->stageDue - *d.file->stageStartedAt == stage.limit);
        QCOMPARE(*d.file->stageStartedAt, d.trail.back().at);
        QVERIFY(*d.file->stageWarnAt - *d.file->stageStartedAt == stage.limit * 4 / 5);
    }
}

void TestAct::fringeAndUrgentCasesHaveStageLimitsOfTheirOwn()
{
    CaseDriver d;
    go(d, "report", Post::Portal, [](CaseOrder &o) {
        o.zone = QStringLiteral("C");
        o.severity = QStringLiteral("urgent");
    });
    go(d, "sendVerify", Post::Acceptor);
    QVERIFY(*d.file->stageDue - *d.file->stageStartedAt == minutes(60));
    go(d, "verifyResult", Post::Supervisor);
    go(d, "submitRegister", Post::Acceptor);
    QVERIFY(*d.file->stageDue - *d.file->stageStartedAt == minutes(10));
}

void TestAct::theHandlingClockRunsFromTheDispatch()
{
    CaseDriver d;
    QCOMPARE(d.reach(state::PendingSign), QString());
    const auto due = d.file->stageDue;
    QCOMPARE(worktime::toText(d.file->handlingLimit), QStringLiteral("PT2H urgent"));
    QVERIFY(*due - *d.file->dispatchedAt == hours(2));
    QCOMPARE(d.file->handlingDue, due);
    go(d, "sign", Post::DepartmentOfficer);
    QCOMPARE(d.file->stageDue, due);
    QCOMPARE(lightOf(*d.file, *due), worktime::Light::Yellow);
    QCOMPARE(lightOf(*d.file, *due + minutes(1)), worktime::Light::Red);
    QVERIFY(!isOverdue(*d.file, *due));
    QVERIFY(isOverdue(*d.file, *due + minutes(1)));
}

void TestAct::anAcceptedFeedbackFixesTheFact()
{
    CaseDriver d;
    QCOMPARE(d.reach(state::Handling), QString());
    d.at = *d.file->handlingDue + std::chrono::seconds(1);
    go(d, "feedback", Post::DepartmentOfficer);
    QVERIFY(!d.file->handledInTime);
    QVERIFY(isOverdue(*d.file, d.at));
    go(d, "acceptFeedback", Post::Dispatcher);
    QCOMPARE(d.file->handledInTime, false);

    CaseDriver early(QStringLiteral("case-2"));
    QCOMPARE(early.reach(state::Feedback), QString());
    early.at += std::chrono::days(9); // the dispatcher's delay is not the department's
    go(early, "acceptFeedback", Post::Dispatcher);
    QCOMPARE(early.file->handledInTime, true);
}

void TestAct::aRejectedFeedbackDoesNotStopTheClock()
{
    CaseDriver d;
    QCOMPARE(d.reach(state::Handling), QString());
    const CaseFile handling = *d.file;
    go(d, "feedback", Post::DepartmentOfficer);
    QVERIFY(d.file->stageDue != handling.stageDue);
    go(d, "rejectFeedback", Post::Dispatcher);
    QCOMPARE(d.file->state, state::Handling);
    QCOMPARE(d.file->stageDue, handling.stageDue);
    QCOMPARE(d.file->stageStartedAt, handling.stageStartedAt);
    QCOMPARE(d.file->stageWarnAt, handling.stageWarnAt);
    QVERIFY(!d.file->feedbackAt);
}

void TestAct::anExtensionMovesBothDues()
{
    CaseDriver d;
    QCOMPARE(d.reach(state::Handling), QString());
    const Instant due = *d.file->stageDue;
    go(d, "requestExtend", Post::DepartmentOfficer);
    QVERIFY(d.file->pendingRequest);
    go(d, "approveExtend", Post::Dispatcher);
    QVERIFY(!d.file->pendingRequest);
    QVERIFY(*d.file->stageDue == due + hours(2));
    QCOMPARE(d.file->handlingDue, d.file->stageDue);
    QCOMPARE(d.file->extendCount, 1);
    QVERIFY(*d.file->stageWarnAt - *d.file->stageStartedAt == minutes(240) * 4 / 5);
}

void TestAct::aThirdExtensionIsRefused()
{
    CaseDriver d;
    QCOMPARE(d.reach(state::Handling), QString());
    for (int i = 0; i < 2; ++i) {
        go(d, "requestExtend", Post::DepartmentOfficer);
        go(d, "rejectExtend", Post::Dispatcher); // refusals are not counted
        go(d, "requestExtend", Post::DepartmentOfficer);
        go(d, "approveExtend", Post::Dispatcher);
    }
    QCOMPARE(reasonOf(d.tryTo(QStringLiteral("requestExtend"), CaseDriver::actor(Post::DepartmentOfficer))),
             QStringLiteral("no-extension-left"));
}

void TestAct::aSuspensionKeepsWhatIsLeft()
{
    CaseDriver d;
    QCOMPARE(d.reach(state::Handling), QString());
    go(d, "requestSuspend", Post::DepartmentOfficer);
    const Instant stopped = d.at;
    const auto left = *d.file->stageDue - stopped;
    go(d, "approveSuspend", Post::Dispatcher);
    QCOMPARE(lightOf(*d.file, d.at + std::chrono::days(100)), worktime::Light::Grey);
    QVERIFY(!isOverdue(*d.file, d.at + std::chrono::days(100)));
    QVERIFY(!d.file->stageDue);
    QVERIFY(d.file->suspendedUntil);
    d.at += std::chrono::days(20);
    const Instant resumed = d.at;
    go(d, "resume", Post::Dispatcher);
    QVERIFY(*d.file->stageDue == resumed + left);
    QCOMPARE(d.file->handlingDue, d.file->stageDue);
    QVERIFY(!d.file->suspendedAt);
    QCOMPARE(reasonOf(d.tryTo(QStringLiteral("requestSuspend"), CaseDriver::actor(Post::DepartmentOfficer))),
             QStringLiteral("no-suspension-left"));
    go(d, "feedback", Post::DepartmentOfficer);
    go(d, "acceptFeedback", Post::Dispatcher);
    QCOMPARE(d.file->handledInTime, true);
}

void TestAct::theSystemResumesOnlyAtTheDate()
{
    CaseDriver d;
    QCOMPARE(d.reach(state::Handling), QString());
    go(d, "requestSuspend", Post::DepartmentOfficer);
    go(d, "approveSuspend", Post::Dispatcher);
    QCOMPARE(reasonOf(d.tryTo(QStringLiteral("resume"), CaseDriver::actor(Post::System))),
             QStringLiteral("suspended-until-later"));
    d.at = *d.file->suspendedUntil;
    go(d, "resume", Post::System);
}

void TestAct::aReturnedCaseStartsAnew()
{
    CaseDriver d;
    QCOMPARE(d.reach(state::Handling), QString());
    go(d, "requestReturn", Post::DepartmentOfficer,
       [](CaseOrder &o) { o.suggestedDept = QStringLiteral("power"); });
    QCOMPARE(d.file->pendingRequest->suggestedDept, QStringLiteral("power"));
    go(d, "approveReturn", Post::Dispatcher);
    QCOMPARE(d.file->state, state::PendingDispatch);
    QCOMPARE(d.file->returnCount, 1);
    QVERIFY(d.file->leadDept.isEmpty());
    d.at += hours(5);
    go(d, "dispatch", Post::Dispatcher, [](CaseOrder &o) { o.leadDept = QStringLiteral("power"); });
    QCOMPARE(d.file->round, 2);
    QCOMPARE(d.file->misdispatchCount, 1);
    QCOMPARE(d.file->firstDept, CaseDriver::Drainage);
    QCOMPARE(d.file->reworkCount, 0);
    QCOMPARE(d.file->handlingStartedAt, d.file->dispatchedAt);
    QVERIFY(*d.file->handlingDue - *d.file->dispatchedAt == hours(2));
}

void TestAct::twoRejectedReturnsImposeTheDispatch()
{
    CaseDriver d;
    QCOMPARE(d.reach(state::PendingSign), QString());
    for (int i = 0; i < 2; ++i) {
        go(d, "requestReturn", Post::DepartmentOfficer);
        go(d, "rejectReturn", Post::Dispatcher);
    }
    QCOMPARE(d.file->buckPassingCount, 2);
    QCOMPARE(reasonOf(d.tryTo(QStringLiteral("requestReturn"), CaseDriver::actor(Post::DepartmentOfficer))),
             QStringLiteral("dispatch-imposed"));
}

void TestAct::aFailedCheckIsReworkOfTheSameDepartment()
{
    CaseDriver d;
    QCOMPARE(d.reach(state::Checking), QString());
    const auto factDue = d.file->handlingDue;
    go(d, "checkResult", Post::Supervisor, [](CaseOrder &o) { o.result = QStringLiteral("fail"); });
    QCOMPARE(d.file->reworkCount, 1);
    QCOMPARE(d.file->leadDept, CaseDriver::Drainage);
    go(d, "dispatch", Post::Dispatcher);
    QCOMPARE(d.file->reworkCount, 1);
    QCOMPARE(d.file->misdispatchCount, 0);
    QCOMPARE(d.file->handlingDue, factDue); // the fact counts from the first round
    QVERIFY(*d.file->stageDue - *d.file->dispatchedAt == hours(2)); // half of two hours, but at least two
    d.at = *factDue + hours(1);
    go(d, "sign", Post::DepartmentOfficer);
    go(d, "feedback", Post::DepartmentOfficer);
    go(d, "rejectFeedback", Post::Dispatcher);
    QVERIFY(*d.file->stageDue - *d.file->dispatchedAt == hours(2));
    go(d, "feedback", Post::DepartmentOfficer);
    go(d, "acceptFeedback", Post::Dispatcher);
    QCOMPARE(d.file->handledInTime, false);
    QCOMPARE(rejudge(d.trail, *CaseDriver::rules()).value(), *d.file);
}

void TestAct::anotherDepartmentAfterAFailedCheckIsAWrongDispatch()
{
    CaseDriver d;
    QCOMPARE(d.reach(state::Checking), QString());
    go(d, "checkResult", Post::Supervisor, [](CaseOrder &o) { o.result = QStringLiteral("fail"); });
    go(d, "dispatch", Post::Dispatcher, [](CaseOrder &o) { o.leadDept = QStringLiteral("power"); });
    QCOMPARE(d.file->reworkCount, 0);
    QCOMPARE(d.file->misdispatchCount, 1);
}

void TestAct::onlyOneRequestIsPending()
{
    CaseDriver d;
    QCOMPARE(d.reach(state::Handling), QString());
    go(d, "requestExtend", Post::DepartmentOfficer);
    for (const char *action : {"requestReturn", "requestSuspend", "requestExtend", "feedback"})
        QCOMPARE(reasonOf(d.tryTo(QLatin1String(action), CaseDriver::actor(Post::DepartmentOfficer))),
                 QStringLiteral("request-pending"));
    QCOMPARE(reasonOf(d.tryTo(QStringLiteral("requestVoid"), CaseDriver::actor(Post::Dispatcher))),
             QStringLiteral("request-pending"));
    QCOMPARE(reasonOf(d.tryTo(QStringLiteral("approveReturn"), CaseDriver::actor(Post::Dispatcher))),
             QStringLiteral("no-such-request"));
}

void TestAct::anOverdueDepartmentMayNotAskForTime()
{
    CaseDriver d;
    QCOMPARE(d.reach(state::Handling), QString());
    d.at = *d.file->stageDue + minutes(1);
    for (const char *action : {"requestReturn", "requestSuspend", "requestExtend"})
        QCOMPARE(reasonOf(d.tryTo(QLatin1String(action), CaseDriver::actor(Post::DepartmentOfficer))),
                 QStringLiteral("overdue"));
}

void TestAct::theComponentFollowsTheCase()
{
    CaseDriver d;
    QCOMPARE(d.reach(state::PendingRegister), QString());
    QVERIFY(!d.component);
    go(d, "register", Post::ShiftLeader);
    QVERIFY(d.component);
    QCOMPARE(d.component->componentId, QStringLiteral("2301030102000001"));
    QCOMPARE(d.component->state, QStringLiteral("missing"));
    QCOMPARE(d.reach(state::PendingClose), QString());
    QCOMPARE(d.component->state, QStringLiteral("intact"));

    CaseDriver broken(QStringLiteral("case-2"));
    QCOMPARE(broken.reach(state::Verified), QString());
    go(broken, "submitRegister", Post::Acceptor, [](CaseOrder &o) { o.conditionNo = QStringLiteral("02"); });
    go(broken, "register", Post::ShiftLeader);
    QCOMPARE(broken.component->state, QStringLiteral("damaged"));
    go(broken, "requestVoid", Post::Dispatcher);
    go(broken, "approveVoid", Post::ShiftLeader);
    QCOMPARE(broken.component->state, QStringLiteral("restore")); // central knows what it was before
}

void TestAct::anotherDepartmentIsDenied()
{
    CaseDriver d;
    QCOMPARE(d.reach(state::PendingDispatch), QString());
    go(d, "dispatch", Post::Dispatcher, [](CaseOrder &o) { o.coDepts = {QStringLiteral("power")}; });
    const Actor power
        = CaseDriver::actor(Post::DepartmentOfficer, QStringLiteral("power1"), QStringLiteral("power"));
    const Actor gas
        = CaseDriver::actor(Post::DepartmentOfficer, QStringLiteral("gas1"), QStringLiteral("gas"));
    const auto denied = d.tryTo(Sign, power);
    QCOMPARE(reasonOf(denied), QStringLiteral("not-your-case"));
    QCOMPARE(denied.error().kind, ErrorKind::Denied);
    go(d, "sign", Post::DepartmentOfficer);
    QVERIFY(d.tryTo(QStringLiteral("assignCrew"), power)); // the assisting unit sends its own crew
    QCOMPARE(reasonOf(d.tryTo(QStringLiteral("assignCrew"), gas)), QStringLiteral("not-your-case"));
    QCOMPARE(reasonOf(d.tryTo(FeedbackAction, power)), QStringLiteral("not-your-case"));
}

void TestAct::nobodyActsOnBothSides()
{
    CaseDriver d;
    QCOMPARE(d.reach(state::PendingDispatch), QString());
    QCOMPARE(reasonOf(d.tryTo(QStringLiteral("dispatch"),
                              CaseDriver::actor(Post::Dispatcher, QStringLiteral("acceptor")))),
             QStringLiteral("both-sides"));
    QCOMPARE(d.reach(state::PendingCheck), QString());
    QCOMPARE(reasonOf(d.tryTo(QStringLiteral("sendCheck"),
                              CaseDriver::actor(Post::Acceptor, QStringLiteral("dispatcher")))),
             QStringLiteral("both-sides"));
}

void TestAct::theHandlerMayNotCheck()
{
    CaseDriver d;
    QCOMPARE(d.reach(state::PendingClose), QString());
    QCOMPARE(reasonOf(d.tryTo(QStringLiteral("close"),
                              CaseDriver::actor(Post::ShiftLeader, QStringLiteral("department-officer")))),
             QStringLiteral("handler-may-not-check"));
}

void TestAct::anotherSupervisorsTaskIsDenied()
{
    CaseDriver d;
    QCOMPARE(d.reach(state::Verifying), QString());
    const auto denied = d.tryTo(QStringLiteral("verifyResult"),
                                CaseDriver::actor(Post::Supervisor, QStringLiteral("sv-other")));
    QCOMPARE(reasonOf(denied), QStringLiteral("not-your-case"));
    QCOMPARE(denied.error().kind, ErrorKind::Denied);
}

void TestAct::aDistrictCenterDispatchesItsOwn()
{
    const QString unit = QStringLiteral("dc230103");
    const Actor center = CaseDriver::actor(Post::DistrictCenter, unit, unit);
    CaseDriver d;
    QCOMPARE(d.reach(state::PendingDispatch), QString());
    QCOMPARE(reasonOf(d.tryTo(QStringLiteral("dispatch"), center)), QStringLiteral("not-your-case"));
    go(d, "subDispatchDistrict", Post::Dispatcher, [&unit](CaseOrder &o) { o.leadDept = unit; });
    QVERIFY(d.tryTo(QStringLiteral("dispatch"), center));
    QCOMPARE(d.file->leadDept, CaseDriver::Drainage);
    QCOMPARE(d.file->round, 1);
    QCOMPARE(d.file->reworkCount, 0);
}

void TestAct::reopeningMakesALinkedCase()
{
    CaseDriver d;
    QCOMPARE(d.reach(state::Closed), QString());
    const CaseFile closed = *d.file;
    go(d, "reopen", Post::ShiftLeader);
    QVERIFY(d.opened && d.openedRecord);
    QCOMPARE(d.file->state, state::Closed);
    QCOMPARE(d.file->handledInTime, closed.handledInTime);
    QCOMPARE(d.opened->relatedTo, closed.id.text());
    QCOMPARE(d.opened->state, state::Intake);
    QCOMPARE(d.opened->version, 1);
    QCOMPARE(d.opened->classCode, closed.classCode);
    QVERIFY(d.opened->caseNo.isEmpty());
    QCOMPARE(d.openedRecord->caseId, d.opened->id);
    QCOMPARE(d.openedRecord->number, 1);
    QVERIFY(d.openedRecord->id != d.trail.back().id);
    QCOMPARE(rejudge({*d.openedRecord}, *CaseDriver::rules()).value(), *d.opened);
    QCOMPARE(rejudge(d.trail, *CaseDriver::rules()).value(), *d.file);
}

void TestAct::theTrailKeepsNoReporter()
{
    CaseDriver d;
    go(d, "report", Post::Portal, [](CaseOrder &o) {
        o.reporterName = QStringLiteral("王女士");
        o.reporterPhone = QStringLiteral("13900000000");
    });
    QVERIFY(d.trail.back().order.reporterName.isEmpty());
    QVERIFY(d.trail.back().order.reporterPhone.isEmpty());
    QVERIFY(d.file->reporterId.isEmpty());
}

void TestAct::possibilitiesComeInOrderOfLikelihood()
{
    const auto names = [](const CaseFile &file, const Actor &who, bool mine) {
        QStringList actions;
        for (const Possibility &p : possibilities(file, who, *CaseDriver::rules())) {
            if (p.mine || !mine)
                actions.append(p.action);
        }
        return actions;
    };
    CaseDriver d;
    QCOMPARE(d.reach(state::Intake), QString());
    QCOMPARE(names(*d.file, CaseDriver::actor(Post::Acceptor), true),
             QStringList({QStringLiteral("sendVerify"), QStringLiteral("refuse"), QStringLiteral("merge"),
                          QStringLiteral("addEvidence")}));
    QCOMPARE(d.reach(state::Handling), QString());
    QCOMPARE(names(*d.file, CaseDriver::actor(Post::DepartmentOfficer), true).first(),
             QStringLiteral("feedback"));
    QVERIFY(names(*d.file,
                  CaseDriver::actor(Post::DepartmentOfficer, QStringLiteral("gas1"), QStringLiteral("gas")),
                  true)
                .isEmpty());
    QCOMPARE(names(*d.file, CaseDriver::actor(Post::Leader), false).last(), QStringLiteral("forceClose"));
    QCOMPARE(d.reach(state::Checking), QString());
    QCOMPARE(names(*d.file, CaseDriver::actor(Post::Supervisor), true),
             QStringList{QStringLiteral("checkResult")});
    QVERIFY(names(*d.file, CaseDriver::actor(Post::Supervisor, QStringLiteral("sv-other")), true).isEmpty());
    QCOMPARE(d.reach(state::Closed), QString());
    QCOMPARE(names(*d.file, CaseDriver::actor(Post::Acceptor), true),
             QStringList{QStringLiteral("callback")});
}

void TestAct::aPendingRequestChangesWhatIsPossible()
{
    CaseDriver d;
    QCOMPARE(d.reach(state::Handling), QString());
    const auto can = [&d](const char *action) {
        return std::ranges::any_of(
            possibilities(*d.file, CaseDriver::actor(Post::Dispatcher), *CaseDriver::rules()),
            [=](const Possibility &p) { return p.action == QLatin1String(action); });
    };
    QVERIFY(can("requestExtend"));
    QVERIFY(!can("approveExtend"));
    go(d, "requestExtend", Post::DepartmentOfficer);
    QVERIFY(!can("requestExtend"));
    QVERIFY(can("approveExtend"));
    QVERIFY(!can("approveReturn"));
}

void TestAct::aBrokenTrailIsNotBelieved()
{
    CaseDriver d;
    QCOMPARE(d.reach(state::Closed), QString());
    const RuleBook &rules = *CaseDriver::rules();
    auto gap = d.trail;
    gap.erase(gap.begin() + 3);
    QCOMPARE(rejudge(gap, rules).error().reason, QStringLiteral("trail-incomplete"));
    auto headless = d.trail;
    headless.erase(headless.begin());
    QCOMPARE(rejudge(headless, rules).error().reason, QStringLiteral("trail-incomplete"));
    QCOMPARE(rejudge({}, rules).error().reason, QStringLiteral("trail-incomplete"));
    auto lied = d.trail;
    lied[5].toState = state::Closed;
    QCOMPARE(rejudge(lied, rules).error().reason, QStringLiteral("trail-differs"));
    auto usurped = d.trail;
    usurped[4].post = Post::Dispatcher;
    QCOMPARE(rejudge(usurped, rules).error().reason, QStringLiteral("not-your-post"));
    QCOMPARE(rejudge(usurped, rules).error().detail, QStringLiteral("action 5"));
}

void TestAct::oneJudgementTakesLessThanThirtyMicroseconds()
{
    CaseDriver d;
    QCOMPARE(d.reach(state::Closed), QString());
    QElapsedTimer timer;
    timer.start();
    constexpr int Times = 1000;
    for (int i = 0; i < Times; ++i)
        QVERIFY(rejudge(d.trail, *CaseDriver::rules()));
    const double us = double(timer.nsecsElapsed()) / 1000.0 / Times / double(d.trail.size());
    qInfo("a judgement takes %.2f us", us);
#if !defined(__SANITIZE_ADDRESS__) && !defined(__SANITIZE_THREAD__)
    QVERIFY2(us < 30, qPrintable(QString::number(us)));
#endif
}

QTEST_GUILESS_MAIN(TestAct)
#include "tst_act.moc"

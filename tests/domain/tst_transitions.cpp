// SPDX-License-Identifier: GPL-3.0-or-later
#include "casedriver.h"

#include <QTest>

using namespace wanmi;
using namespace wanmi::domain;

namespace {

using Change = CaseDriver::Change;

/// One row of the field's table of transitions: what makes it happen, and what is refused.
struct Row
{
    int number;
    const char *name;
    const char *from; ///< state; empty: no case yet
    std::function<void(CaseDriver &)> before; ///< what happens in `from` first
    const char *action;
    Post post;
    const char *to;
    Change spoil; ///< makes the order wrong…
    const char *reason; ///< …and why it is refused then
    Change order; ///< makes the order right, where the usual one is not
};

void request(CaseDriver &d, const char *action)
{
    QCOMPARE(d.perform(QLatin1String(action), Post::DepartmentOfficer), QString());
}

const Change NoReason = [](CaseOrder &o) { o.reason.clear(); };
const Change NoPhoto = [](CaseOrder &o) { o.photos.clear(); };
const Change NoNote = [](CaseOrder &o) { o.note.clear(); };

void requestVoid(CaseDriver &d)
{
    QCOMPARE(d.perform(QStringLiteral("requestVoid"), Post::Dispatcher), QString());
}

void step(CaseDriver &d, const char *action, Post post, const Change &change = {})
{
    QCOMPARE(d.perform(QLatin1String(action), post, change), QString());
}

/// Dispatched with another department assisting, whose people the driver's officers are from now on.
void withHelper(CaseDriver &d)
{
    step(d, "dispatch", Post::Dispatcher, [](CaseOrder &o) {
        o.leadDept = QStringLiteral("gas");
        o.coDepts = {CaseDriver::Drainage, QStringLiteral("power")};
    });
}

void ordered(CaseDriver &d)
{
    step(d, "superviseOrder", Post::Leader);
}

void replied(CaseDriver &d)
{
    ordered(d);
    step(d, "replyOrder", Post::DepartmentOfficer);
}

void lateOrder(CaseDriver &d)
{
    ordered(d);
    d.at += std::chrono::days(40);
}

void appealed(CaseDriver &d)
{
    d.at += std::chrono::days(60);
    QCOMPARE(d.reach(QStringLiteral("CLOSED")), QString());
    step(d, "appeal", Post::DepartmentOfficer);
}

void reviewed(CaseDriver &d)
{
    appealed(d);
    step(d, "reviewAppeal", Post::Dispatcher, [](CaseOrder &o) { o.result = QStringLiteral("disagree"); });
}

// One row a line where it fits: this is a table.
// clang-format off
const Row Rows[] = {
    {1, "report", "", {}, "report", Post::Portal, "INTAKE", [](CaseOrder &o) { o.place.reset(); }, "no-place", {}},
    {1, "a supervisor's report needs a photo", "", {}, "report", Post::Supervisor, "INTAKE", NoPhoto, "no-photo", {}},
    {1, "neither class nor text", "", {}, "report", Post::Acceptor, "INTAKE",
     [](CaseOrder &o) {
         o.classCode.reset();
         o.description.reset();
     },
     "no-class-or-text", {}},
    {1, "the portal is no supervisor", "", {}, "report", Post::Portal, "INTAKE",
     [](CaseOrder &o) { o.source = QStringLiteral("supervisor"); }, "source-not-of-post", {}},
    {2, "reportSelfHandled", "", {}, "reportSelfHandled", Post::Supervisor, "INTAKE",
     [](CaseOrder &o) { o.photos.pop_back(); }, "no-before-and-after-photo", {}},
    {2, "dangerous things are not trifles", "", {}, "reportSelfHandled", Post::Supervisor, "INTAKE",
     [](CaseOrder &o) { o.kind = CaseKind::Component; }, "class-needs-department", {}},
    {3, "refuse", "INTAKE", {}, "refuse", Post::Acceptor, "NOT_ACCEPTED", NoReason, "no-reason", {}},
    {4, "merge", "INTAKE", {}, "merge", Post::Acceptor, "MERGED", [](CaseOrder &o) { o.mainCase.clear(); },
     "no-main-case", {}},
    {4, "not into itself", "INTAKE", {}, "merge", Post::Acceptor, "MERGED",
     [](CaseOrder &o) { o.mainCase = o.caseId.text(); }, "no-main-case", {}},
    {5, "sendVerify", "INTAKE", {}, "sendVerify", Post::Acceptor, "VERIFYING",
     [](CaseOrder &o) { o.supervisorOnDuty = false; }, "no-supervisor-on-duty", {}},
    {6, "verifyResult real", "VERIFYING", {}, "verifyResult", Post::Supervisor, "VERIFIED",
     [](CaseOrder &o) { o.onSite = geo::Place{126.70, 45.76}; }, "not-on-site", {}},
    {6, "a photo is needed", "VERIFYING", {}, "verifyResult", Post::Supervisor, "VERIFIED", NoPhoto, "no-photo", {}},
    {7, "verifyResult not found", "VERIFYING", {}, "verifyResult", Post::Supervisor, "VERIFIED",
     [](CaseOrder &o) {
         o.result = QStringLiteral("notFound");
         o.note.clear();
     },
     "no-note", [](CaseOrder &o) { o.result = QStringLiteral("notFound"); }},
    {7, "another word is no result", "VERIFYING", {}, "verifyResult", Post::Supervisor, "VERIFIED",
     [](CaseOrder &o) { o.result = QStringLiteral("perhaps"); }, "bad-result",
     [](CaseOrder &o) { o.result = QStringLiteral("notMatching"); }},
    {8, "submitRegister", "VERIFIED", {}, "submitRegister", Post::Acceptor, "PENDING_REGISTER",
     [](CaseOrder &o) { o.conditionNo = QStringLiteral("77"); }, "form-incomplete", {}},
    {9, "refuse what was not found", "VERIFYING",
     [](CaseDriver &d) {
         QCOMPARE(d.perform(QStringLiteral("verifyResult"), Post::Supervisor,
                            [](CaseOrder &o) { o.result = QStringLiteral("notFound"); }),
                  QString());
     },
     "refuse", Post::Acceptor, "NOT_ACCEPTED", NoReason, "no-reason", {}},
    {10, "reassignTask", "VERIFYING", {}, "reassignTask", Post::Acceptor, "VERIFYING", {}, "same-supervisor",
     [](CaseOrder &o) { o.supervisor = QStringLiteral("sv-other"); }},
    {11, "register", "PENDING_REGISTER", {}, "register", Post::ShiftLeader, "PENDING_DISPATCH", {}, nullptr, {}},
    {12, "sendBack", "PENDING_REGISTER", {}, "sendBack", Post::ShiftLeader, "INTAKE", NoReason, "no-reason", {}},
    {13, "refuseRegister", "PENDING_REGISTER", {}, "refuseRegister", Post::ShiftLeader, "NOT_REGISTERED", NoReason,
     "no-reason", {}},
    {15, "dispatch", "PENDING_DISPATCH", {}, "dispatch", Post::Dispatcher, "PENDING_SIGN",
     [](CaseOrder &o) { o.leadDept.clear(); }, "no-lead-department", {}},
    {15, "one unit is not lead and assistant", "PENDING_DISPATCH", {}, "dispatch", Post::Dispatcher, "PENDING_SIGN",
     [](CaseOrder &o) { o.coDepts = {o.leadDept}; }, "no-lead-department", {}},
    {16, "subDispatchDistrict", "PENDING_DISPATCH", {}, "subDispatchDistrict", Post::Dispatcher, "PENDING_DISPATCH",
     [](CaseOrder &o) { o.leadDept.clear(); }, "no-lead-department",
     [](CaseOrder &o) { o.leadDept = QStringLiteral("dc230103"); }},
    {17, "sendBackRegister", "PENDING_DISPATCH", {}, "sendBackRegister", Post::Dispatcher, "PENDING_REGISTER",
     NoReason, "no-reason", {}},
    {18, "requestVoid", "PENDING_DISPATCH", {}, "requestVoid", Post::Dispatcher, "PENDING_DISPATCH", NoReason,
     "no-reason", {}},
    {18, "approveVoid", "PENDING_DISPATCH", requestVoid, "approveVoid", Post::ShiftLeader, "VOIDED", {}, nullptr, {}},
    {18, "rejectVoid", "PENDING_DISPATCH", requestVoid, "rejectVoid", Post::ShiftLeader, "PENDING_DISPATCH", NoReason,
     "no-reason", {}},
    {19, "sign", "PENDING_SIGN", {}, "sign", Post::DepartmentOfficer, "HANDLING", {}, nullptr, {}},
    {20, "requestReturn", "PENDING_SIGN", {}, "requestReturn", Post::DepartmentOfficer, "PENDING_SIGN", NoReason,
     "no-reason", {}},
    {20, "approveReturn", "PENDING_SIGN", [](CaseDriver &d) { request(d, "requestReturn"); }, "approveReturn",
     Post::Dispatcher, "PENDING_DISPATCH", {}, nullptr, {}},
    {21, "rejectReturn", "HANDLING", [](CaseDriver &d) { request(d, "requestReturn"); }, "rejectReturn",
     Post::Dispatcher, "HANDLING", NoReason, "no-reason", {}},
    {22, "requestExtend", "HANDLING", {}, "requestExtend", Post::DepartmentOfficer, "HANDLING",
     [](CaseOrder &o) { o.days = 400; }, "no-extension-left", {}},
    {22, "approveExtend", "HANDLING", [](CaseDriver &d) { request(d, "requestExtend"); }, "approveExtend",
     Post::Dispatcher, "HANDLING", {}, nullptr, {}},
    {22, "rejectExtend", "HANDLING", [](CaseDriver &d) { request(d, "requestExtend"); }, "rejectExtend",
     Post::Dispatcher, "HANDLING", NoReason, "no-reason", {}},
    {23, "requestSuspend", "HANDLING", {}, "requestSuspend", Post::DepartmentOfficer, "HANDLING",
     [](CaseOrder &o) { o.until = *o.until + std::chrono::days(400); }, "bad-until", {}},
    {23, "approveSuspend", "HANDLING", [](CaseDriver &d) { request(d, "requestSuspend"); }, "approveSuspend",
     Post::Dispatcher, "SUSPENDED", {}, nullptr, {}},
    {23, "rejectSuspend", "HANDLING", [](CaseDriver &d) { request(d, "requestSuspend"); }, "rejectSuspend",
     Post::Dispatcher, "HANDLING", NoReason, "no-reason", {}},
    {24, "resume", "HANDLING",
     [](CaseDriver &d) {
         request(d, "requestSuspend");
         QCOMPARE(d.perform(QStringLiteral("approveSuspend"), Post::Dispatcher), QString());
     },
     "resume", Post::Dispatcher, "HANDLING", {}, nullptr, {}},
    {25, "assignCrew", "HANDLING", {}, "assignCrew", Post::DepartmentOfficer, "HANDLING",
     [](CaseOrder &o) { o.crew.clear(); }, "no-crew", {}},
    {26, "feedback", "HANDLING", {}, "feedback", Post::DepartmentOfficer, "FEEDBACK", NoPhoto, "no-after-photo", {}},
    {27, "acceptFeedback", "FEEDBACK", {}, "acceptFeedback", Post::Dispatcher, "PENDING_CHECK", {}, nullptr, {}},
    {28, "rejectFeedback", "FEEDBACK", {}, "rejectFeedback", Post::Dispatcher, "HANDLING", NoReason, "no-reason", {}},
    {29, "sendCheck", "PENDING_CHECK", {}, "sendCheck", Post::Acceptor, "CHECKING",
     [](CaseOrder &o) { o.supervisor = QStringLiteral("department-officer"); }, "handler-may-not-check", {}},
    {30, "checkResult pass", "CHECKING", {}, "checkResult", Post::Supervisor, "PENDING_CLOSE", NoPhoto,
     "no-after-photo", {}},
    {30, "the checker stands there", "CHECKING", {}, "checkResult", Post::Supervisor, "PENDING_CLOSE",
     [](CaseOrder &o) { o.onSite.reset(); }, "not-on-site", {}},
    {31, "checkResult fail", "CHECKING", {}, "checkResult", Post::Supervisor, "PENDING_DISPATCH",
     [](CaseOrder &o) {
         o.result = QStringLiteral("fail");
         o.note.clear();
     },
     "no-note", [](CaseOrder &o) { o.result = QStringLiteral("fail"); }},
    {32, "close", "PENDING_CLOSE", {}, "close", Post::ShiftLeader, "CLOSED", {}, nullptr, {}},
    {33, "sendRecheck", "PENDING_CLOSE", {}, "sendRecheck", Post::ShiftLeader, "PENDING_CHECK", NoReason, "no-reason",
     {}},
    {34, "forceClose", "HANDLING", {}, "forceClose", Post::ShiftLeader, "CLOSED",
     [](CaseOrder &o) { o.approver = QStringLiteral("shift-leader"); }, "no-second-person", {}},
    {35, "requestVoid later", "CHECKING", {}, "requestVoid", Post::Dispatcher, "CHECKING", NoReason, "no-reason", {}},
    {35, "approveVoid later", "CHECKING", requestVoid, "approveVoid", Post::ShiftLeader, "VOIDED", {}, nullptr, {}},
    {36, "urge", "HANDLING", {}, "urge", Post::Inspector, "HANDLING", {}, nullptr, {}},
    {36, "superviseOrder", "PENDING_SIGN", {}, "superviseOrder", Post::Leader, "PENDING_SIGN", NoReason, "no-reason",
     {}},
    {37, "appeal", "HANDLING",
     [](CaseDriver &d) {
         d.at += std::chrono::days(60);
         QCOMPARE(d.reach(QStringLiteral("CLOSED")), QString());
     },
     "appeal", Post::DepartmentOfficer, "CLOSED", NoReason, "no-reason", {}},
    {38, "callback", "CLOSED", {}, "callback", Post::Acceptor, "CLOSED",
     [](CaseOrder &o) { o.satisfaction = QStringLiteral("nice"); }, "bad-satisfaction", {}},
    {39, "reopen", "CLOSED", {}, "reopen", Post::ShiftLeader, "CLOSED", NoReason, "no-reason", {}},
    {40, "emergency", "INTAKE", {}, "emergency", Post::Dispatcher, "PENDING_SIGN",
     [](CaseOrder &o) { o.severity = QStringLiteral("general"); }, "not-urgent", {}},
    {40, "an emergency needs two", "INTAKE", {}, "emergency", Post::Dispatcher, "PENDING_SIGN",
     [](CaseOrder &o) { o.approver.clear(); }, "no-second-person", {}},
    {41, "coSign", "PENDING_DISPATCH", withHelper, "coSign", Post::DepartmentOfficer, "PENDING_SIGN", {}, nullptr, {}},
    {42, "coFeedback", "PENDING_DISPATCH", withHelper, "coFeedback", Post::DepartmentOfficer, "PENDING_SIGN", NoNote, "no-note", {}},
    {43, "waiveCoTask", "PENDING_DISPATCH", withHelper, "waiveCoTask", Post::Dispatcher, "PENDING_SIGN",
     [](CaseOrder &o) { o.department = QStringLiteral("gas"); }, "no-such-share", {}},
    {44, "signOrder", "HANDLING", ordered, "signOrder", Post::DepartmentOfficer, "HANDLING", {}, nullptr, {}},
    {45, "replyOrder", "HANDLING", ordered, "replyOrder", Post::DepartmentOfficer, "HANDLING", NoNote, "no-note", {}},
    {46, "acceptReply", "HANDLING", replied, "acceptReply", Post::Leader, "HANDLING", {}, nullptr, {}},
    {47, "rejectReply", "HANDLING", replied, "rejectReply", Post::Leader, "HANDLING", NoReason, "no-reason", {}},
    {48, "escalateOrder", "HANDLING", lateOrder, "escalateOrder", Post::System, "HANDLING",
     [](CaseOrder &o) { o.orderId = QStringLiteral("another"); }, "not-late", {}},
    {49, "reviewAppeal", "HANDLING", appealed, "reviewAppeal", Post::Dispatcher, "CLOSED",
     [](CaseOrder &o) { o.result = QStringLiteral("perhaps"); }, "no-decision", {}},
    {50, "decideAppeal", "HANDLING", reviewed, "decideAppeal", Post::Evaluator, "CLOSED", NoReason, "no-reason", {}},
    {51, "withdrawRequest", "HANDLING", [](CaseDriver &d) { request(d, "requestExtend"); }, "withdrawRequest",
     Post::DepartmentOfficer, "HANDLING", {}, nullptr, {}},
    {51, "withdrawRequest of the command side", "FEEDBACK", requestVoid, "withdrawRequest", Post::Dispatcher, "FEEDBACK", {},
     nullptr, {}},
    {52, "withdrawOrder", "HANDLING", ordered, "withdrawOrder", Post::Leader, "HANDLING",
     [](CaseOrder &o) { o.orderId = QStringLiteral("another"); }, "signed-already", {}},
    {53, "addEvidence", "HANDLING", {}, "addEvidence", Post::Dispatcher, "HANDLING", NoPhoto, "no-photo", {}},
    {53, "addEvidence of supervision", "CHECKING", {}, "addEvidence", Post::Acceptor, "CHECKING", NoPhoto, "no-photo", {}},
};
// clang-format on
} // namespace

class TestTransitions : public QObject
{
    Q_OBJECT
private slots:
    void everyNumberIsTested();
    void theTransitionHappens_data() { rows(); }
    void theTransitionHappens();
    void theWrongOrderIsRefused_data() { rows(true); }
    void theWrongOrderIsRefused();
    void theWrongPostIsDenied_data() { rows(); }
    void theWrongPostIsDenied();
    void inAnotherStateItIsRefused_data() { rows(); }
    void inAnotherStateItIsRefused();
    void selfHandledCasesCloseAtRegistration();

private:
    static void rows(bool onlyRefusable = false);
    static const Row &row();
    static void prepare(CaseDriver &driver, const Row &row);
};

void TestTransitions::rows(bool onlyRefusable)
{
    QTest::addColumn<int>("index");
    int index = 0;
    for (const Row &row : Rows) {
        if (row.reason || !onlyRefusable)
            QTest::addRow("%d %s", row.number, row.name) << index;
        ++index;
    }
}

const Row &TestTransitions::row()
{
    return *[] {
        QFETCH(int, index);
        return &Rows[index];
    }();
}

void TestTransitions::prepare(CaseDriver &driver, const Row &row)
{
    if (*row.from)
        QCOMPARE(driver.reach(QLatin1String(row.from)), QString());
    if (row.before)
        row.before(driver);
}

void TestTransitions::everyNumberIsTested()
{
    for (int number = 1; number <= 53; ++number) {
        if (number == 14) // its own test, since it needs another beginning
            continue;
        QVERIFY2(std::ranges::any_of(Rows, [=](const Row &row) { return row.number == number; }),
                 qPrintable(QString::number(number)));
    }
}

void TestTransitions::theTransitionHappens()
{
    CaseDriver driver;
    prepare(driver, row());
    const int version = driver.file ? driver.file->version : 0;
    QCOMPARE(driver.perform(QLatin1String(row().action), row().post, row().order), QString());
    QCOMPARE(driver.file->state, QLatin1String(row().to));
    QCOMPARE(driver.file->version, version + 1);
    QCOMPARE(driver.trail.back().number, driver.file->version);
    QCOMPARE(driver.trail.back().toState, QLatin1String(row().to));
    QCOMPARE(rejudge(driver.trail, *CaseDriver::rules()).value(), *driver.file);
}

void TestTransitions::theWrongOrderIsRefused()
{
    CaseDriver driver;
    prepare(driver, row());
    const auto before = driver.file;
    const auto done = driver.tryTo(QLatin1String(row().action), CaseDriver::actor(row().post), row().spoil);
    QVERIFY(!done);
    QCOMPARE(done.error().reason, QLatin1String(row().reason));
    QCOMPARE(done.error().kind, ErrorKind::Refused);
    QVERIFY(refusalReasons().contains(done.error().reason));
    QVERIFY(driver.file == before);
}

void TestTransitions::theWrongPostIsDenied()
{
    CaseDriver driver;
    prepare(driver, row());
    const auto done
        = driver.tryTo(QLatin1String(row().action), CaseDriver::actor(Post::SysAdmin), row().order);
    QVERIFY(!done);
    QCOMPARE(done.error().kind, ErrorKind::Denied);
    QCOMPARE(done.error().reason, QStringLiteral("not-your-post"));
}

void TestTransitions::inAnotherStateItIsRefused()
{
    CaseDriver driver;
    QCOMPARE(driver.reach(QStringLiteral("INTAKE")), QString());
    QCOMPARE(driver.perform(QStringLiteral("merge"), Post::Acceptor), QString());
    const auto done = driver.tryTo(QLatin1String(row().action), CaseDriver::actor(row().post), row().order);
    QVERIFY(!done);
    QCOMPARE(done.error().reason, QStringLiteral("not-in-this-state"));
}

void TestTransitions::selfHandledCasesCloseAtRegistration()
{
    CaseDriver driver;
    QCOMPARE(driver.perform(QStringLiteral("reportSelfHandled"), Post::Supervisor), QString());
    QCOMPARE(driver.perform(QStringLiteral("submitRegister"), Post::Acceptor), QString());
    QCOMPARE(driver.perform(QStringLiteral("closeSelfHandled"), Post::ShiftLeader), QString());
    QCOMPARE(driver.file->state, state::Closed);
    QCOMPARE(driver.file->closeType, QStringLiteral("SELF"));

    CaseDriver ordinary(QStringLiteral("case-2"));
    QCOMPARE(ordinary.reach(QStringLiteral("PENDING_REGISTER")), QString());
    const auto done
        = ordinary.tryTo(QStringLiteral("closeSelfHandled"), CaseDriver::actor(Post::ShiftLeader));
    QCOMPARE(done.error().reason, QStringLiteral("not-self-handled"));
}

QTEST_GUILESS_MAIN(TestTransitions)
#include "tst_transitions.moc"

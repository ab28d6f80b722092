// SPDX-License-Identifier: GPL-3.0-or-later
// Cases driven by the shipped rules, and what is counted of the facts that the rules settle.
#include "evaluation/factlines.h"
#include "evaluation/tally.h"

#include "domain/casedriver.h"

#include <QTest>

using namespace wanmi;
using namespace wanmi::evaluation;
using domain::Post;
using std::chrono::days;
using std::chrono::minutes;
using C = Count;

class TestFactLines : public QObject
{
    Q_OBJECT
private slots:
    void aCaseThatGoesWellCountsForEverybodyOnce();
    void whatIsLateIsLateWhileOpenAndAfter();
    void anEmergencyIsRegisteredAndDispatchedAtOnce();
    void aParkedCaseIsNotLate();
    void aVoidedCaseLeavesTheDepartment();
    void aGrantedAppealLeavesTheScoreAndNotTheCount();
    void aReturnedCaseIsTheDispatchersFault();
    void aFailedCheckIsRework();
    void aCaseClosedByForceWasLateBefore();
    void whoWaitsForAnAnswerIsNotLate();
    void anOrderAnsweredLateIsLate();
    void citizensAreCalledBack();
    void aSelfHandledCaseIsClosedAndNotRegistered();
    void aCaseOfAnotherSystemSpeaksForItself();
};

namespace {
const QString Drains = CaseDriver::Drainage;

FactTable tableOf(const CaseDriver &driver)
{
    FactTableBuilder builder;
    addFacts(builder, driver.file->id.text(), driver.facts);
    addOpen(builder, *driver.file, driver.facts);
    return std::move(builder).finish();
}

/// From some days before until now.
Period lately(const CaseDriver &driver)
{
    return {driver.at - days(60), driver.at};
}
qint64 countOf(const FactTable &table, const Period &period, Count count, Dimension by = Dimension::City,
               const QString &actor = {})
{
    const Tally counted
        = tally(table,
                {period,
                 by,
                 {count},
                 {},
                 by == Dimension::City ? std::vector<QString>() : std::vector<QString>{actor}});
    return counted.raw(0, count);
}
qint64 countOf(const CaseDriver &driver, Count count, Dimension by = Dimension::City,
               const QString &actor = {})
{
    return countOf(tableOf(driver), lately(driver), count, by, actor);
}
} // namespace

void TestFactLines::aCaseThatGoesWellCountsForEverybodyOnce()
{
    CaseDriver driver;
    QCOMPARE(driver.reach(QStringLiteral("CLOSED")), QString());
    const std::pair<Count, qint64> expected[]
        = {{C::Report, 1},           {C::ValidReport, 1},      {C::Accepted, 1},
           {C::InTimeAccept, 1},     {C::AccurateAccept, 1},   {C::AcceptedRegistered, 1},
           {C::VerifySent, 1},       {C::InTimeVerifySent, 1}, {C::NeedVerify, 1},
           {C::InTimeVerify, 1},     {C::Registered, 1},       {C::InTimeRegister, 1},
           {C::AccurateRegister, 1}, {C::PublicRegistered, 1}, {C::NeedDispatch, 1},
           {C::InTimeDispatch, 1},   {C::AccurateDispatch, 1}, {C::Signed, 1},
           {C::NeedHandle, 1},       {C::InTimeHandle, 1},     {C::CheckSent, 1},
           {C::InTimeCheckSent, 1},  {C::NeedCheck, 1},        {C::InTimeCheck, 1},
           {C::FirstCheckPassed, 1}, {C::StageClosed, 1},      {C::NeedClose, 1},
           {C::InTimeClose, 1},      {C::Rework, 0},           {C::WrongDispatch, 0},
           {C::OverdueOpen, 0}};
    for (const auto &[count, amount] : expected)
        QVERIFY2(countOf(driver, count) == amount, qPrintable(tokenOf(count)));
    for (const Count count : {C::Registered, C::Dispatched, C::Handled, C::Closed, C::Signed})
        QVERIFY2(countOf(driver, count, Dimension::Department, Drains) == 1, qPrintable(tokenOf(count)));
    QCOMPARE(countOf(driver, C::Accepted, Dimension::Person, QStringLiteral("acceptor")), 1);
    QCOMPARE(countOf(driver, C::Registered, Dimension::Person, QStringLiteral("shift-leader")), 1);
    QCOMPARE(countOf(driver, C::InTimeClose, Dimension::Person, QStringLiteral("shift-leader")), 1);
    QCOMPARE(countOf(driver, C::Dispatched, Dimension::Person, QStringLiteral("dispatcher")), 1);
    QCOMPARE(countOf(driver, C::Verified, Dimension::Person, QStringLiteral("supervisor")), 1);
    QCOMPARE(countOf(driver, C::Closed, Dimension::Cell, QStringLiteral("230103001001012")), 1);
    QCOMPARE(countOf(driver, C::Closed, Dimension::ClassKey, QStringLiteral("C0102")), 1);
}

void TestFactLines::whatIsLateIsLateWhileOpenAndAfter()
{
    CaseDriver driver;
    QCOMPARE(driver.reach(QStringLiteral("HANDLING")), QString());
    QCOMPARE(countOf(driver, C::NeedHandle), 0); // inside its deadline
    QCOMPARE(countOf(driver, C::NeedClose), 0);
    QCOMPARE(countOf(driver, C::OpenCases), 1);
    driver.at += days(20);
    const Period before{driver.at - days(60), driver.at};
    const auto lateOpen = [&](Count count, Dimension by, const QString &actor) {
        return countOf(tableOf(driver), before, count, by, actor);
    };
    QCOMPARE(lateOpen(C::OverduePending, Dimension::Department, Drains), 1);
    QCOMPARE(lateOpen(C::OverdueOpen, Dimension::Department, Drains), 1);
    driver.at += minutes(1);
    QCOMPARE(driver.reach(QStringLiteral("CLOSED")), QString());
    // Later it is still what it was at the end of that period.
    QCOMPARE(lateOpen(C::OverduePending, Dimension::Department, Drains), 1);
    QCOMPARE(lateOpen(C::OverdueOpen, Dimension::Department, Drains), 1);
    QCOMPARE(countOf(driver, C::OverdueHandle, Dimension::Department, Drains), 1);
    QCOMPARE(countOf(driver, C::OverdueClose, Dimension::Department, Drains), 1);
    QCOMPARE(countOf(driver, C::InTimeClose), 0);
}

void TestFactLines::anEmergencyIsRegisteredAndDispatchedAtOnce()
{
    CaseDriver driver;
    QCOMPARE(driver.reach(QStringLiteral("INTAKE")), QString());
    QCOMPARE(driver.perform(QStringLiteral("emergency"), Post::Dispatcher), QString());
    QCOMPARE(driver.reach(QStringLiteral("CLOSED")), QString());
    for (const Count count : {C::Registered, C::InTimeRegister, C::Dispatched, C::InTimeDispatch, C::Handled,
                              C::Closed, C::Emergencies})
        QVERIFY2(countOf(driver, count) == 1, qPrintable(tokenOf(count)));
    QCOMPARE(countOf(driver, C::Dispatched, Dimension::Department, Drains), 1);
}

void TestFactLines::aParkedCaseIsNotLate()
{
    CaseDriver driver;
    QCOMPARE(driver.reach(QStringLiteral("HANDLING")), QString());
    QCOMPARE(driver.perform(QStringLiteral("requestSuspend"), Post::DepartmentOfficer), QString());
    QCOMPARE(driver.perform(QStringLiteral("approveSuspend"), Post::Dispatcher), QString());
    driver.at += days(20);
    QCOMPARE(countOf(driver, C::NeedHandle), 0);
    QCOMPARE(countOf(driver, C::NeedClose), 0);
    QCOMPARE(countOf(driver, C::Suspensions, Dimension::Department, Drains), 1);
    const Period parked = lately(driver);
    QCOMPARE(driver.perform(QStringLiteral("resume"), Post::Dispatcher), QString());
    driver.at += days(20);
    QCOMPARE(countOf(driver, C::NeedHandle), 1);
    QCOMPARE(countOf(tableOf(driver), parked, C::NeedHandle), 0); // as it was then
}

void TestFactLines::aVoidedCaseLeavesTheDepartment()
{
    CaseDriver driver;
    QCOMPARE(driver.reach(QStringLiteral("PENDING_CHECK")), QString());
    QCOMPARE(countOf(driver, C::Handled, Dimension::Department, Drains), 1);
    QCOMPARE(driver.perform(QStringLiteral("requestVoid"), Post::Dispatcher), QString());
    QCOMPARE(driver.perform(QStringLiteral("approveVoid"), Post::ShiftLeader), QString());
    QCOMPARE(driver.file->state, QStringLiteral("VOIDED"));
    for (const Count count : {C::Handled, C::NeedHandle, C::NeedClose, C::Registered, C::Dispatched})
        QVERIFY2(countOf(driver, count, Dimension::Department, Drains) == 0, qPrintable(tokenOf(count)));
    QCOMPARE(countOf(driver, C::Registered, Dimension::Person, QStringLiteral("shift-leader")), 1);
    QCOMPARE(countOf(driver, C::AccurateRegister, Dimension::Person, QStringLiteral("shift-leader")), 0);
    QCOMPARE(countOf(driver, C::Closed), 0);
}

void TestFactLines::aGrantedAppealLeavesTheScoreAndNotTheCount()
{
    CaseDriver driver;
    QCOMPARE(driver.reach(QStringLiteral("HANDLING")), QString());
    driver.at += days(20);
    QCOMPARE(driver.reach(QStringLiteral("CLOSED")), QString());
    QCOMPARE(driver.perform(QStringLiteral("appeal"), Post::DepartmentLeader), QString());
    QCOMPARE(driver.perform(QStringLiteral("reviewAppeal"), Post::Dispatcher), QString());
    QCOMPARE(driver.perform(QStringLiteral("decideAppeal"), Post::Evaluator), QString());
    QVERIFY(driver.file->exempt);
    const FactTable table = tableOf(driver);
    const Question question{lately(driver), Dimension::Department, {C::NeedHandle, C::OverdueHandle}};
    const Tally counted = tally(table, question);
    QCOMPARE(counted.raw(0, C::OverdueHandle), 1);
    QCOMPARE(counted.scored(0, C::OverdueHandle), 0);
    QCOMPARE(counted.scored(0, C::NeedHandle), 0);
    QVERIFY(listed(table, question, C::OverdueHandle, Drains).front().isExempt);
}

void TestFactLines::aReturnedCaseIsTheDispatchersFault()
{
    CaseDriver driver;
    QCOMPARE(driver.reach(QStringLiteral("PENDING_DISPATCH")), QString());
    const auto by = [&](const char *action, const char *person, const QString &department) {
        const auto done = driver.tryTo(QString::fromLatin1(action),
                                       CaseDriver::actor(Post::Dispatcher, QString::fromLatin1(person)),
                                       [&](domain::CaseOrder &order) { order.leadDept = department; });
        return done ? QString() : done.error().reason;
    };
    const auto unit = [&](const char *action, const QString &department) {
        const auto done
            = driver.tryTo(QString::fromLatin1(action),
                           CaseDriver::actor(Post::DepartmentOfficer, department + u'1', department));
        return done ? QString() : done.error().reason;
    };
    QCOMPARE(by("dispatch", "ann", Drains), QString());
    QCOMPARE(unit("sign", Drains), QString());
    QCOMPARE(unit("requestReturn", Drains), QString());
    QCOMPARE(by("approveReturn", "ann", {}), QString());
    QCOMPARE(by("dispatch", "bob", QStringLiteral("power")), QString());
    QCOMPARE(countOf(driver, C::WrongDispatch), 0); // counted at closing
    QCOMPARE(unit("sign", QStringLiteral("power")), QString());
    QCOMPARE(unit("feedback", QStringLiteral("power")), QString());
    QCOMPARE(driver.reach(QStringLiteral("CLOSED")), QString());
    QCOMPARE(countOf(driver, C::WrongDispatch, Dimension::Person, QStringLiteral("ann")), 1);
    QCOMPARE(countOf(driver, C::WrongDispatch, Dimension::Person, QStringLiteral("bob")), 0);
    QCOMPARE(countOf(driver, C::AccurateDispatch, Dimension::Person, QStringLiteral("ann")), 0);
    QCOMPARE(countOf(driver, C::AccurateDispatch, Dimension::Person, QStringLiteral("bob")), 1);
    QCOMPARE(countOf(driver, C::Returns, Dimension::Department, Drains), 1);
    QCOMPARE(countOf(driver, C::ReturnedDispatch, Dimension::Department, Drains), 1);
    QCOMPARE(countOf(driver, C::ReturnedDispatch, Dimension::Department, QStringLiteral("power")), 0);
    QCOMPARE(countOf(driver, C::NeedHandle, Dimension::Department, Drains), 0);
    QCOMPARE(countOf(driver, C::Handled, Dimension::Department, QStringLiteral("power")), 1);
}

void TestFactLines::aFailedCheckIsRework()
{
    CaseDriver driver;
    QCOMPARE(driver.reach(QStringLiteral("CHECKING")), QString());
    QCOMPARE(driver.perform(QStringLiteral("checkResult"), Post::Supervisor,
                            [](domain::CaseOrder &order) { order.result = QStringLiteral("fail"); }),
             QString());
    QCOMPARE(countOf(driver, C::Handled), 0); // not finally
    QCOMPARE(driver.reach(QStringLiteral("CLOSED")), QString());
    QCOMPARE(countOf(driver, C::Handled, Dimension::Department, Drains), 1);
    QCOMPARE(countOf(driver, C::Rework, Dimension::Department, Drains), 1);
    QCOMPARE(countOf(driver, C::WrongDispatch), 0);
    QCOMPARE(countOf(driver, C::Checked), 2);
    QCOMPARE(countOf(driver, C::FirstCheckPassed), 0);
}

void TestFactLines::aCaseClosedByForceWasLateBefore()
{
    CaseDriver driver;
    QCOMPARE(driver.reach(QStringLiteral("HANDLING")), QString());
    driver.at += days(20);
    const Period before = lately(driver);
    driver.at += days(1);
    QCOMPARE(driver.perform(QStringLiteral("forceClose"), Post::ShiftLeader), QString());
    QCOMPARE(driver.file->state, QStringLiteral("CLOSED"));
    QCOMPARE(countOf(tableOf(driver), before, C::OverduePending, Dimension::Department, Drains), 1);
    QCOMPARE(countOf(tableOf(driver), before, C::OverdueOpen, Dimension::Department, Drains), 1);
    QCOMPARE(countOf(driver, C::NeedHandle), 0);
    QCOMPARE(countOf(driver, C::OverdueClose, Dimension::Department, Drains), 1);
}

void TestFactLines::whoWaitsForAnAnswerIsNotLate()
{
    for (const char *answer : {"acceptFeedback", "rejectFeedback"}) {
        CaseDriver driver;
        QCOMPARE(driver.reach(QStringLiteral("HANDLING")), QString());
        const auto due = *driver.file->handlingDue;
        driver.at = due - minutes(5);
        QCOMPARE(driver.perform(QStringLiteral("feedback"), Post::DepartmentOfficer), QString());
        // The period ends after the deadline, and nobody has looked at the feedback yet.
        const Period period{due - days(30), due + minutes(2)};
        const auto late = [&](Count count) { return countOf(tableOf(driver), period, count); };
        QCOMPARE(late(C::NeedHandle), 0);
        QCOMPARE(late(C::NeedClose), 0);
        driver.at = due + minutes(10);
        QCOMPARE(driver.perform(QString::fromLatin1(answer), Post::Dispatcher), QString());
        QCOMPARE(late(C::NeedHandle), 0);
        QCOMPARE(late(C::NeedClose), 0);
        const bool isAccepted = answer == QByteArrayView("acceptFeedback");
        QCOMPARE(countOf(driver, C::InTimeHandle), isAccepted ? 1 : 0);
        QCOMPARE(countOf(driver, C::OverduePending), isAccepted ? 0 : 1);
        QCOMPARE(countOf(driver, C::OverdueOpen), isAccepted ? 0 : 1);
    }
}

void TestFactLines::anOrderAnsweredLateIsLate()
{
    CaseDriver driver;
    QCOMPARE(driver.reach(QStringLiteral("HANDLING")), QString());
    QCOMPARE(driver.perform(QStringLiteral("superviseOrder"), Post::Leader), QString());
    driver.at += days(40);
    QCOMPARE(driver.perform(QStringLiteral("replyOrder"), Post::DepartmentOfficer), QString());
    QCOMPARE(countOf(driver, C::OrdersDue, Dimension::Department, Drains), 1);
    QCOMPARE(countOf(driver, C::OrdersInTime, Dimension::Department, Drains), 0);
}

void TestFactLines::citizensAreCalledBack()
{
    CaseDriver driver;
    QCOMPARE(driver.reach(QStringLiteral("CLOSED")), QString());
    QCOMPARE(countOf(driver, C::ClosedPublic), 1);
    QCOMPARE(countOf(driver, C::CalledBack), 0);
    QCOMPARE(driver.perform(QStringLiteral("callback"), Post::Acceptor), QString());
    QCOMPARE(countOf(driver, C::CalledBack), 1);
    QCOMPARE(countOf(driver, C::SatisfiedCallbacks), 1);
    QCOMPARE(countOf(driver, C::EffectiveCallbacks), 1);
}

void TestFactLines::aSelfHandledCaseIsClosedAndNotRegistered()
{
    CaseDriver driver;
    QCOMPARE(driver.perform(QStringLiteral("reportSelfHandled"), Post::Supervisor), QString());
    QCOMPARE(driver.reach(QStringLiteral("PENDING_REGISTER")), QString());
    QCOMPARE(driver.perform(QStringLiteral("closeSelfHandled"), Post::ShiftLeader), QString());
    QCOMPARE(countOf(driver, C::InTimeClose), 1); // without a deadline nobody is late
    QCOMPARE(countOf(driver, C::OverdueClose), 0);
    QCOMPARE(countOf(driver, C::Registered), 0);
    QCOMPARE(countOf(driver, C::NeedHandle), 0);
}

void TestFactLines::aCaseOfAnotherSystemSpeaksForItself()
{
    domain::CaseFile file;
    file.id = CaseId(QStringLiteral("boston-1"));
    file.imported = true;
    file.state = domain::state::Closed;
    file.leadDept = QStringLiteral("roads");
    file.reportedAt = CaseDriver().at;
    file.registeredAt = file.reportedAt;
    file.handlingDue = file.reportedAt + days(3);
    file.closedAt = file.reportedAt + days(4);
    const Period month{file.reportedAt - days(1), file.reportedAt + days(30)};
    const auto count = [&](const domain::CaseFile &one, Count what) {
        FactTableBuilder builder;
        addImported(builder, one);
        return countOf(std::move(builder).finish(), month, what, Dimension::Department,
                       QStringLiteral("roads"));
    };
    QCOMPARE(count(file, C::OverdueClose), 1);
    QCOMPARE(count(file, C::OverdueHandle), 1);
    QCOMPARE(count(file, C::Registered), 1);
    file.closedAt = *file.handlingDue;
    QCOMPARE(count(file, C::InTimeClose), 1);
    file.closedAt.reset();
    file.state = domain::state::Handling;
    QCOMPARE(count(file, C::OverdueOpen), 1);
    QCOMPARE(count(file, C::Closed), 0);
}

QTEST_GUILESS_MAIN(TestFactLines)
#include "tst_factlines.moc"

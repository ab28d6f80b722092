// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/tending.h"

#include "casedriver.h"

#include <QTest>

using namespace wanmi;
using namespace wanmi::domain;

namespace {
const QString Own = QStringLiteral("23010300101"), Near = QStringLiteral("23010300102");

std::vector<GridDuty> grids(const QStringList &own, const QStringList &near, double metres = 300)
{
    return {{DutyGridId(Own), 0, own}, {DutyGridId(Near), metres, near}};
}
} // namespace

/// Which cases wait for a supervisor, and when nobody is there for them.
class TestTending : public QObject
{
    Q_OBJECT
private slots:
    void statesOfSupervisorsComeFromTheLifecycle();
    void whatNeedsASupervisor();
    void aTaskWhoseHolderHasSignedOffIsUntended();
    void whoHandledItCannotCheckIt();
    void aSignOffIsNoLateness();
};

void TestTending::statesOfSupervisorsComeFromTheLifecycle()
{
    QStringList states = statesOfSupervisors(*CaseDriver::rules());
    states.sort();
    QCOMPARE(states, (QStringList{state::Checking, state::Intake, state::PendingCheck, state::Verifying}));
}

void TestTending::whatNeedsASupervisor()
{
    const RuleBook &rules = *CaseDriver::rules();
    CaseDriver driver;
    QCOMPARE(driver.reach(state::Intake), QString());
    QVERIFY(needsSupervisor(*driver.file, rules));
    CaseFile unplaced = *driver.file;
    unplaced.place = {};
    QVERIFY(!needsSupervisor(unplaced, rules));
    CaseFile seen = *driver.file;
    seen.source = QStringLiteral("supervisor"); // whoever reported it has seen it
    QVERIFY(!needsSupervisor(seen, rules));
    for (const QString &state : {state::Verifying, state::Verified, state::PendingRegister, state::PendingDispatch,
                                 state::Handling, state::PendingCheck, state::Checking, state::PendingClose}) {
        QCOMPARE(driver.reach(state), QString());
        const bool expected = state == state::Verifying || state == state::PendingCheck || state == state::Checking;
        QVERIFY2(needsSupervisor(*driver.file, rules) == expected, qPrintable(state));
    }
}

void TestTending::aTaskWhoseHolderHasSignedOffIsUntended()
{
    CaseDriver driver;
    QCOMPARE(driver.reach(state::Verifying), QString());
    const CaseFile &file = *driver.file;
    QVERIFY(!isUntended(file, true, grids({}, {})));
    QVERIFY(isUntended(file, false, grids({}, {})));
    QVERIFY(!isUntended(file, false, grids({QStringLiteral("b")}, {})));
    QVERIFY(!isUntended(file, false, grids({}, {QStringLiteral("b")})));
    QVERIFY(isUntended(file, false, grids({}, {QStringLiteral("b")}, NeighborM + 1)));
    QVERIFY(isUntended(file, false, {}));
}

void TestTending::whoHandledItCannotCheckIt()
{
    CaseDriver driver;
    QCOMPARE(driver.reach(state::PendingCheck), QString());
    const QString handler = driver.file->handlers.front();
    QVERIFY(isUntended(*driver.file, false, grids({handler}, {})));
    QVERIFY(!isUntended(*driver.file, false, grids({handler}, {QStringLiteral("b")})));
    // Nobody has the task yet: who had the one before may be on duty or not.
    QVERIFY(isUntended(*driver.file, true, grids({}, {})));
}

void TestTending::aSignOffIsNoLateness()
{
    const auto reassigned = [](const QString &reason) {
        CaseDriver driver;
        if (!driver.reach(state::Verifying).isEmpty())
            qFatal("not there");
        driver.perform(QStringLiteral("reassignTask"), Post::System, [&](CaseOrder &order) {
            order.supervisor = QStringLiteral("another");
            order.reason = reason;
        });
        return driver;
    };
    const CaseDriver off = reassigned(OffDuty), late = reassigned(QStringLiteral("overdue"));
    QCOMPARE(off.facts.back().kind, QStringLiteral("verify"));
    QCOMPARE(off.facts.back().person, QStringLiteral("supervisor"));
    QCOMPARE(off.facts.back().inTime, std::optional(true));
    QCOMPARE(late.facts.back().inTime, std::optional(false));
    // The next one's clock is a new one, at whose end the system acts again.
    QVERIFY(!off.file->timedOutAt);
    QVERIFY(late.file->timedOutAt);
    QCOMPARE(off.file->supervisor, QStringLiteral("another"));
}

QTEST_GUILESS_MAIN(TestTending)
#include "tst_tending.moc"

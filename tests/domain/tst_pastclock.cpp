// SPDX-License-Identifier: GPL-3.0-or-later
#include "casedriver.h"

#include "domain/pastclock.h"
#include "worktime/deadline.h"

#include <QTest>

using namespace wanmi;
using namespace wanmi::domain;

/// What the trail tells about a case's clocks is what the case itself said at the time.
class TestPastClock : public QObject
{
    Q_OBJECT
private slots:
    void anOrdinaryLifeIsToldAsItWas();
    void aReworkHasHalfTheLimit();
    void aSuspendedCaseHasNoLight();
    void anUrgentCaseIsToBeRegisteredSooner();
    void whatNothingIsKnownOfHasNoClock();

private:
    struct Seen ///< what the case said after an action
    {
        quint32 at = 0, warn = 0, due = 0;
        bool suspended = false;
    };
    static void note(const CaseDriver &driver, std::vector<Seen> &seen);
    static std::vector<PastStage> told(const CaseDriver &driver);
    static void compare(const std::vector<PastStage> &told, const std::vector<Seen> &seen);
};

namespace {
quint32 second(const std::optional<base::Instant> &at)
{
    return at ? quint32(base::toMs(*at) / 1000) : 0;
}
} // namespace

void TestPastClock::note(const CaseDriver &driver, std::vector<Seen> &seen)
{
    const CaseFile &file = *driver.file;
    const ActionRecord &last = driver.trail.back();
    if (last.fromState != last.toState && file.isOpen())
        seen.push_back({second(last.at), second(file.stageWarnAt), second(file.stageDue),
                        file.state == state::Suspended});
}

std::vector<PastStage> TestPastClock::told(const CaseDriver &driver)
{
    const PastClock clock(*CaseDriver::rules());
    std::vector<PastClock::Passage> passages;
    for (const ActionRecord &record : driver.trail) {
        if (record.fromState != record.toState)
            passages.push_back({second(record.at), clock.stateNumber(record.toState.toStdString())});
    }
    const CaseFile &file = *driver.file;
    std::vector<PastStage> stages;
    clock.follow({file.severity != QLatin1String("general"), file.zone == QLatin1String("C"),
                  file.handlingLimit, second(file.handlingStartedAt), second(file.handlingDue)},
                 passages, stages);
    return stages;
}

void TestPastClock::compare(const std::vector<PastStage> &told, const std::vector<Seen> &seen)
{
    QCOMPARE(told.size(), seen.size());
    for (size_t i = 0; i < seen.size(); ++i) {
        QCOMPARE(told[i].from, seen[i].at);
        if (seen[i].suspended) {
            QCOMPARE(told[i].due, PastStage::Suspended);
            continue;
        }
        QCOMPARE(told[i].due, seen[i].due);
        QCOMPARE(told[i].warn, seen[i].warn);
    }
}

void TestPastClock::anOrdinaryLifeIsToldAsItWas()
{
    CaseDriver driver;
    std::vector<Seen> seen;
    for (const QString &stop : {state::Intake, state::Verifying, state::Verified, state::PendingRegister,
                                state::PendingDispatch, state::PendingSign, state::Handling, state::Feedback,
                                state::PendingCheck, state::Checking, state::PendingClose, state::Closed}) {
        QCOMPARE(driver.reach(stop), QString());
        note(driver, seen);
    }
    QCOMPARE(seen.size(), size_t(11)); // the twelfth is its end
    compare(told(driver), seen);
}

void TestPastClock::aReworkHasHalfTheLimit()
{
    CaseDriver driver;
    std::vector<Seen> seen;
    QCOMPARE(driver.reach(state::Checking), QString());
    QCOMPARE(driver.perform(QStringLiteral("checkResult"), Post::Supervisor,
                            [](CaseOrder &order) { order.result = QStringLiteral("fail"); }),
             QString());
    QCOMPARE(driver.file->state, state::PendingDispatch);
    QCOMPARE(driver.perform(QStringLiteral("dispatch"), Post::Dispatcher), QString());
    note(driver, seen);
    QCOMPARE(driver.perform(QStringLiteral("sign"), Post::DepartmentOfficer), QString());
    note(driver, seen);
    const auto all = told(driver);
    compare({all.end() - 2, all.end()}, seen);
    const worktime::Limit &limit = driver.file->handlingLimit;
    QCOMPARE(worktime::usedBetween(base::instantFromMs(qint64(seen.front().at) * 1000),
                                   base::instantFromMs(qint64(seen.front().due) * 1000), limit.clock,
                                   CaseDriver::rules()->calendar),
             std::max(limit.length / 2, std::min(limit.length, std::chrono::seconds(2 * 3600))));
}

void TestPastClock::aSuspendedCaseHasNoLight()
{
    CaseDriver driver;
    std::vector<Seen> seen;
    QCOMPARE(driver.reach(state::Handling), QString());
    QCOMPARE(driver.perform(QStringLiteral("requestSuspend"), Post::DepartmentOfficer), QString());
    QCOMPARE(driver.perform(QStringLiteral("approveSuspend"), Post::Dispatcher), QString());
    note(driver, seen);
    driver.at += std::chrono::days(31);
    QCOMPARE(driver.perform(QStringLiteral("resume"), Post::Dispatcher), QString());
    const auto all = told(driver);
    compare({all.end() - 2, all.end() - 1}, seen);
    QCOMPARE(all.back().due, second(driver.file->handlingDue)); // the deadline moved by what it waited
    QVERIFY(all.back().due > all.back().from);
}

void TestPastClock::anUrgentCaseIsToBeRegisteredSooner()
{
    const PastClock clock(*CaseDriver::rules());
    const PastClock::Passage registers[] = {{1'000'000, clock.stateNumber("PENDING_REGISTER")}};
    PastClock::Facts facts;
    std::vector<PastStage> stages;
    clock.follow(facts, registers, stages);
    facts.urgent = true;
    clock.follow(facts, registers, stages);
    QCOMPARE(stages[0].due, quint32(1'000'000 + 30 * 60));
    QCOMPARE(stages[0].warn, quint32(1'000'000 + 24 * 60));
    QCOMPARE(stages[1].due, quint32(1'000'000 + 10 * 60));
}

void TestPastClock::whatNothingIsKnownOfHasNoClock()
{
    const PastClock clock(*CaseDriver::rules());
    QCOMPARE(clock.stateNumber("OF_ANOTHER_CITY"), PastClock::Unknown);
    QVERIFY(clock.isFinal(clock.stateNumber("MERGED")));
    const PastClock::Passage passages[] = {{100, PastClock::Unknown}, {200, clock.handlingState()}};
    std::vector<PastStage> stages;
    clock.follow({}, passages, stages);
    QCOMPARE(stages.size(), size_t(2));
    QCOMPARE(stages[0].due, PastStage::NoClock);
    QCOMPARE(stages[1].due, PastStage::NoClock);
}

QTEST_GUILESS_MAIN(TestPastClock)
#include "tst_pastclock.moc"

// SPDX-License-Identifier: GPL-3.0-or-later
#include "casedriver.h"

#include <QRandomGenerator>
#include <QTest>

using namespace wanmi;
using namespace wanmi::domain;

namespace {

/// Somebody of a small staff who tries whatever comes to mind; some are right, most are wrong.
struct Attempt
{
    QString action;
    Actor who;
    CaseDriver::Change change;
};

Attempt anyAttempt(QRandomGenerator &random)
{
    const auto &transitions = CaseDriver::rules()->workflow.transitions();
    const auto &transition = transitions[random.bounded(quint32(transitions.size()))];
    const Post post = random.bounded(10) == 0
        ? Post(random.bounded(15))
        : *postFromToken(transition.posts[random.bounded(int(transition.posts.size()))]);
    // Few names, so that the same person turns up at several posts.
    const QString person = random.bounded(4) == 0 ? QStringLiteral("jack-of-all-trades") : tokenOf(post);
    const QString department = random.bounded(5) == 0 ? QStringLiteral("power") : CaseDriver::Drainage;
    const bool isUnit = post == Post::DepartmentOfficer || post == Post::DepartmentLeader;
    const quint32 dice = random.generate();
    return {transition.event, CaseDriver::actor(post, person, isUnit ? department : QString()),
            [dice, department](CaseOrder &order) {
                if (dice % 7 == 0 && order.action == u"checkResult")
                    order.result = QStringLiteral("fail");
                if (dice % 5 == 0 && order.action == u"verifyResult")
                    order.result = QStringLiteral("notFound");
                if (dice % 3 == 0 && order.action == u"dispatch")
                    order.leadDept = department;
                if (dice % 4 == 0 && !order.supervisor.isEmpty())
                    order.supervisor = QStringLiteral("jack-of-all-trades");
                if (dice % 11 == 0)
                    order.photos.clear();
                if (dice % 13 == 0)
                    order.reason.clear();
            }};
}

bool wasCheckedByAnother(const CaseDriver &driver)
{
    const auto &trail = driver.trail;
    const auto passed = std::find_if(trail.rbegin(), trail.rend(), [](const ActionRecord &record) {
        return record.action == u"checkResult" && record.order.result == u"pass";
    });
    return passed != trail.rend() && !driver.file->handlers.contains(passed->actor);
}
} // namespace

class TestInvariants : public QObject
{
    Q_OBJECT
private slots:
    void whateverPeopleTryTheCaseStaysSound();

private:
    void checkStep(const std::optional<CaseFile> &before, const CaseDriver &driver);
};

void TestInvariants::checkStep(const std::optional<CaseFile> &before, const CaseDriver &driver)
{
    const CaseFile &after = *driver.file;
    QCOMPARE(after.version, (before ? before->version : 0) + 1);
    QCOMPARE(driver.trail.back().number, after.version);
    QCOMPARE(size_t(after.version), driver.trail.size());
    if (before && isTerminal(before->state))
        QCOMPARE(after.state, before->state);
    QCOMPARE(isTerminal(after.state), after.closedAt.has_value());
    QCOMPARE(after.state == state::Suspended, after.suspendedAt.has_value());
    const workflow::State *chartState = CaseDriver::rules()->workflow.state(after.state);
    QVERIFY(chartState);
    QCOMPARE(after.stageDue.has_value(), !chartState->clock.isEmpty());
    if (after.stageDue)
        QVERIFY(*after.stageStartedAt <= *after.stageWarnAt && *after.stageWarnAt <= *after.stageDue);
    QVERIFY(after.reworkCount >= 0 && after.extendCount <= 2 && after.suspendCount <= 1);
    QVERIFY(after.dispatcher.isEmpty()
            || (after.dispatcher != after.acceptor && after.dispatcher != after.shiftLeader));
    if (!isTerminal(after.state) && after.round > 0 && after.state != state::PendingDispatch)
        QVERIFY(!after.leadDept.isEmpty());
    QVERIFY(after.registeredAt.has_value() == !after.caseNo.isEmpty());
    if (after.closeType == u"NORMAL")
        QVERIFY(wasCheckedByAnother(driver));
}

void TestInvariants::whateverPeopleTryTheCaseStaysSound()
{
    QRandomGenerator random(4711);
    QMap<QString, int> ends;
    int accepted = 0;
    for (int life = 0; life < 400; ++life) {
        CaseDriver driver(QStringLiteral("case-%1").arg(life));
        for (int step = 0; step < 700; ++step) {
            const Attempt attempt = anyAttempt(random);
            driver.at += std::chrono::minutes(random.bounded(30));
            const auto before = driver.file;
            if (!driver.tryTo(attempt.action, attempt.who, attempt.change)) {
                QVERIFY(driver.file == before);
                continue;
            }
            ++accepted;
            checkStep(before, driver);
            if (QTest::currentTestFailed())
                return;
        }
        if (driver.file) {
            ++ends[driver.file->state];
            QCOMPARE(rejudge(driver.trail, *CaseDriver::rules()).value(), *driver.file);
        }
    }
    qInfo() << accepted << "accepted actions; lives ended" << ends;
    QVERIFY(accepted > 4000);
    QVERIFY(ends.value(state::Closed) > 10);
}

QTEST_GUILESS_MAIN(TestInvariants)
#include "tst_invariants.moc"

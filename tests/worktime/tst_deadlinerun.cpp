// SPDX-License-Identifier: GPL-3.0-or-later
#include "shippedcalendar.h"
#include "worktime/deadlinerun.h"

#include <QTest>

using namespace wanmi;
using namespace std::chrono_literals;
using base::Instant;
using worktime::Calendar;
using worktime::DeadlineRun;
using worktime::Light;
using worktime::Standing;

class TestDeadlineRun : public QObject
{
    Q_OBJECT
private slots:
    void theExampleOfTheSuspensionComesOut();
    void theExampleOfTheExtensionComesOut();
    void theLightFollowsTheShareUsedAndIsGreyWhileSuspended();
    void withoutAnAgreedEndThereIsNoDue();
    void aSuspensionAfterTheDueMovesNothing();
    void overlappingSuspensionsCountOnce();
    void aSuspensionBeforeTheStartDelaysIt();
    void anUrgentClockStandsStillToo();
    void whatComesLaterIsNotKnownYet();
    void anExtensionMakesAYellowCaseGreen();
    void eachReworkRoundHasHalfTheLimitAndTheFactStays();
    void aReworkLimitIsAtLeastTwoHoursAndNeverMoreThanTheOriginal();
    void aStoppedClockKeepsItsLight();
    void aRunIntoAnUnpublishedYearIsProvisional();
    void aLimitOfNothingWaitsForWork();

private:
    [[nodiscard]] Instant at(int month, int day, int hour, int minute) const
    {
        return m_calendar.toInstant({2026, month, day}, {hour, minute});
    }
    [[nodiscard]] Standing standing(const DeadlineRun &run, Instant now) const
    {
        return worktime::standingAt(run, now, m_calendar);
    }

    const Calendar m_calendar = shippedCalendar();
};

// domain.md §10: used work time at suspension is kept; on resume the remainder runs on.
void TestDeadlineRun::theExampleOfTheSuspensionComesOut()
{
    DeadlineRun made = runOf(at(4, 30, 16, 30), u"P2D work");
    QCOMPARE(worktime::factDue(made, m_calendar), at(5, 7, 16, 30));
    made.suspensions = {{at(5, 6, 10, 0), at(5, 11, 9, 0)}}; // 1.5 h and 2 h are used, 12.5 h are left
    QCOMPARE(worktime::factDue(made, m_calendar), at(5, 12, 15, 30));
    QCOMPARE(standing(made, at(5, 8, 12, 0)).used, 3h + 30min);
    QCOMPARE(standing(made, at(5, 11, 10, 0)).used, 4h + 30min);
    QCOMPARE(standing(made, at(5, 11, 10, 0)).remaining, 11h + 30min);
}

// domain.md §10: 1× the original P2D on a due of 7 May 16:30 ends on 9 May 16:30.
void TestDeadlineRun::theExampleOfTheExtensionComesOut()
{
    DeadlineRun made = runOf(at(4, 30, 16, 30), u"P2D work");
    made.extensions = {{at(5, 6, 9, 0), 16h}};
    QCOMPARE(worktime::factDue(made, m_calendar), at(5, 9, 16, 30));
    QCOMPARE(standing(made, at(5, 6, 8, 59)).due, at(5, 7, 16, 30)); // nobody knew yet
    QCOMPARE(standing(made, at(5, 6, 9, 0)).due, at(5, 9, 16, 30));
    QCOMPARE(standing(made, at(5, 6, 9, 0)).limit, 32h);
}

void TestDeadlineRun::theLightFollowsTheShareUsedAndIsGreyWhileSuspended()
{
    DeadlineRun made = runOf(at(11, 23, 8, 0), u"PT5H work");
    made.suspensions = {{at(11, 23, 11, 0), at(11, 24, 9, 0)}}; // 3 h used
    QCOMPARE(standing(made, at(11, 23, 8, 0) - 1ms).light, Light::None);
    QCOMPARE(standing(made, at(11, 23, 8, 0)).light, Light::Green);
    QCOMPARE(standing(made, at(11, 23, 11, 0) - 1ms).light, Light::Green);
    QCOMPARE(standing(made, at(11, 23, 11, 0)).light, Light::Grey);
    QCOMPARE(standing(made, at(11, 24, 9, 0) - 1ms).light, Light::Grey);
    QCOMPARE(standing(made, at(11, 24, 10, 0)).light, Light::Green);
    QCOMPARE(standing(made, at(11, 24, 10, 0)).warn, at(11, 24, 10, 0));
    QCOMPARE(standing(made, at(11, 24, 10, 0) + 1ms).light, Light::Yellow);
    QCOMPARE(standing(made, at(11, 24, 11, 0)).light, Light::Yellow);
    QCOMPARE(standing(made, at(11, 24, 11, 0) + 1ms).light, Light::Red);
    QCOMPARE(standing(made, at(11, 24, 14, 30)).remaining, -(1h + 30min));
}

void TestDeadlineRun::withoutAnAgreedEndThereIsNoDue()
{
    DeadlineRun made = runOf(at(11, 23, 8, 0), u"PT5H work");
    made.suspensions = {{at(11, 23, 12, 30), {}}};
    const Standing then = standing(made, at(11, 30, 9, 0));
    QVERIFY(!then.due);
    QCOMPARE(then.warn, at(11, 23, 12, 0)); // four hours were used before
    QCOMPARE(then.light, Light::Grey);
    QCOMPARE(then.used, 4h);
    QCOMPARE(then.remaining, 1h);
    QVERIFY(!worktime::factDue(made, m_calendar));
    QCOMPARE(standing(made, at(11, 23, 12, 0)).due, at(11, 23, 15, 0)); // before anybody knew
    made.suspensions[0].to = at(12, 1, 17, 30); // the agreed end
    QCOMPARE(worktime::factDue(made, m_calendar), at(12, 2, 8, 30));
}

void TestDeadlineRun::aSuspensionAfterTheDueMovesNothing()
{
    DeadlineRun made = runOf(at(11, 23, 8, 0), u"PT4H work");
    made.suspensions = {{at(11, 23, 12, 0), {}}};
    QCOMPARE(worktime::factDue(made, m_calendar), at(11, 23, 12, 0));
    QCOMPARE(standing(made, at(11, 24, 9, 0)).light, Light::Grey);
    made.suspensions[0].to = at(11, 25, 9, 0);
    QCOMPARE(standing(made, at(11, 25, 9, 0)).light, Light::Red);
}

void TestDeadlineRun::overlappingSuspensionsCountOnce()
{
    DeadlineRun made = runOf(at(11, 23, 8, 0), u"PT4H work");
    made.suspensions = {{at(11, 23, 10, 0), at(11, 23, 15, 0)},
                        {at(11, 23, 9, 0), at(11, 23, 11, 0)},
                        {at(11, 23, 15, 0), at(11, 23, 16, 0)},
                        {at(11, 23, 17, 0), at(11, 23, 17, 0)},
                        {at(11, 23, 17, 30), at(11, 23, 17, 0)}};
    QCOMPARE(worktime::factDue(made, m_calendar), at(11, 24, 9, 0));
    QCOMPARE(standing(made, at(11, 23, 17, 0)).used, 2h);
}

void TestDeadlineRun::aSuspensionBeforeTheStartDelaysIt()
{
    DeadlineRun made = runOf(at(11, 23, 8, 0), u"PT4H work");
    made.suspensions = {{at(11, 20, 8, 0), at(11, 23, 9, 0)}, {at(11, 19, 8, 0), at(11, 19, 9, 0)}};
    QCOMPARE(worktime::factDue(made, m_calendar), at(11, 23, 15, 0));
}

void TestDeadlineRun::anUrgentClockStandsStillToo()
{
    DeadlineRun made = runOf(at(11, 20, 17, 50), u"PT2H urgent");
    made.suspensions = {{at(11, 20, 18, 50), at(11, 21, 3, 0)}};
    QCOMPARE(worktime::factDue(made, m_calendar), at(11, 21, 4, 0));
    made.limit = worktime::parseLimit(u"P2D natural").value();
    QCOMPARE(worktime::factDue(made, m_calendar), at(11, 23, 2, 0));
}

void TestDeadlineRun::whatComesLaterIsNotKnownYet()
{
    DeadlineRun made = runOf(at(11, 23, 8, 0), u"PT5H work");
    made.suspensions = {{at(11, 23, 14, 30), at(11, 25, 8, 0)}};
    made.extensions = {{at(11, 25, 8, 10), 5h}};
    QCOMPARE(standing(made, at(11, 23, 14, 0)).due, at(11, 23, 15, 0));
    QCOMPARE(standing(made, at(11, 24, 14, 0)).due, at(11, 25, 8, 30));
    QCOMPARE(standing(made, at(11, 25, 9, 0)).due, at(11, 25, 15, 30));
}

void TestDeadlineRun::anExtensionMakesAYellowCaseGreen()
{
    DeadlineRun made = runOf(at(11, 23, 8, 0), u"PT5H work");
    made.extensions = {{at(11, 23, 14, 40), 5h}};
    QCOMPARE(standing(made, at(11, 23, 14, 39)).light, Light::Yellow);
    QCOMPARE(standing(made, at(11, 23, 14, 40)).light, Light::Green);
    QCOMPARE(standing(made, at(11, 23, 14, 40)).warn, at(11, 23, 18, 0)); // 8 of 10 h
}

// domain.md §9.3 "Rework clock".
void TestDeadlineRun::eachReworkRoundHasHalfTheLimitAndTheFactStays()
{
    DeadlineRun made = runOf(at(11, 23, 8, 0), u"P1D work");
    made.reworks = {at(11, 23, 16, 0), at(11, 25, 9, 0)};
    made.suspensions = {{at(11, 23, 17, 0), at(11, 24, 9, 0)}};
    QCOMPARE(worktime::factDue(made, m_calendar), at(11, 24, 10, 0));
    const Standing first = standing(made, at(11, 23, 15, 0));
    QCOMPARE(first.round, 0);
    QCOMPARE(first.due, at(11, 23, 18, 0));
    const Standing second = standing(made, at(11, 24, 9, 30));
    QCOMPARE(second.round, 1);
    QCOMPARE(second.limit, 4h);
    QCOMPARE(second.used, 1h + 30min);
    QCOMPARE(second.due, at(11, 24, 12, 0));
    const Standing third = standing(made, at(11, 25, 9, 0));
    QCOMPARE(third.round, 2);
    QCOMPARE(third.used, 0h);
    QCOMPARE(third.due, at(11, 25, 15, 0));
    QCOMPARE(worktime::lastRound(made), worktime::roundAt(made, at(12, 1, 0, 0)));
    QCOMPARE(worktime::lastRound(made).start, at(11, 25, 9, 0));
    QVERIFY(worktime::lastRound(made).suspensions.empty());
    // An extension in the last round is that round's and the fact's, not the second's.
    made.extensions = {{at(11, 25, 10, 0), 2h}};
    QCOMPARE(standing(made, at(11, 25, 11, 0)).due, at(11, 25, 17, 0));
    QCOMPARE(standing(made, at(11, 24, 11, 0)).due, at(11, 24, 12, 0));
    QCOMPARE(worktime::factDue(made, m_calendar), at(11, 24, 12, 0));
}

void TestDeadlineRun::aReworkLimitIsAtLeastTwoHoursAndNeverMoreThanTheOriginal()
{
    const auto halved = [](QStringView limit) {
        return worktime::toText(worktime::reworkLimit(worktime::parseLimit(limit).value()));
    };
    QCOMPARE(halved(u"P2D work"), QStringLiteral("P1D work"));
    QCOMPARE(halved(u"PT3H work"), QStringLiteral("PT2H work"));
    QCOMPARE(halved(u"PT1H urgent"), QStringLiteral("PT1H urgent"));
}

void TestDeadlineRun::aStoppedClockKeepsItsLight()
{
    DeadlineRun made = runOf(at(11, 23, 8, 0), u"PT5H work");
    made.stoppedAt = at(11, 23, 14, 30);
    QCOMPARE(standing(made, at(11, 23, 11, 0)).light, Light::Green);
    QCOMPARE(standing(made, at(11, 30, 9, 0)).light, Light::Yellow);
    QCOMPARE(standing(made, at(11, 30, 9, 0)).used, 4h + 30min);
    made.stoppedAt = at(11, 23, 15, 1);
    QCOMPARE(standing(made, at(11, 30, 9, 0)).light, Light::Red);
}

void TestDeadlineRun::aRunIntoAnUnpublishedYearIsProvisional()
{
    QVERIFY(standing(runOf(at(12, 31, 17, 0), u"PT4H work"), at(12, 31, 17, 0)).isProvisional);
    QVERIFY(!standing(runOf(at(12, 31, 17, 0), u"PT1H work"), at(12, 31, 17, 0)).isProvisional);
    QVERIFY(!standing(runOf(at(12, 31, 17, 0), u"P2D natural"), at(12, 31, 17, 0)).isProvisional);
}

void TestDeadlineRun::aLimitOfNothingWaitsForWork()
{
    DeadlineRun made = runOf(at(11, 23, 12, 30), u"PT0S work");
    QCOMPARE(worktime::factDue(made, m_calendar), at(11, 23, 14, 0));
    made.suspensions = {{at(11, 23, 13, 0), at(11, 23, 15, 0)}};
    QCOMPARE(worktime::factDue(made, m_calendar), at(11, 23, 15, 0));
}

QTEST_GUILESS_MAIN(TestDeadlineRun)
#include "tst_deadlinerun.moc"

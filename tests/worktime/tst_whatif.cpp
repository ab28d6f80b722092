// SPDX-License-Identifier: GPL-3.0-or-later
#include "shippedcalendar.h"
#include "worktime/whatif.h"

#include <QJsonArray>
#include <QRandomGenerator>
#include <QTest>

using namespace wanmi;
using namespace std::chrono_literals;
using base::Instant;
using worktime::Calendar;
using worktime::ClockKind;
using worktime::DeadlineRun;
using worktime::Difference;
using worktime::Hypothesis;
using worktime::Move;

namespace {

/// The shipped calendar with one day more without work.
Calendar withDayOff(const char *day)
{
    QJsonObject json = shippedCalendarJson();
    json[u"version"] = QStringLiteral("new");
    QJsonArray holidays = json[u"holidays"].toArray();
    holidays.append(QJsonObject{{QStringLiteral("from"), QLatin1String(day)},
                                {QStringLiteral("to"), QLatin1String(day)},
                                {QStringLiteral("zh"), QStringLiteral("停工")}});
    json[u"holidays"] = holidays;
    return Calendar::fromJson(json).value();
}
} // namespace

class TestWhatIf : public QObject
{
    Q_OBJECT
private slots:
    void anotherStartOrLimitMovesTheDue();
    void suspendingFromNowMovesTheDue();
    void anExtensionAndAnotherCalendarMoveTheDue();
    void theLastRoundIsAsked();
    void aDayOffMovesOnlyTheCasesThatRunThroughIt();
    void suspendedRunsTellWhatMoreIsLeft();
    void anotherUtcOffsetIsSeen();
    void noRunsMakeNoMoves();
    void aHundredThousandRunsMoveAsEachAlone();

private:
    [[nodiscard]] Instant at(int month, int day, int hour, int minute) const
    {
        return m_calendar.toInstant({2026, month, day}, {hour, minute});
    }

    const Calendar m_calendar = shippedCalendar();
};

void TestWhatIf::anotherStartOrLimitMovesTheDue()
{
    const DeadlineRun made = runOf(at(4, 30, 16, 30), u"P2D work");
    Hypothesis later;
    later.start = at(5, 6, 8, 0);
    const Difference moved = worktime::whatIf(made, later, m_calendar);
    QCOMPARE(moved.before, at(5, 7, 16, 30));
    QCOMPARE(moved.after, at(5, 7, 18, 0));
    QCOMPARE(moved.by, 1h + 30min);
    Hypothesis shorter;
    shorter.limit = worktime::parseLimit(u"PT2H urgent").value();
    const Difference urgent = worktime::whatIf(made, shorter, m_calendar);
    QCOMPARE(urgent.after, at(4, 30, 18, 30));
    QVERIFY(urgent.by < 0ms);
    QCOMPARE(urgent.run.limit, *shorter.limit);
    const Difference nothing = worktime::whatIf(made, {}, m_calendar);
    QCOMPARE(nothing.by, 0ms);
    QCOMPARE(nothing.run, made);
}

void TestWhatIf::suspendingFromNowMovesTheDue()
{
    const DeadlineRun made = runOf(at(4, 30, 16, 30), u"P2D work");
    const Instant now = at(5, 6, 10, 0);
    Hypothesis pause;
    pause.suspension = {now, now + 119h}; // until 11 May 09:00
    const Difference moved = worktime::whatIf(made, pause, m_calendar);
    QCOMPARE(moved.after, at(5, 12, 15, 30));
    QCOMPARE(moved.by, at(5, 12, 15, 30) - at(5, 7, 16, 30));
    pause.suspension = {now, {}};
    const Difference open = worktime::whatIf(made, pause, m_calendar);
    QVERIFY(!open.after);
    QCOMPARE(open.by, 0ms);
}

void TestWhatIf::anExtensionAndAnotherCalendarMoveTheDue()
{
    const DeadlineRun made = runOf(at(4, 30, 16, 30), u"P2D work");
    Hypothesis more;
    more.extension = {at(5, 6, 9, 0), 16h};
    QCOMPARE(worktime::whatIf(made, more, m_calendar).after, at(5, 9, 16, 30));
    const Calendar other = withDayOff("2026-05-06");
    Hypothesis changed;
    changed.calendar = &other;
    const Difference moved = worktime::whatIf(made, changed, m_calendar);
    QCOMPARE(moved.after, at(5, 8, 16, 30));
    QCOMPARE(moved.by, 24h);
    QCOMPARE(moved.run.calendarVersion, QStringLiteral("new"));
}

void TestWhatIf::theLastRoundIsAsked()
{
    DeadlineRun made = runOf(at(11, 23, 8, 0), u"P1D work");
    made.reworks = {at(11, 25, 9, 0)};
    Hypothesis longer;
    longer.limit = worktime::parseLimit(u"P2D work").value();
    const Difference moved = worktime::whatIf(made, longer, m_calendar);
    QCOMPARE(moved.before, at(11, 25, 15, 0));
    QCOMPARE(moved.after, at(11, 26, 9, 0));
}

void TestWhatIf::aDayOffMovesOnlyTheCasesThatRunThroughIt()
{
    const Calendar after = withDayOff("2026-11-24");
    std::vector<DeadlineRun> runs{
        runOf(at(11, 23, 8, 0), u"P1D work"), // due the evening before
        runOf(at(11, 23, 9, 0), u"P1D work"),    runOf(at(11, 25, 8, 0), u"P1D work"), // begins the day after
        runOf(at(11, 23, 9, 0), u"P2D natural"), runOf(at(11, 24, 10, 0), u"PT1H work"),
        runOf(at(11, 23, 9, 0), u"P1D work"), // handled already
        runOf(at(11, 23, 9, 0), u"P1D work"), // suspended over the day
    };
    runs[5].stoppedAt = at(11, 23, 17, 0);
    runs[6].suspensions = {{at(11, 23, 17, 0), at(11, 25, 8, 0)}};
    const std::vector<Move> moves = worktime::movedBy(m_calendar, after, runs);
    QCOMPARE(moves.size(), size_t(2));
    QCOMPARE(moves[0].index, size_t(1));
    QCOMPARE(moves[0].before, at(11, 24, 9, 0));
    QCOMPARE(moves[0].after, at(11, 25, 9, 0));
    QCOMPARE(moves[0].by, 24h);
    QCOMPARE(moves[1].index, size_t(4));
    QCOMPARE(moves[1].after, at(11, 25, 9, 0));
    // And the other way round.
    const std::vector<Move> back = worktime::movedBy(after, m_calendar, runs);
    QCOMPARE(back.size(), size_t(2));
    QCOMPARE(back[0].by, -24h);
    QVERIFY(worktime::movedBy(m_calendar, m_calendar, runs).empty());
}

void TestWhatIf::suspendedRunsTellWhatMoreIsLeft()
{
    std::vector<DeadlineRun> runs{runOf(at(11, 23, 9, 0), u"P3D work"), runOf(at(11, 23, 9, 0), u"P1D work")};
    runs[0].suspensions = {{at(11, 25, 9, 0), {}}};
    runs[1].suspensions = {{at(11, 25, 9, 0), {}}}; // due before it was suspended
    const auto moves = worktime::movedBy(m_calendar, withDayOff("2026-11-24"), runs);
    QCOMPARE(moves.size(), size_t(2));
    QVERIFY(!moves[0].before && !moves[0].after);
    QCOMPARE(moves[0].by, 8h);
    QCOMPARE(moves[1].before, at(11, 24, 9, 0));
    QCOMPARE(moves[1].after, at(11, 25, 9, 0)); // used up just when it was suspended
}

void TestWhatIf::anotherUtcOffsetIsSeen()
{
    QJsonObject json = shippedCalendarJson();
    json[u"utcOffsetMinutes"] = 420;
    const std::vector<DeadlineRun> runs{runOf(at(11, 23, 10, 0), u"PT1H work"),
                                        runOf(at(11, 23, 8, 0), u"PT1H work")};
    const auto moves = worktime::movedBy(m_calendar, Calendar::fromJson(json).value(), runs);
    QCOMPARE(moves.size(), size_t(1));
    QCOMPARE(moves[0].index, size_t(1));
    QCOMPARE(moves[0].by, 1h);
}

void TestWhatIf::noRunsMakeNoMoves()
{
    QVERIFY(worktime::movedBy(m_calendar, withDayOff("2026-11-24"), {}).empty());
    const std::vector<DeadlineRun> urgent{runOf(at(11, 23, 10, 0), u"PT1H urgent")};
    QVERIFY(worktime::movedBy(m_calendar, withDayOff("2026-11-24"), urgent).empty());
}

void TestWhatIf::aHundredThousandRunsMoveAsEachAlone()
{
    const Calendar after = withDayOff("2026-11-24");
    QRandomGenerator random(20261122);
    std::vector<DeadlineRun> runs;
    for (int i = 0; i < 100000; ++i) {
        DeadlineRun made = runOf(at(9, 1, 0, 0) + std::chrono::minutes(random.bounded(90 * 1440)),
                               i % 10 == 0 ? u"P15D work" : u"P2D work");
        if (i % 5 == 0)
            made.suspensions = {{made.start + 3h, made.start + 72h}};
        if (i % 7 == 0)
            made.extensions = {{made.start + 2h, 16h}};
        runs.push_back(made);
    }
    const std::vector<Move> moves = worktime::movedBy(m_calendar, after, runs);
    Hypothesis changed;
    changed.calendar = &after;
    auto next = moves.begin();
    for (size_t i = 0; i < runs.size(); ++i) {
        const Difference difference = worktime::whatIf(runs[i], changed, m_calendar);
        if (difference.by == 0ms)
            continue;
        QVERIFY(next != moves.end());
        QCOMPARE(next->index, i);
        QCOMPARE(next->by, difference.by);
        ++next;
    }
    QVERIFY(next == moves.end());
    QVERIFY(moves.size() > 1000);
}

QTEST_GUILESS_MAIN(TestWhatIf)
#include "tst_whatif.moc"

// SPDX-License-Identifier: GPL-3.0-or-later
#include "shippedcalendar.h"
#include "worktime/light.h"

#include <QRandomGenerator>
#include <QTest>

using namespace wanmi;
using base::Instant;
using std::chrono::seconds;
using worktime::Calendar;
using worktime::ClockKind;
using worktime::Limit;
using worktime::Step;

namespace {

/// The slow truth: walks minute by minute over a list of days of its own. Starts and limits are whole
/// minutes.
class MinuteWalker
{
public:
    MinuteWalker()
    {
        const auto off = [this](int year, int month, int from, int to) {
            for (int day = from; day <= to; ++day)
                m_off.insert(QDate(year, month, day));
        };
        off(2026, 1, 1, 3);
        off(2026, 2, 15, 23);
        off(2026, 4, 4, 6);
        off(2026, 5, 1, 5);
        off(2026, 6, 19, 21);
        off(2026, 9, 25, 27);
        off(2026, 10, 1, 7);
        for (const QDate day : {QDate(2026, 1, 4), QDate(2026, 2, 14), QDate(2026, 2, 28), QDate(2026, 5, 9),
                                QDate(2026, 9, 20), QDate(2026, 10, 10)})
            m_on.insert(day);
    }
    /// Whether the minute that begins here is worked. Local time as minutes since 2026-01-01 00:00.
    [[nodiscard]] bool isWorked(qint64 minute)
    {
        const qint64 dayNo = minute / 1440;
        while (qint64(m_worksOn.size()) <= dayNo) {
            const QDate day = QDate(2026, 1, 1).addDays(qint64(m_worksOn.size()));
            m_worksOn.push_back(m_on.contains(day) || (day.dayOfWeek() <= 5 && !m_off.contains(day)));
        }
        const qint64 ofDay = minute % 1440;
        return m_worksOn[size_t(dayNo)] && ((ofDay >= 480 && ofDay < 720) || (ofDay >= 840 && ofDay < 1080));
    }
    [[nodiscard]] qint64 due(qint64 start, qint64 minutes)
    {
        qint64 at = start;
        for (qint64 left = minutes; left > 0; ++at)
            left -= isWorked(at) ? 1 : 0;
        return at;
    }
    [[nodiscard]] qint64 used(qint64 from, qint64 to)
    {
        qint64 count = 0;
        for (qint64 at = from; at < to; ++at)
            count += isWorked(at) ? 1 : 0;
        return count;
    }

private:
    std::set<QDate> m_off, m_on;
    std::vector<bool> m_worksOn;
};

Instant local(const Calendar &calendar, int month, int day, int hour, int minute)
{
    return calendar.toInstant({2026, month, day}, {hour, minute});
}
} // namespace

class TestDeadline : public QObject
{
    Q_OBJECT
private slots:
    void theWorkedExamplesComeOut_data();
    void theWorkedExamplesComeOut();
    void anExtensionRunsOnFromTheDue();
    void twentyThousandRandomDeadlinesAgreeWithTheMinuteWalker();
    void anUrgentClockIgnoresNightsAndHolidays();
    void aZeroLimitIsDueWhenWorkBegins();
    void usedTimeNeverRunsBackwards();
    void theLightTurnsYellowAfterFourFifths();
    void theExplanationAddsUpToTheLimit();
    void theExplanationNamesTheHolidayAndTheMakeUpDay();
    void aDeadlineInAnUnpublishedYearIsProvisional();

private:
    const Calendar m_calendar = shippedCalendar();
};

void TestDeadline::theWorkedExamplesComeOut_data()
{
    QTest::addColumn<Instant>("start");
    QTest::addColumn<QString>("limit");
    QTest::addColumn<Instant>("due");
    const auto at = [this](int month, int day, int hour, int minute) {
        return local(m_calendar, month, day, hour, minute);
    };
    QTest::newRow("over Labour Day") << at(4, 30, 16, 30) << "P2D work" << at(5, 7, 16, 30);
    QTest::newRow("into a make-up day") << at(5, 8, 16, 0) << "P1D work" << at(5, 9, 16, 0);
    QTest::newRow("over National Day") << at(9, 30, 17, 0) << "PT2H work" << at(10, 8, 9, 0);
    QTest::newRow("over Spring Festival") << at(2, 13, 15, 0) << "P2D work" << at(2, 24, 15, 0);
    QTest::newRow("over a weekend") << at(11, 20, 17, 50) << "PT4H work" << at(11, 23, 11, 50);
    QTest::newRow("urgent in the evening") << at(11, 20, 17, 50) << "PT2H urgent" << at(11, 20, 19, 50);
    QTest::newRow("from lunch") << at(11, 23, 12, 30) << "PT1H work" << at(11, 23, 15, 0);
    QTest::newRow("to the end of a day") << at(11, 20, 17, 0) << "PT1H work" << at(11, 20, 18, 0);
    QTest::newRow("calendar days") << at(9, 30, 17, 0) << "P2D natural" << at(10, 2, 17, 0);
}

void TestDeadline::theWorkedExamplesComeOut()
{
    QFETCH(Instant, start);
    QFETCH(QString, limit);
    QFETCH(Instant, due);
    const Limit parsed = worktime::parseLimit(limit).value();
    QCOMPARE(m_calendar.toLocal(worktime::dueAt(start, parsed, m_calendar)), m_calendar.toLocal(due));
    QCOMPARE(worktime::usedBetween(start, due, parsed.clock, m_calendar), parsed.length);
}

void TestDeadline::anExtensionRunsOnFromTheDue()
{
    const Limit limit = worktime::parseLimit(u"P2D work").value();
    const Instant due = local(m_calendar, 5, 7, 16, 30);
    QCOMPARE(worktime::dueAt(due, limit, m_calendar), local(m_calendar, 5, 9, 16, 30));
}

void TestDeadline::twentyThousandRandomDeadlinesAgreeWithTheMinuteWalker()
{
    MinuteWalker walker;
    QRandomGenerator random(20261121);
    const Instant newYear = m_calendar.toInstant({2026, 1, 1}, {0, 0});
    const auto at = [newYear](qint64 minute) { return newYear + std::chrono::minutes(minute); };
    for (int i = 0; i < 20000; ++i) {
        const qint64 start = random.bounded(340 * 1440);
        // Mostly the limits of the catalog (up to two days), sometimes long ones.
        const qint64 minutes = 1 + random.bounded(i % 20 == 0 ? 15 * 480 : 2 * 480);
        const qint64 due = walker.due(start, minutes);
        if (due > 364 * 1440)
            continue;
        const Limit limit{seconds(minutes * 60), ClockKind::Work};
        QCOMPARE(worktime::dueAt(at(start), limit, m_calendar), at(due));
        QCOMPARE(worktime::usedBetween(at(start), at(due), ClockKind::Work, m_calendar), limit.length);
        const qint64 later = start + random.bounded(3 * 1440);
        QCOMPARE(worktime::usedBetween(at(start), at(later), ClockKind::Work, m_calendar),
                 seconds(walker.used(start, later) * 60));
    }
}

void TestDeadline::anUrgentClockIgnoresNightsAndHolidays()
{
    const Limit limit = worktime::parseLimit(u"P3D urgent").value();
    const Instant start = local(m_calendar, 10, 1, 3, 0);
    QCOMPARE(worktime::dueAt(start, limit, m_calendar), local(m_calendar, 10, 4, 3, 0));
    QCOMPARE(worktime::explain(start, limit, m_calendar).size(), size_t(3));
}

void TestDeadline::aZeroLimitIsDueWhenWorkBegins()
{
    const Limit none{seconds{0}, ClockKind::Work};
    QCOMPARE(worktime::dueAt(local(m_calendar, 11, 23, 12, 30), none, m_calendar),
             local(m_calendar, 11, 23, 14, 0));
    QCOMPARE(worktime::dueAt(local(m_calendar, 11, 23, 9, 30), none, m_calendar),
             local(m_calendar, 11, 23, 9, 30));
    const Instant night = local(m_calendar, 11, 20, 23, 0);
    QCOMPARE(worktime::dueAt(night, {seconds{0}, ClockKind::Urgent}, m_calendar), night);
}

void TestDeadline::usedTimeNeverRunsBackwards()
{
    const Instant later = local(m_calendar, 11, 23, 9, 0);
    QCOMPARE(worktime::usedBetween(later, later, ClockKind::Work, m_calendar), seconds{0});
    QCOMPARE(worktime::usedBetween(later, later - seconds{60}, ClockKind::Urgent, m_calendar), seconds{0});
}

void TestDeadline::theLightTurnsYellowAfterFourFifths()
{
    const Limit limit = worktime::parseLimit(u"PT5H work").value();
    const Instant start = local(m_calendar, 11, 23, 8, 0);
    const Instant warn = worktime::warnAt(start, limit, m_calendar);
    const Instant due = worktime::dueAt(start, limit, m_calendar);
    QCOMPARE(warn, local(m_calendar, 11, 23, 12, 0));
    QCOMPARE(due, local(m_calendar, 11, 23, 15, 0));
    QCOMPARE(worktime::lightAt(warn, warn, due), worktime::Light::Green);
    QCOMPARE(worktime::lightAt(warn + seconds{1}, warn, due), worktime::Light::Yellow);
    QCOMPARE(worktime::lightAt(due, warn, due), worktime::Light::Yellow);
    QCOMPARE(worktime::lightAt(due + seconds{1}, warn, due), worktime::Light::Red);
}

void TestDeadline::theExplanationAddsUpToTheLimit()
{
    const Limit limit = worktime::parseLimit(u"P5D work").value();
    const Instant start = local(m_calendar, 9, 30, 17, 0);
    const auto steps = worktime::explain(start, limit, m_calendar);
    seconds used{0};
    Instant reached = start;
    for (const Step &step : steps) {
        used += step.used;
        QCOMPARE(step.from, reached);
        reached = step.to;
    }
    QCOMPARE(used, limit.length);
    QCOMPARE(steps.front().kind, Step::Kind::Start);
    QCOMPARE(steps.back().kind, Step::Kind::Due);
    QCOMPARE(steps.back().to, worktime::dueAt(start, limit, m_calendar));
}

void TestDeadline::theExplanationNamesTheHolidayAndTheMakeUpDay()
{
    const auto steps = worktime::explain(local(m_calendar, 4, 30, 16, 30),
                                         worktime::parseLimit(u"P4D work").value(), m_calendar);
    const auto has = [&steps](Step::Kind kind, const QString &name) {
        return std::ranges::any_of(steps, [&](const Step &s) { return s.kind == kind && s.name == name; });
    };
    QVERIFY(has(Step::Kind::Holiday, QStringLiteral("劳动节")));
    QVERIFY(has(Step::Kind::MakeUpDay, {}));
    QVERIFY(has(Step::Kind::Night, {}));
    QVERIFY(!has(Step::Kind::Provisional, QStringLiteral("2026")));
}

void TestDeadline::aDeadlineInAnUnpublishedYearIsProvisional()
{
    const auto steps = worktime::explain(local(m_calendar, 12, 31, 17, 0),
                                         worktime::parseLimit(u"PT4H work").value(), m_calendar);
    const auto provisional
        = std::ranges::find_if(steps, [](const Step &s) { return s.kind == Step::Kind::Provisional; });
    QVERIFY(provisional != steps.end());
    QCOMPARE(provisional->name, QStringLiteral("2027"));
    QCOMPARE(m_calendar.toLocal(provisional->from).date(), QDate(2027, 1, 1));
}

QTEST_GUILESS_MAIN(TestDeadline)
#include "tst_deadline.moc"

// SPDX-License-Identifier: GPL-3.0-or-later
#include "casedriver.h"

#include "domain/deadlines.h"
#include "domain/movedues.h"
#include "worktime/calendarcheck.h"
#include "worktime/carryover.h"
#include "worktime/describe.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

using namespace wanmi;
using namespace wanmi::domain;
using namespace std::chrono_literals;

namespace {

const worktime::Calendar &shipped()
{
    return CaseDriver::rules()->calendar;
}

Instant local(QDate day, QTime time)
{
    return shipped().toInstant(day, time);
}

/// The shipped calendar's file with other fields.
QJsonObject fileWith(const QString &version, const QJsonObject &fields = {})
{
    static_cast<void>(CaseDriver::rules()); // loads the resources
    QFile file(QStringLiteral(":/wanmi/calendars/china.json"));
    if (!file.open(QIODevice::ReadOnly))
        qFatal("no shipped calendar");
    QJsonObject json = QJsonDocument::fromJson(file.readAll()).object();
    json.insert(QStringLiteral("version"), version);
    for (auto field = fields.begin(); field != fields.end(); ++field)
        json.insert(field.key(), field.value());
    return json;
}

/// … with one more day off.
QJsonObject dayOff(const QString &version, const QString &day)
{
    QJsonArray holidays = fileWith(version).value(u"holidays").toArray();
    holidays.append(QJsonObject{{QStringLiteral("from"), day},
                                {QStringLiteral("to"), day},
                                {QStringLiteral("zh"), QStringLiteral("停工日")},
                                {QStringLiteral("en"), QStringLiteral("Closing Day")}});
    return fileWith(version, {{QStringLiteral("holidays"), holidays}});
}

RuleBookPtr published(const RuleBookPtr &book, const QJsonObject &file, Instant at)
{
    const auto calendar = worktime::Calendar::fromJson(file);
    if (!calendar)
        qFatal("%s", qPrintable(calendar.error().detail));
    return withCalendar(book, {at, *calendar}).value();
}

/// In the department's hands on Monday 23 November 09:20, two work days of time: due on Wednesday 25, 09:20.
CaseDriver atWork(const QString &to = state::Handling)
{
    CaseDriver driver;
    if (const QString trouble = driver.reach(state::PendingDispatch); !trouble.isEmpty())
        qFatal("%s", qPrintable(trouble));
    driver.file->handlingLimit = worktime::parseLimit(u"P2D work").value();
    driver.at = local({2026, 11, 23}, {9, 20});
    if (const QString trouble = driver.reach(to); !trouble.isEmpty())
        qFatal("%s", qPrintable(trouble));
    return driver;
}

Result<void> moveDue(CaseDriver &driver)
{
    return driver.tryTo(MoveDue, CaseDriver::actor(Post::System),
                        [&](CaseOrder &order) { order.reason = driver.book->calendar.version(); });
}

std::optional<ExplainedDeadline> roundOf(const CaseDriver &driver)
{
    const auto all = explainedDeadlines(*driver.file, driver.trail, *driver.book);
    const auto it = std::ranges::find(all, ExplainedDeadline::Kind::Round, &ExplainedDeadline::kind);
    return it == all.end() ? std::nullopt : std::optional(*it);
}

QString english(const CaseDriver &driver, const ExplainedDeadline &deadline)
{
    const worktime::Calendar &calendar = driver.book->calendarOf(deadline.run.calendarVersion);
    return worktime::describe(worktime::explain(deadline.run, calendar), worktime::Language::English,
                              calendar);
}

/// Another limit than the catalog's was put in by hand, so a trail is judged again from the dispatch's rules.
void compareRejudged(const CaseDriver &driver)
{
    const auto again = rejudge(driver.trail, *driver.book);
    QVERIFY2(again, again ? "" : qPrintable(again.error().reason + again.error().detail));
    QCOMPARE(*again, *driver.file);
}

bool finds(const QJsonObject &file, const QString &code)
{
    const auto calendar = worktime::Calendar::fromJson(file);
    const auto findings = worktime::checkCalendar(calendar.value(), shipped(), {2026, 11, 22});
    return findings.size() == 1 && findings.front().code == code;
}
} // namespace

/// Calendars by version: a case's dues move with a new one by an action of the system, and each due goes on
/// being explained, and each trail judged, by the calendar of its time.
class TestCalendars : public QObject
{
    Q_OBJECT
private slots:
    void aDueIsCarriedOverByWhatItsClockHasUsed();
    void whatSpeaksAgainstACalendarIsFound();
    void aYearShowsItsDays();
    void aPublishedOneIsInForceAndOldOnesAreKept();
    void aDamagedOrForeignPublicationIsLeftOut();
    void theSystemMovesTheDueOfACaseAtWork();
    void aDueThatStaysIsNotMoved();
    void onlyTheSystemMovesDues();
    void aSuspendedCaseKeepsWhatIsLeft();
    void theReplyToAnOrderMovesButNotAnHourThatSomebodyNamed();
    void whatWasLateAndIsNotAnyMoreIsActedOnAgain();
    void aRejectedFeedbackGoesOnWithTheMovedDue();
    void anOldTrailIsJudgedByTheCalendarsOfItsTime();
    void thePreviewSaysWhatMovesAndWhatBecomesOverdue();
    void aSuspensionApprovedAfterTheDueGivesNothingBack();
};

void TestCalendars::aDueIsCarriedOverByWhatItsClockHasUsed()
{
    const auto off
        = worktime::Calendar::fromJson(dayOff(QStringLiteral("n"), QStringLiteral("2026-11-24"))).value();
    const Instant start = local({2026, 11, 23}, {9, 20}), due = local({2026, 11, 25}, {9, 20});
    using worktime::carriedOver;
    using worktime::ClockKind;
    QCOMPARE(carriedOver(start, due, ClockKind::Work, shipped(), off), local({2026, 11, 26}, {9, 20}));
    QCOMPARE(carriedOver(start, due, ClockKind::Urgent, shipped(), off), due);
    QCOMPARE(carriedOver(start, due, ClockKind::Natural, shipped(), off), due);
    QCOMPARE(carriedOver(due, start, ClockKind::Work, shipped(), off), start);
    const Instant odd = start + 1ms; // to the millisecond, and back again
    const Instant there = carriedOver(odd, due, ClockKind::Work, shipped(), off);
    QCOMPARE(there, local({2026, 11, 26}, {9, 20}));
    QCOMPARE(carriedOver(odd, there, ClockKind::Work, off, shipped()), due);
    // The other way round: a due that lay behind a day off that is worked now.
    QCOMPARE(carriedOver(start, local({2026, 11, 26}, {9, 20}), ClockKind::Work, off, shipped()), due);
}

void TestCalendars::whatSpeaksAgainstACalendarIsFound()
{
    const auto sound
        = worktime::Calendar::fromJson(dayOff(QStringLiteral("harbin-2026.2"), QStringLiteral("2026-12-24")));
    QVERIFY(worktime::checkCalendar(sound.value(), shipped(), {2026, 11, 22}).empty());
    QVERIFY(finds(fileWith(QStringLiteral("a/b")), QStringLiteral("bad-version")));
    QVERIFY(finds(fileWith(QStringLiteral("n"), {{QStringLiteral("utcOffsetMinutes"), 540}}),
                  QStringLiteral("other-offset")));
    QVERIFY(finds(fileWith(QStringLiteral("n"), {{QStringLiteral("publishedYears"), QJsonArray{2024, 2025}}}),
                  QStringLiteral("year-lost")));
    QVERIFY(finds(fileWith(QStringLiteral("n"), {{QStringLiteral("publishedYears"), QJsonArray{2026, 2027}}}),
                  QStringLiteral("empty-year")));
    QJsonArray holidays = fileWith({}).value(u"holidays").toArray();
    holidays.append(QJsonObject{{QStringLiteral("from"), QStringLiteral("2027-02-01")},
                                {QStringLiteral("to"), QStringLiteral("2027-03-15")},
                                {QStringLiteral("zh"), QStringLiteral("长假")}});
    QVERIFY(finds(fileWith(QStringLiteral("n"), {{QStringLiteral("holidays"), holidays}}),
                  QStringLiteral("no-work")));
}

void TestCalendars::aYearShowsItsDays()
{
    const worktime::CalendarYear year = worktime::yearOf(shipped(), 2026);
    QCOMPARE(year.workdays, 248); // domain.md §10
    QVERIFY(year.isPublished);
    QCOMPARE(year.holidays.size(), size_t(3 + 9 + 3 + 5 + 3 + 3 + 7));
    QCOMPARE(year.makeUpDays.size(), size_t(6));
    QVERIFY(!worktime::yearOf(shipped(), 2027).isPublished);
    const auto off
        = worktime::Calendar::fromJson(dayOff(QStringLiteral("n"), QStringLiteral("2026-11-24"))).value();
    QCOMPARE(worktime::differingDays(shipped(), off, 2026), std::vector<QDate>{QDate(2026, 11, 24)});
    QVERIFY(worktime::differingDays(shipped(), off, 2027).empty());
}

void TestCalendars::aPublishedOneIsInForceAndOldOnesAreKept()
{
    const Instant at = local({2026, 11, 23}, {12, 0});
    const QByteArray row = publishedText(dayOff(QStringLiteral("n-1"), QStringLiteral("2026-11-24")), at);
    const RuleBookPtr book = withLifecycles(CaseDriver::rules(), {row});
    QCOMPARE(book->calendar.version(), QStringLiteral("n-1"));
    QCOMPARE(book->workflow.version(), CaseDriver::rules()->workflow.version());
    QCOMPARE(book->calendars->editions().size(), size_t(2));
    QVERIFY(book->calendars->editions().back().from == at);
    QCOMPARE(book->calendarOf(QStringLiteral("china-2026.1")).version(), QStringLiteral("china-2026.1"));
    QCOMPARE(book->calendarOf({}).version(), QStringLiteral("china-2026.1"));
    QCOMPARE(book->calendarOf(QStringLiteral("lost")).version(), QStringLiteral("n-1"));
    QCOMPARE(underCalendar(*book, {}).calendar.version(), QStringLiteral("china-2026.1"));
    QCOMPARE(CaseDriver::rules()->calendarOf(QStringLiteral("lost")).version(),
             QStringLiteral("china-2026.1"));
}

void TestCalendars::aDamagedOrForeignPublicationIsLeftOut()
{
    const Instant at = local({2026, 11, 23}, {12, 0});
    const QByteArray good = publishedText(fileWith(QStringLiteral("n-1")), at);
    const QByteArray same = publishedText(fileWith(QStringLiteral("n-1")), at + 1s);
    const QByteArray early = publishedText(fileWith(QStringLiteral("n-0")), at - 1s);
    for (const QByteArray &wrong : {QByteArray("{\"calendar\":{}}"), QByteArray("{"), same, early}) {
        const RuleBookPtr book = withLifecycles(CaseDriver::rules(), {good, wrong});
        QCOMPARE(book->calendar.version(), QStringLiteral("n-1"));
        QCOMPARE(book->calendars->editions().size(), size_t(2));
    }
    QVERIFY(!publishedCalendar("<scxml/>"));
}

void TestCalendars::theSystemMovesTheDueOfACaseAtWork()
{
    CaseDriver driver = atWork();
    QCOMPARE(driver.file->stageDue, std::optional(local({2026, 11, 25}, {9, 20})));
    const CaseFile before = *driver.file;
    driver.at = local({2026, 11, 23}, {15, 0});
    driver.book
        = published(driver.book, dayOff(QStringLiteral("n-1"), QStringLiteral("2026-11-24")), driver.at);
    QVERIFY(moveDue(driver));
    QCOMPARE(driver.file->stageDue, std::optional(local({2026, 11, 26}, {9, 20})));
    QCOMPARE(driver.file->handlingDue, driver.file->stageDue);
    // 80 % of 16 h are 12 h 48 min: 6 h 40 min on Monday, the rest on Wednesday.
    QCOMPARE(driver.file->stageWarnAt, std::optional(local({2026, 11, 25}, {16, 8})));
    QCOMPARE(driver.file->calendarVersion, QStringLiteral("n-1"));
    QCOMPARE(driver.file->state, before.state);
    QCOMPARE(driver.file->version, before.version + 1);
    const ActionRecord &record = driver.trail.back();
    QCOMPARE(record.action, MoveDue);
    QCOMPARE(record.reason, QStringLiteral("n-1"));
    QCOMPARE(record.order.calendar, QStringLiteral("n-1"));
    QCOMPARE(record.post, Post::System);
    // It is told by the edition that gave it, and the one before goes on telling its own.
    const auto told = roundOf(driver);
    QVERIFY(told && told->isTold);
    QCOMPARE(told->run.calendarVersion, QStringLiteral("n-1"));
    QVERIFY2(english(driver, *told).contains(u"24 Nov holiday (Closing Day)"),
             qPrintable(english(driver, *told)));
    CaseDriver other = atWork();
    other.book = driver.book; // as if it had not been moved
    const auto old = roundOf(other);
    QVERIFY(old && old->isTold);
    QCOMPARE(old->run.calendarVersion, QStringLiteral("china-2026.1"));
    QVERIFY(!english(other, *old).contains(u"holiday"));
    // More time runs on from the moved due.
    QCOMPARE(driver.perform(QStringLiteral("requestExtend"), Post::DepartmentOfficer,
                            [](CaseOrder &order) { order.days = 1; }),
             QString());
    QCOMPARE(driver.perform(QStringLiteral("approveExtend"), Post::Dispatcher), QString());
    QCOMPARE(driver.file->stageDue, std::optional(local({2026, 11, 27}, {9, 20})));
    const auto longer = roundOf(driver);
    QVERIFY(longer && longer->isTold);
    QCOMPARE(longer->due, driver.file->stageDue);
}

void TestCalendars::aDueThatStaysIsNotMoved()
{
    CaseDriver driver = atWork();
    driver.book
        = published(driver.book, dayOff(QStringLiteral("n-1"), QStringLiteral("2026-12-24")), driver.at);
    QVERIFY(!movedDues(*driver.file, driver.at, *driver.book));
    QCOMPARE(moveDue(driver).error().reason, QStringLiteral("not-in-this-state"));
    // Another system's case that nobody has touched here keeps what it came with.
    CaseDriver away = atWork();
    away.file->imported = true;
    away.file->calendarVersion.clear();
    away.book = published(away.book, dayOff(QStringLiteral("n-1"), QStringLiteral("2026-11-24")), away.at);
    QVERIFY(!movedDues(*away.file, away.at, *away.book));
    CaseDriver closed;
    QCOMPARE(closed.reach(state::Closed), QString());
    QVERIFY(!movedDues(*closed.file, closed.at, *away.book));
}

void TestCalendars::onlyTheSystemMovesDues()
{
    CaseDriver driver = atWork();
    driver.book
        = published(driver.book, dayOff(QStringLiteral("n-1"), QStringLiteral("2026-11-24")), driver.at);
    const auto asked = [](CaseOrder &order) { order.reason = QStringLiteral("n-1"); };
    for (const Post post : {Post::Dispatcher, Post::ShiftLeader, Post::Leader, Post::DepartmentLeader})
        QCOMPARE(driver.tryTo(MoveDue, CaseDriver::actor(post), asked).error().reason,
                 QStringLiteral("not-your-post"));
    QCOMPARE(driver
                 .tryTo(MoveDue, CaseDriver::actor(Post::System),
                        [](CaseOrder &order) { order.reason = QStringLiteral("another"); })
                 .error()
                 .reason,
             QStringLiteral("not-in-this-state"));
    QVERIFY(moveDue(driver));
    QCOMPARE(moveDue(driver).error().reason, QStringLiteral("not-in-this-state")); // once
}

void TestCalendars::aSuspendedCaseKeepsWhatIsLeft()
{
    CaseDriver driver = atWork();
    driver.at = local({2026, 11, 23}, {10, 0});
    QCOMPARE(driver.perform(QStringLiteral("requestSuspend"), Post::DepartmentOfficer), QString());
    QCOMPARE(driver.perform(QStringLiteral("approveSuspend"), Post::Dispatcher), QString());
    const qint64 left = driver.file->suspendedLeftMs;
    driver.at = local({2026, 11, 23}, {15, 0});
    driver.book
        = published(driver.book, dayOff(QStringLiteral("n-1"), QStringLiteral("2026-11-24")), driver.at);
    QVERIFY(moveDue(driver));
    QCOMPARE(driver.file->suspendedLeftMs, left);
    QVERIFY(!driver.file->stageDue);
    driver.at = local({2026, 11, 30}, {8, 0});
    QCOMPARE(driver.perform(QStringLiteral("resume"), Post::Dispatcher), QString());
    // 45 min were used until 10:05.
    QCOMPARE(driver.file->stageDue, std::optional(local({2026, 12, 1}, {17, 15})));
    QCOMPARE(driver.file->handlingDue, driver.file->stageDue);
    const auto told = roundOf(driver);
    QVERIFY(told && told->isTold);
}

void TestCalendars::theReplyToAnOrderMovesButNotAnHourThatSomebodyNamed()
{
    CaseDriver driver = atWork();
    const auto named = local({2026, 11, 24}, {11, 0});
    QCOMPARE(driver.perform(QStringLiteral("superviseOrder"), Post::Inspector,
                            [](CaseOrder &order) { order.until = {}; }),
             QString());
    QCOMPARE(driver.perform(QStringLiteral("superviseOrder"), Post::Leader,
                            [&](CaseOrder &order) { order.until = named; }),
             QString());
    const Instant due = driver.file->orders.front().due;
    QCOMPARE(shipped().toLocal(due).date(), QDate(2026, 11, 24));
    driver.book
        = published(driver.book, dayOff(QStringLiteral("n-1"), QStringLiteral("2026-11-24")), driver.at);
    QVERIFY(moveDue(driver));
    QCOMPARE(driver.file->orders.front().due, due + 24h);
    QCOMPARE(driver.file->orders.back().due, named);
    QCOMPARE(driver.file->orderDue, std::optional(named));
}

void TestCalendars::whatWasLateAndIsNotAnyMoreIsActedOnAgain()
{
    CaseDriver driver = atWork();
    driver.at = local({2026, 11, 25}, {10, 0});
    QCOMPARE(driver.perform(QStringLiteral("superviseOrder"), Post::System,
                            [](CaseOrder &order) { order.reason = QStringLiteral("overdue"); }),
             QString());
    QVERIFY(driver.file->timedOutAt);
    driver.book
        = published(driver.book, dayOff(QStringLiteral("n-1"), QStringLiteral("2026-11-24")), driver.at);
    QVERIFY(moveDue(driver)); // declared the day after
    QVERIFY(!driver.file->timedOutAt);
    QCOMPARE(lightOf(*driver.file, driver.at), worktime::Light::Green);
}

void TestCalendars::aRejectedFeedbackGoesOnWithTheMovedDue()
{
    CaseDriver driver = atWork(state::Feedback);
    driver.book
        = published(driver.book, dayOff(QStringLiteral("n-1"), QStringLiteral("2026-11-24")), driver.at);
    QVERIFY(moveDue(driver));
    QCOMPARE(driver.file->handlingDue, std::optional(local({2026, 11, 26}, {9, 20})));
    QCOMPARE(driver.perform(QStringLiteral("rejectFeedback"), Post::Dispatcher), QString());
    QCOMPARE(driver.file->stageDue, std::optional(local({2026, 11, 26}, {9, 20})));
}

void TestCalendars::anOldTrailIsJudgedByTheCalendarsOfItsTime()
{
    CaseDriver driver; // a whole case by the catalog's own limits, judged again exactly
    QCOMPARE(driver.reach(state::Handling), QString());
    QCOMPARE(driver.perform(QStringLiteral("superviseOrder"), Post::Inspector,
                            [](CaseOrder &order) { order.until = {}; }),
             QString());
    const CaseFile before = *driver.file;
    const std::vector<ActionRecord> old = driver.trail;
    driver.book
        = published(driver.book, dayOff(QStringLiteral("n-1"), QStringLiteral("2026-11-24")), driver.at);
    const auto again = rejudge(old, *driver.book);
    QVERIFY(again);
    QCOMPARE(*again, before); // the calendar of that time, not the new one
    QVERIFY(moveDue(driver));
    compareRejudged(driver);
    QCOMPARE(driver.perform(QStringLiteral("urge"), Post::Dispatcher), QString());
    driver.at = local({2026, 11, 25}, {16, 0});
    driver.book
        = published(driver.book, dayOff(QStringLiteral("n-2"), QStringLiteral("2026-11-27")), driver.at);
    QCOMPARE(driver.reach(state::Closed), QString());
    QCOMPARE(driver.file->calendarVersion, QStringLiteral("n-2"));
    compareRejudged(driver);
    // A case that begins under a published calendar says so in its first line.
    CaseDriver fresh(QStringLiteral("case-2"));
    fresh.book = driver.book;
    QCOMPARE(fresh.reach(state::Handling), QString());
    QCOMPARE(fresh.trail.front().order.calendar, QStringLiteral("n-2"));
    QVERIFY(fresh.trail.back().order.calendar.isEmpty());
    fresh.book = published(fresh.book, fileWith(QStringLiteral("n-3")), local({2026, 12, 1}, {8, 0}));
    compareRejudged(fresh);
}

void TestCalendars::thePreviewSaysWhatMovesAndWhatBecomesOverdue()
{
    CaseDriver driver = atWork();
    const Instant at = local({2026, 11, 25}, {9, 30}); // ten minutes late
    const RuleBookPtr off
        = published(driver.book, dayOff(QStringLiteral("n-1"), QStringLiteral("2026-11-24")), at);
    CalendarPreview preview;
    preview.at = at;
    CaseDriver early(QStringLiteral("case-2"));
    QCOMPARE(early.reach(state::Intake), QString());
    preview.add(*driver.file, *off);
    preview.add(*early.file, *off);
    QCOMPARE(preview.open, 2);
    QCOMPARE(preview.moves.size(), size_t(1));
    const DueMove &move = preview.moves.front();
    QCOMPARE(move.number, driver.file->caseNo);
    QCOMPARE(move.state, state::Handling);
    QCOMPARE(move.department, CaseDriver::Drainage);
    QCOMPARE(move.before, local({2026, 11, 25}, {9, 20}));
    QCOMPARE(move.by(), std::chrono::milliseconds(24h));
    QCOMPARE(move.lightBefore, worktime::Light::Red);
    QCOMPARE(move.lightAfter, worktime::Light::Green);
    QCOMPARE(preview.noLongerOverdue(), 1);
    QCOMPARE(preview.becomeOverdue(), 0);
    // The other way: a Sunday is worked, and who had time until Monday is late.
    CaseDriver late;
    QCOMPARE(late.reach(state::PendingDispatch), QString());
    late.file->handlingLimit = worktime::parseLimit(u"P1D work").value();
    late.at = local({2026, 11, 27}, {17, 0});
    QCOMPARE(late.perform(QStringLiteral("dispatch"), Post::Dispatcher), QString());
    QJsonArray worked = fileWith({}).value(u"makeUpDays").toArray();
    worked.append(QStringLiteral("2026-11-29"));
    CalendarPreview next;
    next.at = local({2026, 11, 30}, {8, 30});
    next.add(*late.file,
             *published(late.book, fileWith(QStringLiteral("n-2"), {{QStringLiteral("makeUpDays"), worked}}),
                        next.at));
    QCOMPARE(next.becomeOverdue(), 1);
    QCOMPARE(next.moves.front().after, local({2026, 11, 29}, {17, 0}));
}

/// domain.md §10: what was used before a suspension is kept and the remainder runs on. Asked for in time (a
/// late case cannot ask, row 23) and granted after the due, nothing remains: the round is due the moment it
/// goes on, its light is red again as it was before, and the case's fact keeps its due, which had passed
/// before the clock stood still. Otherwise a dispatcher's slow decision would make a late department
/// punctual.
void TestCalendars::aSuspensionApprovedAfterTheDueGivesNothingBack()
{
    CaseDriver driver = atWork();
    const auto due = driver.file->stageDue;
    driver.at = *due - 10min;
    QCOMPARE(driver.perform(QStringLiteral("requestSuspend"), Post::DepartmentOfficer), QString());
    driver.at = *due + 2h;
    QCOMPARE(lightOf(*driver.file, driver.at), worktime::Light::Red);
    QCOMPARE(driver.perform(QStringLiteral("approveSuspend"), Post::Dispatcher), QString());
    QCOMPARE(driver.file->suspendedLeftMs, qint64(0));
    driver.at = local({2026, 12, 7}, {10, 0});
    const Instant resumed = driver.at;
    QCOMPARE(driver.perform(QStringLiteral("resume"), Post::Dispatcher), QString());
    QCOMPARE(driver.file->stageDue, std::optional(resumed));
    QCOMPARE(lightOf(*driver.file, resumed + 1s), worktime::Light::Red);
    QVERIFY(!driver.file->timedOutAt); // the system reminds once more, of the new due
    QCOMPARE(driver.file->handlingDue, due);
    QCOMPARE(driver.perform(QStringLiteral("feedback"), Post::DepartmentOfficer), QString());
    QCOMPARE(driver.perform(QStringLiteral("acceptFeedback"), Post::Dispatcher), QString());
    QCOMPARE(driver.file->handledInTime, false);
}

QTEST_APPLESS_MAIN(TestCalendars)
#include "tst_calendars.moc"

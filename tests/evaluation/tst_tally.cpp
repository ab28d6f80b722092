// SPDX-License-Identifier: GPL-3.0-or-later
#include "evaluation/tally.h"

#include "evaluation/factlines.h"
#include "stories.h"

#include <QTest>

using namespace wanmi;
using namespace wanmi::evaluation;
using test::DayMs;
using test::HourMs;
using test::NewYearMs;
using C = Count;

class TestTally : public QObject
{
    Q_OBJECT
private slots:
    void countsOfTheAreasAddUp();
    void countsByClassAddUpToTheDepartments();
    void aSubtractedCountListsWhatItTakesAway();
    void whoeverHadTheGridAnswersForIt();
    void aCellIsCoveredOnce();
    void camerasAndComponentsAreCountedByTheirAmounts();
    void askedActorsAreThereWithoutFacts();
    void aDeadlineOfClosingIsItsOwn();
    void theDeadlineItselfIsInTime();
    void waitingCasesMayBeCountedWhenLate();
    void aTableIsBroughtUpToDateCaseByCase();
    void aPeriodIsAStretchOfTheRows();
    void severalPeriodsAtOnceAreEachOfThem();
};

namespace {
const Period January = test::days(0, 31);

FactRow row(FactTableBuilder &builder, FactKind kind, const QString &subject, qint64 end)
{
    FactRow one;
    one.kind = kind;
    one.subject = builder.subject(subject);
    one.end = NewYearMs + end;
    return one;
}

FactTable tableOf(const std::vector<test::Story> &stories)
{
    FactTableBuilder builder;
    for (const test::Story &story : stories)
        addFacts(builder, story.id, test::factsOf(story));
    return std::move(builder).finish();
}

std::vector<test::Story> stories(int count)
{
    test::Storyteller teller(20261123);
    std::vector<test::Story> all;
    for (int i = 0; i < count; ++i)
        all.push_back(teller.tell(i, NewYearMs + qint64(i) * 40 * DayMs / count));
    return all;
}

const std::vector<Count> Areas{
    C::Report, C::Registered, C::Closed,        C::NeedClose, C::NeedHandle,        C::InTimeHandle,
    C::Rework, C::Dispatched, C::WrongDispatch, C::Verified,  C::SatisfiedCallbacks};

qint64 sumOf(const Tally &tally, Count count)
{
    qint64 sum = 0;
    for (std::size_t i = 0; i < tally.actors().size(); ++i)
        sum += tally.scored(i, count);
    return sum;
}
} // namespace

void TestTally::countsOfTheAreasAddUp()
{
    const FactTable table = tableOf(stories(900));
    const Tally city = tally(table, {January, Dimension::City, Areas});
    QCOMPARE(city.actors(), std::vector<QString>{QString()});
    for (const Dimension by : {Dimension::District, Dimension::Street, Dimension::Community, Dimension::Cell,
                               Dimension::DutyGrid, Dimension::ClassKey, Dimension::Source}) {
        const Tally parts = tally(table, {January, by, Areas});
        QVERIFY(parts.actors().size() > 1);
        for (const Count count : Areas)
            QVERIFY2(sumOf(parts, count) == city.scored(0, count), qPrintable(tokenOf(count) + tokenOf(by)));
    }
    // And of one district.
    const Tally districts = tally(table, {January, Dimension::District, Areas});
    for (std::size_t i = 0; i < districts.actors().size(); ++i) {
        const Tally cells
            = tally(table, {January, Dimension::Cell, Areas, {{Dimension::District, districts.actors()[i]}}});
        for (const Count count : Areas)
            QCOMPARE(sumOf(cells, count), districts.scored(i, count));
    }
}

void TestTally::countsByClassAddUpToTheDepartments()
{
    const FactTable table = tableOf(stories(900));
    const std::vector<Count> counts{C::Handled, C::InTimeHandle, C::OverduePending, C::Closed, C::Registered};
    const Tally departments = tally(table, {January, Dimension::Department, counts});
    for (std::size_t i = 0; i < departments.actors().size(); ++i) {
        const Tally classes = tally(
            table,
            {January, Dimension::ClassKey, counts, {{Dimension::Department, departments.actors()[i]}}});
        for (const Count count : counts)
            QCOMPARE(sumOf(classes, count), departments.scored(i, count));
    }
}

void TestTally::aSubtractedCountListsWhatItTakesAway()
{
    FactTableBuilder builder;
    for (int i = 0; i < 3; ++i) {
        FactRow sent = row(builder, FactKind::Dispatch, QStringLiteral("case-%1").arg(i), DayMs);
        sent.person = builder.name(QStringLiteral("ann"));
        sent.outcome = Outcome::Sent;
        sent.round = 1;
        builder.add(sent);
    }
    FactRow wrong = row(builder, FactKind::WrongDispatch, QStringLiteral("case-1"), 2 * DayMs);
    wrong.round = 2;
    wrong.person = builder.name(QStringLiteral("bob")); // who put it right
    builder.add(wrong);
    builder.add(wrong);
    FactRow end = row(builder, FactKind::Close, QStringLiteral("case-1"), 3 * DayMs);
    end.outcome = Outcome::Closed;
    builder.add(end);
    const FactTable table = std::move(builder).finish();
    const Question question{January, Dimension::Person, {C::AccurateDispatch}};
    const Tally counted = tally(table, question);
    QCOMPARE(counted.raw(*counted.indexOf(QStringLiteral("ann")), C::AccurateDispatch), 2);
    QVERIFY(!counted.indexOf(QStringLiteral("bob")));
    const auto list = listed(table, question, C::AccurateDispatch, QStringLiteral("ann"));
    QCOMPARE(list,
             (std::vector<Counted>{{QStringLiteral("case-0")},
                                   {QStringLiteral("case-1")},
                                   {QStringLiteral("case-1"), -1},
                                   {QStringLiteral("case-2")}}));
}

void TestTally::whoeverHadTheGridAnswersForIt()
{
    FactTableBuilder builder;
    for (int day = 0; day < 10; ++day) {
        FactRow filed = row(builder, FactKind::Registered, QStringLiteral("case-%1").arg(day), day * DayMs);
        filed.dutyGrid = builder.name(day < 8 ? QStringLiteral("grid-1") : QStringLiteral("grid-2"));
        filed.person = builder.name(QStringLiteral("leader"));
        builder.add(filed);
        if (day == 2 || day == 6) {
            filed.kind = FactKind::Missed;
            filed.person = builder.name(QStringLiteral("ann"));
            builder.add(filed);
        }
    }
    const FactTable table = std::move(builder).finish();
    const auto day = [](int number) { return base::instantFromMs(NewYearMs + number * DayMs); };
    Question question{January, Dimension::Person, {C::GridRegistered, C::Missed, C::Registered}};
    question.duties = {{QStringLiteral("ann"), QStringLiteral("grid-1"), day(0), day(5)},
                       {QStringLiteral("cat"), QStringLiteral("grid-1"), day(3), day(31)},
                       {QStringLiteral("cat"), QStringLiteral("grid-2"), day(9), day(31)}};
    const Tally counted = tally(table, question);
    const auto of = [&](const char *who, Count count) {
        const auto index = counted.indexOf(QString::fromLatin1(who));
        return index ? counted.raw(*index, count) : -1;
    };
    QCOMPARE(of("ann", C::GridRegistered), 5);
    QCOMPARE(of("cat", C::GridRegistered), 6);
    QCOMPARE(of("leader", C::GridRegistered), 0);
    QCOMPARE(of("leader", C::Registered), 10);
    QCOMPARE(of("ann", C::Missed), 1); // on the sixth day it was not her grid any more
    QCOMPARE(listed(table, question, C::GridRegistered, QStringLiteral("ann")).size(), std::size_t(5));
    question.by = Dimension::DutyGrid;
    const Tally grids = tally(table, question);
    QCOMPARE(grids.raw(*grids.indexOf(QStringLiteral("grid-1")), C::GridRegistered), 8);
    QCOMPARE(grids.raw(*grids.indexOf(QStringLiteral("grid-1")), C::Missed), 2);
}

void TestTally::aCellIsCoveredOnce()
{
    FactTableBuilder builder;
    for (const auto &[who, cell] : {std::pair("ann", "c1"), {"ann", "c1"}, {"ann", "c2"}, {"bob", "c1"}}) {
        FactRow visit = row(builder, FactKind::Visit, QString::fromLatin1(cell), HourMs);
        visit.person = builder.name(QString::fromLatin1(who));
        visit.cell = builder.name(QString::fromLatin1(cell));
        builder.add(visit);
    }
    const FactTable table = std::move(builder).finish();
    Question question{January, Dimension::Person, {C::CellsVisited, C::CellsOfGrid}};
    question.duties = {{QStringLiteral("ann"), QStringLiteral("grid-1")},
                       {QStringLiteral("dan"), QStringLiteral("grid-1")}};
    question.gridCells = {{QStringLiteral("grid-1"), 4}};
    const Tally counted = tally(table, question);
    QCOMPARE(counted.raw(*counted.indexOf(QStringLiteral("ann")), C::CellsVisited), 2);
    QCOMPARE(counted.raw(*counted.indexOf(QStringLiteral("ann")), C::CellsOfGrid), 4);
    QCOMPARE(counted.raw(*counted.indexOf(QStringLiteral("dan")), C::CellsVisited), 0);
    QCOMPARE(counted.raw(*counted.indexOf(QStringLiteral("bob")), C::CellsOfGrid), 0);
    QCOMPARE(listed(table, question, C::CellsVisited, QStringLiteral("ann")).size(), std::size_t(2));
}

void TestTally::camerasAndComponentsAreCountedByTheirAmounts()
{
    FactTableBuilder builder;
    for (const auto &[outcome, checks] : {std::pair(Outcome::Online, 1400), {Outcome::Offline, 40}}) {
        FactRow day = row(builder, FactKind::CameraCheck, QStringLiteral("camera-1"), DayMs);
        day.outcome = outcome;
        day.amount = checks;
        builder.add(day);
    }
    const auto stand = [&](const char *id, Outcome state, qint64 from, qint64 to) {
        FactRow stock = row(builder, FactKind::Stock, QString::fromLatin1(id), to);
        stock.start = NewYearMs + from;
        stock.end = to == 0 ? Never : stock.end;
        stock.outcome = state;
        builder.add(stock);
    };
    stand("manhole", Outcome::Intact, -DayMs, 10 * DayMs);
    stand("manhole", Outcome::Missing, 10 * DayMs, 40 * DayMs);
    stand("lamp", Outcome::Intact, 0, 0);
    stand("bin", Outcome::OutOfUse, 0, 0);
    stand("tree", Outcome::Intact, 35 * DayMs, 0);
    const FactTable table = std::move(builder).finish();
    const Question question{January,
                            Dimension::City,
                            {C::CameraOnline, C::CameraChecks, C::ComponentsIntact, C::ComponentsInUse}};
    const Tally counted = tally(table, question);
    QCOMPARE(counted.raw(0, C::CameraOnline), 1400);
    QCOMPARE(counted.raw(0, C::CameraChecks), 1440);
    QCOMPARE(counted.raw(0, C::ComponentsIntact), 1);
    QCOMPARE(counted.raw(0, C::ComponentsInUse), 2);
    QCOMPARE(
        listed(table, question, C::CameraChecks, {}),
        (std::vector<Counted>{{QStringLiteral("camera-1"), 1, 1400}, {QStringLiteral("camera-1"), 1, 40}}));
}

void TestTally::askedActorsAreThereWithoutFacts()
{
    const FactTable table = tableOf(stories(50));
    const Question question{January,
                            Dimension::Department,
                            {C::Handled},
                            {},
                            {QStringLiteral("nobody"), QStringLiteral("dept-1")}};
    const Tally counted = tally(table, question);
    QCOMPARE(counted.actors(), (std::vector<QString>{QStringLiteral("dept-1"), QStringLiteral("nobody")}));
    QCOMPARE(counted.raw(1, C::Handled), 0);
    QVERIFY(counted.raw(0, C::Handled) > 0);
    const Tally none = tally(FactTableBuilder().finish(), question);
    QCOMPARE(none.raw(0, C::Handled), 0);
    QVERIFY(tally(FactTableBuilder().finish(), {January, Dimension::Cell, {C::Closed}}).actors().empty());
}

void TestTally::aDeadlineOfClosingIsItsOwn()
{
    // Handled in time and never closed: late only where closing has a deadline of its own.
    for (const bool isOwn : {false, true}) {
        FactTableBuilder builder;
        FactRow handled = row(builder, FactKind::Handle, QStringLiteral("case"), DayMs);
        handled.due = NewYearMs + 2 * DayMs;
        handled.marks = mark::InTime;
        builder.add(handled);
        FactRow open = row(builder, FactKind::Close, QStringLiteral("case"), 0);
        open.start = NewYearMs;
        open.due = NewYearMs + 2 * DayMs;
        open.end = Never;
        if (isOwn)
            open.marks = mark::OwnDue;
        builder.add(open);
        const FactTable table = std::move(builder).finish();
        QCOMPARE(tally(table, {January, Dimension::City, {C::NeedClose}}).raw(0, C::NeedClose),
                 isOwn ? 1 : 0);
    }
}

void TestTally::theDeadlineItselfIsInTime()
{
    FactTableBuilder builder;
    for (const qint64 due : {31 * DayMs - 1, 31 * DayMs, 31 * DayMs + 1}) {
        FactRow open = row(builder, FactKind::Handle, QStringLiteral("case-%1").arg(due), 0);
        open.start = NewYearMs;
        open.due = NewYearMs + due;
        open.end = Never;
        builder.add(open);
    }
    FactRow atTheEnd
        = row(builder, FactKind::Handle, QStringLiteral("done"), 31 * DayMs); // of February already
    atTheEnd.start = NewYearMs;
    atTheEnd.due = NewYearMs + DayMs;
    builder.add(atTheEnd);
    const FactTable table = std::move(builder).finish();
    const Tally counted = tally(table, {January, Dimension::City, {C::NeedHandle}});
    QCOMPARE(counted.raw(0, C::OverduePending), 2);
    QCOMPARE(counted.raw(0, C::Handled), 0);
    QCOMPARE(tally(table, {test::days(31, 28), Dimension::City, {C::Handled}}).raw(0, C::Handled), 1);
}

void TestTally::waitingCasesMayBeCountedWhenLate()
{
    FactTableBuilder builder;
    for (const qint64 due : {30 * DayMs, 32 * DayMs}) {
        FactRow open = row(builder, FactKind::Dispatch, QStringLiteral("case-%1").arg(due), 0);
        open.start = NewYearMs + DayMs;
        open.due = NewYearMs + due;
        open.end = Never;
        builder.add(open);
    }
    const FactTable table = std::move(builder).finish();
    Question question{January, Dimension::City, {C::NeedDispatch}};
    QCOMPARE(tally(table, question).raw(0, C::NeedDispatch), 2);
    question.options.needDispatchOverdueOnly = true;
    QCOMPARE(tally(table, question).raw(0, C::NeedDispatch), 1);
}

void TestTally::aTableIsBroughtUpToDateCaseByCase()
{
    const std::vector<test::Story> all = stories(400);
    const qint64 now = NewYearMs + 20 * DayMs;
    FactTableBuilder old;
    std::vector<QString> changed;
    for (const test::Story &story : all) {
        const test::Story then = story.until(now);
        if (story.reportedAt < now) {
            const auto facts = test::factsOf(then);
            addFacts(old, then.id, facts);
            if (then.end.isEmpty())
                addOpen(old, test::fileOf(then), facts);
        }
        changed.push_back(story.id);
    }
    // Those that had ended by then and were not looked at again have not changed.
    std::erase_if(changed, [&](const QString &id) {
        const auto story = std::ranges::find(all, id, &test::Story::id);
        return std::max({story->endedAt, story->calledAt == test::NotYet ? 0 : story->calledAt,
                         story->exemptAt == test::NotYet ? 0 : story->exemptAt})
            < now;
    });
    QVERIFY(changed.size() > 50 && changed.size() < all.size());
    FactTableBuilder builder(std::move(old).finish());
    builder.forget(changed);
    for (const test::Story &story : all) {
        if (std::ranges::find(changed, story.id) != changed.end())
            addFacts(builder, story.id, test::factsOf(story));
    }
    const FactTable renewed = std::move(builder).finish(), made = tableOf(all);
    QCOMPARE(renewed.digest(), made.digest());
    QCOMPARE(renewed.rows(), made.rows());
    for (const Dimension by : {Dimension::Cell, Dimension::Department, Dimension::Person}) {
        const Tally one = tally(renewed, {January, by, Areas}), other = tally(made, {January, by, Areas});
        QCOMPARE(one.actors(), other.actors());
        for (const Count count : Areas) {
            for (std::size_t i = 0; i < one.actors().size(); ++i)
                QCOMPARE(one.scored(i, count), other.scored(i, count));
        }
    }
}

/// What a scan leaves out because of its end or its deadline counts in no period.
void TestTally::aPeriodIsAStretchOfTheRows()
{
    const FactTable table = tableOf(stories(900));
    std::size_t rows = 0;
    for (std::size_t kind = 0; kind < FactKinds; ++kind) {
        const FactBlock &block = table.of(FactKind(kind));
        rows += block.size();
        QVERIFY(std::ranges::is_sorted(block.end));
        std::vector<quint32> late;
        for (quint32 i = 0; i < block.size(); ++i) {
            if (block.due[i] < block.end[i])
                late.push_back(i);
        }
        QCOMPARE(block.late, late);
        for (const qint64 at : {base::toMs(January.from), base::toMs(January.to), Always, Never}) {
            const std::size_t first = block.firstEnding(at);
            QVERIFY(first == 0 || block.end[first - 1] < at);
            QVERIFY(first == block.size() || block.end[first] >= at);
        }
    }
    QCOMPARE(rows, table.rows());
    QVERIFY(!table.of(FactKind::Handle).late.empty());
}

void TestTally::severalPeriodsAtOnceAreEachOfThem()
{
    const FactTable table = tableOf(stories(900));
    const std::array periods{test::days(20, 10), test::days(0, 31), test::days(-5, 3), test::days(25, 30)};
    for (const Dimension by : {Dimension::City, Dimension::Department, Dimension::Cell, Dimension::Person}) {
        Question question{January, by, Areas};
        const std::vector<Tally> together = tallies(table, question, periods);
        QCOMPARE(together.size(), periods.size());
        for (std::size_t i = 0; i < periods.size(); ++i) {
            question.period = periods[i];
            const Tally alone = tally(table, question);
            QCOMPARE(together[i].actors(), alone.actors());
            for (std::size_t actor = 0; actor < alone.actors().size(); ++actor) {
                for (const Count count : Areas) {
                    QCOMPARE(together[i].raw(actor, count), alone.raw(actor, count));
                    QCOMPARE(together[i].scored(actor, count), alone.scored(actor, count));
                }
            }
        }
    }
}

QTEST_GUILESS_MAIN(TestTally)
#include "tst_tally.moc"

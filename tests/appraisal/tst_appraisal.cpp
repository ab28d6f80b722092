// SPDX-License-Identifier: GPL-3.0-or-later
#include "appraisal/appraisal.h"

#include "evaluation/factlines.h"
#include "evaluation/stories.h"
#include "evaluation/traits.h"
#include "protocol/cameramonth.h"
#include "protocol/caserow.h"
#include "store/factfile.h"
#include "store/seatfixture.h"

#include <numeric>
#include <sqlite3.h>

using namespace wanmi;
using namespace wanmi::test;
using namespace wanmi::evaluation;
using appraisal::Appraisal;
using appraisal::AppraisedPtr;

namespace {
constexpr std::chrono::seconds Harbin{8 * 3600};
constexpr int Stories = 400;

/// Facts laid into a replica's file, as a delta will.
void layFacts(const QString &replica, const std::vector<domain::Fact> &facts)
{
    sqlite3 *database = nullptr;
    if (sqlite3_open(replica.toUtf8().constData(), &database) != SQLITE_OK)
        qFatal("no replica");
    const auto run = [&](const QByteArray &sql) {
        char *why = nullptr;
        if (sqlite3_exec(database, sql.constData(), nullptr, nullptr, &why) != SQLITE_OK)
            qFatal("%s", why);
    };
    sqlite3_busy_timeout(database, 5'000);
    run("CREATE TABLE IF NOT EXISTS case_fact (fid INTEGER PRIMARY KEY NOT NULL, id TEXT NOT NULL, ver INTEGER NOT "
        "NULL, case_id TEXT, at INTEGER, kind TEXT, person TEXT, post TEXT, department TEXT, started_at INTEGER, "
        "due_at INTEGER, in_time INTEGER, used_ms INTEGER, round INTEGER, outcome TEXT, class_key TEXT, cell TEXT, "
        "duty_grid TEXT, source TEXT)");
    run("BEGIN");
    const auto quoted = [](const QString &text) { return '\'' + text.toUtf8() + '\''; };
    const auto instant = [](const std::optional<base::Instant> &at) {
        return at ? QByteArray::number(base::toMs(*at)) : QByteArray("NULL");
    };
    for (const domain::Fact &fact : facts)
        run("INSERT INTO case_fact (id, ver, case_id, at, kind, person, post, department, started_at, due_at, in_time,"
            " used_ms, round, outcome, class_key, cell, duty_grid, source) VALUES ("
            + QByteArrayList{quoted(fact.id), "1", quoted(fact.caseId.text()), instant(fact.at), quoted(fact.kind),
                             quoted(fact.person), quoted(fact.post), quoted(fact.department),
                             instant(fact.startedAt), instant(fact.dueAt),
                             fact.inTime ? QByteArray::number(int(*fact.inTime)) : QByteArray("NULL"),
                             QByteArray::number(fact.usedMs), QByteArray::number(fact.round),
                             quoted(fact.outcome), quoted(fact.classKey), quoted(fact.cell),
                             quoted(fact.dutyGrid), quoted(fact.source)}
                  .join(',')
            + ')');
    run("COMMIT");
    sqlite3_close(database);
}

appraisal::Wish wishFor(const char *model, const QString &actors, QDate day = {2026, 1, 15})
{
    appraisal::Wish wish;
    wish.order.model = shipped(model);
    wish.order.actors = actors;
    wish.order.period = periodOf(PeriodKind::Month, day, Harbin);
    wish.order.utcOffset = Harbin;
    return wish;
}
} // namespace

/// What is counted from a replica's file is what its facts say; nothing of it happens on the asking thread.
class TestAppraisal : public QObject
{
    Q_OBJECT
private slots:
    void init();
    void withoutAReplicaThereIsNothing();
    void withoutFactsTheFilesSpeak();
    void theFactsOfTheReplicaAreCounted();
    void aFactWhoseCaseHasLeftStillCounts();
    void howOftenCamerasWereOnIsCounted();
    void everyFigureIsTheListOfItsCases();
    void whatIsAskedOfAReportIsOfItsOwnFacts();
    void aMoveACourseAndAnotherModel();
    void aStoppedReadingLeavesWhatWasThere();

private:
    void tellStories();
    static bool read(Appraisal &appraisal)
    {
        QSignalSpy changed(&appraisal, &Appraisal::changed);
        appraisal.refresh();
        return spinUntil([&] { return changed.count() > 0; }, 60'000);
    }
    [[nodiscard]] QString file() const { return store::replicaFileOf(*m_seat->store); }
    std::unique_ptr<SeatFixture> m_seat;
    std::vector<domain::Fact> m_facts;
    FactTableBuilder m_expected;
};

void TestAppraisal::init()
{
    RowPlan plan;
    plan.cases = 0;
    m_seat = std::make_unique<SeatFixture>(plan);
    QVERIFY(m_seat->open());
    QVERIFY(m_seat->bootstrap());
    QCOMPARE(file(), m_seat->replicaFile());
    m_facts.clear();
    m_expected = FactTableBuilder();
}

/// The cases of two months; every twentieth is still open.
void TestAppraisal::tellStories()
{
    Storyteller teller(7);
    std::vector<protocol::RowChange> rows;
    for (int i = 0; i < Stories; ++i) {
        Story story = teller.tell(i, NewYearMs + (i % 55 - 30) * DayMs + i * MinuteMs);
        if (i % 20 == 0)
            story = story.until(story.reportedAt + 3 * HourMs);
        domain::CaseFile file = fileOf(story);
        file.version = 3;
        if (!story.end.isEmpty())
            file.state = story.isClosed() ? domain::state::Closed : story.end;
        rows.push_back(RowSource::change(file, i + 1));
        const auto facts = factsOf(story);
        m_facts.insert(m_facts.end(), facts.begin(), facts.end());
        addFacts(m_expected, story.id, facts);
        addOpen(m_expected, file, facts);
    }
    QVERIFY(m_seat->apply(std::move(rows)));
    layFacts(file(), m_facts);
}

void TestAppraisal::withoutAReplicaThereIsNothing()
{
    Appraisal appraisal(m_seat->folder.filePath(QStringLiteral("none.gpkg")));
    QVERIFY(read(appraisal));
    QCOMPARE(appraisal.reason(), QStringLiteral("no-replica"));
    QVERIFY(!appraisal.ground());
    const auto report = await(appraisal.report(wishFor("department", QStringLiteral("department"))));
    QVERIFY(!report);
    QCOMPARE(report.error().reason, QStringLiteral("no-facts-yet"));
}

void TestAppraisal::withoutFactsTheFilesSpeak()
{
    m_seat = std::make_unique<SeatFixture>();
    QVERIFY(m_seat->open() && m_seat->bootstrap());
    Appraisal appraisal(file());
    QSignalSpy progressed(&appraisal, &Appraisal::progressed);
    QVERIFY(read(appraisal));
    QCOMPARE(appraisal.reason(), QString());
    QCOMPARE(appraisal.ground()->cases, 200);
    QCOMPARE(appraisal.ground()->withoutFacts, 200);
    QCOMPARE(progressed.last(), QVariantList({200, 200}));
    FactTableBuilder expected;
    for (int i = 0; i < 200; ++i)
        addImported(expected, m_seat->source.caseFile(i));
    QCOMPARE(appraisal.ground()->facts.digest(), std::move(expected).finish().digest());
}

void TestAppraisal::theFactsOfTheReplicaAreCounted()
{
    tellStories();
    Appraisal appraisal(file());
    QVERIFY(read(appraisal));
    QCOMPARE(appraisal.reason(), QString());
    QCOMPARE(appraisal.ground()->cases, Stories);
    QCOMPARE(appraisal.ground()->withoutFacts, 0);
    const FactTable expected = std::move(m_expected).finish();
    QCOMPARE(appraisal.ground()->facts.rows(), expected.rows()); // the open ones too
    QCOMPARE(appraisal.ground()->facts.digest(), expected.digest());
}

void TestAppraisal::howOftenCamerasWereOnIsCounted()
{
    const domain::Camera known = [&] {
        domain::Camera camera;
        camera.id = CameraId(QStringLiteral("23010200081320000001"));
        camera.owner = QStringLiteral("drainage");
        camera.cell = CellCode(m_seat->source.cell(0).code);
        return camera;
    }();
    const auto changeOf = [](protocol::TableNo table, const auto &thing, qint64 version) {
        protocol::Row row = protocol::toRow(thing);
        protocol::RowChange change;
        change.table = int(table);
        change.id = std::get<QString>(row.front());
        change.ver = version;
        change.values.assign(row.begin() + 1, row.end());
        return change;
    };
    protocol::CameraMonth month{known.id.text(), QStringLiteral("202601"), {}, 1, 0, 1};
    month.add(1, {144, 140});
    month.add(31, {144, 144});
    protocol::CameraMonth gone{QStringLiteral("23010200081320000099"), QStringLiteral("202601"), {}, 1, 0, 1};
    gone.add(2, {10, 0});
    QVERIFY(m_seat->apply({changeOf(protocol::TableNo::Camera, known, 2), changeOf(protocol::TableNo::CameraMonth, month, 1),
                           changeOf(protocol::TableNo::CameraMonth, gone, 1)}));
    Appraisal appraisal(file());
    QVERIFY(read(appraisal));
    const Period january = periodOf(QDate(2026, 1, 1), QDate(2026, 1, 31), std::chrono::hours(8));
    const auto rateOf = [&](Dimension by, const QString &actor) {
        const Tally counted
            = tally(appraisal.ground()->facts, {january, by, {Count::CameraOnline, Count::CameraChecks}});
        const auto at = counted.indexOf(actor);
        return at ? std::pair(counted.raw(*at, Count::CameraOnline), counted.raw(*at, Count::CameraChecks)) : std::pair(-1LL, -1LL);
    };
    QCOMPARE(rateOf(Dimension::City, {}), (std::pair(284LL, 298LL)));
    QCOMPARE(rateOf(Dimension::Department, QStringLiteral("drainage")), (std::pair(284LL, 288LL)));
    QCOMPARE(rateOf(Dimension::Cell, known.cell.text()), (std::pair(284LL, 288LL)));
    QCOMPARE(rateOf(Dimension::City, {}), (std::pair(284LL, 298LL)));
    // The first of January is no day of December, nor the last one of February.
    const Period february = periodOf(QDate(2026, 2, 1), QDate(2026, 2, 28), std::chrono::hours(8));
    QCOMPARE(tally(appraisal.ground()->facts, {february, Dimension::City, {Count::CameraChecks}}).raw(0, Count::CameraChecks), 0);
}

void TestAppraisal::aFactWhoseCaseHasLeftStillCounts()
{
    tellStories();
    m_seat->apply({RowSource::removal(protocol::TableNo::CaseFile, QStringLiteral("case-1"), 9,
                                      protocol::RowOp::LeftScope, Stories + 1)});
    Appraisal appraisal(file());
    QVERIFY(read(appraisal));
    QCOMPARE(appraisal.ground()->facts.digest(), std::move(m_expected).finish().digest());
}

void TestAppraisal::everyFigureIsTheListOfItsCases()
{
    tellStories();
    Appraisal appraisal(file());
    QVERIFY(read(appraisal));
    int figures = 0;
    for (const auto &[model, actors] :
         {std::pair("department", "department"), std::pair("area", "street"), std::pair("acceptor", "acceptor")}) {
        const auto report = await(appraisal.report(wishFor(model, QString::fromLatin1(actors))));
        QVERIFY2(report, model);
        const Tally &tally = (*report)->report.tally;
        QVERIFY(!tally.actors().empty());
        for (std::size_t actor = 0; actor < tally.actors().size(); ++actor) {
            for (const Count count : (*report)->order.model.counts()) {
                const auto cases = await(appraisal.cases(*report, count, tally.actors()[actor]));
                QVERIFY(cases);
                qint64 sum = 0;
                for (const Counted &one : *cases)
                    sum += one.sign * one.amount;
                QCOMPARE(sum, tally.raw(actor, count));
                figures += sum != 0;
            }
        }
    }
    QVERIFY(figures > 20);
}

void TestAppraisal::whatIsAskedOfAReportIsOfItsOwnFacts()
{
    tellStories();
    Appraisal appraisal(file());
    QVERIFY(read(appraisal));
    const auto before
        = await(appraisal.report(wishFor("department", QStringLiteral("department")))).value_or(nullptr);
    QVERIFY(before);
    const QString actor = before->report.tally.actors().at(1);
    const qint64 closed = before->report.tally.raw(1, Count::Closed);
    // More comes in while somebody looks.
    Storyteller teller(8);
    std::vector<domain::Fact> more;
    for (int i = 0; i < 60; ++i) {
        const auto facts = factsOf(teller.tell(1000 + i, NewYearMs + (i % 20) * DayMs));
        more.insert(more.end(), facts.begin(), facts.end());
    }
    layFacts(file(), more);
    QVERIFY(read(appraisal));
    const auto now
        = await(appraisal.report(wishFor("department", QStringLiteral("department")))).value_or(nullptr);
    QVERIFY(now);
    QVERIFY(now->report.tally.raw(1, Count::Closed) > closed);
    QCOMPARE(qint64(await(appraisal.cases(before, Count::Closed, actor)).value().size()), closed);
}

void TestAppraisal::aMoveACourseAndAnotherModel()
{
    tellStories();
    Appraisal appraisal(file());
    QVERIFY(read(appraisal));
    const auto report
        = await(appraisal.report(wishFor("department", QStringLiteral("department")))).value_or(nullptr);
    QVERIFY(report);
    const Score &first = report->report.scores.scores.at(1);
    const auto move = await(appraisal.move(report, first.actor));
    QVERIFY(move && *move);
    QCOMPARE((*move)->scoreNow, first.score);

    const Model &model = report->order.model;
    const auto weeks = bucketsOf(report->order.period, PeriodKind::Week, Harbin);
    const auto rate = std::ranges::find(model.terms, Term::Kind::Rate, &Term::kind);
    QVERIFY(rate != model.terms.end());
    const auto course = await(appraisal.course(report, *rate, QString(), weeks));
    QVERIFY(course);
    QCOMPARE(course->curve.numerators.size(), weeks.size());
    QCOMPARE(course->curve.denominators.size(), weeks.size());
    // What ended in the weeks of the month ended in the month.
    const Count ended = ruleOf(rate->indicator).numerator;
    qint64 inWeeks = 0, inMonth = 0;
    for (const Amount &week : course->curve.numerators)
        inWeeks += week.raw;
    for (std::size_t i = 0; i < report->report.tally.actors().size(); ++i)
        inMonth += report->report.tally.raw(i, ended);
    QVERIFY(inWeeks > 0 && inWeeks >= inMonth);
    qint64 hours = 0, registered = 0;
    for (const auto &day : course->heat)
        hours += std::accumulate(day.begin(), day.end(), qint64(0));
    for (std::size_t i = 0; i < report->report.tally.actors().size(); ++i)
        registered += report->report.tally.raw(i, Count::Registered);
    QVERIFY(hours > 0 && hours >= registered - report->report.tally.raw(0, Count::Registered));
    QVERIFY(!course->funnel.empty());
    // What can be pressed lists exactly what it counts.
    const auto sumAt = [&](const wanmi::appraisal::Spot &spot) {
        qint64 sum = 0;
        for (const Counted &one : await(appraisal.casesAt(report, spot, first.actor)).value_or(std::vector<Counted>()))
            sum += one.sign * one.amount;
        return sum;
    };
    const auto own = await(appraisal.course(report, *rate, first.actor, weeks));
    QVERIFY(own);
    qint64 pressed = 0;
    for (std::size_t i = 0; i < weeks.size(); ++i) {
        QCOMPARE(sumAt(wanmi::appraisal::BucketSpot{ended, weeks[i]}), own->curve.numerators[i].raw);
        pressed += own->curve.numerators[i].raw;
    }
    for (int weekday = 0; weekday < 7; ++weekday) {
        for (int hour = 0; hour < 24; ++hour)
            QCOMPARE(sumAt(wanmi::appraisal::HourSpot{weekday, hour}), own->heat[std::size_t(weekday)][std::size_t(hour)]);
    }
    for (const StageLoad &load : own->funnel) {
        QCOMPARE(sumAt(wanmi::appraisal::StageSpot{load.kind, false}), load.ended);
        QCOMPARE(sumAt(wanmi::appraisal::StageSpot{load.kind, true}), load.late);
    }
    QVERIFY(pressed > 0);

    const auto same = await(appraisal.whatIf(report, model));
    QVERIFY(same);
    QVERIFY(same->changes.empty());
    Model other = model;
    for (Term &term : other.terms)
        term.weight = &term == &other.terms.front() ? 100 - double(other.terms.size() - 1) : 1;
    const auto moved = await(appraisal.whatIf(report, other));
    QVERIFY(moved);
    QVERIFY(!moved->changes.empty());
}

void TestAppraisal::aStoppedReadingLeavesWhatWasThere()
{
    tellStories();
    Appraisal appraisal(file());
    QVERIFY(read(appraisal));
    const appraisal::GroundPtr before = appraisal.ground();
    QSignalSpy changed(&appraisal, &Appraisal::changed);
    appraisal.refresh();
    appraisal.cancel();
    QVERIFY(spinUntil([&] { return changed.count() > 0; }));
    QVERIFY(appraisal.ground());
    QVERIFY(appraisal.reason().isEmpty() || appraisal.ground() == before);
    std::atomic<bool> stop = true;
    const auto stopped = store::readFacts(
        file(), stop, [](const domain::CaseFile &, std::span<const domain::Fact>) {},
        [](store::FactProgress) {});
    QVERIFY(!stopped);
    QCOMPARE(stopped.error().reason, QStringLiteral("stopping"));
}

QTEST_GUILESS_MAIN(TestAppraisal)
#include "tst_appraisal.moc"

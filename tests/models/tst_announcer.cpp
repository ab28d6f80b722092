// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/announcer.h"
#include "support/settableclock.h"
#include "support/waiting.h"

#include <QJsonArray>
#include <QSignalSpy>
#include <QTest>
#include <QThreadPool>

using namespace wanmi;
using namespace std::chrono_literals;
using models::Announcer;
using models::Chime;
using models::News;
using test::spinUntil;
using Kind = News::Kind;

namespace {
constexpr qint64 Minute = 60'000;
}

class TestAnnouncer : public QObject
{
    Q_OBJECT
private slots:
    void init();
    void whatIsThereAtTheBeginningIsNoNews();
    void aCaseThatComesIsToldAndMarkedUntilItIsAcknowledged();
    void manyAtOnceAreOneChime();
    void chimesKeepTheirPauseAndTheWorstIsHeard();
    void lightsThatTurnAreNewsOnceEach();
    void whatNobodyAcknowledgesIsSaidAgain();
    void whatComesBackOrFailedItsCheckIsToldAsSuch();
    void aSuperviseOrderAndARequestAreNews();
    void whatThisPersonDoesIsNoNews();
    void whatSomebodyElseDealtWithIsNotNewsAnyMore();
    void whileCatchingUpNothingChimesAndThenOnce();
    void aRestartKeepsWhatWasAcknowledgedAndTellsWhatCameMeanwhile();
    void moreMarksThanAPersonCanReadAreCounted();
    void theInspectorHearsWhatIsOverdueAndNotWhatIsNew();
    void aClockThatIsPutBackStopsNothing();
    void theWholeCityIsReadAgainWithoutNews();
    void whoOnlyLooksOnHearsNothing();

private:
    [[nodiscard]] store::CaseSummary row(int number, const QString &state = domain::state::PendingDispatch,
                                         qint64 dueInMs = 60 * Minute) const
    {
        store::CaseSummary summary;
        summary.id = QStringLiteral("case-%1").arg(number);
        summary.state = state;
        summary.isOpen = !domain::isTerminal(state);
        summary.stageStartedAtMs = base::toMs(m_clock->now());
        summary.dueMs = summary.stageStartedAtMs + dueInMs;
        summary.warnAtMs = summary.stageStartedAtMs + dueInMs * 8 / 10;
        return summary;
    }
    void load(store::CaseSummaries rows)
    {
        QSignalSpy loaded(m_rows.get(), &models::CaseRows::reset);
        m_rows->load(std::make_shared<store::CaseSummaries>(std::move(rows)));
        QVERIFY(spinUntil([&] { return loaded.size() == 1; }));
    }
    void merge(const store::CaseSummaries &rows)
    {
        QSet<QString> ids;
        for (const auto &each : rows)
            ids.insert(each.id);
        m_rows->merge(ids, rows);
    }
    /// An announcer that has had its first look.
    std::unique_ptr<Announcer> announcer(domain::Post post = domain::Post::Dispatcher,
                                         const QJsonObject &memory = {}, Announcer::Pace pace = {})
    {
        auto made = std::make_unique<Announcer>(*m_rows, models::announcedTo(post), m_clock, pace);
        connect(made.get(), &Announcer::announced, this, [this](Chime chime, int cases, bool again) {
            m_said.push_back({chime, cases, again});
        });
        made->begin(memory);
        QThreadPool::globalInstance()->waitForDone();
        spinUntil(
            [&] { return made->memory().contains(QStringLiteral("until")) && made->memory() != memory; },
            2'000);
        return made;
    }
    /// A second at a time, as the face does it.
    void pass(Announcer &announcer, std::chrono::seconds time)
    {
        for (auto left = time; left > 0s; left -= 1s) {
            m_clock->advance(1s);
            announcer.tick();
        }
    }
    struct Said
    {
        Chime chime;
        int cases;
        bool again;
    };
    std::shared_ptr<test::SettableClock> m_clock;
    std::unique_ptr<models::CaseRows> m_rows;
    std::vector<Said> m_said;
};

void TestAnnouncer::init()
{
    m_clock = std::make_shared<test::SettableClock>();
    m_rows = std::make_unique<models::CaseRows>();
    m_said.clear();
}

void TestAnnouncer::whatIsThereAtTheBeginningIsNoNews()
{
    load({row(1), row(2, domain::state::PendingDispatch, -5 * Minute)});
    const auto announcer = this->announcer();
    pass(*announcer, 30s);
    QCOMPARE(announcer->total(), 0);
    QVERIFY(m_said.empty());
}

void TestAnnouncer::aCaseThatComesIsToldAndMarkedUntilItIsAcknowledged()
{
    load({row(1)});
    const auto announcer = this->announcer();
    merge({row(2)});
    QCOMPARE(announcer->total(), 1);
    QVERIFY(announcer->newsOf(QStringLiteral("case-2")));
    QVERIFY(!announcer->newsOf(QStringLiteral("case-1")));
    pass(*announcer, 3s);
    QCOMPARE(m_said.size(), 1);
    QCOMPARE(m_said[0].chime, Chime::New);
    QCOMPARE(m_said[0].cases, 1);
    announcer->acknowledge(QStringLiteral("case-2"));
    QCOMPARE(announcer->total(), 0);
    // A change that changes nothing for this post says nothing.
    auto same = row(2);
    same.stageStartedAtMs -= 3'000;
    same.dueMs -= 3'000;
    same.address = QStringLiteral("elsewhere");
    merge({same});
    merge({row(3, domain::state::Handling)}); // none of the dispatcher's
    pass(*announcer, 60s);
    QCOMPARE(announcer->total(), 0);
    QCOMPARE(m_said.size(), 1);
}

void TestAnnouncer::manyAtOnceAreOneChime()
{
    load({});
    const auto announcer = this->announcer();
    for (int i = 0; i < 14; ++i)
        merge({row(i)});
    pass(*announcer, 20s);
    QCOMPARE(announcer->count(Kind::New), 14);
    QCOMPARE(m_said.size(), 1);
    QCOMPARE(m_said[0].cases, 14);
}

void TestAnnouncer::chimesKeepTheirPauseAndTheWorstIsHeard()
{
    load({row(1, domain::state::PendingDispatch, 10'000)});
    const auto announcer = this->announcer();
    for (int i = 10; i < 70; ++i) { // a case a second for a minute
        merge({row(i)});
        pass(*announcer, 1s);
    }
    QVERIFY2(m_said.size() >= 5 && m_said.size() <= 7, qPrintable(QString::number(m_said.size())));
    QVERIFY(std::ranges::any_of(m_said, [](const Said &said) { return said.chime == Chime::Alarm; }));
    QCOMPARE(announcer->news().front().kind, Kind::Overdue);
    QCOMPARE(announcer->news().front().caseId, QStringLiteral("case-1"));
}

void TestAnnouncer::lightsThatTurnAreNewsOnceEach()
{
    load({row(1, domain::state::PendingDispatch, 100'000)});
    const auto announcer = this->announcer();
    pass(*announcer, 79s);
    QCOMPARE(announcer->total(), 0);
    pass(*announcer, 3s);
    QCOMPARE(announcer->count(Kind::Warning), 1);
    QCOMPARE(m_said.back().chime, Chime::Worsened);
    announcer->acknowledge(QStringLiteral("case-1"));
    pass(*announcer, 10s);
    QCOMPARE(announcer->total(), 0);
    pass(*announcer, 12s);
    QCOMPARE(announcer->count(Kind::Overdue), 1);
    announcer->acknowledgeAll();
    pass(*announcer, 120s);
    QCOMPARE(announcer->total(), 0);
    QCOMPARE(m_said.size(), 2);
}

void TestAnnouncer::whatNobodyAcknowledgesIsSaidAgain()
{
    load({});
    const auto announcer = this->announcer();
    merge({row(1, domain::state::PendingDispatch, 600 * Minute)});
    pass(*announcer, 5s);
    QCOMPARE(m_said.size(), 1);
    pass(*announcer, 290s);
    QCOMPARE(m_said.size(), 1);
    pass(*announcer, 20s);
    QCOMPARE(m_said.size(), 2);
    QVERIFY(m_said[1].again);
    QCOMPARE(m_said[1].cases, 1);
    pass(*announcer, 310s);
    QCOMPARE(m_said.size(), 3);
    announcer->acknowledgeAll();
    pass(*announcer, 900s);
    QCOMPARE(m_said.size(), 3);
}

void TestAnnouncer::whatComesBackOrFailedItsCheckIsToldAsSuch()
{
    load({row(1), row(2)});
    const auto announcer = this->announcer();
    merge({row(1, domain::state::PendingSign), row(2, domain::state::PendingSign)});
    QCOMPARE(announcer->total(), 0);
    m_clock->advance(60s);
    auto failed = row(2);
    failed.reworkCount = 1;
    merge({row(1), failed});
    QCOMPARE(announcer->newsOf(QStringLiteral("case-1"))->kind, Kind::Back);
    QCOMPARE(announcer->newsOf(QStringLiteral("case-2"))->kind, Kind::Rework);
}

void TestAnnouncer::aSuperviseOrderAndARequestAreNews()
{
    load({row(1), row(2, domain::state::Handling)});
    const auto announcer = this->announcer();
    auto ordered = m_rows->table().at(0), asks = m_rows->table().at(1);
    ordered.supervised = true;
    asks.requested = true;
    merge({ordered, asks});
    QCOMPARE(announcer->newsOf(QStringLiteral("case-1"))->kind, Kind::Order);
    QCOMPARE(announcer->newsOf(QStringLiteral("case-2"))->kind, Kind::Request);
    pass(*announcer, 3s);
    QCOMPARE(m_said[0].chime, Chime::Alarm);
    asks.requested = false; // decided
    merge({asks});
    QVERIFY(!announcer->newsOf(QStringLiteral("case-2")));
}

void TestAnnouncer::whatThisPersonDoesIsNoNews()
{
    load({row(1)});
    const auto announcer = this->announcer(domain::Post::Acceptor);
    auto own = row(2, domain::state::Intake); // reported here, waits for central
    own.pending = true;
    merge({own});
    own.pending = false;
    merge({own});
    QCOMPARE(announcer->total(), 0);
    merge({row(3, domain::state::Intake)});
    QCOMPARE(announcer->total(), 1);
    auto doing = m_rows->table().at(2);
    doing.pending = true;
    doing.state = domain::state::Verifying;
    merge({doing});
    QCOMPARE(announcer->total(), 0);
}

void TestAnnouncer::whatSomebodyElseDealtWithIsNotNewsAnyMore()
{
    load({});
    const auto announcer = this->announcer(domain::Post::DepartmentOfficer);
    merge({row(1, domain::state::PendingSign), row(2, domain::state::PendingSign),
           row(3, domain::state::PendingSign)});
    QCOMPARE(announcer->total(), 3);
    m_clock->advance(30s);
    merge({row(1, domain::state::Handling)}); // a colleague signed: still this unit's, not new any more
    merge({row(2, domain::state::PendingDispatch)}); // returned
    m_rows->merge({QStringLiteral("case-3")}, {}); // left the scope
    QCOMPARE(announcer->total(), 0);
    pass(*announcer, 20s);
    QVERIFY(m_said.empty());
}

void TestAnnouncer::whileCatchingUpNothingChimesAndThenOnce()
{
    load({row(1)});
    const auto announcer = this->announcer();
    announcer->setCatchingUp(true);
    for (int i = 10; i < 25; ++i) {
        merge({row(i)});
        pass(*announcer, 1s);
    }
    QVERIFY(m_said.empty());
    announcer->setCatchingUp(false);
    pass(*announcer, 20s);
    QCOMPARE(m_said.size(), 1);
    QCOMPARE(m_said[0].cases, 15);
    // A replica that never catches up does not keep silent for good.
    announcer->acknowledgeAll();
    announcer->setCatchingUp(true);
    merge({row(30)});
    pass(*announcer, 35s);
    QCOMPARE(m_said.size(), 2);
}

void TestAnnouncer::aRestartKeepsWhatWasAcknowledgedAndTellsWhatCameMeanwhile()
{
    load({row(1), row(4, domain::state::PendingDispatch, 20 * Minute)});
    QJsonObject memory;
    {
        const auto announcer = this->announcer();
        merge({row(2), row(3)});
        pass(*announcer, 3s);
        announcer->acknowledge(QStringLiteral("case-2"));
        memory = announcer->memory();
    }
    m_said.clear();
    m_clock->advance(30min); // away: one came, one became overdue
    merge({row(5)});
    const auto announcer = this->announcer(domain::Post::Dispatcher, memory);
    QVERIFY(!announcer->newsOf(QStringLiteral("case-1")));
    QVERIFY(!announcer->newsOf(QStringLiteral("case-2")));
    QCOMPARE(announcer->newsOf(QStringLiteral("case-3"))->kind, Kind::New); // nobody had seen it
    QCOMPARE(announcer->newsOf(QStringLiteral("case-4"))->kind, Kind::Overdue);
    QCOMPARE(announcer->newsOf(QStringLiteral("case-5"))->kind, Kind::New);
    QCOMPARE(announcer->total(), 3);
    pass(*announcer, 5s);
    QCOMPARE(m_said.size(), 1);
    QCOMPARE(m_said[0].cases, 3);
    QCOMPARE(m_said[0].chime, Chime::Alarm);
}

void TestAnnouncer::moreMarksThanAPersonCanReadAreCounted()
{
    load({});
    const auto announcer = this->announcer();
    store::CaseSummaries many;
    for (int i = 0; i < 5'000; ++i)
        many.push_back(row(i));
    merge(many);
    QCOMPARE(announcer->total(), 5'000);
    QCOMPARE(int(announcer->news().size()), Announcer::Pace{}.mostMarks);
    pass(*announcer, 60s);
    QCOMPARE(m_said.size(), 1);
    QVERIFY(announcer->memory().value(QStringLiteral("open")).toArray().size() <= 500);
    announcer->acknowledgeAll();
    QCOMPARE(announcer->total(), 0);
}

void TestAnnouncer::theInspectorHearsWhatIsOverdueAndNotWhatIsNew()
{
    load({row(1, domain::state::Handling, 100'000)});
    const auto announcer = this->announcer(domain::Post::Inspector);
    merge({row(2, domain::state::Handling, 100'000)});
    pass(*announcer, 90s);
    QCOMPARE(announcer->total(), 0);
    pass(*announcer, 15s);
    QCOMPARE(announcer->count(Kind::Overdue), 2);
    auto longer = m_rows->table().at(0); // more time was granted
    longer.dueMs += 60 * Minute;
    longer.warnAtMs += 60 * Minute;
    merge({longer});
    QCOMPARE(announcer->count(Kind::Overdue), 1);
}

void TestAnnouncer::aClockThatIsPutBackStopsNothing()
{
    load({row(1, domain::state::PendingDispatch, 48 * 60 * Minute)});
    const auto announcer = this->announcer();
    merge({row(2, domain::state::PendingDispatch, 48 * 60 * Minute)});
    pass(*announcer, 5s);
    QCOMPARE(m_said.size(), 1);
    m_clock->advance(-24h);
    announcer->tick();
    merge({row(3, domain::state::PendingDispatch, 48 * 60 * Minute)});
    pass(*announcer, 20s);
    QCOMPARE(m_said.size(), 2);
}

void TestAnnouncer::theWholeCityIsReadAgainWithoutNews()
{
    load({row(1), row(2)});
    const auto announcer = this->announcer();
    m_clock->advance(60s);
    load({m_rows->table().at(0), m_rows->table().at(1), row(3)});
    QVERIFY(spinUntil([&] { return announcer->total() == 1; }));
    QVERIFY(announcer->newsOf(QStringLiteral("case-3")));
    load({m_rows->table().at(0)});
    QVERIFY(spinUntil([&] { return announcer->total() == 0; }));
}

void TestAnnouncer::whoOnlyLooksOnHearsNothing()
{
    QVERIFY(models::announcedTo(domain::Post::Commander).empty());
    QVERIFY(!models::announcedTo(domain::Post::Acceptor).empty());
    QCOMPARE(models::announcedTo(domain::Post::Inspector).size(), size_t(1));
}

QTEST_GUILESS_MAIN(TestAnnouncer)
#include "tst_announcer.moc"

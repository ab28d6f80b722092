// SPDX-License-Identifier: GPL-3.0-or-later
#include "citylayers.h"

#include "base/doors.h"
#include "mapview/timemachine.h"
#include "protocol/caserow.h"

#include <QSignalSpy>
#include <QTest>

#include <numeric>

using namespace wanmi;
using mapview::ObjectKind;
using mapview::TimeMachine;
using test::spinUntil;

/// The cases of earlier moments on a map.
class TestTimeMachine : public QObject
{
    Q_OBJECT
private slots:
    void initTestCase();
    void cleanup();
    void itOpensYesterdayAtThisHour();
    void theMapShowsWhoWasOpen_data();
    void theMapShowsWhoWasOpen();
    void aCaseTurnsRedAtItsDeadlineAndVanishesAtItsEnd();
    void theDaysCountWhatWasReported();
    void theNewestMomentWins();
    void anHourAndADay();
    void playingGoesToTheEndAndThere();
    void thePastStandsStillWhileThePresentGoesOn();
    void whatIsNotKnownOfThePastIsNotShown();
    void nothingIsLeftWhenItIsClosed();
    void aSeatWithoutCasesSaysSo();
    void aStepCostsTheGuiThreadLittle();

private:
    bool show(double ms);
    [[nodiscard]] qint64 now() const { return base::toMs(m_city->clock->now()); }
    std::unique_ptr<test::CityLayers> m_city;
    std::unique_ptr<TimeMachine> m_machine;
    store::CaseSummaries m_rows;
};

namespace {
test::SketchCity cityWithAPast(int cases)
{
    test::SketchCity city;
    city.openCases = 200;
    city.components = 500;
    city.pastCases = cases;
    return city;
}
} // namespace

void TestTimeMachine::initTestCase()
{
    m_city = std::make_unique<test::CityLayers>(cityWithAPast(3000));
    QVERIFY(m_city->sound);
    m_rows = *test::await(m_city->store->caseSummaries(false)).value();
    QCOMPARE(m_rows.size(), size_t(3200));
    m_machine = std::make_unique<TimeMachine>();
    m_machine->setPresent(m_city->layers.get());
}

void TestTimeMachine::cleanup()
{
    m_machine->close();
    m_machine->setHoursPerSecond(6);
}

bool TestTimeMachine::show(double ms)
{
    m_machine->open();
    if (!spinUntil([this] { return m_machine->layers() != nullptr; }))
        return false;
    m_machine->setMomentMs(ms);
    return spinUntil([this, ms] { return m_machine->shownMs() == ms; });
}

void TestTimeMachine::itOpensYesterdayAtThisHour()
{
    m_machine->open();
    QCOMPARE(m_machine->state(), QStringLiteral("loading"));
    QVERIFY(!m_machine->layers());
    QVERIFY(spinUntil([this] { return m_machine->layers() != nullptr; }));
    QCOMPARE(m_machine->state(), QStringLiteral("ready"));
    const double dayAgo = double(now() - 86'400'000);
    QVERIFY(m_machine->shownMs() <= dayAgo && m_machine->shownMs() > dayAgo - 3'600'000);
    QCOMPARE(m_machine->toMs(), double(now()));
    QVERIFY(m_machine->toMs() - m_machine->fromMs() > 89.0 * 86'400'000);
}

void TestTimeMachine::theMapShowsWhoWasOpen_data()
{
    QTest::addColumn<qint64>("minutesAgo");
    for (const qint64 minutes : {0, 61, 1'440, 10'000, 50'000, 120'000})
        QTest::addRow("%lld minutes ago", static_cast<long long>(minutes)) << minutes;
}

void TestTimeMachine::theMapShowsWhoWasOpen()
{
    QFETCH(qint64, minutesAgo);
    const qint64 moment = now() - minutesAgo * 60'000;
    QSet<QString> expected;
    for (const store::CaseSummary &row : m_rows) {
        if (row.reportedAtMs <= moment && (row.isOpen || row.closedAtMs > moment))
            expected.insert(row.id);
    }
    QVERIFY(expected.size() > 10);
    QVERIFY(show(double(moment)));
    QSet<QString> shown;
    for (const mapview::CaseMark &mark : m_machine->layers()->cases())
        shown.insert(mark.id);
    QCOMPARE(shown, expected);
    QCOMPARE(m_machine->openCases(), int(expected.size()));
    for (const int level : {10, 13, 17}) {
        int sum = 0;
        for (const mapview::Cluster &cluster : m_machine->layers()->clusters(level))
            sum += cluster.count;
        QCOMPARE(sum, int(expected.size()));
    }
    const auto &counts = *m_machine->layers()->dense().counts;
    QCOMPARE(std::accumulate(counts.begin(), counts.end(), 0,
                             [](int sum, const auto &count) { return sum + count.open; }),
             int(expected.size()));
    QCOMPARE(std::accumulate(counts.begin(), counts.end(), 0,
                             [](int sum, const auto &count) { return sum + count.overdue; }),
             m_machine->overdueCases());
}

void TestTimeMachine::aCaseTurnsRedAtItsDeadlineAndVanishesAtItsEnd()
{
    // One that was late for at least two hours.
    std::optional<domain::CaseFile> late;
    for (size_t i = 0; i < m_rows.size() && !late; ++i) {
        if (m_rows[i].isOpen || m_rows[i].handledInTime != 0)
            continue;
        const auto dossier = test::await(m_city->store->dossier(m_rows[i].id));
        QVERIFY(dossier);
        if (*dossier->file.closedAt - *dossier->file.handlingDue > std::chrono::hours(2))
            late = dossier->file;
    }
    QVERIFY(late);
    const auto lightAt = [&](base::Instant at) {
        if (!show(double(base::toMs(at))))
            return worktime::Light::None;
        const auto &cases = m_machine->layers()->cases();
        const auto it = std::ranges::find(cases, late->id.text(), &mapview::CaseMark::id);
        return it == cases.end() ? worktime::Light::None : it->light;
    };
    using namespace std::chrono_literals;
    QCOMPARE(lightAt(*late->handlingStartedAt + 1min), worktime::Light::Green);
    QCOMPARE(lightAt(*late->handlingDue - 1min), worktime::Light::Yellow);
    QCOMPARE(lightAt(*late->handlingDue + 1min), worktime::Light::Red);
    QVERIFY(m_machine->layers()->worldOf(ObjectKind::Case, late->id.text()));
    QVERIFY(show(double(base::toMs(*late->closedAt))));
    QVERIFY(!m_machine->layers()->worldOf(ObjectKind::Case, late->id.text()));
    QVERIFY(show(double(base::toMs(late->reportedAt - 1min))));
    QVERIFY(!m_machine->layers()->worldOf(ObjectKind::Case, late->id.text()));
}

void TestTimeMachine::theDaysCountWhatWasReported()
{
    m_machine->open();
    QVERIFY(spinUntil([this] { return m_machine->state() == QLatin1String("ready"); }));
    QCOMPARE(m_machine->reportedByDay().size(), TimeMachine::Days);
    int sum = 0;
    for (const QVariant &day : m_machine->reportedByDay())
        sum += day.toInt();
    const auto within = std::ranges::count_if(m_rows, [this](const store::CaseSummary &row) {
        return double(row.reportedAtMs) >= m_machine->fromMs();
    });
    QCOMPARE(sum, int(within));
}

void TestTimeMachine::theNewestMomentWins()
{
    QVERIFY(show(double(now() - 86'400'000)));
    QSignalSpy shown(m_machine.get(), &TimeMachine::shownChanged);
    for (int hours = 2; hours <= 30; ++hours)
        m_machine->setMomentMs(double(now() - hours * 3'600'000LL));
    const double last = double(now() - 30 * 3'600'000LL);
    QVERIFY(spinUntil([&] { return m_machine->shownMs() == last; }));
    QVERIFY2(shown.size() <= 2, "moments in between are not shown");
}

void TestTimeMachine::anHourAndADay()
{
    const double full = double(now() - 48 * 3'600'000LL); // ten o'clock
    QVERIFY(show(full));
    m_machine->step(1);
    QCOMPARE(m_machine->momentMs(), full + 3'600'000);
    m_machine->step(-24);
    QCOMPARE(m_machine->momentMs(), full - 23 * 3'600'000.0);
    m_machine->setMomentMs(full + 600'000);
    m_machine->step(-1);
    QCOMPARE(m_machine->momentMs(), full);
    m_machine->setMomentMs(full + 600'000);
    m_machine->step(1);
    QCOMPARE(m_machine->momentMs(), full + 3'600'000);
    m_machine->step(24 * 200);
    QCOMPARE(m_machine->momentMs(), m_machine->toMs());
    m_machine->step(-24 * 200);
    QCOMPARE(m_machine->momentMs(), m_machine->fromMs());
}

void TestTimeMachine::playingGoesToTheEndAndThere()
{
    QVERIFY(show(double(now() - 6 * 3'600'000LL)));
    m_machine->setHoursPerSecond(24);
    m_machine->setPlaying(true);
    QVERIFY(m_machine->isPlaying());
    double before = 0;
    connect(m_machine.get(), &TimeMachine::shownChanged, this, [&] {
        QVERIFY(m_machine->shownMs() >= before);
        before = m_machine->shownMs();
    });
    QVERIFY(spinUntil([this] { return !m_machine->isPlaying(); }));
    QVERIFY(spinUntil([this] { return m_machine->shownMs() == m_machine->toMs(); }));
    disconnect(m_machine.get(), nullptr, this, nullptr);
    // At the end the past is the present.
    QCOMPARE(m_machine->openCases(), int(m_city->layers->cases().size()));
}

void TestTimeMachine::thePastStandsStillWhileThePresentGoesOn()
{
    QVERIFY(show(double(now())));
    const int before = m_machine->openCases();
    const auto dossier = test::await(m_city->store->dossier(QStringLiteral("case-000003")));
    QVERIFY(dossier);
    domain::CaseFile file = dossier->file;
    file.version = 500;
    file.state = domain::state::Closed;
    file.closedAt = m_city->clock->now();
    protocol::Row row = protocol::toRow(file);
    protocol::ChangePage page;
    page.items.push_back({500, int(protocol::TableNo::CaseFile), protocol::RowOp::Upsert, file.id.text(), 500,
                          protocol::Row(row.begin() + 1, row.end())});
    page.next = QStringLiteral("cursor500");
    QVERIFY(test::await(m_city->store->apply(page)));
    QVERIFY(spinUntil(
        [this] { return !m_city->layers->worldOf(ObjectKind::Case, QStringLiteral("case-000003")); }));
    QCOMPARE(m_machine->openCases(), before);
    QVERIFY(m_machine->layers()->worldOf(ObjectKind::Case, QStringLiteral("case-000003")));
    m_rows = *test::await(m_city->store->caseSummaries(false)).value();
}

void TestTimeMachine::whatIsNotKnownOfThePastIsNotShown()
{
    QVERIFY(!m_city->layers->cameras().empty());
    QVERIFY(show(double(now() - 86'400'000)));
    mapview::HotLayers &past = *m_machine->layers();
    QVERIFY(past.cameras().empty() && past.vehicles().empty() && past.supervisors().empty());
    QCOMPARE(past.dense().components, m_city->layers->dense().components);
    QCOMPARE(past.dense().cells, m_city->layers->dense().cells);
    QVERIFY(!past.limits(mapview::Measure::OpenCases).empty());
    for (const mapview::CellCount &cell : *past.dense().counts) {
        QVERIFY(!mapview::hasValue(cell, mapview::Measure::Grade));
        QVERIFY(!mapview::hasValue(cell, mapview::Measure::AboveUsual));
    }
}

void TestTimeMachine::nothingIsLeftWhenItIsClosed()
{
    QVERIFY(show(double(now() - 86'400'000)));
    QPointer<mapview::HotLayers> past = m_machine->layers();
    m_machine->setPlaying(true);
    m_machine->close();
    QVERIFY(!m_machine->layers());
    QVERIFY(!m_machine->isPlaying());
    QCOMPARE(m_machine->state(), QString());
    QVERIFY(past->cases().empty());
    m_machine->open(); // closed before it has been read
    m_machine->close();
    QVERIFY(!spinUntil([this] { return m_machine->layers() != nullptr; }, 400));
}

void TestTimeMachine::aSeatWithoutCasesSaysSo()
{
    test::SketchCity quiet = cityWithAPast(0);
    quiet.openCases = 0;
    test::CityLayers city(quiet);
    TimeMachine machine;
    machine.setPresent(city.layers.get());
    machine.open();
    QVERIFY(spinUntil([&] { return machine.state() == QLatin1String("empty"); }));
    QVERIFY(!machine.layers());
}

void TestTimeMachine::aStepCostsTheGuiThreadLittle()
{
    test::SketchCity large = cityWithAPast(60'000);
    large.openCases = 20'000;
    test::CityLayers city(large);
    QVERIFY(city.sound);
    TimeMachine machine;
    machine.setPresent(city.layers.get());
    machine.open();
    QVERIFY(spinUntil([&] { return machine.layers() != nullptr; }));
    std::int64_t worst = 0;
    for (int step = 0; step < 6; ++step) {
        const double moment = machine.toMs() - step * 3'600'000.0;
        machine.setMomentMs(moment);
        while (machine.shownMs() != moment) {
            const auto before = base::threadCpuUs();
            QCoreApplication::processEvents(QEventLoop::AllEvents | QEventLoop::WaitForMoreEvents);
            worst = std::max<std::int64_t>(worst, base::threadCpuUs() - before);
        }
        const auto before = base::threadCpuUs();
        (void)machine.layers()->clusters(12);
        worst = std::max<std::int64_t>(worst, base::threadCpuUs() - before);
    }
    qInfo("worst turn of the GUI thread: %.1f ms with %d cases", double(worst) / 1e3, machine.openCases());
    QVERIFY(worst < 100'000);
}

QTEST_GUILESS_MAIN(TestTimeMachine)
#include "tst_timemachine.moc"

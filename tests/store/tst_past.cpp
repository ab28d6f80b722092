// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/seatfixture.h"

#include <QElapsedTimer>
#include <QSet>

using namespace wanmi;
using namespace wanmi::test;
using namespace std::chrono_literals;

/// The cases of earlier moments, as the replica knows them.
class TestPast : public QObject
{
    Q_OBJECT
private slots:
    void initTestCase();
    void anEmptySeatHasNoPast();
    void whoWasOpenIsWhoTheRowsSay_data();
    void whoWasOpenIsWhoTheRowsSay();
    void aCaseOpenNowHasTheClockOfItsRow();
    void theTrailTellsInWhichStageACaseWas();
    void anEndWithoutATimeIsTheLastAction();
    void aCityIsReadQuickly();

private:
    [[nodiscard]] qint64 now() const { return m_seat->source.plan().nowMs; }
    std::unique_ptr<SeatFixture> m_seat;
};

namespace {
domain::ActionRecord moveOf(const QString &caseId, int number, base::Instant at, const QString &from,
                            const QString &to)
{
    domain::ActionRecord record;
    record.id = ActionId(caseId + QString::number(number));
    record.caseId = CaseId(caseId);
    record.number = number;
    record.at = at;
    record.actor = record.actorName = QStringLiteral("somebody");
    record.action = from.isEmpty() ? QStringLiteral("report") : QStringLiteral("move");
    record.fromState = from;
    record.toState = to;
    return record;
}
} // namespace

void TestPast::initTestCase()
{
    RowPlan plan;
    plan.cases = 3'000;
    plan.openShare = 0.05;
    m_seat = std::make_unique<SeatFixture>(plan);
    QVERIFY(m_seat->open());
    QVERIFY(m_seat->bootstrap());
}

void TestPast::anEmptySeatHasNoPast()
{
    SeatFixture seat;
    QVERIFY(seat.open());
    const auto past = await(seat.store->pastCases(0, now()));
    QVERIFY(past);
    QVERIFY((*past)->cases.empty());
}

void TestPast::whoWasOpenIsWhoTheRowsSay_data()
{
    QTest::addColumn<int>("minutesAgo");
    for (const int minutes : {0, 1, 59, 600, 1'000, 1'440, 2'000})
        QTest::addRow("%d minutes ago", minutes) << minutes;
}

void TestPast::whoWasOpenIsWhoTheRowsSay()
{
    QFETCH(int, minutesAgo);
    const qint64 moment = now() - minutesAgo * 60'000LL, from = now() - 2'000 * 60'000LL;
    QSet<QString> expected;
    for (int i = 0; i < m_seat->source.plan().cases; ++i) {
        const domain::CaseFile file = m_seat->source.caseFile(i);
        if (base::toMs(file.reportedAt) <= moment && (!file.closedAt || base::toMs(*file.closedAt) > moment))
            expected.insert(file.id.text());
    }
    const auto past = await(m_seat->store->pastCases(from, now()));
    QVERIFY(past);
    QSet<QString> found;
    for (const store::PastCase &file : (*past)->cases) {
        if (file.wasOpenAt(quint32(moment / 1000)))
            found.insert(file.id);
    }
    QVERIFY(expected.size() > 100);
    QCOMPARE(found, expected);
}

void TestPast::aCaseOpenNowHasTheClockOfItsRow()
{
    const auto past = await(m_seat->store->pastCases(now() - 10'000'000, now()));
    QVERIFY(past);
    const domain::CaseFile file = m_seat->source.caseFile(7);
    QVERIFY(file.isOpen());
    const auto it = std::ranges::find((*past)->cases, file.id.text(), &store::PastCase::id);
    QVERIFY(it != (*past)->cases.end());
    QCOMPARE(it->cell, file.cell);
    QCOMPARE(it->lon, file.place.lon);
    QCOMPARE(it->ofComponent, file.kind == domain::CaseKind::Component);
    const domain::PastStage stage
        = (*past)->stageAt(size_t(it - (*past)->cases.begin()), quint32(now() / 1000));
    if (file.state == domain::state::Suspended) {
        QCOMPARE(stage.due, domain::PastStage::Suspended);
    } else {
        QCOMPARE(stage.due, quint32(base::toMs(*file.stageDue) / 1000));
        QCOMPARE(stage.warn, quint32(base::toMs(*file.stageWarnAt) / 1000));
    }
}

void TestPast::theTrailTellsInWhichStageACaseWas()
{
    domain::CaseFile file = m_seat->source.caseFile(2'999);
    const QString id = QStringLiteral("with-a-trail");
    file.id = CaseId(id);
    file.version = 40;
    file.severity = QStringLiteral("general");
    file.reportedAt = base::instantFromMs(now()) - 48h;
    file.handlingLimit = {4h, worktime::ClockKind::Urgent};
    file.handlingStartedAt = file.reportedAt + 30min;
    file.handlingDue = *file.handlingStartedAt + 4h;
    file.closedAt = file.reportedAt + 10h;
    const base::Instant at = file.reportedAt;
    using namespace domain::state;
    std::vector<protocol::RowChange> rows{RowSource::change(file, 900)};
    const std::tuple<int, QString, QString> steps[] = {{0, None, Intake},
                                                       {10, Intake, PendingRegister},
                                                       {20, PendingRegister, PendingDispatch},
                                                       {30, PendingDispatch, PendingSign},
                                                       {60, PendingSign, Handling},
                                                       {200, Handling, Suspended},
                                                       {220, Suspended, Handling},
                                                       {500, Handling, Feedback},
                                                       {600, PendingClose, Closed}};
    int number = 0;
    for (const auto &[minutes, from, to] : steps) {
        ++number;
        rows.push_back(RowSource::change(moveOf(id, number, at + std::chrono::minutes(minutes), from, to),
                                         900 + number));
    }
    QVERIFY(m_seat->apply(std::move(rows)));

    const auto past = await(m_seat->store->pastCases(base::toMs(at) - 1000, now()));
    QVERIFY(past);
    const auto it = std::ranges::find((*past)->cases, id, &store::PastCase::id);
    QVERIFY(it != (*past)->cases.end());
    const auto stageAfter = [&](int minutes) {
        return (*past)->stageAt(size_t(it - (*past)->cases.begin()),
                                quint32(base::toMs(at + std::chrono::minutes(minutes)) / 1000));
    };
    const auto secondAfter
        = [&](int minutes) { return quint32(base::toMs(at + std::chrono::minutes(minutes)) / 1000); };
    QCOMPARE(stageAfter(5).due, secondAfter(15)); // a quarter of an hour to accept
    QCOMPARE(stageAfter(12).due, secondAfter(40));
    QCOMPARE(stageAfter(45).due, secondAfter(30 + 240)); // the handling clock, signed or not
    QCOMPARE(stageAfter(100).due, secondAfter(30 + 240));
    QCOMPARE(stageAfter(100).warn, secondAfter(30 + 192));
    QCOMPARE(stageAfter(210).due, domain::PastStage::Suspended);
    QCOMPARE(stageAfter(300).due, secondAfter(30 + 240));
    QVERIFY(it->wasOpenAt(secondAfter(599)));
    QVERIFY(!it->wasOpenAt(secondAfter(600)));
    QVERIFY(!it->wasOpenAt(secondAfter(-1)));
}

void TestPast::anEndWithoutATimeIsTheLastAction()
{
    domain::CaseFile file = m_seat->source.caseFile(2'998);
    const QString id = QStringLiteral("without-an-end");
    file.id = CaseId(id);
    file.version = 41;
    file.reportedAt = base::instantFromMs(now()) - 20h;
    file.closedAt.reset();
    const base::Instant ended = file.reportedAt + 3h;
    QVERIFY(m_seat->apply(
        {RowSource::change(file, 950),
         RowSource::change(moveOf(id, 1, ended, domain::state::PendingClose, domain::state::Closed), 951)}));
    const auto past = await(m_seat->store->pastCases(now() - 86'400'000, now()));
    QVERIFY(past);
    const auto it = std::ranges::find((*past)->cases, id, &store::PastCase::id);
    QVERIFY(it != (*past)->cases.end());
    QCOMPARE(it->ended, quint32(base::toMs(ended) / 1000));
}

/// WANMI_REPLICA names the folder of a seat that holds a city: how long its ninety days take.
void TestPast::aCityIsReadQuickly()
{
    const QString folder = qEnvironmentVariable("WANMI_REPLICA");
    if (folder.isEmpty())
        QSKIP("no city at hand");
    store::Store city({folder, qEnvironmentVariable("WANMI_SCOPE"), QStringLiteral("leader1")}, m_seat->rules,
                      m_seat->clock);
    QVERIFY(await(city.open()));
    for (int i = 0; i < 3; ++i) {
        QElapsedTimer since;
        since.start();
        const auto past = await(city.pastCases(now() - 90 * 86'400'000LL, now() + 3 * 86'400'000LL));
        QVERIFY(past);
        qInfo("%zu cases, %zu stages in %lld ms", (*past)->cases.size(), (*past)->stages.size(),
              static_cast<long long>(since.elapsed()));
    }
}

QTEST_GUILESS_MAIN(TestPast)
#include "tst_past.moc"

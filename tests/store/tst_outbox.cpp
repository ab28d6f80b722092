// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/seatfixture.h"

#include <algorithm>

using namespace wanmi;
using namespace wanmi::test;
using protocol::RowOp;
using protocol::TableNo;

/// What a person has done lies over what central has confirmed.
class TestOutbox : public QObject
{
    Q_OBJECT
private slots:
    void anOwnReportIsEverywhereAtOnce();
    void aPendingCommandChangesListsLayersAndFigures();
    void aLaneSendsOneCommandAtATime();
    void anAppliedCommandStaysLaidOverUntilItsRowArrives();
    void aLoadDoesNotStandForChangesThatItMayNotHold();
    void theFeedMayBeFasterThanTheAnswer();
    void aCommandOutsideTheScopeEndsAfterQuietPages();
    void aRefusedCommandLeavesTheRowItselfAndStaysUntilClosed();
    void aRefusedCommandHoldsItsLaneOnly();
    void aRefusedCommandCanBeTriedAgain();
    void aForeignChangeBelowAPendingCommandIsJudgedAgain();
    void aReopenedCaseShowsItsSuccessor();
    void theOutboxSurvivesARestart();
    void nobodySendsAnothersCommands();
    void anotherPersonsFileIsNotOpened();
    void anUnreadableOutboxIsReported();
};

namespace {
const store::CaseSummary *find(const store::CaseSummaries &cases, const QString &id)
{
    const auto it = std::ranges::find(cases, id, &store::CaseSummary::id);
    return it == cases.end() ? nullptr : &*it;
}

/// Central's row and action for a deed, as they would arrive.
std::vector<protocol::RowChange> confirmed(const SeatFixture::Deed &deed, qint64 seq,
                                           const QString &intakeNo = {})
{
    domain::CaseFile file = deed.verdict.after;
    file.intakeNo = intakeNo;
    return {RowSource::change(file, seq), RowSource::change(deed.verdict.record, seq)};
}
domain::CaseOrder orderOf(const QString &caseId, const QString &action)
{
    domain::CaseOrder order;
    order.caseId = CaseId(caseId);
    order.action = action;
    order.reason = QStringLiteral("duplicate");
    return order;
}
} // namespace

void TestOutbox::anOwnReportIsEverywhereAtOnce()
{
    SeatFixture seat;
    QVERIFY(seat.open());
    QVERIFY(seat.bootstrap());
    QSignalSpy changed(seat.store.get(), &store::Store::outboxChanged);
    const int openBefore = await(seat.store->headline())->open;
    const auto deed = seat.report();
    const QString id = deed.verdict.after.id.text();
    QVERIFY(seat.enqueue(deed));
    const auto dossier = await(seat.store->dossier(id));
    QVERIFY(dossier);
    QVERIFY(!dossier->confirmed);
    QCOMPARE(dossier->file, deed.verdict.after);
    QCOMPARE(dossier->pending.size(), size_t(1));
    QCOMPARE(dossier->reporterName, QStringLiteral("赵六"));
    const auto cases = *await(seat.store->caseSummaries(true));
    QVERIFY(find(*cases, id) && find(*cases, id)->pending);
    QCOMPARE(await(seat.store->headline())->open, openBefore + 1);
    const auto points = *await(seat.store->casePoints());
    QVERIFY(std::ranges::find(*points, id, &store::CasePoint::id) != points->end());
    QVERIFY(spinUntil([&] { return !changed.isEmpty() && changed.back().front().toInt() == 1; }));
    const auto duplicates = *await(seat.store->duplicatesOf(domain::CaseKind::Event, QStringLiteral("0101"),
                                                            deed.verdict.after.place, {}));
    QVERIFY(find(duplicates, id));
}

void TestOutbox::aPendingCommandChangesListsLayersAndFigures()
{
    SeatFixture seat;
    QVERIFY(seat.open());
    QVERIFY(seat.bootstrap());
    const auto report = seat.report();
    QVERIFY(seat.apply(confirmed(report, 2'000)));
    const QString id = report.verdict.after.id.text();
    const auto before = await(seat.store->headline());
    const auto openCells = *await(seat.store->casePoints());
    const auto refuse
        = seat.judged(report.verdict.after, orderOf(id, QStringLiteral("refuse")), domain::Post::Acceptor);
    QVERIFY(seat.enqueue(refuse));
    const auto open = *await(seat.store->caseSummaries(true));
    QVERIFY(!find(*open, id));
    const auto all = *await(seat.store->caseSummaries(false));
    QCOMPARE(find(*all, id)->state, domain::state::NotAccepted);
    QVERIFY(find(*all, id)->pending);
    QCOMPARE(await(seat.store->headline())->open, before->open - 1);
    QCOMPARE((*await(seat.store->casePoints()))->size(), openCells->size() - 1);
    const auto dossier = await(seat.store->dossier(id));
    QCOMPARE(dossier->confirmed->state, domain::state::Intake);
    QCOMPARE(dossier->file.state, domain::state::NotAccepted);
    int inCells = 0;
    const auto cells = *await(seat.store->cellShapes());
    for (const auto &cell : *cells)
        inCells += cell.open;
    QCOMPARE(inCells, seat.source.openCases());
}

void TestOutbox::aLaneSendsOneCommandAtATime()
{
    SeatFixture seat;
    QVERIFY(seat.open());
    QVERIFY(seat.bootstrap());
    const auto first = seat.report(), other = seat.report();
    const auto second
        = seat.judged(first.verdict.after, orderOf(first.verdict.after.id.text(), QStringLiteral("refuse")),
                      domain::Post::Acceptor);
    for (const auto *deed : {&first, &second, &other})
        QVERIFY(seat.enqueue(*deed));
    const auto sendable = *await(seat.store->sendable());
    QCOMPARE(sendable.size(), size_t(2));
    QCOMPARE(sendable[0].key, first.command.key);
    QCOMPARE(sendable[1].key, other.command.key);
    QCOMPARE(sendable[0].order, first.command.order);
    QCOMPARE(await(seat.store->sendable(1))->size(), size_t(1));
    QVERIFY(await(seat.store->settle({SeatFixture::applied(first, 2'000)})));
    const auto next = *await(seat.store->sendable());
    QVERIFY(std::ranges::find(next, second.command.key, &protocol::Command::key) != next.end());
}

void TestOutbox::anAppliedCommandStaysLaidOverUntilItsRowArrives()
{
    SeatFixture seat;
    QVERIFY(seat.open());
    QVERIFY(seat.bootstrap());
    const auto deed = seat.report();
    const QString id = deed.verdict.after.id.text();
    QVERIFY(seat.enqueue(deed));
    QVERIFY(await(seat.store->settle({SeatFixture::applied(deed, 2'000)})));
    QVERIFY(seat.caseFile(id));
    QCOMPARE(await(seat.store->status())->waitingCommands, 0);
    QVERIFY(await(seat.store->dossier(id))->pending.empty());
    QVERIFY(seat.apply(confirmed(deed, 2'000, QStringLiteral("S20261120000099"))));
    QCOMPARE(seat.caseFile(id)->intakeNo, QStringLiteral("S20261120000099"));
    seat.start(QStringLiteral("acceptor1"));
    QVERIFY(seat.open());
    QCOMPARE(seat.caseFile(id)->intakeNo, QStringLiteral("S20261120000099"));
    QVERIFY(await(seat.store->sendable())->empty());
}

/// A file of before the command is loaded under a manifest of behind it.
void TestOutbox::aLoadDoesNotStandForChangesThatItMayNotHold()
{
    SeatFixture seat;
    QVERIFY(seat.open());
    const auto deed = seat.report();
    const QString id = deed.verdict.after.id.text();
    QVERIFY(seat.bootstrap());
    QVERIFY(seat.source.manifest(seat.location.scope).tail > 900);
    QCOMPARE(await(seat.store->status())->tail, qint64(0));
    QVERIFY(seat.enqueue(deed));
    QVERIFY(await(seat.store->settle({SeatFixture::applied(deed, 900)})));
    QVERIFY(seat.caseFile(id));
    QVERIFY(seat.apply({RowSource::change(seat.source.component(1), 5, 800)}, true));
    QVERIFY(seat.caseFile(id));
    QVERIFY(seat.apply(confirmed(deed, 900, QStringLiteral("S7"))));
    QCOMPARE(seat.caseFile(id)->intakeNo, QStringLiteral("S7"));
    seat.start(QStringLiteral("acceptor1"));
    QCOMPARE(seat.open()->tail, qint64(900));
}

void TestOutbox::theFeedMayBeFasterThanTheAnswer()
{
    SeatFixture seat;
    QVERIFY(seat.open());
    QVERIFY(seat.bootstrap());
    const auto deed = seat.report();
    const QString id = deed.verdict.after.id.text();
    QVERIFY(seat.enqueue(deed));
    QVERIFY(seat.apply(confirmed(deed, 2'000, QStringLiteral("S1"))));
    QCOMPARE(seat.caseFile(id)->intakeNo, QStringLiteral("S1"));
    QCOMPARE(seat.caseFile(id)->version, 1);
    QVERIFY(await(seat.store->settle({SeatFixture::applied(deed, 2'000)})));
    QCOMPARE(seat.caseFile(id)->intakeNo, QStringLiteral("S1"));
    const auto all = *await(seat.store->caseSummaries(false));
    QVERIFY(!find(*all, id)->pending);
}

void TestOutbox::aCommandOutsideTheScopeEndsAfterQuietPages()
{
    SeatFixture seat;
    QVERIFY(seat.open());
    QVERIFY(seat.bootstrap());
    const auto deed = seat.report();
    QVERIFY(seat.enqueue(deed));
    QVERIFY(await(seat.store->settle({SeatFixture::applied(deed, 9'000)})));
    QVERIFY(seat.apply({}));
    QVERIFY(seat.caseFile(deed.verdict.after.id.text()));
    QVERIFY(seat.apply({}));
    QVERIFY(!seat.caseFile(deed.verdict.after.id.text()));
}

void TestOutbox::aRefusedCommandLeavesTheRowItselfAndStaysUntilClosed()
{
    SeatFixture seat;
    QVERIFY(seat.open());
    QVERIFY(seat.bootstrap());
    const auto report = seat.report();
    const QString id = report.verdict.after.id.text();
    QVERIFY(seat.apply(confirmed(report, 2'000)));
    const auto refuse
        = seat.judged(report.verdict.after, orderOf(id, QStringLiteral("refuse")), domain::Post::Acceptor);
    QVERIFY(seat.enqueue(refuse));
    QVERIFY(await(seat.store->settle({SeatFixture::rejected(refuse, QStringLiteral("not-in-this-state"))})));
    QCOMPARE(seat.caseFile(id)->state, domain::state::Intake);
    seat.start(QStringLiteral("acceptor1"));
    QCOMPARE(seat.open()->rejections, 1);
    const auto rejections = *await(seat.store->rejections());
    QCOMPARE(rejections.size(), size_t(1));
    QCOMPARE(rejections.front().command.key, refuse.command.key);
    QCOMPARE(rejections.front().result.reason, QStringLiteral("not-in-this-state"));
    QCOMPARE(rejections.front().at, seat.clock->now());
    QVERIFY(await(seat.store->closeRejection(refuse.command.key, false)));
    QVERIFY(await(seat.store->rejections())->empty());
    QCOMPARE(await(seat.store->closeRejection(refuse.command.key, false)).error().kind, ErrorKind::NotFound);
}

void TestOutbox::aRefusedCommandHoldsItsLaneOnly()
{
    SeatFixture seat;
    QVERIFY(seat.open());
    QVERIFY(seat.bootstrap());
    const auto first = seat.report(), other = seat.report();
    const auto second
        = seat.judged(first.verdict.after, orderOf(first.verdict.after.id.text(), QStringLiteral("refuse")),
                      domain::Post::Acceptor);
    for (const auto *deed : {&first, &second, &other})
        QVERIFY(seat.enqueue(*deed));
    QVERIFY(await(seat.store->settle({SeatFixture::rejected(first, QStringLiteral("no-place"))})));
    const auto sendable = *await(seat.store->sendable());
    QCOMPARE(sendable.size(), size_t(1));
    QCOMPARE(sendable.front().key, other.command.key);
    // Nothing stands on a beginning that was refused.
    QVERIFY(!seat.caseFile(first.verdict.after.id.text()));
}

void TestOutbox::aRefusedCommandCanBeTriedAgain()
{
    SeatFixture seat;
    QVERIFY(seat.open());
    QVERIFY(seat.bootstrap());
    const auto report = seat.report();
    const QString id = report.verdict.after.id.text();
    QVERIFY(seat.apply(confirmed(report, 2'000)));
    const auto refuse
        = seat.judged(report.verdict.after, orderOf(id, QStringLiteral("refuse")), domain::Post::Acceptor);
    QVERIFY(seat.enqueue(refuse));
    QVERIFY(await(seat.store->settle({SeatFixture::rejected(refuse, QStringLiteral("stale-version"))})));
    domain::CaseFile urged = report.verdict.after;
    urged.version = 2;
    urged.urgeCount = 1;
    QVERIFY(seat.apply({RowSource::change(urged, 2'001)}));
    QVERIFY(await(seat.store->closeRejection(refuse.command.key, true)));
    const auto sendable = *await(seat.store->sendable());
    QCOMPARE(sendable.size(), size_t(1));
    QVERIFY(sendable.front().key != refuse.command.key);
    QCOMPARE(sendable.front().baseVersion, 2);
    QCOMPARE(seat.caseFile(id)->state, domain::state::NotAccepted);
    QCOMPARE(seat.caseFile(id)->urgeCount, 1);
}

void TestOutbox::aForeignChangeBelowAPendingCommandIsJudgedAgain()
{
    SeatFixture seat;
    QVERIFY(seat.open());
    QVERIFY(seat.bootstrap());
    const auto report = seat.report();
    const QString id = report.verdict.after.id.text();
    QVERIFY(seat.apply(confirmed(report, 2'000)));
    const auto refuse
        = seat.judged(report.verdict.after, orderOf(id, QStringLiteral("refuse")), domain::Post::Acceptor);
    QVERIFY(seat.enqueue(refuse));
    domain::CaseFile urged = report.verdict.after;
    urged.version = 2;
    urged.urgeCount = 1;
    QVERIFY(seat.apply({RowSource::change(urged, 2'001)}));
    QCOMPARE(seat.caseFile(id)->state, domain::state::NotAccepted);
    QCOMPARE(seat.caseFile(id)->urgeCount, 1);
    QCOMPARE(seat.caseFile(id)->version, 3);
    domain::CaseFile gone = urged;
    gone.version = 3;
    gone.state = domain::state::Merged;
    QVERIFY(seat.apply({RowSource::change(gone, 2'002)}));
    QCOMPARE(seat.caseFile(id)->state, domain::state::Merged);
    QCOMPARE(await(seat.store->dossier(id))->pending.size(), size_t(1));
}

void TestOutbox::aReopenedCaseShowsItsSuccessor()
{
    SeatFixture seat;
    QVERIFY(seat.open());
    QVERIFY(seat.bootstrap());
    const domain::CaseFile closed = seat.source.caseFile(seat.source.openCases() + 3);
    const auto reopen
        = seat.judged(closed, orderOf(closed.id.text(), QStringLiteral("reopen")), domain::Post::ShiftLeader);
    QVERIFY(reopen.verdict.opened);
    QVERIFY(seat.enqueue(reopen));
    const QString opened = reopen.verdict.opened->id.text();
    QCOMPARE(seat.caseFile(opened)->relatedTo, closed.id.text());
    QVERIFY(await(seat.store->settle({SeatFixture::rejected(reopen, QStringLiteral("too-late"))})));
    QVERIFY(!seat.caseFile(opened));
}

void TestOutbox::theOutboxSurvivesARestart()
{
    SeatFixture seat;
    QVERIFY(seat.open());
    QVERIFY(seat.bootstrap());
    const auto first = seat.report();
    const auto second
        = seat.judged(first.verdict.after, orderOf(first.verdict.after.id.text(), QStringLiteral("refuse")),
                      domain::Post::Acceptor);
    QVERIFY(seat.enqueue(first));
    QVERIFY(seat.enqueue(second));
    seat.start(QStringLiteral("acceptor1"));
    QCOMPARE(seat.open()->waitingCommands, 2);
    QCOMPARE(*seat.caseFile(first.verdict.after.id.text()), second.verdict.after);
    const auto sendable = *await(seat.store->sendable());
    QCOMPARE(sendable.front().key, first.command.key);
    QCOMPARE(sendable.front().order, first.command.order);
    QCOMPARE(sendable.front().occurredAt, first.command.occurredAt);
}

void TestOutbox::nobodySendsAnothersCommands()
{
    SeatFixture seat;
    QVERIFY(seat.open());
    QVERIFY(seat.bootstrap());
    QVERIFY(seat.enqueue(seat.report()));
    seat.start(QStringLiteral("acceptor2"));
    const auto status = seat.open();
    QVERIFY(status->complete); // the replica is shared by scope
    QCOMPARE(status->waitingCommands, 0);
    QVERIFY(await(seat.store->sendable())->empty());
    seat.start(QStringLiteral("acceptor1"));
    QCOMPARE(seat.open()->waitingCommands, 1);
}

void TestOutbox::anotherPersonsFileIsNotOpened()
{
    SeatFixture seat;
    QVERIFY(seat.open());
    QVERIFY(seat.enqueue(seat.report()));
    seat.store.reset();
    const QString from = seat.outboxFile();
    QVERIFY(QDir().mkpath(seat.folder.path() + QStringLiteral("/people/acceptor2")));
    seat.location.person = QStringLiteral("acceptor2");
    QVERIFY(QFile::rename(from, seat.outboxFile()));
    seat.start(QStringLiteral("acceptor2"));
    QCOMPARE(seat.open().error().reason, QStringLiteral("not-your-outbox"));
    QVERIFY(!await(seat.store->sendable()));
}

void TestOutbox::anUnreadableOutboxIsReported()
{
    SeatFixture seat;
    QVERIFY(seat.open());
    seat.store.reset();
    QFile file(seat.outboxFile());
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(QByteArray(8'192, 'z'));
    file.close();
    seat.start(QStringLiteral("acceptor1"));
    const auto status = seat.open();
    QCOMPARE(status.error().kind, ErrorKind::Corrupt);
    QCOMPARE(status.error().reason, QStringLiteral("outbox-unreadable"));
    QVERIFY(QFile::exists(seat.outboxFile()));
}

QTEST_GUILESS_MAIN(TestOutbox)
#include "tst_outbox.moc"

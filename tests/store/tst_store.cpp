// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/seatfixture.h"

#include <QFileInfo>

#include <algorithm>

using namespace wanmi;
using namespace wanmi::test;
using protocol::RowOp;
using protocol::TableNo;

class TestStore : public QObject
{
    Q_OBJECT
private slots:
    void anEmptySeatAnswersEveryQuestion();
    void aSnapshotBecomesAReplica();
    void openCasesAreThereBeforeTheLastRow();
    void theReplicaIsThereAgainAfterARestart();
    void anOlderRowIsSkippedAndANewerWins();
    void rowsAndCursorAreOneTransaction();
    void aCaseThatLeavesTheScopeIsGoneWithItsTrail();
    void theChangeSetNamesWhatWasTouched();
    void aNewBootstrapReplacesTheOldReplicaWhenItIsUsable();
    void aFailedBootstrapLeavesTheOldReplica();
    void aCorruptReplicaIsSetAsideAndTheOutboxKept();
    void aReplicaOfAnotherScopeIsAnotherFile();
    void aScopeThatNobodyHereWorksInAnyMoreLeavesTheDisk();
    void filesArePrivate();
    void casesAreListedNewestFirst();
    void theHeadlineCountsWhatTheListsShow();
    void theMostUrgentComeByTheirDueTime();
    void aPlaceKnowsItsCell();
    void duplicatesAreNearOpenAndOfTheSameClass();
    void componentsAreFoundNearby();
    void hotLayersCarryEveryRow();
    void aDossierHoldsTrailAndReporter();
};

namespace {
QStringList ids(const store::CaseSummaries &cases)
{
    QStringList ids;
    for (const auto &summary : cases)
        ids.append(summary.id);
    return ids;
}
} // namespace

void TestStore::anEmptySeatAnswersEveryQuestion()
{
    SeatFixture seat;
    const auto status = seat.open();
    QVERIFY(status);
    QVERIFY(!status->exists);
    QCOMPARE((*await(seat.store->caseSummaries(false)))->size(), size_t(0));
    QCOMPARE(await(seat.store->headline())->open, 0);
    QCOMPARE(await(seat.store->search(QStringLiteral("路")))->size(), size_t(0));
    QCOMPARE((*await(seat.store->cellShapes()))->size(), size_t(0));
    QCOMPARE((*await(seat.store->componentPoints()))->size(), size_t(0));
    QCOMPARE(await(seat.store->dossier(QStringLiteral("x"))).error().reason, QStringLiteral("no-such-case"));
    QCOMPARE(await(seat.store->cellAt({126.5, 45.7})).error().reason, QStringLiteral("no-cell-here"));
    QVERIFY(await(seat.store->persons())->empty());
}

void TestStore::aSnapshotBecomesAReplica()
{
    SeatFixture seat;
    QVERIFY(seat.open());
    QVERIFY(seat.bootstrap());
    const auto status = await(seat.store->status());
    QVERIFY(status->exists && status->complete);
    QCOMPARE(status->rows, seat.source.count());
    QCOMPARE(status->cursor, QStringLiteral("cursor-0"));
    QCOMPARE(status->manifest.cityName, QStringLiteral("哈尔滨"));
    QCOMPARE((*await(seat.store->caseSummaries(false)))->size(), size_t(seat.source.plan().cases));
    QCOMPARE((*await(seat.store->caseSummaries(true)))->size(), size_t(seat.source.openCases()));
    QCOMPARE(await(seat.store->cameras())->size(), size_t(seat.source.plan().cameras));
    QCOMPARE(await(seat.store->persons())->size(), size_t(seat.source.plan().persons));
    QCOMPARE(await(seat.store->departments())->size(), size_t(2));
    QCOMPARE(await(seat.store->vehicles())->size(), size_t(1));
    QCOMPARE(await(seat.store->areas(true))->front().shape.size(), size_t(1));
    const auto shown = seat.caseFile(seat.source.caseFile(5).id.text());
    QVERIFY(shown);
    QCOMPARE(*shown, seat.source.caseFile(5));
}

void TestStore::openCasesAreThereBeforeTheLastRow()
{
    SeatFixture seat;
    QVERIFY(seat.open());
    QSignalSpy committed(seat.store.get(), &store::Store::committed);
    QVERIFY(await(seat.store->beginBootstrap(seat.source.manifest(seat.location.scope))));
    size_t openSeenAt = 0, rows = 0;
    seat.source.forEachBatch(50, [&](std::vector<protocol::RowChange> batch) {
        rows += batch.size();
        QVERIFY(await(seat.store->addSnapshotRows(std::move(batch))));
        if (openSeenAt == 0
            && (*await(seat.store->caseSummaries(true)))->size() == size_t(seat.source.openCases()))
            openSeenAt = rows;
    });
    QVERIFY(openSeenAt > 0);
    QVERIFY(openSeenAt < rows / 2);
    QVERIFY(!committed.isEmpty());
    QVERIFY(committed.front().front().value<store::ChangeSet>().everything);
    QVERIFY(await(seat.store->cellAt(seat.source.somewhere(3))));
    QVERIFY(!await(seat.store->status())->complete);
    QVERIFY(await(seat.store->finishBootstrap(QStringLiteral("c"))));
    QVERIFY(await(seat.store->status())->complete);
}

void TestStore::theReplicaIsThereAgainAfterARestart()
{
    SeatFixture seat;
    QVERIFY(seat.open());
    QVERIFY(seat.bootstrap());
    QVERIFY(seat.apply({RowSource::change(seat.source.component(1), 5, 2'000)}));
    seat.start(QStringLiteral("acceptor1"));
    const auto status = seat.open();
    QVERIFY(status->exists && status->complete);
    QCOMPARE(status->cursor, QStringLiteral("cursor-1"));
    QCOMPARE(status->tail, qint64(2'000));
    QCOMPARE(status->manifest.epoch, qint64(1));
    QCOMPARE((*await(seat.store->caseSummaries(false)))->size(), size_t(seat.source.plan().cases));
}

void TestStore::anOlderRowIsSkippedAndANewerWins()
{
    SeatFixture seat;
    QVERIFY(seat.open());
    QVERIFY(seat.bootstrap());
    domain::CaseFile file = seat.source.caseFile(0);
    file.address = QStringLiteral("新地址");
    file.version = 2;
    QVERIFY(seat.apply({RowSource::change(file, 2'000)}));
    QCOMPARE(seat.caseFile(file.id.text())->version, 3);
    file.version = 4;
    file.place.lon += 0.001;
    QVERIFY(seat.apply({RowSource::change(file, 2'001)}));
    QCOMPARE(*seat.caseFile(file.id.text()), file);
    QVERIFY(seat.apply({RowSource::removal(TableNo::CaseFile, file.id.text(), 3, RowOp::Delete, 2'002)}));
    QVERIFY(seat.caseFile(file.id.text()));
    QVERIFY(seat.apply({RowSource::removal(TableNo::CaseFile, file.id.text(), 5, RowOp::Delete, 2'003)}));
    QVERIFY(!seat.caseFile(file.id.text()));
}

void TestStore::rowsAndCursorAreOneTransaction()
{
    SeatFixture seat;
    QVERIFY(seat.open());
    QVERIFY(seat.bootstrap());
    domain::CaseFile file = seat.source.caseFile(0);
    file.version = 7;
    protocol::RowChange broken = RowSource::change(file, 2'001);
    broken.values.pop_back();
    QCOMPARE(seat.apply({RowSource::change(file, 2'000), broken}).error().reason, QStringLiteral("bad-row"));
    QCOMPARE(seat.caseFile(file.id.text())->version, 3);
    QCOMPARE(await(seat.store->status())->cursor, QStringLiteral("cursor-0"));
}

void TestStore::aCaseThatLeavesTheScopeIsGoneWithItsTrail()
{
    SeatFixture seat;
    QVERIFY(seat.open());
    QVERIFY(seat.bootstrap());
    const QString id = seat.source.caseFile(0).id.text();
    const auto before = await(seat.store->newestActions(1'000))->size();
    QVERIFY(seat.apply({RowSource::removal(TableNo::CaseFile, id, 4, RowOp::LeftScope, 2'000)}));
    QCOMPARE(await(seat.store->dossier(id)).error().kind, ErrorKind::NotFound);
    QCOMPARE(await(seat.store->newestActions(1'000))->size(), before - 2);
    QVERIFY(!ids(**await(seat.store->caseSummaries(false))).contains(id));
}

void TestStore::theChangeSetNamesWhatWasTouched()
{
    SeatFixture seat;
    QVERIFY(seat.open());
    QVERIFY(seat.bootstrap());
    spinUntil([] { return false; }, 20);
    QSignalSpy committed(seat.store.get(), &store::Store::committed);
    domain::CaseFile file = seat.source.caseFile(1);
    file.version = 9;
    domain::ActionRecord record = seat.source.action(2, 3);
    QVERIFY(seat.apply({RowSource::change(file, 2'000), RowSource::change(record, 2'001),
                        RowSource::change(seat.source.component(4), 9, 2'002),
                        RowSource::change(seat.source.component(5), 1, 2'003)}));
    QVERIFY(spinUntil([&] { return !committed.isEmpty(); }));
    const auto changes = committed.front().front().value<store::ChangeSet>();
    QVERIFY(!changes.everything);
    QCOMPARE(changes.cases, (QSet<QString>{file.id.text(), record.caseId.text()}));
    QCOMPARE(changes.components, QSet<QString>{seat.source.component(4).id.text()});
    QCOMPARE(changes.seq, qint64(2'003));
}

void TestStore::aNewBootstrapReplacesTheOldReplicaWhenItIsUsable()
{
    SeatFixture seat;
    QVERIFY(seat.open());
    QVERIFY(seat.bootstrap());
    SeatFixture other(RowPlan{.cells = 100, .components = 10, .cases = 40});
    QVERIFY(await(seat.store->beginBootstrap(other.source.manifest(seat.location.scope))));
    QCOMPARE((*await(seat.store->caseSummaries(false)))->size(), size_t(seat.source.plan().cases));
    other.source.forEachBatch(1'000, [&](std::vector<protocol::RowChange> rows) {
        QVERIFY(await(seat.store->addSnapshotRows(std::move(rows))));
    });
    QVERIFY(await(seat.store->finishBootstrap(QStringLiteral("second"))));
    QCOMPARE((*await(seat.store->caseSummaries(false)))->size(), size_t(40));
    QCOMPARE(await(seat.store->status())->cursor, QStringLiteral("second"));
    QVERIFY(!QFile::exists(QFileInfo(seat.replicaFile()).path() + QStringLiteral("/replica-next.gpkg")));
}

void TestStore::aFailedBootstrapLeavesTheOldReplica()
{
    SeatFixture seat;
    QVERIFY(seat.open());
    QVERIFY(seat.bootstrap());
    QVERIFY(await(seat.store->beginBootstrap(seat.source.manifest(seat.location.scope))));
    protocol::RowChange broken = RowSource::change(seat.source.caseFile(0));
    broken.values.clear();
    QVERIFY(!await(seat.store->addSnapshotRows({broken})));
    QCOMPARE(await(seat.store->addSnapshotRows({})).error().reason, QStringLiteral("no-bootstrap"));
    QVERIFY(await(seat.store->status())->complete);
    QVERIFY(seat.apply({RowSource::change(seat.source.component(1), 5, 2'000)}));
}

void TestStore::aCorruptReplicaIsSetAsideAndTheOutboxKept()
{
    SeatFixture seat;
    QVERIFY(seat.open());
    QVERIFY(seat.bootstrap());
    const auto deed = seat.report();
    QVERIFY(seat.enqueue(deed));
    seat.store.reset();
    // A log that a reader was the last to let go of would heal the first page.
    for (const char *part : {"-wal", "-shm"})
        QFile::remove(seat.replicaFile() + QLatin1String(part));
    QFile file(seat.replicaFile());
    QVERIFY(file.open(QIODevice::ReadWrite));
    file.write(QByteArray(4'000, 'x'));
    file.close();
    seat.start(QStringLiteral("acceptor1"));
    const auto status = seat.open();
    QVERIFY(status);
    QVERIFY(!status->exists);
    QCOMPARE(status->waitingCommands, 1);
    const QDir folder = QFileInfo(seat.replicaFile()).dir();
    QCOMPARE(folder.entryList({QStringLiteral("replica-corrupt-*.gpkg")}).size(), 1);
    QCOMPARE(seat.caseFile(deed.verdict.after.id.text())->address, QStringLiteral("安字街七号"));
    QVERIFY(seat.bootstrap());
    QCOMPARE(await(seat.store->sendable())->size(), size_t(1));
}

void TestStore::aReplicaOfAnotherScopeIsAnotherFile()
{
    SeatFixture seat;
    QVERIFY(seat.open());
    QVERIFY(seat.bootstrap());
    seat.start(QStringLiteral("drainage1"), QStringLiteral("../odd/scope"));
    QVERIFY(!seat.open()->exists);
    QVERIFY(QDir(seat.folder.path() + QStringLiteral("/replica"))
                .entryList(QDir::Dirs | QDir::NoDotAndDotDot)
                .size()
            == 2);
}

void TestStore::aScopeThatNobodyHereWorksInAnyMoreLeavesTheDisk()
{
    SeatFixture seat;
    const auto replicas = [&seat] {
        return QDir(seat.folder.path() + QStringLiteral("/replica")).entryList(QDir::Dirs | QDir::NoDotAndDotDot);
    };
    const auto comes = [&seat](const char *person, const char *scope) {
        seat.start(QLatin1StringView(person), QLatin1StringView(scope));
        QVERIFY(seat.open());
    };
    QVERIFY(seat.open());
    QVERIFY(seat.bootstrap());
    QVERIFY(seat.enqueue(seat.report()));
    comes("acceptor2", "city"); // shares the replica
    QVERIFY(seat.open()->exists);
    comes("acceptor1", "street-7"); // has moved; acceptor2 has not
    QCOMPARE(replicas(), (QStringList{QStringLiteral("city"), QStringLiteral("street-7")}));
    comes("acceptor2", "street-8");
    QCOMPARE(replicas(), (QStringList{QStringLiteral("street-7"), QStringLiteral("street-8")}));
    // What a person did waits on, whatever the scope.
    comes("acceptor1", "street-8");
    QCOMPARE(await(seat.store->status())->waitingCommands, 1);
    QCOMPARE(replicas(), QStringList{QStringLiteral("street-8")});
}

void TestStore::filesArePrivate()
{
    SeatFixture seat;
    QVERIFY(seat.open());
    QVERIFY(seat.bootstrap());
    QVERIFY(seat.enqueue(seat.report()));
    const auto others = QFile::ReadGroup | QFile::WriteGroup | QFile::ReadOther | QFile::WriteOther;
    for (const QString &file :
         QStringList{seat.replicaFile(), seat.outboxFile(), seat.outboxFile() + QStringLiteral("-wal")})
        QVERIFY2(!(QFile::permissions(file) & others), qPrintable(file));
    QVERIFY(!(QFile::permissions(QFileInfo(seat.outboxFile()).path()) & (others | QFile::ExeOther)));
}

void TestStore::casesAreListedNewestFirst()
{
    SeatFixture seat;
    QVERIFY(seat.open());
    QVERIFY(seat.bootstrap());
    const auto cases = *await(seat.store->caseSummaries(false));
    QVERIFY(std::ranges::is_sorted(*cases, std::ranges::greater{}, &store::CaseSummary::reportedAtMs));
    const domain::CaseFile newest = seat.source.caseFile(0);
    const store::CaseSummary &first = cases->front();
    QCOMPARE(first.id, newest.id.text());
    QCOMPARE(first.caseNo, newest.caseNo);
    QCOMPARE(first.address, newest.address);
    QCOMPARE(first.state, newest.state);
    QCOMPARE(first.dueMs, base::toMs(*newest.stageDue));
    QCOMPARE(first.version, newest.version);
    QVERIFY(first.isOpen && !first.pending);
    QVERIFY(std::abs(first.lon - newest.place.lon) < 1e-4);
}

void TestStore::theHeadlineCountsWhatTheListsShow()
{
    SeatFixture seat(RowPlan{.cells = 100, .components = 50, .cases = 3'000, .openShare = 0.5});
    QVERIFY(seat.open());
    QVERIFY(seat.bootstrap());
    seat.clock->advance(std::chrono::hours(8));
    const qint64 now = base::toMs(seat.clock->now());
    const QDate today = seat.rules->calendar.toLocal(seat.clock->now()).date();
    const auto isToday = [&](qint64 ms) {
        return ms > 0 && seat.rules->calendar.toLocal(base::instantFromMs(ms)).date() == today;
    };
    const auto headline = await(seat.store->headline());
    QVERIFY(headline);
    int open = 0, overdue = 0, warning = 0, reported = 0, closed = 0, inTime = 0, drainage = 0;
    const auto all = *await(seat.store->caseSummaries(false));
    for (const auto &s : *all) {
        const bool runs = s.isOpen && s.dueMs > 0 && s.state != domain::state::Suspended;
        open += s.isOpen;
        overdue += runs && s.dueMs < now;
        warning += runs && s.dueMs >= now && s.warnAtMs < now;
        reported += isToday(s.reportedAtMs);
        closed += isToday(s.closedAtMs);
        inTime += isToday(s.closedAtMs) && s.handledInTime == 1;
        drainage += s.isOpen && s.leadDept == QStringLiteral("drainage");
    }
    QVERIFY(overdue > 0 && warning > 0 && reported > 0);
    QCOMPARE(headline->open, open);
    QCOMPARE(headline->overdue, overdue);
    QCOMPARE(headline->warning, warning);
    QCOMPARE(headline->reportedToday, reported);
    QCOMPARE(headline->closedToday, closed);
    QCOMPARE(headline->inTimeShare, closed > 0 ? double(inTime) / closed : -1.0);
    const auto dept = std::ranges::find(headline->openByDept, QStringLiteral("drainage"),
                                        [](const auto &p) { return p.first; });
    QCOMPARE(dept->second, drainage);
}

void TestStore::theMostUrgentComeByTheirDueTime()
{
    SeatFixture seat;
    QVERIFY(seat.open());
    QVERIFY(seat.bootstrap());
    const auto urgent = await(seat.store->mostUrgent(5));
    QCOMPARE(urgent->size(), size_t(5));
    QVERIFY(std::ranges::is_sorted(*urgent, {}, &store::CaseSummary::dueMs));
    qint64 earliest = urgent->front().dueMs;
    const auto open = *await(seat.store->caseSummaries(true));
    for (const auto &s : *open)
        QVERIFY(s.state == domain::state::Suspended || s.dueMs >= earliest);
}

void TestStore::aPlaceKnowsItsCell()
{
    SeatFixture seat;
    QVERIFY(seat.open());
    QVERIFY(seat.bootstrap());
    const geo::Polygon shape = seat.source.cell(37).shape;
    const auto facts = await(seat.store->cellAt(geo::centroid(shape)));
    QVERIFY(facts);
    QCOMPARE(facts->cell.code, seat.source.cell(37).code);
    QCOMPARE(facts->cell.shape, shape);
    QCOMPARE(facts->districtName, QStringLiteral("道里区"));
    QCOMPARE(facts->streetName, QStringLiteral("兆麟街道"));
    QVERIFY(facts->nearestAddress.endsWith(QStringLiteral("号")));
    QVERIFY(!facts->supervisorOnDuty.isEmpty());
    QCOMPARE(await(seat.store->cellAt({120, 40})).error().reason, QStringLiteral("no-cell-here"));
}

void TestStore::duplicatesAreNearOpenAndOfTheSameClass()
{
    SeatFixture seat;
    QVERIFY(seat.open());
    QVERIFY(seat.bootstrap());
    const domain::CaseFile file = seat.source.caseFile(2);
    const auto found = [&](domain::CaseKind kind, const QString &classCode, geo::Place place) {
        return ids(*await(seat.store->duplicatesOf(kind, classCode, place, {}))).contains(file.id.text());
    };
    geo::Place near = file.place, far = file.place;
    near.lat += 30 / 111'000.0;
    far.lat += 80 / 111'000.0;
    QVERIFY(found(file.kind, file.classCode, near));
    QVERIFY(!found(file.kind, file.classCode, far));
    QVERIFY(!found(file.kind, QStringLiteral("9999"), near));
    seat.clock->advance(std::chrono::hours(25));
    QVERIFY(!found(file.kind, file.classCode, near));
}

void TestStore::componentsAreFoundNearby()
{
    SeatFixture seat;
    QVERIFY(seat.open());
    QVERIFY(seat.bootstrap());
    const domain::Component wanted = seat.source.component(7);
    const auto near = await(seat.store->componentsNear(wanted.place, 100, 10));
    QVERIFY(!near->empty());
    QCOMPARE(near->front().id, wanted.id);
    QCOMPARE(await(seat.store->component(wanted.id.text()))->name, wanted.name);
    const auto points = *await(seat.store->componentPoints());
    QCOMPARE(await(seat.store->componentByRow(points->at(7).row))->id, wanted.id);
    QCOMPARE(points->at(7).classCode, wanted.classCode.toUShort());

    domain::Component moved = wanted;
    moved.place.lon += 0.005;
    QVERIFY(seat.apply({RowSource::change(moved, 2, 2'000)}));
    QCOMPARE(await(seat.store->componentsNear(moved.place, 10, 1))->front().id, wanted.id);
    QVERIFY(seat.apply({RowSource::removal(TableNo::Component, wanted.id.text(), 3, RowOp::Delete, 2'001)}));
    const auto left = *await(seat.store->componentsNear(moved.place, 10, 5));
    QVERIFY(std::ranges::find(left, wanted.id, &domain::Component::id) == left.end());
}

void TestStore::hotLayersCarryEveryRow()
{
    SeatFixture seat;
    QVERIFY(seat.open());
    QVERIFY(seat.bootstrap());
    const auto cells = *await(seat.store->cellShapes());
    QCOMPARE(cells->size(), size_t(seat.source.plan().cells));
    int open = 0;
    for (const auto &cell : *cells)
        open += cell.open;
    QCOMPARE(open, seat.source.openCases());
    QCOMPARE((*await(seat.store->componentPoints()))->size(), size_t(seat.source.plan().components));
    const auto points = *await(seat.store->casePoints());
    QCOMPARE(points->size(), size_t(seat.source.openCases()));
}

void TestStore::aDossierHoldsTrailAndReporter()
{
    SeatFixture seat;
    QVERIFY(seat.open());
    QVERIFY(seat.bootstrap());
    const auto dossier = await(seat.store->dossier(seat.source.caseFile(0).id.text()));
    QVERIFY(dossier);
    QCOMPARE(dossier->file, seat.source.caseFile(0));
    QCOMPARE(*dossier->confirmed, seat.source.caseFile(0));
    QCOMPARE(dossier->trail.size(), size_t(2));
    QCOMPARE(dossier->trail.front().number, 1);
    QCOMPARE(dossier->trail.front().actorName, QStringLiteral("王敏"));
    QCOMPARE(dossier->reporterName, QStringLiteral("张三"));
    QVERIFY(dossier->pending.empty());
    const auto newest = await(seat.store->newestActions(3));
    QCOMPARE(newest->size(), size_t(3));
    QVERIFY(newest->at(0).at >= newest->at(1).at);
    const QString component = seat.source.component(0).id.text();
    const auto cases = *await(seat.store->casesOfComponent(component));
    for (const auto &s : cases)
        QCOMPARE(s.componentId, component);
}

QTEST_GUILESS_MAIN(TestStore)
#include "tst_store.moc"

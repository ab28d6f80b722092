// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/faults.h"
#include "store/seatfixture.h"

#include <QProcess>

#include <csignal>
#include <unistd.h>

using namespace wanmi;
using namespace wanmi::test;

namespace {
constexpr int MostSteps = 20'000;

RowPlan fewRows()
{
    return {.cells = 9,
            .components = 12,
            .cases = 10,
            .actionsPerCase = 1,
            .cameras = 2,
            .places = 4,
            .persons = 2};
}

QString firstCase(const SeatFixture &seat)
{
    return seat.source.caseFile(0).id.text();
}

domain::CaseFile later(const SeatFixture &seat, int version)
{
    domain::CaseFile file = seat.source.caseFile(0);
    file.version = version;
    file.place.lat += 0.001;
    return file;
}
} // namespace

/// Every write survives every failure: the n-th step fails, for n = 1, 2, … until none is left; and a process
/// that is killed at any moment leaves files that the next one opens.
class TestFaults : public QObject
{
    Q_OBJECT
private slots:
    void cleanup() { store::faults::disarm(); }
    void anAppliedPageIsWholeOrAbsent();
    void aQueuedCommandIsWholeOrAbsent();
    void aSettledCommandIsSettledOrWaits();
    void aBootstrapIsCompleteOrStartsAgain();
    void openingIsRepeatable();
    void aKilledProcessLeavesWholeFiles();
};

void TestFaults::anAppliedPageIsWholeOrAbsent()
{
    SeatFixture seat(fewRows());
    QVERIFY(seat.open());
    QVERIFY(seat.bootstrap());
    int version = 3;
    QString cursor = await(seat.store->status())->cursor;
    for (int n = 1; n < MostSteps; ++n) {
        store::faults::failStep(n);
        const domain::CaseFile next = later(seat, version + 1);
        const auto applied = seat.apply(
            {RowSource::change(next, 2'000 + n), RowSource::change(seat.source.action(0, 5 + n), 2'000 + n)});
        const bool struck = store::faults::disarm();
        QCOMPARE(applied.has_value(), !struck);
        const auto status = await(seat.store->status());
        if (struck) {
            QCOMPARE(applied.error().reason, QStringLiteral("disk-full"));
            QCOMPARE(seat.caseFile(firstCase(seat))->version, version);
            QCOMPARE(status->cursor, cursor);
            continue;
        }
        QCOMPARE(seat.caseFile(firstCase(seat))->version, version + 1);
        QVERIFY(status->cursor != cursor);
        QVERIFY(n > 5);
        return;
    }
    QFAIL("no end of steps");
}

void TestFaults::aQueuedCommandIsWholeOrAbsent()
{
    SeatFixture seat(fewRows());
    QVERIFY(seat.open());
    QVERIFY(seat.bootstrap());
    const auto deed = seat.report();
    QSignalSpy failed(seat.store.get(), &store::Store::writeFailed);
    for (int n = 1; n < MostSteps; ++n) {
        store::faults::failStep(n);
        const auto queued = seat.enqueue(deed);
        const bool struck = store::faults::disarm();
        QVERIFY(queued || struck);
        QCOMPARE(seat.caseFile(deed.verdict.after.id.text()).has_value(), queued.has_value());
        QCOMPARE(await(seat.store->sendable())->size(), size_t(queued ? 1 : 0));
        if (queued)
            break; // what is struck later is the reading after it
        QVERIFY(spinUntil([&] { return failed.size() == n; }));
    }
    seat.start(QStringLiteral("acceptor1"));
    QCOMPARE(seat.open()->waitingCommands, 1);
}

void TestFaults::aSettledCommandIsSettledOrWaits()
{
    SeatFixture seat(fewRows());
    QVERIFY(seat.open());
    QVERIFY(seat.bootstrap());
    const auto deed = seat.report();
    QVERIFY(seat.enqueue(deed));
    for (int n = 1; n < MostSteps; ++n) {
        store::faults::failStep(n);
        const auto settled
            = await(seat.store->settle({SeatFixture::rejected(deed, QStringLiteral("no-place"))}));
        const bool struck = store::faults::disarm();
        QVERIFY(settled || struck);
        QCOMPARE(await(seat.store->sendable())->size(), size_t(settled ? 0 : 1));
        QCOMPARE(await(seat.store->rejections())->size(), size_t(settled ? 1 : 0));
        if (settled)
            return;
    }
    QFAIL("no end of steps");
}

void TestFaults::aBootstrapIsCompleteOrStartsAgain()
{
    int strikes = 0;
    for (int n = 1; n < MostSteps; n += n < 40 ? 1 : 7) {
        SeatFixture seat(fewRows());
        QVERIFY(seat.open());
        QVERIFY(seat.enqueue(seat.report()));
        store::faults::failStep(n);
        const auto done = seat.bootstrap(20);
        const bool struck = store::faults::disarm();
        if (!struck) {
            QVERIFY(done);
            QVERIFY(strikes > 40);
            return;
        }
        ++strikes;
        // A failure while tidying up is no failure of the rows.
        if (!done) {
            QVERIFY(!await(seat.store->status())->complete);
            seat.start(QStringLiteral("acceptor1"));
            const auto again = seat.open();
            QVERIFY(again);
            QVERIFY(!again->complete);
            QCOMPARE(again->waitingCommands, 1);
            QVERIFY(seat.bootstrap());
        }
        QVERIFY(await(seat.store->status())->complete);
        const auto cases = *await(seat.store->caseSummaries(false));
        QCOMPARE(cases->size(), size_t(seat.source.plan().cases) + 1);
    }
    QFAIL("no end of steps");
}

void TestFaults::openingIsRepeatable()
{
    SeatFixture seat(fewRows());
    QVERIFY(seat.open());
    QVERIFY(seat.bootstrap());
    QVERIFY(seat.enqueue(seat.report()));
    for (int n = 1; n < MostSteps; ++n) {
        seat.start(QStringLiteral("acceptor1"));
        store::faults::failStep(n);
        const auto opened = seat.open();
        const bool struck = store::faults::disarm();
        if (opened)
            QVERIFY(opened->exists);
        else
            QVERIFY(struck);
        if (!struck)
            break;
        const auto again = seat.open();
        QVERIFY(again);
        QVERIFY(again->exists && again->complete);
        QCOMPARE(again->waitingCommands, 1);
    }
}

// This program again, as a child that writes until it is killed: first a bootstrap, then commands and pages.
void TestFaults::aKilledProcessLeavesWholeFiles()
{
    SeatFixture seat(fewRows());
    seat.store.reset();
    for (int round = 0; round < 12; ++round) {
        QProcess child;
        QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
        environment.insert(QStringLiteral("WANMI_TEST_CHILD"), seat.folder.path());
        child.setProcessEnvironment(environment);
        child.start(QCoreApplication::applicationFilePath(), {});
        QVERIFY(child.waitForStarted());
        QByteArray heard;
        const int lines = 1 + round * 5;
        while (heard.count('\n') < lines && child.waitForReadyRead(20'000))
            heard += child.readAllStandardOutput();
        ::kill(static_cast<pid_t>(child.processId()), SIGKILL);
        QVERIFY(child.waitForFinished());
        heard += child.readAllStandardOutput();

        seat.start(QStringLiteral("acceptor1"));
        const auto status = seat.open();
        QVERIFY(status);
        QSet<QString> queued;
        const auto sendable = *await(seat.store->sendable(1'000'000));
        for (const auto &command : sendable)
            queued.insert(command.key);
        // What the child has called durable is there.
        for (const QByteArray &line : heard.left(heard.lastIndexOf('\n')).split('\n')) {
            if (line.startsWith("queued "))
                QVERIFY2(queued.contains(QString::fromLatin1(line.mid(7))), line.constData());
            if (line.startsWith("complete"))
                QVERIFY(status->complete);
        }
        if (status->complete) {
            const auto file = seat.caseFile(firstCase(seat));
            QVERIFY(file);
            QCOMPARE(status->cursor.mid(7).toInt() + 3, file->version);
        }
        seat.store.reset();
    }
}

namespace {
int liveUntilKilled(const QString &folder)
{
    SeatFixture seat(fewRows());
    seat.store.reset();
    seat.location = {folder, QStringLiteral("city"), QStringLiteral("acceptor1")};
    seat.store = std::make_unique<store::Store>(seat.location, seat.rules, seat.clock);
    const auto opened = await(seat.store->open());
    if (!opened)
        return 1;
    const auto say = [](const QByteArray &line) {
        return ::write(STDOUT_FILENO, line.constData(), size_t(line.size())) > 0;
    };
    if (!opened->complete && !seat.bootstrap(15))
        return 2;
    say("complete\n");
    const auto now = await(seat.store->status());
    seat.cursor = now->cursor.mid(7).toInt();
    for (int version = seat.cursor + 4;; ++version) {
        const auto deed = seat.report();
        if (!seat.enqueue(deed))
            return 3;
        say("queued " + deed.command.key.toLatin1() + '\n');
        if (!seat.apply({RowSource::change(later(seat, version), 2'000 + version)}))
            return 4;
    }
}
} // namespace

int main(int argc, char *argv[])
{
    QCoreApplication app(argc, argv);
    if (qEnvironmentVariableIsSet("WANMI_TEST_CHILD"))
        return liveUntilKilled(qEnvironmentVariable("WANMI_TEST_CHILD"));
    TestFaults test;
    return QTest::qExec(&test, argc, argv);
}
#include "tst_faults.moc"

// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/faults.h"
#include "support/caseorders.h"
#include "support/cutline.h"

#include <QDirIterator>
#include <QTest>

#include <sqlite3.h>

using namespace wanmi;
using namespace wanmi::test;

namespace {
/// Every row of every table of a replica file, without the row numbers, which differ from file to file.
QStringList rowsOf(const QString &file)
{
    QStringList rows;
    sqlite3 *database = nullptr;
    if (sqlite3_open_v2(qPrintable(file), &database, SQLITE_OPEN_READONLY, nullptr) != SQLITE_OK)
        return {QStringLiteral("cannot be opened")};
    for (const protocol::TableSpec &table : protocol::tables()) {
        sqlite3_stmt *statement = nullptr;
        const QByteArray sql = QByteArray("SELECT * FROM ") + table.name;
        if (sqlite3_prepare_v2(database, sql.constData(), -1, &statement, nullptr) != SQLITE_OK) {
            rows.append(QString::fromUtf8(sqlite3_errmsg(database)));
            continue;
        }
        while (sqlite3_step(statement) == SQLITE_ROW) {
            QByteArray row = table.name;
            for (int i = 1; i < sqlite3_column_count(statement); ++i) {
                const auto *bytes = static_cast<const char *>(sqlite3_column_blob(statement, i));
                row += '|' + QByteArray(bytes, sqlite3_column_bytes(statement, i)).toHex();
            }
            rows.append(QString::fromLatin1(row));
        }
        sqlite3_finalize(statement);
    }
    sqlite3_stmt *check = nullptr;
    sqlite3_prepare_v2(database, "PRAGMA integrity_check", -1, &check, nullptr);
    while (sqlite3_step(check) == SQLITE_ROW) {
        const auto *said = reinterpret_cast<const char *>(sqlite3_column_text(check, 0));
        if (qstrcmp(said, "ok") != 0)
            rows.append(QString::fromUtf8(said));
    }
    sqlite3_finalize(check);
    sqlite3_close(database);
    rows.sort();
    return rows;
}

/// What one has and the other has not; nothing: they are the same.
QStringList differenceOf(const QString &a, const QString &b)
{
    const QStringList left = rowsOf(a), right = rowsOf(b);
    QStringList only;
    std::ranges::set_symmetric_difference(left, right, std::back_inserter(only));
    for (const QString &one : only)
        qInfo("%s", qPrintable(one.left(1500)));
    return only;
}

/// A seat with a folder of its own whose line is ours.
struct FarSeat
{
    enum class Rows { Plain, Packed };
    FarSeat(SmallCity &city, const QUrl &line, Rows rows = Rows::Plain)
        : m_city(city)
        , m_line(line)
        , m_rows(rows)
    {
        const QString account = QStringLiteral("dispatcher1");
        const auto given = await(sync::signIn(
            city.url(), {account, QStringLiteral("wanmi"), QStringLiteral("far-") + account}));
        if (!given)
            qFatal("no session: %s", qPrintable(given.error().reason));
        m_grant = *given;
        start();
    }
    void start()
    {
        seat = std::make_unique<Seat>(m_line, m_grant, folder.path(), m_city.rules(), clock(), std::chrono::milliseconds(0),
                                      store::Location().tidyAfter, [this](sync::Link::Options &options) {
                                          if (m_rows == Rows::Packed) // as if no answer could be quick enough
                                              options.thinAbove = std::chrono::milliseconds(-1);
                                      });
    }
    void end() { seat.reset(); }
    std::shared_ptr<SettableClock> clock()
    {
        return {&m_city.clock(), [](SettableClock *) {}};
    }
    [[nodiscard]] QString replicaFolder() const
    {
        return folder.filePath(QStringLiteral("replica/") + m_grant.scope);
    }
    [[nodiscard]] QString file() const { return replicaFolder() + QStringLiteral("/replica.gpkg"); }
    bool comesOnline(int limitMs = 30'000)
    {
        return spinUntil([this] { return seat->isOnline() && seat->isCurrent(); }, limitMs);
    }

    QTemporaryDir folder;
    std::unique_ptr<Seat> seat;

private:
    SmallCity &m_city;
    QUrl m_line;
    Rows m_rows;
    protocol::SessionGrant m_grant;
};

/// Central's file for the scope of the seat, once it has been made.
QString madeFile(const SmallCity &city)
{
    QString path;
    spinUntil([&] {
        QDirIterator files(city.folder() + QStringLiteral("/central/snapshots"), {QStringLiteral("*.gpkg.zst")},
                           QDir::Files);
        path = files.hasNext() ? files.next() : QString();
        return !path.isEmpty();
    });
    return path;
}
} // namespace

class TestSnapshots : public QObject
{
    Q_OBJECT

private slots:
    void cleanup() { store::faults::pretendBoot(nullptr); }

    void theFileIsWhatTheRowsWouldHaveMade()
    {
        SmallCity city;
        city.offerReplicaFiles();
        FarSeat byRows(city, city.url());
        QVERIFY(byRows.comesOnline());
        QVERIFY(!madeFile(city).isEmpty());
        CutLine line(city.url());
        FarSeat byFile(city, line.url());
        QVERIFY(byFile.comesOnline());
        QVERIFY2(line.carried() > QFileInfo(madeFile(city)).size(), "it took the file");
        QVERIFY(line.carried() < QFileInfo(madeFile(city)).size() * 3 / 2 + 200'000);
        QCOMPARE(byFile.seat->status().rows, byRows.seat->status().rows);
        QVERIFY(byFile.comesOnline() && byRows.comesOnline()); // time itself works on cases
        byFile.end();
        byRows.end();
        QCOMPARE(differenceOf(byFile.file(), byRows.file()), QStringList());
        QCOMPARE(city.contractBreaches(), QStringList());
    }
    void whatHappensAfterTheFileComesByTheFeed()
    {
        SmallCity city;
        city.offerReplicaFiles();
        Seat &acceptor = city.seat(QStringLiteral("acceptor1"));
        FarSeat first(city, city.url());
        QVERIFY(first.comesOnline());
        QVERIFY(!madeFile(city).isEmpty());
        QStringList ids;
        for (int i = 0; i < 5; ++i)
            ids << acceptor.report(report(city.somewhere()));
        QVERIFY(city.settle());
        FarSeat later(city, city.url());
        QVERIFY(later.comesOnline());
        for (const QString &id : ids)
            QTRY_COMPARE(later.seat->stateOf(id), domain::state::Intake);
    }
    void aFileThatIsCutAgainAndAgainGoesOnWhereItWas()
    {
        SmallCity city;
        city.offerReplicaFiles();
        FarSeat first(city, city.url());
        QVERIFY(first.comesOnline());
        const qint64 bytes = QFileInfo(madeFile(city)).size();
        CutLine line(city.url());
        line.breakAfter(bytes / 3);
        FarSeat far(city, line.url());
        QVERIFY(far.comesOnline(60'000));
        QVERIFY2(line.breaks() >= 3, "a third of it each time");
        QVERIFY2(line.carried() < bytes * 3 / 2 + 200'000, "and nothing twice");
        QVERIFY(far.comesOnline() && first.comesOnline());
        far.end();
        first.end();
        QCOMPARE(differenceOf(far.file(), first.file()), QStringList());
    }
    void aSpoiltFileIsNotBelieved()
    {
        SmallCity city;
        city.offerReplicaFiles();
        FarSeat first(city, city.url());
        QVERIFY(first.comesOnline());
        QFile file(madeFile(city));
        QVERIFY(file.open(QIODevice::ReadWrite));
        file.seek(file.size() / 2);
        const char was = *file.read(1).constData();
        file.seek(file.size() / 2);
        file.putChar(char(was ^ 0x10));
        file.close();
        FarSeat far(city, city.url());
        QVERIFY(far.comesOnline()); // by rows
        QVERIFY(far.comesOnline() && first.comesOnline());
        far.end();
        first.end();
        QCOMPARE(differenceOf(far.file(), first.file()), QStringList());
        QVERIFY(QDir(far.replicaFolder()).entryList({QStringLiteral("*.part")}).isEmpty());
    }
    void aStreamThatIsCutAgainAndAgainGoesOnWhereItWas()
    {
        SmallCity city; // offers no file: it is too small for one. The rows come packed, as over a thin line
        CutLine whole(city.url());
        FarSeat first(city, whole.url(), FarSeat::Rows::Packed);
        QVERIFY(first.comesOnline());
        const qint64 bytes = whole.carried();
        CutLine line(city.url());
        line.breakAfter(bytes / 6);
        FarSeat far(city, line.url(), FarSeat::Rows::Packed);
        // Others work meanwhile: what was sent already changes, and cases end.
        Seat &acceptor = city.seat(QStringLiteral("acceptor1"));
        QStringList ids;
        for (int i = 0; i < 8; ++i)
            ids << acceptor.report(report(city.somewhere()));
        QVERIFY(far.comesOnline(60'000));
        QVERIFY2(line.breaks() >= 4, "it was cut");
        QVERIFY2(line.carried() < bytes * 2, "and did not begin anew each time");
        for (const QString &id : ids)
            QTRY_COMPARE(far.seat->stateOf(id), domain::state::Intake);
        QVERIFY(city.settle());
        QVERIFY(spinUntil([&] { return far.seat->isCurrent() && first.seat->isCurrent(); }));
        QVERIFY(far.comesOnline() && first.comesOnline());
        far.end();
        first.end();
        QCOMPARE(differenceOf(far.file(), first.file()), QStringList());
    }
    void aSeatThatWasEndedGoesOnWhereItWas_data()
    {
        QTest::addColumn<bool>("otherBoot");
        QTest::newRow("the machine went on") << false;
        QTest::newRow("the machine was started again: what was not synced is not trusted") << true;
    }
    void aSeatThatWasEndedGoesOnWhereItWas()
    {
        QFETCH(bool, otherBoot);
        SmallCity city;
        CutLine whole(city.url());
        FarSeat first(city, whole.url());
        QVERIFY(first.comesOnline());
        const qint64 bytes = whole.carried();
        CutLine line(city.url());
        line.breakAfter(bytes * 4 / 5);
        FarSeat far(city, line.url());
        QVERIFY(spinUntil([&] { return far.seat->link().status().state == sync::LinkStatus::State::Offline; }));
        QVERIFY(!far.seat->status().complete); // and the writer has done what it was told before
        far.end();
        line.breakAfter(0);
        const qint64 before = line.carried();
        if (otherBoot)
            store::faults::pretendBoot("another-time");
        far.start();
        QVERIFY(far.comesOnline());
        QVERIFY2((line.carried() - before < bytes / 2) != otherBoot, qPrintable(QString::number(line.carried() - before)));
        QVERIFY(far.comesOnline() && first.comesOnline());
        far.end();
        first.end();
        QCOMPARE(differenceOf(far.file(), first.file()), QStringList());
    }
    void theFilesOfOtherScopesAreNotTheirs()
    {
        SmallCity city;
        city.offerReplicaFiles();
        FarSeat first(city, city.url());
        QVERIFY(first.comesOnline());
        const QString hash = QFileInfo(madeFile(city)).fileName().section(u'.', 0, 0);
        const auto clerk = await(sync::signIn(
            city.url(), {QStringLiteral("drainage1"), QStringLiteral("wanmi"), QStringLiteral("clerk")}));
        QVERIFY(clerk);
        QNetworkAccessManager network;
        QNetworkRequest request(city.url().resolved(QUrl(QStringLiteral("/v1/snapshots/") + hash)));
        request.setRawHeader("Authorization", "Bearer " + clerk->token.toUtf8());
        QNetworkReply *reply = network.get(request);
        QVERIFY(spinUntil([&] { return reply->isFinished(); }));
        QCOMPARE(reply->attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt(), 404);
    }
};

QTEST_GUILESS_MAIN(TestSnapshots)
#include "tst_snapshots.moc"

// SPDX-License-Identifier: GPL-3.0-or-later
// A streaming standby takes the large readings off the primary, and is never older than it.
#include "town.h"
#include "townstorage.h"

#include "server/opencity.h"
#include "server/ownground.h"
#include "server/postgresstorage.h"

#include <QElapsedTimer>
#include <QRegularExpression>
#include <QTest>

using namespace wanmi;
using namespace wanmi::test;
using namespace std::chrono_literals;

class TestStandby : public QObject
{
    Q_OBJECT
    std::unique_ptr<TownStorage> m_town;
    PostgresCluster m_standby;
    QString m_copy; ///< its address

    [[nodiscard]] static server::Storage::Standing::Replica replicaOf(server::Storage &storage)
    {
        return storage.standing().replica.value();
    }
    /// Everything that the whole city sees, and the number it stands for.
    [[nodiscard]] std::pair<qint64, QByteArray> snapshotOf(server::Storage &storage) const
    {
        std::pair<qint64, QByteArray> read;
        const server::Session session = m_town->session(QStringLiteral("acceptor1"));
        const auto done = storage.snapshot(
            session.scope, {{}, base::Instant(), true, {}}, [&](qint64 seq) { read.first = seq; },
            [&](const QByteArray &piece) {
                read.second += piece;
                return true;
            });
        return done ? read : std::pair<qint64, QByteArray>(-1, done.error().reason.toUtf8());
    }
    void report(const QString &id)
    {
        QCOMPARE(m_town->perform(QStringLiteral("portal"), orderFor(QStringLiteral("report"), id), 0).status,
                 QStringLiteral("applied"));
    }

private slots:
    void initTestCase()
    {
        if (const QString why = TownStorage::missing(QStringLiteral("postgresql")); !why.isEmpty())
            QSKIP(qPrintable(why));
        m_town = std::make_unique<TownStorage>(QStringLiteral("postgresql"));
        if (const QString why = m_standby.beginStandbyOf(TownStorage::cluster()); !why.isEmpty())
            QFAIL(qPrintable(why));
        m_copy = m_standby.address(m_town->address().section(u'/', -1));
    }
    void cleanupTestCase()
    {
        m_town.reset();
        m_standby.stop();
    }

    void itReadsWhatThePrimaryHas()
    {
        const auto storage = server::PostgresStorage::open(m_town->address(), m_copy);
        QVERIFY(storage);
        for (int i = 0; i < 20; ++i) {
            const QString id = QStringLiteral("fresh-%1").arg(i);
            report(id);
            const auto [seq, rows] = snapshotOf(**storage);
            QCOMPARE(seq, (*m_town)->tail().value());
            QVERIFY(rows.contains(id.toUtf8()));
        }
        const server::Session session = m_town->session(QStringLiteral("acceptor1"));
        QCOMPARE((*storage)->counts(session.scope, base::Instant()).value(),
                 (*m_town)->counts(session.scope, base::Instant()).value());
        const auto replica = replicaOf(**storage);
        QVERIFY(replica.isUsed);
        QCOMPARE(replica.readings, 21);
        QCOMPARE(replica.refused, 0);
        QVERIFY((*storage)->standing().bytes.value() > 1'000'000);
    }
    void aStandbyThatLagsIsNotWaitedForLong()
    {
        const auto storage = server::PostgresStorage::open(m_town->address(), m_copy, {300ms, 1500ms});
        QVERIFY(storage);
        QVERIFY(m_standby.sql(QStringLiteral("postgres"), QStringLiteral("SELECT pg_wal_replay_pause()")));
        report(QStringLiteral("not-there-yet"));
        QTest::ignoreMessage(QtWarningMsg, QRegularExpression(QStringLiteral("the primary is read instead")));
        QVERIFY(snapshotOf(**storage).second.contains("not-there-yet"));
        QCOMPARE(replicaOf(**storage).isUsed, false);
        QVERIFY(replicaOf(**storage).behind > 0);
        // For a while it is not even asked.
        QElapsedTimer clock;
        clock.start();
        QVERIFY(snapshotOf(**storage).second.contains("not-there-yet"));
        QCOMPARE(replicaOf(**storage).refused, 2);
        QVERIFY(m_standby.sql(QStringLiteral("postgres"), QStringLiteral("SELECT pg_wal_replay_resume()")));
        QTRY_VERIFY(snapshotOf(**storage).second.contains("not-there-yet") && replicaOf(**storage).isUsed);
    }
    void anotherEpochIsAnotherHistory()
    {
        const auto storage = server::PostgresStorage::open(m_town->address(), m_copy, {300ms, 100ms});
        QVERIFY(m_standby.sql(QStringLiteral("postgres"), QStringLiteral("SELECT pg_wal_replay_pause()")));
        // As an import does that is too long for the change log: the tail stays where it is.
        QVERIFY(TownStorage::cluster().sql(m_town->address().section(u'/', -1),
                                           QStringLiteral("UPDATE meta SET value = (value::bigint + 1)::text WHERE key = 'epoch'")));
        QTest::ignoreMessage(QtWarningMsg, QRegularExpression(QStringLiteral("the primary is read instead")));
        QVERIFY(snapshotOf(**storage).first > 0);
        QCOMPARE(replicaOf(**storage).readings, 0);
        QVERIFY(m_standby.sql(QStringLiteral("postgres"), QStringLiteral("SELECT pg_wal_replay_resume()")));
    }
    void exportsAndServersReadFromIt()
    {
        const QTemporaryDir folder;
        QVERIFY(server::keepStorageAddress(folder.path(), m_town->address()));
        QFile file(folder.filePath(QStringLiteral("storage")));
        QVERIFY(file.open(QIODevice::Append) && file.write("read-from " + m_copy.toUtf8() + '\n') > 0);
        file.close();
        QCOMPARE(server::readingAddress(folder.path()), std::optional(m_copy));
        QCOMPARE(server::storageAddress(folder.path()), std::optional(m_town->address()));
        QTRY_VERIFY(server::PostgresStorage::open(m_town->address()));
        const auto rows = server::exportRows(folder.path(), intake::Kind::Cases, folder.filePath(QStringLiteral("c.csv")),
                                             intake::FileFormat::Csv);
        QVERIFY2(rows && *rows > 0, rows ? "" : qPrintable(rows.error().detail));
        server::CentralOptions options;
        options.folder = folder.path();
        options.clock = std::make_shared<SettableClock>();
        const auto central = server::Central::start(options, shippedRules());
        QVERIFY(central);
        HttpClient client((*central)->port());
        const HttpReply signedIn = client.post(
            "/v1/session",
            protocol::toJson(protocol::SignIn{QStringLiteral("acceptor1"), QStringLiteral("wanmi"), QStringLiteral("s")}));
        client.token = signedIn.json().value(u"token").toString().toLatin1();
        const HttpReply all = client.get("/v1/sync/snapshot");
        QVERIFY(all.whole && all.body.contains("fresh-19"));
        QVERIFY(client.get("/v1/changes?after=" + all.headers.value("x-wanmi-cursor")).body.contains("\"items\":[]"));
        const QByteArray metrics = client.get("/metrics").body;
        QVERIFY2(metrics.contains("wanmi_replica_used 1\n") && metrics.contains("by=\"standby\"} ")
                     && metrics.contains("wanmi_database_bytes "),
                 metrics.right(3000).constData());
        // It goes away: nobody notices but the log (and that may be before the next request: the feed reads too).
        QTest::ignoreMessage(QtWarningMsg, QRegularExpression(QStringLiteral("the primary is read instead")));
        m_standby.stop();
        const HttpReply without = client.get("/v1/sync/snapshot");
        QVERIFY(without.status == 200 && without.whole);
        QVERIFY(client.get("/metrics").body.contains("wanmi_replica_used 0\n"));
    }
};

QTEST_GUILESS_MAIN(TestStandby)
#include "tst_standby.moc"

// SPDX-License-Identifier: GPL-3.0-or-later
// The change log does not grow for ever: in PostgreSQL it lies in partitions that are dropped whole, in a file old lines
// go; whoever was away for too long is told so and loses nothing without a word.
#include "town.h"
#include "townstorage.h"

#include "server/citycopy.h"
#include "server/postgresschema.h"
#include "server/postgresstorage.h"
#include "server/sqlitestorage.h"

#include <QElapsedTimer>
#include <QJsonArray>
#include <QTest>

using namespace wanmi;
using namespace wanmi::test;
namespace pg = wanmi::server::postgres;

namespace {
const base::Instant Long = base::instantFromMs(1'767'225'600'000); // 2026-01-01
const base::Instant Lately = Long + std::chrono::days(100);

qint64 number(const QString &address, const char *sql)
{
    pg::Database database(address.toUtf8());
    pg::Query query(database, sql);
    return query.step() ? query.integer(0) : -1;
}

void addPeople(server::Storage &storage, int from, int count, base::Instant at)
{
    for (int i = from; i < from + count; ++i) {
        server::Account account;
        account.person.id = PersonId(QStringLiteral("p%1").arg(i));
        account.person.name = QStringLiteral("n");
        account.person.post = domain::tokenOf(domain::Post::Acceptor);
        account.password = "x";
        const server::AuditEntry entry{at, QStringLiteral("admin"), QStringLiteral("console"), QStringLiteral("user"),
                                       account.person.id.text(), QStringLiteral("done"), {}};
        if (const auto added = storage.addAccount(account, entry); !added)
            qFatal("no account: %s %s", qPrintable(added.error().reason), qPrintable(added.error().detail));
    }
}

server::Scope everything()
{
    domain::Person person;
    person.post = domain::tokenOf(domain::Post::Acceptor);
    return server::Scope::of(person);
}

constexpr const char *Partitions = "SELECT count(*) FROM pg_inherits WHERE inhparent = 'change_log'::regclass";
} // namespace

class TestChanges : public QObject
{
    Q_OBJECT
    QString m_address;
    std::unique_ptr<server::Storage> m_storage;

private slots:
    void initTestCase()
    {
        if (const QString why = TownStorage::missing(QStringLiteral("postgresql")); !why.isEmpty())
            QSKIP(qPrintable(why));
        QVERIFY(TownStorage::cluster().sql(QStringLiteral("postgres"), QStringLiteral("CREATE DATABASE old TEMPLATE gis")));
        m_address = TownStorage::cluster().address(QStringLiteral("old"));
    }
    void cleanupTestCase() { m_storage.reset(); }

    void aCityOfBeforeComesThrough()
    {
        {
            // As the second migration left it, with lines, and a stretch small enough for a test.
            pg::Database database(m_address.toUtf8());
            pg::Transaction transaction(database);
            pg::bringUp(database, 2);
            pg::setMeta(database, QStringLiteral("epoch"), QStringLiteral("7"));
            pg::setMeta(database, QStringLiteral("change_log_span"), QStringLiteral("50"));
            pg::Query lines(database,
                            "INSERT INTO change_log (tbl, id, op, ver, at) SELECT 5, 'x' || i, 0, 1, $1 FROM "
                            "generate_series(1, 120) i");
            lines.bind(base::toMs(Long)).run();
            transaction.commit();
        }
        auto opened = server::PostgresStorage::open(m_address);
        QVERIFY2(opened, opened ? "" : qPrintable(opened.error().detail));
        m_storage = *std::move(opened);
        QCOMPARE(m_storage->tail().value(), 120);
        QCOMPARE(number(m_address, "SELECT count(*) FROM change_log"), 120);
        addPeople(*m_storage, 0, 1, Lately);
        QCOMPARE(m_storage->tail().value(), 121);
        QCOMPARE(number(m_address, "SELECT count(*) FROM change_log_rest"), 0);
        // A second server finds it done.
        QVERIFY(server::PostgresStorage::open(m_address));
    }
    void stretchesAreMadeAheadAndOldOnesGoWhole()
    {
        QCOMPARE(m_storage->keepChanges(Long - std::chrono::days(1)).value(), 0);
        QVERIFY(number(m_address, Partitions) >= 4);
        addPeople(*m_storage, 1, 99, Lately);
        QCOMPARE(m_storage->tail().value(), 220);
        QCOMPARE(number(m_address, "SELECT count(*) FROM change_log_rest"), 0);
        // The first stretch has a line that is not old.
        QCOMPARE(m_storage->keepChanges(Long + std::chrono::days(1)).value(), 0);
        QCOMPARE(m_storage->changesAfter(everything(), 0, 500)->next, 220);

        const qint64 before = number(m_address, "SELECT count(*) FROM change_log");
        QCOMPARE(m_storage->keepChanges(Lately + std::chrono::days(1)).value(), 199);
        // Expired, and not gone before everybody knows.
        QCOMPARE(number(m_address, "SELECT count(*) FROM change_log"), before);
        QCOMPARE(m_storage->facts()->oldestSeq, 199);
        QCOMPARE(m_storage->changesAfter(everything(), 198, 500).error().reason, QStringLiteral("expired"));
        QCOMPARE(m_storage->changesAfter(everything(), 199, 500)->next, 220);
        {
            // Somebody reads for long: nobody waits for him, and nobody behind him.
            pg::Database reader(m_address.toUtf8());
            const pg::Transaction reading(reader, pg::Transaction::Kind::Read);
            pg::Query(reader, "SELECT count(*) FROM change_log").run();
            QElapsedTimer clock;
            clock.start();
            QCOMPARE(m_storage->keepChanges(Lately + std::chrono::days(1)).error().reason, QStringLiteral("database-busy"));
            QVERIFY(clock.elapsed() < 4000);
        }
        QCOMPARE(m_storage->keepChanges(Lately + std::chrono::days(1)).value(), 199);
        QCOMPARE(number(m_address, "SELECT count(*) FROM change_log"), 21);
        QCOMPARE(number(m_address, "SELECT min(seq) FROM change_log"), 200);
        QCOMPARE(m_storage->tail().value(), 220);
        QCOMPARE(m_storage->changesAfter(everything(), 199, 500)->next, 220);
    }
    void aQuietCityKeepsItsPlace()
    {
        // However old: the newest line says where the history stands.
        for (int i = 0; i < 3; ++i)
            QVERIFY(m_storage->keepChanges(Lately + std::chrono::days(3650)));
        QCOMPARE(m_storage->tail().value(), 220);
    }
    void withoutHousekeepingNothingIsRefused()
    {
        addPeople(*m_storage, 1000, 400, Lately);
        QCOMPARE(m_storage->tail().value(), 620);
        QVERIFY(number(m_address, "SELECT count(*) FROM change_log_rest") > 0);
        qint64 at = 199, pages = 0;
        for (; pages < 50; ++pages) {
            const auto page = m_storage->changesAfter(everything(), at, 100);
            at = page->next;
            if (!page->more)
                break;
        }
        QCOMPARE(at, 620);
        QVERIFY(m_storage->keepChanges(Long));
        addPeople(*m_storage, 2000, 100, Lately);
        QVERIFY(number(m_address, "SELECT max(seq) FROM change_log_rest") < 720);
        QVERIFY(m_storage->keepChanges(Lately + std::chrono::days(1)).value() >= 649);
        QVERIFY(m_storage->keepChanges(Lately + std::chrono::days(1)));
        QCOMPARE(number(m_address, "SELECT count(*) FROM change_log_rest"), 0);
        QCOMPARE(m_storage->tail().value(), 720);
    }
    void itIsCopiedAndComesBack()
    {
        const QTemporaryDir folder;
        const QString file = folder.filePath(QStringLiteral("central.db"));
        const auto copied = server::copyToSqlite(m_address, file);
        QVERIFY2(copied, copied ? "" : qPrintable(copied.error().reason + copied.error().detail));
        QVERIFY(TownStorage::cluster().sql(QStringLiteral("postgres"), QStringLiteral("CREATE DATABASE again TEMPLATE gis")));
        const QString address = TownStorage::cluster().address(QStringLiteral("again"));
        const auto back = server::copyToPostgres(file, address);
        QVERIFY2(back, back ? "" : qPrintable(back.error().reason + back.error().detail));
        const auto storage = server::PostgresStorage::open(address);
        QCOMPARE((*storage)->tail().value(), 720);
        addPeople(**storage, 9000, 1, Lately);
        QCOMPARE((*storage)->tail().value(), 721);
        QCOMPARE((*storage)->facts()->oldestSeq, m_storage->facts()->oldestSeq);
    }

    void aFileLetsOldLinesGoAndTellsWhoNeedsThem()
    {
        Town town;
        const auto reader = town.signIn(QStringLiteral("acceptor1"));
        const auto portal = town.signIn(QStringLiteral("portal"));
        const QByteArray first = reader->get("/v1/sync/snapshot?table=area").headers.value("x-wanmi-cursor");
        for (int i = 0; i < 5; ++i)
            (void)town.perform(*portal, orderFor(QStringLiteral("report"), QStringLiteral("c%1").arg(i)));
        const QByteArray last = reader->get("/v1/sync/snapshot?table=area").headers.value("x-wanmi-cursor");
        // Another process does it: this server was told an older number.
        if (!QFile::exists(town.folder() + QStringLiteral("/central.db")))
            QSKIP("the town is not in a file");
        const auto other = server::SqliteStorage::open(town.folder() + QStringLiteral("/central.db"));
        QVERIFY(other);
        const qint64 tail = (*other)->tail().value();
        const auto oldest = (*other)->keepChanges(town.clock().now() + std::chrono::days(1));
        QVERIFY(oldest && *oldest == tail - 1);
        QCOMPARE((*other)->tail().value(), tail);
        for (const QByteArray &wait : {QByteArray(), QByteArray("&wait=5")}) {
            const HttpReply late = reader->get("/v1/changes?after=" + first + wait);
            QCOMPARE(late.status, 410);
            QCOMPARE(late.reason(), QStringLiteral("expired"));
        }
        QVERIFY(reader->get("/v1/changes?after=" + last).json().value(u"items").toArray().isEmpty());
        (void)town.perform(*portal, orderFor(QStringLiteral("report"), QStringLiteral("later")));
        QVERIFY(reader->get("/v1/changes?after=" + last).body.contains("later"));
        QCOMPARE(town.breaches(), QStringList());
    }
};

QTEST_GUILESS_MAIN(TestChanges)
#include "tst_changes.moc"

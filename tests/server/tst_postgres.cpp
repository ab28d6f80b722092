// SPDX-License-Identifier: GPL-3.0-or-later
// What only PostgreSQL has to show: several servers over one database, killed and cut off; a city moved there
// and back.
#include "server/cellindex.h"
#include "server/citycopy.h"
#include "server/citytables.h"
#include "server/postgrescopyout.h"
#include "server/postgresledger.h"
#include "server/postgresschema.h"
#include "server/postgresstorage.h"
#include "server/sqlitestorage.h"
#include "town.h"
#include "townstorage.h"

#include <QProcess>
#include <QTest>

#include <future>
#include <signal.h>
#include <thread>

using namespace wanmi;
using namespace wanmi::test;
namespace pg = wanmi::server::postgres;

namespace {
const QString Kind = QStringLiteral("postgresql");

qint64 number(pg::Database &database, const char *sql)
{
    pg::Query query(database, sql);
    return query.step() ? query.integer(0) : -1;
}

QByteArray snapshotOf(server::Storage &storage, const server::Scope &scope)
{
    QByteArray bytes;
    const auto done = storage.snapshot(
        scope, {}, [](qint64) {},
        [&bytes](const QByteArray &piece) {
            bytes += piece;
            return true;
        });
    return done ? bytes : QByteArray("no snapshot: ") + done.error().reason.toUtf8();
}

/// This program as the one that is killed: reports cases as fast as it can and says what was acknowledged.
int writeUntilKilled(const QString &address, const QString &name)
{
    auto storage = server::PostgresStorage::open(address);
    if (!storage)
        return 1;
    SettableClock clock;
    const auto judge = std::make_shared<server::Judge>(
        shippedRules(), std::make_shared<SettableClock>(),
        std::make_shared<const server::CellIndex>((*storage)->cells().value()));
    const auto account = (*storage)->account(QStringLiteral("portal")).value().value();
    for (int i = 0;; ++i) {
        std::vector<server::Asked> asked(3);
        for (int k = 0; k < 3; ++k) {
            server::Asked &one = asked[std::size_t(k)];
            one.session.person = account.person;
            one.session.post = domain::Post::Portal;
            one.session.scope = server::Scope::of(account.person);
            one.command.key = QStringLiteral("%1-%2-%3").arg(name).arg(i).arg(k);
            one.command.order = orderFor(QStringLiteral("report"), one.command.key);
            one.command.occurredAt = clock.now();
            one.digest = "d";
        }
        const auto results
            = (*storage)->judge(asked, [&judge](const server::Asked &one, const server::Known &known) {
                  return judge->decide(one, known);
              });
        if (!results)
            return 2;
        for (const auto &result : *results)
            std::printf("%s\n", qPrintable(result.key));
        std::fflush(stdout);
    }
}
} // namespace

class TestPostgres : public QObject
{
    Q_OBJECT
    std::unique_ptr<TownStorage> m_town;
    TownStorage &town() { return *m_town; }
    [[nodiscard]] std::unique_ptr<pg::Database> look()
    {
        return std::make_unique<pg::Database>(town().address().toUtf8());
    }

private slots:
    void initTestCase()
    {
        if (const QString why = TownStorage::missing(Kind); !why.isEmpty())
            QSKIP(qPrintable(why));
    }
    void init() { m_town = std::make_unique<TownStorage>(Kind); }
    void cleanup() { m_town.reset(); }

    void theSqlIsWhatTheWireDescribes()
    {
        const auto database = look();
        for (const protocol::TableSpec &table : protocol::tables()) {
            pg::Query columns(
                *database,
                "SELECT column_name::text, data_type::text FROM information_schema.columns WHERE "
                "table_schema = current_schema() AND table_name = $1");
            columns.bind(QString::fromLatin1(table.name));
            QHash<QString, QString> types;
            while (columns.step())
                types.insert(columns.text(0), columns.text(1));
            QVERIFY2(types.contains(QStringLiteral("fid")) && types.contains(QStringLiteral("ver")),
                     table.name);
            for (const protocol::Column &column : table.columns) {
                static const char *const Types[] = {"bigint", "double precision", "text", "bytea"};
                QCOMPARE(types.value(QLatin1StringView(column.name)),
                         QLatin1StringView(Types[int(column.type)]));
            }
        }
    }
    void aCopyIsWhatItsQueryGives()
    {
        const auto database = look();
        const std::string sql = "SELECT n::text || repeat('x', n::int % 50), nullif(n, 3), n::int4, n * 0.5::float8, n > 4, '', "
                                "decode('00ff', 'hex') FROM generate_series(1::bigint, 50000) AS n";
        for (const int most : {0, 7, 50'000}) {
            {
                const pg::Transaction reading(*database, pg::Transaction::Kind::Read);
                pg::CopyOut rows(*database, sql);
                int n = 0;
                while (n < most && rows.step()) {
                    ++n;
                    QCOMPARE(rows.utf8(0).toByteArray(), QByteArray::number(n) + QByteArray(n % 50, 'x'));
                    QCOMPARE(rows.cell(1), n == 3 ? server::Cell::Null : server::Cell::Integer);
                    QCOMPARE(rows.integer(1), n == 3 ? 0 : n);
                    QCOMPARE(rows.integer(2), qint64(n));
                    QCOMPARE(rows.real(3), n * 0.5);
                    QCOMPARE(rows.integer(4), qint64(n > 4));
                    QCOMPARE(rows.cell(5), server::Cell::Text);
                    QCOMPARE(rows.blob(6).toByteArray(), QByteArray("\0\xff", 2));
                }
                QCOMPARE(n, most);
                if (most == 50'000)
                    QVERIFY(!rows.step());
            }
            QCOMPARE(number(*database, "SELECT 1"), 1); // also after what was left halfway
        }
        const pg::Transaction reading(*database, pg::Transaction::Kind::Read);
        pg::CopyOut failing(*database, "SELECT 10 / (5 - n) FROM generate_series(1, 9) AS n");
        QVERIFY_THROWS_EXCEPTION(pg::PgError, while (failing.step()) { });
    }
    void whoSeesAComponentIsSaidOnce()
    {
        const auto database = look();
        for (const char *department : {"", "drainage", "drainage@230102", "@x", "a@b@c"}) {
            for (const char *cell : {"", "230103001001001", "2301"}) {
                pg::Query query(*database, "SELECT wanmi_component_tags($1, $2, $3, $4)");
                query.bind(QString::fromLatin1(department)).bind(QStringLiteral("power")).bindNull();
                query.bind(QString::fromLatin1(cell));
                QVERIFY(query.step());
                QCOMPARE(query.text(0).toStdString(), server::tagsOfComponent(department, "power", "", cell));
            }
        }
    }
    void gisProgramsSeeTheShapes()
    {
        const auto database = look();
        QCOMPARE(
            number(*database, "SELECT count(*) FROM cell WHERE ST_IsValid(shape) AND ST_Area(shape) > 0"), 2);
        QCOMPARE(
            number(
                *database,
                "SELECT count(*) FROM component, cell WHERE component.cell = cell.id AND ST_Contains(cell.shape, "
                "component.shape)"),
            1);
    }
    // Numbers are drawn while the ticket is held: whoever waits for it has none yet.
    void nobodyHasANumberBeforeItsTurn()
    {
        const auto held = look(), seen = look();
        const auto drawn
            = [&] { return number(*seen, "SELECT last_value + is_called::int FROM change_log_seq_seq"); };
        const qint64 before = drawn();
        auto transaction = std::make_unique<pg::Transaction>(*held);
        pg::hold(*held, pg::Lock::Ticket);
        const auto one = town().asked(QStringLiteral("portal"),
                                      orderFor(QStringLiteral("report"), QStringLiteral("case-a")), 0,
                                      QStringLiteral("k"));
        auto judged = std::async(std::launch::async, [&] { return town().judge(*town(), {one}); });
        while (number(*seen, "SELECT count(*) FROM pg_locks WHERE locktype = 'advisory' AND NOT granted")
               == 0)
            QVERIFY(judged.wait_for(std::chrono::milliseconds(2)) == std::future_status::timeout);
        QCOMPARE(drawn(), before);
        transaction.reset();
        const auto results = judged.get();
        QVERIFY(results && results->front().status == u"applied");
        QVERIFY(drawn() > before);
    }
    void aCommandGivenToTwoServersIsOneDeed()
    {
        const auto other = town().another();
        for (int round = 0; round < 15; ++round) {
            const QString key = QStringLiteral("two-%1").arg(round);
            const auto one
                = town().asked(QStringLiteral("portal"), orderFor(QStringLiteral("report"), key), 0, key);
            auto there = std::async(std::launch::async, [&] { return town().judge(*other, {one}); });
            const auto here = town().judge(*town(), {one});
            const auto away = there.get();
            QVERIFY2(here && away, qPrintable(here ? away.error().reason : here.error().reason));
            QStringList statuses{here->front().status, away->front().status};
            statuses.sort();
            QCOMPARE(statuses, (QStringList{QStringLiteral("applied"), QStringLiteral("duplicate")}));
            QCOMPARE(here->front().seq, away->front().seq);
        }
        const auto database = look();
        QCOMPARE(number(*database, "SELECT count(*) FROM case_file WHERE id LIKE 'two-%'"), 15);
        QCOMPARE(number(*database, "SELECT count(DISTINCT intake_no) FROM case_file WHERE id LIKE 'two-%'"),
                 15);
    }
    void oneOfTwoServersComesTooLate()
    {
        const auto other = town().another();
        for (int round = 0; round < 10; ++round) {
            const QString id = QStringLiteral("late-%1").arg(round);
            QCOMPARE(
                town().perform(QStringLiteral("portal"), orderFor(QStringLiteral("report"), id), 0).status,
                QStringLiteral("applied"));
            const auto order = orderFor(QStringLiteral("sendVerify"), id);
            const auto a = town().asked(QStringLiteral("acceptor1"), order, 1, id + u'a');
            const auto b = town().asked(QStringLiteral("acceptor1"), order, 1, id + u'b');
            auto there = std::async(std::launch::async, [&] { return town().judge(*other, {a}); });
            const auto here = town().judge(*town(), {b});
            const auto away = there.get();
            QVERIFY(here && away);
            QStringList statuses{here->front().status, away->front().status};
            statuses.sort();
            QCOMPARE(statuses, (QStringList{QStringLiteral("applied"), QStringLiteral("rejected")}));
        }
    }
    void twoServersDoNotOverwriteEachOthersWalls()
    {
        const auto other = town().another();
        server::WallChange mine;
        mine.walls = {town()->wallBook()->walls.front()};
        ++mine.walls.front().version;
        server::WallChange theirs = mine;
        theirs.walls.front().handScene = QStringLiteral("theirs");
        QVERIFY(other->changeWalls(theirs, town().clock().now(), town().entry("wall")));
        const auto late = town()->changeWalls(mine, town().clock().now(), town().entry("wall"));
        QVERIFY(!late);
        QCOMPARE(late.error().reason, QStringLiteral("changed-meanwhile"));
        QCOMPARE(town()->wallBook()->walls.front(), theirs.walls.front());
    }
    void aKilledServerLeavesNothingHalf()
    {
        QStringList acknowledged;
        for (int round = 0; round < 4; ++round) {
            QProcess writer;
            writer.start(QCoreApplication::applicationFilePath(),
                         {QStringLiteral("--write"), town().address(), QStringLiteral("kill%1").arg(round)});
            QByteArray said;
            while (said.count('\n') < 12 + 7 * round) {
                QVERIFY2(writer.waitForReadyRead(20'000), writer.readAllStandardError().constData());
                said += writer.readAllStandardOutput();
            }
            ::kill(pid_t(writer.processId()), SIGKILL);
            writer.waitForFinished();
            said += writer.readAllStandardOutput();
            for (const QByteArray &line : said.left(said.lastIndexOf('\n')).split('\n'))
                acknowledged.append(QString::fromUtf8(line));
        }
        const auto database = look();
        for (const QString &key : std::as_const(acknowledged))
            QVERIFY2(town()->has(protocol::TableNo::CaseFile, key).value(), qPrintable(key));
        const qint64 cases = number(*database, "SELECT count(*) FROM case_file WHERE id LIKE 'kill%'");
        QVERIFY(cases >= acknowledged.size() && cases % 3 == 0);
        QCOMPARE(number(*database, "SELECT count(*) FROM command WHERE status = 'applied' AND seq > 0"),
                 cases);
        QCOMPARE(number(*database, "SELECT count(*) FROM case_action WHERE case_id LIKE 'kill%'"), cases);
        QCOMPARE(number(*database, "SELECT count(*) FROM change_log WHERE tbl = 10 AND id LIKE 'kill%'"),
                 cases);
        server::AuditCheck check({});
        QVERIFY(town()->auditLines(1, [&check](const server::AuditLine &line) { return check.take(line); }));
        QVERIFY(check.finish().isWhole());
        QCOMPARE(town()
                     .perform(QStringLiteral("portal"),
                              orderFor(QStringLiteral("report"), QStringLiteral("after")), 0)
                     .status,
                 QStringLiteral("applied"));
    }
    void aDatabaseThatWasGoneIsFoundAgain()
    {
        QVERIFY(town()->tail());
        TownStorage::cluster().stop();
        const auto gone = town()->tail();
        QVERIFY(!gone);
        QCOMPARE(gone.error().reason, QStringLiteral("database-gone"));
        QCOMPARE(int(gone.error().kind), int(ErrorKind::Unreachable));
        QCOMPARE(town()->audit(town().entry("note")).error().reason, QStringLiteral("database-gone"));
        QVERIFY(TownStorage::cluster().serve());
        QVERIFY(town()->tail());
        QVERIFY(town()->audit(town().entry("note")));
        // Only the connections are cut: the next use does not notice.
        const auto database = look();
        database->run(
            "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database() AND "
            "pid <> pg_backend_pid()");
        QVERIFY(town()->tail());
        QVERIFY(town()->audit(town().entry("note")));
    }
    void whatOthersCommitIsHeardAtOnce()
    {
        const auto other = town().another();
        std::atomic<int> changes = 0, city = 0;
        other->listen([&](server::Storage::Heard heard) {
            ++(heard == server::Storage::Heard::City ? city : changes);
        });
        QTRY_COMPARE(city.load(), 1); // it looks once when it begins
        QVERIFY(town()->audit(town().entry("note")));
        QTRY_COMPARE(changes.load(), 1);
        QVERIFY(town()->closeSession("x", town().entry("sign-out")));
        QTRY_COMPARE(city.load(), 2);
        QVERIFY(other->audit(town().entry("note"))); // one's own is known
        QVERIFY(town()->audit(town().entry("note")));
        QTRY_COMPARE(changes.load(), 2);
        other->listen({});
    }
    void aCityMovesBothWays()
    {
        QCOMPARE(town()
                     .perform(QStringLiteral("portal"),
                              orderFor(QStringLiteral("report"), QStringLiteral("case-a")), 0)
                     .status,
                 QStringLiteral("applied"));
        const QTemporaryDir folder;
        const QString file = folder.filePath(QStringLiteral("central.db"));
        const auto copied = server::copyToSqlite(town().address(), file);
        QVERIFY2(copied, copied ? "" : qPrintable(copied.error().reason + copied.error().detail));
        const auto equal = [](const server::CopiedTable &table) { return table.isEqual; };
        QVERIFY(std::ranges::all_of(*copied, equal) && copied->size() > 30);
        QCOMPARE(server::copyToSqlite(town().address(), file).error().reason, QStringLiteral("city-exists"));
        auto there = server::SqliteStorage::open(file);
        QVERIFY(there);
        QVERIFY((*there)->facts()->epoch != town()->facts()->epoch);
        QCOMPARE((*there)->tail().value(), town()->tail().value());
        for (const char *account : {"mayor", "drainage1", "acceptor1"}) {
            const auto scope = town().session(QLatin1StringView(account)).scope;
            const auto sorted = [](const QByteArray &bytes) {
                std::vector<std::pair<int, QString>> ids;
                for (const auto &row : rowsOf(bytes))
                    ids.emplace_back(row.table, row.id);
                std::ranges::sort(ids);
                return ids;
            };
            const QByteArray here = snapshotOf(*town(), scope), away = snapshotOf(**there, scope);
            QCOMPARE(here.size(), away.size());
            QVERIFY(!here.isEmpty() && sorted(here) == sorted(away));
        }
        there->reset();
        // And back, into an empty database; into one that has a city, never.
        QVERIFY(TownStorage::cluster().sql(QStringLiteral("postgres"),
                                           QStringLiteral("CREATE DATABASE back TEMPLATE gis")));
        const QString back = TownStorage::cluster().address(QStringLiteral("back"));
        int tables = 0;
        const auto broken
            = server::copyToPostgres(file, back, [&tables](const QString &) { return ++tables < 20; });
        QCOMPARE(broken.error().reason, QStringLiteral("cancelled"));
        const auto returned = server::copyToPostgres(file, back);
        QVERIFY2(returned, returned ? "" : qPrintable(returned.error().reason + returned.error().detail));
        QVERIFY(std::ranges::all_of(*returned, equal));
        QCOMPARE(server::copyToPostgres(file, back).error().reason, QStringLiteral("city-exists"));
        auto again = server::PostgresStorage::open(back);
        QVERIFY(again);
        QVERIFY((*again)->audit(town().entry("note"))); // the chain and the numbers go on
        QCOMPARE((*again)->tail().value(), town()->tail().value());
    }
    void aDifferenceOfOneByteIsFound()
    {
        const QTemporaryDir folder;
        const QString file = folder.filePath(QStringLiteral("central.db"));
        QVERIFY(server::copyToSqlite(town().address(), file));
        server::Database sqlite(file, server::Database::Mode::Write);
        const auto database = look();
        for (const server::CityTable &table : server::cityTables(sqlite)) {
            if (table.name != "person")
                continue;
            const pg::Transaction reading(*database, pg::Transaction::Kind::Read);
            const auto before = server::digestOf(sqlite, table, {});
            QCOMPARE(before.rows, server::digestOf(*database, table, {}).rows);
            QVERIFY(before == server::digestOf(*database, table, {}));
            sqlite.run("UPDATE person SET name = name || 'x' WHERE id = 'sv1'");
            QVERIFY(!(server::digestOf(sqlite, table, {}) == server::digestOf(*database, table, {})));
            return;
        }
        QFAIL("no such table");
    }
    void recordsAreNotChangedByHand()
    {
        const auto database = look();
        for (const char *sql : {"UPDATE audit SET account = 'x'", "DELETE FROM audit", "TRUNCATE audit",
                                "DELETE FROM audit_head; TRUNCATE audit_head"}) {
            bool refused = false;
            try {
                database->run(sql);
            } catch (const pg::PgError &) {
                refused = true;
            }
            QVERIFY2(refused, sql);
        }
    }
};

int main(int argc, char **argv)
{
    const QCoreApplication application(argc, argv);
    if (argc > 3 && QByteArrayView(argv[1]) == "--write")
        return writeUntilKilled(QString::fromLocal8Bit(argv[2]), QString::fromLocal8Bit(argv[3]));
    TestPostgres test;
    return QTest::qExec(&test, argc, argv);
}

#include "tst_postgres.moc"

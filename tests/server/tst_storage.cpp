// SPDX-License-Identifier: GPL-3.0-or-later
#include "town.h"

#include "server/bytestream.h"
#include "server/cellindex.h"
#include "server/cursor.h"
#include "server/sqliteschema.h"
#include "server/sqlitestorage.h"

#include <QDir>
#include <QTest>

#include <thread>

using namespace wanmi;
using namespace wanmi::test;

class TestStorage : public QObject
{
    Q_OBJECT
private slots:
    void initTestCase() { (void)shippedRules(); }

    void theSqlIsWhatTheWireDescribes()
    {
        const QTemporaryDir folder;
        server::Database database(folder.filePath(QStringLiteral("a.db")), server::Database::Mode::Create);
        server::migrate(database);
        for (const protocol::TableSpec &table : protocol::tables()) {
            // A later migration may have put columns behind "ver": every statement names what it wants.
            server::Query columns(
                database, std::string("SELECT name, type FROM pragma_table_info('") + table.name + "')");
            QHash<QString, QString> types;
            while (columns.step())
                types.insert(columns.text(0), columns.text(1));
            QVERIFY2(types.contains(QStringLiteral("fid")) && types.contains(QStringLiteral("ver")), table.name);
            for (const protocol::Column &column : table.columns) {
                static const char *const Types[] = {"INTEGER", "REAL", "TEXT", "BLOB"};
                QCOMPARE(types.value(QLatin1StringView(column.name)), QLatin1StringView(Types[int(column.type)]));
            }
        }
    }
    void migrationsAreAppliedOnce()
    {
        const QTemporaryDir folder;
        server::Database database(folder.filePath(QStringLiteral("a.db")), server::Database::Mode::Create);
        QCOMPARE(server::schemaOf(database), 0);
        server::migrate(database, 1);
        QCOMPARE(server::schemaOf(database), 1);
        server::migrate(database);
        server::migrate(database);
        QCOMPARE(server::schemaOf(database), server::migrations().back().number);
    }
    void aNewerDatabaseIsLeftAlone()
    {
        const QTemporaryDir folder;
        makeTown(folder.path(), shippedRules(), SettableClock().now());
        {
            server::Database database(folder.filePath(QStringLiteral("central.db")),
                                      server::Database::Mode::Write);
            server::setMeta(database, QStringLiteral("schema"), QStringLiteral("99"));
        }
        server::CentralOptions options;
        options.folder = folder.path();
        const auto central = server::Central::start(options, shippedRules());
        QVERIFY(!central);
        QCOMPARE(central.error().reason, QStringLiteral("database-too-new"));
    }
    void aCityIsServedOnce()
    {
        Town town;
        server::CentralOptions second;
        second.folder = town.folder();
        const auto refused = server::Central::start(second, shippedRules());
        QVERIFY(!refused);
        QCOMPARE(refused.error().reason, QStringLiteral("already-served"));
        QVERIFY(refused.error().detail.contains(QString::number(QCoreApplication::applicationPid())));
        town.stop();
        QVERIFY(server::Central::start(second, shippedRules()));
    }
    void noCityAndAForeignFileAreNamed()
    {
        const QTemporaryDir folder;
        server::CentralOptions options;
        options.folder = folder.path();
        QVERIFY(server::isEmpty(folder.path()));
        QCOMPARE(server::Central::start(options, shippedRules()).error().reason, QStringLiteral("no-city"));
        QFile file(folder.filePath(QStringLiteral("central.db")));
        QVERIFY(file.open(QIODevice::WriteOnly) && file.write(QByteArray(9000, 'x')) > 0);
        file.close();
        QCOMPARE(server::Central::start(options, shippedRules()).error().reason,
                 QStringLiteral("database-unreadable"));
    }
    void aCancelledInitLeavesNothing()
    {
        const QTemporaryDir folder;
        const auto plan = citygen::planFor(QStringLiteral("tiny"));
        QVERIFY(plan);
        const auto done = server::initCity(
            folder.path(), *plan, shippedRules(), SettableClock().now(),
            [](const QString &, double) { return false; }, QStringLiteral("wanmi"));
        QVERIFY(!done);
        QCOMPARE(done.error().reason, QStringLiteral("cancelled"));
        QVERIFY(server::isEmpty(folder.path()));
        QVERIFY(QDir(folder.path()).isEmpty());
    }
    void aCityIsNotMadeTwice()
    {
        const QTemporaryDir folder;
        const auto plan = citygen::planFor(QStringLiteral("tiny"));
        const auto now = SettableClock().now();
        const auto done
            = server::initCity(folder.path(), *plan, shippedRules(), now, {}, QStringLiteral("wanmi"));
        QVERIFY2(done, done ? "" : qPrintable(done.error().reason + done.error().detail));
        QVERIFY(!server::isEmpty(folder.path()));
        QCOMPARE(QDir(folder.path()).entryList(QDir::AllEntries | QDir::NoDotAndDotDot),
                 (QStringList{QStringLiteral("basemap.gpkg"), QStringLiteral("central.db")}));
        const auto again
            = server::initCity(folder.path(), *plan, shippedRules(), now, {}, QStringLiteral("wanmi"));
        QCOMPARE(again.error().reason, QStringLiteral("city-exists"));
        auto storage = server::SqliteStorage::open(folder.filePath(QStringLiteral("central.db")));
        QVERIFY(storage);
        QCOMPARE((*storage)->tail().value(), 0); // the change log starts with the first change
        QVERIFY((*storage)->facts()->epoch > 0);
    }
    void aFullDiskIsSaidClearlyAndLosesNothing()
    {
        qint64 pages = 0;
        {
            const QTemporaryDir folder;
            makeTown(folder.path(), shippedRules(), SettableClock().now());
            server::Database database(folder.filePath(QStringLiteral("central.db")),
                                      server::Database::Mode::ReadOnly);
            server::Query query(database, "PRAGMA page_count");
            QVERIFY(query.step());
            pages = query.integer(0);
        }
        Town town(pages + 12);
        auto portal = town.signIn(QStringLiteral("portal"));
        QStringList acknowledged;
        QJsonObject answer;
        for (int i = 0; i < 1000; ++i) {
            const QString id = QStringLiteral("full-%1").arg(i);
            answer = Town::command(*portal, orderFor(QStringLiteral("report"), id), 0, id);
            if (answer.value(u"status").toString() != u"applied")
                break;
            acknowledged.append(id);
        }
        QCOMPARE(answer.value(u"error").toObject().value(u"reason").toString(), QStringLiteral("disk-full"));
        QVERIFY(!acknowledged.isEmpty());
        QCOMPARE(portal->get("/v1/health").status, 200);
        QCOMPARE(town.breaches(), QStringList());
        town.stop();
        server::Database database(town.database(), server::Database::Mode::ReadOnly);
        server::Query query(database, "SELECT count(*) FROM case_file WHERE id LIKE 'full-%'");
        QVERIFY(query.step());
        QCOMPARE(query.integer(0), acknowledged.size());
        server::Query check(database, "PRAGMA integrity_check");
        QVERIFY(check.step());
        QCOMPARE(check.text(0), QStringLiteral("ok"));
        town.start();
    }
    void cursorsAreOpaqueButWhole()
    {
        const server::Cursor cursor{77, "0123456789abcdef", 1'000'000'007};
        const auto back = server::Cursor::fromText(cursor.toText());
        QVERIFY(back);
        QCOMPARE(back->epoch, cursor.epoch);
        QCOMPARE(back->scope, cursor.scope);
        QCOMPARE(back->seq, cursor.seq);
        QVERIFY(!server::Cursor::fromText("abc"));
        QVERIFY(!server::Cursor::fromText(cursor.toText() + "A!"));
    }
    void aPlaceIsInItsCellOrInNone()
    {
        const QTemporaryDir folder;
        makeTown(folder.path(), shippedRules(), SettableClock().now());
        auto storage = server::SqliteStorage::open(folder.filePath(QStringLiteral("central.db")));
        const server::CellIndex index((*storage)->cells().value());
        QVERIFY(index.at(InCellA));
        QCOMPARE(index.at(InCellA)->code, QLatin1StringView(CellA));
        QCOMPARE(index.at({126.627, 45.763})->code, QLatin1StringView(CellB));
        QVERIFY(!index.at({126.9, 45.763}));
        QVERIFY(!index.at({-126, -45}));
        QVERIFY(index.find(QLatin1StringView(CellB)));
        QVERIFY(!index.find(QStringLiteral("000000000000000")));
    }
    void aSlowReaderHoldsTheProducerNotTheMemory()
    {
        server::ByteStream stream;
        std::atomic<int> pushed = 0;
        std::thread producer([&] {
            while (pushed < 100 && stream.push("x"))
                ++pushed;
            stream.finish();
        });
        while (pushed < 4)
            std::this_thread::yield();
        QVERIFY(pushed <= 5);
        int pulled = 0;
        bool whole = false;
        for (bool end = false; !end;) {
            std::atomic<bool> came = false;
            stream.pull([&](server::ByteStream::Piece piece) {
                end = !piece.bytes;
                whole = piece.whole;
                came = true;
            });
            while (!came)
                std::this_thread::yield();
            pulled += !end;
        }
        producer.join();
        QCOMPARE(pulled, 100);
        QVERIFY(whole);
        server::ByteStream broken;
        broken.breakOff();
        QVERIFY(!broken.push("x"));
    }
};

QTEST_GUILESS_MAIN(TestStorage)
#include "tst_storage.moc"

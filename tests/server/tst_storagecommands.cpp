// SPDX-License-Identifier: GPL-3.0-or-later
// wanmi-central init --storage and copy, as the program that they are.
#include "server/auditbook.h"
#include "server/opencity.h"
#include "server/postgresstorage.h"
#include "town.h"
#include "townstorage.h"

#include <QDir>
#include <QProcess>
#include <QTest>

using namespace wanmi;
using namespace wanmi::test;

namespace {
struct Said
{
    int code = -1;
    QByteArray text;
};

Said central(const QStringList &arguments)
{
    QProcess program;
    program.setProcessChannelMode(QProcess::MergedChannels);
    program.start(QStringLiteral(WANMI_CENTRAL), arguments);
    if (!program.waitForFinished(60'000))
        return {};
    return {program.exitCode(), program.readAll()};
}
} // namespace

class TestStorageCommands : public QObject
{
    Q_OBJECT
    QTemporaryDir m_folder;
    QString m_address;

    /// A folder as a move into that database leaves it.
    static void moveTown(const QString &folder, const QString &address)
    {
        QVERIFY(QDir().mkpath(folder));
        makeTown(folder, shippedRules(), SettableClock().now());
        QVERIFY(QFile::remove(folder + QStringLiteral("/central.db")));
        QVERIFY(server::keepStorageAddress(folder, address));
    }
    [[nodiscard]] QString path(const char *name) const { return m_folder.filePath(QLatin1StringView(name)); }

private slots:
    void initTestCase()
    {
        if (const QString why = TownStorage::missing(QStringLiteral("postgresql")); !why.isEmpty())
            QSKIP(qPrintable(why));
        QVERIFY(TownStorage::cluster().sql(QStringLiteral("postgres"),
                                           QStringLiteral("CREATE DATABASE city TEMPLATE gis")));
        m_address = TownStorage::cluster().address(QStringLiteral("city"));
    }

    void aCityIsMadeInPostgreSQL()
    {
        QFile secret(path("secret"));
        QVERIFY(secret.open(QIODevice::WriteOnly) && secret.write("wanmi\n") > 0);
        secret.close();
        const Said made = central({QStringLiteral("init"), QStringLiteral("--data"), path("one"),
                                   QStringLiteral("--empty"), QStringLiteral("--name-en"),
                                   QStringLiteral("Nanjing"), QStringLiteral("--password-file"),
                                   secret.fileName(), QStringLiteral("--storage"), m_address});
        QVERIFY2(made.code == 0, made.text.constData());
        QCOMPARE(server::storageAddress(path("one")), std::optional(m_address));
        QVERIFY(!QFile::exists(path("one/central.db")) && !QFile::exists(path("one/central.db.moved")));
        const Said users = central(
            {QStringLiteral("user"), QStringLiteral("list"), QStringLiteral("--data"), path("one")});
        QVERIFY2(users.code == 0 && users.text.contains("admin"), users.text.constData());
    }
    void anotherServerJoinsIt()
    {
        const Said joined = central({QStringLiteral("init"), QStringLiteral("--data"), path("two"),
                                     QStringLiteral("--storage"), m_address});
        QVERIFY2(joined.code == 0, joined.text.constData());
        QCOMPARE(server::storageAddress(path("two")), std::optional(m_address));
        const Said again = central({QStringLiteral("init"), QStringLiteral("--data"), path("two"),
                                    QStringLiteral("--storage"), m_address});
        QVERIFY2(again.code == 1 && again.text.contains("city-exists"), again.text.constData());
    }
    void itIsCopiedAndTheFolderComesBack()
    {
        const Said copied = central({QStringLiteral("copy"), QStringLiteral("--from"), m_address,
                                     QStringLiteral("--to"), path("three")});
        QVERIFY2(copied.code == 0 && copied.text.contains("equal on both sides"), copied.text.constData());
        QVERIFY(QFile::exists(path("three/central.db")));
        const Said back = central({QStringLiteral("copy"), QStringLiteral("--from"), path("one"),
                                   QStringLiteral("--to"), path("one"), QStringLiteral("--switch")});
        QVERIFY2(back.code == 0, back.text.constData());
        QVERIFY(QFile::exists(path("one/central.db")) && !server::storageAddress(path("one")));
        // And forth: what is there is not overwritten.
        const Said full = central({QStringLiteral("copy"), QStringLiteral("--from"), path("one"),
                                   QStringLiteral("--to"), m_address, QStringLiteral("--switch")});
        QVERIFY2(full.code == 1 && full.text.contains("city-exists"), full.text.constData());
        QVERIFY(!server::storageAddress(path("one")));
        QVERIFY(TownStorage::cluster().sql(QStringLiteral("postgres"),
                                           QStringLiteral("CREATE DATABASE fresh TEMPLATE gis")));
        const QString fresh = TownStorage::cluster().address(QStringLiteral("fresh"));
        const Said forth = central({QStringLiteral("copy"), QStringLiteral("--from"), path("one"),
                                    QStringLiteral("--to"), fresh, QStringLiteral("--switch")});
        QVERIFY2(forth.code == 0, forth.text.constData());
        QCOMPARE(server::storageAddress(path("one")), std::optional(fresh));
        QVERIFY(!QFile::exists(path("one/central.db")));
        QVERIFY(server::openStorage(path("one")));
    }
    void aPasswordIsRefusedAndNotRepeated()
    {
        QString secret = m_address;
        secret.replace(QStringLiteral("wanmi@"), QStringLiteral("wanmi:geheim@"));
        for (const QStringList &arguments : {QStringList{QStringLiteral("init"), QStringLiteral("--data"),
                                                         path("four"), QStringLiteral("--storage"), secret},
                                             QStringList{QStringLiteral("copy"), QStringLiteral("--from"),
                                                         secret, QStringLiteral("--to"), path("four")}}) {
            const Said said = central(arguments);
            QVERIFY2(said.code == 1 && said.text.contains("password-in-address"), said.text.constData());
            QVERIFY(!said.text.contains("geheim"));
        }
    }
    void aPasswordIsNeverPartOfAnAddress()
    {
        const QString secret = QStringLiteral("postgresql://wanmi:geheim@127.0.0.1:1/town");
        const auto refused = server::PostgresStorage::open(secret);
        QCOMPARE(refused.error().reason, QStringLiteral("password-in-address"));
        QVERIFY(!refused.error().detail.contains(u"geheim"));
        const auto broken
            = server::PostgresStorage::open(QStringLiteral("postgresql://wanmi:geheim@[::1:1/town"));
        QCOMPARE(broken.error().reason, QStringLiteral("bad-address"));
        QVERIFY(!broken.error().detail.contains(u"geheim"));
        const QTemporaryDir folder;
        QCOMPARE(server::keepStorageAddress(folder.path(), secret).error().reason,
                 QStringLiteral("password-in-address"));
        QVERIFY(server::keepStorageAddress(folder.path(), m_address));
        QCOMPARE(QFile::permissions(folder.filePath(QStringLiteral("storage")))
                     & (QFile::ReadGroup | QFile::ReadOther),
                 QFile::Permissions());
        QCOMPARE(server::storageAddress(folder.path()), std::optional(m_address));
    }
    // What a city's file can do, a city in PostgreSQL can do as well.
    void itsCommandsWorkThere()
    {
        const QString town = TownStorage::cluster().address(TownStorage::freshDatabase()), home = path("town");
        moveTown(home, town);
        const auto run = [&](QStringList arguments) {
            arguments << QStringLiteral("--data") << home;
            return central(arguments);
        };
        const Said found = run({QStringLiteral("doctor")});
        for (const char *word : {"PostgreSQL 1", "PostGIS 3", "replicas", " of 9", "for the ticket"})
            QVERIFY2(found.text.contains(word), found.text.constData());
        QVERIFY2(found.code == 1 && found.text.contains("fsync = off"), found.text.constData()); // this test's server
        QVERIFY2(!found.text.contains("epoch"), "the doctor changed something");
        const QString bundle = path("bundle.tar.zst");
        QVERIFY(run({QStringLiteral("doctor"), QStringLiteral("--bundle"), bundle}).text.contains("fsync"));
        QVERIFY(QFile::exists(bundle));

        const Said rows = run({QStringLiteral("export"), QStringLiteral("components"), path("c.csv")});
        QVERIFY2(rows.code == 0, rows.text.constData());
        const Said cases = run({QStringLiteral("export"), QStringLiteral("cases"), path("cases.csv")});
        QVERIFY2(cases.code == 0, cases.text.constData());
        QFile file(path("cases.csv"));
        QVERIFY(file.open(QIODevice::ReadOnly) && file.readAll().contains("in-HANDLING"));
        QVERIFY(QFile::remove(home + QStringLiteral("/basemap.gpkg"))); // a file of the right size and nothing in it
        const Said checked = run({QStringLiteral("cells"), QStringLiteral("check")});
        QVERIFY2(checked.code >= 0 && checked.text.contains("cells:"), checked.text.constData());
        QVERIFY(TownStorage::cluster().sql(
            town.section(u'/', -1),
            QStringLiteral("INSERT INTO area (id, level, parent, name_zh, name_en, geom) SELECT '230103', 'district', '230100', "
                           "'南岗区', 'Nangang', geom FROM area WHERE level = 'city'")));
        const QString secret = path("secret");
        const Said dry = run({QStringLiteral("populate"), QStringLiteral("--dry-run")});
        QVERIFY2(dry.code == 0 && dry.text.contains("would be"), dry.text.constData());
        const qint64 epoch = (*server::openStorage(home))->facts()->epoch;
        const Said made = run({QStringLiteral("populate"), QStringLiteral("--password-file"), secret,
                               QStringLiteral("--cameras"), QStringLiteral("0"), QStringLiteral("--vehicles"),
                               QStringLiteral("3")});
        QVERIFY2(made.code == 0 && made.text.contains("3 vehicles"), made.text.constData());
        const auto storage = server::openStorage(home);
        QVERIFY((*storage)->facts()->epoch != epoch); // a number of its own, not a greater one
        QVERIFY((*storage)->account(QStringLiteral("acceptor1"))->has_value());
        QVERIFY(server::verifyAudit(home, {})->isWhole());
    }
    void aBackupOfEitherRestoresIntoEither()
    {
        const QString town = TownStorage::cluster().address(TownStorage::freshDatabase()), home = path("tosave");
        moveTown(home, town);
        QFile terms(home + QStringLiteral("/terms.json"));
        QVERIFY(terms.open(QIODevice::WriteOnly) && terms.write("{}") == 2);
        terms.close();
        const QString first = path("first.tar.zst"), second = path("second.tar.zst");
        const Said saved = central({QStringLiteral("backup"), first, QStringLiteral("--data"), home});
        QVERIFY2(saved.code == 0, saved.text.constData());
        // Into a file …
        const Said file = central({QStringLiteral("restore"), first, QStringLiteral("--data"), path("asfile")});
        QVERIFY2(file.code == 0, file.text.constData());
        QVERIFY(QFile::exists(path("asfile/central.db")) && QFile::exists(path("asfile/terms.json")));
        QVERIFY(!server::storageAddress(path("asfile")));
        // … and from the file's backup into PostgreSQL again.
        QVERIFY(central({QStringLiteral("backup"), second, QStringLiteral("--data"), path("asfile")}).code == 0);
        QVERIFY(TownStorage::cluster().sql(QStringLiteral("postgres"), QStringLiteral("CREATE DATABASE back TEMPLATE gis")));
        const QString back = TownStorage::cluster().address(QStringLiteral("back"));
        const QStringList restoring{QStringLiteral("restore"), second, QStringLiteral("--storage"), back, QStringLiteral("--data")};
        const Said done = central(restoring + QStringList{path("inpostgres")});
        QVERIFY2(done.code == 0, done.text.constData());
        QCOMPARE(server::storageAddress(path("inpostgres")), std::optional(back));
        QVERIFY(!QFile::exists(path("inpostgres/central.db")) && QFile::exists(path("inpostgres/terms.json")));
        const auto counted = [&](const QString &folder) {
            const auto storage = server::openStorage(folder);
            qint64 open = 0;
            (void)(*storage)->eachOpenCase([&open](const domain::CaseFile &) { ++open; });
            return std::pair(open, (*storage)->accounts()->size());
        };
        QCOMPARE(counted(path("inpostgres")), counted(home));
        QVERIFY(counted(home).first > 0);
        QVERIFY(server::verifyAudit(path("inpostgres"), {})->isWhole());
        // What is there is not overwritten, and nothing half is left.
        const Said again = central(restoring + QStringList{path("twice")});
        QVERIFY2(again.code == 1 && again.text.contains("city-exists"), again.text.constData());
        QVERIFY(!QFile::exists(path("twice")));
    }
};

QTEST_GUILESS_MAIN(TestStorageCommands)
#include "tst_storagecommands.moc"

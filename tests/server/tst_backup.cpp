// SPDX-License-Identifier: GPL-3.0-or-later
// A city in one file while people work, and the same city from it.
#include "town.h"

#include "server/auditbook.h"
#include "server/backup.h"
#include "server/database.h"
#include "server/sqliteschema.h"

#include <QDir>
#include <QFile>
#include <QProcess>
#include <QRandomGenerator>
#include <QTest>

#include <csignal>
#include <sys/resource.h>
#include <thread>

using namespace wanmi;
using namespace wanmi::test;

namespace {
domain::CaseOrder reportOf(const QString &id)
{
    return orderFor(QStringLiteral("report"), id);
}

/// Every row of every table but those that a restore changes, as text.
QByteArray contentOf(const QString &path, const QStringList &without)
{
    server::Database database(path, server::Database::Mode::Write);
    QStringList tables;
    {
        server::Query names(
            database,
            "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%' "
            "AND name NOT LIKE 'rtree_%' ORDER BY name");
        while (names.step())
            tables.append(names.text(0));
    }
    QByteArray all;
    for (const QString &table : tables) {
        if (without.contains(table))
            continue;
        server::Query columns(database,
                              "SELECT group_concat('quote(' || name || ')', ' || '','' || ') FROM "
                              "pragma_table_info('"
                                  + table.toStdString() + "')");
        columns.step();
        server::Query rows(database,
                           "SELECT " + columns.text(0).toStdString() + " FROM \"" + table.toStdString()
                               + "\" ORDER BY 1");
        all += table.toUtf8() + '\n';
        while (rows.step())
            all += rows.text(0).toUtf8() + '\n';
    }
    return all;
}

bool write(const QString &path, const QByteArray &bytes)
{
    QDir().mkpath(QFileInfo(path).absolutePath());
    QFile file(path);
    return file.open(QIODevice::WriteOnly) && file.write(bytes) == bytes.size();
}

QByteArray read(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

QStringList restIn(const QString &folder)
{
    return QDir(folder).entryList(QDir::AllEntries | QDir::Hidden | QDir::NoDotAndDotDot, QDir::Name);
}
} // namespace

class TestBackup : public QObject
{
    Q_OBJECT
private slots:
    void initTestCase() { (void)shippedRules(); }

    void aServedCityComesBackAsItWas()
    {
        Town town;
        const QTemporaryDir place;
        QVERIFY(write(town.folder() + QStringLiteral("/media/ab/abcdef"), QByteArray(300'000, 'p')));
        QVERIFY(write(town.folder() + QStringLiteral("/media/unfinished/x"), "half"));
        QVERIFY(write(town.folder() + QStringLiteral("/maps/中文.qgs"), "<qgis/>"));
        QTRY_VERIFY(QFile::exists(town.folder() + QStringLiteral("/keys/audit.key")));
        auto portal = town.signIn(QStringLiteral("portal"));
        for (int i = 0; i < 5; ++i)
            QCOMPARE(
                Town::command(*portal, reportOf(QStringLiteral("case-%1").arg(i)), 0)[u"status"].toString(),
                QStringLiteral("applied"));
        const QString file = place.filePath(QStringLiteral("city.tar.zst"));
        const base::Instant now = town.clock().now();
        const auto saved = server::backupCity(town.folder(), file, now);
        QVERIFY2(saved, saved ? "" : qPrintable(saved.error().reason + saved.error().detail));
        QCOMPARE(restIn(place.path()), QStringList{QStringLiteral("city.tar.zst")});
        QCOMPARE(server::checkBackup(file)->files, saved->files);
        QCOMPARE(QFile::permissions(file) & (QFile::ReadGroup | QFile::ReadOther), QFile::Permissions());
        // Readable without us.
        QProcess tar;
        tar.start(QStringLiteral("tar"), {QStringLiteral("--zstd"), QStringLiteral("-tf"), file});
        if (tar.waitForFinished() && tar.exitCode() == 0)
            QVERIFY(tar.readAllStandardOutput().contains("central.db\n"));

        QVERIFY(Town::command(*portal, reportOf(QStringLiteral("later")), 0).contains(u"status"));
        town.stop();
        const QString back = place.filePath(QStringLiteral("back"));
        const auto restored = server::restoreCity(file, back, now);
        QVERIFY2(restored, restored ? "" : qPrintable(restored.error().reason + restored.error().detail));
        QCOMPARE(restored->bytes, saved->bytes);
        QCOMPARE(read(back + QStringLiteral("/media/ab/abcdef")), QByteArray(300'000, 'p'));
        QCOMPARE(read(back + QStringLiteral("/maps/中文.qgs")), QByteArray("<qgis/>"));
        QVERIFY(!QFile::exists(back + QStringLiteral("/media/unfinished")));
        QVERIFY(!QFile::exists(back + QStringLiteral("/keys")));
        QCOMPARE(restIn(place.path()), (QStringList{QStringLiteral("back"), QStringLiteral("city.tar.zst")}));

        // Everything but the one case that came later, the history's name and the line that tells of it.
        const QStringList changed{QStringLiteral("meta"), QStringLiteral("audit"), QStringLiteral("session")};
        const QString again = place.filePath(QStringLiteral("again"));
        QVERIFY(server::restoreCity(file, again, now));
        QCOMPARE(contentOf(back + QStringLiteral("/central.db"), changed),
                 contentOf(again + QStringLiteral("/central.db"), changed));
        server::Database database(back + QStringLiteral("/central.db"), server::Database::Mode::Write);
        server::Database old(town.database(), server::Database::Mode::Write);
        const auto count = [](server::Database &of, const char *sql) {
            server::Query query(of, sql);
            query.step();
            return query.integer(0);
        };
        QCOMPARE(count(database, "SELECT count(*) FROM case_file WHERE id LIKE 'case-%'"), 5);
        QCOMPARE(count(database, "SELECT count(*) FROM case_file") + 1,
                 count(old, "SELECT count(*) FROM case_file"));
        QCOMPARE(count(database, "SELECT count(*) FROM account"), count(old, "SELECT count(*) FROM account"));
        QCOMPARE(count(database, "SELECT count(*) FROM session"), 0);
        QVERIFY(server::metaText(database, QStringLiteral("epoch"))
                != server::metaText(old, QStringLiteral("epoch")));
        QVERIFY(server::verifyAudit(back, {})->isWhole());
        QCOMPARE(count(database, "SELECT count(*) FROM audit WHERE deed = 'restore'"), 1);
        // And it can be served.
        server::CentralOptions options;
        options.folder = back;
        options.clock = std::make_shared<SettableClock>();
        QVERIFY(server::Central::start(options, shippedRules()));
    }
    void itIsOneMomentWhilePeopleWork()
    {
        Town town;
        const QTemporaryDir place;
        auto portal = town.signIn(QStringLiteral("portal"));
        std::atomic_bool done = false;
        std::thread backups([&] {
            for (int i = 0; i < 4; ++i)
                (void)server::backupCity(town.folder(), place.filePath(QString::number(i)),
                                         town.clock().now());
            done = true;
        });
        int reported = 0;
        for (; !done && reported < 5000; ++reported) {
            if (Town::command(*portal, reportOf(QStringLiteral("r-%1").arg(reported)), 0)[u"status"]
                    .toString()
                != u"applied")
                break;
        }
        backups.join();
        QVERIFY(reported > 4);
        for (int i = 0; i < 4; ++i) {
            const QString back = place.filePath(QStringLiteral("back%1").arg(i));
            const auto restored
                = server::restoreCity(place.filePath(QString::number(i)), back, town.clock().now());
            QVERIFY2(restored, restored ? "" : qPrintable(restored.error().reason + restored.error().detail));
            {
                server::Database database(back + QStringLiteral("/central.db"),
                                          server::Database::Mode::Write);
                server::Query whole(
                    database,
                    "SELECT (SELECT count(*) FROM case_file WHERE id LIKE 'r-%'), (SELECT count(*) FROM "
                    "case_action WHERE case_id LIKE 'r-%'), (SELECT count(*) FROM audit WHERE object LIKE "
                    "'r-%')");
                QVERIFY(whole.step());
                QCOMPARE(whole.integer(0), whole.integer(1));
                QCOMPARE(whole.integer(0), whole.integer(2));
            }
            const auto verdict = server::verifyAudit(back, {});
            QVERIFY(verdict);
            QVERIFY2(verdict->isWhole(),
                     qPrintable(QStringLiteral("fault %1 in line %2 of %3")
                                    .arg(int(verdict->fault))
                                    .arg(verdict->line)
                                    .arg(verdict->lines)));
        }
    }
    void everyFlippedByteIsFound()
    {
        const QTemporaryDir place;
        QVERIFY(QDir(place.path()).mkdir(QStringLiteral("city")));
        makeTown(place.filePath(QStringLiteral("city")), shippedRules(), SettableClock().now());
        const QString file = place.filePath(QStringLiteral("a"));
        QVERIFY(server::backupCity(place.filePath(QStringLiteral("city")), file, SettableClock().now()));
        const QByteArray whole = read(file);
        QRandomGenerator random(99);
        const QString broken = place.filePath(QStringLiteral("b"));
        for (int i = 0; i < 300; ++i) {
            QByteArray bytes = whole;
            if (i % 3 == 0)
                bytes.truncate(random.bounded(int(bytes.size())));
            else
                bytes[random.bounded(int(bytes.size()))] ^= char(random.bounded(1, 256));
            QVERIFY(write(broken, bytes));
            const auto checked = server::checkBackup(broken);
            if (checked) // a byte that carries nothing (padding of a header): then the content is the same
                QCOMPARE(checked->bytes, server::checkBackup(file)->bytes);
            else
                QCOMPARE(checked.error().kind, ErrorKind::Corrupt);
            QCOMPARE(bool(server::restoreCity(broken, place.filePath(QStringLiteral("r%1").arg(i)), {})),
                     bool(checked));
        }
        QVERIFY(write(broken, "this is no backup at all"));
        QCOMPARE(server::restoreCity(broken, place.filePath(QStringLiteral("c")), {}).error().reason,
                 QStringLiteral("backup-damaged"));
        QVERIFY(!QFile::exists(place.filePath(QStringLiteral("c"))));
    }
    void aFileThatLeadsOutOfTheFolderIsRefused()
    {
        const QTemporaryDir place;
        QVERIFY(write(place.filePath(QStringLiteral("x/evil")), "evil"));
        const QString file = place.filePath(QStringLiteral("evil.tar.zst"));
        QProcess tar;
        tar.setWorkingDirectory(place.filePath(QStringLiteral("x")));
        tar.start(QStringLiteral("tar"),
                  {QStringLiteral("--zstd"), QStringLiteral("-P"), QStringLiteral("-cf"), file,
                   QStringLiteral("--transform=s,^evil,../outside,"), QStringLiteral("evil")});
        QVERIFY(tar.waitForFinished());
        if (tar.exitCode() != 0)
            QSKIP("tar cannot write zstd here");
        QCOMPARE(server::restoreCity(file, place.filePath(QStringLiteral("city")), {}).error().reason,
                 QStringLiteral("backup-damaged"));
        QVERIFY(!QFile::exists(place.filePath(QStringLiteral("outside"))));
    }
    void whatCannotBeDoneIsSaidAndLeavesNothing()
    {
        const QTemporaryDir place;
        const QString city = place.filePath(QStringLiteral("city")),
                      file = place.filePath(QStringLiteral("a"));
        QVERIFY(QDir().mkdir(city));
        makeTown(city, shippedRules(), SettableClock().now());
        const base::Instant now = SettableClock().now();
        const auto reason
            = [](const auto &result) { return result ? QStringLiteral("done") : result.error().reason; };
        QCOMPARE(reason(server::backupCity(place.filePath(QStringLiteral("none")), file, now)),
                 QStringLiteral("no-city"));
        QCOMPARE(reason(server::backupCity(city, QStringLiteral("/nowhere/a"), now)),
                 QStringLiteral("cannot-write"));
        for (const QString &stage : {QStringLiteral("copying"), QStringLiteral("packing")}) {
            QCOMPARE(reason(server::backupCity(city, file, now,
                                               [&](const QString &at, double) { return at != stage; })),
                     QStringLiteral("cancelled"));
            QCOMPARE(restIn(place.path()), QStringList{QStringLiteral("city")});
        }
        QCOMPARE(reason(server::backupCity(city, file, now)), QStringLiteral("done"));
        QCOMPARE(reason(server::backupCity(city, file, now)), QStringLiteral("file-exists"));
        QCOMPARE(reason(server::restoreCity(file, city, now)), QStringLiteral("city-exists"));
        QCOMPARE(reason(server::restoreCity(place.filePath(QStringLiteral("none")), file + u'x', now)),
                 QStringLiteral("no-file"));
        for (const QString &stage : {QStringLiteral("unpacking"), QStringLiteral("checking")}) {
            QCOMPARE(reason(server::restoreCity(file, place.filePath(QStringLiteral("b")), now,
                                                [&](const QString &at, double) { return at != stage; })),
                     QStringLiteral("cancelled"));
            QCOMPARE(restIn(place.path()), (QStringList{QStringLiteral("a"), QStringLiteral("city")}));
        }
        // A disk that is full: no file may grow beyond 100 kB.
        std::signal(SIGXFSZ, SIG_IGN);
        rlimit before{}, small{};
        getrlimit(RLIMIT_FSIZE, &before);
        small = before;
        small.rlim_cur = 100'000;
        setrlimit(RLIMIT_FSIZE, &small);
        const QString full = reason(server::backupCity(city, place.filePath(QStringLiteral("c")), now));
        const QString fullToo = reason(server::restoreCity(file, place.filePath(QStringLiteral("d")), now));
        setrlimit(RLIMIT_FSIZE, &before);
        QVERIFY2(full == u"disk-full" || full == u"disk-error", qPrintable(full));
        QCOMPARE(fullToo, QStringLiteral("disk-full"));
        QCOMPARE(restIn(place.path()), (QStringList{QStringLiteral("a"), QStringLiteral("city")}));
        QCOMPARE(reason(server::restoreCity(file, place.filePath(QStringLiteral("d")), now)),
                 QStringLiteral("done"));
    }
};

QTEST_GUILESS_MAIN(TestBackup)
#include "tst_backup.moc"

// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/database.h"
#include "server/filewarmer.h"

#include <QFileInfo>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

using namespace wanmi::server;

namespace {
/// What the other program does with the city: it opens it, writes a line, and closes it.
int write(const char *path)
{
    sqlite3 *handle = nullptr;
    const bool isDone = sqlite3_open(path, &handle) == SQLITE_OK
        && sqlite3_exec(handle, "INSERT INTO line (words) VALUES ('theirs')", nullptr, nullptr, nullptr) == SQLITE_OK
        && sqlite3_close(handle) == SQLITE_OK;
    return isDone ? 0 : 1;
}
} // namespace

class TestFileWarmer : public QObject
{
    Q_OBJECT
private slots:
    /// Whoever closes a file of SQLite's beside it loses the locks of the whole process, and the log goes.
    void aServedCityKeepsItsLocks()
    {
        QTemporaryDir folder;
        const QString path = folder.filePath(QStringLiteral("central.db"));
        Database ours(path, Database::Mode::Create);
        ours.run("PRAGMA journal_mode = WAL; CREATE TABLE line (words TEXT); INSERT INTO line VALUES ('ours')");
        Database reader(path, Database::Mode::ReadOnly);
        QVERIFY(Query(reader, "SELECT 1 FROM line").step());
        {
            FileWarmer warmer(path, 1, std::chrono::milliseconds(0)); // ended, and with it whatever it had open
        }
        QCOMPARE(QProcess::execute(QCoreApplication::applicationFilePath(), {QStringLiteral("--write"), path}), 0);
        QVERIFY(QFileInfo::exists(path + QStringLiteral("-wal"))); // the last one who closes removes it: that was not the last
        ours.run("INSERT INTO line VALUES ('ours again')");
        Query count(reader, "SELECT count(*) FROM line");
        QVERIFY(count.step());
        QCOMPARE(count.integer(0), 3);
    }
    void whatIsNoFileIsLeftAlone()
    {
        QTemporaryDir folder;
        FileWarmer nothing(folder.filePath(QStringLiteral("none.db")), 1, std::chrono::milliseconds(0));
        QVERIFY(availableMemory() > 1 << 20);
    }
};

int main(int argc, char **argv)
{
    if (argc == 3 && qstrcmp(argv[1], "--write") == 0)
        return write(argv[2]);
    QCoreApplication application(argc, argv);
    TestFileWarmer test;
    return QTest::qExec(&test, argc, argv);
}
#include "tst_filewarmer.moc"

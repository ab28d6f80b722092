// SPDX-License-Identifier: GPL-3.0-or-later
#include "importtown.h"

#include "server/sqliteaudit.h"
#include "server/workfolder.h"

#include <QDir>
#include <QJsonArray>
#include <QProcess>
#include <QTest>

#include <sys/resource.h>

#include <csignal>
#include <random>
#include <thread>

using namespace wanmi;
using namespace wanmi::test;

namespace {
QByteArray words(const base::Result<server::TakenIn> &taken)
{
    return taken ? QByteArray() : (taken.error().reason + u' ' + taken.error().detail).toUtf8();
}

/// What the test's own program does as another process: the same function, ended by whatever it is told.
int importAsProgram(int argc, char **argv)
{
    if (argc > 4) {
        const rlimit most{rlim_t(std::atoll(argv[4])), rlim_t(std::atoll(argv[4]))};
        ::setrlimit(RLIMIT_FSIZE, &most);
        std::signal(SIGXFSZ, SIG_IGN);
    }
    (void)shippedRules();
    server::TakeInWish wish;
    wish.order = ImportTown::manholeOrder();
    wish.paths = {QString::fromLocal8Bit(argv[3])};
    const auto taken
        = server::importFiles(QString::fromLocal8Bit(argv[2]), wish, shippedRules(), ImportTown::now());
    if (!taken)
        std::fprintf(stderr, "%s\n", qPrintable(taken.error().reason));
    return taken ? 0 : 3;
}
} // namespace

/// A city's own files on their way into it.
class TestTakeIn : public QObject
{
    Q_OBJECT
    std::unique_ptr<ImportTown> m_town;
private slots:
    void initTestCase() { (void)shippedRules(); }
    void init() { m_town = std::make_unique<ImportTown>(); }
    void cleanup()
    {
        server::Database city(m_town->database(), server::Database::Mode::ReadOnly);
        QCOMPARE(server::firstBrokenAuditLine(city), 0);
        m_town.reset();
    }

    void anEmptyCityIsOneWithAName()
    {
        QTemporaryDir folder;
        QCOMPARE(server::initEmptyCity(folder.path(), QStringLiteral("空"), QStringLiteral("Empty"),
                                       QStringLiteral("x"), ImportTown::now())
                     .error()
                     .reason,
                 QStringLiteral("password-too-short"));
        QVERIFY(server::initEmptyCity(folder.path(), QStringLiteral("空"), QStringLiteral("Empty"),
                                      QStringLiteral("wanmi"), ImportTown::now()));
        QCOMPARE(server::initEmptyCity(folder.path(), QStringLiteral("空"), QStringLiteral("Empty"),
                                       QStringLiteral("wanmi"), ImportTown::now())
                     .error()
                     .reason,
                 QStringLiteral("city-exists"));
        server::CentralOptions options;
        options.folder = folder.path();
        auto central = server::Central::start(options, shippedRules());
        QVERIFY(central);
        HttpClient client((*central)->port());
        const auto reply
            = client.post("/v1/session",
                          protocol::toJson(protocol::SignIn{QStringLiteral("admin"), QStringLiteral("wanmi"),
                                                            QStringLiteral("seat")}));
        QCOMPARE(reply.status, 201);
        QCOMPARE(reply.json().value(u"post").toString(), QStringLiteral("sys-admin"));
        QCOMPARE(server::listImports(folder.path())->size(), std::size_t(0));
    }
    void itsFactsFollowFromItsFiles()
    {
        QCOMPARE(m_town->number("SELECT count(*) FROM area"), 4);
        QCOMPARE(m_town->number("SELECT count(*) FROM cell"), 2);
        QCOMPARE(
            m_town->number("SELECT count(*) FROM meta WHERE key = 'west' AND abs(value - 126.624) < 1e-5"),
            1);
        QVERIFY(m_town->number("SELECT count(*) FROM department") > 30);
        QCOMPARE(server::listImports(m_town->folder())->size(), std::size_t(2));
    }
    void reimportingTheSameFileChangesNothing()
    {
        const QString file = m_town->write("manholes.csv", ImportTown::manholes(1, 300));
        const auto first = m_town->take(ImportTown::manholeOrder(), file);
        QVERIFY2(first, words(first).constData());
        QCOMPARE(first->status.stage, QStringLiteral("done"));
        QCOMPARE(first->status.added, 300);
        QCOMPARE(m_town->number("SELECT count(*) FROM component"), 300);
        const qint64 logged = m_town->number("SELECT count(*) FROM change_log");
        const auto second = m_town->take(ImportTown::manholeOrder(), file, false, true);
        QVERIFY2(second, words(second).constData());
        QCOMPARE(second->status.equal, 300);
        QCOMPARE(second->status.added + second->status.changed + second->status.removed, 0);
        QCOMPARE(m_town->number("SELECT count(*) FROM change_log"), logged);
        QCOMPARE(m_town->number("SELECT max(ver) FROM component"), 1);
    }
    void aNewerSurveyShowsWhatItWouldDoBeforeItDoes()
    {
        QVERIFY(
            m_town->take(ImportTown::manholeOrder(), m_town->write("a.csv", ImportTown::manholes(1, 100))));
        const QString newer
            = m_town->write("b.csv", ImportTown::manholes(11, 120, 20)); // 10 gone, 20 new, 6 changed
        const qint64 logged = m_town->number("SELECT count(*) FROM change_log");
        const auto dry = m_town->take(ImportTown::manholeOrder(), newer, true);
        QVERIFY2(dry, words(dry).constData());
        QCOMPARE(dry->status.stage, QStringLiteral("ready"));
        QCOMPARE(dry->status.added, 20);
        QCOMPARE(dry->status.changed, 5);
        QCOMPARE(dry->status.removed, 10);
        QCOMPARE(dry->status.equal, 85);
        const auto first = [&](const char *op) {
            const auto found
                = std::ranges::find(dry->differences, QLatin1StringView(op), &protocol::ImportDifference::op);
            return found == dry->differences.end() ? protocol::ImportDifference() : *found;
        };
        QVERIFY(first("change").detail.contains(u"name: manhole 20 > changed 20"));
        QCOMPARE(first("remove").name, QStringLiteral("manhole 1"));
        QVERIFY(first("add").lon.has_value());
        QCOMPARE(m_town->number("SELECT count(*) FROM change_log"), logged); // shown, not done
        QVERIFY(QDir(m_town->folder() + QStringLiteral("/imports"))
                    .entryList(QDir::Dirs | QDir::NoDotAndDotDot)
                    .size()
                < 4);

        const auto kept = m_town->take(ImportTown::manholeOrder(), newer);
        QVERIFY2(kept, words(kept).constData());
        QCOMPARE(m_town->number("SELECT count(*) FROM component"),
                 120); // nothing goes unless somebody says so
        const auto removed = m_town->take(ImportTown::manholeOrder(), newer, false, true);
        QVERIFY2(removed, words(removed).constData());
        QCOMPARE(removed->status.removed, 10);
        QCOMPARE(m_town->number("SELECT count(*) FROM component"), 110);
        QCOMPARE(m_town->number("SELECT count(*) FROM change_log WHERE op = 1"), 10);
        // What comes back has the number it had, and a version that everybody believes.
        const auto back = m_town->take(ImportTown::manholeOrder(),
                                       m_town->write("c.csv", ImportTown::manholes(1, 120, 20)));
        QVERIFY2(back, words(back).constData());
        QCOMPARE(back->status.added, 10);
        QCOMPARE(m_town->number(
                     "SELECT count(*) FROM component c JOIN retired r ON r.id = c.id WHERE c.ver > r.ver"),
                 10);
    }
    void whatACaseFoundOutOutweighsTheSurvey()
    {
        const QString file = m_town->write("a.csv", ImportTown::manholes(1, 3));
        QVERIFY(m_town->take(ImportTown::manholeOrder(), file));
        {
            server::Database city(m_town->database(), server::Database::Mode::Write);
            city.run(
                "UPDATE component SET state = 'missing', case_id = 'x', ver = ver + 1 WHERE name = 'manhole 2'");
        }
        const auto again = m_town->take(ImportTown::manholeOrder(), file);
        QVERIFY2(again, words(again).constData());
        QCOMPARE(again->status.equal, 3);
        QCOMPARE(m_town->number("SELECT count(*) FROM component WHERE state = 'missing'"), 1);
    }
    void wordsOfTheCityBecomeItsOwnCatalog()
    {
        const QByteArray text = "no,class,name,lon,lat,unit\n1,冰灯,Lantern,126.625,45.763,冰雪办\n";
        protocol::ImportOrder order = ImportTown::manholeOrder();
        order.columns.remove(QStringLiteral("state"));
        order.columns.insert(QStringLiteral("competent_dept"), QStringLiteral("unit"));
        const QString file = m_town->write("lanterns.csv", text);
        const auto strange = m_town->take(order, file, true);
        QVERIFY2(strange, words(strange).constData());
        QCOMPARE(strange->status.refused, 1);
        QVERIFY(!strange->status.newWords.empty());
        order.localWords = true;
        const auto taken = m_town->take(order, file);
        QVERIFY2(taken, words(taken).constData());
        QCOMPARE(
            m_town->number("SELECT count(*) FROM class WHERE name_zh = '冰灯' AND edition LIKE 'LOCAL%'"), 1);
        QCOMPARE(m_town->number("SELECT count(*) FROM department WHERE kind = 'local'"), 1);
        QCOMPARE(m_town->number("SELECT count(*) FROM component c JOIN class k ON k.code = c.class_code"), 1);
        QCOMPARE(
            m_town->number("SELECT count(*) FROM component c JOIN department d ON d.id = c.competent_dept"),
            1);
        const auto again = m_town->take(order, file);
        QVERIFY2(again, words(again).constData());
        QCOMPARE(again->status.added + again->status.changed, 0);
    }
    void casesOfAnotherSystemAreFacts()
    {
        const QByteArray text = "no,state,class,reported,closed,lon,lat,text\n"
                                "A1,closed,0102,2026-01-02 10:00:00,2026-01-03 10:00:00,126.625,45.763,one\n"
                                "A2,open,0102,2026-02-02 10:00:00,,126.625,45.763,two\n";
        auto order = ImportTown::order(QStringLiteral("cases"),
                                       {{QStringLiteral("key"), QStringLiteral("no")},
                                        {QStringLiteral("case_no"), QStringLiteral("no")},
                                        {QStringLiteral("state"), QStringLiteral("state")},
                                        {QStringLiteral("class"), QStringLiteral("class")},
                                        {QStringLiteral("reported_at"), QStringLiteral("reported")},
                                        {QStringLiteral("closed_at"), QStringLiteral("closed")},
                                        {QStringLiteral("lon"), QStringLiteral("lon")},
                                        {QStringLiteral("lat"), QStringLiteral("lat")},
                                        {QStringLiteral("description"), QStringLiteral("text")}});
        order.constants.insert(QStringLiteral("kind"), QStringLiteral("component"));
        order.words.insert(QStringLiteral("state"),
                           {{QStringLiteral("closed"), QStringLiteral("CLOSED")},
                            {QStringLiteral("open"), QStringLiteral("PENDING_DISPATCH")}});
        const QString file = m_town->write("cases.csv", text);
        const auto taken = m_town->take(order, file);
        QVERIFY2(taken, words(taken).constData());
        QCOMPARE(taken->status.added, 2);
        QCOMPARE(m_town->number("SELECT count(*) FROM case_file WHERE imported = 1 AND stage_due IS NULL"),
                 2);
        QCOMPARE(m_town->number("SELECT count(*) FROM case_file WHERE is_open = 1"), 1);
        QCOMPARE(m_town->number("SELECT count(*) FROM case_file WHERE scope LIKE '% a:230103 %'"), 2);
        {
            // Somebody here goes on with the open one.
            server::Database city(m_town->database(), server::Database::Mode::Write);
            city.run(
                "INSERT INTO case_action (id, case_id, number, ver) SELECT 'x', id, 2, 1 FROM case_file WHERE is_open = 1; "
                "UPDATE case_file SET state = 'HANDLING', ver = 2 WHERE is_open = 1");
        }
        const auto again = m_town->take(order, file);
        QVERIFY2(again, words(again).constData());
        QCOMPARE(again->status.changed, 0);
        QCOMPARE(again->status.kept, 1);
        QCOMPARE(m_town->number("SELECT count(*) FROM case_file WHERE state = 'HANDLING'"), 1);
    }
    void manyChangesBeginANewEpoch()
    {
        const qint64 before = m_town->number("SELECT value FROM meta WHERE key = 'epoch'");
        const qint64 logged = m_town->number("SELECT count(*) FROM change_log");
        const auto taken = m_town->take(ImportTown::manholeOrder(),
                                        m_town->write("many.csv", ImportTown::manholes(1, 50'001)));
        QVERIFY2(taken, words(taken).constData());
        QCOMPARE(taken->status.added, 50'001);
        QVERIFY(taken->status.newEpoch);
        QVERIFY(m_town->number("SELECT value FROM meta WHERE key = 'epoch'") != before);
        QCOMPARE(m_town->number("SELECT count(*) FROM change_log"), logged);
    }
    void aCancelledImportLeavesNothing()
    {
        int looks = 0;
        const auto taken = m_town->take(ImportTown::manholeOrder(),
                                        m_town->write("many.csv", ImportTown::manholes(1, 20'000)), false,
                                        false, [&](const protocol::ImportStatus &) { return ++looks < 2; });
        QVERIFY(!taken);
        QCOMPARE(taken.error().reason, QStringLiteral("cancelled"));
        QCOMPARE(m_town->number("SELECT count(*) FROM component"), 0);
        QCOMPARE(server::listImports(m_town->folder())->size(), std::size_t(2));
    }
    void killedAtAnyMomentItIsAllOrNothing()
    {
        const QString file = m_town->write("many.csv", ImportTown::manholes(1, 30'000));
        std::mt19937 random(20261122);
        int done = 0, nothing = 0;
        for (int round = 0; round < 12 && done == 0; ++round) {
            QProcess program;
            program.start(QCoreApplication::applicationFilePath(),
                          {QStringLiteral("--import"), m_town->folder(), file});
            QVERIFY(program.waitForStarted());
            std::this_thread::sleep_for(std::chrono::milliseconds(60 + round * 130 + int(random() % 100)));
            program.kill();
            program.waitForFinished(20'000);
            const qint64 rows = m_town->number("SELECT count(*) FROM component");
            QVERIFY2(rows == 0 || rows == 30'000, QByteArray::number(rows).constData());
            (rows == 0 ? nothing : done) += 1;
            QCOMPARE(qint64(server::listImports(m_town->folder())->size()), rows == 0 ? 2 : 3);
        }
        QVERIFY(nothing > 0);
        const auto after = m_town->take(ImportTown::manholeOrder(), file); // and it can be done again
        QVERIFY2(after, words(after).constData());
        QCOMPARE(m_town->number("SELECT count(*) FROM component"), 30'000);
        // What the killed ones left has been cleared away.
        QCOMPARE(QDir(m_town->folder() + QStringLiteral("/imports"))
                     .entryList(QDir::Dirs | QDir::NoDotAndDotDot)
                     .size(),
                 qsizetype(server::listImports(m_town->folder())->size()));
    }
    void aFullDiskIsAllOrNothing()
    {
        const QString file = m_town->write("many.csv", ImportTown::manholes(1, 20'000));
        const qint64 size = QFileInfo(m_town->database()).size();
        int failed = 0;
        // A real limit of the system on every file of that process: the staged rows, then the journal, then
        // nothing.
        for (const qint64 limit : {qint64(300'000), qint64(1'500'000), size + 4'000'000, qint64(1) << 40}) {
            QProcess program;
            program.setProcessChannelMode(QProcess::MergedChannels);
            program.start(QCoreApplication::applicationFilePath(),
                          {QStringLiteral("--import"), m_town->folder(), file, QString::number(limit)});
            QVERIFY(program.waitForFinished(60'000));
            const qint64 rows = m_town->number("SELECT count(*) FROM component");
            const QByteArray said = program.readAll();
            QVERIFY2(rows == (program.exitCode() == 0 ? 20'000 : 0), said.constData());
            if (program.exitCode() == 0)
                break;
            ++failed;
            QVERIFY2(said.contains("disk-"), said.constData());
        }
        QVERIFY(failed > 0);
        QCOMPARE(m_town->number("SELECT count(*) FROM component"), 20'000);
    }
};

int main(int argc, char **argv)
{
    const QCoreApplication application(argc, argv);
    if (argc > 3 && QByteArrayView(argv[1]) == "--import")
        return importAsProgram(argc, argv);
    TestTakeIn test;
    return QTest::qExec(&test, argc, argv);
}

#include "tst_takein.moc"

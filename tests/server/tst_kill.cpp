// SPDX-License-Identifier: GPL-3.0-or-later
#include "town.h"

#include "protocol/mapedition.h"
#include "resources/resources.h"
#include "server/database.h"
#include "server/sqliteaudit.h"
#include "support/photos.h"

#include <QDirIterator>
#include <QProcess>
#include <QTest>

#include <csignal>
#include <random>
#include <thread>

using namespace wanmi;
using namespace wanmi::test;

namespace {
/// The real program on its own port.
class Program
{
public:
    explicit Program(const QString &folder)
    {
        const QString ready = folder + QStringLiteral("/ready");
        QFile::remove(ready);
        m_process.setProcessChannelMode(QProcess::ForwardedErrorChannel);
        m_process.start(QStringLiteral(WANMI_CENTRAL),
                        {QStringLiteral("serve"), QStringLiteral("--data"), folder,
                         QStringLiteral("--listen"), QStringLiteral("127.0.0.1:0"),
                         QStringLiteral("--ready-file"), ready});
        for (int i = 0; i < 2000 && m_port == 0 && m_process.state() != QProcess::NotRunning; ++i) {
            m_process.waitForFinished(10);
            QFile file(ready);
            if (file.open(QIODevice::ReadOnly))
                m_port = file.readAll().trimmed().split(':').last().toInt();
        }
    }
    ~Program() { kill(); }
    [[nodiscard]] int port() const { return m_port; }
    [[nodiscard]] qint64 pid() const { return m_process.processId(); }
    void kill()
    {
        m_process.kill();
        m_process.waitForFinished(10'000);
    }
    [[nodiscard]] int endGracefully()
    {
        m_process.terminate();
        return m_process.waitForFinished(15'000) && m_process.exitStatus() == QProcess::NormalExit
            ? m_process.exitCode()
            : -1;
    }

private:
    QProcess m_process;
    int m_port = 0;
};

QByteArray tokenFor(int port)
{
    HttpClient client(port);
    const protocol::SignIn who{QStringLiteral("portal"), QStringLiteral("wanmi"), QStringLiteral("test")};
    return client.post("/v1/session", protocol::toJson(who)).json().value(u"token").toString().toLatin1();
}
} // namespace

class TestKill : public QObject
{
    Q_OBJECT
    QTemporaryDir m_work;

    /// The shipped lifecycle in which a dispatcher closes what was only reported as done.
    QString wrongWorkflow()
    {
        resources::load();
        QFile shipped(QStringLiteral(":/wanmi/workflows/standard.scxml"));
        QFile wrong(m_work.filePath(QStringLiteral("wrong.scxml")));
        if (shipped.open(QIODevice::ReadOnly) && wrong.open(QIODevice::WriteOnly))
            wrong.write(shipped.readAll().replace("event=\"acceptFeedback\" target=\"PENDING_CHECK\"",
                                                  "event=\"acceptFeedback\" target=\"CLOSED\""));
        return wrong.fileName();
    }

private slots:
    void photosThatWereAcknowledgedSurviveKillNine()
    {
        const QTemporaryDir folder;
        makeTown(folder.path(), shippedRules(), base::SystemClock().now());
        std::mt19937 random(20261122);
        QList<QByteArray> acknowledged;
        const auto pathOf
            = [](const QByteArray &bytes) { return "/v1/media/" + protocol::sha256Of(bytes).toLatin1(); };
        QByteArray open; // sent, not answered
        int number = 0;
        for (int round = 0; round < 6; ++round) {
            Program program(folder.path());
            QVERIFY(program.port() > 0);
            HttpClient client(program.port());
            client.token = tokenFor(program.port());
            QVERIFY(!client.token.isEmpty());
            if (!open.isEmpty()) {
                QCOMPARE(client.send("PUT", pathOf(open), open).status, 200);
                acknowledged.append(open);
            }
            std::thread killer([pid = program.pid(), ms = 20 + random() % 120] {
                std::this_thread::sleep_for(std::chrono::milliseconds(ms));
                ::kill(pid_t(pid), SIGKILL);
            });
            for (open = aPhoto(++number, {500, 400}); client.send("PUT", pathOf(open), open).status == 200;
                 open = aPhoto(++number, {500, 400}))
                acknowledged.append(open);
            killer.join();
        }
        QVERIFY2(acknowledged.size() >= 6, qPrintable(QString::number(acknowledged.size())));
        Program program(folder.path());
        HttpClient client(program.port());
        client.token = tokenFor(program.port());
        for (const QByteArray &bytes : acknowledged)
            QVERIFY(client.get(pathOf(bytes)).body == bytes);
        // Nothing half: every file is what its name says.
        QDirIterator all(folder.filePath(QStringLiteral("media")), QDir::Files, QDirIterator::Subdirectories);
        while (all.hasNext()) {
            QFile file(all.next());
            QVERIFY(file.open(QIODevice::ReadOnly));
            QCOMPARE(protocol::sha256Of(file.readAll()), all.fileName());
        }
    }
    void whatWasAcknowledgedSurvivesKillNine()
    {
        const QTemporaryDir folder;
        makeTown(folder.path(), shippedRules(), base::SystemClock().now());
        std::mt19937 random(20261121);
        QStringList acknowledged;
        QHash<QString, QJsonObject> answers;
        QString open; // asked, not answered
        for (int round = 0; round < 6; ++round) {
            Program program(folder.path());
            QVERIFY(program.port() > 0);
            HttpClient client(program.port());
            client.token = tokenFor(program.port());
            QVERIFY(!client.token.isEmpty());
            if (!open.isEmpty()) { // the same key again: done or not, it is done once
                const QJsonObject again
                    = Town::command(client, orderFor(QStringLiteral("report"), open), 0, open);
                QVERIFY(again.value(u"status").toString() != u"rejected");
                acknowledged.append(open);
                open.clear();
            }
            std::thread killer([pid = program.pid(), ms = 20 + random() % 150] {
                std::this_thread::sleep_for(std::chrono::milliseconds(ms));
                ::kill(pid_t(pid), SIGKILL);
            });
            for (int i = 0;; ++i) {
                const QString id = QStringLiteral("kill-%1-%2").arg(round).arg(i);
                const QJsonObject result
                    = Town::command(client, orderFor(QStringLiteral("report"), id), 0, id);
                if (result.value(u"status").toString() != u"applied") {
                    open = id;
                    break;
                }
                acknowledged.append(id);
                answers.insert(id, result);
            }
            killer.join();
        }
        QVERIFY(acknowledged.size() > 6);
        Program program(folder.path());
        HttpClient client(program.port());
        client.token = tokenFor(program.port());
        for (auto it = answers.begin(); it != answers.end(); ++it) {
            QJsonObject again
                = Town::command(client, orderFor(QStringLiteral("report"), it.key()), 0, it.key());
            QCOMPARE(again.value(u"status").toString(), QStringLiteral("duplicate"));
            again.insert(u"status", QStringLiteral("applied"));
            QCOMPARE(again, it.value());
        }
        QCOMPARE(program.endGracefully(), 0);
        server::Database database(folder.filePath(QStringLiteral("central.db")),
                                  server::Database::Mode::ReadOnly);
        const auto number = [&database](const char *sql) {
            server::Query query(database, sql);
            return query.step() ? query.integer(0) : -1;
        };
        const qint64 cases = number("SELECT count(*) FROM case_file WHERE id LIKE 'kill-%'");
        QVERIFY(cases >= acknowledged.size() && cases <= acknowledged.size() + 1);
        QCOMPARE(number("SELECT count(*) FROM command WHERE key LIKE 'kill-%'"), cases);
        QCOMPARE(number("SELECT count(DISTINCT intake_no) FROM case_file WHERE id LIKE 'kill-%'"), cases);
        QCOMPARE(server::firstBrokenAuditLine(database), 0);
    }
    void theProgramSaysWhatIsWrong_data()
    {
        QTest::addColumn<QStringList>("arguments");
        QTest::addColumn<int>("code");
        QTest::addColumn<QByteArray>("words");
        QTest::newRow("no city") << QStringList{"serve", "--data", "/nonexistent"} << 2
                                 << QByteArray("there is no city");
        QTest::newRow("open to the world")
            << QStringList{"serve", "--listen", "0.0.0.0:1"} << 2 << QByteArray("--allow-remote");
        QTest::newRow("no port") << QStringList{"serve", "--listen", "here"} << 2 << QByteArray("ADDR:PORT");
        QTest::newRow("an unknown sample")
            << QStringList{"init", "--sample", "moon", "--data", "/nonexistent"} << 1
            << QByteArray("unknown-scale");
        QTest::newRow("an unknown command") << QStringList{"dance"} << 2 << QByteArray("Usage");
        QTest::newRow("help") << QStringList{"--help"} << 0 << QByteArray("Usage");
        QTest::newRow("help of serve") << QStringList{"serve", "--help"} << 0 << QByteArray("--ready-file");
        QTest::newRow("help of init") << QStringList{"init", "--help"} << 0 << QByteArray("--sample");
        QTest::newRow("help of user") << QStringList{"user", "--help"} << 0 << QByteArray("passwd");
        QTest::newRow("help of workflow") << QStringList{"workflow", "--help"} << 0 << QByteArray("SCXML");
        QTest::newRow("the shipped workflow")
            << QStringList{"workflow", "check"} << 0 << QByteArray("proved");
        const QString review = QStringLiteral(":/wanmi/workflows/permit-review.scxml");
        QTest::newRow("a workflow that runs")
            << QStringList{"workflow", "run", review, "--events", "submit,nothing,invite,sign.fire"} << 0
            << QByteArray("[\"NEW\"]\n[\"OPEN\"]\n[\"OPEN\"]\n"
                          "[\"PLANNING_UNSIGNED\",\"APPEARANCE_UNSIGNED\",\"FIRE_UNSIGNED\"]\n"
                          "[\"PLANNING_UNSIGNED\",\"APPEARANCE_UNSIGNED\",\"FIRE_ASKED\"]\n");
        QTest::newRow("a workflow that closes unchecked")
            << QStringList{"workflow", "check", wrongWorkflow()} << 1
            << QByteArray("   5  acceptFeedback \xe2\x86\x92 CLOSED\n");
        QTest::newRow("events without a run")
            << QStringList{"workflow", "check", review, "--events", "a"} << 2 << QByteArray("belongs to run");
        QTest::newRow("a workflow that is not there")
            << QStringList{"workflow", "run", "/nonexistent.scxml"} << 2 << QByteArray("cannot read");
        QTest::newRow("a broken workflow") << QStringList{"workflow", "check", QStringLiteral(WANMI_CENTRAL)}
                                           << 1 << QByteArray("bad-workflow");
    }
    void theProgramSaysWhatIsWrong()
    {
        QFETCH(QStringList, arguments);
        QFETCH(int, code);
        QFETCH(QByteArray, words);
        QProcess process;
        process.setProcessChannelMode(QProcess::MergedChannels);
        process.start(QStringLiteral(WANMI_CENTRAL), arguments);
        QVERIFY(process.waitForFinished(10'000));
        const QByteArray said = process.readAll();
        QVERIFY2(said.contains(words), said.constData());
        QCOMPARE(process.exitCode(), code);
    }
};

QTEST_GUILESS_MAIN(TestKill)
#include "tst_kill.moc"

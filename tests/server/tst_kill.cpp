// SPDX-License-Identifier: GPL-3.0-or-later
#include "town.h"

#include "protocol/mapedition.h"
#include "resources/resources.h"
#include "server/database.h"
#include "server/sqliteaudit.h"
#include "support/photos.h"
#include "worktime/deadline.h"
#include "worktime/light.h"

#include <QDirIterator>
#include <QJsonArray>
#include <QJsonDocument>
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

    /// A calendar of that version in which nobody works for so many days from tomorrow on.
    QString calendarFile(const QString &version, int daysOff)
    {
        const QDate today = base::toUtc(base::SystemClock().now()).addSecs(8 * 3600).date();
        const auto period = [](const char *from, const char *to) {
            return QJsonObject{{QStringLiteral("from"), QLatin1StringView(from)},
                               {QStringLiteral("to"), QLatin1StringView(to)}};
        };
        QJsonArray holidays, years;
        for (int year = 2024; year <= today.year(); ++year) {
            const QString first = QDate(year, 1, 1).toString(Qt::ISODate);
            holidays.append(QJsonObject{{QStringLiteral("from"), first},
                                        {QStringLiteral("to"), first},
                                        {QStringLiteral("zh"), QStringLiteral("元旦")}});
            years.append(year);
        }
        if (daysOff > 0)
            holidays.append(QJsonObject{{QStringLiteral("from"), today.addDays(1).toString(Qt::ISODate)},
                                        {QStringLiteral("to"), today.addDays(daysOff).toString(Qt::ISODate)},
                                        {QStringLiteral("zh"), QStringLiteral("停工")}});
        const QJsonObject json{
            {QStringLiteral("version"), version},
            {QStringLiteral("utcOffsetMinutes"), 480},
            {QStringLiteral("periods"), QJsonArray{period("08:00", "12:00"), period("14:00", "18:00")}},
            {QStringLiteral("publishedYears"), years},
            {QStringLiteral("holidays"), holidays}};
        QFile file(m_work.filePath(version + QString::number(daysOff) + QStringLiteral(".json")));
        if (file.open(QIODevice::WriteOnly))
            file.write(QJsonDocument(json).toJson());
        return file.fileName();
    }
    static qint64 number(const QString &folder, const std::string &sql)
    {
        server::Database database(folder + QStringLiteral("/central.db"), server::Database::Mode::ReadOnly);
        server::Query query(database, sql);
        return query.step() ? query.integer(0) : -1;
    }
    /// Many copies of one open case that a department has two work days for, dispatched this minute.
    static void fillWithWork(const QString &folder, int cases)
    {
        const base::Instant now = base::SystemClock().now();
        const auto &calendar = shippedRules()->calendar;
        const worktime::Limit limit = worktime::parseLimit(u"P2D work").value();
        server::Database database(folder + QStringLiteral("/central.db"), server::Database::Mode::Write);
        server::Query work(
            database,
            "UPDATE case_file SET handling_limit = 'P2D work', stage_started_at = ?1, dispatched_at = ?1, "
            "handling_started_at = ?1, stage_warn_at = ?2, stage_due = ?3, handling_due = ?3, "
            "feedback_at = NULL, handled_in_time = NULL WHERE id = 'in-HANDLING'");
        work.bind(base::toMs(now)).bind(base::toMs(worktime::warnAt(now, limit, calendar)));
        work.bind(base::toMs(worktime::dueAt(now, limit, calendar))).run();
        std::string columns;
        server::Query all(database,
                          "SELECT name FROM pragma_table_info('case_file') WHERE name NOT IN ('fid', 'id')");
        while (all.step())
            columns += ", " + std::string(all.view(0));
        database.run(("WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < "
                      + std::to_string(cases) + ") INSERT INTO case_file (id" + columns
                      + ") SELECT 'copy-' || n.i" + columns + " FROM n, case_file WHERE id = 'in-HANDLING'")
                         .c_str());
    }

private slots:
    void aCalendarIsPublishedWhollyOrNotAtAll()
    {
        const QTemporaryDir folder;
        makeTown(folder.path(), shippedRules(), base::SystemClock().now());
        fillWithWork(folder.path(), 3000);
        const auto publish = [&](const QString &file) {
            return QStringList{QStringLiteral("calendar"), QStringLiteral("publish"), file,
                               QStringLiteral("--yes"),    QStringLiteral("--data"),  folder.path()};
        };
        const std::string off
            = "SELECT count(*) FROM case_file WHERE id LIKE 'copy-%' AND calendar_version = '";
        const auto moved = [&] {
            return number(folder.path(), "SELECT count(*) FROM case_action WHERE action = 'moveDue'");
        };
        Program program(folder.path()); // serves all the while
        QVERIFY(program.port() > 0);
        std::mt19937 random(20261122);
        int killed = 0, done = 0, daysOff = 14;
        for (int round = 0; round < 14 && (killed < 3 || done < 2); ++round) {
            const QString version = QStringLiteral("round-%1").arg(round);
            const qint64 before = moved(), published = number(folder.path(), "SELECT count(*) FROM workflow");
            QProcess process;
            process.setProcessChannelMode(QProcess::MergedChannels);
            process.start(QStringLiteral(WANMI_CENTRAL), publish(calendarFile(version, daysOff)));
            QVERIFY(process.waitForStarted());
            const bool kills = round % 3 != 2;
            if (kills && !process.waitForFinished(60 + int(random() % 700)))
                process.kill();
            QVERIFY(process.state() == QProcess::NotRunning || process.waitForFinished(60'000));
            if (process.exitStatus() == QProcess::NormalExit)
                QCOMPARE(process.exitCode(), 0);
            const qint64 rows = number(folder.path(), "SELECT count(*) FROM workflow");
            const qint64 of = number(folder.path(), off + version.toStdString() + "'");
            if (rows == published) {
                QCOMPARE(of, 0);
                QCOMPARE(moved(), before);
                QVERIFY(process.exitStatus() == QProcess::CrashExit);
                ++killed;
            } else {
                QCOMPARE(of, 3000);
                QVERIFY(moved() >= before + 3000);
                ++done;
                daysOff = daysOff == 14 ? 7 : 14; // so that the next one moves them again
            }
        }
        QVERIFY2(killed > 0 && done > 1,
                 qPrintable(QStringLiteral("%1 killed, %2 done").arg(killed).arg(done)));
        // Central has gone on meanwhile, and knows the newest.
        HttpClient client(program.port());
        client.token = tokenFor(program.port());
        const HttpReply reply = client.get("/v1/sync/manifest");
        QCOMPARE(reply.status, 200);
        QCOMPARE(number(folder.path(),
                        "SELECT count(*) FROM case_action a JOIN case_file c ON c.id = a.case_id WHERE "
                        "a.action = 'moveDue' AND a.number > c.ver"),
                 0);
    }
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
        QTest::newRow("help of calendar")
            << QStringList{"calendar", "--help"} << 0 << QByteArray("which open cases would move");
        QTest::newRow("a sound calendar")
            << QStringList{"calendar", "check", calendarFile("mine", 1)} << 0 << QByteArray("mine, proved");
        QTest::newRow("a calendar under a name that is taken")
            << QStringList{"calendar", "check", calendarFile("china-2026.1", 1)} << 1
            << QByteArray("version-exists");
        QTest::newRow("a calendar without days of work")
            << QStringList{"calendar", "check", calendarFile("mine", 40)} << 1 << QByteArray("no-work");
        QTest::newRow("a broken calendar")
            << QStringList{"calendar", "check", wrongWorkflow()} << 1 << QByteArray("bad-calendar");
        QTest::newRow("a calendar that is not there")
            << QStringList{"calendar", "check", "/nonexistent.json"} << 2 << QByteArray("cannot read");
        QTest::newRow("a calendar for no city")
            << QStringList{"calendar", "preview", calendarFile("mine", 1), "--data", "/nonexistent"} << 1
            << QByteArray("no-city");
        QTest::newRow("agreeing to nothing")
            << QStringList{"calendar", "list", "--yes"} << 2 << QByteArray("belongs to");
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
        QTest::newRow("a broken workflow") << QStringList{"workflow", "check", QString::fromUtf8(__FILE__)}
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

// SPDX-License-Identifier: GPL-3.0-or-later
// Many seats, stuck seats, slow seats and too much at once, against the real program: all are served or refused in
// words, and its memory stays where it was.
#include "centralprogram.h"
#include "crowd.h"
#include "town.h"

#include "server/database.h"

#include <QDir>
#include <QJsonArray>
#include <QTest>

using namespace wanmi;
using namespace wanmi::test;

namespace {
constexpr int Seats = 500;

/// So many components more that a snapshot is larger than what two sockets hold.
void fillWithComponents(const QString &folder, int count)
{
    server::Database database(folder + QStringLiteral("/central.db"), server::Database::Mode::Write);
    std::string columns;
    server::Query all(database, "SELECT name FROM pragma_table_info('component') WHERE name NOT IN ('fid', 'id', 'name')");
    while (all.step())
        columns += ", " + std::string(all.view(0));
    database.run(("WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < " + std::to_string(count)
                  + ") INSERT INTO component (id, name" + columns
                  + ") SELECT '99' || printf('%014d', n.i), printf('%0200d', n.i)" + columns
                  + " FROM n, (SELECT * FROM component LIMIT 1)")
                     .c_str());
}

QString report(int port, const QByteArray &token, const QString &id)
{
    HttpClient client(port);
    client.token = token;
    const QJsonObject result = Town::command(client, orderFor(QStringLiteral("report"), id), 0, id);
    return result.value(u"status").toString() + result.value(u"error").toObject().value(u"reason").toString();
}

QByteArray changesAfter(const QByteArray &cursor)
{
    return "/v1/changes?after=" + cursor + "&wait=25";
}
} // namespace

class TestPressure : public QObject
{
    Q_OBJECT

    const QString m_accounts[4] = {QStringLiteral("acceptor1"), QStringLiteral("shift1"),
                                   QStringLiteral("dispatcher1"), QStringLiteral("inspector1")};

private slots:
    void initTestCase() { (void)shippedRules(); }

    void fiveHundredSeatsComeBackAtOnce()
    {
        const QTemporaryDir folder;
        makeTown(folder.path(), shippedRules(), base::SystemClock().now());
        CentralProgram program(folder.path());
        QVERIFY(program.port() > 0);
        std::vector<std::pair<QByteArray, QByteArray>> sessions; // token and cursor
        for (const QString &account : m_accounts) {
            const QByteArray token = program.token(account);
            HttpClient client(program.port());
            client.token = token;
            const QByteArray cursor = client.get("/v1/sync/snapshot?table=area").headers.value("x-wanmi-cursor");
            QVERIFY2(!token.isEmpty() && !cursor.isEmpty(), qPrintable(account));
            sessions.emplace_back(token, cursor);
        }
        const auto holdAll = [&](Crowd &crowd) {
            for (int i = 0; i < crowd.size(); ++i) {
                const auto &[token, cursor] = sessions[std::size_t(i) % sessions.size()];
                crowd.say(i, requestOf("GET", changesAfter(cursor), token));
            }
            crowd.sendAll(5000);
        };
        auto before = std::make_unique<Crowd>(program.port(), Seats);
        QCOMPARE(before->connected(), Seats);
        holdAll(*before);
        QTRY_COMPARE(program.metric("wanmi_held_polls"), double(Seats));
        program.kill();
        QVERIFY(before->converse(5000)); // each line is cut
        QVERIFY(program.start());
        const double atRest = program.memoryMb("VmRSS");

        // What a seat does that comes back: what is there, then the tail.
        Crowd crowd(program.port(), Seats);
        QCOMPARE(crowd.connected(), Seats);
        for (int i = 0; i < Seats; ++i)
            crowd.say(i, requestOf("GET", "/v1/sync/manifest", sessions[std::size_t(i) % sessions.size()].first));
        QVERIFY(crowd.converse(20'000));
        QCOMPARE(crowd.answered(200), Seats);
        // Some need everything again: those who must wait are told so, and come through in the end.
        int whole = 0, busy = 0;
        for (int tries = 0; tries < 20 && whole < Seats; ++tries) {
            whole = busy = 0;
            for (int i = 0; i < Seats; ++i) {
                const bool hasIt = crowd.status(i) == 200 && crowd.got(i).contains("cbor-seq");
                if (!hasIt)
                    crowd.say(i, requestOf("GET", "/v1/sync/snapshot", sessions[std::size_t(i) % sessions.size()].first));
            }
            QVERIFY(crowd.converse(20'000));
            for (int i = 0; i < Seats; ++i) {
                const bool hasIt = crowd.status(i) == 200 && crowd.got(i).endsWith("0\r\n\r\n");
                whole += hasIt ? 1 : 0;
                busy += crowd.status(i) == 503 && crowd.got(i).contains("\"busy\"") ? 1 : 0;
            }
            QCOMPARE(whole + busy, Seats);
        }
        QCOMPARE(whole, Seats);
        holdAll(crowd);
        QTRY_COMPARE(program.metric("wanmi_held_polls"), double(Seats));
        QCOMPARE(report(program.port(), program.token(QStringLiteral("portal")), QStringLiteral("everybody-sees")), QStringLiteral("applied"));
        QVERIFY(crowd.converse(20'000));
        for (int i = 0; i < Seats; ++i)
            QVERIFY2(crowd.status(i) == 200 && crowd.got(i).contains("everybody-sees"), crowd.got(i).left(200).constData());
        const double most = program.memoryMb("VmHWM");
        qInfo("%.0f MB at rest, at most %.0f MB with %d seats", atRest, most, Seats);
        QVERIFY2(most < atRest + 150, "memory grows with the seats");
        QCOMPARE(program.endGracefully(), 0);
    }

    void aSeatThatReadsNothingHoldsUpNobody()
    {
        const QTemporaryDir folder;
        makeTown(folder.path(), shippedRules(), base::SystemClock().now());
        fillWithComponents(folder.path(), 60'000);
        CentralProgram program(folder.path(), {QStringLiteral("--slowest-peer"), QStringLiteral("2")});
        const QByteArray token = program.token(m_accounts[0]);
        HttpClient client(program.port());
        client.token = token;
        const qsizetype whole = client.get("/v1/sync/snapshot").body.size();
        QVERIFY(whole > 16'000'000);
        // Not VmRSS: each reader maps the database's file, and those pages are the system's.
        const double atRest = program.memoryMb("RssAnon");
        double most = 0;
        constexpr int Stuck = 40;
        Crowd stuck(program.port(), Stuck, 4096);
        for (int i = 0; i < Stuck; ++i)
            stuck.say(i, requestOf("GET", "/v1/sync/snapshot", token));
        stuck.sendAll(2000);
        QTRY_VERIFY(program.metric("wanmi_queue_length{queue=\"streams\"}") > 10);
        most = program.memoryMb("RssAnon");
        // Others go on working, and another one gets everything.
        QCOMPARE(report(program.port(), program.token(QStringLiteral("portal")), QStringLiteral("meanwhile")), QStringLiteral("applied"));
        HttpClient other(program.port());
        other.token = token;
        const HttpReply all = other.get("/v1/sync/snapshot");
        QVERIFY(all.whole && all.body.size() >= whole);
        most = std::max(most, program.memoryMb("RssAnon"));
        // Whoever takes a little all the time is no stuck one.
        Crowd slow(program.port(), 1, 64 * 1024);
        slow.say(0, requestOf("GET", "/v1/sync/snapshot", token));
        slow.sendAll(1000);
        qint64 taken = 0;
        QByteArray end;
        for (char bytes[200'000];;) {
            const auto count = ::recv(slow.socket(0), bytes, sizeof bytes, 0);
            if (count == 0 || (count < 0 && errno != EAGAIN))
                break;
            if (count > 0) {
                taken += count;
                end = (end + QByteArray(bytes, count)).right(16);
                if (end.endsWith("\r\n0\r\n\r\n"))
                    break;
            }
            QTest::qSleep(10);
        }
        QVERIFY2(end.endsWith("\r\n0\r\n\r\n") && taken > whole, "a slow reader was cut off");
        // The stuck ones are gone, and have their memory back.
        QTRY_COMPARE_WITH_TIMEOUT(program.metric("wanmi_queue_length{queue=\"streams\"}"), 0.0, 20'000);
        QVERIFY(stuck.converse(5000));
        for (int i = 0; i < Stuck; ++i)
            QVERIFY(stuck.got(i).size() < whole && !stuck.got(i).endsWith("\r\n0\r\n\r\n"));
        most = std::max(most, program.memoryMb("RssAnon"));
        qInfo("%.0f MB at rest, at most %.0f MB with %d stuck seats", atRest, most, Stuck);
        QVERIFY2(most < atRest + 120, "what is not read lies in memory");
    }

    void twoGigabytesAreRefusedBeforeTheyCome()
    {
        const QTemporaryDir folder;
        makeTown(folder.path(), shippedRules(), base::SystemClock().now());
        CentralProgram program(folder.path());
        const QByteArray token = program.token(QStringLiteral("sv1")), admin = program.token(QStringLiteral("admin"));
        QVERIFY(!token.isEmpty() && !admin.isEmpty());
        const double atRest = program.memoryMb("VmRSS");
        const QByteArray photo = "/v1/media/" + QByteArray(64, 'a'), huge = "Content-Length: 2147483648\r\n";
        {
            Crowd three(program.port(), 3);
            three.say(0, requestOf("PUT", photo, token, huge));
            three.say(1, requestOf("PUT", photo, "nobody", huge));
            three.say(2, requestOf("PUT", "/v1/imports/x/files/0?offset=0", admin, huge));
            QVERIFY(three.converse(5000)); // not one byte of the body was sent
            QCOMPARE(three.status(0), 413);
            QCOMPARE(three.status(1), 401);
            QCOMPARE(three.status(2), 413);
        }
        {
            // Nobody says how much it will be: it is cut where a photo ends.
            Crowd endless(program.port(), 1);
            QByteArray bytes = requestOf("PUT", photo, token, "Transfer-Encoding: chunked\r\n");
            const QByteArray piece = "100000\r\n" + QByteArray(1 << 20, 'x') + "\r\n";
            for (int i = 0; i < 64; ++i)
                bytes += piece;
            endless.say(0, bytes);
            QVERIFY(endless.converse(20'000));
            QVERIFY2(endless.status(0) == 413 || endless.got(0).isEmpty(), endless.got(0).left(200).constData());
        }
        QVERIFY(program.memoryMb("VmHWM") < atRest + 150);

        // Forty photos of 20 MB, none of which comes to its end: some find no room, and the memory has a bound.
        constexpr int Photos = 40;
        {
            Crowd many(program.port(), Photos);
            const QByteArray most(19 << 20, 'x');
            for (int i = 0; i < Photos; ++i)
                many.say(i, requestOf("PUT", photo, token, "Content-Length: 20971520\r\n") + most);
            (void)many.converse(4000);
            const int refused = many.answered(503);
            qInfo("%d of %d were told to come later; at most %.0f MB", refused, Photos, program.memoryMb("VmHWM"));
            QVERIFY(refused > 0 && refused < Photos);
            QVERIFY2(program.memoryMb("VmHWM") < atRest + 600, "bodies have no bound");
            QCOMPARE(report(program.port(), program.token(QStringLiteral("portal")), QStringLiteral("small")), QStringLiteral("applied"));
        }
        // The line broke: the room is there again, and nothing half lies on the disk.
        const auto fits = [&] {
            Crowd one(program.port(), 1);
            one.say(0, requestOf("PUT", photo, token, "Content-Length: 20000000\r\n") + QByteArray(20'000'000, 'x'));
            return one.converse(10'000) && one.status(0) != 503;
        };
        QTRY_VERIFY_WITH_TIMEOUT(fits(), 10'000);
        QVERIFY(QDir(folder.filePath(QStringLiteral("media"))).entryList(QDir::Files).isEmpty());
        QVERIFY(QDir(folder.filePath(QStringLiteral("media/unfinished"))).isEmpty()
                || !QDir(folder.filePath(QStringLiteral("media/unfinished"))).exists());
    }

    void aLongImportTakesNoMemoryAndLeavesNothingWhenItIsGivenUp()
    {
        const QTemporaryDir folder;
        makeTown(folder.path(), shippedRules(), base::SystemClock().now());
        CentralProgram program(folder.path());
        HttpClient admin(program.port());
        admin.token = program.token(QStringLiteral("admin"));
        const auto order = [](qint64 bytes) {
            return QJsonObject{{QStringLiteral("kind"), QStringLiteral("components")},
                               {QStringLiteral("dataset"), QStringLiteral("x")},
                               {QStringLiteral("files"),
                                QJsonArray{QJsonObject{{QStringLiteral("name"), QStringLiteral("a.gpkg")},
                                                       {QStringLiteral("bytes"), double(bytes)},
                                                       {QStringLiteral("hash"), QString()}}}}};
        };
        const HttpReply begun = admin.post("/v1/imports", order(2LL << 30));
        if (begun.status == 503)
            QSKIP("no room for two gigabytes here");
        QCOMPARE(begun.status, 201);
        const double atRest = program.memoryMb("VmRSS");
        const QByteArray id = begun.json().value(u"id").toString().toLatin1();
        const QByteArray part(1'000'000, 'x');
        for (qint64 i = 0; i < 100; ++i) {
            const HttpReply put = admin.send("PUT",
                                             "/v1/imports/" + id + "/files/0?offset=" + QByteArray::number(i * part.size()),
                                             part);
            QVERIFY2(put.status == 200, put.body.constData());
        }
        QVERIFY(program.memoryMb("VmHWM") < atRest + 60);
        QVERIFY(QFileInfo(folder.filePath(QStringLiteral("imports/%1/files/a.gpkg").arg(QLatin1StringView(id)))).size()
                == 100 * part.size());
        QVERIFY(admin.send("DELETE", "/v1/imports/" + id).status < 300);
        QTRY_VERIFY(!QDir(folder.filePath(QStringLiteral("imports/") + QLatin1StringView(id))).exists());
    }

    void whenNoDescriptorIsLeftItWaitsWithoutSpinning()
    {
        const QTemporaryDir folder;
        makeTown(folder.path(), shippedRules(), base::SystemClock().now());
        CentralProgram program(folder.path(), {}, {QStringLiteral("prlimit"), QStringLiteral("--nofile=80:80")});
        if (program.port() == 0)
            QSKIP("prlimit is not here");
        QVERIFY(!program.token(m_accounts[0]).isEmpty());
        {
            const Crowd crowd(program.port(), 200);
            QTest::qWait(300);
            const double before = program.cpuSeconds();
            QTest::qWait(1000);
            QVERIFY2(program.cpuSeconds() - before < 0.5, "it takes a core to accept nobody");
        }
        HttpClient client(program.port());
        QTRY_COMPARE(client.get("/v1/health").status, 200);
        QCOMPARE(report(program.port(), program.token(QStringLiteral("portal")), QStringLiteral("again")), QStringLiteral("applied"));
    }
};

QTEST_GUILESS_MAIN(TestPressure)
#include "tst_pressure.moc"

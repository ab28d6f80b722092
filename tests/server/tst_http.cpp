// SPDX-License-Identifier: GPL-3.0-or-later
#include "town.h"

#include "server/database.h"

#include <QElapsedTimer>
#include <QJsonArray>
#include <QTest>

#include <atomic>
#include <thread>

using namespace wanmi;
using namespace wanmi::test;

class TestHttp : public QObject
{
    Q_OBJECT
    std::unique_ptr<Town> m_town;
private slots:
    void init() { m_town = std::make_unique<Town>(); }
    void cleanup()
    {
        QCOMPARE(m_town->breaches(), QStringList());
        m_town.reset();
    }

    void errorsAreClear_data()
    {
        QTest::addColumn<QByteArray>("request");
        QTest::addColumn<int>("status");
        QTest::addColumn<QString>("reason");
        const QByteArray tail = " HTTP/1.1\r\nHost: x\r\n\r\n";
        QTest::newRow("an unknown path") << "GET /v1/nothing" + tail << 404 << "no-such-path";
        QTest::newRow("a path outside") << "GET /../../etc/passwd" + tail << 404 << "no-such-path";
        QTest::newRow("an unknown method") << "PATCH /v1/health" + tail << 405 << "method-not-allowed";
        QTest::newRow("no session") << "GET /v1/tasks" + tail << 401 << "no-session";
        QTest::newRow("no HTTP") << QByteArray("hello there\r\n\r\n") << 400 << "bad-request";
        QTest::newRow("a huge head") << "GET /v1/health?" + QByteArray(20'000, 'x') + tail << 431
                                     << "too-large";
        QTest::newRow("a huge body")
            << QByteArray("POST /v1/session HTTP/1.1\r\nHost: x\r\nContent-Length: 300000000\r\n\r\n")
                + QByteArray(100'000, 'x')
            << 413 << "too-large";
        QTest::newRow("no JSON") << QByteArray(
            "POST /v1/session HTTP/1.1\r\nHost: x\r\nContent-Length: 3\r\n\r\n{{{")
                                 << 400 << "bad-message";
        QTest::newRow("a deep nest")
            << "POST /v1/session HTTP/1.1\r\nHost: x\r\nContent-Length: 100000\r\n\r\n"
                + QByteArray(100'000, '[')
            << 400 << "bad-message";
    }
    void errorsAreClear()
    {
        QFETCH(QByteArray, request);
        QFETCH(int, status);
        QFETCH(QString, reason);
        HttpClient client(m_town->port());
        const HttpReply reply = client.raw(request);
        QCOMPARE(reply.status, status);
        QCOMPARE(reply.reason(), reason);
        HttpClient other(m_town->port());
        QCOMPARE(other.get("/v1/health").status, 200);
    }
    void badBatchesAreRefusedAsAWhole_data()
    {
        QTest::addColumn<QByteArray>("body");
        QTest::newRow("no list") << QByteArray("{}");
        QTest::newRow("a list of numbers") << QByteArray("{\"commands\": [1]}");
        QTest::newRow("too many") << QByteArray("{\"commands\": [" + QByteArray("{},").repeated(500)
                                                + "{}]}");
        QTest::newRow("a list alone") << QByteArray("[]");
    }
    void badBatchesAreRefusedAsAWhole()
    {
        QFETCH(QByteArray, body);
        auto client = m_town->signIn(QStringLiteral("acceptor1"));
        QCOMPARE(client->send("POST", "/v1/commands", body).status, 400);
    }
    void oneConnectionServesManyRequests()
    {
        auto client = m_town->signIn(QStringLiteral("acceptor1"));
        for (int i = 0; i < 200; ++i)
            QCOMPARE(client->get("/v1/live").status, 200);
    }
    void theDescriptionIsServed()
    {
        HttpClient client(m_town->port());
        const HttpReply reply = client.get("/v1/openapi.json");
        QCOMPARE(reply.status, 200);
        QCOMPARE(reply.json().value(u"openapi").toString(), QStringLiteral("3.0.3"));
    }
    void theBaseMapComesWholeInPartsOrNotAtAll()
    {
        auto client = m_town->signIn(QStringLiteral("acceptor1"));
        const HttpReply whole = client->get("/v1/basemap");
        QCOMPARE(whole.status, 200);
        QCOMPARE(whole.body, QByteArray(700'000, 'm'));
        const QByteArray tag = whole.headers.value("etag");
        const HttpReply part = client->get("/v1/basemap", {"Range: bytes=699990-"});
        QCOMPARE(part.status, 206);
        QCOMPARE(part.body.size(), 10);
        QCOMPARE(part.headers.value("content-range"), QByteArray("bytes 699990-699999/700000"));
        QCOMPARE(client->get("/v1/basemap", {"Range: bytes=-5"}).body.size(), 5);
        QCOMPARE(client->get("/v1/basemap", {"Range: bytes=700000-"}).status, 416);
        QCOMPARE(client->get("/v1/basemap", {"If-None-Match: " + tag}).status, 304);
        QCOMPARE(client->get("/v1/live").status, 200);
    }
    void aReaderWhoGoesAwayIsForgotten()
    {
        auto client = m_town->signIn(QStringLiteral("acceptor1"));
        for (int i = 0; i < 20; ++i) {
            QTcpSocket socket;
            socket.connectToHost(QStringLiteral("127.0.0.1"), quint16(m_town->port()));
            QVERIFY(socket.waitForConnected(5000));
            socket.write("GET /v1/basemap HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer " + client->token
                         + "\r\n\r\n");
            QVERIFY(socket.waitForBytesWritten(5000));
            socket.abort();
        }
        QCOMPARE(client->get("/v1/live").status, 200);
    }
    void stoppingUnderLoadLosesNothingThatWasAcknowledged()
    {
        auto portal = m_town->signIn(QStringLiteral("portal"));
        const QByteArray token = portal->token;
        std::atomic<bool> stop = false;
        std::vector<std::thread> threads;
        std::mutex mutex;
        QStringList acknowledged;
        for (int thread = 0; thread < 4; ++thread) {
            threads.emplace_back([&, thread, port = m_town->port()] {
                HttpClient client(port);
                client.token = token;
                for (int i = 0; !stop; ++i) {
                    const QString id = QStringLiteral("load-%1-%2").arg(thread).arg(i);
                    const QJsonObject result
                        = Town::command(client, orderFor(QStringLiteral("report"), id), 0, id);
                    if (result.value(u"status").toString() != u"applied")
                        break;
                    const std::lock_guard lock(mutex);
                    acknowledged.append(id);
                }
            });
        }
        while (true) {
            std::this_thread::yield();
            const std::lock_guard lock(mutex);
            if (acknowledged.size() > 200)
                break;
        }
        QElapsedTimer timer;
        timer.start();
        m_town->stop();
        QVERIFY(timer.elapsed() < 10'000);
        stop = true;
        for (std::thread &thread : threads)
            thread.join();
        server::Database database(m_town->database(), server::Database::Mode::ReadOnly);
        for (const QString &id : acknowledged) {
            server::Query query(database, "SELECT 1 FROM case_file WHERE id = ?");
            QVERIFY2(query.bind(id).step(), qPrintable(id));
        }
        m_town->start();
    }
};

QTEST_GUILESS_MAIN(TestHttp)
#include "tst_http.moc"

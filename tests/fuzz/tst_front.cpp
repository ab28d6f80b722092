// SPDX-License-Identifier: GPL-3.0-or-later
// Central's own HTTP front under bytes that no client of ours sends.
#include "fuzzing.h"
#include "town.h"

#include <QFile>
#include <QTcpSocket>

#include <memory>

using namespace wanmi;
using namespace wanmi::test;

namespace {
constexpr int ConnectMs = 5'000;
constexpr int AnswerMs = 4; ///< most broken requests get their answer at once; half ones get none, and none is waited for
constexpr int LookEvery = 100; ///< rounds: does it still answer who asks well?

QByteArray request(const QByteArray &line, const QByteArray &headers, const QByteArray &body = {})
{
    return line + " HTTP/1.1\r\nHost: localhost\r\n" + headers
        + (body.isNull() ? QByteArray() : "Content-Length: " + QByteArray::number(body.size()) + "\r\n") + "\r\n" + body;
}
} // namespace

class TestFront : public QObject
{
    Q_OBJECT
    std::unique_ptr<Town> m_town;
    std::unique_ptr<HttpClient> m_person;

    [[nodiscard]] bool answersWell()
    {
        const HttpReply reply = m_person->get("/v1/sync/manifest");
        return reply.status == 200 && reply.whole && !reply.json().isEmpty();
    }
    /// What is wrong with how central takes these bytes.
    QByteArray send(const QByteArray &bytes)
    {
        QTcpSocket socket;
        socket.connectToHost(QStringLiteral("127.0.0.1"), quint16(m_town->port()));
        if (!socket.waitForConnected(ConnectMs))
            return "nobody listens any more";
        socket.write(bytes);
        socket.flush();
        socket.waitForReadyRead(AnswerMs);
        const QByteArray answer = socket.readAll();
        socket.abort();
        if (answer.isEmpty())
            return {};
        if (!answer.startsWith("HTTP/1.1 ") && !answer.startsWith("HTTP/1.0 "))
            return "an answer that is not HTTP: " + answer.left(40);
        const int status = answer.mid(9, 3).toInt();
        return status < 100 || status >= 500 ? "answered " + answer.left(80) : QByteArray();
    }
    [[nodiscard]] QList<QByteArray> seeds() const
    {
        const QByteArray known = "Authorization: Bearer " + m_person->token + "\r\n";
        const QByteArray json = known + "Content-Type: application/json\r\n";
        return {request("GET /v1/sync/manifest", known),
                request("GET /v1/changes?after=0.0&wait=0&limit=10", known),
                request("GET /v1/sync/snapshot?table=case_file", known + "Accept: application/cbor-seq\r\n"),
                request("GET /v1/sync/snapshot?table=area", known + "Range: bytes=5-\r\nAccept-Encoding: gzip\r\n"),
                request("POST /v1/session", "Content-Type: application/json\r\n",
                        R"({"account":"nobody","password":"x","seat":"fuzz"})"),
                request("POST /v1/commands", json, R"({"commands":[{"key":"k","order":{"caseId":"c","action":"urge"}}]})"),
                request("POST /v1/commands", json + "Transfer-Encoding: chunked\r\n")
                    + "c\r\n{\"commands\":[\r\n2\r\n]}\r\n0\r\n\r\n",
                request("PUT /v1/media/" + QByteArray(64, 'a'), known + "Content-Type: application/octet-stream\r\n",
                        QByteArray(200, 'x')),
                request("GET /v1/sync/manifest", known) + request("GET /v1/nothing", known) // one behind the other
                    + request("OPTIONS *", {}),
                request("GET /v1/sync/manifest", known + "Expect: 100-continue\r\nConnection: Upgrade\r\nUpgrade: h2c\r\n")};
    }

private slots:
    void initTestCase()
    {
        m_town = std::make_unique<Town>();
        m_person = m_town->signIn(QStringLiteral("acceptor1"));
        QVERIFY(m_person);
    }
    void cleanupTestCase() { QCOMPARE(m_town->breaches(), QStringList()); }

    void brokenRequestsAreRefusedAndTheOthersAreAnswered()
    {
        int round = 0;
        Decoder front{"front", 2'500, seeds(), [this, &round](const QByteArray &bytes, Mutator &) -> QByteArray {
                          const QByteArray wrong = send(bytes);
                          if (wrong.isEmpty() && ++round % LookEvery == 0 && !answersWell())
                              return "a good request is not answered";
                          return wrong;
                      }};
        fuzz(front);
        QVERIFY(answersWell());
    }

    void sizesOfNoEndAreRefused_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QByteArray many;
        for (int i = 0; i < 20'000; ++i)
            many += "X-" + QByteArray::number(i) + ": y\r\n";
        QTest::newRow("header lines") << request("GET /v1/sync/manifest", many);
        QTest::newRow("a header") << request("GET /v1/sync/manifest", "X: " + QByteArray(1 << 20, 'y') + "\r\n");
        QTest::newRow("a path") << request("GET /" + QByteArray(1 << 20, 'p'), {});
        QTest::newRow("a chunk") << request("POST /v1/session", "Transfer-Encoding: chunked\r\n") + "ffffffffffffffff\r\n";
        QTest::newRow("a body") << request("POST /v1/session", "Content-Length: 18446744073709551615\r\n");
        QTest::newRow("no number of bytes") << request("POST /v1/session", "Content-Length: -1\r\n");
        QTest::newRow("two lengths") << request("POST /v1/session", "Content-Length: 1\r\nContent-Length: 2\r\n");
    }
    void sizesOfNoEndAreRefused()
    {
        QFETCH(QByteArray, bytes);
        HttpClient client(m_town->port());
        const HttpReply reply = client.raw(bytes);
        // An answer, or the connection is gone: never a wait for the rest.
        QVERIFY2(reply.status == 0 || (reply.status >= 400 && reply.status < 500),
                 QByteArray::number(reply.status).constData());
        QVERIFY(answersWell());
    }

    void memoryHasAnEnd()
    {
        QFile status(QStringLiteral("/proc/self/status"));
        QVERIFY(status.open(QIODevice::ReadOnly));
        const QByteArray text = status.readAll();
        const qsizetype at = text.indexOf("VmHWM:");
        const qint64 kib = text.mid(at + 6, 20).trimmed().split(' ').first().toLongLong();
#ifndef __SANITIZE_ADDRESS__
        QVERIFY2(kib > 0 && kib < 400 * 1024, QByteArray::number(kib).constData());
#else
        QVERIFY(kib > 0);
#endif
    }

    void thoseWhoNeverFinishAskingHinderNobody()
    {
        std::vector<std::unique_ptr<QTcpSocket>> slow;
        for (int i = 0; i < 200; ++i) {
            slow.push_back(std::make_unique<QTcpSocket>());
            slow.back()->connectToHost(QStringLiteral("127.0.0.1"), quint16(m_town->port()));
            QVERIFY(slow.back()->waitForConnected(ConnectMs));
            slow.back()->write(i % 2 ? "GET /v1/sync/manifest HTTP/1.1\r\nX: " : "POST /v1/session HTTP/1.1\r\nContent-Length: 9\r\n\r\n{");
            slow.back()->flush();
        }
        for (int i = 0; i < 20; ++i) {
            slow[size_t(i) * 10]->write("y");
            slow[size_t(i) * 10]->flush();
            QVERIFY(answersWell());
        }
    }
};

QTEST_GUILESS_MAIN(TestFront)
#include "tst_front.moc"

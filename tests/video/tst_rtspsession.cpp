// SPDX-License-Identifier: GPL-3.0-or-later
#include "video/rtspsession.h"

#include <QCryptographicHash>
#include <QRegularExpression>
#include <QTest>
#include <random>

using namespace wanmi::video;
using Phase = RtspSession::Phase;

namespace {
const QByteArray sdp
    = "v=0\r\ns=x\r\na=control:*\r\nm=audio 0 RTP/AVP 0\r\na=control:sound\r\nm=video 0 RTP/AVP 97\r\n"
      "a=rtpmap:97 H264/90000\r\na=fmtp:97 packetization-mode=1;sprop-parameter-sets=Z0IAHw==,aM48gA==\r\n"
      "a=control:picture/7\r\n";

Bytes bytes(const QByteArray &array)
{
    return {reinterpret_cast<const uchar *>(array.constData()), static_cast<std::size_t>(array.size())};
}

class Packets final : public PacketSink
{
public:
    void takePacket(Bytes rtp) override
    {
        all.append(
            QByteArray(reinterpret_cast<const char *>(rtp.data()), static_cast<qsizetype>(rtp.size())));
    }
    void takeControl(Bytes) override { ++reports; }
    int reports = 0;
    QList<QByteArray> all;
};

/// The camera's side of a scripted conversation.
class Camera
{
public:
    explicit Camera(const char *url = "rtsp://10.0.0.9/cam/1")
        : session(QUrl(QString::fromLatin1(url)))
    {
        session.start();
        listen();
    }
    void listen()
    {
        request = session.takeOutput();
        const auto match
            = QRegularExpression(QStringLiteral("CSeq: (\\d+)")).match(QString::fromLatin1(request));
        sequence = match.captured(1).toLatin1();
    }
    void say(const QByteArray &raw) { session.receive(bytes(raw), packets); }
    void answer(const QByteArray &status, const QByteArray &headers = {}, const QByteArray &body = {})
    {
        QByteArray all = "RTSP/1.0 " + status + "\r\nCSeq: " + sequence + "\r\n" + headers;
        if (!body.isEmpty())
            all += "Content-Length: " + QByteArray::number(body.size()) + "\r\n";
        say(all + "\r\n" + body);
        listen();
    }
    void play()
    {
        answer("200 OK", {}, sdp);
        answer("200 OK", "Session: 77;timeout=20\r\nTransport: RTP/AVP/TCP;unicast;interleaved=2-3\r\n");
        answer("200 OK");
    }

    RtspSession session;
    Packets packets;
    QByteArray request, sequence;
};

QByteArray interleaved(int channel, const QByteArray &payload)
{
    QByteArray framed("$");
    framed += static_cast<char>(channel);
    framed += static_cast<char>(payload.size() >> 8);
    framed += static_cast<char>(payload.size());
    return framed + payload;
}
} // namespace

class TestRtspSession : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void aCameraIsAskedDescribedSetUpAndPlayed()
    {
        Camera camera;
        QVERIFY(camera.request.startsWith("DESCRIBE rtsp://10.0.0.9/cam/1 RTSP/1.0\r\n"));
        camera.answer("200 OK", "Content-Base: rtsp://10.0.0.9/cam/1/\r\n", sdp);
        QVERIFY(camera.request.startsWith("SETUP rtsp://10.0.0.9/cam/1/picture/7 RTSP/1.0\r\n"));
        QVERIFY(camera.request.contains("Transport: RTP/AVP/TCP;unicast;interleaved=0-1"));
        camera.answer("200 OK",
                      "Session: 77;timeout=20\r\nTransport: RTP/AVP/TCP;unicast;interleaved=2-3\r\n");
        QVERIFY(camera.request.startsWith("PLAY "));
        QVERIFY(camera.request.contains("Session: 77\r\n"));
        camera.answer("200 OK");
        QCOMPARE(camera.session.phase(), Phase::Playing);
        QCOMPARE(camera.session.keepAliveEvery(), std::chrono::seconds(10));
        QCOMPARE(camera.session.track().payloadType, 97);
        camera.session.keepAlive();
        camera.listen();
        QVERIFY(camera.request.startsWith("GET_PARAMETER "));
        camera.answer("501 Not Implemented");
        camera.session.keepAlive();
        camera.listen();
        QVERIFY(camera.request.startsWith("OPTIONS "));
        camera.session.bye();
        QVERIFY(camera.session.takeOutput().startsWith("TEARDOWN "));
    }

    void packetsOfTheVideoChannelAreHandedOnHoweverTheyAreCut()
    {
        const QByteArray stream = interleaved(2, "first") + interleaved(3, "rtcp") + "\r\n"
            + "RTSP/1.0 200 OK\r\nCSeq: 99\r\nContent-Length: 3\r\n\r\nabc" + interleaved(2, "second")
            + interleaved(2, QByteArray(60'000, 'x'));
        for (const qsizetype step : {1, 2, 3, 7, 1000, 100'000}) {
            Camera camera;
            camera.play();
            for (qsizetype at = 0; at < stream.size(); at += step)
                camera.say(stream.mid(at, step));
            QCOMPARE(camera.packets.all.size(), 3);
            QCOMPARE(camera.packets.all[1], QByteArray("second"));
            QCOMPARE(camera.packets.all[2].size(), 60'000);
            QCOMPARE(camera.packets.reports, 1);
        }
    }

    void aCameraThatRefusesItsConnectionSendsDatagrams()
    {
        Camera camera;
        camera.answer("200 OK", {}, sdp);
        camera.answer("461 Unsupported Transport");
        QCOMPARE(camera.session.phase(), Phase::WantsPorts);
        QCOMPARE(camera.request, QByteArray());
        camera.session.setUpDatagrams(40'000);
        camera.listen();
        QVERIFY(camera.request.startsWith("SETUP "));
        QVERIFY(camera.request.contains("Transport: RTP/AVP;unicast;client_port=40000-40001\r\n"));
        camera.answer("200 OK", "Session: 77\r\nTransport: RTP/AVP;unicast;client_port=40000-40001;server_port=6970-6971\r\n");
        QVERIFY(camera.request.startsWith("PLAY "));
        camera.answer("200 OK");
        QCOMPARE(camera.session.phase(), Phase::Playing);
        QCOMPARE(camera.session.serverPorts(), (std::pair<quint16, quint16>{6970, 6971}));
        camera.say(interleaved(0, "not asked for"));
        QVERIFY(camera.packets.all.isEmpty());
        camera.session.sendControl("report");
        QCOMPARE(camera.session.takeOutput(), QByteArray());
        // A camera that refuses both has no more to offer.
        Camera stubborn;
        stubborn.answer("200 OK", {}, sdp);
        stubborn.answer("461 Unsupported Transport");
        stubborn.session.setUpDatagrams(40'000);
        stubborn.listen();
        stubborn.answer("461 Unsupported Transport");
        QCOMPARE(stubborn.session.reason(), QStringLiteral("refused"));
    }
    void reportsGoThroughTheConnectionBesideThePackets()
    {
        Camera camera;
        camera.play();
        camera.session.sendControl("report");
        QCOMPARE(camera.session.takeOutput(), interleaved(3, "report"));
    }

    void aPasswordIsGivenByDigestAndNeverInTheRequestLine()
    {
        Camera camera("rtsp://watch%20man:s%3Acret@10.0.0.9/cam/1");
        QVERIFY(!camera.request.contains("cret"));
        QVERIFY(!camera.request.contains("Authorization"));
        camera.answer("401 Unauthorized",
                      "WWW-Authenticate: Basic realm=\"b\"\r\nWWW-Authenticate: Digest realm=\"r, x\", "
                      "nonce=\"n1\"\r\n");
        const auto md5 = [](const QByteArray &text) {
            return QCryptographicHash::hash(text, QCryptographicHash::Md5).toHex();
        };
        const QByteArray expected
            = md5(md5("watch man:r, x:s:cret") + ":n1:" + md5("DESCRIBE:rtsp://10.0.0.9/cam/1"));
        QVERIFY2(camera.request.contains(QByteArray("response=\"" + expected + '"')),
                 camera.request.constData());
        QVERIFY(!camera.request.contains("cret"));
        camera.answer("200 OK", {}, sdp);
        QVERIFY(camera.request.contains("Authorization: Digest"));
    }

    void aWrongPasswordIsTriedOnce()
    {
        Camera camera("rtsp://u:p@10.0.0.9/cam/1");
        camera.answer("401 Unauthorized",
                      "WWW-Authenticate: Digest realm=\"r\", nonce=\"n1\", qop=\"auth\"\r\n");
        QVERIFY(camera.request.contains("qop=auth, nc=00000001"));
        camera.answer("401 Unauthorized",
                      "WWW-Authenticate: Digest realm=\"r\", nonce=\"n2\", qop=\"auth\"\r\n");
        QCOMPARE(camera.session.phase(), Phase::Failed);
        QCOMPARE(camera.session.reason(), u"unauthorized");
    }

    void aStaleNonceIsRenewed()
    {
        Camera camera("rtsp://u:p@10.0.0.9/cam/1");
        camera.answer("401 Unauthorized", "WWW-Authenticate: Digest realm=\"r\", nonce=\"n1\"\r\n");
        camera.answer("401 Unauthorized",
                      "WWW-Authenticate: Digest realm=\"r\", nonce=\"n2\", stale=TRUE\r\n");
        QVERIFY(camera.request.contains("nonce=\"n2\""));
    }

    void basicIsAnsweredWhenNothingElseIsOffered()
    {
        Camera camera("rtsp://u:p@10.0.0.9/cam/1");
        camera.answer("401 Unauthorized", "WWW-Authenticate: Basic realm=\"r\"\r\n");
        QVERIFY(camera.request.contains("Authorization: Basic dTpw\r\n"));
    }

    void h265IsDescribedByThreeParameterSets()
    {
        const auto track = findVideo("m=audio 0 RTP/AVP 0\nm=video 0 RTP/AVP 98\na=rtpmap:98 H265/90000\n"
                                     "a=fmtp:98 sprop-vps=QAF2; sprop-sps=QgFz;sprop-pps=RAFw;sprop-max-don-diff=2\n"
                                     "a=control:track1\n",
                                     "rtsp://camera/1/");
        QVERIFY(track);
        QCOMPARE(track->payloadType, 98);
        QCOMPARE(track->format.codec, Codec::H265);
        QVERIFY(track->format.numbered);
        const QByteArray code("\0\0\0\1", 4);
        QCOMPARE(track->format.parameterSets, code + "\x40\x01v" + code + "\x42\x01s" + code + "\x44\x01p");
    }
    void refusalsHaveAReason_data()
    {
        QTest::addColumn<QByteArray>("status");
        QTest::addColumn<QByteArray>("body");
        QTest::addColumn<QString>("reason");
        QTest::newRow("no password") << QByteArray("401 Unauthorized") << QByteArray() << "unauthorized";
        QTest::newRow("forbidden") << QByteArray("403 Forbidden") << QByteArray() << "unauthorized";
        QTest::newRow("no such camera") << QByteArray("404 Not Found") << QByteArray() << "not-found";
        QTest::newRow("too busy") << QByteArray("453 Not Enough Bandwidth") << QByteArray() << "refused";
        QTest::newRow("nothing described") << QByteArray("200 OK") << QByteArray() << "no-known-codec";
        QTest::newRow("another codec")
            << QByteArray("200 OK") << QByteArray("m=video 0 RTP/AVP 96\r\na=rtpmap:96 MP4V-ES/90000\r\n")
            << "no-known-codec";
        QTest::newRow("redirect to nowhere") << QByteArray("302 Moved") << QByteArray() << "refused";
    }
    void refusalsHaveAReason()
    {
        QFETCH(QByteArray, status);
        QFETCH(QByteArray, body);
        QFETCH(QString, reason);
        Camera camera;
        camera.answer(status, {}, body);
        QCOMPARE(camera.session.phase(), Phase::Failed);
        QCOMPARE(camera.session.reason(), reason);
    }

    void aRedirectIsReported()
    {
        Camera camera;
        camera.answer("302 Moved", "Location: rtsp://10.0.0.7:8554/cam/9\r\n");
        QCOMPARE(camera.session.phase(), Phase::Redirected);
        QCOMPARE(camera.session.redirect(), QUrl(QStringLiteral("rtsp://10.0.0.7:8554/cam/9")));
    }

    void garbageEndsTheSession_data()
    {
        QTest::addColumn<QByteArray>("raw");
        QTest::newRow("bytes") << QByteArray("\x01\x02\x03");
        QTest::newRow("a web page") << QByteArray("<html>");
        QTest::newRow("another protocol") << QByteArray("HTTP/1.1 400 Bad Request\r\n\r\n");
        QTest::newRow("a negative length") << QByteArray("RTSP/1.0 200 OK\r\nContent-Length: -5\r\n\r\n");
        QTest::newRow("an endless description")
            << QByteArray("RTSP/1.0 200 OK\r\nContent-Length: 99999999999\r\n\r\n");
        QTest::newRow("endless headers") << "RTSP/1.0 200 OK\r\n" + QByteArray("X: y\r\n").repeated(4000);
    }
    void garbageEndsTheSession()
    {
        QFETCH(QByteArray, raw);
        Camera camera;
        camera.say(raw);
        QCOMPARE(camera.session.reason(), u"garbage");
    }

    void theControlOfTheTrackIsResolved_data()
    {
        QTest::addColumn<QByteArray>("control");
        QTest::addColumn<QByteArray>("base");
        QTest::addColumn<QByteArray>("expected");
        QTest::newRow("relative") << QByteArray("trackID=1") << QByteArray("rtsp://h/a")
                                  << QByteArray("rtsp://h/a/trackID=1");
        QTest::newRow("relative to a folder")
            << QByteArray("trackID=1") << QByteArray("rtsp://h/a/") << QByteArray("rtsp://h/a/trackID=1");
        QTest::newRow("absolute") << QByteArray("rtsp://h/b/1") << QByteArray("rtsp://h/a/")
                                  << QByteArray("rtsp://h/b/1");
        QTest::newRow("none") << QByteArray("*") << QByteArray("rtsp://h/a") << QByteArray("rtsp://h/a");
        QTest::newRow("with a blank")
            << QByteArray("a b") << QByteArray("rtsp://h") << QByteArray("rtsp://h/a%20b");
    }
    void theControlOfTheTrackIsResolved()
    {
        QFETCH(QByteArray, control);
        QFETCH(QByteArray, base);
        QFETCH(QByteArray, expected);
        const auto track
            = findVideo("m=video 0 RTP/AVP 96\na=rtpmap:96 H264/90000\na=control:" + control + "\n", base);
        QVERIFY(track);
        QCOMPARE(track->control, expected);
    }

    void mutatedConversationsDoNoHarm()
    {
        const QByteArray conversation
            = "RTSP/1.0 401 Unauthorized\r\nCSeq: 1\r\nWWW-Authenticate: Digest realm=\"r\", nonce=\"n\", "
              "qop=\"auth\"\r\n\r\nRTSP/1.0 200 OK\r\nCSeq: 2\r\nContent-Base: "
              "rtsp://h/a/\r\nContent-Length: "
            + QByteArray::number(sdp.size()) + "\r\n\r\n" + sdp
            + "RTSP/1.0 200 OK\r\nCSeq: 3\r\nSession: 5;timeout=60\r\nTransport: "
              "RTP/AVP/TCP;interleaved=0-1\r\n\r\n"
              "RTSP/1.0 200 OK\r\nCSeq: 4\r\n\r\n"
            + interleaved(0, "packet") + interleaved(1, "rtcp");
        std::mt19937 random(11);
        int played = 0;
        for (int round = 0; round < 30'000; ++round) {
            QByteArray raw = conversation;
            for (quint32 flips = random() % 4; flips > 0; --flips) {
                const auto at = static_cast<qsizetype>(random() % static_cast<quint32>(raw.size()));
                if (random() % 4 == 0)
                    raw.remove(at, static_cast<qsizetype>(random() % 9));
                else
                    raw[at] = static_cast<char>(random());
            }
            Packets packets;
            RtspSession session(QUrl(QStringLiteral("rtsp://u:p@h/a")));
            session.start();
            for (qsizetype at = 0; at < raw.size();) {
                const auto step = static_cast<qsizetype>(1 + random() % 400);
                session.receive(bytes(raw.mid(at, step)), packets);
                (void)session.takeOutput();
                at += step;
            }
            played += session.phase() == Phase::Playing;
        }
        QVERIFY(played > 1000);
    }
};

QTEST_GUILESS_MAIN(TestRtspSession)
#include "tst_rtspsession.moc"

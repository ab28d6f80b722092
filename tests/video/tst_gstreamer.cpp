// SPDX-License-Identifier: GPL-3.0-or-later
// Another people's RTSP: our client at GStreamer's server, GStreamer's client at our simulator.
#include "simulator/rtspserver.h"
#include "video/camerafeeds.h"

#include <QProcess>
#include <QStandardPaths>
#include <QTest>

#include <cmath>

using namespace std::chrono_literals;
using namespace wanmi;
using namespace wanmi::video;
using simulator::ClipCodec;
using simulator::StreamServer;

namespace {
/// The server as a process; it goes with the object.
class GstServer
{
public:
    GstServer(int cameras, const QString &codec, const QString &how)
    {
        m_process.setProcessChannelMode(QProcess::ForwardedErrorChannel);
        m_process.start(QStringLiteral(WANMI_GSTSERVER), {QString::number(cameras), codec, how});
        if (m_process.waitForStarted(20'000) && m_process.waitForReadyRead(30'000))
            m_port = m_process.readLine().trimmed().toInt();
    }
    ~GstServer()
    {
        m_process.closeWriteChannel();
        if (!m_process.waitForFinished(10'000)) {
            m_process.kill();
            m_process.waitForFinished();
        }
    }
    [[nodiscard]] bool isUp() const { return m_port > 0; }
    [[nodiscard]] QUrl camera(int n, const QString &account = {}) const
    {
        QUrl url(QStringLiteral("rtsp://127.0.0.1:%1/cam/%2").arg(m_port).arg(n));
        if (!account.isEmpty())
            url.setUserInfo(account);
        return url;
    }

private:
    QProcess m_process;
    int m_port = 0;
};

/// Not one gray field: something of a scene came through.
bool showsSomething(const QImage &image)
{
    double sum = 0, squares = 0;
    int count = 0;
    for (int y = 0; y < image.height(); y += 4) {
        for (int x = 0; x < image.width(); x += 4, ++count) {
            const double gray = qGray(image.pixel(x, y));
            sum += gray;
            squares += gray * gray;
        }
    }
    return count > 0 && squares / count - sum * sum / (double(count) * count) > 10;
}

bool hasElement(const QString &name)
{
    return QProcess::execute(QStringLiteral("gst-inspect-1.0"), {QStringLiteral("--exists"), name}) == 0;
}
} // namespace

class TestGstreamer : public QObject
{
    Q_OBJECT
private slots:
    void initTestCase()
    {
        if (QStandardPaths::findExecutable(QStringLiteral("gst-inspect-1.0")).isEmpty())
            QSKIP("GStreamer's tools are not installed");
    }
    void ourClientAtItsServer_data()
    {
        QTest::addColumn<QString>("codec");
        QTest::addColumn<QString>("how");
        QTest::addColumn<bool>("datagrams");
        for (const char *codec : {"h264", "h265"}) {
            for (const bool datagrams : {false, true})
                QTest::addRow("%s %s", codec, datagrams ? "datagrams" : "interleaved")
                    << QString::fromLatin1(codec) << QStringLiteral("open") << datagrams;
        }
        QTest::newRow("h264 Digest") << QStringLiteral("h264") << QStringLiteral("digest") << false;
        QTest::newRow("h264 Basic") << QStringLiteral("h264") << QStringLiteral("basic") << false;
    }
    void ourClientAtItsServer()
    {
        QFETCH(QString, codec);
        QFETCH(QString, how);
        QFETCH(bool, datagrams);
        if (!hasElement(codec == u"h265" ? QStringLiteral("x265enc") : QStringLiteral("x264enc")))
            QSKIP("GStreamer has no such encoder here");
        const GstServer server(1, codec, how);
        QVERIFY(server.isUp());
        FeedOptions options;
        options.datagrams = datagrams;
        CameraFeeds feeds(options);
        const QString account = how == u"open" ? QString() : QStringLiteral("wall:gst-pass");
        const FeedId id = feeds.open(server.camera(0, account), {352, 288});
        QTRY_VERIFY2_WITH_TIMEOUT(feeds.latest(id).number > 20, qPrintable(feeds.status(id).reason), 30'000);
        QCOMPARE(feeds.status(id).state, FeedState::Live);
        QCOMPARE(feeds.status(id).sourceSize, QSize(352, 288));
        QVERIFY(showsSomething(feeds.latest(id).image));
        if (how != u"open") {
            const FeedId stranger = feeds.open(server.camera(0, QStringLiteral("wall:guess")), {352, 288});
            QTRY_COMPARE_WITH_TIMEOUT(feeds.status(stranger).reason, u"unauthorized", 20'000);
        }
        const FeedId nowhere = feeds.open(QUrl(server.camera(0, account).toString() + QStringLiteral("/none")), {352, 288});
        QTRY_COMPARE_WITH_TIMEOUT(feeds.status(nowhere).reason, u"not-found", 20'000);
    }
    void fiftyOfItsCameras()
    {
        if (!hasElement(QStringLiteral("x264enc")))
            QSKIP("GStreamer has no x264enc here");
        constexpr int Cameras = 50; // more it does not serve on two cores
        const GstServer server(Cameras, QStringLiteral("h264"), QStringLiteral("open"));
        QVERIFY(server.isUp());
        FeedOptions options;
        options.answerTimeout = 30s;
        options.stallFloor = 20s;
        CameraFeeds feeds(options);
        QList<FeedId> ids;
        for (int i = 0; i < Cameras; ++i)
            ids.append(feeds.open(server.camera(i), {88, 72}, Pace::Thumbnail));
        const auto seen = [&] {
            return std::ranges::count_if(ids, [&](FeedId id) { return feeds.latest(id).number > 0; });
        };
        QTRY_COMPARE_WITH_TIMEOUT(seen(), Cameras, 90'000);
    }
    void itsClientAtOurSimulator_data()
    {
        QTest::addColumn<ClipCodec>("codec");
        QTest::addColumn<QString>("protocols");
        QTest::newRow("H.264 interleaved") << ClipCodec::H264 << QStringLiteral("tcp");
        QTest::newRow("H.264 datagrams") << ClipCodec::H264 << QStringLiteral("udp");
        QTest::newRow("H.265 interleaved") << ClipCodec::H265 << QStringLiteral("tcp");
        QTest::newRow("H.265 datagrams") << ClipCodec::H265 << QStringLiteral("udp");
    }
    void itsClientAtOurSimulator()
    {
        QFETCH(ClipCodec, codec);
        QFETCH(QString, protocols);
        const bool is265 = codec == ClipCodec::H265;
        const QString decoder = is265 ? QStringLiteral("avdec_h265") : QStringLiteral("avdec_h264");
        for (const QString &element : {QStringLiteral("rtspsrc"), decoder}) {
            if (!hasElement(element))
                QSKIP(qPrintable(element + QStringLiteral(" is not installed")));
        }
        const auto clip = simulator::makeClip(QStringLiteral("crossing-day"), 4, codec);
        QVERIFY(clip);
        const auto server = StreamServer::start({*clip}, {QStringLiteral("127.0.0.1"), 0, {}, {}});
        QVERIFY(server);
        QProcess client;
        client.setProcessChannelMode(QProcess::MergedChannels);
        client.start(QStringLiteral("gst-launch-1.0"),
                     {QStringLiteral("-q"), QStringLiteral("rtspsrc"),
                      QStringLiteral("location=rtsp://127.0.0.1:%1/cam/23010200001311000001").arg((*server)->port()),
                      QStringLiteral("protocols=") + protocols, QStringLiteral("!"),
                      is265 ? QStringLiteral("rtph265depay") : QStringLiteral("rtph264depay"), QStringLiteral("!"), decoder,
                      QStringLiteral("!"), QStringLiteral("video/x-raw,width=352,height=288"), QStringLiteral("!"),
                      QStringLiteral("identity"), QStringLiteral("eos-after=40"), QStringLiteral("!"),
                      QStringLiteral("fakesink"), QStringLiteral("sync=false")});
        QVERIFY(client.waitForFinished(60'000));
        QVERIFY2(client.exitCode() == 0, client.readAll().constData());
    }
};

QTEST_GUILESS_MAIN(TestGstreamer)
#include "tst_gstreamer.moc"

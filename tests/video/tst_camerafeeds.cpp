// SPDX-License-Identifier: GPL-3.0-or-later
#include "simulator/rtspserver.h"
#include "simulator/stamp.h"
#include "video/camerafeeds.h"
#include "video/picturedecoder.h"
#include "video/tilestreams.h"

#include <algorithm>
#include <cmath>
#include <netinet/in.h>
#include <QElapsedTimer>
#include <QSignalSpy>
#include <QTest>
#include <sys/resource.h>
#include <sys/socket.h>
#include <thread>
#include <unistd.h>

using namespace std::chrono_literals;
using namespace wanmi::video;
using wanmi::simulator::Clip;
using wanmi::simulator::StreamFault;
using wanmi::simulator::StreamServer;

namespace {
const QSize native(352, 288);

/// Impatient, so that no test waits long.
FeedOptions impatient()
{
    FeedOptions options;
    options.answerTimeout = 1500ms;
    options.stallFloor = 600ms;
    options.stallReconnect = 60s;
    options.backOffFirst = 100ms;
    options.backOffLast = 400ms;
    return options;
}

/// The decoded picture of one frame, without the network.
QImage decoded(const Clip &clip, int number)
{
    PictureDecoder decoder(clip.codec == wanmi::simulator::ClipCodec::H265 ? Codec::H265 : Codec::H264);
    for (int i = number - number % 25; i <= number; ++i) {
        QByteArray unit;
        for (const QByteArray &nal : clip.frames[i].nals)
            unit += QByteArray("\0\0\0\1", 4) + nal;
        if (!decoder.decode(unit, clip.frames[i].key))
            return {};
    }
    QImage image(native, QImage::Format_RGB32);
    return decoder.paint(image) ? image : QImage();
}

double psnr(const QImage &a, const QImage &b)
{
    double sum = 0;
    for (int y = 0; y < a.height(); ++y) {
        for (int x = 0; x < a.width(); ++x) {
            const QRgb p = a.pixel(x, y), q = b.pixel(x, y);
            sum += std::pow(qRed(p) - qRed(q), 2) + std::pow(qGreen(p) - qGreen(q), 2)
                + std::pow(qBlue(p) - qBlue(q), 2);
        }
    }
    return 10 * std::log10(255.0 * 255.0 / std::max(1e-9, sum / (3.0 * a.width() * a.height())));
}
} // namespace

class TestCameraFeeds : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase()
    {
        for (const char *scene : {"crossing-day", "river-night"}) {
            const auto clip = wanmi::simulator::makeClip(QString::fromLatin1(scene), 6);
            QVERIFY(clip);
            m_clips.append(*clip);
        }
    }
    void init()
    {
        auto server = StreamServer::start(m_clips, {QStringLiteral("127.0.0.1"), 0, {}, {}});
        QVERIFY(server);
        m_server = std::move(*server);
    }
    void cleanup() { m_server.reset(); }

    void thePictureOfTheCameraArrives_data()
    {
        QTest::addColumn<bool>("isH265");
        QTest::newRow("H.264") << false;
        QTest::newRow("H.265") << true;
    }
    void thePictureOfTheCameraArrives()
    {
        QFETCH(bool, isH265);
        QList<Clip> clips = m_clips;
        if (isH265) {
            const auto clip = wanmi::simulator::makeClip(QStringLiteral("crossing-day"), 6, wanmi::simulator::ClipCodec::H265);
            QVERIFY(clip);
            clips = {*clip};
            auto server = StreamServer::start(clips, {QStringLiteral("127.0.0.1"), 0, {}, {}});
            QVERIFY(server);
            m_server = std::move(*server);
        }
        CameraFeeds feeds(impatient());
        QSignalSpy frames(&feeds, &CameraFeeds::frameReady);
        const FeedId id = feeds.open(camera(1), native);
        QTRY_VERIFY_WITH_TIMEOUT(feeds.latest(id).number >= 5, 8000);
        QCOMPARE(feeds.status(id).state, FeedState::Live);
        QVERIFY(frames.count() >= 4);

        const VideoFrame frame = feeds.latest(id);
        const auto stamp = wanmi::simulator::readStamp(frame.image);
        QVERIFY(stamp);
        const Clip &clip = clips[m_server->clipOf(name(1))];
        QCOMPARE(stamp->clip, clip.name);
        const QImage original = decoded(clip, stamp->frame);
        QVERIFY2(psnr(frame.image, original) > 40, qPrintable(QString::number(psnr(frame.image, original))));
        QVERIFY(psnr(frame.image, decoded(clip, (stamp->frame + 40) % 75)) < 40);
        QVERIFY(std::chrono::abs(wanmi::base::SystemClock().now() - frame.at) < 2s);
        QCOMPARE(feeds.status(id).sourceSize, native);
    }

    void picturesFollowEachOtherInOrder()
    {
        CameraFeeds feeds(impatient());
        const FeedId id = feeds.open(camera(1), native);
        int last = -1, seen = 0;
        bool ordered = true;
        connect(&feeds, &CameraFeeds::frameReady, &feeds, [&] {
            const auto stamp = wanmi::simulator::readStamp(feeds.latest(id).image);
            if (!stamp)
                return;
            const int ahead = (stamp->frame - last + 75) % 75;
            ordered &= last < 0 || (ahead > 0 && ahead < 12);
            last = stamp->frame;
            ++seen;
        });
        QTRY_VERIFY_WITH_TIMEOUT(seen > 20, 8000);
        QVERIFY(ordered);
    }

    void theImageIsAsLargeAsNeededAndNoLarger()
    {
        CameraFeeds feeds(impatient());
        const FeedId id = feeds.open(camera(1), QSize(100, 100));
        QTRY_VERIFY_WITH_TIMEOUT(feeds.latest(id).number > 0, 8000);
        QCOMPARE(feeds.latest(id).image.size(), QSize(122, 100));
        feeds.setWanted(id, QSize(1000, 1000));
        QTRY_COMPARE_WITH_TIMEOUT(feeds.latest(id).image.size(), native, 4000);
    }

    void aFeedNobodyLooksAtIsLiveButNotDecoded()
    {
        CameraFeeds feeds(impatient());
        const FeedId id = feeds.open(camera(1), QSize());
        QTRY_COMPARE_WITH_TIMEOUT(feeds.status(id).state, FeedState::Live, 4000);
        QTest::qWait(2500);
        QCOMPARE(feeds.latest(id).number, 0U);
        QCOMPARE(feeds.status(id).state, FeedState::Live);
        feeds.setWanted(id, native);
        QTRY_VERIFY_WITH_TIMEOUT(feeds.latest(id).number > 0, 6000);
    }

    void aStalledCameraIsNoticedAndComesBack()
    {
        CameraFeeds feeds(impatient());
        const FeedId id = feeds.open(camera(1), native);
        QTRY_VERIFY_WITH_TIMEOUT(feeds.latest(id).number > 0, 8000);
        m_server->setFault(name(1), StreamFault::Stall);
        QTRY_COMPARE_WITH_TIMEOUT(feeds.status(id).state, FeedState::Stalled, 12000);
        QCOMPARE(feeds.status(id).reason, u"no-data");
        QVERIFY(*feeds.status(id).packetAge >= 600ms);
        m_server->setFault(name(1), StreamFault::None);
        QTRY_COMPARE_WITH_TIMEOUT(feeds.status(id).state, FeedState::Live, 8000);
    }

    void aResetConnectionIsMadeAnew()
    {
        CameraFeeds feeds(impatient());
        const FeedId id = feeds.open(camera(1), native);
        QTRY_VERIFY_WITH_TIMEOUT(feeds.latest(id).number > 0, 8000);
        QSignalSpy states(&feeds, &CameraFeeds::statusChanged);
        m_server->resetAll();
        QTRY_VERIFY_WITH_TIMEOUT(states.count() >= 2, 6000);
        QCOMPARE(feeds.status(id).state, FeedState::Live);
        const quint64 before = feeds.latest(id).number;
        QTRY_VERIFY_WITH_TIMEOUT(feeds.latest(id).number > before, 6000);
    }

    void faultsHaveTheirReason_data()
    {
        QTest::addColumn<int>("fault");
        QTest::addColumn<QString>("reason");
        QTest::newRow("401") << int(StreamFault::Unauthorized) << "unauthorized";
        QTest::newRow("off") << int(StreamFault::Off) << "not-found";
        QTest::newRow("garbage") << int(StreamFault::Garbage) << "garbage";
        QTest::newRow("reset") << int(StreamFault::Reset) << "reset";
        QTest::newRow("accepts and never answers") << int(StreamFault::Silent) << "timeout";
    }
    void faultsHaveTheirReason()
    {
        QFETCH(int, fault);
        QFETCH(QString, reason);
        m_server->setFault(name(1), StreamFault(fault));
        CameraFeeds feeds(impatient());
        const FeedId id = feeds.open(camera(1), native);
        QTRY_COMPARE_WITH_TIMEOUT(feeds.status(id).state, FeedState::Failed, 5000);
        QCOMPARE(feeds.status(id).reason, reason);
        m_server->setFault(name(1), StreamFault::None);
        QTRY_COMPARE_WITH_TIMEOUT(feeds.status(id).state, FeedState::Live, 5000);
        QCOMPARE(feeds.status(id).reason, QString());
    }

    void aServerThatIsNotThereIsRefusedAndTriedAgain()
    {
        const quint16 port = m_server->port();
        m_server.reset();
        CameraFeeds feeds(impatient());
        const FeedId id = feeds.open(QUrl(QStringLiteral("rtsp://localhost:%1/cam/1").arg(port)), native);
        QTRY_COMPARE_WITH_TIMEOUT(feeds.status(id).state, FeedState::Failed, 5000);
        QCOMPARE(feeds.status(id).reason, u"connection-refused");
        QTRY_VERIFY_WITH_TIMEOUT(feeds.status(id).attempts >= 3, 5000);
        auto back = StreamServer::start(m_clips, {QStringLiteral("127.0.0.1"), port, {}, {}});
        QVERIFY(back);
        QTRY_COMPARE_WITH_TIMEOUT(feeds.status(id).state, FeedState::Live, 5000);
        feeds.close(id);
    }

    void badAddressesFailAtOnce()
    {
        CameraFeeds feeds(impatient());
        const FeedId id = feeds.open(QUrl(QStringLiteral("ftp://127.0.0.1/x")), native);
        QTRY_COMPARE(feeds.status(id).state, FeedState::Failed);
        QCOMPARE(feeds.status(id).reason, u"bad-url");
    }

    void aPasswordOpensTheCamera()
    {
        auto locked = StreamServer::start(
            m_clips, {QStringLiteral("127.0.0.1"), 0, QStringLiteral("gate"), QStringLiteral("pass word")});
        QVERIFY(locked);
        CameraFeeds feeds(impatient());
        const QString place = QStringLiteral("127.0.0.1:%1/cam/1").arg((*locked)->port());
        const FeedId right = feeds.open(QUrl(QStringLiteral("rtsp://gate:pass%20word@") + place), native);
        const FeedId wrong = feeds.open(QUrl(QStringLiteral("rtsp://gate:guess@") + place), native);
        const FeedId none = feeds.open(QUrl(QStringLiteral("rtsp://") + place), native);
        QTRY_COMPARE_WITH_TIMEOUT(feeds.status(right).state, FeedState::Live, 5000);
        QTRY_COMPARE_WITH_TIMEOUT(feeds.status(wrong).reason, u"unauthorized", 5000);
        QTRY_COMPARE_WITH_TIMEOUT(feeds.status(none).reason, u"unauthorized", 5000);
    }

    /// What central tells of users and main streams; the address that faces know never holds it.
    void whoTheSeatIsToACameraIsToldLaterAndShownNowhere()
    {
        wanmi::simulator::StreamOptions options;
        options.port = 0;
        options.user = QStringLiteral("wall");
        options.password = QStringLiteral("p:w@d/%7");
        const auto large = wanmi::simulator::makeClip(m_clips[0].name, 6, wanmi::simulator::ClipCodec::H264,
                                                      wanmi::simulator::Showing::Scene, true);
        QVERIFY(large);
        QCOMPARE(large->size, native * 2);
        const auto server = StreamServer::start({m_clips[0], *large}, options);
        QVERIFY(server);
        const QUrl url(QStringLiteral("rtsp://127.0.0.1:%1/cam/2301020000131000001").arg((*server)->port()));
        CameraFeeds feeds(impatient());
        QSignalSpy shown(&feeds, &CameraFeeds::shown), hidden(&feeds, &CameraFeeds::hidden);
        const TileId tile = feeds.tiles().open(url, {}, {1280, 720});
        QTRY_COMPARE_WITH_TIMEOUT(feeds.tiles().status(tile).reason, u"unauthorized", 5000);
        QVERIFY(!feeds.tiles().hasMain(tile));

        feeds.setAccess(StreamAccessBook({{QStringLiteral("/cam/4*"), QStringLiteral("other"), {}, {}},
                                          {QStringLiteral("/cam/23*"), options.user, options.password,
                                           QStringLiteral("{path}/main")}}));
        QVERIFY(feeds.tiles().hasMain(tile));
        QTRY_COMPARE_WITH_TIMEOUT(feeds.tiles().status(tile).state, FeedState::Live, 5000);
        QTRY_COMPARE_WITH_TIMEOUT(feeds.tiles().shown(tile), Stream::Main, 15'000);
        QCOMPARE(feeds.tiles().status(tile).sourceSize, native * 2);
        QCOMPARE(feeds.tiles().why(tile), u"large");
        // A pin holds, whatever fits.
        feeds.tiles().pin(tile, Stream::Sub);
        QTRY_COMPARE_WITH_TIMEOUT(feeds.tiles().shown(tile), Stream::Sub, 15'000);
        feeds.tiles().close(tile);
        for (const QSignalSpy *spy : {&shown, &hidden}) {
            QCOMPARE_GE(spy->size(), 2); // the small stream and the main one
            for (const auto &args : *spy)
                QCOMPARE(args.at(0).toUrl(), url); // one camera, and nobody's password
        }
        QCOMPARE(shown.size(), hidden.size());
        // Not any more: who is told to forget does.
        feeds.setAccess({});
        QVERIFY(feeds.mainOf(url).isEmpty());
        const FeedId after = feeds.open(url, native);
        QTRY_COMPARE_WITH_TIMEOUT(feeds.status(after).reason, u"unauthorized", 5000);
    }

    void aClosedCameraIsNotAskedFor()
    {
        const auto server = StreamServer::start(m_clips, {QStringLiteral("127.0.0.1"), 0, {}, {}});
        QVERIFY(server);
        const QUrl url(QStringLiteral("rtsp://127.0.0.1:%1/cam/23010200001311000001").arg((*server)->port()));
        CameraFeeds feeds;
        const QSize native(352, 288);
        const FeedId before = feeds.open(url, native);
        QTRY_COMPARE_WITH_TIMEOUT(feeds.status(before).state, FeedState::Live, 5000);
        feeds.setAccess(StreamAccessBook({{QStringLiteral("/cam/2301*"), {}, {}, QStringLiteral("{path}/main"), true}}));
        QTRY_COMPARE_WITH_TIMEOUT(feeds.status(before).reason, u"not-permitted", 5000);
        QVERIFY(feeds.mainOf(url).isEmpty());
        feeds.close(before);
        const FeedId after = feeds.open(url, native);
        QTRY_COMPARE_WITH_TIMEOUT(feeds.status(after).reason, u"not-permitted", 5000);
        QVERIFY(feeds.latest(after).image.isNull()); // nor what was seen of it before
        feeds.setAccess({});
        QTRY_COMPARE_WITH_TIMEOUT(feeds.status(after).state, FeedState::Live, 5000);
    }

    void someCamerasAskForAPasswordAndOthersDoNot()
    {
        wanmi::simulator::StreamOptions options;
        options.port = 0;
        options.user = QStringLiteral("wall");
        options.password = QStringLiteral("p:w@d");
        options.guardedShare = 0.3;
        const auto server = StreamServer::start(m_clips, options);
        QVERIFY(server);
        const auto idOf = [](int n) { return QStringLiteral("230102000013110%1").arg(n, 5, 10, QLatin1Char('0')); };
        int guarded = 0, first[2] = {-1, -1};
        for (int n = 0; n < 1'000; ++n) {
            const bool asks = (*server)->isGuarded(idOf(n));
            guarded += asks;
            first[asks] = first[asks] < 0 ? n : first[asks];
        }
        QVERIFY2(std::abs(guarded - 300) < 60, qPrintable(QString::number(guarded)));

        QUrl url(QStringLiteral("rtsp://127.0.0.1:%1").arg((*server)->port()));
        CameraFeeds feeds(impatient());
        url.setPath(QStringLiteral("/cam/") + idOf(first[0]));
        const FeedId open = feeds.open(url, native);
        url.setPath(QStringLiteral("/cam/") + idOf(first[1]));
        const FeedId refused = feeds.open(url, native);
        url.setUserName(options.user);
        url.setPassword(options.password);
        const FeedId known = feeds.open(url, native);
        QTRY_COMPARE_WITH_TIMEOUT(feeds.status(open).state, FeedState::Live, 5000);
        QTRY_COMPARE_WITH_TIMEOUT(feeds.status(known).state, FeedState::Live, 5000);
        QTRY_COMPARE_WITH_TIMEOUT(feeds.status(refused).reason, u"unauthorized", 5000);
    }

    void closingNeverWaits()
    {
        m_server->setFault(name(2), StreamFault::Silent);
        CameraFeeds feeds(impatient());
        QList<FeedId> ids;
        for (int i = 1; i <= 20; ++i)
            ids.append(feeds.open(camera(i), native));
        QTRY_VERIFY_WITH_TIMEOUT(feeds.latest(ids[0]).number > 0, 8000);
        QElapsedTimer timer;
        timer.start();
        for (const FeedId id : ids)
            feeds.close(id);
        QVERIFY2(timer.nsecsElapsed() < 20'000'000, qPrintable(QString::number(timer.nsecsElapsed())));
        QCOMPARE(feeds.feedCount(), 0);
        QCOMPARE(feeds.latest(ids[0]).number, 0U);
        QTRY_COMPARE_WITH_TIMEOUT(m_server->viewers(), 0, 4000);
    }

    void sixtyFourFeedsPlayAtOnce()
    {
        CameraFeeds feeds(impatient());
        QList<FeedId> ids;
        for (int i = 1; i <= 64; ++i)
            ids.append(feeds.open(camera(i), QSize(120, 98)));
        const auto allPlay = [&] {
            return std::all_of(ids.cbegin(), ids.cend(),
                               [&](FeedId id) { return feeds.latest(id).number >= 10; });
        };
        QTRY_VERIFY_WITH_TIMEOUT(allPlay(), 30'000);
        QCOMPARE(m_server->viewers(), 64);
    }

    void aWholeCityConnectsAndSurvivesAReset()
    {
        constexpr int city = 1150;
        rlimit limit{};
        ::getrlimit(RLIMIT_NOFILE, &limit);
        if (limit.rlim_max < 3 * city)
            QSKIP("too few descriptors are allowed here");
        FeedOptions options = impatient();
        options.answerTimeout = 10s;
        options.stallFloor = 5s;
        CameraFeeds feeds(options);
        QList<FeedId> ids;
        for (int i = 1; i <= city; ++i)
            ids.append(feeds.open(camera(i), QSize()));
        const auto live = [&] {
            return std::count_if(ids.cbegin(), ids.cend(),
                                 [&](FeedId id) { return feeds.status(id).state == FeedState::Live; });
        };
        QTRY_COMPARE_WITH_TIMEOUT(live(), city, 30'000);
        QCOMPARE(m_server->viewers(), city);
        m_server->resetAll();
        QTRY_VERIFY_WITH_TIMEOUT(live() < city / 2, 5'000);
        QTRY_COMPARE_WITH_TIMEOUT(live(), city, 30'000);
    }

    void redirectsAreFollowedAndEndlessOnesAreNot()
    {
        const int listener = ::socket(AF_INET, SOCK_STREAM, 0);
        sockaddr_in address{};
        address.sin_family = AF_INET;
        address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
        QCOMPARE(::bind(listener, reinterpret_cast<sockaddr *>(&address), sizeof address), 0);
        QCOMPARE(::listen(listener, 5), 0);
        socklen_t length = sizeof address;
        ::getsockname(listener, reinterpret_cast<sockaddr *>(&address), &length);
        const QByteArray self = "rtsp://127.0.0.1:" + QByteArray::number(ntohs(address.sin_port)) + "/x";
        // The first is sent on to the real camera, everybody after it in a circle.
        QByteArray target = camera(1).toEncoded();
        std::thread elsewhere([&, target]() mutable {
            for (int guest = ::accept(listener, nullptr, nullptr); guest >= 0;
                 guest = ::accept(listener, nullptr, nullptr)) {
                char request[2048];
                [[maybe_unused]] const auto got = ::recv(guest, request, sizeof request, 0);
                const QByteArray answer = "RTSP/1.0 302 Moved\r\nCSeq: 1\r\nLocation: " + target + "\r\n\r\n";
                [[maybe_unused]] const auto sent
                    = ::send(guest, answer.constData(), std::size_t(answer.size()), MSG_NOSIGNAL);
                target = self;
                ::close(guest);
            }
        });
        {
            CameraFeeds feeds(impatient());
            const FeedId moved = feeds.open(QUrl::fromEncoded(self), native);
            QTRY_COMPARE_WITH_TIMEOUT(feeds.status(moved).state, FeedState::Live, 5000);
            const FeedId circle = feeds.open(QUrl::fromEncoded(self + "/again"), native);
            QTRY_COMPARE_WITH_TIMEOUT(feeds.status(circle).reason, u"too-many-redirects", 5000);
        }
        ::shutdown(listener, SHUT_RDWR);
        elsewhere.join();
        ::close(listener);
    }

    void aServerThatOnlyAcceptsRunsIntoTheTimeout()
    {
        const int listener = ::socket(AF_INET, SOCK_STREAM, 0);
        sockaddr_in address{};
        address.sin_family = AF_INET;
        address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
        QCOMPARE(::bind(listener, reinterpret_cast<sockaddr *>(&address), sizeof address), 0);
        QCOMPARE(::listen(listener, 5), 0);
        socklen_t length = sizeof address;
        ::getsockname(listener, reinterpret_cast<sockaddr *>(&address), &length);
        CameraFeeds feeds(impatient());
        const FeedId id
            = feeds.open(QUrl(QStringLiteral("rtsp://127.0.0.1:%1/x").arg(ntohs(address.sin_port))), native);
        QTRY_COMPARE_WITH_TIMEOUT(feeds.status(id).state, FeedState::Failed, 5000);
        QCOMPARE(feeds.status(id).reason, u"timeout");
        ::close(listener);
    }

private:
    static QString name(int number)
    {
        return QStringLiteral("230102%1").arg(number, 14, 10, QLatin1Char('0'));
    }
    [[nodiscard]] QUrl camera(int number) const
    {
        return QUrl(QStringLiteral("rtsp://127.0.0.1:%1/cam/%2").arg(m_server->port()).arg(name(number)));
    }

    QList<Clip> m_clips;
    std::unique_ptr<StreamServer> m_server;
};

QTEST_GUILESS_MAIN(TestCameraFeeds)
#include "tst_camerafeeds.moc"

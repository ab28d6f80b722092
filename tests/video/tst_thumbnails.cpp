// SPDX-License-Identifier: GPL-3.0-or-later
#include "simulator/rtspserver.h"
#include "simulator/stamp.h"
#include "video/camerafeeds.h"

#include <QSignalSpy>
#include <QTest>

using namespace std::chrono_literals;
using namespace wanmi::video;
using wanmi::simulator::Clip;
using wanmi::simulator::ClipCodec;
using wanmi::simulator::StreamFault;
using wanmi::simulator::StreamServer;

namespace {
const QSize native(352, 288), small(88, 72);
constexpr int cameras = 60;
constexpr int framesOfGop = 25;

FeedOptions impatient()
{
    FeedOptions options;
    options.answerTimeout = 3s;
    options.backOffFirst = 100ms;
    options.backOffLast = 400ms;
    return options;
}
} // namespace

/// Small pictures of many cameras, and several who look at one camera.
class TestThumbnails : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase()
    {
        for (const auto &[scene, codec] : {std::pair{"crossing-day", ClipCodec::H264}, {"river-night", ClipCodec::H264},
                                           {"crossing-day", ClipCodec::H265}, {"river-night", ClipCodec::H265}}) {
            const auto clip = wanmi::simulator::makeClip(QString::fromLatin1(scene), 6, codec);
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

    void everyCameraShowsItsOwnKeyPictures()
    {
        CameraFeeds feeds(impatient());
        QSignalSpy frames(&feeds, &CameraFeeds::frameReady);
        std::vector<FeedId> ids;
        for (int i = 1; i <= cameras; ++i)
            ids.push_back(feeds.open(camera(i), native, Pace::Thumbnail));
        const auto least = [&] {
            quint64 number = std::numeric_limits<quint64>::max();
            for (const FeedId id : ids)
                number = std::min(number, feeds.latest(id).number);
            return number;
        };
        QTRY_VERIFY_WITH_TIMEOUT(least() >= 3, 20'000);
        QCOMPARE(m_server->viewers(), cameras);
        QVERIFY2(frames.isEmpty(), "a thousand thumbnails must not ring");
        for (int i = 1; i <= cameras; ++i) {
            const VideoFrame frame = feeds.latest(ids[std::size_t(i - 1)]);
            const FeedStatus status = feeds.status(ids[std::size_t(i - 1)]);
            QCOMPARE(frame.image.size(), native);
            QCOMPARE(status.state, FeedState::Live);
            QCOMPARE(status.sourceSize, native);
            const auto stamp = wanmi::simulator::readStamp(frame.image);
            QVERIFY2(stamp, qPrintable(QString::number(i)));
            // A decoder that is lent from camera to camera must never show the neighbor's.
            const Clip &clip = m_clips[m_server->clipOf(name(i))];
            QVERIFY2(clip.name.startsWith(stamp->clip), qPrintable(clip.name + QStringLiteral(" shows ") + stamp->clip));
            QCOMPARE(stamp->frame % framesOfGop, 0);
        }
    }

    void theyComeAsOftenAsAsked()
    {
        CameraFeeds feeds(impatient());
        QCOMPARE(feeds.thumbnailEvery(), 2s);
        feeds.setThumbnailEvery(1ms);
        QCOMPARE(feeds.thumbnailEvery(), 250ms);
        feeds.setThumbnailEvery(6s);
        const FeedId id = feeds.open(camera(1), small, Pace::Thumbnail);
        QTRY_VERIFY_WITH_TIMEOUT(feeds.latest(id).number == 1, 6'000);
        const auto first = feeds.latest(id).at;
        QVERIFY(feeds.latest(id).image.width() <= native.width() / 3);
        QTRY_VERIFY_WITH_TIMEOUT(feeds.latest(id).number == 2, 12'000);
        const auto apart = feeds.latest(id).at - first;
        QVERIFY2(apart > 5s && apart < 9s, qPrintable(QString::number(std::chrono::duration<double>(apart).count())));
        QCOMPARE(feeds.status(id).state, FeedState::Live);
    }

    void whoLooksAtTheSameCameraSharesItsConnection()
    {
        CameraFeeds feeds(impatient());
        QSignalSpy shown(&feeds, &CameraFeeds::shown), hidden(&feeds, &CameraFeeds::hidden);
        QSignalSpy frames(&feeds, &CameraFeeds::frameReady);
        const FeedId thumbnail = feeds.open(camera(1), small, Pace::Thumbnail);
        QTRY_VERIFY_WITH_TIMEOUT(feeds.latest(thumbnail).number > 0, 6'000);
        QVERIFY2(shown.isEmpty(), "a thumbnail is not a look at a camera");

        // The picture that is there is there at once, whoever asks.
        const quint64 there = feeds.latest(thumbnail).number;
        const FeedId tile = feeds.open(camera(1), native), other = feeds.open(camera(1), QSize(176, 144));
        QVERIFY(feeds.latest(tile).number >= there); // the past is at hand: it may move already
        QCOMPARE(feeds.status(tile).state, FeedState::Live);
        QCOMPARE(shown.size(), 2);
        QTRY_VERIFY_WITH_TIMEOUT(feeds.latest(tile).image.size() == native, 6'000);
        QVERIFY(feeds.latest(other).image.size() == native);
        QTRY_VERIFY(frames.size() > 4);
        QCOMPARE(m_server->viewers(), 1);
        // The thumbnail goes on as a thumbnail.
        const quint64 before = feeds.latest(thumbnail).number;
        QTRY_VERIFY_WITH_TIMEOUT(feeds.latest(thumbnail).number > before, 6'000);
        QVERIFY(feeds.latest(thumbnail).image.width() < native.width() / 2);

        feeds.close(tile);
        QCOMPARE(hidden.size(), 1);
        feeds.close(other);
        QCOMPARE(hidden.size(), 2);
        QTest::qWait(400);
        frames.clear();
        const quint64 then = feeds.latest(thumbnail).number;
        QTRY_VERIFY_WITH_TIMEOUT(feeds.latest(thumbnail).number > then + 1, 9'000);
        QVERIFY(frames.isEmpty());
        QCOMPARE(m_server->viewers(), 1);
        feeds.close(thumbnail);
        QTRY_COMPARE_WITH_TIMEOUT(m_server->viewers(), 0, 4'000);
    }

    void aTileMovesAtOnceAndNotWithTheNextKeyPicture()
    {
        CameraFeeds feeds(impatient());
        const FeedId thumbnail = feeds.open(camera(1), small, Pace::Thumbnail);
        QTRY_VERIFY_WITH_TIMEOUT(feeds.latest(thumbnail).number > 1, 9'000);
        const quint64 before = feeds.latest(thumbnail).number;
        QTRY_VERIFY_WITH_TIMEOUT(feeds.latest(thumbnail).number > before, 5'000);
        QTest::qWait(900); // halfway between two key pictures
        const FeedId tile = feeds.open(camera(1), native);
        QTRY_VERIFY_WITH_TIMEOUT(feeds.latest(tile).image.size() == native, 900);
        const auto shown = wanmi::simulator::readStamp(feeds.latest(tile).image);
        QVERIFY(shown);
        QVERIFY2(shown->frame % framesOfGop > 4, "it shows now, and not the last key picture");
    }

    void theLastPictureIsThereWhenACameraIsLookedAtAgain()
    {
        CameraFeeds feeds(impatient());
        const FeedId before = feeds.open(camera(1), native);
        QTRY_VERIFY_WITH_TIMEOUT(feeds.latest(before).number > 4, 6'000);
        const VideoFrame last = feeds.latest(before);
        QVERIFY(!last.still);
        feeds.close(before);
        m_server->setFault(name(1), StreamFault::Silent);
        QTest::qWait(300);
        const FeedId again = feeds.open(camera(1), native);
        const VideoFrame still = feeds.latest(again);
        QVERIFY(still.number > 0 && still.still);
        QVERIFY(still.at >= last.at);
        const FeedStatus status = feeds.status(again);
        QCOMPARE(status.state, FeedState::Connecting);
        QCOMPARE(status.pictures, 0U);
        QVERIFY2(status.pictureAge && *status.pictureAge >= 250ms, "its age is told");
        m_server->setFault(name(1), StreamFault::None);
        QTRY_VERIFY_WITH_TIMEOUT(!feeds.latest(again).still, 9'000);
        QVERIFY(feeds.latest(again).number > still.number);
    }

    void aDeadCameraIsKnownAndTheOthersGoOn()
    {
        FeedOptions options = impatient();
        options.stallFloor = 600ms;
        CameraFeeds feeds(options);
        std::vector<FeedId> ids;
        for (int i = 1; i <= 20; ++i)
            ids.push_back(feeds.open(camera(i), small, Pace::Thumbnail));
        const auto all = [&](quint64 number) {
            return std::ranges::all_of(ids, [&](FeedId id) { return feeds.latest(id).number >= number; });
        };
        QTRY_VERIFY_WITH_TIMEOUT(all(1), 9'000);
        m_server->setFault(name(3), StreamFault::Stall);
        m_server->setFault(name(4), StreamFault::Off);
        QTRY_COMPARE_WITH_TIMEOUT(feeds.status(ids[2]).reason, u"no-data", 12'000);
        QTRY_COMPARE_WITH_TIMEOUT(feeds.status(ids[3]).reason, u"not-found", 12'000);
        QVERIFY(feeds.latest(ids[2]).number > 0);
        const quint64 then = feeds.latest(ids[0]).number;
        QTRY_VERIFY_WITH_TIMEOUT(feeds.latest(ids[0]).number > then + 1, 9'000);
    }

private:
    [[nodiscard]] QString name(int i) const { return QStringLiteral("c%1").arg(i); }
    [[nodiscard]] QUrl camera(int i) const
    {
        return QUrl(QStringLiteral("rtsp://127.0.0.1:%1/cam/%2").arg(m_server->port()).arg(name(i)));
    }

    QList<Clip> m_clips;
    std::unique_ptr<StreamServer> m_server;
};

QTEST_GUILESS_MAIN(TestThumbnails)
#include "tst_thumbnails.moc"

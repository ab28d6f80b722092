// SPDX-License-Identifier: GPL-3.0-or-later
#include "simulator/rtspserver.h"
#include "video/camerafeeds.h"
#include "video/tilestreams.h"

#include <QSignalSpy>
#include <QTest>

using namespace std::chrono_literals;
using namespace wanmi::video;
using wanmi::simulator::StreamFault;
using wanmi::simulator::StreamServer;

namespace {
const QSize small(160, 120), large(900, 700);
} // namespace

/// Tiles over real streams: the small one at first, the main one when it is worth it, and never a dark moment between.
class TestTileStreams : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase()
    {
        const auto clip = wanmi::simulator::makeClip(QStringLiteral("crossing-day"), 4);
        QVERIFY(clip);
        auto server = StreamServer::start({*clip}, {QStringLiteral("127.0.0.1"), 0, {}, {}});
        QVERIFY(server);
        m_server = std::move(*server);
        m_options.answerTimeout = 2s;
        m_options.backOffFirst = 100ms;
    }
    void cleanup()
    {
        for (const char *name : {"s1", "m1", "s2", "m2"})
            m_server->setFault(QString::fromLatin1(name), StreamFault::None);
    }

    void aTileGrowsIntoTheMainStreamWithoutADarkMoment()
    {
        CameraFeeds feeds(m_options);
        TileStreams &tiles = feeds.tiles();
        QSignalSpy frames(&tiles, &TileStreams::frameReady);
        const TileId id = tiles.open(url("s1"), url("m1"), small);
        QTRY_VERIFY_WITH_TIMEOUT(tiles.latest(id).number > 2, 8'000);
        QCOMPARE(tiles.shown(id), Stream::Sub);
        QCOMPARE(tiles.why(id), QStringLiteral("small"));
        tiles.setWanted(id, large);
        bool isDark = false;
        QTRY_VERIFY_WITH_TIMEOUT((isDark |= tiles.latest(id).number == 0, tiles.shown(id) == Stream::Main), 15'000);
        QVERIFY(!isDark);
        QVERIFY(tiles.latest(id).number > 0 && !tiles.latest(id).still);
        QCOMPARE(tiles.why(id), QStringLiteral("large"));
        frames.clear();
        QTRY_VERIFY(frames.size() > 5);
        QTRY_COMPARE_WITH_TIMEOUT(m_server->viewers(), 1, 4'000); // the other connection is closed
        tiles.close(id);
        QCOMPARE(feeds.feedCount(), 0);
    }

    void theOperatorsWordHoldsAndIsSeen()
    {
        CameraFeeds feeds(m_options);
        TileStreams &tiles = feeds.tiles();
        QSignalSpy changed(&tiles, &TileStreams::streamChanged);
        const TileId id = tiles.open(url("s1"), url("m1"), large);
        tiles.pin(id, Stream::Sub);
        QVERIFY(!changed.isEmpty());
        QTRY_VERIFY_WITH_TIMEOUT(tiles.latest(id).number > 2, 8'000);
        QTest::qWait(1500);
        QCOMPARE(tiles.shown(id), Stream::Sub);
        QCOMPARE(tiles.why(id), QStringLiteral("pinned"));
        QCOMPARE(tiles.pinned(id), std::optional(Stream::Sub));
        tiles.setWanted(id, small);
        tiles.pin(id, Stream::Main);
        QTRY_COMPARE_WITH_TIMEOUT(tiles.shown(id), Stream::Main, 8'000);
        tiles.pin(id, {});
        QTRY_COMPARE_WITH_TIMEOUT(tiles.shown(id), Stream::Sub, 15'000);
    }

    void aMainStreamThatDoesNotComeTakesNothingAway()
    {
        m_server->setFault(QStringLiteral("m2"), StreamFault::Off);
        CameraFeeds feeds(m_options);
        TileStreams &tiles = feeds.tiles();
        const TileId id = tiles.open(url("s2"), url("m2"), large);
        QTRY_COMPARE_WITH_TIMEOUT(tiles.why(id), QStringLiteral("failed"), 15'000);
        QCOMPARE(tiles.shown(id), Stream::Sub);
        QCOMPARE(tiles.status(id).state, FeedState::Live);
        const quint64 before = tiles.latest(id).number;
        QTRY_VERIFY(tiles.latest(id).number > before + 3);
        QCOMPARE(tiles.switches(), 0);
    }

private:
    [[nodiscard]] QUrl url(const char *name) const
    {
        return QUrl(QStringLiteral("rtsp://127.0.0.1:%1/cam/%2").arg(m_server->port()).arg(QLatin1String(name)));
    }
    std::unique_ptr<StreamServer> m_server;
    FeedOptions m_options;
};

QTEST_GUILESS_MAIN(TestTileStreams)
#include "tst_tilestreams.moc"

// SPDX-License-Identifier: GPL-3.0-or-later
#include "qml/Wall/cameratile.h"

#include "simulator/rtspserver.h"
#include "simulator/stamp.h"

#include <QQuickWindow>
#include <QSignalSpy>
#include <QTest>

using wanmi::simulator::StreamFault;
using wanmi::simulator::StreamServer;
using wanmi::video::CameraFeeds;
using wanmi::video::FeedOptions;
using wanmi::wall::CameraTile;

class TestCameraTile : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase()
    {
        const auto clip = wanmi::simulator::makeClip(QStringLiteral("underpass"), 4);
        QVERIFY(clip);
        auto server = StreamServer::start({*clip}, {QStringLiteral("127.0.0.1"), 0, {}, {}});
        QVERIFY(server);
        m_server = std::move(*server);
        m_url = QUrl(QStringLiteral("rtsp://127.0.0.1:%1/cam/23010200001311000001").arg(m_server->port()));
    }

    void thePictureIsOnTheScreen()
    {
        CameraFeeds feeds;
        QQuickWindow window;
        window.resize(352, 288);
        CameraTile tile(window.contentItem());
        tile.setSize(QSizeF(352, 288));
        tile.setUrl(m_url);
        QCOMPARE(tile.feedState(), CameraTile::Off);
        tile.setFeeds(&feeds);
        QCOMPARE(tile.feedState(), CameraTile::Connecting);
        QCOMPARE(tile.ageMs(), -1);
        window.show();
        QTRY_VERIFY_WITH_TIMEOUT(tile.hasPicture(), 8000);
        QCOMPARE(tile.feedState(), CameraTile::Live);
        QVERIFY(tile.ageMs() >= 0 && tile.ageMs() < 2000);
        const auto seen = [&window] { return wanmi::simulator::readStamp(window.grabWindow()); };
        QTRY_VERIFY_WITH_TIMEOUT(seen(), 4000);
        QCOMPARE(seen()->clip, u"underpass");
    }

    void aTileNobodySeesHasNoFeed()
    {
        CameraFeeds feeds;
        QQuickWindow window;
        CameraTile tile(window.contentItem());
        tile.setFeeds(&feeds);
        tile.setUrl(m_url);
        QCOMPARE(feeds.feedCount(), 0);
        tile.setSize(QSizeF(100, 80));
        QCOMPARE(feeds.feedCount(), 1);
        tile.setVisible(false);
        QCOMPARE(feeds.feedCount(), 0);
        QCOMPARE(tile.feedState(), CameraTile::Off);
        tile.setVisible(true);
        tile.setActive(false);
        QCOMPARE(feeds.feedCount(), 0);
        tile.setActive(true);
        QCOMPARE(feeds.feedCount(), 1);
    }

    void theStateIsTold()
    {
        m_server->setFault(QStringLiteral("23010200001311000001"), StreamFault::Unauthorized);
        CameraFeeds feeds;
        QQuickWindow window;
        CameraTile tile(window.contentItem());
        QSignalSpy told(&tile, &CameraTile::stateChanged);
        tile.setSize(QSizeF(100, 80));
        tile.setFeeds(&feeds);
        tile.setUrl(m_url);
        QTRY_COMPARE_WITH_TIMEOUT(tile.feedState(), CameraTile::Failed, 4000);
        QCOMPARE(tile.reason(), u"unauthorized");
        QCOMPARE(told.count(), 2);
        m_server->setFault(QStringLiteral("23010200001311000001"), StreamFault::None);
    }

    void aTileOutlivesItsFeeds()
    {
        QQuickWindow window;
        CameraTile tile(window.contentItem());
        tile.setSize(QSizeF(100, 80));
        tile.setUrl(m_url);
        auto feeds = std::make_unique<CameraFeeds>();
        tile.setFeeds(feeds.get());
        feeds.reset();
        tile.setActive(false);
        QCOMPARE(tile.feedState(), CameraTile::Off);
        QCOMPARE(tile.ageMs(), -1);
    }

private:
    std::unique_ptr<StreamServer> m_server;
    QUrl m_url;
};

QTEST_MAIN(TestCameraTile)
#include "tst_cameratile.moc"

// SPDX-License-Identifier: GPL-3.0-or-later
#include "simulator/rtspserver.h"
#include "video/camerafeeds.h"

#include <QSignalSpy>
#include <QTest>

using namespace std::chrono_literals;
using namespace wanmi::video;
using wanmi::simulator::Clip;
using wanmi::simulator::ClipCodec;
using wanmi::simulator::Showing;
using wanmi::simulator::StreamFault;
using wanmi::simulator::StreamServer;

/// Faults of the picture, from the simulator's servers through connection and decoder to the feed's status,
/// H.264 and H.265 at once. The servers send four times as fast as a camera and the judge lives four times as
/// fast, so half a minute takes eight seconds.
class TestViews : public QObject
{
    Q_OBJECT
private slots:
    void initTestCase();
    void whatIsWrongWithThePictureIsSaid();

private:
    static constexpr int haste = 4;
    struct Camera
    {
        StreamServer *server;
        QString name;
        StreamFault fault;
        QString view;
        FeedId id = FeedId::None;
    };
    std::vector<std::unique_ptr<StreamServer>> m_servers;
};

void TestViews::initTestCase()
{
    for (const ClipCodec codec : {ClipCodec::H264, ClipCodec::H265}) {
        QList<Clip> clips;
        for (const auto &[showing, seconds] :
             {std::pair(Showing::Scene, 12), std::pair(Showing::Frozen, 4), std::pair(Showing::Black, 4),
              std::pair(Showing::Covered, 4), std::pair(Showing::Moved, 6),
              std::pair(Showing::LongGop, 20)}) {
            auto clip = wanmi::simulator::makeClip(QStringLiteral("crossing-day"), seconds, codec, showing);
            QVERIFY(clip);
            clip->fps *= haste;
            clips.append(*clip);
        }
        auto server = StreamServer::start(clips, {QStringLiteral("127.0.0.1"), 0, {}, {}});
        QVERIFY(server);
        m_servers.push_back(std::move(*server));
    }
}

void TestViews::whatIsWrongWithThePictureIsSaid()
{
    FeedOptions options;
    options.viewHaste = haste;
    CameraFeeds feeds(options);
    std::vector<Camera> cameras;
    for (const auto &server : m_servers) {
        const auto add = [&](const char *name, StreamFault fault, const char *view) {
            cameras.push_back({server.get(), QString::fromLatin1(name), fault, QString::fromLatin1(view)});
        };
        add("10", StreamFault::Freeze, "frozen"); // the sensor stands still
        add("3", StreamFault::Covered, "covered");
        if (server != m_servers.front())
            continue;
        add("1", StreamFault::Freeze, "frozen"); // the encoder does
        add("2", StreamFault::Black, "black");
        add("4", StreamFault::Moved, "moved");
        add("6", StreamFault::WrongClock, "");
        add("7", StreamFault::LongGop, "");
        add("8", StreamFault::None, "");
        add("9", StreamFault::Moved, "moved"); // while nobody looks
    }
    const auto open = [&](const Camera &one) {
        return feeds.open(
            QUrl(QStringLiteral("rtsp://127.0.0.1:%1/cam/%2").arg(one.server->port()).arg(one.name)),
            QSize(64, 52));
    };
    for (Camera &camera : cameras)
        camera.id = open(camera);
    const auto all = [&](const auto &holds) { return std::all_of(cameras.begin(), cameras.end(), holds); };
    QTRY_VERIFY_WITH_TIMEOUT(all([&](const Camera &one) { return feeds.latest(one.id).number > 0; }), 8000);
    // A reference takes twenty of the judge's seconds; there is no sign of it but what follows.
    QTest::qWait(30'000 / haste);
    for (const Camera &one : cameras) {
        QCOMPARE(feeds.status(one.id).state, FeedState::Live);
        QCOMPARE(feeds.status(one.id).view, QString());
    }
    Camera &unseen
        = *std::find_if(cameras.begin(), cameras.end(), [](const Camera &one) { return one.name == u"9"; });
    feeds.close(unseen.id);
    unseen.server->setFault(unseen.name, unseen.fault);
    unseen.id = open(unseen);
    QSignalSpy changes(&feeds, &CameraFeeds::statusChanged);
    const auto before = wanmi::base::SystemClock().now();
    for (const Camera &one : cameras)
        one.server->setFault(one.name, one.fault);
    const auto settled
        = [&] { return all([&](const Camera &one) { return feeds.status(one.id).view == one.view; }); };
    if (!QTest::qWaitFor(settled, 40'000)) {
        for (const Camera &one : cameras) {
            const FeedStatus status = feeds.status(one.id);
            qInfo("%s %s: %s, state %d, %llu pictures", qPrintable(one.name), qPrintable(one.view),
                  qPrintable(status.view), int(status.state), status.pictures);
        }
    }
    QVERIFY(settled());
    for (const Camera &one : cameras) {
        const FeedStatus status = feeds.status(one.id);
        QCOMPARE(status.state, FeedState::Live);
        QCOMPARE(status.view, one.view);
        if (one.view.isEmpty())
            continue;
        QVERIFY(status.viewSince > before - 2s && status.viewSince < before + 6s);
        const auto told = [&](const QList<QVariant> &change) {
            return change[0].value<FeedId>() == one.id && change[1].value<FeedStatus>().view == one.view;
        };
        QTRY_VERIFY(std::any_of(changes.begin(), changes.end(), told));
    }
    // Whoever was moved may stay so; the others are repaired.
    for (Camera &one : cameras) {
        one.view.clear();
        if (one.fault == StreamFault::Moved)
            feeds.acceptView(one.id);
        else
            one.server->setFault(one.name, StreamFault::None);
    }
    QTRY_VERIFY_WITH_TIMEOUT(all([&](const Camera &one) { return feeds.status(one.id).view.isEmpty(); }),
                             15'000);
}

QTEST_GUILESS_MAIN(TestViews)
#include "tst_views.moc"

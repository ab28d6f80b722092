// SPDX-License-Identifier: GPL-3.0-or-later
// Evidence through the whole way: the simulator's cameras, RTSP, ring, recorder.
#include "clipunits.h"
#include "evidence/verify.h"
#include "simulator/rtspserver.h"
#include "simulator/stamp.h"
#include "video/camerafeeds.h"

#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace std::chrono_literals;
using namespace wanmi;
using namespace wanmi::test;
using namespace wanmi::video;
using simulator::ClipCodec;
using simulator::StreamFault;
using simulator::StreamServer;

class TestFeedEvidence : public QObject
{
    Q_OBJECT
    static void addCodecs()
    {
        QTest::addColumn<ClipCodec>("codec");
        QTest::newRow("H.264") << ClipCodec::H264;
        QTest::newRow("H.265") << ClipCodec::H265;
    }
    void serve(ClipCodec codec)
    {
        const auto clip = simulator::makeClip(QStringLiteral("river-day"), 6, codec);
        QVERIFY(clip);
        m_clip = *clip;
        auto server = StreamServer::start({m_clip}, {QStringLiteral("127.0.0.1"), 0, {}, {}});
        QVERIFY(server);
        m_server = std::move(*server);
    }
    QString idOf(int n) const { return QStringLiteral("2301020000131100%1").arg(n, 4, 10, QLatin1Char('0')); }
    QUrl camera(int n) const
    {
        return QUrl(QStringLiteral("rtsp://127.0.0.1:%1/cam/%2").arg(m_server->port()).arg(idOf(n)));
    }
    EvidenceOrder orderFor(const QString &name) const
    {
        return {m_folder.filePath(name),
                {idOf(1),
                 QStringLiteral("河岸"),
                 {},
                 QStringLiteral("supervisor3"),
                 QStringLiteral("dumping"),
                 {}}};
    }
    static FeedOptions keeping(std::chrono::milliseconds past)
    {
        FeedOptions options;
        options.past = past;
        options.backOffFirst = 100ms;
        options.backOffLast = 400ms;
        return options;
    }
    /// Where in the clip's loop the file begins; −1: it does not hold consecutive pictures of it.
    int beginOf(const QList<QByteArray> &pictures) const
    {
        const int loop = int(m_clip.frames.size());
        const video::Codec codec = unitOf(m_clip, 0).unit.codec;
        for (int from = 0; from < loop; from += framesPerGroup) {
            bool same = !pictures.isEmpty();
            for (int i = 0; same && i < pictures.size(); ++i)
                same = QList<QByteArray>{pictures[i]}
                    == picturesIn(unitOf(m_clip, (from + i) % loop).unit.annexB, codec);
            if (same)
                return from;
        }
        return -1;
    }

private slots:
    void theSecondsBeforeAreInTheClip_data() { addCodecs(); }
    void theSecondsBeforeAreInTheClip()
    {
        if (!hasFfmpeg())
            QSKIP("ffmpeg is not installed");
        QFETCH(ClipCodec, codec);
        serve(codec);
        CameraFeeds feeds(keeping(2s));
        const FeedId id = feeds.open(camera(1), QSize()); // nobody looks at it
        QSignalSpy told(&feeds, &CameraFeeds::recordingChanged);
        QTRY_VERIFY_WITH_TIMEOUT(feeds.ringUse().bytes > 60'000, 20'000);
        QTest::qWait(1500);
        const EvidenceOrder order = orderFor(QStringLiteral("before-%1.mp4").arg(int(codec)));
        const Instant asked = base::SystemClock().now();
        feeds.record(id, order);
        QTRY_VERIFY_WITH_TIMEOUT(feeds.recording(id).until > asked + 1s, 20'000);
        QVERIFY(feeds.recording(id).running);
        feeds.record(id, orderFor(QStringLiteral("second.mp4"))); // the one that runs goes on
        feeds.stopRecording(id);
        QTRY_VERIFY_WITH_TIMEOUT(!feeds.recording(id).running, 20'000);
        const RecordingStatus status = feeds.recording(id);
        QCOMPARE(status.ended, u"stopped");
        QCOMPARE(status.file, order.file);
        QVERIFY(told.count() >= 3);
        QVERIFY2(asked - status.from >= 1700ms, qPrintable(QString::number((asked - status.from).count())));
        const auto verdict = evidence::verifyFile(order.file);
        QVERIFY(verdict && verdict->isWhole());
        QCOMPARE(verdict->manifest.seal, status.seal);
        QVERIFY(decodesClean(order.file));
        const auto pictures = picturesOfMp4(order.file, unitOf(m_clip, 0).unit.codec);
        QCOMPARE(pictures.size(), status.pictures);
        QVERIFY(beginOf(pictures) >= 0);
        QVERIFY(!QFile::exists(m_folder.filePath(QStringLiteral("second.mp4"))));
    }

    void aStillOfACameraNobodyLooksAt()
    {
        serve(ClipCodec::H264);
        CameraFeeds feeds(keeping(10s));
        const FeedId id = feeds.open(camera(1), QSize());
        QTRY_VERIFY_WITH_TIMEOUT(feeds.ringUse().bytes > 20'000, 20'000);
        std::optional<base::Result<StillTaken>> answer;
        const EvidenceOrder order = orderFor(QStringLiteral("still.jpg"));
        const Instant asked = base::SystemClock().now();
        feeds.takeStill(id, order, [&](const base::Result<StillTaken> &taken) {
            QVERIFY(QThread::currentThread() == thread());
            answer = taken;
        });
        QVERIFY(!answer);
        QTRY_VERIFY_WITH_TIMEOUT(answer.has_value(), 20'000);
        QVERIFY(*answer);
        QCOMPARE((*answer)->size, QSize(352, 288));
        QVERIFY2(asked - (*answer)->at < 1500ms, "it is not the newest picture");
        QVERIFY(simulator::readStamp(QImage(order.file).convertToFormat(QImage::Format_RGB32)));
        QVERIFY(evidence::verifyFile(order.file)->isWhole());
        QCOMPARE(feeds.latest(id).number, 0U); // the wall's decoder had no part in it

        answer.reset();
        feeds.takeStill(FeedId{999}, order, [&](const auto &taken) { answer = taken; });
        QTRY_VERIFY(answer.has_value());
        QCOMPARE(answer->error().reason, u"no-feed");
        answer.reset();
        const FeedId dead = feeds.open(QUrl(QStringLiteral("rtsp://127.0.0.1:1/cam/x")), QSize());
        feeds.takeStill(dead, orderFor(QStringLiteral("dead.jpg")),
                        [&](const auto &taken) { answer = taken; });
        QTRY_VERIFY(answer.has_value());
        QCOMPARE(answer->error().reason, u"no-picture");
        feeds.takeStill(id, order, [](const auto &) { QFAIL("the feeds are gone"); });
    }

    void aClipGoesOnWhereTheConnectionBroke()
    {
        if (!hasFfmpeg())
            QSKIP("ffmpeg is not installed");
        serve(ClipCodec::H264);
        CameraFeeds feeds(keeping(0s)); // no ring: the clip begins at the next key picture
        const FeedId id = feeds.open(camera(1), QSize(352, 288));
        QTRY_VERIFY_WITH_TIMEOUT(feeds.latest(id).number > 3, 20'000);
        const EvidenceOrder order = orderFor(QStringLiteral("broken.mp4"));
        const Instant asked = base::SystemClock().now();
        feeds.record(id, order);
        QTRY_VERIFY_WITH_TIMEOUT(feeds.recording(id).pictures >= framesPerGroup, 20'000);
        QVERIFY(feeds.recording(id).from >= asked - 100ms);
        m_server->resetAll();
        const Instant broken = base::SystemClock().now();
        QTRY_VERIFY_WITH_TIMEOUT(feeds.recording(id).until > broken + 1s, 20'000);
        feeds.close(id);
        QTRY_VERIFY_WITH_TIMEOUT(!feeds.recording(id).running, 20'000);
        QCOMPARE(feeds.recording(id).ended, u"camera-closed");
        QVERIFY(evidence::verifyFile(order.file)->isWhole());
        QVERIFY(decodesClean(order.file));
    }

    void lookingAtACameraLeavesItsRingWhole()
    {
        if (!hasFfmpeg())
            QSKIP("ffmpeg is not installed");
        serve(ClipCodec::H264);
        CameraFeeds feeds(keeping(4s));
        const FeedId id = feeds.open(camera(1), QSize());
        QTRY_VERIFY_WITH_TIMEOUT(feeds.ringUse().bytes > 30'000, 20'000);
        for (int i = 0; i < 3; ++i) {
            feeds.setWanted(id, QSize(352, 288));
            const quint64 before = feeds.latest(id).number;
            QTRY_VERIFY_WITH_TIMEOUT(feeds.latest(id).number > before, 20'000);
            QVERIFY(
                simulator::readStamp(feeds.latest(id).image)); // whole, not begun in the middle of a group
            feeds.setWanted(id, QSize());
            QTest::qWait(150);
        }
        const EvidenceOrder order = orderFor(QStringLiteral("looked.mp4"));
        feeds.record(id, order);
        feeds.stopRecording(id);
        QTRY_VERIFY_WITH_TIMEOUT(!feeds.recording(id).ended.isEmpty(), 20'000);
        QVERIFY(beginOf(picturesOfMp4(order.file, video::Codec::H264)) >= 0);
        QCOMPARE(feeds.ringUse().rings, 1);
        QCOMPARE(feeds.ringUse().shortened, 0);
        feeds.close(id);
        QTRY_COMPARE(feeds.ringUse().bytes, 0);
    }

private:
    QTemporaryDir m_folder;
    simulator::Clip m_clip;
    std::unique_ptr<StreamServer> m_server;
};

QTEST_GUILESS_MAIN(TestFeedEvidence)
#include "tst_feedevidence.moc"

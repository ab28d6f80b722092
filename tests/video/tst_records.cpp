// SPDX-License-Identifier: GPL-3.0-or-later
// What a recorder kept: RTSP with ranges of the clock, against the simulator's recorder, which has what its cameras showed.
#include "evidence/manifest.h"
#include "evidence/verify.h"
#include "simulator/rtspserver.h"
#include "simulator/stamp.h"
#include "video/camerafeeds.h"
#include "video/rtspsession.h"

#include <QElapsedTimer>
#include <QFile>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

#include <future>

using namespace std::chrono_literals;
using namespace wanmi;
using namespace wanmi::video;
using simulator::StreamFault;
using simulator::StreamServer;

namespace {
const QSize native(352, 288);
constexpr int Fps10 = 125; ///< the clips': tenths of a picture a second

struct Seen
{
    int number;
    base::Instant at;
};

class Ignored final : public PacketSink
{
public:
    void takePacket(Bytes) override {}
    void takeControl(Bytes) override {}
};
} // namespace

class TestRecords : public QObject
{
    Q_OBJECT
    simulator::Clip m_clip;
    std::unique_ptr<StreamServer> m_server;

    QUrl camera(int n) const
    {
        return QUrl(QStringLiteral("rtsp://127.0.0.1:%1/cam/2301020000131100%2").arg(m_server->port()).arg(n, 4, 10, QLatin1Char('0')));
    }
    static StreamAccessBook book(const QString &user = {})
    {
        StreamAccess access{QStringLiteral("/cam/*"), user, user.isEmpty() ? user : QStringLiteral("p"), {}};
        access.recorder = QStringLiteral("/rec{path}");
        return StreamAccessBook({access});
    }
    void serve(const QString &user = {})
    {
        auto server = StreamServer::start({m_clip}, {QStringLiteral("127.0.0.1"), 0, user, user.isEmpty() ? user : QStringLiteral("p")});
        QVERIFY(server);
        m_server = std::move(*server);
    }
    /// Every picture that comes while `lasts` says so, by the number burned into it.
    static std::vector<Seen> watch(CameraFeeds &feeds, FeedId id, const std::function<bool(const std::vector<Seen> &)> &lasts,
                                   int mostMs = 15'000)
    {
        std::vector<Seen> seen;
        quint64 last = 0;
        QElapsedTimer timer;
        timer.start();
        while (timer.elapsed() < mostMs && lasts(seen)) {
            const VideoFrame frame = feeds.latest(id);
            if (frame.number != last && !frame.still && frame.number > 0) {
                last = frame.number;
                if (const auto stamp = simulator::readStamp(frame.image))
                    seen.push_back({stamp->frame, frame.at});
            }
            QTest::qWait(10);
        }
        return seen;
    }
    static auto until(std::size_t pictures)
    {
        return [pictures](const std::vector<Seen> &seen) { return seen.size() < pictures; };
    }
    static auto until(base::Instant end)
    {
        return [end](const std::vector<Seen> &seen) { return seen.empty() || seen.back().at < end; };
    }

private slots:
    void initTestCase()
    {
        const auto clip = simulator::makeClip(QStringLiteral("crossing-day"), 24);
        QVERIFY(clip);
        m_clip = *clip;
    }
    void init() { serve(); }
    void cleanup() { m_server.reset(); }

    void theMomentIsInTheFragmentOnly()
    {
        const RecordedMoment moment{base::instantFromMs(1'795'000'123'456), 4};
        const QUrl url = recordedUrl(QUrl(QStringLiteral("rtsp://10.0.0.9/rec/cam/1")), moment);
        QCOMPARE(recordedMoment(url), moment);
        QVERIFY(!recordedMoment(QUrl(QStringLiteral("rtsp://10.0.0.9/rec/cam/1"))));
        RtspSession session(url);
        session.start();
        QVERIFY(session.takeOutput().startsWith("DESCRIBE rtsp://10.0.0.9/rec/cam/1 RTSP/1.0\r\n"));
        QCOMPARE(rtspClock(base::instantFromMs(0)), QByteArray("19700101T000000.000Z"));
        QCOMPARE(beginOfClockRange("clock=19961108T143720.25Z-19961108T143730Z"), base::instantFromMs(847'463'840'250));
        for (const char *bad : {"npt=0-", "clock=", "clock=19961108T143720-", "clock=19961308T143720Z-", "clock=19961108T143720.xZ-"})
            QVERIFY2(!beginOfClockRange(bad), bad);
    }

    void aSessionAsksForTheMomentPausesAndGoesOn()
    {
        Ignored sink;
        const auto from = base::instantFromMs(1'795'000'000'000);
        RtspSession session(recordedUrl(QUrl(QStringLiteral("rtsp://10.0.0.9/rec/cam/1")), {from, 2}));
        int sequence = 0;
        const auto answer = [&](const QByteArray &status, const QByteArray &headers = {}, const QByteArray &body = {}) {
            QByteArray all = "RTSP/1.0 " + status + "\r\nCSeq: " + QByteArray::number(++sequence) + "\r\n" + headers;
            if (!body.isEmpty())
                all += "Content-Length: " + QByteArray::number(body.size()) + "\r\n";
            all += "\r\n" + body;
            session.receive({reinterpret_cast<const uchar *>(all.constData()), std::size_t(all.size())}, sink);
            return session.takeOutput();
        };
        session.start();
        (void)session.takeOutput();
        answer("200 OK", {}, "v=0\r\nm=video 0 RTP/AVP 96\r\na=rtpmap:96 H264/90000\r\na=control:video\r\n");
        const QByteArray play = answer("200 OK", "Session: 7\r\nTransport: RTP/AVP/TCP;interleaved=0-1\r\n");
        QVERIFY2(play.contains("Range: clock=" + rtspClock(from) + "-\r\n") && play.contains("Scale: 2.00\r\n"), play.constData());
        answer("200 OK", "Range: clock=" + rtspClock(from - 700ms) + "-\r\n");
        QCOMPARE(session.phase(), RtspSession::Phase::Playing);
        QCOMPARE(session.recorded()->from, from - 700ms);
        session.pause();
        QVERIFY(session.takeOutput().startsWith("PAUSE "));
        answer("200 OK");
        session.resume(from + 5s);
        const QByteArray again = session.takeOutput();
        QVERIFY(again.startsWith("PLAY ") && !again.contains("Range"));
        answer("200 OK");
        QCOMPARE(session.recorded()->from, from + 5s);
        QCOMPARE(session.phase(), RtspSession::Phase::Playing);
    }

    /// The picture that a record shows of a moment is the one that the camera showed then.
    void whatWasSeenLiveIsSeenAgain()
    {
        FeedOptions options;
        CameraFeeds feeds(options);
        feeds.setAccess(book());
        const FeedId live = feeds.open(camera(1), native);
        const auto seen = watch(feeds, live, until(30));
        QVERIFY(seen.size() >= 30);
        feeds.close(live);
        QTest::qWait(1'500); // what the recorder has not written yet
        const base::Instant from = seen[10].at;
        const QUrl url = feeds.recordedOf(camera(1), {from, 1});
        QVERIFY(url.path().startsWith(u"/rec/cam/"));
        const FeedId record = feeds.open(url, native);
        const auto again = watch(feeds, record, until(seen[28].at));
        QVERIFY2(again.size() > 15, qPrintable(QString::number(again.size())));
        QVERIFY(again.front().at <= from); // from the key picture before
        QVERIFY(again.front().at > from - 2'500ms);
        int compared = 0;
        for (const Seen &one : again) {
            const auto same = std::ranges::find(seen, one.number, &Seen::number);
            if (same == seen.end())
                continue;
            ++compared;
            const auto apart = same->at - one.at; // its arrival, a little after it was taken
            QVERIFY2(apart > -200ms && apart < 600ms, qPrintable(QString::number(apart.count())));
        }
        QVERIFY2(compared > 8, qPrintable(QString::number(compared)));
        QCOMPARE(feeds.status(record).state, FeedState::Live);
    }

    void itRunsFasterAndStandsStill()
    {
        CameraFeeds feeds;
        feeds.setAccess(book());
        const base::Instant from = base::SystemClock().now() - 10min;
        const FeedId record = feeds.open(feeds.recordedOf(camera(2), {from, 8}), native);
        QVERIFY(watch(feeds, record, until(std::size_t(1))).size() == 1);
        QElapsedTimer timer;
        timer.start();
        const auto first = feeds.latest(record).at;
        const auto seen = watch(feeds, record, until(first + 16s));
        QVERIFY(seen.back().at >= first + 16s);
        const double pace = double((seen.back().at - first).count()) / double(timer.elapsed());
        QVERIFY2(pace > 3 && pace < 12, qPrintable(QString::number(pace)));
        for (std::size_t i = 1; i < seen.size(); ++i) // 12.5 pictures for a second of the record, whatever the pace
            QCOMPARE((seen[i].number - seen[i - 1].number + 300) % 300,
                     int(std::lround(double((seen[i].at - seen[i - 1].at).count()) * Fps10 / 10'000)) % 300);
        feeds.setPaused(record, true);
        QTest::qWait(400);
        const auto stood = feeds.latest(record);
        QTest::qWait(4'000); // longer than a live camera may be silent
        QCOMPARE(feeds.latest(record).number, stood.number);
        QCOMPARE(feeds.status(record).state, FeedState::Live);
        feeds.setPaused(record, false);
        const auto after = watch(feeds, record, until(stood.at + 2s));
        QVERIFY(after.size() > 2);
        QVERIFY2(after[1].at >= stood.at && after[1].at < stood.at + 2s,
                 qPrintable(QString::number((after[1].at - stood.at).count())));
    }

    void whatIsNotKeptIsSaidAndNotAskedForAgain()
    {
        CameraFeeds feeds;
        feeds.setAccess(book());
        for (const base::Instant when : {base::SystemClock().now() - 48h, base::SystemClock().now() + 1h}) {
            const FeedId record = feeds.open(feeds.recordedOf(camera(3), {when, 1}), native);
            QTRY_COMPARE_WITH_TIMEOUT(feeds.status(record).state, FeedState::Failed, 5'000);
            QCOMPARE(feeds.status(record).reason, QStringLiteral("not-recorded"));
            const int attempts = feeds.status(record).attempts;
            QTest::qWait(2'500);
            QCOMPARE(feeds.status(record).attempts, attempts);
            feeds.close(record);
        }
        StreamAccess none{QStringLiteral("/cam/*"), {}, {}, {}};
        feeds.setAccess(StreamAccessBook({none}));
        QVERIFY(feeds.recordedOf(camera(3), {}).isEmpty());
    }

    void aDeadCameraStillHasItsPast()
    {
        m_server->setFault(camera(4).fileName(), StreamFault::Off);
        CameraFeeds feeds;
        feeds.setAccess(book());
        const FeedId live = feeds.open(camera(4), native);
        const FeedId record = feeds.open(feeds.recordedOf(camera(4), {base::SystemClock().now() - 1min, 1}), native);
        QVERIFY(watch(feeds, record, until(std::size_t(3))).size() == 3);
        QCOMPARE(feeds.status(live).state, FeedState::Failed);
    }

    void theRecorderAsksWhoLooks()
    {
        serve(QStringLiteral("wall"));
        CameraFeeds feeds;
        feeds.setAccess(book());
        const auto when = base::SystemClock().now() - 1min;
        const FeedId stranger = feeds.open(feeds.recordedOf(camera(5), {when, 1}), native);
        QTRY_COMPARE_WITH_TIMEOUT(feeds.status(stranger).reason, QStringLiteral("unauthorized"), 5'000);
        feeds.setAccess(book(QStringLiteral("wall")));
        QSignalSpy shown(&feeds, &CameraFeeds::shown);
        const QUrl url = feeds.recordedOf(camera(5), {when, 1});
        QVERIFY(url.userInfo().isEmpty());
        const FeedId record = feeds.open(url, native);
        QVERIFY(watch(feeds, record, until(std::size_t(2))).size() == 2);
        const QUrl told = shown.last().first().toUrl(); // for the audit: the camera, and from when
        QCOMPARE(told.path(), camera(5).path());
        QCOMPARE(recordedMoment(told)->from, when);
    }

    void whatIsKeptOfItBearsItsOwnTime()
    {
        QTemporaryDir folder;
        CameraFeeds feeds;
        feeds.setAccess(book());
        const auto when = base::SystemClock().now() - 30min;
        const FeedId record = feeds.open(feeds.recordedOf(camera(6), {when, 1}), native);
        QVERIFY(watch(feeds, record, until(when + 1s)).size() > 1);
        std::optional<base::Result<StillTaken>> still;
        feeds.takeStill(record, {folder.filePath(QStringLiteral("a.jpg")), {}}, [&](const base::Result<StillTaken> &taken) { still = taken; });
        QTRY_VERIFY_WITH_TIMEOUT(still, 5'000);
        QVERIFY2(*still, still->has_value() ? "" : qPrintable(still->error().reason));
        QVERIFY((*still)->at >= when && (*still)->at < when + 4s);
        feeds.record(record, {folder.filePath(QStringLiteral("a.mp4")), {}});
        (void)watch(feeds, record, until(when + 5s));
        feeds.stopRecording(record);
        QTRY_VERIFY_WITH_TIMEOUT(!feeds.recording(record).running && !feeds.recording(record).ended.isEmpty(), 5'000);
        const RecordingStatus clip = feeds.recording(record);
        QVERIFY(clip.from >= when - 2'500ms && clip.from <= when);
        QVERIFY(clip.until > when + 3s && clip.until < when + 9s);
        const auto verdict = std::async([file = clip.file] { return evidence::verifyFile(file); }).get();
        QVERIFY(verdict && verdict->isWhole());
    }
};

QTEST_GUILESS_MAIN(TestRecords)
#include "tst_records.moc"

// SPDX-License-Identifier: GPL-3.0-or-later
// Streams and machines as one would not wish them: each camera says what is wrong, and the others go on.
#include "clipunits.h"
#include "simulator/rtspserver.h"
#include "video/camerafeeds.h"

#include <QDir>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

#include <sys/resource.h>

using namespace std::chrono_literals;
using namespace wanmi;
using namespace wanmi::video;
using simulator::Clip;
using simulator::ClipCodec;
using simulator::StreamServer;

namespace {
QString cameraId(int n)
{
    return QStringLiteral("2301020000131100%1").arg(n, 4, 10, QLatin1Char('0'));
}
QUrl address(const StreamServer &server, int n)
{
    return QUrl(QStringLiteral("rtsp://127.0.0.1:%1/cam/%2").arg(server.port()).arg(cameraId(n)));
}
int openDescriptors()
{
    return int(QDir(QStringLiteral("/proc/self/fd")).entryList(QDir::NoDotAndDotDot | QDir::AllEntries | QDir::System).size());
}
} // namespace

class TestHardships : public QObject
{
    Q_OBJECT
private slots:
    void aStreamOfEightThousandPixelsIsNamed_data()
    {
        QTest::addColumn<ClipCodec>("codec");
        QTest::newRow("H.264") << ClipCodec::H264;
        QTest::newRow("H.265") << ClipCodec::H265;
    }
    void aStreamOfEightThousandPixelsIsNamed()
    {
        if (!test::hasFfmpeg())
            QSKIP("ffmpeg is not installed");
        QFETCH(ClipCodec, codec);
        const QTemporaryDir folder;
        const bool is265 = codec == ClipCodec::H265;
        const QString file = folder.filePath(QStringLiteral("8k.bin"));
        QStringList arguments{QStringLiteral("-loglevel"), QStringLiteral("error"), QStringLiteral("-f"), QStringLiteral("lavfi"),
                              QStringLiteral("-i"), QStringLiteral("testsrc=size=7680x4320:rate=2:duration=2"),
                              QStringLiteral("-pix_fmt"), QStringLiteral("yuv420p"), QStringLiteral("-g"), QStringLiteral("2"),
                              QStringLiteral("-bf"), QStringLiteral("0"), QStringLiteral("-preset"), QStringLiteral("ultrafast"),
                              QStringLiteral("-c:v"), is265 ? QStringLiteral("libx265") : QStringLiteral("libx264"),
                              QStringLiteral("-f"), is265 ? QStringLiteral("hevc") : QStringLiteral("h264"), file};
        QCOMPARE(QProcess::execute(QStringLiteral("ffmpeg"), arguments), 0);
        auto clip = simulator::readClip(file, QStringLiteral("8k"), codec);
        QVERIFY(clip);
        const auto small = simulator::makeClip(QStringLiteral("river-day"), 4);
        QVERIFY(small);
        const auto server = StreamServer::start({*clip}, {QStringLiteral("127.0.0.1"), 0, {}, {}});
        const auto other = StreamServer::start({*small}, {QStringLiteral("127.0.0.1"), 0, {}, {}});
        QVERIFY(server && other);
        CameraFeeds feeds;
        const FeedId large = feeds.open(address(**server, 1), {640, 360});
        const FeedId thumbnail = feeds.open(address(**server, 2), {64, 36}, Pace::Thumbnail);
        const FeedId beside = feeds.open(address(**other, 1), {352, 288});
        for (const FeedId id : {large, thumbnail}) {
            QTRY_COMPARE_WITH_TIMEOUT(feeds.status(id).reason, u"too-large", 40'000);
            QCOMPARE(feeds.status(id).state, FeedState::Stalled);
            QCOMPARE(feeds.latest(id).number, 0U);
        }
        QTRY_VERIFY_WITH_TIMEOUT(feeds.latest(beside).number > 10, 20'000);
    }

    // The server takes descriptors of this process too: some 500 cameras are what 1,024 are enough for.
    void withoutDescriptorsTheOthersGoOnAndNothingLeaks()
    {
        const auto clip = simulator::makeClip(QStringLiteral("river-day"), 4);
        QVERIFY(clip);
        const auto server = StreamServer::start({*clip}, {QStringLiteral("127.0.0.1"), 0, {}, {}});
        QVERIFY(server);
        rlimit before{};
        QCOMPARE(::getrlimit(RLIMIT_NOFILE, &before), 0);
        const int openBefore = openDescriptors();
        constexpr int city = 1150, limit = 1024;
        {
            FeedOptions options;
            options.backOffFirst = 100ms;
            options.backOffLast = 1s;
            options.answerTimeout = 4s;
            CameraFeeds feeds(options); // which raises the limit; a machine may not allow that
            const rlimit few{limit, before.rlim_max};
            QCOMPARE(::setrlimit(RLIMIT_NOFILE, &few), 0);
            QList<FeedId> ids;
            for (int i = 1; i <= city; ++i)
                ids.append(feeds.open(address(**server, i), {}));
            const auto live = [&] {
                return std::ranges::count_if(ids, [&](FeedId id) { return feeds.status(id).state == FeedState::Live; });
            };
            QTRY_VERIFY_WITH_TIMEOUT(live() > 200, 30'000);
            QTRY_VERIFY_WITH_TIMEOUT(std::ranges::any_of(ids, [&](FeedId id) { return feeds.status(id).reason == u"no-descriptors"; }),
                                     30'000);
            QVERIFY(openDescriptors() <= limit);
            QTest::qWait(3000); // and it stays so: nobody storms, nobody falls
            QVERIFY(live() > 200);
            QVERIFY(openDescriptors() <= limit);
            // Enough of them again: everybody comes back by itself.
            const rlimit enough{std::min<rlim_t>(before.rlim_max, 8192), before.rlim_max};
            if (enough.rlim_cur > 2 * city + 100) {
                QCOMPARE(::setrlimit(RLIMIT_NOFILE, &enough), 0);
                QTRY_COMPARE_WITH_TIMEOUT(live(), city, 60'000);
            }
        }
        QTRY_VERIFY_WITH_TIMEOUT(openDescriptors() <= openBefore + 8, 20'000);
        ::setrlimit(RLIMIT_NOFILE, &before);
    }
};

QTEST_GUILESS_MAIN(TestHardships)
#include "tst_hardships.moc"

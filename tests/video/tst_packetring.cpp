// SPDX-License-Identifier: GPL-3.0-or-later
#include "simulator/rtspserver.h"
#include "simulator/stamp.h"
#include "video/camerafeeds.h"
#include "video/packetring.h"

#include <QElapsedTimer>
#include <QTest>

using namespace std::chrono_literals;
using namespace wanmi::video;
using wanmi::simulator::StreamFault;
using wanmi::simulator::StreamServer;

namespace {
const wanmi::base::Instant start{std::chrono::hours(24 * 365 * 55)};

/// One picture each 80 ms, a key each two seconds, `bytes` large.
void addPictures(PacketRing &ring, int from, int to, qsizetype bytes = 1000)
{
    for (int i = from; i < to; ++i) {
        AccessUnit unit;
        unit.annexB = QByteArray(bytes, char('a' + i % 26));
        unit.rtpTime = quint32(i) * 7200;
        unit.key = i % 25 == 0;
        ring.add(unit, start + i * 80ms);
    }
}
} // namespace

/// The past of a camera: ten seconds and the rest of the group they begin in, no more than there is room for.
class TestPacketRing : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void itHoldsTheSpanAndTheGroupItBeginsIn()
    {
        RingBudget budget;
        PacketRing ring(budget, 10s);
        QVERIFY(ring.past().empty() && ring.lastGroup().empty());
        addPictures(ring, 3, 25);
        QVERIFY2(ring.past().empty(), "what begins in the middle of a group cannot be decoded");
        for (int last = 26; last < 400; ++last) {
            addPictures(ring, last - 1, last);
            const auto past = ring.past();
            QVERIFY(past.front().unit.key);
            QCOMPARE(past.back().unit.rtpTime, quint32(last - 1) * 7200);
            for (std::size_t i = 1; i < past.size(); ++i)
                QCOMPARE(past[i].unit.rtpTime, past[i - 1].unit.rtpTime + 7200);
            const auto span = past.back().at - past.front().at;
            QVERIFY2(span >= std::min<std::chrono::milliseconds>(10s, (last - 26) * 80ms), qPrintable(QString::number(last)));
            QVERIFY2(span < 12s, "never more than one group beyond it");
            QCOMPARE(ring.bytes(), qsizetype(past.size()) * 1000);
            QCOMPARE(budget.used.load(), ring.bytes());
            QCOMPARE(ring.lastGroup().front().unit.rtpTime / 7200, quint32((last - 1) / 25 * 25));
        }
    }

    void manyLargeOnesShareWhatThereIs()
    {
        RingBudget budget;
        budget.most = 4'000'000;
        std::vector<std::unique_ptr<PacketRing>> rings;
        for (int i = 0; i < 10; ++i)
            rings.push_back(std::make_unique<PacketRing>(budget, 10s));
        // All of them for as long as they like would be 15 MB.
        for (int second = 0; second < 30; ++second) {
            for (const auto &ring : rings)
                addPictures(*ring, second * 25 / 2, (second + 1) * 25 / 2, 10'000);
        }
        QVERIFY2(budget.used < budget.most * 5 / 4, qPrintable(QString::number(budget.used)));
        for (const auto &ring : rings) {
            QVERIFY(ring->past().size() >= 12); // each keeps its share: at least what has begun
            QVERIFY(ring->past().front().unit.key);
        }
        rings.resize(2); // who is alone again has all of its past again
        for (int second = 30; second < 50; ++second) {
            for (const auto &ring : rings)
                addPictures(*ring, second * 25 / 2, (second + 1) * 25 / 2, 10'000);
        }
        for (const auto &ring : rings)
            QVERIFY(ring->past().back().at - ring->past().front().at >= 10s);
        rings.clear();
        QCOMPARE(budget.used.load(), 0);
    }

    void aStreamWithoutKeyPicturesDoesNotFillTheMemory()
    {
        RingBudget budget;
        budget.most = 1'000'000;
        PacketRing ring(budget, 10s);
        AccessUnit unit;
        unit.annexB = QByteArray(50'000, 'x');
        unit.key = true;
        ring.add(unit, start);
        unit.key = false;
        for (int i = 1; i < 1000; ++i) {
            ring.add(unit, start + i * 40ms);
            QVERIFY(ring.bytes() <= budget.most / 4 + 50'000);
        }
        QCOMPARE(budget.used.load(), ring.bytes());
    }

    void aCameraMovesAtOnceAndItsSnapshotIsWhole_data()
    {
        QTest::addColumn<int>("codec");
        QTest::newRow("H.264") << int(wanmi::simulator::ClipCodec::H264);
        QTest::newRow("H.265") << int(wanmi::simulator::ClipCodec::H265);
    }
    void aCameraMovesAtOnceAndItsSnapshotIsWhole()
    {
        QFETCH(int, codec);
        const auto clip = wanmi::simulator::makeClip(QStringLiteral("crossing-day"), 6, wanmi::simulator::ClipCodec(codec));
        QVERIFY(clip);
        auto server = StreamServer::start({*clip}, {QStringLiteral("127.0.0.1"), 0, {}, {}});
        QVERIFY(server);
        const QUrl url(QStringLiteral("rtsp://127.0.0.1:%1/cam/c1").arg((*server)->port()));
        CameraFeeds feeds;
        const FeedId none = feeds.open(QUrl(url.toString() + u'x'), QSize());
        const auto nothing = feeds.snapshot(none);
        QVERIFY(nothing.isFinished());
        QCOMPARE(nothing.result().error().reason, QStringLiteral("no-picture"));

        const FeedId thumbnail = feeds.open(url, QSize(44, 36), Pace::Thumbnail);
        QTRY_VERIFY_WITH_TIMEOUT(feeds.latest(thumbnail).number > 1, 9'000);
        QTRY_VERIFY(feeds.pastBytes() > 10'000);
        // Halfway between two key pictures: what came since the last one is enough.
        const quint64 before = feeds.latest(thumbnail).number;
        QTRY_VERIFY_WITH_TIMEOUT(feeds.latest(thumbnail).number > before, 5'000);
        QTest::qWait(900);
        const FeedId tile = feeds.open(url, QSize(352, 288));
        QTRY_VERIFY_WITH_TIMEOUT(feeds.latest(tile).image.width() == 352, 900);
        const auto shown = wanmi::simulator::readStamp(feeds.latest(tile).image);
        QVERIFY(shown);
        QVERIFY2(shown->frame % 25 > 4, "it shows now, and not the last key picture");

        auto taken = feeds.snapshot(thumbnail);
        QTRY_VERIFY_WITH_TIMEOUT(taken.isFinished(), 2'000);
        QVERIFY(taken.result());
        QCOMPARE(taken.result()->image.size(), QSize(352, 288));
        const auto stamp = wanmi::simulator::readStamp(taken.result()->image);
        QVERIFY(stamp);
        const auto now = wanmi::simulator::readStamp(feeds.latest(tile).image);
        QVERIFY2(now && std::abs(now->frame - stamp->frame) < 25, "the newest picture, not an old one");
    }
};

QTEST_GUILESS_MAIN(TestPacketRing)
#include "tst_packetring.moc"

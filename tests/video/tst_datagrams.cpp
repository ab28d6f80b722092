// SPDX-License-Identifier: GPL-3.0-or-later
// Packets that come as datagrams: late, out of order, lost; and what is reported of them.
#include "simulator/rtspserver.h"
#include "simulator/stamp.h"
#include "video/camerafeeds.h"
#include "video/reorderer.h"
#include "video/rtcp.h"

#include <QProcess>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QtEndian>
#include <QtTest>

#include <random>

using namespace wanmi::video;
using namespace wanmi::simulator;
using namespace std::chrono_literals;

namespace {
QByteArray packetOf(quint16 sequence, const QByteArray &payload = "x")
{
    QByteArray packet(12, '\0');
    packet[0] = '\x80';
    packet[1] = 96;
    qToBigEndian(sequence, packet.data() + 2);
    return packet + payload;
}

Bytes bytes(const QByteArray &array)
{
    return {reinterpret_cast<const uchar *>(array.constData()), static_cast<std::size_t>(array.size())};
}

quint32 word(const QByteArray &packet, int at)
{
    return qFromBigEndian<quint32>(packet.constData() + at);
}
} // namespace

class TestDatagrams : public QObject
{
    Q_OBJECT
    QList<Clip> m_clips;

    std::unique_ptr<StreamServer> server(bool interleaved)
    {
        StreamOptions options;
        options.port = 0;
        options.interleaved = interleaved;
        auto made = StreamServer::start(m_clips, options);
        return made ? std::move(*made) : nullptr;
    }
    static QUrl cameraOf(const StreamServer &server)
    {
        return QUrl(QStringLiteral("rtsp://127.0.0.1:%1/cam/23010200001311000001").arg(server.port()));
    }

private Q_SLOTS:
    void initTestCase()
    {
        const auto clip = makeClip(QStringLiteral("crossing-day"), 6);
        QVERIFY(clip);
        m_clips = {*clip};
    }

    void packetsAreHandedOnInTheirOrder()
    {
        std::mt19937 random(5);
        Reorderer reorderer;
        std::vector<quint16> sent, got;
        const auto take = [&got](Bytes rtp) { got.push_back(readRtp(rtp)->sequence); };
        quint16 sequence = 65'000; // goes round
        qint64 now = 0;
        for (int i = 0; i < 400; ++i, now += 5) {
            std::vector<quint16> some;
            for (int j = 0; j < 5; ++j)
                some.push_back(sequence++);
            sent.insert(sent.end(), some.begin(), some.end());
            if (i > 0) // the first one says where it begins
                std::ranges::shuffle(some, random);
            for (const quint16 one : some) {
                reorderer.add(bytes(packetOf(one)), now, take);
                if (random() % 7 == 0)
                    reorderer.add(bytes(packetOf(one)), now, take); // said twice
            }
        }
        QCOMPARE(got, sent);
        QVERIFY(!reorderer.isWaiting());
    }
    void aLostPacketIsWaitedForAWhileOnly()
    {
        Reorderer reorderer;
        std::vector<quint16> got;
        const auto take = [&got](Bytes rtp) { got.push_back(readRtp(rtp)->sequence); };
        for (const quint16 one : {1, 2, 4, 5, 7})
            reorderer.add(bytes(packetOf(one)), 0, take);
        reorderer.tick(Reorderer::patienceMs - 1, take);
        QCOMPARE(got, (std::vector<quint16>{1, 2}));
        reorderer.tick(Reorderer::patienceMs, take);
        QCOMPARE(got, (std::vector<quint16>{1, 2, 4, 5, 7}));
        reorderer.add(bytes(packetOf(3)), 130, take); // too late
        QCOMPARE(got.size(), std::size_t(5));
        QCOMPARE(reorderer.lateOnes(), quint64(1));
        // A camera that begins anew is followed at once, and memory is bounded.
        reorderer.add(bytes(packetOf(30'000)), 140, take);
        QCOMPARE(got.back(), quint16(30'000));
        for (quint16 i = 0; i < 2 * Reorderer::heldAtMost; ++i)
            reorderer.add(bytes(packetOf(quint16(30'002 + i))), 141, take);
        QVERIFY(got.size() > Reorderer::heldAtMost);
        reorderer.add(bytes(QByteArray("no packet")), 150, take);
    }
    void aReceiverReportsWhatRfc3550Asks()
    {
        ReceptionReport report;
        // An empty report before anything came.
        const QByteArray empty = report.packet(7, 0);
        QCOMPARE(empty.left(8), QByteArray::fromHex("80c9000100000007"));
        for (quint16 i = 0; i < 100; ++i) {
            if (i % 10 == 3)
                continue;
            QByteArray bytesOf = packetOf(quint16(65'500 + i));
            qToBigEndian(quint32(i) * 3600, bytesOf.data() + 4);
            qToBigEndian(quint32(0xabcd), bytesOf.data() + 8);
            report.took(*readRtp(bytes(bytesOf)), 40 * i);
        }
        report.took(SenderReport{0xabcd, 0x0000'1234'5678'0000, 1}, 3000);
        const QByteArray packet = report.packet(7, 3500);
        QCOMPARE(uchar(packet[0]), uchar(0x81));
        QCOMPARE(uchar(packet[1]), uchar(201));
        QCOMPARE(word(packet, 8), quint32(0xabcd));
        QCOMPARE(word(packet, 12) >> 24, quint32(10 * 256 / 100));
        QCOMPARE(word(packet, 12) & 0xffffff, quint32(10));
        QCOMPARE(word(packet, 16), quint32(65'500 + 99));
        QCOMPARE(word(packet, 20), quint32(0)); // it came as evenly as it was sent
        QCOMPARE(word(packet, 24), quint32(0x12345678));
        QCOMPARE(word(packet, 28), quint32(32'768)); // half a second
        QCOMPARE(packet.size() % 4, 0);
        QCOMPARE(uchar(packet[33]), uchar(202));
        QCOMPARE(report.lost(), qint64(10));
        // Nothing was lost since.
        QCOMPARE(word(report.packet(7, 4000), 12) >> 24, quint32(0));
    }
    void senderReportsAreReadFromAnyBytes()
    {
        QByteArray compound = QByteArray::fromHex("80c9000100000007"
                                                  "80c80006" "00000009" "0000000100000002" "00000003" "0000000400000005");
        const auto report = readSenderReport(bytes(compound));
        QVERIFY(report);
        QCOMPARE(report->source, quint32(9));
        QCOMPARE(report->ntp, quint64(0x0000'0001'0000'0002));
        QCOMPARE(report->rtpTime, quint32(3));
        for (qsizetype length = 0; length < compound.size(); ++length)
            QVERIFY(!readSenderReport(bytes(compound.left(length))));
        std::mt19937 random(3);
        for (int i = 0; i < 100'000; ++i) {
            QByteArray broken = compound;
            broken[qsizetype(random() % quint32(broken.size()))] = char(random());
            (void)readSenderReport(bytes(broken));
        }
    }

    void picturesComeAsDatagrams_data()
    {
        QTest::addColumn<bool>("asked");
        QTest::newRow("asked for") << true;
        QTest::newRow("the camera refuses its connection for them") << false;
    }
    void picturesComeAsDatagrams()
    {
        QFETCH(bool, asked);
        const auto cameras = server(asked);
        QVERIFY(cameras);
        FeedOptions options;
        options.datagrams = asked;
        CameraFeeds feeds(options);
        const FeedId id = feeds.open(cameraOf(*cameras), QSize(352, 288));
        QTRY_VERIFY_WITH_TIMEOUT(feeds.latest(id).number >= 10, 10'000);
        QCOMPARE(feeds.status(id).state, FeedState::Live);
        QCOMPARE(feeds.status(id).attempts, 0);
        const auto stamp = readStamp(feeds.latest(id).image);
        QVERIFY(stamp);
        QCOMPARE(stamp->clip, u"crossing-day");
        feeds.close(id);
        QTRY_COMPARE_WITH_TIMEOUT(cameras->viewers(), 0, 5'000);
    }
    void whatIsLostOnTheWayIsNeverShownGrey_data()
    {
        QTest::addColumn<bool>("datagrams");
        QTest::newRow("datagrams") << true;
        QTest::newRow("within the connection") << false;
    }
    void whatIsLostOnTheWayIsNeverShownGrey()
    {
        QFETCH(bool, datagrams);
        const auto cameras = server(true);
        QVERIFY(cameras);
        FeedOptions options;
        options.datagrams = datagrams;
        cameras->setFault(QStringLiteral("23010200001311000001"), StreamFault::Losses);
        CameraFeeds feeds(options);
        const FeedId id = feeds.open(cameraOf(*cameras), QSize(352, 288));
        int seen = 0, unread = 0, last = -1, backwards = 0;
        connect(&feeds, &CameraFeeds::frameReady, &feeds, [&] {
            const auto stamp = readStamp(feeds.latest(id).image);
            ++(stamp ? seen : unread);
            if (stamp && last >= 0)
                backwards += (stamp->frame - last + 75) % 75 > 60;
            last = stamp ? stamp->frame : last;
        });
        QTRY_VERIFY_WITH_TIMEOUT(seen >= 40, 30'000);
        QCOMPARE(unread, 0);
        QCOMPARE(backwards, 0);
        QCOMPARE(feeds.status(id).state, FeedState::Live);
    }
    void ffmpegTakesOurDatagrams()
    {
        const QString ffmpeg = QStandardPaths::findExecutable(QStringLiteral("ffmpeg"));
        if (ffmpeg.isEmpty())
            QSKIP("ffmpeg is not installed");
        const auto cameras = server(false);
        QVERIFY(cameras);
        QTemporaryDir folder;
        const QString picture = folder.filePath(QStringLiteral("frame.png"));
        QProcess process;
        process.start(ffmpeg, {QStringLiteral("-v"), QStringLiteral("error"), QStringLiteral("-rtsp_transport"),
                               QStringLiteral("udp"), QStringLiteral("-i"), cameraOf(*cameras).toString(),
                               QStringLiteral("-frames:v"), QStringLiteral("20"), QStringLiteral("-update"),
                               QStringLiteral("1"), picture});
        QVERIFY(process.waitForFinished(30'000));
        QVERIFY2(process.exitCode() == 0, process.readAllStandardError().constData());
        const auto stamp = readStamp(QImage(picture).convertToFormat(QImage::Format_RGB32));
        QVERIFY(stamp);
        QCOMPARE(stamp->clip, u"crossing-day");
    }
};

QTEST_GUILESS_MAIN(TestDatagrams)
#include "tst_datagrams.moc"

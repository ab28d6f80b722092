// SPDX-License-Identifier: GPL-3.0-or-later
#include "clipunits.h"
#include "evidence/evidencefile.h"
#include "evidence/verify.h"
#include "simulator/stamp.h"
#include "support/smalldisk.h"
#include "video/clipmuxer.h"
#include "video/cliprecorder.h"
#include "video/stilltaker.h"

#include <condition_variable>
#include <QFileInfo>
#include <QTemporaryDir>
#include <QTest>
#include <unistd.h>

using namespace std::chrono_literals;
using namespace wanmi;
using namespace wanmi::test;
using namespace wanmi::video;
using simulator::ClipCodec;

namespace {
constexpr FeedId Camera{7};

EvidenceOrder orderFor(const QString &file)
{
    return {file,
            {QStringLiteral("23010200001311000001"),
             QStringLiteral("河岸"),
             evidence::Position{126.6, 45.7},
             QStringLiteral("supervisor3"),
             QStringLiteral("illegal dumping"),
             {}}};
}

/// Where the recorder's thread tells and the test waits.
class Listener
{
public:
    void tell(const RecordingStatus &status)
    {
        const std::lock_guard lock(m_mutex);
        m_status = status;
        m_came.notify_all();
    }
    template <typename Condition> bool waitFor(Condition condition)
    {
        std::unique_lock lock(m_mutex);
        return m_came.wait_for(lock, 20s, [&] { return condition(m_status); });
    }
    RecordingStatus status()
    {
        const std::lock_guard lock(m_mutex);
        return m_status;
    }

private:
    std::mutex m_mutex;
    std::condition_variable m_came;
    RecordingStatus m_status;
};

/// The other process: records for ever, and says how many pictures it has given to the recorder.
int recordUntilKilled(const QString &file, ClipCodec codec)
{
    const auto clip = simulator::makeClip(QStringLiteral("river-day"), 6, codec);
    Listener listener;
    ClipRecorder recorder([&](FeedId, const RecordingStatus &status) { listener.tell(status); });
    recorder.begin(Camera, orderFor(file), {});
    for (int n = 0; clip; ++n) {
        recorder.add(Camera, unitOf(*clip, n));
        // As in life, the disk is done with a group long before the next is.
        if (n > 0 && n % framesPerGroup == 0)
            listener.waitFor([n](const RecordingStatus &status) { return status.pictures >= n; });
        std::printf("%d\n", n + 1);
        std::fflush(stdout);
    }
    return 1;
}
} // namespace

class TestClipRecorder : public QObject
{
    Q_OBJECT
    static void addCodecs()
    {
        QTest::addColumn<ClipCodec>("codec");
        QTest::newRow("H.264") << ClipCodec::H264;
        QTest::newRow("H.265") << ClipCodec::H265;
    }
    const simulator::Clip &clipOf(ClipCodec codec) const
    {
        return codec == ClipCodec::H265 ? m_h265 : m_h264;
    }

    /// Pictures 0 to `past` as the past, the rest as they come.
    RecordingStatus record(const QString &file, const simulator::Clip &clip, int past, int all,
                           quint32 rtpFrom = 0)
    {
        Listener listener;
        {
            ClipRecorder recorder([&](FeedId, const RecordingStatus &status) { listener.tell(status); });
            PacketPast before;
            for (int n = 0; n < past; ++n)
                before.push_back(unitOf(clip, n, rtpFrom));
            recorder.begin(Camera, orderFor(file), before);
            for (int n = past; n < all; ++n)
                recorder.add(Camera, unitOf(clip, n, rtpFrom));
            recorder.end(Camera, QStringLiteral("stopped"));
        }
        return listener.status();
    }

private slots:
    void initTestCase()
    {
        const auto h264 = simulator::makeClip(QStringLiteral("river-day"), 6, ClipCodec::H264);
        const auto h265 = simulator::makeClip(QStringLiteral("river-day"), 6, ClipCodec::H265);
        QVERIFY(h264 && h265);
        m_h264 = *h264;
        m_h265 = *h265;
    }

    void pastAndPresentAreInTheFileByteForByte_data() { addCodecs(); }
    void pastAndPresentAreInTheFileByteForByte()
    {
        if (!hasFfmpeg())
            QSKIP("ffmpeg is not installed");
        QFETCH(ClipCodec, codec);
        const simulator::Clip &clip = clipOf(codec);
        const QString file = m_folder.filePath(QStringLiteral("whole-%1.mp4").arg(int(codec)));
        const RecordingStatus status = record(file, clip, 137, 260);
        QCOMPARE(status.ended, u"stopped");
        QCOMPARE(status.pictures, 260);
        QCOMPARE(status.from, frameAt(0));
        QCOMPARE(status.until, frameAt(259));
        QVERIFY(decodesClean(file));

        QByteArray sent;
        for (int n = 0; n < 260; ++n)
            sent += unitOf(clip, n).unit.annexB;
        const video::Codec kind = unitOf(clip, 0).unit.codec;
        QCOMPARE(picturesOfMp4(file, kind), picturesIn(sent, kind));

        const Ran probe
            = run(QStringLiteral("ffprobe"),
                  {QStringLiteral("-v"), QStringLiteral("error"), QStringLiteral("-count_frames"),
                   QStringLiteral("-show_entries"),
                   QStringLiteral("stream=codec_tag_string,width,height,nb_read_frames:format=duration"),
                   QStringLiteral("-of"), QStringLiteral("default=nw=1"), file});
        QVERIFY(probe.good);
        QVERIFY2(
            probe.out.contains(codec == ClipCodec::H265 ? "codec_tag_string=hvc1" : "codec_tag_string=avc1"),
            probe.out);
        for (const char *fact : {"width=352", "height=288", "nb_read_frames=260", "duration=20.8"})
            QVERIFY2(probe.out.contains(fact), probe.out);

        const auto verdict = evidence::verifyFile(file);
        QVERIFY(verdict && verdict->isWhole());
        QCOMPARE(verdict->manifest.seal, status.seal);
        QCOMPARE(int(verdict->manifest.pieces.size()), 1 + 11); // the description and a fragment a group
        QCOMPARE(verdict->manifest.pieces[1].pictures, framesPerGroup);
        QCOMPARE(verdict->manifest.pieces[2].first, frameAt(framesPerGroup));
        QCOMPARE(verdict->manifest.end->until, frameAt(259));
    }

    void rtpTimeMayWrapAndJump()
    {
        ClipTimeline timeline;
        quint32 rtp = 0xffffffff - 7'200 * 3;
        for (int n = 0; n < 10; ++n, rtp += 7'200)
            QCOMPARE(timeline.next(rtp, frameAt(n)), n * 7'200);
        // The camera was restarted: 20 s later it counts from elsewhere.
        QCOMPARE(timeline.next(123, frameAt(9 + 250)), 9 * 7'200 + 20 * 90'000);
        QCOMPARE(timeline.next(123 + 7'200, frameAt(9 + 251)), 10 * 7'200 + 20 * 90'000);
        // Packets that the line held back come at once; that is no jump.
        QCOMPARE(timeline.next(123 + 2 * 7'200, frameAt(9 + 300)), 11 * 7'200 + 20 * 90'000);
        QCOMPARE(timeline.next(123 + 3 * 7'200, frameAt(9 + 300)), 12 * 7'200 + 20 * 90'000);
        // Backwards by hours, here two seconds; and this workstation's clock set back meanwhile.
        QCOMPARE(timeline.next(0xf0000000, frameAt(9 + 325)), 12 * 7'200 + 22 * 90'000);
        QCOMPARE(timeline.next(0xf0000000 + 7'200, frameAt(0)), 13 * 7'200 + 22 * 90'000);
        const qint64 last = timeline.next(0xf0000000 + 14'400, frameAt(1));
        QCOMPARE(timeline.next(0xf0000000 + 14'400, frameAt(1)),
                 last + 1); // twice the same: it grows all the same
    }

    void aClipAcrossTheWrapHasItsRightLength()
    {
        if (!hasFfmpeg())
            QSKIP("ffmpeg is not installed");
        const QString file = m_folder.filePath(QStringLiteral("wrap.mp4"));
        QCOMPARE(record(file, m_h264, 60, 125, 0xffffffff - 7'200 * 61).pictures, 125);
        QVERIFY(decodesClean(file));
        const Ran probe = run(QStringLiteral("ffprobe"),
                              {QStringLiteral("-v"), QStringLiteral("error"), QStringLiteral("-show_entries"),
                               QStringLiteral("format=duration"), QStringLiteral("-of"),
                               QStringLiteral("csv=p=0"), file});
        QVERIFY2(probe.out.startsWith("10.0"), probe.out);
    }

    void anotherCodecEndsTheClip()
    {
        const QString file = m_folder.filePath(QStringLiteral("changed.mp4"));
        Listener listener;
        {
            ClipRecorder recorder([&](FeedId, const RecordingStatus &status) { listener.tell(status); });
            recorder.begin(Camera, orderFor(file), {});
            for (int n = 3; n < 60; ++n) // it waits for the first key picture
                recorder.add(Camera, unitOf(m_h264, n));
            recorder.add(Camera, unitOf(m_h265, 75));
        }
        QCOMPARE(listener.status().ended, u"stream-changed");
        QCOMPARE(listener.status().pictures, 35);
        QVERIFY(evidence::verifyFile(file)->isWhole());
    }

    void aKilledRecorderLosesOneGroupAtMost_data() { addCodecs(); }
    void aKilledRecorderLosesOneGroupAtMost()
    {
        if (!hasFfmpeg())
            QSKIP("ffmpeg is not installed");
        QFETCH(ClipCodec, codec);
        for (int round = 0; round < 4; ++round) {
            const QString file
                = m_folder.filePath(QStringLiteral("killed-%1-%2.mp4").arg(int(codec)).arg(round));
            QProcess process;
            process.start(QCoreApplication::applicationFilePath(),
                          {QStringLiteral("--record"), file,
                           codec == ClipCodec::H265 ? QStringLiteral("h265") : QStringLiteral("h264")});
            int given = 0;
            const auto readAll = [&] {
                while (process.canReadLine())
                    given = process.readLine().trimmed().toInt();
            };
            while (given < 80 + 17 * round && process.waitForReadyRead(20'000))
                readAll();
            process.kill();
            QVERIFY(process.waitForFinished(20'000));
            readAll();
            QVERIFY(given >= 80);

            QVERIFY(evidence::verifyFile(file)->fault != evidence::Fault::None);
            const auto done = evidence::finishClip(file);
            QVERIFY2(done, done ? "" : qPrintable(done.error().reason));
            QVERIFY2(given - done->pictures <= framesPerGroup,
                     qPrintable(QStringLiteral("%1 given, %2 kept").arg(given).arg(done->pictures)));
            QVERIFY(evidence::verifyFile(file)->isWhole());
            QVERIFY(decodesClean(file));
            const video::Codec kind = unitOf(clipOf(codec), 0).unit.codec;
            QCOMPARE(picturesOfMp4(file, kind).size(), done->pictures);
        }
    }

    void aFullDiskEndsTheClipAndKeepsIt()
    {
        TinyDisk disk(400);
        if (!disk.isMounted())
            QSKIP("no small disk can be mounted here: only root may");
        const QString file = disk.path(QStringLiteral("clip.mp4"));
        const RecordingStatus status = record(file, m_h264, 50, 2500);
        QCOMPARE(status.ended, u"disk-full");
        QVERIFY(!status.running);
        QVERIFY(status.pictures >= 2 * framesPerGroup);
        if (status.seal.isEmpty())
            QVERIFY(evidence::finishClip(file));
        const auto verdict = evidence::verifyFile(file);
        QVERIFY(verdict && verdict->isWhole());
        if (hasFfmpeg())
            QVERIFY(decodesClean(file));
    }

    void whatCannotBeWrittenIsSaid()
    {
        QCOMPARE(record(QStringLiteral("/proc/nowhere/clip.mp4"), m_h264, 30, 40).ended, u"cannot-write");
        const QString file = m_folder.filePath(QStringLiteral("twice.mp4"));
        QCOMPARE(record(file, m_h264, 30, 40).ended, u"stopped");
        QCOMPARE(record(file, m_h264, 30, 40).ended, u"file-exists");
        QVERIFY(evidence::verifyFile(file)->isWhole());
        QCOMPARE(record(m_folder.filePath(QStringLiteral("none.mp4")), m_h264, 0, 0).ended, u"no-picture");
        QVERIFY(!QFile::exists(m_folder.filePath(QStringLiteral("none.mp4"))));
    }

    void aStillIsTheNewestPictureInFullSize_data() { addCodecs(); }
    void aStillIsTheNewestPictureInFullSize()
    {
        QFETCH(ClipCodec, codec);
        PacketPast past;
        for (int n = 25; n <= 63; ++n)
            past.push_back(unitOf(clipOf(codec), n));
        const QString file = m_folder.filePath(QStringLiteral("still-%1.jpg").arg(int(codec)));
        const auto taken = writeStill(past, orderFor(file));
        QVERIFY2(taken, taken ? "" : qPrintable(taken.error().reason));
        QCOMPARE(taken->size, QSize(352, 288));
        QCOMPARE(taken->at, frameAt(63));
        const QImage image(file);
        const auto stamp = simulator::readStamp(image.convertToFormat(QImage::Format_RGB32));
        QVERIFY(stamp);
        QCOMPARE(stamp->frame, 63);
        QVERIFY2(image.text().contains(u"supervisor3"), qPrintable(image.text()));
        const auto verdict = evidence::verifyFile(file);
        QVERIFY(verdict && verdict->isWhole());
        QCOMPARE(verdict->manifest.seal, taken->seal);
        QCOMPARE(verdict->manifest.head.from, frameAt(63));
        QCOMPARE(writeStill(past, orderFor(file)).error().reason, u"file-exists");
        QCOMPARE(writeStill({}, orderFor(file)).error().reason, u"no-picture");
    }

    void aDamagedGroupGivesThePictureBefore()
    {
        PacketPast past;
        for (int n = 25; n <= 51; ++n)
            past.push_back(unitOf(m_h264, n));
        for (std::size_t i = 25; i < past.size(); ++i) {
            // Parameter sets and the slice's header stay, the rest is nothing.
            past[i].unit.annexB = past[i].unit.annexB.first(past[i].unit.annexB.size() > 60 ? 60 : 8);
            past[i].unit.key = i == 25;
        }
        const auto still = newestPicture(past);
        QVERIFY(still);
        const auto stamp = simulator::readStamp(still->image);
        QVERIFY(stamp);
        QVERIFY(stamp->frame <= 49);
    }

private:
    QTemporaryDir m_folder;
    simulator::Clip m_h264, m_h265;
};

int main(int argc, char *argv[])
{
    QCoreApplication application(argc, argv);
    const QStringList arguments = QCoreApplication::arguments();
    if (arguments.value(1) == u"--record")
        return recordUntilKilled(arguments.value(2),
                                 arguments.value(3) == u"h265" ? ClipCodec::H265 : ClipCodec::H264);
    TestClipRecorder test;
    return QTest::qExec(&test, argc, argv);
}
#include "tst_cliprecorder.moc"

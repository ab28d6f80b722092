// SPDX-License-Identifier: GPL-3.0-or-later
#include "simulator/rtspserver.h"
#include "simulator/scenes.h"
#include "simulator/stamp.h"

#include <QElapsedTimer>
#include <QProcess>
#include <QSet>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTest>

using namespace wanmi::simulator;

class TestStreamServer : public QObject
{
    Q_OBJECT
    static void addCodecs()
    {
        QTest::addColumn<ClipCodec>("codec");
        QTest::newRow("H.264") << ClipCodec::H264;
        QTest::newRow("H.265") << ClipCodec::H265;
    }
private Q_SLOTS:
    void everySceneIsDrawnItsOwnWayAndMoves()
    {
        const Scenes scenes = allScenes();
        QVERIFY(scenes.size() >= 8);
        QSet<QString> names;
        QList<QImage> seen;
        for (const auto &scene : scenes) {
            names.insert(scene->name());
            std::vector<Stage::Glow> glows;
            const QImage background = scene->background(glows);
            const QImage early = scene->picture(background, glows, 6);
            QVERIFY(early != scene->picture(background, glows, 6.5));
            QVERIFY(!seen.contains(early));
            seen.append(early);
        }
        QCOMPARE(names.size(), qsizetype(scenes.size()));
    }

    void theLoopHasNoSeam()
    {
        for (const auto &scene : allScenes()) {
            std::vector<Stage::Glow> glows;
            const QImage background = scene->background(glows);
            const QImage first = scene->picture(background, glows, 0);
            const QImage again = scene->picture(background, glows, Scene::loopSeconds - 1e-6);
            qint64 different = 0;
            for (int y = 0; y < first.height(); ++y) {
                for (int x = 0; x < first.width(); ++x)
                    different += std::abs(qGray(first.pixel(x, y)) - qGray(again.pixel(x, y))) > 24;
            }
            QVERIFY2(different < first.width() * first.height() / 100,
                     qPrintable(scene->name() + QString::number(different)));
        }
    }

    void theStampIsReadBack()
    {
        for (const QString &name : sceneNames()) {
            QImage image(Stage::size, QImage::Format_RGB32);
            image.fill(QColor(180, 200, 160));
            burnStamp(image, Stamp{name, 7089});
            QCOMPARE(readStamp(image), (Stamp{name, 7089}));
        }
        QImage blank(Stage::size, QImage::Format_RGB32);
        blank.fill(Qt::gray);
        QVERIFY(!readStamp(blank));
    }

    void aClipHasTheFormOfASubStream_data() { addCodecs(); }
    void aClipHasTheFormOfASubStream()
    {
        QFETCH(ClipCodec, codec);
        const auto clip = makeClip(QStringLiteral("market"), 6, codec);
        QVERIFY(clip);
        QCOMPARE(clip->frames.size(), 75);
        qsizetype bytes = 0;
        for (int i = 0; i < 75; ++i) {
            QCOMPARE(clip->frames[i].key, i % 25 == 0);
            for (const QByteArray &nal : clip->frames[i].nals)
                bytes += nal.size();
        }
        const double kilobits = static_cast<double>(bytes) * 8 / 6 / 1000;
        QVERIFY2(kilobits > 100 && kilobits < 320, qPrintable(QString::number(kilobits)));
    }

    void aLongGopHasOneKeyPictureInTenSeconds_data() { addCodecs(); }
    void aLongGopHasOneKeyPictureInTenSeconds()
    {
        QFETCH(ClipCodec, codec);
        const auto clip = makeClip(QStringLiteral("market"), 20, codec, Showing::LongGop);
        QVERIFY(clip);
        QCOMPARE(clip->frames.size(), 250);
        for (int i = 0; i < 250; ++i)
            QCOMPARE(clip->frames[i].key, i % 125 == 0);
    }

    void clipsAreKeptAndDamagedOnesMadeAgain()
    {
        QTemporaryDir folder;
        const auto first = makeClips(folder.path());
        QVERIFY(first);
        QCOMPARE(first->size(), sceneNames().size() + 1);
        QCOMPARE(first->last().codec, ClipCodec::H265);
        QElapsedTimer timer;
        timer.start();
        QVERIFY(makeClips(folder.path()));
        QVERIFY(timer.elapsed() < 2000);
        QFile damaged(folder.path() + QStringLiteral("/v1/market.h264"));
        QVERIFY(damaged.open(QIODevice::WriteOnly));
        damaged.close();
        const auto again = makeClips(folder.path());
        QVERIFY(again);
        QCOMPARE(again->at(sceneNames().indexOf(u"market")).frames.size(), 300);
        QVERIFY(!makeClips(QStringLiteral("/proc/nowhere")));
    }

    void ffmpegPlaysIt_data() { addCodecs(); }
    void ffmpegPlaysIt()
    {
        QFETCH(ClipCodec, codec);
        const QString ffmpeg = QStandardPaths::findExecutable(QStringLiteral("ffmpeg"));
        if (ffmpeg.isEmpty())
            QSKIP("ffmpeg is not installed");
        const auto clip = makeClip(QStringLiteral("river-day"), 4, codec);
        QVERIFY(clip);
        const auto server = StreamServer::start(
            {*clip}, {QStringLiteral("127.0.0.1"), 0, QStringLiteral("u"), QStringLiteral("p")});
        QVERIFY(server);
        QTemporaryDir folder;
        const QString picture = folder.filePath(QStringLiteral("frame.png"));
        QProcess process;
        process.start(
            ffmpeg,
            {QStringLiteral("-v"), QStringLiteral("error"), QStringLiteral("-rtsp_transport"),
             QStringLiteral("tcp"), QStringLiteral("-i"),
             QStringLiteral("rtsp://u:p@127.0.0.1:%1/cam/23010200001311000001").arg((*server)->port()),
             QStringLiteral("-frames:v"), QStringLiteral("20"), QStringLiteral("-update"),
             QStringLiteral("1"), picture});
        QVERIFY(process.waitForFinished(30'000));
        QVERIFY2(process.exitCode() == 0, process.readAllStandardError().constData());
        const auto stamp = readStamp(QImage(picture).convertToFormat(QImage::Format_RGB32));
        QVERIFY(stamp);
        QCOMPARE(stamp->clip, u"river-day");
    }

    void aTakenPortIsReported()
    {
        const auto clip = makeClip(QStringLiteral("park"), 2);
        QVERIFY(clip);
        const auto first = StreamServer::start({*clip}, {QStringLiteral("127.0.0.1"), 0, {}, {}});
        QVERIFY(first);
        const auto second
            = StreamServer::start({*clip}, {QStringLiteral("127.0.0.1"), (*first)->port(), {}, {}});
        QVERIFY(!second);
        QCOMPARE(second.error().reason, u"cannot-listen");
    }
};

QTEST_GUILESS_MAIN(TestStreamServer)
#include "tst_streamserver.moc"

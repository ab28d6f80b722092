// SPDX-License-Identifier: GPL-3.0-or-later
#include "evidence/verify.h"
#include "simulator/pictureserver.h"
#include "simulator/stamp.h"
#include "video/camerafeeds.h"
#include "video/tilestreams.h"

#include <QBuffer>
#include <QFile>
#include <QProcess>
#include <QSignalSpy>
#include <QStandardPaths>
#include <QTcpServer>
#include <QTemporaryDir>
#include <QTest>

using namespace std::chrono_literals;
using namespace wanmi::video;
using wanmi::simulator::PictureFault;
using wanmi::simulator::PictureServer;
using wanmi::simulator::readStamp;

/// Cameras that hand out single JPEGs over HTTP.
class TestPictures : public QObject
{
    Q_OBJECT
    static constexpr QSize Native{352, 288}, Small{88, 72};

    static QUrl url(const PictureServer &server, const char *id)
    {
        return QUrl(QStringLiteral("http://127.0.0.1:%1/snap/%2.jpg").arg(server.port()).arg(QLatin1StringView(id)));
    }
    static FeedOptions hasty()
    {
        FeedOptions options;
        options.thumbnailEvery = 300ms;
        options.backOffFirst = 200ms;
        options.backOffLast = 400ms;
        options.answerTimeout = 1'500ms;
        return options;
    }

private slots:
    void aTileMovesAndAThumbnailTakesItsTime()
    {
        const auto server = PictureServer::start();
        QVERIFY(server);
        CameraFeeds feeds(hasty());
        const FeedId tile = feeds.open(url(**server, "a"), Native), thumbnail = feeds.open(url(**server, "b"), Small, Pace::Thumbnail);
        QTRY_COMPARE_WITH_TIMEOUT(feeds.status(tile).state, FeedState::Live, 5'000);
        QCOMPARE(feeds.status(tile).sourceSize, Native);
        QTRY_VERIFY_WITH_TIMEOUT(feeds.latest(tile).number >= 2, 5'000);
        QCOMPARE(feeds.latest(tile).image.size(), Native);
        // The picture is the camera's: its frame number can be read, and goes on.
        const auto first = readStamp(feeds.latest(tile).image);
        QVERIFY(first);
        QTRY_VERIFY_WITH_TIMEOUT(readStamp(feeds.latest(tile).image) && readStamp(feeds.latest(tile).image)->frame != first->frame, 5'000);
        QTRY_VERIFY_WITH_TIMEOUT(feeds.latest(thumbnail).number >= 3, 5'000);
        QVERIFY(feeds.latest(thumbnail).image.width() >= Small.width() && feeds.latest(thumbnail).image.width() < Native.width());
        QCOMPARE((*server)->connections(), 2); // kept, not made for each picture
        // Nobody looks any more: nobody is asked.
        feeds.close(tile);
        feeds.close(thumbnail);
        QTest::qWait(400);
        const int answered = (*server)->answered();
        QTest::qWait(800);
        QCOMPARE((*server)->answered(), answered);
    }
    void whatIsWrongIsSaid_data()
    {
        QTest::addColumn<PictureFault>("fault");
        QTest::addColumn<QString>("reason");
        QTest::newRow("off") << PictureFault::Off << "not-found";
        QTest::newRow("no password is good") << PictureFault::Unauthorized << "unauthorized";
        QTest::newRow("never answers") << PictureFault::Stall << "timeout";
        QTest::newRow("no JPEG") << PictureFault::Garbage << "garbage";
        QTest::newRow("never ends") << PictureFault::Endless << "garbage";
        QTest::newRow("sends elsewhere") << PictureFault::Redirect << "too-many-redirects";
    }
    void whatIsWrongIsSaid()
    {
        QFETCH(PictureFault, fault);
        QFETCH(QString, reason);
        const auto server = PictureServer::start();
        QVERIFY(server);
        CameraFeeds feeds(hasty());
        (*server)->setFault(QStringLiteral("a"), fault);
        const FeedId bad = feeds.open(url(**server, "a"), Native), good = feeds.open(url(**server, "b"), Native);
        QTRY_COMPARE_WITH_TIMEOUT(feeds.status(bad).reason, reason, 10'000);
        QCOMPARE(feeds.status(bad).state, FeedState::Failed);
        QTRY_COMPARE_WITH_TIMEOUT(feeds.status(good).state, FeedState::Live, 5'000);
        // It comes back by itself.
        (*server)->setFault(QStringLiteral("a"), PictureFault::None);
        QTRY_COMPARE_WITH_TIMEOUT(feeds.status(bad).state, FeedState::Live, 10'000);
    }
    void aDeadServerAndABadAddressAreSaid()
    {
        QTcpServer nobody;
        QVERIFY(nobody.listen(QHostAddress::LocalHost));
        const QUrl gone(QStringLiteral("http://127.0.0.1:%1/a.jpg").arg(nobody.serverPort()));
        nobody.close();
        CameraFeeds feeds(hasty());
        const FeedId refused = feeds.open(gone, Native), bad = feeds.open(QUrl(QStringLiteral("http:///a.jpg")), Native);
        QTRY_COMPARE_WITH_TIMEOUT(feeds.status(refused).reason, u"connection-refused", 5'000);
        QTRY_COMPARE_WITH_TIMEOUT(feeds.status(bad).reason, u"bad-url", 5'000);
    }
    void aFrozenPictureIsFound()
    {
        const auto server = PictureServer::start();
        QVERIFY(server);
        FeedOptions options = hasty();
        options.viewHaste = 8;
        CameraFeeds feeds(options);
        (*server)->setFault(QStringLiteral("a"), PictureFault::Freeze);
        const FeedId tile = feeds.open(url(**server, "a"), Native), other = feeds.open(url(**server, "b"), Native);
        QTRY_COMPARE_WITH_TIMEOUT(feeds.status(tile).view, u"frozen", 20'000);
        QCOMPARE(feeds.status(other).view, QString());
    }
    void whoAsksGetsThePasswordAndNobodyElse()
    {
        const auto server = PictureServer::start({QStringLiteral("127.0.0.1"), 0, QStringLiteral("wall"), QStringLiteral("p:w@d")});
        QVERIFY(server);
        CameraFeeds feeds(hasty());
        QSignalSpy shown(&feeds, &CameraFeeds::shown);
        const FeedId tile = feeds.open(url(**server, "a"), Native);
        QTRY_COMPARE_WITH_TIMEOUT(feeds.status(tile).reason, u"unauthorized", 5'000);
        feeds.setAccess(StreamAccessBook({{QStringLiteral("/snap/*"), QStringLiteral("wall"), QStringLiteral("p:w@d"), {}}}));
        QTRY_COMPARE_WITH_TIMEOUT(feeds.status(tile).state, FeedState::Live, 5'000);
        QCOMPARE(shown.front().front().toUrl(), url(**server, "a"));
        feeds.setAccess(StreamAccessBook({{QStringLiteral("/snap/*"), {}, {}, {}, true}}));
        QTRY_COMPARE_WITH_TIMEOUT(feeds.status(tile).reason, u"not-permitted", 5'000);
        feeds.setAccess(StreamAccessBook({{QStringLiteral("/snap/*"), QStringLiteral("wall"), QStringLiteral("p:w@d"), {}}}));
        QTRY_COMPARE_WITH_TIMEOUT(feeds.status(tile).state, FeedState::Live, 5'000);
    }
    void aPictureIsEvidenceByteForByteAndAClipIsRefused()
    {
        const auto server = PictureServer::start();
        QVERIFY(server);
        (*server)->setFault(QStringLiteral("a"), PictureFault::Freeze); // so that it can be compared
        QTemporaryDir folder;
        CameraFeeds feeds(hasty());
        const FeedId tile = feeds.open(url(**server, "a"), Small);
        EvidenceOrder order;
        order.file = folder.filePath(QStringLiteral("a.jpg"));
        order.facts.cameraId = QStringLiteral("a");
        order.facts.who = QStringLiteral("li");
        std::optional<wanmi::base::Result<StillTaken>> taken;
        QTRY_COMPARE_WITH_TIMEOUT(feeds.status(tile).state, FeedState::Live, 5'000);
        feeds.takeStill(tile, order, [&](const auto &still) { taken = still; });
        QTRY_VERIFY_WITH_TIMEOUT(taken, 5'000);
        QVERIFY(*taken);
        QCOMPARE((*taken)->size, Native); // not the tile's
        QFile file(order.file);
        QVERIFY(file.open(QIODevice::ReadOnly));
        QVERIFY(readStamp(QImage::fromData(file.readAll()).convertToFormat(QImage::Format_RGB32)));
        QVERIFY(wanmi::evidence::verifyFile(order.file)->isWhole());
        feeds.record(tile, {folder.filePath(QStringLiteral("a.mp4")), order.facts});
        QCOMPARE(feeds.recording(tile).ended, QString());
        QSignalSpy news(&feeds, &CameraFeeds::recordingChanged);
        feeds.record(tile, {folder.filePath(QStringLiteral("a.mp4")), order.facts});
        QCOMPARE(news.front()[1].value<RecordingStatus>().ended, QStringLiteral("pictures-only"));
    }
    /// A web server that nobody here wrote.
    void picturesOfARealWebServer()
    {
        const QString python = QStandardPaths::findExecutable(QStringLiteral("python3"));
        if (python.isEmpty())
            QSKIP("there is no python3 to serve pictures with");
        QTemporaryDir folder;
        QImage image(640, 480, QImage::Format_RGB32);
        image.fill(Qt::darkCyan);
        QVERIFY(image.save(folder.filePath(QStringLiteral("yard.jpg")), "JPEG"));
        QTcpServer probe;
        QVERIFY(probe.listen(QHostAddress::LocalHost));
        const quint16 port = probe.serverPort();
        probe.close();
        QProcess server;
        server.setWorkingDirectory(folder.path());
        server.start(python, {QStringLiteral("-m"), QStringLiteral("http.server"), QString::number(port), QStringLiteral("--bind"),
                              QStringLiteral("127.0.0.1")});
        QVERIFY(server.waitForStarted());
        CameraFeeds feeds(hasty());
        const FeedId tile = feeds.open(QUrl(QStringLiteral("http://127.0.0.1:%1/yard.jpg").arg(port)), Native);
        QTRY_COMPARE_WITH_TIMEOUT(feeds.status(tile).state, FeedState::Live, 15'000);
        QCOMPARE(feeds.status(tile).sourceSize, QSize(640, 480));
        server.kill();
        server.waitForFinished();
        QTRY_COMPARE_WITH_TIMEOUT(feeds.status(tile).state, FeedState::Failed, 10'000);
    }
};

QTEST_GUILESS_MAIN(TestPictures)
#include "tst_pictures.moc"

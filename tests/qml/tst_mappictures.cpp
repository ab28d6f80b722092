// SPDX-License-Identifier: GPL-3.0-or-later
// Cameras' pictures on the map, over real streams.
#include "mappictures.h"
#include "wallbench.h"
#include "wallhands.h"

#include "simulator/rtspserver.h"
#include "support/waiting.h"
#include "video/camerafeeds.h"

#include <QDir>
#include <QTest>

using namespace wanmi;
using namespace wanmi::test;

namespace {
constexpr int Cameras = 200; // more than a map shows at a time
}

class TestMapPictures : public QObject
{
    Q_OBJECT
    std::unique_ptr<simulator::StreamServer> m_server;
    std::unique_ptr<video::CameraFeeds> m_feeds;
    std::unique_ptr<WallBench> m_bench;
    std::unique_ptr<wall::WallWindow> m_window;

    [[nodiscard]] wall::MapPictures &pictures() const
    {
        return *itemIn<wall::MapPictures>(m_window->rootObject(), QStringLiteral("mapPictures"));
    }
    [[nodiscard]] mapview::MapCanvas &canvas() const { return *itemIn<mapview::MapCanvas>(m_window->rootObject()); }
    [[nodiscard]] QPointF markOf(const QString &id) const
    {
        return canvas().view().toScreen(m_bench->cameras->find(id)->place);
    }
    /// Where its picture is, as far as a point of it can tell.
    [[nodiscard]] QPointF pictureOf(const QString &id) const { return markOf(id) - QPointF(0, 40); }

private slots:
    void initTestCase()
    {
        listenToQml();
        const auto clip = simulator::makeClip(QStringLiteral("crossing-day"), 4);
        QVERIFY(clip);
        auto server = simulator::StreamServer::start({*clip}, {QStringLiteral("127.0.0.1"), 0, {}, {}});
        QVERIFY(server);
        m_server = std::move(*server);
        video::FeedOptions options;
        options.thumbnailEvery = std::chrono::milliseconds(400);
        m_feeds = std::make_unique<video::CameraFeeds>(options);
        SketchCity city{24, 2000, 200, 20, 10, {}};
        city.cameras = Cameras;
        m_bench = std::make_unique<WallBench>(city, nullptr, m_feeds.get());
        QVERIFY2(m_bench->problem.isEmpty(), qPrintable(m_bench->problem));
        protocol::Manifest manifest = m_bench->city.manifest();
        manifest.videoUrl = QStringLiteral("rtsp://127.0.0.1:%1").arg(m_server->port());
        m_bench->state->setManifest(manifest);
        m_window = std::make_unique<wall::WallWindow>(m_bench->state.get());
        m_window->resize(1920, 1080);
        m_window->show();
        QVERIFY(QTest::qWaitForWindowExposed(m_window.get()));
        QVERIFY(spinUntil([this] { return m_bench->board->isRead() && m_bench->cameras->count() == Cameras; }));
        QVERIFY(spinUntil([this] { return itemIn<wall::MapPictures>(m_window->rootObject(), QStringLiteral("mapPictures")) != nullptr; }));
    }
    void cleanupTestCase()
    {
        m_window.reset();
        m_bench.reset();
        QCOMPARE(qmlWarnings(), QStringList());
    }

    void theyAreOffUntilSomebodyWantsThem()
    {
        QVERIFY(!canvas().property("showPictures").toBool());
        QTest::qWait(400);
        QCOMPARE(pictures().shown(), 0);
    }
    void tooManyAreSaidAndNotShown()
    {
        canvas().fitCity();
        canvas().setProperty("showPictures", true);
        QVERIFY(spinUntil([this] { return pictures().hasTooMany(); }));
        QCOMPARE(pictures().shown(), 0);
        m_bench->words->setLanguage(QStringLiteral("en"));
        auto *hint = itemIn<QQuickItem>(m_window->rootObject(), QStringLiteral("mapPicturesHint"));
        QVERIFY(hint && hint->isVisible());
    }
    void whatIsInViewLives()
    {
        const domain::Camera &camera = m_bench->cameras->camera(0);
        const QString id = camera.id.text();
        const int before = m_feeds->feedCount();
        canvas().showPlace(camera.place.lon, camera.place.lat, 17);
        QVERIFY(spinUntil([this] { return pictures().shown() > 0; }));
        QVERIFY(!pictures().hasTooMany());
        QVERIFY(pictures().shown() <= wall::MapPictures::Most);
        QCOMPARE(m_feeds->feedCount(), before + pictures().shown());
        QCOMPARE(pictures().cameraAt(pictureOf(id).x(), pictureOf(id).y()), id);
        // It moves with the map at once, and is let go when it has left it.
        canvas().panBy(60, 30);
        QCOMPARE(pictures().cameraAt(pictureOf(id).x(), pictureOf(id).y()), id);
        const QImage early = m_window->grabWindow();
        QTest::qWait(1'500);
        QVERIFY(m_window->grabWindow() != early); // pictures, not squares: they change
        if (const QString folder = qEnvironmentVariable("WANMI_SHOTS"); !folder.isEmpty())
            m_window->grabWindow().save(QDir(folder).filePath(QStringLiteral("mappictures.png")));
    }
    void aPressChoosesTheCamera()
    {
        const QString id = m_bench->cameras->camera(0).id.text();
        QVERIFY(spinUntil([&] { return pictures().cameraAt(pictureOf(id).x(), pictureOf(id).y()) == id; }));
        const QPoint place = pictures().mapToScene(pictureOf(id)).toPoint();
        QTest::mouseClick(m_window.get(), Qt::LeftButton, {}, place);
        QVERIFY(spinUntil([&] { return m_bench->selection->cameraId() == id; }));
        pictures().pointAt(pictureOf(id).x(), pictureOf(id).y());
        QCOMPARE(pictures().cameraAt(pictureOf(id).x() + 100, pictureOf(id).y() - 60), id); // larger under the pointer
        pictures().pointAt(-1, -1);
    }
    void whoIsGoneFromTheViewIsLetGo()
    {
        const int all = m_feeds->feedCount(), shown = pictures().shown();
        canvas().setProperty("showPictures", false);
        QVERIFY(spinUntil([this] { return pictures().shown() == 0; }));
        QCOMPARE(m_feeds->feedCount(), all - shown);
    }
};

QTEST_MAIN(TestMapPictures)
#include "tst_mappictures.moc"

// SPDX-License-Identifier: GPL-3.0-or-later
// The pulse over real streams: what lives, what died, what needs eyes first, what the pointer and the keys reach.
#include "cameratile.h"
#include "pulsefield.h"
#include "pulselayout.h"
#include "wallbench.h"
#include "wallhands.h"

#include "protocol/walls.h"
#include "simulator/rtspserver.h"
#include "support/waiting.h"
#include "video/camerafeeds.h"

#include <QTest>

using namespace wanmi;
using namespace wanmi::test;
using namespace std::chrono_literals;

namespace {
constexpr int Cameras = 60;
constexpr int PatienceMs = 20'000;
} // namespace

class TestPulse : public QObject
{
    Q_OBJECT
    std::unique_ptr<simulator::StreamServer> m_server;
    std::unique_ptr<video::CameraFeeds> m_feeds;
    std::unique_ptr<WallBench> m_bench;
    std::unique_ptr<wall::WallWindow> m_window;

    [[nodiscard]] wall::PulseField &field() const { return *itemIn<wall::PulseField>(m_window->rootObject()); }
    [[nodiscard]] QQuickItem *region() const
    {
        QQuickItem *found = nullptr;
        walk(m_window->rootObject(), [&found](QQuickItem *item) {
            if (QString::fromLatin1(item->metaObject()->className()).startsWith(u"PulseRegion"))
                found = item;
        });
        return found;
    }
    void switchTo(const QString &id)
    {
        domain::Wall hall = *m_bench->board->wall(QStringLiteral("hall"));
        hall.handScene = id;
        hall.handAtMs = base::toMs(m_bench->clock->now());
        ++hall.version;
        protocol::Row row = protocol::toRow(hall);
        protocol::ChangePage page;
        protocol::RowChange change;
        change.seq = hall.version;
        change.table = int(protocol::TableNo::Wall);
        change.id = hall.id;
        change.ver = hall.version;
        change.values.assign(row.begin() + 1, row.end());
        page.items = {change};
        page.next = QStringLiteral("cursor");
        QVERIFY(await<void>(m_bench->store->apply(page)));
        QVERIFY(spinUntil([&] { return m_bench->state->scene()->sceneId() == id && region() != nullptr; }));
    }
    void type(const QString &text)
    {
        for (const QChar letter : text)
            QTest::keyClick(m_window.get(), letter.toLatin1());
    }
    [[nodiscard]] QString idOf(int row) const { return m_bench->cameras->camera(row).id.text(); }
    /// The name the stream server knows it by.
    [[nodiscard]] QString streamOf(int row) const { return m_bench->cameras->camera(row).stream.section(u'/', -1); }
    /// The middle of a camera's cell, in the window.
    [[nodiscard]] QPoint placeOf(const QString &id) const
    {
        for (double y = field().height() - 1; y > 0; y -= 4) {
            for (double x = 2; x < field().width(); x += 4) {
                if (field().cameraAt(x, y) == id)
                    return field().mapToScene({x + 4, y - 4}).toPoint();
            }
        }
        return {};
    }

private slots:
    void initTestCase()
    {
        listenToQml();
        QList<simulator::Clip> clips;
        for (const char *scene : {"crossing-day", "river-night"}) {
            const auto clip = simulator::makeClip(QString::fromLatin1(scene), 4);
            QVERIFY(clip);
            clips.append(*clip);
        }
        auto server = simulator::StreamServer::start(clips, {QStringLiteral("127.0.0.1"), 0, {}, {}});
        QVERIFY(server);
        m_server = std::move(*server);
        m_feeds = std::make_unique<video::CameraFeeds>();
        SketchCity city{24, 2000, 200, 20, 10, {}};
        city.cameras = Cameras;
        m_bench = std::make_unique<WallBench>(city, nullptr, m_feeds.get());
        QVERIFY2(m_bench->problem.isEmpty(), qPrintable(m_bench->problem));
        m_bench->words->setLanguage(QStringLiteral("en"));
        protocol::Manifest manifest = m_bench->city.manifest();
        manifest.videoUrl = QStringLiteral("rtsp://127.0.0.1:%1").arg(m_server->port());
        m_bench->state->setManifest(manifest);
        m_window = std::make_unique<wall::WallWindow>(m_bench->state.get());
        m_window->resize(1920, 1080);
        m_window->show();
        QVERIFY(QTest::qWaitForWindowExposed(m_window.get()));
        QVERIFY(spinUntil([this] {
            return m_bench->board->isRead() && m_bench->cameras->count() == Cameras && m_bench->urgent->count() == 8;
        }));
        switchTo(QStringLiteral("eyes"));
    }
    void cleanupTestCase()
    {
        m_window.reset();
        m_bench.reset();
        QCOMPARE(qmlWarnings(), QStringList());
    }

    void aWholeCityStandsOnOneScreen_data()
    {
        QTest::addColumn<QSize>("room");
        QTest::addColumn<int>("line");
        QTest::addColumn<int>("least"); ///< width of a cell
        QTest::newRow("3840x2160, a region of the scene") << QSize(2650, 1780) << 42 << 50;
        QTest::newRow("1920x1080, a region of the scene") << QSize(1320, 880) << 21 << 25;
        QTest::newRow("a narrow one") << QSize(300, 900) << 20 << 8;
    }
    void aWholeCityStandsOnOneScreen()
    {
        QFETCH(QSize, room);
        QFETCH(int, line);
        QFETCH(int, least);
        std::vector<wall::PulseLayout::District> districts;
        int first = 0;
        for (const int count : {301, 222, 190, 170, 130, 97, 40}) {
            districts.push_back({QString::number(first), first, count});
            first += count;
        }
        QCOMPARE(first, 1150);
        wall::PulseLayout layout;
        layout.set(room, districts, line, true);
        QVERIFY2(layout.cell().width() >= least, qPrintable(QString::number(layout.cell().width())));
        QVERIFY(layout.frontCell().width() > 2 * layout.cell().width());
        const QRect all(QPoint(), room);
        QRegion taken;
        for (int i = 0; i < first; ++i) {
            const QRect place = layout.placeOf(i);
            QVERIFY2(all.contains(place), qPrintable(QString::number(i)));
            QVERIFY(!taken.intersects(place));
            taken += place;
            QCOMPARE(layout.cameraAt(place.center()), i);
            QCOMPARE(layout.frontAt(place.center()), -1);
        }
        for (int i = 0; i < layout.frontCount(); ++i) {
            QVERIFY(all.contains(layout.frontPlaceOf(i)) && !taken.intersects(layout.frontPlaceOf(i)));
            QCOMPARE(layout.frontAt(layout.frontPlaceOf(i).center()), i);
        }
        // Down from the first comes the one below it, up again the first; the ends hold.
        const int below = layout.step(0, 0, 1);
        QVERIFY(layout.placeOf(below).y() > layout.placeOf(0).y() && layout.placeOf(below).x() == layout.placeOf(0).x());
        QCOMPARE(layout.step(below, 0, -1), 0);
        QCOMPARE(layout.step(0, -1, 0), 0);
        QCOMPARE(layout.step(first - 1, 1, 0), first - 1);
        QCOMPARE(layout.step(-1, 1, 0), 0);
    }

    void everyCameraLives()
    {
        QVERIFY(field().withVideo());
        QVERIFY(spinUntil([this] { return field().live() == Cameras; }, PatienceMs));
        QCOMPARE(m_server->viewers(), Cameras); // the block's tiles look through the same connections
        QVERIFY(saysIn(region(), QStringLiteral("live 60")));
        // Pictures, not squares: cells differ from each other and change.
        const QImage before = m_window->grabWindow();
        QSet<QRgb> colors;
        const QPoint at = placeOf(idOf(0));
        for (int x = -3; x < 30; ++x) {
            for (int y = -15; y < 5; ++y)
                colors.insert(before.pixel(at.x() + x, at.y() + y));
        }
        QVERIFY2(colors.size() > 30, qPrintable(QString::number(colors.size())));
        QVERIFY(spinUntil([&] { return m_window->grabWindow() != before; }));
        shot(*m_window, QStringLiteral("pulse"));
    }

    void theDeadStandFirstAndTheOthersStay()
    {
        const QString dead = idOf(41), stalled = idOf(7);
        const QPoint home = placeOf(idOf(20));
        m_server->setFault(streamOf(41), simulator::StreamFault::Off);
        m_server->setFault(streamOf(7), simulator::StreamFault::Stall);
        QVERIFY(spinUntil([&] { return field().dead() == 1 && field().late() == 1; }, 30'000));
        QVERIFY(spinUntil([&] {
            const QStringList front = field().frontIds();
            return front.size() >= 2 && front.mid(0, 2).contains(dead) && front.mid(0, 2).contains(stalled);
        }, 10'000));
        QCOMPARE(placeOf(idOf(20)), home); // whoever looks every night finds it where it was
        QVERIFY(saysIn(region(), QStringLiteral("no signal 1")));
        const QPoint at = placeOf(dead);
        QVERIFY(!at.isNull());
        QTest::mouseMove(m_window.get(), at);
        QVERIFY(spinUntil([&] { return field().card().value(QStringLiteral("cameraId")) == dead; }));
        QCOMPARE(field().card().value(QStringLiteral("look")), QStringLiteral("dead"));
        QVERIFY(saysIn(region(), m_bench->words->cameraReason(QStringLiteral("not-found"))));
        QVERIFY(saysIn(region(), QStringLiteral("registered as ") + dead));
        shot(*m_window, QStringLiteral("pulse-dead"));
        QTest::mouseMove(m_window.get(), QPoint(5, 5));
        QVERIFY(spinUntil([&] { return field().card().isEmpty(); }));
        m_server->setFault(streamOf(41), simulator::StreamFault::None);
        m_server->setFault(streamOf(7), simulator::StreamFault::None);
        QVERIFY(spinUntil([&] { return field().live() == Cameras; }, 60'000));
        QVERIFY(spinUntil([&] { return !field().frontIds().contains(dead); }, 10'000));
    }

    void theKeysReachEverything()
    {
        QTest::mouseClick(m_window.get(), Qt::LeftButton, {}, placeOf(idOf(30)));
        QTest::mouseMove(m_window.get(), QPoint(5, 5));
        QVERIFY(spinUntil([&] { return field().card().isEmpty(); }));
        QTest::keyClick(m_window.get(), Qt::Key_Right);
        QTest::keyClick(m_window.get(), Qt::Key_Right);
        const QString second = field().card().value(QStringLiteral("cameraId")).toString();
        QVERIFY(!second.isEmpty());
        QTest::keyClick(m_window.get(), Qt::Key_Return);
        QCOMPARE(m_bench->selection->cameraId(), second);
        QVERIFY(spinUntil([this] { return saysIn(region(), QStringLiteral("Close (Esc)")); }));
        auto *tile = visibleIn<wall::CameraTile>(region());
        QVERIFY(tile);
        QVERIFY(spinUntil([tile] { return tile->hasPicture() && tile->ageMs() >= 0 && tile->ageMs() < 1000; }, PatienceMs));
        QVERIFY(tile->width() > field().width() * 0.4);
        QTest::qWait(2500);
        shot(*m_window, QStringLiteral("pulse-large"));
        QTest::keyClick(m_window.get(), Qt::Key_Escape);
        QVERIFY(!saysIn(region(), QStringLiteral("Close (Esc)")));

        const QString name = m_bench->cameras->camera(12).name;
        type(idOf(12).right(6));
        QVERIFY(spinUntil([this] { return field().shown() < Cameras; }));
        QCOMPARE(field().shown(), 1);
        QTest::keyClick(m_window.get(), Qt::Key_Right);
        QCOMPARE(field().card().value(QStringLiteral("name")), name);
        shot(*m_window, QStringLiteral("pulse-filter"));
        type(QStringLiteral("zzz"));
        QVERIFY(saysIn(region(), QStringLiteral("No camera is called that")));
        QTest::keyClick(m_window.get(), Qt::Key_Backspace);
        QTest::keyClick(m_window.get(), Qt::Key_Escape);
        QCOMPARE(field().filter(), QString());
        QCOMPARE(field().shown(), Cameras);
    }

    void whatIsNotSeenIsNotFetched()
    {
        m_window->hide();
        QVERIFY(spinUntil([this] { return m_server->viewers() <= 16; }, PatienceMs)); // those of the block
        m_window->show();
        QVERIFY(spinUntil([this] { return field().live() == Cameras; }, PatienceMs));
    }
};

QTEST_MAIN(TestPulse)
#include "tst_pulse.moc"

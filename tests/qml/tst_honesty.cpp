// SPDX-License-Identifier: GPL-3.0-or-later
// Nothing that is old looks fresh: each source is cut in turn, and everything that depends on it, in every
// scene that ships, says so within five seconds, since when, and is itself again when the source is back.
#include "cameratile.h"
#include "mapengine/smallbasemap.h"
#include "pulsefield.h"
#include "wallbench.h"
#include "wallhands.h"
#include "wallpieces.h"

#include "mapview/basetiles.h"
#include "mapview/mapcanvas.h"
#include "simulator/rtspserver.h"
#include "simulator/stamp.h"
#include "support/waiting.h"
#include "video/camerafeeds.h"

#include <QElapsedTimer>
#include <QTest>

#include <csignal>

using namespace wanmi;
using namespace wanmi::test;
using namespace std::chrono_literals;

namespace {
constexpr int PromisedS = 5;
} // namespace

class TestHonesty : public QObject
{
    Q_OBJECT
    QTemporaryDir m_folder;
    std::unique_ptr<simulator::StreamServer> m_server;
    QList<simulator::Clip> m_clips;
    quint16 m_port = 0;
    std::unique_ptr<mapview::BaseTiles> m_tiles;
    std::unique_ptr<video::CameraFeeds> m_feeds;
    std::unique_ptr<WallBench> m_bench;
    std::unique_ptr<wall::WallWindow> m_window;
    domain::Wall m_hall;
    sync::LinkStatus m_link;
    int m_second = 0;
    // What central and the devices still say.
    bool m_isAnswering = true, m_isTellingLive = true, m_devicesSpeak = true;
    base::Instant m_lastWord;

    void beat()
    {
        if (m_isAnswering)
            m_link.lastContact = m_bench->clock->now();
        m_bench->state->setLinkStatus(m_link);
        if (m_isTellingLive && m_second % 2 == 0) {
            protocol::Live live = m_bench->city.live(m_second);
            live.serverTime = m_bench->clock->now();
            if (m_devicesSpeak)
                m_lastWord = live.serverTime;
            for (protocol::LiveVehicle &vehicle : live.vehicles)
                vehicle.at = m_lastWord;
            for (int row = 0; row < m_bench->cameras->total(); ++row)
                live.cameras.push_back({m_bench->cameras->camera(row).id.text(), true, live.serverTime});
            m_bench->hot->setLive(live);
            m_bench->cameras->noteLive(live);
        }
        m_bench->state->tick();
    }
    /// A second of the wall's life: a real one, where a real process or stream is waited for.
    void liveASecond(bool real)
    {
        QElapsedTimer since;
        since.start();
        (void)spinUntil([&] { return since.elapsed() > (real ? 950 : 30); });
        m_bench->clock->advance(1s);
        ++m_second;
        beat();
        handleEvents();
    }
    void startCameras()
    {
        auto server = simulator::StreamServer::start(m_clips, {QStringLiteral("127.0.0.1"), m_port, {}, {}});
        if (!server)
            return;
        m_server = std::move(*server);
        m_port = m_server->port();
    }

    [[nodiscard]] std::vector<std::pair<QQuickItem *, Piece>> pieces() const
    {
        std::vector<std::pair<QQuickItem *, Piece>> found;
        walk(m_window->rootObject(), [&found](QQuickItem *item) {
            if (const Piece *piece = pieceOf(item); piece && isSeen(item))
                found.emplace_back(item, *piece);
        });
        return found;
    }
    /// What hangs in no piece: nobody would say of it that it is old.
    [[nodiscard]] QStringList orphans() const
    {
        QStringList orphans;
        walk(m_window->rootObject(), [&orphans](QQuickItem *item) {
            const bool shows = item->inherits("QQuickText") ? !item->property("text").toString().isEmpty()
                                                            : qobject_cast<mapview::MapCanvas *>(item)
                    || qobject_cast<wall::CameraTile *>(item) || qobject_cast<wall::PulseField *>(item);
            const QQuickItem *in = item;
            while (shows && in && !pieceOf(in))
                in = in->parentItem();
            if (shows && !in)
                orphans.append(typeOf(item) + u' ' + item->property("text").toString());
        });
        return orphans;
    }

    /// What is wrong with how a piece shows that a source is cut; empty: it says so.
    [[nodiscard]] static QString silenceOf(QQuickItem *item, const Piece &piece, Sources cut)
    {
        const QStringList marked = markedTexts(item);
        const auto saysOf
            = [&marked](const char *what) { return marked.filter(QLatin1String(what)).size() == 1; };
        const QLatin1String type(piece.type);
        if (type == u"WallHeader") {
            const QStringList texts = textsOf(item);
            bool red = false;
            walkPiece(item,
                      [&red](QQuickItem *one) { red = red || one->property("light").toString() == u"red"; });
            return red && texts.filter(QStringLiteral("online"), Qt::CaseInsensitive).isEmpty()
                ? QString()
                : texts.join(u'|');
        }
        if (type == u"WallMap") {
            auto *canvas = itemIn<mapview::MapCanvas>(item);
            if (cut & Rows
                && (!saysOf("cases stopped") || !saysOf("components stopped")
                    || !canvas->property("stale").toBool()))
                return QStringLiteral("the rows");
            if (cut & Positions && !saysOf("positions stopped"))
                return QStringLiteral("the positions");
            if (cut & BaseMap && !saysOf("map process"))
                return QStringLiteral("the base map");
            return {};
        }
        if (type == u"LayerPanel") {
            QStringList wanted;
            if (cut & Rows)
                wanted += {"showCells", "showComponents", "showCases", "showDutyGrids"};
            if (cut & Positions)
                wanted += {"showVehicles", "showSupervisors"};
            if (cut & Devices)
                wanted += QStringLiteral("showCameras");
            for (const QString &layer : wanted) {
                const QQuickItem *age = namedIn(item, layer + QStringLiteral("Age"));
                if (!age || !marked.contains(age->property("text").toString()))
                    return layer;
            }
            return !(cut & BaseMap) || saysOf("map process") ? QString() : QStringLiteral("the base map");
        }
        if (type == u"CamerasRegion") {
            int live = 0;
            walkPiece(item, [&live](QQuickItem *one) {
                live += typeOf(one) == u"CameraCell" && one->property("live").toBool();
            });
            if (live > 0)
                return QStringLiteral("%1 tiles call themselves live").arg(live);
        }
        return marked.isEmpty() ? QStringLiteral("no mark") : QString();
    }
    [[nodiscard]] QStringList problems(Sources cut) const
    {
        QStringList problems;
        for (const auto &[item, piece] : pieces()) {
            const QString type = QString::fromLatin1(piece.type);
            if (piece.on & cut) {
                if (const QString why = silenceOf(item, piece, cut); !why.isEmpty())
                    problems.append(type + QStringLiteral(" does not say that it is old: ") + why);
            } else if (const QStringList marked = markedTexts(item); !marked.isEmpty()) {
                problems.append(type + QStringLiteral(" says what is not so: ") + marked.join(u'|'));
            }
        }
        return problems;
    }
    [[nodiscard]] QList<QQuickItem *> itemsOf(const QString &type, bool onlySeen = true) const
    {
        QList<QQuickItem *> found;
        const std::function<void(QQuickItem *)> look = [&](QQuickItem *item) {
            if (typeOf(item) == type && (!onlySeen || isSeen(item)))
                found.append(item);
            for (QQuickItem *child : item->childItems())
                look(child);
        };
        look(m_window->rootObject());
        return found;
    }
    void sayPartial(bool partial)
    {
        m_link.complete = !partial;
        m_link.rowsDone = partial ? 600 : 0;
        m_link.rowsTotal = partial ? 1000 : 0;
        beat();
        handleEvents();
    }
    /// Pieces that are made of rows and do not say that six of ten are here.
    [[nodiscard]] QStringList withoutShare() const
    {
        QStringList without;
        for (const auto &[item, piece] : pieces()) {
            // The header counts nothing.
            if (piece.on & Rows && QLatin1String(piece.type) != u"WallHeader"
                && textsOf(item).filter(QStringLiteral("60.0 % of the rows")).isEmpty())
                without.append(QString::fromLatin1(piece.type)
                               + QStringLiteral(" does not say how much of it is here: ")
                               + textsOf(item).join(u'|'));
        }
        return without;
    }
    void switchTo(const QString &scene)
    {
        m_hall.handScene = scene;
        ++m_hall.version;
        m_bench->board->note(m_hall);
        m_bench->state->scene()->look();
        const size_t wanted = m_bench->board->scene(scene)->regions.size();
        QVERIFY(spinUntil([&] {
            size_t regions = 0;
            walk(m_window->rootObject(),
                 [&regions](QQuickItem *item) { regions += isRegion(item) && opacityOf(item) > 0.5; });
            return regions >= wanted;
        }));
        // Whatever a person can open over a map is open.
        walk(m_window->rootObject(), [](QQuickItem *item) {
            if (typeOf(item) == u"MapRegion")
                QMetaObject::invokeMethod(item, "openLayers");
        });
        m_bench->state->territory()->show(m_bench->hot->dense().cells->codes.front());
        QVERIFY(spinUntil([this] { return m_bench->state->territory()->state() != u"reading"; }));
    }
    [[nodiscard]] QStringList scenes() const { return m_bench->board->sceneIds(); }

    /// Tiles of cameras are shown, and not one of them is live.
    [[nodiscard]] bool waitsForACamera()
    {
        int regions = 0, live = 0;
        walk(m_window->rootObject(), [&](const QQuickItem *one) {
            regions += typeOf(one) == u"CamerasRegion" && one->isVisible();
            live += typeOf(one) == u"CameraCell" && one->isVisible() && one->property("live").toBool();
        });
        return regions > 0 && live == 0;
    }

    void cut(const QString &what, bool off)
    {
        if (what == u"link" || what == u"central") {
            m_isAnswering = m_isTellingLive = !off;
            m_link.state = off && what == u"central" ? sync::LinkStatus::State::Offline
                                                     : sync::LinkStatus::State::Online;
        } else if (what == u"feed") {
            m_link.state = off ? sync::LinkStatus::State::CatchingUp : sync::LinkStatus::State::Online;
        } else if (what == u"positions") {
            m_devicesSpeak = !off;
        } else if (what == u"cameras" && off) {
            m_server.reset();
        } else if (what == u"cameras") {
            startCameras();
        } else if (what == u"hang") {
            ::kill(mapProcess(), off ? SIGSTOP : SIGCONT);
        } else if (what == u"killed" && off) {
            ::kill(mapProcess(), SIGKILL);
        }
    }

private slots:
    void initTestCase()
    {
        listenToQml();
        const auto clip = simulator::makeClip(QStringLiteral("underpass"), 4);
        QVERIFY(clip);
        m_clips = {*clip};
        startCameras();
        QVERIFY(m_server);
        m_feeds = std::make_unique<video::CameraFeeds>();
        mapview::BaseTilesSettings settings;
        settings.enginePath = QStringLiteral(WANMI_MAPRENDER);
        settings.cacheFolder = m_folder.filePath(QStringLiteral("cache"));
        settings.firstPauseMs = 2'500; // long enough to be seen
        m_tiles = std::make_unique<mapview::BaseTiles>(settings);
        const QString data = m_folder.filePath(QStringLiteral("basemap.gpkg"));
        QVERIFY(writeSmallBaseMap(data));
        m_tiles->setData(sourceFile("maps/wanmi.qgs"), data);
        m_bench = std::make_unique<WallBench>(SketchCity{24, 4000, 300, 20, 20, {}}, m_tiles.get(),
                                              m_feeds.get());
        QVERIFY2(m_bench->problem.isEmpty(), qPrintable(m_bench->problem));
        m_bench->words->setLanguage(QStringLiteral("en"));
        protocol::Manifest manifest = m_bench->city.manifest();
        manifest.videoUrl = QStringLiteral("rtsp://127.0.0.1:%1").arg(m_port);
        m_bench->state->setManifest(manifest);
        m_link.state = sync::LinkStatus::State::Online;
        m_link.usable = true;
        m_window = std::make_unique<wall::WallWindow>(m_bench->state.get());
        m_window->resize(1920, 1080);
        m_window->show();
        QVERIFY(QTest::qWaitForWindowExposed(m_window.get()));
        beat();
        QVERIFY(spinUntil([this] {
            return m_bench->board->isRead() && m_bench->hot->isReady() && m_bench->hot->dense().components
                && m_bench->urgent->count() == 8 && m_bench->figures->open() > 0
                && m_bench->cameras->count() > 0;
        }));
        m_hall = *m_bench->board->wall(QStringLiteral("hall"));
        QVERIFY(scenes().size() >= 6);
    }
    void cleanup() // whatever has failed
    {
        cut(QStringLiteral("link"), false);
        cut(QStringLiteral("positions"), false);
        if (!m_server)
            startCameras();
        if (const pid_t process = mapProcess())
            ::kill(process, SIGCONT);
    }
    void cleanupTestCase()
    {
        m_window.reset();
        m_bench.reset();
        QCOMPARE(qmlWarnings(), QStringList());
    }

    void whatASourceFeedsSaysThatItStoppedAndHeals_data()
    {
        QTest::addColumn<QString>("what");
        QTest::addColumn<int>("feeds");
        QTest::addColumn<bool>("real"); ///< a process or a stream of its own is cut
        QTest::newRow("the link is lost") << "link" << (Rows | Positions | Devices) << false;
        QTest::newRow("central is down") << "central" << (Rows | Positions | Devices) << false;
        QTest::newRow("changes come no longer") << "feed" << int(Rows) << false;
        QTest::newRow("positions come no longer") << "positions" << int(Positions) << false;
        QTest::newRow("the cameras are dead") << "cameras" << int(Pictures) << true;
        QTest::newRow("the map process hangs") << "hang" << int(BaseMap) << true;
        QTest::newRow("the map process is gone") << "killed" << int(BaseMap) << true;
    }
    void whatASourceFeedsSaysThatItStoppedAndHeals()
    {
        QFETCH(QString, what);
        QFETCH(int, feeds);
        QFETCH(bool, real);
        if (feeds == BaseMap && !QFile::exists(QStringLiteral(WANMI_MAPRENDER)))
            QSKIP("built without the map engine");
        int told = 0;
        for (const QString &scene : scenes()) {
            switchTo(scene);
            QVERIFY2(orphans().isEmpty(), qPrintable(orphans().join(u';')));
            const bool concerned
                = std::ranges::any_of(pieces(), [feeds](const auto &one) { return one.second.on & feeds; });
            if (real && !concerned)
                continue; // a process is cut where somebody shows what it sends
            QStringList wrong{QString()};
            for (int second = 0; second < 25 && !wrong.isEmpty(); ++second) {
                liveASecond(real || m_tiles->state() != mapview::BaseMapState::Ready || second % 5 == 4);
                wrong = problems(0);
                // Only what has come can stop: a busy machine may still be looking for the cameras of the case.
                if (wrong.isEmpty() && feeds == Pictures && waitsForACamera())
                    wrong = {QStringLiteral("no camera is live yet")};
            }
            QVERIFY2(wrong.isEmpty(), qPrintable(scene + QStringLiteral(" before: ") + wrong.join(u';')));

            for (int second = 0; !real && second < 20; ++second)
                liveASecond(false); // so long that one silence is not taken for the devices' rhythm
            cut(what, true);
            for (int second = 1; second <= PromisedS; ++second) {
                liveASecond(real);
                wrong = problems(feeds);
                if (real && wrong.isEmpty())
                    break; // it may be itself again before the time is over
            }
            if (!wrong.isEmpty())
                shot(*m_window, QStringLiteral("cut-%1-%2").arg(what, scene));
            QVERIFY2(wrong.isEmpty(), qPrintable(scene + QStringLiteral(": ") + wrong.join(u';')));
            if (scene == u"work" || scene == u"eyes")
                shot(*m_window, QStringLiteral("cut-%1-%2").arg(what, scene));
            ++told;

            cut(what, false);
            wrong = {QString()};
            for (int second = 0; second < 25 && !wrong.isEmpty(); ++second) {
                liveASecond(real);
                wrong = problems(0);
            }
            QVERIFY2(wrong.isEmpty(), qPrintable(scene + QStringLiteral(" after: ") + wrong.join(u';')));
        }
        QVERIFY(told >= 4);
    }
    void whatIsOpenedOverAWallIsAsHonest()
    {
        switchTo(QStringLiteral("work"));
        for (QQuickItem *map : itemsOf(QStringLiteral("MapRegion")))
            QVERIFY(QMetaObject::invokeMethod(map, "closeLayers")
                    && QMetaObject::invokeMethod(map, "openPast"));
        for (QQuickItem *search : itemsOf(QStringLiteral("WallSearch"), false))
            QVERIFY(QMetaObject::invokeMethod(search, "open"));
        m_bench->state->search()->setQuery(QStringLiteral("中央"));
        const auto push = [this](const char *id, const char *kind, const QString &target, const char *where) {
            m_hall.pushes.push_back({QString::fromLatin1(id),
                                     QString::fromLatin1(where),
                                     QString::fromLatin1(kind),
                                     target,
                                     {},
                                     QStringLiteral("dispatcher1"),
                                     QStringLiteral("王调度"),
                                     0,
                                     base::toMs(m_bench->clock->now()) + 600'000});
        };
        push("p1", "case", QStringLiteral("case-000003"), "urgent");
        push("p2", "place", QStringLiteral("126.63,45.75"), "cameras");
        ++m_hall.version;
        m_bench->board->note(m_hall);
        m_bench->state->scene()->look();
        const QStringList wanted{QStringLiteral("CaseRegion"), QStringLiteral("TimeSlider"),
                                 QStringLiteral("WallSearch"), QStringLiteral("PushCard")};
        const auto allOpen = [&] {
            return std::ranges::all_of(wanted,
                                       [this](const QString &type) { return !itemsOf(type).isEmpty(); })
                && m_bench->state->search()->rowCount() > 0 && itemsOf(QStringLiteral("WallMap")).size() == 2;
        };
        QVERIFY(spinUntil(allOpen));
        QStringList wrong{QString()};
        for (int second = 0; second < 25 && !wrong.isEmpty(); ++second) {
            liveASecond(second > 20);
            wrong = problems(0);
        }
        QVERIFY2(wrong.isEmpty(), qPrintable(wrong.join(u';')));
        QVERIFY2(orphans().isEmpty(), qPrintable(orphans().join(u';')));
        cut(QStringLiteral("link"), true);
        for (int second = 1; second <= PromisedS; ++second)
            liveASecond(false);
        // The map of the past says which moment it shows instead; the pushed one is of now.
        wrong = problems(Rows | Positions | Devices);
        wrong.removeIf([](const QString &one) { return one.startsWith(u"WallMap"); });
        QVERIFY2(wrong.isEmpty(), qPrintable(wrong.join(u';')));
        int maps = 0;
        for (QQuickItem *map : itemsOf(QStringLiteral("WallMap")))
            maps += silenceOf(map, *pieceOf(map), Rows | Positions).isEmpty()
                || !itemsOf(QStringLiteral("PastFrame")).isEmpty();
        QCOMPARE(maps, 2);
        shot(*m_window, QStringLiteral("cut-opened"));
        cut(QStringLiteral("link"), false);
        liveASecond(false);
        liveASecond(false);
        wrong = problems(0);
        QVERIFY2(wrong.isEmpty(), qPrintable(wrong.join(u';')));
        // Nothing is counted without saying of how many rows.
        sayPartial(true);
        wrong = withoutShare();
        sayPartial(false);
        // The slider says it for the map that is in the past.
        QVERIFY2(wrong.filter(QRegularExpression(QStringLiteral("^WallMap"))).size() <= 1,
                 qPrintable(wrong.join(u';')));
        wrong.removeIf([](const QString &one) { return one.startsWith(u"WallMap"); });
        QVERIFY2(wrong.isEmpty(), qPrintable(wrong.join(u';')));

        m_hall.pushes.clear();
        for (QQuickItem *map : itemsOf(QStringLiteral("MapRegion")))
            QVERIFY(QMetaObject::invokeMethod(map, "closePast"));
        for (QQuickItem *search : itemsOf(QStringLiteral("WallSearch")))
            QVERIFY(QMetaObject::invokeMethod(search, "close"));
    }
    void noFigureIsShownWithoutItsCompletenessWhileRowsAreMissing()
    {
        for (const QString &scene : scenes()) {
            switchTo(scene);
            QStringList without{QString()};
            for (const auto state :
                 {sync::LinkStatus::State::Online, sync::LinkStatus::State::Bootstrapping}) {
                m_link.state = state;
                sayPartial(true);
                without = withoutShare();
                QVERIFY2(without.isEmpty(), qPrintable(scene + QStringLiteral(": ") + without.join(u';')));
            }
            m_link.state = sync::LinkStatus::State::Online;
            // … nor while they are missing and old as well.
            cut(QStringLiteral("link"), true);
            for (int second = 1; second <= PromisedS; ++second)
                liveASecond(false);
            without = withoutShare() + problems(Rows | Positions | Devices);
            if (scene == u"work" || !without.isEmpty())
                shot(*m_window, QStringLiteral("partial-") + scene);
            QVERIFY2(without.isEmpty(), qPrintable(scene + QStringLiteral(", cut: ") + without.join(u';')));
            cut(QStringLiteral("link"), false);
            sayPartial(false);
            for (const auto &[item, piece] : pieces()) {
                const QStringList texts = textsOf(item).filter(QStringLiteral("of the rows"));
                QVERIFY2(texts.isEmpty(), qPrintable(QLatin1String(piece.type) + texts.join(u'|')));
            }
        }
    }
};

QTEST_MAIN(TestHonesty)
#include "tst_honesty.moc"

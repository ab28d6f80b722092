// SPDX-License-Identifier: GPL-3.0-or-later
#include "textproblems.h"
#include "wallbench.h"
#include "wallhands.h"

#include "base/doors.h"
#include "mapview/mapcanvas.h"
#include "protocol/walls.h"
#include "support/waiting.h"

#include <QDir>
#include <QElapsedTimer>
#include <QGuiApplication>
#include <QQuickItem>
#include <QTest>

using namespace wanmi;
using test::spinUntil;
using test::walk;

/// A wall driven by the rows of scene and wall: what is on, what is pushed over it, and when it ends.
class TestScenes : public QObject
{
    Q_OBJECT
    std::unique_ptr<test::WallBench> m_bench;
    std::unique_ptr<wall::WallWindow> m_window;
    domain::Wall m_hall;
    QString m_cursor = QStringLiteral("cursor");

    [[nodiscard]] bool says(const QString &part) const { return test::saysIn(m_window->rootObject(), part); }
    [[nodiscard]] std::vector<mapview::MapCanvas *> canvases() const
    {
        std::vector<mapview::MapCanvas *> found;
        walk(m_window->rootObject(), [&found](QQuickItem *item) {
            if (auto *canvas = qobject_cast<mapview::MapCanvas *>(item))
                found.push_back(canvas);
        });
        return found;
    }
    [[nodiscard]] wall::SceneState &scene() const { return *m_bench->state->scene(); }
    [[nodiscard]] qint64 nowMs() const { return base::toMs(m_bench->clock->now()); }

    /// As the feed would bring it.
    void bring(const domain::Wall &wall)
    {
        protocol::Row row = protocol::toRow(wall);
        protocol::ChangePage page;
        protocol::RowChange change;
        change.seq = wall.version;
        change.table = int(protocol::TableNo::Wall);
        change.id = wall.id;
        change.ver = wall.version;
        change.values.assign(row.begin() + 1, row.end());
        page.items = {change};
        page.next = m_cursor;
        QVERIFY(test::await<void>(m_bench->store->apply(page)));
        QVERIFY(spinUntil([&] {
            const domain::Wall *here = m_bench->board->wall(wall.id);
            return here && here->version >= wall.version;
        }));
    }
    void bringScene(const domain::Scene &scene)
    {
        protocol::Row row = protocol::toRow(scene);
        protocol::ChangePage page;
        protocol::RowChange change;
        change.seq = scene.version;
        change.table = int(protocol::TableNo::Scene);
        change.id = scene.id;
        change.ver = scene.version;
        change.values.assign(row.begin() + 1, row.end());
        page.items = {change};
        page.next = m_cursor;
        QVERIFY(test::await<void>(m_bench->store->apply(page)));
        QVERIFY(spinUntil([&] { return m_bench->board->scene(scene.id) != nullptr; }));
    }
    void switchTo(const QString &id)
    {
        m_hall.handScene = id;
        m_hall.handByName = QStringLiteral("李主任");
        m_hall.handAtMs = nowMs();
        ++m_hall.version;
        bring(m_hall);
        QVERIFY(spinUntil([&] { return scene().sceneId() == id && isBuilt(); }));
    }
    /// Every region of the scene stands.
    [[nodiscard]] bool isBuilt() const
    {
        int regions = 0;
        walk(m_window->rootObject(), [&regions](QQuickItem *item) { regions += test::isRegion(item); });
        return regions >= int(m_bench->board->scene(scene().sceneId())->regions.size());
    }
    domain::WallPush push(const char *kind, const QString &target, int seconds, const char *where = "")
    {
        static int number = 0;
        return {QStringLiteral("p%1").arg(++number),
                QString::fromLatin1(where),
                QString::fromLatin1(kind),
                target,
                QStringLiteral("请各席注意"),
                QStringLiteral("dispatcher1"),
                QStringLiteral("王调度"),
                nowMs(),
                nowMs() + seconds * 1000};
    }
    void pushAll(const std::vector<domain::WallPush> &pushes)
    {
        m_hall.pushes = pushes;
        ++m_hall.version;
        bring(m_hall);
        scene().look();
    }
    void shot(const QString &name)
    {
        if (qEnvironmentVariable("WANMI_SHOTS").isEmpty())
            return;
        QTest::qWait(700);
        (void)spinUntil([this] {
            return std::ranges::all_of(canvases(), [](auto *canvas) { return canvas->isComplete(); });
        });
        test::shot(*m_window, QStringLiteral("%1-%2").arg(name).arg(m_window->width()), 300);
    }

private slots:
    void initTestCase()
    {
        test::listenToQml();
        m_bench = std::make_unique<test::WallBench>(test::SketchCity{24, 4000, 300, 150, 20, {}});
        QVERIFY2(m_bench->problem.isEmpty(), qPrintable(m_bench->problem));
        m_window = std::make_unique<wall::WallWindow>(m_bench->state.get());
        QVERIFY(m_window->isSound());
        m_window->resize(1920, 1080);
        m_window->show();
        QVERIFY(QTest::qWaitForWindowExposed(m_window.get()));
        QVERIFY(spinUntil([this] {
            return m_bench->board->isRead() && m_bench->hot->isReady() && m_bench->urgent->count() == 8;
        }));
        m_hall = *m_bench->board->wall(QStringLiteral("hall"));
    }
    void cleanup()
    {
        m_hall.pushes.clear();
        m_window->resize(1920, 1080);
        switchTo(QStringLiteral("work"));
        QCOMPARE(test::qmlWarnings(), QStringList());
    }
    void cleanupTestCase()
    {
        m_window.reset();
        m_bench.reset();
    }

    void everySceneIsWholeAtEverySize_data()
    {
        QTest::addColumn<QString>("id");
        QTest::addColumn<QSize>("size");
        QTest::addColumn<QString>("language");
        for (const char *id : {"work", "night", "eyes", "storm", "review", "case"}) {
            for (const QSize size :
                 {QSize(1280, 720), QSize(1920, 1080), QSize(3840, 2160), QSize(5760, 1080)}) {
                for (const char *language : {"zh", "en"})
                    QTest::addRow("%s %d %s", id, size.width(), language)
                        << QString::fromLatin1(id) << size << QString::fromLatin1(language);
            }
        }
    }
    void everySceneIsWholeAtEverySize()
    {
        QFETCH(QString, id);
        QFETCH(QSize, size);
        QFETCH(QString, language);
        m_bench->words->setLanguage(language);
        m_window->resize(size);
        switchTo(id);
        QTest::qWait(250);
        const QStringList problems = test::textProblems(m_window->rootObject(), size);
        QVERIFY2(problems.isEmpty(), qPrintable(problems.join(QStringLiteral("; "))));
        std::vector<QRectF> regions;
        walk(m_window->rootObject(), [&](QQuickItem *item) {
            if (test::isRegion(item))
                regions.push_back(item->mapRectToScene(item->boundingRect()));
        });
        QCOMPARE(regions.size(), m_bench->board->scene(id)->regions.size());
        for (size_t i = 0; i < regions.size(); ++i) {
            for (size_t j = 0; j < i; ++j)
                QVERIFY(!regions[i].intersects(regions[j]));
        }
        shot(QStringLiteral("scene-%1-%2").arg(id, language));
    }
    void theHeaderSaysWhichSceneAndWhose()
    {
        m_bench->words->setLanguage(QStringLiteral("zh"));
        switchTo(QStringLiteral("storm"));
        QVERIFY(says(QStringLiteral("暴雨防汛")));
        QVERIFY(says(QStringLiteral("李主任")));
        m_hall.handUntilMs = nowMs() + 600'000;
        ++m_hall.version;
        bring(m_hall);
        m_bench->clock->advance(std::chrono::minutes(11));
        scene().look();
        QCOMPARE(scene().sceneId(), QStringLiteral("work")); // by itself, without central
        m_hall.handUntilMs = 0;
    }
    void theMapKeepsItsTilesFromSceneToScene()
    {
        QVERIFY(spinUntil([this] { return canvases().size() == 1 && canvases().front()->isComplete(); }));
        const mapview::MapCanvas *before = canvases().front();
        switchTo(QStringLiteral("night"));
        QCOMPARE(canvases().front(), before);
        switchTo(QStringLiteral("eyes")); // a scene without a map
        QVERIFY(canvases().empty());
        switchTo(QStringLiteral("work"));
        QCOMPARE(canvases().size(), 1U);
        QCOMPARE(canvases().front(), before);
    }
    void changingTheSceneHoldsTheWallForNoTenthOfASecond()
    {
        qint64 worst = 0;
        for (const char *id : {"storm", "review", "case", "eyes", "work"}) {
            m_hall.handScene = QString::fromLatin1(id);
            ++m_hall.version;
            bring(m_hall);
            QElapsedTimer since;
            since.start();
            while (since.elapsed() < 600) {
                const auto before = base::threadCpuUs();
                QCoreApplication::processEvents(QEventLoop::AllEvents, 1);
                worst = std::max<qint64>(worst, base::threadCpuUs() - before);
            }
        }
        qInfo("the longest turn of the event loop: %.1f ms of CPU", double(worst) / 1000);
        QVERIFY2(worst < 200'000, qPrintable(QString::number(worst))); // several handlers in one turn
    }
    void aPushNamesItsSenderCountsDownAndGoes()
    {
        m_bench->words->setLanguage(QStringLiteral("zh"));
        pushAll({push("case", QStringLiteral("case-000003"), 30, "urgent")});
        QVERIFY(spinUntil([this] { return says(QStringLiteral("王调度")); }));
        QVERIFY(says(QStringLiteral("30")));
        shot(QStringLiteral("push-case"));
        m_bench->clock->advance(std::chrono::seconds(10));
        scene().look();
        QVERIFY(spinUntil([this] { return says(QStringLiteral("20")); }));
        m_bench->clock->advance(std::chrono::seconds(20));
        scene().look();
        QVERIFY(spinUntil([this] { return !says(QStringLiteral("王调度")); }));
    }
    void aLayoutWithALargePictureStandsAsItWasLaidOut()
    {
        QJsonArray cameras;
        for (int i = 0; i < 6; ++i)
            cameras.append(m_bench->cameras->camera(i).id.text());
        domain::Scene layout{QStringLiteral("cam-large"), QStringLiteral("江畔"), QStringLiteral("Riverside"), 900,
                             {{QStringLiteral("cameras"), QStringLiteral("cameras"), 0, 0, domain::GridColumns, domain::GridRows,
                               {{QStringLiteral("cameras"), cameras}, {QStringLiteral("oneLarge"), QStringLiteral("6")}}}},
                             m_hall.version + 1};
        QVERIFY(domain::checkScene(layout));
        bringScene(layout);
        ++m_hall.version;
        switchTo(layout.id);
        const auto cells = [this] {
            std::vector<QRectF> found;
            walk(m_window->rootObject(), [&found](QQuickItem *item) {
                if (QString::fromLatin1(item->metaObject()->className()).startsWith(u"CameraCell") && item->isVisible())
                    found.push_back(item->mapRectToScene(item->boundingRect()));
            });
            return found;
        };
        QVERIFY(spinUntil([&] { return cells().size() == 6; }));
        const std::vector<QRectF> places = cells();
        for (std::size_t i = 1; i < places.size(); ++i) {
            QVERIFY(places[0].width() > 1.9 * places[i].width() && places[0].height() > 1.9 * places[i].height());
            for (std::size_t j = 0; j < i; ++j)
                QVERIFY2(!places[i].intersects(places[j]), qPrintable(QStringLiteral("%1 and %2").arg(i).arg(j)));
            QVERIFY(QRectF(0, 0, m_window->width(), m_window->height()).contains(places[i]));
        }
        shot(QStringLiteral("layout-large"));
    }
    void everyKindOfPushIsShownInEveryScene()
    {
        m_bench->words->setLanguage(QStringLiteral("zh"));
        const QString camera = m_bench->cameras->camera(0).id.text();
        for (const char *id : {"work", "eyes", "case"}) {
            m_hall.pushes = {push("message", {}, 60), push("camera", camera, 60),
                             push("place", QStringLiteral("126.63,45.75"), 60)};
            switchTo(QString::fromLatin1(id));
            scene().look();
            QVERIFY(scene().pushes()->count() >= 1);
            QVERIFY(spinUntil([this] { return says(QStringLiteral("王调度")); }));
            shot(QStringLiteral("push-in-") + QLatin1String(id));
        }
    }
    void aPushedCaseOnTheMapMovesTheMapAndGivesItBack()
    {
        QVERIFY(spinUntil([this] { return canvases().size() == 1 && canvases().front()->isComplete(); }));
        mapview::MapCanvas *map = canvases().front();
        map->fitAgain();
        QTest::qWait(400);
        const double before = map->zoom();
        pushAll({push("case", QStringLiteral("case-000007"), 30, "map")});
        QVERIFY(spinUntil(
            [&] { return map->selectedId() == QLatin1String("case-000007") && map->zoom() > before; }));
        QVERIFY(!map->isLocked());
        shot(QStringLiteral("push-map"));
        m_bench->clock->advance(std::chrono::seconds(31));
        scene().look();
        QVERIFY(
            spinUntil([&] { return map->selectedId().isEmpty() && std::abs(map->zoom() - before) < 0.6; }));
    }
    void aPushThatThisWallMayNotSeeSaysSo()
    {
        m_bench->words->setLanguage(QStringLiteral("en"));
        pushAll({push("case", QStringLiteral("nobody-knows-it"), 30, "urgent")});
        QVERIFY(spinUntil([this] { return says(QStringLiteral("may not see")); }));
        m_bench->words->setLanguage(QStringLiteral("zh"));
    }
    void theTimetableAndTheRotationFollowTheClock()
    {
        m_hall.handScene.clear();
        const QDateTime local = QDateTime::fromMSecsSinceEpoch(nowMs());
        const int minute = local.time().hour() * 60 + local.time().minute();
        m_hall.timetable
            = {{{1, 2, 3, 4, 5, 6, 7}, (minute + 5) % 1440, (minute + 10) % 1440, QStringLiteral("night")}};
        ++m_hall.version;
        bring(m_hall);
        QVERIFY(spinUntil([this] { return scene().sceneId() == u"work"; }));
        m_bench->clock->advance(std::chrono::minutes(5));
        scene().look();
        QCOMPARE(scene().sceneId(), QStringLiteral("night"));
        QVERIFY(!scene().origin().isEmpty());
        m_bench->clock->advance(std::chrono::minutes(5));
        scene().look();
        QCOMPARE(scene().sceneId(), QStringLiteral("work"));
        m_hall.timetable.clear();
    }
    void aWallThatStartsAgainStandsInItsSceneAtOnce()
    {
        switchTo(QStringLiteral("storm"));
        QElapsedTimer since;
        since.start();
        models::WallBoard board(*m_bench->store);
        board.reload();
        wall::SceneState again(board, *m_bench->words, m_bench->clock);
        QVERIFY(spinUntil([&] { return again.sceneId() == u"storm"; }));
        QVERIFY(since.elapsed() < 2000);
    }
    void theStormsMapAndListShowItsClassesOnlyAndAgree()
    {
        switchTo(QStringLiteral("storm"));
        const QStringList classes{QStringLiteral("E0506"), QStringLiteral("E0503")};
        const auto listed = test::await<store::CaseSummaries>(m_bench->store->openOfClasses(classes, 1000));
        QVERIFY(listed && !listed->empty());
        mapview::MapCanvas *map = canvases().front();
        QCOMPARE(map->caseClasses(), classes);
        QVERIFY(spinUntil(
            [&] { return map->incidents().size() == qsizetype(std::min<size_t>(8, listed->size())); }));
        for (const store::CaseSummary &one : *listed)
            QVERIFY(map->incidents().contains(one.id) || listed->size() > 8);
        m_bench->words->setLanguage(QStringLiteral("en"));
        QVERIFY(spinUntil([&] { return says(QStringLiteral("only these: %1 open").arg(listed->size())); }));
        m_bench->words->setLanguage(QStringLiteral("zh"));
        shot(QStringLiteral("storm-classes"));
        switchTo(QStringLiteral("work"));
        QCOMPARE(map->caseClasses(), QStringList());
        QCOMPARE(map->incidents().size(), 8);
    }
    void theMapOfTheOneCaseStaysAtIt()
    {
        m_bench->selection->selectCase(QStringLiteral("case-000011"));
        switchTo(QStringLiteral("case"));
        mapview::MapCanvas *map = canvases().front();
        QVERIFY(spinUntil([&] { return map->selectedId() == u"case-000011"; }));
        QCOMPARE(map->incidents(), QStringList{QStringLiteral("case-000011")});
        const auto at = m_bench->hot->worldOf(mapview::ObjectKind::Case, QStringLiteral("case-000011"));
        QVERIFY(at.has_value());
        QVERIFY(spinUntil(
            [&] { return QRectF(0, 0, map->width(), map->height()).contains(map->view().toScreen(*at)); }));
        m_bench->selection->selectCase({});
        QVERIFY(
            spinUntil([&] { return map->selectedId() == m_bench->state->focusCaseId(); })); // the most urgent
        switchTo(QStringLiteral("work"));
        QVERIFY(spinUntil([&] { return map->selectedId().isEmpty(); }));
    }
    void aWiderScreenGivesItsRoomToTheMap()
    {
        m_window->resize(5760, 1080);
        QTest::qWait(200);
        const QRectF map = scene().regions()->placeOf(QStringLiteral("map"));
        const QRectF today = scene().regions()->placeOf(QStringLiteral("today"));
        QVERIFY2(map.width() > 3000 && today.width() > 480 && today.width() < 1000,
                 qPrintable(QString::number(today.width())));
    }
};

QTEST_MAIN(TestScenes)
#include "tst_scenes.moc"

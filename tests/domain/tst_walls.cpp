// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/walls.h"

#include <QJsonArray>
#include <QTest>

#include <functional>
#include <limits>

using namespace wanmi;
using namespace wanmi::domain;

namespace {
SceneRegion region(const char *id, const char *kind, int x, int y, int w, int h)
{
    return {QString::fromLatin1(id), QString::fromLatin1(kind), x, y, w, h, {}};
}

Scene aScene()
{
    Scene scene;
    scene.id = QStringLiteral("work");
    scene.nameZh = QStringLiteral("城市运行");
    scene.nameEn = QStringLiteral("City at work");
    scene.regions = {region("map", "map", 0, 0, 12, 16), region("urgent", "urgent", 12, 0, 6, 8),
                     region("cameras", "cameras", 18, 0, 6, 8), region("case", "case", 12, 8, 12, 8)};
    return scene;
}

const QStringList Known{QStringLiteral("work"), QStringLiteral("night"), QStringLiteral("storm")};
const QDateTime FridayMorning(QDate(2026, 11, 20), QTime(10, 0));

Wall aWall()
{
    Wall wall;
    wall.id = QStringLiteral("hall");
    wall.nameZh = QStringLiteral("大厅");
    wall.nameEn = QStringLiteral("Hall");
    wall.usual = QStringLiteral("work");
    return wall;
}

WallPush push(const char *kind, const char *target, const char *where = "")
{
    static int number = 0;
    WallPush made;
    made.id = QStringLiteral("p%1").arg(++number);
    made.kind = QString::fromLatin1(kind);
    made.target = QString::fromLatin1(target);
    made.region = QString::fromLatin1(where);
    made.text = QStringLiteral("words");
    made.byName = QStringLiteral("Li");
    made.atMs = 1'000'000;
    made.untilMs = 1'060'000;
    return made;
}

QString reasonOf(const base::Result<void> &result)
{
    return result ? QString() : result.error().reason;
}
} // namespace

/// Layouts, timetables and pushes as rules.
class TestWalls : public QObject
{
    Q_OBJECT
private slots:
    void aGoodSceneIsGood() { QCOMPARE(reasonOf(checkScene(aScene())), QString()); }
    void everyKindFitsAtItsLeastSize()
    {
        for (const RegionKind &kind : regionKinds()) {
            SceneRegion least = region("r", kind.token, 0, 0, kind.minW, kind.minH);
            QCOMPARE(reasonOf(checkRegion(least)), QString());
            least.w -= 1;
            QCOMPARE(reasonOf(checkRegion(least)), QStringLiteral("region-too-small"));
        }
    }
    void aBadSceneIsNamed_data()
    {
        QTest::addColumn<QString>("reason");
        QTest::addColumn<int>("change");
        int change = 0;
        for (const char *reason :
             {"bad-id", "bad-name", "no-regions", "too-many-regions", "unknown-region-kind",
              "duplicate-region", "region-outside", "region-outside", "region-outside", "region-too-small",
              "regions-overlap", "bad-settings", "bad-settings", "bad-settings"}) {
            QTest::addRow("%d %s", change, reason) << QString::fromLatin1(reason) << change;
            ++change;
        }
    }
    void aBadSceneIsNamed()
    {
        QFETCH(QString, reason);
        QFETCH(int, change);
        Scene scene = aScene();
        auto &regions = scene.regions;
        const std::vector<std::function<void()>> changes{
            [&] { scene.id = QStringLiteral("../x"); },
            [&] { scene.nameEn = QStringLiteral(" "); },
            [&] { regions.clear(); },
            [&] { regions.assign(25, regions.front()); },
            [&] { regions[1].kind = QStringLiteral("virus"); },
            [&] { regions[1].id = regions[0].id; },
            [&] { regions[1].x = -1; },
            [&] { regions[1].x = std::numeric_limits<int>::max(); },
            [&] { regions[3].h = 9; },
            [&] { regions[1].h = 1; },
            [&] { regions[1].x = 11; },
            [&] { regions[1].settings.insert(QStringLiteral("shell"), QStringLiteral("rm")); },
            [&] { regions[1].settings.insert(QStringLiteral("words"), QJsonArray{1}); },
            [&] { regions[1].settings.insert(QStringLiteral("text"), QString(4000, u'x')); }};
        changes.at(std::size_t(change))();
        QCOMPARE(reasonOf(checkScene(scene)), reason);
    }
    void timetablesMustNameScenesAndNotOverlap()
    {
        Wall wall = aWall();
        wall.timetable = {{{1, 2, 3, 4, 5}, 20 * 60, 7 * 60, QStringLiteral("night")},
                          {{6, 7}, 0, 0, QStringLiteral("storm")}};
        // Friday's night runs into Saturday.
        QCOMPARE(reasonOf(checkWall(wall, Known)), QStringLiteral("entries-overlap"));
        wall.timetable[1] = {{6, 7}, 7 * 60, 20 * 60, QStringLiteral("storm")};
        QCOMPARE(reasonOf(checkWall(wall, Known)), QString());
        wall.timetable[1].scene = QStringLiteral("gone");
        QCOMPARE(reasonOf(checkWall(wall, Known)), QStringLiteral("unknown-scene"));
        wall.timetable[1] = {{8}, 0, 10, QStringLiteral("storm")};
        QCOMPARE(reasonOf(checkWall(wall, Known)), QStringLiteral("bad-entry"));
        wall.timetable.clear();
        wall.rotation.seconds = 1;
        QCOMPARE(reasonOf(checkWall(wall, Known)), QStringLiteral("bad-rotation"));
    }
    void pushesAreLookedAt_data()
    {
        QTest::addColumn<QString>("kind");
        QTest::addColumn<QString>("target");
        QTest::addColumn<QString>("reason");
        QTest::newRow("a case") << "case"
                                << "c1"
                                << "";
        QTest::newRow("no case") << "case"
                                 << ""
                                 << "bad-push";
        QTest::newRow("a place") << "place"
                                 << "126.6,45.7"
                                 << "";
        QTest::newRow("nowhere") << "place"
                                 << "126.6"
                                 << "bad-place";
        QTest::newRow("beyond the pole") << "place"
                                         << "1,91"
                                         << "bad-place";
        QTest::newRow("no number") << "place"
                                   << "nan,1"
                                   << "bad-place";
        QTest::newRow("a scene") << "scene"
                                 << "night"
                                 << "";
        QTest::newRow("no scene") << "scene"
                                  << "gone"
                                  << "unknown-scene";
        QTest::newRow("an unknown kind") << "film"
                                         << "x"
                                         << "bad-push";
        QTest::newRow("a message") << "message"
                                   << ""
                                   << "";
    }
    void pushesAreLookedAt()
    {
        QFETCH(QString, kind);
        QFETCH(QString, target);
        QFETCH(QString, reason);
        WallPush made = push(kind.toLatin1().constData(), target.toLatin1().constData());
        QCOMPARE(reasonOf(checkPush(made, Known)), reason);
        made.untilMs = made.atMs + 1;
        QCOMPARE(reasonOf(checkPush(made, Known)), QStringLiteral("bad-duration"));
    }
    void whatIsShownFollowsHandTimetableRotationAndUsual()
    {
        Wall wall = aWall();
        const auto now = [&](const QDateTime &local = FridayMorning) {
            return sceneNow(wall, Known, local.toMSecsSinceEpoch(), local);
        };
        using Cause = SceneChoice::Cause;
        QCOMPARE(now().scene, QStringLiteral("work"));
        QCOMPARE(now().cause, Cause::Usual);
        wall.rotation = {{QStringLiteral("storm"), QStringLiteral("gone"), QStringLiteral("work")}, 60};
        const QString first = now().scene;
        QVERIFY(first != now(FridayMorning.addSecs(60)).scene);
        QCOMPARE(first, now(FridayMorning.addSecs(120)).scene);
        QCOMPARE(now().cause, Cause::Rotation);
        wall.timetable = {{{4}, 20 * 60, 11 * 60, QStringLiteral("night")}};
        QCOMPARE(now().scene, QStringLiteral("night")); // Thursday's night lasts until Friday at eleven
        QCOMPARE(now().cause, Cause::Timetable);
        QCOMPARE(now().untilMs, FridayMorning.addSecs(3600).toMSecsSinceEpoch());
        QCOMPARE(now(FridayMorning.addSecs(3600)).cause, Cause::Rotation);
        wall.handScene = QStringLiteral("storm");
        wall.handUntilMs = FridayMorning.addSecs(600).toMSecsSinceEpoch();
        QCOMPARE(now().cause, Cause::Hand);
        QCOMPARE(now(FridayMorning.addSecs(600)).cause, Cause::Timetable);
        WallPush pushed = push("scene", "work");
        pushed.untilMs = FridayMorning.addSecs(60).toMSecsSinceEpoch();
        wall.pushes = {pushed};
        QCOMPARE(now().cause, Cause::Push);
        QCOMPARE(now().byName, QStringLiteral("Li"));
        QCOMPARE(now(FridayMorning.addSecs(60)).scene, QStringLiteral("storm")); // back to what was there
    }
    void aWallWhoseScenesAreGoneStillShowsOne()
    {
        Wall wall = aWall();
        wall.usual = QStringLiteral("gone");
        QCOMPARE(sceneNow(wall, Known, 0, FridayMorning).scene, QStringLiteral("work"));
        QCOMPARE(sceneNow(wall, {}, 0, FridayMorning).scene, QString());
    }
    void aNewPushTakesTheRegionOfAnOlderOne()
    {
        Wall wall = aWall();
        QVERIFY(pushOn(wall, push("case", "c1", "urgent")));
        QVERIFY(pushOn(wall, push("camera", "k1", "urgent")));
        QCOMPARE(wall.pushes.size(), 1U);
        QVERIFY(pushOn(wall, push("scene", "night")));
        QVERIFY(pushOn(wall, push("scene", "storm")));
        QCOMPARE(wall.pushes.size(), 2U);
        const WallPush twice = push("message", "");
        QVERIFY(pushOn(wall, twice));
        QVERIFY(pushOn(wall, twice));
        QCOMPARE(wall.pushes.size(), 3U);
        QVERIFY(dropExpired(wall, 1'060'000));
        QVERIFY(wall.pushes.empty());
        QVERIFY(!dropExpired(wall, 1'060'000));
    }
    void aWallHoldsOnlySoManyPushes()
    {
        Wall wall = aWall();
        for (int i = 0; i < MostPushes; ++i)
            QVERIFY(pushOn(wall, push("camera", "k", qPrintable(QStringLiteral("r%1").arg(i)))));
        QCOMPARE(reasonOf(pushOn(wall, push("camera", "k", "one-more"))), QStringLiteral("too-many-pushes"));
    }
    void aPushFindsARegionInEveryScene()
    {
        const Scene scene = aScene();
        const auto place = [&](const WallPush &what) { return regionFor(what, scene)->id; };
        QCOMPARE(place(push("camera", "k", "urgent")), QStringLiteral("urgent"));
        QCOMPARE(place(push("camera", "k", "of-another-scene")), QStringLiteral("cameras"));
        QCOMPARE(place(push("case", "c")), QStringLiteral("case"));
        QCOMPARE(place(push("place", "1,2")), QStringLiteral("map"));
        QCOMPARE(place(push("message", "")), QStringLiteral("case")); // the largest that is no map
        QVERIFY(!regionFor(push("case", "c"), Scene()));
    }
    void eachKindTakesItsOwnSettingsInTheirForms_data()
    {
        QTest::addColumn<QString>("kind");
        QTest::addColumn<QString>("name");
        QTest::addColumn<QJsonValue>("value");
        QTest::addColumn<bool>("good");
        const auto row = [](const char *what, const char *kind, const char *name, const QJsonValue &value,
                            bool good) {
            QTest::newRow(what) << QString::fromLatin1(kind) << QString::fromLatin1(name) << value << good;
        };
        row("a map's measure", "map", "measure", QStringLiteral("overdueShare"), true);
        row("a measure that is none", "map", "measure", QStringLiteral("beauty"), false);
        row("a map's classes", "map", "classes", QJsonArray{QStringLiteral("E0506")}, true);
        row("classes that are a text", "map", "classes", QStringLiteral("E0506"), false);
        row("classes that are numbers", "cases", "classes", QJsonArray{506}, false);
        row("cameras by their ids", "cameras", "cameras", QJsonArray{QStringLiteral("23010200811320000001")},
            true);
        row("cameras of a message", "message", "cameras", QJsonArray{}, false);
        row("a text", "message", "text", QString(200, u'x'), true);
        row("a text that is too long", "message", "text", QString(201, u'x'), false);
        row("a span", "trend", "span", QStringLiteral("days"), true);
        row("a span of a map", "map", "span", QStringLiteral("days"), false);
        row("something unknown", "map", "color", QStringLiteral("red"), false);
    }
    void eachKindTakesItsOwnSettingsInTheirForms()
    {
        QFETCH(QString, kind);
        QFETCH(QString, name);
        QFETCH(QJsonValue, value);
        QFETCH(bool, good);
        SceneRegion one = region("one", kind.toLatin1().constData(), 0, 0, 12, 12);
        one.settings.insert(name, value);
        QCOMPARE(reasonOf(checkRegion(one)), good ? QString() : QStringLiteral("bad-settings"));
    }
};

QTEST_GUILESS_MAIN(TestWalls)
#include "tst_walls.moc"

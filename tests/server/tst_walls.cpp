// SPDX-License-Identifier: GPL-3.0-or-later
#include "town.h"

#include "protocol/walls.h"
#include "server/access.h"
#include "server/sqliteaudit.h"
#include "server/sqliteschema.h"

#include <QJsonArray>
#include <QRegularExpression>
#include <QTest>

#include <thread>

using namespace wanmi;
using namespace wanmi::test;
using domain::Post;

namespace {
QJsonObject pushBody(const char *id, const char *kind, const char *target, int seconds = 60,
                     const char *where = "", const char *text = "")
{
    return {{QStringLiteral("id"), QLatin1StringView(id)},
            {QStringLiteral("kind"), QLatin1StringView(kind)},
            {QStringLiteral("target"), QLatin1StringView(target)},
            {QStringLiteral("region"), QLatin1StringView(where)},
            {QStringLiteral("text"), QString::fromUtf8(text)},
            {QStringLiteral("seconds"), seconds}};
}
QJsonObject switchBody(const char *scene, int seconds = 0)
{
    return {{QStringLiteral("scene"), QLatin1StringView(scene)}, {QStringLiteral("seconds"), seconds}};
}
constexpr const char *Hall = "/v1/walls/hall";
} // namespace

namespace {
/// Removes what a migration made.
void takeBack(server::Database &database, const QString &migration)
{
    static const QRegularExpression Made(
        QStringLiteral("CREATE (?:UNIQUE )?(INDEX|TABLE) (\\w+)|ALTER TABLE (\\w+) ADD COLUMN (\\w+)"));
    QStringList indexes, others;
    for (auto it = Made.globalMatch(migration); it.hasNext();) {
        const auto match = it.next();
        if (match.captured(1) == u"INDEX")
            indexes.append(QStringLiteral("DROP INDEX ") + match.captured(2));
        else if (match.captured(1) == u"TABLE")
            others.append(QStringLiteral("DROP TABLE ") + match.captured(2));
        else
            others.append(
                QStringLiteral("ALTER TABLE %1 DROP COLUMN %2").arg(match.captured(3), match.captured(4)));
    }
    for (const QString &statement : indexes + others)
        database.run(statement.toLatin1().constData());
}
} // namespace

/// Scenes, walls and pushes through the interface.
class TestWalls : public QObject
{
    Q_OBJECT
    std::unique_ptr<Town> m_town;
    std::unique_ptr<HttpClient> m_dispatcher, m_admin, m_commander;

    domain::Wall hall()
    {
        for (const QJsonValue &wall : m_dispatcher->get("/v1/walls").json().value(u"walls").toArray()) {
            if (wall.toObject().value(u"id").toString() == u"hall")
                return protocol::wallFrom(wall.toObject()).value();
        }
        return {};
    }
    std::vector<domain::Scene> scenes()
    {
        std::vector<domain::Scene> all;
        for (const QJsonValue &scene : m_dispatcher->get("/v1/scenes").json().value(u"scenes").toArray())
            all.push_back(protocol::sceneFrom(scene.toObject()).value());
        return all;
    }
    HttpReply put(HttpClient &who, const domain::Scene &scene, qint64 base)
    {
        return who.send("PUT", "/v1/scenes/" + scene.id.toLatin1(),
                        QJsonDocument(protocol::toJson(protocol::SceneOrder{scene, base})).toJson());
    }
    HttpReply put(HttpClient &who, const domain::Wall &wall, qint64 base)
    {
        return who.send("PUT", "/v1/walls/" + wall.id.toLatin1(),
                        QJsonDocument(protocol::toJson(protocol::WallOrder{wall, base})).toJson());
    }
private slots:
    void init()
    {
        m_town = std::make_unique<Town>();
        m_dispatcher = m_town->signIn(accountOf(Post::Dispatcher));
        m_admin = m_town->signIn(accountOf(Post::SysAdmin));
        m_commander = m_town->signIn(accountOf(Post::Commander));
    }
    void cleanup()
    {
        QCOMPARE(m_town->breaches(), QStringList());
        m_town.reset();
    }

    void everyCityBeginsWithTheShippedScenes()
    {
        QStringList ids;
        for (const domain::Scene &scene : scenes()) {
            ids.append(scene.id);
            QVERIFY2(domain::checkScene(scene), qPrintable(scene.id));
        }
        QCOMPARE(ids, QStringLiteral("work night eyes storm review case").split(u' '));
        QCOMPARE(hall().usual, QStringLiteral("work"));
        // They lie in a snapshot, like any row for everyone.
        int rows = 0;
        for (const protocol::RowChange &row : rowsOf(m_dispatcher->get("/v1/sync/snapshot").body))
            rows += row.table == int(protocol::TableNo::Scene) || row.table == int(protocol::TableNo::Wall);
        QCOMPARE(rows, 7);
    }
    void whoMayDoWhatIsThis()
    {
        const auto may = [](Post post, server::Endpoint endpoint) { return server::mayUse(post, endpoint); };
        using enum server::Endpoint;
        for (int i = 0; i <= int(Post::System); ++i) {
            const Post post = Post(i);
            const bool edits = post == Post::Commander || post == Post::ShiftLeader || post == Post::SysAdmin;
            const bool pushes = edits || post == Post::Dispatcher || post == Post::Leader;
            for (const auto endpoint : {PutWall, RemoveWall})
                QCOMPARE(may(post, endpoint), edits);
            // Of scenes those who push may make layouts of cameras: layoutsOfCamerasAreSharedByWhoShowsThem().
            for (const auto endpoint : {PutScene, RemoveScene, SwitchScene, PushToWall, TakeBackPush})
                QCOMPARE(may(post, endpoint), pushes);
        }
        const auto acceptor = m_town->signIn(accountOf(Post::Acceptor));
        QCOMPARE(acceptor->post(QByteArray(Hall) + "/scene", switchBody("night")).reason(),
                 QStringLiteral("not-your-post"));
        QCOMPARE(put(*m_dispatcher, scenes().front(), 1).reason(), QStringLiteral("not-your-scene"));
        QCOMPARE(hall().handScene, QString());
    }
    void aPushNamesItsSenderAndEndsByTheClock()
    {
        const HttpReply reply = m_dispatcher->post(QByteArray(Hall) + "/pushes",
                                                   pushBody("p1", "case", "in-HANDLING", 60, "urgent"));
        QCOMPARE(reply.status, 201);
        const domain::Wall wall = hall();
        QCOMPARE(wall.pushes.size(), 1U);
        QCOMPARE(wall.pushes.front().by, accountOf(Post::Dispatcher));
        QCOMPARE(wall.pushes.front().byName, QString(QStringLiteral("姓名 ") + accountOf(Post::Dispatcher)));
        QCOMPARE(wall.pushes.front().untilMs - wall.pushes.front().atMs, 60'000);
        QCOMPARE(wall.version, 2);
        QCOMPARE(wall.planVersion, 1);
        m_town->clock().advance(std::chrono::seconds(59));
        m_town->central().tick();
        QCOMPARE(hall().pushes.size(), 1U);
        m_town->clock().advance(std::chrono::seconds(1));
        m_town->central().tick();
        QCOMPARE(hall().pushes.size(), 0U);
        QCOMPARE(hall().version, 3);
    }
    void pushesOutliveARestartAndStillEnd()
    {
        QCOMPARE(
            m_dispatcher->post(QByteArray(Hall) + "/pushes", pushBody("p1", "message", "", 60, "", "演练"))
                .status,
            201);
        m_town->stop();
        m_town->start();
        m_dispatcher = m_town->signIn(accountOf(Post::Dispatcher));
        QCOMPARE(hall().pushes.size(), 1U);
        m_town->clock().advance(std::chrono::seconds(61));
        m_town->central().tick();
        QCOMPARE(hall().pushes.size(), 0U);
    }
    void badPushesAreNamed_data()
    {
        QTest::addColumn<QJsonObject>("body");
        QTest::addColumn<int>("status");
        QTest::addColumn<QString>("reason");
        QTest::newRow("no such case") << pushBody("p", "case", "none") << 404 << "no-such-case";
        QTest::newRow("no such camera") << pushBody("p", "camera", "none") << 404 << "no-such-camera";
        QTest::newRow("no such scene") << pushBody("p", "scene", "none") << 422 << "unknown-scene";
        QTest::newRow("too short") << pushBody("p", "scene", "night", 1) << 422 << "bad-duration";
        QTest::newRow("negative") << pushBody("p", "scene", "night", -2147483648) << 422 << "bad-duration";
        QTest::newRow("for ever") << pushBody("p", "scene", "night", 2147483647) << 422 << "bad-duration";
        QTest::newRow("no text") << pushBody("p", "message", "") << 422 << "bad-text";
        QTest::newRow("a bad id") << pushBody("P 1", "scene", "night") << 422 << "bad-id";
        QJsonObject odd = pushBody("p", "scene", "night");
        odd.insert(QStringLiteral("byName"), QStringLiteral("somebody else"));
        QTest::newRow("a sender of its own choice") << odd << 400 << "bad-message";
        odd = pushBody("p", "scene", "night");
        odd.insert(QStringLiteral("target"), 7);
        QTest::newRow("a wrong type") << odd << 400 << "bad-message";
        QTest::newRow("nothing") << QJsonObject() << 400 << "bad-message";
    }
    void layoutsOfCamerasAreSharedByWhoShowsThem()
    {
        const auto order = [](const char *id, const char *kind, qint64 baseVersion = 0) {
            protocol::SceneOrder made;
            made.scene.id = QString::fromLatin1(id);
            made.scene.nameZh = made.scene.nameEn = QStringLiteral("桥");
            made.scene.regions = {{QStringLiteral("cameras"), QString::fromLatin1(kind), 0, 0, 24, 16,
                                   {{QStringLiteral("cameras"), QJsonArray{QStringLiteral("23010200081320000001")}}}}};
            if (made.scene.regions.front().kind != u"cameras")
                made.scene.regions.front().settings = {};
            made.baseVersion = baseVersion;
            return QJsonDocument(protocol::toJson(made)).toJson();
        };
        const auto put = [&](HttpClient &who, const QByteArray &id, const QByteArray &body) {
            return who.send("PUT", "/v1/scenes/" + id, body, {"Content-Type: application/json"});
        };
        QCOMPARE(put(*m_dispatcher, "cam-bridges", order("cam-bridges", "cameras")).status, 200);
        QCOMPARE(put(*m_dispatcher, "cam-bridges", order("cam-bridges", "cameras")).reason(), QStringLiteral("changed-meanwhile"));
        QCOMPARE(put(*m_dispatcher, "cam-bridges", order("cam-bridges", "cameras", 1)).status, 200);
        // Neither another kind of scene under such a name, nor one of the others.
        QCOMPARE(put(*m_dispatcher, "cam-map", order("cam-map", "map")).reason(), QStringLiteral("not-your-scene"));
        QCOMPARE(put(*m_dispatcher, "night", order("night", "cameras", 1)).reason(), QStringLiteral("not-your-scene"));
        QCOMPARE(m_dispatcher->send("DELETE", "/v1/scenes/night?version=1").reason(), QStringLiteral("not-your-scene"));
        const auto acceptor = m_town->signIn(accountOf(Post::Acceptor));
        QCOMPARE(put(*acceptor, "cam-a", order("cam-a", "cameras")).reason(), QStringLiteral("not-your-post"));
        // It is shown, and it goes when nobody shows it.
        QCOMPARE(m_dispatcher->post(QByteArray(Hall) + "/pushes", pushBody("p", "scene", "cam-bridges")).status, 201);
        QCOMPARE(m_dispatcher->send("DELETE", "/v1/walls/hall/pushes/p").status, 200);
        QCOMPARE(m_dispatcher->send("DELETE", "/v1/scenes/cam-bridges?version=2").status, 204);
    }
    void badPushesAreNamed()
    {
        QFETCH(QJsonObject, body);
        QFETCH(int, status);
        QFETCH(QString, reason);
        const HttpReply reply = m_dispatcher->post(QByteArray(Hall) + "/pushes", body);
        QCOMPARE(reply.reason(), reason);
        QCOMPARE(reply.status, status);
        QCOMPARE(hall().version, 1);
    }
    void hostileBodiesChangeNothing()
    {
        const QByteArray deep = QByteArray(2000, '[') + QByteArray(2000, ']');
        QJsonArray many;
        for (int i = 0; i < 5000; ++i)
            many.append(QJsonObject());
        const QByteArray crowd = QJsonDocument(QJsonObject{{QStringLiteral("name"), QStringLiteral("a")},
                                                           {QStringLiteral("nameEn"), QStringLiteral("a")},
                                                           {QStringLiteral("sort"), 1},
                                                           {QStringLiteral("baseVersion"), 0},
                                                           {QStringLiteral("regions"), many}})
                                     .toJson();
        for (const QByteArray &body :
             {QByteArray("{"), QByteArray("[]"), QByteArray("null"), QByteArray("\xff\xfe"), deep, crowd,
              QByteArray(R"({"scene": null, "seconds": 0})")}) {
            for (const char *target : {"/v1/scenes/x", "/v1/walls/hall"})
                QCOMPARE(m_admin->send("PUT", target, body).status, 400);
            for (const char *target : {"/v1/walls/hall/scene", "/v1/walls/hall/pushes"})
                QCOMPARE(m_admin->send("POST", target, body).status, 400);
        }
        QCOMPARE(m_admin->remove("/v1/scenes/work").status, 400);
        QCOMPARE(m_admin->remove("/v1/scenes/work?version=x").status, 400);
        QCOMPARE(hall().version, 1);
        QCOMPARE(scenes().size(), 6U);
    }
    void aPushCanBeTakenBackOnce()
    {
        (void)m_dispatcher->post(QByteArray(Hall) + "/pushes", pushBody("p1", "scene", "storm"));
        QCOMPARE(m_dispatcher->remove(QByteArray(Hall) + "/pushes/p1").status, 200);
        QCOMPARE(m_dispatcher->remove(QByteArray(Hall) + "/pushes/p1").reason(),
                 QStringLiteral("no-such-push"));
        QVERIFY(hall().pushes.empty());
    }
    void switchingByHandTakesPushedScenesAway()
    {
        (void)m_dispatcher->post(QByteArray(Hall) + "/pushes", pushBody("p1", "scene", "storm"));
        (void)m_dispatcher->post(QByteArray(Hall) + "/pushes", pushBody("p2", "case", "in-HANDLING"));
        QCOMPARE(m_commander->post(QByteArray(Hall) + "/scene", switchBody("night", 600)).status, 200);
        QCOMPARE(hall().handScene, QStringLiteral("night"));
        QCOMPARE(hall().pushes.size(), 1U);
        m_town->clock().advance(std::chrono::seconds(601));
        m_town->central().tick();
        QCOMPARE(hall().handScene, QString());
        QCOMPARE(m_commander->post(QByteArray(Hall) + "/scene", switchBody("none")).reason(),
                 QStringLiteral("unknown-scene"));
        QCOMPARE(m_commander->post("/v1/walls/none/scene", switchBody("night")).reason(),
                 QStringLiteral("no-such-wall"));
    }
    void scenesAreEditedOnTheVersionThatWasSeen()
    {
        domain::Scene scene = scenes().front();
        scene.nameEn = QStringLiteral("Mine");
        QCOMPARE(put(*m_commander, scene, 1).status, 200);
        scene.nameEn = QStringLiteral("Theirs");
        QCOMPARE(put(*m_admin, scene, 1).reason(), QStringLiteral("changed-meanwhile"));
        QCOMPARE(put(*m_admin, scene, 2).status, 200);
        scene.regions.front().x += 1;
        QCOMPARE(put(*m_admin, scene, 3).reason(), QStringLiteral("regions-overlap"));
        scene.id = QStringLiteral("fresh");
        scene.regions.front().x -= 1;
        QCOMPARE(put(*m_admin, scene, 3).reason(), QStringLiteral("changed-meanwhile"));
        QCOMPARE(put(*m_admin, scene, 0).status, 200);
        QCOMPARE(m_admin->remove("/v1/scenes/fresh?version=2").reason(), QStringLiteral("changed-meanwhile"));
        QCOMPARE(m_admin->remove("/v1/scenes/fresh?version=1").status, 204);
        QCOMPARE(m_admin->remove("/v1/scenes/work?version=3").reason(), QStringLiteral("scene-in-use"));
        QCOMPARE(scenes().front().nameEn, QStringLiteral("Theirs"));
    }
    void aPushIsNoConflictForWhoeverEditsTheTimetable()
    {
        domain::Wall wall = hall();
        (void)m_dispatcher->post(QByteArray(Hall) + "/pushes", pushBody("p1", "scene", "storm"));
        wall.timetable = {{{1, 2, 3, 4, 5, 6, 7}, 23 * 60, 6 * 60, QStringLiteral("night")}};
        QCOMPARE(put(*m_commander, wall, wall.planVersion).status, 200);
        QCOMPARE(hall().pushes.size(), 1U);
        QCOMPARE(hall().timetable, wall.timetable);
        QCOMPARE(put(*m_commander, wall, wall.planVersion).reason(), QStringLiteral("changed-meanwhile"));
        wall.id = QStringLiteral("second");
        QCOMPARE(put(*m_admin, wall, 0).status, 200);
        QCOMPARE(m_admin->remove("/v1/walls/second?version=1").status, 204);
    }
    void aParkedSeatHearsOfAPushAtOnce()
    {
        const QByteArray cursor = m_dispatcher->get("/v1/sync/snapshot").headers.value("x-wanmi-cursor");
        HttpReply heard;
        qint64 afterMs = 0;
        QElapsedTimer since;
        std::thread wall([&, port = m_town->port(), token = m_dispatcher->token] {
            HttpClient client(port);
            client.token = token;
            heard = client.get("/v1/changes?wait=20&after=" + cursor, {"Accept: application/cbor-seq"});
            afterMs = since.elapsed();
        });
        QTest::qSleep(300);
        since.start();
        (void)m_commander->post(QByteArray(Hall) + "/pushes", pushBody("p1", "case", "in-HANDLING"));
        wall.join();
        QCOMPARE(heard.status, 200);
        bool there = false;
        for (const protocol::RowChange &row : rowsOf(heard.body))
            there |= row.table == int(protocol::TableNo::Wall) && row.id == u"hall" && row.ver == 2;
        QVERIFY(there);
        QVERIFY2(afterMs < 2000, qPrintable(QString::number(afterMs)));
    }
    void everythingIsAudited()
    {
        (void)m_dispatcher->post(QByteArray(Hall) + "/pushes", pushBody("p1", "scene", "storm"));
        (void)m_commander->post(QByteArray(Hall) + "/scene", switchBody("night"));
        m_town->stop();
        server::Database database(m_town->database(), server::Database::Mode::ReadOnly);
        server::Query query(database,
                            "SELECT deed, account, object FROM audit WHERE deed LIKE 'wall-%' ORDER BY n");
        QVERIFY(query.step());
        QCOMPARE(
            query.text(0) + u' ' + query.text(1) + u' ' + query.text(2),
            QString(QStringLiteral("wall-push ") + accountOf(Post::Dispatcher) + QStringLiteral(" hall")));
        QVERIFY(query.step());
        QCOMPARE(query.text(0), QStringLiteral("wall-switch"));
        QCOMPARE(server::firstBrokenAuditLine(database), 0);
    }
    void anOlderCityGetsTheScenesAndItsSeatsHearOfThem()
    {
        const QByteArray cursor = m_dispatcher->get("/v1/sync/snapshot").headers.value("x-wanmi-cursor");
        m_town->stop();
        {
            // As a city of the time before: nothing of the later migrations, schema 3.
            server::Database database(m_town->database(), server::Database::Mode::Write);
            for (auto later = server::migrations().rbegin(); later->number > 3; ++later)
                takeBack(database, QString::fromStdString(server::migrationText(*later)));
            server::setMeta(database, QStringLiteral("schema"), QStringLiteral("3"));
        }
        m_town->start();
        m_dispatcher = m_town->signIn(accountOf(Post::Dispatcher));
        QCOMPARE(scenes().size(), 6U);
        const HttpReply news
            = m_dispatcher->get("/v1/changes?after=" + cursor, {"Accept: application/cbor-seq"});
        int rows = 0;
        for (const protocol::RowChange &row : rowsOf(news.body))
            rows += row.table == int(protocol::TableNo::Scene) || row.table == int(protocol::TableNo::Wall);
        QCOMPARE(rows, 7);
    }
};

QTEST_GUILESS_MAIN(TestWalls)
#include "tst_walls.moc"

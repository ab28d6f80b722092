// SPDX-License-Identifier: GPL-3.0-or-later
// Cameras behind a GB/T 28181 gateway: the real program, a double of the gateway's REST surface, and a real central.
#include "intake/gatewaycatalog.h"
#include "support/gatewaydouble.h"
#include "support/httpclient.h"

#include <QFile>
#include <QFileInfo>
#include <QJsonArray>
#include <QProcess>
#include <QTcpSocket>
#include <QTemporaryDir>
#include <QTest>
#include <QUrlQuery>

#include <future>

using namespace wanmi;
using namespace wanmi::test;

namespace {
const QString Word = QStringLiteral("sample-9f2c-word"), Secret = GatewayDouble::secret();

/// In the older spelling.
QJsonObject channel(const char *id, const char *name, double lon, double lat, const QJsonValue &status, int ptz = 3)
{
    return {{QStringLiteral("channelId"), QLatin1StringView(id)}, {QStringLiteral("name"), QString::fromUtf8(name)},
            {QStringLiteral("longitude"), lon},                   {QStringLiteral("latitude"), lat},
            {QStringLiteral("status"), status},                   {QStringLiteral("ptzType"), ptz}};
}
} // namespace

class TestGateway : public QObject
{
    Q_OBJECT
    QTemporaryDir m_folder;

    struct Ran
    {
        int code = -1;
        QByteArray out, err;
    };
    [[nodiscard]] static QProcessEnvironment environment(const QString &password)
    {
        QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
        environment.insert(QStringLiteral("LC_ALL"), QStringLiteral("C.UTF-8"));
        environment.insert(QStringLiteral("WANMI_PASSWORD"), password);
        environment.insert(QStringLiteral("WANMI_CENTRAL_PASSWORD"), Word);
        environment.insert(QStringLiteral("WANMI_MAPRENDER"), QStringLiteral("/nowhere"));
        return environment;
    }
    /// The double answers meanwhile.
    [[nodiscard]] Ran run(const QStringList &arguments, const QString &password = Secret) const
    {
        QProcess process;
        process.setProcessEnvironment(environment(password));
        process.start(QStringLiteral(WANMI_CENTRAL), arguments);
        if (!QTest::qWaitFor([&] { return process.state() == QProcess::NotRunning; }, 90'000))
            process.kill();
        process.waitForFinished();
        return {process.exitCode(), process.readAllStandardOutput(), process.readAllStandardError()};
    }
    [[nodiscard]] QString path(const char *name) const { return m_folder.filePath(QLatin1StringView(name)); }
    [[nodiscard]] QStringList catalog(const GatewayDouble &gateway) const
    {
        return {QStringLiteral("gateway"), QStringLiteral("catalog"), QStringLiteral("--url"), gateway.url(), QStringLiteral("--out"),
                path("cameras.csv")};
    }
    /// Asks on a thread of its own: the double answers meanwhile.
    class Person
    {
    public:
        Person(const QString &address, const char *account)
            : m_port(address.section(u':', -1).toInt())
        {
            HttpClient client(m_port);
            signIn(client, account);
            m_token = client.token;
        }
        [[nodiscard]] HttpReply post(const char *path, const QJsonObject &json) const
        {
            return ask([=](HttpClient &client) { return client.post(path, json); });
        }
        [[nodiscard]] HttpReply get(const char *path) const
        {
            return ask([=](HttpClient &client) { return client.get(path); });
        }

    private:
        template <typename Ask> HttpReply ask(Ask question) const
        {
            auto answer = std::async(std::launch::async, [=, this] {
                HttpClient client(m_port);
                client.token = m_token;
                return question(client);
            });
            while (answer.wait_for(std::chrono::seconds(0)) != std::future_status::ready)
                QTest::qWait(2);
            return answer.get();
        }
        int m_port;
        QByteArray m_token;
    };
    /// Where it listens; empty: it does not.
    [[nodiscard]] QString serve(QProcess &central, const QString &city) const
    {
        QFile::remove(path("ready"));
        central.setProcessEnvironment(environment(Word));
        central.setStandardErrorFile(QProcess::nullDevice());
        central.start(QStringLiteral(WANMI_CENTRAL), {QStringLiteral("serve"), QStringLiteral("--data"), city, QStringLiteral("--listen"),
                                                      QStringLiteral("127.0.0.1:0"), QStringLiteral("--ready-file"), path("ready")});
        if (!QTest::qWaitFor([this] { return QFileInfo(path("ready")).size() > 0; }, 30'000))
            return {};
        QFile said(path("ready"));
        return said.open(QIODevice::ReadOnly) ? QString::fromLatin1(said.readAll().trimmed()) : QString();
    }
    static void signIn(HttpClient &client, const char *account)
    {
        client.token = client.post("/v1/session", {{QStringLiteral("account"), QLatin1StringView(account)},
                                                   {QStringLiteral("password"), Word},
                                                   {QStringLiteral("seat"), QStringLiteral("desk")}})
                           .json()
                           .value(u"token")
                           .toString()
                           .toLatin1();
    }
    /// A city with the gateway's cameras in it.
    void makeCity(const GatewayDouble &gateway, const QString &city) const
    {
        QCOMPARE(run(catalog(gateway)).code, 0);
        QCOMPARE(run({QStringLiteral("init"), QStringLiteral("--data"), city, QStringLiteral("--sample"), QStringLiteral("tiny")}, Word).code, 0);
        const Ran taken = run({QStringLiteral("import"), QStringLiteral("cameras"), path("cameras.csv"), QStringLiteral("--data"), city});
        QVERIFY2(taken.code == 0, (taken.out + taken.err).constData());
    }
    [[nodiscard]] QStringList add(const GatewayDouble &gateway, const QString &city, const QStringList &more = {}) const
    {
        return QStringList{QStringLiteral("gateway"), QStringLiteral("add"), QStringLiteral("--data"), city, QStringLiteral("--url"), gateway.url()}
            + more;
    }
    static void fill(GatewayDouble &gateway)
    {
        gateway.first = {channel("23010200081320900001", "高谊街, \"桥\"", 126.62, 45.76, QStringLiteral("ON"), 1),
                         channel("23010200081320900002", "高谊街二", 126.621, 45.761, QStringLiteral("OFF")),
                         channel("230102", "道里区", 0, 0, QStringLiteral("ON")),
                         channel("23010200082150000001", "业务分组", 0, 0, QStringLiteral("ON")),
                         channel("23010200081320900003", "没有位置", 0, 0, true)};
        // As the newer ones spell it; the last is the alarm input of a camera.
        gateway.second = {QJsonObject{{QStringLiteral("gbDeviceId"), QStringLiteral("23010200081310900004")},
                                      {QStringLiteral("deviceId"), QStringLiteral("34020000001310000077")}, // its own number
                                      {QStringLiteral("gbName"), QStringLiteral("友谊路")},
                                      {QStringLiteral("gbLongitude"), 126.622},
                                      {QStringLiteral("gbLatitude"), 45.762},
                                      {QStringLiteral("gbStatus"), QStringLiteral("ON")},
                                      {QStringLiteral("directionType"), 7}},
                          channel("23010200081340000001", "报警输入", 126.622, 45.762, true)};
    }

private slots:
    void theCatalogIsReadPageByPage()
    {
        GatewayDouble gateway;
        fill(gateway);
        gateway.tokenLasts = 3; // it runs out on the way
        const Ran ran = run(catalog(gateway));
        QVERIFY2(ran.code == 0, ran.err.constData());
        QVERIFY(gateway.signIns >= 2);
        QVERIFY2(ran.out.contains("2 devices, 3 cameras"), ran.out.constData());
        QVERIFY(ran.out.contains("2 nodes of the catalog") && ran.out.contains("1 no position") && ran.out.contains("1 no 20-digit"));
        QVERIFY(ran.out.contains("bad-id\t23010200081340000001"));
        QFile table(path("cameras.csv"));
        QVERIFY(table.open(QIODevice::ReadOnly));
        const QList<QByteArray> lines = table.readAll().trimmed().split('\n');
        QCOMPARE(lines.size(), 4);
        QCOMPARE(lines[1], QByteArray("\"23010200081320900001\",\"高谊街, \"\"桥\"\"\",126.6200000,45.7600000,,1,\"\","
                                      "\"/rtp/34020000001110000001_23010200081320900001\""));
        QCOMPARE(lines[3], QByteArray("\"23010200081310900004\",\"友谊路\",126.6220000,45.7620000,225,0,\"\","
                                      "\"/rtp/34020000001110000002_34020000001310000077\""));
    }
    void withoutATotalItIsReadToItsEnd()
    {
        GatewayDouble gateway;
        fill(gateway);
        gateway.saysTotal = false;
        const Ran ran = run(catalog(gateway));
        QVERIFY2(ran.code == 0 && ran.out.contains("2 devices, 3 cameras"), (ran.out + ran.err).constData());
    }
    void aGatewayInTroubleIsSaidAndLeavesNoTable()
    {
        GatewayDouble gateway;
        fill(gateway);
        QFile::remove(path("cameras.csv"));
        Ran ran = run(catalog(gateway), QStringLiteral("wrong"));
        QCOMPARE(ran.code, 1);
        QVERIFY2(ran.err.contains("gateway-error") && ran.err.contains("用户名或密码错误"), ran.err.constData());
        gateway.hidden = 1; // half a catalog is none
        ran = run(catalog(gateway));
        QVERIFY2(ran.code == 1 && ran.err.contains("bad-answer"), ran.err.constData());
        gateway.hidden = 0;
        gateway.whole = "HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nhello";
        ran = run(catalog(gateway));
        QVERIFY2(ran.code == 1 && ran.err.contains("bad-answer"), ran.err.constData());
        gateway.whole = "HTTP/1.1 502 Bad Gateway\r\nContent-Length: 0\r\n\r\n";
        ran = run(catalog(gateway));
        QVERIFY2(ran.code == 1 && ran.err.contains("gateway-error: 502"), ran.err.constData());
        ran = run({QStringLiteral("gateway"), QStringLiteral("catalog"), QStringLiteral("--url"), QStringLiteral("http://127.0.0.1:1"),
                   QStringLiteral("--out"), path("cameras.csv")});
        QVERIFY2(ran.code == 1 && ran.err.contains("gateway-away"), ran.err.constData());
        QVERIFY(!QFile::exists(path("cameras.csv")));
        for (const QByteArray &said : {ran.err, ran.out})
            QVERIFY(!said.contains(Secret.toUtf8()));
        QCOMPARE(run({QStringLiteral("gateway"), QStringLiteral("catalog"), QStringLiteral("--url"), QStringLiteral("ftp://x")}).code, 2);
        QCOMPARE(run({QStringLiteral("gateway"), QStringLiteral("dance"), QStringLiteral("--url"), gateway.url()}).code, 2);
    }
    /// From the gateway into a city, and how its cameras are.
    void itsCamerasBecomeTheCitys()
    {
        GatewayDouble gateway;
        fill(gateway);
        const QString city = path("city");
        makeCity(gateway, city);
        QProcess central;
        const QString address = serve(central, city);
        QVERIFY(!address.isEmpty());
        const QStringList states{QStringLiteral("gateway"), QStringLiteral("states"), QStringLiteral("--url"), gateway.url(),
                                 QStringLiteral("--central"), address, QStringLiteral("--once"), QStringLiteral("--account")};
        QVERIFY(run(states + QStringList{QStringLiteral("dispatcher1")}).err.contains("central-refused"));
        const Ran told = run(states + QStringList{CameraAccount});
        QVERIFY2(told.code == 0 && told.out.contains("told how 5 cameras are"), (told.out + told.err).constData());

        HttpClient client(address.section(u':', -1).toInt());
        signIn(client, "dispatcher1");
        QHash<QString, bool> on;
        for (const QJsonValue &one : client.get("/v1/live").json().value(u"cameras").toArray())
            on.insert(one[u"id"].toString(), one[u"on"].toBool());
        QCOMPARE(on.value(QStringLiteral("23010200081320900001")), true);
        QVERIFY(on.contains(QStringLiteral("23010200081320900002")) && !on.value(QStringLiteral("23010200081320900002")));
        // Its device is away, whatever the channel says.
        QVERIFY(on.contains(QStringLiteral("23010200081310900004")) && !on.value(QStringLiteral("23010200081310900004")));
        QVERIFY(client.get("/v1/sync/snapshot?table=camera").body.contains("/rtp/34020000001110000001_23010200081320900001"));
        central.terminate();
        QVERIFY(central.waitForFinished(15'000));
    }

    void itsCamerasAreTurnedThroughCentral_data()
    {
        QTest::addColumn<bool>("isOlder");
        QTest::newRow("2.7 and later") << false;
        QTest::newRow("before 2.7") << true;
    }
    void itsCamerasAreTurnedThroughCentral()
    {
        QFETCH(bool, isOlder);
        GatewayDouble gateway;
        fill(gateway);
        gateway.isOlder = isOlder;
        const QString city = path(isOlder ? "older" : "newer");
        makeCity(gateway, city);
        const char *turns = "/v1/cameras/23010200081320900001/moves", *presets = "/v1/cameras/23010200081320900001/presets";
        const QString place = QStringLiteral("34020000001110000001/23010200081320900001");

        QProcess central;
        const QString address = serve(central, city);
        QVERIFY(!address.isEmpty());
        const Person first(address, "dispatcher1"), second(address, "dispatcher2");
        const QJsonObject right{{QStringLiteral("pan"), 50}}, upLeft{{QStringLiteral("pan"), -100}, {QStringLiteral("tilt"), 100}};
        QCOMPARE(first.post(turns, right).reason(), QStringLiteral("no-gateway"));

        // A wrong password is not kept.
        QCOMPARE(run(add(gateway, city), QStringLiteral("wrong")).code, 1);
        QCOMPARE(run(add(gateway, city)).code, 0);
        const Ran listed = run({QStringLiteral("gateway"), QStringLiteral("list"), QStringLiteral("--data"), city});
        QVERIFY2(listed.out.contains("/rtp/{device}_{channel}") && listed.out.contains("********"), listed.out.constData());
        QVERIFY(!listed.out.contains(Secret.toUtf8()));
        QFile kept(city + QStringLiteral("/keys/gateways.json"));
        QVERIFY(kept.exists());
        QCOMPARE(kept.permissions() & (QFile::ReadGroup | QFile::ReadOther | QFile::WriteGroup | QFile::WriteOther), QFile::Permissions());

        const auto answered = first.get(presets);
        QVERIFY2(answered.status == 200, answered.body.constData());
        const QJsonArray known = answered.json().value(u"presets").toArray();
        QCOMPARE(known.size(), 2);
        QCOMPARE(known[0][u"number"].toInt(), 3);
        QCOMPARE(known[0][u"name"].toString(), QStringLiteral("桥头"));
        QVERIFY(!answered.json().contains(u"hold"));

        const auto moved = first.post(turns, upLeft);
        QVERIFY2(moved.status == 200, moved.body.constData());
        QCOMPARE(moved.json().value(u"account").toString(), QStringLiteral("dispatcher1"));
        QCOMPARE(gateway.heads.last(), QStringLiteral("upleft 255 255 0 ") + place);
        // Nobody says it again: central ends it.
        QTRY_COMPARE_WITH_TIMEOUT(gateway.heads.last(), QStringLiteral("stop 0 0 0 ") + place, 5'000);

        const auto held = second.post(turns, right);
        QCOMPARE(held.status, 409);
        QCOMPARE(held.reason(), QStringLiteral("camera-held"));
        QVERIFY(!held.json().value(u"error")[u"message"].toString().isEmpty()
                && held.json().value(u"error")[u"message"].toString() == second.get(presets).json().value(u"hold")[u"name"].toString());
        QVERIFY(second.get(presets).json().value(u"hold")[u"account"].toString() == u"dispatcher1");
        const Person leader(address, "mayor");
        QCOMPARE(leader.post(turns, right).status, 403);
        const Person shift(address, "shift1");
        const auto taken = shift.post(turns, {{QStringLiteral("preset"), 3}});
        QVERIFY2(taken.status == 200, taken.body.constData()); // goes before
        QCOMPARE(gateway.heads.last(), QStringLiteral("preset 3 ") + place);
        QCOMPARE(first.post(turns, right).status, 409);
        QCOMPARE(shift.post(turns, {{QStringLiteral("zoom"), -40}}).status, 200);
        QCOMPARE(gateway.heads.last(), QStringLiteral("zoomout 0 0 6 ") + place);
        QCOMPARE(shift.post(turns, {}).status, 200);
        QCOMPARE(gateway.heads.last(), QStringLiteral("stop 0 0 0 ") + place);

        for (const QJsonObject &bad : {QJsonObject{{QStringLiteral("pan"), 101}}, QJsonObject{{QStringLiteral("preset"), 0}},
                                       QJsonObject{{QStringLiteral("preset"), 3}, {QStringLiteral("pan"), 1}}, QJsonObject{{QStringLiteral("roll"), 1}}})
            QCOMPARE(shift.post(turns, bad).status, 400);
        QCOMPARE(shift.post("/v1/cameras/23010200081310900004/moves", right).reason(),
                 QStringLiteral("camera-cannot-turn"));
        QCOMPARE(shift.post("/v1/cameras/23010200081310909999/moves", right).reason(),
                 QStringLiteral("no-such-camera"));

        gateway.tokenLasts = 1000;
        gateway.isDeaf = true;
        const auto away = shift.post(turns, right);
        QCOMPARE(away.status, 503);
        QCOMPARE(away.reason(), QStringLiteral("gateway-away"));
        gateway.isDeaf = false;

        // Only for some posts, from the next order on.
        QCOMPARE(run(add(gateway, city, {QStringLiteral("--posts"), QStringLiteral("dispatcher")})).code, 0);
        QCOMPARE(shift.post(turns, right).reason(), QStringLiteral("not-permitted"));
        QCOMPARE(run({QStringLiteral("camera"), QStringLiteral("set"), QStringLiteral("/rtp/34020000001110000001*"), QStringLiteral("--posts"),
                      QStringLiteral("inspector"), QStringLiteral("--closed"), QStringLiteral("--data"), city}).code, 0);
        QCOMPARE(first.post(turns, right).reason(), QStringLiteral("not-permitted"));
        QCOMPARE(run({QStringLiteral("gateway"), QStringLiteral("remove"), QStringLiteral("--data"), city}).code, 0);
        QCOMPARE(shift.post(turns, right).reason(), QStringLiteral("no-gateway"));
        central.terminate();
        QVERIFY(central.waitForFinished(15'000));
    }

private:
    const QString CameraAccount = QStringLiteral("gateway");
};

QTEST_GUILESS_MAIN(TestGateway)
#include "tst_gateway.moc"

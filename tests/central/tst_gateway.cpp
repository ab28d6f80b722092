// SPDX-License-Identifier: GPL-3.0-or-later
// Cameras behind a GB/T 28181 gateway: the real program, a double of the gateway's REST surface, and a real central.
#include "intake/gatewaycatalog.h"
#include "support/httpclient.h"

#include <QCryptographicHash>
#include <QFile>
#include <QFileInfo>
#include <QJsonArray>
#include <QProcess>
#include <QTcpServer>
#include <QTcpSocket>
#include <QTemporaryDir>
#include <QTest>
#include <QUrlQuery>

using namespace wanmi;
using namespace wanmi::test;

namespace {
const QString Word = QStringLiteral("sample-9f2c-word"), Secret = QStringLiteral("gb-28181-secret");

/// WVP's interface as its documentation describes it: two devices, pages, a token that runs out.
class GatewayDouble : public QObject
{
public:
    GatewayDouble()
    {
        connect(&m_server, &QTcpServer::newConnection, this, [this] {
            QTcpSocket *socket = m_server.nextPendingConnection();
            connect(socket, &QTcpSocket::readyRead, this, [this, socket] {
                QByteArray head = socket->readAll();
                while (!head.isEmpty()) {
                    const qsizetype end = head.indexOf("\r\n\r\n");
                    answer(*socket, head.left(end));
                    head = end < 0 ? QByteArray() : head.mid(end + 4);
                }
            });
        });
        m_server.listen(QHostAddress::LocalHost);
    }
    [[nodiscard]] QString url() const { return QStringLiteral("http://127.0.0.1:%1").arg(m_server.serverPort()); }
    QByteArray whole; ///< instead of everything
    int tokenLasts = 1000; ///< requests
    int signIns = 0;
    QJsonArray first, second; ///< channels of the two devices

private:
    void answer(QTcpSocket &socket, const QByteArray &head)
    {
        const QUrl asked(QString::fromLatin1(head.split(' ').value(1)));
        const QUrlQuery query(asked);
        const auto say = [&socket](const QJsonObject &json) {
            const QByteArray body = QJsonDocument(json).toJson(QJsonDocument::Compact);
            socket.write("HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: " + QByteArray::number(body.size())
                         + "\r\n\r\n" + body);
        };
        const auto good = [&say](const QJsonValue &data) {
            say({{QStringLiteral("code"), 0}, {QStringLiteral("msg"), QStringLiteral("成功")}, {QStringLiteral("data"), data}});
        };
        if (!whole.isEmpty()) {
            socket.write(whole);
            return;
        }
        if (asked.path() == u"/api/user/login") {
            const QByteArray hash = QCryptographicHash::hash(Secret.toUtf8(), QCryptographicHash::Md5).toHex();
            if (query.queryItemValue(QStringLiteral("password")).toLatin1() != hash)
                return say({{QStringLiteral("code"), 100}, {QStringLiteral("msg"), QStringLiteral("用户名或密码错误")}});
            m_left = tokenLasts;
            return good(QJsonObject{{QStringLiteral("accessToken"), QStringLiteral("token-%1").arg(++signIns)}});
        }
        if (!head.contains("access-token: token-" + QByteArray::number(signIns)) || m_left-- <= 0)
            return say({{QStringLiteral("code"), 401}, {QStringLiteral("msg"), QStringLiteral("请登录后重新请求")}});
        const int page = query.queryItemValue(QStringLiteral("page")).toInt();
        const auto paged = [&](const QJsonArray &all) {
            constexpr int Each = 2; // a gateway may give fewer than it was asked for
            QJsonArray some;
            for (int i = (page - 1) * Each; i < std::min<int>(page * Each, int(all.size())); ++i)
                some.append(all[i]);
            good(QJsonObject{{QStringLiteral("total"), all.size()}, {QStringLiteral("list"), some}});
        };
        if (asked.path().endsWith(u"/34020000001110000001/channels"))
            return paged(first);
        if (asked.path().endsWith(u"/34020000001110000002/channels"))
            return paged(second);
        const auto device = [](const char *id, bool on) {
            return QJsonObject{{QStringLiteral("deviceId"), QLatin1StringView(id)}, {QStringLiteral("onLine"), on}};
        };
        paged({device("34020000001110000001", true), device("34020000001110000002", false)});
    }
    QTcpServer m_server;
    int m_left = 0;
};

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
    static void fill(GatewayDouble &gateway)
    {
        gateway.first = {channel("23010200081320900001", "高谊街, \"桥\"", 126.62, 45.76, QStringLiteral("ON"), 1),
                         channel("23010200081320900002", "高谊街二", 126.621, 45.761, QStringLiteral("OFF")),
                         channel("230102", "道里区", 0, 0, QStringLiteral("ON")),
                         channel("23010200082150000001", "业务分组", 0, 0, QStringLiteral("ON")),
                         channel("23010200081320900003", "没有位置", 0, 0, true)};
        // As the newer ones spell it; the last is the alarm input of a camera.
        gateway.second = {QJsonObject{{QStringLiteral("gbDeviceId"), QStringLiteral("23010200081310900004")},
                                      {QStringLiteral("deviceId"), QStringLiteral("23010200081310900004")},
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
                                      "\"/rtp/34020000001110000002_23010200081310900004\""));
    }
    void aGatewayInTroubleIsSaidAndLeavesNoTable()
    {
        GatewayDouble gateway;
        fill(gateway);
        QFile::remove(path("cameras.csv"));
        Ran ran = run(catalog(gateway), QStringLiteral("wrong"));
        QCOMPARE(ran.code, 1);
        QVERIFY2(ran.err.contains("gateway-error") && ran.err.contains("用户名或密码错误"), ran.err.constData());
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
        QCOMPARE(run(catalog(gateway)).code, 0);
        const QString city = path("city");
        QCOMPARE(run({QStringLiteral("init"), QStringLiteral("--data"), city, QStringLiteral("--sample"), QStringLiteral("tiny")}, Word).code, 0);
        const Ran taken = run({QStringLiteral("import"), QStringLiteral("cameras"), path("cameras.csv"), QStringLiteral("--data"), city});
        QVERIFY2(taken.code == 0, (taken.out + taken.err).constData());

        QProcess central;
        central.setProcessEnvironment(environment(Word));
        central.setStandardErrorFile(QProcess::nullDevice());
        central.start(QStringLiteral(WANMI_CENTRAL), {QStringLiteral("serve"), QStringLiteral("--data"), city, QStringLiteral("--listen"),
                                                      QStringLiteral("127.0.0.1:0"), QStringLiteral("--ready-file"), path("ready")});
        QTRY_VERIFY_WITH_TIMEOUT(QFileInfo(path("ready")).size() > 0, 30'000);
        QFile said(path("ready"));
        QVERIFY(said.open(QIODevice::ReadOnly));
        const QString address = QString::fromLatin1(said.readAll().trimmed());
        const QStringList states{QStringLiteral("gateway"), QStringLiteral("states"), QStringLiteral("--url"), gateway.url(),
                                 QStringLiteral("--central"), address, QStringLiteral("--once"), QStringLiteral("--account")};
        QVERIFY(run(states + QStringList{QStringLiteral("dispatcher1")}).err.contains("central-refused"));
        const Ran told = run(states + QStringList{CameraAccount});
        QVERIFY2(told.code == 0 && told.out.contains("told how 5 cameras are"), (told.out + told.err).constData());

        HttpClient client(address.section(u':', -1).toInt());
        client.token = client.post("/v1/session", {{QStringLiteral("account"), QStringLiteral("dispatcher1")},
                                                   {QStringLiteral("password"), Word},
                                                   {QStringLiteral("seat"), QStringLiteral("desk")}})
                           .json()
                           .value(u"token")
                           .toString()
                           .toLatin1();
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

private:
    const QString CameraAccount = QStringLiteral("gateway");
};

QTEST_GUILESS_MAIN(TestGateway)
#include "tst_gateway.moc"

// SPDX-License-Identifier: GPL-3.0-or-later
// packaging/nginx/wanmi.conf with a real nginx in front of a real central.
#include <QDir>
#include <QElapsedTimer>
#include <QFile>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QSslConfiguration>
#include <QSslKey>
#include <QSslSocket>
#include <QStandardPaths>
#include <QTcpServer>
#include <QTemporaryDir>
#include <QTest>

#include <unistd.h>

class TestNginx : public QObject
{
    Q_OBJECT
    QTemporaryDir m_folder;
    QString m_nginx;
    QProcess m_central, m_proxy;
    int m_centralPort = 0, m_port = 0;

    [[nodiscard]] QString at(const char *name) const { return m_folder.filePath(QLatin1StringView(name)); }
    static int freePort()
    {
        QTcpServer server;
        server.listen(QHostAddress::LocalHost);
        return server.serverPort();
    }
    int run(const QStringList &arguments)
    {
        QProcess process;
        process.setProcessChannelMode(QProcess::ForwardedErrorChannel);
        process.start(QStringLiteral(WANMI_CENTRAL), arguments + QStringList{QStringLiteral("--data"), at("city")});
        return process.waitForFinished(120'000) ? process.exitCode() : -1;
    }
    static QByteArray contentOf(const QString &path)
    {
        QFile file(path);
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }
    bool write(const char *name, const QByteArray &text) const
    {
        QFile file(at(name));
        return file.open(QIODevice::WriteOnly) && file.write(text) == text.size();
    }
    /// The example, with this test's ports and files, in the frame that Debian's nginx.conf is.
    bool writeConfiguration()
    {
        QByteArray text = contentOf(qEnvironmentVariable("WANMI_SOURCE_DIR") + QStringLiteral("/packaging/nginx/wanmi.conf"));
        for (const auto &[from, to] : {std::pair<QByteArray, QByteArray>("127.0.0.1:8801", "127.0.0.1:" + QByteArray::number(m_centralPort)),
                                       {"listen 443 ssl", "listen 127.0.0.1:" + QByteArray::number(m_port) + " ssl"},
                                       {"/var/lib/wanmi", at("city").toUtf8()}}) {
            if (!text.contains(from))
                return false;
            text.replace(from, to);
        }
        QByteArray frame = "daemon off;\nmaster_process off;\npid @/pid;\nerror_log stderr warn;\nevents {}\nhttp {\naccess_log off;\n";
        if (::geteuid() == 0)
            frame.prepend("user root;\n");
        for (const char *temp : {"client_body", "proxy", "fastcgi", "uwsgi", "scgi"})
            frame += QByteArray(temp) + "_temp_path @/" + temp + ";\n";
        return write("wanmi.conf", text) && write("nginx.conf", frame.replace('@', m_folder.path().toUtf8()) + "include wanmi.conf;\n}\n");
    }
    QProcess &nginx(QProcess &process, const QStringList &more)
    {
        process.setProcessChannelMode(QProcess::MergedChannels);
        process.start(m_nginx, QStringList{QStringLiteral("-p"), m_folder.path(), QStringLiteral("-e"), QStringLiteral("stderr"),
                                           QStringLiteral("-c"), at("nginx.conf")} + more);
        return process;
    }
    /// One request over TLS; head and body.
    QByteArray ask(const QByteArray &request)
    {
        QSslSocket socket;
        QSslConfiguration tls = QSslConfiguration::defaultConfiguration();
        tls.setCaCertificates(QSslCertificate::fromPath(at("city") + QStringLiteral("/tls/ca.crt")));
        socket.setSslConfiguration(tls);
        socket.connectToHostEncrypted(QStringLiteral("127.0.0.1"), quint16(m_port));
        if (!socket.waitForEncrypted(10'000))
            return socket.errorString().toUtf8();
        socket.write(request);
        QByteArray answer;
        while (socket.state() == QAbstractSocket::ConnectedState && socket.waitForReadyRead(40'000))
            answer += socket.readAll();
        return answer + socket.readAll();
    }
    QByteArray get(const QByteArray &path, const QByteArray &headers = {})
    {
        return ask("GET " + path + " HTTP/1.1\r\nHost: central.example\r\nConnection: close\r\n" + headers + "\r\n");
    }
private slots:
    void initTestCase()
    {
        m_nginx = QStandardPaths::findExecutable(QStringLiteral("nginx"));
        if (m_nginx.isEmpty())
            m_nginx = QStandardPaths::findExecutable(QStringLiteral("nginx"), {QStringLiteral("/usr/sbin")});
        if (m_nginx.isEmpty())
            QSKIP("nginx is not installed (packaging/packages-test.txt)");
        QCOMPARE(run({QStringLiteral("init"), QStringLiteral("--sample"), QStringLiteral("tiny")}), 0);
        QCOMPARE(run({QStringLiteral("tls"), QStringLiteral("make"), QStringLiteral("--name"), QStringLiteral("central.example")}), 0);
        m_centralPort = freePort();
        m_port = freePort();
        m_central.start(QStringLiteral(WANMI_CENTRAL),
                        {QStringLiteral("serve"), QStringLiteral("--data"), at("city"), QStringLiteral("--listen"),
                         QStringLiteral("127.0.0.1:%1").arg(m_centralPort), QStringLiteral("--no-tls"),
                         QStringLiteral("--behind-proxy"), QStringLiteral("--ready-file"), at("ready")});
        QTRY_VERIFY_WITH_TIMEOUT(QFile::exists(at("ready")), 60'000);
        QVERIFY(writeConfiguration());
    }
    void cleanupTestCase()
    {
        m_proxy.kill();
        m_proxy.waitForFinished(10'000);
        m_central.terminate();
        m_central.waitForFinished(15'000);
    }
    void nginxTakesTheExample()
    {
        QProcess process;
        nginx(process, {QStringLiteral("-t")});
        QVERIFY(process.waitForFinished(20'000));
        const QByteArray said = process.readAll();
        QVERIFY2(process.exitCode() == 0, said.constData());
        QVERIFY2(!said.contains("[warn]"), said.constData());
        nginx(m_proxy, {});
        QTRY_VERIFY_WITH_TIMEOUT(get("/v1/health").startsWith("HTTP/1.1 200"), 20'000);
    }
    void aLongPollIsHeldAndAnswered()
    {
        const QByteArray body = R"({"account": "acceptor1", "password": "wanmi", "seat": "t"})";
        const QByteArray grant = ask("POST /v1/session HTTP/1.1\r\nHost: central.example\r\nConnection: close\r\nContent-Type: "
                                     "application/json\r\nContent-Length: "
                                     + QByteArray::number(body.size()) + "\r\n\r\n" + body);
        QVERIFY2(grant.startsWith("HTTP/1.1 201"), grant.constData());
        const QByteArray token = QJsonDocument::fromJson(grant.mid(grant.indexOf("\r\n\r\n") + 4)).object().value(u"token").toString().toLatin1();
        const QByteArray session = "Authorization: Bearer " + token + "\r\n";
        const QByteArray area = get("/v1/sync/snapshot?table=area", session);
        QVERIFY(area.startsWith("HTTP/1.1 200"));
        const qsizetype from = area.toLower().indexOf("x-wanmi-cursor: ");
        QVERIFY(from > 0);
        const QByteArray cursor = area.mid(from + 16, area.indexOf('\r', from) - from - 16);
        QElapsedTimer timer;
        timer.start();
        const QByteArray held = get("/v1/changes?wait=3&after=" + cursor, session);
        QVERIFY2(held.startsWith("HTTP/1.1 204"), held.left(200).constData());
        QVERIFY(timer.elapsed() >= 2900);
    }
    void figuresStayInside() { QVERIFY(get("/metrics").startsWith("HTTP/1.1 404")); }
    void whoAsksIsKnownAndCannotClaimAnother()
    {
        QVERIFY(get("/v1/imports", "X-Forwarded-For: 10.9.8.7\r\n").startsWith("HTTP/1.1 401"));
        const QByteArray body = R"({"account": "nobody", "password": "wrong", "seat": "t"})";
        const QByteArray refused
            = ask("POST /v1/session HTTP/1.1\r\nHost: x\r\nConnection: close\r\nX-Forwarded-For: 10.9.8.7\r\nContent-Length: "
                  + QByteArray::number(body.size()) + "\r\n\r\n" + body);
        QVERIFY(refused.startsWith("HTTP/1.1 401"));
        QCOMPARE(run({QStringLiteral("audit"), QStringLiteral("export"), at("export.audit")}), 0);
        QVERIFY(!contentOf(at("export.audit")).contains("10.9.8.7"));
    }
};

QTEST_GUILESS_MAIN(TestNginx)
#include "tst_nginx.moc"

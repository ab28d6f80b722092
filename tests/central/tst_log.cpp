// SPDX-License-Identifier: GPL-3.0-or-later
// What a serving central writes: the real program, its lines read back.
#include "support/httpclient.h"

#include <QDir>
#include <QFile>
#include <QJsonArray>
#include <QProcess>
#include <QRegularExpression>
#include <QTemporaryDir>
#include <QTest>

#include <algorithm>
#include <memory>

using namespace wanmi::test;

namespace {
const QString Password = QStringLiteral("sample-9f2c-word");

QProcessEnvironment environment()
{
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    environment.insert(QStringLiteral("LC_ALL"), QStringLiteral("C.UTF-8"));
    environment.insert(QStringLiteral("WANMI_PASSWORD"), Password);
    environment.insert(QStringLiteral("WANMI_MAPRENDER"), QStringLiteral("/nowhere"));
    return environment;
}

/// wanmi-central serving, its standard error in a file.
class Serving
{
public:
    Serving(const QString &folder, const QString &log, const QStringList &options)
        : m_log(log)
    {
        const QString ready = log + QStringLiteral(".ready");
        m_process.setProcessEnvironment(environment());
        m_process.setStandardErrorFile(log);
        m_process.start(QStringLiteral(WANMI_CENTRAL),
                        QStringList{QStringLiteral("serve"), QStringLiteral("--data"), folder, QStringLiteral("--listen"),
                                    QStringLiteral("127.0.0.1:0"), QStringLiteral("--ready-file"), ready}
                            + options);
        for (int i = 0; i < 2000 && m_port == 0 && m_process.state() != QProcess::NotRunning; ++i) {
            m_process.waitForFinished(10);
            QFile file(ready);
            if (file.open(QIODevice::ReadOnly))
                m_port = file.readAll().trimmed().split(':').last().toInt();
        }
    }
    ~Serving() { (void)lines(); }
    [[nodiscard]] int port() const { return m_port; }
    /// Ends it and reads all that it wrote.
    QList<QByteArray> lines()
    {
        m_process.terminate();
        m_process.waitForFinished(15'000);
        QFile file(m_log);
        QList<QByteArray> lines = file.open(QIODevice::ReadOnly) ? file.readAll().split('\n') : QList<QByteArray>();
        lines.removeAll(QByteArray());
        return lines;
    }

private:
    QProcess m_process;
    QString m_log;
    int m_port = 0;
};

QList<QJsonObject> objectsIn(const QList<QByteArray> &lines)
{
    QList<QJsonObject> objects;
    for (const QByteArray &line : lines) {
        QJsonParseError error;
        const QJsonDocument document = QJsonDocument::fromJson(line, &error);
        objects.append(error.error == QJsonParseError::NoError ? document.object() : QJsonObject());
    }
    return objects;
}
} // namespace

class TestLog : public QObject
{
    Q_OBJECT
    QTemporaryDir m_folder;
    int m_logs = 0;
    QByteArray m_token;

    [[nodiscard]] QString city() const { return m_folder.filePath(QStringLiteral("city")); }
    std::unique_ptr<Serving> serve(const QStringList &options)
    {
        return std::make_unique<Serving>(city(), m_folder.filePath(QStringLiteral("log-%1").arg(++m_logs)), options);
    }
    /// Somebody signs in, looks, is refused, reports with a name and a telephone number.
    void live(int port)
    {
        HttpClient client(port);
        const auto signIn = [&](const QString &password) {
            return client.post("/v1/session",
                               {{QStringLiteral("account"), QStringLiteral("acceptor1")},
                                {QStringLiteral("password"), password},
                                {QStringLiteral("seat"), QStringLiteral("desk of Zhang San")}});
        };
        QCOMPARE(signIn(QStringLiteral("guess-77aa")).status, 401);
        const HttpReply grant = signIn(Password);
        QCOMPARE(grant.status, 201);
        m_token = grant.json().value(u"token").toString().toLatin1();
        client.token = m_token;
        QCOMPARE(client.get("/v1/live?secret=13912345678").status, 200);
        QCOMPARE(client.get("/v1/media/" + QByteArray(64, 'a')).status, 404);
        QCOMPARE(client.get("/v1/imports").status, 403);
        QCOMPARE(client.get("/v1/nothing/13912345678").status, 404);
        QCOMPARE(client.post("/v1/commands", {{QStringLiteral("commands"), QJsonArray()}}).status, 200);
    }
    void tellsNothingOfAnybody(const QList<QByteArray> &lines) const
    {
        const QByteArray all = lines.join('\n');
        for (const QByteArray &secret :
             {Password.toUtf8(), m_token, QByteArray("guess-77aa"), QByteArray("Zhang San"), QByteArray("13912345678"),
              QByteArray(64, 'a'), QByteArray("Bearer"), QByteArray("argon2")})
            QVERIFY2(!all.contains(secret), secret.constData());
    }
private slots:
    void initTestCase()
    {
        QProcess process;
        process.setProcessEnvironment(environment());
        process.start(QStringLiteral(WANMI_CENTRAL),
                      {QStringLiteral("init"), QStringLiteral("--data"), city(), QStringLiteral("--sample"),
                       QStringLiteral("tiny")});
        QVERIFY(process.waitForFinished(120'000));
        QCOMPARE(process.exitCode(), 0);
    }
    void eachLineIsAnObjectAndEachRequestHasOne()
    {
        auto central = serve({QStringLiteral("--log"), QStringLiteral("json"), QStringLiteral("--log-level"),
                              QStringLiteral("debug")});
        live(central->port());
        const QList<QByteArray> lines = central->lines();
        tellsNothingOfAnybody(lines);
        QStringList requests;
        for (const QJsonObject &line : objectsIn(lines)) {
            QVERIFY(!line.isEmpty());
            static const QRegularExpression Instant(QStringLiteral("^\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d{3}Z$"));
            QVERIFY(Instant.match(line.value(u"at").toString()).hasMatch());
            QVERIFY(QStringList({QStringLiteral("error"), QStringLiteral("warning"), QStringLiteral("info"),
                                 QStringLiteral("debug")})
                        .contains(line.value(u"level").toString()));
            if (line.value(u"category").toString() != u"wanmi.request")
                continue;
            QCOMPARE(QStringList(line.keys()).join(u' '),
                     QStringLiteral("account at bytes category level method ms path status"));
            QVERIFY(line.value(u"ms").toDouble(-1) >= 0 && line.value(u"bytes").toDouble(-1) >= 0);
            requests.append(QStringLiteral("%1 %2 %3 %4 %5")
                                .arg(line.value(u"level").toString(), line.value(u"method").toString(),
                                     line.value(u"path").toString())
                                .arg(line.value(u"status").toInt())
                                .arg(line.value(u"account").toString()));
        }
        QCOMPARE(requests.join(u'\n'),
                 QStringLiteral("info POST /v1/session 401 \ninfo POST /v1/session 201 acceptor1\n"
                                "debug GET /v1/live 200 acceptor1\ninfo GET /v1/media/{hash} 404 acceptor1\n"
                                "info GET /v1/imports 403 acceptor1\ninfo GET - 404 \n"
                                "info POST /v1/commands 200 acceptor1"));
        QVERIFY(lines.first().contains("serving"));
        // A request's line is written by another thread: one may come after the last word of the main thread.
        const QList<QByteArray> end = lines.mid(std::max<qsizetype>(0, lines.size() - 3));
        QVERIFY2(std::ranges::any_of(end, [](const QByteArray &line) { return line.contains("stopping"); }),
                 end.join('\n').constData());
    }
    void theLevelSaysHowMuch_data()
    {
        QTest::addColumn<QStringList>("options");
        QTest::addColumn<int>("requests");
        const QString form = QStringLiteral("--log"), json = QStringLiteral("json"), level = QStringLiteral("--log-level");
        QTest::newRow("usually nothing of requests") << QStringList() << 0;
        QTest::newRow("json tells changes and refusals") << QStringList{form, json} << 6;
        QTest::newRow("warnings only") << QStringList{form, json, level, QStringLiteral("warning")} << 0;
        QTest::newRow("lines for people") << QStringList{level, QStringLiteral("debug")} << 7;
    }
    void theLevelSaysHowMuch()
    {
        QFETCH(QStringList, options);
        QFETCH(int, requests);
        auto central = serve(options);
        live(central->port());
        const QList<QByteArray> lines = central->lines();
        tellsNothingOfAnybody(lines);
        int found = 0;
        for (const QByteArray &line : lines)
            found += line.contains("wanmi.request") || line.contains(" ms ");
        QCOMPARE(found, requests);
        QVERIFY(lines.join('\n').contains("serving"));
    }
    void wrongWordsAreRefused()
    {
        for (const QStringList &options : {QStringList{QStringLiteral("--log"), QStringLiteral("xml")},
                                           QStringList{QStringLiteral("--log-level"), QStringLiteral("loud")}}) {
            QProcess process;
            process.setProcessEnvironment(environment());
            process.start(QStringLiteral(WANMI_CENTRAL), QStringList{QStringLiteral("serve"), QStringLiteral("--data"), city()} + options);
            QVERIFY(process.waitForFinished(20'000));
            QCOMPARE(process.exitCode(), 2);
        }
    }
    void withoutACertificateOtherMachinesAreKeptOutAndToldWhy()
    {
        QProcess process;
        process.setProcessEnvironment(environment());
        process.start(QStringLiteral(WANMI_CENTRAL), {QStringLiteral("serve"), QStringLiteral("--data"), city(),
                                                      QStringLiteral("--listen"), QStringLiteral("0.0.0.0:0")});
        QVERIFY(process.waitForFinished(20'000));
        QCOMPARE(process.exitCode(), 2);
        QVERIFY(process.readAllStandardError().contains("wanmi-central tls make"));
    }
};

QTEST_GUILESS_MAIN(TestLog)
#include "tst_log.moc"

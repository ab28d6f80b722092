// SPDX-License-Identifier: GPL-3.0-or-later
// Who may ask for what: tests/contract/endpoints.tsv says it once, each cell of it is asked here.
#include "town.h"

#include "server/access.h"
#include "server/database.h"

#include <QJsonArray>
#include <QTest>

using namespace wanmi;
using namespace wanmi::test;
using domain::Post;

namespace {
/// A path that central would answer to, from its template.
QByteArray pathOf(const QString &pathTemplate)
{
    return QString(pathTemplate)
        .replace(QStringLiteral("{hash}"), QString(64, u'a'))
        .replace(QStringLiteral("{n}"), QStringLiteral("0"))
        .replace(QStringLiteral("{id}"), pathTemplate.startsWith(u"/v1/scenes") ? QStringLiteral("cam-nothing") : QStringLiteral("nothing"))
        .replace(QStringLiteral("{push}"), QStringLiteral("nothing"))
        .toLatin1();
}

QByteArray bodyOf(const QString &endpoint)
{
    if (endpoint == u"POST /v1/session")
        return R"({"account": "acceptor1", "password": "wanmi", "seat": ""})";
    if (endpoint == u"POST /v1/live")
        return R"({"serverTime": 0})";
    return endpoint == u"POST /v1/commands" ? R"({"commands": []})" : R"({})";
}

bool isDenied(int status)
{
    return status == 401 || status == 403;
}
} // namespace

class TestEndpoints : public QObject
{
    Q_OBJECT
    std::unique_ptr<Town> m_town;
    QStringList m_roles;
    QMap<QString, QMap<QString, bool>> m_table; ///< by endpoint, by role
    QStringList m_described;

    void readTable()
    {
        QFile file(qEnvironmentVariable("WANMI_SOURCE_DIR") + QStringLiteral("/tests/contract/endpoints.tsv"));
        QVERIFY(file.open(QIODevice::ReadOnly));
        m_roles = QString::fromUtf8(file.readLine()).trimmed().split(u'\t').mid(1);
        while (!file.atEnd()) {
            const QStringList cells = QString::fromUtf8(file.readLine()).trimmed().split(u'\t');
            QCOMPARE(cells.size(), m_roles.size() + 1);
            QVERIFY2(!m_table.contains(cells[0]), qPrintable(cells[0]));
            for (qsizetype i = 0; i < m_roles.size(); ++i) {
                QVERIFY2(cells[i + 1] == u"yes" || cells[i + 1] == u"no", qPrintable(cells[0]));
                m_table[cells[0]][m_roles[i]] = cells[i + 1] == u"yes";
            }
        }
    }
    void readDescription()
    {
        HttpClient client(m_town->port());
        const QJsonObject paths = client.get("/v1/openapi.json").json().value(u"paths").toObject();
        for (auto path = paths.begin(); path != paths.end(); ++path) {
            for (const QString &method : path.value().toObject().keys())
                m_described.append(method.toUpper() + u' ' + path.key());
        }
        QVERIFY(m_described.size() > 30);
    }
    /// Signed in (and perhaps out, or disabled, since).
    std::unique_ptr<HttpClient> personOf(const QString &role)
    {
        if (role == u"nobody")
            return std::make_unique<HttpClient>(m_town->port());
        if (role == u"ended") {
            auto client = m_town->signIn(QStringLiteral("dispatcher1"));
            if (client->remove("/v1/session").status != 204)
                qFatal("a session does not end");
            return client;
        }
        if (role != u"disabled")
            return m_town->signIn(accountOf(*domain::postFromToken(role)));
        auto client = m_town->signIn(QStringLiteral("power1"));
        if (!server::disableAccount(m_town->folder(), QStringLiteral("power1"), m_town->clock().now()))
            qFatal("an account is not disabled");
        for (int i = 0; i < 500 && client->get("/v1/live").status != 401; ++i)
            QTest::qWait(10);
        return client;
    }
private slots:
    void initTestCase()
    {
        m_town = std::make_unique<Town>();
        readTable();
        readDescription();
    }
    void cleanupTestCase()
    {
        QCOMPARE(m_town->breaches(), QStringList());
        m_town.reset();
    }

    void everyEndpointHasItsLineAndNoOther()
    {
        QStringList lines = m_table.keys();
        lines.sort();
        m_described.sort();
        QCOMPARE(lines.join(u'\n'), m_described.join(u'\n'));
    }
    void everyPostHasItsColumn()
    {
        for (int post = 0; post <= int(Post::Camera); ++post)
            QVERIFY2(m_roles.contains(tokenOf(Post(post))), qPrintable(tokenOf(Post(post))));
        for (const char *other : {"nobody", "ended", "disabled"})
            QVERIFY2(m_roles.contains(QLatin1StringView(other)), other);
    }
    void eachRoleGetsExactlyWhatTheTableSays()
    {
        QStringList wrong;
        int asked = 0;
        for (const QString &role : std::as_const(m_roles)) {
            auto person = personOf(role);
            QStringList endpoints = m_table.keys();
            endpoints.removeOne(QStringLiteral("DELETE /v1/session"));
            endpoints.append(QStringLiteral("DELETE /v1/session")); // ends what the others need
            for (const QString &endpoint : std::as_const(endpoints)) {
                const HttpReply reply = person->send(endpoint.section(u' ', 0, 0).toLatin1(),
                                                     pathOf(endpoint.section(u' ', 1)), bodyOf(endpoint));
                ++asked;
                if (reply.status == 0 || reply.status >= 500 || isDenied(reply.status) == m_table[endpoint][role])
                    wrong.append(QStringLiteral("%1 as %2 gave %3 %4")
                                     .arg(endpoint, role)
                                     .arg(reply.status)
                                     .arg(reply.reason()));
            }
        }
        QVERIFY2(wrong.isEmpty(), qPrintable(wrong.join(u'\n')));
        QCOMPARE(asked, int(m_roles.size() * m_table.size()));
    }
    void aPathOfNobodyIsAnsweredToNobody()
    {
        auto admin = m_town->signIn(QStringLiteral("admin"));
        QList<QByteArray> paths{"/", "/v1", "/v1/", "/v2/health", "/metrics/", "/Metrics", "//v1/health", "/v1/health/x",
                                "/v1/%68ealth", "/v1/./health", "/v1/debug", "/v1/admin", "/v1/accounts", "/v1/audit",
                                "/.well-known/x", "/favicon.ico", "/v1/media", "/v1/imports/x/y/z", "*"};
        for (const QString &endpoint : std::as_const(m_described)) {
            const QByteArray path = pathOf(endpoint.section(u' ', 1));
            paths.append(path + '/');
            paths.append(path + "/nothing/at/all/of/this");
            paths.append(path.toUpper());
        }
        for (const QByteArray &path : std::as_const(paths)) {
            for (const char *method : {"GET", "POST", "PUT", "DELETE"}) {
                const int status = admin->send(method, path, "{}").status;
                QVERIFY2(status == 404, (QByteArray(method) + ' ' + path + ' ' + QByteArray::number(status)).constData());
            }
        }
    }
    void aMethodThatIsNotDescribedIsNotAllowed()
    {
        auto admin = m_town->signIn(QStringLiteral("admin"));
        QSet<QString> paths;
        for (const QString &endpoint : std::as_const(m_described))
            paths.insert(endpoint.section(u' ', 1));
        for (const QString &path : std::as_const(paths)) {
            for (const char *method : {"GET", "POST", "PUT", "DELETE", "PATCH", "OPTIONS", "TRACE"}) {
                if (m_described.contains(QLatin1StringView(method) + QStringLiteral(" ") + path))
                    continue;
                const int status = admin->send(method, pathOf(path), "{}").status;
                QVERIFY2(status == 405, qPrintable(QString::fromLatin1(method) + u' ' + path + u' ' + QString::number(status)));
            }
        }
    }
};

QTEST_GUILESS_MAIN(TestEndpoints)
#include "tst_endpoints.moc"

// SPDX-License-Identifier: GPL-3.0-or-later
#include "resources/resources.h"
#include "server/access.h"
#include "support/contract.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QTest>

using namespace wanmi;

namespace {
void collectReferences(const QJsonValue &value, QStringList &out)
{
    if (value.isArray()) {
        for (const QJsonValue &one : value.toArray())
            collectReferences(one, out);
    }
    const QJsonObject object = value.toObject();
    for (auto it = object.begin(); it != object.end(); ++it) {
        if (it.key() == u"$ref")
            out.append(it.value().toString());
        else
            collectReferences(it.value(), out);
    }
}
} // namespace

/// The interface description against the program, and the judge against responses that are wrong on purpose.
class TestOpenApi : public QObject
{
    Q_OBJECT
    QJsonObject m_api;
private slots:
    void initTestCase()
    {
        resources::load();
        QFile file(QStringLiteral(":/wanmi/api/openapi.json"));
        QVERIFY(file.open(QIODevice::ReadOnly));
        QJsonParseError error;
        m_api = QJsonDocument::fromJson(file.readAll(), &error).object();
        QCOMPARE(error.error, QJsonParseError::NoError);
    }
    void itDescribesExactlyWhatCentralServes()
    {
        QStringList described, served;
        const QJsonObject paths = m_api.value(u"paths").toObject();
        for (auto path = paths.begin(); path != paths.end(); ++path) {
            for (const QString &method : path.value().toObject().keys())
                described.append(method.toUpper() + u' ' + path.key());
        }
        for (const server::Route &route : server::routes())
            served.append(QLatin1StringView(route.method) + QStringLiteral(" ")
                          + QLatin1StringView(route.path));
        described.sort();
        served.sort();
        QCOMPARE(described, served);
    }
    void publicPathsAreThoseWithoutASession()
    {
        for (const server::Route &route : server::routes()) {
            const QJsonObject operation = m_api.value(u"paths")
                                              .toObject()
                                              .value(QLatin1StringView(route.path))
                                              .toObject()
                                              .value(QString::fromLatin1(route.method).toLower())
                                              .toObject();
            QCOMPARE(operation.contains(u"security"), route.isPublic);
            QCOMPARE(operation.value(u"responses").toObject().contains(u"403"),
                     !route.isPublic || route.endpoint == server::Endpoint::SignIn
                         || route.endpoint == server::Endpoint::Metrics);
        }
    }
    void everyReferenceLeadsSomewhere()
    {
        QStringList references;
        collectReferences(m_api, references);
        QVERIFY(references.size() > 20);
        const test::Contract contract(m_api);
        for (const QString &reference : references) {
            QVERIFY2(reference.startsWith(u"#/components/schemas/"), qPrintable(reference));
            QVERIFY2(!contract.schema(reference.section(u'/', -1)).isEmpty(), qPrintable(reference));
        }
    }
    void everyObjectSaysWhichMembersItHas()
    {
        const QJsonObject schemas = m_api.value(u"components").toObject().value(u"schemas").toObject();
        for (auto it = schemas.begin(); it != schemas.end(); ++it) {
            if (it.value().toObject().value(u"type").toString() == u"object")
                QVERIFY2(it.value().toObject().contains(u"additionalProperties"), qPrintable(it.key()));
        }
    }
    void theJudgeFindsBreaches_data()
    {
        QTest::addColumn<QByteArray>("path");
        QTest::addColumn<int>("status");
        QTest::addColumn<QByteArray>("type");
        QTest::addColumn<QByteArray>("body");
        QTest::addColumn<bool>("good");
        const QByteArray json = "application/json";
        const QByteArray error = R"({"error": {"kind": "denied", "reason": "no-session", "message": "m"}})";
        QTest::newRow("as described")
            << QByteArray("/v1/health") << 200 << json << QByteArray(R"({"status": "serving"})") << true;
        QTest::newRow("a described error") << QByteArray("/v1/tasks") << 401 << json << error << true;
        QTest::newRow("an error at a path of nobody") << QByteArray() << 404 << json << error << true;
        QTest::newRow("success at a path of nobody")
            << QByteArray() << 200 << json << QByteArray("{}") << false;
        QTest::newRow("an unknown field") << QByteArray("/v1/health") << 200 << json
                                          << QByteArray(R"({"status": "serving", "x": 1})") << false;
        QTest::newRow("a missing field")
            << QByteArray("/v1/health") << 200 << json << QByteArray("{}") << false;
        QTest::newRow("a wrong type")
            << QByteArray("/v1/health") << 200 << json << QByteArray(R"({"status": 1})") << false;
        QTest::newRow("a value nobody promised")
            << QByteArray("/v1/health") << 200 << json << QByteArray(R"({"status": "ill"})") << false;
        QTest::newRow("an undescribed status") << QByteArray("/v1/health") << 418 << json << error << false;
        QTest::newRow("an undescribed path")
            << QByteArray("/v1/secret") << 200 << json << QByteArray("{}") << false;
        QTest::newRow("another media type")
            << QByteArray("/v1/health") << 200 << QByteArray("text/html") << QByteArray("<p>") << false;
        QTest::newRow("no body where one is due")
            << QByteArray("/v1/health") << 200 << QByteArray() << QByteArray() << false;
        QTest::newRow("an unknown kind of error")
            << QByteArray("/v1/tasks") << 401 << json
            << QByteArray(R"({"error": {"kind": "odd", "reason": "r", "message": "m"}})") << false;
    }
    void theJudgeFindsBreaches()
    {
        QFETCH(QByteArray, path);
        QFETCH(int, status);
        QFETCH(QByteArray, type);
        QFETCH(QByteArray, body);
        QFETCH(bool, good);
        const QStringList breaches = test::Contract(m_api).judge("GET", path, status, type, body);
        QVERIFY2(breaches.isEmpty() == good, qPrintable(breaches.join(u'\n')));
    }
};

QTEST_GUILESS_MAIN(TestOpenApi)
#include "tst_openapi.moc"

// SPDX-License-Identifier: GPL-3.0-or-later
// Two servers over one PostgreSQL, and the standby that takes over from it.
#include "server/opencity.h"
#include "town.h"
#include "townstorage.h"

#include <QJsonArray>
#include <QDateTime>
#include <QDir>
#include <QTest>
#include <QUuid>

#include <future>

using namespace wanmi;
using namespace wanmi::test;

namespace {
/// One central over the town, with a folder of its own.
struct Node
{
    Node(const QString &address, std::shared_ptr<SettableClock> clock)
    {
        if (!server::keepStorageAddress(folder.path(), address))
            qFatal("no address");
        server::CentralOptions options;
        options.folder = folder.path();
        options.clock = std::move(clock);
        auto started = server::Central::start(options, shippedRules());
        if (!started)
            qFatal("central does not start: %s %s", qPrintable(started.error().reason),
                   qPrintable(started.error().detail));
        central = std::move(*started);
    }
    [[nodiscard]] QByteArray token(const QString &account) const
    {
        HttpClient client(central->port());
        const HttpReply reply = client.post(
            "/v1/session",
            protocol::toJson(protocol::SignIn{account, QStringLiteral("wanmi"), QStringLiteral("seat")}));
        return reply.json().value(u"token").toString().toLatin1();
    }
    [[nodiscard]] std::unique_ptr<HttpClient> client(const QByteArray &token) const
    {
        auto client = std::make_unique<HttpClient>(central->port());
        client->token = token;
        return client;
    }
    QTemporaryDir folder;
    std::unique_ptr<server::Central> central;
};

QByteArray cursorOf(HttpClient &client)
{
    return client.get("/v1/sync/snapshot?table=area").headers.value("x-wanmi-cursor");
}

QString report(Node &node, const QByteArray &token, const QString &id)
{
    const auto client = node.client(token);
    const QJsonObject result = Town::command(*client, orderFor(QStringLiteral("report"), id), 0, id);
    return result.value(u"status").toString() + result.value(u"error").toObject().value(u"reason").toString();
}
} // namespace

class TestFailover : public QObject
{
    Q_OBJECT
    std::shared_ptr<SettableClock> m_clock = std::make_shared<SettableClock>();
    std::unique_ptr<TownStorage> m_town;
    PostgresCluster m_standby;
    std::unique_ptr<Node> m_first, m_second;

private slots:
    void initTestCase()
    {
        if (const QString why = TownStorage::missing(QStringLiteral("postgresql")); !why.isEmpty())
            QSKIP(qPrintable(why));
        m_town = std::make_unique<TownStorage>(QStringLiteral("postgresql"));
        if (const QString why = m_standby.beginStandbyOf(TownStorage::cluster()); !why.isEmpty())
            QFAIL(qPrintable(why));
        const QString address = m_town->address();
        const QString both
            = QStringLiteral(
                  "postgresql://wanmi@127.0.0.1:%1,127.0.0.1:%2/%3?target_session_attrs=read-write")
                  .arg(TownStorage::cluster().port())
                  .arg(m_standby.port())
                  .arg(address.section(u'/', -1));
        m_first = std::make_unique<Node>(both, m_clock);
        m_second = std::make_unique<Node>(both, m_clock);
    }
    void cleanupTestCase()
    {
        m_first.reset();
        m_second.reset();
        m_town.reset();
        m_standby.stop();
    }

    void aCommandGivenToOneIsInTheFeedOfTheOtherAtOnce()
    {
        const QByteArray token = m_second->token(QStringLiteral("acceptor1"));
        const auto reader = m_second->client(token);
        const QByteArray after = cursorOf(*reader);
        auto held = std::async(std::launch::async, [&, after] {
            return m_second->client(token)->get("/v1/changes?after=" + after + "&wait=25");
        });
        QCOMPARE(held.wait_for(std::chrono::milliseconds(200)), std::future_status::timeout);
        QCOMPARE(report(*m_first, m_first->token(QStringLiteral("portal")), QStringLiteral("case-a")),
                 QStringLiteral("applied"));
        QCOMPARE(held.wait_for(std::chrono::seconds(5)), std::future_status::ready);
        const HttpReply reply = held.get();
        QCOMPARE(reply.status, 200);
        QVERIFY(reply.body.contains("case-a"));
    }
    void aSessionIsGoodAtEveryServerAndEndsAtEvery()
    {
        const QByteArray token = m_first->token(QStringLiteral("dispatcher1"));
        const auto there = m_second->client(token);
        QCOMPARE(there->get("/v1/sync/manifest").status, 200);
        QCOMPARE(m_first->client(token)->send("DELETE", "/v1/session", {}).status, 204);
        QTRY_COMPARE(m_second->client(token)->get("/v1/sync/manifest").status, 401);
    }
    void aRepeatedCommandIsKnownEverywhere()
    {
        const QByteArray token = m_first->token(QStringLiteral("portal"));
        QCOMPARE(report(*m_first, token, QStringLiteral("case-b")), QStringLiteral("applied"));
        QCOMPARE(report(*m_second, token, QStringLiteral("case-b")), QStringLiteral("duplicate"));
    }
    void aServerThatStartsLeavesTheUploadsOfOthersAlone()
    {
        QTemporaryDir shared;
        QVERIFY(server::keepStorageAddress(shared.path(), m_town->address()));
        QVERIFY(QDir(shared.path()).mkpath(QStringLiteral("media/unfinished")));
        const auto upload = [&](const char *name, int ageS) {
            QFile file(shared.filePath(QStringLiteral("media/unfinished/") + QLatin1StringView(name)));
            return file.open(QIODevice::WriteOnly) && file.write("half") == 4 && file.flush()
                && file.setFileTime(QDateTime::currentDateTime().addSecs(-ageS), QFileDevice::FileModificationTime);
        };
        QVERIFY(upload("of-another-server", 5) && upload("of-one-that-died", 7200));
        server::CentralOptions options;
        options.folder = shared.path();
        options.clock = m_clock;
        QVERIFY(server::Central::start(options, shippedRules()));
        QVERIFY(QFile::exists(shared.filePath(QStringLiteral("media/unfinished/of-another-server"))));
        QVERIFY(!QFile::exists(shared.filePath(QStringLiteral("media/unfinished/of-one-that-died"))));
    }
    // Last: the first database does not come back.
    void whenTheStandbyTakesOverSeatsBuildAnew()
    {
        const QByteArray token = m_first->token(QStringLiteral("portal"));
        const QByteArray reader = m_second->token(QStringLiteral("acceptor1"));
        const QByteArray after = cursorOf(*m_second->client(reader));
        QVERIFY(!after.isEmpty());
        QCOMPARE(report(*m_first, token, QStringLiteral("before")), QStringLiteral("applied"));
        TownStorage::cluster().stop();
        QCOMPARE(report(*m_first, token, QStringLiteral("meanwhile")).contains(u"applied"), false);
        QVERIFY(m_standby.promote());
        // Whatever was not acknowledged is sent again, and both servers go on.
        const auto isTaken = [&] {
            const QString said = report(*m_first, token, QStringLiteral("meanwhile"));
            return said == u"applied" || said == u"duplicate";
        };
        QTRY_VERIFY_WITH_TIMEOUT(isTaken(), 20'000);
        for (Node *node : {m_first.get(), m_second.get()}) {
            const auto client = node->client(reader);
            QTRY_COMPARE_WITH_TIMEOUT(client->get("/v1/changes?after=" + after).status, 410, 20'000);
            const QByteArray fresh = cursorOf(*client);
            QVERIFY(!fresh.isEmpty() && fresh != after);
            QTRY_COMPARE(node->client(reader)->get("/v1/changes?after=" + fresh).status, 200);
            const QByteArray rows = node->client(reader)->get("/v1/sync/snapshot?table=case_file").body;
            QVERIFY(rows.contains("meanwhile"));
        }
        QCOMPARE(report(*m_second, token, QStringLiteral("meanwhile")), QStringLiteral("duplicate"));
        QCOMPARE(report(*m_second, token, QStringLiteral("afterwards")), QStringLiteral("applied"));
    }
};

QTEST_GUILESS_MAIN(TestFailover)
#include "tst_failover.moc"

// SPDX-License-Identifier: GPL-3.0-or-later
#include "town.h"

#include "server/access.h"

#include <QJsonArray>
#include <QTest>

#include <set>

using namespace wanmi;
using namespace wanmi::test;
using domain::Post;
using server::Endpoint;

/// Each post at each path, and each action the workflow does not give it.
class TestAccess : public QObject
{
    Q_OBJECT
    std::unique_ptr<Town> m_town;
    std::map<Post, std::unique_ptr<HttpClient>> m_people;

    static HttpReply call(HttpClient &who, const server::Route &route)
    {
        QByteArray body;
        if (route.endpoint == Endpoint::Commands)
            body = R"({"commands": []})";
        if (route.endpoint == Endpoint::WriteLive)
            body = R"({"serverTime": 0})";
        if (route.endpoint == Endpoint::SignIn)
            body = R"({"account": "acceptor1", "password": "wanmi", "seat": ""})";
        return who.send(route.method, route.path, body);
    }
private slots:
    void initTestCase()
    {
        m_town = std::make_unique<Town>();
        for (int post = 0; post <= int(Post::Camera); ++post)
            m_people[Post(post)] = m_town->signIn(accountOf(Post(post)));
    }
    void cleanupTestCase()
    {
        QCOMPARE(m_town->breaches(), QStringList());
        m_town.reset();
    }

    void withoutASessionOnlyThePublicPathsAnswer()
    {
        for (const server::Route &route : server::routes()) {
            HttpClient nobody(m_town->port());
            const HttpReply reply = call(nobody, route);
            QVERIFY2(route.isPublic ? reply.status < 300 : reply.status == 401, route.path);
        }
    }
    void everyPostGetsExactlyItsPaths()
    {
        for (auto &[post, client] : m_people) {
            for (const server::Route &route : server::routes()) {
                if (route.endpoint == Endpoint::SignOut || route.isPublic)
                    continue;
                const HttpReply reply = call(*client, route);
                const QByteArray what = tokenOf(post).toLatin1() + ' ' + route.method + ' ' + route.path
                    + " gave " + QByteArray::number(reply.status);
                if (server::mayUse(post, route.endpoint))
                    QVERIFY2(reply.status == 200 || reply.status == 204 || reply.status == 400
                                 || (QByteArrayView(route.path).contains('{') && reply.status == 404)
                                 // A path of their own, but this scene is no layout of cameras (tst_walls.cpp).
                                 || reply.reason() == u"not-your-scene",
                             what.constData());
                else
                    QVERIFY2(reply.status == 403 && reply.reason() == u"not-your-post", what.constData());
            }
        }
    }
    void theTableItselfIsWhatTheDomainSays()
    {
        const auto may = [](Post post, Endpoint endpoint) { return server::mayUse(post, endpoint); };
        QVERIFY(!may(Post::SysAdmin, Endpoint::Commands));
        QVERIFY(!may(Post::Evaluator, Endpoint::Commands));
        QVERIFY(!may(Post::Portal, Endpoint::Snapshot));
        QVERIFY(!may(Post::Camera, Endpoint::Changes));
        QVERIFY(!may(Post::Acceptor, Endpoint::WriteLive));
        QVERIFY(!may(Post::Acceptor, Endpoint::Tasks));
        QVERIFY(may(Post::Supervisor, Endpoint::Tasks));
        for (const Endpoint endpoint :
             {Endpoint::ListImports, Endpoint::BeginImport, Endpoint::ReadImport, Endpoint::CancelImport,
              Endpoint::SendImportPart, Endpoint::ImportProblems, Endpoint::ImportDifferences,
              Endpoint::ApplyImport}) {
            for (int post = 0; post <= int(Post::System); ++post)
                QCOMPARE(may(Post(post), endpoint), Post(post) == Post::SysAdmin);
        }
        for (const server::Route &route : server::routes())
            QCOMPARE(may(Post::System, route.endpoint), route.isPublic);
    }
    void noPostCanDoWhatTheWorkflowDoesNotGiveIt()
    {
        const auto &chart = shippedRules()->workflow;
        std::set<QString> events;
        for (const workflow::Transition &transition : chart.transitions())
            events.insert(transition.event);
        int asked = 0;
        for (auto &[post, client] : m_people) {
            if (!server::mayUse(post, Endpoint::Commands))
                continue;
            QJsonArray commands;
            const auto flush = [&] {
                const HttpReply reply
                    = client->post("/v1/commands", {{QStringLiteral("commands"), commands}});
                QCOMPARE(reply.status, 200);
                for (const QJsonValue &result : reply.json().value(u"results").toArray()) {
                    const QString words = result.toObject().value(u"key").toString() + u' '
                        + result.toObject().value(u"reason").toString();
                    QVERIFY2(result.toObject().value(u"status").toString() == u"rejected", qPrintable(words));
                }
                asked += int(commands.size());
                commands = {};
            };
            for (const workflow::State &state : chart.states()) {
                if (!state.atomic)
                    continue;
                for (const QString &event : events) {
                    const bool isReport = event == u"report" || event == u"reportSelfHandled";
                    if (isReport || chart.find(state.id, event, tokenOf(post)))
                        continue;
                    protocol::Command command;
                    command.key = QString(tokenOf(post) + state.id + event).left(64);
                    command.baseVersion = 1;
                    command.order = orderFor(event, QStringLiteral("in-") + state.id);
                    commands.append(protocol::toJson(command));
                    if (commands.size() == 200)
                        flush();
                }
            }
            flush();
        }
        QVERIFY(asked > 1000);
    }
    void aSupervisorTellsOnlyItsOwnPlace()
    {
        HttpClient &supervisor = *m_people[Post::Supervisor];
        protocol::Live live;
        live.supervisors = {{QStringLiteral("sv1"), 126.625, 45.763, m_town->clock().now()}};
        QCOMPARE(supervisor.post("/v1/live", toJson(live)).status, 204);
        live.supervisors.front().id = QStringLiteral("sv2");
        QCOMPARE(supervisor.post("/v1/live", toJson(live)).status, 403);
        live.supervisors.clear();
        live.vehicles = {{QStringLiteral("v1"), 126.6, 45.7, 0, 0, m_town->clock().now()}};
        QCOMPARE(supervisor.post("/v1/live", toJson(live)).status, 403);
        QCOMPARE(m_people[Post::Camera]->post("/v1/live", toJson(live)).status, 204);
    }
    void onlyThePostsOfTheWholeCitySeeWhereStaffIs()
    {
        const auto staff = [this](Post post) {
            return m_people[post]->get("/v1/live").json().value(u"supervisors").toArray().size();
        };
        QCOMPARE(staff(Post::Acceptor), 1);
        QCOMPARE(staff(Post::DepartmentOfficer), 0);
        QCOMPARE(
            m_people[Post::DepartmentOfficer]->get("/v1/live").json().value(u"vehicles").toArray().size(), 1);
    }
};

QTEST_GUILESS_MAIN(TestAccess)
#include "tst_access.moc"

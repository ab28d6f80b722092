// SPDX-License-Identifier: GPL-3.0-or-later
#include "town.h"

#include "server/database.h"

#include <QElapsedTimer>
#include <QTest>

#include <atomic>
#include <thread>

using namespace wanmi;
using namespace wanmi::test;

class TestSession : public QObject
{
    Q_OBJECT
    std::unique_ptr<Town> m_town;

    int statusOf(const QByteArray &token)
    {
        HttpClient client(m_town->port());
        client.token = token;
        return client.get("/v1/live").status;
    }
private slots:
    void init() { m_town = std::make_unique<Town>(); }
    void cleanup()
    {
        QCOMPARE(m_town->breaches(), QStringList());
        m_town.reset();
    }

    void signingInTellsWhoOneIs()
    {
        const HttpReply reply = m_town->trySignIn(QStringLiteral("drainage1"), QStringLiteral("wanmi"));
        QCOMPARE(reply.status, 201);
        const auto grant = protocol::fromJson<protocol::SessionGrant>(reply.json());
        QVERIFY(grant);
        QCOMPARE(grant->post, QStringLiteral("department-officer"));
        QCOMPARE(grant->department, QStringLiteral("drainage"));
        QVERIFY(!grant->wholeCity && !grant->reporterData);
        QVERIFY(grant->expires > m_town->clock().now());
        QCOMPARE(statusOf(grant->token.toLatin1()), 200);
    }
    void aWrongPasswordAndAnUnknownAccountLookTheSame()
    {
        const HttpReply wrong = m_town->trySignIn(QStringLiteral("acceptor1"), QStringLiteral("nope!"));
        const HttpReply nobody = m_town->trySignIn(QStringLiteral("nobody"), QStringLiteral("nope!"));
        QCOMPARE(wrong.status, 401);
        QCOMPARE(nobody.status, 401);
        QCOMPARE(wrong.body, nobody.body);
        QCOMPARE(wrong.reason(), QStringLiteral("wrong-password"));
    }
    void theSixthWrongPasswordLocksTheAccountForAWhile()
    {
        for (int i = 0; i < 5; ++i)
            QCOMPARE(m_town->trySignIn(QStringLiteral("acceptor1"), QStringLiteral("guess")).status, 401);
        const HttpReply locked = m_town->trySignIn(QStringLiteral("acceptor1"), QStringLiteral("wanmi"));
        QCOMPARE(locked.status, 429);
        QCOMPARE(locked.reason(), QStringLiteral("account-locked"));
        QVERIFY(locked.headers.contains("retry-after"));
        QCOMPARE(m_town->trySignIn(QStringLiteral("shift1"), QStringLiteral("wanmi")).status, 201);
        m_town->stop();
        m_town->start(); // the counter is in the database
        QCOMPARE(m_town->trySignIn(QStringLiteral("acceptor1"), QStringLiteral("wanmi")).status, 429);
        m_town->clock().advance(std::chrono::minutes(16));
        QCOMPARE(m_town->trySignIn(QStringLiteral("acceptor1"), QStringLiteral("wanmi")).status, 201);
    }
    void guessingManyAccountsLocksTheAddress()
    {
        for (int i = 0; i < 30; ++i)
            QCOMPARE(m_town->trySignIn(QStringLiteral("guess%1").arg(i), QStringLiteral("wanmi")).status,
                     401);
        const HttpReply locked = m_town->trySignIn(QStringLiteral("acceptor1"), QStringLiteral("wanmi"));
        QCOMPARE(locked.status, 429);
        QCOMPARE(locked.reason(), QStringLiteral("too-many-attempts"));
    }
    void signingOutEndsTheTokenAtOnce()
    {
        auto client = m_town->signIn(QStringLiteral("acceptor1"));
        QCOMPARE(client->get("/v1/live").status, 200);
        QCOMPARE(client->remove("/v1/session").status, 204);
        const HttpReply after = client->get("/v1/live");
        QCOMPARE(after.status, 401);
        QCOMPARE(after.reason(), QStringLiteral("no-session"));
        QCOMPARE(after.headers.value("www-authenticate"), QByteArray("Bearer"));
    }
    void aTokenEndsWithTheShift()
    {
        auto client = m_town->signIn(QStringLiteral("acceptor1"));
        m_town->clock().advance(std::chrono::hours(13));
        QCOMPARE(client->get("/v1/live").reason(), QStringLiteral("session-expired"));
    }
    void inventedTokensAreWorthNothing()
    {
        QCOMPARE(statusOf({}), 401);
        QCOMPARE(statusOf("x"), 401);
        QCOMPARE(statusOf(QByteArray(43, 'A')), 401);
        QCOMPARE(statusOf(QByteArray(5000, 'A')), 401);
    }
    void theDatabaseKnowsNeitherTokensNorPasswords()
    {
        auto client = m_town->signIn(QStringLiteral("acceptor1"));
        m_town->stop();
        for (const char *name : {"/central.db", "/central.db-wal"}) {
            QFile file(m_town->folder() + QLatin1StringView(name));
            if (!file.open(QIODevice::ReadOnly))
                continue;
            QVERIFY(!file.readAll().contains(client->token));
        }
        server::Database database(m_town->database(), server::Database::Mode::ReadOnly);
        server::Query query(database, "SELECT password FROM account WHERE account = 'acceptor1'");
        QVERIFY(query.step());
        QVERIFY(query.text(0).startsWith(u"$argon2id$v=19$m=19456,t=2,p=1$"));
        m_town->start();
    }
    void accountsAreMadeAndEndedWhileCentralRuns()
    {
        const base::Instant now = m_town->clock().now();
        const server::NewAccount fresh{
            QStringLiteral("acceptor9"), QStringLiteral("九"), QStringLiteral("acceptor"), {}, {}, {},
            QStringLiteral("secret9")};
        QVERIFY(server::addAccount(m_town->folder(), fresh, now));
        QCOMPARE(server::addAccount(m_town->folder(), fresh, now).error().reason,
                 QStringLiteral("account-exists"));
        const HttpReply reply = m_town->trySignIn(QStringLiteral("acceptor9"), QStringLiteral("secret9"));
        QCOMPARE(reply.status, 201);
        const QByteArray token = reply.json().value(u"token").toString().toLatin1();
        QCOMPARE(statusOf(token), 200);
        QVERIFY(server::disableAccount(m_town->folder(), fresh.account, now));
        QTRY_COMPARE_WITH_TIMEOUT(statusOf(token), 401, 5000);
        QCOMPARE(m_town->trySignIn(fresh.account, fresh.password).reason(),
                 QStringLiteral("account-disabled"));
        QVERIFY(server::setPassword(m_town->folder(), fresh.account, QStringLiteral("another"), now));
        QCOMPARE(m_town->trySignIn(fresh.account, QStringLiteral("another")).status, 201);
        const auto lines = server::listAccounts(m_town->folder());
        QVERIFY(lines);
        QVERIFY(std::ranges::any_of(
            *lines, [](const auto &line) { return line.account == u"acceptor9" && !line.disabled; }));
    }
    void whoIsDisabledLosesAHeldPollAtOnce()
    {
        auto acceptor = m_town->signIn(QStringLiteral("acceptor1"));
        auto other = m_town->signIn(QStringLiteral("shift1"));
        const QByteArray cursor = acceptor->get("/v1/sync/snapshot?table=area").headers.value("x-wanmi-cursor");
        const QByteArray poll = "/v1/changes?wait=25&after=" + cursor;
        QElapsedTimer clock;
        std::atomic<qint64> disabledAt = 0, lostAt = 0;
        std::atomic<int> status = 0;
        clock.start();
        const auto tokenOf = [](const HttpClient &client) { return client.token; };
        std::thread held([&, token = tokenOf(*acceptor)] {
            HttpClient client(m_town->port());
            client.token = token;
            status = client.get(poll).status;
            lostAt = clock.elapsed();
        });
        std::atomic<int> otherStatus = 0;
        std::thread stays([&, token = tokenOf(*other)] {
            HttpClient client(m_town->port());
            client.token = token;
            otherStatus = client.get("/v1/changes?wait=3&after=" + cursor).status;
        });
        QTest::qWait(500); // both are held
        disabledAt = clock.elapsed();
        QVERIFY(server::disableAccount(m_town->folder(), QStringLiteral("acceptor1"), m_town->clock().now()));
        held.join();
        stays.join();
        QCOMPARE(status.load(), 401);
        QVERIFY2(lostAt - disabledAt < 1000, qPrintable(QString::number(lostAt - disabledAt)));
        QVERIFY(otherStatus == 204 || otherStatus == 200); // nobody else is disturbed
        QCOMPARE(acceptor->get("/v1/live").status, 401);
        QCOMPARE(other->get("/v1/live").status, 200);
    }
    void signingOutEndsAHeldPollToo()
    {
        auto acceptor = m_town->signIn(QStringLiteral("acceptor1"));
        const QByteArray cursor = acceptor->get("/v1/sync/snapshot?table=area").headers.value("x-wanmi-cursor");
        std::atomic<int> status = 0;
        std::thread held([&, token = acceptor->token] {
            HttpClient client(m_town->port());
            client.token = token;
            status = client.get("/v1/changes?wait=25&after=" + cursor).status;
        });
        QTest::qWait(300);
        QCOMPARE(acceptor->remove("/v1/session").status, 204);
        held.join();
        QCOMPARE(status.load(), 401);
    }
    void behindAProxyEachAskerIsCountedByItself()
    {
        m_town->stop();
        server::CentralOptions options;
        options.folder = m_town->folder();
        options.behindProxy = true;
        const auto central = server::Central::start(options, shippedRules());
        QVERIFY(central);
        HttpClient client((*central)->port());
        const auto tryFrom = [&](const char *asker, const QString &account) {
            const QByteArray body
                = QJsonDocument(protocol::toJson(protocol::SignIn{account, QStringLiteral("nope!"), {}})).toJson();
            return client.send("POST", "/v1/session", body, {QByteArray("X-Forwarded-For: 1.2.3.4, ") + asker}).status;
        };
        for (int i = 0; i < 30; ++i)
            QCOMPARE(tryFrom("10.0.0.7", QStringLiteral("guess%1").arg(i)), 401);
        QCOMPARE(tryFrom("10.0.0.7", QStringLiteral("more")), 429);
        QCOMPARE(tryFrom("10.0.0.8", QStringLiteral("more")), 401);
        QCOMPARE(tryFrom("no address", QStringLiteral("more")), 401);
    }
    void badAccountsAreRefused_data()
    {
        QTest::addColumn<QString>("account");
        QTest::addColumn<QString>("post");
        QTest::addColumn<QString>("password");
        QTest::addColumn<QString>("reason");
        QTest::newRow("a name with blanks") << "a b"
                                            << "acceptor"
                                            << "secret"
                                            << "bad-account";
        QTest::newRow("an unknown post") << "ab"
                                         << "king"
                                         << "secret"
                                         << "unknown-post";
        QTest::newRow("the system itself") << "ab"
                                           << "system"
                                           << "secret"
                                           << "unknown-post";
        QTest::newRow("a short password") << "ab"
                                          << "acceptor"
                                          << "1234"
                                          << "password-too-short";
    }
    void badAccountsAreRefused()
    {
        QFETCH(QString, account);
        QFETCH(QString, post);
        QFETCH(QString, password);
        QFETCH(QString, reason);
        const auto done = server::addAccount(m_town->folder(), {account, account, post, {}, {}, {}, password},
                                             m_town->clock().now());
        QVERIFY(!done);
        QCOMPARE(done.error().reason, reason);
    }
};

QTEST_GUILESS_MAIN(TestSession)
#include "tst_session.moc"

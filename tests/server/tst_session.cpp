// SPDX-License-Identifier: GPL-3.0-or-later
#include "town.h"

#include "server/database.h"

#include <QTest>

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

// SPDX-License-Identifier: GPL-3.0-or-later
#include "resources/resources.h"
#include "store/people.h"
#include "support/settableclock.h"
#include "support/waiting.h"

#include <QTemporaryDir>
#include <QtTest>

using namespace wanmi;
using namespace wanmi::test;

class TestPeople : public QObject
{
    Q_OBJECT
private slots:
    void initTestCase() { resources::load(); }
    void whoSignedInBeforeMaySignInWithoutCentral();
    void aStrangerMayNot();
    void fiveWrongPasswordsCloseTheAccountForAWhile();
    void noSecretLiesInTheFile();
};

namespace {
protocol::SessionGrant aGrant()
{
    protocol::SessionGrant grant;
    grant.token = QStringLiteral("secret-token");
    grant.account = QStringLiteral("acceptor1");
    grant.name = QStringLiteral("王敏");
    grant.post = QStringLiteral("acceptor");
    grant.scope = QStringLiteral("abc");
    grant.wholeCity = grant.reporterData = true;
    return grant;
}
const QString Password = QStringLiteral("wanmi-密码");
} // namespace

void TestPeople::whoSignedInBeforeMaySignInWithoutCentral()
{
    QTemporaryDir folder;
    const auto clock = std::make_shared<SettableClock>();
    {
        store::KnownPeople people(folder.path(), clock);
        QVERIFY(await(people.remember(aGrant(), Password)));
    }
    store::KnownPeople people(folder.path(), clock);
    const auto grant = await(people.unlock(QStringLiteral("acceptor1"), Password));
    QVERIFY(grant);
    QCOMPARE(grant->name, QStringLiteral("王敏"));
    QCOMPARE(grant->scope, QStringLiteral("abc"));
    QVERIFY(grant->wholeCity && grant->reporterData);
    QVERIFY(grant->token.isEmpty());
    QCOMPARE(*await(people.accounts()), QStringList{QStringLiteral("acceptor1")});
    QVERIFY(await(people.forget(QStringLiteral("acceptor1"))));
    QCOMPARE(await(people.unlock(QStringLiteral("acceptor1"), Password)).error().reason,
             QStringLiteral("never-signed-in-here"));
}

void TestPeople::aStrangerMayNot()
{
    QTemporaryDir folder;
    store::KnownPeople people(folder.path(), std::make_shared<SettableClock>());
    const auto outcome = await(people.unlock(QStringLiteral("nobody"), Password));
    QCOMPARE(outcome.error().kind, ErrorKind::NotFound);
    QCOMPARE(outcome.error().reason, QStringLiteral("never-signed-in-here"));
}

void TestPeople::fiveWrongPasswordsCloseTheAccountForAWhile()
{
    QTemporaryDir folder;
    const auto clock = std::make_shared<SettableClock>();
    store::KnownPeople people(folder.path(), clock);
    QVERIFY(await(people.remember(aGrant(), Password)));
    for (int i = 0; i < 5; ++i)
        QCOMPARE(await(people.unlock(QStringLiteral("acceptor1"), QStringLiteral("x"))).error().reason,
                 QStringLiteral("wrong-password"));
    QCOMPARE(await(people.unlock(QStringLiteral("acceptor1"), Password)).error().reason,
             QStringLiteral("too-many-attempts"));
    clock->advance(std::chrono::minutes(6));
    QVERIFY(await(people.unlock(QStringLiteral("acceptor1"), Password)));
}

void TestPeople::noSecretLiesInTheFile()
{
    QTemporaryDir folder;
    store::KnownPeople people(folder.path(), std::make_shared<SettableClock>());
    QVERIFY(await(people.remember(aGrant(), Password)));
    QFile file(folder.path() + QStringLiteral("/known.db"));
    QVERIFY(file.open(QIODevice::ReadOnly));
    const QByteArray bytes = file.readAll();
    QVERIFY(!bytes.contains("secret-token"));
    QVERIFY(!bytes.contains(Password.toUtf8()));
    QVERIFY(bytes.contains("$argon2id$"));
    QVERIFY(!(file.permissions() & (QFile::ReadGroup | QFile::ReadOther)));
}

QTEST_GUILESS_MAIN(TestPeople)
#include "tst_people.moc"

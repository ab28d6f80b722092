// SPDX-License-Identifier: GPL-3.0-or-later
#include "town.h"

#include "server/database.h"
#include "server/sqliteaudit.h"

#include <QJsonArray>
#include <QTest>

using namespace wanmi;
using namespace wanmi::test;

class TestLifecycle : public QObject
{
    Q_OBJECT
    std::unique_ptr<Town> m_town;

    QString can(const char *account, const QString &action, const QString &caseId)
    {
        auto who = m_town->signIn(QLatin1StringView(account));
        const QJsonObject result = m_town->perform(*who, orderFor(action, caseId));
        return result.value(u"status").toString() == u"applied"
            ? result.value(u"state").toString()
            : QStringLiteral("rejected: ") + result.value(u"reason").toString();
    }
    QString report(const QString &caseId) { return can("portal", QStringLiteral("report"), caseId); }
    qint64 count(const char *sql)
    {
        server::Database database(m_town->database(), server::Database::Mode::ReadOnly);
        server::Query query(database, sql);
        return query.step() ? query.integer(0) : -1;
    }
    QString text(const QByteArray &sql)
    {
        server::Database database(m_town->database(), server::Database::Mode::ReadOnly);
        server::Query query(database, sql.toStdString());
        return query.step() ? query.text(0) : QStringLiteral("(nothing)");
    }
private slots:
    void init() { m_town = std::make_unique<Town>(); }
    void cleanup()
    {
        QCOMPARE(m_town->breaches(), QStringList());
        m_town.reset();
    }

    void aCaseGoesItsWholeWayOverHttp()
    {
        const QString id = QStringLiteral("case-a");
        QCOMPARE(report(id), domain::state::Intake);
        QCOMPARE(can("acceptor1", QStringLiteral("sendVerify"), id), domain::state::Verifying);
        auto supervisor = m_town->signIn(QStringLiteral("sv1"));
        const QJsonArray tasks = supervisor->get("/v1/tasks").json().value(u"tasks").toArray();
        QCOMPARE(tasks.size(), 1);
        QCOMPARE(tasks.at(0).toObject().value(u"caseId").toString(), id);
        QCOMPARE(tasks.at(0).toObject().value(u"kind").toString(), QStringLiteral("verify"));
        QCOMPARE(can("sv1", QStringLiteral("verifyResult"), id), domain::state::Verified);
        QCOMPARE(supervisor->get("/v1/tasks").json().value(u"tasks").toArray().size(), 0);
        QCOMPARE(can("acceptor1", QStringLiteral("submitRegister"), id), domain::state::PendingRegister);
        QCOMPARE(can("shift1", QStringLiteral("register"), id), domain::state::PendingDispatch);
        QCOMPARE(text("SELECT state || ' ' || ver || ' ' || case_id FROM component"),
                 QStringLiteral("missing 2 case-a"));
        QCOMPARE(can("dispatcher1", QStringLiteral("dispatch"), id), domain::state::PendingSign);
        QCOMPARE(can("drainage1", QStringLiteral("sign"), id), domain::state::Handling);
        QCOMPARE(can("drainage1", QStringLiteral("feedback"), id), domain::state::Feedback);
        QCOMPARE(can("dispatcher1", QStringLiteral("acceptFeedback"), id), domain::state::PendingCheck);
        QCOMPARE(can("acceptor1", QStringLiteral("sendCheck"), id), domain::state::Checking);
        QCOMPARE(can("sv1", QStringLiteral("checkResult"), id), domain::state::PendingClose);
        QCOMPARE(can("shift1", QStringLiteral("close"), id), domain::state::Closed);
        QCOMPARE(count("SELECT count(*) FROM case_action WHERE case_id = 'case-a'"), 12);
        QCOMPARE(text("SELECT state || ' ' || ver FROM component"), QStringLiteral("intact 3"));
        QCOMPARE(count("SELECT count(*) FROM component_version"), 2);
        QCOMPARE(text("SELECT case_no FROM case_file WHERE id = 'case-a'"),
                 QStringLiteral("2301032026112000001"));
        QCOMPARE(text("SELECT intake_no FROM case_file WHERE id = 'case-a'"),
                 QStringLiteral("S20261120000001"));
    }
    void centralKnowsTheCellOfAPlace()
    {
        QCOMPARE(report(QStringLiteral("case-a")), domain::state::Intake);
        QCOMPARE(text("SELECT cell || ' ' || duty_grid || ' ' || zone FROM case_file WHERE id = 'case-a'"),
                 QStringLiteral("230103001001001 23010300101 A"));
    }
    void aRepeatedKeyIsAnsweredAsTheFirstTime()
    {
        auto portal = m_town->signIn(QStringLiteral("portal"));
        const auto order = orderFor(QStringLiteral("report"), QStringLiteral("case-a"));
        const QJsonObject first = Town::command(*portal, order, 0, QStringLiteral("key-1"));
        QJsonObject again = Town::command(*portal, order, 0, QStringLiteral("key-1"));
        QCOMPARE(again.value(u"status").toString(), QStringLiteral("duplicate"));
        again.insert(u"status", first.value(u"status"));
        QCOMPARE(again, first);
        QCOMPARE(count("SELECT count(*) FROM case_action WHERE case_id = 'case-a'"), 1);
    }
    void aRefusalIsRememberedToo()
    {
        auto shift = m_town->signIn(QStringLiteral("shift1"));
        const auto order = orderFor(QStringLiteral("close"), QStringLiteral("in-INTAKE"));
        const QJsonObject first = Town::command(*shift, order, 1, QStringLiteral("key-1"));
        QCOMPARE(first.value(u"status").toString(), QStringLiteral("rejected"));
        QCOMPARE(first.value(u"reason").toString(), QStringLiteral("not-in-this-state"));
        QCOMPARE(Town::command(*shift, order, 1, QStringLiteral("key-1")), first);
    }
    void aKeyNamesOneCommandOfOnePerson()
    {
        auto portal = m_town->signIn(QStringLiteral("portal"));
        (void)Town::command(*portal, orderFor(QStringLiteral("report"), QStringLiteral("case-a")), 0,
                            QStringLiteral("k"));
        const auto other = orderFor(QStringLiteral("report"), QStringLiteral("case-b"));
        QCOMPARE(Town::command(*portal, other, 0, QStringLiteral("k")).value(u"reason").toString(),
                 QStringLiteral("key-reused"));
        auto acceptor = m_town->signIn(QStringLiteral("acceptor1"));
        const auto same = orderFor(QStringLiteral("report"), QStringLiteral("case-a"));
        QCOMPARE(Town::command(*acceptor, same, 0, QStringLiteral("k")).value(u"reason").toString(),
                 QStringLiteral("key-reused"));
    }
    void theLaterDispatchIsAConflict()
    {
        const QString id = QStringLiteral("case-a");
        report(id);
        for (const auto &[account, action] :
             {std::pair("acceptor1", "sendVerify"), std::pair("sv1", "verifyResult"),
              std::pair("acceptor1", "submitRegister"), std::pair("shift1", "register")})
            can(account, QLatin1StringView(action), id);
        auto dispatcher = m_town->signIn(QStringLiteral("dispatcher1"));
        auto order = orderFor(QStringLiteral("dispatch"), id);
        QCOMPARE(Town::command(*dispatcher, order, 5).value(u"status").toString(), QStringLiteral("applied"));
        order.leadDept = QStringLiteral("power");
        const QJsonObject late = Town::command(*dispatcher, order, 5);
        QCOMPARE(late.value(u"status").toString(), QStringLiteral("rejected"));
        QCOMPARE(late.value(u"kind").toString(), QStringLiteral("conflict"));
        QCOMPARE(late.value(u"reason").toString(), QStringLiteral("version-moved"));
        QCOMPARE(late.value(u"version").toInt(), 6);
        QCOMPARE(late.value(u"state").toString(), domain::state::PendingSign);
    }
    void urgesDoNotConflict()
    {
        auto dispatcher = m_town->signIn(QStringLiteral("dispatcher1"));
        const auto order = orderFor(QStringLiteral("urge"), QStringLiteral("in-PENDING_SIGN"));
        QCOMPARE(Town::command(*dispatcher, order, 1).value(u"status").toString(), QStringLiteral("applied"));
        QCOMPARE(Town::command(*dispatcher, order, 1).value(u"status").toString(), QStringLiteral("applied"));
        QCOMPARE(text("SELECT urge_count FROM case_file WHERE id = 'in-PENDING_SIGN'"), QStringLiteral("2"));
    }
    void aBatchIsJudgedOneByOne()
    {
        auto acceptor = m_town->signIn(QStringLiteral("acceptor1"));
        QJsonArray commands;
        for (const auto &[key, action] :
             {std::pair("1", "report"), std::pair("2", "close"), std::pair("3", "report")}) {
            protocol::Command one{QLatin1StringView(key), 0, m_town->clock().now(),
                                  orderFor(QLatin1StringView(action), QStringLiteral("case-") + QString::fromLatin1(key))};
            commands.append(protocol::toJson(one));
        }
        QJsonObject broken = commands.at(0).toObject();
        broken.insert(u"key", QStringLiteral("4"));
        broken.insert(u"order", QJsonObject{{QStringLiteral("caseId"), QStringLiteral("x")}});
        commands.append(broken);
        const auto reply = acceptor->post("/v1/commands", {{QStringLiteral("commands"), commands}});
        const QJsonArray results = reply.json().value(u"results").toArray();
        QStringList said;
        for (const QJsonValue &result : results)
            said.append(result.toObject().value(u"status").toString() + u' '
                        + result.toObject().value(u"reason").toString());
        QCOMPARE(said,
                 (QStringList{QStringLiteral("applied "), QStringLiteral("rejected no-such-case"),
                              QStringLiteral("applied "), QStringLiteral("rejected bad-order")}));
    }
    void whatHasNoRowsIsRefused()
    {
        auto dispatcher = m_town->signIn(QStringLiteral("dispatcher1"));
        auto order = orderFor(QStringLiteral("dispatch"), QStringLiteral("in-PENDING_DISPATCH"));
        order.leadDept = QStringLiteral("magic");
        QCOMPARE(Town::command(*dispatcher, order, 1).value(u"reason").toString(),
                 QStringLiteral("no-such-department"));
        auto acceptor = m_town->signIn(QStringLiteral("acceptor1"));
        order = orderFor(QStringLiteral("report"), QStringLiteral("case-a"));
        order.componentId = QStringLiteral("2301030102999999");
        QCOMPARE(Town::command(*acceptor, order, 0).value(u"reason").toString(),
                 QStringLiteral("no-such-component"));
        order = orderFor(QStringLiteral("sendVerify"), QStringLiteral("in-INTAKE"));
        order.supervisor = QStringLiteral("dispatcher1");
        QCOMPARE(Town::command(*acceptor, order, 1).value(u"reason").toString(),
                 QStringLiteral("no-supervisor-on-duty"));
        order = orderFor(QStringLiteral("merge"), QStringLiteral("in-INTAKE"));
        order.mainCase = QStringLiteral("in-CLOSED");
        QCOMPARE(Town::command(*acceptor, order, 1).value(u"reason").toString(),
                 QStringLiteral("main-case-not-open"));
    }
    void aSuspendedCaseResumesByItself()
    {
        auto officer = m_town->signIn(QStringLiteral("drainage1"));
        auto order = orderFor(QStringLiteral("requestSuspend"), QStringLiteral("in-HANDLING"));
        order.until = m_town->clock().now() + std::chrono::hours(48);
        order.reason = QStringLiteral("season");
        const QJsonObject asked = Town::command(*officer, order, 1);
        QCOMPARE(asked.value(u"reason").toString(), QString());
        auto dispatcher = m_town->signIn(QStringLiteral("dispatcher1"));
        const QJsonObject approved = Town::command(
            *dispatcher, orderFor(QStringLiteral("approveSuspend"), QStringLiteral("in-HANDLING")), 2);
        QCOMPARE(approved.value(u"state").toString(), domain::state::Suspended);
        m_town->central().tick();
        QCOMPARE(text("SELECT state FROM case_file WHERE id = 'in-HANDLING'"), domain::state::Suspended);
        m_town->clock().advance(std::chrono::hours(49));
        m_town->central().tick();
        QCOMPARE(text("SELECT state FROM case_file WHERE id = 'in-HANDLING'"), domain::state::Handling);
        m_town->central().tick();
        QCOMPARE(count("SELECT count(*) FROM case_action WHERE case_id = 'in-HANDLING' AND post = 'system' AND action = 'resume'"),
                 1);
    }
    void everyCommandAndRefusalIsInTheAudit()
    {
        auto portal = m_town->signIn(QStringLiteral("portal"));
        (void)Town::command(*portal, orderFor(QStringLiteral("report"), QStringLiteral("case-a")), 0);
        (void)Town::command(*portal, orderFor(QStringLiteral("close"), QStringLiteral("in-INTAKE")), 1);
        (void)m_town->trySignIn(QStringLiteral("portal"), QStringLiteral("wrong"));
        QCOMPARE(portal->get("/v1/tasks").status, 403);
        QCOMPARE(portal->remove("/v1/session").status, 204);
        m_town->stop();
        QCOMPARE(
            text("SELECT group_concat(deed || ' ' || outcome, ', ') FROM (SELECT * FROM audit ORDER BY n)"),
            QStringLiteral(
                "init done, sign-in done, command done, command no-such-case, sign-in wrong-password, "
                "request not-your-post, sign-out done"));
        QCOMPARE(count("SELECT count(*) FROM audit WHERE detail LIKE '%139%' OR object LIKE '%wanmi%'"), 0);
        server::Database database(m_town->database(), server::Database::Mode::Write);
        QCOMPARE(server::firstBrokenAuditLine(database), 0);
        m_town->start();
    }
    void theAuditChainTellsOfEveryEdit()
    {
        auto portal = m_town->signIn(QStringLiteral("portal"));
        for (int i = 0; i < 5; ++i)
            (void)Town::command(*portal, orderFor(QStringLiteral("report"), QStringLiteral("case-%1").arg(i)),
                                0);
        m_town->stop();
        server::Database database(m_town->database(), server::Database::Mode::Write);
        QVERIFY_EXCEPTION_THROWN(database.run("UPDATE audit SET outcome = 'x' WHERE n = 3"),
                                 server::SqlError);
        QVERIFY_EXCEPTION_THROWN(database.run("DELETE FROM audit WHERE n = 3"), server::SqlError);
        database.run("DROP TRIGGER audit_is_not_changed; UPDATE audit SET outcome = 'x' WHERE n = 3");
        QCOMPARE(server::firstBrokenAuditLine(database), 3);
        m_town->start();
    }
};

QTEST_GUILESS_MAIN(TestLifecycle)
#include "tst_lifecycle.moc"

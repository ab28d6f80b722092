// SPDX-License-Identifier: GPL-3.0-or-later
#include "town.h"

#include "server/database.h"
#include "server/lifecycles.h"

#include <QFile>
#include <QJsonArray>
#include <QTest>

using namespace wanmi;
using namespace wanmi::test;
using namespace std::chrono_literals;

/// What central does by itself with the lifecycle: clocks that run out, orders nobody answers, actions of two
/// persons, publication while it serves, components of voided cases, facts for evaluation.
class TestWorkflows : public QObject
{
    Q_OBJECT
    std::unique_ptr<Town> m_town;

    QJsonObject does(const char *account, const domain::CaseOrder &order)
    {
        auto who = m_town->signIn(QLatin1StringView(account));
        return m_town->perform(*who, order);
    }
    QString can(const char *account, const char *action, const QString &caseId = QStringLiteral("case-a"))
    {
        const QJsonObject result = does(account, orderFor(QLatin1StringView(action), caseId));
        return result.value(u"status").toString() == u"applied" ? result.value(u"state").toString()
                                                                : result.value(u"reason").toString();
    }
    void reach(const QString &state)
    {
        static const std::pair<const char *, const char *> Way[] = {
            {"portal", "report"},          {"acceptor1", "sendVerify"},   {"sv1", "verifyResult"},
            {"acceptor1", "submitRegister"}, {"shift1", "register"},      {"dispatcher1", "dispatch"},
            {"drainage1", "sign"}};
        for (const auto &[account, action] : Way) {
            if (can(account, action) == state)
                return;
        }
        QFAIL(qPrintable(state));
    }
    QString text(const QByteArray &sql)
    {
        server::Database database(m_town->database(), server::Database::Mode::ReadOnly);
        server::Query query(database, sql.toStdString());
        return query.step() ? query.text(0) : QStringLiteral("(nothing)");
    }
    void run(const char *sql)
    {
        server::Database database(m_town->database(), server::Database::Mode::Write);
        database.run(sql);
    }
    /// Time goes by, and central looks at the clock.
    void later(std::chrono::minutes by)
    {
        m_town->clock().advance(by);
        m_town->central().tick();
    }
    QString approvalOf(const char *account)
    {
        const HttpReply reply = m_town->trySignIn(QLatin1StringView(account), QStringLiteral("wanmi"));
        return reply.json().value(u"token").toString();
    }
    QJsonObject ofTwo(const domain::CaseOrder &order, const char *account, const QString &approval)
    {
        auto who = m_town->signIn(QLatin1StringView(account));
        const int version = text("SELECT ver FROM case_file WHERE id = 'case-a'").toInt();
        protocol::Command command{QUuid::createUuid().toString(QUuid::WithoutBraces), version,
                                  m_town->clock().now(), order, approval};
        const HttpReply reply
            = who->post("/v1/commands", {{QStringLiteral("commands"), QJsonArray{protocol::toJson(command)}}});
        return reply.json().value(u"results").toArray().at(0).toObject();
    }
private slots:
    void init() { m_town = std::make_unique<Town>(); }
    void cleanup()
    {
        QCOMPARE(m_town->breaches(), QStringList());
        m_town.reset();
    }

    void aDeskThatLetsItsClockRunOutIsUrgedOnce()
    {
        QCOMPARE(can("portal", "report"), domain::state::Intake);
        m_town->central().tick();
        QCOMPARE(text("SELECT urge_count FROM case_file WHERE id = 'case-a'"), QStringLiteral("0"));
        later(16min);
        QCOMPARE(text("SELECT urge_count FROM case_file WHERE id = 'case-a'"), QStringLiteral("1"));
        QCOMPARE(text("SELECT actor || ' ' || action FROM case_action WHERE case_id = 'case-a' AND number = 2"),
                 QStringLiteral("system urge"));
        later(60min);
        QCOMPARE(text("SELECT urge_count FROM case_file WHERE id = 'case-a'"), QStringLiteral("1"));
    }
    void aTaskGoesToAnotherSupervisorOfTheGrid()
    {
        reach(domain::state::Verifying);
        later(31min);
        // Nobody else is on duty there: the holder is urged.
        QCOMPARE(text("SELECT supervisor || ' ' || urge_count FROM case_file WHERE id = 'case-a'"),
                 QStringLiteral("sv1 1"));
        m_town = std::make_unique<Town>();
        run("INSERT INTO person (id, name, post, department, duty_grid, district, shift, on_duty) SELECT 'sv2', "
            "'second', post, department, duty_grid, district, shift, 1 FROM person WHERE id = 'sv1'");
        reach(domain::state::Verifying);
        later(31min);
        QCOMPARE(text("SELECT supervisor || ' ' || urge_count FROM case_file WHERE id = 'case-a'"),
                 QStringLiteral("sv2 0"));
        QCOMPARE(text("SELECT person || ' ' || in_time FROM case_fact WHERE kind = 'verify'"),
                 QStringLiteral("sv1 0"));
    }
    void whoDoesNotHandleInTimeMustAnswerAndThenTheLeaderHears()
    {
        reach(domain::state::Handling);
        later(3h); // a missing cover has two hours
        QVERIFY(text("SELECT orders FROM case_file WHERE id = 'case-a'").contains(u"\"timeout\""));
        QCOMPARE(text("SELECT supervised FROM case_file WHERE id = 'case-a'"), QStringLiteral("1"));
        later(24h * 5);
        QVERIFY(text("SELECT orders FROM case_file WHERE id = 'case-a'").contains(u"\"level\":2"));
        QCOMPARE(text("SELECT count(*) FROM case_action WHERE case_id = 'case-a' AND action = 'escalateOrder'"),
                 QStringLiteral("1"));
        later(24h);
        QCOMPARE(text("SELECT count(*) FROM case_action WHERE case_id = 'case-a' AND action = 'escalateOrder'"),
                 QStringLiteral("1"));
        auto reply = orderFor(QStringLiteral("replyOrder"), QStringLiteral("case-a"));
        reply.note = QStringLiteral("下午完成");
        auto unit = m_town->signIn(QStringLiteral("drainage1"));
        const int version = text("SELECT ver FROM case_file WHERE id = 'case-a'").toInt();
        QCOMPARE(Town::command(*unit, reply, version).value(u"status").toString(), QStringLiteral("applied"));
        QCOMPARE(text("SELECT in_time FROM case_fact WHERE kind = 'order'"), QStringLiteral("0"));
    }
    void closingByAuthorityNeedsTheSecondPersonsOwnSignIn()
    {
        reach(domain::state::Handling);
        auto order = orderFor(QStringLiteral("forceClose"), QStringLiteral("case-a"));
        order.reason = QStringLiteral("政府决定");
        order.approver = QStringLiteral("mayor");
        QCOMPARE(ofTwo(order, "shift1", {}).value(u"reason").toString(), QStringLiteral("approver-not-signed-in"));
        QCOMPARE(ofTwo(order, "shift1", QStringLiteral("made-up")).value(u"reason").toString(),
                 QStringLiteral("approver-not-signed-in"));
        QCOMPARE(ofTwo(order, "shift1", approvalOf("inspector1")).value(u"reason").toString(),
                 QStringLiteral("approver-not-signed-in"));
        const QString approval = approvalOf("mayor");
        QCOMPARE(ofTwo(order, "shift1", approval).value(u"state").toString(), domain::state::Closed);
        QCOMPARE(text("SELECT close_type FROM case_file WHERE id = 'case-a'"), QStringLiteral("FORCED"));
        // Used up, and nowhere to be read.
        HttpClient again(m_town->port());
        again.token = approval.toLatin1();
        QTRY_COMPARE(again.get("/v1/sync/manifest").status, 401);
        QFile file(m_town->database());
        QVERIFY(file.open(QIODevice::ReadOnly));
        QVERIFY(!file.readAll().contains(approval.toLatin1()));
    }
    void anEmergencyIsOneActOfDispatcherAndShiftLeader()
    {
        QCOMPARE(can("portal", "report"), domain::state::Intake);
        auto order = orderFor(QStringLiteral("submitRegister"), QStringLiteral("case-a"));
        order.action = QStringLiteral("emergency");
        order.severity = QStringLiteral("urgent");
        order.leadDept = QStringLiteral("drainage");
        order.approver = QStringLiteral("shift1");
        QCOMPARE(ofTwo(order, "dispatcher1", approvalOf("mayor")).value(u"reason").toString(),
                 QStringLiteral("approver-not-signed-in"));
        QCOMPARE(ofTwo(order, "dispatcher1", approvalOf("shift1")).value(u"state").toString(),
                 domain::state::PendingSign);
        QCOMPARE(text("SELECT shift_leader || ' ' || dispatcher || ' ' || case_no FROM case_file WHERE id = 'case-a'"),
                 QStringLiteral("shift1 dispatcher1 2301032026112000001"));
        QCOMPARE(text("SELECT state FROM component"), QStringLiteral("missing"));
    }
    void aVoidedCasePutsItsComponentBack()
    {
        run("UPDATE component SET state = 'damaged'"); // by an import, before the case
        reach(domain::state::PendingDispatch);
        QCOMPARE(text("SELECT state FROM component"), QStringLiteral("missing"));
        QCOMPARE(can("dispatcher1", "requestVoid"), domain::state::PendingDispatch);
        QCOMPARE(can("shift1", "approveVoid"), domain::state::Voided);
        QCOMPARE(text("SELECT state || ' ' || case_id || ' ' || change_reason FROM component"),
                 QStringLiteral("damaged case-a approveVoid"));
    }
    void aPublishedLifecycleIsInForceWhileCentralServes()
    {
        reach(domain::state::Handling);
        QFile shipped(QStringLiteral(":/wanmi/workflows/standard.scxml"));
        QVERIFY(shipped.open(QIODevice::ReadOnly));
        QByteArray scxml = shipped.readAll();
        const auto now = m_town->clock().now();
        QCOMPARE(server::publishLifecycle(m_town->folder(), scxml, now).error().reason,
                 QStringLiteral("version-exists"));
        scxml.replace("wm:version=\"" + shippedRules()->workflow.version().toUtf8() + '"', "wm:version=\"2027.1\"");
        QByteArray wrong = scxml;
        wrong.replace("event=\"acceptFeedback\" target=\"PENDING_CHECK\"", "event=\"acceptFeedback\" target=\"CLOSED\"");
        QCOMPARE(server::publishLifecycle(m_town->folder(), wrong, now).error().reason,
                 QStringLiteral("bad-workflow"));
        scxml.replace("event=\"urge\"", "event=\"remind\"");
        scxml.replace("wm:timeout=\"urge\"", "wm:timeout=\"remind\"");
        const auto published = server::publishLifecycle(m_town->folder(), scxml, now);
        QVERIFY2(published, published ? "" : qPrintable(published.error().reason + published.error().detail));
        QVERIFY(server::publishLifecycle(m_town->folder(), scxml, now));
        const auto all = server::lifecyclesOf(m_town->folder());
        QVERIFY(all);
        QCOMPARE(all->size(), size_t(2));
        QVERIFY(all->front().inForce && all->front().version == u"2027.1" && all->front().openCases == 0);
        // Seats hear of it in the feed; the running case keeps its lifecycle, a new one runs by the new one.
        QString fresh;
        for (int i = 0; i < 60 && fresh.isEmpty(); ++i) {
            const QString id = QStringLiteral("case-b%1").arg(i);
            QCOMPARE(can("portal", "report", id), domain::state::Intake);
            if (text("SELECT workflow_version FROM case_file WHERE id = '" + id.toLatin1() + "'") == u"2027.1")
                fresh = id;
            else
                QTest::qWait(100); // a serving central looks at its database every second
        }
        QVERIFY(!fresh.isEmpty());
        QCOMPARE(can("dispatcher1", "urge", fresh), QStringLiteral("not-in-this-state"));
        QCOMPARE(can("dispatcher1", "urge"), domain::state::Handling);
        QCOMPARE(text("SELECT workflow_version FROM case_file WHERE id = 'case-a'"),
                 shippedRules()->workflow.version());
        QCOMPARE(text("SELECT count(*) FROM change_log WHERE tbl = 16"), QStringLiteral("1"));
    }
    void everyActionLeavesItsFactsInTheSameTransaction()
    {
        reach(domain::state::Handling);
        QCOMPARE(text("SELECT group_concat(kind, ' ') FROM (SELECT kind FROM case_fact WHERE case_id = 'case-a' "
                      "ORDER BY at, id)"),
                 QStringLiteral("report accept verify accept register dispatch sign"));
        server::Database database(m_town->database(), server::Database::Mode::Write);
        bool kept = false;
        try {
            database.run("UPDATE case_fact SET in_time = 1");
        } catch (const server::SqlError &) {
            kept = true;
        }
        QVERIFY(kept);
    }
};

QTEST_GUILESS_MAIN(TestWorkflows)
#include "tst_workflows.moc"

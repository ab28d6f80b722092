// SPDX-License-Identifier: GPL-3.0-or-later
#include "town.h"

#include "server/database.h"

#include <QJsonArray>
#include <QTest>

using namespace wanmi;
using namespace wanmi::test;

namespace {
const QString Case = QStringLiteral("case-f");
}

/// What a supervisor's terminal may do and what it may not, over real HTTP: duty, tasks, answers.
class TestField : public QObject
{
    Q_OBJECT
    std::unique_ptr<Town> m_town;
    std::unique_ptr<HttpClient> m_acceptor, m_sv1;

    /// A second supervisor; in the town's duty grid unless it is another one.
    std::unique_ptr<HttpClient> hire(const QString &account,
                                     const QString &grid = QStringLiteral("23010300101"))
    {
        const server::NewAccount fresh{account, account, QStringLiteral("supervisor"), {},
                                       grid,    {},      QStringLiteral("wanmi")};
        if (!server::addAccount(m_town->folder(), fresh, m_town->clock().now()))
            qFatal("cannot hire");
        m_town->central().tick();
        return m_town->signIn(account);
    }
    /// The town's eastern cell becomes a duty grid of its own.
    void splitTheGrid()
    {
        m_town->stop();
        {
            server::Database database(m_town->database(), server::Database::Mode::Write);
            database.run("UPDATE cell SET duty_grid = '23010300102' WHERE id = '230103001001002'");
        }
        m_town->start();
        m_acceptor = m_town->signIn(QStringLiteral("acceptor1"));
        m_sv1 = m_town->signIn(QStringLiteral("sv1"));
    }
    QJsonObject act(HttpClient &who, const QString &action, const QString &supervisor = {})
    {
        domain::CaseOrder order = orderFor(action, Case);
        if (!supervisor.isNull())
            order.supervisor = supervisor;
        return m_town->perform(who, order);
    }
    /// Reported by the public, the verify task with that supervisor. \return the case's version.
    int beginTask(const QString &supervisor = QStringLiteral("sv1"))
    {
        auto portal = m_town->signIn(QStringLiteral("portal"));
        act(*portal, QStringLiteral("report"));
        const QJsonObject sent = act(*m_acceptor, QStringLiteral("sendVerify"), supervisor);
        return sent.value(u"state").toString() == domain::state::Verifying ? sent.value(u"version").toInt()
                                                                           : 0;
    }
    static HttpReply sign(HttpClient &who, bool onDuty)
    {
        return who.post("/v1/duty", {{QStringLiteral("onDuty"), onDuty}});
    }
    static int tasksOf(HttpClient &who)
    {
        return int(who.get("/v1/tasks").json().value(u"tasks").toArray().size());
    }
    static QString outcome(const QJsonObject &result)
    {
        return result.value(u"status").toString() == u"rejected"
            ? result.value(u"kind").toString() + u' ' + result.value(u"reason").toString()
            : result.value(u"status").toString();
    }
    qint64 count(const char *sql)
    {
        server::Database database(m_town->database(), server::Database::Mode::ReadOnly);
        server::Query query(database, sql);
        return query.step() ? query.integer(0) : -1;
    }
private slots:
    void init()
    {
        m_town = std::make_unique<Town>();
        m_acceptor = m_town->signIn(QStringLiteral("acceptor1"));
        m_sv1 = m_town->signIn(QStringLiteral("sv1"));
    }
    void cleanup()
    {
        QCOMPARE(m_town->breaches(), QStringList());
        m_acceptor.reset();
        m_sv1.reset();
        m_town.reset();
    }

    void signingOffIsHeardOfAtEverySeatAndCountsOnce()
    {
        const QByteArray cursor = m_acceptor->get("/v1/sync/snapshot?table=person").headers["x-wanmi-cursor"];
        const HttpReply off = sign(*m_sv1, false);
        QCOMPARE(off.status, 200);
        QVERIFY(off.json().value(u"changed").toBool());
        const HttpReply again = sign(*m_sv1, false);
        QVERIFY(!again.json().value(u"changed").toBool());
        QCOMPARE(again.json().value(u"at"), off.json().value(u"at"));
        const HttpReply page
            = m_acceptor->get("/v1/changes?wait=0&after=" + cursor, {"Accept: application/cbor-seq"});
        QCOMPARE(page.status, 200);
        const auto rows = rowsOf(page.body);
        QCOMPARE(std::ranges::count(rows, QStringLiteral("sv1"), &protocol::RowChange::id), 1);
        QCOMPARE(count("SELECT count(*) FROM duty_change WHERE person = 'sv1'"), 1);
        QCOMPARE(count("SELECT count(*) FROM audit WHERE deed = 'duty-off'"), 1);
        QVERIFY(sign(*m_sv1, true).json().value(u"changed").toBool());
        QCOMPARE(count("SELECT on_duty FROM person WHERE id = 'sv1'"), 1);
    }
    void onlySupervisorsSignOnAndNothingElseIsUnderstood()
    {
        QCOMPARE(sign(*m_acceptor, true).status, 403);
        QCOMPARE(m_sv1->post("/v1/duty", {}).status, 400);
        QCOMPARE(m_sv1->post("/v1/duty", {{QStringLiteral("onDuty"), 1}}).status, 400);
        QCOMPARE(
            m_sv1
                ->post("/v1/duty",
                       {{QStringLiteral("onDuty"), true}, {QStringLiteral("person"), QStringLiteral("sv2")}})
                .status,
            400);
    }
    void withoutANameTheTaskGoesToWhoIsOnDutyInTheGrid()
    {
        auto sv2 = hire(QStringLiteral("sv2"));
        sign(*m_sv1, false);
        QVERIFY(beginTask(QStringLiteral("")) > 0);
        QCOMPARE(tasksOf(*m_sv1), 0);
        QCOMPARE(tasksOf(*sv2), 1);
    }
    void withNobodyInTheGridTheNeighborGetsIt()
    {
        splitTheGrid();
        auto neighbor = hire(QStringLiteral("sv9"), QStringLiteral("23010300102"));
        sign(*m_sv1, false);
        QVERIFY(beginTask(QStringLiteral("")) > 0);
        QCOMPARE(tasksOf(*neighbor), 1);
    }
    void whileSomebodyIsInTheGridNobodyElseIsSent()
    {
        splitTheGrid();
        auto neighbor = hire(QStringLiteral("sv9"), QStringLiteral("23010300102"));
        auto portal = m_town->signIn(QStringLiteral("portal"));
        act(*portal, QStringLiteral("report"));
        QCOMPARE(outcome(act(*m_acceptor, QStringLiteral("sendVerify"), QStringLiteral("sv9"))),
                 QStringLiteral("refused supervisor-of-another-grid"));
        QCOMPARE(outcome(act(*m_acceptor, QStringLiteral("sendVerify"), QStringLiteral("sv1"))),
                 QStringLiteral("applied"));
    }
    void withNobodyOnDutyAnywhereTheTaskIsRefusedWithThatReason()
    {
        sign(*m_sv1, false);
        auto portal = m_town->signIn(QStringLiteral("portal"));
        act(*portal, QStringLiteral("report"));
        for (const QString &name : {QStringLiteral(""), QStringLiteral("sv1")})
            QCOMPARE(outcome(act(*m_acceptor, QStringLiteral("sendVerify"), name)),
                     QStringLiteral("refused no-supervisor-on-duty"));
    }

    void whoSignsOffHandsTheTaskToAnotherOfTheGridAtOnce()
    {
        auto sv2 = hire(QStringLiteral("sv2"));
        QVERIFY(beginTask() > 0);
        sign(*m_sv1, false);
        m_town->central().tick();
        QTRY_COMPARE(tasksOf(*sv2), 1);
        QCOMPARE(tasksOf(*m_sv1), 0);
        QCOMPARE(count("SELECT count(*) FROM case_action WHERE action = 'reassignTask' AND post = 'system' AND "
                       "reason = 'off-duty' AND case_id = 'case-f'"),
                 1);
        // Whose shift has ended is not late; and once is enough.
        QCOMPARE(count("SELECT in_time FROM case_fact WHERE case_id = 'case-f' AND kind = 'verify'"), 1);
        sign(*m_sv1, true);
        m_town->central().tick();
        QCOMPARE(tasksOf(*sv2), 1);
        QCOMPARE(count("SELECT count(*) FROM case_action WHERE action = 'reassignTask' AND case_id = 'case-f'"), 1);
        const domain::CaseOrder answer = orderFor(QStringLiteral("verifyResult"), Case);
        QCOMPARE(outcome(Town::command(*sv2, answer, int(count("SELECT ver FROM case_file WHERE id = 'case-f'")))),
                 QStringLiteral("applied"));
    }
    void withNobodyLeftInTheGridTheNeighborTakesItOver()
    {
        splitTheGrid();
        auto neighbor = hire(QStringLiteral("sv9"), QStringLiteral("23010300102"));
        QVERIFY(beginTask() > 0);
        sign(*m_sv1, false);
        m_town->central().tick();
        QTRY_COMPARE(tasksOf(*neighbor), 1);
    }
    void withNobodyThereTheTaskWaitsForTheNextSignOn()
    {
        auto sv2 = hire(QStringLiteral("sv2"));
        sign(*sv2, false);
        QVERIFY(beginTask() > 0);
        sign(*m_sv1, false);
        m_town->central().tick();
        m_town->central().tick();
        QCOMPARE(tasksOf(*m_sv1), 1); // nobody else has it
        QCOMPARE(count("SELECT count(*) FROM case_action WHERE action = 'reassignTask' AND case_id = 'case-f'"), 0);
        sign(*sv2, true);
        m_town->central().tick();
        QTRY_COMPARE(tasksOf(*sv2), 1);
        QCOMPARE(tasksOf(*m_sv1), 0);
    }

    void theSameKeyAgainGetsTheFirstAnswer()
    {
        const int version = beginTask();
        QVERIFY(version > 0);
        const domain::CaseOrder answer = orderFor(QStringLiteral("verifyResult"), Case);
        const QJsonObject first = Town::command(*m_sv1, answer, version, QStringLiteral("key-1"));
        QCOMPARE(outcome(first), QStringLiteral("applied"));
        for (int i = 0; i < 3; ++i) {
            const QJsonObject replay = Town::command(*m_sv1, answer, version, QStringLiteral("key-1"));
            QCOMPARE(outcome(replay), QStringLiteral("duplicate"));
            QCOMPARE(replay.value(u"version"), first.value(u"version"));
            QCOMPARE(replay.value(u"seq"), first.value(u"seq"));
        }
        QCOMPARE(count("SELECT count(*) FROM case_action WHERE action = 'verifyResult'"), 1);
        // The key names that one answer: nobody can hide another one behind it.
        domain::CaseOrder other = answer;
        other.result = QStringLiteral("notFound");
        QCOMPARE(outcome(Town::command(*m_sv1, other, version, QStringLiteral("key-1"))),
                 QStringLiteral("refused key-reused"));
    }
    void anAnsweredTaskTakesNoSecondAnswer()
    {
        const int version = beginTask();
        const domain::CaseOrder answer = orderFor(QStringLiteral("verifyResult"), Case);
        const QJsonObject first = Town::command(*m_sv1, answer, version, QStringLiteral("key-1"));
        QCOMPARE(outcome(Town::command(*m_sv1, answer, version, QStringLiteral("key-2"))),
                 QStringLiteral("conflict version-moved"));
        QCOMPARE(
            outcome(Town::command(*m_sv1, answer, first.value(u"version").toInt(), QStringLiteral("key-3"))),
            QStringLiteral("refused not-in-this-state"));
        QCOMPARE(count("SELECT count(*) FROM case_action WHERE action = 'verifyResult'"), 1);
    }
    void anotherPersonsTaskIsNotTheirs()
    {
        auto sv2 = hire(QStringLiteral("sv2"));
        const int version = beginTask();
        const domain::CaseOrder answer = orderFor(QStringLiteral("verifyResult"), Case);
        QCOMPARE(outcome(Town::command(*sv2, answer, version)), QStringLiteral("denied not-your-case"));
        // Of another street they do not even learn that there is such a case.
        auto stranger = hire(QStringLiteral("sv7"), QStringLiteral("23010999901"));
        QCOMPARE(outcome(Town::command(*stranger, answer, version)),
                 QStringLiteral("not-found no-such-case"));
        QCOMPARE(outcome(Town::command(*m_sv1, answer, version)), QStringLiteral("applied"));
    }
    void aReassignedTaskIsGone()
    {
        auto sv2 = hire(QStringLiteral("sv2"));
        const int version = beginTask();
        QCOMPARE(outcome(act(*m_acceptor, QStringLiteral("reassignTask"), QStringLiteral("sv2"))),
                 QStringLiteral("applied"));
        QCOMPARE(tasksOf(*m_sv1), 0);
        QCOMPARE(tasksOf(*sv2), 1);
        const domain::CaseOrder answer = orderFor(QStringLiteral("verifyResult"), Case);
        QCOMPARE(outcome(Town::command(*m_sv1, answer, version)), QStringLiteral("denied not-your-case"));
        QCOMPARE(outcome(Town::command(*sv2, answer, version + 1)), QStringLiteral("applied"));
    }
    void whoIsNotThereCannotAnswer_data()
    {
        QTest::addColumn<double>("lon");
        QTest::addColumn<bool>("tells");
        QTest::newRow("two streets away") << InCellA.lon + 0.006 << true;
        QTest::newRow("on the other side of the world") << -70.0 << true;
        QTest::newRow("without a position") << 0.0 << false;
    }
    void whoIsNotThereCannotAnswer()
    {
        QFETCH(double, lon);
        QFETCH(bool, tells);
        const int version = beginTask();
        domain::CaseOrder answer = orderFor(QStringLiteral("verifyResult"), Case);
        answer.onSite = tells ? std::optional(geo::Place{lon, InCellA.lat}) : std::nullopt;
        QCOMPARE(outcome(Town::command(*m_sv1, answer, version)), QStringLiteral("refused not-on-site"));
        answer.onSite = geo::Place{InCellA.lon + 0.001, InCellA.lat}; // some 80 m
        QCOMPARE(outcome(Town::command(*m_sv1, answer, version)), QStringLiteral("applied"));
    }
    void aTaskWithoutAPhotoIsNotAnswered()
    {
        const int version = beginTask();
        domain::CaseOrder answer = orderFor(QStringLiteral("verifyResult"), Case);
        answer.photos.clear();
        QCOMPARE(outcome(Town::command(*m_sv1, answer, version)), QStringLiteral("refused no-photo"));
    }
    void twoTerminalsOfOnePersonAnswerOnce()
    {
        const int version = beginTask();
        auto second = m_town->signIn(QStringLiteral("sv1"));
        const domain::CaseOrder answer = orderFor(QStringLiteral("verifyResult"), Case);
        const QString first = outcome(Town::command(*m_sv1, answer, version, QStringLiteral("key-a")));
        const QString other = outcome(Town::command(*second, answer, version, QStringLiteral("key-b")));
        QCOMPARE(first, QStringLiteral("applied"));
        QCOMPARE(other, QStringLiteral("conflict version-moved"));
    }
};

QTEST_GUILESS_MAIN(TestField)
#include "tst_field.moc"

// SPDX-License-Identifier: GPL-3.0-or-later
// PostgreSQL goes away, hangs, or is held up by somebody: central says so, stays up, and goes on by itself.
#include "centralprogram.h"
#include "crowd.h"
#include "town.h"
#include "townstorage.h"

#include "server/auditbook.h"
#include "server/opencity.h"

#include <QJsonArray>
#include <QScopeGuard>
#include <QTest>

#include <future>

using namespace wanmi;
using namespace wanmi::test;

namespace {
QString report(int port, const QByteArray &token, const QString &id)
{
    HttpClient client(port);
    client.token = token;
    const QJsonObject result = Town::command(client, orderFor(QStringLiteral("report"), id), 0, id);
    return result.value(u"status").toString() + result.value(u"error").toObject().value(u"reason").toString();
}
} // namespace

class TestPressureDatabase : public QObject
{
    Q_OBJECT
    QTemporaryDir m_folder;
    std::unique_ptr<CentralProgram> m_program;
    QByteArray m_portal, m_reader;

    [[nodiscard]] HttpReply ask(const QByteArray &target) const
    {
        HttpClient client(m_program->port());
        client.token = m_reader;
        return client.get(target);
    }
    [[nodiscard]] QByteArray cursor() const { return ask("/v1/sync/snapshot?table=area").headers.value("x-wanmi-cursor"); }
    [[nodiscard]] bool isTaken(const QString &id) const
    {
        const QString said = report(m_program->port(), m_portal, id);
        return said == u"applied" || said == u"duplicate";
    }

private slots:
    void initTestCase()
    {
        if (const QString why = TownStorage::missing(QStringLiteral("postgresql")); !why.isEmpty())
            QSKIP(qPrintable(why));
        QVERIFY(server::keepStorageAddress(m_folder.path(), TownStorage::cluster().address(TownStorage::freshDatabase())));
        m_program = std::make_unique<CentralProgram>(m_folder.path());
        QVERIFY(m_program->port() > 0);
        m_portal = m_program->token(QStringLiteral("portal"));
        m_reader = m_program->token(QStringLiteral("acceptor1"));
        QVERIFY(!m_portal.isEmpty() && !m_reader.isEmpty());
    }
    void cleanupTestCase()
    {
        m_program.reset();
        TownStorage::cluster().stop();
    }

    void aDatabaseThatIsGoneForAWhile()
    {
        constexpr int Seats = 100;
        const QByteArray after = cursor();
        QVERIFY(!after.isEmpty());
        const double atRest = m_program->memoryMb("VmRSS");
        Crowd crowd(m_program->port(), Seats);
        const auto hold = [&] {
            for (int i = 0; i < Seats; ++i) {
                if (crowd.status(i) != 200)
                    crowd.say(i, requestOf("GET", "/v1/changes?after=" + after + "&wait=25", m_reader));
            }
            crowd.sendAll(2000);
        };
        hold();
        QTRY_COMPARE(m_program->metric("wanmi_held_polls"), double(Seats));
        TownStorage::cluster().stop();
        for (int i = 0; i < 20; ++i) {
            QCOMPARE(report(m_program->port(), m_portal, QStringLiteral("meanwhile")), QStringLiteral("database-gone"));
            const HttpReply page = ask("/v1/changes?after=" + after);
            QVERIFY2(page.status == 503 && page.reason() == u"database-gone", page.body.constData());
            const HttpReply all = ask("/v1/sync/snapshot");
            QVERIFY2(all.status == 503 && all.reason() == u"database-gone", all.body.constData());
            QCOMPARE(ask("/v1/health").status, 200);
            QCOMPARE(ask("/metrics").status, 200);
            QTest::qWait(150);
        }
        // Nobody loses the place at which it waits.
        QCOMPARE(m_program->metric("wanmi_held_polls"), double(Seats));
        QVERIFY(m_program->isRunning());
        QVERIFY(TownStorage::cluster().serve());
        QTRY_VERIFY_WITH_TIMEOUT(isTaken(QStringLiteral("meanwhile")), 15'000);
        QVERIFY(crowd.converse(15'000));
        for (int i = 0; i < Seats; ++i)
            QVERIFY2(crowd.status(i) == 200 && crowd.got(i).contains("meanwhile"), crowd.got(i).left(200).constData());
        // The same history: no seat builds anew.
        QCOMPARE(ask("/v1/changes?after=" + after).status, 200);
        QVERIFY(m_program->memoryMb("VmHWM") < atRest + 100);
        QVERIFY(server::verifyAudit(m_folder.path(), {})->isWhole());
    }

    void aDatabaseThatHangs()
    {
        const QByteArray after = cursor();
        constexpr int Commands = 30;
        Crowd crowd(m_program->port(), Commands);
        TownStorage::cluster().freeze();
        const auto thaw = qScopeGuard([] { TownStorage::cluster().thaw(); });
        for (int i = 0; i < Commands; ++i) {
            protocol::Command command;
            command.key = QStringLiteral("hang-%1").arg(i);
            command.order = orderFor(QStringLiteral("report"), command.key);
            const QByteArray body
                = QJsonDocument(QJsonObject{{QStringLiteral("commands"), QJsonArray{protocol::toJson(command)}}}).toJson();
            crowd.say(i, requestOf("POST", "/v1/commands", m_portal,
                                   "Content-Type: application/json\r\nContent-Length: " + QByteArray::number(body.size()) + "\r\n")
                          + body);
        }
        QVERIFY(!crowd.converse(2000)); // nobody is told what is not so
        HttpClient health(m_program->port());
        QCOMPARE(health.get("/v1/health").status, 200);
        TownStorage::cluster().thaw();
        QVERIFY(crowd.converse(20'000));
        QCOMPARE(crowd.answered(200), Commands);
        for (int i = 0; i < Commands; ++i)
            QVERIFY2(crowd.got(i).contains("applied"), crowd.got(i).constData());
        const HttpReply page = ask("/v1/changes?after=" + after);
        for (int i = 0; i < Commands; ++i)
            QVERIFY(page.body.contains("\"hang-" + QByteArray::number(i) + '"'));
    }

    void aTicketThatSomebodyKeeps()
    {
        auto kept = std::async(std::launch::async, [] {
            return TownStorage::cluster().sql(
                QStringLiteral("town1"),
                QStringLiteral("BEGIN; SELECT pg_advisory_xact_lock(4242, 4); SELECT pg_sleep(7); COMMIT"));
        });
        QTest::qWait(500);
        const QString said = report(m_program->port(), m_portal, QStringLiteral("waits"));
        QCOMPARE(said, QStringLiteral("database-busy"));
        QCOMPARE(ask("/v1/sync/snapshot?table=area").status, 200);
        kept.wait();
        QTRY_VERIFY_WITH_TIMEOUT(isTaken(QStringLiteral("waits")), 10'000);
    }
};

QTEST_GUILESS_MAIN(TestPressureDatabase)
#include "tst_pressuredatabase.moc"

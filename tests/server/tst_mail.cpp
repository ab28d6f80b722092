// SPDX-License-Identifier: GPL-3.0-or-later
#include "town.h"

#include "protocol/mail.h"
#include "server/database.h"

#include <QJsonArray>
#include <QTest>

using namespace wanmi;
using namespace wanmi::test;

namespace {
protocol::MailOrder letter(const char *id, const char *kind, const char *to,
                           const QString &text = QStringLiteral("井盖在西门，𠮷字路牌旁。"))
{
    return {QLatin1StringView(id),
            {QLatin1StringView(kind), QLatin1StringView(to)},
            {},
            text,
            base::instantFromMs(1)};
}

protocol::HandoverOrder shift(const char *id)
{
    return {QLatin1StringView(id),
            base::instantFromMs(1000),
            base::instantFromMs(2000),
            {{QStringLiteral("open"), 12}, {QStringLiteral("red"), QJsonArray{QStringLiteral("case-1")}}},
            QStringLiteral("东大街停电，注意。")};
}
} // namespace

/// Messages with receipts and shift handovers, over real HTTP: who may see what, and that everything counts
/// once.
class TestMail : public QObject
{
    Q_OBJECT
    std::unique_ptr<Town> m_town;
    std::map<QString, std::unique_ptr<HttpClient>> m_people;

    HttpClient &as(const char *account)
    {
        auto &client = m_people[QLatin1StringView(account)];
        if (!client)
            client = m_town->signIn(QLatin1StringView(account));
        return *client;
    }
    HttpReply send(const char *account, const protocol::MailOrder &order)
    {
        return as(account).post("/v1/messages", protocol::toJson(order));
    }
    HttpReply read(const char *account, const QByteArray &id)
    {
        return as(account).post("/v1/messages/" + id + "/read", {});
    }
    QStringList seenBy(const char *account, qint64 after = 0)
    {
        const HttpReply reply = as(account).get("/v1/messages?after=" + QByteArray::number(after));
        if (reply.status != 200)
            return {QStringLiteral("status %1").arg(reply.status)};
        QStringList ids;
        for (const QJsonValue &mail : reply.json().value(u"messages").toArray())
            ids.append(mail.toObject().value(u"id").toString());
        return ids;
    }
    qint64 nextOf(const char *account)
    {
        return as(account).get("/v1/messages").json().value(u"next").toInteger();
    }
    qint64 count(const char *sql)
    {
        server::Database database(m_town->database(), server::Database::Mode::ReadOnly);
        server::Query query(database, sql);
        return query.step() ? query.integer(0) : -1;
    }
private slots:
    void init() { m_town = std::make_unique<Town>(); }
    void cleanup()
    {
        QCOMPARE(m_town->breaches(), QStringList());
        m_people.clear();
        m_town.reset();
    }

    void aMessageReachesItsAddresseeAndTheReceiptComesBack()
    {
        const HttpReply sent = send("dispatcher1", letter("m1", "person", "sv1"));
        QCOMPARE(sent.status, 201);
        QCOMPARE(seenBy("sv1"), QStringList{QStringLiteral("m1")});
        const qint64 known = nextOf("dispatcher1");
        QCOMPARE(seenBy("dispatcher1", known), QStringList());
        m_town->clock().advance(std::chrono::minutes(3));
        const HttpReply receipt = read("sv1", "m1");
        QCOMPARE(receipt.status, 200);
        QCOMPARE(seenBy("dispatcher1", known), QStringList{QStringLiteral("m1")});
        const QJsonObject mail
            = as("dispatcher1").get("/v1/messages").json()["messages"].toArray()[0].toObject();
        const QJsonObject told = mail["receipts"].toArray()[0].toObject();
        QCOMPARE(told["person"].toString(), QStringLiteral("sv1"));
        QCOMPARE(told["at"].toInteger(), base::toMs(m_town->clock().now()));
        QCOMPARE(mail["text"].toString(), QStringLiteral("井盖在西门，𠮷字路牌旁。"));
        m_town->clock().advance(std::chrono::minutes(9));
        QCOMPARE(read("sv1", "m1").json()["receipts"].toArray(), receipt.json()["receipts"].toArray());
    }
    void sendingTwiceIsSendingOnce()
    {
        QCOMPARE(send("dispatcher1", letter("m1", "person", "sv1")).status, 201);
        QCOMPARE(send("dispatcher1", letter("m1", "person", "sv1")).status, 200);
        QCOMPARE(count("SELECT count(*) FROM message"), 1);
        QCOMPARE(count("SELECT count(*) FROM audit WHERE deed = 'message'"), 1);
        const HttpReply other = send("dispatcher1", letter("m1", "person", "sv1", QStringLiteral("else")));
        QCOMPARE(other.status, 409);
        QCOMPARE(other.reason(), QStringLiteral("id-reused"));
        QCOMPARE(send("acceptor1", letter("m1", "person", "sv1")).reason(), QStringLiteral("id-reused"));
    }
    /// The contract: nobody sees a message that is not theirs.
    void onlySenderAddresseeAndShiftLeadersSeeIt_data()
    {
        QTest::addColumn<QByteArray>("kind");
        QTest::addColumn<QByteArray>("to");
        QTest::addColumn<QStringList>("readers");
        QTest::newRow("a person") << QByteArray("person") << QByteArray("sv1") << QStringList{"sv1"};
        QTest::newRow("a department") << QByteArray("department") << QByteArray("drainage")
                                      << QStringList{"drainage1", "drainage_lead"};
        QTest::newRow("another department")
            << QByteArray("department") << QByteArray("power") << QStringList{"power1"};
        QTest::newRow("a post") << QByteArray("post") << QByteArray("inspector") << QStringList{"inspector1"};
    }
    void onlySenderAddresseeAndShiftLeadersSeeIt()
    {
        QFETCH(QByteArray, kind);
        QFETCH(QByteArray, to);
        QFETCH(QStringList, readers);
        QCOMPARE(send("dispatcher1", letter("m1", kind, to)).status, 201);
        QStringList everybody{QStringLiteral("power1")};
        for (int post = 0; post <= int(domain::Post::Camera); ++post)
            everybody.append(accountOf(domain::Post(post)));
        for (const QString &account : everybody) {
            const QByteArray name = account.toLatin1();
            if (account == u"admin" || account == u"portal" || account == u"gateway") {
                QCOMPARE(as(name).get("/v1/messages").status, 403);
                continue;
            }
            const bool mayRead = readers.contains(account);
            const bool maySee = mayRead || account == u"dispatcher1" || account == u"shift1";
            QCOMPARE(seenBy(name), maySee ? QStringList{QStringLiteral("m1")} : QStringList());
            const HttpReply receipt = read(name, "m1");
            QVERIFY2(receipt.status == (mayRead ? 200 : maySee ? 422 : 404), name);
        }
        QCOMPARE(count("SELECT count(*) FROM message_read"), qint64(readers.size()));
        // And none of it is in anybody's change feed or snapshot.
        for (const char *account : {"sv1", "acceptor1", "power1"}) {
            const QByteArray rows
                = as(account).get("/v1/sync/snapshot", {"Accept: application/cbor-seq"}).body;
            QVERIFY(!rows.isEmpty() && !rows.contains("西门"));
        }
    }
    void aVehicleIsReachedThroughItsUnit()
    {
        m_town->stop();
        {
            server::Database database(m_town->database(), server::Database::Mode::Write);
            database.run("INSERT INTO vehicle (id, plate, kind, department, ver) VALUES ('v1', '黑A12345', "
                         "'sanitation', 'drainage', 1)");
        }
        m_town->start();
        QCOMPARE(send("dispatcher1", letter("m1", "vehicle", "v1")).status, 201);
        QCOMPARE(seenBy("drainage1"), QStringList{QStringLiteral("m1")});
        QCOMPARE(seenBy("power1"), QStringList());
        QCOMPARE(read("drainage1", "m1").status, 200);
    }
    void nonsenseIsRefusedWithAReason()
    {
        const auto reason
            = [&](const protocol::MailOrder &order) { return send("acceptor1", order).reason(); };
        QCOMPARE(reason(letter("m1", "person", "nobody")), QStringLiteral("no-such-addressee"));
        QCOMPARE(reason(letter("m1", "department", "moon")), QStringLiteral("no-such-addressee"));
        QCOMPARE(reason(letter("m1", "vehicle", "v9")), QStringLiteral("no-such-addressee"));
        QCOMPARE(reason(letter("m1", "post", "king")), QStringLiteral("no-such-addressee"));
        QCOMPARE(reason(letter("m1", "ship", "sv1")), QStringLiteral("no-such-addressee"));
        QCOMPARE(reason(letter("m1", "person", "acceptor1")), QStringLiteral("not-to-oneself"));
        QCOMPARE(reason(letter("m1", "person", "sv1", QStringLiteral(" \n "))), QStringLiteral("no-text"));
        QCOMPARE(reason(letter("m1", "person", "sv1", QString(2001, u'字'))),
                 QStringLiteral("text-too-long"));
        QCOMPARE(reason(letter("", "person", "sv1")), QStringLiteral("bad-message"));
        QJsonObject extra = protocol::toJson(letter("m1", "person", "sv1"));
        extra.insert(QStringLiteral("from"), QStringLiteral("mayor"));
        QCOMPARE(as("acceptor1").post("/v1/messages", extra).status, 400);
        QCOMPARE(as("acceptor1").get("/v1/messages?after=x").status, 400);
        QCOMPARE(as("acceptor1").get("/v1/messages?limit=0").status, 400);
        QCOMPARE(count("SELECT count(*) FROM message"), 0);
    }
    void aboutACaseOnlyWhoSeesIt()
    {
        protocol::MailOrder order = letter("m1", "post", "dispatcher");
        order.caseId = QStringLiteral("in-HANDLING");
        QCOMPARE(send("power1", order).reason(), QStringLiteral("no-such-case"));
        QCOMPARE(send("drainage1", order).status, 201);
        order.caseId = QStringLiteral("not-there");
        order.id = QStringLiteral("m2");
        QCOMPARE(send("acceptor1", order).reason(), QStringLiteral("no-such-case"));
    }
    void pagesComeInOrderAndACursorFromTheFutureBeginsAnew()
    {
        for (int i = 0; i < 7; ++i)
            QCOMPARE(send("acceptor1", letter(QByteArray::number(i), "person", "sv1")).status, 201);
        QStringList ids;
        qint64 after = 0;
        for (bool more = true; more;) {
            const QJsonObject page
                = as("sv1").get("/v1/messages?limit=3&after=" + QByteArray::number(after)).json();
            for (const QJsonValue &mail : page["messages"].toArray())
                ids.append(mail.toObject()["id"].toString());
            after = page["next"].toInteger();
            more = page["more"].toBool();
        }
        QCOMPARE(ids.join(u""), QStringLiteral("0123456"));
        QCOMPARE(seenBy("sv1", 1'000'000).size(), 7);
    }

    void aShiftIsSignedByTwo()
    {
        const HttpReply out = as("dispatcher1").post("/v1/handovers", protocol::toJson(shift("h1")));
        QCOMPARE(out.status, 201);
        QCOMPARE(out.json()["side"].toString(), QStringLiteral("command"));
        QCOMPARE(as("dispatcher1").post("/v1/handovers", protocol::toJson(shift("h1"))).status, 200);
        QCOMPARE(as("dispatcher1").post("/v1/handovers/h1/take", {}).reason(), QStringLiteral("same-person"));
        const QJsonObject remark{{QStringLiteral("remark"), QStringLiteral("收到")}};
        const HttpReply in = as("commander1").post("/v1/handovers/h1/take", remark);
        QCOMPARE(in.status, 200);
        QCOMPARE(in.json()["incoming"].toString(), QStringLiteral("commander1"));
        QCOMPARE(as("commander1").post("/v1/handovers/h1/take", remark).json(), in.json());
        QCOMPARE(as("commander1").post("/v1/handovers/h1/take", {}).reason(),
                 QStringLiteral("already-taken"));
        QCOMPARE(count("SELECT count(*) FROM audit WHERE deed IN ('handover-sign', 'handover-take')"), 2);
    }
    void aSignedShiftIsNotChanged()
    {
        QCOMPARE(as("dispatcher1").post("/v1/handovers", protocol::toJson(shift("h1"))).status, 201);
        protocol::HandoverOrder other = shift("h1");
        other.notes = QStringLiteral("nothing happened");
        QCOMPARE(as("dispatcher1").post("/v1/handovers", protocol::toJson(other)).reason(),
                 QStringLiteral("id-reused"));
        server::Database database(m_town->database(), server::Database::Mode::Write);
        QVERIFY_EXCEPTION_THROWN(database.run("UPDATE handover SET notes = 'x'"), server::SqlError);
        QVERIFY_EXCEPTION_THROWN(database.run("DELETE FROM handover"), server::SqlError);
        QCOMPARE(as("commander1").post("/v1/handovers/h1/take", {}).status, 200);
        QVERIFY_EXCEPTION_THROWN(database.run("UPDATE handover SET taken_at = 5, incoming = 'me'"),
                                 server::SqlError);
    }
    void eachSideSeesItsOwnShifts()
    {
        QCOMPARE(as("dispatcher1").post("/v1/handovers", protocol::toJson(shift("c1"))).status, 201);
        QCOMPARE(as("shift1").post("/v1/handovers", protocol::toJson(shift("s1"))).status, 201);
        const auto seen = [&](const char *account) {
            QStringList ids;
            for (const QJsonValue &one : as(account).get("/v1/handovers").json()["handovers"].toArray())
                ids.append(one.toObject()["id"].toString());
            return ids;
        };
        QCOMPARE(seen("commander1"), QStringList{QStringLiteral("c1")});
        QCOMPARE(seen("acceptor1"), QStringList{QStringLiteral("s1")});
        QCOMPARE(as("acceptor1").post("/v1/handovers/c1/take", {}).status, 404);
        for (const char *account : {"sv1", "drainage1", "mayor", "admin", "evaluator1"})
            QCOMPARE(as(account).get("/v1/handovers").status, 403);
    }
    void tooMuchIsRefused()
    {
        protocol::HandoverOrder long_ = shift("h1");
        long_.notes = QString(8001, u'字');
        QCOMPARE(as("shift1").post("/v1/handovers", protocol::toJson(long_)).reason(),
                 QStringLiteral("text-too-long"));
        protocol::HandoverOrder large = shift("h1");
        large.page.insert(QStringLiteral("blob"), QString(300'000, u'x'));
        QCOMPARE(as("shift1").post("/v1/handovers", protocol::toJson(large)).reason(),
                 QStringLiteral("page-too-large"));
    }
};

QTEST_GUILESS_MAIN(TestMail)
#include "tst_mail.moc"

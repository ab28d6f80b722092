// SPDX-License-Identifier: GPL-3.0-or-later
#include "importtown.h"

#include "server/scope.h"

#include <QJsonArray>
#include <QTest>

#include <future>
#include <thread>

using namespace wanmi;
using namespace wanmi::test;

namespace {
/// A running central over an imported city; every answer is held against the interface description.
struct Desk
{
    ImportTown town;
    ContractWatch watch;
    std::unique_ptr<server::Central> central;
    std::unique_ptr<HttpClient> admin;

    Desk()
    {
        // The administrator has no business with the city's objects: somebody else looks at them.
        for (const char *account : {"acceptor1", "acceptor2"}) {
            const QString name = QString::fromLatin1(account);
            const auto added = server::addAccount(
                town.folder(), {name, name, QStringLiteral("acceptor"), {}, {}, {}, QStringLiteral("wanmi")},
                ImportTown::now());
            if (!added)
                qFatal("%s", qPrintable(added.error().reason));
        }
        start();
    }
    ~Desk() { central.reset(); }
    void start()
    {
        server::CentralOptions options;
        options.folder = town.folder();
        options.responseTap = watch.tap();
        auto started = server::Central::start(options, shippedRules());
        if (!started)
            qFatal("%s", qPrintable(started.error().reason));
        central = std::move(*started);
        admin = signIn();
    }
    void restart()
    {
        admin.reset();
        central.reset();
        start();
    }
    [[nodiscard]] std::unique_ptr<HttpClient> signIn(const QString &account = QStringLiteral("admin")) const
    {
        auto client = std::make_unique<HttpClient>(central->port());
        const auto reply = client->post(
            "/v1/session",
            protocol::toJson(protocol::SignIn{account, QStringLiteral("wanmi"), QStringLiteral("seat")}));
        client->token = reply.json().value(u"token").toString().toLatin1();
        return client;
    }
    [[nodiscard]] static protocol::ImportOrder orderFor(const QByteArray &text)
    {
        protocol::ImportOrder order = ImportTown::manholeOrder();
        order.files = {{QStringLiteral("manholes.csv"), text.size(),
                        QString::fromLatin1(server::blake2b(text).toHex())}};
        return order;
    }
    [[nodiscard]] protocol::ImportStatus begin(const QByteArray &text)
    {
        const HttpReply reply = admin->post("/v1/imports", protocol::toJson(orderFor(text)));
        return reply.status == 201 ? protocol::importStatusFrom(reply.json()).value()
                                   : protocol::ImportStatus();
    }
    HttpReply put(const QString &id, const QByteArray &bytes, qint64 offset)
    {
        return admin->send("PUT", path(id) + "/files/0?offset=" + QByteArray::number(offset), bytes,
                           {"Content-Type: application/octet-stream"});
    }
    [[nodiscard]] static QByteArray path(const QString &id) { return "/v1/imports/" + id.toLatin1(); }
    [[nodiscard]] protocol::ImportStatus status(const QString &id)
    {
        return protocol::importStatusFrom(admin->get(path(id)).json()).value_or(protocol::ImportStatus());
    }
    protocol::ImportStatus waitFor(const QString &id, const char *stage)
    {
        protocol::ImportStatus now;
        for (int i = 0; i < 3000; ++i) {
            now = status(id);
            if (now.stage == QLatin1StringView(stage) || now.isFinal())
                break;
            std::this_thread::sleep_for(std::chrono::milliseconds(10));
        }
        return now;
    }
    /// All the way to a decision.
    QString bring(const QByteArray &text)
    {
        const auto begun = begin(text);
        for (qint64 at = 0; at < text.size(); at += 1 << 20)
            put(begun.id, text.mid(at, 1 << 20), at);
        return begun.id;
    }
    HttpReply apply(const QString &id, bool remove = false)
    {
        return admin->post(path(id) + "/apply", protocol::toJson(protocol::ImportDecision{remove}));
    }
    [[nodiscard]] static QByteArray cursorOf(HttpClient &reader)
    {
        return reader.get("/v1/sync/snapshot?table=duty_grid").headers.value("x-wanmi-cursor");
    }
    /// A poll that is held while other things happen.
    [[nodiscard]] std::future<HttpReply> hold(const QByteArray &token, const QByteArray &cursor) const
    {
        return std::async(std::launch::async, [port = central->port(), token, cursor] {
            HttpClient client(port);
            client.token = token;
            return client.get("/v1/changes?wait=25&after=" + cursor);
        });
    }
};
} // namespace

/// Files brought through the REST interface while central serves.
class TestImports : public QObject
{
    Q_OBJECT
    std::unique_ptr<Desk> m_desk;
private slots:
    void initTestCase() { (void)shippedRules(); }
    void init() { m_desk = std::make_unique<Desk>(); }
    void cleanup()
    {
        QCOMPARE(m_desk->watch.breaches(), QStringList());
        m_desk.reset();
    }

    void aFileIsSentCheckedShownAndApplied()
    {
        QByteArray text = ImportTown::manholes(1, 200);
        text += "201,0102,far away,intact,126.9,45.9\n";
        const auto begun = m_desk->begin(text);
        QCOMPARE(begun.stage, QStringLiteral("uploading"));
        QCOMPARE(m_desk->put(begun.id, text.left(100), 0).status, 200);
        QCOMPARE(m_desk->put(begun.id, text.mid(50, 100), 50).reason(), QStringLiteral("wrong-offset"));
        QCOMPARE(m_desk->status(begun.id).received, std::vector<qint64>{100});
        QCOMPARE(m_desk->begin(text).id, begun.id); // the same again goes on
        QCOMPARE(m_desk->apply(begun.id).reason(), QStringLiteral("not-ready"));
        QCOMPARE(m_desk->put(begun.id, text.mid(100), 100).status, 200);
        const auto ready = m_desk->waitFor(begun.id, "ready");
        QVERIFY2(ready.isReady(), qPrintable(ready.stage + u' ' + ready.reason));
        QCOMPARE(ready.added, 200);
        QCOMPARE(ready.refused, 1);
        QVERIFY(!ready.report.isEmpty());

        const QJsonObject problems = m_desk->admin->get(Desk::path(begun.id) + "/problems?limit=10").json();
        const auto problem
            = protocol::importProblemFrom(problems.value(u"problems").toArray().at(0).toObject());
        QVERIFY(problem);
        QCOMPARE(problem->line, 202);
        QVERIFY(problem->refused);
        const HttpReply csv = m_desk->admin->get(Desk::path(begun.id) + "/problems?format=csv");
        QCOMPARE(csv.status, 200);
        QVERIFY(csv.body.contains("202"));
        const QJsonObject page
            = m_desk->admin->get(Desk::path(begun.id) + "/differences?op=add&limit=150").json();
        QCOMPARE(page.value(u"differences").toArray().size(), 150);
        const QJsonObject rest = m_desk->admin
                                     ->get(Desk::path(begun.id) + "/differences?op=add&limit=150&after="
                                           + QByteArray::number(page.value(u"next").toInteger()))
                                     .json();
        QCOMPARE(rest.value(u"differences").toArray().size(), 50);

        QCOMPARE(m_desk->apply(begun.id).status, 202);
        const auto done = m_desk->waitFor(begun.id, "done");
        QCOMPARE(done.stage, QStringLiteral("done"));
        QCOMPARE(m_desk->town.number("SELECT count(*) FROM component"), 200);
        QCOMPARE(
            m_desk->town.number(
                "SELECT count(*) FROM audit WHERE deed = 'import' AND outcome = 'done' AND account = 'admin'"),
            1);
        QCOMPARE(m_desk->apply(begun.id).reason(), QStringLiteral("not-ready"));
        QCOMPARE(m_desk->admin->remove(Desk::path(begun.id)).reason(), QStringLiteral("already-final"));
        QCOMPARE(m_desk->admin->get("/v1/imports").json().value(u"imports").toArray().size(), 3);
        QCOMPARE(
            m_desk->admin->get(Desk::path(begun.id) + "/problems").json().value(u"problems").toArray().size(),
            1);
        QVERIFY(m_desk->admin->get("/v1/imports/nobody").reason() == u"no-such-import");
    }
    void twoReadersSeeItArriveThroughTheFeed()
    {
        const auto one = m_desk->signIn(QStringLiteral("acceptor1")),
                   other = m_desk->signIn(QStringLiteral("acceptor2"));
        const QByteArray cursor = Desk::cursorOf(*one);
        const QString id = m_desk->bring(ImportTown::manholes(1, 30));
        QVERIFY(m_desk->waitFor(id, "ready").isReady());
        auto held = m_desk->hold(other->token, cursor);
        std::this_thread::sleep_for(std::chrono::milliseconds(100));
        m_desk->apply(id);
        QCOMPARE(held.get().status, 200); // answered by the import, not by the end of the wait
        for (HttpClient *reader : {one.get(), other.get()}) {
            const auto page
                = protocol::fromJson<protocol::ChangePage>(reader->get("/v1/changes?after=" + cursor).json());
            QVERIFY(page);
            QCOMPARE(page->items.size(), std::size_t(30));
            QVERIFY(std::ranges::all_of(page->items, [](const protocol::RowChange &row) {
                return row.table == int(protocol::TableNo::Component) && row.op == protocol::RowOp::Upsert;
            }));
        }
    }
    void manyRowsBeginANewEpochForEverybody()
    {
        const auto one = m_desk->signIn(QStringLiteral("acceptor1")),
                   other = m_desk->signIn(QStringLiteral("acceptor2"));
        const QByteArray cursor = Desk::cursorOf(*one);
        const auto manifest = one->get("/v1/sync/manifest").json();
        const QString id = m_desk->bring(ImportTown::manholes(1, 50'001));
        QVERIFY(m_desk->waitFor(id, "ready").isReady());
        auto held = m_desk->hold(other->token, cursor);
        std::this_thread::sleep_for(std::chrono::milliseconds(100));
        m_desk->apply(id);
        const HttpReply reply = held.get();
        QCOMPARE(reply.status, 410);
        QCOMPARE(reply.reason(), QStringLiteral("epoch"));
        QVERIFY(m_desk->waitFor(id, "done").newEpoch);
        const auto after = one->get("/v1/sync/manifest").json();
        QVERIFY(after.value(u"epoch") != manifest.value(u"epoch"));
        QCOMPARE(after.value(u"counts").toObject().value(u"component").toInteger(), 50'001);
        const auto rows
            = rowsOf(other->get("/v1/sync/snapshot?table=component", {"Accept: application/cbor-seq"}).body);
        QCOMPARE(std::ranges::count_if(rows, [](const protocol::RowChange &row) { return !row.isTrailer(); }),
                 50'001);
        QCOMPARE(other->get("/v1/changes?after=" + Desk::cursorOf(*other)).status, 200);
    }
    void anotherProcessIsNoticed()
    {
        const auto manifest = m_desk->admin->get("/v1/sync/manifest").json();
        const auto taken = m_desk->town.take(ImportTown::manholeOrder(),
                                             m_desk->town.write("many.csv", ImportTown::manholes(1, 50'001)));
        QVERIFY(taken);
        for (int i = 0; i < 500; ++i) {
            if (m_desk->admin->get("/v1/sync/manifest").json().value(u"epoch") != manifest.value(u"epoch"))
                break;
            std::this_thread::sleep_for(std::chrono::milliseconds(10));
        }
        QVERIFY(m_desk->admin->get("/v1/sync/manifest").json().value(u"epoch") != manifest.value(u"epoch"));
    }
    void aSlowerImportIsComparedAgain()
    {
        const QByteArray text = ImportTown::manholes(1, 20);
        const QString slow = m_desk->bring(text);
        QVERIFY(m_desk->waitFor(slow, "ready").isReady());
        QVERIFY(m_desk->town.take(ImportTown::manholeOrder(), m_desk->town.write("a.csv", text)));
        QCOMPARE(m_desk->apply(slow).status, 202);
        protocol::ImportStatus now;
        for (int i = 0; i < 1000 && now.equal == 0; ++i) {
            now = m_desk->status(slow);
            std::this_thread::sleep_for(std::chrono::milliseconds(10));
        }
        now = m_desk->waitFor(slow, "ready");
        QVERIFY(now.isReady());
        QCOMPARE(now.added, 0);
        QCOMPARE(now.equal, 20);
        QCOMPARE(m_desk->town.number("SELECT count(*) FROM component"), 20);
    }
    void whatWasBeingSentGoesOnAfterARestart()
    {
        const QByteArray text = ImportTown::manholes(1, 50);
        const auto begun = m_desk->begin(text);
        QCOMPARE(m_desk->put(begun.id, text.left(200), 0).status, 200);
        m_desk->restart();
        QCOMPARE(m_desk->status(begun.id).received, std::vector<qint64>{200});
        QCOMPARE(m_desk->begin(text).id, begun.id);
        QCOMPARE(m_desk->put(begun.id, text.mid(200), 200).status, 200);
        QVERIFY(m_desk->waitFor(begun.id, "ready").isReady());
        m_desk->restart(); // what was checked is checked again
        const auto ready = m_desk->waitFor(begun.id, "ready");
        QVERIFY(ready.isReady());
        QCOMPARE(ready.added, 50);
        m_desk->apply(begun.id);
        QCOMPARE(m_desk->waitFor(begun.id, "done").stage, QStringLiteral("done"));
        QCOMPARE(m_desk->town.number("SELECT count(*) FROM component"), 50);
    }
    void aCancelledOneLeavesNothing()
    {
        const QString id = m_desk->bring(ImportTown::manholes(1, 20));
        QVERIFY(m_desk->waitFor(id, "ready").isReady());
        QCOMPARE(m_desk->admin->remove(Desk::path(id)).status, 200);
        QCOMPARE(m_desk->waitFor(id, "cancelled").stage, QStringLiteral("cancelled"));
        QVERIFY(!QFileInfo::exists(m_desk->town.folder() + QStringLiteral("/imports/") + id));
        QCOMPARE(m_desk->town.number("SELECT count(*) FROM component"), 0);
    }
    void nonsenseIsRefused()
    {
        QCOMPARE(
            m_desk->admin->post("/v1/imports", {{QStringLiteral("kind"), QStringLiteral("jokes")}}).status,
            422);
        protocol::ImportOrder order = Desk::orderFor("x");
        order.files[0].name = QStringLiteral("../central.db");
        QCOMPARE(m_desk->admin->post("/v1/imports", protocol::toJson(order)).status, 400);
        order = Desk::orderFor("x");
        order.kind = QStringLiteral("jokes");
        QCOMPARE(m_desk->admin->post("/v1/imports", protocol::toJson(order)).reason(),
                 QStringLiteral("unknown-kind"));
        order = Desk::orderFor("x");
        order.files[0].bytes = 1LL << 50;
        QCOMPARE(m_desk->admin->post("/v1/imports", protocol::toJson(order)).reason(),
                 QStringLiteral("file-too-large"));
        const auto begun = m_desk->begin("12345");
        QCOMPARE(m_desk->put(begun.id, "123456", 0).reason(), QStringLiteral("file-too-large"));
        QCOMPARE(m_desk->put(begun.id, "54321", 0).reason(), QStringLiteral("hash-differs"));
        QCOMPARE(m_desk->put(begun.id, "12345", 0).status, 200); // sent again, it is what was announced
        QCOMPARE(m_desk->waitFor(begun.id, "failed").stage, QStringLiteral("failed"));
    }
};

QTEST_GUILESS_MAIN(TestImports)
#include "tst_imports.moc"

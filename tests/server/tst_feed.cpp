// SPDX-License-Identifier: GPL-3.0-or-later
#include "town.h"

#include "server/cursor.h"
#include "server/database.h"
#include "server/feed.h"
#include "server/sqlitestorage.h"

#include <QElapsedTimer>
#include <QJsonArray>
#include <QTest>

#include <future>
#include <thread>

using namespace wanmi;
using namespace wanmi::test;

class TestFeed : public QObject
{
    Q_OBJECT
    std::unique_ptr<Town> m_town;

    static QByteArray cursorOf(HttpClient &client)
    {
        return client.get("/v1/sync/snapshot?table=area").headers.value("x-wanmi-cursor");
    }
    /// Polls on a thread of its own; the session travels with it.
    std::future<HttpReply> poll(const QByteArray &token, const QByteArray &after, int wait)
    {
        return std::async(std::launch::async, [port = m_town->port(), token, after, wait] {
            HttpClient client(port);
            client.token = token;
            return client.get("/v1/changes?after=" + after + "&wait=" + QByteArray::number(wait));
        });
    }
    QJsonObject urge(HttpClient &dispatcher)
    {
        return Town::command(dispatcher, orderFor(QStringLiteral("urge"), QStringLiteral("in-PENDING_SIGN")),
                             1);
    }
private slots:
    void init() { m_town = std::make_unique<Town>(); }
    void cleanup()
    {
        QCOMPARE(m_town->breaches(), QStringList());
        m_town.reset();
    }

    void aHeldPollWakesWithTheChange()
    {
        auto acceptor = m_town->signIn(QStringLiteral("acceptor1"));
        auto dispatcher = m_town->signIn(QStringLiteral("dispatcher1"));
        auto held = poll(acceptor->token, cursorOf(*acceptor), 25);
        QCOMPARE(held.wait_for(std::chrono::milliseconds(200)), std::future_status::timeout);
        QCOMPARE(urge(*dispatcher).value(u"status").toString(), QStringLiteral("applied"));
        QCOMPARE(held.wait_for(std::chrono::seconds(5)), std::future_status::ready);
        const HttpReply reply = held.get();
        QCOMPARE(reply.status, 200);
        const auto page = protocol::fromJson<protocol::ChangePage>(reply.json());
        QVERIFY(page);
        QCOMPARE(page->items.size(), std::size_t(2)); // the case and its action
        QCOMPARE(page->items.front().id, QStringLiteral("in-PENDING_SIGN"));
        QVERIFY(!page->more);
    }
    void fiftyHeldPollsNeedNoFiftyThreads()
    {
        auto dispatcher = m_town->signIn(QStringLiteral("dispatcher1"));
        auto acceptor = m_town->signIn(QStringLiteral("acceptor1"));
        const QByteArray cursor = cursorOf(*acceptor);
        std::vector<std::future<HttpReply>> held;
        for (int i = 0; i < 50; ++i)
            held.push_back(poll(acceptor->token, cursor, 25));
        QCOMPARE(held.back().wait_for(std::chrono::milliseconds(300)), std::future_status::timeout);
        urge(*dispatcher);
        for (auto &one : held)
            QCOMPARE(one.get().status, 200);
    }
    void nothingWithinTheWaitIs204()
    {
        auto acceptor = m_town->signIn(QStringLiteral("acceptor1"));
        QCOMPARE(acceptor->get("/v1/changes?wait=1&after=" + cursorOf(*acceptor)).status, 204);
    }
    void whatOneMayNotSeeDoesNotWakeButMovesTheCursor()
    {
        auto dispatcher = m_town->signIn(QStringLiteral("dispatcher1"));
        auto power = m_town->signIn(QStringLiteral("power1"));
        const QByteArray before = cursorOf(*power);
        auto held = poll(power->token, before, 1);
        urge(*dispatcher);
        const HttpReply reply = held.get();
        QCOMPARE(reply.status, 200);
        QVERIFY(reply.json().value(u"items").toArray().isEmpty());
        QVERIFY(reply.json().value(u"next").toString().toLatin1() != before);
        QCOMPARE(power->get("/v1/changes?wait=1&after=" + reply.json().value(u"next").toString().toLatin1())
                     .status,
                 204);
    }
    void pagesAreLimitedAndEachRowComesOnce()
    {
        auto dispatcher = m_town->signIn(QStringLiteral("dispatcher1"));
        const QByteArray cursor = cursorOf(*dispatcher);
        for (int i = 0; i < 5; ++i)
            urge(*dispatcher);
        const auto all
            = protocol::fromJson<protocol::ChangePage>(dispatcher->get("/v1/changes?after=" + cursor).json());
        QCOMPARE(all->items.size(), std::size_t(6)); // one case, five actions
        const auto first = protocol::fromJson<protocol::ChangePage>(
            dispatcher->get("/v1/changes?limit=3&after=" + cursor).json());
        QVERIFY(first->more);
        QVERIFY(first->items.size() <= 3);
    }
    void bothFormatsSayTheSame()
    {
        auto dispatcher = m_town->signIn(QStringLiteral("dispatcher1"));
        const QByteArray cursor = cursorOf(*dispatcher);
        urge(*dispatcher);
        const auto json
            = protocol::fromJson<protocol::ChangePage>(dispatcher->get("/v1/changes?after=" + cursor).json());
        const HttpReply cbor
            = dispatcher->get("/v1/changes?after=" + cursor, {"Accept: application/cbor-seq"});
        QCOMPARE(cbor.headers.value("content-type"), QByteArray("application/cbor-seq"));
        const auto rows = rowsOf(cbor.body);
        QCOMPARE(rows.size(), json->items.size() + 1);
        for (std::size_t i = 0; i < json->items.size(); ++i) {
            QCOMPARE(rows[i].id, json->items[i].id);
            QVERIFY(rows[i].values == json->items[i].values);
        }
        QCOMPARE(rows.back().id, json->next);
        QCOMPARE(cbor.headers.value("x-wanmi-more"), QByteArray("false"));
    }
    void cursorsOfAnotherTimeOrScopeEnd()
    {
        auto acceptor = m_town->signIn(QStringLiteral("acceptor1"));
        auto power = m_town->signIn(QStringLiteral("power1"));
        const QByteArray good = cursorOf(*acceptor);
        const auto answer = [&](HttpClient &who, const QByteArray &cursor) {
            return who.get("/v1/changes?after=" + cursor);
        };
        QCOMPARE(answer(*acceptor, good).status, 200);
        QCOMPARE(answer(*power, good).status, 410);
        QCOMPARE(answer(*power, good).reason(), QStringLiteral("scope"));
        server::Cursor cursor = server::Cursor::fromText(good).value();
        ++cursor.epoch;
        QCOMPARE(answer(*acceptor, cursor.toText()).reason(), QStringLiteral("epoch"));
        --cursor.epoch;
        cursor.seq += 1000;
        QCOMPARE(answer(*acceptor, cursor.toText()).reason(), QStringLiteral("epoch"));
        for (const char *nonsense : {"", "x", "!!!!", "AAAA"}) {
            const HttpReply reply = answer(*acceptor, nonsense);
            QCOMPARE(reply.status, 400);
            QCOMPARE(reply.reason(), QStringLiteral("bad-cursor"));
        }
    }
    /// A reader may see what was committed before whoever committed it has said so; or another process
    /// writes.
    void whatIsReadBeforeItIsToldGivesAGoodCursor()
    {
        auto acceptor = m_town->signIn(QStringLiteral("acceptor1"));
        auto dispatcher = m_town->signIn(QStringLiteral("dispatcher1"));
        urge(*dispatcher);
        const QByteArray before = cursorOf(*acceptor);
        const auto writeUntold = [this] {
            server::Database database(m_town->database(), server::Database::Mode::Write);
            database.run(
                "INSERT INTO change_log (tbl, id, op, ver, old_scope, new_scope, at) SELECT tbl, id, op, ver, "
                "old_scope, new_scope, at FROM change_log ORDER BY seq DESC LIMIT 1");
        };
        for (int i = 0; i < 20; ++i) {
            writeUntold();
            const HttpReply read = acceptor->get("/v1/changes?after=" + before);
            QCOMPARE(read.status, 200);
            QVERIFY(acceptor->get("/v1/changes?after=" + read.headers.value("x-wanmi-cursor")).status < 300);
            writeUntold();
            const HttpReply snapshot = acceptor->get("/v1/sync/snapshot?table=person");
            QCOMPARE(snapshot.status, 200);
            QVERIFY(acceptor->get("/v1/changes?after=" + snapshot.headers.value("x-wanmi-cursor")).status
                    < 300);
        }
    }
    void theTailNeverGoesBack()
    {
        const auto storage = server::SqliteStorage::open(m_town->database());
        QVERIFY(storage);
        server::Feed feed(**storage, std::make_shared<base::SystemClock>(), 0);
        constexpr qint64 Last = 200'000;
        std::atomic<bool> wentBack = false;
        {
            const auto tell = [&feed, &wentBack](std::stop_token, qint64 first) {
                for (qint64 seq = first; seq <= Last; seq += 2) {
                    feed.notify(seq);
                    if (feed.tail() < seq)
                        wentBack = true;
                }
            };
            const std::jthread odd(tell, 1), even(tell, 2);
        }
        QVERIFY(!wentBack);
        QCOMPARE(feed.tail(), Last);
    }
    void aNewEpochsLogMayEndEarlier()
    {
        class Held final : public server::Responder::Target
        {
        public:
            std::promise<int> status;
            void answer(server::Answer answer) override { status.set_value(answer.status); }
            void stream(server::Answer, std::shared_ptr<server::ByteStream>, std::optional<qint64>) override { }
        };
        auto dispatcher = m_town->signIn(QStringLiteral("dispatcher1"));
        const auto storage = server::SqliteStorage::open(m_town->database());
        QVERIFY(storage);
        const qint64 tail = (*storage)->tail().value();
        domain::Person acceptor;
        acceptor.post = QStringLiteral("acceptor");
        server::Feed feed(**storage, std::make_shared<base::SystemClock>(), tail + 500);
        const auto parkAt = [&](qint64 epoch) {
            const auto held = std::make_shared<Held>();
            server::Feed::Poll poll;
            poll.session.person = acceptor;
            poll.session.scope = server::Scope::of(acceptor);
            poll.epoch = epoch;
            poll.after = tail;
            poll.wait = std::chrono::seconds(20);
            feed.park(poll, server::Responder(held));
            return held;
        };
        auto old = parkAt(1);
        feed.begin(2, tail);
        QCOMPARE(feed.tail(), tail);
        QCOMPARE(old->status.get_future().get(), 410);
        auto fresh = parkAt(2);
        auto answered = fresh->status.get_future();
        QCOMPARE(answered.wait_for(std::chrono::milliseconds(100)), std::future_status::timeout);
        QCOMPARE(urge(*dispatcher).value(u"status").toString(), QStringLiteral("applied"));
        feed.notify((*storage)->tail().value());
        QCOMPARE(answered.wait_for(std::chrono::seconds(5)), std::future_status::ready);
        QCOMPARE(answered.get(), 200);
    }
    void stoppingAnswersHeldPollsAtOnce()
    {
        auto acceptor = m_town->signIn(QStringLiteral("acceptor1"));
        auto held = poll(acceptor->token, cursorOf(*acceptor), 25);
        QCOMPARE(held.wait_for(std::chrono::milliseconds(200)), std::future_status::timeout);
        QElapsedTimer timer;
        timer.start();
        m_town->stop();
        QCOMPARE(held.get().status, 204);
        QVERIFY(timer.elapsed() < 5000);
        m_town->start();
    }
};

QTEST_GUILESS_MAIN(TestFeed)
#include "tst_feed.moc"

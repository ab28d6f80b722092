// SPDX-License-Identifier: GPL-3.0-or-later
// What every storage promises about cases, the change log and what each reader gets of it.
#include "town.h"
#include "townstorage.h"

#include <QTest>

#include <set>

#include <thread>

using namespace wanmi;
using namespace wanmi::test;
using protocol::RowOp;
using protocol::TableNo;

namespace {
constexpr base::Instant Always = base::Instant{};

std::vector<protocol::RowChange> changesOf(server::Storage &storage, const server::Scope &scope, qint64 after,
                                           int limit = 1000)
{
    std::vector<protocol::RowChange> all;
    for (bool more = true; more;) {
        const auto page = storage.changesAfter(scope, after, limit);
        if (!page)
            qFatal("no page: %s %s", qPrintable(page.error().reason), qPrintable(page.error().detail));
        for (auto &row : rowsOf(page->rows))
            all.push_back(std::move(row));
        after = page->next;
        more = page->more;
    }
    return all;
}

QByteArray snapshotOf(server::Storage &storage, const server::Scope &scope, const QString &table = {})
{
    QByteArray bytes;
    const auto done = storage.snapshot(
        scope, {table, Always}, [](qint64) {},
        [&bytes](const QByteArray &piece) {
            bytes += piece;
            return true;
        });
    if (!done)
        qFatal("no snapshot: %s %s", qPrintable(done.error().reason), qPrintable(done.error().detail));
    return bytes;
}
} // namespace

class TestConformance : public QObject
{
    Q_OBJECT
    std::unique_ptr<TownStorage> m_town;

    TownStorage &town() { return *m_town; }
    server::Storage &storage() { return **m_town; }
    server::Scope scopeOf(const char *account) { return m_town->session(QLatin1StringView(account)).scope; }
    /// Walks a new case up to that many steps.
    void walk(const QString &id, int steps)
    {
        static const std::pair<const char *, const char *> Way[]
            = {{"portal", "report"},    {"acceptor1", "sendVerify"},
               {"sv1", "verifyResult"}, {"acceptor1", "submitRegister"},
               {"shift1", "register"},  {"dispatcher1", "dispatch"},
               {"drainage1", "sign"},   {"drainage1", "feedback"}};
        for (int i = 0; i < steps; ++i) {
            const auto result = m_town->perform(QLatin1StringView(Way[i].first),
                                                orderFor(QLatin1StringView(Way[i].second), id), i);
            QVERIFY2(result.status == u"applied",
                     qPrintable(orderFor(QLatin1StringView(Way[i].second), id).action + u' ' + result.status
                                + u' ' + result.reason));
            QCOMPARE(result.version, i + 1);
        }
    }

private slots:
    void initTestCase_data() { TownStorage::addKinds(); }
    void init()
    {
        QFETCH_GLOBAL(QString, kind);
        if (const QString why = TownStorage::missing(kind); !why.isEmpty())
            QSKIP(qPrintable(why));
        m_town = std::make_unique<TownStorage>(kind);
    }
    void cleanup() { m_town.reset(); }

    void aCaseGoesItsWay()
    {
        walk(QStringLiteral("case-a"), 8);
        QVERIFY(storage().has(TableNo::CaseFile, QStringLiteral("case-a")).value());
        QVERIFY(!storage().has(TableNo::CaseFile, QStringLiteral("case-b")).value());
        qint64 last = 0;
        int rows = 0, actions = 0;
        for (const auto &row : changesOf(storage(), scopeOf("acceptor1"), 0)) {
            QVERIFY(row.seq > last);
            last = row.seq;
            rows += row.table == int(TableNo::CaseFile) && row.id == u"case-a";
            actions += row.table == int(TableNo::CaseAction);
        }
        QCOMPARE(rows, 1); // each row once, as it is now
        QCOMPARE(actions, 8);
        QCOMPARE(storage().tail().value(), last);
    }
    void theSameKeyIsTheSameDeed()
    {
        const auto order = orderFor(QStringLiteral("report"), QStringLiteral("case-a"));
        const auto first = town().perform(QStringLiteral("portal"), order, 0, QStringLiteral("key-1"));
        QCOMPARE(first.status, QStringLiteral("applied"));
        QVERIFY(first.seq > 0);
        const auto again = town().perform(QStringLiteral("portal"), order, 0, QStringLiteral("key-1"));
        QCOMPARE(again.status, QStringLiteral("duplicate"));
        QCOMPARE(again.seq, first.seq);
        QCOMPARE(again.version, first.version);
        QCOMPARE(again.state, first.state);
        // Another's key, and another deed under this key.
        const auto other = town().perform(QStringLiteral("gateway"), order, 0, QStringLiteral("key-1"));
        QCOMPARE(other.reason, QStringLiteral("key-reused"));
        auto changed = order;
        changed.note = QStringLiteral("something else");
        QCOMPARE(town().perform(QStringLiteral("portal"), changed, 0, QStringLiteral("key-1")).reason,
                 QStringLiteral("key-reused"));
        // A refusal is remembered too.
        const auto refused = town().perform(QStringLiteral("power1"),
                                            orderFor(QStringLiteral("sign"), QStringLiteral("case-a")), 1,
                                            QStringLiteral("key-2"));
        QCOMPARE(refused.status, QStringLiteral("rejected"));
        const auto refusedAgain = town().perform(QStringLiteral("power1"),
                                                 orderFor(QStringLiteral("sign"), QStringLiteral("case-a")),
                                                 1, QStringLiteral("key-2"));
        QCOMPARE(refusedAgain.reason, refused.reason);
        QCOMPARE(refusedAgain.kind, refused.kind);
    }
    void aBatchIsJudgedInItsOrder()
    {
        const QString id = QStringLiteral("case-a");
        const auto report = orderFor(QStringLiteral("report"), id),
                   verify = orderFor(QStringLiteral("sendVerify"), id);
        const auto results
            = town().judge(storage(),
                           {town().asked(QStringLiteral("portal"), report, 0, QStringLiteral("k1")),
                            town().asked(QStringLiteral("acceptor1"), verify, 1, QStringLiteral("k2")),
                            town().asked(QStringLiteral("acceptor1"), verify, 1, QStringLiteral("k2")),
                            town().asked(QStringLiteral("acceptor1"), verify, 1, QStringLiteral("k3")),
                            town().asked(QStringLiteral("portal"), report, 0, QStringLiteral("k1"))});
        QVERIFY2(results, results ? "" : qPrintable(results.error().reason + results.error().detail));
        QStringList statuses;
        for (const auto &result : *results)
            statuses.append(result.status);
        QCOMPARE(
            statuses,
            (QStringList{QStringLiteral("applied"), QStringLiteral("applied"), QStringLiteral("duplicate"),
                         QStringLiteral("rejected"), QStringLiteral("duplicate")}));
        QCOMPARE((*results)[2].seq, (*results)[1].seq);
        QVERIFY((*results)[1].seq > (*results)[0].seq);
        QCOMPARE((*results)[3].seq, 0);
    }
    void numbersGoOnByPrefix()
    {
        QStringList numbers;
        for (const char *id : {"case-a", "case-b", "case-c"}) {
            walk(QLatin1StringView(id), 1);
            if (QTest::currentTestFailed())
                return;
        }
        const protocol::TableSpec &table = protocol::spec(TableNo::CaseFile);
        const auto column = std::size_t(protocol::columnIndex(table, "intake_no") - 1);
        for (const auto &row : changesOf(storage(), scopeOf("acceptor1"), 0)) {
            if (row.table == int(TableNo::CaseFile))
                numbers.append(std::get<QString>(row.values[column]).right(6));
        }
        QCOMPARE(numbers,
                 (QStringList{QStringLiteral("000001"), QStringLiteral("000002"), QStringLiteral("000003")}));
    }
    void aReaderGetsItsScopeAndNothingElse()
    {
        const auto drainage = scopeOf("drainage1"), power = scopeOf("power1"), whole = scopeOf("acceptor1");
        walk(QStringLiteral("case-a"), 5);
        const qint64 before = storage().tail().value();
        QVERIFY(changesOf(storage(), power, 0).empty());
        auto order = orderFor(QStringLiteral("dispatch"), QStringLiteral("case-a"));
        order.leadDept = QStringLiteral("power");
        QCOMPARE(town().perform(QStringLiteral("dispatcher1"), order, 5).status, QStringLiteral("applied"));
        // It comes with its whole trail.
        int actions = 0;
        for (const auto &row : changesOf(storage(), power, before)) {
            QCOMPARE(int(row.op), int(RowOp::Upsert));
            actions += row.table == int(TableNo::CaseAction);
        }
        QCOMPARE(actions, 6);
        // It goes with its whole trail.
        const qint64 seen = storage().tail().value();
        auto back = orderFor(QStringLiteral("requestReturn"), QStringLiteral("case-a"));
        QCOMPARE(town().perform(QStringLiteral("power1"), back, 6).reason, QString());
        QCOMPARE(town()
                     .perform(QStringLiteral("dispatcher1"),
                              orderFor(QStringLiteral("approveReturn"), QStringLiteral("case-a")), 7)
                     .reason,
                 QString());
        order.leadDept = QStringLiteral("drainage");
        QCOMPARE(town().perform(QStringLiteral("dispatcher1"), order, 8).reason, QString());
        int left = 0;
        for (const auto &row : changesOf(storage(), power, seen)) {
            QCOMPARE(int(row.op), int(RowOp::LeftScope));
            ++left;
        }
        QVERIFY2(left >= 7, qPrintable(QString::number(left)));
        // Who reported is for those who need it.
        const auto has = [&](const server::Scope &scope, const char *text) {
            return snapshotOf(storage(), scope).contains(text);
        };
        QVERIFY(has(whole, "13912345678"));
        QVERIFY(!has(drainage, "13912345678") && !has(scopeOf("mayor"), "13912345678"));
        QVERIFY(has(drainage, "in-CLOSED") && !has(power, "in-CLOSED"));
    }
    void countsAreWhatASnapshotHolds()
    {
        walk(QStringLiteral("case-a"), 7);
        for (const char *account :
             {"acceptor1", "drainage1", "power1", "sv1", "dc230103", "mayor", "admin"}) {
            const auto scope = scopeOf(account);
            std::map<int, qint64> rows;
            for (const auto &row : rowsOf(snapshotOf(storage(), scope)))
                ++rows[row.table];
            const auto counts = storage().counts(scope, Always);
            QVERIFY2(counts, counts ? "" : qPrintable(counts.error().detail));
            for (const protocol::TableSpec &table : protocol::tables()) {
                const auto found = std::ranges::find(*counts, QLatin1StringView(table.name),
                                                     &std::pair<QString, qint64>::first);
                QVERIFY(found != counts->end());
                QVERIFY2(found->second == rows[int(table.number)], table.name);
            }
        }
    }
    void aSnapshotGoesOnBehindAnyRow()
    {
        for (int i = 0; i < 6; ++i)
            walk(QStringLiteral("case-%1").arg(i), i);
        for (const char *account : {"acceptor1", "dispatcher1", "drainage1"}) {
            const server::Scope scope = scopeOf(account);
            const auto read = [&](const std::optional<protocol::StreamPlace> &after) {
                QByteArray bytes;
                const auto done = storage().snapshot(
                    scope, {{}, Always, true, after}, [](qint64) {},
                    [&bytes](const QByteArray &piece) {
                        bytes += piece;
                        return true;
                    });
                return done ? rowsOf(bytes) : std::vector<protocol::RowChange>();
            };
            const auto keyOf = [](const protocol::RowChange &row) {
                return std::pair(row.table, row.id);
            };
            const auto whole = read({});
            // By another way without an order: the same rows to the byte.
            std::map<std::pair<int, QString>, QByteArray> keys, fast;
            const auto bytesOf = [](const protocol::RowChange &row) {
                QByteArray bytes;
                protocol::RowEncoder(bytes).append(row);
                return bytes;
            };
            for (const protocol::RowChange &row : whole)
                keys[keyOf(row)] = bytesOf(row);
            for (const protocol::RowChange &row : rowsOf(snapshotOf(storage(), scope)))
                fast[keyOf(row)] = bytesOf(row);
            QCOMPARE(keys.size(), whole.size());
            QVERIFY(keys == fast);
            static const auto state
                = size_t(protocol::columnIndex(protocol::spec(protocol::TableNo::CaseFile), "state")) - 1;
            for (size_t at = 0; at < whole.size(); at += std::max<size_t>(1, whole.size() / 60)) {
                const protocol::RowChange &row = whole[at];
                const bool ended = row.table == int(protocol::TableNo::CaseFile)
                    && domain::isTerminal(std::get<QString>(row.values[state]));
                const auto place = protocol::StreamPlace::fromText(
                    protocol::StreamPlace{row.table, ended ? 1 : 0, row.id}.text());
                QVERIFY(place);
                const auto rest = read(place);
                QCOMPARE(rest.size(), whole.size() - at - 1);
                if (!rest.empty())
                    QVERIFY(keyOf(rest.front()) == keyOf(whole[at + 1]));
            }
        }
    }
    void aReaderThatGoesAwayEndsTheSnapshot()
    {
        const auto done = storage().snapshot(
            scopeOf("acceptor1"), {{}, Always}, [](qint64) {}, [](const QByteArray &) { return false; });
        QVERIFY(!done);
        QCOMPARE(done.error().reason, QStringLiteral("reader-gone"));
        QVERIFY(storage().tail()); // the storage goes on
    }
    void whatIsDueIsFound()
    {
        walk(QStringLiteral("case-a"), 7);
        town().clock().advance(std::chrono::hours(24 * 30));
        const auto due = storage().dueCases(town().clock().now(), 10);
        QVERIFY(due);
        QVERIFY(std::ranges::find(*due, QStringLiteral("case-a"), &server::DueCase::caseId) != due->end());
        QVERIFY(storage().dueCases(town().clock().now(), 0)->empty());
    }
    void tasksAreOfWhoHasThem()
    {
        walk(QStringLiteral("case-a"), 2);
        const auto tasks = storage().tasksOf(QStringLiteral("sv1"));
        QVERIFY(tasks);
        QCOMPARE(tasks->size(), std::size_t(1));
        QCOMPARE(tasks->front().id.text(), QStringLiteral("case-a"));
        QVERIFY(storage().tasksOf(QStringLiteral("nobody"))->empty());
        // Whoever signs off leaves the task to others.
        const auto sv1 = town().session(QStringLiteral("sv1"));
        QVERIFY(storage().tasksOfAbsent()->empty());
        QVERIFY(storage().setDuty(sv1, true, town().clock().now(), {}));
        QVERIFY(storage().setDuty(sv1, false, town().clock().now(), {}));
        const auto absent = storage().tasksOfAbsent();
        QVERIFY(absent);
        QCOMPARE(absent->size(), std::size_t(1));
        QVERIFY(absent->front().unfit.contains(QStringLiteral("sv1")));
        QCOMPARE(absent->front().place.lon, InCellA.lon);
        QCOMPARE(absent->front().dutyMark, storage().dutyMark().value());
    }
    void openCasesAreTheOpenOnes()
    {
        std::set<QString> ids;
        QVERIFY(storage().eachOpenCase([&](const domain::CaseFile &file) {
            QVERIFY(file.isOpen());
            ids.insert(file.id.text());
        }));
        QVERIFY(ids.contains(QStringLiteral("in-PENDING_SIGN"))
                && !ids.contains(QStringLiteral("in-CLOSED")));
    }
    void theCityIsWhatWasMade()
    {
        const auto facts = storage().facts();
        QVERIFY(facts);
        QCOMPARE(facts->nameEn, QStringLiteral("Small town"));
        QCOMPARE(facts->bounds.west, 126.624);
        QVERIFY(facts->epoch > 0);
        const auto cells = storage().cells();
        QCOMPARE(cells->size(), std::size_t(2));
        QCOMPARE(cells->front().shape.rings.size(), std::size_t(1));
        QVERIFY(storage().classes()->empty());
        QVERIFY(storage().wallBook()->scenes.size() > 3);
    }
    // Texts that a database might take for something else.
    void anyTextIsKept()
    {
        const QString wild
            = QStringLiteral("'; DROP TABLE case_file; -- \\ \"{},$1\" %s \u4e95\u76d6 \U0001F573 \t\n");
        auto order = orderFor(QStringLiteral("report"), QStringLiteral("case-a"));
        order.description = wild;
        order.reporterName = wild;
        QCOMPARE(town().perform(QStringLiteral("portal"), order, 0).status, QStringLiteral("applied"));
        const auto column
            = std::size_t(protocol::columnIndex(protocol::spec(TableNo::CaseFile), "description") - 1);
        bool found = false;
        for (const auto &row : changesOf(storage(), scopeOf("acceptor1"), 0)) {
            if (row.table != int(TableNo::CaseFile))
                continue;
            QCOMPARE(std::get<QString>(row.values[column]), wild);
            found = true;
        }
        QVERIFY(found);
    }
    // The commit-order hole: numbers drawn early and seen late. Several writers, and a reader that never
    // looks back.
    void noChangeIsEverMissed()
    {
        constexpr int Writers = 4, Each = 40;
        std::atomic<int> running = Writers;
        std::vector<std::thread> writers;
        QFETCH_GLOBAL(QString, kind);
        std::vector<std::unique_ptr<server::Storage>> others;
        std::vector<std::vector<server::Asked>> orders(Writers);
        for (int w = 0; w < Writers; ++w) {
            others.push_back(town().another());
            for (int i = 0; i < Each; ++i) {
                const QString id = QStringLiteral("hole-%1-%2").arg(w).arg(i);
                orders[std::size_t(w)].push_back(
                    town().asked(QStringLiteral("portal"), orderFor(QStringLiteral("report"), id), 0, id));
            }
        }
        std::atomic<int> failed = 0;
        for (int w = 0; w < Writers; ++w) {
            writers.emplace_back([&, w] {
                for (const server::Asked &one : orders[std::size_t(w)]) {
                    const auto results = town().judge(*others[std::size_t(w)], {one});
                    failed += !results || results->front().status != u"applied";
                }
                --running;
            });
        }
        std::set<QString> seen;
        qint64 after = 0;
        const auto scope = scopeOf("acceptor1");
        const auto look = [&] {
            for (const auto &row : changesOf(storage(), scope, after)) {
                after = std::max(after, row.seq);
                if (row.table == int(TableNo::CaseFile))
                    seen.insert(row.id);
            }
        };
        while (running > 0)
            look();
        for (std::thread &writer : writers)
            writer.join();
        look();
        QCOMPARE(failed.load(), 0);
        QCOMPARE(int(seen.size()), Writers * Each);
    }
};

QTEST_GUILESS_MAIN(TestConformance)
#include "tst_conformance.moc"

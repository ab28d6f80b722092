// SPDX-License-Identifier: GPL-3.0-or-later
// Stretches of rows and their sums, which seats compare their replicas with: the same on every storage.
#include "town.h"
#include "townstorage.h"

#include "server/rangesums.h"

#include <QTest>

using namespace wanmi;
using namespace wanmi::test;
using protocol::RowRange;
using protocol::TableNo;

namespace {
constexpr base::Instant Always = base::Instant{};
constexpr int AllColumns = 1000;

using Rows = std::vector<protocol::RowChange>;

Rows decoded(const QByteArray &bytes, protocol::Fit fit)
{
    Rows rows;
    protocol::RowDecoder decoder(fit);
    decoder.feed(bytes);
    for (auto row = decoder.next(); row && *row; row = decoder.next())
        rows.push_back(std::move(**row));
    return rows;
}

bool isSame(const protocol::RowChange &a, const protocol::RowChange &b)
{
    return a.table == b.table && a.id == b.id && a.ver == b.ver && a.values == b.values;
}
} // namespace

class TestRanges : public QObject
{
    Q_OBJECT
    std::unique_ptr<TownStorage> m_town;

    server::Storage &storage() { return **m_town; }
    server::Scope scopeOf(const char *account) { return m_town->session(QLatin1StringView(account)).scope; }
    Rows snapshotOf(const server::Scope &scope, const protocol::TableSpec &table)
    {
        QByteArray bytes;
        const auto done = storage().snapshot(
            scope, {QString::fromLatin1(table.name), Always}, [](qint64) {},
            [&bytes](const QByteArray &piece) {
                bytes += piece;
                return true;
            });
        if (!done)
            qFatal("no snapshot: %s", qPrintable(done.error().detail));
        Rows rows = rowsOf(bytes);
        std::ranges::sort(rows, {}, [](const protocol::RowChange &row) { return row.id.toUtf8(); });
        return rows;
    }
    server::RangeRead read(const server::Scope &scope, const RowRange &range, qint64 most = 1000)
    {
        const auto rows = storage().rangeOf(scope, range, most);
        if (!rows)
            qFatal("no range: %s %s", qPrintable(rows.error().reason), qPrintable(rows.error().detail));
        return *rows;
    }
    void walk(const QString &id, int steps)
    {
        static const std::pair<const char *, const char *> Way[]
            = {{"portal", "report"},    {"acceptor1", "sendVerify"},
               {"sv1", "verifyResult"}, {"acceptor1", "submitRegister"},
               {"shift1", "register"},  {"dispatcher1", "dispatch"}};
        for (int i = 0; i < steps; ++i) {
            const auto result = m_town->perform(QLatin1StringView(Way[i].first),
                                                orderFor(QLatin1StringView(Way[i].second), id), i);
            QVERIFY2(result.status == u"applied", qPrintable(result.reason));
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

    void stretchAfterStretchIsWhatASnapshotHolds()
    {
        walk(QStringLiteral("case-a"), 6);
        int stretches = 0;
        for (const char *account : {"acceptor1", "drainage1", "power1", "sv1", "dc230103", "mayor", "admin"}) {
            const server::Scope scope = scopeOf(account);
            for (const protocol::TableSpec &table : protocol::tables()) {
                const Rows expected = snapshotOf(scope, table);
                Rows found;
                RowRange range{table.number, {}, {}, Always, AllColumns};
                do {
                    const server::RangeRead part = read(scope, range, 3);
                    const Rows rows = rowsOf(part.rows);
                    QCOMPARE(qint64(rows.size()), part.count);
                    QVERIFY(part.count <= 3);
                    found.insert(found.end(), rows.begin(), rows.end());
                    // The same stretch with its end said is the same.
                    range.upto = part.upto;
                    QCOMPARE(read(scope, range).rows, part.upto.isEmpty() ? read(scope, range, 1000).rows : part.rows);
                    range.after = std::exchange(range.upto, {});
                    ++stretches;
                } while (!range.after.isEmpty());
                QVERIFY2(std::ranges::equal(found, expected, isSame), table.name);
            }
        }
        QVERIFY(stretches > 200);
    }
    void onlyTheColumnsThatTheAskerKnowsAreSent()
    {
        RowRange range{TableNo::Person, {}, {}, Always, 3};
        const Rows few = decoded(read(scopeOf("mayor"), range).rows, protocol::Fit::Raw);
        range.columns = AllColumns;
        const Rows all = rowsOf(read(scopeOf("mayor"), range).rows);
        QVERIFY(!all.empty());
        QCOMPARE(few.size(), all.size());
        for (std::size_t i = 0; i < all.size(); ++i) {
            QCOMPARE(few[i].values.size(), 2u);
            QVERIFY(std::equal(few[i].values.begin(), few[i].values.end(), all[i].values.begin()));
        }
    }
    void actionsBeforeAMomentDoNotCount()
    {
        walk(QStringLiteral("case-a"), 1);
        const base::Instant then = m_town->clock().now() + std::chrono::seconds(1);
        m_town->clock().advance(std::chrono::hours(1));
        walk(QStringLiteral("case-b"), 2);
        for (const char *account : {"acceptor1", "dc230103"}) {
            const RowRange range{TableNo::CaseAction, {}, {}, then, AllColumns};
            QCOMPARE(read(scopeOf(account), range).count, account[0] == 'a' ? 2 : read(scopeOf(account), range).count);
        }
        QVERIFY(read(scopeOf("acceptor1"), {TableNo::CaseAction, {}, {}, Always, AllColumns}).count > 2);
    }
    void whatWasReportedIsForThoseWhoNeedIt()
    {
        walk(QStringLiteral("case-a"), 1);
        const RowRange range{TableNo::CaseReporter, {}, {}, Always, AllColumns};
        QVERIFY(read(scopeOf("acceptor1"), range).count > 0);
        QCOMPARE(read(scopeOf("mayor"), range).count, 0);
        QCOMPARE(read(scopeOf("drainage1"), range).count, 0);
    }
    void theLogTellsOfAStretchOnly()
    {
        const qint64 before = storage().tail().value();
        walk(QStringLiteral("case-m"), 1);
        const qint64 tail = storage().tail().value();
        const auto newest = [&](TableNo table, const char *after, const char *upto, qint64 since) {
            const auto news = storage().newsOf(
                {table, QLatin1StringView(after), QLatin1StringView(upto), Always, AllColumns}, since);
            return news && news->tail == tail ? news->newest : -1;
        };
        QVERIFY(newest(TableNo::CaseFile, "", "", before) > before);
        QVERIFY(newest(TableNo::CaseFile, "case-l", "case-m", before) > before);
        QCOMPARE(newest(TableNo::CaseFile, "case-m", "", before), 0);
        QCOMPARE(newest(TableNo::CaseFile, "", "case-l", before), 0);
        QCOMPARE(newest(TableNo::Component, "", "", before), 0);
        QCOMPARE(newest(TableNo::CaseFile, "", "", tail), 0);
    }
    void aSumIsKeptUntilARowOfItChanges()
    {
        server::RangeSums sums(storage(), 4);
        const server::Scope scope = scopeOf("acceptor1");
        const RowRange first{TableNo::CaseFile, {}, {}, {}, AllColumns};
        const auto sum = [&](const RowRange &range, qint64 cursor) {
            const auto answer = sums.sum(scope, range, 1, cursor);
            return answer ? *answer : protocol::RangeSum{};
        };
        const qint64 begin = storage().tail().value();
        const auto one = sum(first, begin);
        QCOMPARE(one.rows, 4);
        QCOMPARE(one.hash, QString::fromLatin1(server::blake2b(read(scope, first, 4).rows).toHex()));
        QVERIFY(!one.changed && !one.range.upto.isEmpty());
        RowRange second = first;
        second.after = one.range.upto;
        QCOMPARE(sum(second, begin).rows, 4);
        QCOMPARE(sums.readings(), 2);
        for (int i = 0; i < 5; ++i)
            QCOMPARE(sum(first, begin).hash, one.hash);
        QCOMPARE(sums.readings(), 2);
        // A row in front of all others: the stretch has one more, and ends where it ended.
        walk(QStringLiteral("a-case"), 1);
        const auto behind = sum(first, begin);
        QVERIFY(behind.changed);
        QCOMPARE(behind.range.upto, one.range.upto);
        const qint64 now = storage().tail().value();
        const auto fresh = sum(first, now);
        QVERIFY(!fresh.changed && fresh.hash != one.hash);
        QCOMPARE(fresh.rows, 5);
        QCOMPARE(fresh.range.upto, one.range.upto);
        QCOMPARE(sums.readings(), 3);
        // Whoever stands before the change is told so, from what is kept.
        QVERIFY(sum(first, begin).changed);
        QVERIFY(!sum(second, begin).changed);
        QCOMPARE(sums.readings(), 3);
        // Other eyes, another sum.
        QVERIFY(sums.sum(scopeOf("drainage1"), first, 1, now)->hash != fresh.hash);
    }
};

QTEST_GUILESS_MAIN(TestRanges)
#include "tst_ranges.moc"

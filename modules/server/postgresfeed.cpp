// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/postgresstorage.h"

#include "server/feedpage.h"
#include "server/postgrescopyout.h"
#include "server/postgresschema.h"
#include "server/postgresvalues.h"
#include "server/rowsql.h"

#include <QHash>

namespace wanmi::server {
using namespace postgres;
using postgres::Database;
using postgres::Query;
using protocol::TableNo;
using protocol::TableSpec;

namespace {
/// SELECT columns…, ver, and who sees cases and actions.
std::string selectSql(const TableSpec &table)
{
    switch (table.number) {
    case TableNo::CaseFile:
        return "SELECT " + columnList(table) + ", ver, scope FROM case_file";
    case TableNo::CaseAction:
        return "SELECT " + columnList(table, "a.")
            + ", a.ver, c.scope FROM case_action a JOIN case_file c ON c.id = a.case_id";
    default:
        return "SELECT " + columnList(table) + ", ver FROM " + table.name;
    }
}

/// Whether a scope given as $1 sees a row; empty where every row is seen.
std::string seenBy(const Scope &scope, const TableSpec &table)
{
    if (table.audience != protocol::Audience::ByDepartment || scope.wholeCity())
        return {};
    switch (table.number) {
    case TableNo::CaseFile:
        return "string_to_array(scope, ' ') && $1::text[]";
    case TableNo::CaseAction:
        return "string_to_array(c.scope, ' ') && $1::text[]";
    default:
        return "string_to_array(wanmi_component_tags(competent_dept, owner_unit, maintain_unit, cell), ' ') && "
               "$1::text[]";
    }
}

/// A reading and its values; the scope is $1 where it is asked.
struct Reading
{
    std::string sql;
    Parameters values;
    const char *idColumn = "id";
    bool hasWhere = false;
};

Reading readingOf(const std::string &select, const std::vector<std::string> &conditions, const Scope &scope,
                  const std::string &seen)
{
    Reading reading{select, {}, "id", false};
    if (!seen.empty()) {
        QStringList tags;
        for (const std::string &tag : scope.tags())
            tags.append(QString::fromStdString(tag));
        reading.values.push_back({listText(tags)});
    }
    std::string where;
    for (const std::string &one : conditions)
        where += (where.empty() ? " WHERE " : " AND ") + one;
    if (!seen.empty())
        where += (where.empty() ? " WHERE " : " AND ") + seen;
    reading.sql += where;
    reading.hasWhere = !where.empty();
    return reading;
}

/// The readings that make up one table of a snapshot, in order: open cases come before closed ones.
std::vector<Reading> readingsOf(const TableSpec &table, const Scope &scope, base::Instant actionsSince)
{
    const std::string seen = seenBy(scope, table);
    const auto one = [&](const std::string &select, const std::vector<std::string> &conditions) {
        return readingOf(select, conditions, scope, seen);
    };
    if (table.number == TableNo::CaseFile)
        return {one(selectSql(table), {"is_open = 1"}), one(selectSql(table), {"is_open = 0"})};
    if (table.number == TableNo::CaseAction) {
        const std::string since = "at >= " + std::to_string(base::toMs(actionsSince));
        if (seen.empty())
            return {one("SELECT " + columnList(table) + ", ver FROM case_action", {since})};
        Reading joined = one(selectSql(table), {"a." + since});
        joined.idColumn = "a.id";
        return {std::move(joined)};
    }
    return {one(selectSql(table), {})};
}

void putInOrder(Reading &reading, const std::optional<QString> &behind)
{
    if (behind) {
        reading.values.push_back({behind->toUtf8()});
        reading.sql += (reading.hasWhere ? " AND " : " WHERE ") + std::string(reading.idColumn) + " > $"
            + std::to_string(reading.values.size());
    }
    reading.sql += std::string(" ORDER BY ") + reading.idColumn;
}

qint64 tailOf(Database &database)
{
    Query query(database, "SELECT coalesce(max(seq), 0) FROM change_log");
    return query.step() ? query.integer(0) : 0;
}

/// Hands on each row until one is not taken. \return whether all were.
template <typename Take> bool fetchRows(Database &database, const Reading &reading, const Take &take)
{
    Cursor rows(database, reading.sql, reading.values, Cursor::Fetch::Ahead);
    while (const Query *row = rows.next()) {
        if (!take(*row))
            return false;
    }
    return true;
}

template <typename Take> bool copyRows(Database &database, const std::string &sql, const Take &take)
{
    database.run("SET LOCAL statement_timeout = 0"); // one statement for all of a table
    CopyOut rows(database, sql);
    while (rows.step()) {
        if (!take(rows))
            return false;
    }
    return true;
}

using RowKey = std::pair<int, QByteArray>; // table, id

/// Hands on each of these rows as it is now: one question for each table.
template <typename Take> void readRows(Database &database, const std::map<int, QStringList> &ids, const Take &take)
{
    for (const auto &[number, list] : ids) {
        const TableSpec *table = protocol::findTable(number);
        if (!table)
            continue;
        const char *key = table->number == TableNo::CaseAction ? " WHERE a.id = ANY($1::text[])"
                                                               : " WHERE id = ANY($1::text[])";
        Query query(database, selectSql(*table) + key);
        query.bindList(list);
        while (query.step())
            take(query, *table, RowKey(number, query.utf8(0).toByteArray()));
    }
}

/// The rows of a page as they are now, encoded.
QHash<RowKey, QByteArray> rowsOf(Database &database, const Scope &scope, const std::vector<Wanted> &wanted)
{
    std::map<int, QStringList> ids;
    QHash<RowKey, qint64> seqs;
    for (const Wanted &one : wanted) {
        if (!one.changed || !one.touched || isDeletion(one.last.op))
            continue;
        ids[one.last.table].append(QString::fromUtf8(one.last.id));
        seqs.insert({one.last.table, one.last.id}, one.last.seq);
    }
    QHash<RowKey, QByteArray> rows;
    readRows(database, ids, [&](const Query &query, const TableSpec &table, const RowKey &key) {
        if (!visible(scope, table, query))
            return;
        QByteArray bytes;
        protocol::RowEncoder encoder(bytes);
        encodeRow(encoder, query, table, seqs.value(key));
        rows.insert(key, bytes);
    });
    return rows;
}

constexpr auto LogSql = "SELECT seq, tbl, id, op, ver, old_scope, new_scope FROM change_log WHERE seq > $1 ORDER BY seq "
                        "LIMIT $2";

bool isExpired(Database &database, qint64 after)
{
    // What a server was told of this a while ago may be old: lines may have gone that this cursor needs.
    return after < metaText(database, QStringLiteral("oldest_seq")).toLongLong();
}
} // namespace

base::Result<FeedPage> PostgresStorage::changesAfter(const Scope &scope, qint64 after, int limit)
{
    return read([&](Database &database) -> base::Result<FeedPage> {
        const Transaction reading(database, Transaction::Kind::Read);
        FeedPage page;
        page.next = after;
        std::vector<LogLine> lines;
        Query log(database, LogSql);
        log.bind(after).bind(limit * ScanPerItem);
        while (int(lines.size()) < limit && log.step()) {
            LogLine line = seenBy(entryFrom(log), scope);
            page.next = line.seq;
            if (line.sawBefore || line.seesAfter)
                lines.push_back(std::move(line));
        }
        page.more = page.next < tailOf(database);
        if (isExpired(database, after))
            return base::refused(QStringLiteral("expired"));
        const std::vector<Wanted> wanted = dedupe(lines);
        const auto rows = rowsOf(database, scope, wanted);
        for (const Wanted &one : wanted) {
            const TableSpec *table = protocol::findTable(one.last.table);
            if (!table || !one.changed || !one.touched)
                continue;
            const auto row = rows.constFind({one.last.table, one.last.id});
            if (row != rows.constEnd())
                page.rows += *row;
            else
                encodeGone(one.last, *table, page.rows);
        }
        return page;
    });
}

base::Result<ChangeLines> PostgresStorage::linesAfter(qint64 after, int limit)
{
    return read([&](Database &database) -> base::Result<ChangeLines> {
        const Transaction reading(database, Transaction::Kind::Read);
        ChangeLines lines;
        lines.next = after;
        Query log(database, LogSql);
        log.bind(after).bind(limit);
        while (log.step())
            lines.entries.push_back(entryFrom(log));
        if (isExpired(database, after))
            return base::refused(QStringLiteral("expired"));
        std::map<int, QStringList> ids;
        QHash<RowKey, std::size_t> places;
        for (const std::size_t newest : newestOfEach(lines.entries)) {
            const LogEntry &entry = lines.entries[newest];
            lines.rows.emplace_back(newest, RowNow());
            if (isDeletion(entry.op))
                continue;
            ids[entry.table].append(QString::fromUtf8(entry.id));
            places.insert({entry.table, entry.id}, lines.rows.size() - 1);
        }
        readRows(database, ids, [&](const Query &query, const TableSpec &table, const RowKey &key) {
            auto &[newest, now] = lines.rows[places.value(key)];
            now = rowNow(query, table, lines.entries[newest].seq);
        });
        if (!lines.entries.empty())
            lines.next = lines.entries.back().seq;
        return lines;
    });
}

base::Result<void> PostgresStorage::snapshot(const Scope &scope, const SnapshotAsk &ask,
                                             const std::function<void(qint64)> &begin,
                                             const std::function<bool(QByteArray)> &send)
{
    // A connection of its own: a slow reader holds it for long.
    return readMuch([&](Database &database) -> base::Result<void> {
        database.run("SET idle_in_transaction_session_timeout = '10min'");
        const Transaction reading(database, Transaction::Kind::Read);
        begin(tailOf(database));
        QByteArray piece;
        piece.reserve(PieceBytes + PieceBytes / 4);
        protocol::RowEncoder encoder(piece);
        SnapshotWalk walk(ask);
        for (const TableSpec &table : protocol::tables()) {
            const auto take = [&](const auto &row) {
                encodeRow(encoder, row, table, 0);
                if (piece.size() < PieceBytes)
                    return true;
                const bool isSent = send(std::exchange(piece, QByteArray()));
                piece.reserve(PieceBytes + PieceBytes / 4);
                return isSent;
            };
            if (!ask.table.isEmpty() && ask.table != QLatin1StringView(table.name))
                continue;
            if (table.audience == protocol::Audience::ReporterNeed && !scope.reporterData())
                continue;
            int number = 0;
            for (Reading &one : readingsOf(table, scope, ask.actionsSince)) {
                const auto step = walk.next(table, number++);
                if (step == SnapshotWalk::Step::Skip)
                    continue;
                if (ask.ordered)
                    putInOrder(one, step == SnapshotWalk::Step::Behind ? std::optional(ask.after->id) : std::nullopt);
                const bool isSent = one.values.empty() && !ask.ordered ? copyRows(database, one.sql, take)
                                                                       : fetchRows(database, one, take);
                if (!isSent)
                    return base::failure(ErrorKind::Unreachable, QStringLiteral("reader-gone"));
            }
        }
        if (!piece.isEmpty() && !send(piece))
            return base::failure(ErrorKind::Unreachable, QStringLiteral("reader-gone"));
        return {};
    });
}

base::Result<std::vector<std::pair<QString, qint64>>> PostgresStorage::counts(const Scope &scope,
                                                                              base::Instant actionsSince)
{
    using Counts = std::vector<std::pair<QString, qint64>>;
    const auto count = [&](Database &database) -> base::Result<Counts> {
        const Transaction reading(database, Transaction::Kind::Read);
        Counts counts;
        for (const TableSpec &table : protocol::tables()) {
            qint64 rows = 0;
            const bool none = table.audience == protocol::Audience::ReporterNeed && !scope.reporterData();
            for (const Reading &one :
                 none ? std::vector<Reading>() : readingsOf(table, scope, actionsSince)) {
                const std::size_t from = one.sql.find(" FROM ");
                Cursor counted(database, "SELECT count(*)" + one.sql.substr(from), one.values);
                const Query *row = counted.next();
                rows += row ? row->integer(0) : 0;
            }
            counts.emplace_back(QString::fromLatin1(table.name), rows);
        }
        return counts;
    };
    return m_standby ? readMuch(count) : read(count);
}
} // namespace wanmi::server

// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/sqlitestorage.h"

#include "protocol/rowcodec.h"
#include "server/feedpage.h"
#include "server/sqliteschema.h"

namespace wanmi::server {
namespace {
using protocol::TableNo;
using protocol::TableSpec;

/// SELECT columns…, ver, tags of one table's rows; tags are text for cases and actions, columns for
/// components.
std::string selectSql(const TableSpec &table)
{
    switch (table.number) {
    case TableNo::CaseFile:
        return "SELECT " + columnList(table) + ", ver, scope FROM case_file";
    case TableNo::CaseAction:
        return "SELECT " + columnList(table, "a.")
            + ", a.ver, c.scope FROM case_file c CROSS JOIN case_action a ON "
              "a.case_id = c.id";
    default:
        return "SELECT " + columnList(table) + ", ver FROM " + table.name;
    }
}

/// Lets a WHERE clause ask the scope before a join is paid for.
void registerSees(Database &database, const Scope &scope)
{
    sqlite3_create_function_v2(
        database.handle(), "wanmi_sees", 1, SQLITE_UTF8, const_cast<Scope *>(&scope),
        [](sqlite3_context *context, int, sqlite3_value **values) {
            const auto *scope = static_cast<const Scope *>(sqlite3_user_data(context));
            const auto *text = reinterpret_cast<const char *>(sqlite3_value_text(values[0]));
            const std::string_view tags(text ? text : "", std::size_t(sqlite3_value_bytes(values[0])));
            sqlite3_result_int(context, scope->sees(tags));
        },
        nullptr, nullptr, nullptr);
}

struct Reading
{
    std::string sql, row; ///< the row's number: what a stream is ordered by
    bool hasWhere = false;
};

/// The readings that make up one table of a snapshot, in order: open cases come before closed ones.
std::vector<Reading> snapshotReadings(const TableSpec &table, bool wholeCity)
{
    if (table.number == TableNo::CaseFile)
        return {{selectSql(table) + " WHERE is_open = 1", "fid", true},
                {selectSql(table) + " WHERE is_open = 0", "fid", true}};
    if (table.number == TableNo::CaseAction) {
        if (wholeCity) // the index of time gives the rows' numbers, which then are read as they lie
            return {{"SELECT " + columnList(table)
                         + ", ver FROM case_action WHERE fid IN (SELECT fid FROM case_action WHERE at >= ?)",
                     "fid", true}};
        return {{selectSql(table) + " WHERE wanmi_sees(c.scope) AND a.at >= ?", "a.fid", true}};
    }
    return {{selectSql(table), "fid", false}};
}

std::string inOrder(const Reading &reading, bool behind)
{
    std::string sql = reading.sql;
    if (behind)
        sql += (reading.hasWhere ? " AND " : " WHERE ") + reading.row + " > ?";
    return sql + " ORDER BY " + reading.row;
}

/// The number of the row that a stream goes on behind. Nothing when it is gone, or has been since the stream began and
/// came again with another number: then its reading is read anew.
std::optional<qint64> rowOf(Database &database, const SnapshotAsk &ask)
{
    const TableSpec *table = protocol::findTable(ask.after->table);
    Query gone(database, "SELECT 1 FROM change_log WHERE seq > ? AND tbl = ? AND id = ? AND op = 1");
    gone.bind(ask.since).bind(ask.after->table).bind(ask.after->id);
    if (!table || gone.step())
        return std::nullopt;
    Query row(database, std::string("SELECT fid FROM ") + table->name + " WHERE id = ?");
    row.bind(ask.after->id);
    return row.step() ? std::optional(row.integer(0)) : std::nullopt;
}

qint64 tailOf(Database &database)
{
    Query query(database, "SELECT seq FROM sqlite_sequence WHERE name = 'change_log'");
    return query.step() ? query.integer(0) : 0;
}

std::string makeRowSql(const TableSpec &table)
{
    std::string sql = selectSql(table) + (table.number == TableNo::CaseAction ? " WHERE a.id = ?" : " WHERE id = ?");
    // The trail is looked up by its own key here, so the join must be free to start there.
    if (const auto cross = sql.find("case_file c CROSS JOIN case_action a"); cross != std::string::npos)
        sql.replace(cross, 36, "case_action a JOIN case_file c");
    return sql;
}

/// SELECT of selectSql() for one row by its id.
const std::string &rowSql(const TableSpec &table)
{
    static const std::map<TableNo, std::string> Made = [] {
        std::map<TableNo, std::string> made;
        for (const TableSpec &one : protocol::tables())
            made.emplace(one.number, makeRowSql(one));
        return made;
    }();
    return Made.at(table.number);
}

void encodeWanted(Database &database, const Scope &scope, const Wanted &one, QByteArray &out)
{
    const TableSpec *table = protocol::findTable(one.last.table);
    if (!table || !one.changed || !one.touched)
        return;
    if (!isDeletion(one.last.op)) {
        Query row(database, rowSql(*table));
        row.bind(QString::fromUtf8(one.last.id));
        if (row.step() && visible(scope, *table, row)) {
            protocol::RowEncoder encoder(out);
            encodeRow(encoder, row, *table, one.last.seq);
            return;
        }
    }
    encodeGone(one.last, *table, out);
}

constexpr std::string_view LogSql = "SELECT seq, tbl, id, op, ver, old_scope, new_scope FROM change_log WHERE seq > ? "
                                    "ORDER BY seq LIMIT ?";

bool isExpired(Database &database, qint64 after)
{
    // What this server was told of it may be old: lines may have gone that this cursor needs.
    return after < metaText(database, QStringLiteral("oldest_seq")).toLongLong();
}
} // namespace

base::Result<FeedPage> SqliteStorage::changesAfter(const Scope &scope, qint64 after, int limit)
{
    return guarded([&]() -> base::Result<FeedPage> {
        Reader reader(*this);
        Transaction transaction(*reader, Transaction::Kind::Read);
        FeedPage page;
        page.next = after;
        std::vector<LogLine> lines;
        {
            Query log(*reader, LogSql);
            log.bind(after).bind(limit * ScanPerItem);
            while (int(lines.size()) < limit && log.step()) {
                LogLine line = seenBy(entryFrom(log), scope);
                page.next = line.seq;
                if (line.sawBefore || line.seesAfter)
                    lines.push_back(std::move(line));
            }
        }
        page.more = page.next < tailOf(*reader);
        if (isExpired(*reader, after))
            return base::refused(QStringLiteral("expired"));
        for (const Wanted &one : dedupe(lines))
            encodeWanted(*reader, scope, one, page.rows);
        return page;
    });
}

base::Result<ChangeLines> SqliteStorage::linesAfter(qint64 after, int limit)
{
    return guarded([&]() -> base::Result<ChangeLines> {
        Reader reader(*this);
        Transaction transaction(*reader, Transaction::Kind::Read);
        ChangeLines lines;
        lines.next = after;
        {
            Query log(*reader, LogSql);
            log.bind(after).bind(limit);
            while (log.step())
                lines.entries.push_back(entryFrom(log));
        }
        if (isExpired(*reader, after))
            return base::refused(QStringLiteral("expired"));
        for (const std::size_t newest : newestOfEach(lines.entries)) {
            const LogEntry &entry = lines.entries[newest];
            const TableSpec *table = isDeletion(entry.op) ? nullptr : protocol::findTable(entry.table);
            RowNow now;
            if (table) {
                Query row(*reader, rowSql(*table));
                row.bind(QString::fromUtf8(entry.id));
                if (row.step())
                    now = rowNow(row, *table, entry.seq);
            }
            lines.rows.emplace_back(newest, std::move(now));
        }
        if (!lines.entries.empty())
            lines.next = lines.entries.back().seq;
        return lines;
    });
}

base::Result<void> SqliteStorage::snapshot(const Scope &scope, const SnapshotAsk &ask,
                                           const std::function<void(qint64)> &begin,
                                           const std::function<bool(QByteArray)> &send)
{
    return guarded([&]() -> base::Result<void> {
        // A connection of its own: it carries the scope, and a slow reader holds it for long.
        Database database(m_path, Database::Mode::ReadOnly);
        database.run("PRAGMA cache_size = -8192; PRAGMA mmap_size = 2147418112");
        registerSees(database, scope);
        Transaction transaction(database, Transaction::Kind::Read);
        begin(tailOf(database));
        QByteArray piece;
        piece.reserve(PieceBytes + PieceBytes / 4);
        protocol::RowEncoder encoder(piece);
        SnapshotWalk walk(ask);
        for (const TableSpec &table : protocol::tables()) {
            if (!ask.table.isEmpty() && ask.table != QLatin1StringView(table.name))
                continue;
            int number = 0;
            for (const Reading &reading : snapshotReadings(table, scope.wholeCity())) {
                const auto step = walk.next(table, number++);
                if (step == SnapshotWalk::Step::Skip)
                    continue;
                const auto behind = step == SnapshotWalk::Step::Behind ? rowOf(database, ask) : std::nullopt;
                Query query(database, ask.ordered ? inOrder(reading, behind.has_value()) : reading.sql);
                if (table.number == TableNo::CaseAction)
                    query.bind(base::toMs(ask.actionsSince));
                if (behind)
                    query.bind(*behind);
                while (query.step()) {
                    if (!visible(scope, table, query))
                        continue;
                    encodeRow(encoder, query, table, 0);
                    if (piece.size() < PieceBytes)
                        continue;
                    if (!send(std::exchange(piece, QByteArray())))
                        return base::failure(ErrorKind::Unreachable, QStringLiteral("reader-gone"));
                    piece.reserve(PieceBytes + PieceBytes / 4);
                }
            }
        }
        if (!piece.isEmpty() && !send(piece))
            return base::failure(ErrorKind::Unreachable, QStringLiteral("reader-gone"));
        return {};
    });
}

base::Result<std::vector<std::pair<QString, qint64>>> SqliteStorage::counts(const Scope &scope,
                                                                            base::Instant actionsSince)
{
    return guarded([&]() -> base::Result<std::vector<std::pair<QString, qint64>>> {
        Database database(m_path, Database::Mode::ReadOnly);
        registerSees(database, scope);
        std::vector<std::pair<QString, qint64>> counts;
        for (const TableSpec &table : protocol::tables()) {
            qint64 rows = 0;
            const bool all = table.audience == protocol::Audience::Everyone || scope.wholeCity();
            if (table.audience == protocol::Audience::ReporterNeed && !scope.reporterData()) {
                rows = 0;
            } else if (table.number == TableNo::Component && !all) {
                Query query(database, selectSql(table));
                while (query.step())
                    rows += visible(scope, table, query);
            } else {
                std::string sql = std::string("SELECT count(*) FROM ") + table.name;
                if (table.number == TableNo::CaseFile && !all)
                    sql += " WHERE wanmi_sees(scope)";
                if (table.number == TableNo::CaseAction)
                    sql += all
                        ? " WHERE at >= ?"
                        : " a JOIN case_file c ON c.id = a.case_id WHERE a.at >= ? AND wanmi_sees(c.scope)";
                Query query(database, sql);
                if (table.number == TableNo::CaseAction)
                    query.bind(base::toMs(actionsSince));
                rows = query.step() ? query.integer(0) : 0;
            }
            counts.emplace_back(QString::fromLatin1(table.name), rows);
        }
        return counts;
    });
}
} // namespace wanmi::server

// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/sqlitestorage.h"

#include "protocol/rowcodec.h"
#include "server/sqliteschema.h"

#include <algorithm>
#include <unordered_map>

namespace wanmi::server {
namespace {
using protocol::TableNo;
using protocol::TableSpec;

constexpr qsizetype PieceBytes = 256 * 1024;
constexpr int ScanPerItem = 10; // log lines read for one wanted item, at most: a narrow scope still advances

void encodeValues(protocol::RowEncoder &encoder, const Query &query, const TableSpec &table, int first)
{
    for (int i = first; i < int(table.columns.size()); ++i) {
        switch (query.type(i)) {
        case SQLITE_INTEGER:
            encoder.integer(query.integer(i));
            break;
        case SQLITE_FLOAT:
            encoder.real(query.real(i));
            break;
        case SQLITE_TEXT:
            encoder.text(query.utf8(i));
            break;
        case SQLITE_BLOB:
            encoder.blob(query.blob(i));
            break;
        default:
            encoder.null();
            break;
        }
    }
}

void encodeRow(protocol::RowEncoder &encoder, const Query &query, const TableSpec &table, qint64 seq)
{
    const int columns = int(table.columns.size());
    encoder.begin(seq, int(table.number), protocol::RowOp::Upsert, query.utf8(0), query.integer(columns),
                  columns - 1);
    encodeValues(encoder, query, table, 1);
}

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

bool visible(const Scope &scope, const TableSpec &table, const Query &query)
{
    switch (table.audience) {
    case protocol::Audience::Everyone:
        return true;
    case protocol::Audience::ReporterNeed:
        return scope.reporterData();
    case protocol::Audience::ByDepartment:
        break;
    }
    if (scope.wholeCity())
        return true;
    if (table.number == TableNo::Component) {
        static const int Columns[]
            = {protocol::columnIndex(table, "competent_dept"), protocol::columnIndex(table, "owner_unit"),
               protocol::columnIndex(table, "maintain_unit"), protocol::columnIndex(table, "cell")};
        return scope.sees(tagsOfComponent(query.view(Columns[0]), query.view(Columns[1]),
                                          query.view(Columns[2]), query.view(Columns[3])));
    }
    return scope.sees(query.view(int(table.columns.size()) + 1));
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

/// The readings that make up one table of a snapshot, in order: open cases come before closed ones.
std::vector<std::string> snapshotSql(const TableSpec &table, bool wholeCity)
{
    if (table.number == TableNo::CaseFile)
        return {selectSql(table) + " WHERE is_open = 1", selectSql(table) + " WHERE is_open = 0"};
    if (table.number == TableNo::CaseAction) {
        if (wholeCity)
            return {"SELECT " + columnList(table) + ", ver FROM case_action WHERE at >= ?"};
        return {selectSql(table) + " WHERE wanmi_sees(c.scope) AND a.at >= ?"};
    }
    return {selectSql(table)};
}

qint64 tailOf(Database &database)
{
    Query query(database, "SELECT seq FROM sqlite_sequence WHERE name = 'change_log'");
    return query.step() ? query.integer(0) : 0;
}

struct LogLine
{
    qint64 seq = 0;
    int table = 0, op = 0;
    qint64 version = 0;
    QByteArray id;
    bool sawBefore = false, seesAfter = false;
};

struct Wanted
{
    LogLine last;
    bool changed = false; ///< more than a scope move that this reader does not notice
    bool touched = false; ///< was or came into sight
};

bool isScopeMove(const LogLine &line)
{
    return line.op == 3;
}

/// One reader's page of the log: each row once, at its last place.
std::vector<Wanted> dedupe(const std::vector<LogLine> &lines)
{
    std::unordered_map<std::string, std::size_t> places;
    std::vector<Wanted> wanted;
    for (const LogLine &line : lines) {
        const std::string key = std::to_string(line.table) + ':' + line.id.toStdString();
        const auto [place, fresh] = places.try_emplace(key, wanted.size());
        if (fresh)
            wanted.emplace_back();
        Wanted &one = wanted[place->second];
        one.last = line;
        one.changed |= !isScopeMove(line) || line.sawBefore != line.seesAfter;
        one.touched |= line.sawBefore || line.seesAfter;
    }
    std::ranges::sort(wanted, {}, [](const Wanted &one) { return one.last.seq; });
    return wanted;
}

void encodeWanted(Database &database, const Scope &scope, const Wanted &one, QByteArray &out)
{
    const TableSpec *table = protocol::findTable(one.last.table);
    if (!table || !one.changed || !one.touched)
        return;
    protocol::RowEncoder encoder(out);
    if (one.last.op != 1) {
        const std::string key = table->number == TableNo::CaseAction ? " WHERE a.id = ?" : " WHERE id = ?";
        // The trail is looked up by its own key here, so the join must be free to start there.
        std::string sql = selectSql(*table) + key;
        if (const auto cross = sql.find("case_file c CROSS JOIN case_action a"); cross != std::string::npos)
            sql.replace(cross, 36, "case_action a JOIN case_file c");
        Query row(database, sql);
        row.bind(QString::fromUtf8(one.last.id));
        if (row.step() && visible(scope, *table, row)) {
            encodeRow(encoder, row, *table, one.last.seq);
            return;
        }
    }
    const auto op = one.last.op == 1 ? protocol::RowOp::Delete : protocol::RowOp::LeftScope;
    encoder.begin(one.last.seq, int(table->number), op, one.last.id, one.last.version, 0);
}

LogLine lineFrom(const Query &query, const Scope &scope)
{
    LogLine line{query.integer(0),
                 int(query.integer(1)),
                 int(query.integer(3)),
                 query.integer(4),
                 query.utf8(2).toByteArray(),
                 false,
                 false};
    const TableSpec *table = protocol::findTable(line.table);
    if (!table)
        return line;
    switch (table->audience) {
    case protocol::Audience::Everyone:
        line.seesAfter = true;
        break;
    case protocol::Audience::ReporterNeed:
        line.seesAfter = scope.reporterData();
        break;
    case protocol::Audience::ByDepartment:
        line.sawBefore = query.type(5) != SQLITE_NULL && scope.sees(query.view(5));
        line.seesAfter = query.type(6) != SQLITE_NULL && scope.sees(query.view(6));
        break;
    }
    return line;
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
            Query log(*reader,
                      "SELECT seq, tbl, id, op, ver, old_scope, new_scope FROM change_log WHERE seq > ? "
                      "ORDER BY seq LIMIT ?");
            log.bind(after).bind(limit * ScanPerItem);
            while (int(lines.size()) < limit && log.step()) {
                LogLine line = lineFrom(log, scope);
                page.next = line.seq;
                if (line.sawBefore || line.seesAfter)
                    lines.push_back(std::move(line));
            }
        }
        page.more = page.next < tailOf(*reader);
        for (const Wanted &one : dedupe(lines))
            encodeWanted(*reader, scope, one, page.rows);
        return page;
    });
}

base::Result<void> SqliteStorage::snapshot(const Scope &scope, const QString &tableName,
                                           base::Instant actionsSince,
                                           const std::function<void(qint64)> &begin,
                                           const std::function<bool(QByteArray)> &send)
{
    return guarded([&]() -> base::Result<void> {
        // A connection of its own: it carries the scope, and a slow reader holds it for long.
        Database database(m_path, Database::Mode::ReadOnly);
        database.run("PRAGMA cache_size = -8192; PRAGMA mmap_size = 1073741824");
        registerSees(database, scope);
        Transaction transaction(database, Transaction::Kind::Read);
        begin(tailOf(database));
        QByteArray piece;
        piece.reserve(PieceBytes + PieceBytes / 4);
        protocol::RowEncoder encoder(piece);
        for (const TableSpec &table : protocol::tables()) {
            if (!tableName.isEmpty() && tableName != QLatin1StringView(table.name))
                continue;
            for (const std::string &sql : snapshotSql(table, scope.wholeCity())) {
                Query query(database, sql);
                if (table.number == TableNo::CaseAction)
                    query.bind(base::toMs(actionsSince));
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

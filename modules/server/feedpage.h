// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "protocol/rowcodec.h"
#include "protocol/tables.h"
#include "server/cell.h"
#include "server/changelines.h"
#include "server/scope.h"
#include "server/storage.h"

#include <vector>

/// What one reader gets of the change log, whatever the database: which rows, each once, and their encoding.
/// Row is any database's Query.
namespace wanmi::server {

inline constexpr int ScanPerItem
    = 10; ///< log lines read for one wanted item, at most: a narrow scope still advances
inline constexpr qsizetype PieceBytes = 256 * 1024; ///< of a snapshot

/// Which readings of a snapshot that goes on are still to be read.
class SnapshotWalk
{
public:
    enum class Step { Skip, Behind, Whole }; ///< Behind: only rows after the place
    explicit SnapshotWalk(const SnapshotAsk &ask)
        : m_after(ask.ordered ? ask.after : std::nullopt)
    {
    }
    [[nodiscard]] Step next(const protocol::TableSpec &table, int reading)
    {
        if (!m_after)
            return Step::Whole;
        if (m_after->table != int(table.number) || m_after->reading != reading)
            return Step::Skip;
        m_after.reset();
        return Step::Behind;
    }

private:
    std::optional<protocol::StreamPlace> m_after;
};

/// A line as one reader sees it.
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

/// One reader's page of the log: each row once, at its last place.
[[nodiscard]] std::vector<Wanted> dedupe(const std::vector<LogLine> &lines);
struct Sight
{
    bool before = false, after = false;
    [[nodiscard]] bool any() const { return before || after; }
};
[[nodiscard]] Sight sightOf(const LogEntry &entry, const protocol::TableSpec &table, const Scope &scope);
[[nodiscard]] LogLine seenBy(const LogEntry &entry, const Scope &scope);
[[nodiscard]] bool isDeletion(int op);
/// False: only its scope moved, and this reader does not notice.
[[nodiscard]] bool isMoreThanMoved(int op, Sight sight);
/// Whether this reader sees a row of these tags (RowNow).
[[nodiscard]] bool seesRow(const Scope &scope, const protocol::TableSpec &table, std::string_view tags);
/// Where each row of these lines stands last, in their order.
[[nodiscard]] std::vector<std::size_t> newestOfEach(const std::vector<LogEntry> &entries);
/// The row is out of sight or gone. Line is a LogLine or a LogEntry.
template <typename Line> void encodeGone(const Line &line, const protocol::TableSpec &table, QByteArray &out)
{
    const auto op = isDeletion(line.op) ? protocol::RowOp::Delete : protocol::RowOp::LeftScope;
    protocol::RowEncoder(out).begin(line.seq, int(table.number), op, line.id, line.version, 0);
}

/// Of SELECT seq, tbl, id, op, ver, old_scope, new_scope FROM change_log.
template <typename Row> [[nodiscard]] LogEntry entryFrom(const Row &query)
{
    const auto tags = [&query](int column) {
        return query.cell(column) == Cell::Null ? std::nullopt : std::optional<std::string>(query.view(column));
    };
    return {query.integer(0), int(query.integer(1)), int(query.integer(3)), query.integer(4),
            query.utf8(2).toByteArray(), tags(5), tags(6)};
}

template <typename Row> void encodeValue(protocol::RowEncoder &encoder, const Row &query, int column)
{
    switch (query.cell(column)) {
    case Cell::Integer:
        encoder.integer(query.integer(column));
        break;
    case Cell::Real:
        encoder.real(query.real(column));
        break;
    case Cell::Text:
        encoder.text(query.utf8(column));
        break;
    case Cell::Blob:
        encoder.blob(query.blob(column));
        break;
    case Cell::Null:
        encoder.null();
        break;
    }
}

/// Of SELECT columns…, ver.
template <typename Row>
void encodeRow(protocol::RowEncoder &encoder, const Row &query, const protocol::TableSpec &table, qint64 seq)
{
    const int columns = int(table.columns.size());
    encoder.begin(seq, int(table.number), protocol::RowOp::Upsert, query.utf8(0), query.integer(columns),
                  columns - 1);
    for (int i = 1; i < columns; ++i)
        encodeValue(encoder, query, i);
}

/// By what a row is seen: of SELECT columns…, ver, scope of cases and actions; components are known by their columns.
template <typename Row> [[nodiscard]] std::string tagsOfRow(const protocol::TableSpec &table, const Row &query)
{
    if (table.audience != protocol::Audience::ByDepartment)
        return {};
    if (table.number == protocol::TableNo::Component) {
        static const int Columns[]
            = {protocol::columnIndex(table, "competent_dept"), protocol::columnIndex(table, "owner_unit"),
               protocol::columnIndex(table, "maintain_unit"), protocol::columnIndex(table, "cell")};
        return tagsOfComponent(query.view(Columns[0]), query.view(Columns[1]), query.view(Columns[2]),
                               query.view(Columns[3]));
    }
    return std::string(query.view(int(table.columns.size()) + 1));
}

/// Of the same.
template <typename Row> [[nodiscard]] RowNow rowNow(const Row &query, const protocol::TableSpec &table, qint64 seq)
{
    RowNow now;
    protocol::RowEncoder encoder(now.upsert);
    encodeRow(encoder, query, table, seq);
    now.tags = tagsOfRow(table, query);
    return now;
}

template <typename Row>
[[nodiscard]] bool visible(const Scope &scope, const protocol::TableSpec &table, const Row &query)
{
    const bool everywhere = table.audience != protocol::Audience::ByDepartment || scope.wholeCity();
    return seesRow(scope, table, everywhere ? std::string() : tagsOfRow(table, query));
}
} // namespace wanmi::server

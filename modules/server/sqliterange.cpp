// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/rangepage.h"
#include "server/rowsql.h"
#include "server/sqlitestorage.h"

namespace wanmi::server {
namespace {
using protocol::RowRange;
using protocol::TableNo;
using protocol::TableSpec;

/// Values in this order: after, upto (if there is one), since (of actions).
std::string rangeSql(const TableSpec &table, const Scope &scope, bool hasEnd)
{
    const bool actions = table.number == TableNo::CaseAction;
    const bool joined = actions && !scope.wholeCity();
    const std::string prefix = joined ? "a." : "";
    std::string sql = "SELECT " + columnList(table, prefix) + ", " + prefix + "ver";
    if (joined)
        sql += ", c.scope FROM case_action a CROSS JOIN case_file c ON c.id = a.case_id";
    else
        sql += (table.number == TableNo::CaseFile ? ", scope FROM " : " FROM ") + std::string(table.name);
    sql += " WHERE " + prefix + "id > ?";
    if (hasEnd)
        sql += " AND " + prefix + "id <= ?";
    if (actions)
        sql += " AND " + prefix + "at >= ?";
    return sql + " ORDER BY " + prefix + "id";
}
} // namespace

base::Result<RangeRead> SqliteStorage::rangeOf(const Scope &scope, const RowRange &range, qint64 most,
                                             RowStamp stamp)
{
    return guarded([&]() -> base::Result<RangeRead> {
        const TableSpec &table = protocol::spec(range.table);
        Reader reader(*this);
        Transaction transaction(*reader, Transaction::Kind::Read);
        RangeRead read;
        {
            Query tail(*reader, "SELECT seq FROM sqlite_sequence WHERE name = 'change_log'");
            read.seq = tail.step() ? tail.integer(0) : 0;
        }
        read.upto = range.upto;
        if (table.audience == protocol::Audience::ReporterNeed && !scope.reporterData())
            return read;
        if (range.upto.isEmpty()) {
            Query end(*reader, std::string("SELECT id FROM ") + table.name + " WHERE id > ? ORDER BY id LIMIT 1 OFFSET ?");
            end.bind(range.after).bind(IdsOfRange - 1);
            read.upto = end.step() ? end.text(0) : QString();
        }
        Query rows(*reader, rangeSql(table, scope, !read.upto.isEmpty()));
        rows.bind(range.after);
        if (!read.upto.isEmpty())
            rows.bind(read.upto);
        if (table.number == TableNo::CaseAction)
            rows.bind(base::toMs(range.since));
        RangeFill fill(range, most, stamp, read);
        while (rows.step()) {
            if (visible(scope, table, rows) && !fill.take(rows))
                break;
        }
        if (fill.isTooWide())
            return tl::unexpected(rangeTooWide());
        return read;
    });
}

base::Result<RangeNews> SqliteStorage::newsOf(const RowRange &range, qint64 after)
{
    return guarded([&]() -> base::Result<RangeNews> {
        Reader reader(*this);
        Transaction transaction(*reader, Transaction::Kind::Read);
        RangeNews news;
        Query tail(*reader, "SELECT seq FROM sqlite_sequence WHERE name = 'change_log'");
        news.tail = tail.step() ? tail.integer(0) : 0;
        Query newest(*reader,
                     "SELECT seq FROM change_log WHERE seq > ?1 AND tbl = ?2 AND id > ?3 AND (?4 = '' OR id <= ?4) "
                     "ORDER BY seq DESC LIMIT 1");
        newest.bind(after).bind(int(range.table)).bind(range.after).bind(range.upto);
        news.newest = newest.step() ? newest.integer(0) : 0;
        return news;
    });
}
} // namespace wanmi::server

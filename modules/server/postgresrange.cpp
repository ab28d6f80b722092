// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/postgresstorage.h"

#include "server/postgresvalues.h"
#include "server/rangepage.h"
#include "server/rowsql.h"

namespace wanmi::server {
using namespace postgres;
using postgres::Database;
using postgres::Query;
using protocol::RowRange;
using protocol::TableNo;
using protocol::TableSpec;

namespace {
std::string rangeSql(const TableSpec &table, const Scope &scope, const RowRange &range, const QString &upto,
                     Parameters &values)
{
    const bool actions = table.number == TableNo::CaseAction;
    const bool joined = actions && !scope.wholeCity();
    const std::string prefix = joined ? "a." : "";
    std::string sql = "SELECT " + columnList(table, prefix) + ", " + prefix + "ver";
    if (joined)
        sql += ", c.scope FROM case_action a JOIN case_file c ON c.id = a.case_id";
    else
        sql += (table.number == TableNo::CaseFile ? ", scope FROM " : " FROM ") + std::string(table.name);
    values.push_back({storable(range.after.toUtf8())});
    sql += " WHERE " + prefix + "id > $1";
    if (!upto.isEmpty()) {
        values.push_back({storable(upto.toUtf8())});
        sql += " AND " + prefix + "id <= $2";
    }
    if (actions)
        sql += " AND " + prefix + "at >= " + std::to_string(base::toMs(range.since));
    return sql + " ORDER BY " + prefix + "id";
}
} // namespace

base::Result<RangeRead> PostgresStorage::rangeOf(const Scope &scope, const RowRange &range, qint64 most,
                                             RowStamp stamp)
{
    return read([&](Database &database) -> base::Result<RangeRead> {
        const TableSpec &table = protocol::spec(range.table);
        const Transaction reading(database, Transaction::Kind::Read);
        RangeRead read;
        {
            Query tail(database, "SELECT coalesce(max(seq), 0) FROM change_log");
            read.seq = tail.step() ? tail.integer(0) : 0;
        }
        read.upto = range.upto;
        if (table.audience == protocol::Audience::ReporterNeed && !scope.reporterData())
            return read;
        if (range.upto.isEmpty()) {
            Query end(database,
                      std::string("SELECT id FROM ") + table.name + " WHERE id > $1 ORDER BY id OFFSET $2 LIMIT 1");
            end.bind(range.after).bind(IdsOfRange - 1);
            read.upto = end.step() ? end.text(0) : QString();
        }
        Parameters values;
        const std::string sql = rangeSql(table, scope, range, read.upto, values);
        Cursor rows(database, sql, values);
        RangeFill fill(range, most, stamp, read);
        while (const Query *row = rows.next()) {
            if (visible(scope, table, *row) && !fill.take(*row))
                break;
        }
        if (fill.isTooWide())
            return tl::unexpected(rangeTooWide());
        return read;
    });
}

base::Result<RangeNews> PostgresStorage::newsOf(const RowRange &range, qint64 after)
{
    return read([&](Database &database) -> base::Result<RangeNews> {
        const Transaction reading(database, Transaction::Kind::Read);
        RangeNews news;
        Query tail(database, "SELECT coalesce(max(seq), 0) FROM change_log");
        news.tail = tail.step() ? tail.integer(0) : 0;
        Query newest(database,
                     "SELECT coalesce(max(seq), 0) FROM change_log WHERE seq > $1 AND tbl = $2 AND id > $3 "
                     "AND ($4 = '' OR id <= $4)");
        newest.bind(after).bind(int(range.table)).bind(range.after).bind(range.upto);
        news.newest = newest.step() ? newest.integer(0) : 0;
        return news;
    });
}
} // namespace wanmi::server

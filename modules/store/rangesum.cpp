// SPDX-License-Identifier: GPL-3.0-or-later
#include "rangesum.h"

#include "bootstrap.h"
#include "domain/casefile.h"
#include "geo/gpkgblob.h"
#include "protocol/rowcodec.h"

#include <sodium.h>
#include <sqlite3.h>

#include <algorithm>

namespace wanmi::store {
namespace {
using protocol::Geometry;
using protocol::TableNo;
using protocol::TableSpec;

QByteArray rangeSql(const TableSpec &table, int columns, bool hasEnd)
{
    QByteArray sql = "SELECT id, ver";
    for (const protocol::Column &column : table.columns.subspan(1, size_t(columns - 1)))
        sql += QByteArray(", ") + column.name;
    // Behind what central sends: what we make of it.
    if (table.number == TableNo::CaseFile)
        sql += ", is_open, state";
    if (table.geometry == Geometry::Point)
        sql += ", geom, lon, lat";
    sql += QByteArray(" FROM ") + table.name + " WHERE id > ?1";
    if (hasEnd)
        sql += " AND id <= ?2";
    if (table.number == TableNo::CaseAction)
        sql += " AND at >= ?3";
    return sql + " ORDER BY id";
}

void encode(protocol::RowEncoder &encoder, const Statement &row, int column)
{
    const auto view = [](std::string_view text) { return QByteArrayView(text.data(), qsizetype(text.size())); };
    switch (row.type(column)) {
    case SQLITE_INTEGER:
        return encoder.integer(row.integer(column));
    case SQLITE_FLOAT:
        return encoder.real(row.real(column));
    case SQLITE_TEXT:
        return encoder.text(view(row.utf8(column)));
    case SQLITE_BLOB:
        return encoder.blob(row.blob(column));
    default:
        return encoder.null();
    }
}

bool isDerivedRightly(const TableSpec &table, const Statement &row, int first)
{
    if (table.number == TableNo::CaseFile) {
        const qint64 open = domain::isTerminal(row.text(first + 1)) ? 0 : 1;
        if (row.type(first) != SQLITE_INTEGER || row.integer(first) != open)
            return false;
        first += 2;
    }
    if (table.geometry != Geometry::Point)
        return true;
    const bool hasPlace = !row.isNull(first + 1) && !row.isNull(first + 2)
        && (row.real(first + 1) != 0 || row.real(first + 2) != 0);
    if (!hasPlace)
        return row.isNull(first);
    return row.blob(first) == QByteArrayView(geo::encodePoint({row.real(first + 1), row.real(first + 2)}));
}
} // namespace

Result<void> forEachOf(const Database &database, const protocol::RowRange &range,
                       const std::function<void(QByteArrayView id, QByteArrayView bytes)> &take)
{
    const TableSpec &table = protocol::spec(range.table);
    const int columns = std::clamp(range.columns, 1, int(table.columns.size()));
    auto statement = database.prepare(rangeSql(table, columns, !range.upto.isEmpty()));
    if (!statement)
        return tl::unexpected<base::Error>(statement.error());
    statement->bind(1, range.after);
    if (!range.upto.isEmpty())
        statement->bind(2, range.upto);
    if (table.number == TableNo::CaseAction)
        statement->bind(3, base::toMs(range.since));
    QByteArray bytes;
    for (;;) {
        const auto row = statement->step();
        if (!row)
            return tl::unexpected<base::Error>(row.error());
        if (!*row)
            return {};
        bytes.resize(0);
        protocol::RowEncoder encoder(bytes);
        const std::string_view id = statement->utf8(0);
        encoder.begin(0, int(table.number), protocol::RowOp::Upsert, {id.data(), qsizetype(id.size())},
                      statement->integer(1), columns - 1);
        for (int column = 2; column <= columns; ++column)
            encode(encoder, *statement, column);
        if (!isDerivedRightly(table, *statement, columns + 1))
            bytes.append('\xff'); // no item of CBOR begins so
        take({id.data(), qsizetype(id.size())}, bytes);
    }
}

Result<Store::RangeSum> sumOf(const Database &database, const protocol::RowRange &range)
{
    const auto complete = readMeta(database, "complete");
    if (!complete)
        return tl::unexpected<base::Error>(complete.error());
    if (*complete != QStringLiteral("1"))
        return base::failure(base::ErrorKind::Conflict, QStringLiteral("no-replica"));
    const auto cursor = readMeta(database, "cursor");
    if (!cursor)
        return tl::unexpected<base::Error>(cursor.error());
    Store::RangeSum sum;
    sum.cursor = *cursor;
    crypto_generichash_state state;
    crypto_generichash_init(&state, nullptr, 0, 32);
    WANMI_TRY(forEachOf(database, range, [&](QByteArrayView, QByteArrayView bytes) {
        crypto_generichash_update(&state, reinterpret_cast<const unsigned char *>(bytes.data()), quint64(bytes.size()));
        ++sum.rows;
    }));
    QByteArray hash(32, Qt::Uninitialized);
    crypto_generichash_final(&state, reinterpret_cast<unsigned char *>(hash.data()), 32);
    sum.hash = QString::fromLatin1(hash.toHex());
    return sum;
}
} // namespace wanmi::store

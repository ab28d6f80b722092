// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "protocol/tables.h"

#include <QByteArray>

/// The SQL of resources/sql/replica, and the statements that follow from protocol/tables.h.
namespace wanmi::store {

[[nodiscard]] QByteArray scriptOf(const char *file); ///< "tables.sql"
/// A script with {table} filled in.
[[nodiscard]] QByteArray scriptOf(const char *file, const char *table);
/// A section of reads.sql, its {names} filled in; asserts that it exists.
[[nodiscard]] QByteArray readSql(const char *section);
/// A section of indexes.sql; empty when a table has none.
[[nodiscard]] QByteArray indexSql(const QByteArray &section);

/// "id, level, parent, …": the columns of a table in the order of the wire.
[[nodiscard]] QByteArray columnList(const protocol::TableSpec &table);

/// How a table's row is written. Parameters: 1 id, 2 ver, then the columns of the wire without id (and
/// without a polygon's geom), then is_open for case_file, then geom.
struct WriteSql
{
    QByteArray insert;
    QByteArray update; ///< all but the geometry: the R-tree is not touched
    QByteArray updateWithGeometry;
};
[[nodiscard]] WriteSql writeSql(const protocol::TableSpec &table);
} // namespace wanmi::store

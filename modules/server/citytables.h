// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "protocol/tables.h"
#include "server/database.h"
#include "server/postgresdatabase.h"

#include <QString>

#include <string>
#include <vector>

/// Whole tables between SQLite and PostgreSQL. SQLite's schema says which tables and columns a city consists
/// of; PostgreSQL has the same and a few derived ones. Throw SqlError and postgres::PgError.
namespace wanmi::server {

struct CityTable
{
    std::string name;
    std::vector<std::string> columns;
    std::vector<protocol::ColumnType> types; ///< of the columns
    bool isNumbered = false; ///< its first column is a number that the database gives
};
/// Of a database with the newest schema.
[[nodiscard]] std::vector<CityTable> cityTables(Database &database);
/// Only these columns of it; all where none is named.
[[nodiscard]] CityTable part(const CityTable &table, const std::vector<std::string> &columns);

/// Rows of a table without their order: how many, and the sum of their digests (blake2b).
struct TableDigest
{
    qint64 rows = 0;
    quint64 sum[2] = {0, 0};
    friend bool operator==(const TableDigest &, const TableDigest &) = default;
};

void copyTable(Database &from, postgres::Database &to, const CityTable &table);
void copyTable(postgres::Database &from, Database &to, const CityTable &table);
/// `where` may leave out rows that belong to the storage and not to the city.
[[nodiscard]] TableDigest digestOf(Database &database, const CityTable &table, const std::string &where);
[[nodiscard]] TableDigest digestOf(postgres::Database &database, const CityTable &table,
                                   const std::string &where);
/// One value of a row into a COPY, as that type.
void copyValue(postgres::CopyIn &to, const Query &row, int column, protocol::ColumnType type);
} // namespace wanmi::server

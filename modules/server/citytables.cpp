// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/citytables.h"

#include "server/scope.h"

#include <algorithm>
#include <bit>
#include <cstring>

namespace wanmi::server {
namespace {
using protocol::ColumnType;

ColumnType typeFrom(std::string_view sql)
{
    if (sql == "INTEGER")
        return ColumnType::Integer;
    if (sql == "REAL")
        return ColumnType::Real;
    return sql == "BLOB" ? ColumnType::Blob : ColumnType::Text;
}

std::string listOf(const std::vector<std::string> &columns)
{
    std::string list;
    for (const std::string &column : columns)
        list += (list.empty() ? "" : ", ") + column;
    return list;
}

template <typename Number> void appendBytes(QByteArray &bytes, Number number)
{
    bytes.append(reinterpret_cast<const char *>(&number), sizeof number);
}

// The same bytes for the same row in either database.
template <typename Row>
void addRow(TableDigest &digest, const Row &row, const CityTable &table, QByteArray &bytes)
{
    bytes.resize(0);
    for (int i = 0; i < int(table.columns.size()); ++i) {
        if (row.cell(i) == Cell::Null) {
            bytes.append('n');
            continue;
        }
        switch (table.types[std::size_t(i)]) {
        case ColumnType::Integer:
            bytes.append('i');
            appendBytes(bytes, row.integer(i));
            break;
        case ColumnType::Real:
            bytes.append('r');
            appendBytes(bytes, std::bit_cast<quint64>(row.real(i)));
            break;
        case ColumnType::Text:
        case ColumnType::Blob: {
            const QByteArrayView text
                = table.types[std::size_t(i)] == ColumnType::Text ? row.utf8(i) : row.blob(i);
            bytes.append('t');
            appendBytes(bytes, qint64(text.size()));
            bytes.append(text.data(), text.size());
            break;
        }
        }
    }
    const QByteArray hash = blake2b(bytes, 16);
    for (std::size_t i = 0; i < 2; ++i) {
        quint64 part = 0;
        std::memcpy(&part, hash.constData() + 8 * i, 8);
        digest.sum[i] += part;
    }
    ++digest.rows;
}
} // namespace

std::vector<CityTable> cityTables(Database &database)
{
    std::vector<CityTable> tables;
    Query names(
        database,
        "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%' ORDER BY rowid");
    while (names.step()) {
        CityTable table;
        table.name = names.view(0);
        Query columns(database, "SELECT name, type, pk FROM pragma_table_info(?) ORDER BY cid");
        columns.bind(table.name);
        while (columns.step()) {
            if (table.columns.empty())
                table.isNumbered = columns.integer(2) == 1 && columns.view(1) == "INTEGER";
            table.columns.emplace_back(columns.view(0));
            table.types.push_back(typeFrom(columns.view(1)));
        }
        tables.push_back(std::move(table));
    }
    return tables;
}

CityTable part(const CityTable &table, const std::vector<std::string> &columns)
{
    if (columns.empty())
        return table;
    CityTable some;
    some.name = table.name;
    some.isNumbered = table.isNumbered;
    for (std::size_t i = 0; i < table.columns.size(); ++i) {
        if (std::ranges::find(columns, table.columns[i]) == columns.end())
            continue;
        some.columns.push_back(table.columns[i]);
        some.types.push_back(table.types[i]);
    }
    return some;
}

void copyValue(postgres::CopyIn &to, const Query &row, int column, ColumnType type)
{
    if (row.cell(column) == Cell::Null)
        return to.null();
    switch (type) {
    case ColumnType::Integer:
        return to.integer(row.integer(column));
    case ColumnType::Real:
        return to.real(row.real(column));
    case ColumnType::Text:
        return to.text(row.utf8(column));
    case ColumnType::Blob:
        return to.blob(row.blob(column));
    }
}

void copyTable(Database &from, postgres::Database &to, const CityTable &table)
{
    const std::string columns = listOf(table.columns);
    {
        postgres::CopyIn copy(to, table.name + " (" + columns + ")", int(table.columns.size()));
        Query rows(from, "SELECT " + columns + " FROM " + table.name);
        while (rows.step()) {
            copy.beginRow();
            for (int i = 0; i < int(table.columns.size()); ++i)
                copyValue(copy, rows, i, table.types[std::size_t(i)]);
        }
        copy.finish();
    }
    if (!table.isNumbered)
        return;
    // The next number is one that was never given, also where the last rows are gone.
    postgres::Query serial(to, "SELECT pg_get_serial_sequence($1, $2)");
    serial.bind(table.name).bind(table.columns.front());
    if (!serial.step() || serial.cell(0) == Cell::Null)
        return;
    qint64 last = 0;
    {
        Query newest(from, "SELECT coalesce(max(" + table.columns.front() + "), 0) FROM " + table.name);
        if (newest.step())
            last = newest.integer(0);
        Query given(from, "SELECT seq FROM sqlite_sequence WHERE name = ?");
        if (given.bind(table.name).step())
            last = std::max(last, given.integer(0));
    }
    if (last > 0) {
        postgres::Query set(to, "SELECT setval($1::text::regclass, $2)");
        set.bind(serial.text(0)).bind(last).run();
    }
}

void copyTable(postgres::Database &from, Database &to, const CityTable &table)
{
    std::string marks;
    for (std::size_t i = 0; i < table.columns.size(); ++i)
        marks += i == 0 ? "?" : ", ?";
    const std::string columns = listOf(table.columns);
    Query insert(to, "INSERT INTO " + table.name + " (" + columns + ") VALUES (" + marks + ")");
    postgres::Cursor rows(from, "SELECT " + columns + " FROM " + table.name);
    while (const postgres::Query *row = rows.next()) {
        insert.restart();
        for (int i = 0; i < int(table.columns.size()); ++i) {
            if (row->cell(i) == Cell::Null)
                insert.bindNull();
            else if (table.types[std::size_t(i)] == ColumnType::Integer)
                insert.bind(row->integer(i));
            else if (table.types[std::size_t(i)] == ColumnType::Real)
                insert.bind(row->real(i));
            else if (table.types[std::size_t(i)] == ColumnType::Blob)
                insert.bindBlob(row->blob(i).toByteArray());
            else
                insert.bind(std::string(row->view(i)));
        }
        insert.run();
    }
}

TableDigest digestOf(Database &database, const CityTable &table, const std::string &where)
{
    TableDigest digest;
    QByteArray bytes;
    Query rows(database, "SELECT " + listOf(table.columns) + " FROM " + table.name + where);
    while (rows.step())
        addRow(digest, rows, table, bytes);
    return digest;
}

TableDigest digestOf(postgres::Database &database, const CityTable &table, const std::string &where)
{
    TableDigest digest;
    QByteArray bytes;
    postgres::Cursor rows(database, "SELECT " + listOf(table.columns) + " FROM " + table.name + where);
    while (const postgres::Query *row = rows.next())
        addRow(digest, *row, table, bytes);
    return digest;
}
} // namespace wanmi::server

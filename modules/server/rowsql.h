// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "protocol/tables.h"
#include "server/cell.h"

#include <span>
#include <string>

/// Lists of a table's columns for statements, and rows in and out of them: the same for every database, whose
/// Query has bind(), cell(), integer(), …
namespace wanmi::server {

enum class Marks { Question, Dollar }; ///< how a value is marked: ?, or $1, $2, …

/// "id, level, parent, …" in column order, each with an optional prefix ("a.").
[[nodiscard]] std::string columnList(const protocol::TableSpec &table, const std::string &prefix = {});
/// INSERT INTO table (columns…, ver, extra…) VALUES (?, …).
[[nodiscard]] std::string insertSql(const protocol::TableSpec &table, std::span<const char *const> extra = {},
                                    Marks marks = Marks::Question);
/// The same with ON CONFLICT (id) DO UPDATE of everything but the id.
[[nodiscard]] std::string upsertSql(const protocol::TableSpec &table, std::span<const char *const> extra = {},
                                    Marks marks = Marks::Question);

template <typename Query> void bindRow(Query &query, const protocol::Row &row)
{
    for (const protocol::Value &value : row) {
        if (const auto *number = std::get_if<qint64>(&value))
            query.bind(*number);
        else if (const auto *real = std::get_if<double>(&value))
            query.bind(*real);
        else if (const auto *text = std::get_if<QString>(&value))
            query.bind(*text);
        else if (const auto *blob = std::get_if<QByteArray>(&value))
            query.bindBlob(*blob);
        else
            query.bindNull();
    }
}

template <typename Query>
[[nodiscard]] protocol::Row readRow(const Query &query, const protocol::TableSpec &table, int firstColumn = 0)
{
    protocol::Row row;
    row.reserve(table.columns.size());
    for (int column = firstColumn; column < firstColumn + int(table.columns.size()); ++column) {
        switch (query.cell(column)) {
        case Cell::Integer:
            row.emplace_back(query.integer(column));
            break;
        case Cell::Real:
            row.emplace_back(query.real(column));
            break;
        case Cell::Text:
            row.emplace_back(query.text(column));
            break;
        case Cell::Blob:
            row.emplace_back(query.blob(column).toByteArray());
            break;
        case Cell::Null:
            row.emplace_back();
            break;
        }
    }
    return row;
}
} // namespace wanmi::server

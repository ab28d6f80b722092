// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/rowsql.h"

namespace wanmi::server {

std::string columnList(const protocol::TableSpec &table, const std::string &prefix)
{
    std::string list;
    for (const protocol::Column &column : table.columns)
        list += (list.empty() ? "" : ", ") + prefix + column.name;
    return list;
}

std::string insertSql(const protocol::TableSpec &table, std::span<const char *const> extra, Marks marks)
{
    std::string names = columnList(table) + ", ver";
    for (const char *name : extra)
        names += std::string(", ") + name;
    std::string values;
    for (std::size_t i = 1; i <= table.columns.size() + 1 + extra.size(); ++i)
        values += (i == 1 ? "" : ", ") + (marks == Marks::Question ? "?" : "$" + std::to_string(i));
    return std::string("INSERT INTO ") + table.name + " (" + names + ") VALUES (" + values + ")";
}

std::string upsertSql(const protocol::TableSpec &table, std::span<const char *const> extra, Marks marks)
{
    std::string sql = insertSql(table, extra, marks) + " ON CONFLICT (id) DO UPDATE SET ver = excluded.ver";
    const auto set = [&sql](const char *name) { sql += std::string(", ") + name + " = excluded." + name; };
    for (const protocol::Column &column : table.columns.subspan(1))
        set(column.name);
    for (const char *name : extra)
        set(name);
    return sql;
}
} // namespace wanmi::server

// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/sqliteplan.h"

#include "server/scope.h"
#include "server/sqlitestaging.h"

#include <QStringList>

#include <algorithm>
#include <cstring>

namespace wanmi::server {
namespace {
using protocol::TableNo;
using protocol::TableSpec;

bool is(const char *column, const char *name)
{
    return std::strcmp(column, name) == 0;
}

bool isCentrals(const TableSpec &table, const char *column)
{
    if (is(column, "id"))
        return true;
    return table.number == TableNo::Component
        && (is(column, "changed_by") || is(column, "change_reason") || is(column, "case_id"));
}

/// What a case of ours found out about a component outweighs an older survey.
bool belongsToCases(const TableSpec &table, const char *column)
{
    return table.number == TableNo::Component && (is(column, "state") || is(column, "changed_on"));
}
} // namespace

std::string stagedName(const TableSpec &table)
{
    return std::string("rows_") + table.name;
}

std::string planName(const TableSpec &table)
{
    return std::string("plan_") + table.name;
}

bool hasOrigin(TableNo table)
{
    switch (table) {
    case TableNo::Area:
    case TableNo::Cell:
    case TableNo::Component:
    case TableNo::Place:
    case TableNo::Camera:
    case TableNo::Vehicle:
    case TableNo::CaseFile:
        return true;
    default:
        return false;
    }
}

std::vector<const char *> givenColumns(const TableSpec &table, const QSet<QString> &given)
{
    std::vector<const char *> columns;
    for (const protocol::Column &column : table.columns) {
        if (!isCentrals(table, column.name)
            && (given.isEmpty() || given.contains(QLatin1StringView(column.name))))
            columns.push_back(column.name);
    }
    return columns;
}

std::string sameValue(const TableSpec &table, const char *column)
{
    const std::string c = std::string("c.") + column, x = std::string("x.") + column;
    const auto found = std::ranges::find_if(
        table.columns, [column](const protocol::Column &one) { return is(one.name, column); });
    std::string same = c + " IS " + x;
    if (found->type == protocol::ColumnType::Real) {
        const bool degrees = is(column, "lon") || is(column, "lat");
        same
            = "(" + same + " OR ifnull(abs(" + c + " - " + x + ") < " + (degrees ? "1e-9" : "1e-6") + ", 0))";
    }
    return belongsToCases(table, column) ? "(c.case_id <> '' OR " + same + ")" : "(" + same + ")";
}

std::string comparison(const TableSpec &table, const QSet<QString> &given)
{
    std::string all = "1";
    for (const char *column : givenColumns(table, given))
        all += " AND " + sameValue(table, column);
    return all;
}

std::string assignments(const TableSpec &table, const QSet<QString> &given)
{
    std::string all;
    for (const char *column : givenColumns(table, given)) {
        const std::string name = column;
        all += name + " = "
            + (belongsToCases(table, column)
                   ? "CASE WHEN c.case_id <> '' THEN c." + name + " ELSE x." + name + " END"
                   : "x." + name)
            + ", ";
    }
    return all;
}

std::string scopeOf(const TableSpec &table, const std::string &prefix)
{
    if (table.number == TableNo::CaseFile)
        return prefix + "scope";
    if (table.number == TableNo::Component)
        return "wanmi_component_tags(" + prefix + "competent_dept, " + prefix + "owner_unit, " + prefix
            + "maintain_unit, " + prefix + "cell)";
    return "NULL";
}

std::string removalOp(TableNo table)
{
    switch (table) {
    case TableNo::Component:
        return "CASE WHEN c.id IN (SELECT component_id FROM city.case_file WHERE component_id <> '') THEN 4 ELSE 3 END";
    case TableNo::Cell:
        return "CASE WHEN c.id IN (SELECT cell FROM city.component UNION SELECT cell FROM city.camera "
               "UNION SELECT cell FROM city.case_file) THEN 6 ELSE 3 END";
    case TableNo::Area:
        return "CASE WHEN c.id IN (SELECT parent FROM city.area UNION SELECT community FROM city.cell "
               "UNION SELECT street FROM city.cell UNION SELECT district FROM city.cell) THEN 6 ELSE 3 END";
    default:
        return "3";
    }
}

QString textOf(const QSet<QString> &given)
{
    return QStringList(given.begin(), given.end()).join(u' ');
}

QSet<QString> givenFrom(const QString &text)
{
    const QStringList words = text.split(u' ', Qt::SkipEmptyParts);
    return {words.begin(), words.end()};
}

void registerComponentTags(Database &database)
{
    sqlite3_create_function_v2(
        database.handle(), "wanmi_component_tags", 4, SQLITE_UTF8 | SQLITE_DETERMINISTIC, nullptr,
        [](sqlite3_context *context, int, sqlite3_value **values) {
            std::string_view words[4];
            for (int i = 0; i < 4; ++i) {
                const auto *text = reinterpret_cast<const char *>(sqlite3_value_text(values[i]));
                words[i] = {text ? text : "", std::size_t(sqlite3_value_bytes(values[i]))};
            }
            const Tags tags = tagsOfComponent(words[0], words[1], words[2], words[3]);
            sqlite3_result_text(context, tags.data(), int(tags.size()), SQLITE_TRANSIENT);
        },
        nullptr, nullptr, nullptr);
}
} // namespace wanmi::server

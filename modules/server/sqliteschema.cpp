// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/sqliteschema.h"

#include <QFile>
#include <QTimeZone>

#include <array>

namespace wanmi::server {
namespace {
constexpr std::array Migrations = {Migration{1, "001_init.sql"}, Migration{2, "002_indexes.sql"},
                                   Migration{3, "003_imports.sql"}, Migration{4, "004_walls.sql"},
                                   Migration{5, "005_workflow.sql"}, Migration{6, "006_desk.sql"},
                                   Migration{7, "007_audit.sql"}};
constexpr int WallsMigration = 4;
}

std::span<const Migration> migrations()
{
    return Migrations;
}

std::string migrationText(const Migration &migration)
{
    QFile file(QStringLiteral(":/wanmi/sql/central/sqlite/") + QLatin1StringView(migration.file));
    if (!file.open(QIODevice::ReadOnly))
        throw SqlError{SQLITE_ERROR, QStringLiteral("no migration ") + file.fileName()};
    return file.readAll().toStdString();
}

int schemaOf(Database &database)
{
    database.run("CREATE TABLE IF NOT EXISTS meta (key TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID");
    return metaText(database, QStringLiteral("schema"), QStringLiteral("0")).toInt();
}

void migrate(Database &database, int upTo)
{
    const int present = schemaOf(database);
    for (const Migration &migration : Migrations) {
        if (migration.number <= present || (upTo > 0 && migration.number > upTo))
            continue;
        Transaction transaction(database);
        database.run(migrationText(migration).c_str());
        if (migration.number == WallsMigration)
            putShippedWalls(database);
        setMeta(database, QStringLiteral("schema"), QString::number(migration.number));
        transaction.commit();
    }
}

QString metaText(Database &database, const QString &key, const QString &otherwise)
{
    Query query(database, "SELECT value FROM meta WHERE key = ?");
    query.bind(key);
    return query.step() ? query.text(0) : otherwise;
}

QString dayInCity(Database &database, base::Instant at)
{
    const QTimeZone zone(
        metaText(database, QStringLiteral("time_zone"), QStringLiteral("Asia/Shanghai")).toLatin1());
    return base::toUtc(at).toTimeZone(zone).date().toString(u"yyyyMMdd");
}

void setMeta(Database &database, const QString &key, const QString &value)
{
    Query query(database,
                "INSERT INTO meta (key, value) VALUES (?, ?) ON CONFLICT (key) DO UPDATE SET value = "
                "excluded.value");
    query.bind(key).bind(value).run();
}

std::string columnList(const protocol::TableSpec &table, const std::string &prefix)
{
    std::string list;
    for (const protocol::Column &column : table.columns)
        list += (list.empty() ? "" : ", ") + prefix + column.name;
    return list;
}

std::string insertSql(const protocol::TableSpec &table, std::span<const char *const> extra)
{
    std::string names = columnList(table) + ", ver";
    for (const char *name : extra)
        names += std::string(", ") + name;
    std::string marks = "?";
    for (std::size_t i = 0; i < table.columns.size() + extra.size(); ++i)
        marks += ", ?";
    return std::string("INSERT INTO ") + table.name + " (" + names + ") VALUES (" + marks + ")";
}

std::string upsertSql(const protocol::TableSpec &table, std::span<const char *const> extra)
{
    std::string sql = insertSql(table, extra) + " ON CONFLICT (id) DO UPDATE SET ver = excluded.ver";
    const auto set = [&sql](const char *name) { sql += std::string(", ") + name + " = excluded." + name; };
    for (const protocol::Column &column : table.columns.subspan(1))
        set(column.name);
    for (const char *name : extra)
        set(name);
    return sql;
}

void bindRow(Query &query, const protocol::Row &row)
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

protocol::Row readRow(const Query &query, const protocol::TableSpec &table, int firstColumn)
{
    protocol::Row row;
    row.reserve(table.columns.size());
    for (int i = 0; i < int(table.columns.size()); ++i) {
        const int column = firstColumn + i;
        switch (query.type(column)) {
        case SQLITE_INTEGER:
            row.emplace_back(query.integer(column));
            break;
        case SQLITE_FLOAT:
            row.emplace_back(query.real(column));
            break;
        case SQLITE_TEXT:
            row.emplace_back(query.text(column));
            break;
        case SQLITE_BLOB:
            row.emplace_back(query.blob(column).toByteArray());
            break;
        default:
            row.emplace_back();
            break;
        }
    }
    return row;
}
} // namespace wanmi::server

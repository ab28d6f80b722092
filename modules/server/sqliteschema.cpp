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
                                   Migration{7, "007_audit.sql"}, Migration{8, "008_cameras.sql"},
                                   Migration{9, "009_evaluation.sql"}};
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
} // namespace wanmi::server

// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/postgresschema.h"

#include "server/epoch.h"

#include <QFile>
#include <QLoggingCategory>
#include <QTimeZone>

#include <array>

namespace wanmi::server::postgres {
namespace {
Q_LOGGING_CATEGORY(log, "wanmi.server")

struct Migration
{
    int number;
    const char *file;
};
constexpr std::array Migrations = {Migration{1, "001_init.sql"}, Migration{2, "002_indexes.sql"},
                                   Migration{3, "003_partitions.sql"}, Migration{4, "004_cameras.sql"},
                                   Migration{5, "005_evaluation.sql"}};
constexpr int LockClass = 4242; // of central's own locks

std::string textOf(const Migration &migration)
{
    QFile file(QStringLiteral(":/wanmi/sql/central/postgresql/") + QLatin1StringView(migration.file));
    if (!file.open(QIODevice::ReadOnly))
        throw PgError{"XX000", QStringLiteral("no migration ") + file.fileName(), false};
    return file.readAll().toStdString();
}

void needPostgis(Database &database)
{
    Query present(database, "SELECT 1 FROM pg_extension WHERE extname = 'postgis'");
    if (present.step())
        return;
    try {
        database.run("CREATE EXTENSION postgis");
    } catch (const PgError &error) {
        throw PgError{"WPG01", error.message, error.lost};
    }
}

QString lockText(Lock lock)
{
    return QStringLiteral("(%1, %2)").arg(LockClass).arg(int(lock));
}
} // namespace

void hold(Database &database, Lock lock)
{
    Query query(database, ("SELECT pg_advisory_xact_lock" + lockText(lock)).toStdString());
    query.run();
}

void holdWithOthers(Database &database, Lock lock)
{
    Query query(database, ("SELECT pg_advisory_xact_lock_shared" + lockText(lock)).toStdString());
    query.run();
}

int newestSchema()
{
    return Migrations.back().number;
}

int schemaOf(Database &database)
{
    Query exists(database,
                 "SELECT 1 FROM pg_tables WHERE schemaname = current_schema() AND tablename = 'meta'");
    return exists.step() ? metaText(database, QStringLiteral("schema"), QStringLiteral("0")).toInt() : 0;
}

void bringUp(Database &database, int upTo)
{
    database.run("SET LOCAL statement_timeout = 0; SET LOCAL lock_timeout = '60s'; "
                 "SET LOCAL idle_in_transaction_session_timeout = 0");
    hold(database, Lock::Migration);
    const int present = schemaOf(database);
    if (present == 0) {
        needPostgis(database);
        database.run("CREATE TABLE meta (key text COLLATE \"C\" PRIMARY KEY, value text NOT NULL)");
    }
    for (const Migration &migration : Migrations) {
        if (migration.number <= present || migration.number > upTo)
            continue;
        database.run(textOf(migration).c_str());
        setMeta(database, QStringLiteral("schema"), QString::number(migration.number));
    }
}

void migrate(Database &database)
{
    if (schemaOf(database) >= newestSchema())
        return;
    Transaction transaction(database);
    bringUp(database, newestSchema());
    transaction.commit();
}

QString metaText(Database &database, const QString &key, const QString &otherwise)
{
    Query query(database, "SELECT value FROM meta WHERE key = $1");
    query.bind(key);
    return query.step() ? query.text(0) : otherwise;
}

void setMeta(Database &database, const QString &key, const QString &value)
{
    Query query(database,
                "INSERT INTO meta (key, value) VALUES ($1, $2) ON CONFLICT (key) DO UPDATE SET value = "
                "excluded.value");
    query.bind(key).bind(value).run();
}

QString dayInCity(Database &database, base::Instant at)
{
    const QTimeZone zone(
        metaText(database, QStringLiteral("time_zone"), QStringLiteral("Asia/Shanghai")).toLatin1());
    return base::toUtc(at).toTimeZone(zone).date().toString(u"yyyyMMdd");
}

QString lineage(Database &database)
{
    // pg_control_checkpoint() would tell the timeline only after the first checkpoint behind a promotion.
    Query query(database,
                "SELECT (SELECT system_identifier FROM pg_control_system())::text || '/' || "
                "substr(pg_walfile_name(pg_current_wal_lsn()), 1, 8) || '/' || "
                "(SELECT oid FROM pg_database WHERE datname = current_database())");
    return query.step() ? query.text(0) : QString();
}

void beginEpochAfterPromotion(Database &database)
{
    const QString key = QStringLiteral("lineage");
    {
        Query standby(database, "SELECT 1 WHERE pg_is_in_recovery()");
        if (standby.step())
            return; // reads only: whoever writes to the primary finds out
        if (metaText(database, key) == lineage(database))
            return;
    }
    Transaction transaction(database);
    hold(database, Lock::Ticket);
    const QString now = lineage(database), before = metaText(database, key);
    if (now == before)
        return; // another server was faster
    const QString epoch = QString::number(newEpoch());
    setMeta(database, QStringLiteral("epoch"), epoch);
    setMeta(database, key, now);
    Query(database, "SELECT pg_notify('wanmi_city', '')").run();
    transaction.commit();
    if (!before.isEmpty())
        qCWarning(log) << "the database was promoted or moved: epoch" << epoch << "begins, seats build anew";
}
} // namespace wanmi::server::postgres

// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/doctorparts.h"

#include "server/postgresledger.h"

#include <chrono>

namespace wanmi::server {
namespace {
using postgres::Query;
constexpr qint64 OldestServer = 150'000; ///< server_version_num
constexpr double MostApart = 2; ///< seconds between our clock and the server's
constexpr double MostBehind = 30; ///< seconds that a standby may lag
constexpr qint64 MostKept = 4'000'000'000; ///< bytes of WAL that wait for somebody
constexpr qint64 LongestTransaction = 600; ///< seconds

qint64 numberOf(postgres::Database &database, const char *sql)
{
    Query query(database, sql);
    return query.step() ? query.integer(0) : 0;
}
} // namespace

Symptom serverClock(postgres::Database &database)
{
    const auto before = std::chrono::system_clock::now();
    Query query(database, "SELECT extract(epoch FROM clock_timestamp())::float8");
    if (!query.step())
        return warning("clock", "clock-not-known");
    const auto after = std::chrono::system_clock::now();
    const auto seconds = [](auto at) { return std::chrono::duration<double>(at.time_since_epoch()).count(); };
    const double there = query.real(0);
    const double apart = there < seconds(before) ? seconds(before) - there : std::max(0.0, there - seconds(after));
    const QString detail = QStringLiteral("%1 s from the database's").arg(apart, 0, 'f', 1);
    return apart > MostApart ? warning("clock", "clocks-differ", detail) : good("clock", detail);
}

Symptom serverFacts(postgres::Database &database)
{
    Query query(database,
                "SELECT current_setting('server_version'), current_setting('server_version_num')::bigint, "
                "coalesce((SELECT extversion FROM pg_extension WHERE extname = 'postgis'), ''), "
                "pg_database_size(current_database()), pg_is_in_recovery()");
    if (!query.step())
        return bad("database", "database-unreadable");
    const QString postgis = query.text(2);
    const QString detail = QStringLiteral("PostgreSQL %1, PostGIS %2, %3%4")
                               .arg(query.text(0), postgis.isEmpty() ? QStringLiteral("none") : postgis,
                                    megaBytes(query.integer(3)),
                                    query.integer(4) != 0 ? QStringLiteral(", a standby") : QString());
    if (query.integer(1) < OldestServer)
        return bad("database", "server-too-old", detail);
    return postgis.isEmpty() ? bad("database", "postgis-missing", detail) : good("database", detail);
}

Symptom serverSettings(postgres::Database &database)
{
    const auto value = [&](const char *name) {
        Query query(database, "SELECT current_setting($1)");
        return query.bind(QString::fromLatin1(name)).step() ? query.text(0) : QString();
    };
    for (const char *name : {"fsync", "full_page_writes"}) {
        if (value(name) == u"off")
            return bad("settings", "commits-not-safe", QStringLiteral("%1 = off").arg(QLatin1StringView(name)));
    }
    const QString buffers = value("shared_buffers");
    return good("settings",
                QStringLiteral("synchronous_commit %1, shared_buffers %2, max_connections %3")
                    .arg(value("synchronous_commit"), buffers, value("max_connections")));
}

Symptom replicas(postgres::Database &database)
{
    if (numberOf(database, "SELECT pg_is_in_recovery()::int") == 1) {
        Query own(database,
                  "SELECT CASE WHEN pg_last_wal_receive_lsn() = pg_last_wal_replay_lsn() THEN 0 ELSE "
                  "coalesce(extract(epoch FROM now() - pg_last_xact_replay_timestamp()), 0) END::float8");
        const double behind = own.step() ? own.real(0) : 0;
        const QString detail = QStringLiteral("this is a standby, %1 s behind").arg(behind, 0, 'f', 1);
        return behind > MostBehind ? warning("replicas", "replica-behind", detail) : good("replicas", detail);
    }
    const qint64 kept = numberOf(database,
                                 "SELECT coalesce(max(pg_wal_lsn_diff(pg_current_wal_lsn(), restart_lsn)), 0)::bigint FROM "
                                 "pg_replication_slots WHERE NOT active");
    if (kept > MostKept)
        return warning("replicas", "slot-left-behind", megaBytes(kept));
    // Without the right to see others' connections the lags are not told.
    Query all(database,
              "SELECT count(*), count(replay_lag), coalesce(extract(epoch FROM max(replay_lag)), 0)::float8, "
              "coalesce(max(pg_wal_lsn_diff(pg_current_wal_lsn(), replay_lsn)), 0)::bigint FROM pg_stat_replication");
    if (!all.step() || all.integer(0) == 0)
        return good("replicas", QStringLiteral("none"));
    const QString detail = QStringLiteral("%1, the last one %2 s and %3 behind")
                               .arg(all.integer(0))
                               .arg(all.real(2), 0, 'f', 1)
                               .arg(megaBytes(all.integer(3)));
    return all.real(2) > MostBehind || all.integer(3) > MostKept ? warning("replicas", "replica-behind", detail)
                                                                 : good("replicas", detail);
}

Symptom connections(postgres::Database &database)
{
    const qint64 open = numberOf(database, "SELECT count(*) FROM pg_stat_activity WHERE backend_type = 'client backend'");
    const qint64 most = numberOf(database,
                                 "SELECT current_setting('max_connections')::bigint - "
                                 "current_setting('superuser_reserved_connections')::bigint");
    const QString detail = QStringLiteral("%1 of %2").arg(open).arg(most);
    return open * 5 > most * 4 ? warning("connections", "connections-nearly-used", detail) : good("connections", detail);
}

Symptom waiting(postgres::Database &database)
{
    const qint64 tickets = numberOf(database,
                                    "SELECT count(*) FROM pg_locks WHERE locktype = 'advisory' AND classid = 4242 AND "
                                    "objid = 4 AND NOT granted AND database = (SELECT oid FROM pg_database WHERE datname = "
                                    "current_database())");
    const qint64 oldest = numberOf(database,
                                   "SELECT coalesce(max(extract(epoch FROM now() - xact_start)), 0)::bigint FROM "
                                   "pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid() AND "
                                   "backend_type = 'client backend'");
    const QString detail
        = QStringLiteral("%1 for the ticket, oldest transaction %2 s").arg(tickets).arg(oldest);
    if (oldest > LongestTransaction)
        return warning("waiting", "long-transaction", detail);
    return tickets > 20 ? warning("waiting", "ticket-wait", detail) : good("waiting", detail);
}

AuditVerdict auditVerdictOf(postgres::Database &database)
{
    const postgres::Transaction reading(database, postgres::Transaction::Kind::Read);
    AuditCheck check(postgres::auditHeadsOf(database));
    postgres::eachAuditLine(database, 1, [&check](const AuditLine &line) { return check.take(line); });
    return check.finish();
}

Symptom serversOf(postgres::Database &database)
{
    // Each listens for what the others commit.
    const qint64 servers = numberOf(database,
                                    "SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() AND "
                                    "application_name = 'wanmi-central' AND query LIKE 'LISTEN wanmi_changes%'");
    return servers > 0 ? good("serving", QStringLiteral("%1 servers").arg(servers)) : warning("serving", "not-served");
}
} // namespace wanmi::server

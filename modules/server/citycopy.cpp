// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/citycopy.h"

#include "server/central.h"
#include "server/citytables.h"
#include "server/epoch.h"
#include "server/filehash.h"
#include "server/opencity.h"
#include "server/postgresschema.h"
#include "server/postgresstorage.h"
#include "server/servinghold.h"
#include "server/sqliteschema.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>

namespace wanmi::server {
namespace {
using Copied = std::vector<CopiedTable>;
constexpr int TablesOnly = 1; // migration before the indexes, which are made faster over rows that are there

/// Rows of "meta" that belong to the place and not to the city.
std::string cityRows(const CityTable &table)
{
    return table.name == "meta" ? " WHERE key NOT IN ('schema', 'epoch', 'lineage')" : "";
}

template <typename Body> auto guardedBoth(Body body) -> decltype(body())
{
    return guarded([&] { return postgres::guarded(body); });
}

tl::unexpected<Error> cancelled()
{
    return base::refused(QStringLiteral("cancelled"));
}

/// Both sides table by table.
base::Result<Copied> compared(Database &sqlite, postgres::Database &postgres,
                              const std::vector<CityTable> &tables)
{
    Copied copied;
    for (const CityTable &table : tables) {
        const TableDigest here = digestOf(sqlite, table, cityRows(table));
        const TableDigest there = digestOf(postgres, table, cityRows(table));
        copied.push_back({QString::fromStdString(table.name), here.rows, here == there});
        if (here != there)
            return base::failure(ErrorKind::Corrupt, QStringLiteral("copy-differs"), copied.back().name);
    }
    return copied;
}

/// What is fit to be filled: no city, and nothing of one.
bool isVacant(postgres::Database &database)
{
    if (postgres::schemaOf(database) == 0)
        return true;
    postgres::Query any(
        database,
        "SELECT 1 FROM meta WHERE key = 'epoch' UNION ALL SELECT 1 FROM audit UNION ALL SELECT 1 FROM "
        "person LIMIT 1");
    return !any.step();
}
} // namespace

base::Result<Copied> copyToPostgres(const QString &databaseFile, const QString &address,
                                    const CopyWatch &watch)
{
    if (const auto good = checkPostgresAddress(address); !good)
        return tl::unexpected(good.error());
    if (!QFileInfo::exists(databaseFile))
        return base::failure(ErrorKind::NotFound, QStringLiteral("no-city"), databaseFile);
    return guardedBoth([&]() -> base::Result<Copied> {
        Database from(databaseFile, Database::Mode::Write);
        migrate(from);
        const Transaction reading(from, Transaction::Kind::Read);
        postgres::Database to(address.toUtf8());
        if (!isVacant(to))
            return base::refused(QStringLiteral("city-exists"));
        postgres::Transaction transaction(to);
        postgres::bringUp(to, TablesOnly);
        to.run("SET LOCAL maintenance_work_mem = '256MB'; SET LOCAL synchronous_commit = on");
        const std::vector<CityTable> tables = cityTables(from);
        for (const CityTable &table : tables) {
            if (watch && !watch(QString::fromStdString(table.name)))
                return cancelled();
            if (table.name != "meta") {
                copyTable(from, to, table);
                continue;
            }
            Query facts(from, "SELECT key, value FROM meta" + cityRows(table));
            while (facts.step())
                postgres::setMeta(to, facts.text(0), facts.text(1));
        }
        if (watch && !watch(QStringLiteral("indexes")))
            return cancelled();
        postgres::bringUp(to, postgres::newestSchema());
        auto copied = compared(from, to, tables);
        if (!copied)
            return copied;
        postgres::setMeta(to, QStringLiteral("epoch"), QString::number(newEpoch()));
        postgres::setMeta(to, QStringLiteral("lineage"), postgres::lineage(to));
        transaction.commit();
        to.run("SET statement_timeout = 0; ANALYZE");
        return copied;
    });
}

base::Result<Copied> copyToSqlite(const QString &address, const QString &databaseFile, const CopyWatch &watch)
{
    if (const auto good = checkPostgresAddress(address); !good)
        return tl::unexpected(good.error());
    if (QFileInfo::exists(databaseFile))
        return base::refused(QStringLiteral("city-exists"), databaseFile);
    const QString beside = databaseFile + QStringLiteral(".copying");
    QFile::remove(beside);
    auto copied = guardedBoth([&]() -> base::Result<Copied> {
        postgres::Database from(address.toUtf8(), {}, postgres::Database::Reach::Any);
        from.run("SET idle_in_transaction_session_timeout = 0; SET statement_timeout = 0");
        if (postgres::schemaOf(from) == 0 || postgres::metaText(from, QStringLiteral("epoch")).isEmpty())
            return base::failure(ErrorKind::NotFound, QStringLiteral("no-city"));
        const postgres::Transaction reading(from, postgres::Transaction::Kind::Read);
        Database to(beside, Database::Mode::Create);
        QFile::setPermissions(beside, QFile::ReadOwner | QFile::WriteOwner);
        to.run("PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; PRAGMA cache_size = -65536");
        migrate(to);
        const std::string schema = metaText(to, QStringLiteral("schema")).toStdString();
        Transaction transaction(to);
        to.run("DELETE FROM scene; DELETE FROM wall; DELETE FROM meta");
        const std::vector<CityTable> tables = cityTables(to);
        for (const CityTable &table : tables) {
            if (watch && !watch(QString::fromStdString(table.name)))
                return cancelled();
            copyTable(from, to, table);
        }
        to.run("DELETE FROM meta WHERE key = 'lineage'");
        setMeta(to, QStringLiteral("schema"), QString::fromStdString(schema));
        auto all = compared(to, from, tables);
        if (!all)
            return all;
        setMeta(to, QStringLiteral("epoch"), QString::number(newEpoch()));
        transaction.commit();
        to.run("ANALYZE");
        return all;
    });
    if (!copied) {
        QFile::remove(beside);
        return copied;
    }
    if (!flushFile(beside) || !QFile::rename(beside, databaseFile)
        || !flushFile(QFileInfo(databaseFile).absolutePath()))
        return base::failure(ErrorKind::Unreachable, QStringLiteral("cannot-write"), databaseFile);
    return copied;
}

base::Result<Copied> moveToPostgres(const QString &folder, const QString &address, const CopyWatch &watch)
{
    const QString file = databasePath(folder);
    if (!QFileInfo::exists(file))
        return base::failure(ErrorKind::NotFound, QStringLiteral("no-city"), folder);
    if (storageAddress(folder))
        return base::refused(QStringLiteral("city-exists"), folder);
    const auto hold = ServingHold::take(folder);
    if (!hold)
        return tl::unexpected(hold.error());
    auto copied = copyToPostgres(file, address, watch);
    if (!copied)
        return copied;
    if (const auto kept = keepStorageAddress(folder, address); !kept)
        return tl::unexpected(kept.error());
    // From here on the city is where the address says; the old file only takes room.
    for (const char *end : {"-wal", "-shm"})
        QFile::remove(file + QLatin1StringView(end));
    QFile::remove(file + QStringLiteral(".moved"));
    QFile::rename(file, file + QStringLiteral(".moved"));
    return copied;
}

base::Result<Copied> moveToSqlite(const QString &folder, const CopyWatch &watch)
{
    const auto address = storageAddress(folder);
    if (!address)
        return base::failure(ErrorKind::NotFound, QStringLiteral("no-city"), folder);
    auto copied = copyToSqlite(*address, databasePath(folder), watch);
    if (!copied)
        return copied;
    if (!QFile::remove(QDir(folder).filePath(QStringLiteral("storage"))) || !flushFile(folder))
        return base::failure(ErrorKind::Unreachable, QStringLiteral("cannot-write"), folder);
    return copied;
}

base::Result<void> joinCity(const QString &folder, const QString &address)
{
    if (!isEmpty(folder))
        return base::refused(QStringLiteral("city-exists"), folder);
    const auto storage = PostgresStorage::open(address);
    return storage ? keepStorageAddress(folder, address) : tl::unexpected(storage.error());
}
} // namespace wanmi::server

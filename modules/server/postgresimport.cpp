// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/postgresstorage.h"

#include "protocol/caserow.h"
#include "protocol/imports.h"
#include "server/centralcity.h"
#include "server/cityextract.h"
#include "server/epoch.h"
#include "server/importline.h"
#include "server/postgresapply.h"
#include "server/postgresschema.h"
#include "server/rowsql.h"
#include "server/sqlitestaging.h"

#include <QJsonDocument>
#include <QTemporaryDir>

namespace wanmi::server {
using namespace postgres;
using PgDatabase = postgres::Database;
using PgQuery = postgres::Query;
using News = Ledger::News;

namespace {
qint64 remember(PgDatabase &database, const protocol::ImportStatus &status)
{
    PgQuery insert(
        database,
        "INSERT INTO import (id, account, kind, dataset, created_at, stage, status) VALUES ($1, $2, $3, "
        "$4, $5, $6, $7) ON CONFLICT (id) DO UPDATE SET stage = excluded.stage, status = excluded.status "
        "RETURNING n");
    insert.bind(status.id).bind(status.account).bind(status.order.kind).bind(status.order.dataset);
    insert.bind(base::toMs(status.createdAt)).bind(status.stage).bind(compact(status));
    return insert.step() ? insert.integer(0) : 0;
}

void setFacts(PgDatabase &database, const ImportApplication &wish)
{
    if (!wish.basemapFile.isEmpty()) {
        postgres::setMeta(database, QStringLiteral("basemap_file"), wish.basemapFile);
        postgres::setMeta(database, QStringLiteral("basemap_hash"), wish.basemapHash);
        postgres::setMeta(database, QStringLiteral("basemap_bytes"), QString::number(wish.basemapBytes));
    }
    const auto present
        = [&](const char *key) { return postgres::metaText(database, QLatin1StringView(key)).toDouble(); };
    for (const auto &[key, value] :
         widened({present("west"), present("south"), present("east"), present("north")}, wish.bounds))
        postgres::setMeta(database, key, value);
    const QString attribution = postgres::metaText(database, QStringLiteral("attribution"));
    if (!wish.attribution.isEmpty() && !attribution.contains(wish.attribution))
        postgres::setMeta(database, QStringLiteral("attribution"),
                          attribution.isEmpty() ? wish.attribution
                                                : attribution + QStringLiteral(" · ") + wish.attribution);
}
} // namespace

base::Result<void> PostgresStorage::rememberImport(const protocol::ImportStatus &status,
                                                   const std::optional<AuditEntry> &entry)
{
    return write<void>(
        [&](PgDatabase &database, Ledger &ledger) -> base::Result<void> {
            remember(database, status);
            if (entry)
                ledger.audit(*entry);
            return {};
        },
        News::Changes);
}

base::Result<protocol::ImportStatus> PostgresStorage::applyImport(const ImportApplication &wish)
{
    using Status = protocol::ImportStatus;
    try {
        wanmi::server::Database staged(SqliteStaging::rowsFile(wish.folder),
                                       wanmi::server::Database::Mode::ReadOnly);
        postgres::Transaction transaction(*m_writer);
        Ledger ledger(*m_writer);
        m_writer->run("SET LOCAL statement_timeout = 0; SET LOCAL idle_in_transaction_session_timeout = 0");
        hold(*m_writer, Lock::Importing);
        if (postgres::metaText(*m_writer, ImportMarkKey).toLongLong() != wish.cityMark)
            return base::failure(ErrorKind::Conflict, QStringLiteral("city-changed"));
        Status done = appliedStatus(wish);
        Application application(*m_writer, staged, done.newEpoch ? nullptr : &ledger, wish,
                                remember(*m_writer, done));
        for (const protocol::TableSpec &table : protocol::tables())
            application.apply(table);
        setFacts(*m_writer, wish);
        if (done.newEpoch)
            postgres::setMeta(*m_writer, QStringLiteral("epoch"), QString::number(newEpoch()));
        if (changesOf(wish) > 0 || !wish.basemapFile.isEmpty() || !wish.attribution.isEmpty())
            postgres::setMeta(*m_writer, ImportMarkKey, QString::number(wish.cityMark + 1));
        ledger.audit(lineFor(wish, done));
        ledger.write(News::City);
        transaction.commit();
        return done;
    } catch (const SqlError &error) {
        return tl::unexpected<Error>(wanmi::server::toError(error));
    } catch (const PgError &error) {
        // Somebody else brought one of our new ids in the meantime.
        if (error.state == "23505")
            return base::failure(ErrorKind::Conflict, QStringLiteral("city-changed"), error.message);
        return tl::unexpected<Error>(postgres::toError(error));
    }
}

base::Result<qint64> PostgresStorage::importMark()
{
    return read([](PgDatabase &database) -> base::Result<qint64> {
        return postgres::metaText(database, ImportMarkKey).toLongLong();
    });
}

base::Result<std::vector<protocol::ImportStatus>> PostgresStorage::imports()
{
    return read([](PgDatabase &database) -> base::Result<std::vector<protocol::ImportStatus>> {
        PgQuery query(database, "SELECT status FROM import ORDER BY n DESC LIMIT 1000");
        std::vector<protocol::ImportStatus> imports;
        while (query.step()) {
            if (auto status
                = protocol::importStatusFrom(QJsonDocument::fromJson(query.text(0).toUtf8()).object()))
                imports.push_back(std::move(*status));
        }
        return imports;
    });
}

base::Result<std::vector<domain::MinorClass>> PostgresStorage::classes()
{
    return read([](PgDatabase &database) -> base::Result<std::vector<domain::MinorClass>> {
        const protocol::TableSpec &table = protocol::spec(protocol::TableNo::Class);
        PgQuery query(database, "SELECT " + columnList(table) + " FROM class ORDER BY id");
        std::vector<domain::MinorClass> classes;
        while (query.step()) {
            if (auto minor = protocol::classFromRow(readRow(query, table)))
                classes.push_back(*std::move(minor));
        }
        return classes;
    });
}

base::Result<std::unique_ptr<intake::PresentCity>>
PostgresStorage::presentCity(const std::shared_ptr<const domain::Catalog> &catalog)
{
    return wanmi::server::guarded([&]() -> base::Result<std::unique_ptr<intake::PresentCity>> {
        return read([&](PgDatabase &database) -> base::Result<std::unique_ptr<intake::PresentCity>> {
            const auto folder = std::make_shared<QTemporaryDir>();
            const QString path = folder->filePath(QStringLiteral("city.db"));
            extractForChecks(database, path);
            return std::make_unique<CentralCity>(path, catalog, folder);
        });
    });
}

base::Result<std::unique_ptr<Staging>> PostgresStorage::stage(const QString &folder)
{
    return stageBeside([this] { return connect(); }, folder);
}

base::Result<std::unique_ptr<Staging>> PostgresStorage::stagedReport(const QString &folder)
{
    return SqliteStaging::openReport(folder);
}
} // namespace wanmi::server

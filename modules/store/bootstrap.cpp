// SPDX-License-Identifier: GPL-3.0-or-later
#include "bootstrap.h"

#include "domain/casefile.h"
#include "sqltext.h"

#include <QJsonDocument>
#include <QUuid>

namespace wanmi::store {
namespace {
using protocol::TableNo;
using protocol::TableSpec;

// Large enough that each transaction's index pages are written once, small enough that the WAL stays modest.
constexpr qint64 RowsPerTransaction = 100'000;

bool isEndedCase(const protocol::RowChange &row)
{
    static const auto state
        = static_cast<size_t>(protocol::columnIndex(protocol::spec(TableNo::CaseFile), "state")) - 1;
    if (row.table != static_cast<int>(TableNo::CaseFile) || row.values.size() <= state)
        return false;
    const auto *text = std::get_if<QString>(&row.values[state]);
    return text && domain::isTerminal(*text);
}

bool comesAfterCases(const TableSpec &table)
{
    const TableSpec &cases = protocol::spec(TableNo::CaseFile);
    return &table > &cases;
}

Result<void> buildIndexes(const Database &database, const TableSpec &table)
{
    return database.run(indexSql(table.name));
}
} // namespace

bool hasTree(const TableSpec &table)
{
    return table.geometry != protocol::Geometry::None && table.number != TableNo::Area;
}

Result<void> writeMeta(const Database &database, const char *key, const QString &value)
{
    auto statement = database.prepare("INSERT OR REPLACE INTO replica_meta (key, value) VALUES (?1, ?2)");
    if (!statement)
        return tl::unexpected<base::Error>(statement.error());
    statement->bind(1, QString::fromLatin1(key));
    statement->bind(2, value);
    return statement->execute();
}

Result<QString> readMeta(const Database &database, const char *key)
{
    auto statement = database.prepare("SELECT value FROM replica_meta WHERE key = ?1");
    if (!statement)
        return tl::unexpected<base::Error>(statement.error());
    statement->bind(1, QString::fromLatin1(key));
    const auto row = statement->step();
    if (!row)
        return tl::unexpected<base::Error>(row.error());
    return *row ? statement->text(0) : QString();
}

QString newIdentity()
{
    return QUuid::createUuid().toString(QUuid::Id128);
}

Result<void> createReplica(const Database &database)
{
    WANMI_TRY(database.run(scriptOf("geopackage.sql")));
    WANMI_TRY(database.run(scriptOf("tables.sql")));
    WANMI_TRY(database.run(scriptOf("searchchanges.sql")));
    for (const TableSpec &table : protocol::tables()) {
        if (hasTree(table))
            WANMI_TRY(database.run(scriptOf("rtree_create.sql", table.name)));
    }
    return {};
}

Result<void> createIndexes(const Database &database)
{
    WANMI_TRY(database.run(indexSql("case_file_early")));
    for (const TableSpec &table : protocol::tables()) {
        WANMI_TRY(buildIndexes(database, table));
        if (hasTree(table))
            WANMI_TRY(database.run(scriptOf("rtree_triggers.sql", table.name)));
    }
    return {};
}

Result<std::unique_ptr<Bootstrap>> Bootstrap::begin(const QString &file, const QString &scope,
                                                    const protocol::Manifest &manifest,
                                                    const std::atomic<bool> *stop)
{
    auto database = Database::open(file, Database::Mode::Create, stop);
    if (!database)
        return tl::unexpected<base::Error>(database.error());
    std::unique_ptr<Bootstrap> bootstrap(new Bootstrap);
    bootstrap->m_database = std::move(*database);
    bootstrap->m_stop = stop;
    const Database &fresh = bootstrap->m_database;
    WANMI_TRY(fresh.run("PRAGMA page_size = 8192; PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF;"
                        "PRAGMA cache_size = -65536;"));
    WANMI_TRY(createReplica(fresh));
    WANMI_TRY(bootstrap->beginTransaction());
    WANMI_TRY(writeMeta(fresh, "schema", QString::number(ReplicaSchema)));
    WANMI_TRY(writeMeta(fresh, "scope", scope));
    WANMI_TRY(writeMeta(fresh, "identity", newIdentity()));
    WANMI_TRY(writeMeta(fresh, "complete", QStringLiteral("0")));
    WANMI_TRY(bootstrap->remember(manifest));
    bootstrap->m_writer = std::make_unique<RowWriter>(fresh);
    return bootstrap;
}

Result<void> Bootstrap::beginTransaction()
{
    WANMI_TRY(m_database.run("BEGIN IMMEDIATE"));
    m_inTransaction = true;
    m_rowsInTransaction = 0;
    return {};
}

Result<void> Bootstrap::commitTransaction()
{
    if (!m_inTransaction)
        return {};
    WANMI_TRY(m_database.run("COMMIT"));
    m_inTransaction = false;
    return {};
}

Result<void> Bootstrap::remember(const protocol::Manifest &manifest)
{
    const QByteArray json = QJsonDocument(protocol::toJson(manifest)).toJson(QJsonDocument::Compact);
    WANMI_TRY(writeMeta(m_database, "manifest", QString::fromUtf8(json)));
    WANMI_TRY(writeMeta(m_database, "epoch", QString::number(manifest.epoch)));
    return writeMeta(m_database, "tail", QString::number(manifest.tail));
}

Result<void> Bootstrap::add(const std::vector<protocol::RowChange> &rows)
{
    if (!m_inTransaction)
        WANMI_TRY(beginTransaction());
    for (const protocol::RowChange &row : rows) {
        if (!m_table || static_cast<int>(m_table->number) != row.table) {
            WANMI_TRY(finishTable());
            m_table = protocol::findTable(row.table);
            if (!m_table)
                return base::failure(base::ErrorKind::Corrupt, QStringLiteral("bad-row"),
                                     QStringLiteral("table"));
        }
        m_usable = m_usable || isEndedCase(row) || comesAfterCases(*m_table);
        const auto bounds = m_writer->insert(row);
        if (!bounds)
            return tl::unexpected<base::Error>(bounds.error());
        if (*bounds) {
            m_bounds.include(**bounds);
            if (hasTree(*m_table) && !m_finished.contains(row.table))
                m_entries.push_back(treeEntry(m_database.lastRow(), **bounds));
        }
    }
    m_rows += static_cast<qint64>(rows.size());
    m_rowsInTransaction += static_cast<qint64>(rows.size());
    if (m_readable && m_rowsInTransaction >= RowsPerTransaction)
        WANMI_TRY(commitTransaction());
    return {};
}

Result<void> Bootstrap::indexCasesEarly()
{
    if (std::exchange(m_casesIndexedEarly, true))
        return {};
    return m_database.run(indexSql("case_file_early"));
}

Result<void> Bootstrap::finishTable()
{
    if (!m_table || !m_finished.insert(static_cast<int>(m_table->number)).second)
        return {};
    if (m_table->number == TableNo::CaseFile)
        WANMI_TRY(indexCasesEarly());
    WANMI_TRY(buildIndexes(m_database, *m_table));
    if (hasTree(*m_table)) {
        WANMI_TRY(packTree(m_database, m_table->name, std::exchange(m_entries, {})));
        WANMI_TRY(m_database.run(scriptOf("rtree_triggers.sql", m_table->name)));
    }
    if (!m_bounds.isEmpty()) {
        auto extent
            = m_database.prepare("UPDATE gpkg_contents SET min_x = ?1, min_y = ?2, max_x = ?3, max_y = ?4 "
                                 "WHERE table_name = ?5");
        if (!extent)
            return tl::unexpected<base::Error>(extent.error());
        extent->bind(1, m_bounds.west);
        extent->bind(2, m_bounds.south);
        extent->bind(3, m_bounds.east);
        extent->bind(4, m_bounds.north);
        extent->bind(5, QString::fromLatin1(m_table->name));
        WANMI_TRY(extent->execute());
        m_bounds = {};
    }
    if (m_readable) {
        WANMI_TRY(commitTransaction());
        WANMI_TRY(beginTransaction());
        if (m_table->number == TableNo::CaseFile || m_table->number == TableNo::Component)
            m_news.insert(m_table->number);
    }
    return {};
}

Result<void> Bootstrap::closeForMove()
{
    m_usable = true;
    if (!m_inTransaction)
        WANMI_TRY(beginTransaction());
    WANMI_TRY(indexCasesEarly());
    WANMI_TRY(commitTransaction());
    m_writer.reset();
    // The journal mode is stored in the file: whoever opens it next finds WAL.
    WANMI_TRY(m_database.run("PRAGMA journal_mode = WAL"));
    m_database.close();
    return {};
}

Result<void> Bootstrap::goOn(const QString &file)
{
    auto database = Database::open(file, Database::Mode::Create, m_stop);
    if (!database)
        return tl::unexpected<base::Error>(database.error());
    m_database = std::move(*database);
    WANMI_TRY(m_database.run(
        "PRAGMA synchronous = OFF; PRAGMA cache_size = -65536; PRAGMA wal_autocheckpoint = 16000;"));
    m_writer = std::make_unique<RowWriter>(m_database);
    m_readable = true;
    m_news.insert(TableNo::Area);
    return {};
}

Result<void> Bootstrap::finish(const QString &cursor)
{
    Q_ASSERT(m_readable);
    if (!m_inTransaction)
        WANMI_TRY(beginTransaction());
    WANMI_TRY(finishTable());
    for (const TableSpec &table : protocol::tables()) {
        m_table = &table;
        WANMI_TRY(finishTable());
    }
    WANMI_TRY(commitTransaction());
    // Everything must be on disk before the file may call itself complete. A passive checkpoint does not wait for
    // readers, but while one of them looks at an older state it leaves the database's file unsynced.
    WANMI_TRY(m_database.run("PRAGMA synchronous = NORMAL; PRAGMA wal_checkpoint(PASSIVE);"));
    WANMI_TRY(m_database.sync());
    WANMI_TRY(beginTransaction());
    WANMI_TRY(writeMeta(m_database, "cursor", cursor));
    WANMI_TRY(writeMeta(m_database, "rows", QString::number(m_rows)));
    WANMI_TRY(writeMeta(m_database, "complete", QStringLiteral("1")));
    WANMI_TRY(commitTransaction());
    WANMI_TRY(m_database.sync()); // a power cut does not bring half an hour of loading back
    m_writer.reset();
    m_database.close();
    return {};
}
} // namespace wanmi::store

// SPDX-License-Identifier: GPL-3.0-or-later
#include "bootstrap.h"

#include "domain/casefile.h"
#include "files.h"
#include "geo/gpkgblob.h"
#include "protocol/streamplace.h"
#include "sqltext.h"

#include <QHash>
#include <QJsonDocument>
#include <QUuid>

namespace wanmi::store {
namespace {
using protocol::TableNo;
using protocol::TableSpec;

// Large enough that each transaction's index pages are written once, small enough that the WAL stays modest.
constexpr qint64 RowsPerTransaction = 100'000;
constexpr qint64 LongestTransactionMs = 2'000;

bool isEndedCase(const protocol::RowView &row)
{
    static const auto state
        = static_cast<size_t>(protocol::columnIndex(protocol::spec(TableNo::CaseFile), "state")) - 1;
    if (row.table != static_cast<int>(TableNo::CaseFile) || row.values.size() <= state)
        return false;
    const protocol::ValueView &value = row.values[state];
    return value.kind == protocol::ValueView::Kind::Text && domain::isTerminal(QString::fromUtf8(value.bytes));
}

bool comesAfterCases(const TableSpec &table)
{
    const TableSpec &cases = protocol::spec(TableNo::CaseFile);
    return &table > &cases;
}

bool isLarge(const TableSpec &table)
{
    return table.number == TableNo::CaseFile || table.number == TableNo::Component || table.number == TableNo::Place
        || table.number == TableNo::CaseAction;
}

bool hasIndex(const Database &database, const QByteArray &name)
{
    return database.number("SELECT count(*) FROM sqlite_schema WHERE type = 'index' AND name = '" + name + '\'')
               .value_or(0)
        > 0;
}

/// Of the rows of an id that came twice, of two streams, the newer one stays.
QByteArray withoutTwins(const TableSpec &table)
{
    const QByteArray name = table.name;
    return "DELETE FROM " + name
        + " WHERE fid IN (SELECT fid FROM (SELECT fid, row_number() OVER (PARTITION BY id ORDER BY ver DESC, fid "
          "DESC) AS place FROM "
        + name + ") WHERE place > 1)";
}

/// Where the rows of a table lie, from the table itself.
Result<void> entriesOf(const Database &database, const TableSpec &table, std::vector<TreeEntry> &entries,
                       geo::Bounds &all)
{
    auto rows = database.prepare(QByteArray("SELECT fid, geom FROM ") + table.name + " WHERE geom NOT NULL");
    if (!rows)
        return tl::unexpected<base::Error>(rows.error());
    for (;;) {
        const auto row = rows->step();
        if (!row)
            return tl::unexpected<base::Error>(row.error());
        if (!*row)
            return {};
        const auto bounds = geo::decodeBounds(rows->blob(1));
        if (!bounds)
            return tl::unexpected<base::Error>(bounds.error());
        if (bounds->isEmpty())
            continue;
        all.include(*bounds);
        if (hasTree(table))
            entries.push_back(treeEntry(rows->integer(0), *bounds));
    }
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
    std::unique_ptr<Bootstrap> bootstrap(new Bootstrap);
    bootstrap->m_path = file;
    bootstrap->m_stop = stop;
    WANMI_TRY(bootstrap->openPrivately());
    const Database &fresh = bootstrap->m_database;
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

Result<void> Bootstrap::openPrivately()
{
    auto database = Database::open(m_path, Database::Mode::Create, m_stop);
    if (!database)
        return tl::unexpected<base::Error>(database.error());
    m_database = std::move(*database);
    return m_database.run("PRAGMA page_size = 8192; PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF;"
                          "PRAGMA cache_size = -65536; PRAGMA threads = 2; PRAGMA mmap_size = 2147418112;");
}

Result<std::unique_ptr<Bootstrap>> Bootstrap::resume(const QString &file, const std::atomic<bool> *stop)
{
    auto database = Database::open(file, Database::Mode::Create, stop);
    if (!database)
        return tl::unexpected<base::Error>(database.error());
    QHash<QByteArray, QString> meta;
    for (const char *key : {"complete", "boot", "whole", "resume_cursor", "resume_after", "resume_rows"}) {
        const auto value = readMeta(*database, key);
        if (!value)
            return tl::unexpected<base::Error>(value.error());
        meta.insert(key, *value);
    }
    const bool isWhole = meta["whole"] == u"1";
    const auto place = protocol::StreamPlace::fromText(meta["resume_after"]);
    // What was written before the machine itself went down may not have reached the disk.
    if (meta["complete"] == u"1" || meta["boot"].isEmpty() || meta["boot"] != bootId() || (!isWhole && !place))
        return base::failure(base::ErrorKind::NotFound, QStringLiteral("nothing-to-resume"));
    std::unique_ptr<Bootstrap> bootstrap(new Bootstrap);
    Bootstrap &one = *bootstrap;
    one.m_database = std::move(*database);
    one.m_stop = stop;
    one.m_usable = true;
    one.m_streamCursor = meta["resume_cursor"];
    one.m_rows = meta["resume_rows"].toLongLong();
    one.m_casesIndexedEarly = hasIndex(one.m_database, "case_file_open");
    for (const TableSpec &table : protocol::tables()) {
        if (isWhole || hasIndex(one.m_database, QByteArray(table.name) + "_by_id"))
            one.m_finished.insert(static_cast<int>(table.number));
    }
    if (isWhole) {
        one.m_isWhole = true;
        one.m_news = {TableNo::CaseFile, TableNo::Component};
    } else {
        one.m_table = protocol::findTable(place->table);
        one.m_lastId = place->id.toUtf8();
        one.m_lastReading = place->reading;
        one.m_tableResumed = true;
    }
    one.m_database.close();
    WANMI_TRY(one.goOn(file));
    return bootstrap;
}

void Bootstrap::streamBegins(const QString &cursor)
{
    m_scanner = protocol::RowScanner();
    m_trailer.clear();
    if (m_rows > 0)
        m_tableResumed = true; // the cursor stays that of the first stream
    else
        m_streamCursor = cursor;
}

std::optional<SnapshotPlace> Bootstrap::place() const
{
    if (m_isWhole)
        return SnapshotPlace{m_streamCursor, {}};
    if (!m_table || m_lastId.isEmpty() || m_streamCursor.isEmpty())
        return std::nullopt;
    return SnapshotPlace{m_streamCursor,
                         protocol::StreamPlace{static_cast<int>(m_table->number), m_lastReading,
                                               QString::fromUtf8(m_lastId)}
                             .text()};
}

Result<void> Bootstrap::beginTransaction()
{
    WANMI_TRY(m_database.run("BEGIN IMMEDIATE"));
    m_inTransaction = true;
    m_rowsInTransaction = 0;
    m_sinceCommit.start();
    return {};
}

Result<void> Bootstrap::commitTransaction()
{
    if (!m_inTransaction)
        return {};
    if (const auto at = place()) {
        WANMI_TRY(writeMeta(m_database, "resume_cursor", at->cursor));
        WANMI_TRY(writeMeta(m_database, "resume_after", at->after));
        WANMI_TRY(writeMeta(m_database, "resume_rows", QString::number(m_rows)));
        WANMI_TRY(writeMeta(m_database, "boot", bootId()));
    }
    WANMI_TRY(m_database.run("COMMIT"));
    m_inTransaction = false;
    return {};
}

Result<void> Bootstrap::remember(const protocol::Manifest &manifest)
{
    const QByteArray json = QJsonDocument(protocol::toJson(manifest)).toJson(QJsonDocument::Compact);
    WANMI_TRY(writeMeta(m_database, "manifest", QString::fromUtf8(json)));
    return writeMeta(m_database, "epoch", QString::number(manifest.epoch));
}

Result<void> Bootstrap::add(const std::vector<protocol::RowChange> &rows)
{
    for (const protocol::RowChange &row : rows)
        WANMI_TRY(addOne(protocol::viewOf(row, m_texts, m_values)));
    return {};
}

Result<void> Bootstrap::addBytes(QByteArrayView bytes)
{
    m_scanner.feed(bytes);
    protocol::RowView row;
    for (;;) {
        const auto found = m_scanner.next(row);
        if (!found)
            return tl::unexpected<base::Error>(found.error());
        if (!*found)
            break;
        if (row.isTrailer())
            m_trailer = m_streamCursor.isEmpty() ? QString::fromUtf8(row.id) : m_streamCursor;
        else
            WANMI_TRY(addOne(row));
    }
    // On a slow line the next hundred thousand rows are far away.
    return m_readable && m_sinceCommit.hasExpired(LongestTransactionMs) ? commitTransaction() : Result<void>();
}

Result<void> Bootstrap::pause()
{
    return m_readable ? commitTransaction() : Result<void>();
}

Result<void> Bootstrap::addOne(const protocol::RowView &row)
{
    if (!m_inTransaction && !isPacking())
        WANMI_TRY(beginTransaction());
    if (!m_table || static_cast<int>(m_table->number) != row.table) {
        WANMI_TRY(finishTable());
        m_table = protocol::findTable(row.table);
        if (!m_table)
            return base::failure(base::ErrorKind::Corrupt, QStringLiteral("bad-row"), QStringLiteral("table"));
        WANMI_TRY(beginPack());
    }
    const bool isEnded = isEndedCase(row);
    m_usable = m_usable || isEnded || comesAfterCases(*m_table);
    qint64 number = 0;
    const auto bounds = put(row, number);
    if (!bounds)
        return tl::unexpected<base::Error>(bounds.error());
    if (*bounds && !m_tableResumed) {
        m_bounds.include(**bounds);
        if (hasTree(*m_table) && !m_finished.contains(row.table))
            m_entries.push_back(treeEntry(number, **bounds));
    }
    m_lastId = row.id.toByteArray();
    m_lastReading = isEnded ? 1 : 0;
    ++m_rows;
    if (++m_rowsInTransaction >= RowsPerTransaction && m_readable)
        WANMI_TRY(commitTransaction());
    return {};
}

Result<std::optional<geo::Bounds>> Bootstrap::put(const protocol::RowView &row, qint64 &number)
{
    if (!isPacking()) {
        auto bounds = m_writer->insert(row);
        number = m_database.lastRow();
        return bounds;
    }
    if (isStopping())
        return base::failure(base::ErrorKind::Unreachable, QStringLiteral("stopping"));
    return m_packs->add(*m_writer, row, number);
}

/// Rows of a large table go into pages of our own, if it is empty and laid out as we know it. Its indexes are made before,
/// so that their first pages are known.
Result<void> Bootstrap::beginPack()
{
    const QByteArray name = m_table->name;
    if (!m_packs || !isLarge(*m_table) || m_finished.contains(static_cast<int>(m_table->number))
        || m_database.number("SELECT count(*) FROM (SELECT 1 FROM " + name + " LIMIT 1)").value_or(1) > 0)
        return {};
    const auto known = m_writer->knowsLayout(*m_table);
    if (!known)
        return tl::unexpected<base::Error>(known.error());
    if (!*known)
        return {};
    if (m_table->number == TableNo::CaseFile)
        WANMI_TRY(indexCasesEarly());
    WANMI_TRY(buildIndexes(m_database, *m_table));
    WANMI_TRY(m_packs->prepare(m_database, *m_table));
    WANMI_TRY(commitTransaction());
    m_writer->release();
    m_database.close();
    return m_packs->begin();
}

/// The table's rows are whole, and the database is open again.
Result<void> Bootstrap::endPack()
{
    WANMI_TRY(m_packs->end(std::exchange(m_entries, {})));
    WANMI_TRY(openPrivately());
    m_writer = std::make_unique<RowWriter>(m_database);
    return beginTransaction();
}

/// What the packed tables left to be sorted is in the file.
Result<void> Bootstrap::finishPacks()
{
    if (!m_packs)
        return {};
    WANMI_TRY(commitTransaction());
    m_writer.reset();
    m_database.close();
    WANMI_TRY(m_packs->finish());
    WANMI_TRY(openPrivately());
    WANMI_TRY(beginTransaction());
    for (const QByteArray &index : m_packs->left())
        WANMI_TRY(m_database.run("REINDEX " + index));
    return {};
}

/// The rows of an earlier stream are not remembered here: what the table holds is looked at instead.
Result<void> Bootstrap::tidyResumed()
{
    if (!std::exchange(m_tableResumed, false))
        return {};
    WANMI_TRY(m_database.run(withoutTwins(*m_table)));
    m_rows -= m_database.changes();
    m_entries.clear();
    m_bounds = {};
    if (m_table->geometry == protocol::Geometry::None)
        return {};
    return entriesOf(m_database, *m_table, m_entries, m_bounds);
}

Result<void> Bootstrap::indexCasesEarly()
{
    if (std::exchange(m_casesIndexedEarly, true))
        return {};
    return m_database.run(indexSql("case_file_early"));
}

Result<void> Bootstrap::finishTable()
{
    if (!m_table || !m_finished.insert(static_cast<int>(m_table->number)).second) {
        m_tableResumed = false;
        return {};
    }
    const bool isPacked = isPacking();
    if (isPacked)
        WANMI_TRY(endPack());
    if (m_readable && isLarge(*m_table)) {
        // What is to be read once for every index is read faster where it will lie in the end.
        WANMI_TRY(commitTransaction());
        WANMI_TRY(m_database.run("PRAGMA wal_checkpoint(PASSIVE)"));
        WANMI_TRY(beginTransaction());
    }
    if (m_table->number == TableNo::CaseFile)
        WANMI_TRY(indexCasesEarly());
    WANMI_TRY(tidyResumed());
    if (!isPacked)
        WANMI_TRY(buildIndexes(m_database, *m_table));
    if (hasTree(*m_table)) {
        if (!isPacked)
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
        "PRAGMA synchronous = OFF; PRAGMA cache_size = -65536; PRAGMA wal_autocheckpoint = 16000; PRAGMA threads = 2;"
        "PRAGMA mmap_size = 2147418112;"));
    m_writer = std::make_unique<RowWriter>(m_database);
    m_readable = true;
    m_news.insert(TableNo::Area);
    return {};
}

Result<void> Bootstrap::finishAll()
{
    WANMI_TRY(finishTable());
    for (const TableSpec &table : protocol::tables()) {
        m_table = &table;
        WANMI_TRY(finishTable());
    }
    m_table = nullptr;
    return {};
}

Result<void> Bootstrap::finishForOthers()
{
    if (!m_inTransaction && !isPacking())
        WANMI_TRY(beginTransaction());
    WANMI_TRY(finishAll());
    WANMI_TRY(finishPacks());
    WANMI_TRY(writeMeta(m_database, "whole", QStringLiteral("1")));
    WANMI_TRY(writeMeta(m_database, "resume_cursor", m_trailer));
    WANMI_TRY(writeMeta(m_database, "resume_rows", QString::number(m_rows)));
    WANMI_TRY(commitTransaction());
    m_writer.reset();
    m_database.close();
    return {};
}

Result<void> Bootstrap::finish(const QString &cursor)
{
    Q_ASSERT(m_readable);
    if (!m_inTransaction)
        WANMI_TRY(beginTransaction());
    WANMI_TRY(finishAll());
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

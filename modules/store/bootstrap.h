// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "packedtables.h"
#include "protocol/messages.h"
#include "rowwriter.h"
#include "rtreepack.h"
#include "sqlite.h"
#include "store/store.h"

#include <QElapsedTimer>

#include <memory>
#include <optional>
#include <set>
#include <vector>

namespace wanmi::store {

/// Fills a fresh replica file from a snapshot. Until it is usable it is written without a journal, beside the
/// present replica; then it takes that one's place and goes on in WAL mode, readable, until it is complete.
/// Rows go in without indexes; the indexes and the R-tree of a table are built when its last row has arrived.
/// After any error of the database the file is worthless and the bootstrap starts again; after a cut of the
/// line it goes on where it was, and after a kill from its last transaction.
class Bootstrap
{
public:
    static Result<std::unique_ptr<Bootstrap>> begin(const QString &file, const QString &scope,
                                                    const protocol::Manifest &manifest,
                                                    const std::atomic<bool> *stop = nullptr);
    /// Takes up a readable file that is not complete: one that was killed, or one that central made whole
    /// (ReplicaFile) and that only finish() is still to declare complete.
    static Result<std::unique_ptr<Bootstrap>> resume(const QString &file,
                                                     const std::atomic<bool> *stop = nullptr);

    /// The file stays nobody else's until it is finished: large tables are written past SQLite's machine.
    void packTables() { m_packs = std::make_unique<PackedTables>(m_path); }

    [[nodiscard]] Result<void> add(const std::vector<protocol::RowChange> &rows);
    /// Bytes of the stream as they come, cut anywhere.
    [[nodiscard]] Result<void> addBytes(QByteArrayView bytes);
    /// Once the trailer has come, the cursor that the feed goes on from: of the first of the streams. Empty until then.
    [[nodiscard]] const QString &trailer() const { return m_trailer; }
    /// A stream begins, or goes on after place().after: what an earlier one left half said is forgotten.
    void streamBegins(const QString &cursor);
    /// The stream was cut: what has come is kept, also if this program ends before the next one.
    [[nodiscard]] Result<void> pause();
    /// Nothing: only from the beginning.
    [[nodiscard]] std::optional<SnapshotPlace> place() const;
    /// Open cases, cells and areas are in.
    [[nodiscard]] bool isUsable() const { return m_usable; }
    [[nodiscard]] bool isReadable() const { return m_readable; }
    /// Makes the file fit to be opened by others and closes it; then it may be renamed.
    [[nodiscard]] Result<void> closeForMove();
    [[nodiscard]] Result<void> goOn(const QString &file);
    /// What a reader can see since the last call: that the file can be read at all (Area stands for the
    /// ground), that all cases, all components are in it.
    [[nodiscard]] std::set<protocol::TableNo> takeNews() { return std::exchange(m_news, {}); }
    [[nodiscard]] Result<void> remember(const protocol::Manifest &manifest);
    /// Builds what is still to be built and declares the replica complete. Only after goOn().
    [[nodiscard]] Result<void> finish(const QString &cursor);
    /// For a file that others will open: everything is built, nothing is synced, and it does not call itself
    /// complete. It is closed then.
    [[nodiscard]] Result<void> finishForOthers();
    [[nodiscard]] qint64 rows() const { return m_rows; }

private:
    Bootstrap() = default;
    Result<void> addOne(const protocol::RowView &row);
    Result<void> tidyResumed();
    Result<void> finishAll();
    Result<void> beginTransaction();
    Result<void> commitTransaction();
    Result<void> finishTable();
    Result<std::optional<geo::Bounds>> put(const protocol::RowView &row, qint64 &number);
    [[nodiscard]] bool isPacking() const { return m_packs && m_packs->isUnderWay(); }
    Result<void> beginPack();
    Result<void> endPack();
    Result<void> finishPacks();
    Result<void> openPrivately();
    [[nodiscard]] bool isStopping() const { return m_stop && m_stop->load(std::memory_order_relaxed); }
    Result<void> indexCasesEarly();

    const std::atomic<bool> *m_stop = nullptr;
    QString m_path;
    Database m_database;
    std::unique_ptr<RowWriter> m_writer;
    std::unique_ptr<PackedTables> m_packs; ///< of a file that is nobody else's; while one is under way the database is closed
    protocol::RowScanner m_scanner;
    QString m_trailer, m_streamCursor;
    QByteArray m_texts; ///< of the row being added
    std::vector<protocol::ValueView> m_values;
    QByteArray m_lastId;
    int m_lastReading = 0; ///< of its table, see protocol::StreamPlace
    std::vector<TreeEntry> m_entries; ///< of the table being filled
    geo::Bounds m_bounds;
    const protocol::TableSpec *m_table = nullptr;
    std::set<int> m_finished;
    std::set<protocol::TableNo> m_news;
    qint64 m_rows = 0, m_rowsInTransaction = 0;
    bool m_usable = false, m_readable = false, m_casesIndexedEarly = false;
    bool m_isWhole = false; ///< nothing is to come
    bool m_tableResumed = false; ///< some of the present table's rows came in an earlier stream
    bool m_inTransaction = false;
    QElapsedTimer m_sinceCommit;
};

/// The facts a replica keeps about itself.
[[nodiscard]] Result<void> writeMeta(const Database &database, const char *key, const QString &value);
[[nodiscard]] Result<QString> readMeta(const Database &database, const char *key); ///< empty: none

/// Tells one replica file from another of the same city: rows have other numbers there.
[[nodiscard]] QString newIdentity();

[[nodiscard]] bool hasTree(const protocol::TableSpec &table);
/// Frame, tables and empty R-trees of a replica.
[[nodiscard]] Result<void> createReplica(const Database &database);
/// Every index and trigger at once, for an empty replica in memory.
[[nodiscard]] Result<void> createIndexes(const Database &database);
} // namespace wanmi::store

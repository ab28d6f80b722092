// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "protocol/messages.h"
#include "rowwriter.h"
#include "rtreepack.h"
#include "sqlite.h"

#include <memory>
#include <set>
#include <vector>

namespace wanmi::store {

/// Fills a fresh replica file from a snapshot. Until it is usable it is written without a journal, beside the
/// present replica; then it takes that one's place and goes on in WAL mode, readable, until it is complete.
/// Rows go in without indexes; the indexes and the R-tree of a table are built when its last row has arrived.
/// After any error the file is worthless and the bootstrap starts again.
class Bootstrap
{
public:
    static Result<std::unique_ptr<Bootstrap>> begin(const QString &file, const QString &scope,
                                                    const protocol::Manifest &manifest,
                                                    const std::atomic<bool> *stop = nullptr);

    [[nodiscard]] Result<void> add(const std::vector<protocol::RowChange> &rows);
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
    [[nodiscard]] qint64 rows() const { return m_rows; }

private:
    Bootstrap() = default;
    Result<void> beginTransaction();
    Result<void> commitTransaction();
    Result<void> finishTable();
    Result<void> indexCasesEarly();

    const std::atomic<bool> *m_stop = nullptr;
    Database m_database;
    std::unique_ptr<RowWriter> m_writer;
    std::vector<TreeEntry> m_entries; ///< of the table being filled
    geo::Bounds m_bounds;
    const protocol::TableSpec *m_table = nullptr;
    std::set<int> m_finished;
    std::set<protocol::TableNo> m_news;
    qint64 m_rows = 0, m_rowsInTransaction = 0;
    bool m_usable = false, m_readable = false, m_casesIndexedEarly = false;
    bool m_inTransaction = false;
};

/// The facts a replica keeps about itself.
[[nodiscard]] Result<void> writeMeta(const Database &database, const char *key, const QString &value);
[[nodiscard]] Result<QString> readMeta(const Database &database, const char *key); ///< empty: none

/// Tells one replica file from another of the same city: rows have other numbers there.
[[nodiscard]] QString newIdentity();

inline constexpr int ReplicaSchema = 4;
[[nodiscard]] bool hasTree(const protocol::TableSpec &table);
/// Frame, tables and empty R-trees of a replica.
[[nodiscard]] Result<void> createReplica(const Database &database);
/// Every index and trigger at once, for an empty replica in memory.
[[nodiscard]] Result<void> createIndexes(const Database &database);
} // namespace wanmi::store

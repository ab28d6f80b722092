// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "bootstrap.h"
#include "protocol/integrity.h"
#include "store/changeset.h"

#include <functional>
#include <memory>
#include <optional>

namespace wanmi::store {

/// What came of a stretch of rows that was fetched anew.
struct Refilled
{
    int rows = 0; ///< that were not as central has them
    int change = 0; ///< of the number of rows
    ChangeSet changes;
};

/// The confirmed rows of one scope: opens, rebuilds and changes replica.gpkg. Belongs to the writer's thread.
class Replica
{
public:
    /// `standAside(swap)` runs swap() while no reader has the file open. Once `stop` is true every call fails
    /// with "stopping" and what was under way is rolled back.
    Replica(QString folder, QString scope, std::function<void(const std::function<void()> &)> standAside,
            const std::atomic<bool> *stop = nullptr);

    /// Opens the file if there is a good one; sets a corrupt, foreign or older one aside.
    [[nodiscard]] Result<void> open();
    [[nodiscard]] bool isOpen() const { return m_database.isOpen(); }
    [[nodiscard]] const Database &database() const { return m_database; }
    [[nodiscard]] QString file() const { return m_file; }
    /// exists, complete, cursor, epoch, tail, rows, manifest.
    [[nodiscard]] const ReplicaStatus &status() const { return m_status; }

    [[nodiscard]] Result<void> begin(const protocol::Manifest &manifest);
    /// Takes up what an earlier bootstrap of this scope and epoch left half done; nothing: begin() anew.
    [[nodiscard]] std::optional<SnapshotPlace> resume(const protocol::Manifest &manifest);
    void streamBegins(const QString &cursor);
    [[nodiscard]] Result<void> pause() { return m_bootstrap ? m_bootstrap->pause() : Result<void>(); }
    /// Where a whole replica file of central's is to be put for adopt(); in parts beside it.
    [[nodiscard]] static QString nextFile(const QString &folder);
    /// That file takes the place of the present one and is readable; finish() declares it complete. Errors: Corrupt
    /// "bad-snapshot" (of another scope or schema).
    [[nodiscard]] Result<std::set<protocol::TableNo>> adopt(const protocol::Manifest &manifest);
    /// What a reader can see since the last call; see Bootstrap::takeNews.
    [[nodiscard]] Result<std::set<protocol::TableNo>> add(const std::vector<protocol::RowChange> &rows);
    [[nodiscard]] Result<std::set<protocol::TableNo>> addBytes(QByteArrayView bytes);
    /// Cursor of the trailer, once it has come; rows so far.
    [[nodiscard]] QString trailer() const { return m_bootstrap ? m_bootstrap->trailer() : QString(); }
    [[nodiscard]] qint64 bootstrapRows() const { return m_bootstrap ? m_bootstrap->rows() : 0; }
    /// The same, for the last time.
    [[nodiscard]] Result<std::set<protocol::TableNo>> finish(const QString &cursor);
    [[nodiscard]] Result<ChangeSet> apply(const protocol::ChangePage &page);
    /// The rows of a stretch as central had them at `tail` take the place of those here, whatever their versions; the
    /// cursor stays. Errors: Conflict "replica-newer" when a later change is here already, "no-replica".
    [[nodiscard]] Result<Refilled> refill(const protocol::RowRange &range,
                                          const std::vector<protocol::RowChange> &rows, qint64 tail);
    /// Takes what has left the scope out of the file's log too. \return false: not now, ask again in a while.
    [[nodiscard]] Result<bool> sweep();
    /// Rows have left since the file was written anew.
    [[nodiscard]] bool isTidyDue() const { return m_tidyDue; }
    /// Writes the file anew: pages that SQLite has rearranged keep old copies of rows in their gaps.
    [[nodiscard]] Result<void> tidy();
    [[nodiscard]] Result<void> remember(const protocol::Manifest &manifest);

private:
    Result<void> look();
    Result<void> setAside();
    Result<void> takePlace();
    Result<void> moveInPlace();
    Result<std::set<protocol::TableNo>> added(const Result<void> &outcome);
    Result<void> checkWhole(const protocol::Manifest &manifest) const;
    Result<void> openPresent();
    void drop();
    void noteLeft(const ChangeSet &changes)
    {
        m_sweepDue = m_sweepDue || changes.left;
        m_tidyDue = m_tidyDue || changes.left;
    }
    Result<void> noteForSearch(const ChangeSet &changes, qint64 page);
    void note(const protocol::RowChange &row, RowWriter::Outcome outcome, const QString &actionCase,
              ChangeSet &changes) const;
    template <typename T> Result<T> abandoned(const base::Error &error);

    QString m_folder, m_file, m_nextFile, m_scope;
    std::function<void(const std::function<void()> &)> m_standAside;
    const std::atomic<bool> *m_stop;
    Database m_database;
    std::unique_ptr<RowWriter> m_writer;
    std::unique_ptr<Bootstrap> m_bootstrap;
    ReplicaStatus m_status;
    bool m_sweepDue = false, m_tidyDue = false;
    qint64 m_page = 0; ///< number of the last page that was applied to this file
};
} // namespace wanmi::store

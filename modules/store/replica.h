// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "bootstrap.h"
#include "store/changeset.h"

#include <functional>
#include <memory>

namespace wanmi::store {

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
    /// What a reader can see since the last call; see Bootstrap::takeNews.
    [[nodiscard]] Result<std::set<protocol::TableNo>> add(const std::vector<protocol::RowChange> &rows);
    /// The same, for the last time.
    [[nodiscard]] Result<std::set<protocol::TableNo>> finish(const QString &cursor);
    [[nodiscard]] Result<ChangeSet> apply(const protocol::ChangePage &page);
    [[nodiscard]] Result<void> remember(const protocol::Manifest &manifest);

private:
    Result<void> look();
    Result<void> setAside();
    Result<void> takePlace();
    Result<void> openPresent();
    void drop();
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
    qint64 m_page = 0; ///< number of the last page that was applied to this file
};
} // namespace wanmi::store

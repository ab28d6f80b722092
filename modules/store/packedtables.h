// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "indexpack.h"
#include "rowwriter.h"
#include "rtreepack.h"

#include <future>
#include <vector>

namespace wanmi::store {

/// The large tables of a file that is nobody else's: their rows, indexes and R-trees are written past SQLite's machine.
/// While a table is under way, and in finish(), no connection has the file open. What is to be sorted of a table is sorted
/// while the next one passes: memory for the keys of two tables (IndexPack::MostBytes each), for the pages that come of
/// them and for their R-trees (40 bytes a row).
class PackedTables
{
public:
    explicit PackedTables(QString path)
        : m_path(std::move(path))
    {
    }
    /// The next table: empty, with its indexes, and laid out as the writer knows it. The database is to be closed before
    /// begin().
    [[nodiscard]] Result<void> prepare(const Database &database, const protocol::TableSpec &table);
    [[nodiscard]] Result<void> begin();
    [[nodiscard]] bool isUnderWay() const { return m_pack != nullptr; }
    /// \return where the row lies; `number` becomes that of the row.
    [[nodiscard]] Result<std::optional<geo::Bounds>> add(RowWriter &writer, const protocol::RowView &row, qint64 &number);
    /// The rows of the table are in the file; its indexes and its R-tree are still empty.
    [[nodiscard]] Result<void> end(std::vector<TreeEntry> entries);
    /// Every index and R-tree is in the file, but those of left().
    [[nodiscard]] Result<void> finish();
    /// Indexes for REINDEX.
    [[nodiscard]] const QByteArrayList &left() const { return m_left; }

private:
    struct Following ///< of a table whose rows are in the file
    {
        std::unique_ptr<IndexPack> indexes;
        TreeRoots roots;
        std::future<std::shared_ptr<const PackedTree>> tree;
    };
    Result<void> writeFollowing();

    QString m_path;
    std::unique_ptr<PageFile> m_pages;
    std::unique_ptr<TablePack> m_pack;
    std::unique_ptr<IndexPack> m_indexes;
    quint32 m_root = 0;
    TreeRoots m_treeRoots;
    qint64 m_row = 0;
    std::vector<Following> m_following;
    QByteArrayList m_left;
};
} // namespace wanmi::store

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "indexkeys.h"

#include <QByteArrayList>

#include <future>
#include <optional>

namespace wanmi::store {

/// Fills the indexes of a table whose rows do not pass through SQLite (TablePack): keys are gathered while the rows pass,
/// sorted on threads of their own and written as full pages. Every index of the table must be there before the first row.
/// An index of expressions or with a condition that is not known here, a value that has no order here and keys that take
/// too much memory are left to SQLite.
class IndexPack
{
public:
    static constexpr qint64 MostBytes = 384 << 20; ///< of the keys of a table; the largest index gives way first

    /// The indexes that a table has.
    [[nodiscard]] static Result<std::unique_ptr<IndexPack>> of(const Database &database, const QByteArray &table,
                                                               qint64 mostBytes = MostBytes);
    /// `columns` in the order of the table and as they are stored. Row numbers rise.
    void add(qint64 row, std::span<const protocol::ValueView> columns);
    /// No more rows come: begins to sort.
    void sort(int pageBytes);
    /// Waits for sort(). Errors: Unreachable "write-failed" (as SQLite's own) for a key that a unique index has twice; of
    /// PageFile.
    [[nodiscard]] Result<void> write(PageFile &file);
    /// After sort(): indexes that are as they were, for REINDEX.
    [[nodiscard]] const QByteArrayList &left() const { return m_left; }

private:
    enum class Rows { All, NotNull, NotEmpty, One }; ///< WHERE column NOT NULL, <> '', = 1
    struct Index
    {
        QByteArray name;
        quint32 root = 0;
        bool isUnique = false;
        std::vector<int> columns; ///< of the table
        Rows rows = Rows::All;
        int conditionColumn = 0;
        IndexKeys keys;
        std::future<Result<IndexPages>> pages;
    };
    enum class Membership { In, Out, Unknown };
    IndexPack() = default;
    static Membership membershipOf(const Index &index, std::span<const protocol::ValueView> columns);
    static Result<std::optional<Index>> read(const Database &database, const QByteArray &table, const QByteArray &name);
    void keepWithinMemory();

    qint64 m_mostBytes = 0;
    qint64 m_rows = 0;
    std::vector<Index> m_indexes;
    std::vector<const protocol::ValueView *> m_key;
    QByteArrayList m_left;
};
} // namespace wanmi::store

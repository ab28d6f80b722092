// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "pagefile.h"
#include "protocol/rowcodec.h"

#include <memory>
#include <span>
#include <vector>

namespace wanmi::store {

/// The keys of one index, gathered row by row, in bytes that compare as SQLite's keys do (BINARY collation: null before
/// numbers before texts), so that sorting them is comparing memory.
class IndexKeys
{
public:
    using Value = protocol::ValueView;
    IndexKeys() = default;
    IndexKeys(IndexKeys &&) noexcept = default;
    IndexKeys &operator=(IndexKeys &&) noexcept = default;

    /// False: a blob, a text with a zero byte, a number or a size that these bytes cannot tell.
    [[nodiscard]] bool add(qint64 row, std::span<const Value *const> columns);
    /// By key, then by row.
    void sort();
    [[nodiscard]] size_t count() const { return m_entries.size(); }
    [[nodiscard]] qint64 bytes() const; ///< of memory
    /// Key and row number as the record that an index holds.
    [[nodiscard]] QByteArrayView record(size_t index, RecordWriter &writer) const;
    /// After sort(): whether two neighbors are the same key, without a null in it.
    [[nodiscard]] bool hasTwins() const;

private:
    struct Entry
    {
        quint64 prefix = 0; ///< eight bytes of the key, behind what all keys begin with; filled by sort()
        const char *key = nullptr; ///< u32 row, u32 size, bytes
    };
    static QByteArrayView bytesOf(const Entry &entry);
    static quint32 rowOf(const Entry &entry);
    [[nodiscard]] bool append(const Value &value);

    std::vector<std::unique_ptr<char[]>> m_blocks;
    size_t m_used = 0; ///< of the last block
    std::vector<Entry> m_entries;
    ByteBuffer m_key; ///< under way
    qsizetype m_common = -1; ///< bytes that all keys begin with
    bool m_isSorted = true;
};

/// The pages of an index, filled and ready to be written; made on any thread.
class IndexPages
{
public:
    /// \param keys sorted.
    IndexPages(const IndexKeys &keys, int pageBytes);
    IndexPages(IndexPages &&) noexcept = default;
    [[nodiscard]] Result<void> write(PageFile &file, quint32 root);

private:
    struct Cell
    {
        ByteBuffer bytes;
        bool overflows = false; ///< its last four bytes are the number of a page
    };
    struct Span
    {
        qsizetype at = 0, size = 0; ///< in m_cells
        bool overflows = false;
    };
    struct Level
    {
        std::vector<Cell> dividers;
        std::vector<quint32> pages; ///< one more than dividers
    };
    static Cell copyOf(QByteArrayView bytes, bool overflows);
    template <typename CellAt> Level fill(size_t count, const CellAt &cellAt, const std::vector<quint32> &children);
    [[nodiscard]] const Cell &cellOf(QByteArrayView record);
    [[nodiscard]] quint32 overflow(QByteArrayView rest);
    [[nodiscard]] bool fits(const Cell &cell, bool isLeaf) const;
    void put(const Cell &cell);
    [[nodiscard]] Cell takeLast();
    void endPage(quint32 page, const std::vector<quint32> &children, size_t firstChild);
    [[nodiscard]] quint32 allocate();
    void point(quint32 page, qsizetype at, quint32 to);

    const int m_pageBytes;
    std::vector<std::unique_ptr<char[]>> m_pages; ///< their numbers here are not yet those of the file; the first is the root
    std::vector<std::pair<quint32, int>> m_pointers; ///< page and place of every number of a page
    ByteBuffer m_cells; ///< of the page under way
    std::vector<Span> m_spans;
    Cell m_cell; ///< the last one of cellOf()
};
} // namespace wanmi::store

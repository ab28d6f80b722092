// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "bytebuffer.h"
#include "protocol/rowcodec.h"
#include "sqlite.h"

#include <QByteArray>
#include <QByteArrayView>
#include <QFile>

#include <memory>
#include <vector>

namespace wanmi::store {

/// The root page of a table. Errors: Corrupt "database-corrupt" when there is none.
[[nodiscard]] Result<quint32> rootOf(const Database &database, const QByteArray &table);

/// Appends pages to a database file that no connection has open. Format: sqlite.org/fileformat2.html. Until finish() the
/// file is as it was, with bytes behind its end.
class PageFile
{
public:
    /// Errors: Unreachable "read-only", …; Refused "unknown-layout" of a file that is not as Bootstrap makes it.
    [[nodiscard]] static Result<std::unique_ptr<PageFile>> open(const QString &path);
    [[nodiscard]] int pageBytes() const { return m_pageBytes; }
    [[nodiscard]] quint32 allocate();
    [[nodiscard]] Result<void> write(quint32 page, QByteArrayView bytes);
    /// The file's head tells of the new pages.
    [[nodiscard]] Result<void> finish();

private:
    PageFile() = default;
    [[nodiscard]] Result<void> flush();
    [[nodiscard]] Result<void> put(qint64 at, QByteArrayView bytes);

    QFile m_file;
    int m_pageBytes = 0;
    quint32 m_pages = 0; ///< in the file, with those allocated
    quint32 m_first = 0; ///< page of the first byte of m_waiting
    QByteArray m_waiting; ///< pages that follow each other
};

/// Fills an empty table, whose root page is known, with rows in the order of their numbers: every page is full and written
/// once. SQLite's own appending comes to the same pages through a statement for every row.
class TablePack
{
public:
    TablePack(PageFile &file, quint32 root);
    /// `record` as SQLite lays one out. Row numbers rise.
    [[nodiscard]] Result<void> add(qint64 row, QByteArrayView record);
    [[nodiscard]] Result<void> finish();

private:
    struct Child
    {
        quint32 page = 0;
        qint64 last = 0; ///< row of its subtree
    };
    [[nodiscard]] Result<void> endLeaf();
    [[nodiscard]] Result<quint32> overflow(QByteArrayView rest);
    [[nodiscard]] Result<void> writeInner(quint32 page, const std::vector<Child> &children, size_t from, size_t to);
    [[nodiscard]] std::vector<size_t> groupsOf(const std::vector<Child> &children) const;
    void startPage();

    PageFile &m_file;
    const quint32 m_root;
    const int m_room; ///< bytes of a page
    std::vector<char> m_page;
    ByteBuffer m_cell;
    int m_cells = 0, m_content = 0; ///< of the leaf under way; where its content begins
    qint64 m_last = 0;
    std::vector<Child> m_leaves;
};

/// A record of SQLite, value by value.
class RecordWriter
{
public:
    void clear();
    void null();
    void integer(qint64 value);
    void real(double value);
    void text(QByteArrayView utf8);
    void blob(QByteArrayView bytes);
    void value(const protocol::ValueView &value);
    /// Good until the next clear().
    [[nodiscard]] QByteArrayView record();

private:
    ByteBuffer m_types, m_body, m_record;
};
} // namespace wanmi::store

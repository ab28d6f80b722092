// SPDX-License-Identifier: GPL-3.0-or-later
#include "pagefile.h"

#include <QtEndian>

#include <algorithm>
#include <bit>
#include <cerrno>
#include <cmath>
#include <cstring>

namespace wanmi::store {
namespace {
constexpr int HeadBytes = 100;
constexpr qint64 LockByte = 0x4000'0000; // the page that holds it is never used
constexpr qsizetype WriteBytes = 1 << 20;
constexpr int LeafHead = 8, InnerHead = 12;
constexpr char TableLeaf = 0x0d, TableInner = 0x05;
constexpr int PointerBytes = 2;

template <typename T> T readBig(const QByteArray &head, int at)
{
    return qFromBigEndian<T>(head.constData() + at);
}
} // namespace

Result<quint32> rootOf(const Database &database, const QByteArray &table)
{
    const auto page
        = database.number("SELECT rootpage FROM sqlite_schema WHERE type = 'table' AND name = '" + table + '\'');
    if (!page)
        return tl::unexpected<base::Error>(page.error());
    if (*page < 2)
        return base::failure(base::ErrorKind::Corrupt, QStringLiteral("database-corrupt"), QString::fromLatin1(table));
    return quint32(*page);
}

Result<std::unique_ptr<PageFile>> PageFile::open(const QString &path)
{
    std::unique_ptr<PageFile> file(new PageFile);
    file->m_file.setFileName(path);
    if (!file->m_file.open(QIODevice::ReadWrite | QIODevice::ExistingOnly | QIODevice::Unbuffered))
        return base::failure(base::ErrorKind::Unreachable, QStringLiteral("read-only"), path);
    const QByteArray head = file->m_file.read(HeadBytes);
    const auto unknown = [&] { return base::failure(base::ErrorKind::Refused, QStringLiteral("unknown-layout"), path); };
    if (head.size() != HeadBytes || !head.startsWith("SQLite format 3"))
        return unknown();
    const int pageBytes = readBig<quint16>(head, 16);
    const bool isPlain = pageBytes >= 512 && head[20] == 0 // no bytes reserved in a page
        && readBig<quint32>(head, 44) == 4 && readBig<quint32>(head, 52) == 0; // schema format; no auto-vacuum
    file->m_pageBytes = pageBytes;
    file->m_pages = readBig<quint32>(head, 28);
    if (!isPlain || qint64(file->m_pages) * pageBytes != file->m_file.size())
        return unknown();
    return file;
}

quint32 PageFile::allocate()
{
    if (++m_pages == quint32(LockByte / m_pageBytes) + 1)
        ++m_pages;
    return m_pages;
}

Result<void> PageFile::put(qint64 at, QByteArrayView bytes)
{
    if (faultStrikes())
        return tl::unexpected<base::Error>(base::Error{base::ErrorKind::Unreachable, QStringLiteral("disk-full"), {}});
    if (m_file.seek(at) && m_file.write(bytes.data(), bytes.size()) == bytes.size())
        return {};
    const bool full = m_file.error() == QFileDevice::ResourceError || errno == ENOSPC;
    return base::failure(base::ErrorKind::Unreachable,
                         full ? QStringLiteral("disk-full") : QStringLiteral("write-failed"), m_file.errorString());
}

Result<void> PageFile::flush()
{
    if (m_waiting.isEmpty())
        return {};
    WANMI_TRY(put(qint64(m_first - 1) * m_pageBytes, m_waiting));
    m_waiting.resize(0);
    return {};
}

Result<void> PageFile::write(quint32 page, QByteArrayView bytes)
{
    const auto next = m_first + quint32(m_waiting.size() / m_pageBytes);
    if (!m_waiting.isEmpty() && (page != next || m_waiting.size() >= WriteBytes))
        WANMI_TRY(flush());
    if (m_waiting.isEmpty()) {
        m_waiting.reserve(WriteBytes + m_pageBytes);
        m_first = page;
    }
    m_waiting.append(bytes);
    return {};
}

Result<void> PageFile::finish()
{
    WANMI_TRY(flush());
    if (!m_file.seek(0))
        return base::failure(base::ErrorKind::Unreachable, QStringLiteral("write-failed"), m_file.errorString());
    QByteArray head = m_file.read(HeadBytes);
    if (head.size() != HeadBytes)
        return base::failure(base::ErrorKind::Unreachable, QStringLiteral("write-failed"), m_file.errorString());
    const auto change = readBig<quint32>(head, 24) + 1;
    qToBigEndian(change, head.data() + 24);
    qToBigEndian(m_pages, head.data() + 28);
    qToBigEndian(change, head.data() + 92); // which says that the number of pages is to be believed
    WANMI_TRY(put(0, head));
    m_file.close();
    return {};
}

TablePack::TablePack(PageFile &file, quint32 root)
    : m_file(file)
    , m_root(root)
    , m_room(file.pageBytes())
    , m_page(size_t(m_room))
{
    startPage();
}

void TablePack::startPage()
{
    std::ranges::fill(m_page, 0);
    m_cells = 0;
    m_content = m_room;
}

/// What does not fit in the leaf, in a chain of pages. \return the first.
Result<quint32> TablePack::overflow(QByteArrayView rest)
{
    const qsizetype most = m_room - 4;
    quint32 page = m_file.allocate();
    const quint32 first = page;
    while (!rest.isEmpty()) {
        const qsizetype size = std::min(most, rest.size());
        const quint32 next = rest.size() > size ? m_file.allocate() : 0;
        QByteArray bytes(m_room, '\0');
        qToBigEndian(next, bytes.data());
        std::memcpy(bytes.data() + 4, rest.data(), size_t(size));
        WANMI_TRY(m_file.write(page, bytes));
        rest = rest.sliced(size);
        page = next;
    }
    return first;
}

Result<void> TablePack::add(qint64 row, QByteArrayView record)
{
    m_cell.clear();
    m_cell.appendVarint(quint64(record.size()));
    m_cell.appendVarint(quint64(row));
    const qsizetype most = m_room - 35;
    if (record.size() > most) {
        const qsizetype least = (m_room - 12) * 32 / 255 - 23;
        const qsizetype fitting = least + (record.size() - least) % (m_room - 4);
        const qsizetype here = fitting <= most ? fitting : least;
        const auto page = overflow(record.sliced(here));
        if (!page)
            return tl::unexpected<base::Error>(page.error());
        m_cell.append(record.first(here));
        qToBigEndian(*page, m_cell.grow(4));
        record = {};
    }
    const qsizetype size = m_cell.size() + record.size();
    if (m_content - size < LeafHead + PointerBytes * (m_cells + 1))
        WANMI_TRY(endLeaf());
    m_content -= int(size);
    char *const at = m_page.data() + m_content;
    std::memcpy(at, m_cell.data(), size_t(m_cell.size()));
    if (!record.isEmpty())
        std::memcpy(at + m_cell.size(), record.data(), size_t(record.size()));
    qToBigEndian(quint16(m_content), m_page.data() + LeafHead + PointerBytes * m_cells);
    ++m_cells;
    m_last = row;
    return {};
}

Result<void> TablePack::endLeaf()
{
    m_page[0] = TableLeaf;
    qToBigEndian(quint16(m_cells), m_page.data() + 3);
    qToBigEndian(quint16(m_content), m_page.data() + 5);
    const quint32 page = m_file.allocate();
    WANMI_TRY(m_file.write(page, {m_page.data(), m_room}));
    m_leaves.push_back({page, m_last});
    startPage();
    return {};
}

/// Where each group of children that share a page ends.
std::vector<size_t> TablePack::groupsOf(const std::vector<Child> &children) const
{
    std::vector<size_t> ends;
    size_t begin = 0;
    int used = InnerHead;
    for (size_t i = 0; i < children.size(); ++i) {
        const int cell = PointerBytes + 4 + varintBytes(quint64(children[i].last));
        if (used + cell > m_room) {
            // The child before is this page's last one. None may be alone in its page.
            const size_t end = i + 1 == children.size() && i - begin > 2 ? i - 1 : i;
            ends.push_back(end);
            begin = end;
            used = InnerHead;
            for (size_t again = end; again < i; ++again)
                used += PointerBytes + 4 + varintBytes(quint64(children[again].last));
        }
        used += cell;
    }
    ends.push_back(children.size());
    return ends;
}

Result<void> TablePack::writeInner(quint32 page, const std::vector<Child> &children, size_t from, size_t to)
{
    startPage();
    m_page[0] = TableInner;
    for (size_t i = from; i + 1 < to; ++i) {
        char cell[13];
        qToBigEndian(children[i].page, cell);
        const int size = 4 + putVarint(cell + 4, quint64(children[i].last));
        m_content -= size;
        std::memcpy(m_page.data() + m_content, cell, size_t(size));
        qToBigEndian(quint16(m_content), m_page.data() + InnerHead + PointerBytes * m_cells++);
    }
    qToBigEndian(quint16(m_cells), m_page.data() + 3);
    qToBigEndian(quint16(m_content), m_page.data() + 5);
    qToBigEndian(children[to - 1].page, m_page.data() + 8);
    return m_file.write(page, {m_page.data(), m_room});
}

Result<void> TablePack::finish()
{
    if (m_leaves.empty()) { // all of it fits in the root
        m_page[0] = TableLeaf;
        qToBigEndian(quint16(m_cells), m_page.data() + 3);
        qToBigEndian(quint16(m_content), m_page.data() + 5);
        return m_file.write(m_root, {m_page.data(), m_room});
    }
    if (m_cells > 0)
        WANMI_TRY(endLeaf());
    std::vector<Child> level = std::exchange(m_leaves, {});
    for (;;) {
        const std::vector<size_t> ends = groupsOf(level);
        if (ends.size() == 1)
            return writeInner(m_root, level, 0, level.size());
        std::vector<Child> above;
        size_t from = 0;
        for (const size_t to : ends) {
            above.push_back({m_file.allocate(), level[to - 1].last});
            WANMI_TRY(writeInner(above.back().page, level, from, to));
            from = to;
        }
        level = std::move(above);
    }
}

void RecordWriter::clear()
{
    m_types.clear();
    m_body.clear();
}

void RecordWriter::null()
{
    m_types.append('\0');
}

void RecordWriter::integer(qint64 value)
{
    if (value == 0 || value == 1) {
        m_types.append(char(8 + value));
        return;
    }
    constexpr int Sizes[] = {1, 2, 3, 4, 6, 8}; // of the types 1 … 6
    int type = 0;
    while (type < 5 && (value < -(qint64(1) << (8 * Sizes[type] - 1)) || value >= qint64(1) << (8 * Sizes[type] - 1)))
        ++type;
    m_types.append(char(type + 1));
    char bytes[8];
    qToBigEndian(value, bytes);
    m_body.append(QByteArrayView(bytes + 8 - Sizes[type], Sizes[type]));
}

void RecordWriter::real(double value)
{
    if (std::isnan(value))
        return null(); // as SQLite does
    m_types.append('\7');
    qToBigEndian(std::bit_cast<quint64>(value), m_body.grow(8));
}

void RecordWriter::text(QByteArrayView utf8)
{
    m_types.appendVarint(quint64(utf8.size()) * 2 + 13);
    m_body.append(utf8);
}

void RecordWriter::blob(QByteArrayView bytes)
{
    m_types.appendVarint(quint64(bytes.size()) * 2 + 12);
    m_body.append(bytes);
}

void RecordWriter::value(const protocol::ValueView &value)
{
    using Kind = protocol::ValueView::Kind;
    switch (value.kind) {
    case Kind::Null:
        return null();
    case Kind::Integer:
        return integer(value.integer);
    case Kind::Real:
        return real(value.real);
    case Kind::Text:
        return text(value.bytes);
    case Kind::Blob:
        return blob(value.bytes);
    }
}

QByteArrayView RecordWriter::record()
{
    // The size of the head counts itself.
    int size = 1;
    while (varintBytes(quint64(m_types.size() + size)) != size)
        ++size;
    m_record.clear();
    m_record.appendVarint(quint64(m_types.size() + size));
    m_record.append(m_types.view());
    m_record.append(m_body.view());
    return m_record.view();
}
} // namespace wanmi::store

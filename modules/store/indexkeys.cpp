// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexkeys.h"

#include <QtEndian>

#include <algorithm>
#include <bit>
#include <cmath>
#include <cstring>
#include <limits>

namespace wanmi::store {
namespace {
constexpr size_t BlockBytes = 1 << 20;
constexpr qsizetype LongestKey = 1 << 16;
constexpr size_t HeadBytes = 8; // of a key in its block
constexpr double MostExact = 9007199254740992.0; // 2^53: up to there a double tells every integer
enum Tag : char { Null = 0, Number = 1, Text = 2 };

constexpr char IndexLeaf = 0x0a, IndexInner = 0x02;
constexpr int LeafHead = 8, InnerHead = 12, PointerBytes = 2, PageNumberBytes = 4;

quint64 inOrder(double value)
{
    const auto bits = std::bit_cast<quint64>(value);
    return bits >> 63 ? ~bits : bits | quint64(1) << 63;
}

double fromOrder(quint64 bits)
{
    return std::bit_cast<double>(bits >> 63 ? bits & ~(quint64(1) << 63) : ~bits);
}

int compare(QByteArrayView a, QByteArrayView b)
{
    const int order = std::memcmp(a.data(), b.data(), size_t(std::min(a.size(), b.size())));
    return order != 0 ? order : int(a.size() > b.size()) - int(a.size() < b.size());
}

quint64 prefixOf(QByteArrayView key, qsizetype from)
{
    char bytes[8] = {};
    if (from < key.size())
        std::memcpy(bytes, key.data() + from, size_t(std::min<qsizetype>(8, key.size() - from)));
    return qFromBigEndian<quint64>(bytes);
}

qsizetype commonOf(QByteArrayView a, QByteArrayView b, qsizetype most)
{
    const auto end = std::min({a.size(), b.size(), most});
    return std::mismatch(a.begin(), a.begin() + end, b.begin()).first - a.begin();
}

bool hasNull(QByteArrayView key)
{
    for (qsizetype at = 0; at < key.size();) {
        if (key[at] == Null)
            return true;
        at = key[at] == Number ? at + 9 : key.indexOf('\0', at) + 1;
    }
    return false;
}
} // namespace

QByteArrayView IndexKeys::bytesOf(const Entry &entry)
{
    quint32 size = 0;
    std::memcpy(&size, entry.key + 4, 4);
    return {entry.key + HeadBytes, qsizetype(size)};
}

quint32 IndexKeys::rowOf(const Entry &entry)
{
    quint32 row = 0;
    std::memcpy(&row, entry.key, 4);
    return row;
}

bool IndexKeys::append(const Value &value)
{
    switch (value.kind) {
    case Value::Kind::Null:
        m_key.append(char(Null));
        return true;
    case Value::Kind::Integer:
    case Value::Kind::Real: {
        const bool isReal = value.kind == Value::Kind::Real;
        const double number = isReal ? value.real : double(value.integer);
        if (isReal ? std::isnan(number) || (number == 0 && std::signbit(number)) : std::abs(number) >= MostExact)
            return false;
        char *const at = m_key.grow(9);
        at[0] = Number;
        qToBigEndian(inOrder(number), at + 1);
        return true;
    }
    case Value::Kind::Text:
        if (value.bytes.contains('\0') || value.bytes.size() > LongestKey)
            return false;
        m_key.append(char(Text));
        m_key.append(value.bytes);
        m_key.append('\0');
        return true;
    case Value::Kind::Blob:
        break;
    }
    return false;
}

bool IndexKeys::add(qint64 row, std::span<const Value *const> columns)
{
    m_key.clear();
    for (const Value *column : columns) {
        if (!append(*column))
            return false;
    }
    const QByteArrayView key = m_key.view();
    if (row <= 0 || row > std::numeric_limits<quint32>::max() || key.size() > LongestKey)
        return false;
    if (m_common < 0) {
        m_common = key.size();
    } else {
        m_common = commonOf(key, bytesOf(m_entries.front()), m_common);
        m_isSorted = m_isSorted && compare(bytesOf(m_entries.back()), key) <= 0;
    }
    const size_t size = HeadBytes + size_t(key.size());
    if (m_blocks.empty() || m_used + size > BlockBytes) {
        m_blocks.push_back(std::make_unique_for_overwrite<char[]>(BlockBytes));
        m_used = 0;
    }
    char *const at = m_blocks.back().get() + std::exchange(m_used, m_used + size);
    const quint32 head[] = {quint32(row), quint32(key.size())};
    std::memcpy(at, head, HeadBytes);
    std::memcpy(at + HeadBytes, key.data(), size_t(key.size()));
    m_entries.push_back({0, at});
    return true;
}

void IndexKeys::sort()
{
    if (std::exchange(m_isSorted, true))
        return;
    for (Entry &entry : m_entries)
        entry.prefix = prefixOf(bytesOf(entry), m_common);
    std::ranges::sort(m_entries, [](const Entry &a, const Entry &b) {
        if (a.prefix != b.prefix)
            return a.prefix < b.prefix;
        const int order = compare(bytesOf(a), bytesOf(b));
        return order != 0 ? order < 0 : rowOf(a) < rowOf(b);
    });
}

qint64 IndexKeys::bytes() const
{
    return qint64(m_blocks.size() * BlockBytes + m_entries.capacity() * sizeof(Entry));
}

QByteArrayView IndexKeys::record(size_t index, RecordWriter &writer) const
{
    const QByteArrayView key = bytesOf(m_entries[index]);
    writer.clear();
    for (qsizetype at = 0; at < key.size();) {
        if (key[at] == Number) {
            const double number = fromOrder(qFromBigEndian<quint64>(key.data() + at + 1));
            const bool isWhole = std::abs(number) < MostExact && number == std::floor(number);
            isWhole ? writer.integer(qint64(number)) : writer.real(number); // as SQLite compares, one and the same
            at += 9;
        } else if (key[at] == Text) {
            const qsizetype end = key.indexOf('\0', at + 1);
            writer.text(key.sliced(at + 1, end - at - 1));
            at = end + 1;
        } else {
            writer.null();
            ++at;
        }
    }
    writer.integer(rowOf(m_entries[index]));
    return writer.record();
}

bool IndexKeys::hasTwins() const
{
    for (size_t i = 1; i < m_entries.size(); ++i) {
        const QByteArrayView key = bytesOf(m_entries[i]);
        if (compare(bytesOf(m_entries[i - 1]), key) == 0 && !hasNull(key))
            return true;
    }
    return false;
}

IndexPages::IndexPages(const IndexKeys &keys, int pageBytes)
    : m_pageBytes(pageBytes)
{
    const quint32 root = allocate();
    RecordWriter record;
    Level level = fill(
        keys.count(), [&](size_t i) -> const Cell & { return cellOf(keys.record(i, record)); }, {});
    while (level.pages.size() > 1) {
        const Level below = std::exchange(level, {});
        level = fill(
            below.dividers.size(), [&](size_t i) -> const Cell & { return below.dividers[i]; }, below.pages);
    }
    Q_ASSERT(level.pages.front() == root);
}

/// One level of the tree. What does not fit in a page divides it from the next one and goes up. The only page of a level
/// is the root.
template <typename CellAt>
IndexPages::Level IndexPages::fill(size_t count, const CellAt &cellAt, const std::vector<quint32> &children)
{
    Level above;
    size_t firstChild = 0;
    const auto endWith = [&](quint32 page) {
        const size_t cells = m_spans.size();
        endPage(page, children, firstChild);
        above.pages.push_back(page);
        firstChild += cells + 1;
    };
    for (size_t i = 0; i < count; ++i) {
        const Cell &cell = cellAt(i);
        if (!fits(cell, children.empty())) {
            const bool isLast = i + 1 == count; // no page may be empty
            above.dividers.push_back(isLast ? takeLast() : copyOf(cell.bytes.view(), cell.overflows));
            endWith(allocate());
            if (!isLast)
                continue;
        }
        put(cell);
    }
    endWith(above.pages.empty() ? 0 : allocate());
    return above;
}

IndexPages::Cell IndexPages::copyOf(QByteArrayView bytes, bool overflows)
{
    Cell copy;
    copy.bytes.append(bytes);
    copy.overflows = overflows;
    return copy;
}

const IndexPages::Cell &IndexPages::cellOf(QByteArrayView record)
{
    m_cell.bytes.clear();
    m_cell.bytes.appendVarint(quint64(record.size()));
    const qsizetype most = (m_pageBytes - 12) * 64 / 255 - 23;
    m_cell.overflows = record.size() > most;
    if (!m_cell.overflows) {
        m_cell.bytes.append(record);
        return m_cell;
    }
    const qsizetype least = (m_pageBytes - 12) * 32 / 255 - 23;
    const qsizetype fitting = least + (record.size() - least) % (m_pageBytes - PageNumberBytes);
    const qsizetype here = fitting <= most ? fitting : least;
    m_cell.bytes.append(record.first(here));
    qToBigEndian(overflow(record.sliced(here)), m_cell.bytes.grow(PageNumberBytes));
    return m_cell;
}

/// What does not fit in a cell, in a chain of pages. \return the first.
quint32 IndexPages::overflow(QByteArrayView rest)
{
    const qsizetype most = m_pageBytes - PageNumberBytes;
    quint32 page = allocate();
    const quint32 first = page;
    for (;;) {
        const qsizetype size = std::min(most, rest.size());
        std::memcpy(m_pages[page].get() + PageNumberBytes, rest.data(), size_t(size));
        rest = rest.sliced(size);
        if (rest.isEmpty())
            return first;
        const quint32 next = allocate();
        point(page, 0, next);
        page = next;
    }
}

bool IndexPages::fits(const Cell &cell, bool isLeaf) const
{
    const auto cells = qsizetype(m_spans.size()) + 1;
    const qsizetype heads = isLeaf ? LeafHead + PointerBytes * cells : InnerHead + (PointerBytes + PageNumberBytes) * cells;
    return heads + m_cells.size() + cell.bytes.size() <= m_pageBytes;
}

void IndexPages::put(const Cell &cell)
{
    m_spans.push_back({m_cells.size(), cell.bytes.size(), cell.overflows});
    m_cells.append(cell.bytes.view());
}

IndexPages::Cell IndexPages::takeLast()
{
    const Span last = m_spans.back();
    m_spans.pop_back();
    m_cells.shrink(last.at);
    return copyOf({m_cells.data() + last.at, last.size}, last.overflows);
}

void IndexPages::endPage(quint32 number, const std::vector<quint32> &children, size_t firstChild)
{
    const bool isLeaf = children.empty();
    const int head = isLeaf ? LeafHead : InnerHead;
    char *const page = m_pages[number].get();
    qsizetype content = m_pageBytes;
    for (size_t i = 0; i < m_spans.size(); ++i) {
        const Span &span = m_spans[i];
        content -= span.size + (isLeaf ? 0 : PageNumberBytes);
        qToBigEndian(quint16(content), page + head + PointerBytes * i);
        qsizetype at = content;
        if (!isLeaf) {
            point(number, at, children[firstChild + i]);
            at += PageNumberBytes;
        }
        std::memcpy(page + at, m_cells.data() + span.at, size_t(span.size));
        if (span.overflows)
            m_pointers.emplace_back(number, int(at + span.size - PageNumberBytes));
    }
    page[0] = isLeaf ? IndexLeaf : IndexInner;
    qToBigEndian(quint16(m_spans.size()), page + 3);
    qToBigEndian(quint16(content), page + 5);
    if (!isLeaf)
        point(number, 8, children[firstChild + m_spans.size()]);
    m_spans.clear();
    m_cells.clear();
}

quint32 IndexPages::allocate()
{
    m_pages.push_back(std::make_unique<char[]>(size_t(m_pageBytes)));
    return quint32(m_pages.size()) - 1;
}

void IndexPages::point(quint32 page, qsizetype at, quint32 to)
{
    qToBigEndian(to, m_pages[page].get() + at);
    m_pointers.emplace_back(page, int(at));
}

Result<void> IndexPages::write(PageFile &file, quint32 root)
{
    std::vector<quint32> numbers{root};
    while (numbers.size() < m_pages.size())
        numbers.push_back(file.allocate());
    for (const auto &[page, at] : m_pointers) {
        char *const number = m_pages[page].get() + at;
        qToBigEndian(numbers[qFromBigEndian<quint32>(number)], number);
    }
    for (size_t i = 1; i < m_pages.size(); ++i)
        WANMI_TRY(file.write(numbers[i], {m_pages[i].get(), m_pageBytes}));
    return file.write(root, {m_pages.front().get(), m_pageBytes});
}
} // namespace wanmi::store

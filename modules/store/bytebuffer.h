// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArrayView>

#include <algorithm>
#include <cstring>
#include <memory>
#include <utility>

namespace wanmi::store {

/// Numbers as SQLite writes them in pages and records: big-endian groups of seven bits, the ninth byte whole.
/// \return bytes written, 9 at most.
inline int putVarint(char *at, quint64 value)
{
    if (value <= 0x7f) {
        at[0] = char(value);
        return 1;
    }
    if (value >> 56) {
        at[8] = char(value);
        value >>= 8;
        for (int i = 7; i >= 0; --i, value >>= 7)
            at[i] = char((value & 0x7f) | 0x80);
        return 9;
    }
    char turned[8];
    int size = 0;
    for (; value; value >>= 7)
        turned[size++] = char((value & 0x7f) | 0x80);
    turned[0] &= 0x7f;
    for (int i = 0; i < size; ++i)
        at[i] = turned[size - 1 - i];
    return size;
}

inline int varintBytes(quint64 value)
{
    char bytes[9];
    return putVarint(bytes, value);
}

/// Bytes that grow at their end. A QByteArray asks at every byte whether it is shared; here that was a fifth of the time.
class ByteBuffer
{
public:
    void clear() { m_size = 0; }
    [[nodiscard]] qsizetype size() const { return m_size; }
    [[nodiscard]] const char *data() const { return m_bytes.get(); }
    [[nodiscard]] QByteArrayView view() const { return {m_bytes.get(), m_size}; }
    /// Room for more bytes, which are whatever they are.
    char *grow(qsizetype more)
    {
        if (m_size + more > m_room)
            enlarge(m_size + more);
        return m_bytes.get() + std::exchange(m_size, m_size + more);
    }
    void shrink(qsizetype size) { m_size = size; }
    void append(char byte) { *grow(1) = byte; }
    void append(QByteArrayView bytes)
    {
        if (!bytes.isEmpty())
            std::memcpy(grow(bytes.size()), bytes.data(), size_t(bytes.size()));
    }
    void appendVarint(quint64 value)
    {
        char *const at = grow(9);
        m_size += putVarint(at, value) - 9;
    }

private:
    void enlarge(qsizetype least)
    {
        m_room = std::max<qsizetype>(2 * m_room, least + 256);
        auto more = std::make_unique_for_overwrite<char[]>(size_t(m_room));
        if (m_size > 0)
            std::memcpy(more.get(), m_bytes.get(), size_t(m_size));
        m_bytes = std::move(more);
    }
    std::unique_ptr<char[]> m_bytes;
    qsizetype m_size = 0, m_room = 0;
};
} // namespace wanmi::store

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>

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

inline void appendVarint(QByteArray &out, quint64 value)
{
    char bytes[9];
    out.append(bytes, putVarint(bytes, value));
}

inline int varintBytes(quint64 value)
{
    char bytes[9];
    return putVarint(bytes, value);
}
} // namespace wanmi::store

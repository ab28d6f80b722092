// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>

#include <array>
#include <random>

namespace wanmi::test {

/// Breaks messages the way hostile or torn ones are broken; the same seed breaks them the same way.
class Mutator
{
public:
    explicit Mutator(quint64 seed)
        : m_random(seed)
    {
    }
    /// [0, below); below > 0. Not a std distribution: those differ between libraries, and a seed must replay.
    qsizetype pick(qsizetype below) { return qsizetype(m_random() % quint64(below)); }

    QByteArray broken(QByteArray bytes, const QByteArray &other)
    {
        for (qsizetype left = 1 + pick(4); left > 0; --left)
            breakOnce(bytes, other);
        if (bytes.size() > MostBytes)
            bytes.truncate(MostBytes);
        return bytes;
    }

private:
    static constexpr qsizetype MostBytes = 128 * 1024;

    void breakOnce(QByteArray &bytes, const QByteArray &other)
    {
        const qsizetype at = pick(bytes.size() + 1);
        const qsizetype length = 1 + pick(16);
        switch (pick(8)) {
        case 0:
            if (at < bytes.size())
                bytes[at] = char(bytes.at(at) ^ (1 << pick(8)));
            break;
        case 1: bytes.insert(at, char(pick(256))); break;
        case 2: bytes.remove(at, length); break;
        case 3: bytes.insert(at, bytes.mid(pick(bytes.size() + 1), length)); break;
        case 4: bytes.insert(at, other.mid(pick(other.size() + 1), length * 4)); break;
        case 5:
            if (pick(8) == 0)
                bytes.truncate(at);
            break;
        case 6: bytes.replace(at, pick(9), number()); break;
        default: value(bytes, at); break;
        }
    }

    /// An interesting integer, 1, 2, 4 or 8 bytes wide, big-endian as CBOR has it.
    QByteArray number()
    {
        static constexpr std::array<quint64, 8> Numbers{0,      1,          0x7f,       0xff,
                                                        0x7fff, 0x7fffffff, 0xffffffff, 0x7fffffffffffffff};
        const quint64 one = Numbers.at(size_t(pick(qsizetype(Numbers.size())))) + quint64(pick(2));
        QByteArray bytes;
        for (int shift = (8 << pick(4)) - 8; shift >= 0; shift -= 8)
            bytes.append(char(one >> shift));
        return bytes;
    }

    /// Another JSON value behind a colon near `at`: the text stays JSON and only its meaning breaks.
    void value(QByteArray &bytes, qsizetype at)
    {
        static const std::array<QByteArray, 18> Values{
            "null",    "true",     "-1",      "1e308",   "-1e999", "9223372036854775808", "0.5", "\"\"", "[]",
            "{}",      "[[[[]]]]", "\"\\ud800\"", "\"\\u0000\"", "\"x", "2147483648",
            QByteArray(700, '['), "\"2026-02-30T25:61:61Z\"", "\"_\":1,\"_\":[2]"};
        const QByteArray &one = Values.at(size_t(pick(qsizetype(Values.size()))));
        const qsizetype colon = bytes.indexOf(':', at);
        if (colon < 0) {
            bytes.insert(at, one);
            return;
        }
        qsizetype end = colon + 1;
        while (end < bytes.size() && bytes.at(end) != ',' && bytes.at(end) != '}' && bytes.at(end) != ']')
            ++end;
        bytes.replace(colon + 1, end - colon - 1, one);
    }

    std::mt19937_64 m_random;
};
} // namespace wanmi::test

// SPDX-License-Identifier: GPL-3.0-or-later
#include "ziptail.h"

#include <QFile>
#include <QtEndian>

#include <zlib.h>

#include <array>

namespace wanmi::reports {
namespace {
// Signatures and layout: PKWARE APPNOTE 6.3.9, 4.3.7 and 4.3.12.
constexpr quint32 LocalHeader = 0x04034b50, CentralHeader = 0x02014b50;
constexpr qsizetype LocalBytes = 30, CentralBytes = 46;

template <typename T> T at(const QByteArray &bytes, qsizetype offset)
{
    return qFromLittleEndian<T>(bytes.constData() + offset);
}

struct Entry
{
    qint64 header = -1; ///< where its local header begins
    qint64 packed = 0, unpacked = 0;
    int method = 0;
};

/// Looks backwards for the entry in the archive's directory, which stands at its end.
Entry findEntry(QFile &file, const QByteArray &name)
{
    constexpr qint64 DirectoryBytes = 1 << 16; // a workbook has a dozen entries
    const qint64 from = std::max<qint64>(0, file.size() - DirectoryBytes);
    if (!file.seek(from))
        return {};
    const QByteArray tail = file.readAll();
    const QByteArray mark = QByteArray("PK\x01\x02", 4);
    for (qsizetype i = tail.indexOf(mark); i >= 0; i = tail.indexOf(mark, i + 1)) {
        if (tail.size() - i < CentralBytes || at<quint32>(tail, i) != CentralHeader
            || tail.mid(i + CentralBytes, at<quint16>(tail, i + 28)) != name)
            continue;
        return {at<quint32>(tail, i + 42), at<quint32>(tail, i + 20), at<quint32>(tail, i + 24),
                at<quint16>(tail, i + 10)};
    }
    return {};
}
} // namespace

QByteArray zipTail(const QString &archive, const QByteArray &entry, int bytes)
{
    QFile file(archive);
    if (!file.open(QIODevice::ReadOnly))
        return {};
    const Entry found = findEntry(file, entry);
    if (found.header < 0 || found.method != Z_DEFLATED || !file.seek(found.header))
        return {};
    const QByteArray head = file.read(LocalBytes);
    if (head.size() != LocalBytes || at<quint32>(head, 0) != LocalHeader
        || !file.seek(found.header + LocalBytes + at<quint16>(head, 26) + at<quint16>(head, 28)))
        return {};
    z_stream stream{};
    if (inflateInit2(&stream, -MAX_WBITS) != Z_OK)
        return {};
    QByteArray tail;
    std::array<char, 1 << 16> unpacked;
    qint64 left = found.packed, total = 0;
    int state = Z_OK;
    while (state == Z_OK && left > 0) {
        QByteArray packed = file.read(std::min<qint64>(left, 1 << 16));
        if (packed.isEmpty())
            break;
        left -= packed.size();
        stream.next_in = reinterpret_cast<Bytef *>(packed.data());
        stream.avail_in = uInt(packed.size());
        do {
            stream.next_out = reinterpret_cast<Bytef *>(unpacked.data());
            stream.avail_out = uInt(unpacked.size());
            state = inflate(&stream, Z_NO_FLUSH);
            const auto made = qsizetype(unpacked.size() - stream.avail_out);
            total += made;
            tail = (tail + QByteArray::fromRawData(unpacked.data(), made)).right(bytes);
        } while (state == Z_OK && stream.avail_out == 0);
        if (state == Z_BUF_ERROR)
            state = Z_OK; // it wants more to read
    }
    inflateEnd(&stream);
    return state == Z_STREAM_END && total == found.unpacked ? tail : QByteArray();
}
} // namespace wanmi::reports

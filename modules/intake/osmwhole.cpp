// SPDX-License-Identifier: GPL-3.0-or-later
#include "intake/osmwhole.h"

#include "geo/quietgdal.h"

#include <QString>

#include <cpl_vsi.h>

#include <algorithm>
#include <memory>
#include <optional>

namespace wanmi::intake {
namespace {

struct CloseFile
{
    void operator()(VSILFILE *file) const { VSIFCloseL(file); }
};
using FilePtr = std::unique_ptr<VSILFILE, CloseFile>;

std::optional<quint64> varint(const QByteArray &bytes, qsizetype &at)
{
    quint64 value = 0;
    for (int shift = 0; at < bytes.size() && shift < 64; shift += 7) {
        const auto byte = static_cast<quint8>(bytes[at++]);
        value |= quint64(byte & 0x7F) << shift;
        if ((byte & 0x80) == 0)
            return value;
    }
    return {};
}

/// `datasize` of a BlobHeader: how many bytes of data follow it.
std::optional<quint64> dataSizeOf(const QByteArray &header)
{
    constexpr int Varint = 0, Bytes = 2, DataSize = 3;
    for (qsizetype at = 0; at < header.size();) {
        const auto tag = varint(header, at);
        const auto value = tag ? varint(header, at) : std::nullopt;
        if (!value || ((*tag & 7) != Varint && (*tag & 7) != Bytes))
            return {};
        if (*tag == (DataSize << 3 | Varint))
            return value;
        if ((*tag & 7) == Bytes) {
            if (*value > quint64(header.size() - at))
                return {};
            at += qsizetype(*value);
        }
    }
    return {};
}

bool areFramesWhole(VSILFILE *file)
{
    constexpr quint32 LargestHeader = 64 * 1024;
    VSIFSeekL(file, 0, SEEK_END);
    const vsi_l_offset size = VSIFTellL(file);
    vsi_l_offset at = 0;
    while (at < size) {
        unsigned char length[4];
        VSIFSeekL(file, at, SEEK_SET);
        if (VSIFReadL(length, 1, 4, file) != 4)
            return false;
        const quint32 bytes
            = quint32(length[0]) << 24 | quint32(length[1]) << 16 | quint32(length[2]) << 8 | length[3];
        QByteArray header(qsizetype(std::min(bytes, LargestHeader)), '\0');
        if (bytes > LargestHeader || VSIFReadL(header.data(), 1, bytes, file) != bytes)
            return false;
        const auto data = dataSizeOf(header);
        if (!data || *data > size - at)
            return false;
        at += 4 + bytes + *data;
    }
    return at == size;
}

/// The last words of a text, read to its end: it may be packed.
QByteArray endOf(VSILFILE *file)
{
    constexpr qsizetype Piece = 1024 * 1024, Kept = 256;
    QByteArray end, piece(Piece, '\0');
    VSIFSeekL(file, 0, SEEK_SET);
    while (const size_t got = VSIFReadL(piece.data(), 1, size_t(Piece), file)) {
        end.append(piece.constData(), qsizetype(got));
        end = end.right(Kept);
    }
    return end;
}
} // namespace

base::Result<void> isWholeOsm(const QByteArray &vsiPath)
{
    const geo::QuietGdal quiet;
    const FilePtr file(VSIFOpenL(vsiPath.constData(), "rb"));
    const QString name = QString::fromUtf8(vsiPath);
    if (!file)
        return base::failure(base::ErrorKind::Corrupt, QStringLiteral("broken-file"), name);
    char first[64] = {};
    const QByteArray start(first, qsizetype(VSIFReadL(first, 1, sizeof first, file.get())));
    const bool isXml = start.trimmed().startsWith('<') || start.startsWith("\xEF\xBB\xBF<");
    const bool isPbf = start.contains("OSMHeader");
    // Anything else is for GDAL to judge.
    if ((isXml && !endOf(file.get()).contains("</osm")) || (isPbf && !areFramesWhole(file.get())))
        return base::failure(base::ErrorKind::Corrupt, QStringLiteral("truncated-file"), name);
    return {};
}
} // namespace wanmi::intake

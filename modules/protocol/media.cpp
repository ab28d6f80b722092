// SPDX-License-Identifier: GPL-3.0-or-later
#include "protocol/media.h"

#include <QRegularExpression>

#include <optional>

namespace wanmi::protocol {
namespace {
quint32 number(const QByteArray &bytes, qsizetype at, int width, bool big)
{
    quint32 value = 0;
    for (int i = 0; i < width; ++i) {
        const auto byte = static_cast<quint8>(bytes[at + (big ? i : width - 1 - i)]);
        value = value << 8 | byte;
    }
    return value;
}

bool hasAt(const QByteArray &bytes, qsizetype at, const char *text)
{
    return bytes.mid(at, qsizetype(qstrlen(text))) == text;
}

bool isFrame(quint8 marker)
{
    return marker >= 0xc0 && marker <= 0xcf && marker != 0xc4 && marker != 0xc8 && marker != 0xcc;
}

/// ISO/IEC 10918-1, B.1 and B.2.2: where the first segment begins whose marker fits; its marker first.
template <typename Fits> std::optional<qsizetype> jpegSegment(const QByteArray &bytes, Fits fits)
{
    qsizetype at = 2;
    while (at + 9 < bytes.size()) {
        if (static_cast<quint8>(bytes[at]) != 0xff)
            return {};
        const auto marker = static_cast<quint8>(bytes[at + 1]);
        if (marker == 0xff) { // fill byte
            ++at;
            continue;
        }
        if (fits(marker))
            return at;
        if (marker == 0xd9 || marker == 0xda)
            return {}; // the end, or pixels, before it
        const quint32 length = number(bytes, at + 2, 2, true);
        if (length < 2)
            return {};
        at += 2 + qsizetype(length);
    }
    return {};
}

std::optional<QSize> jpegSize(const QByteArray &bytes)
{
    const auto at = jpegSegment(bytes, isFrame);
    return at ? std::optional(
               QSize(int(number(bytes, *at + 7, 2, true)), int(number(bytes, *at + 5, 2, true))))
              : std::nullopt;
}

/// Between pixels the end's marker cannot stand by chance: there a byte 0xff is followed by 0 or a restart.
bool jpegHasEnd(const QByteArray &bytes)
{
    const auto pixels = jpegSegment(bytes, [](quint8 marker) { return marker == 0xda; });
    return pixels && bytes.indexOf("\xff\xd9", *pixels) >= 0;
}

bool pngHasEnd(const QByteArray &bytes)
{
    qint64 at = 8;
    while (at + 12 <= bytes.size()) {
        if (hasAt(bytes, at + 4, "IEND"))
            return true;
        at += 12 + qint64(number(bytes, at, 4, true));
    }
    return false;
}

/// PNG (ISO/IEC 15948) 11.2.2: IHDR comes first.
std::optional<QSize> pngSize(const QByteArray &bytes)
{
    if (bytes.size() < 33 || number(bytes, 8, 4, true) != 13 || !hasAt(bytes, 12, "IHDR"))
        return {};
    const quint32 width = number(bytes, 16, 4, true), height = number(bytes, 20, 4, true);
    return width > 0x7fffffff || height > 0x7fffffff ? std::nullopt
                                                     : std::optional(QSize(int(width), int(height)));
}

/// RFC 9649: the first chunk is VP8, VP8L or VP8X.
std::optional<QSize> webpSize(const QByteArray &bytes)
{
    if (bytes.size() < 30)
        return {};
    if (hasAt(bytes, 12, "VP8X"))
        return QSize(int(number(bytes, 24, 3, false)) + 1, int(number(bytes, 27, 3, false)) + 1);
    if (hasAt(bytes, 12, "VP8L") && bytes[20] == 0x2f) {
        const quint32 bits = number(bytes, 21, 4, false);
        return QSize(int(bits & 0x3fff) + 1, int(bits >> 14 & 0x3fff) + 1);
    }
    if (hasAt(bytes, 12, "VP8 ") && hasAt(bytes, 23, "\x9d\x01\x2a"))
        return QSize(int(number(bytes, 26, 2, false) & 0x3fff), int(number(bytes, 28, 2, false) & 0x3fff));
    return {};
}
} // namespace

base::Result<MediaPicture> mediaPictureFrom(const QByteArray &bytes)
{
    if (bytes.size() > MostMediaBytes)
        return base::refused(QStringLiteral("too-large"), QString::number(bytes.size()));
    MediaPicture picture;
    std::optional<QSize> size;
    if (hasAt(bytes, 0, "\xff\xd8\xff")) {
        picture.type = QStringLiteral("image/jpeg");
        size = jpegSize(bytes);
    } else if (hasAt(bytes, 0, "\x89PNG\r\n\x1a\n")) {
        picture.type = QStringLiteral("image/png");
        size = pngSize(bytes);
    } else if (hasAt(bytes, 0, "RIFF") && hasAt(bytes, 8, "WEBP")) {
        picture.type = QStringLiteral("image/webp");
        size = webpSize(bytes);
    }
    if (!size || size->width() < 1 || size->height() < 1)
        return base::refused(QStringLiteral("not-a-picture"));
    picture.size = *size;
    const qint64 pixels = qint64(size->width()) * size->height();
    if (size->width() > MostMediaSide || size->height() > MostMediaSide || pixels > MostMediaPixels)
        return base::refused(QStringLiteral("too-many-pixels"),
                             QStringLiteral("%1x%2").arg(size->width()).arg(size->height()));
    return picture;
}

bool isWholePicture(const QByteArray &bytes)
{
    if (hasAt(bytes, 0, "\xff\xd8\xff"))
        return jpegHasEnd(bytes);
    if (hasAt(bytes, 0, "\x89PNG\r\n\x1a\n"))
        return pngHasEnd(bytes);
    return bytes.size() >= 12 && hasAt(bytes, 0, "RIFF")
        && qint64(number(bytes, 4, 4, false)) + 8 <= bytes.size();
}

bool isMediaHash(const QString &hash)
{
    static const QRegularExpression Form(QStringLiteral("^[0-9a-f]{64}$"));
    return hash.size() == 64 && Form.match(hash).hasMatch();
}

bool isSampleHash(const QString &hash)
{
    return hash.size() == 64 && hash.startsWith(QLatin1StringView("0000000000000000"));
}
} // namespace wanmi::protocol

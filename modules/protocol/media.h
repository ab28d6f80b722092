// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"

#include <QByteArray>
#include <QSize>
#include <QString>

namespace wanmi::protocol {

/// Photos of cases travel as they were taken, under the SHA-256 of their bytes (hex): PUT and GET
/// /v1/media/{hash}.
inline constexpr qint64 MostMediaBytes = 20ll * 1024 * 1024; ///< the largest pictures of telephones
inline constexpr int MostMediaSide = 20'000; ///< pixels; a panorama
inline constexpr qint64 MostMediaPixels = 120'000'000; ///< 480 MB once decoded

struct MediaPicture
{
    QString type; ///< image/jpeg, image/png, image/webp
    QSize size; ///< pixels, as its header says
};
/// What the bytes are by themselves, whatever a name or header says. Errors: Refused "too-large",
/// "not-a-picture" (another kind, or its header cannot be read), "too-many-pixels".
[[nodiscard]] base::Result<MediaPicture> mediaPictureFrom(const QByteArray &bytes);
/// Whether the picture's end is there too: what a pulled-out card or a broken copy leaves is cut off.
[[nodiscard]] bool isWholePicture(const QByteArray &bytes);
/// 64 digits, lower case.
[[nodiscard]] bool isMediaHash(const QString &hash);

/// The history of a generated city names photos that nobody took. Their hashes begin with sixteen zeros, as
/// none of a real file does, so that everybody can say so instead of looking for them.
[[nodiscard]] bool isSampleHash(const QString &hash);
} // namespace wanmi::protocol

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "geo/place.h"

#include <QByteArray>
#include <QDateTime>

#include <optional>

namespace wanmi::geo {

/// What a camera wrote into a JPEG about time and place (EXIF 2.32: DateTimeOriginal, OffsetTimeOriginal,
/// GPS).
struct PhotoExif
{
    QDateTime taken; ///< invalid: not said. UTC with `hasOffset`; else the camera's wall clock, kept as UTC
    bool hasOffset = false;
    std::optional<Place> place;
};
/// Nothing said for other kinds of pictures, and for what cannot be read.
[[nodiscard]] PhotoExif exifOf(const QByteArray &picture);
} // namespace wanmi::geo

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QByteArrayView>
#include <QImage>

namespace wanmi::mapview {

/// Tiles on disk: the "Quite OK Image Format" 1.0 (https://qoiformat.org), three channels, lossless, some ten
/// times faster than PNG at a like size. \param image Format_RGB32, or any that converts to it without loss
/// when opaque.
[[nodiscard]] QByteArray encodePicture(const QImage &image);
/// Format_RGB32; null for anything that is not exactly such a picture of at most 2048 px. Never reads past
/// the end.
[[nodiscard]] QImage decodePicture(QByteArrayView bytes);
} // namespace wanmi::mapview

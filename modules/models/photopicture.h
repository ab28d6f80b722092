// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QImage>
#include <QSize>

class QThreadPool;

namespace wanmi::models {

/// A photo's pixels, upright.
struct PhotoPicture
{
    QImage image; ///< no larger than asked for; null: this seat cannot read it
    QSize size; ///< pixels of the whole picture
};
/// For worker threads, see photoReaders(). Takes up to 480 MB while it reads the largest photo.
[[nodiscard]] PhotoPicture readPhoto(QByteArray bytes, QSize within);

/// Where photos are read: two at a time in the whole program, because of that memory.
[[nodiscard]] QThreadPool *photoReaders();
} // namespace wanmi::models

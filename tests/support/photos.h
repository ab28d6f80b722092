// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QBuffer>
#include <QByteArray>
#include <QImage>

namespace wanmi::test {

/// A JPEG of noise: another one for each number, the same for the same.
inline QByteArray aPhoto(int number, QSize size = {64, 48})
{
    QImage image(size, QImage::Format_RGB32);
    quint32 state = quint32(number) * 2654435761U + 12345U;
    for (int y = 0; y < size.height(); ++y) {
        for (int x = 0; x < size.width(); ++x) {
            state = state * 1664525U + 1013904223U;
            image.setPixel(x, y, 0xff000000U | (state >> 8));
        }
    }
    QByteArray bytes;
    QBuffer buffer(&bytes);
    buffer.open(QIODevice::WriteOnly);
    image.save(&buffer, "jpg", 85);
    return bytes;
}
} // namespace wanmi::test

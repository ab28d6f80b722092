// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QColor>
#include <QImage>
#include <QPointF>

#include <array>
#include <span>
#include <vector>

namespace wanmi::mapview {

/// One translucent color on an opaque 32-bit picture, without antialiasing: tens of thousands of small
/// polygons and their edges, several times faster than a general painter. A pixel belongs to the polygon that
/// holds its middle, so neighbours neither overlap nor leave a gap.
class PlainInk
{
public:
    PlainInk(QImage &image, const QColor &color, double opacity);

    /// Even-odd over rings that close by themselves; `ends` is where each ends among the corners.
    void fill(std::span<const QPointF> corners, std::span<const size_t> ends) const;
    void fill(std::span<const QPointF> ring) const { fill(ring, std::array{ring.size()}); }
    void line(QPointF from, QPointF to, int width) const;

private:
    void blendRun(int from, int to, int y) const; ///< [from, to) within the picture

    QRgb *m_bits;
    qsizetype m_stride;
    int m_width, m_height;
    unsigned m_rest, m_redBlue, m_green;
    std::array<quint16, 32> m_channels{}; ///< the color's share, for eight pixels
    mutable std::vector<double> m_crossings;
};
} // namespace wanmi::mapview

// SPDX-License-Identifier: GPL-3.0-or-later
#include "mapview/plainink.h"

#include <algorithm>
#include <cmath>
#include <cstring>

namespace wanmi::mapview {
namespace {
inline QRgb mixed(QRgb pixel, unsigned rest, unsigned redBlue, unsigned green)
{
    return 0xff000000U | ((((pixel & 0xff00ffU) * rest + redBlue) >> 8) & 0xff00ffU)
        | ((((pixel & 0x00ff00U) * rest + green) >> 8) & 0x00ff00U);
}

constexpr int PixelsAtOnce = 8;
// The loader chooses what the processor can. A sanitizer is not up yet when it asks.
#if defined(__x86_64__) && !defined(__SANITIZE_THREAD__) && !defined(__SANITIZE_ADDRESS__)
__attribute__((target_clones("avx2", "default")))
#endif
/// Channel by channel in 16 bits: loops of fixed length, which the compiler turns into vectors.
void mixBlocks(uchar *__restrict channel, int blocks, quint16 rest, const quint16 *__restrict add)
{
    for (int block = 0; block < blocks; ++block, channel += 4 * PixelsAtOnce) {
        for (int i = 0; i < 4 * PixelsAtOnce; ++i)
            channel[i] = uchar(quint16(channel[i] * rest + add[i]) >> 8);
    }
}
} // namespace

PlainInk::PlainInk(QImage &image, const QColor &color, double opacity)
    : m_bits(reinterpret_cast<QRgb *>(image.bits()))
    , m_stride(image.bytesPerLine() / qsizetype(sizeof(QRgb)))
    , m_width(image.width())
    , m_height(image.height())
{
    const auto alpha = unsigned(std::lround(std::clamp(opacity, 0.0, 1.0) * 256));
    m_rest = 256 - alpha;
    m_redBlue = (color.rgb() & 0xff00ffU) * alpha;
    m_green = (color.rgb() & 0x00ff00U) * alpha;
    std::array<uchar, sizeof(QRgb)> bytes{};
    const QRgb opaque = color.rgb() | 0xff000000U;
    std::memcpy(bytes.data(), &opaque, sizeof opaque);
    for (size_t i = 0; i < m_channels.size(); ++i)
        m_channels[i] = quint16(bytes[i % bytes.size()] * alpha);
}

void PlainInk::fill(std::span<const QPointF> corners, std::span<const size_t> ends) const
{
    double top = 1e300, bottom = -1e300;
    for (const QPointF &corner : corners) {
        top = std::min(top, corner.y());
        bottom = std::max(bottom, corner.y());
    }
    const auto firstMiddle = [](double at) { return std::ceil(at - 0.5); };
    const int first = int(std::clamp(firstMiddle(top), 0.0, double(m_height)));
    const int last = int(std::clamp(firstMiddle(bottom), 0.0, double(m_height)));
    for (int y = first; y < last; ++y) {
        const double middle = y + 0.5;
        m_crossings.clear();
        size_t begin = 0;
        for (const size_t end : ends) {
            for (size_t i = begin; i < end; ++i) {
                const QPointF &a = corners[i], &b = corners[i + 1 < end ? i + 1 : begin];
                if ((a.y() <= middle) != (b.y() <= middle))
                    m_crossings.push_back(a.x() + (middle - a.y()) * (b.x() - a.x()) / (b.y() - a.y()));
            }
            begin = end;
        }
        if (m_crossings.size() > 2)
            std::sort(m_crossings.begin(), m_crossings.end());
        else if (m_crossings.size() == 2 && m_crossings[0] > m_crossings[1])
            std::swap(m_crossings[0], m_crossings[1]);
        for (size_t i = 0; i + 1 < m_crossings.size(); i += 2) {
            const int from = int(std::clamp(firstMiddle(m_crossings[i]), 0.0, double(m_width)));
            const int to = int(std::clamp(firstMiddle(m_crossings[i + 1]), 0.0, double(m_width)));
            blendRun(from, to, y);
        }
    }
}

void PlainInk::blendRun(int from, int to, int y) const
{
    QRgb *row = m_bits + qsizetype(y) * m_stride;
    if (const int blocks = (to - from) / PixelsAtOnce; blocks > 0) {
        mixBlocks(reinterpret_cast<uchar *>(row + from), blocks, quint16(m_rest), m_channels.data());
        from += blocks * PixelsAtOnce;
    }
    for (; from < to; ++from)
        row[from] = mixed(row[from], m_rest, m_redBlue, m_green);
}

void PlainInk::line(QPointF from, QPointF to, int width) const
{
    const QPointF way = to - from;
    const bool flat = std::abs(way.x()) >= std::abs(way.y());
    if (flat ? from.x() > to.x() : from.y() > to.y())
        std::swap(from, to);
    const double length = flat ? to.x() - from.x() : to.y() - from.y();
    if (length < 1e-9)
        return;
    const double slope = flat ? (to.y() - from.y()) / length : (to.x() - from.x()) / length;
    const double begin = flat ? from.x() : from.y(), end = flat ? to.x() : to.y();
    const int limit = flat ? m_width : m_height;
    const int first = int(std::clamp(std::floor(begin), 0.0, double(limit)));
    const int last = int(std::clamp(std::floor(end), 0.0, double(limit)));
    const int breadth = flat ? m_height : m_width;
    double across = (flat ? from.y() : from.x()) + slope * (first + 0.5 - begin);
    const auto besideAt = [width](double at) { return int(std::floor(at)) - width / 2; };
    if (const auto [low, high]
        = std::minmax({besideAt(across), besideAt(across + slope * (last - 1 - first))});
        low >= breadth || high + width <= 0)
        return;
    for (int along = first; along < last;) {
        const int beside = besideAt(across);
        const int lowest = std::max(beside, 0), beyond = std::min(beside + width, breadth);
        if (!flat) {
            blendRun(lowest, std::max(lowest, beyond), along);
            ++along;
            across += slope;
            continue;
        }
        const int begun = along; // a flat line is some long runs
        do {
            ++along;
            across += slope;
        } while (along < last && besideAt(across) == beside);
        for (int y = lowest; y < beyond; ++y)
            blendRun(begun, along, y);
    }
}
} // namespace wanmi::mapview

// SPDX-License-Identifier: GPL-3.0-or-later
#include "mapview/basepicture.h"

#include <QtEndian>

#include <array>

namespace wanmi::mapview {
namespace {
constexpr int HeaderBytes = 14;
constexpr int MaxEdgePx = 2048;
constexpr int MaxRun = 62;
constexpr std::array<uchar, 8> End{0, 0, 0, 0, 0, 0, 0, 1};

enum Op : uchar { Index = 0x00, Diff = 0x40, Luma = 0x80, Run = 0xc0, Rgb = 0xfe, Rgba = 0xff, Mask = 0xc0 };

using Seen = std::array<QRgb, 64>;

size_t placeOf(QRgb p)
{
    return size_t(qRed(p) * 3 + qGreen(p) * 5 + qBlue(p) * 7 + 255 * 11) % 64;
}

/// As the format says, indices start out as transparent black, which no opaque pixel equals.
Seen nothingSeen()
{
    Seen seen;
    seen.fill(0);
    return seen;
}

class Encoder
{
public:
    explicit Encoder(QSize size)
    {
        m_out.reserve(size.width() * size.height() / 2);
        m_out.append("qoif");
        append32(quint32(size.width()));
        append32(quint32(size.height()));
        m_out.append(char(3)).append(char(0));
    }
    void add(QRgb pixel)
    {
        pixel |= 0xff000000u;
        if (pixel == m_last) {
            if (++m_run == MaxRun)
                endRun();
            return;
        }
        endRun();
        addDifferent(pixel);
        m_last = pixel;
    }
    QByteArray finish()
    {
        endRun();
        m_out.append(reinterpret_cast<const char *>(End.data()), End.size());
        return std::move(m_out);
    }

private:
    void append32(quint32 value)
    {
        const quint32 big = qToBigEndian(value);
        m_out.append(reinterpret_cast<const char *>(&big), 4);
    }
    void put(int byte) { m_out.append(char(byte)); }
    void endRun()
    {
        if (m_run > 0)
            put(Run | (m_run - 1));
        m_run = 0;
    }
    void addDifferent(QRgb pixel)
    {
        const size_t place = placeOf(pixel);
        if (m_seen[place] == pixel) {
            put(Index | int(place));
            return;
        }
        m_seen[place] = pixel;
        const int r = qint8(qRed(pixel) - qRed(m_last));
        const int g = qint8(qGreen(pixel) - qGreen(m_last));
        const int b = qint8(qBlue(pixel) - qBlue(m_last));
        const auto fits = [](int value, int half) { return value >= -half && value < half; };
        if (fits(r, 2) && fits(g, 2) && fits(b, 2)) {
            put(Diff | (r + 2) << 4 | (g + 2) << 2 | (b + 2));
        } else if (fits(g, 32) && fits(r - g, 8) && fits(b - g, 8)) {
            put(Luma | (g + 32));
            put((r - g + 8) << 4 | (b - g + 8));
        } else {
            put(Rgb);
            put(qRed(pixel));
            put(qGreen(pixel));
            put(qBlue(pixel));
        }
    }

    QByteArray m_out;
    Seen m_seen = nothingSeen();
    QRgb m_last = qRgb(0, 0, 0);
    int m_run = 0;
};

class Decoder
{
public:
    explicit Decoder(QByteArrayView bytes)
        : m_at(reinterpret_cast<const uchar *>(bytes.data()))
        , m_end(m_at + bytes.size())
    {
    }
    /// \return false when there is no whole pixel left.
    bool next(QRgb &pixel)
    {
        if (m_run > 0) {
            --m_run;
        } else if (!readOp()) {
            return false;
        }
        m_seen[placeOf(m_last)] = m_last;
        pixel = m_last;
        return true;
    }
    [[nodiscard]] bool isAtEnd() const
    {
        return m_run == 0 && m_end - m_at == std::ptrdiff_t(End.size())
            && std::equal(End.begin(), End.end(), m_at);
    }

private:
    [[nodiscard]] bool has(int count) const { return m_end - m_at >= count; }
    bool readOp()
    {
        if (!has(1))
            return false;
        const int op = *m_at++;
        if (op == Rgb)
            return readRgb();
        if (op == Rgba)
            return false;
        switch (op & Mask) {
        case Index:
            m_last = m_seen[size_t(op)] | 0xff000000u;
            return true;
        case Diff:
            shift((op >> 4 & 3) - 2, (op >> 2 & 3) - 2, (op & 3) - 2);
            return true;
        case Luma:
            return readLuma((op & 63) - 32);
        default:
            m_run = op & 63;
            return true;
        }
    }
    bool readRgb()
    {
        if (!has(3))
            return false;
        m_last = qRgb(m_at[0], m_at[1], m_at[2]);
        m_at += 3;
        return true;
    }
    bool readLuma(int g)
    {
        if (!has(1))
            return false;
        const int byte = *m_at++;
        shift(g + (byte >> 4) - 8, g, g + (byte & 15) - 8);
        return true;
    }
    void shift(int r, int g, int b)
    {
        m_last = qRgb((qRed(m_last) + r) & 255, (qGreen(m_last) + g) & 255, (qBlue(m_last) + b) & 255);
    }

    const uchar *m_at;
    const uchar *m_end;
    Seen m_seen = nothingSeen();
    QRgb m_last = qRgb(0, 0, 0);
    int m_run = 0;
};
} // namespace

QByteArray encodePicture(const QImage &image)
{
    const QImage rgb = image.convertToFormat(QImage::Format_RGB32);
    Encoder encoder(rgb.size());
    for (int y = 0; y < rgb.height(); ++y) {
        const auto *line = reinterpret_cast<const QRgb *>(rgb.constScanLine(y));
        for (int x = 0; x < rgb.width(); ++x)
            encoder.add(line[x]);
    }
    return encoder.finish();
}

QImage decodePicture(QByteArrayView bytes)
{
    if (bytes.size() < HeaderBytes + qsizetype(End.size()) || !bytes.first(4).startsWith("qoif"))
        return {};
    const auto width = qFromBigEndian<quint32>(bytes.data() + 4);
    const auto height = qFromBigEndian<quint32>(bytes.data() + 8);
    if (width == 0 || height == 0 || width > MaxEdgePx || height > MaxEdgePx || bytes[12] != 3
        || bytes[13] != 0)
        return {};
    QImage image(int(width), int(height), QImage::Format_RGB32);
    Decoder decoder(bytes.sliced(HeaderBytes));
    for (int y = 0; y < image.height(); ++y) {
        auto *line = reinterpret_cast<QRgb *>(image.scanLine(y));
        for (int x = 0; x < image.width(); ++x) {
            if (!decoder.next(line[x]))
                return {};
        }
    }
    return decoder.isAtEnd() ? image : QImage();
}
} // namespace wanmi::mapview

// SPDX-License-Identifier: GPL-3.0-or-later
#include "simulator/stamp.h"

#include <QPainter>

#include <algorithm>
#include <array>

namespace wanmi::simulator {
namespace {
constexpr int columns = 5, rows = 7;
constexpr int pixel = 1;
constexpr int advance = (columns + 1) * pixel;
constexpr int left = 8, fromBottom = 8 + rows * pixel;
constexpr int lettersAtMost = 26;

struct Letter
{
    char sign;
    std::array<quint8, columns> bits; // one byte a column, lowest bit on top
};

constexpr std::array<Letter, 38> letters{{
    {' ', {0x00, 0x00, 0x00, 0x00, 0x00}}, {'-', {0x08, 0x08, 0x08, 0x08, 0x08}},
    {'0', {0x3E, 0x51, 0x49, 0x45, 0x3E}}, {'1', {0x00, 0x42, 0x7F, 0x40, 0x00}},
    {'2', {0x42, 0x61, 0x51, 0x49, 0x46}}, {'3', {0x21, 0x41, 0x45, 0x4B, 0x31}},
    {'4', {0x18, 0x14, 0x12, 0x7F, 0x10}}, {'5', {0x27, 0x45, 0x45, 0x45, 0x39}},
    {'6', {0x3C, 0x4A, 0x49, 0x49, 0x30}}, {'7', {0x01, 0x71, 0x09, 0x05, 0x03}},
    {'8', {0x36, 0x49, 0x49, 0x49, 0x36}}, {'9', {0x06, 0x49, 0x49, 0x29, 0x1E}},
    {'A', {0x7E, 0x11, 0x11, 0x11, 0x7E}}, {'B', {0x7F, 0x49, 0x49, 0x49, 0x36}},
    {'C', {0x3E, 0x41, 0x41, 0x41, 0x22}}, {'D', {0x7F, 0x41, 0x41, 0x22, 0x1C}},
    {'E', {0x7F, 0x49, 0x49, 0x49, 0x41}}, {'F', {0x7F, 0x09, 0x09, 0x09, 0x01}},
    {'G', {0x3E, 0x41, 0x49, 0x49, 0x7A}}, {'H', {0x7F, 0x08, 0x08, 0x08, 0x7F}},
    {'I', {0x00, 0x41, 0x7F, 0x41, 0x00}}, {'J', {0x20, 0x40, 0x41, 0x3F, 0x01}},
    {'K', {0x7F, 0x08, 0x14, 0x22, 0x41}}, {'L', {0x7F, 0x40, 0x40, 0x40, 0x40}},
    {'M', {0x7F, 0x02, 0x0C, 0x02, 0x7F}}, {'N', {0x7F, 0x04, 0x08, 0x10, 0x7F}},
    {'O', {0x3E, 0x41, 0x41, 0x41, 0x3E}}, {'P', {0x7F, 0x09, 0x09, 0x09, 0x06}},
    {'Q', {0x3E, 0x41, 0x51, 0x21, 0x5E}}, {'R', {0x7F, 0x09, 0x19, 0x29, 0x46}},
    {'S', {0x46, 0x49, 0x49, 0x49, 0x31}}, {'T', {0x01, 0x01, 0x7F, 0x01, 0x01}},
    {'U', {0x3F, 0x40, 0x40, 0x40, 0x3F}}, {'V', {0x1F, 0x20, 0x40, 0x20, 0x1F}},
    {'W', {0x3F, 0x40, 0x38, 0x40, 0x3F}}, {'X', {0x63, 0x14, 0x08, 0x14, 0x63}},
    {'Y', {0x07, 0x08, 0x70, 0x08, 0x07}}, {'Z', {0x61, 0x51, 0x49, 0x45, 0x43}},
}};

int brightness(const QImage &image, int x, int y)
{
    int sum = 0;
    for (int dy = 0; dy < pixel; ++dy) {
        for (int dx = 0; dx < pixel; ++dx)
            sum += qGray(image.pixel(x + dx, y + dy));
    }
    return sum / (pixel * pixel);
}

/// \return the letter that fits best, or 0 when none fits well.
char readLetter(const QImage &image, int x, int y)
{
    constexpr int threshold = 132, wrongAtMost = 3;
    std::array<quint8, columns> seen{};
    for (int column = 0; column < columns; ++column) {
        for (int row = 0; row < rows; ++row) {
            if (brightness(image, x + column * pixel, y + row * pixel) > threshold)
                seen[column] |= static_cast<quint8>(1 << row);
        }
    }
    char best = 0;
    int fewest = wrongAtMost + 1;
    for (const Letter &letter : letters) {
        int wrong = 0;
        for (int column = 0; column < columns; ++column)
            wrong += __builtin_popcount(static_cast<unsigned>(letter.bits[column] ^ seen[column]));
        if (wrong < fewest) {
            fewest = wrong;
            best = letter.sign;
        }
    }
    return best;
}
} // namespace

void burnStamp(QImage &image, const Stamp &stamp)
{
    const QByteArray text
        = (stamp.clip.toUpper() + QStringLiteral(" %1").arg(stamp.frame, 4, 10, QLatin1Char('0'))).toLatin1();
    const int top = image.height() - fromBottom;
    const int width = static_cast<int>(text.size()) * advance;
    for (int y = top - 3; y < top + rows * pixel + 3; ++y) {
        for (int x = left - 4; x < left + width + 2; ++x) {
            if (image.valid(x, y)) {
                const QRgb was = image.pixel(x, y);
                image.setPixel(x, y, qRgb(qRed(was) / 5, qGreen(was) / 5, qBlue(was) / 5));
            }
        }
    }
    for (qsizetype i = 0; i < text.size(); ++i) {
        for (const Letter &letter : letters) {
            if (letter.sign != text[i])
                continue;
            for (int bit = 0; bit < columns * rows * pixel * pixel; ++bit) {
                const int dx = bit % (columns * pixel), dy = bit / (columns * pixel);
                if (letter.bits[dx / pixel] >> (dy / pixel) & 1)
                    image.setPixel(left + static_cast<int>(i) * advance + dx, top + dy, qRgb(238, 240, 240));
            }
        }
    }
}

void burnText(QImage &image, QPoint topLeft, int scale, const QString &text)
{
    const QByteArray signs = text.toUpper().toLatin1();
    const int step = (columns + 1) * scale;
    QPainter painter(&image);
    painter.fillRect(QRect(topLeft, QSize(step * int(signs.size()), rows * scale)).adjusted(-4, -3, 3, 3),
                     QColor(0, 0, 0, 150));
    for (int i = 0; i < int(signs.size()); ++i) {
        const auto dot = [&](int column, int row) {
            painter.fillRect(topLeft.x() + i * step + column * scale, topLeft.y() + row * scale, scale, scale,
                             QColor(238, 240, 240));
        };
        const auto letter = std::find_if(letters.begin(), letters.end(),
                                         [&](const Letter &one) { return one.sign == signs[i]; });
        for (int bit = 0; letter != letters.end() && bit < columns * rows; ++bit) {
            if (letter->bits[std::size_t(bit % columns)] >> (bit / columns) & 1)
                dot(bit % columns, bit / columns);
        }
        if (signs[i] == '.' || signs[i] == ':')
            dot(2, 6);
        if (signs[i] == ':')
            dot(2, 2);
    }
}

std::optional<Stamp> readStamp(const QImage &image)
{
    const int top = image.height() - fromBottom;
    if (top < 0)
        return {};
    QByteArray text;
    for (int i = 0; i < lettersAtMost; ++i) {
        const int x = left + i * advance;
        if (x + advance > image.width())
            break;
        const char sign = readLetter(image, x, top);
        if (sign == 0)
            break;
        text += sign;
    }
    const qsizetype space = text.indexOf(' ');
    bool number = false;
    const int frame = text.mid(space + 1, 4).toInt(&number);
    if (space < 1 || !number)
        return {};
    return Stamp{QString::fromLatin1(text.left(space)).toLower(), frame};
}
} // namespace wanmi::simulator

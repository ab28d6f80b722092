// SPDX-License-Identifier: GPL-3.0-or-later
#include "simulator/faultpictures.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <QPainter>
#include <QRadialGradient>
#include <QTransform>

namespace wanmi::simulator {
namespace {
constexpr double turn = 2 * 3.14159265358979;

QColor lit(const QColor &color, const Mood &mood)
{
    return {color.red() * mood.light.red() / 255, color.green() * mood.light.green() / 255,
            color.blue() * mood.light.blue() / 255};
}

void hangBag(QPainter &painter, const QRectF &all, const Mood &mood, double seconds)
{
    QColor film = lit(QColor(0xe6, 0xe8, 0xe4), mood);
    film.setAlphaF(0.92F);
    painter.fillRect(all, film);
    // Its folds, out of focus, wander in the wind.
    for (int fold = 0; fold < 3; ++fold) {
        const QPointF at(all.width()
                             * (0.2 + 0.3 * fold + 0.03 * std::sin(turn * (seconds / 6 + fold * 0.3))),
                         all.height() * (0.3 + 0.2 * (fold % 2)));
        QRadialGradient shade(at, all.width() * 0.4);
        shade.setColorAt(0, QColor(0, 0, 0, 34));
        shade.setColorAt(1, QColor(0, 0, 0, 0));
        painter.fillRect(all, shade);
    }
}

void layCloth(QPainter &painter, const QRectF &all, const Mood &mood)
{
    QLinearGradient cloth(all.topLeft(), all.bottomRight());
    cloth.setColorAt(0, lit(QColor(0x6c, 0x50, 0x40), mood));
    cloth.setColorAt(1, lit(QColor(0x9a, 0x7c, 0x66), mood));
    painter.fillRect(all, cloth);
}

void stickLeaf(QPainter &painter, const QRectF &all, const Mood &mood, double seconds)
{
    const QPointF middle = all.center() + QPointF(6 * std::sin(turn * seconds / 6), 0);
    QRadialGradient leaf(middle, all.width() * 0.62);
    const QColor green = lit(QColor(0x5c, 0x72, 0x3c), mood);
    QColor gone = green;
    gone.setAlpha(0);
    leaf.setColorAt(0, green);
    leaf.setColorAt(0.86, green);
    leaf.setColorAt(1, gone);
    painter.fillRect(all, leaf);
}
} // namespace

QImage coveredPicture(const QImage &picture, const Mood &mood, quint32 seed, double seconds)
{
    QImage covered = picture.copy();
    {
        QPainter painter(&covered);
        const QRectF all(covered.rect());
        switch (seed % 3) {
        case 0:
            hangBag(painter, all, mood, seconds);
            break;
        case 1:
            layCloth(painter, all, mood);
            break;
        default:
            stickLeaf(painter, all, mood, seconds);
        }
    }
    addNoise(covered, 1.5, seed * 977 + static_cast<quint32>(seconds * 1000));
    return covered;
}

QImage movedPicture(const QImage &picture, quint32 seed)
{
    Dice dice(seed);
    const auto eitherWay = [&dice](double low, double high) {
        return dice.roll(2) == 0 ? dice.between(low, high) : -dice.between(low, high);
    };
    const double width = picture.width(), height = picture.height();
    const QPointF aside(eitherWay(0.08, 0.12) * width, eitherWay(0.07, 0.1) * height);
    QTransform view;
    view.translate(width / 2, height / 2);
    view.rotate(eitherWay(3, 6));
    view.scale(1.45, 1.45);
    view.translate(-width / 2 - aside.x(), -height / 2 - aside.y());
    QImage moved(picture.size(), QImage::Format_RGB32);
    QPainter painter(&moved);
    painter.setRenderHint(QPainter::SmoothPixmapTransform);
    painter.setTransform(view);
    painter.drawImage(QPointF(), picture);
    return moved;
}

QImage blackPicture(QSize size, int number)
{
    QImage black(size, QImage::Format_RGB32);
    black.fill(QColor(3, 3, 4));
    addNoise(black, 1.5, 4711 + static_cast<quint32>(number));
    return black;
}

void addNoise(QImage &picture, double strength, quint32 seed)
{
    // A thousand Gaussian values (Box and Muller, 1958), read from a new place for each row.
    constexpr int count = 1021;
    Dice dice(seed);
    std::array<int, count> values{};
    for (int &value : values) {
        const double radius = std::sqrt(-2 * std::log(dice.between(1e-6, 1)));
        value = static_cast<int>(std::lround(strength * radius * std::cos(turn * dice.between(0, 1))));
    }
    for (int y = 0; y < picture.height(); ++y) {
        auto *row = reinterpret_cast<QRgb *>(picture.scanLine(y));
        int at = static_cast<int>(dice.roll(count));
        for (int x = 0; x < picture.width(); ++x, at = at + 1 < count ? at + 1 : 0) {
            const int more = values[static_cast<std::size_t>(at)];
            const auto moved = [more](int channel) { return std::clamp(channel + more, 0, 255); };
            row[x] = qRgb(moved(qRed(row[x])), moved(qGreen(row[x])), moved(qBlue(row[x])));
        }
    }
}
} // namespace wanmi::simulator

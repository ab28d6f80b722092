// SPDX-License-Identifier: GPL-3.0-or-later
#include "simulator/stage.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <QPolygonF>
#include <QRadialGradient>

namespace wanmi::simulator {
namespace {
constexpr double pi = 3.14159265358979;
const QColor lampLight(255, 205, 130);
const QColor windowLight(255, 214, 140);
const QColor glass(0x3b, 0x4a, 0x58);
} // namespace

Mood Mood::day()
{
    return {};
}

Mood Mood::dusk()
{
    Mood mood;
    mood.skyTop = QColor(0x5b, 0x6f, 0xa8);
    mood.skyBottom = QColor(0xf6, 0xb4, 0x7c);
    mood.light = QColor(188, 150, 138);
    mood.lamps = true;
    return mood;
}

Mood Mood::night()
{
    Mood mood;
    mood.skyTop = QColor(0x2a, 0x33, 0x52);
    mood.skyBottom = QColor(0x86, 0x80, 0x8c);
    mood.light = QColor(98, 102, 136);
    mood.lamps = true;
    return mood;
}

Mood Mood::winter()
{
    Mood mood;
    mood.skyTop = QColor(0xb7, 0xc3, 0xcd);
    mood.skyBottom = QColor(0xe4, 0xe8, 0xea);
    mood.light = QColor(236, 241, 250);
    mood.snow = true;
    return mood;
}

QColor coatColor(quint32 number)
{
    static const std::array<QColor, 8> coats{QColor(0xc2, 0x3b, 0x38), QColor(0x2f, 0x5d, 0x9e),
                                             QColor(0x35, 0x3c, 0x46), QColor(0xe0, 0xa4, 0x30),
                                             QColor(0x4b, 0x8a, 0x5a), QColor(0xdd, 0xd8, 0xcc),
                                             QColor(0x7a, 0x52, 0x8c), QColor(0x8a, 0x5c, 0x3c)};
    return coats[number % coats.size()];
}

QColor carColor(quint32 number)
{
    static const std::array<QColor, 8> cars{QColor(0xe8, 0xe8, 0xe6), QColor(0x2b, 0x2f, 0x36),
                                            QColor(0xb0, 0x24, 0x24), QColor(0x9a, 0xa2, 0xaa),
                                            QColor(0x24, 0x4a, 0x86), QColor(0xd8, 0xb0, 0x3a),
                                            QColor(0x5c, 0x66, 0x70), QColor(0x3c, 0x7a, 0x64)};
    return cars[number % cars.size()];
}

Stage::Stage(QImage &image, const Lens &lens, const Mood &mood)
    : m_painter(&image)
    , m_lens(lens)
    , m_mood(mood)
{
    m_painter.setRenderHint(QPainter::Antialiasing);
    m_painter.setPen(Qt::NoPen);
}

void Stage::sky()
{
    QLinearGradient gradient(0, 0, 0, m_lens.horizon + 6);
    // Undo the mood's light for the sky: it is a light itself.
    const auto lit = [this](const QColor &color) {
        const auto channel
            = [](int value, int light) { return std::min(255, value * 255 / std::max(1, light)); };
        return QColor(channel(color.red(), m_mood.light.red()), channel(color.green(), m_mood.light.green()),
                      channel(color.blue(), m_mood.light.blue()));
    };
    gradient.setColorAt(0, lit(m_mood.skyTop));
    gradient.setColorAt(1, lit(m_mood.skyBottom));
    m_painter.fillRect(QRectF(0, 0, size.width(), m_lens.horizon + 6), gradient);
}

void Stage::ground(const QColor &color)
{
    QLinearGradient gradient(0, m_lens.horizon, 0, size.height());
    gradient.setColorAt(0, color.lighter(118));
    gradient.setColorAt(1, color);
    m_painter.fillRect(QRectF(0, m_lens.horizon, size.width(), size.height() - m_lens.horizon), gradient);
}

void Stage::patch(double x0, double x1, double z0, double z1, const QColor &color, double y)
{
    m_painter.setPen(Qt::NoPen);
    m_painter.setBrush(color);
    m_painter.drawPolygon(
        QPolygonF({m_lens.at(x0, z0, y), m_lens.at(x1, z0, y), m_lens.at(x1, z1, y), m_lens.at(x0, z1, y)}));
}

void Stage::speckle(int count, const QRectF &where, int strength, quint32 seed)
{
    Dice dice(seed);
    m_painter.setPen(Qt::NoPen);
    for (int i = 0; i < count; ++i) {
        const bool dark = dice.roll(2) == 0;
        m_painter.setBrush(dark ? QColor(0, 0, 0, strength) : QColor(255, 255, 255, strength));
        const double x = dice.between(where.left(), where.right());
        const double y = dice.between(where.top(), where.bottom());
        m_painter.drawRect(QRectF(x, y, dice.between(1, 4), 1));
    }
}

void Stage::box(const Box &box, const QColor &color)
{
    const double x0 = box.x - box.width / 2, x1 = box.x + box.width / 2;
    const double z0 = std::max(1.0, box.z - box.depth / 2), z1 = std::max(1.2, box.z + box.depth / 2);
    m_painter.setPen(Qt::NoPen);
    const auto face = [this](const QColor &shade, std::initializer_list<QPointF> corners) {
        m_painter.setBrush(shade);
        m_painter.drawPolygon(QPolygonF(QList<QPointF>(corners)));
    };
    const double b = box.bottom, t = box.top;
    if (t < m_lens.height)
        face(color.lighter(116),
             {m_lens.at(x0, z0, t), m_lens.at(x1, z0, t), m_lens.at(x1, z1, t), m_lens.at(x0, z1, t)});
    const double inner = x1 < 0 ? x1 : x0;
    if (x1 < 0 || x0 > 0)
        face(color.darker(128),
             {m_lens.at(inner, z0, b), m_lens.at(inner, z1, b), m_lens.at(inner, z1, t),
              m_lens.at(inner, z0, t)});
    face(color, {m_lens.at(x0, z0, b), m_lens.at(x1, z0, b), m_lens.at(x1, z0, t), m_lens.at(x0, z0, t)});
}

void Stage::house(const Box &house, const QColor &color, quint32 seed)
{
    box(house, color);
    Dice dice(seed);
    const double z0 = house.z - house.depth / 2;
    const double inner = house.x < 0 ? house.x + house.width / 2 : house.x - house.width / 2;
    const auto window = [&](std::initializer_list<QPointF> corners) {
        const QPolygonF shape{QList<QPointF>(corners)};
        m_painter.setBrush(QColor(0x4c, 0x5e, 0x70).lighter(static_cast<int>(90 + dice.roll(60))));
        m_painter.drawPolygon(shape);
        const bool lit = dice.roll(100) < 24;
        const QRectF bounds = shape.boundingRect();
        if (lit && bounds.height() > 1 && bounds.intersects(QRectF(QPointF(), size)))
            glow(bounds.center(), std::clamp(bounds.height() * 0.6, 1.5, 5.0),
                 windowLight.darker(static_cast<int>(110 + dice.roll(70))));
    };
    for (double y = 1.4; y + 1.6 < house.top; y += 3.1) {
        for (double x = house.x - house.width / 2 + 1; x + 1.4 < house.x + house.width / 2; x += 3)
            window({m_lens.at(x, z0, y), m_lens.at(x + 1.4, z0, y), m_lens.at(x + 1.4, z0, y + 1.6),
                    m_lens.at(x, z0, y + 1.6)});
        for (double z = z0 + 1; z + 1.5 < house.z + house.depth / 2; z += 3.4)
            window({m_lens.at(inner, z, y), m_lens.at(inner, z + 1.5, y), m_lens.at(inner, z + 1.5, y + 1.6),
                    m_lens.at(inner, z, y + 1.6)});
    }
}

void Stage::skyline(double baseY, quint32 seed, const QColor &color)
{
    Dice dice(seed);
    double x = -10;
    while (x < size.width()) {
        const double width = dice.between(14, 34);
        const double tall = dice.between(14, 46);
        m_painter.setPen(Qt::NoPen);
        m_painter.setBrush(color.lighter(static_cast<int>(96 + dice.roll(16))));
        m_painter.drawRect(QRectF(x, baseY - tall, width, tall));
        for (double wy = baseY - tall + 4; wy < baseY - 4; wy += 5) {
            for (double wx = x + 3; wx < x + width - 3; wx += 5) {
                m_painter.setBrush(color.darker(116));
                m_painter.drawRect(QRectF(wx, wy, 2.4, 2.6));
                if (dice.roll(100) < 30)
                    glow({wx + 1.2, wy + 1.2}, 2.2, windowLight.darker(130));
            }
        }
        x += width + dice.between(-3, 8);
    }
}

void Stage::shadow(double x, double z, double width, double depth)
{
    patch(x - width / 2 - 0.1, x + width / 2 + 0.5, z - depth / 2, z + depth / 2, QColor(0, 0, 0, 70));
}

void Stage::wheels(double x, double z, Heading heading, double length, double width)
{
    const bool across = heading == Heading::Left || heading == Heading::Right;
    m_painter.setBrush(QColor(0x16, 0x16, 0x18));
    const double radius = 0.34;
    const auto wheel = [&](double wx, double wz) {
        const double r = m_lens.scale(wz) * radius;
        m_painter.drawEllipse(m_lens.at(wx, wz, radius), across ? r : r * 0.55, r);
    };
    if (across) {
        wheel(x - length * 0.31, z - width / 2);
        wheel(x + length * 0.31, z - width / 2);
    } else {
        wheel(x - width * 0.42, z - length / 2);
        wheel(x + width * 0.42, z - length / 2);
    }
}

void Stage::headlights(double x, double z, Heading heading, double length, double width)
{
    const bool across = heading == Heading::Left || heading == Heading::Right;
    const QColor white(255, 244, 214), red(255, 40, 30);
    const double s = m_lens.scale(z);
    if (across) {
        const double front = heading == Heading::Right ? length / 2 : -length / 2;
        glow(m_lens.at(x + front, z - width / 2, 0.7), s * 0.9, white);
        glow(m_lens.at(x - front, z - width / 2, 0.8), s * 0.5, red);
        pool(m_lens.at(x + front * 2.4, z, 0.1), s * 2.6, white.darker(320));
        return;
    }
    const bool near = heading == Heading::Near;
    for (const double side : {-0.34, 0.34}) {
        glow(m_lens.at(x + side * width, z - length / 2, 0.7), s * (near ? 0.9 : 0.5), near ? white : red);
    }
    const double ahead = near ? -length : length;
    if (z + ahead * 1.2 > 4)
        pool(m_lens.at(x, z + ahead * 1.2, 0.05), s * 2.4, white.darker(near ? 280 : 360));
}

void Stage::car(double x, double z, Heading heading, const QColor &color, bool bus)
{
    const double length = bus ? 10.5 : 4.4, width = bus ? 2.5 : 1.8;
    const bool across = heading == Heading::Left || heading == Heading::Right;
    const double w = across ? length : width, d = across ? width : length;
    if (z - d / 2 < 2.5 || z > 400)
        return;
    shadow(x, z, w, d);
    if (bus) {
        box({x, z, w, d, 0.35, 1.3}, color);
        box({x, z, w * 0.985, d * 0.985, 1.3, 2.4}, glass);
        box({x, z, w, d, 2.4, 2.9}, color.lighter(108));
    } else {
        box({x, z, w, d, 0.3, 0.85}, color);
        box({x, z, across ? w * 0.56 : w * 0.88, across ? d * 0.88 : d * 0.56, 0.85, 1.3}, glass);
        box({x, z, across ? w * 0.46 : w * 0.82, across ? d * 0.82 : d * 0.46, 1.3, 1.4}, color);
    }
    wheels(x, z, heading, length, width);
    if (m_mood.lamps)
        headlights(x, z, heading, length, width);
}

void Stage::person(double x, double z, double stride, const QColor &coat, bool left)
{
    if (z < 3)
        return;
    const double s = m_lens.scale(z);
    const QPointF foot = m_lens.at(x, z);
    m_painter.setPen(Qt::NoPen);
    m_painter.setBrush(QColor(0, 0, 0, 60));
    m_painter.drawEllipse(foot + QPointF(0.25 * s, 0), 0.45 * s, 0.13 * s);
    const double swing = 0.3 * s * std::sin(stride * 2 * pi) * (left ? -1 : 1);
    m_painter.setPen(QPen(coat.darker(230), std::max(1.0, 0.19 * s), Qt::SolidLine, Qt::RoundCap));
    const QPointF hip = foot - QPointF(0, 0.82 * s);
    m_painter.drawLine(hip, foot + QPointF(swing, 0));
    m_painter.drawLine(hip, foot - QPointF(swing, 0));
    m_painter.setPen(QPen(coat.darker(122), std::max(1.0, 0.14 * s), Qt::SolidLine, Qt::RoundCap));
    const QPointF shoulder = foot - QPointF(0, 1.36 * s);
    m_painter.drawLine(shoulder, shoulder + QPointF(-swing * 0.8, 0.55 * s));
    m_painter.setPen(Qt::NoPen);
    m_painter.setBrush(coat);
    m_painter.drawRoundedRect(QRectF(foot.x() - 0.22 * s, foot.y() - 1.46 * s, 0.44 * s, 0.76 * s), 0.16 * s,
                              0.16 * s);
    m_painter.setBrush(QColor(0xd9, 0xb0, 0x90));
    m_painter.drawEllipse(foot - QPointF(0, 1.6 * s), 0.13 * s, 0.15 * s);
    m_painter.setBrush(QColor(0x22, 0x1e, 0x1c));
    m_painter.drawEllipse(foot - QPointF(0, 1.68 * s), 0.135 * s, 0.1 * s);
}

void Stage::tree(double x, double z, double tall, double sway, const QColor &leaf, quint32 seed)
{
    const double s = m_lens.scale(z);
    const QPointF foot = m_lens.at(x, z);
    m_painter.setPen(Qt::NoPen);
    m_painter.setBrush(QColor(0, 0, 0, 55));
    m_painter.drawEllipse(foot + QPointF(0.8 * s, 0), tall * 0.3 * s, tall * 0.06 * s);
    m_painter.setBrush(QColor(0x5a, 0x46, 0x36));
    m_painter.drawRect(QRectF(foot.x() - 0.14 * s, foot.y() - tall * 0.55 * s, 0.28 * s, tall * 0.55 * s));
    Dice dice(seed);
    constexpr int tufts = 11;
    for (int i = 0; i < tufts; ++i) {
        const double up = dice.between(0.42, 0.98) * tall;
        const double reach = (1 - std::abs(up / tall - 0.62)) * 0.30 * tall;
        const double side = dice.between(-reach, reach);
        const double bend = sway * (up / tall) * 0.09 * tall * (0.7 + 0.06 * i);
        m_painter.setBrush(leaf.lighter(static_cast<int>(80 + up / tall * 45)));
        const double r = dice.between(0.13, 0.2) * tall * s;
        m_painter.drawEllipse(foot + QPointF((side + bend) * s, -up * s), r, r * 0.86);
    }
}

void Stage::lamp(double x, double z, double reach)
{
    const double s = m_lens.scale(z);
    constexpr double tall = 8;
    m_painter.setPen(QPen(QColor(0x6a, 0x70, 0x76), std::max(1.0, 0.14 * s)));
    m_painter.drawLine(m_lens.at(x, z), m_lens.at(x, z, tall));
    m_painter.drawLine(m_lens.at(x, z, tall), m_lens.at(x + reach, z, tall + 0.3));
    m_painter.setPen(Qt::NoPen);
    m_painter.setBrush(QColor(0xe8, 0xe6, 0xda));
    m_painter.drawEllipse(m_lens.at(x + reach, z, tall + 0.2), 0.35 * s, 0.16 * s);
    glow(m_lens.at(x + reach, z, tall + 0.1), 1.6 * s, lampLight);
    pool(m_lens.at(x + reach, z, 0), 5.5 * s, lampLight.darker(260));
}

void Stage::glow(const QPointF &at, double radius, const QColor &color)
{
    if (m_mood.lamps)
        m_glows.push_back({at, radius, color});
}

void Stage::pool(const QPointF &at, double radius, const QColor &color)
{
    if (m_mood.lamps)
        m_glows.push_back({at, radius, color, true});
}

void Stage::finish(double seconds)
{
    const QRectF all(QPointF(), size);
    m_painter.setPen(Qt::NoPen);
    if (m_mood.light != QColor(255, 255, 255)) {
        m_painter.setCompositionMode(QPainter::CompositionMode_Multiply);
        m_painter.fillRect(all, m_mood.light);
    }
    m_painter.setCompositionMode(QPainter::CompositionMode_Plus);
    for (const Glow &one : m_glows) {
        QRadialGradient gradient(QPointF(), one.radius);
        QColor faint = one.color;
        gradient.setColorAt(0, faint);
        faint.setAlphaF(0.35F);
        gradient.setColorAt(0.35, faint);
        faint.setAlpha(0);
        gradient.setColorAt(1, faint);
        m_painter.translate(one.at);
        m_painter.scale(1, one.flat ? 0.4 : 1);
        m_painter.setBrush(gradient);
        m_painter.drawEllipse(QPointF(), one.radius, one.radius);
        m_painter.resetTransform();
    }
    m_painter.setCompositionMode(QPainter::CompositionMode_SourceOver);
    if (!m_mood.snow)
        return;
    constexpr int flakes = 70;
    Dice dice(7);
    m_painter.setBrush(QColor(255, 255, 255, 215));
    for (int i = 0; i < flakes; ++i) {
        // Whole numbers of falls in the loop's 24 seconds, so the loop has no seam.
        const double falls = 5 + dice.roll(5);
        const double phase = dice.between(0, 1), x = dice.between(0, size.width()),
                     r = dice.between(0.7, 1.7);
        const double way = std::fmod(seconds * falls / 24 + phase, 1.0);
        const double drift = 9 * std::sin(2 * pi * (seconds / 24 * 4 + phase));
        m_painter.drawEllipse(QPointF(x + drift, way * size.height()), r, r);
    }
}
} // namespace wanmi::simulator

// SPDX-License-Identifier: GPL-3.0-or-later
#include "simulator/scenes.h"

#include <algorithm>
#include <cmath>

namespace wanmi::simulator {
namespace {
const QColor asphalt(0x6c, 0x70, 0x74);
const QColor pavement(0xa8, 0xa3, 0x9a);
const QColor paint(0xea, 0xea, 0xe4);
const QColor leaves(0x4e, 0x7d, 0x45);

QColor ground(const Mood &mood, const QColor &color)
{
    if (!mood.snow)
        return color;
    return QColor((color.red() + 2 * 236) / 3, (color.green() + 2 * 240) / 3, (color.blue() + 2 * 246) / 3);
}

/// Two streets meet; twelve seconds are green for each.
class Crossing final : public Scene
{
public:
    using Scene::Scene;

private:
    void paintStill(Stage &stage) const override
    {
        stage.sky();
        stage.skyline(80, 11, QColor(0x9f, 0xad, 0xb8));
        stage.ground(ground(mood(), pavement));
        stage.house({-27, 62, 28, 24, 0, 21}, QColor(0xb9, 0x9c, 0x7c), 3);
        stage.house({27, 60, 26, 24, 0, 15}, QColor(0x9a, 0x8b, 0x86), 4);
        stage.house({-52, 58, 20, 16, 0, 12}, QColor(0xc2, 0xb2, 0x98), 5);
        stage.house({56, 62, 26, 20, 0, 25}, QColor(0x8e, 0x9c, 0xa8), 6);
        stage.patch(-90, 90, 27, 40, asphalt);
        stage.patch(-7, 7, 3, 300, asphalt);
        stage.speckle(900, QRectF(0, 100, 352, 188), 14, 5);
        for (double x = -6.4; x < 6.4; x += 1.15) {
            stage.patch(x, x + 0.6, 22.4, 25.4, paint);
            stage.patch(x, x + 0.6, 41.5, 44, paint);
        }
        for (double z = 6; z < 21; z += 4)
            stage.patch(-0.1, 0.1, z, z + 2.2, paint);
        stage.patch(0.3, 6.8, 20.6, 21.1, paint);
        for (const double side : {-1.0, 1.0}) {
            for (double x = 10; x < 80; x += 6)
                stage.patch(side * x, side * (x + 3), 33.4, 33.6, paint);
        }
        stage.tree(-12.5, 24, 6.5, 0, leaves, 8);
        stage.tree(13, 46, 7, 0, leaves, 9);
        stage.tree(-15, 47, 7.5, 0, leaves, 12);
        stage.lamp(-8.6, 44, 2.5);
        stage.lamp(8.8, 23, -2.5);
        stage.lamp(-9, 14, 2.5);
    }

    static void light(Stage &stage, double x, double z, bool green)
    {
        const double s = stage.lens().scale(z);
        stage.painter().setPen(QPen(QColor(0x40, 0x44, 0x48), std::max(1.0, 0.13 * s)));
        stage.painter().drawLine(stage.lens().at(x, z), stage.lens().at(x, z, 4.2));
        stage.painter().setPen(Qt::NoPen);
        const QPointF head = stage.lens().at(x, z, 4.6);
        stage.painter().setBrush(QColor(0x20, 0x22, 0x24));
        stage.painter().drawRoundedRect(QRectF(head.x() - 0.3 * s, head.y() - 0.8 * s, 0.6 * s, 1.5 * s), 1.5,
                                        1.5);
        const QPointF lamp = head + QPointF(0, green ? 0.35 * s : -0.4 * s);
        const QColor color = green ? QColor(0x3c, 0xe0, 0x70) : QColor(0xff, 0x40, 0x38);
        stage.painter().setBrush(color);
        stage.painter().drawEllipse(lamp, 0.24 * s, 0.24 * s);
        stage.glow(lamp, 1.1 * s, color);
    }

    void paintMoving(Stage &stage, double t) const override
    {
        Cast cast;
        const bool acrossGreen = t < 11;
        for (int i = 0; i < 7; ++i) {
            const double way = 15 * (t - 0.4 - i * 1.25);
            if (way > 0 && way < 160) {
                cast.add(36.8, [&stage, way, i] {
                    stage.car(-62 + way, 36.8, Stage::Heading::Right, carColor(i + 2), i == 3);
                });
                cast.add(30.4, [&stage, way, i] {
                    stage.car(66 - way, 30.4, Stage::Heading::Left, carColor(i * 3 + 1), i == 5);
                });
            }
        }
        for (int i = 0; i < 5; ++i) {
            const double stop = 47 + 6.6 * i;
            const double arrives = std::clamp((t + 3 - i * 1.6) / 6.5, 0.0, 1.0);
            double z = stop + (150 - stop) * (1 - arrives) * (1 - arrives);
            const double leaving = std::max(0.0, t - 12.4 - 0.7 * i);
            z -= std::min(1.6 * leaving * leaving, 8 * leaving);
            if (z > 4 && t > i * 1.6 - 3)
                cast.add(
                    z, [&stage, z, i] { stage.car(-3.4, z, Stage::Heading::Near, carColor(i * 2), i == 2); });
            const double gone = t > 12.5 + 1.6 * i ? 10.5 * (t - 12.5 - 1.6 * i) : -1;
            if (gone >= 0 && gone < 180)
                cast.add(5 + gone, [&stage, gone, i] {
                    stage.car(3.4, 5 + gone, Stage::Heading::Away, carColor(i + 5));
                });
        }
        for (int i = 0; i < 9; ++i) {
            const double z = 22.8 + (i % 4) * 0.7;
            const bool left = i % 2;
            const double way = 1.55 * (t - 0.4 - 0.25 * i);
            if (way > 0 && way < 16) {
                const double x = left ? 8 - way : -8 + way;
                cast.add(
                    z, [&stage, x, z, way, i, left] { stage.person(x, z, way * 0.75, coatColor(i), left); });
            }
            const double along = lap(i * 9.0, 80, 0.5 * 2, t);
            const double side = i % 2 ? 11.0 + i * 0.4 : -10.4 - i * 0.3;
            const double zz = i % 3 ? 9 + along : 89 - along;
            if (zz < 26 || zz > 41)
                cast.add(zz, [&stage, side, zz, along, i] {
                    stage.person(side, zz, along * 0.7, coatColor(i + 3));
                });
        }
        cast.add(41, [&stage, acrossGreen] { light(stage, -7.9, 41, !acrossGreen); });
        cast.add(26, [&stage, acrossGreen] { light(stage, 8, 26, acrossGreen); });
        cast.paint();
    }
};

/// Six lanes between houses and trees, traffic without end.
class Avenue final : public Scene
{
public:
    using Scene::Scene;

private:
    void paintStill(Stage &stage) const override
    {
        stage.sky();
        stage.skyline(82, 31, QColor(0x94, 0xa4, 0xb4));
        stage.ground(ground(mood(), pavement));
        Dice dice(77);
        for (double z = 150; z > 24; z -= 21) {
            const QColor warm
                = QColor::fromHsv(static_cast<int>(18 + dice.roll(24)), static_cast<int>(40 + dice.roll(50)),
                                  static_cast<int>(150 + dice.roll(60)));
            const QColor cool
                = QColor::fromHsv(static_cast<int>(200 + dice.roll(20)), static_cast<int>(20 + dice.roll(40)),
                                  static_cast<int>(140 + dice.roll(60)));
            stage.house({-29, z, 20, 18, 0, dice.between(14, 34)}, dice.roll(2) ? warm : cool,
                        static_cast<quint32>(z));
            stage.house({30, z, 20, 18, 0, dice.between(12, 40)}, dice.roll(2) ? warm : cool,
                        static_cast<quint32>(z) + 900);
        }
        stage.patch(-11.5, 11.5, 3, 400, ground(mood(), asphalt).darker(mood().snow ? 135 : 100));
        stage.speckle(900, QRectF(0, 95, 352, 193), 14, 6);
        stage.patch(-0.7, 0.7, 3, 400, ground(mood(), QColor(0x5c, 0x84, 0x4e)));
        for (const double x : {-7.9, -4.3, 4.3, 7.9}) {
            for (double z = 5; z < 150; z += 6)
                stage.patch(x - 0.09, x + 0.09, z, z + 2.6, paint);
        }
        for (double z = 92; z > 12; z -= 13) {
            const QColor leaf = mood().snow ? QColor(0xb9, 0xc0, 0xc6) : leaves;
            stage.tree(-14.5, z, 6.4, 0, leaf, static_cast<quint32>(z));
            stage.tree(14.5, z + 4, 6.8, 0, leaf, static_cast<quint32>(z) + 50);
            stage.lamp(-12.2, z + 6, 2.8);
            stage.lamp(12.2, z + 6, -2.8);
        }
    }

    void paintMoving(Stage &stage, double t) const override
    {
        Cast cast;
        constexpr double length = 176;
        const double lanes[] = {-9.6, -6.1, -2.6, 2.6, 6.1, 9.6};
        for (int lane = 0; lane < 6; ++lane) {
            const bool near = lane < 3;
            const double laps = lane == 0 || lane == 5 ? 1 : 2;
            for (int i = 0; i < 6; ++i) {
                const double way = lap(i * length / 6 + lane * 11 + (i % 2) * 5, length, laps, t);
                const double z = near ? length + 4 - way : 4 + way;
                const double x = lanes[lane];
                const bool bus = (lane == 0 || lane == 5) && i == 2;
                const auto heading = near ? Stage::Heading::Near : Stage::Heading::Away;
                cast.add(z, [&stage, x, z, heading, bus, lane, i] {
                    stage.car(x, z, heading, carColor(lane * 5 + i * 3), bus);
                });
            }
        }
        for (int i = 0; i < 8; ++i) {
            const double along = lap(i * 7.0, 60, 0.5 * 2, t);
            const double z = i % 2 ? 8 + along : 68 - along;
            const double x = i % 3 ? 17.2 + (i % 2) : -17.0 - (i % 2);
            cast.add(z, [&stage, x, z, along, i] { stage.person(x, z, along * 0.72, coatColor(i)); });
        }
        cast.paint();
    }
};

/// A road dives under a railway bridge; a gauge on the wall shows the water, which comes and goes.
class Underpass final : public Scene
{
public:
    using Scene::Scene;

private:
    void paintStill(Stage &stage) const override
    {
        stage.sky();
        stage.skyline(70, 41, QColor(0x9a, 0xa8, 0xb0));
        stage.ground(QColor(0x7e, 0x86, 0x6a));
        const QColor concrete(0xb4, 0xb0, 0xa8);
        stage.patch(-9, 9, 3, 80, asphalt.darker(104));
        stage.box({0, 60, 17, 1, 0, 5}, QColor(0x12, 0x14, 0x16));
        stage.box({0, 60.5, 5, 1, 0, 4}, QColor(0x06, 0x07, 0x08));
        stage.painter().setPen(Qt::NoPen);
        for (const double side : {-1.0, 1.0}) {
            for (double z = 58; z > 5; z -= 3) {
                const QColor tone = concrete.darker(static_cast<int>(100 + (static_cast<int>(z) % 7) * 2));
                stage.painter().setBrush(tone.darker(side > 0 ? 122 : 104));
                const Lens &lens = stage.lens();
                const auto topAt = [](double z) { return 1.6 + z * 0.065; };
                stage.painter().drawPolygon(
                    QPolygonF({lens.at(side * 9, z, 0), lens.at(side * 9, z + 3, 0),
                               lens.at(side * 9, z + 3, topAt(z + 3)), lens.at(side * 9, z, topAt(z))}));
            }
        }
        stage.box({0, 59, 46, 5, 5, 7.4}, QColor(0x8a, 0x8f, 0x92));
        stage.box({0, 56, 46, 0.6, 7.4, 8.0}, QColor(0x5d, 0x63, 0x68));
        for (double x = -22; x < 22; x += 2.4)
            stage.patch(x, x + 0.2, 56, 56.1, QColor(0x50, 0x54, 0x58), 7.4);
        stage.box({0, 55.8, 9, 0.2, 5.2, 6.4}, QColor(0xe6, 0xb0, 0x2a));
        for (double x = -4; x < 4; x += 1.6)
            stage.box({x, 55.6, 0.8, 0.1, 5.2, 6.4}, QColor(0x22, 0x22, 0x22));
        stage.speckle(700, QRectF(30, 100, 292, 188), 16, 9);
        for (double z = 5; z < 56; z += 6)
            stage.patch(-0.1, 0.1, z, z + 2.6, QColor(0xe8, 0xc4, 0x48));
        stage.glow(stage.lens().at(-3, 58, 4.4), 14, QColor(255, 220, 150));
        stage.glow(stage.lens().at(3, 58, 4.4), 14, QColor(255, 220, 150));
        stage.lamp(-10.4, 22, 2.4);
        stage.lamp(10.4, 38, -2.4);
    }

    void paintMoving(Stage &stage, double t) const override
    {
        const double water = 0.5 - 0.5 * std::cos(2 * 3.14159265 * t / loopSeconds);
        const double reach = 3 + 11 * water;
        const Lens &lens = stage.lens();
        stage.painter().setPen(Qt::NoPen);
        stage.painter().setBrush(QColor(0x5f, 0x74, 0x84, 190));
        stage.painter().drawEllipse(lens.at(-3, 30), lens.scale(30) * reach * 0.62,
                                    lens.scale(30) * reach * 0.15);
        stage.painter().setBrush(QColor(0xc6, 0xd6, 0xe0, 90));
        stage.painter().drawEllipse(lens.at(-3.6, 31), lens.scale(30) * reach * 0.4,
                                    lens.scale(30) * reach * 0.05);
        Cast cast;
        for (int i = 0; i < 5; ++i) {
            const double toUs = lap(i * 30, 150, 2, t), away = lap(i * 30 + 12, 150, 2, t);
            const double zNear = 90 - toUs, zAway = away - 4;
            if (zNear > 4 && zNear < 59)
                cast.add(zNear, [&stage, zNear, i] {
                    stage.car(-4.4, zNear, Stage::Heading::Near, carColor(i * 3 + 1), i == 4);
                });
            if (zAway > 4 && zAway < 57)
                cast.add(zAway, [&stage, zAway, i] {
                    stage.car(4.4, zAway, Stage::Heading::Away, carColor(i + 3));
                });
        }
        cast.paint();
        train(stage, t);
        gauge(stage, water);
    }

    static void train(Stage &stage, double t)
    {
        if (t < 8 || t > 17)
            return;
        const double head = -170 + 36 * (t - 8);
        for (int wagon = 0; wagon < 5; ++wagon)
            stage.box({head - wagon * 26.0, 62, 25, 3, 8.2, 11.6},
                      wagon == 0 ? QColor(0xd8, 0xdc, 0xe0) : QColor(0x3c, 0x74, 0x5c));
        for (int wagon = 1; wagon < 5; ++wagon) {
            for (int window = -4; window <= 4; ++window)
                stage.box({head - wagon * 26.0 + window * 2.5, 60.4, 1.5, 0.1, 9.7, 10.8},
                          QColor(0xcf, 0xdc, 0xe2));
        }
    }

    static void gauge(Stage &stage, double water)
    {
        QPainter &painter = stage.painter();
        painter.setBrush(QColor(0xf2, 0xf2, 0xee));
        painter.drawRect(QRectF(38, 150, 11, 84));
        for (int mark = 0; mark < 12; ++mark) {
            painter.setBrush(mark > 7 ? QColor(0xc8, 0x28, 0x28) : QColor(0x20, 0x4c, 0x9a));
            painter.drawRect(QRectF(38, 230 - mark * 7, mark % 2 ? 4 : 7, 2));
        }
        painter.setBrush(QColor(0x3c, 0x82, 0xc4, 210));
        const double level = 8 + 48 * water;
        painter.drawRect(QRectF(44, 234 - level, 5, level));
    }
};
} // namespace

void addStreets(Scenes &scenes)
{
    scenes.push_back(std::make_unique<Crossing>(QStringLiteral("crossing-day"), Mood::day()));
    scenes.push_back(std::make_unique<Crossing>(QStringLiteral("crossing-night"), Mood::night()));
    scenes.push_back(std::make_unique<Avenue>(QStringLiteral("avenue-dusk"), Mood::dusk()));
    scenes.push_back(std::make_unique<Avenue>(QStringLiteral("avenue-snow"), Mood::winter()));
    scenes.push_back(std::make_unique<Underpass>(QStringLiteral("underpass"), Mood::day()));
}
} // namespace wanmi::simulator

// SPDX-License-Identifier: GPL-3.0-or-later
#include "simulator/scenes.h"

#include <algorithm>
#include <cmath>
#include <QPainterPath>

namespace wanmi::simulator {
namespace {
class Park final : public Scene
{
public:
    using Scene::Scene;

private:
    static constexpr double places[][3] = {{-17, 58, 10}, {15, 56, 9}, {-9, 46, 8},    {22, 42, 9.5},
                                           {-21, 34, 9},  {11, 33, 7}, {-11, 22, 6.5}, {15, 20, 7}};

    void paintStill(Stage &stage) const override
    {
        stage.sky();
        stage.skyline(80, 71, QColor(0xa4, 0xb4, 0xb8));
        stage.painter().setBrush(QColor(0x5c, 0x80, 0x54));
        for (int i = 0; i < 26; ++i)
            stage.painter().drawEllipse(QPointF(i * 15 - 10, 84), 16, 12 + i * 7 % 6);
        stage.ground(QColor(0x74, 0x9c, 0x58));
        stage.speckle(1600, QRectF(0, 92, 352, 196), 20, 4);
        const Lens &lens = stage.lens();
        QPainterPath path;
        path.moveTo(lens.at(-3.4, 6));
        path.cubicTo(lens.at(-3, 14), lens.at(5, 20), lens.at(3, 34));
        path.cubicTo(lens.at(1, 50), lens.at(-6, 60), lens.at(-4, 90));
        path.lineTo(lens.at(-2, 90));
        path.cubicTo(lens.at(-4, 60), lens.at(4, 50), lens.at(6.4, 34));
        path.cubicTo(lens.at(9, 20), lens.at(2, 14), lens.at(2.4, 6));
        stage.painter().setBrush(QColor(0xcd, 0xb9, 0x96));
        stage.painter().drawPath(path);
        stage.painter().setBrush(QColor(0x86, 0xb0, 0xc2));
        stage.painter().drawEllipse(lens.at(-12, 28), lens.scale(28) * 7.5, lens.scale(28) * 1.5);
        for (const double z : {40.0, 26.0, 14.0})
            stage.box({z == 26 ? 9.5 : 8.6, z, 2.2, 0.5, 0.35, 0.55}, QColor(0x7c, 0x54, 0x38));
    }

    void paintMoving(Stage &stage, double t) const override
    {
        Cast cast;
        for (const auto &place : places) {
            const double sway = 0.6 * wave(t, 6, place[1] * 0.07) + 0.3 * wave(t, 11, place[0] * 0.05);
            const double x = place[0], z = place[1], tall = place[2];
            cast.add(z, [&stage, x, z, tall, sway] {
                const auto seed = static_cast<quint32>(z);
                stage.tree(x, z, tall, sway, QColor::fromHsv(static_cast<int>(92 + seed % 22), 105, 128),
                           seed);
            });
        }
        for (int i = 0; i < 5; ++i) {
            const double phase = std::fmod(i * 0.21 + t / loopSeconds, 1.0);
            const double z = i % 2 ? 7 + 70 * phase : 77 - 70 * phase;
            const double x = pathMiddle(z) + (i % 2 ? 0.8 : -0.8);
            cast.add(z, [&stage, x, z, phase, i] {
                stage.person(x, z, phase * 70 * 0.62, coatColor(static_cast<quint32>(i)));
            });
        }
        for (int i = 0; i < 3; ++i) {
            const double x = -12 + 4.5 * wave(t, 1, i * 0.33), z = 28 + 1.5 * wave(t, 1, 0.25 + i * 0.33);
            cast.add(z, [&stage, x, z] {
                const double s = stage.lens().scale(z);
                stage.painter().setPen(Qt::NoPen);
                stage.painter().setBrush(QColor(0xf6, 0xf4, 0xee));
                stage.painter().drawEllipse(stage.lens().at(x, z, 0.15), 0.5 * s, 0.24 * s);
                stage.painter().drawEllipse(stage.lens().at(x + 0.45, z, 0.55), 0.17 * s, 0.17 * s);
            });
        }
        cast.paint();
        Dice dice(9);
        stage.painter().setPen(Qt::NoPen);
        for (int i = 0; i < 14; ++i) {
            const double way = std::fmod(dice.between(0, 1) + t / loopSeconds * (2 + i % 3), 1.0);
            const QPointF at(dice.between(-40, 300) + way * 120 + 8 * wave(t, 12, i * 0.1), 60 + way * 230);
            stage.painter().setBrush(QColor::fromHsv(static_cast<int>(30 + dice.roll(40)), 170, 200));
            stage.painter().drawEllipse(at, 1.8, 1.1);
        }
    }

    static double pathMiddle(double z)
    {
        const double u = std::clamp((z - 6) / 28, 0.0, 1.0), v = std::clamp((z - 34) / 56, 0.0, 1.0);
        return -0.5 + 5.2 * u * u * (3 - 2 * u) - 7.7 * v * v * (3 - 2 * v);
    }
};

class Square final : public Scene
{
public:
    using Scene::Scene;

private:
    void paintStill(Stage &stage) const override
    {
        stage.sky();
        stage.skyline(80, 83, QColor(0xa8, 0xb2, 0xbc));
        stage.ground(QColor(0xc4, 0xbc, 0xb0));
        for (int row = 0; row < 34; ++row) {
            for (int column = -14; column < 14; ++column) {
                if ((row + column) % 2 == 0)
                    stage.patch(column * 3.0, column * 3.0 + 3, 6 + row * 3.0, 9 + row * 3.0,
                                QColor(0xb2, 0xa6, 0x98));
            }
        }
        stage.speckle(600, QRectF(0, 95, 352, 193), 14, 2);
        cathedral(stage);
        stage.tree(-24, 56, 7, 0, QColor(0x58, 0x86, 0x4c), 4);
        stage.tree(25, 54, 7, 0, QColor(0x58, 0x86, 0x4c), 5);
        stage.tree(-19, 40, 6, 0, QColor(0x58, 0x86, 0x4c), 6);
        stage.lamp(-10, 46, 1.5);
        stage.lamp(11, 46, -1.5);
        const Lens &lens = stage.lens();
        stage.painter().setPen(Qt::NoPen);
        stage.painter().setBrush(QColor(0x98, 0x90, 0x86));
        stage.painter().drawEllipse(lens.at(8, 30), lens.scale(30) * 5.4, lens.scale(30) * 1.5);
        stage.painter().setBrush(QColor(0x7c, 0xae, 0xc8));
        stage.painter().drawEllipse(lens.at(8, 30, 0.2), lens.scale(30) * 4.9, lens.scale(30) * 1.25);
    }

    static void cathedral(Stage &stage)
    {
        const QColor brick(0xa8, 0x6c, 0x54);
        stage.box({0, 84, 22, 14, 0, 11}, brick);
        stage.box({0, 82, 9, 9, 11, 17}, brick.lighter(106));
        QPainter &painter = stage.painter();
        const Lens &lens = stage.lens();
        const auto dome = [&](double x, double base, double radius) {
            const double s = lens.scale(80);
            const QPointF foot = lens.at(x, 80, base);
            QPainterPath onion;
            onion.moveTo(foot.x() - radius * s, foot.y());
            onion.cubicTo(foot.x() - radius * 1.5 * s, foot.y() - radius * 1.1 * s,
                          foot.x() - radius * 0.4 * s, foot.y() - radius * 1.6 * s, foot.x(),
                          foot.y() - radius * 2.5 * s);
            onion.cubicTo(foot.x() + radius * 0.4 * s, foot.y() - radius * 1.6 * s,
                          foot.x() + radius * 1.5 * s, foot.y() - radius * 1.1 * s, foot.x() + radius * s,
                          foot.y());
            painter.setPen(Qt::NoPen);
            painter.setBrush(QColor(0x3c, 0x7c, 0x64));
            painter.drawPath(onion);
            painter.setPen(QPen(QColor(0xe4, 0xc0, 0x54), 1.2));
            painter.drawLine(foot - QPointF(0, radius * 2.5 * s), foot - QPointF(0, radius * 3.0 * s));
            painter.setPen(Qt::NoPen);
        };
        dome(0, 17, 4.2);
        dome(-9, 11, 1.8);
        dome(9, 11, 1.8);
        painter.setBrush(QColor(0x4a, 0x34, 0x2c));
        for (int arch = -2; arch <= 2; ++arch) {
            const QPointF foot = lens.at(arch * 4.0, 77, 0.2);
            painter.drawRoundedRect(QRectF(foot.x() - 3.6, foot.y() - 20, 7.2, 20), 3.4, 3.4);
            stage.glow(foot - QPointF(0, 12), 8, QColor(255, 200, 120));
        }
    }

    void paintMoving(Stage &stage, double t) const override
    {
        Cast cast;
        // The evening's dance: rows that step together.
        for (int row = 0; row < 3; ++row) {
            for (int place = 0; place < 6; ++place) {
                const double x = -11.5 + place * 1.9 + 0.9 * wave(t, 6),
                             z = 21 + row * 2.2 + 0.5 * wave(t, 12);
                cast.add(z, [&stage, x, z, t, row, place] {
                    stage.person(x, z, t * 0.5,
                                 coatColor(static_cast<quint32>(row == 1 ? 0 : 3 + place % 2)));
                });
            }
        }
        for (int i = 0; i < 12; ++i) {
            const double way = lap(i * 5.5, 66, 1, t) - 33;
            const double z = 12 + (i * 37 % 48), x = i % 2 ? way * 0.8 : -way * 0.8;
            cast.add(z, [&stage, x, z, way, i] {
                stage.person(x, z, way * 0.7, coatColor(static_cast<quint32>(i)), i % 2 == 0);
            });
        }
        cast.add(30, [&stage, t] { fountain(stage, t); });
        cast.paint();
        for (int i = 0; i < 6; ++i) {
            const QPointF at(176 + 120 * wave(t, 2, i * 0.02), 34 + 14 * wave(t, 4, i * 0.03) + i * 3);
            const double flap = 2.4 * wave(t, 60, i * 0.2);
            stage.painter().setPen(QPen(QColor(0x50, 0x54, 0x5c), 1.2));
            stage.painter().drawLine(at, at + QPointF(-4, -flap));
            stage.painter().drawLine(at, at + QPointF(4, -flap));
        }
        stage.painter().setPen(Qt::NoPen);
    }

    static void fountain(Stage &stage, double t)
    {
        const double high = 3.4 + 1.4 * wave(t, 3);
        const double s = stage.lens().scale(30);
        const QPointF foot = stage.lens().at(8, 30, 0.3);
        stage.painter().setPen(Qt::NoPen);
        for (int drop = 0; drop < 60; ++drop) {
            const double u = std::fmod(drop * 0.0618 * 7 + t * 17 / Scene::loopSeconds, 1.0);
            const double side = ((drop * 7) % 13 - 6) / 6.0;
            const QPointF at = foot + QPointF(side * 2.6 * u * s, -4 * high * u * (1 - u) * s);
            stage.painter().setBrush(QColor(0xf4, 0xfa, 0xff, 190));
            stage.painter().drawEllipse(at, 0.12 * s, 0.2 * s);
        }
    }
};
} // namespace

void addParks(Scenes &scenes)
{
    scenes.push_back(std::make_unique<Park>(QStringLiteral("park"), Mood::day()));
    scenes.push_back(std::make_unique<Square>(QStringLiteral("square-dusk"), Mood::dusk()));
}
} // namespace wanmi::simulator

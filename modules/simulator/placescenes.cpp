// SPDX-License-Identifier: GPL-3.0-or-later
#include "simulator/scenes.h"

#include <algorithm>
#include <cmath>
#include <QPainterPath>

namespace wanmi::simulator {
namespace {
class Market final : public Scene
{
public:
    using Scene::Scene;

private:
    void paintStill(Stage &stage) const override
    {
        stage.sky();
        stage.ground(QColor(0xb0, 0xa0, 0x8c));
        stage.house({-24, 70, 20, 20, 0, 13}, QColor(0xa8, 0x70, 0x58), 21);
        stage.house({24, 70, 20, 20, 0, 11}, QColor(0xc0, 0xa4, 0x80), 22);
        stage.house({0, 96, 24, 14, 0, 16}, QColor(0xb6, 0x8a, 0x6c), 23);
        for (double z = 8; z < 90; z += 2)
            stage.patch(-60, 60, z, z + 0.12, QColor(0x92, 0x84, 0x72));
        stage.speckle(700, QRectF(0, 95, 352, 193), 16, 3);
        for (int row = 9; row >= 0; --row) {
            const double z = 11 + row * 5.6;
            stall(stage, -9.4, z, row);
            stall(stage, 9.4, z + 1.5, row + 4);
        }
    }

    static void stall(Stage &stage, double x, double z, int number)
    {
        static const QColor awnings[] = {QColor(0xc8, 0x36, 0x30), QColor(0x2c, 0x78, 0x9c),
                                         QColor(0xe0, 0xa0, 0x2c), QColor(0x4a, 0x8c, 0x50)};
        static const QColor goods[] = {QColor(0xd6, 0x4a, 0x2c), QColor(0x6e, 0xa8, 0x3c),
                                       QColor(0xf0, 0xc0, 0x40), QColor(0x8c, 0x4c, 0x80)};
        stage.box({x, z, 5, 2.6, 0, 0.9}, QColor(0x8e, 0x6e, 0x50));
        for (int crate = -2; crate <= 2; ++crate)
            stage.box({x + crate * 0.95, z, 0.8, 2.2, 0.9, 1.12}, goods[(number + crate + 8) % 4]);
        for (const double post : {-2.4, 2.4})
            stage.box({x + post, z - 1.2, 0.12, 0.12, 0, 2.7}, QColor(0x60, 0x60, 0x60));
        for (int stripe = 0; stripe < 8; ++stripe) {
            const QColor color = stripe % 2 ? QColor(0xee, 0xea, 0xe0) : awnings[number % 4];
            const double x0 = x - 2.8 + stripe * 0.7;
            const Lens &lens = stage.lens();
            stage.painter().setBrush(color);
            stage.painter().drawPolygon(
                QPolygonF({lens.at(x0, z - 1.8, 2.5), lens.at(x0 + 0.7, z - 1.8, 2.5),
                           lens.at(x0 + 0.7, z + 1.3, 3.4), lens.at(x0, z + 1.3, 3.4)}));
            stage.painter().setBrush(color.darker(118));
            stage.painter().drawPolygon(
                QPolygonF({lens.at(x0, z - 1.8, 2.5), lens.at(x0 + 0.7, z - 1.8, 2.5),
                           lens.at(x0 + 0.7, z - 1.8, 2.15), lens.at(x0, z - 1.8, 2.15)}));
        }
    }

    void paintMoving(Stage &stage, double t) const override
    {
        Cast cast;
        Dice dice(5);
        for (int i = 0; i < 26; ++i) {
            const double x = dice.between(-5.6, 5.6), start = dice.between(0, 60);
            const bool near = i % 2;
            // Most stroll to and fro, every fourth walks through.
            const double there = i % 4
                ? std::abs(std::fmod(start / 60 + t / loopSeconds, 1.0) * 2 - 1) * 30 + i
                : lap(start, 60, 1, t);
            const double z = near ? 66 - there : 9 + there;
            const double sway = x + 0.4 * wave(t, 3, start);
            cast.add(z, [&stage, sway, z, there, i] {
                stage.person(sway, z, there * 0.72, coatColor(static_cast<quint32>(i)));
            });
        }
        cast.paint();
        for (int i = 0; i < 12; ++i) {
            const double z = 46 - (i / 3) * 10.0;
            const QPointF hook = stage.lens().at((i % 3 - 1) * 4.2, z, 5.6);
            const double s = stage.lens().scale(z);
            const QPointF low = hook + QPointF(0.4 * s * wave(t, 5, i * 0.17), 0.9 * s);
            stage.painter().setPen(QPen(QColor(0x50, 0x40, 0x38), 0.8));
            stage.painter().drawLine(stage.lens().at(-8, z, 5.6), stage.lens().at(8, z, 5.6));
            stage.painter().drawLine(hook, low);
            stage.painter().setPen(Qt::NoPen);
            stage.painter().setBrush(QColor(0xd8, 0x2c, 0x22));
            stage.painter().drawEllipse(low, 0.42 * s, 0.36 * s);
            stage.painter().setBrush(QColor(0xf0, 0xc0, 0x50));
            stage.painter().drawRect(QRectF(low.x() - 0.16 * s, low.y() + 0.32 * s, 0.32 * s, 0.12 * s));
        }
    }
};

class River final : public Scene
{
public:
    using Scene::Scene;

private:
    void paintStill(Stage &stage) const override
    {
        stage.sky();
        stage.skyline(92, 61, QColor(0x8c, 0x9c, 0xac));
        QPainter &painter = stage.painter();
        painter.setBrush(QColor(0x62, 0x80, 0x58));
        painter.drawRect(QRectF(0, 90, 352, 6));
        QLinearGradient water(0, 94, 0, 230);
        water.setColorAt(0, QColor(0xa6, 0xbe, 0xcc));
        water.setColorAt(1, QColor(0x4a, 0x72, 0x8a));
        painter.fillRect(QRectF(0, 95, 352, 140), water);
        painter.setBrush(QColor(0x88, 0x80, 0x78));
        painter.drawRect(QRectF(0, 82, 352, 5));
        for (int pier = 0; pier < 6; ++pier) {
            painter.drawRect(QRectF(20 + pier * 66, 86, 6, 18));
            QPainterPath arch;
            arch.moveTo(23 + pier * 66, 84);
            arch.quadTo(56 + pier * 66, 52, 89 + pier * 66, 84);
            painter.setBrush(Qt::NoBrush);
            painter.setPen(QPen(QColor(0x70, 0x6c, 0x68), 2.2));
            painter.drawPath(arch);
            for (int hanger = 1; hanger < 6; ++hanger) {
                const double u = hanger / 6.0;
                painter.setPen(QPen(QColor(0x70, 0x6c, 0x68), 0.8));
                painter.drawLine(QPointF(23 + pier * 66 + 66 * u, 84),
                                 QPointF(23 + pier * 66 + 66 * u, 84 - 64 * u * (1 - u)));
            }
            painter.setPen(Qt::NoPen);
            painter.setBrush(QColor(0x88, 0x80, 0x78));
            stage.glow({23.0 + pier * 66, 80}, 5, QColor(255, 210, 140));
            stage.pool({23.0 + pier * 66, 112}, 12, QColor(255, 200, 120).darker(230));
        }
        painter.setBrush(QColor(0xb8, 0xb0, 0xa4));
        painter.drawPolygon(QPolygonF({{0, 226}, {352, 212}, {352, 288}, {0, 288}}));
        painter.setBrush(QColor(0x8c, 0x86, 0x7c));
        painter.drawPolygon(QPolygonF({{0, 220}, {352, 206}, {352, 212}, {0, 226}}));
        stage.speckle(500, QRectF(0, 226, 352, 62), 18, 8);
        for (int post = 0; post < 15; ++post) {
            const double x = 6 + post * 25, y = 222 - post;
            painter.setBrush(QColor(0xe4, 0xe0, 0xd8));
            painter.drawRect(QRectF(x, y - 20, 3, 22));
            painter.drawRect(QRectF(x, y - 20, 26, 2.2));
            painter.drawRect(QRectF(x, y - 10, 26, 1.4));
            if (post % 5 == 2) {
                painter.setBrush(QColor(0x4c, 0x50, 0x54));
                painter.drawRect(QRectF(x + 1, y - 70, 2, 70));
                stage.glow({x + 2, y - 71}, 12, QColor(255, 214, 150));
                stage.pool({x + 2, y + 18}, 44, QColor(255, 200, 130).darker(280));
            }
        }
    }

    void paintMoving(Stage &stage, double t) const override
    {
        QPainter &painter = stage.painter();
        Dice dice(3);
        for (int i = 0; i < 90; ++i) {
            const double y = 98 + std::pow(dice.between(0, 1), 1.4) * 112;
            const double near = (y - 96) / 120;
            const double x
                = std::fmod(dice.between(0, 380)
                                + 380 * (t / loopSeconds) * (i % 2 ? 1 : -1) * (i % 3 == 0 ? 1 : 0) + 760,
                            380)
                - 14;
            const double alpha = 0.5 + 0.5 * wave(t, 5 + i % 7, i * 0.37);
            painter.setBrush(QColor(0xf0, 0xf6, 0xfa, static_cast<int>(16 + 86 * alpha)));
            painter.drawEllipse(QPointF(x, y), 3 + 15 * near, 0.6 + 0.9 * near);
        }
        boat(stage, lap(40, 460, 1, t) - 60, 132 + wave(t, 7), 1.0, QColor(0xf0, 0xee, 0xe6), false);
        boat(stage, 400 - lap(220, 480, 1, t), 174 + 1.4 * wave(t, 9, 0.3), 1.6, QColor(0xb4, 0x3c, 0x30),
             true);
        for (int i = 0; i < 5; ++i) {
            const double x = lap(i * 90, 420, 1, t) - 40;
            painter.setBrush(carColor(static_cast<quint32>(i)));
            painter.drawRect(QRectF(x, 79.5, 7, 3));
            painter.drawRect(QRectF(352 - x * 0.95, 80.5, 6, 2.6));
            stage.glow({x + 7, 81}, 4, QColor(255, 240, 200));
        }
        for (int i = 0; i < 7; ++i) {
            const double way = lap(i * 61, 430, 1, t) - 30;
            const double x = i % 2 ? way : 352 - way;
            // People on the embankment: the lens puts 9 to 11 metres there.
            const double z = 10.4 - (i % 3) * 0.55;
            const double metres = (x - stage.lens().centre) / stage.lens().scale(z);
            stage.person(metres, z, way * 0.042, coatColor(static_cast<quint32>(i + 1)), i % 2 == 0);
        }
    }

    static void boat(Stage &stage, double x, double y, double size, const QColor &hull, bool toLeft)
    {
        QPainter &painter = stage.painter();
        const double d = toLeft ? -1 : 1;
        painter.setBrush(QColor(255, 255, 255, 70));
        painter.drawPolygon(QPolygonF({{x - d * 24 * size, y + 6 * size},
                                       {x - d * 70 * size, y + 9 * size},
                                       {x - d * 24 * size, y + 3 * size}}));
        painter.setBrush(hull);
        painter.drawPolygon(QPolygonF({{x - d * 26 * size, y - 2 * size},
                                       {x + d * 30 * size, y - 3 * size},
                                       {x + d * 22 * size, y + 6 * size},
                                       {x - d * 22 * size, y + 6 * size}}));
        painter.setBrush(QColor(0xfa, 0xf8, 0xf2));
        painter.drawRect(QRectF(x - 16 * size, y - 10 * size, 30 * size, 8 * size));
        painter.setBrush(QColor(0x3c, 0x52, 0x64));
        for (int window = 0; window < 5; ++window) {
            painter.drawRect(
                QRectF(x - 13.5 * size + window * 5.4 * size, y - 8.4 * size, 3.4 * size, 3.6 * size));
            stage.glow({x - 12 * size + window * 5.4 * size, y - 6.6 * size}, 4 * size,
                       QColor(255, 220, 150));
        }
    }
};

/// A tower crane turns with its load while an excavator digs.
class Site final : public Scene
{
public:
    using Scene::Scene;

private:
    void paintStill(Stage &stage) const override
    {
        stage.sky();
        stage.skyline(80, 91, QColor(0x9e, 0xac, 0xb8));
        stage.ground(QColor(0xb2, 0x94, 0x6c));
        stage.speckle(1300, QRectF(0, 95, 352, 193), 22, 6);
        for (int floor = 0; floor < 6; ++floor) {
            stage.box({15, 62, 26, 16, floor * 3.4, floor * 3.4 + 0.5}, QColor(0xa8, 0xa4, 0x9c));
            for (int column = 0; column < 7 && floor < 5; ++column)
                stage.box({3.2 + column * 4.0, 55, 0.7, 0.7, floor * 3.4 + 0.5, floor * 3.4 + 3.4},
                          QColor(0x92, 0x8e, 0x86));
            if (floor < 3)
                stage.box({15, 58, 25, 0.4, floor * 3.4 + 0.5, floor * 3.4 + 3.4}, QColor(0x4e, 0x86, 0x6a));
        }
        for (double x = -30; x < 34; x += 3) {
            stage.box({x, 14, 2.8, 0.1, 0, 1.4},
                      static_cast<int>(x) % 2 ? QColor(0x3c, 0x74, 0xa8) : QColor(0x44, 0x80, 0xb4));
            stage.box({x + 1.45, 13.9, 0.12, 0.12, 0, 1.6}, QColor(0xe0, 0xe0, 0xdc));
        }
        stage.box({-12, 34, 6, 3, 0, 2.6}, QColor(0xd8, 0xd4, 0xc8));
        stage.box({-19, 36, 6, 3, 0, 2.6}, QColor(0x48, 0x78, 0xa0));
        stage.painter().setBrush(QColor(0x9c, 0x80, 0x5a));
        stage.painter().setPen(Qt::NoPen);
        stage.painter().drawEllipse(stage.lens().at(-4, 30), 40, 12);
        stage.painter().drawEllipse(stage.lens().at(-3, 31, 1.2), 22, 10);
    }

    void paintMoving(Stage &stage, double t) const override
    {
        crane(stage, t);
        Cast cast;
        cast.add(28, [&stage, t] { excavator(stage, t); });
        const double truck = lap(0, 120, 1, t) - 60;
        cast.add(20, [&stage, truck] {
            stage.box({truck, 20, 6.4, 2.6, 0.9, 2.7}, QColor(0xc8, 0x5c, 0x28));
            stage.box({truck + 4.2, 20, 1.9, 2.4, 0.5, 2.9}, QColor(0xe0, 0x70, 0x30));
            stage.painter().setBrush(QColor(0x18, 0x18, 0x18));
            for (const double wheel : {-2.2, -0.8, 4.2})
                stage.painter().drawEllipse(stage.lens().at(truck + wheel, 18.7, 0.5),
                                            0.55 * stage.lens().scale(18.7), 0.55 * stage.lens().scale(18.7));
        });
        for (int i = 0; i < 7; ++i) {
            const double way = lap(i * 8.0, 48, 1, t) - 24;
            const double x = i % 2 ? way : -way, z = 23 + i * 3.3;
            cast.add(z, [&stage, x, z, way, i] {
                stage.person(x, z, way * 0.7, i % 2 ? QColor(0xe8, 0x7c, 0x24) : QColor(0x3c, 0x58, 0x84),
                             i % 2 == 0);
                stage.painter().setBrush(QColor(0xf4, 0xd0, 0x30));
                stage.painter().drawEllipse(stage.lens().at(x, z, 1.72), 0.17 * stage.lens().scale(z),
                                            0.12 * stage.lens().scale(z));
            });
        }
        cast.paint();
    }

    static void crane(Stage &stage, double t)
    {
        QPainter &painter = stage.painter();
        const Lens &lens = stage.lens();
        const QColor yellow(0xe2, 0xa8, 0x24);
        constexpr double x = -9, z = 60, top = 19.5;
        painter.setPen(QPen(yellow, 1.4));
        for (double y = 0; y < top; y += 1.5) {
            painter.drawLine(lens.at(x - 0.6, z, y), lens.at(x + 0.6, z, y + 1.5));
            painter.drawLine(lens.at(x + 0.6, z, y), lens.at(x - 0.6, z, y + 1.5));
        }
        painter.drawLine(lens.at(x - 0.6, z), lens.at(x - 0.6, z, top + 1));
        painter.drawLine(lens.at(x + 0.6, z), lens.at(x + 0.6, z, top + 1));
        const double angle = 0.9 * wave(t, 1) - 0.1;
        const double dx = std::cos(angle), dz = std::sin(angle);
        const auto jib
            = [&](double along, double up) { return lens.at(x + dx * along, z + dz * along, top + up); };
        painter.setPen(QPen(yellow, 1.8));
        painter.drawLine(jib(-8, 0), jib(27, 0));
        painter.setPen(QPen(yellow.darker(115), 1));
        painter.drawLine(jib(-8, 0), jib(0, 3));
        painter.drawLine(jib(0, 3), jib(25, 0.1));
        for (double along = 1; along < 26; along += 2) {
            painter.drawLine(jib(along, 0), jib(along + 1, 0.9));
            painter.drawLine(jib(along + 1, 0.9), jib(along + 2, 0));
        }
        painter.setPen(Qt::NoPen);
        painter.setBrush(QColor(0x70, 0x70, 0x70));
        const QPointF weight = jib(-7, -0.6);
        painter.drawRect(QRectF(weight.x() - 5, weight.y() - 4, 10, 8));
        const double trolley = 16 + 7 * wave(t, 2, 0.2), hang = 8.5 + 4 * wave(t, 2);
        const QPointF hook = jib(trolley, -hang);
        painter.setPen(QPen(QColor(0x30, 0x30, 0x30), 0.8));
        painter.drawLine(jib(trolley, 0), hook);
        painter.setPen(Qt::NoPen);
        painter.setBrush(QColor(0x8a, 0x58, 0x38));
        painter.drawRect(QRectF(hook.x() - 8, hook.y(), 16, 4));
    }

    static void excavator(Stage &stage, double t)
    {
        const Lens &lens = stage.lens();
        constexpr double x = -1, z = 28;
        stage.box({x + 3, z, 3.6, 2.4, 0, 0.9}, QColor(0x2c, 0x2c, 0x2e));
        stage.box({x + 3.2, z, 3, 2.2, 0.9, 2.1}, QColor(0xe8, 0xb4, 0x24));
        stage.box({x + 2.4, z - 0.4, 1.3, 1.4, 2.1, 3.1}, QColor(0x40, 0x58, 0x68));
        const double lift = 0.5 + 0.5 * wave(t, 4), reach = 0.5 + 0.5 * wave(t, 4, 0.25);
        const QPointF shoulder = lens.at(x + 1.8, z, 1.7),
                      elbow = lens.at(x - 0.6 - reach, z, 3.2 + 1.1 * lift);
        const QPointF bucket = lens.at(x - 2.4 - 1.4 * reach, z, 0.5 + 1.9 * lift);
        stage.painter().setPen(QPen(QColor(0xe8, 0xb4, 0x24), 4.4, Qt::SolidLine, Qt::RoundCap));
        stage.painter().drawLine(shoulder, elbow);
        stage.painter().setPen(QPen(QColor(0xd0, 0x9c, 0x1c), 3.4, Qt::SolidLine, Qt::RoundCap));
        stage.painter().drawLine(elbow, bucket);
        stage.painter().setPen(Qt::NoPen);
        stage.painter().setBrush(QColor(0x3a, 0x3a, 0x3c));
        stage.painter().drawPie(QRectF(bucket.x() - 8, bucket.y() - 6, 15, 14), 100 * 16, 200 * 16);
    }
};
} // namespace

void addPlaces(Scenes &scenes)
{
    scenes.push_back(std::make_unique<Market>(QStringLiteral("market"), Mood::day()));
    scenes.push_back(std::make_unique<River>(QStringLiteral("river-day"), Mood::day()));
    scenes.push_back(std::make_unique<River>(QStringLiteral("river-night"), Mood::night()));
    scenes.push_back(std::make_unique<Site>(QStringLiteral("building-site"), Mood::day()));
}
} // namespace wanmi::simulator

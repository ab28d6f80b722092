// SPDX-License-Identifier: GPL-3.0-or-later
#include "simulator/phototroubles.h"

#include <algorithm>
#include <cmath>

namespace wanmi::simulator {
namespace {
constexpr double Z = 5.2; // metres before the lens

void disc(Stage &stage, double x, double z, double radius, const QColor &color, double up = 0)
{
    stage.painter().setPen(Qt::NoPen);
    stage.painter().setBrush(color);
    const double s = stage.lens().scale(z);
    stage.painter().drawEllipse(stage.lens().at(x, z, up), radius * s, radius * s * stage.lens().height / z);
}

void pole(Stage &stage, QPointF foot, QPointF head, double thick, const QColor &color)
{
    stage.painter().setPen(QPen(color, thick, Qt::SolidLine, Qt::RoundCap));
    stage.painter().drawLine(foot, head);
    stage.painter().setPen(Qt::NoPen);
}

void garbage(Stage &stage, bool solved, Dice &dice)
{
    if (solved)
        return stage.patch(-1.3, 1.3, Z - 0.6, Z + 0.8, QColor(0x9a, 0x98, 0x94)); // swept and still wet
    const QColor bags[] = {QColor(0x2a, 0x2c, 0x30), QColor(0x4a, 0x66, 0x4e), QColor(0xc8, 0xc4, 0xb8)};
    for (int i = 0; i < 16; ++i) {
        const double x = dice.between(-1.3, 1.3), up = dice.between(0.05, 0.55);
        const double s = stage.lens().scale(Z);
        stage.painter().setPen(QPen(QColor(0, 0, 0, 60), 0.6));
        stage.painter().setBrush(bags[dice.roll(3)]);
        stage.painter().drawEllipse(stage.lens().at(x, Z, up), dice.between(0.18, 0.34) * s,
                                    dice.between(0.14, 0.26) * s);
    }
    for (int i = 0; i < 5; ++i)
        stage.box({dice.between(-1.5, 1.5), Z - 0.5, 0.4, 0.3, 0, dice.between(0.1, 0.35)},
                  QColor(0xb0, 0x8c, 0x5c));
}

void posters(Stage &stage, bool solved, Dice &dice)
{
    stage.box({0, Z + 1, 4, 0.3, 0, 2.2}, QColor(0xc9, 0xc2, 0xb4));
    if (solved)
        return stage.box({0.2, Z + 0.84, 2.6, 0.02, 0.6, 1.8}, QColor(0xd6, 0xd1, 0xc6)); // freshly painted
    const QColor papers[] = {QColor(0xf2, 0xe8, 0x68), QColor(0xe8, 0x78, 0x68), QColor(0xf4, 0xf4, 0xee)};
    for (int i = 0; i < 14; ++i) {
        const double x = dice.between(-1.7, 1.5), up = dice.between(0.4, 1.7);
        stage.box({x, Z + 0.84, 0.28, 0.02, up, up + 0.36}, papers[dice.roll(3)]);
    }
}

void debris(Stage &stage, bool solved, Dice &dice)
{
    for (int i = 0; i < (solved ? 0 : 26); ++i) {
        const double x = dice.between(-1.6, 1.6), size = dice.between(0.15, 0.5);
        const double up = std::max(0.0, dice.between(0, 0.9) - 0.5 * std::abs(x));
        stage.box({x, Z + dice.between(-0.3, 0.3), size, size, up, up + size * 0.6},
                  QColor(0x8c, 0x7c, 0x6c).lighter(int(85 + dice.roll(40))));
    }
    if (solved)
        stage.patch(-1.6, 1.6, Z - 0.4, Z + 0.5, QColor(0xb2, 0xae, 0xa6));
}

void puddle(Stage &stage, bool solved)
{
    if (solved)
        return disc(stage, 0, Z, 0.9, QColor(0x96, 0x92, 0x8a));
    disc(stage, 0, Z, 1.9, QColor(0x60, 0x78, 0x8c));
    disc(stage, 0.2, Z - 0.2, 1.4, QColor(0x78, 0x94, 0xa8));
    pole(stage, stage.lens().at(0, Z), stage.lens().at(0.1, Z, 0.9), 5, QColor(0xb8, 0xd0, 0xe0));
    disc(stage, 0.1, Z, 0.5, QColor(0xc8, 0xdc, 0xe8, 160), 0.9);
}

void stall(Stage &stage, bool solved, Dice &dice)
{
    if (solved)
        return;
    stage.box({0, Z, 2.2, 0.8, 0, 0.75}, QColor(0x8c, 0x6c, 0x4c));
    const QColor fruit[] = {QColor(0xe0, 0x50, 0x38), QColor(0xf0, 0xa0, 0x30), QColor(0x78, 0xa8, 0x40)};
    for (int i = 0; i < 18; ++i)
        disc(stage, -1 + i % 9 * 0.25, Z - 0.3, 0.11, fruit[dice.roll(3)], 0.82 + i / 9 * 0.1);
    stage.box({0, Z, 2.6, 1.1, 1.55, 1.62}, QColor(0xd8, 0x48, 0x40));
    for (const double x : {-1.2, 1.2})
        pole(stage, stage.lens().at(x, Z - 0.4), stage.lens().at(x, Z - 0.4, 1.6), 2,
             QColor(0x70, 0x70, 0x70));
    stage.person(1.9, Z + 0.6, 0, QColor(0x3c, 0x58, 0x84));
}

void manhole(Stage &stage, bool solved)
{
    disc(stage, 0, Z, 0.62, QColor(0x84, 0x80, 0x7a));
    disc(stage, 0, Z, 0.5, solved ? QColor(0x58, 0x5a, 0x5c) : QColor(0x08, 0x08, 0x0a));
    if (solved) {
        for (const double ring : {0.42, 0.3, 0.18})
            disc(stage, 0, Z, ring, ring == 0.3 ? QColor(0x58, 0x5a, 0x5c) : QColor(0x6e, 0x70, 0x72));
        return;
    }
    for (const double x : {-0.9, 0.9}) // somebody has put cones there
        stage.box({x, Z, 0.16, 0.16, 0, 0.55}, QColor(0xe8, 0x6c, 0x28));
}

void railing(Stage &stage, bool solved)
{
    for (int i = 0; i < 9; ++i) {
        const double x = -2 + i * 0.5;
        const bool broken = !solved && i >= 3 && i <= 5;
        pole(stage, stage.lens().at(x, Z + 0.5),
             broken ? stage.lens().at(x + 0.5, Z + 0.1, 0.15) : stage.lens().at(x, Z + 0.5, 1), 3,
             QColor(0xe4, 0xe6, 0xe8));
    }
    for (const double up : {0.35, 0.9}) {
        pole(stage, stage.lens().at(-2, Z + 0.5, up), stage.lens().at(solved ? 2 : -0.8, Z + 0.5, up), 2.4,
             QColor(0x48, 0x70, 0xa0));
        if (!solved)
            pole(stage, stage.lens().at(0.9, Z + 0.5, up), stage.lens().at(2, Z + 0.5, up), 2.4,
                 QColor(0x48, 0x70, 0xa0));
    }
}

void bin(Stage &stage, bool solved, Dice &dice)
{
    if (solved)
        return stage.box({0, Z, 0.7, 0.6, 0, 1.05}, QColor(0x3c, 0x74, 0x50));
    stage.box({0.3, Z, 1.1, 0.6, 0, 0.6}, QColor(0x34, 0x60, 0x44)); // lies on its side
    for (int i = 0; i < 9; ++i)
        disc(stage, dice.between(-1.3, -0.2), Z, 0.16,
             QColor(0xc8, 0xc0, 0xa8).darker(int(100 + dice.roll(90))), dice.between(0, 0.2));
}

void tree(Stage &stage, bool solved, quint32 seed)
{
    if (solved)
        return stage.tree(0.2, Z + 2, 3.2, 0, QColor(0x58, 0x8c, 0x4c), seed);
    pole(stage, stage.lens().at(-1.8, Z), stage.lens().at(1.2, Z, 0.5), 11, QColor(0x6c, 0x52, 0x3c));
    for (int i = 0; i < 12; ++i)
        disc(stage, 0.9 + 0.12 * i, Z, 0.5, QColor(0x58, 0x7c, 0x44).lighter(90 + 4 * i), 0.3 + 0.06 * i);
}

void sign(Stage &stage, bool solved)
{
    const QPointF foot = stage.lens().at(0, Z),
                  head = stage.lens().at(solved ? 0 : 1.2, Z, solved ? 2.1 : 1.2);
    pole(stage, foot, head, 5, QColor(0x80, 0x84, 0x88));
    stage.painter().save();
    stage.painter().translate(head);
    stage.painter().rotate(solved ? 0 : 52);
    stage.painter().setBrush(QColor(0x24, 0x5c, 0xb0));
    stage.painter().drawRect(QRectF(-44, -26, 88, 40));
    stage.painter().setBrush(QColor(0xf0, 0xf2, 0xf4));
    stage.painter().drawRect(QRectF(-36, -14, 72, 6));
    stage.painter().drawRect(QRectF(-36, -2, 50, 6));
    stage.painter().restore();
}
} // namespace

Trouble troubleOf(domain::CaseKind kind, const QString &classCode)
{
    const int major = classCode.left(2).toInt();
    if (kind == domain::CaseKind::Component) {
        static constexpr Trouble Of[]
            = {Trouble::Sign, Trouble::Manhole, Trouble::Railing, Trouble::Bin, Trouble::Tree};
        return major >= 1 && major <= 4 ? Of[major] : Of[0];
    }
    static constexpr Trouble Of[] = {Trouble::Car,    Trouble::Garbage, Trouble::Posters,
                                     Trouble::Debris, Trouble::Puddle,  Trouble::Stall};
    return major >= 1 && major <= 5 ? Of[major] : Of[0];
}

void paintTrouble(Stage &stage, Trouble trouble, bool solved, quint32 seed)
{
    Dice dice(seed + 7);
    switch (trouble) {
    case Trouble::Garbage:
        return garbage(stage, solved, dice);
    case Trouble::Posters:
        return posters(stage, solved, dice);
    case Trouble::Debris:
        return debris(stage, solved, dice);
    case Trouble::Puddle:
        return puddle(stage, solved);
    case Trouble::Stall:
        return stall(stage, solved, dice);
    case Trouble::Car:
        if (!solved)
            stage.car(0, Z + 2.6, Stage::Heading::Right, carColor(seed % 97));
        return;
    case Trouble::Manhole:
        return manhole(stage, solved);
    case Trouble::Railing:
        return railing(stage, solved);
    case Trouble::Bin:
        return bin(stage, solved, dice);
    case Trouble::Tree:
        return tree(stage, solved, seed);
    case Trouble::Sign:
        return sign(stage, solved);
    }
}
} // namespace wanmi::simulator

// SPDX-License-Identifier: GPL-3.0-or-later
#include "mapview/mapsprites.h"

#include <QPainter>
#include <QPainterPath>

#include <cmath>

namespace wanmi::mapview {
namespace {
using worktime::Light;

int clusterPx(int count)
{
    return count < 10 ? 26 : count < 100 ? 32 : count < 1000 ? 40 : 48;
}

int edgePx(const Sprite &sprite)
{
    switch (sprite.shape) {
    case Shape::Case:
        return sprite.light == Light::Red ? 20 : sprite.light == Light::Yellow ? 18 : 15;
    case Shape::Cluster:
        return clusterPx(sprite.a) + 6;
    case Shape::Camera:
    case Shape::CameraOff:
        return 14;
    case Shape::Cone:
        return 2 * sprite.c + 2;
    case Shape::Vehicle:
        return 20;
    case Shape::Supervisor:
        return 14;
    case Shape::InUse:
        return 28;
    case Shape::Selection:
        return 40;
    case Shape::Hover:
        return 30;
    case Shape::Pulse:
        return 72;
    case Shape::CameraDot:
    case Shape::CameraOffDot:
    case Shape::SupervisorDot:
        return 4;
    case Shape::VehicleDot:
        return 5;
    }
    return 16;
}

/// ● in time, ▲ warning, ■ overdue, ⏸ suspended.
void paintCase(QPainter &painter, const QRectF &box, Light light)
{
    const QPointF mid = box.center();
    switch (light) {
    case Light::Red:
        painter.drawRect(box.adjusted(1, 1, -1, -1));
        return;
    case Light::Yellow:
        painter.drawPolygon(QPolygonF(
            {{mid.x(), box.top()}, {box.right() + 1, box.bottom()}, {box.left() - 1, box.bottom()}}));
        return;
    case Light::Grey:
        painter.drawRect(QRectF(box.left() + 1, box.top(), box.width() * 0.34, box.height()));
        painter.drawRect(
            QRectF(box.right() - 1 - box.width() * 0.34, box.top(), box.width() * 0.34, box.height()));
        return;
    default:
        painter.drawEllipse(box);
        return;
    }
}

QString countText(int count)
{
    return count < 10'000 ? QString::number(count) : QString::number(count / 1000) + QLatin1Char('k');
}

/// A disc with its count; the rim shows the share of overdue cases, the rim's own color the worst light.
void paintCluster(QPainter &painter, const Sprite &sprite, const Palette &palette, double edge)
{
    const QRectF disc = QRectF(0, 0, edge, edge).adjusted(3, 3, -3, -3);
    painter.setPen(Qt::NoPen);
    painter.setBrush(palette.ground);
    painter.drawEllipse(disc.adjusted(-2, -2, 2, 2));
    QColor rim = palette.line.lighter(150);
    painter.setBrush(Qt::NoBrush);
    painter.setPen(QPen(rim, 3));
    painter.drawEllipse(disc.adjusted(1.5, 1.5, -1.5, -1.5));
    // Color is for what needs a look: a cluster in time keeps a quiet rim.
    const bool calm = sprite.light != Light::Red && sprite.light != Light::Yellow;
    painter.setPen(calm ? QPen(palette.stale, 2) : QPen(palette.of(sprite.light), 3));
    // A single overdue case must be seen on the rim of a cluster of hundreds.
    const int sixteenths = sprite.light == Light::Red ? std::max(1, sprite.b) : sprite.b;
    const int span = sprite.light == Light::Red ? sixteenths * 360 : 16 * 360;
    painter.drawArc(disc.adjusted(1.5, 1.5, -1.5, -1.5), 90 * 16, -span);
    QFont font(QStringLiteral("Noto Sans CJK SC"));
    font.setPixelSize(sprite.a < 1000 ? 13 : 12);
    font.setBold(true);
    painter.setFont(font);
    painter.setPen(palette.text);
    painter.drawText(QRectF(0, 0, edge, edge), Qt::AlignCenter, countText(sprite.a));
}

void paintCone(QPainter &painter, const Sprite &sprite, const QColor &color, double edge)
{
    QColor fill = color;
    fill.setAlphaF(0.22F);
    painter.setBrush(fill);
    fill.setAlphaF(0.5F);
    painter.setPen(QPen(fill, 1));
    const QRectF box = QRectF(0, 0, edge, edge).adjusted(1, 1, -1, -1);
    // Bearings turn clockwise from north, QPainter's angles counter-clockwise from east.
    painter.drawPie(box, int((90.0 - sprite.a + sprite.b / 2.0) * 16), -sprite.b * 16);
}

void paintCamera(QPainter &painter, const QRectF &box, const QColor &color)
{
    painter.setBrush(color);
    painter.drawRoundedRect(QRectF(box.left(), box.top() + 2, box.width() * 0.68, box.height() - 4), 1.5,
                            1.5);
    painter.drawPolygon(QPolygonF({{box.left() + box.width() * 0.66, box.center().y()},
                                   {box.right(), box.top() + 2.5},
                                   {box.right(), box.bottom() - 2.5}}));
}

void paintVehicle(QPainter &painter, const QRectF &box, int sixteenth)
{
    painter.translate(box.center());
    painter.rotate(sixteenth * 22.5);
    const double r = box.width() / 2;
    painter.drawPolygon(QPolygonF({{0, -r}, {r * 0.72, r}, {0, r * 0.5}, {-r * 0.72, r}}));
}

void paintRing(QPainter &painter, const QRectF &box, const QColor &color, double width, const QColor &halo)
{
    painter.setBrush(Qt::NoBrush);
    painter.setPen(QPen(halo, width + 3));
    painter.drawEllipse(box.adjusted(4, 4, -4, -4));
    painter.setPen(QPen(color, width));
    painter.drawEllipse(box.adjusted(4, 4, -4, -4));
}

/// Four corners of a square: what stands inside belongs to the thing below it.
void paintCorners(QPainter &painter, const QRectF &box, const QColor &color, const QColor &halo)
{
    const QRectF square = box.adjusted(3, 3, -3, -3);
    const double arm = square.width() * 0.3;
    QPainterPath path;
    for (const auto &[x, y] : {std::pair(0, 0), std::pair(1, 0), std::pair(1, 1), std::pair(0, 1)}) {
        const QPointF corner(x ? square.right() : square.left(), y ? square.bottom() : square.top());
        path.moveTo(corner + QPointF(x ? -arm : arm, 0));
        path.lineTo(corner);
        path.lineTo(corner + QPointF(0, y ? -arm : arm));
    }
    painter.setBrush(Qt::NoBrush);
    for (const auto &[stroke, width] : {std::pair(halo, 4.0), std::pair(color, 1.8)}) {
        painter.setPen(QPen(stroke, width, Qt::SolidLine, Qt::FlatCap, Qt::MiterJoin));
        painter.drawPath(path);
    }
}

void paintPulse(QPainter &painter, int step, const QColor &color, double edge)
{
    const double part = double(step + 1) / PulseSteps;
    const double radius = 6 + (edge / 2 - 8) * part;
    QColor fading = color;
    fading.setAlphaF(float(1 - part * part));
    painter.setBrush(Qt::NoBrush);
    painter.setPen(QPen(fading, 4 - 2 * part));
    painter.drawEllipse(QPointF(edge / 2, edge / 2), radius, radius);
}
/// Without a halo: at this size it would be most of the mark.
void paintDot(QPainter &painter, const QRectF &box, QColor color, float strength)
{
    color.setAlphaF(strength);
    painter.setPen(Qt::NoPen);
    painter.setBrush(color);
    painter.drawEllipse(box.adjusted(0.5, 0.5, -0.5, -0.5));
}
} // namespace

QImage paintSprite(const Sprite &sprite, const Palette &palette, double scale, double pixelRatio)
{
    const double edge = edgePx(sprite);
    // A cone's length is given in pixels of the screen already.
    const double grow = (sprite.shape == Shape::Cone ? 1 : scale) * pixelRatio;
    const int px = std::max(4, int(std::ceil(edge * grow / 2)) * 2);
    QImage image(px, px, QImage::Format_ARGB32_Premultiplied);
    image.fill(Qt::transparent);
    QPainter painter(&image);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.scale(px / edge, px / edge);
    const QRectF box(0, 0, edge, edge);
    painter.setPen(QPen(palette.ground, 2, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
    const bool silent = sprite.light == Light::Grey; // of who moves: the device says nothing any more
    switch (sprite.shape) {
    case Shape::Case:
        painter.setBrush(palette.of(sprite.light));
        paintCase(painter, box.adjusted(3, 3, -3, -3), sprite.light);
        break;
    case Shape::Cluster:
        paintCluster(painter, sprite, palette, edge);
        break;
    case Shape::Camera:
        paintCamera(painter, box.adjusted(1, 1, -1, -1), palette.camera);
        break;
    case Shape::CameraOff:
        paintCamera(painter, box.adjusted(1, 1, -1, -1), palette.stale);
        break;
    case Shape::Cone:
        paintCone(painter, sprite, palette.camera, edge);
        break;
    case Shape::Vehicle:
        painter.setBrush(silent ? QBrush(palette.stale, Qt::Dense4Pattern) : QBrush(palette.vehicle));
        paintVehicle(painter, box.adjusted(3, 3, -3, -3), sprite.a);
        break;
    case Shape::Supervisor:
        painter.setBrush(silent ? QBrush(palette.stale, Qt::Dense4Pattern) : QBrush(palette.supervisor));
        painter.drawEllipse(box.adjusted(3, 3, -3, -3));
        break;
    case Shape::InUse:
        paintCorners(painter, box, palette.text, palette.ground);
        break;
    case Shape::Selection:
        paintRing(painter, box, palette.accent, 3, palette.ground);
        break;
    case Shape::Hover:
        paintRing(painter, box, palette.text, 1.5, palette.ground);
        break;
    case Shape::Pulse:
        paintPulse(painter, sprite.a, palette.accent, edge);
        break;
    case Shape::CameraDot:
        paintDot(painter, box, palette.camera, 0.45F);
        break;
    case Shape::CameraOffDot:
        paintDot(painter, box, palette.stale, 0.45F);
        break;
    case Shape::VehicleDot:
        paintDot(painter, box, silent ? palette.stale : palette.vehicle, 0.55F);
        break;
    case Shape::SupervisorDot:
        paintDot(painter, box, silent ? palette.stale : palette.supervisor, 0.6F);
        break;
    }
    painter.end();
    image.setDevicePixelRatio(pixelRatio);
    return image;
}
} // namespace wanmi::mapview

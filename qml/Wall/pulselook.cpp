// SPDX-License-Identifier: GPL-3.0-or-later
#include "pulselook.h"

#include <QPainter>
#include <QPolygonF>

#include <algorithm>
#include <cmath>

namespace wanmi::wall {
namespace {
QColor colorOf(Look look, const PulseColors &colors)
{
    switch (look) {
    case Look::Waiting:
    case Look::Off:
    case Look::Silent:
        return colors.quiet;
    case Look::Live:
    case Look::On:
        return colors.live;
    case Look::Late:
        return colors.late;
    case Look::Dead:
        break;
    }
    return colors.dead;
}

/// What covers the place, its middle.
QRectF middleOf(QSize picture, const QRect &place)
{
    const double scale = std::max(double(place.width()) / picture.width(), double(place.height()) / picture.height());
    const QSizeF part(place.width() / scale, place.height() / scale);
    return {QPointF((picture.width() - part.width()) / 2, (picture.height() - part.height()) / 2), part};
}

void paintPicture(QPainter &painter, const QRect &body, const PulseFace &face, const PulseColors &colors)
{
    if (face.picture.isNull()) {
        QColor filled = face.look == Look::On ? colors.live : colors.ground;
        filled.setAlphaF(face.look == Look::On ? 0.5f : 1.0f);
        painter.fillRect(body, filled);
        return;
    }
    const QRectF part = middleOf(face.picture.size(), body);
    // Cells are as large as their pictures but for a line or two: those are cut off, which costs nothing; scaling would.
    const bool fits = std::abs(part.width() - body.width()) < 1.5 && std::abs(part.height() - body.height()) < 1.5;
    if (fits)
        painter.drawImage(body.topLeft(), face.picture,
                          QRect(part.topLeft().toPoint(), body.size()).intersected(face.picture.rect()));
    else
        painter.drawImage(QRectF(body), face.picture, part);
    if (face.look == Look::Live)
        return;
    // What is not live any more must not look as if it were.
    QColor veil = colors.ground;
    veil.setAlphaF(face.look == Look::Late ? 0.35f : 0.65f);
    painter.fillRect(body, veil);
}

/// Never by color alone: late is a triangle, dead is crossed out, off is barred, waiting is a dot.
void paintShape(QPainter &painter, const QRect &body, Look look, const QColor &color, bool hasPicture)
{
    const double size = std::clamp(body.height() * 0.32, 5.0, 26.0);
    const QRectF corner(body.right() - size - 1, body.top() + 2, size, size);
    const double pen = std::max(1.0, size / 8);
    switch (look) {
    case Look::Live:
    case Look::On:
        return;
    case Look::Late:
        painter.setPen(Qt::NoPen);
        painter.setBrush(color);
        painter.drawPolygon(QPolygonF{{corner.center().x(), corner.top()}, corner.bottomRight(), corner.bottomLeft()});
        return;
    case Look::Dead: {
        const QRectF cross = hasPicture ? corner : QRectF(body).adjusted(size, size / 2, -size, -size / 2);
        painter.setPen(QPen(color, pen * (hasPicture ? 1.5 : 1)));
        painter.drawLine(cross.topLeft(), cross.bottomRight());
        painter.drawLine(cross.topRight(), cross.bottomLeft());
        return;
    }
    case Look::Off:
    case Look::Silent: {
        painter.setPen(QPen(color, pen * 1.5));
        const double y = body.center().y() + 0.5;
        painter.drawLine(QPointF(body.left() + size / 2, y), QPointF(body.right() - size / 2, y));
        return;
    }
    case Look::Waiting:
        painter.setPen(Qt::NoPen);
        painter.setBrush(color);
        painter.drawEllipse(QRectF(body).center(), pen * 1.5, pen * 1.5);
        return;
    }
}
} // namespace

void paintPulse(QPainter &painter, const QRect &place, const PulseFace &face, const PulseColors &colors)
{
    const int bar = std::max(2, place.height() / 14);
    const int frame = face.look == Look::Live || face.look == Look::On ? 1 : std::max(1, place.height() / 28);
    const QRect body = place.adjusted(0, 0, 0, -bar - 1);
    const QColor color = colorOf(face.look, colors);
    painter.fillRect(place, colors.ground);
    paintPicture(painter, body, face, colors);
    painter.setRenderHint(QPainter::Antialiasing);
    paintShape(painter, body, face.look, color, !face.picture.isNull());
    painter.setRenderHint(QPainter::Antialiasing, false);
    painter.setBrush(Qt::NoBrush);
    const bool isQuiet = face.look == Look::Live || face.look == Look::On;
    painter.setPen(QPen(!isQuiet ? color : face.marked ? colors.mark : colors.line, frame, Qt::SolidLine, Qt::SquareCap,
                        Qt::MiterJoin));
    const int half = frame / 2;
    painter.drawRect(body.adjusted(half, half, -half - 1, -half - 1));
    const int length = int(std::lround(place.width() * std::clamp(face.freshness, 0.0, 1.0)));
    painter.fillRect(QRect(place.left(), place.bottom() - bar + 1, place.width(), bar), colors.line);
    painter.fillRect(QRect(place.left(), place.bottom() - bar + 1, length, bar), color);
}
} // namespace wanmi::wall

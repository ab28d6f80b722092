// SPDX-License-Identifier: GPL-3.0-or-later
#include "shapemark.h"

#include <QPainter>
#include <QPolygonF>

#include <algorithm>

namespace wanmi::kit {

ShapeMark::ShapeMark(QQuickItem *parent)
    : QQuickPaintedItem(parent)
{
    setAntialiasing(true);
}

void ShapeMark::setShape(const QString &shape)
{
    if (m_shape == shape)
        return;
    m_shape = shape;
    update();
    emit changed();
}

void ShapeMark::setColor(const QColor &color)
{
    if (m_color == color)
        return;
    m_color = color;
    update();
    emit changed();
}

void ShapeMark::paint(QPainter *painter)
{
    painter->setRenderHint(QPainter::Antialiasing);
    painter->setPen(Qt::NoPen);
    painter->setBrush(m_color);
    const QRectF box = boundingRect();
    if (m_shape == QLatin1String("hatch")) {
        painter->setPen(QPen(m_color, std::max(1.0, box.height() / 24)));
        const double step = std::max(6.0, box.height() / 4);
        for (double x = box.left() - box.height(); x < box.right(); x += step)
            painter->drawLine(QPointF(x, box.bottom()), QPointF(x + box.height(), box.top()));
        return;
    }
    if (m_shape == QLatin1String("square")) {
        const double inset = box.width() * 0.08;
        painter->drawRect(box.adjusted(inset, inset, -inset, -inset));
    } else if (m_shape == QLatin1String("triangle")) {
        painter->drawPolygon(QPolygonF({{box.center().x(), box.top() + box.height() * 0.04},
                                        {box.right(), box.bottom() - box.height() * 0.06},
                                        {box.left(), box.bottom() - box.height() * 0.06}}));
    } else if (m_shape == QLatin1String("bars")) {
        const double w = box.width() * 0.28;
        painter->drawRect(QRectF(box.left() + box.width() * 0.12, box.top(), w, box.height()));
        painter->drawRect(QRectF(box.right() - box.width() * 0.12 - w, box.top(), w, box.height()));
    } else {
        painter->drawEllipse(box.adjusted(1, 1, -1, -1));
    }
}
} // namespace wanmi::kit

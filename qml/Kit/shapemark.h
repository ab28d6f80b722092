// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QColor>
#include <QQuickPaintedItem>
#include <QtQml/qqmlregistration.h>

namespace wanmi::kit {

/// A small filled shape: "circle" in time, "triangle" warning, "square" overdue, "bars" suspended, "camera",
/// "hatch" for what is stale (fills the item with slanted lines).
class ShapeMark : public QQuickPaintedItem
{
    Q_OBJECT
    QML_ELEMENT
    Q_PROPERTY(QString shape READ shape WRITE setShape NOTIFY changed FINAL)
    Q_PROPERTY(QColor color READ color WRITE setColor NOTIFY changed FINAL)
public:
    explicit ShapeMark(QQuickItem *parent = nullptr);
    [[nodiscard]] QString shape() const { return m_shape; }
    void setShape(const QString &shape);
    [[nodiscard]] QColor color() const { return m_color; }
    void setColor(const QColor &color);
    void paint(QPainter *painter) override;

signals:
    void changed();

private:
    QString m_shape = QStringLiteral("circle");
    QColor m_color = Qt::white;
};
} // namespace wanmi::kit

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "wallstate.h"

#include <QPointer>
#include <QQuickPaintedItem>
#include <QTimer>

namespace wanmi::wall {

/// Every camera of the city as a small square: color and shape say what its device said last, a bar how long
/// ago. Squares stand by district; the one under the pointer is named by `hovered`.
class PulseField : public QQuickPaintedItem
{
    Q_OBJECT
    Q_PROPERTY(wanmi::wall::WallState *wall READ wall WRITE setWall NOTIFY changed)
    Q_PROPERTY(QColor liveColor MEMBER m_liveColor NOTIFY changed)
    Q_PROPERTY(QColor offColor MEMBER m_offColor NOTIFY changed)
    Q_PROPERTY(QColor silentColor MEMBER m_silentColor NOTIFY changed)
    Q_PROPERTY(QColor textColor MEMBER m_textColor NOTIFY changed)
    Q_PROPERTY(QString family MEMBER m_family NOTIFY changed)
    Q_PROPERTY(int textPx MEMBER m_textPx NOTIFY changed)
    Q_PROPERTY(int on READ on NOTIFY counted)
    Q_PROPERTY(int off READ off NOTIFY counted)
    Q_PROPERTY(int silent READ silent NOTIFY counted) ///< said nothing for a minute, or never
    Q_PROPERTY(QString hovered READ hovered NOTIFY hoveredChanged)
public:
    explicit PulseField(QQuickItem *parent = nullptr);

    [[nodiscard]] WallState *wall() const { return m_wall; }
    void setWall(WallState *wall);
    [[nodiscard]] int on() const { return m_on; }
    [[nodiscard]] int off() const { return m_off; }
    [[nodiscard]] int silent() const { return m_silent; }
    [[nodiscard]] QString hovered() const { return m_hovered; }
    Q_INVOKABLE void pointAt(double x, double y);
    Q_INVOKABLE void leave();
    Q_INVOKABLE [[nodiscard]] QString cameraAt(double x, double y) const;

    void paint(QPainter *painter) override;

signals:
    void changed();
    void counted();
    void hoveredChanged();

protected:
    void geometryChange(const QRectF &now, const QRectF &before) override;

private:
    enum class Said { On, Off, Silent };
    struct Square
    {
        QString id, name;
        QRectF place;
        Said said = Said::Silent;
        double freshness = 0; ///< 1 said just now … 0 a minute ago
    };
    struct District
    {
        QString name;
        QRectF place;
    };
    void gather();
    void layOut();
    void count();
    [[nodiscard]] const Square *squareAt(QPointF at) const;

    QPointer<WallState> m_wall;
    QColor m_liveColor, m_offColor, m_silentColor, m_textColor;
    QString m_family, m_hovered;
    int m_textPx = 18, m_on = 0, m_off = 0, m_silent = 0;
    std::vector<Square> m_squares; ///< by district
    std::vector<std::pair<QString, size_t>> m_bounds; ///< district code and its first square
    std::vector<District> m_districts;
    QTimer m_soon, m_second;
};
} // namespace wanmi::wall

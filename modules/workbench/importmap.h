// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/city.h"
#include "workbench/style.h"

#include <QPainterPath>
#include <QPolygonF>
#include <QWidget>

namespace wanmi::workbench {

/// A small map without a base map: the city's outline, places and shapes over it, one of them marked. Wheel
/// and +/- zoom, dragging and arrows move, 0 or Home shows everything. Draws from memory alone.
class ImportMap : public QWidget
{
    Q_OBJECT
public:
    explicit ImportMap(const Style &style, QWidget *parent = nullptr);

    void setCity(const std::vector<domain::Area> &areas);
    void setPlaces(const std::vector<geo::Place> &places);
    void setShapes(const std::vector<geo::Polygon> &shapes);
    /// One thing of what is shown: its place and, where it has one, its shape. Brings it into view.
    void mark(geo::Place place, const geo::MultiPolygon &shape = {});
    /// Marks a place where it is; the map moves only when it is not in view.
    void point(geo::Place place);
    void unmark();
    void setCaption(const QString &caption)
    {
        m_caption = caption;
        update();
    }
    void showAll();
    /// Metres from the city's outline to the middle of what is shown; 0: they meet, or one of them is
    /// missing.
    [[nodiscard]] double distanceFromCityM() const;
    [[nodiscard]] bool isMarked() const { return m_marked.has_value(); }
    [[nodiscard]] QSize sizeHint() const override { return {360, 260}; }

protected:
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void wheelEvent(QWheelEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;

private:
    [[nodiscard]] QPointF onPlane(geo::Place place) const; ///< metres, y to the south
    [[nodiscard]] QPainterPath pathOf(const geo::Polygon &polygon) const;
    [[nodiscard]] QPointF onScreen(QPointF plane) const;
    void settle();
    void zoom(double factor, QPointF at);
    void paintMarked(QPainter &painter);
    void paintScale(QPainter &painter);

    const Style &m_style;
    geo::MultiPolygon m_cityShapes;
    std::vector<geo::Place> m_placesGround;
    std::vector<geo::Polygon> m_shapesGround;
    std::optional<geo::Place> m_origin; ///< of the plane: the middle of what came first
    QPainterPath m_city, m_shapes;
    QPolygonF m_places;
    QRectF m_cityBox, m_dataBox;
    struct Marked
    {
        QPointF at;
        QPainterPath shape;
    };
    std::optional<Marked> m_marked;
    QString m_caption;
    QPointF m_middle; ///< of the view, on the plane
    double m_pixelsPerM = 0.01;
    bool m_moved = false; ///< by a person: then new data does not move it back
    QPointF m_grabbed;
};
} // namespace wanmi::workbench

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "mapview/mapcanvas.h"
#include "models/cameralist.h"
#include "pulselook.h"
#include "video/camerafeeds.h"

#include <QPointer>
#include <QQuickItem>
#include <QTimer>

#include <vector>

namespace wanmi::wall {

/// The pulse as a layer of a map: the cameras in view as small pictures above their marks, framed by state as in the pulse.
/// Where they stand too close, one of two is left out; with more than Most of them nothing is shown and the layer says so.
/// Only feeds of what is shown are open; who is shown already by somebody else is not asked twice. Lies on the canvas, same size.
class MapPictures : public QQuickItem
{
    Q_OBJECT
    Q_PROPERTY(QObject *canvas READ canvas WRITE setCanvas NOTIFY changed) ///< MapCanvas
    Q_PROPERTY(QObject *feeds READ feeds WRITE setFeeds NOTIFY changed) ///< CameraFeeds
    Q_PROPERTY(QObject *cameras READ cameras WRITE setCameras NOTIFY changed) ///< CameraList
    Q_PROPERTY(QString server MEMBER m_server NOTIFY changed) ///< of the streams
    Q_PROPERTY(int tile MEMBER m_tile NOTIFY changed) ///< width of a picture, in this item's units
    Q_PROPERTY(QColor groundColor MEMBER m_ground NOTIFY changed)
    Q_PROPERTY(QColor lineColor MEMBER m_line NOTIFY changed)
    Q_PROPERTY(QColor liveColor MEMBER m_live NOTIFY changed)
    Q_PROPERTY(QColor lateColor MEMBER m_late NOTIFY changed)
    Q_PROPERTY(QColor deadColor MEMBER m_dead NOTIFY changed)
    Q_PROPERTY(QColor quietColor MEMBER m_quiet NOTIFY changed)
    Q_PROPERTY(QColor markColor MEMBER m_mark NOTIFY changed)
    Q_PROPERTY(int shown READ shown NOTIFY counted)
    Q_PROPERTY(bool tooMany READ hasTooMany NOTIFY counted)
public:
    static constexpr int Most = 150;

    explicit MapPictures(QQuickItem *parent = nullptr);
    ~MapPictures() override;

    [[nodiscard]] QObject *canvas() const { return m_canvas; }
    void setCanvas(QObject *canvas);
    [[nodiscard]] QObject *feeds() const { return m_feeds; }
    void setFeeds(QObject *feeds);
    [[nodiscard]] QObject *cameras() const { return m_cameras; }
    void setCameras(QObject *cameras);
    [[nodiscard]] int shown() const { return int(m_shown.size()); }
    [[nodiscard]] bool hasTooMany() const { return m_hasTooMany; }
    /// The camera whose picture lies there; empty: none.
    Q_INVOKABLE [[nodiscard]] QString cameraAt(double x, double y) const;
    /// The picture under the pointer is shown larger.
    Q_INVOKABLE void pointAt(double x, double y);

signals:
    void changed();
    void counted();

protected:
    QSGNode *updatePaintNode(QSGNode *old, UpdatePaintNodeData *) override;
    void geometryChange(const QRectF &now, const QRectF &before) override;
    void itemChange(ItemChange change, const ItemChangeData &data) override;

private:
    struct Shown
    {
        QString id;
        geo::Place place;
        video::FeedId feed = video::FeedId::None;
        quint64 number = 0;
        Look look = Look::Waiting;
        int bar = -1;
        QImage image;
        bool isDirty = true, isNew = true;
    };
    void choose(); ///< who is shown
    void beat(); ///< what they look like
    void paint(Shown &one);
    void let(const Shown &one);
    void letAll();
    [[nodiscard]] QRectF rectOf(const Shown &one) const;
    [[nodiscard]] QRectF rectAt(QPointF mark, double scale = 1) const;

    QPointer<mapview::MapCanvas> m_canvas;
    QPointer<video::CameraFeeds> m_feeds;
    QPointer<models::CameraList> m_cameras;
    QString m_server, m_pointed;
    int m_tile = 96;
    QColor m_ground, m_line, m_live, m_late, m_dead, m_quiet, m_mark;
    std::vector<Shown> m_shown;
    bool m_hasTooMany = false, m_isAnew = false;
    QTimer m_soon, m_beat;
};
} // namespace wanmi::wall

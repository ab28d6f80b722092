// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "mapview/basetiles.h"
#include "mapview/hotlayers.h"
#include "mapview/mapview.h"

#include <QHash>
#include <QObject>
#include <QPointer>
#include <QTimer>

#include <atomic>
#include <functional>
#include <memory>

namespace wanmi::mapview {

/// The painted tiles of one canvas: which it needs, which are out of date, and the workers' results. GUI
/// thread.
class MapTiles : public QObject
{
    Q_OBJECT
public:
    struct Tile
    {
        QImage image; ///< opaque; null until painted once
        quint64 number = 0; ///< grows with each painting
        bool dirty = true, painting = false;
        bool bare = false; ///< painted without a base map below
        bool current = false; ///< … with its own tile of the present project
    };
    /// One level at one tile edge.
    struct Layer
    {
        int level = -1, edgePx = 0;
        QHash<std::pair<int, int>, Tile> tiles;
    };

    explicit MapTiles(QObject *parent = nullptr);
    ~MapTiles() override;

    void setSources(HotLayers *hot, BaseTiles *base);
    void setStyle(const DenseStyle &style, Theme theme, double pixelRatio);
    /// Paints what this view needs and does not have. `ring` tiles more on each side are made ready too.
    void show(const MapView &view, int ring);
    void touch(const QList<QRectF> &world); ///< empty: everything
    [[nodiscard]] const Layer &current() const { return m_current; }
    [[nodiscard]] const Layer &before() const
    {
        return m_before;
    } ///< shown below until the current one is complete
    [[nodiscard]] bool isComplete() const;
    /// Something in view still waits for its base map; false while nothing is in view.
    [[nodiscard]] bool isBare() const;
    /// Everything in view is painted on the base map of the present project, nothing coarser or older.
    [[nodiscard]] bool isCurrent() const;
    [[nodiscard]] quint64 paintedCount() const
    {
        return m_painted;
    } ///< tiles painted so far, for tests and figures

signals:
    void painted();

private:
    void paint(std::pair<int, int> at);
    void take(std::pair<int, int> at, int level, int edgePx, const QImage &image, bool bare, bool current);
    void takeBase(TileId tile, Theme theme);
    void forget();
    void sweep(); ///< says which base tiles are in use, and lets go of what has been out of view for a while
    [[nodiscard]] QRectF worldOf(std::pair<int, int> at) const;

    QPointer<HotLayers> m_hot;
    QPointer<BaseTiles> m_base;
    DenseStyle m_style;
    Theme m_theme = Theme::Dark;
    double m_pixelRatio = 1;
    Layer m_current, m_before;
    QRect m_visible, m_wanted; ///< tile numbers
    QRect m_lately; ///< wanted at the last sweep
    QTimer m_sweep;
    quint64 m_generation = 0, m_painted = 0;
    std::shared_ptr<std::atomic<quint64>> m_epoch = std::make_shared<std::atomic<quint64>>(0);
};
} // namespace wanmi::mapview

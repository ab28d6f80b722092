// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "mapview/mapview.h"
#include "mapview/spritebook.h"

#include <QHash>
#include <QSGImageNode>
#include <QSGTransformNode>

#include <vector>

namespace wanmi::mapview {

struct SceneMark
{
    QPointF world;
    Sprite sprite;
};

/// Many small marks, drawn together into a few dozen pictures: with a node for each, the software rendering
/// spends more time on finding out what hides what than on drawing. A picture is painted again only when a
/// mark in it stands on another pixel or looks different, and only while it can be seen. Lives on the render
/// thread.
class CrowdLayer
{
public:
    /// From so many marks on, drawing them together is cheaper than a node for each.
    static constexpr size_t Many = 96;

    /// \param root becomes the scene's: its pictures are below it.
    /// \param inView about how many pictures share a screen: small ones leave more of it alone when a mark
    /// moves, many cost the renderer more with every pan.
    CrowdLayer(QQuickWindow *window, SpriteBook &sprites, QSGTransformNode *root, int inView);

    [[nodiscard]] QSGTransformNode *root() const { return m_root; }
    void set(const std::vector<SceneMark> &marks, const MapView &view);
    /// Panning: moves what is there, and paints what comes into view.
    void place(const MapView &view);
    void clear();
    [[nodiscard]] int nodeCount() const { return m_shown; }

private:
    /// One mark's picture, in pixels around the anchor.
    struct Dab
    {
        QRectF rect;
        Sprite sprite;
        friend bool operator==(const Dab &, const Dab &) = default;
    };
    struct Tile
    {
        QSGImageNode *node = nullptr;
        std::vector<Dab> wanted, painted;
    };
    void show(Tile &tile, QPoint at);
    void hide(Tile &tile);
    [[nodiscard]] QRect tilesOf(const QRectF &px) const;

    QQuickWindow *m_window;
    SpriteBook &m_sprites;
    QSGTransformNode *m_root;
    int m_inView;
    QHash<QPoint, Tile> m_tiles;
    QPointF m_anchor; ///< world
    double m_worldPx = 0;
    int m_edgePx = 0, m_shown = 0;
};
} // namespace wanmi::mapview

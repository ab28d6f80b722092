// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "mapview/crowdlayer.h"
#include "mapview/labellayer.h"
#include "mapview/maptiles.h"
#include "mapview/mapview.h"
#include "mapview/spritebook.h"

#include <QHash>
#include <QSGImageNode>
#include <QSGTransformNode>

#include <vector>

class QQuickWindow;

namespace wanmi::mapview {

/// The canvas's nodes; lives on the render thread. Image nodes only: they are what both renderings draw
/// alike. A transform node although it moves nothing: the software adaptation remembers clip and place of
/// such parents only, not of plain ones, and loses both for children that come later.
class MapScene : public QSGTransformNode
{
public:
    explicit MapScene(QQuickWindow *window);
    ~MapScene() override;

    void setGround(const QRectF &area, const QColor &color);
    void setTiles(const MapTiles &tiles, const MapView &view);
    /// Replaces the marks of cases, which stand; `view` says at which zoom they stand. New pictures are
    /// painted for a part of a frame's time only: \return whether all marks stand; else ask again at the next
    /// frame.
    [[nodiscard]] bool setMarks(const std::vector<SceneMark> &marks, const MapView &view);
    /// Replaces what marks come and go above the cases: selection, hover, pulses.
    void setAccents(const std::vector<SceneMark> &accents, const MapView &view)
    {
        fill(m_accents, accents, view);
    }
    /// Replaces the many small marks below them; few get a node each, many share pictures. Both look the
    /// same.
    void setCrowd(const std::vector<SceneMark> &crowd, const MapView &view);
    /// Words that were placed in this view; above everything.
    void setLabels(const std::vector<PlacedLabel> &labels, const MapView &view)
    {
        m_labels.set(labels, view);
    }
    /// Panning: moves what is there.
    void place(const MapView &view);
    void setSprites(const Palette &palette, double scale, double pixelRatio);
    [[nodiscard]] int imageNodes() const; ///< of tiles and marks

private:
    struct TileNode
    {
        QSGImageNode *node = nullptr;
        quint64 number = 0;
        bool used = false;
    };
    /// Nodes stand at whole pixels around an anchor, because matrices are made of floats.
    struct Layer
    {
        QSGTransformNode *root = nullptr;
        int level = -1, edgePx = 0;
        QPoint anchor;
        QHash<std::pair<int, int>, TileNode> nodes;
    };
    struct Marks
    {
        QSGTransformNode *root = nullptr;
        std::vector<QSGImageNode *> nodes;
        std::vector<Sprite> sprites;
        QPointF anchor; ///< world
        double worldPx = 0;
    };
    void setLayer(Layer &layer, const MapTiles::Layer &tiles, const MapView &view);
    void placeLayer(const Layer &layer, const MapView &view);
    static void placeMarks(const Marks &marks, const MapView &view);
    void fill(Marks &marks, const std::vector<SceneMark> &wanted, const MapView &view);
    static void empty(Marks &marks);
    void show(Marks &few, CrowdLayer &many, const std::vector<SceneMark> &marks, const MapView &view);

    QQuickWindow *m_window;
    QSGNode *m_ground = nullptr;
    Layer m_before, m_current;
    SpriteBook m_sprites;
    Marks m_marks, m_few, m_accents;
    CrowdLayer m_many, m_manyMarks;
    LabelLayer m_labels;
};
} // namespace wanmi::mapview

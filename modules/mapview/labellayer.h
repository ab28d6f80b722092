// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "mapview/labellayout.h"
#include "mapview/mapview.h"
#include "mapview/palette.h"

#include <QHash>
#include <QSGImageNode>
#include <QSGTexture>
#include <QSGTransformNode>

#include <memory>

class QQuickWindow;

namespace wanmi::mapview {

/// The words of a map as image nodes, each painted once. Lives on the render thread.
class LabelLayer
{
public:
    /// \param root becomes the scene's: its pictures are below it.
    LabelLayer(QQuickWindow *window, QSGTransformNode *root)
        : m_window(window)
        , m_root(root)
    {
    }
    [[nodiscard]] QSGTransformNode *root() const { return m_root; }
    void setStyle(const Palette &palette, double scale, double pixelRatio);
    /// `view` is the one in which the labels were placed.
    void set(const std::vector<PlacedLabel> &labels, const MapView &view);
    void place(const MapView &view); ///< panning: moves what is there
    void clear();
    [[nodiscard]] int nodeCount() const { return int(m_nodes.size()); }

private:
    struct Word
    {
        std::shared_ptr<QSGTexture> texture;
        QSize px;
        bool used = false;
    };
    Word &word(const PlacedLabel &placed);

    QQuickWindow *m_window;
    QSGTransformNode *m_root;
    Palette m_palette;
    double m_scale = 1, m_pixelRatio = 1;
    QHash<std::pair<QString, int>, Word> m_words;
    std::vector<QSGImageNode *> m_nodes;
    QPointF m_anchor; ///< world, at the screen's origin when the labels were placed
};
} // namespace wanmi::mapview

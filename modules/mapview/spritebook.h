// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "mapview/mapsprites.h"

#include <QHash>
#include <QSGTexture>

#include <memory>

class QQuickWindow;

namespace wanmi::mapview {

/// Every mark's picture, painted once: as an image to draw into others, and as a texture for a node of its
/// own. Lives on the render thread.
class SpriteBook
{
public:
    explicit SpriteBook(QQuickWindow *window)
        : m_window(window)
    {
    }

    /// Forgets all pictures: the nodes that show them go first.
    void reset(const Palette &palette, double scale, double pixelRatio);
    [[nodiscard]] double pixelRatio() const { return m_pixelRatio; }
    /// Already painted: showing it costs nothing more.
    [[nodiscard]] bool has(const Sprite &sprite) const { return m_pictures.contains(sprite); }
    [[nodiscard]] const QImage &image(const Sprite &sprite);
    [[nodiscard]] QSGTexture *texture(const Sprite &sprite);
    /// Where a mark's picture stands when its middle is at `middle`: on whole pixels.
    [[nodiscard]] QRectF rectAt(const Sprite &sprite, QPointF middle);

private:
    struct Picture
    {
        QImage image;
        std::unique_ptr<QSGTexture> texture; ///< made when first asked for
    };
    Picture &picture(const Sprite &sprite);

    QQuickWindow *m_window;
    Palette m_palette;
    double m_scale = 1, m_pixelRatio = 1;
    QHash<Sprite, std::shared_ptr<Picture>> m_pictures;
};
} // namespace wanmi::mapview

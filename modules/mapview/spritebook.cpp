// SPDX-License-Identifier: GPL-3.0-or-later
#include "mapview/spritebook.h"

#include <QQuickWindow>

#include <cmath>

namespace wanmi::mapview {

void SpriteBook::reset(const Palette &palette, double scale, double pixelRatio)
{
    m_palette = palette;
    m_scale = scale;
    m_pixelRatio = pixelRatio;
    m_pictures.clear();
}

SpriteBook::Picture &SpriteBook::picture(const Sprite &sprite)
{
    auto &picture = m_pictures[sprite];
    if (!picture) {
        picture = std::make_shared<Picture>();
        picture->image = paintSprite(sprite, m_palette, m_scale, m_pixelRatio);
    }
    return *picture;
}

const QImage &SpriteBook::image(const Sprite &sprite)
{
    return picture(sprite).image;
}

QSGTexture *SpriteBook::texture(const Sprite &sprite)
{
    Picture &found = picture(sprite);
    if (!found.texture)
        found.texture.reset(
            m_window->createTextureFromImage(found.image, QQuickWindow::TextureHasAlphaChannel));
    return found.texture.get();
}

QRectF SpriteBook::rectAt(const Sprite &sprite, QPointF middle)
{
    const QSizeF size = image(sprite).deviceIndependentSize();
    return {std::round(middle.x()) - std::round(size.width() / 2),
            std::round(middle.y()) - std::round(size.height() / 2), size.width(), size.height()};
}
} // namespace wanmi::mapview

// SPDX-License-Identifier: GPL-3.0-or-later
#include "mapview/crowdlayer.h"

#include <QPainter>
#include <QQuickWindow>

#include <cmath>

namespace wanmi::mapview {
namespace {
constexpr int SmallestEdgePx = 256;

int edgeFor(QSizeF size, int inView)
{
    const double edge = std::sqrt(size.width() * size.height() / inView);
    return std::max(SmallestEdgePx, int(std::ceil(edge / 64)) * 64);
}
} // namespace

CrowdLayer::CrowdLayer(QQuickWindow *window, SpriteBook &sprites, QSGTransformNode *root, int inView)
    : m_window(window)
    , m_sprites(sprites)
    , m_root(root)
    , m_inView(inView)
{
}

QRect CrowdLayer::tilesOf(const QRectF &px) const
{
    const auto first = [this](double at) { return int(std::floor(at / m_edgePx)); };
    const auto last = [this](double at) { return int(std::ceil(at / m_edgePx)) - 1; };
    return {QPoint(first(px.left()), first(px.top())), QPoint(last(px.right()), last(px.bottom()))};
}

void CrowdLayer::set(const std::vector<SceneMark> &marks, const MapView &view)
{
    const int edge = edgeFor(view.size(), m_inView);
    if (std::abs(m_worldPx - view.worldPx()) > 0.5 || m_edgePx != edge) {
        clear();
        m_anchor = view.center();
        m_worldPx = view.worldPx();
        m_edgePx = edge;
    }
    for (Tile &tile : m_tiles)
        tile.wanted.clear();
    for (const SceneMark &mark : marks) {
        const QRectF rect = m_sprites.rectAt(mark.sprite, (mark.world - m_anchor) * m_worldPx);
        const QRect tiles = tilesOf(rect);
        for (int y = tiles.top(); y <= tiles.bottom(); ++y) {
            for (int x = tiles.left(); x <= tiles.right(); ++x)
                m_tiles[{x, y}].wanted.push_back({rect, mark.sprite});
        }
    }
}

void CrowdLayer::place(const MapView &view)
{
    if (m_worldPx <= 0)
        return;
    const QPointF shift = view.toScreen(m_anchor);
    QMatrix4x4 matrix;
    matrix.translate(float(std::round(shift.x())), float(std::round(shift.y())));
    if (m_root->matrix() != matrix)
        m_root->setMatrix(matrix);
    const QRect seen = tilesOf(QRectF(-shift, view.size()));
    m_tiles.removeIf([this, &seen](auto entry) {
        if (seen.contains(entry.key()) && !entry->wanted.empty()) {
            show(*entry, entry.key());
            return false;
        }
        hide(*entry);
        return entry->wanted.empty();
    });
}

void CrowdLayer::show(Tile &tile, QPoint at)
{
    if (tile.node && tile.painted == tile.wanted)
        return;
    const QRectF whole(at * m_edgePx, QSizeF(m_edgePx, m_edgePx));
    // No larger than what is in it: the rest of the screen need not be drawn again when a mark moves.
    QRectF used;
    for (const Dab &dab : tile.wanted)
        used |= dab.rect;
    used &= whole;
    const double ratio = m_sprites.pixelRatio();
    QImage image((used.size() * ratio).toSize(), QImage::Format_ARGB32_Premultiplied);
    image.setDevicePixelRatio(ratio);
    image.fill(Qt::transparent);
    QPainter painter(&image);
    for (const Dab &dab : tile.wanted)
        painter.drawImage(dab.rect.topLeft() - used.topLeft(), m_sprites.image(dab.sprite));
    painter.end();
    const bool fresh = !tile.node;
    if (fresh) {
        tile.node = m_window->createImageNode();
        tile.node->setOwnsTexture(true);
        ++m_shown;
    }
    tile.node->setTexture(m_window->createTextureFromImage(image, QQuickWindow::TextureHasAlphaChannel));
    tile.node->setSourceRect(QRectF(QPointF(0, 0), QSizeF(image.size())));
    if (tile.node->rect() != used)
        tile.node->setRect(used);
    if (fresh)
        m_root->appendChildNode(tile.node);
    tile.painted = tile.wanted;
}

void CrowdLayer::hide(Tile &tile)
{
    if (!tile.node)
        return;
    m_root->removeChildNode(tile.node);
    delete std::exchange(tile.node, nullptr);
    tile.painted.clear();
    --m_shown;
}

void CrowdLayer::clear()
{
    for (Tile &tile : m_tiles)
        hide(tile);
    m_tiles.clear();
    m_worldPx = 0;
}
} // namespace wanmi::mapview

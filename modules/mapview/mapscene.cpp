// SPDX-License-Identifier: GPL-3.0-or-later
#include "mapview/mapscene.h"

#include <QElapsedTimer>
#include <QQuickWindow>
#include <QSGRectangleNode>

#include <cmath>

namespace wanmi::mapview {
namespace {
constexpr int MovingPictures = 70, StandingPictures = 12; ///< that share a screen
constexpr qint64 PaintingMs = 12; ///< of a frame, for pictures of marks that were not seen before

QSGTransformNode *newChild(QSGNode *parent)
{
    auto *node = new QSGTransformNode;
    parent->appendChildNode(node);
    return node;
}

void placeNode(QSGTransformNode *node, QPointF translation, double scale)
{
    QMatrix4x4 matrix;
    matrix.translate(float(translation.x()), float(translation.y()));
    if (std::abs(scale - 1) > 1e-6)
        matrix.scale(float(scale));
    if (node->matrix() != matrix)
        node->setMatrix(matrix);
}

QPointF rounded(QPointF at)
{
    return {std::round(at.x()), std::round(at.y())};
}
} // namespace

MapScene::MapScene(QQuickWindow *window)
    : m_window(window)
    , m_sprites(window)
    , m_many(window, m_sprites, new QSGTransformNode, MovingPictures)
    , m_manyMarks(window, m_sprites, new QSGTransformNode, StandingPictures)
    , m_labels(window, new QSGTransformNode)
{
    auto *ground = window->createRectangleNode();
    m_ground = ground;
    appendChildNode(ground);
    m_before.root = newChild(this);
    m_current.root = newChild(this);
    appendChildNode(m_many.root());
    m_few.root = newChild(this);
    appendChildNode(m_manyMarks.root());
    m_marks.root = newChild(this);
    m_accents.root = newChild(this);
    appendChildNode(m_labels.root());
}

MapScene::~MapScene()
{
    // The nodes go before the textures that they share.
    m_labels.clear();
    for (QSGTransformNode *root : {m_few.root, m_marks.root, m_accents.root}) {
        removeChildNode(root);
        delete root;
    }
}

void MapScene::setGround(const QRectF &area, const QColor &color)
{
    auto *ground = static_cast<QSGRectangleNode *>(m_ground);
    if (ground->rect() != area)
        ground->setRect(area);
    if (ground->color() != color)
        ground->setColor(color);
}

void MapScene::setTiles(const MapTiles &tiles, const MapView &view)
{
    const bool moved = tiles.current().level != m_current.level || tiles.current().edgePx != m_current.edgePx;
    if (moved && tiles.before().level == m_current.level && tiles.before().edgePx == m_current.edgePx) {
        std::swap(m_before, m_current); // what was on top lies below now
        removeChildNode(m_before.root);
        insertChildNodeBefore(m_before.root, m_current.root);
    }
    setLayer(m_before, tiles.before(), view);
    setLayer(m_current, tiles.current(), view);
}

void MapScene::setLayer(Layer &layer, const MapTiles::Layer &tiles, const MapView &view)
{
    if (layer.level != tiles.level || layer.edgePx != tiles.edgePx) {
        layer.root->removeAllChildNodes();
        for (const TileNode &tile : std::as_const(layer.nodes))
            delete tile.node;
        layer.nodes.clear();
        layer.level = tiles.level;
        layer.edgePx = tiles.edgePx;
        const double across = std::exp2(std::max(0, tiles.level));
        layer.anchor = {int(view.center().x() * across), int(view.center().y() * across)};
    }
    for (TileNode &tile : layer.nodes)
        tile.used = false;
    for (auto entry = tiles.tiles.begin(); entry != tiles.tiles.end(); ++entry) {
        if (entry->image.isNull())
            continue;
        TileNode &tile = layer.nodes[entry.key()];
        tile.used = true;
        if (tile.node && tile.number == entry->number)
            continue;
        const QPoint at(entry.key().first - layer.anchor.x(), entry.key().second - layer.anchor.y());
        const bool fresh = !tile.node;
        if (fresh) {
            tile.node = m_window->createImageNode();
            tile.node->setOwnsTexture(true);
            tile.node->setRect(
                QRectF(at.x() * layer.edgePx, at.y() * layer.edgePx, layer.edgePx, layer.edgePx));
        }
        tile.number = entry->number;
        tile.node->setTexture(m_window->createTextureFromImage(entry->image, QQuickWindow::TextureIsOpaque));
        tile.node->setSourceRect(QRectF(QPointF(0, 0), QSizeF(entry->image.size())));
        if (fresh)
            layer.root->appendChildNode(tile.node);
    }
    layer.nodes.removeIf([&layer](const auto &entry) {
        if (entry->used)
            return false;
        layer.root->removeChildNode(entry->node);
        delete entry->node;
        return true;
    });
    placeLayer(layer, view);
}

void MapScene::placeLayer(const Layer &layer, const MapView &view)
{
    if (layer.level < 0)
        return;
    const double across = std::exp2(layer.level);
    const double scale = view.worldPx() / (layer.edgePx * across);
    const QPointF at = view.toScreen(QPointF(layer.anchor) / across);
    placeNode(layer.root, std::abs(scale - 1) < 1e-6 ? rounded(at) : at, scale);
}

void MapScene::placeMarks(const Marks &marks, const MapView &view)
{
    if (marks.worldPx > 0)
        placeNode(marks.root, rounded(view.toScreen(marks.anchor)), 1);
}

void MapScene::place(const MapView &view)
{
    placeLayer(m_before, view);
    placeLayer(m_current, view);
    placeMarks(m_marks, view);
    placeMarks(m_few, view);
    placeMarks(m_accents, view);
    m_many.place(view);
    m_manyMarks.place(view);
    m_labels.place(view);
}

void MapScene::empty(Marks &marks)
{
    marks.root->removeAllChildNodes();
    qDeleteAll(marks.nodes);
    marks.nodes.clear();
    marks.sprites.clear();
}

void MapScene::setSprites(const Palette &palette, double scale, double pixelRatio)
{
    empty(m_marks);
    empty(m_few);
    empty(m_accents);
    m_many.clear();
    m_manyMarks.clear();
    m_sprites.reset(palette, scale, pixelRatio);
    m_labels.setStyle(palette, scale, pixelRatio);
}

int MapScene::imageNodes() const
{
    return int(m_before.nodes.size() + m_current.nodes.size())
        + int(m_marks.nodes.size() + m_few.nodes.size() + m_accents.nodes.size()) + m_many.nodeCount()
        + m_manyMarks.nodeCount() + m_labels.nodeCount();
}

bool MapScene::setMarks(const std::vector<SceneMark> &marks, const MapView &view)
{
    // A city seen for the first time wants a hundred pictures of clusters at once.
    std::vector<SceneMark> ready;
    ready.reserve(marks.size());
    QElapsedTimer since;
    since.start();
    for (const SceneMark &mark : marks) {
        if (!m_sprites.has(mark.sprite)) {
            if (since.elapsed() >= PaintingMs)
                continue;
            (void)m_sprites.image(mark.sprite);
        }
        ready.push_back(mark);
    }
    // A node each is dear when all of them move: the renderer asks of every pair what hides what.
    show(m_marks, m_manyMarks, ready, view);
    return ready.size() == marks.size();
}

void MapScene::setCrowd(const std::vector<SceneMark> &crowd, const MapView &view)
{
    show(m_few, m_many, crowd, view);
}

void MapScene::show(Marks &few, CrowdLayer &many, const std::vector<SceneMark> &marks, const MapView &view)
{
    if (marks.size() < CrowdLayer::Many) {
        many.clear();
        fill(few, marks, view);
    } else {
        empty(few);
        many.set(marks, view);
    }
}

/// Keeps the nodes of the time before and changes only those that differ: what stands still is not drawn
/// again.
void MapScene::fill(Marks &marks, const std::vector<SceneMark> &wanted, const MapView &view)
{
    if (std::abs(marks.worldPx - view.worldPx()) > 0.5 || wanted.empty()) {
        marks.anchor = view.center();
        marks.worldPx = view.worldPx();
    }
    const double worldPx = marks.worldPx;
    while (marks.nodes.size() > wanted.size()) {
        marks.root->removeChildNode(marks.nodes.back());
        delete marks.nodes.back();
        marks.nodes.pop_back();
        marks.sprites.pop_back();
    }
    for (size_t i = 0; i < wanted.size(); ++i) {
        const QRectF rect = m_sprites.rectAt(wanted[i].sprite, (wanted[i].world - marks.anchor) * worldPx);
        const bool fresh = i == marks.nodes.size();
        if (fresh) {
            marks.nodes.push_back(m_window->createImageNode());
            marks.sprites.push_back(wanted[i].sprite);
            marks.nodes[i]->setOwnsTexture(false);
        }
        if (fresh || marks.sprites[i] != wanted[i].sprite) {
            marks.nodes[i]->setTexture(m_sprites.texture(wanted[i].sprite));
            marks.nodes[i]->setSourceRect(
                QRectF(QPointF(0, 0), QSizeF(m_sprites.image(wanted[i].sprite).size())));
            marks.sprites[i] = wanted[i].sprite;
        }
        if (marks.nodes[i]->rect() != rect)
            marks.nodes[i]->setRect(rect);
        if (fresh)
            marks.root->appendChildNode(marks.nodes[i]);
    }
    placeMarks(marks, view);
}
} // namespace wanmi::mapview

// SPDX-License-Identifier: GPL-3.0-or-later
#include "mapview/maptiles.h"

#include <QPainter>

#include <algorithm>
#include <cmath>

namespace wanmi::mapview {
namespace {
constexpr int MaxTilesKept = 160;
constexpr auto SweepEvery = std::chrono::seconds(30);
constexpr int MaxAncestors = 4; ///< levels above that may stand in for a base tile that is not there yet

struct BasePart
{
    QImage image;
    QRectF part; ///< of it
};

/// The base tile, or the part of an ancestor that covers it.
BasePart findBase(const BaseTiles *base, TileId tile, Theme theme)
{
    if (!base)
        return {};
    QRectF part(0, 0, TilePx, TilePx);
    for (int up = 0; up <= MaxAncestors && tile.z >= 0; ++up) {
        if (const QImage image = base->lastKnown(tile, theme); !image.isNull())
            return {image, part};
        part = {part.left() / 2 + (tile.x % 2) * TilePx / 2.0, part.top() / 2 + (tile.y % 2) * TilePx / 2.0,
                part.width() / 2, part.height() / 2};
        tile = {tile.z - 1, tile.x / 2, tile.y / 2};
    }
    return {};
}

QImage compose(int px, const BasePart &base, const QRectF &world, const DenseSnapshot &data,
               const DenseStyle &style)
{
    QImage image(px, px, QImage::Format_RGB32);
    if (base.image.isNull()) {
        paintSkeleton(image, world, data, style);
    } else {
        QPainter painter(&image);
        painter.setCompositionMode(QPainter::CompositionMode_Source);
        painter.setRenderHint(QPainter::SmoothPixmapTransform, base.part.width() != px);
        painter.drawImage(QRectF(0, 0, px, px), base.image, base.part);
    }
    paintDense(image, world, data, style);
    return image;
}
} // namespace

MapTiles::MapTiles(QObject *parent)
    : QObject(parent)
{
    connect(&m_sweep, &QTimer::timeout, this, &MapTiles::sweep);
    m_sweep.start(SweepEvery);
}

MapTiles::~MapTiles()
{
    ++*m_epoch;
}

void MapTiles::setSources(HotLayers *hot, BaseTiles *base)
{
    if (m_hot)
        disconnect(m_hot, nullptr, this, nullptr);
    if (m_base)
        disconnect(m_base, nullptr, this, nullptr);
    m_hot = hot;
    m_base = base;
    if (m_hot)
        connect(m_hot, &HotLayers::denseTouched, this, &MapTiles::touch);
    if (m_base) {
        connect(m_base, &BaseTiles::tileReady, this,
                [this](TileId tile, Theme theme) { takeBase(tile, theme); });
        connect(m_base, &BaseTiles::dataChanged, this, [this] { touch({}); });
    }
    touch({});
}

void MapTiles::setStyle(const DenseStyle &style, Theme theme, double pixelRatio)
{
    m_style = style;
    m_theme = theme;
    m_pixelRatio = pixelRatio;
    touch({});
}

QRectF MapTiles::worldOf(std::pair<int, int> at) const
{
    const double edge = std::exp2(-m_current.level);
    return {at.first * edge, at.second * edge, edge, edge};
}

void MapTiles::show(const MapView &view, int ring)
{
    if (view.level() != m_current.level || view.tileEdgePx() != m_current.edgePx) {
        ++*m_epoch;
        if (!m_current.tiles.isEmpty() && isComplete())
            m_before = std::move(m_current);
        m_current = {view.level(), view.tileEdgePx(), {}};
        ++m_generation;
        if (m_base)
            m_base->forgetOlderThan(m_generation);
    }
    const double tiles = std::exp2(m_current.level);
    const QRectF world = view.visibleWorld();
    const int last = int(tiles) - 1;
    const auto number = [&](double at) { return std::clamp(int(std::floor(at * tiles)), 0, last); };
    const double hair = 0.01 / view.worldPx();
    m_visible = QRect(QPoint(number(world.left()), number(world.top())),
                      QPoint(number(world.right() - hair), number(world.bottom() - hair)));
    m_wanted = m_visible.adjusted(-ring, -ring, ring, ring).intersected(QRect(0, 0, last + 1, last + 1));
    std::vector<std::pair<int, int>> order;
    for (int y = m_wanted.top(); y <= m_wanted.bottom(); ++y)
        for (int x = m_wanted.left(); x <= m_wanted.right(); ++x)
            order.emplace_back(x, y);
    const QPointF middle = view.center() * tiles - QPointF(0.5, 0.5);
    const auto distance = [&middle](std::pair<int, int> at) {
        return std::hypot(at.first - middle.x(), at.second - middle.y());
    };
    std::sort(order.begin(), order.end(), [&](auto a, auto b) { return distance(a) < distance(b); });
    for (const auto &at : order) {
        Tile &tile = m_current.tiles[at];
        if (tile.dirty && !tile.painting)
            paint(at);
    }
    if (m_current.tiles.size() > MaxTilesKept)
        forget();
}

void MapTiles::forget()
{
    const QRect kept = m_wanted.adjusted(-2, -2, 2, 2);
    m_current.tiles.removeIf([&kept](const auto &entry) {
        return !entry->painting && !kept.contains(entry.key().first, entry.key().second);
    });
}

void MapTiles::sweep()
{
    if (m_base) {
        for (int y = m_wanted.top(); y <= m_wanted.bottom(); ++y) {
            for (int x = m_wanted.left(); x <= m_wanted.right(); ++x)
                (void)m_base->lastKnown({m_current.level, x, y}, m_theme);
        }
        m_base->dropUnused();
    }
    // A hand that pans to and fro finds its tiles again; what was left behind half a minute ago is painted
    // anew.
    const QRect kept = m_wanted.adjusted(-2, -2, 2, 2), lately = m_lately.adjusted(-2, -2, 2, 2);
    m_current.tiles.removeIf([&](const auto &entry) {
        const auto [x, y] = entry.key();
        return !entry->painting && !kept.contains(x, y) && !lately.contains(x, y);
    });
    m_lately = m_wanted;
}

void MapTiles::paint(std::pair<int, int> at)
{
    if (!m_hot)
        return;
    Tile &tile = m_current.tiles[at];
    tile.dirty = false;
    tile.painting = true;
    const TileId id{m_current.level, at.first, at.second};
    const bool isCurrent = m_base && !m_base->cached(id, m_theme).isNull();
    if (m_base && !isCurrent)
        m_base->request(id, m_theme, m_generation);
    const int px = int(std::lround(m_current.edgePx * m_pixelRatio));
    const BasePart base = findBase(m_base, id, m_theme);
    auto work
        = [epoch = m_epoch, mine = m_epoch->load(), px, base, world = worldOf(at), data = m_hot->dense(),
           style = m_style] { return *epoch == mine ? compose(px, base, world, data, style) : QImage(); };
    base::Answer<QImage>(QtFuture::makeReadyFuture().then(&m_hot->pool(), std::move(work)))
        .then(this,
              [this, at, level = m_current.level, edge = m_current.edgePx, bare = base.image.isNull(),
               isCurrent](const QImage &image) { take(at, level, edge, image, bare, isCurrent); });
}

void MapTiles::take(std::pair<int, int> at, int level, int edgePx, const QImage &image, bool bare,
                    bool current)
{
    if (level != m_current.level || edgePx != m_current.edgePx || !m_current.tiles.contains(at))
        return;
    Tile &tile = m_current.tiles[at];
    tile.painting = false;
    if (!image.isNull()) {
        tile.image = image;
        tile.bare = bare;
        tile.current = current;
        ++m_painted;
        tile.number = m_painted;
    } else {
        tile.dirty = true;
    }
    if (tile.dirty && m_wanted.contains(at.first, at.second))
        paint(at);
    if (isComplete())
        m_before = {};
    emit painted();
}

void MapTiles::takeBase(TileId id, Theme theme)
{
    if (theme != m_theme || id.z > m_current.level || id.z + MaxAncestors < m_current.level)
        return;
    const double edge = std::exp2(-id.z);
    const QRectF world(id.x * edge, id.y * edge, edge, edge);
    const double hair = edge * 1e-3;
    touch({world.adjusted(hair, hair, -hair, -hair)});
}

void MapTiles::touch(const QList<QRectF> &world)
{
    const double tiles = std::exp2(m_current.level);
    const double margin
        = 12.0 / std::max(1, m_current.edgePx); // a mark at the rim reaches into the next tile
    for (auto entry = m_current.tiles.begin(); entry != m_current.tiles.end(); ++entry) {
        const QRectF box(entry.key().first, entry.key().second, 1, 1);
        const bool hit = world.isEmpty() || std::any_of(world.begin(), world.end(), [&](const QRectF &part) {
                             return QRectF(part.topLeft() * tiles, part.size() * tiles)
                                 .adjusted(-margin, -margin, margin, margin)
                                 .intersects(box);
                         });
        if (!hit)
            continue;
        entry->dirty = true;
        if (!entry->painting && m_wanted.contains(entry.key().first, entry.key().second))
            paint(entry.key());
    }
}

bool MapTiles::isComplete() const
{
    for (int y = m_visible.top(); y <= m_visible.bottom(); ++y) {
        for (int x = m_visible.left(); x <= m_visible.right(); ++x) {
            const auto tile = m_current.tiles.constFind({x, y});
            if (tile == m_current.tiles.constEnd() || tile->image.isNull())
                return false;
        }
    }
    return !m_visible.isEmpty();
}

bool MapTiles::isCurrent() const
{
    for (int y = m_visible.top(); y <= m_visible.bottom(); ++y) {
        for (int x = m_visible.left(); x <= m_visible.right(); ++x) {
            const auto tile = m_current.tiles.constFind({x, y});
            if (tile == m_current.tiles.constEnd() || !tile->current || tile->dirty || tile->painting)
                return false;
        }
    }
    return !m_visible.isEmpty();
}

bool MapTiles::isBare() const
{
    for (auto entry = m_current.tiles.constBegin(); entry != m_current.tiles.constEnd(); ++entry) {
        if (m_visible.contains(entry.key().first, entry.key().second) && entry->bare)
            return true;
    }
    return false;
}
} // namespace wanmi::mapview

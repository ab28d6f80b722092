// SPDX-License-Identifier: GPL-3.0-or-later
#include "mapview/mapview.h"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace wanmi::mapview {
namespace {
constexpr double MaxLat = 85.0511287798;
constexpr double EquatorM = 40075016.685578488;
} // namespace

QPointF toWorld(geo::Place place)
{
    if (!(std::abs(place.lon) <= 180 && std::abs(place.lat) <= 90)) // false for a NaN too
        return Nowhere;
    const double lat = std::clamp(place.lat, -MaxLat, MaxLat) * std::numbers::pi / 180;
    return {place.lon / 360 + 0.5, 0.5 - std::asinh(std::tan(lat)) / (2 * std::numbers::pi)};
}

geo::Place fromWorld(QPointF world)
{
    const double lat = std::atan(std::sinh((0.5 - world.y()) * 2 * std::numbers::pi));
    return {(world.x() - 0.5) * 360, lat * 180 / std::numbers::pi};
}

int MapView::level() const
{
    return std::max(0, int(std::lround(m_zoom - std::log2(m_tileScale))));
}

int MapView::tileEdgePx() const
{
    return int(std::lround(TilePx * std::exp2(m_zoom - level())));
}

double MapView::worldPx() const
{
    return tileEdgePx() * std::exp2(level());
}

void MapView::settle()
{
    m_zoom = std::clamp(m_zoom, MinZoom, MaxZoom);
    m_zoom = level() + std::log2(double(tileEdgePx()) / TilePx);
    const double world = worldPx();
    // The screen's top left corner lands on a whole pixel of the world.
    const auto snap = [world](double center, double half) {
        return (std::round(std::clamp(center, 0.0, 1.0) * world - half) + half) / world;
    };
    m_center = {snap(m_center.x(), m_size.width() / 2), snap(m_center.y(), m_size.height() / 2)};
}

void MapView::setSize(QSizeF size)
{
    m_size = size.expandedTo({1, 1});
    settle();
}

void MapView::setTileScale(double scale)
{
    m_tileScale = std::clamp(scale, 1.0, 2.0);
    settle();
}

void MapView::setCenter(QPointF world)
{
    m_center = world;
    settle();
}

void MapView::setZoom(double zoom)
{
    m_zoom = zoom;
    settle();
}

void MapView::panBy(QPointF pixels)
{
    setCenter(m_center - pixels / worldPx());
}

void MapView::zoomAt(QPointF screen, double newZoom)
{
    const QPointF kept = worldAt(screen);
    m_zoom = newZoom;
    settle();
    const QPointF middle(m_size.width() / 2, m_size.height() / 2);
    setCenter(kept + (middle - screen) / worldPx());
}

void MapView::fit(const geo::Bounds &bounds, double marginPx, double maxZoom)
{
    if (bounds.isEmpty())
        return;
    const QPointF nw = toWorld({bounds.west, bounds.north});
    const QPointF se = toWorld({bounds.east, bounds.south});
    const double w = std::max(m_size.width() - 2 * marginPx, 16.0),
                 h = std::max(m_size.height() - 2 * marginPx, 16.0);
    const double across = std::max(se.x() - nw.x(), 1e-9) / w, down = std::max(se.y() - nw.y(), 1e-9) / h;
    // A hair below, because settle() may round the tile edge up.
    m_zoom = std::min(std::log2(1 / (std::max(across, down) * TilePx)) - 0.002, maxZoom);
    m_center = (nw + se) / 2;
    settle();
}

QPointF MapView::toScreen(QPointF world) const
{
    return (world - m_center) * worldPx() + QPointF(m_size.width() / 2, m_size.height() / 2);
}

QPointF MapView::worldAt(QPointF screen) const
{
    return m_center + (screen - QPointF(m_size.width() / 2, m_size.height() / 2)) / worldPx();
}

QRectF MapView::visibleWorld() const
{
    return {worldAt({0, 0}), worldAt({m_size.width(), m_size.height()})};
}

double MapView::metresPerPx() const
{
    return EquatorM * std::cos(centerPlace().lat * std::numbers::pi / 180) / worldPx();
}
} // namespace wanmi::mapview

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "geo/place.h"
#include "geo/shape.h"

#include <QPointF>
#include <QRectF>
#include <QSizeF>

namespace wanmi::mapview {

/// Web Mercator as the unit square: x 0…1 from 180° W to the east, y 0…1 from the north **down**, like
/// screens and XYZ tiles.
/// \return Nowhere for what is no place on earth (a longitude of 999, a NaN): never in view, in no extent.
[[nodiscard]] QPointF toWorld(geo::Place place);
inline constexpr QPointF Nowhere{-1, -1};
[[nodiscard]] inline bool isNowhere(QPointF world)
{
    return world.x() < 0;
}
[[nodiscard]] geo::Place fromWorld(QPointF world);

/// Edge of a tile in the XYZ pyramid: at zoom z the world is 512 · 2^z pixels wide.
inline constexpr int TilePx = 512;
inline constexpr double MinZoom = 3;
inline constexpr double MaxZoom = 20;

/// What part of the world a screen shows. A value; sizes are in device-independent pixels.
/// Tiles are drawn at whole pixels: the zoom is always rounded so that a tile's edge is a whole number of
/// pixels, and the center so that tile edges fall on pixel edges. So a picture at rest is never resampled.
class MapView
{
public:
    [[nodiscard]] QPointF center() const { return m_center; } ///< world
    [[nodiscard]] geo::Place centerPlace() const { return fromWorld(m_center); }
    [[nodiscard]] double zoom() const { return m_zoom; }
    [[nodiscard]] QSizeF size() const { return m_size; }
    /// The pyramid level that is drawn, and how wide its tiles are on this screen (362 to 724 times
    /// tileScale).
    [[nodiscard]] int level() const;
    [[nodiscard]] int tileEdgePx() const;

    void setSize(QSizeF size);
    /// 2 draws the level that would fit a screen of half as many pixels, so that its labels can be read from
    /// afar.
    void setTileScale(double scale);
    void setCenter(QPointF world);
    void setZoom(double zoom); ///< clamped to MinZoom … MaxZoom
    /// Moves the picture by screen pixels: positive dx shows more of the west.
    void panBy(QPointF pixels);
    /// Changes zoom so that the place under `screen` stays there.
    void zoomAt(QPointF screen, double newZoom);
    /// Shows all of these bounds with a margin in pixels.
    void fit(const geo::Bounds &bounds, double marginPx = 24, double maxZoom = 18);

    [[nodiscard]] QPointF toScreen(QPointF world) const;
    [[nodiscard]] QPointF toScreen(geo::Place place) const { return toScreen(toWorld(place)); }
    [[nodiscard]] QPointF worldAt(QPointF screen) const;
    [[nodiscard]] geo::Place placeAt(QPointF screen) const { return fromWorld(worldAt(screen)); }
    [[nodiscard]] QRectF visibleWorld() const;
    /// Width of the world in pixels at this zoom.
    [[nodiscard]] double worldPx() const;
    /// Ground metres a pixel stands for at the center.
    [[nodiscard]] double metresPerPx() const;

    friend bool operator==(const MapView &, const MapView &) = default;

private:
    void settle();

    QPointF m_center{0.5, 0.5};
    double m_zoom = 10;
    QSizeF m_size{512, 512};
    double m_tileScale = 1;
};
} // namespace wanmi::mapview

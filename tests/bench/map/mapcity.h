// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "mapview/basetiles.h"
#include "mapview/hotlayers.h"
#include "mapview/mapcanvas.h"
#include "support/sketchcity.h"

#include <QQuickWindow>

#include <functional>
#include <memory>

namespace wanmi::bench {

/// A million components and 40,000 cells in a replica that is kept in a folder, and what a seat's map needs
/// over it.
class MapCity
{
public:
    /// \param folder of the replica, made and filled when it is not there; `vehicles` move.
    MapCity(const QString &folder, int vehicles);
    [[nodiscard]] bool isSound() const { return m_sound; }

    test::SketchCity city;
    std::shared_ptr<base::Clock> clock;
    domain::RuleBookPtr rules;
    std::unique_ptr<store::Store> store;
    std::unique_ptr<mapview::HotLayers> layers;

private:
    [[nodiscard]] bool fill();
    bool m_sound = false;
};

/// A window with nothing but the map.
struct MapWindow
{
    MapWindow(MapCity &city, mapview::BaseTiles *tiles, QSize size);
    [[nodiscard]] bool settle(int limitMs = 60'000); ///< until every tile in view stands
    QQuickWindow window;
    mapview::MapCanvas canvas;
};

[[nodiscard]] bool spinUntil(const std::function<bool()> &done, int limitMs);
void spinFor(int ms);
[[nodiscard]] double processCpuMs();
[[nodiscard]] double percentile(std::vector<double> values, double share);
} // namespace wanmi::bench

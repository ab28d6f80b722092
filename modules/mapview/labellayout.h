// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFont>
#include <QPointF>
#include <QRectF>
#include <QString>

#include <vector>

/// Words on the map: which of those that want to be there have room, and where. Pure; any thread.
namespace wanmi::mapview {

enum class LabelRole { Selected, Camera, DutyGrid, Cell };

struct MapLabel
{
    QString text;
    QPointF at; ///< screen
    LabelRole role = LabelRole::Camera;
    /// Beside the mark that stands at `at`, this far from its middle; 0: over the place itself.
    double besidePx = 0;
    friend bool operator==(const MapLabel &, const MapLabel &) = default;
};

struct PlacedLabel
{
    MapLabel label;
    QRectF rect; ///< screen
};

[[nodiscard]] QFont labelFont(LabelRole role, double scale);

/// First come, first served: earlier labels stand, later ones go where there is still room (right of their
/// mark, left, above, below) or are left out. None covers another, an obstacle, or leaves `area`.
[[nodiscard]] std::vector<PlacedLabel> placeLabels(const std::vector<MapLabel> &wanted,
                                                   const std::vector<QRectF> &obstacles, const QRectF &area,
                                                   double scale);
} // namespace wanmi::mapview

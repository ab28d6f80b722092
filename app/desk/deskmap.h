// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "mapview/basetiles.h"
#include "mapview/hotlayers.h"
#include "mapview/mapcanvas.h"
#include "models/selection.h"
#include "models/territory.h"
#include "workbench/style.h"

#include "wallstate.h"

#include <QQuickWidget>

namespace wanmi::desk {

/// The map as a panel of the workbench. What it shows and does is qml/Wall/SeatMap.qml.
class DeskMap : public QQuickWidget
{
    Q_OBJECT
    /// Keys that are the map's while it has the keyboard, whatever they mean to the window.
    Q_PROPERTY(QVariantList ownKeys READ ownKeys)
public:
    DeskMap(mapview::HotLayers &layers, mapview::BaseTiles &tiles, models::Selection &selection,
            models::Territory &territory, wall::WallState &wall, workbench::Style &style, QWidget *parent);
    void setAttribution(const QString &text);
    void setChinese(bool chinese); ///< the language of names on the map
    [[nodiscard]] mapview::MapCanvas *canvas() const; ///< nullptr: the scene has none yet
    [[nodiscard]] QVariantList ownKeys() const;
    [[nodiscard]] QSize sizeHint() const override { return {640, 420}; }
};
} // namespace wanmi::desk

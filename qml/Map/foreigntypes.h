// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "mapview/basetiles.h"
#include "mapview/hotlayers.h"
#include "mapview/mapcanvas.h"
#include "mapview/timemachine.h"

#include <QtQml/qqmlregistration.h>

/// The modules stay free of QML; here their types get their names in it.
namespace wanmi::map {

struct MapCanvasForeign
{
    Q_GADGET
    QML_FOREIGN(wanmi::mapview::MapCanvas)
    QML_NAMED_ELEMENT(MapCanvas)
};
struct HotLayersForeign
{
    Q_GADGET
    QML_FOREIGN(wanmi::mapview::HotLayers)
    QML_NAMED_ELEMENT(HotLayers)
    QML_UNCREATABLE("made by the program")
};
struct BaseTilesForeign
{
    Q_GADGET
    QML_FOREIGN(wanmi::mapview::BaseTiles)
    QML_NAMED_ELEMENT(BaseTiles)
    QML_UNCREATABLE("made by the program")
};
struct TimeMachineForeign
{
    Q_GADGET
    QML_FOREIGN(wanmi::mapview::TimeMachine)
    QML_NAMED_ELEMENT(TimeMachine)
};
} // namespace wanmi::map

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "geo/place.h"
#include "mapview/basetiles.h"
#include "mapview/hotlayers.h"
#include "models/words.h"

#include <QSize>

#include <functional>

namespace wanmi::workbench {

/// What a piece of the map on paper shows.
struct MapPiece
{
    QString caseId; ///< marked with a ring; the other open cases with the shape and color of their light
    geo::Place place;
    QString attribution = {}; ///< of the base map, written on it
    QSize sizePx{800, 380};
    double zoom = 16;
    int patienceMs = 2'500; ///< so long a base map that is not there yet is waited for
};

/// Draws it in the light look, with scale bar and north, on workers. On the base map of the seat where there
/// is one, on what the layers know alone otherwise. `done` comes once, on the thread of `context`, with the
/// bytes of a PNG, none for a place that is nowhere; never when `context` is gone. \param base may be null.
void drawMapPiece(mapview::HotLayers &layers, mapview::BaseTiles *base, const models::Words &words,
                  const MapPiece &piece, QObject *context, std::function<void(const QByteArray &)> done);
} // namespace wanmi::workbench

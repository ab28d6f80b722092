// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "mapview/basetiles.h"
#include "wallstate.h"
#include "wallwindow.h"

namespace wanmi::desk {

/// Notes with each frame of a wall what it newly shows, for whoever measures it. "wall-shows": the scene and the
/// kinds of what was pushed over it ("storm", "work case camera"), once its map is painted; "base-map": what the map
/// says of its base ("ready", or the note); "base-drawn": how often the map project or its data have changed by now,
/// once every tile in view is of the last one. Make one only when isMarking().
class WallMarks : public QObject
{
    Q_OBJECT
public:
    WallMarks(wall::WallWindow &window, wall::WallState &state, mapview::BaseTiles &tiles, QObject *parent);

private:
    void look();
    void note(const QString &mark, const QString &text);

    wall::WallWindow &m_window;
    wall::WallState &m_state;
    mapview::BaseTiles &m_tiles;
    QHash<QString, QString> m_noted;
    int m_changes = 0;
};
} // namespace wanmi::desk

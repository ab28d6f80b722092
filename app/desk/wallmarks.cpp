// SPDX-License-Identifier: GPL-3.0-or-later
#include "wallmarks.h"

#include "mapview/mapcanvas.h"
#include "marks.h"

namespace wanmi::desk {

WallMarks::WallMarks(wall::WallWindow &window, wall::WallState &state, mapview::BaseTiles &tiles, QObject *parent)
    : QObject(parent)
    , m_window(window)
    , m_state(state)
    , m_tiles(tiles)
{
    connect(&m_tiles, &mapview::BaseTiles::dataChanged, this, [this] { ++m_changes; });
    // Queued: what the frame showed is settled by then.
    connect(&m_window, &QQuickWindow::frameSwapped, this, &WallMarks::look, Qt::QueuedConnection);
}

void WallMarks::look()
{
    if (const mapview::MapCanvas *map = m_window.map()) {
        note(QStringLiteral("base-map"),
             map->baseNote().isEmpty() ? QStringLiteral("ready") : map->baseNote() + u' ' + m_tiles.note());
        if (map->isBaseCurrent())
            note(QStringLiteral("base-drawn"), QString::number(m_changes));
        if (!map->isComplete())
            return;
    }
    QStringList shown{m_state.scene()->sceneId()};
    const wall::PushModel *pushes = m_state.scene()->pushes();
    for (int row = 0; row < pushes->count(); ++row)
        shown << pushes->data(pushes->index(row), wall::PushModel::KindRole).toString();
    note(QStringLiteral("wall-shows"), shown.join(u' '));
}

void WallMarks::note(const QString &mark, const QString &text)
{
    if (std::exchange(m_noted[mark], text) != text)
        markText(mark, text);
}
} // namespace wanmi::desk

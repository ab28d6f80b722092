// SPDX-License-Identifier: GPL-3.0-or-later
// What this seat shows on walls.
#include "workbench/mainwindow.h"

#include "workbench/camerapage.h"
#include "workbench/casepage.h"
#include "workbench/componentpage.h"
#include "workbench/wallpush.h"
#include "workbench/wallswindow.h"

#include <QStackedWidget>

namespace wanmi::workbench {

bool MainWindow::mayShowOnWalls() const
{
    return m_session.board && m_session.walls
        && domain::mayShowOnWalls(
               domain::postFromToken(m_session.grant.post).value_or(domain::Post::Supervisor));
}

WallsWindow *MainWindow::wallsWindow() const
{
    return m_wallsWindow;
}

void MainWindow::openWalls()
{
    if (!m_session.board || !m_session.walls)
        return;
    if (!m_wallsWindow)
        m_wallsWindow = new WallsWindow(m_session, m_style, this);
    m_wallsWindow->show();
    m_wallsWindow->raise();
    m_wallsWindow->activateWindow();
}

// What the page beside the queue shows is what W sends: a camera, else the case, else a place chosen on the
// map.
void MainWindow::sendToWall()
{
    const models::Selection &chosen = m_session.selection;
    if (!mayShowOnWalls()) {
        say(tr("Your post does not show things on walls"));
        return;
    }
    if (!m_push) {
        m_push = new WallPush(m_session, m_memory, this);
        connect(m_push, &WallPush::sent, this, &MainWindow::say);
    }
    if (m_pages->currentWidget() == m_cameraPage && !chosen.cameraId().isEmpty()) {
        const domain::Camera *camera = m_session.cameras.find(chosen.cameraId());
        m_push->offer(QStringLiteral("camera"), chosen.cameraId(), camera ? camera->name : chosen.cameraId());
    } else if (!chosen.caseId().isEmpty()) {
        m_push->offer(QStringLiteral("case"), chosen.caseId(), tr("The chosen case"));
    } else if (chosen.hasPlace()) {
        m_push->offer(QStringLiteral("place"),
                      QStringLiteral("%1,%2").arg(chosen.lon(), 0, 'f', 6).arg(chosen.lat(), 0, 'f', 6),
                      tr("The chosen place"));
    }
}
} // namespace wanmi::workbench

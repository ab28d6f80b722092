// SPDX-License-Identifier: GPL-3.0-or-later
// What this seat shows on walls.
#include "workbench/mainwindow.h"

#include "workbench/camerapage.h"
#include "workbench/casepage.h"
#include "workbench/componentpage.h"
#include "workbench/videopage.h"
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

/// Both are made anew in the other language; what is being edited stays as it is until it is saved.
void MainWindow::retranslateWalls()
{
    if (m_push && !m_push->isVisible()) {
        m_push->deleteLater();
        m_push = nullptr;
    }
    if (!m_wallsWindow || m_wallsWindow->isChanged())
        return;
    const WallsWindow::Page page = m_wallsWindow->page();
    m_wallsWindow->close();
    m_wallsWindow = nullptr;
    openWalls();
    m_wallsWindow->showPage(page);
}

void MainWindow::sendLayoutToWall(const QString &name, const QString &sceneId)
{
    if (!m_push) {
        m_push = new WallPush(m_session, m_memory, this);
        connect(m_push, &WallPush::sent, this, &MainWindow::say);
    }
    m_push->offer({{QStringLiteral("layout"), sceneId, name}});
}

// Cases that turned red a moment ago hold a tour at the camera that may see them.
void MainWindow::holdTour()
{
    constexpr qint64 FreshMs = 60'000;
    const qint64 nowMs = base::toMs(m_session.desk.now());
    for (const models::News &news : m_announcer.news()) {
        if (models::chimeOf(news.kind) == models::Chime::Alarm && nowMs - news.sinceMs <= FreshMs)
            m_video->deck().tourBar().noteAlarm(news.caseId);
    }
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
    const bool camera = m_pages->currentWidget() == m_cameraPage && !chosen.cameraId().isEmpty();
    std::vector<WallPush::Thing> things;
    if (!chosen.caseId().isEmpty()) {
        const auto at = m_session.rows.positionOf(chosen.caseId());
        const store::CaseSummary *known = at ? &m_session.rows.table().at(*at) : nullptr;
        things.push_back(
            {QStringLiteral("case"), chosen.caseId(),
             known ? tr("%1 %2").arg(
                 m_session.words.className(known->kind == domain::CaseKind::Component, known->classCode),
                 known->address)
                   : tr("the chosen case")});
    }
    if (!chosen.cameraId().isEmpty()) {
        const domain::Camera *known = m_session.cameras.find(chosen.cameraId());
        things.insert(camera ? things.begin() : things.end(),
                      {QStringLiteral("camera"), chosen.cameraId(), known ? known->name : chosen.cameraId()});
    }
    if (chosen.hasPlace())
        things.push_back({QStringLiteral("place"),
                          QStringLiteral("%1,%2").arg(chosen.lon(), 0, 'f', 6).arg(chosen.lat(), 0, 'f', 6),
                          tr("the chosen place")});
    m_push->offer(things);
}
} // namespace wanmi::workbench

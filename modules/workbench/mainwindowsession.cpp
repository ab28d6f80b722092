// SPDX-License-Identifier: GPL-3.0-or-later
// The desk when its person is away, or when central wants to know who sits here.
#include "workbench/mainwindow.h"

#include "sync/accessjournal.h"
#include "sync/cameraclient.h"
#include "sync/maillink.h"
#include "sync/mediaclient.h"
#include "workbench/importwizard.h"
#include "workbench/overlays.h"
#include "workbench/queuepage.h"
#include "workbench/signinagain.h"
#include "workbench/statusstrip.h"

#include <QDockWidget>
#include <QTableView>

namespace wanmi::workbench {
namespace {
/// Who is typing is not interrupted between two keys: a password field must not swallow half a sentence.
constexpr int TypingPauseMs = 700;
} // namespace

void MainWindow::followSessions()
{
    m_askWhenQuiet.setSingleShot(true);
    connect(&m_askWhenQuiet, &QTimer::timeout, this, &MainWindow::askToSignIn);
    connect(&m_session.link, &sync::Link::statusChanged, this, &MainWindow::followSession);
    connect(m_strip, &StatusStrip::signInWanted, this, &MainWindow::askToSignIn);
    connect(m_signInAgain, &SignInAgain::granted, this, &MainWindow::resumeSession);
    connect(m_signInAgain, &SignInAgain::postponed, this, [this] {
        uncover(m_signInAgain);
        say(tr("You go on without central; the status bar has the way back"));
    });
    connect(m_keys, &KeySheet::closed, this, [this] { uncover(m_keys); });
    connect(m_signInAgain, &SignInAgain::leaveWanted, this, &MainWindow::signOutWanted);
    connect(m_lock, &LockScreen::unlockWanted, this, [this](const QString &password) {
        m_session.people.unlock(m_session.grant.account, password)
            .then(this, [this](const base::Result<protocol::SessionGrant> &grant) {
                if (!grant) {
                    m_lock->refuse(m_session.words.reason(grant.error().reason));
                    return;
                }
                uncover(m_lock);
                if (m_sessionEnded)
                    askToSignIn();
            });
    });
    followSession(m_session.link.status());
}

void MainWindow::followSession(const sync::LinkStatus &status)
{
    const bool ended = status.state == sync::LinkStatus::State::Denied;
    if (std::exchange(m_sessionEnded, ended) == ended)
        return;
    if (ended)
        askToSignIn();
    else
        m_askWhenQuiet.stop();
}

void MainWindow::askToSignIn()
{
    if (!m_sessionEnded || isLocked() || asksToSignIn())
        return;
    if (m_sinceKey.isValid() && m_sinceKey.elapsed() < TypingPauseMs) {
        m_askWhenQuiet.start(TypingPauseMs);
        return;
    }
    cover(m_signInAgain);
    m_signInAgain->ask(m_session.link.status().reason);
}

bool MainWindow::asksToSignIn() const
{
    return m_signInAgain->isVisible();
}

void MainWindow::resumeSession(const protocol::SessionGrant &grant)
{
    const protocol::SessionGrant before = std::exchange(m_session.grant, grant);
    if (grant.scope != before.scope || grant.post != before.post || grant.department != before.department) {
        emit newDeskWanted(grant);
        return;
    }
    m_session.link.renew(grant);
    if (m_session.walls)
        m_session.walls->renew(grant.token);
    if (m_session.turning)
        m_session.turning->renew(grant.token);
    if (m_session.accesses)
        m_session.accesses->renew(grant.token);
    if (m_session.media)
        m_session.media->renew(grant.token);
    if (m_session.mailLink)
        m_session.mailLink->renew(grant);
    if (m_import)
        m_import->renew();
    uncover(m_signInAgain);
    say(tr("Signed in again; what waited is being sent"));
}

bool MainWindow::isLocked() const
{
    return m_lock->isVisible();
}

void MainWindow::lock()
{
    cover(m_lock);
}

void MainWindow::cover(QWidget *overlay)
{
    if (m_keys->isVisible())
        m_keys->hide();
    m_focusBelow = focusWidget();
    for (QDockWidget *dock : m_docks) {
        if (dock->isFloating() && dock->isVisible()) {
            m_hiddenByLock.push_back(dock);
            dock->hide();
        }
    }
    overlay->setGeometry(rect());
    overlay->show();
    overlay->raise();
}

void MainWindow::uncover(QWidget *overlay)
{
    overlay->hide();
    for (QDockWidget *dock : std::exchange(m_hiddenByLock, {}))
        dock->show();
    if (m_focusBelow && m_focusBelow->isVisible())
        m_focusBelow->setFocus();
    else
        m_queue->view().setFocus();
}
} // namespace wanmi::workbench

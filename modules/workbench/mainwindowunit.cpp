// SPDX-License-Identifier: GPL-3.0-or-later
// What a department's clerk takes from the desk: the own unit's figures, and lists as workbooks.
#include "workbench/mainwindow.h"

#include "workbench/cameraevidence.h"
#include "workbench/casebook.h"
#include "workbench/dashboardwindow.h"
#include "workbench/casepage.h"
#include "workbench/evaluationwindow.h"
#include "workbench/evidencewindow.h"
#include "workbench/exportwindow.h"
#include "workbench/queuepage.h"
#include "workbench/unitwindow.h"

#include <QStackedWidget>

namespace wanmi::workbench {

bool MainWindow::hasOwnUnit() const
{
    return !m_session.grant.department.isEmpty();
}

UnitWindow *MainWindow::unitWindow() const
{
    return m_unitWindow;
}

void MainWindow::openUnit()
{
    if (!hasOwnUnit())
        return;
    if (!m_unitWindow)
        m_unitWindow = new UnitWindow(m_session, this);
    m_unitWindow->show();
    m_unitWindow->raise();
    m_unitWindow->activateWindow();
}

DashboardWindow *MainWindow::dashboardWindow() const
{
    return m_dashboardWindow;
}

void MainWindow::openDashboard()
{
    if (!m_dashboardWindow) {
        m_dashboardWindow = new DashboardWindow(m_session, m_style, m_memory, this);
        connect(m_dashboardWindow, &DashboardWindow::caseWanted, this, [this](const QString &id) {
            m_session.selection.selectCase(id);
            raise();
            activateWindow();
        });
    }
    m_dashboardWindow->show();
    m_dashboardWindow->raise();
    m_dashboardWindow->activateWindow();
}

EvaluationWindow *MainWindow::evaluationWindow() const
{
    return m_evaluationWindow;
}

void MainWindow::openEvaluation()
{
    if (!m_evaluationWindow) {
        m_evaluationWindow = new EvaluationWindow(m_session, m_style, this);
        connect(m_evaluationWindow, &EvaluationWindow::caseWanted, this, [this](const QString &id) {
            m_session.selection.selectCase(id);
            raise(); // its deeds (an appeal, L) are here
            activateWindow();
        });
        connect(m_evaluationWindow, &EvaluationWindow::appealWanted, this, [this](const QString &id) {
            m_session.selection.selectCase(id);
            m_casePage->beginSoon(id, QStringLiteral("appeal"));
            raise();
            activateWindow();
        });
    }
    m_evaluationWindow->show();
    m_evaluationWindow->raise();
    m_evaluationWindow->activateWindow();
}

EvidenceWindow *MainWindow::evidenceWindow() const
{
    return m_evidenceWindow;
}

void MainWindow::openEvidence()
{
    if (!m_evidenceWindow)
        m_evidenceWindow = new EvidenceWindow(m_session, m_evidence->folder(), this);
    else
        m_evidenceWindow->reload();
    m_evidenceWindow->show();
    m_evidenceWindow->raise();
    m_evidenceWindow->activateWindow();
}

/// Finished cases are counted before the first dispatch asks for them: a city takes seconds.
void MainWindow::readDuties()
{
    using domain::Post;
    const auto post = domain::postFromToken(m_session.grant.post);
    if (post == Post::Dispatcher || post == Post::Acceptor || post == Post::DistrictCenter
        || post == Post::ShiftLeader)
        m_session.store.recommend({}, {}, m_session.rules);
}

/// What is exported is the list as it stands when the place for the file has been chosen.
void MainWindow::exportQueue()
{
    if (m_center->currentWidget() != m_queue) {
        say(tr("Only a list of cases can be exported; go to a queue first."));
        return;
    }
    m_session.store.status().then(this, [this](const base::Result<store::ReplicaStatus> &status) {
        BookNotes notes;
        if (status)
            notes.city = m_session.words.isChinese() || status->manifest.cityNameEn.isEmpty()
                ? status->manifest.cityName
                : status->manifest.cityNameEn;
        const models::CaseFilter &filter = m_queue->model().filter();
        notes.queue = m_session.words.queue(filter.queue.token);
        QStringList chosenBy;
        ExportFacts facts{QStringLiteral("cases"), QStringLiteral("queue=") + filter.queue.token};
        if (!filter.light.isEmpty())
            facts.filter += QStringLiteral(" light=") + filter.light;
        if (!filter.text.isEmpty())
            facts.filter += QStringLiteral(" text"); // which one may name somebody
        if (!filter.text.isEmpty())
            chosenBy.append(filter.text);
        if (!filter.light.isEmpty())
            chosenBy.append(m_session.words.light(filter.light));
        notes.filter = chosenBy.join(QStringLiteral(" · "));
        notes.person = m_session.grant.name;
        notes.post = m_session.words.post(m_session.grant.post);
        notes.at = m_session.desk.now();
        const QString day
            = m_session.rules->calendar.toLocal(notes.at).toString(QStringLiteral("yyyyMMdd-HHmm"));
        exportBook(
            m_session,
            [this, notes]() mutable {
                notes.at = m_session.desk.now();
                return caseBook(m_queue->model().snapshot(), m_session.words, m_session.rules, notes);
            },
            notes.queue + u'-' + day, facts, this);
    });
}
} // namespace wanmi::workbench

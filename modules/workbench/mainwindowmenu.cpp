// SPDX-License-Identifier: GPL-3.0-or-later
// What can be done at the desk, as a menu, and the way round it by keyboard alone.
#include "workbench/mainwindow.h"

#include "workbench/cameraevidence.h"
#include "workbench/camerastrip.h"
#include "workbench/casepage.h"
#include "workbench/calendarwindow.h"
#include "workbench/evaluationwindow.h"
#include "workbench/evidencewindow.h"
#include "workbench/handoverwindow.h"
#include "workbench/mainmenu.h"
#include "workbench/overlays.h"
#include "workbench/newsstrip.h"
#include "workbench/placepage.h"
#include "workbench/queuepage.h"
#include "workbench/searchbox.h"
#include "workbench/undobar.h"
#include "workbench/videopage.h"

#include <QDockWidget>
#include <QPushButton>
#include <QStackedWidget>
#include <QTableView>
#include <QToolButton>

namespace wanmi::workbench {
namespace {
/// The first place within `part` that takes the Tab key, itself included; nullptr: none.
QWidget *firstStop(QWidget *part)
{
    const auto takes = [](const QWidget *widget) {
        return widget->isVisible() && widget->isEnabled() && (widget->focusPolicy() & Qt::TabFocus);
    };
    if (takes(part))
        return part;
    for (QWidget *at = part->nextInFocusChain(); at && at != part; at = at->nextInFocusChain()) {
        if (part->isAncestorOf(at) && takes(at))
            return at;
    }
    return nullptr;
}
} // namespace

void MainWindow::openMenu()
{
    m_menu->popup(m_menuButton->mapToGlobal(QPoint(0, m_menuButton->height())));
    m_menu->setActiveAction(m_menu->actions().value(0));
}

std::vector<DeedGroup> MainWindow::deeds()
{
    const auto text = [](const char *latin) { return QString::fromLatin1(latin); };
    std::vector<DeedGroup> groups;
    DeedGroup work{tr("&Work"), {}};
    work.deeds = {{text("search"), tr("&Search everything"), text("Ctrl+K"), [this] { focusSearch(); }},
                  {text("filter"), tr("&Filter this list"), text("Ctrl+F"), [this] { focusFilter(); }},
                  {text("next"), tr("&Next case"), text("J"), [this] { m_queue->selectNext(); }},
                  {text("previous"), tr("&Previous case"), text("K"), [this] { m_queue->selectPrevious(); }},
                  {text("queue"), tr("Next &queue"), text("Q"), [this] { m_queue->nextQueue(); }},
                  {text("wall"), tr("Send to a &wall…"), text("W"), [this] { sendToWall(); }},
                  {text("city"), tr("The &city and its districts"), text("Ctrl+G"),
                   [this] { openPlace(QStringLiteral("area"), m_placePage->cityCode()); }},
                  {text("undo"), tr("Take back what was d&one last"), text("Ctrl+Z"),
                   [this] {
                       if (!takeBackLast())
                           say(tr("There is nothing to take back"));
                   }},
                  {text("snapshot"), tr("Snapshot of this win&dow"), text("S"), [this] { takeSnapshot(); }}};
    work.deeds.push_back({text("dashboard"), tr("Dash&board: the city in five questions…"), text("Ctrl+Shift+D"),
                          [this] { openDashboard(); }});
    work.deeds.push_back({text("evaluation"), tr("E&valuation…"), text("Ctrl+Shift+E"), [this] { openEvaluation(); }});
    if (m_evidence->isOffered() || m_evidenceWindow)
        work.deeds.push_back({text("evidence"), tr("Ev&idence of cameras…"), {}, [this] { openEvidence(); }});
    if (m_undo->isVisible())
        work.deeds.push_back({text("undo-cases"), tr("Which cases are ta&ken back…"), {}, [this] { m_undo->showCases(); }});
    if (m_session.panels.printSheet)
        work.deeds.push_back({text("print-sheet"), tr("&Print map sheet…"), text("Ctrl+Alt+P"),
                              [this] { m_session.panels.printSheet(this); }});
    if (!m_newReport->isHidden())
        work.deeds.insert(work.deeds.begin() + 2,
                          {text("report"), tr("New &report"), text("N"), [this] { beginReport(); }});
    groups.push_back(std::move(work));

    if (m_session.board && m_session.walls)
        groups.back().deeds.push_back(
            {text("walls"), tr("W&alls…"), text("Ctrl+W"), [this] { openWalls(); }});
    if (m_session.mailbox && m_session.mailLink)
        groups.back().deeds.push_back(
            {text("mail"), tr("&Messages…"), text("Ctrl+M"), [this] { openMail(); }});
    if (m_session.mailbox && m_session.mailLink && HandoverWindow::isFor(m_session.grant.post))
        groups.back().deeds.push_back(
            {text("handover"), tr("Shift &handover…"), text("Ctrl+H"), [this] { openHandover(); }});
    groups.back().deeds.push_back(
        {text("away"), tr("While &you were away…"), text("Ctrl+Shift+H"), [this] { openAway(); }});
    if (CalendarWindow::isFor(m_session.grant.post))
        groups.back().deeds.push_back({text("calendar"), tr("Work ca&lendar…"), {}, [this] {
                                           auto *window = findChild<CalendarWindow *>();
                                           if (!window)
                                               window = new CalendarWindow(m_session, this);
                                           window->show();
                                           window->raise();
                                           window->activateWindow();
                                       }});
    if (m_center->currentWidget() == m_queue)
        groups.back().deeds.push_back(
            {text("export"), tr("&Export this list…"), text("Ctrl+E"), [this] { exportQueue(); }});
    if (hasOwnUnit())
        groups.back().deeds.push_back(
            {text("unit"), tr("Figures of the own &unit"), text("Ctrl+U"), [this] { openUnit(); }});
    if (mayImport())
        groups.push_back(
            {tr("&Data"),
             {{text("import"), tr("&Import files of the city"), text("Ctrl+I"), [this] { openImport(); }},
              {text("topology"), tr("Check the &topology of the grid"), {}, [this] { openTopology(); }}}});

    DeedGroup view{tr("&Queue"), {}};
    if (m_center->currentWidget() == m_queue) {
        view.deeds = m_queue->viewDeeds();
        view.deeds.push_back(
            {text("view"), tr("&View of the queue…"), text("Ctrl+Shift+F"), [this] { m_queue->openView(); }});
    }
    groups.push_back(std::move(view));
    groups.push_back(
        {tr("&News"),
         {{text("news"), tr("&Go to the worst of what is new"), text("Ctrl+J"), [this] { m_news->goToWorst(); }},
          {text("news-seen"), tr("&All seen"), text("Ctrl+Shift+J"), [this] { m_news->acknowledgeAll(); }},
          {text("news-list"), tr("&List and sound"), text("F8"), [this] { m_news->openList(); }},
          {text("mute"), m_news->isMuted() ? tr("Sound &on") : tr("&Silent for 30 minutes"), text("Ctrl+Shift+M"),
           [this] { m_news->toggleMute(); }}}});

    DeedGroup steps{tr("&Case"), {}};
    int number = 0;
    for (const auto &[action, key] : m_casePage->actionKeys()) {
        const QString letter = key ? QString(QChar(key)) : QString();
        const QString mnemonic = key ? letter : QString::number(++number);
        steps.deeds.push_back({action,
                               QStringLiteral("%1 (&%2)").arg(m_session.words.action(action), mnemonic),
                               letter, [this, action = action] {
                                   showPage(m_casePage);
                                   m_casePage->begin(action);
                               }});
    }
    if (!m_session.selection.caseId().isEmpty()) {
        steps.deeds.push_back({text("deadline"), tr("How the dead&line came about"), text("Ctrl+D"), [this] {
                                   showPage(m_casePage);
                                   m_casePage->explainDeadline();
                               }});
        if (m_session.mailbox && m_session.mailLink)
            steps.deeds.push_back({text("mail-case"), tr("&Message about this case…"), {},
                                   [this] { openMail(m_session.selection.caseId()); }});
        steps.deeds.push_back(
            {text("print-case"), tr("Pri&nt the case file…"), text("Ctrl+P"), [this] { printCaseFile(); }});
        steps.deeds.push_back({text("save-case"), tr("&Save the case file as PDF…"), text("Ctrl+Shift+P"),
                               [this] { saveCaseFile(); }});
    }
    groups.push_back(std::move(steps));

    DeedGroup spaces{tr("Work&spaces"), {}};
    for (int i = 0; i < static_cast<int>(m_workspaces.size()); ++i) {
        const QString digit = QString::number(i + 1);
        spaces.deeds.push_back(
            {text("workspace/") + m_workspaces[static_cast<size_t>(i)].token,
             QStringLiteral("&%1  %2").arg(
                 digit, m_session.words.workspace(m_workspaces[static_cast<size_t>(i)].token)),
             digit, [this, i] { showWorkspace(i); }});
    }
    groups.push_back(std::move(spaces));

    DeedGroup panels{tr("&Panels"), {}};
    int at = 0;
    for (QDockWidget *dock : m_docks) {
        ++at;
        panels.deeds.push_back(
            {text("panel/") + dock->objectName(),
             QStringLiteral("&%1  %2").arg(
                 QString::number(at),
                 (dock->isHidden() ? tr("Show: %1") : tr("Hide: %1")).arg(dock->windowTitle())),
             {},
             [dock] { dock->setVisible(dock->isHidden()); }});
    }
    for (QDockWidget *dock : m_docks) {
        ++at;
        panels.deeds.push_back(
            {text("float/") + dock->objectName(),
             QStringLiteral("&%1  %2").arg(
                 QString::number(at),
                 (dock->isFloating() ? tr("Back into the window: %1") : tr("Own window: %1"))
                     .arg(dock->windowTitle())),
             {},
             [dock] {
                 dock->show();
                 dock->setFloating(!dock->isFloating());
             }});
    }
    panels.deeds.push_back(
        {text("next-panel"), tr("&Next panel"), text("F6"), [this] { focusNextPanel(true); }});
    panels.deeds.push_back(
        {text("previous-panel"), tr("&Previous panel"), text("Shift+F6"), [this] { focusNextPanel(false); }});
    panels.deeds.push_back({text("layout"), tr("&Restore layout"), {}, [this] { restoreLayout(); }});
    groups.push_back(std::move(panels));

    groups.push_back({{},
                      {{text("language"),
                        m_session.words.isChinese() ? QStringLiteral("&English") : QStringLiteral("中文(&Z)"),
                        {},
                        [this] { switchLanguage(); }},
                       {text("theme"),
                        m_style.isDark() ? tr("L&ight colors") : tr("D&ark colors"),
                        {},
                        [this] { switchTheme(); }},
                       {text("help"), tr("&Keys"), text("F1"), [this] { showKeys(); }}}});
    groups.push_back({{},
                      {{text("lock"), tr("&Lock this seat"), text("Ctrl+L"), [this] { lock(); }},
                       {text("signout"), tr("Sign &out"), {}, [this] { emit signOutWanted(); }}}});
    return groups;
}

std::vector<Deed> MainWindow::places()
{
    std::vector<Deed> places;
    for (const models::Workspace &workspace : m_workspaces) {
        for (const models::Queue &queue : workspace.queues) {
            places.push_back({QStringLiteral("queue/%1/%2").arg(workspace.token, queue.token),
                              m_session.words.queue(queue.token),
                              {},
                              [this, space = workspace.token, token = queue.token] {
                                  showWorkspace(space);
                                  m_queue->showQueue(token);
                                  m_queue->view().setFocus();
                              }});
        }
    }
    return places;
}

void MainWindow::focusSearch()
{
    m_search->setFocus(Qt::ShortcutFocusReason);
    m_search->selectAll();
}

void MainWindow::focusFilter()
{
    if (m_center->currentWidget() == m_video)
        m_video->focusFilter();
    else
        m_queue->focusFilter();
}

void MainWindow::switchLanguage()
{
    m_session.words.setLanguage(m_session.words.isChinese() ? QStringLiteral("en") : QStringLiteral("zh"));
    m_memory.set(QStringLiteral("language"), m_session.words.language());
}

void MainWindow::switchTheme()
{
    m_style.apply(m_style.isDark() ? QStringLiteral("light") : QStringLiteral("dark"));
    m_memory.set(QStringLiteral("theme"), m_style.theme());
}

/// Queue, case page, map, cameras, bar, and round again.
void MainWindow::focusNextPanel(bool forward)
{
    std::vector<QWidget *> parts{m_center->currentWidget() == m_queue
                                     ? static_cast<QWidget *>(&m_queue->view())
                                     : m_center->currentWidget()};
    for (QDockWidget *dock : m_docks) {
        if (dock->isVisible() && !dock->isFloating() && dock->widget())
            parts.push_back(dock->widget());
    }
    parts.push_back(menuWidget());
    const QWidget *now = focusWidget();
    const auto count = parts.size();
    const auto here = std::ranges::find_if(
        parts, [now](const QWidget *part) { return now && (part == now || part->isAncestorOf(now)); });
    // From a place of no part (a chip, the filter) it goes to the first or the last one.
    size_t at = here != parts.end() ? static_cast<size_t>(here - parts.begin()) : forward ? count - 1 : 0;
    for (size_t tries = 0; tries < count; ++tries) {
        at = (at + (forward ? 1 : count - 1)) % count;
        if (QWidget *stop = firstStop(parts[at])) {
            stop->setFocus(Qt::TabFocusReason);
            return;
        }
    }
}
} // namespace wanmi::workbench

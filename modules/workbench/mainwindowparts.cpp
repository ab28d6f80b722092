// SPDX-License-Identifier: GPL-3.0-or-later
// The second half of mainwindow.h: bar, rail and docks as they are built, and the keys.
#include "workbench/mainwindow.h"

#include "workbench/actionform.h"
#include "workbench/cameraevidence.h"
#include "workbench/camerapage.h"
#include "workbench/camerastrip.h"
#include "workbench/casepage.h"
#include "workbench/componentpage.h"
#include "workbench/intakepage.h"
#include "workbench/mainmenu.h"
#include "workbench/overlays.h"
#include "workbench/newsstrip.h"
#include "workbench/placepage.h"
#include "workbench/queuepage.h"
#include "workbench/searchbox.h"
#include "workbench/statusstrip.h"
#include "workbench/undobar.h"
#include "workbench/videopage.h"

#include "base/answer.h"
#include "base/doors.h"

#include <QAbstractButton>
#include <QAbstractSpinBox>
#include <QApplication>
#include <QButtonGroup>
#include <QDir>
#include <QDockWidget>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QMenu>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QStackedWidget>
#include <QStatusBar>
#include <QTableView>
#include <QtConcurrentRun>
#include <QToolBar>
#include <QToolButton>
#include <QVBoxLayout>

namespace wanmi::workbench {
namespace {
bool isTextInput(const QWidget *widget)
{
    return qobject_cast<const QLineEdit *>(widget) || qobject_cast<const QPlainTextEdit *>(widget)
        || qobject_cast<const QAbstractSpinBox *>(widget);
}

bool isInsideForm(const QWidget *widget)
{
    for (; widget; widget = widget->parentWidget()) {
        if (qobject_cast<const ActionForm *>(widget) || qobject_cast<const IntakePage *>(widget))
            return true;
    }
    return false;
}
} // namespace

void MainWindow::buildBar()
{
    auto *bar = new QWidget(this);
    bar->setObjectName(QStringLiteral("bar"));
    bar->setAttribute(Qt::WA_StyledBackground);
    auto *row = new QHBoxLayout(bar);
    row->setContentsMargins(14, 7, 10, 7);
    row->setSpacing(6);
    auto *mark = new QLabel(bar);
    mark->setPixmap(QIcon(QStringLiteral(":/wanmi/icons/wanmi.svg")).pixmap(QSize(26, 26)));
    m_cityMark = new QLabel(bar);
    m_cityMark->setObjectName(QStringLiteral("title"));
    m_search = new SearchBox(m_session, m_style, bar);
    m_search->popup().setParent(this);
    m_search->setMaximumWidth(560);
    m_newReport = new QPushButton(bar);
    m_newReport->setObjectName(QStringLiteral("primary"));
    const bool mayReport
        = m_session.rules->workflow.find({}, QStringLiteral("report"), m_session.grant.post).has_value();
    m_newReport->setVisible(mayReport);
    row->addWidget(mark);
    row->addWidget(m_cityMark);
    row->addSpacing(18);
    row->addWidget(m_search, 1);
    row->addStretch(1);
    row->addWidget(m_newReport);
    connect(m_newReport, &QPushButton::clicked, this, &MainWindow::beginReport);
    m_newReport->setProperty("deed", QStringLiteral("report"));
    const auto tool = [this, bar, row](const QString &icon, const std::function<QString()> &words,
                                       const std::function<void()> &act) {
        auto *button = new QToolButton(bar);
        button->setObjectName(QStringLiteral("flat"));
        button->setProperty("deed", icon);
        button->setIconSize({20, 20});
        row->addWidget(button);
        m_tools.emplace_back(button, icon);
        m_texts.add([button, words] {
            button->setToolTip(words());
            button->setAccessibleName(words());
        });
        if (act)
            connect(button, &QToolButton::clicked, this, act);
        return button;
    };
    if (mayImport())
        tool(
            QStringLiteral("import"), [] { return tr("Import files of the city: Ctrl+I"); },
            [this] { openImport(); });
    if (m_session.mailbox && m_session.mailLink)
        m_mailButton = tool(
            QStringLiteral("mail"), [] { return tr("Messages: Ctrl+M"); }, [this] { openMail(); });
    tool(
        QStringLiteral("language"),
        [this] { return m_session.words.isChinese() ? QStringLiteral("English") : QStringLiteral("中文"); },
        [this] { switchLanguage(); });
    tool(
        QStringLiteral("theme"), [] { return tr("Dark or light"); }, [this] { switchTheme(); });
    auto *layouts = tool(QStringLiteral("layout"), [] { return tr("Panels and layout"); }, {});
    layouts->setMenu(new MainMenu(
        [this] {
            // Of the whole menu the part that is about panels, without a level of its own.
            std::vector<DeedGroup> panels;
            for (DeedGroup &group : deeds()) {
                if (!group.deeds.empty() && group.deeds.back().token == u"layout")
                    panels.push_back({{}, std::move(group.deeds)});
            }
            return panels;
        },
        layouts));
    layouts->setPopupMode(QToolButton::InstantPopup);
    tool(
        QStringLiteral("lock"), [] { return tr("Lock this seat: Ctrl+L"); }, [this] { lock(); });
    tool(
        QStringLiteral("help"), [] { return tr("Keys: F1"); }, [this] { showKeys(); });
    m_menuButton = tool(QStringLiteral("menu"), [] { return tr("Menu: F10"); }, {});
    m_menu = new MainMenu([this] { return deeds(); }, m_menuButton);
    m_menuButton->setMenu(m_menu);
    m_menuButton->setPopupMode(QToolButton::InstantPopup);
    m_texts.add([this] {
        m_newReport->setText(tr("New report"));
        m_newReport->setToolTip(tr("Key %1").arg(QStringLiteral("N")));
        m_cityMark->setText(tr("Wanmi"));
    });
    setMenuWidget(bar);

    m_strip = new StatusStrip(m_session, m_style, this);
    statusBar()->setSizeGripEnabled(false);
    statusBar()->setContentsMargins(0, 0, 0, 0);
    statusBar()->addWidget(m_strip, 1);
}

void MainWindow::buildRail()
{
    auto *bar = new QToolBar(this);
    bar->setObjectName(QStringLiteral("railbar"));
    bar->setMovable(false);
    bar->setContextMenuPolicy(Qt::PreventContextMenu);
    auto *rail = new QWidget(bar);
    rail->setObjectName(QStringLiteral("rail"));
    rail->setAttribute(Qt::WA_StyledBackground);
    rail->setFixedWidth(88);
    rail->setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Expanding);
    auto *column = new QVBoxLayout(rail);
    column->setContentsMargins(0, 8, 0, 8);
    column->setSpacing(2);
    m_rail = new QButtonGroup(this);
    for (int i = 0; i < static_cast<int>(m_workspaces.size()); ++i) {
        auto *button = new QToolButton(rail);
        button->setObjectName(QStringLiteral("workspace"));
        button->setCheckable(true);
        button->setToolButtonStyle(Qt::ToolButtonTextUnderIcon);
        button->setIconSize({24, 24});
        button->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
        button->setProperty(
            "deed", QString(QStringLiteral("workspace/") + m_workspaces[static_cast<size_t>(i)].token));
        m_rail->addButton(button, i);
        column->addWidget(button);
        connect(button, &QToolButton::clicked, this, [this, i] { showWorkspace(i); });
    }
    column->addStretch(1);
    bar->addWidget(rail);
    addToolBar(Qt::LeftToolBarArea, bar);
}

QDockWidget *MainWindow::dock(const QString &name, QWidget *content, const std::function<QString()> &title)
{
    auto *dock = new QDockWidget(this);
    dock->setObjectName(name);
    dock->setWidget(content);
    auto *head = new QWidget(dock);
    head->setObjectName(QStringLiteral("bar"));
    head->setAttribute(Qt::WA_StyledBackground);
    auto *row = new QHBoxLayout(head);
    row->setContentsMargins(12, 2, 4, 2);
    row->setSpacing(0);
    auto *label = new QLabel(head);
    label->setObjectName(QStringLiteral("section"));
    row->addWidget(label, 1);
    const auto button = [this, head, row](const QString &icon, const std::function<void()> &act) {
        auto *made = new QToolButton(head);
        made->setObjectName(QStringLiteral("flat"));
        made->setIconSize({14, 14});
        made->setFocusPolicy(Qt::NoFocus);
        row->addWidget(made);
        m_tools.emplace_back(made, icon);
        connect(made, &QToolButton::clicked, this, act);
        return made;
    };
    auto *floats = button(QStringLiteral("layout"), [dock] { dock->setFloating(!dock->isFloating()); });
    auto *closes = button(QStringLiteral("close"), [dock] { dock->hide(); });
    floats->setProperty("deed", QString(QStringLiteral("float/") + name));
    closes->setProperty("deed", QString(QStringLiteral("panel/") + name));
    dock->setTitleBarWidget(head);
    m_docks.push_back(dock);
    m_texts.add([dock, label, floats, closes, title] {
        dock->setWindowTitle(title());
        label->setText(title());
        floats->setToolTip(tr("Own window, or back"));
        floats->setAccessibleName(tr("Own window, or back"));
        closes->setToolTip(tr("Hide; the layout button brings it back"));
        closes->setAccessibleName(tr("Hide; the layout button brings it back"));
    });
    if (name == u"page")
        m_pageTitle = label;
    return dock;
}

void MainWindow::buildDocks()
{
    m_pages = new QStackedWidget(this);
    m_casePage = new CasePage(m_session, m_style, m_memory, m_pages);
    m_componentPage = new ComponentPage(m_session, m_style, m_pages);
    m_cameraPage = new CameraPage(m_session, m_style, m_pages);
    m_placePage = new PlacePage(m_session, m_style, m_pages);
    for (QWidget *page : {static_cast<QWidget *>(m_casePage), static_cast<QWidget *>(m_componentPage),
                          static_cast<QWidget *>(m_cameraPage), static_cast<QWidget *>(m_placePage)})
        m_pages->addWidget(page);
    m_pages->setMinimumWidth(360);
    addDockWidget(Qt::RightDockWidgetArea, dock(QStringLiteral("page"), m_pages, [] { return tr("Case"); }));

    QWidget *map = m_session.panels.map ? m_session.panels.map(this) : nullptr;
    if (!map) {
        auto *none = new QLabel(this);
        none->setAlignment(Qt::AlignCenter);
        none->setObjectName(QStringLiteral("quiet"));
        m_texts.add([none] { none->setText(tr("This window has no map.")); });
        map = none;
    }
    map->setMinimumSize(240, 160);
    auto *mapDock = dock(QStringLiteral("map"), map, [] { return tr("Map"); });
    addDockWidget(Qt::BottomDockWidgetArea, mapDock);
    m_cameras = new CameraStrip(m_session, 4, 2, this);
    m_cameras->setMinimumSize(240, 160);
    auto *cameraDock = dock(QStringLiteral("cameras"), m_cameras, [] { return tr("Nearest cameras"); });
    addDockWidget(Qt::BottomDockWidgetArea, cameraDock);
    splitDockWidget(mapDock, cameraDock, Qt::Horizontal);
    resizeDocks({m_docks[0]}, {430}, Qt::Horizontal);
    resizeDocks({mapDock, cameraDock}, {600, 520}, Qt::Horizontal);
    resizeDocks({mapDock}, {300}, Qt::Vertical);
}

void MainWindow::drawIcons()
{
    for (const auto &[button, icon] : m_tools)
        button->setIcon(m_style.icon(icon, QStringLiteral("quiet")));
    for (QAbstractButton *button : m_rail->buttons()) {
        const QString token = m_workspaces[static_cast<size_t>(m_rail->id(button))].token;
        button->setIcon(
            m_style.icon(token, button->isChecked() ? QStringLiteral("accent") : QStringLiteral("quiet")));
    }
}

void MainWindow::showCounts()
{
    if (!m_rail)
        return;
    for (QAbstractButton *button : m_rail->buttons()) {
        const int at = m_rail->id(button);
        const models::Workspace &workspace = m_workspaces[static_cast<size_t>(at)];
        int count = workspace.token == u"video" ? m_session.cameras.total() : 0;
        for (const QString &queue : workspace.counted)
            count += m_counts.count(queue);
        const QString name = m_session.words.workspace(workspace.token);
        button->setText(name + u'\n' + m_session.words.number(count));
        button->setToolTip(tr("%1: key %2").arg(name).arg(at + 1));
        button->setAccessibleName(tr("Workspace %1, %2").arg(name).arg(count));
    }
}

void MainWindow::showWorkspace(int index)
{
    if (index < 0 || index >= static_cast<int>(m_workspaces.size()))
        return;
    m_rail->button(index)->setChecked(true);
    const models::Workspace &workspace = m_workspaces[static_cast<size_t>(index)];
    if (workspace.queues.empty()) {
        m_center->setCurrentWidget(m_video);
        m_video->focusList();
    } else {
        m_queue->showWorkspace(workspace);
        m_center->setCurrentWidget(m_queue);
        m_queue->view().setFocus();
    }
    drawIcons();
}

void MainWindow::showWorkspace(const QString &token)
{
    const auto it = std::ranges::find(m_workspaces, token, &models::Workspace::token);
    if (it != m_workspaces.end())
        showWorkspace(static_cast<int>(it - m_workspaces.begin()));
}

bool MainWindow::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::KeyPress)
        m_sinceKey.start();
    if (event->type() == QEvent::KeyPress && !isLocked() && !asksToSignIn() && !m_keys->isVisible()
        && watched->isWidgetType()) {
        auto *widget = static_cast<QWidget *>(watched);
        const QWidget *target = focusWidget() ? focusWidget() : this;
        const bool mine = widget == target && widget->window() == this && !QApplication::activePopupWidget();
        if (mine && pressed(static_cast<QKeyEvent *>(event)))
            return true;
    }
    return QMainWindow::eventFilter(watched, event);
}

bool MainWindow::pressed(QKeyEvent *event)
{
    const int key = event->key();
    if (event->modifiers() == Qt::ControlModifier) {
        switch (key) {
        case Qt::Key_K:
            focusSearch();
            return true;
        case Qt::Key_F:
            focusFilter();
            return true;
        case Qt::Key_L:
            lock();
            return true;
        case Qt::Key_G:
            openPlace(QStringLiteral("area"), m_placePage->cityCode());
            m_placePage->focusFirst();
            return true;
        case Qt::Key_P:
            printCaseFile();
            return true;
        case Qt::Key_D:
            showPage(m_casePage);
            return m_casePage->explainDeadline();
        case Qt::Key_M:
            openMail();
            return m_session.mailbox && m_session.mailLink;
        case Qt::Key_H:
            openHandover();
            return m_session.mailbox && m_session.mailLink;
        case Qt::Key_I:
            openImport();
            return mayImport();
        case Qt::Key_E:
            exportQueue();
            return true;
        case Qt::Key_U:
            openUnit();
            return hasOwnUnit();
        case Qt::Key_W:
            openWalls();
            return m_session.board && m_session.walls;
        case Qt::Key_J:
            m_news->goToWorst();
            return true;
        case Qt::Key_B:
            m_queue->actOnChosen();
            return true;
        case Qt::Key_Z:
            return !isTextInput(focusWidget()) && takeBackLast();
        default:
            return false;
        }
    }
    if (event->modifiers() == (Qt::ControlModifier | Qt::ShiftModifier)) {
        switch (key) {
        case Qt::Key_D:
            openDashboard();
            return true;
        case Qt::Key_E:
            openEvaluation();
            return true;
        case Qt::Key_J:
            m_news->acknowledgeAll();
            return true;
        case Qt::Key_P:
            saveCaseFile();
            return true;
        case Qt::Key_M:
            m_news->toggleMute();
            return true;
        case Qt::Key_F:
            m_queue->openView();
            return true;
        default:
            return false;
        }
    }
    if (event->modifiers() == (Qt::ControlModifier | Qt::AltModifier) && key == Qt::Key_P) {
        if (m_session.panels.printSheet)
            m_session.panels.printSheet(this);
        return true;
    }
    if (event->modifiers() == Qt::AltModifier && (key == Qt::Key_Left || key == Qt::Key_Right)) {
        walkPlaces(key == Qt::Key_Left ? -1 : 1);
        return true; // at the end of the way, too: a table would choose a row
    }
    switch (key) {
    case Qt::Key_F1:
        showKeys();
        return true;
    case Qt::Key_F3: // whoever has clicked on the map has the keyboard there
        if (m_report && m_center->currentWidget() == m_report) {
            m_report->takeMapChoice();
            return true;
        }
        break;
    case Qt::Key_F6:
        focusNextPanel(!event->modifiers().testFlag(Qt::ShiftModifier));
        return true;
    case Qt::Key_F8:
        m_news->openList();
        return true;
    case Qt::Key_F10:
        openMenu();
        return true;
    default:
        break;
    }
    const QWidget *focus = focusWidget();
    // A letter that means something on the map does nothing to the case beside it.
    if (focus && event->modifiers() == Qt::NoModifier && focus->property("ownKeys").toList().contains(key))
        return false;
    if (key == Qt::Key_Escape && !(focus && isInsideForm(focus))) {
        if (qobject_cast<const SearchBox *>(focus))
            m_search->clear();
        back();
        return true;
    }
    if (event->modifiers() & ~(Qt::ShiftModifier | Qt::KeypadModifier) || isTextInput(focus)
        || (focus && isInsideForm(focus)))
        return false;
    return pressedPlain(key);
}

bool MainWindow::pressedPlain(int key)
{
    if (key >= Qt::Key_1 && key <= Qt::Key_9) {
        showWorkspace(key - Qt::Key_1);
        return true;
    }
    switch (key) {
    case Qt::Key_J:
        m_queue->selectNext();
        return true;
    case Qt::Key_K:
        m_queue->selectPrevious();
        return true;
    case Qt::Key_Q:
        m_queue->nextQueue();
        return true;
    case Qt::Key_N:
        beginReport();
        return true;
    case Qt::Key_S:
        if (const QString camera = cameraInHand(); !camera.isEmpty())
            m_evidence->still(camera);
        else
            takeSnapshot();
        return true;
    case Qt::Key_R:
        if (const QString camera = cameraInHand(); !camera.isEmpty() && !m_queue->view().hasFocus()) {
            m_evidence->clip(camera);
            return true;
        }
        break;
    case Qt::Key_W:
        sendToWall();
        return true;
    case Qt::Key_Return:
    case Qt::Key_Enter:
        if (m_queue->view().hasFocus()) {
            if (auto *first = m_casePage->findChild<QPushButton *>(QStringLiteral("primary")))
                first->setFocus(Qt::ShortcutFocusReason);
            return true;
        }
        return false;
    default:
        break;
    }
    if (m_queue->view().hasFocus() && !m_queue->chosen().isEmpty()) {
        if (isActionKey(key))
            m_queue->actOnChosen(key);
        return isActionKey(key);
    }
    // A case that is still being read keeps the key of an action for itself, and no other.
    return isActionKey(key) && m_pages->currentWidget() == m_casePage && m_casePage->pressKey(key);
}

/// Of the step of some case, whether or not the one beside the queue allows it now.
bool MainWindow::isActionKey(int key) const
{
    return std::ranges::any_of(m_session.rules->workflow.transitions(), [key](const auto &transition) {
        return key != 0 && keyOf(transition.event) == key;
    });
}

void MainWindow::back()
{
    if (m_center->currentWidget() == m_queue && m_queue->view().hasFocus() && m_queue->chooseOne())
        return;
    m_session.selection.turnBack();
    if (m_pages->currentWidget() == m_casePage) {
        if (!m_casePage->closeForm())
            m_queue->view().setFocus();
    } else {
        showPage(m_casePage);
    }
    m_queue->view().setFocus();
}

QString MainWindow::cameraInHand() const
{
    for (const QWidget *at = focusWidget(); at; at = at->parentWidget()) {
        if (const QString camera = at->property("camera").toString(); !camera.isEmpty())
            return camera;
    }
    return m_pages->currentWidget() == m_cameraPage && m_cameraPage->isVisible() ? m_cameraPage->camera() : QString();
}

void MainWindow::followCameras()
{
    m_evidence = new CameraEvidence(m_session, this);
    connect(m_evidence, &CameraEvidence::told, this, &MainWindow::say);
    connect(m_evidence, &CameraEvidence::recordingChanged, this, [this](const QString &camera) {
        if (camera == m_cameraPage->camera())
            m_cameraPage->setRecording(m_evidence->isRecording(camera));
    });
    connect(m_cameraPage, &CameraPage::stillWanted, m_evidence, &CameraEvidence::still);
    connect(m_cameraPage, &CameraPage::clipWanted, m_evidence, &CameraEvidence::clip);
    connect(m_cameraPage, &CameraPage::markWanted, m_evidence, &CameraEvidence::mark);
    connect(m_cameraPage, &CameraPage::saveWanted, m_evidence, &CameraEvidence::save);
}

void MainWindow::takeSnapshot()
{
    const QImage picture = grab().toImage();
    const QString name
        = m_session.rules->calendar.toLocal(m_session.desk.now()).toString(QStringLiteral("yyyyMMdd-HHmmss"));
    const QString path = m_session.folder + QStringLiteral("/snapshots/") + name + QStringLiteral(".png");
    base::Answer<bool> saved = QtConcurrent::run([picture, path] {
        base::passDoor(base::Door::File, "snapshot");
        QDir().mkpath(QFileInfo(path).absolutePath());
        return picture.save(path);
    });
    saved.then(this, [this, path](bool done) {
        say(done ? tr("Snapshot kept: %1").arg(path) : m_session.words.reason(QStringLiteral("disk-full")));
    });
}
} // namespace wanmi::workbench

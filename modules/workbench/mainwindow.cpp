// SPDX-License-Identifier: GPL-3.0-or-later
#include "workbench/mainwindow.h"

#include "workbench/actionform.h"
#include "workbench/cameraevidence.h"
#include "workbench/camerapage.h"
#include "workbench/camerastrip.h"
#include "workbench/casepage.h"
#include "workbench/commandbar.h"
#include "workbench/componentpage.h"
#include "workbench/intakepage.h"
#include "workbench/newsstrip.h"
#include "workbench/overlays.h"
#include "workbench/placepage.h"
#include "workbench/queuepage.h"
#include "workbench/searchbox.h"
#include "workbench/signinagain.h"
#include "workbench/statusstrip.h"
#include "workbench/undobar.h"
#include "workbench/videopage.h"

#include <QApplication>
#include <QCloseEvent>
#include <QDockWidget>
#include <QJsonArray>
#include <QLabel>
#include <QPushButton>
#include <QScrollArea>
#include <QShowEvent>
#include <QStackedWidget>
#include <QTableView>
#include <QVBoxLayout>

namespace wanmi::workbench {
namespace {
constexpr int QuietAfterMs = 15'000; ///< by then queues and map have read what they show
constexpr int ToastMs = 4000;
constexpr int LayoutVersion = 1;

std::vector<models::Queue> queuesOf(const std::vector<models::Workspace> &workspaces)
{
    std::vector<models::Queue> queues;
    for (const models::Workspace &workspace : workspaces)
        queues.insert(queues.end(), workspace.queues.begin(), workspace.queues.end());
    return queues;
}
} // namespace

MainWindow::MainWindow(SessionContext session, Style &style, QWidget *parent)
    : QMainWindow(parent)
    , m_session(std::move(session))
    , m_style(style)
    , m_memory(m_session.folder + QStringLiteral("/desk.json"))
    , m_workspaces(
          models::workspacesOf(domain::postFromToken(m_session.grant.post).value_or(domain::Post::System)))
    , m_counts(m_session.rows, queuesOf(m_workspaces), m_session.clock)
    , m_announcer(
          m_session.rows,
          models::announcedTo(domain::postFromToken(m_session.grant.post).value_or(domain::Post::System)),
          m_session.clock)
{
    setObjectName(QStringLiteral("desk"));
    // First of all: whoever shows something by the rules hears of new ones after this.
    if (const auto names = m_session.words.names(); names && names->rules())
        m_session.rules = names->rules();
    connect(&m_session.store, &store::Store::rulesChanged, this,
            [this](const domain::RuleBookPtr &rules) { m_session.rules = rules; });
    setMinimumSize(1024, 640);
    resize(1600, 960);
    setWindowIcon(QIcon(QStringLiteral(":/wanmi/icons/wanmi.svg")));
    setDockNestingEnabled(true);
    setCorner(Qt::BottomRightCorner, Qt::RightDockWidgetArea);
    buildBar();
    buildRail();
    buildCenter();
    buildDocks();
    m_toast = new QLabel(this);
    m_toast->setObjectName(QStringLiteral("card"));
    m_toast->setContentsMargins(14, 8, 14, 8);
    m_toast->hide();
    m_toastEnd.setSingleShot(true);
    connect(&m_toastEnd, &QTimer::timeout, m_toast, &QWidget::hide);
    m_keys = new KeySheet(mayImport(), this);
    m_lock = new LockScreen(m_session.grant, this);
    m_signInAgain = new SignInAgain(m_session, this);
    m_texts.add([this] {
        showTitle();
        showCounts();
    });
    follow();
    followMail();
    drawIcons();
    showWorkspace(0);
    qApp->installEventFilter(this);
    m_queue->view().setFocus();
}

MainWindow::~MainWindow()
{
    qApp->removeEventFilter(this);
    closeImport();
}

/// How much waits to be seen stands first: a task bar shows no more than the beginning.
void MainWindow::showTitle()
{
    const QString who
        = tr("Wanmi · %1 · %2").arg(m_session.grant.name, m_session.words.post(m_session.grant.post));
    const int news = m_announcer.total();
    setWindowTitle(news > 0 ? QStringLiteral("(%1) %2").arg(news).arg(who) : who);
}

void MainWindow::showFilter(const SavedFilter &filter)
{
    if (m_queue->workspace().token != filter.workspace || m_center->currentWidget() != m_queue)
        showWorkspace(filter.workspace);
    m_queue->show(filter);
}

void MainWindow::buildCenter()
{
    auto *middle = new QWidget(this);
    middle->setObjectName(QStringLiteral("page"));
    auto *column = new QVBoxLayout(middle);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    m_firstRun = new FirstRun(m_session, middle);
    m_center = new QStackedWidget(middle);
    m_news = new NewsStrip(m_session, m_style, m_memory, m_announcer, middle);
    m_queue = new QueuePage(m_session, m_style, m_memory, m_counts, m_announcer, m_center);
    m_video = new VideoPage(m_session, m_style, m_memory, m_center);
    m_center->addWidget(m_queue);
    m_center->addWidget(m_video);
    column->addWidget(m_firstRun);
    column->addWidget(m_news);
    column->addWidget(m_center, 1);
    m_undo = new UndoBar(m_session, middle);
    column->addWidget(m_undo);
    setCentralWidget(middle);
}

void MainWindow::follow()
{
    models::Selection &selection = m_session.selection;
    connect(&selection, &models::Selection::caseChanged, this, [this](const QString &id) {
        if (!id.isEmpty())
            showPage(m_casePage);
    });
    connect(&selection, &models::Selection::componentChanged, this, [this](const QString &id) {
        if (id.isEmpty())
            return;
        m_componentPage->show(id);
        showPage(m_componentPage);
    });
    connect(&selection, &models::Selection::cameraChanged, this, [this](const QString &id) {
        if (id.isEmpty())
            return;
        m_cameraPage->show(id);
        m_cameraPage->setRecording(m_evidence->isRecording(id));
        showPage(m_cameraPage);
    });
    connect(&selection, &models::Selection::pageWanted, this, &MainWindow::openPlace);
    for (auto *source : {static_cast<CameraStrip *>(m_cameras)})
        connect(source, &CameraStrip::cameraChosen, &selection, &models::Selection::selectCamera);
    connect(m_video, &VideoPage::toWallWanted, this, &MainWindow::sendLayoutToWall);
    connect(m_video, &VideoPage::cameraChosen, &selection, &models::Selection::selectCamera);
    followCameras();
    connect(m_casePage, &CasePage::cameraWanted, &selection, &models::Selection::selectCamera);
    connect(m_casePage, &CasePage::recordWanted, this, [this](const QString &camera, base::Instant from) {
        m_session.selection.selectCamera(camera);
        m_cameraPage->playback(from);
    });
    connect(m_casePage, &CasePage::componentWanted, &selection, &models::Selection::selectComponent);
    connect(m_casePage, &CasePage::done, this, [this] { m_queue->view().setFocus(); });
    // As soon as it lies in the outbox: what is read anew because of it may take its time.
    connect(&m_session.desk, &operations::CaseDesk::performed, this,
            [this](const CaseId &, const QString &action) {
                if (QApplication::activeModalWidget())
                    return; // many at once tell of themselves
                const bool online = m_session.link.status().state == sync::LinkStatus::State::Online;
                say(online
                        ? tr("%1: sent to central").arg(m_session.words.action(action))
                        : tr("%1: kept here, sent when central is back").arg(m_session.words.action(action)));
            });
    connect(&m_session.desk, &operations::CaseDesk::recorded, this, [this](const domain::ActionRecord &record) {
        if (!QApplication::activeModalWidget())
            m_undo->note(record);
    });
    connect(m_queue, &QueuePage::bulkLeft, m_undo, qOverload<const QString &, const std::vector<UndoBar::Line> &>(&UndoBar::note));
    connect(m_undo, &UndoBar::told, this, &MainWindow::say);
    connect(&m_announcer, &models::Announcer::changed, this, &MainWindow::showTitle);
    connect(&m_announcer, &models::Announcer::announced, this, [this](models::Chime chime, int, bool again) {
        if (chime == models::Chime::Alarm && !again)
            holdTour();
    });
    connect(m_news, &NewsStrip::caseWanted, &selection, &models::Selection::selectCase);
    connect(m_news, &NewsStrip::caseWanted, this, [this] { m_queue->view().setFocus(); });
    connect(m_news, &NewsStrip::attentionWanted, this, [this] { QApplication::alert(this); });
    connect(m_queue, &QueuePage::filterWanted, this, &MainWindow::showFilter);
    connect(m_queue, &QueuePage::bulkDone, this, [this](const QString &action, int cases) {
        say(tr("%1: %n case(s), kept here and on their way to central", nullptr, cases)
                .arg(m_session.words.action(action)));
    });
    m_commands = new CommandBar(m_session,
                                {[this] { return deeds(); }, [this] { return places(); }, m_queue->model()},
                                m_search->results(), this);
    connect(m_commands, &CommandBar::refused, this, &MainWindow::say);
    connect(m_commands, &CommandBar::stepWanted, this, [this](const QString &caseId, const QString &action) {
        m_session.selection.selectCase(caseId);
        showPage(m_casePage);
        m_casePage->beginSoon(caseId, action);
    });
    connect(m_search, &SearchBox::hitChosen, this, &MainWindow::take);
    connect(&m_search->results(), &models::SearchResults::recentChanged, this,
            [this](const QStringList &recent) {
                m_memory.set(QStringLiteral("searches"), QJsonArray::fromStringList(recent));
            });
    connect(&m_counts, &models::QueueCounts::countsChanged, this, &MainWindow::showCounts);
    connect(&m_session.cameras, &models::CameraList::listChanged, this, &MainWindow::showCounts);
    connect(&m_style, &Style::changed, this, &MainWindow::drawIcons);
    connect(&m_session.link, &sync::Link::statusChanged, m_firstRun, &FirstRun::show);
    connect(&m_session.link, &sync::Link::manifestChanged, this,
            [this](const protocol::Manifest &manifest) { setVideoUrl(manifest.videoUrl); });
    connect(&m_session.store, &store::Store::writeFailed, this,
            [this](const Error &error) { say(m_session.words.reason(error.reason)); });
    m_firstRun->show(m_session.link.status());
    m_session.store.status().then(this, [this](const base::Result<store::ReplicaStatus> &status) {
        if (status && !status->manifest.videoUrl.isEmpty())
            setVideoUrl(status->manifest.videoUrl);
    });
    followSessions();
    followAbsence();
    QTimer::singleShot(QuietAfterMs, this, &MainWindow::readDuties);
    connect(&m_memory, &SeatMemory::loaded, this, &MainWindow::takeMemory);
    m_layoutSoon.setSingleShot(true);
    m_layoutSoon.setInterval(1500);
    connect(&m_layoutSoon, &QTimer::timeout, this, &MainWindow::keepLayout);
    for (QDockWidget *dock : m_docks) {
        const auto soon = qOverload<>(&QTimer::start);
        connect(dock, &QDockWidget::dockLocationChanged, &m_layoutSoon, soon);
        connect(dock, &QDockWidget::topLevelChanged, &m_layoutSoon, soon);
        connect(dock, &QDockWidget::visibilityChanged, &m_layoutSoon, soon);
    }
}

void MainWindow::setVideoUrl(const QString &url)
{
    m_evidence->setVideoUrl(url);
    m_cameraPage->setVideoUrl(url);
    m_cameras->setVideoUrl(url);
    m_video->deck().wall().setVideoUrl(url);
}

void MainWindow::takeMemory()
{
    if (const QString language = m_memory.value(QStringLiteral("language")).toString(); !language.isEmpty())
        m_session.words.setLanguage(language);
    if (const QString theme = m_memory.value(QStringLiteral("theme")).toString();
        !theme.isEmpty() && theme != m_style.theme())
        m_style.apply(theme);
    m_queue->takeMemory();
    m_news->takeMemory();
    m_search->results().setRecent(m_memory.value(QStringLiteral("searches")).toVariant().toStringList());
    if (!m_shown)
        return;
    const QByteArray layout
        = QByteArray::fromBase64(m_memory.value(QStringLiteral("layout")).toString().toLatin1());
    if (!layout.isEmpty())
        restoreState(layout, LayoutVersion);
    const QByteArray geometry
        = QByteArray::fromBase64(m_memory.value(QStringLiteral("geometry")).toString().toLatin1());
    if (!geometry.isEmpty())
        restoreGeometry(geometry);
}

void MainWindow::keepLayout()
{
    m_memory.set(QStringLiteral("layout"), QString::fromLatin1(saveState(LayoutVersion).toBase64()));
    m_memory.set(QStringLiteral("geometry"), QString::fromLatin1(saveGeometry().toBase64()));
}

void MainWindow::restoreLayout()
{
    restoreState(m_shippedLayout, LayoutVersion);
    for (QDockWidget *dock : m_docks)
        dock->show();
    keepLayout();
    say(tr("The layout is as it came"));
}

void MainWindow::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange) {
        m_texts.refresh();
        retranslateWalls();
        // The page in the new language; its words come back from the draft.
        if (m_report) {
            const bool shown = m_center->currentWidget() == m_report;
            delete std::exchange(m_report, nullptr);
            if (shown)
                beginReport();
        }
    }
    QMainWindow::changeEvent(event);
}

void MainWindow::closeEvent(QCloseEvent *event)
{
    keepLayout();
    QMainWindow::closeEvent(event);
}

void MainWindow::resizeEvent(QResizeEvent *event)
{
    QMainWindow::resizeEvent(event);
    m_layoutSoon.start();
}

/// Once: a small window keeps most of its height for the queue.
void MainWindow::showEvent(QShowEvent *event)
{
    QMainWindow::showEvent(event);
    if (std::exchange(m_shown, true))
        return;
    resizeDocks({m_docks[1], m_docks[2]}, {height() * 28 / 100, height() * 28 / 100}, Qt::Vertical);
    resizeDocks({m_docks[0]}, {std::clamp(width() * 27 / 100, 360, 480)}, Qt::Horizontal);
    m_shippedLayout = saveState(LayoutVersion);
    if (m_memory.isLoaded())
        takeMemory();
}

void MainWindow::showKeys()
{
    m_focusBelow = focusWidget();
    m_keys->setGeometry(rect());
    m_keys->show();
    m_keys->raise();
    m_keys->setFocus();
}

void MainWindow::showPage(QWidget *page)
{
    if (page != m_cameraPage && m_pages->currentWidget() == m_cameraPage) {
        m_cameraPage->stop();
        m_session.selection.selectCamera({});
    }
    if (page != m_componentPage)
        m_session.selection.selectComponent({});
    m_pages->setCurrentWidget(page);
    m_pageTitle->setText(page == m_componentPage    ? tr("Component")
                             : page == m_cameraPage ? tr("Camera")
                             : page == m_placePage  ? tr("Place")
                                                    : tr("Case"));
}

void MainWindow::take(const store::Store::Hit &hit)
{
    if (hit.kind == u"cell" || store::isLevel(hit.kind))
        openPlace(QStringLiteral("area"), hit.id);
    else if (hit.kind == u"person" || hit.kind == u"vehicle")
        openPlace(hit.kind == u"person" ? QStringLiteral("supervisor") : hit.kind, hit.id);
    if (!hit.hasPlace && hit.kind == u"department")
        say(tr("%1 has no place on the map").arg(hit.title));
    // A table that gets the keyboard without a current row makes its first row current, and that would be
    // shown instead of the hit.
    if (m_queue->view().currentIndex().isValid())
        m_queue->view().setFocus();
    else
        m_search->clearFocus();
}

void MainWindow::openPlace(const QString &kind, const QString &id)
{
    m_placePage->open(kind, id);
    showPage(m_placePage);
}

/// Among the places; from another page back to the place that was left.
void MainWindow::walkPlaces(int by)
{
    if (m_pages->currentWidget() == m_placePage) {
        m_placePage->step(by);
    } else if (by < 0 && !m_placePage->isEmpty()) {
        showPage(m_placePage);
        m_placePage->focusFirst();
    }
}

void MainWindow::beginReport()
{
    if (!m_session.rules->workflow.find({}, QStringLiteral("report"), m_session.grant.post))
        return;
    if (!m_report) {
        const QString camera
            = m_pages->currentWidget() == m_cameraPage ? m_session.selection.cameraId() : QString();
        m_report = new IntakePage(m_session, m_style, m_memory, m_center);
        m_center->addWidget(m_report);
        if (!camera.isEmpty())
            m_report->seenOn(camera);
        connect(m_report, &IntakePage::closed, this, &MainWindow::endReport);
        connect(m_report, &IntakePage::sent, this, &MainWindow::noteReport);
        connect(m_report, &IntakePage::caseWanted, &m_session.selection, &models::Selection::selectCase);
    }
    m_center->setCurrentWidget(m_report);
    m_report->focusFirst();
}

void MainWindow::endReport()
{
    if (!m_report)
        return;
    std::exchange(m_report, nullptr)->deleteLater();
    m_center->setCurrentWidget(m_queue);
    focusQueue();
}

void MainWindow::focusQueue()
{
    if (m_queue->view().isVisible())
        m_queue->view().setFocus();
    else
        m_queue->setFocus();
}

/// Says what has become of it; what could not follow stands on the case's page with its buttons.
void MainWindow::noteReport(const operations::TakenReport &taken)
{
    endReport();
    m_undo->forget(); // a report is taken back as a whole, not its last step alone
    m_lastReport = taken.commands();
    const domain::CaseFile &file = taken.next ? taken.next->after : taken.report.after;
    const QString shown = file.state == domain::state::Merged ? file.mainCase : file.id.text();
    const bool online = m_session.link.status().state == sync::LinkStatus::State::Online;
    if (!taken.refusal.isEmpty())
        say(tr("The report is taken, and waits in the queue: %1").arg(m_session.words.reason(taken.refusal)));
    else if (file.state == domain::state::Merged)
        say(online
                ? tr("The report has joined this case; its reporter stays with it")
                : tr("The report joins this case as soon as central is back; until then it is provisional"));
    else if (file.state == domain::state::Verifying)
        say((online ? tr("The report is taken; the verify task goes to %1")
                    : tr("Kept here; the verify task goes to %1 as soon as central is back"))
                .arg(m_session.words.person(file.supervisor)));
    else
        say(online ? tr("The report is taken") : tr("The report is kept here until central is back"));
    m_session.selection.selectCase(shown);
}

/// While nothing of it has been handed to the line; its words are the draft again.
bool MainWindow::takeBackReport()
{
    if (m_lastReport.isEmpty() || m_report)
        return false;
    m_session.store.withdraw(m_lastReport).then(this, [this](const base::Result<QStringList> &taken) {
        if (!taken || taken->size() < m_lastReport.size()) {
            say(tr("The report is on its way to central: it cannot be taken back here any more"));
        } else {
            say(tr("The report is taken back; its words are here again"));
            IntakePage::restoreSent(m_memory);
            beginReport();
        }
        m_lastReport.clear();
    });
    return true;
}

/// What was done with cases, or the report that was sent, whichever came last.
bool MainWindow::takeBackLast()
{
    return m_undo->takeBack() || takeBackReport();
}

void MainWindow::say(const QString &text)
{
    m_toast->setText(text);
    m_toast->adjustSize();
    m_toast->move((width() - m_toast->width()) / 2, height() - m_toast->height() - 48);
    m_toast->show();
    m_toast->raise();
    m_toast->repaint(); // before what else waits to be painted
    m_toastEnd.start(ToastMs);
}
} // namespace wanmi::workbench

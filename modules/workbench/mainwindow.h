// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/announcer.h"
#include "models/queues.h"
#include "operations/takereport.h"
#include "workbench/seatmemory.h"
#include "workbench/session.h"
#include "workbench/style.h"
#include "workbench/texts.h"

#include <QElapsedTimer>
#include <QMainWindow>
#include <QPointer>

class QButtonGroup;
class QDockWidget;
class QLabel;
class QPrinter;
class QPushButton;
class QStackedWidget;
class QToolButton;

namespace wanmi::workbench {
class ActionForm;
class CameraPage;
class CameraEvidence;
class CameraStrip;
class CasePage;
class CommandBar;
class AwayWatch;
class AwayWindow;
class ComponentPage;
class FirstRun;
class HandoverWindow;
class ImportWizard;
class IntakePage;
class KeySheet;
class MainMenu;
class NewsStrip;
class PlacePage;
struct Paper;
struct Deed;
struct DeedGroup;
struct SavedFilter;
class LockScreen;
class MailWindow;
class QueuePage;
class SearchBox;
class SignInAgain;
class StatusStrip;
class TopologyWindow;
class UndoBar;
class DashboardWindow;
class EvaluationWindow;
class EvidenceWindow;
class UnitWindow;
class VideoPage;
class WallPush;
class WallsWindow;

/// The desk of one signed-in person: rail, command bar, queue, case page, map and cameras.
class MainWindow : public QMainWindow
{
    Q_OBJECT
public:
    /// \param session and \param style outlive the window.
    MainWindow(SessionContext session, Style &style, QWidget *parent = nullptr);
    ~MainWindow() override;

    void showWorkspace(const QString &token);
    void showWorkspace(int index);
    void restoreLayout();
    void lock();
    /// The page for a new case, where the post may report; of a camera that is looked at, what is seen on it.
    void beginReport();
    void showKeys();
    /// Files of the city are brought in, its grid is checked: system administrators only.
    [[nodiscard]] bool mayImport() const;
    void openImport();
    void openTopology();
    /// The own department's figures: posts of departments only.
    [[nodiscard]] bool hasOwnUnit() const;
    void openUnit();
    void openEvidence();
    void openDashboard(); ///< the leader's page
    [[nodiscard]] DashboardWindow *dashboardWindow() const; ///< nullptr: not open
    void openEvaluation();
    [[nodiscard]] EvaluationWindow *evaluationWindow() const; ///< nullptr: not open
    [[nodiscard]] EvidenceWindow *evidenceWindow() const; ///< nullptr: not open
    void exportQueue(); ///< as a workbook
    [[nodiscard]] UnitWindow *unitWindow() const; ///< nullptr: not open
    void closeImport(); ///< both windows, before what they show goes
    [[nodiscard]] ImportWizard *importWizard() const { return m_import; } ///< nullptr: never opened
    /// Things may be sent to walls from here.
    [[nodiscard]] bool mayShowOnWalls() const;
    void openWalls();
    /// Messages; about a case and to somebody when they are given.
    void openMail(const QString &caseId = {});
    void openHandover();
    void openAway(); ///< what happened while the seat was away
    [[nodiscard]] AwayWindow *awayWindow() const; ///< nullptr: not open
    /// The whole file of the chosen case as PDF: asks where to.
    void saveCaseFile();
    /// … on paper: asks for the printer; where there is none, says what else can be done.
    void printCaseFile();
    /// … as the printer is set; QPrinter's own output to a file goes the same way.
    void printCaseFileOn(const QString &caseId, const std::shared_ptr<QPrinter> &printer);
    [[nodiscard]] MailWindow *mailWindow() const; ///< nullptr: not open
    [[nodiscard]] HandoverWindow *handoverWindow() const; ///< nullptr: not open
    [[nodiscard]] WallsWindow *wallsWindow() const; ///< nullptr: not open
    [[nodiscard]] WallPush *wallPush() const { return m_push; } ///< nullptr: never asked for
    void openMenu();
    /// Everything that can be done now, grouped as the menu shows it.
    [[nodiscard]] std::vector<DeedGroup> deeds();
    /// Every queue of every workspace, to go to.
    [[nodiscard]] std::vector<Deed> places();
    /// The keyboard goes to the list of cases, or to its page while that has none: letters are keys there.
    void focusQueue();
    [[nodiscard]] QueuePage &queue() { return *m_queue; }
    [[nodiscard]] NewsStrip &news() { return *m_news; }
    [[nodiscard]] models::Announcer &announcer() { return m_announcer; }
    [[nodiscard]] CasePage &casePage() { return *m_casePage; }
    [[nodiscard]] PlacePage &placePage() { return *m_placePage; }
    void openPlace(const QString &kind, const QString &id); ///< kinds of Selection::lookInto()
    [[nodiscard]] IntakePage *reportForm() const { return m_report; } ///< nullptr: no report is being taken
    [[nodiscard]] SearchBox &search() { return *m_search; }
    [[nodiscard]] StatusStrip &strip() { return *m_strip; }
    [[nodiscard]] CameraEvidence &cameraEvidence() { return *m_evidence; }
    [[nodiscard]] UndoBar &undoBar() { return *m_undo; }
    [[nodiscard]] bool isLocked() const;
    /// Central ended the session and asks who is here.
    [[nodiscard]] bool asksToSignIn() const;

signals:
    void signOutWanted();
    /// The same person may see or do other things from now on: this desk is to be built anew.
    void newDeskWanted(const wanmi::protocol::SessionGrant &grant);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;
    void changeEvent(QEvent *event) override;
    void closeEvent(QCloseEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void showEvent(QShowEvent *event) override;

private:
    void buildBar();
    void buildRail();
    void buildCenter();
    void buildDocks();
    QDockWidget *dock(const QString &name, QWidget *content, const std::function<QString()> &title);
    void follow();
    void drawIcons();
    void showCounts();
    void showTitle();
    void showFilter(const SavedFilter &filter);
    void showPage(QWidget *page);
    void take(const store::Store::Hit &hit);
    void endReport();
    void noteReport(const operations::TakenReport &taken);
    bool takeBackReport();
    bool takeBackLast();
    bool pressed(QKeyEvent *event);
    bool pressedPlain(int key);
    [[nodiscard]] bool isActionKey(int key) const;
    void walkPlaces(int by);
    void back();
    void say(const QString &text);
    void takeSnapshot();
    /// The one that has the keyboard, or whose page is open; empty: none.
    [[nodiscard]] QString cameraInHand() const;
    void followCameras();
    void followMail();
    void followAbsence();
    void makeAway();
    void showMailCount();
    void gatherCaseFile(const QString &caseId, std::function<void(const Paper &)> done);
    void writeCaseFile(const QString &caseId, const QString &path);
    void choosePrinter(const QString &caseId);
    void focusSearch();
    void focusFilter();
    void sendToWall();
    void sendLayoutToWall(const QString &name, const QString &sceneId);
    void holdTour();
    void retranslateWalls();
    void readDuties();
    void switchLanguage();
    void switchTheme();
    void focusNextPanel(bool forward);
    void followSessions();
    void followSession(const sync::LinkStatus &status);
    void askToSignIn();
    void resumeSession(const protocol::SessionGrant &grant);
    void cover(QWidget *overlay);
    void uncover(QWidget *overlay);
    void keepLayout();
    void takeMemory();
    void setVideoUrl(const QString &url);

    SessionContext m_session;
    Style &m_style;
    SeatMemory m_memory;
    std::vector<models::Workspace> m_workspaces;
    models::QueueCounts m_counts;
    models::Announcer m_announcer;
    Texts m_texts;
    SearchBox *m_search = nullptr;
    CommandBar *m_commands = nullptr;
    QPushButton *m_newReport = nullptr;
    QLabel *m_cityMark = nullptr;
    std::vector<std::pair<QToolButton *, QString>> m_tools; ///< with their icon's name
    QButtonGroup *m_rail = nullptr;
    QStackedWidget *m_center = nullptr;
    NewsStrip *m_news = nullptr;
    QueuePage *m_queue = nullptr;
    VideoPage *m_video = nullptr;
    UndoBar *m_undo = nullptr;
    FirstRun *m_firstRun = nullptr;
    QStackedWidget *m_pages = nullptr;
    CasePage *m_casePage = nullptr;
    ComponentPage *m_componentPage = nullptr;
    CameraPage *m_cameraPage = nullptr;
    PlacePage *m_placePage = nullptr;
    IntakePage *m_report = nullptr;
    QStringList m_lastReport; ///< commands of the report sent last
    CameraStrip *m_cameras = nullptr;
    CameraEvidence *m_evidence = nullptr;
    StatusStrip *m_strip = nullptr;
    QLabel *m_pageTitle = nullptr;
    std::vector<QDockWidget *> m_docks;
    QByteArray m_shippedLayout;
    KeySheet *m_keys = nullptr;
    MainMenu *m_menu = nullptr;
    QToolButton *m_menuButton = nullptr;
    LockScreen *m_lock = nullptr;
    SignInAgain *m_signInAgain = nullptr;
    ImportWizard *m_import = nullptr;
    WallPush *m_push = nullptr;
    QPointer<DashboardWindow> m_dashboardWindow; ///< gone when it is closed
    QPointer<EvaluationWindow> m_evaluationWindow; ///< as the next two: gone when it is closed
    QPointer<EvidenceWindow> m_evidenceWindow; ///< gone when it is closed
    QPointer<UnitWindow> m_unitWindow; ///< gone when it is closed
    QPointer<MailWindow> m_mailWindow; ///< gone when it is closed, as the next
    QPointer<HandoverWindow> m_handoverWindow;
    AwayWatch *m_away = nullptr;
    QPointer<AwayWindow> m_awayWindow;
    QToolButton *m_mailButton = nullptr;
    QPointer<WallsWindow> m_wallsWindow; ///< gone when it is closed
    QPointer<TopologyWindow> m_topology; ///< gone when it is closed
    QLabel *m_toast = nullptr;
    QTimer m_toastEnd, m_layoutSoon;
    std::vector<QDockWidget *> m_hiddenByLock;
    QPointer<QWidget> m_focusBelow; ///< had the keys before an overlay came
    QElapsedTimer m_sinceKey;
    QTimer m_askWhenQuiet;
    bool m_shown = false, m_sessionEnded = false;
};
} // namespace wanmi::workbench

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "workbench/session.h"
#include "workbench/style.h"

#include <QWidget>

class QLabel;
class QListWidget;
class QPushButton;
class QStackedWidget;

namespace wanmi::workbench {
class AskBar;
class ScenePage;
class WallNowPage;
class WallPlanPage;

/// The walls of the city: what each shows now, switching and taking back; for those who may edit also the
/// plan of each and the scenes, arranged by drag. Everything goes to central at once or is refused with a
/// reason; what is not saved is asked about before it goes.
class WallsWindow : public QWidget
{
    Q_OBJECT
public:
    enum class Page { Now, Plan, Scenes };
    WallsWindow(SessionContext &session, const Style &style, QWidget *parent);

    void showPage(Page page);
    [[nodiscard]] Page page() const;
    [[nodiscard]] bool isChanged() const; ///< something is not saved
    [[nodiscard]] WallNowPage &now() { return *m_now; }
    [[nodiscard]] WallPlanPage &plan() { return *m_plan; }
    [[nodiscard]] ScenePage &scenes() { return *m_scenes; }
    [[nodiscard]] AskBar &asks() { return *m_ask; }
    [[nodiscard]] QListWidget &walls() { return *m_walls; }
    [[nodiscard]] QString saidText() const;

protected:
    void closeEvent(QCloseEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;

private:
    [[nodiscard]] QWidget *makeWalls();
    [[nodiscard]] QLayout *makeHead();
    void refresh();
    void fillWalls();
    void chooseWall(const QString &id);
    void newWall();
    void leavePlanFor(std::function<void()> deed);
    void say(const QString &text, bool isProblem);
    void showLink(const sync::LinkStatus &status);

    SessionContext &m_session;
    const Style &m_style;
    bool m_edits;
    QListWidget *m_walls = nullptr;
    QWidget *m_wallPart = nullptr;
    QPushButton *m_drop = nullptr;
    QLabel *m_said = nullptr, *m_away = nullptr;
    std::vector<QPushButton *> m_tabs;
    QStackedWidget *m_pages = nullptr;
    AskBar *m_ask = nullptr;
    WallNowPage *m_now = nullptr;
    WallPlanPage *m_plan = nullptr;
    ScenePage *m_scenes = nullptr;
};
} // namespace wanmi::workbench

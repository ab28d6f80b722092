// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "workbench/session.h"
#include "workbench/style.h"

#include <QWidget>

class QComboBox;
class QLabel;
class QLineEdit;
class QListWidget;
class QPushButton;
class QTableWidget;
class QTabWidget;

namespace wanmi::workbench {
class SceneCanvas;

/// The walls of the city: what each shows now, switching and taking back; for those who may edit also the
/// timetable and the scenes, arranged by drag. Everything goes to central at once or is refused with a
/// reason.
class WallsWindow : public QWidget
{
    Q_OBJECT
public:
    WallsWindow(SessionContext &session, const Style &style, QWidget *parent);

    [[nodiscard]] SceneCanvas &canvas() { return *m_canvas; }

private:
    [[nodiscard]] QWidget *makeNow();
    [[nodiscard]] QWidget *makeTimetable();
    [[nodiscard]] QWidget *makeScenes();
    void refresh();
    void showWall();
    void showTimetable();
    void addEntry(const domain::TimetableEntry &entry);
    void showScene();
    void switchScene(const QString &scene);
    void takeBack();
    void saveTimetable();
    void saveScene();
    void newScene();
    void removeScene();
    void say(const QString &text, bool isProblem);
    template <typename T> bool heard(const base::Result<T> &answer, const QString &good);
    [[nodiscard]] const domain::Wall *wall() const;
    [[nodiscard]] qint64 nowMs() const;
    void fillScenes(QComboBox *box) const;

    SessionContext &m_session;
    const Style &m_style;
    bool m_edits, m_shows;
    QListWidget *m_walls = nullptr, *m_pushes = nullptr;
    QLabel *m_now = nullptr, *m_said = nullptr;
    QComboBox *m_switchTo = nullptr, *m_minutes = nullptr, *m_usual = nullptr, *m_scene = nullptr,
              *m_kind = nullptr;
    QTableWidget *m_entries = nullptr;
    QPushButton *m_saveScene = nullptr, *m_undo = nullptr;
    QLineEdit *m_nameZh = nullptr, *m_nameEn = nullptr;
    SceneCanvas *m_canvas = nullptr;
    domain::Scene m_edited; ///< as it was when the editing began
    qint64 m_planVersion = 0; ///< of the timetable as shown
    bool m_dirty = false; ///< a scene is being edited: the feed does not take it from under the hand
};
} // namespace wanmi::workbench

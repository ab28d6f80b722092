// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "workbench/edithistory.h"
#include "workbench/session.h"
#include "workbench/wallplan.h"

class QLineEdit;
class QListWidget;
class QSpinBox;
class QVBoxLayout;

namespace wanmi::workbench {
class AskBar;

/// What one wall shows when nobody switches it: its names, its usual scene, a timetable, scenes in turn.
/// Every step can be undone; what comes next is said in words while it is edited.
class WallPlanPage : public QWidget
{
    Q_OBJECT
public:
    explicit WallPlanPage(SessionContext &session, QWidget *parent = nullptr);

    [[nodiscard]] bool isChanged() const;
    [[nodiscard]] QString wallName() const;
    /// `then` when central has it; otherwise the reason is said and nothing happens.
    void save(std::function<void()> then = {});
    void discard();
    void show(const QString &wallId); ///< what is edited is let go
    void begin(const domain::Wall &fresh); ///< a wall that central does not have yet
    void removeWall();
    [[nodiscard]] QString wallId() const { return m_wallId; }
    [[nodiscard]] bool isNew() const { return m_version == 0 && !m_wallId.isEmpty(); }
    /// The board has changed.
    void refresh();
    [[nodiscard]] AskBar &asks() { return *m_ask; }

signals:
    void said(const QString &text, bool isProblem);
    void editedChanged();

private:
    [[nodiscard]] QWidget *makeForm();
    [[nodiscard]] QWidget *makeTimetable();
    [[nodiscard]] QWidget *makeRotation();
    [[nodiscard]] QLayout *makeFoot();
    void wire();
    void showEdited();
    void note(const QString &step = {});
    void check();
    void addRow(const domain::TimetableEntry &entry);
    void addEntry();
    void turn(int by); ///< the chosen scene of the rotation, up or down
    void fillRotation(const QStringList &scenes, int current);
    [[nodiscard]] QStringList turning() const;
    [[nodiscard]] WallPlan edited() const;
    [[nodiscard]] domain::Wall planned() const;
    [[nodiscard]] QString comingText() const;
    [[nodiscard]] QString sceneName(const QString &id) const;
    [[nodiscard]] TimetableRow::Names sceneNames() const;
    [[nodiscard]] qint64 nowMs() const { return base::toMs(m_session.desk.now()); }

    SessionContext &m_session;
    QLineEdit *m_nameZh = nullptr, *m_nameEn = nullptr;
    QComboBox *m_usual = nullptr, *m_turnScene = nullptr;
    QSpinBox *m_seconds = nullptr;
    QVBoxLayout *m_rows = nullptr;
    QLabel *m_noRows = nullptr, *m_coming = nullptr, *m_problem = nullptr;
    QListWidget *m_turning = nullptr;
    QPushButton *m_addTurn = nullptr, *m_removeTurn = nullptr, *m_up = nullptr, *m_down = nullptr;
    QPushButton *m_addEntry = nullptr, *m_undo = nullptr, *m_redo = nullptr, *m_discard = nullptr,
                *m_save = nullptr;
    AskBar *m_ask = nullptr;
    std::vector<TimetableRow *> m_entries;
    EditHistory<WallPlan> m_history;
    QString m_wallId;
    qint64 m_version = 0; ///< of the plan that the editing began from; 0: it is new
    bool m_saving = false, m_filling = false;
};
} // namespace wanmi::workbench

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "workbench/edithistory.h"
#include "workbench/session.h"
#include "workbench/style.h"

#include <QWidget>

class QComboBox;
class QLabel;
class QLineEdit;
class QListWidget;
class QPushButton;
class QSpinBox;

namespace wanmi::workbench {
class AskBar;
class RegionSettings;
class SceneCanvas;

/// The scenes of the city and one of them being edited: names, order, regions by drag or by keys, what each
/// shows. Every step can be undone; nothing of it is lost while central is away; what somebody else saved
/// meanwhile is asked about, never overwritten unasked.
class ScenePage : public QWidget
{
    Q_OBJECT
public:
    ScenePage(SessionContext &session, const Style &style, QWidget *parent = nullptr);

    [[nodiscard]] bool isChanged() const;
    [[nodiscard]] QString editedName() const;
    /// `then` when central has it; otherwise the reason is said and nothing happens.
    void save(std::function<void()> then = {});
    void discard(); ///< what is edited: the scene is again as central has it
    void editScene(const QString &id); ///< asks first when something is unsaved
    /// The board has changed.
    void refresh();
    [[nodiscard]] SceneCanvas &canvas() { return *m_canvas; }
    [[nodiscard]] AskBar &asks() { return *m_ask; }

signals:
    void said(const QString &text, bool isProblem);
    void editedChanged();

private:
    [[nodiscard]] QWidget *makeList();
    [[nodiscard]] QWidget *makeEditor();
    [[nodiscard]] QLayout *makeHead();
    [[nodiscard]] QLayout *makeFoot();
    void wire();
    void open(const domain::Scene &scene, qint64 version);
    void begin(const domain::Scene &scene);
    void showEdited(); ///< the history's value in every editor
    void note(const QString &step = {}); ///< what the editors hold, into the history
    void check();
    void noteRegions();
    void showChosen();
    void fillList();
    void addRegion();
    void copyScene();
    void newScene();
    void removeScene();
    void leaveFor(std::function<void()> deed);
    void ask(const QString &question, const QString &good, std::function<void()> deed);
    [[nodiscard]] domain::Scene edited() const;
    [[nodiscard]] QString freshId() const;

    SessionContext &m_session;
    const Style &m_style;
    QListWidget *m_list = nullptr;
    QWidget *m_editor = nullptr;
    QLineEdit *m_nameZh = nullptr, *m_nameEn = nullptr;
    QSpinBox *m_sort = nullptr;
    QComboBox *m_kind = nullptr;
    QLabel *m_problem = nullptr;
    QPushButton *m_copy = nullptr, *m_drop = nullptr, *m_removeRegion = nullptr, *m_undo = nullptr,
                *m_redo = nullptr, *m_discard = nullptr, *m_save = nullptr;
    SceneCanvas *m_canvas = nullptr;
    RegionSettings *m_settings = nullptr;
    AskBar *m_ask = nullptr;
    EditHistory<domain::Scene> m_history; ///< versions left out
    qint64 m_version = 0; ///< that the editing began from; 0: it is new
    bool m_saving = false;
};
} // namespace wanmi::workbench

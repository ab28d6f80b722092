// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "workbench/camerawall.h"
#include "workbench/cameratourbar.h"
#include "workbench/seatmemory.h"

#include <QDeadlineTimer>
#include <QHash>

class QComboBox;
class QLineEdit;
class QMenu;
class QToolButton;

namespace wanmi::workbench {

/// The pictures of the video workspace with what steers them: the shape of the layout, the person's named layouts, tours, and
/// the way to a wall. The layout comes back as it was left. With a tour Space pauses, N goes on, Esc ends it.
class VideoDeck : public QWidget
{
    Q_OBJECT
public:
    VideoDeck(SessionContext &session, const Style &style, SeatMemory &memory, QWidget *parent = nullptr);
    [[nodiscard]] CameraWall &wall() { return *m_wall; }
    [[nodiscard]] CameraTourBar &tourBar() { return *m_tour; }
    /// What a tour may be made of besides the layouts: named sets of cameras, asked for when the menu opens.
    struct Set
    {
        QString name;
        QStringList cameras;
    };
    void setSets(std::function<std::vector<Set>()> sets) { m_sets = std::move(sets); }
    void beginTour(const QString &name, const QStringList &cameras);
    /// Of a key that a running tour knows; \return whether it was one.
    bool pressForTour(int key);
    void fillLayoutMenu();
    void fillTourMenu();
    [[nodiscard]] QMenu &layoutMenu() { return *m_layoutMenu; }
    [[nodiscard]] QMenu &tourMenu() { return *m_tourMenu; }
    /// Takes back the removal of a named layout; \return whether there was one.
    bool undo();

signals:
    void cameraChosen(const QString &cameraId);
    void toWallWanted(const QString &name, const QString &sceneId); ///< the layout is shared, and that scene is it
    void said(const QString &words);

protected:
    void changeEvent(QEvent *event) override;
    bool eventFilter(QObject *watched, QEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    bool event(QEvent *event) override;

private:
    void build();
    void fillShapes();
    void take();
    void keepLayout();
    void keepLayouts(models::CameraLayouts layouts);
    void askName(const QString &before); ///< of the layout as it stands; of another's new name
    void nameGiven();
    void choose(const QString &name);
    void remove(const QString &name);
    /// Everybody finds it in their menu, and walls can show it; `done` with the scene that it is.
    void share(const QString &name, std::function<void(const QString &sceneId)> done);
    void unshare(const domain::Scene &scene);
    [[nodiscard]] bool mayShare() const;
    void offerShared();
    void noteTroubled();
    [[nodiscard]] qint64 roundMs() const;

    SessionContext &m_session;
    SeatMemory &m_memory;
    CameraWall *m_wall;
    CameraTourBar *m_tour;
    QComboBox *m_shape;
    QToolButton *m_layouts, *m_tours, *m_toWall;
    QMenu *m_layoutMenu, *m_tourMenu;
    QLineEdit *m_name;
    models::CameraLayouts m_kept;
    std::optional<models::CameraLayouts::Named> m_removed; ///< what undo() brings back
    QString m_chosen, m_renames; ///< name of the layout that was chosen last; which one is renamed, empty: none
    std::function<std::vector<Set>()> m_sets;
    QHash<QString, QDeadlineTimer> m_troubled; ///< cameras whose pictures did not come: passed over until then
    Texts m_texts;
};
} // namespace wanmi::workbench

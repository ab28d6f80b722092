// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/wallboard.h"
#include "models/words.h"
#include "pushmodel.h"
#include "regionmodel.h"

#include <QTimer>

namespace wanmi::wall {

/// What one wall shows now: which scene and why, its regions in pixels, and what seats have pushed over them.
/// Everything follows from the replica and the clock, so a wall that starts again stands where it stood.
/// While the replica has no scenes the one that ships is shown.
class SceneState : public QObject
{
    Q_OBJECT
    Q_PROPERTY(QString wallId READ wallId WRITE setWallId NOTIFY sceneChanged)
    Q_PROPERTY(QString sceneId READ sceneId NOTIFY sceneChanged)
    Q_PROPERTY(QString sceneName READ sceneName NOTIFY namesChanged)
    /// Where the scene comes from in words: "timetable, until 07:00", "by Li, until 14:05"; empty: the usual.
    Q_PROPERTY(QString origin READ origin NOTIFY namesChanged)
    Q_PROPERTY(wanmi::wall::RegionModel *regions READ regions CONSTANT)
    Q_PROPERTY(wanmi::wall::PushModel *pushes READ pushes CONSTANT)
    /// A scene has been shown before: what comes now may be built a little later.
    Q_PROPERTY(bool running READ isRunning NOTIFY sceneChanged)
    /// The case or place that a push puts on the map of the scene; empty kind: none.
    Q_PROPERTY(QString mapPushKind READ mapPushKind NOTIFY mapPushChanged)
    Q_PROPERTY(QString mapPushTarget READ mapPushTarget NOTIFY mapPushChanged)
public:
    SceneState(models::WallBoard &board, models::Words &words, std::shared_ptr<const base::Clock> clock,
               QObject *parent = nullptr);

    [[nodiscard]] QString wallId() const { return m_wallId; }
    void setWallId(const QString &id);
    [[nodiscard]] QString sceneId() const { return m_scene.id; }
    [[nodiscard]] QString sceneName() const;
    [[nodiscard]] QString origin() const;
    [[nodiscard]] domain::SceneChoice choice() const { return m_choice; }
    [[nodiscard]] RegionModel *regions() { return &m_regions; }
    [[nodiscard]] PushModel *pushes() { return &m_pushes; }
    [[nodiscard]] bool isRunning() const { return m_shownScenes > 1; }
    [[nodiscard]] QString mapPushKind() const { return m_mapPush.kind; }
    [[nodiscard]] QString mapPushTarget() const { return m_mapPush.target; }
    /// The newest case that a seat pushed here; empty: none.
    [[nodiscard]] QString pushedCaseId() const { return m_pushedCase; }
    /// A region of the scene is about one case, whichever it is.
    [[nodiscard]] bool followsACase() const;
    Q_INVOKABLE void setRoom(double width, double height, double gap);
    void setServerOffset(std::chrono::milliseconds offset);

public slots:
    /// Looks at the clock and the board; by itself each second and with each change.
    void look();

signals:
    void sceneChanged();
    void namesChanged();
    void mapPushChanged();

private:
    [[nodiscard]] qint64 serverMs() const;
    [[nodiscard]] const domain::Wall *wall() const;
    void showScene(const domain::Scene &scene);
    void showPushes(const domain::Wall &wall, qint64 nowMs);

    models::WallBoard &m_board;
    models::Words &m_words;
    std::shared_ptr<const base::Clock> m_clock;
    std::chrono::milliseconds m_offset{0};
    QString m_wallId;
    domain::Scene m_scene; ///< as shown
    domain::SceneChoice m_choice;
    domain::WallPush m_mapPush;
    QString m_pushedCase;
    std::vector<domain::Scene> m_shipped; ///< for as long as the replica has none
    RegionModel m_regions;
    PushModel m_pushes;
    QTimer m_second;
    int m_shownScenes = 0;
};
} // namespace wanmi::wall

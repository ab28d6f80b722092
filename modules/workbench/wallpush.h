// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "workbench/seatmemory.h"
#include "workbench/session.h"

#include <QDialog>

class QComboBox;
class QLabel;
class QLineEdit;
class QPushButton;

namespace wanmi::workbench {

/// Asks what is shown where on which wall and for how long, and sends it. Remembers the answers. Stays
/// open with the reason when central refuses or is away: a wall shows things now or not at all.
class WallPush : public QDialog
{
    Q_OBJECT
public:
    struct Thing
    {
        QString kind; ///< case, camera, place; layout: a scene that was made of one
        QString target;
        QString name; ///< for people
    };
    WallPush(SessionContext &session, SeatMemory &memory, QWidget *parent);

    /// The first is offered first; a scene and a message are offered besides.
    void offer(const std::vector<Thing> &things);

signals:
    void sent(const QString &words);

private:
    void build();
    void fillWalls();
    void fillRegions();
    void fillScenes();
    void check();
    void send();
    void showProblem(const QString &text);
    [[nodiscard]] QString kind() const;
    [[nodiscard]] protocol::PushOrder order() const;

    SessionContext &m_session;
    SeatMemory &m_memory;
    QLabel *m_problem = nullptr, *m_end = nullptr, *m_sceneLabel = nullptr, *m_textLabel = nullptr;
    QComboBox *m_what = nullptr, *m_scene = nullptr, *m_wall = nullptr, *m_region = nullptr,
              *m_seconds = nullptr;
    QLineEdit *m_text = nullptr;
    QPushButton *m_send = nullptr;
    std::vector<Thing> m_things;
    bool m_sending = false;
};
} // namespace wanmi::workbench

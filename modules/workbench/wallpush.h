// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "workbench/seatmemory.h"
#include "workbench/session.h"

#include <QDialog>

class QComboBox;
class QLabel;
class QPushButton;

namespace wanmi::workbench {

/// Asks where on which wall something is shown and for how long, and sends it. Remembers the answers. Stays
/// open with the reason when central refuses or is away: a wall shows things now or not at all.
class WallPush : public QDialog
{
    Q_OBJECT
public:
    WallPush(SessionContext &session, SeatMemory &memory, QWidget *parent);

    /// \param kind case, camera, place, scene, message; \param what its name for people
    void offer(const QString &kind, const QString &target, const QString &what);

signals:
    void sent(const QString &words);

private:
    void fillWalls();
    void fillRegions();
    void send();

    SessionContext &m_session;
    SeatMemory &m_memory;
    QLabel *m_what = nullptr, *m_problem = nullptr;
    QComboBox *m_wall = nullptr, *m_region = nullptr, *m_seconds = nullptr;
    QPushButton *m_send = nullptr;
    QString m_kind, m_target, m_text;
};

/// The scene a wall shows now, as far as this seat knows; nullptr: none.
[[nodiscard]] const domain::Scene *sceneOn(const models::WallBoard &board, const domain::Wall &wall,
                                           qint64 nowMs);
[[nodiscard]] QString nameOf(const domain::Scene &scene, bool chinese);
[[nodiscard]] QString nameOf(const domain::Wall &wall, bool chinese);
[[nodiscard]] QString regionWord(const QString &kind);
} // namespace wanmi::workbench

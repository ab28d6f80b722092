// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "workbench/session.h"
#include "workbench/style.h"

#include <QTimer>
#include <QWidget>

class QComboBox;
class QLabel;
class QListWidget;
class QPushButton;

namespace wanmi::workbench {
class SceneCanvas;

/// What one wall shows now and why, switching its scene, and what seats have sent to it.
class WallNowPage : public QWidget
{
    Q_OBJECT
public:
    WallNowPage(SessionContext &session, const Style &style, QWidget *parent = nullptr);

    void show(const QString &wallId);
    void refresh();

signals:
    void said(const QString &text, bool isProblem);

private:
    [[nodiscard]] QWidget *makeSwitch();
    [[nodiscard]] QWidget *makePushes();
    void fillScenes();
    void showNow();
    void showPushes();
    void switchScene(const QString &scene);
    void takeBack();
    [[nodiscard]] QString whatOf(const domain::WallPush &push) const;
    [[nodiscard]] QString whereOf(const domain::WallPush &push) const;
    [[nodiscard]] const domain::Wall *wall() const { return m_session.board->wall(m_wallId); }
    [[nodiscard]] qint64 nowMs() const { return base::toMs(m_session.desk.now()); }
    void hear(const base::Result<domain::Wall> &answer, const QString &good);

    SessionContext &m_session;
    const Style &m_style;
    bool m_shows;
    QString m_wallId;
    QLabel *m_scene = nullptr, *m_why = nullptr, *m_right = nullptr, *m_noPush = nullptr;
    SceneCanvas *m_picture = nullptr;
    QComboBox *m_switchTo = nullptr, *m_minutes = nullptr;
    QPushButton *m_go = nullptr, *m_back = nullptr, *m_take = nullptr;
    QListWidget *m_pushes = nullptr;
    QTimer m_second; ///< what ends by itself goes from the list
};
} // namespace wanmi::workbench

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "workbench/session.h"
#include "workbench/texts.h"

#include <QTimer>
#include <QWidget>

class QGridLayout;
class QLabel;

namespace wanmi::workbench {

/// A few live pictures side by side: of the cameras nearest to the chosen case or place, or of the whole city while
/// nothing is chosen. Streams run only while it can be seen.
class CameraStrip : public QWidget
{
    Q_OBJECT
public:
    CameraStrip(SessionContext &session, int tiles, int columns, QWidget *parent = nullptr);
    void setVideoUrl(const QString &url);
    /// Follow the chosen case (default), or keep the whole city.
    void setFollowing(bool following);

signals:
    void cameraChosen(const QString &cameraId);

protected:
    void changeEvent(QEvent *event) override;
    void showEvent(QShowEvent *event) override;
    void hideEvent(QHideEvent *event) override;
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void choose();
    void show(std::vector<domain::Camera> cameras);
    void clear();

    SessionContext &m_session;
    int m_tiles, m_columns;
    bool m_following = true;
    QString m_videoUrl;
    QGridLayout *m_grid;
    QLabel *m_none;
    QStringList m_shown;
    std::vector<QWidget *> m_cells;
    QTimer m_soon;
    Texts m_texts;
};
} // namespace wanmi::workbench

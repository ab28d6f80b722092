// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/casequeue.h"
#include "workbench/session.h"
#include "workbench/style.h"
#include "workbench/texts.h"

#include <QWidget>

class QLabel;
class QListWidget;
class QVBoxLayout;

namespace wanmi::workbench {

/// One camera: its live picture, what it is, and the open cases it may see.
class CameraPage : public QWidget
{
    Q_OBJECT
public:
    CameraPage(SessionContext &session, const Style &style, QWidget *parent = nullptr);
    void show(const QString &cameraId);
    /// Ends the picture's stream.
    void stop();
    void setVideoUrl(const QString &url);

protected:
    void changeEvent(QEvent *event) override;

private:
    void showFacts();
    void showNear();
    void showPicture();

    SessionContext &m_session;
    const Style &m_style;
    QString m_id, m_videoUrl;
    QWidget *m_slot;
    QWidget *m_picture = nullptr;
    QLabel *m_title, *m_number, *m_facts, *m_nearTitle, *m_none, *m_noPicture;
    QListWidget *m_near;
    Texts m_texts;
};
} // namespace wanmi::workbench

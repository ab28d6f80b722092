// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/casequeue.h"
#include "workbench/session.h"
#include "workbench/style.h"
#include "workbench/texts.h"

#include <QWidget>

class QLabel;
class QPushButton;
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
    [[nodiscard]] QString camera() const { return m_id; } ///< empty: none is shown
    /// A clip of it is being recorded.
    void setRecording(bool recording);

signals:
    void stillWanted(const QString &cameraId);
    void clipWanted(const QString &cameraId);

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
    QPushButton *m_still, *m_clip;
    bool m_recording = false;
    QLabel *m_title, *m_number, *m_facts, *m_nearTitle, *m_none, *m_noPicture;
    QListWidget *m_near;
    Texts m_texts;
};
} // namespace wanmi::workbench

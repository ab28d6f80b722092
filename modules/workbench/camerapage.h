// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/casequeue.h"
#include "workbench/session.h"
#include "workbench/style.h"
#include "workbench/texts.h"

#include <QUrl>
#include <QWidget>

class QLabel;
class QPushButton;
class QListWidget;
class QVBoxLayout;

namespace wanmi::workbench {

class PlaybackCard;
class TurnPad;

/// One camera: its live picture or what a recorder kept of it, its head where it can be turned, what it is, and the open cases it
/// may see.
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
    /// What the recorder has of that moment, where one keeps the camera.
    void playback(base::Instant at);
    [[nodiscard]] PlaybackCard &record() { return *m_record; }
    [[nodiscard]] TurnPad &turning() { return *m_turn; }

signals:
    void stillWanted(const QString &cameraId);
    void clipWanted(const QString &cameraId);
    void markWanted(const QString &cameraId, base::Instant from, base::Instant until);
    void saveWanted(const QString &cameraId, base::Instant from, base::Instant until);

protected:
    void changeEvent(QEvent *event) override;

private:
    void showFacts();
    void showNear();
    void showPicture();
    void showRecord(bool recorded);
    [[nodiscard]] QUrl stream() const;

    SessionContext &m_session;
    const Style &m_style;
    QString m_id, m_videoUrl;
    QWidget *m_slot;
    QWidget *m_picture = nullptr;
    QPushButton *m_still, *m_clip, *m_recordButton, *m_turnButton;
    PlaybackCard *m_record;
    TurnPad *m_turn;
    bool m_recording = false;
    QLabel *m_title, *m_number, *m_facts, *m_nearTitle, *m_none, *m_noPicture;
    QListWidget *m_near;
    Texts m_texts;
};
} // namespace wanmi::workbench

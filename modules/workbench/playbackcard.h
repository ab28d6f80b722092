// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "workbench/playbackscreen.h"
#include "workbench/recordscale.h"
#include "workbench/session.h"
#include "workbench/texts.h"

#include <QPointer>
#include <QUrl>

class QComboBox;
class QDateTimeEdit;
class QLabel;
class QPushButton;
class QToolButton;

namespace wanmi::workbench {

/// What a recorder kept of one camera: its picture, half an hour of it as a line with what happened to the chosen case, and a
/// stretch to be marked on that case or saved. Keys: Space, Left and Right (5 s; with Shift a minute), I and O for begin and end
/// of the stretch.
class PlaybackCard : public QWidget
{
    Q_OBJECT
public:
    PlaybackCard(SessionContext &session, const Style &style, QWidget *parent = nullptr);
    /// Begins where the chosen case begins, else five minutes ago.
    void open(const QString &cameraId, const QUrl &stream);
    void openAt(const QString &cameraId, const QUrl &stream, base::Instant at);
    void close();
    void go(base::Instant at);
    void togglePlay();
    void markFrom();
    void markUntil();
    [[nodiscard]] std::optional<base::Instant> shownAt() const;
    [[nodiscard]] std::optional<std::pair<base::Instant, base::Instant>> stretch() const; ///< both ends are marked
    [[nodiscard]] bool isPlaying() const { return m_playing; }

signals:
    void markWanted(const QString &cameraId, base::Instant from, base::Instant until);
    void saveWanted(const QString &cameraId, base::Instant from, base::Instant until);

protected:
    void changeEvent(QEvent *event) override;
    void hideEvent(QHideEvent *event) override;
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void build();
    void say();
    void setMark(bool isBegin);
    void takeEvents();
    [[nodiscard]] bool press(int key, Qt::KeyboardModifiers modifiers);
    [[nodiscard]] QString clockOf(base::Instant at) const;
    [[nodiscard]] double scale() const;
    [[nodiscard]] bool hasOpenCase() const;

    SessionContext &m_session;
    const Style &m_style;
    QString m_camera;
    QUrl m_stream;
    QPointer<PlaybackScreen> m_screen;
    base::Instant m_at{}; ///< asked for, until a picture is there
    std::optional<base::Instant> m_from, m_until;
    bool m_playing = false;
    QString m_trouble;
    QWidget *m_slot;
    RecordScale *m_scaleLine;
    QLabel *m_now, *m_marked;
    QToolButton *m_back, *m_play, *m_forth;
    QComboBox *m_pace;
    QDateTimeEdit *m_when;
    QPushButton *m_begin, *m_end, *m_mark, *m_save;
    Texts m_texts;
};
} // namespace wanmi::workbench

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "protocol/cameramove.h"
#include "workbench/session.h"
#include "workbench/style.h"
#include "workbench/texts.h"

#include <QHash>
#include <QTimer>
#include <QWidget>

class QComboBox;
class QLabel;
class QPushButton;
class QSlider;
class QToolButton;

namespace wanmi::workbench {

/// A camera's head: eight directions and the zoom, held down as long as it is to move, and the presets its gateway names. Keys
/// while it has the focus: arrows (two of them together as well), + and −, 1 to 9 for the first presets. Says who holds the
/// camera.
class TurnPad : public QWidget
{
    Q_OBJECT
public:
    TurnPad(SessionContext &session, const Style &style, QWidget *parent = nullptr);
    /// Asks for the presets. Empty: lets go of it.
    void open(const QString &cameraId);
    void begin(int pan, int tilt, int zoom); ///< −1, 0, 1; moves until end()
    void end();
    void call(int preset);
    [[nodiscard]] QString sentence() const; ///< who holds it, or what went wrong
    [[nodiscard]] QComboBox &presets() const { return *m_presets; }
    [[nodiscard]] bool isMoving() const { return m_move.moves(); }

signals:
    void answered(); ///< sentence() is of the newest answer

protected:
    void changeEvent(QEvent *event) override;
    void hideEvent(QHideEvent *event) override;
    void focusOutEvent(QFocusEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void keyReleaseEvent(QKeyEvent *event) override;
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void build();
    void say();
    void send(const protocol::CameraMove &move);
    void fill(const protocol::CameraPresets &presets);
    void followKeys();
    [[nodiscard]] QString reasonText(const base::Error &error) const;

    SessionContext &m_session;
    const Style &m_style;
    QString m_camera;
    protocol::CameraMove m_move;
    QTimer m_again; ///< what is held down is said again
    QTimer m_second;
    std::optional<protocol::CameraHold> m_hold;
    std::optional<base::Error> m_trouble;
    bool m_asking = false;
    QHash<int, bool> m_keys; ///< held down
    std::vector<QToolButton *> m_ways;
    QSlider *m_speed;
    QComboBox *m_presets;
    QPushButton *m_call;
    QLabel *m_state;
    Texts m_texts;
};
} // namespace wanmi::workbench

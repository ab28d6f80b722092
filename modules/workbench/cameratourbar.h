// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/cameratour.h"
#include "workbench/session.h"
#include "workbench/style.h"
#include "workbench/texts.h"

#include <QElapsedTimer>
#include <QTimer>
#include <QWidget>

#include <optional>

class QLabel;
class QProgressBar;
class QPushButton;

namespace wanmi::workbench {

/// Where a tour is: its page, what was passed over, how long until the next; pause, next, end. Held by an alarm it says of
/// which case, and waits. Hidden while there is no tour.
class CameraTourBar : public QWidget
{
    Q_OBJECT
public:
    CameraTourBar(SessionContext &session, const Style &style, QWidget *parent = nullptr);
    /// \param isDead what is seen of a camera's picture; the device's own word counts besides
    void begin(const QString &name, models::CameraTour::Plan plan, models::CameraTour::IsDead isDead);
    void end();
    [[nodiscard]] bool isRunning() const { return m_tour.has_value(); }
    [[nodiscard]] const models::CameraTour *tour() const { return m_tour ? &*m_tour : nullptr; }
    void togglePause(); ///< also goes on after a hold
    void next();
    /// A case wants eyes now: a tour with a camera that may see it is held there.
    void noteAlarm(const QString &caseId);
    void look(); ///< as the clock does four times a second

signals:
    void page(const QStringList &cameras); ///< to be shown; empty: nobody lives
    void ended();

protected:
    void changeEvent(QEvent *event) override;

private:
    void say();
    [[nodiscard]] qint64 nowMs() const { return m_clock.elapsed(); }

    SessionContext &m_session;
    const Style &m_style;
    std::optional<models::CameraTour> m_tour;
    QString m_name, m_alarm; ///< the case that holds it, in words
    QLabel *m_words;
    QProgressBar *m_left;
    QPushButton *m_pause, *m_next, *m_end;
    QTimer m_beat;
    QElapsedTimer m_clock;
    Texts m_texts;
};
} // namespace wanmi::workbench

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "workbench/session.h"
#include "workbench/style.h"
#include "workbench/texts.h"

#include <QTimer>
#include <QWidget>

class QLabel;
class QToolButton;

namespace wanmi::workbench {

/// The truth about the link: online, offline since when, behind by how much, how many commands wait; who,
/// which post, and central's clock.
class StatusStrip : public QWidget
{
    Q_OBJECT
public:
    StatusStrip(SessionContext &session, const Style &style, QWidget *parent = nullptr);
    void show(const sync::LinkStatus &status);
    [[nodiscard]] QString linkText() const;

signals:
    void signInWanted();

protected:
    void changeEvent(QEvent *event) override;

private:
    void refresh();
    [[nodiscard]] QString repairText() const; ///< empty: nothing to tell
    SessionContext &m_session;
    const Style &m_style;
    sync::LinkStatus m_status;
    QLabel *m_mark, *m_link, *m_waiting, *m_rejected, *m_person, *m_clock;
    QToolButton *m_signIn;
    QTimer m_tick;
};
} // namespace wanmi::workbench

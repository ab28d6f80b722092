// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "workbench/overlays.h"

namespace wanmi::workbench {

/// Central has ended the session: says why and asks for the password again. What was typed below stays as it
/// is, and so does the outbox; who cannot or will not sign in now goes on without central.
class SignInAgain : public Overlay
{
    Q_OBJECT
public:
    SignInAgain(SessionContext &session, QWidget *covered);
    /// \param reason token of what ended the session.
    void ask(const QString &reason);

signals:
    /// The session goes on with this grant; the same person, perhaps of another post or scope by now.
    void granted(const wanmi::protocol::SessionGrant &grant);
    void postponed(); ///< goes on without central
    void leaveWanted(); ///< somebody else wants to sit here

protected:
    void keyPressEvent(QKeyEvent *event) override;

private:
    void signIn();
    void setBusy(bool busy);
    void showWords();
    void fitLabels();

    SessionContext &m_session;
    QLabel *m_reason, *m_problem;
    QLineEdit *m_password;
    QPushButton *m_go, *m_later, *m_leave;
    QString m_why;
};
} // namespace wanmi::workbench

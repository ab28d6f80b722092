// SPDX-License-Identifier: GPL-3.0-or-later
#include "workbench/signinagain.h"

#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSysInfo>
#include <QVBoxLayout>

namespace wanmi::workbench {

SignInAgain::SignInAgain(SessionContext &session, QWidget *covered)
    : Overlay(covered)
    , m_session(session)
    , m_reason(new QLabel(this))
    , m_problem(new QLabel(this))
    , m_password(new QLineEdit(this))
    , m_go(new QPushButton(this))
    , m_later(new QPushButton(this))
    , m_leave(new QPushButton(this))
{
    constexpr int Width = 380;
    auto *title = new QLabel(this);
    title->setObjectName(QStringLiteral("headline"));
    auto *who = new QLabel(session.grant.name + QStringLiteral(" · ") + session.grant.account, this);
    who->setObjectName(QStringLiteral("quiet"));
    auto *note = new QLabel(this);
    note->setObjectName(QStringLiteral("note"));
    m_password->setEchoMode(QLineEdit::Password);
    m_go->setObjectName(QStringLiteral("primary"));
    m_problem->setObjectName(QStringLiteral("problem"));
    auto *column = new QVBoxLayout(this);
    column->setSpacing(10);
    column->addStretch(1);
    for (QWidget *widget :
         {static_cast<QWidget *>(title), static_cast<QWidget *>(who), static_cast<QWidget *>(m_reason),
          static_cast<QWidget *>(m_password), static_cast<QWidget *>(m_problem), static_cast<QWidget *>(m_go),
          static_cast<QWidget *>(m_later), static_cast<QWidget *>(m_leave), static_cast<QWidget *>(note)}) {
        if (auto *label = qobject_cast<QLabel *>(widget)) {
            label->setWordWrap(true);
            label->setAlignment(Qt::AlignHCenter);
        }
        widget->setFixedWidth(Width);
        column->addWidget(widget, 0, Qt::AlignHCenter);
    }
    column->addStretch(1);
    connect(m_password, &QLineEdit::returnPressed, this, &SignInAgain::signIn);
    connect(m_go, &QPushButton::clicked, this, &SignInAgain::signIn);
    connect(m_later, &QPushButton::clicked, this, &SignInAgain::postponed);
    connect(m_leave, &QPushButton::clicked, this, &SignInAgain::leaveWanted);
    m_texts.add([this, title, note] {
        title->setText(tr("Sign in again"));
        m_password->setPlaceholderText(tr("Password"));
        m_password->setAccessibleName(tr("Password"));
        m_go->setText(tr("Sign in"));
        m_later->setText(tr("Go on without central"));
        m_later->setToolTip(tr("What you do is kept here and sent after the next sign-in: Esc"));
        m_leave->setText(tr("Somebody else signs in"));
        note->setText(tr("What you typed stays as it is, and what waits is sent once you are back."));
        showWords();
    });
}

void SignInAgain::ask(const QString &reason)
{
    m_why = reason;
    m_password->clear();
    m_problem->clear();
    setBusy(false);
    showWords();
    setGeometry(parentWidget()->rect());
    QWidget::show();
    raise();
    m_password->setFocus();
}

/// In a column that is centered a wrapped text gets no more than one line of height by itself.
void SignInAgain::fitLabels()
{
    for (QLabel *label : findChildren<QLabel *>(Qt::FindDirectChildrenOnly)) {
        label->ensurePolished();
        label->setMinimumHeight(label->text().isEmpty() ? 0 : label->heightForWidth(label->maximumWidth()));
    }
}

void SignInAgain::showWords()
{
    m_reason->setText(m_session.grant.token.isEmpty() ? tr(
                          "Central is back. You started without it: sign in, so that your work reaches it.")
                                                      : m_session.words.reason(m_why));
    fitLabels();
}

void SignInAgain::setBusy(bool busy)
{
    m_go->setEnabled(!busy);
    m_go->setText(busy ? tr("Asking central…") : tr("Sign in"));
}

void SignInAgain::signIn()
{
    if (!m_go->isEnabled() || m_password->text().isEmpty())
        return;
    setBusy(true);
    m_problem->clear();
    const QString password = m_password->text();
    base::Answer<base::Result<protocol::SessionGrant>>(
        sync::signIn(m_session.link.central(),
                     {m_session.grant.account, password, QSysInfo::machineHostName()}))
        .then(this, [this, password](const base::Result<protocol::SessionGrant> &grant) {
            setBusy(false);
            if (!grant) {
                m_problem->setText(m_session.words.reason(grant.error().reason));
                fitLabels();
                m_password->selectAll();
                m_password->setFocus();
                return;
            }
            m_session.people.remember(*grant, password);
            m_password->clear();
            emit granted(*grant);
        });
}

void SignInAgain::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Escape)
        emit postponed();
    else
        Overlay::keyPressEvent(event);
}
} // namespace wanmi::workbench

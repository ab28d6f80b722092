// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/words.h"
#include "store/people.h"
#include "sync/link.h"
#include "workbench/style.h"
#include "workbench/texts.h"

#include <QDialog>

class QComboBox;
class QLabel;
class QLineEdit;
class QPushButton;

namespace wanmi::workbench {

/// Who signs in, where. Asks central; where central does not answer, the people who signed in at this seat
/// before may start without it. Accepted: grant() and central() are set.
class SignInDialog : public QDialog
{
    Q_OBJECT
public:
    /// \param people outlives the dialog.
    SignInDialog(const sync::Address &central, store::KnownPeople &people, models::Words &words, Style &style,
                 QWidget *parent = nullptr);

    [[nodiscard]] const protocol::SessionGrant &grant() const { return m_grant; }
    /// As typed, with the authority it began with.
    [[nodiscard]] sync::Address central() const;
    [[nodiscard]] bool isOffline() const { return m_offline; } ///< signed in without central

    /// Central says that this is the sample city: its accounts are shown for trying.
    void showSampleAccounts(const QString &password);

public slots:
    void signIn();

protected:
    void changeEvent(QEvent *event) override;

private:
    void take(const protocol::SessionGrant &grant, bool offline);
    void tryWithoutCentral(const QString &reason);
    void refuse(const QString &reason);
    void setBusy(bool busy);

    store::KnownPeople &m_people;
    models::Words &m_words;
    Style &m_style;
    protocol::SessionGrant m_grant;
    bool m_offline = false;
    QByteArray m_authority;
    QLineEdit *m_account, *m_password, *m_server;
    QPushButton *m_go;
    QLabel *m_problem, *m_progress, *m_sample;
    QString m_samplePassword;
    Texts m_texts;
};
} // namespace wanmi::workbench

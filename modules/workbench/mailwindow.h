// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "store/mailbox.h"
#include "workbench/session.h"
#include "workbench/style.h"
#include "workbench/texts.h"

#include <QWidget>

class QComboBox;
class QLabel;
class QListWidget;
class QPlainTextEdit;
class QPushButton;

namespace wanmi::workbench {

/// Messages to and from this person: the newest first, unread ones marked; one is read by choosing it, and
/// its sender hears of that. New ones are written below, about a case or none. Without central they wait here
/// and say so.
class MailWindow : public QWidget
{
    Q_OBJECT
public:
    MailWindow(SessionContext &session, const Style &style, QWidget *parent);

    /// A new message; what is empty is left to the writer.
    void write(const protocol::MailTo &to, const QString &caseId);
    /// Only those about that case; empty: all.
    void showOnly(const QString &caseId);
    void refresh();
    [[nodiscard]] QListWidget &list() { return *m_list; }
    [[nodiscard]] QComboBox &to() { return *m_to; }
    [[nodiscard]] QPlainTextEdit &text() { return *m_text; }
    [[nodiscard]] QString readingText() const;
    [[nodiscard]] QString said() const;
    void send();

protected:
    void changeEvent(QEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;

private:
    [[nodiscard]] QLayout *makeReading();
    [[nodiscard]] QLayout *makeWriting();
    void fill(const std::vector<store::Letter> &letters);
    void fillAddressees();
    void showLetter();
    void reply();
    void discard();
    void showCase();
    void say(const QString &words, bool isProblem);
    [[nodiscard]] const store::Letter *chosen() const;
    [[nodiscard]] QString nameOf(const protocol::MailTo &to) const;
    [[nodiscard]] QString lineOf(const store::Letter &letter) const;
    [[nodiscard]] QString fateOf(const store::Letter &letter) const;
    [[nodiscard]] QString moment(base::Instant at) const;

    SessionContext &m_session;
    const Style &m_style;
    std::vector<store::Letter> m_letters;
    QListWidget *m_list;
    QLabel *m_reading, *m_about, *m_said, *m_room;
    QComboBox *m_to;
    QPlainTextEdit *m_text;
    QPushButton *m_reply, *m_discard, *m_openCase, *m_send, *m_noCase, *m_all;
    QString m_caseId; ///< of the new message
    QString m_onlyCase; ///< whose messages are listed; empty: all
    Texts m_texts;
};
} // namespace wanmi::workbench

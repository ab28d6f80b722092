// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "store/mailbox.h"
#include "sync/maillink.h"
#include "workbench/seatmemory.h"
#include "workbench/session.h"
#include "workbench/shiftpage.h"
#include "workbench/style.h"
#include "workbench/texts.h"

#include <QTimer>
#include <QWidget>

class QLabel;
class QLineEdit;
class QListWidget;
class QPlainTextEdit;
class QPushButton;
class QTextBrowser;

namespace wanmi::workbench {

/// The handover of a shift: one page made by the system, the outgoing's notes, and two signatures at central.
/// Without central the notes are kept and the window says that signing waits. Former pages stand on the left.
class HandoverWindow : public QWidget
{
    Q_OBJECT
public:
    /// \param unseen how many announcements nobody has acknowledged here.
    HandoverWindow(SessionContext &session, const Style &style, SeatMemory &memory,
                   std::function<int()> unseen, QWidget *parent);

    /// Whether this post hands over a shift.
    [[nodiscard]] static bool isFor(const QString &post);
    void signAsOutgoing();
    void signAsIncoming();
    void writePdfTo(const QString &path);
    [[nodiscard]] QPlainTextEdit &notes() { return *m_notes; }
    [[nodiscard]] QListWidget &list() { return *m_list; }
    [[nodiscard]] QLineEdit &account() { return *m_account; }
    [[nodiscard]] QLineEdit &password() { return *m_password; }
    [[nodiscard]] QString pageText() const;
    [[nodiscard]] QString said() const;

signals:
    void written(const QString &path); ///< the PDF is there

protected:
    void changeEvent(QEvent *event) override;

private:
    [[nodiscard]] QLayout *makeSigning();
    void compose();
    void readFormer();
    void fillList();
    void showPage();
    void showLink();
    void choosePdf();
    void keepDraft();
    void say(const QString &words, bool isProblem);
    void noteSigned(const base::Result<protocol::Handover> &outcome, const QString &words);
    [[nodiscard]] const protocol::Handover &shown() const;
    [[nodiscard]] QString side() const;

    SessionContext &m_session;
    const Style &m_style;
    SeatMemory &m_memory;
    std::function<int()> m_unseen;
    protocol::Handover m_draft; ///< of the shift that is ending
    std::vector<protocol::Handover> m_former;
    QListWidget *m_list;
    QTextBrowser *m_page;
    QLabel *m_notesLabel, *m_link, *m_said;
    QPlainTextEdit *m_notes;
    QLineEdit *m_account, *m_password, *m_remark;
    QPushButton *m_sign, *m_take, *m_pdf;
    QTimer m_again;
    bool m_composing = false;
    Texts m_texts;
};
} // namespace wanmi::workbench

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "workbench/session.h"
#include "workbench/standardtexts.h"

#include <QObject>

class QCompleter;
class QKeyEvent;
class QPlainTextEdit;
class QStandardItemModel;

namespace wanmi::workbench {
class TextField;

/// Standard texts under a text field: what is typed finds them (a part of the text, pinyin initials),
/// Alt+Down shows all; Down and Enter take one. Alt+Shift+Down keeps what is written as one's own text, or
/// forgets it when it is one already. Lives as long as the field.
class TextOffers : public QObject
{
    Q_OBJECT
public:
    TextOffers(TextField *field, const TextPlace &place, const domain::CaseFile &file,
               SessionContext &session, SeatMemory &memory);

    [[nodiscard]] QStringList offers() const; ///< own ones first, filled in
    void showAll();
    void keepOrForget();

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void readAgain();
    void offerTyped();
    void take(const QString &text);
    [[nodiscard]] bool takesMarked(const QKeyEvent &key);

    TextField *m_field;
    QPlainTextEdit *m_edit;
    TextPlace m_place;
    domain::CaseFile m_file;
    SessionContext &m_session;
    OwnTexts m_own;
    QCompleter *m_completer;
    QStandardItemModel *m_model;
    bool m_taking = false;
};
} // namespace wanmi::workbench

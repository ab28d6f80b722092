// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "evidence/verify.h"
#include "workbench/session.h"
#include "workbench/texts.h"

#include <QWidget>

class QLabel;
class QLineEdit;
class QPushButton;
class QTableWidget;

namespace wanmi::workbench {

/// The pictures and clips of cameras that this person has kept at this seat: what each is of, whether it is still as it was
/// recorded, and out of here with a reason. Files are read, checked and copied on workers.
class EvidenceWindow : public QWidget
{
    Q_OBJECT
public:
    /// \param folder where they lie; need not be there yet.
    EvidenceWindow(SessionContext &session, QString folder, QWidget *parent);

    void reload();
    /// Reads every byte of the chosen one again.
    void check();
    /// A clip that broke off gets its end: what was lost then is said in its manifest.
    void complete();
    /// The chosen one with its manifest into this folder, and a line of the audit. Nothing without a reason.
    void exportTo(const QString &folder, const QString &reason);

    [[nodiscard]] QTableWidget &table() const { return *m_table; }
    [[nodiscard]] QString said() const; ///< the line below the list

signals:
    void shown(); ///< the list is as the folder is
    void done(bool well); ///< of check(), complete(), exportTo()

protected:
    void changeEvent(QEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;

private:
    enum class State { Kept, Unfinished, Broken };
    struct Item
    {
        QString path;
        evidence::Head head;
        base::Instant until{};
        qint64 bytes = 0;
        State state = State::Broken;
        QByteArray seal;
        QString checked; ///< what check() found
    };
    static std::vector<Item> itemsIn(const QString &folder);
    [[nodiscard]] Item *chosen();
    [[nodiscard]] QString wordsOf(const Item &item) const;
    [[nodiscard]] QString wordsOf(const evidence::Verdict &verdict) const;
    [[nodiscard]] QString caseOf(const Item &item) const;
    void fill();
    void fillRow(int row, const Item &item);
    void follow();
    void say(const QString &text, bool isProblem = false);
    void open();
    void askWhereTo();

    SessionContext &m_session;
    QString m_folder;
    std::vector<Item> m_items; ///< newest first, as the rows
    QLabel *m_title, *m_none, *m_line;
    QTableWidget *m_table;
    QLineEdit *m_reason;
    QPushButton *m_open, *m_check, *m_complete, *m_export;
    bool m_busy = false;
    Texts m_texts;
};
} // namespace wanmi::workbench

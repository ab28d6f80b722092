// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "workbench/bulklist.h"
#include "workbench/texts.h"

#include <QElapsedTimer>
#include <QPointer>
#include <QTimer>
#include <QWidget>

class QDialog;
class QLabel;
class QPushButton;

namespace wanmi::workbench {

/// What was done last, with one case or many, may be taken back for a while (Ctrl+Z): says of how many cases
/// and for how long, and which stay because they have moved on or the lifecycle knows no way back. Shown only
/// while something can be taken back, and what came of it.
class UndoBar : public QWidget
{
    Q_OBJECT
public:
    using Line = operations::BulkDesk::Line;
    static constexpr int OfferedForS = 60;

    explicit UndoBar(SessionContext &session, QWidget *parent = nullptr);

    void note(const domain::ActionRecord &record); ///< one case
    void note(const QString &action, const std::vector<Line> &done); ///< many at once
    void forget();
    /// Something was done that may still be taken back, as far as is known.
    [[nodiscard]] bool isOffered() const;
    /// \return whether there was anything to try; told() says why not, where nothing could be taken back.
    bool takeBack();
    void showCases(); ///< which are taken back and which stay
    [[nodiscard]] QString headline() const;
    [[nodiscard]] operations::BulkDesk &desk() { return m_bulk; }
    [[nodiscard]] QPushButton &undoButton() { return *m_undo; }
    [[nodiscard]] const BulkList *list() const { return m_list; } ///< nullptr: not open

signals:
    void told(const QString &text);

protected:
    void changeEvent(QEvent *event) override;

private:
    enum class State { Nothing, Offered, Undoing, Undone };
    void offer(const QString &action, std::vector<Line> done);
    void look();
    void take(operations::BulkDesk::Task task);
    void tick();
    void present();
    void fillList();
    [[nodiscard]] int secondsLeft() const;
    [[nodiscard]] int undoable() const;
    [[nodiscard]] QString what() const;

    SessionContext &m_session;
    operations::BulkDesk m_bulk;
    QLabel *m_text;
    QPushButton *m_undo, *m_which, *m_close;
    QPointer<QDialog> m_dialog;
    BulkList *m_list = nullptr;
    QTimer m_lookSoon, m_second;
    QElapsedTimer m_since;
    Texts m_texts;
    std::optional<std::pair<QString, std::vector<Line>>> m_next;
    State m_state = State::Nothing;
    bool m_looked = false, m_undoAfter = false;
};
} // namespace wanmi::workbench

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "workbench/bulklist.h"

#include <QDialog>

class QComboBox;
class QLabel;
class QProgressBar;
class QPushButton;
class QStackedWidget;
class QVBoxLayout;

namespace wanmi::workbench {
class BulkForm;
class ChoiceField;

/// One action on all chosen cases, in three steps: what, the dry run with every case and why the others stay,
/// what came of it and the way back. Nothing happens before the second step is confirmed.
class BulkDialog : public QDialog
{
    Q_OBJECT
public:
    static constexpr int MostCases = 2000; ///< at once

    /// \param key of an action on the case page: it is chosen when one of the actions offered has it; 0:
    /// none.
    BulkDialog(SessionContext &session, const QStringList &caseIds, int key, QWidget *parent);
    ~BulkDialog() override;

    [[nodiscard]] operations::BulkDesk &bulk() { return m_bulk; }
    [[nodiscard]] QComboBox &actions() { return *m_actions; }
    [[nodiscard]] BulkForm *form() const { return m_form; }
    [[nodiscard]] BulkList &list() { return *m_list; }
    /// Where each case goes to a department of its own: another one for the chosen cases.
    [[nodiscard]] ChoiceField &other() { return *m_other; }
    [[nodiscard]] QPushButton &assignButton() { return *m_assign; }
    [[nodiscard]] QPushButton &next() { return *m_next; }
    [[nodiscard]] QPushButton &undoButton() { return *m_undo; }
    [[nodiscard]] QString summary() const;

public slots:
    /// While something runs it is stopped first; what was done stays done.
    void reject() override;

signals:
    void done(const QString &action, int cases);
    /// Closed, and these were done and not taken back.
    void left(const QString &action, const std::vector<wanmi::operations::BulkDesk::Line> &lines);

protected:
    void keyPressEvent(QKeyEvent *event) override;

private:
    using Line = operations::BulkDesk::Line;
    enum class Step { Choosing, Asked, Tried, Performed, Undone };
    void build();
    void showOffers();
    void askForm();
    void goOn();
    void take(operations::BulkDesk::Task task);
    void buildOther(QVBoxLayout &column);
    void assign();
    void tellLeft();
    void showStep();
    void showLines();
    void showProgress(int done, int total);
    [[nodiscard]] QString wordsOf(const Line &line) const;
    [[nodiscard]] QString summaryOf() const;
    [[nodiscard]] const operations::BulkDesk::Offer *offer() const;
    [[nodiscard]] QString actionName() const;

    SessionContext &m_session;
    operations::BulkDesk m_bulk;
    const int m_key;
    Step m_step = Step::Choosing;
    QLabel *m_title, *m_caption, *m_summary;
    QComboBox *m_actions;
    QWidget *m_formSlot;
    BulkForm *m_form = nullptr;
    QStackedWidget *m_pages;
    BulkList *m_list;
    QWidget *m_others;
    ChoiceField *m_other = nullptr;
    QPushButton *m_assign;
    QStringList m_again; ///< chosen before they were tried anew
    QProgressBar *m_progress;
    QPushButton *m_next, *m_back, *m_undo, *m_close;
};
} // namespace wanmi::workbench

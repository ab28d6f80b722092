// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/casequeue.h"
#include "workbench/session.h"
#include "workbench/style.h"
#include "workbench/texts.h"

#include <QTimer>
#include <QWidget>

class QButtonGroup;
class QLabel;
class QLineEdit;
class QPushButton;
class QStackedWidget;
class QTableView;

namespace wanmi::workbench {

/// The middle of the desk: one workspace's queues as chips with counts, a filter, and the rows.
class QueuePage : public QWidget
{
    Q_OBJECT
public:
    QueuePage(SessionContext &session, const Style &style, const models::QueueCounts &counts,
              QWidget *parent = nullptr);

    void showWorkspace(const models::Workspace &workspace);
    [[nodiscard]] models::CaseQueueModel &model() { return *m_model; }
    [[nodiscard]] QTableView &view() { return *m_view; }
    void focusFilter();

public slots:
    void selectNext() { step(1); }
    void selectPrevious() { step(-1); }
    void nextQueue();

protected:
    void changeEvent(QEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    void showQueue(const models::Queue &queue);
    void showCounts();
    void showSelection();
    void showEmptiness();
    void noteVisibleRows();
    void fitColumns();
    void step(int by);
    [[nodiscard]] QWidget *makeEmptyState();

    SessionContext &m_session;
    const Style &m_style;
    const models::QueueCounts &m_counts;
    models::CaseQueueModel *m_model;
    models::Workspace m_workspace;
    models::Queue m_queue;
    QWidget *m_chips;
    QButtonGroup *m_group;
    QLineEdit *m_filter;
    QLabel *m_figure;
    QStackedWidget *m_stack;
    QTableView *m_view;
    QLabel *m_emptyTitle;
    QLabel *m_emptyText;
    QTimer m_filterSoon, m_tick;
    Texts m_texts;
    int m_nextRow = 0; ///< where J goes on when the chosen case has left this queue
    bool m_selecting = false;
};
} // namespace wanmi::workbench

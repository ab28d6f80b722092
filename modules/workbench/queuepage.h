// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/announcer.h"
#include "models/casequeue.h"
#include "operations/bulkdesk.h"
#include "workbench/mainmenu.h"
#include "workbench/queueview.h"
#include "workbench/seatmemory.h"
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
class QToolButton;

namespace wanmi::workbench {

/// The middle of the desk: one workspace's queues as chips with counts and their worst light, a filter, and
/// the rows. Several rows may be chosen; then the keys of actions mean all of them. Columns, order and named
/// filters are remembered for the person.
class QueuePage : public QWidget
{
    Q_OBJECT
public:
    QueuePage(SessionContext &session, const Style &style, SeatMemory &memory,
              const models::QueueCounts &counts, const models::Announcer &announcer,
              QWidget *parent = nullptr);

    void showWorkspace(const models::Workspace &workspace);
    [[nodiscard]] const models::Workspace &workspace() const { return m_workspace; }
    void showQueue(const QString &token); ///< of the present workspace
    /// The chosen cases where they are more than one.
    [[nodiscard]] QStringList chosen() const;
    void chooseAll();
    bool chooseOne(); ///< of several; \return whether there were several
    /// Asks what is to be done with all chosen cases. \param key of an action on the case page; 0: none.
    void actOnChosen(int key = 0);
    void openView(); ///< the menu of viewDeeds()
    void openColumns();
    void openFilters();
    void showOnly(const QString &light); ///< token; empty: any
    void show(const SavedFilter &filter); ///< in the present workspace
    [[nodiscard]] const std::vector<SavedFilter> &filters() const { return m_filters; }
    /// Everything that changes this view, for menus and the command bar.
    [[nodiscard]] std::vector<Deed> viewDeeds();
    /// What was remembered of this person.
    void takeMemory();
    [[nodiscard]] models::CaseQueueModel &model() { return *m_model; }
    [[nodiscard]] QTableView &view() { return *m_view; }
    void focusFilter();

signals:
    void filterWanted(const wanmi::workbench::SavedFilter &filter); ///< maybe of another workspace
    void bulkDone(const QString &action, int cases);
    void bulkLeft(const QString &action, const std::vector<wanmi::operations::BulkDesk::Line> &lines);

public slots:
    void selectNext() { step(1); }
    void selectPrevious() { step(-1); }
    void nextQueue();

protected:
    void changeEvent(QEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    void showQueue(const models::Queue &queue);
    void buildTop();
    void buildView();
    void makeChips();
    void applyFilter();
    void takeSort(int column, Qt::SortOrder direction);
    void keepColumnOrder();
    void placeColumns();
    void showChosen();
    void chooseAgain();
    [[nodiscard]] QStringList columnTokens() const;
    [[nodiscard]] QString viewWords() const;
    [[nodiscard]] QIcon markIcon(const QString &light) const;
    [[nodiscard]] SavedFilter presentView() const;
    void showCounts();
    void showSelection();
    void showEmptiness();
    void noteVisibleRows();
    void fitColumns();
    void step(int by);
    [[nodiscard]] QWidget *makeEmptyState();

    SessionContext &m_session;
    const Style &m_style;
    SeatMemory &m_memory;
    const models::QueueCounts &m_counts;
    const models::Announcer &m_announcer;
    models::CaseQueueModel *m_model;
    models::Workspace m_workspace;
    models::Queue m_queue;
    QWidget *m_chips;
    QButtonGroup *m_group;
    QLineEdit *m_filter;
    QLabel *m_figure;
    QToolButton *m_viewButton;
    QWidget *m_chosenBar;
    QLabel *m_chosenText;
    QPushButton *m_act;
    QStackedWidget *m_stack;
    QTableView *m_view;
    QLabel *m_emptyTitle;
    QLabel *m_emptyText;
    QTimer m_filterSoon, m_tick;
    Texts m_texts;
    QueueColumns m_columns;
    std::vector<SavedFilter> m_filters;
    QString m_light; ///< shown alone; empty: any
    QSet<QString> m_again; ///< chosen before the rows were put in order anew
    int m_nextRow = 0; ///< where J goes on when the chosen case has left this queue
    bool m_selecting = false, m_placing = false;
};
} // namespace wanmi::workbench

// SPDX-License-Identifier: GPL-3.0-or-later
#include "workbench/queuepage.h"

#include "workbench/flowlayout.h"
#include "workbench/queuedelegate.h"

#include <QButtonGroup>
#include <QEvent>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QScrollBar>
#include <QStackedWidget>
#include <QTableView>
#include <QVBoxLayout>

namespace wanmi::workbench {
using models::CaseQueueModel;

QueuePage::QueuePage(SessionContext &session, const Style &style, const models::QueueCounts &counts,
                     QWidget *parent)
    : QWidget(parent)
    , m_session(session)
    , m_style(style)
    , m_counts(counts)
    , m_model(new CaseQueueModel(session.rows, session.words, session.clock, this))
    , m_chips(new QWidget(this))
    , m_group(new QButtonGroup(this))
    , m_filter(new QLineEdit(this))
    , m_figure(new QLabel(this))
    , m_stack(new QStackedWidget(this))
    , m_view(new QTableView(this))
    , m_emptyTitle(new QLabel(this))
    , m_emptyText(new QLabel(this))
{
    setObjectName(QStringLiteral("surface"));
    setAttribute(Qt::WA_StyledBackground);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    auto *top = new QHBoxLayout;
    top->setContentsMargins(10, 8, 10, 8);
    top->setSpacing(8);
    m_chips->setLayout(new FlowLayout(4));
    QSizePolicy wraps(QSizePolicy::Expanding, QSizePolicy::Preferred);
    wraps.setHeightForWidth(true);
    m_chips->setSizePolicy(wraps);
    top->addWidget(m_chips, 1);
    m_figure->setObjectName(QStringLiteral("note"));
    top->addWidget(m_figure, 0, Qt::AlignTop);
    m_filter->setClearButtonEnabled(true);
    m_filter->setFixedWidth(200);
    top->addWidget(m_filter, 0, Qt::AlignTop);
    column->addLayout(top);
    auto *line = new QFrame(this);
    line->setObjectName(QStringLiteral("line"));
    column->addWidget(line);

    // A case that moves on stays on the case page; the view's own step to a neighbor must not choose for the
    // person. Connected before the view is, so that it comes first.
    connect(m_model, &QAbstractItemModel::rowsAboutToBeRemoved, this, [this] { m_selecting = true; });
    m_view->setModel(m_model);
    m_view->setItemDelegate(new QueueDelegate(style, m_view));
    m_view->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_view->setSelectionMode(QAbstractItemView::SingleSelection);
    m_view->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_view->setShowGrid(false);
    m_view->setWordWrap(false);
    m_view->setTabKeyNavigation(false);
    m_view->setHorizontalScrollMode(QAbstractItemView::ScrollPerPixel);
    m_view->verticalHeader()->hide();
    m_view->verticalHeader()->setSectionResizeMode(QHeaderView::Fixed);
    m_view->verticalHeader()->setDefaultSectionSize(QueueDelegate::RowHeightPx);
    m_view->verticalHeader()->setMinimumSectionSize(QueueDelegate::RowHeightPx);
    m_view->horizontalHeader()->setHighlightSections(false);
    m_view->horizontalHeader()->setSortIndicator(CaseQueueModel::TimeLeft, Qt::AscendingOrder);
    m_view->horizontalHeader()->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    m_view->setSortingEnabled(true);
    m_view->setAttribute(Qt::WA_InputMethodEnabled, false); // single letters are keys here, in any input mode
    m_stack->addWidget(m_view);
    m_stack->addWidget(makeEmptyState());
    column->addWidget(m_stack, 1);

    m_filterSoon.setSingleShot(true);
    m_filterSoon.setInterval(120);
    connect(m_filter, &QLineEdit::textChanged, &m_filterSoon, qOverload<>(&QTimer::start));
    connect(&m_filterSoon, &QTimer::timeout, this, [this] {
        m_model->setFilter({m_queue, m_filter->text()});
    });
    connect(&counts, &models::QueueCounts::countsChanged, this, &QueuePage::showCounts);
    connect(m_model, &CaseQueueModel::filtered, this, [this] {
        showSelection();
        showEmptiness();
        noteVisibleRows();
    });
    connect(m_model, &QAbstractItemModel::rowsRemoved, this, [this](const QModelIndex &, int first) {
        m_selecting = false;
        if (!m_model->rowOf(m_session.selection.caseId())) {
            m_nextRow = first;
            m_selecting = true;
            m_view->selectionModel()->clear();
            m_selecting = false;
        }
    });
    connect(m_model, &QAbstractItemModel::rowsInserted, this, &QueuePage::showEmptiness);
    connect(m_model, &QAbstractItemModel::rowsRemoved, this, &QueuePage::showEmptiness);
    connect(m_view->verticalScrollBar(), &QScrollBar::valueChanged, this, &QueuePage::noteVisibleRows);
    connect(m_view->selectionModel(), &QItemSelectionModel::currentRowChanged, this,
            [this](const QModelIndex &now) {
                if (now.isValid() && !m_selecting)
                    m_session.selection.selectCase(now.data(CaseQueueModel::CaseIdRole).toString());
            });
    connect(&session.selection, &models::Selection::caseChanged, this, &QueuePage::showSelection);
    connect(&m_tick, &QTimer::timeout, m_model, &CaseQueueModel::tick);
    connect(&session.link, &sync::Link::statusChanged, this, &QueuePage::showEmptiness);
    m_tick.start(1000);

    m_texts.add([this] {
        m_filter->setPlaceholderText(tr("Filter this queue"));
        m_filter->setToolTip(tr("Number, address, class, department, district: Ctrl+F"));
        m_filter->setAccessibleName(tr("Filter this queue"));
        m_view->setAccessibleName(tr("Work queue"));
        showCounts();
        showEmptiness();
        fitColumns();
    });
}

QWidget *QueuePage::makeEmptyState()
{
    auto *page = new QWidget(this);
    auto *column = new QVBoxLayout(page);
    column->addStretch(1);
    m_emptyTitle->setObjectName(QStringLiteral("title"));
    m_emptyTitle->setAlignment(Qt::AlignCenter);
    m_emptyText->setObjectName(QStringLiteral("quiet"));
    m_emptyText->setAlignment(Qt::AlignCenter);
    m_emptyText->setWordWrap(true);
    column->addWidget(m_emptyTitle);
    column->addWidget(m_emptyText);
    column->addStretch(1);
    return page;
}

void QueuePage::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        m_texts.refresh();
    QWidget::changeEvent(event);
}

void QueuePage::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    fitColumns();
    noteVisibleRows();
}

/// Fixed widths for what has a known length, the rest for class and place; what matters least goes first when
/// narrow.
void QueuePage::fitColumns()
{
    const QFontMetrics metrics(m_view->font());
    const int wide = m_stack->width() - 14;
    const bool chinese = m_session.words.isChinese();
    const int mark
        = metrics.horizontalAdvance(chinese ? QStringLiteral("不计时") : QStringLiteral("Suspended")) + 38;
    const int left = metrics.horizontalAdvance(chinese ? QStringLiteral("剩 29 小时 59 分")
                                                       : QStringLiteral("23 h 59 min left"))
        + 22;
    const int number = metrics.horizontalAdvance(QStringLiteral("2301032026112100001")) + 22;
    const int state = metrics.horizontalAdvance(chinese ? QStringLiteral("已核实待报立案")
                                                        : QStringLiteral("Reported as done"))
        + 22;
    const int source = metrics.horizontalAdvance(chinese ? QStringLiteral("12345热线报")
                                                         : QStringLiteral("Supervisor's report"))
        + 18;
    const int reported = std::max(metrics.horizontalAdvance(chinese ? QStringLiteral("昨天 00:00")
                                                                    : QStringLiteral("yesterday 00:00")),
                                  metrics.horizontalAdvance(QStringLiteral("12-30 00:00")))
        + 20;
    int rest = wide - mark - left;
    const bool withReported = wide > 1040;
    const bool withSource = wide > 900;
    const bool withState
        = wide > 620 && (m_queue.which != models::Queue::Which::States || m_queue.states.size() > 1);
    const bool withNumber = wide > 760;
    m_view->setColumnHidden(CaseQueueModel::Reported, !withReported);
    m_view->setColumnHidden(CaseQueueModel::Source, !withSource);
    m_view->setColumnHidden(CaseQueueModel::State, !withState);
    m_view->setColumnHidden(CaseQueueModel::Number, !withNumber);
    rest -= (withReported ? reported : 0) + (withSource ? source : 0) + (withState ? state : 0)
        + (withNumber ? number : 0);
    rest = std::max(rest, 240);
    m_view->setColumnWidth(CaseQueueModel::Mark, mark);
    m_view->setColumnWidth(CaseQueueModel::TimeLeft, left);
    m_view->setColumnWidth(CaseQueueModel::Number, number);
    m_view->setColumnWidth(CaseQueueModel::Class, rest * 30 / 100);
    m_view->setColumnWidth(CaseQueueModel::PlaceColumn, rest * 45 / 100);
    m_view->setColumnWidth(CaseQueueModel::Holder, rest - rest * 30 / 100 - rest * 45 / 100);
    m_view->setColumnWidth(CaseQueueModel::State, state);
    m_view->setColumnWidth(CaseQueueModel::Source, source);
    m_view->setColumnWidth(CaseQueueModel::Reported, reported);
}

void QueuePage::showWorkspace(const models::Workspace &workspace)
{
    m_workspace = workspace;
    qDeleteAll(m_group->buttons());
    for (const models::Queue &queue : workspace.queues) {
        auto *chip = new QPushButton(m_chips);
        chip->setObjectName(QStringLiteral("chip"));
        chip->setCheckable(true);
        chip->setProperty("queue", queue.token);
        m_group->addButton(chip);
        m_chips->layout()->addWidget(chip);
        connect(chip, &QPushButton::clicked, this, [this, queue] { showQueue(queue); });
    }
    if (!workspace.queues.empty()) {
        m_group->buttons().constFirst()->setChecked(true);
        showQueue(workspace.queues.front());
    }
}

void QueuePage::showQueue(const models::Queue &queue)
{
    m_queue = queue;
    m_model->setFilter({m_queue, m_filter->text()});
    m_nextRow = 0;
    fitColumns();
    showCounts();
    showEmptiness();
}

void QueuePage::nextQueue()
{
    const QList<QAbstractButton *> chips = m_group->buttons();
    if (chips.isEmpty())
        return;
    const auto at = chips.indexOf(m_group->checkedButton());
    chips[(at + 1) % chips.size()]->click();
}

void QueuePage::showCounts()
{
    for (QAbstractButton *chip : m_group->buttons()) {
        const QString token = chip->property("queue").toString();
        const QString count = m_session.words.number(m_counts.count(token));
        const int overdue = m_counts.overdue(token);
        chip->setText(m_session.words.queue(token) + QStringLiteral("  ") + count);
        chip->setToolTip(overdue > 0 ? tr("%n overdue", nullptr, overdue) : QString());
        chip->setAccessibleName(tr("%1, %2 cases").arg(m_session.words.queue(token), count));
        chip->setIcon(overdue > 0 && token != u"overdue"
                          ? m_style.icon(QStringLiteral("red-mark"), QStringLiteral("overdue"))
                          : QIcon());
    }
    m_chips->updateGeometry();
}

void QueuePage::showEmptiness()
{
    const bool empty = m_model->rowCount() == 0 && !m_model->isBusy();
    m_stack->setCurrentIndex(empty ? 1 : 0);
    m_figure->setText(m_filter->text().isEmpty()
                          ? QString()
                          : tr("%1 found").arg(m_session.words.number(m_model->rowCount())));
    if (!empty)
        return;
    const sync::LinkStatus link = m_session.link.status();
    const bool first = link.state == sync::LinkStatus::State::Bootstrapping;
    if (!link.usable && link.state == sync::LinkStatus::State::Offline
        && m_session.rows.table().size() == 0) {
        m_emptyTitle->setText(tr("This seat has no copy of the city yet"));
        m_emptyText->setText(
            tr("Central does not answer. This seat goes on asking; the open cases come first."));
    } else if (first && !link.usable) {
        m_emptyTitle->setText(tr("The city is on its way"));
        m_emptyText->setText(tr("Open cases come first. %1 of %2 rows are here.")
                                 .arg(m_session.words.number(double(link.rowsDone)),
                                      m_session.words.number(double(link.rowsTotal))));
    } else if (!m_session.rows.isLoaded()) {
        m_emptyTitle->setText(tr("Reading the cases…"));
        m_emptyText->setText(tr("They appear here as soon as the first have arrived."));
    } else if (!m_filter->text().isEmpty()) {
        m_emptyTitle->setText(tr("Nothing matches “%1”").arg(m_filter->text()));
        m_emptyText->setText(tr("Esc clears the filter; Ctrl+K searches everything."));
    } else {
        m_emptyTitle->setText(tr("Nothing waits here"));
        m_emptyText->setText(tr("Cases come by themselves as they reach this stage."));
    }
}

void QueuePage::showSelection()
{
    const std::optional<int> row = m_model->rowOf(m_session.selection.caseId());
    m_selecting = true;
    if (row) {
        const QModelIndex index = m_model->index(*row, 0);
        if (m_view->currentIndex().row() != *row)
            m_view->selectionModel()->setCurrentIndex(
                index, QItemSelectionModel::ClearAndSelect | QItemSelectionModel::Rows);
        m_view->scrollTo(index);
    } else {
        m_view->clearSelection();
    }
    m_selecting = false;
}

void QueuePage::noteVisibleRows()
{
    const int first = std::max(0, m_view->rowAt(0));
    m_model->setVisibleRows(first, first + m_view->viewport()->height() / QueueDelegate::RowHeightPx + 1);
}

void QueuePage::step(int by)
{
    if (m_model->rowCount() == 0)
        return;
    const QModelIndexList chosen = m_view->selectionModel()->selectedRows();
    const int wanted = chosen.isEmpty() ? m_nextRow + (by > 0 ? 0 : by) : chosen.constFirst().row() + by;
    const int row = std::clamp(wanted, 0, m_model->rowCount() - 1);
    const QModelIndex index = m_model->index(row, 0);
    m_view->selectionModel()->setCurrentIndex(
        index, QItemSelectionModel::ClearAndSelect | QItemSelectionModel::Rows);
    m_session.selection.selectCase(index.data(CaseQueueModel::CaseIdRole).toString());
}

void QueuePage::focusFilter()
{
    m_filter->setFocus(Qt::ShortcutFocusReason);
    m_filter->selectAll();
}
} // namespace wanmi::workbench

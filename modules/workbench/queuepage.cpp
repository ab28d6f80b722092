// SPDX-License-Identifier: GPL-3.0-or-later
#include "workbench/queuepage.h"

#include "workbench/flowlayout.h"
#include "workbench/queuedelegate.h"
#include "workbench/taborder.h"

#include <QButtonGroup>
#include <QEvent>
#include <QFrame>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QPainter>
#include <QPushButton>
#include <QScrollBar>
#include <QStackedWidget>
#include <QTableView>
#include <QToolButton>
#include <QVBoxLayout>

namespace wanmi::workbench {
namespace {
/// A table that gets the keyboard without a current row makes its first row current, and the case a person
/// has just sent on would give way to one that nobody chose.
class QuietTable : public QTableView
{
public:
    using QTableView::QTableView;

protected:
    void focusInEvent(QFocusEvent *event) override
    {
        if (currentIndex().isValid()) {
            QTableView::focusInEvent(event);
            return;
        }
        QAbstractScrollArea::focusInEvent(event);
        viewport()->update();
    }
};
} // namespace

using models::CaseQueueModel;

QueuePage::QueuePage(SessionContext &session, const Style &style, SeatMemory &memory,
                     const models::QueueCounts &counts, const models::Announcer &announcer, QWidget *parent)
    : QWidget(parent)
    , m_session(session)
    , m_style(style)
    , m_memory(memory)
    , m_counts(counts)
    , m_announcer(announcer)
    , m_model(new CaseQueueModel(session.rows, session.words, session.clock, this))
    , m_chips(new QWidget(this))
    , m_group(new QButtonGroup(this))
    , m_filter(new QLineEdit(this))
    , m_figure(new QLabel(this))
    , m_viewButton(new QToolButton(this))
    , m_chosenBar(new QWidget(this))
    , m_chosenText(new QLabel(this))
    , m_act(new QPushButton(this))
    , m_stack(new QStackedWidget(this))
    , m_view(new QuietTable(this))
    , m_emptyTitle(new QLabel(this))
    , m_emptyText(new QLabel(this))
{
    setObjectName(QStringLiteral("surface"));
    setAttribute(Qt::WA_StyledBackground);
    buildTop();
    buildView();
    m_filterSoon.setSingleShot(true);
    m_filterSoon.setInterval(120);
    connect(m_filter, &QLineEdit::textChanged, &m_filterSoon, qOverload<>(&QTimer::start));
    connect(&m_filterSoon, &QTimer::timeout, this, &QueuePage::applyFilter);
    connect(&counts, &models::QueueCounts::countsChanged, this, &QueuePage::showCounts);
    connect(&announcer, &models::Announcer::changed, m_view->viewport(), qOverload<>(&QWidget::update));
    connect(m_model, &QAbstractItemModel::modelAboutToBeReset, this, [this] {
        const QStringList ids = chosen();
        m_again = QSet<QString>(ids.begin(), ids.end());
    });
    connect(m_model, &CaseQueueModel::filtered, this, [this] {
        showSelection();
        chooseAgain();
        showChosen();
        showEmptiness();
        noteVisibleRows();
    });
    connect(m_model, &QAbstractItemModel::rowsRemoved, this, [this](const QModelIndex &, int first) {
        m_selecting = false;
        if (chosen().isEmpty() && !m_model->rowOf(m_session.selection.caseId())) {
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
    connect(m_view->selectionModel(), &QItemSelectionModel::selectionChanged, this, &QueuePage::showChosen);
    connect(&session.selection, &models::Selection::caseChanged, this, &QueuePage::showSelection);
    connect(&m_tick, &QTimer::timeout, m_model, &CaseQueueModel::tick);
    connect(&session.link, &sync::Link::statusChanged, this, &QueuePage::showEmptiness);
    connect(&style, &Style::changed, this, &QueuePage::showCounts);
    m_tick.start(1000);

    m_texts.add([this] {
        m_filter->setPlaceholderText(tr("Filter this queue"));
        m_filter->setToolTip(tr("Number, address, class, department, district: Ctrl+F"));
        m_filter->setAccessibleName(tr("Filter this queue"));
        m_view->setAccessibleName(tr("Work queue"));
        m_viewButton->setToolTip(tr("Lights, own filters, columns: Ctrl+Shift+F"));
        m_viewButton->setAccessibleName(tr("View of this queue"));
        m_act->setText(tr("Act on all of them…"));
        m_act->setToolTip(tr("Ctrl+B, or the key of an action"));
        showCounts();
        showEmptiness();
        showChosen();
        fitColumns();
    });
}

void QueuePage::buildTop()
{
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
    m_viewButton->setObjectName(QStringLiteral("flat"));
    m_viewButton->setProperty("deed", QStringLiteral("view"));
    m_viewButton->setIconSize({18, 18});
    m_viewButton->setPopupMode(QToolButton::InstantPopup);
    m_viewButton->setMenu(new MainMenu(
        [this] {
            return std::vector<DeedGroup>{{{}, viewDeeds()}};
        },
        m_viewButton));
    top->addWidget(m_viewButton, 0, Qt::AlignTop);
    column->addLayout(top);
    auto *line = new QFrame(this);
    line->setObjectName(QStringLiteral("line"));
    column->addWidget(line);
    m_stack->addWidget(m_view);
    m_stack->addWidget(makeEmptyState());
    column->addWidget(m_stack, 1);
    m_chosenBar->setObjectName(QStringLiteral("bar"));
    m_chosenBar->setAttribute(Qt::WA_StyledBackground);
    auto *row = new QHBoxLayout(m_chosenBar);
    row->setContentsMargins(12, 4, 10, 4);
    row->addWidget(m_chosenText, 1);
    row->addWidget(m_act);
    m_act->setObjectName(QStringLiteral("primary"));
    m_act->setProperty("deed", QStringLiteral("bulk"));
    connect(m_act, &QPushButton::clicked, this, [this] { actOnChosen(); });
    m_chosenBar->hide();
    column->addWidget(m_chosenBar);
}

void QueuePage::buildView()
{
    // A case that moves on stays on the case page; the view's own step to a neighbor must not choose for the
    // person. Connected before the view is, so that it comes first.
    connect(m_model, &QAbstractItemModel::rowsAboutToBeRemoved, this, [this] { m_selecting = true; });
    m_view->setModel(m_model);
    auto *delegate = new QueueDelegate(m_style, m_view);
    delegate->setNews([this](const QString &caseId) { return m_announcer.newsOf(caseId) != nullptr; });
    m_view->setItemDelegate(delegate);
    m_view->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_view->setSelectionMode(QAbstractItemView::ExtendedSelection);
    m_view->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_view->setShowGrid(false);
    m_view->setWordWrap(false);
    m_view->setTabKeyNavigation(false);
    m_view->setHorizontalScrollMode(QAbstractItemView::ScrollPerPixel);
    m_view->verticalHeader()->hide();
    m_view->verticalHeader()->setSectionResizeMode(QHeaderView::Fixed);
    m_view->verticalHeader()->setDefaultSectionSize(QueueDelegate::RowHeightPx);
    m_view->verticalHeader()->setMinimumSectionSize(QueueDelegate::RowHeightPx);
    QHeaderView *header = m_view->horizontalHeader();
    header->setHighlightSections(false);
    header->setSectionsMovable(true);
    header->setSortIndicator(CaseQueueModel::TimeLeft, Qt::AscendingOrder);
    header->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    header->setContextMenuPolicy(Qt::CustomContextMenu);
    connect(header, &QWidget::customContextMenuRequested, this, &QueuePage::openColumns);
    connect(header, &QHeaderView::sectionMoved, this, &QueuePage::keepColumnOrder);
    connect(header, &QHeaderView::sortIndicatorChanged, this, &QueuePage::takeSort);
    m_view->setSortingEnabled(true);
    m_view->setAttribute(Qt::WA_InputMethodEnabled, false); // single letters are keys here, in any input mode
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

void QueuePage::showWorkspace(const models::Workspace &workspace)
{
    m_workspace = workspace;
    makeChips();
    if (!workspace.queues.empty()) {
        m_group->buttons().constFirst()->setChecked(true);
        showQueue(workspace.queues.front());
    }
}

void QueuePage::makeChips()
{
    qDeleteAll(m_group->buttons());
    for (const models::Queue &queue : m_workspace.queues) {
        auto *chip = new QPushButton(m_chips);
        chip->setObjectName(QStringLiteral("chip"));
        chip->setCheckable(true);
        chip->setProperty("queue", queue.token);
        m_group->addButton(chip);
        m_chips->layout()->addWidget(chip);
        connect(chip, &QPushButton::clicked, this, [this, queue] {
            m_light.clear();
            showQueue(queue);
        });
    }
    for (const SavedFilter &filter : m_filters) {
        if (filter.workspace != m_workspace.token)
            continue;
        auto *chip = new QPushButton(m_chips);
        chip->setObjectName(QStringLiteral("chip"));
        chip->setCheckable(true);
        chip->setProperty("filter", filter.name);
        m_group->addButton(chip);
        m_chips->layout()->addWidget(chip);
        connect(chip, &QPushButton::clicked, this, [this, filter] { show(filter); });
    }
    tabAsLaidOut(*this);
}

void QueuePage::showQueue(const models::Queue &queue)
{
    m_queue = queue;
    m_filterSoon.stop();
    applyFilter();
    m_nextRow = 0;
    fitColumns();
    showCounts();
    showEmptiness();
}

void QueuePage::showQueue(const QString &token)
{
    for (QAbstractButton *chip : m_group->buttons()) {
        if (chip->property("queue") == token)
            chip->click();
    }
}

void QueuePage::applyFilter()
{
    m_model->setFilter({m_queue, m_filter->text(), m_light});
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
    const models::Words &words = m_session.words;
    m_viewButton->setIcon(m_style.icon(QStringLiteral("choose"), QStringLiteral("quiet")));
    for (QAbstractButton *chip : m_group->buttons()) {
        if (const QString name = chip->property("filter").toString(); !name.isEmpty()) {
            chip->setText(QStringLiteral("★ ") + QString(name).replace(u'&', QLatin1String("&&")));
            chip->setAccessibleName(tr("Own filter %1").arg(name));
            continue;
        }
        const QString token = chip->property("queue").toString();
        const QString count = words.number(m_counts.count(token));
        const worktime::Light worst = m_counts.worst(token);
        QStringList lights;
        for (const worktime::Light light :
             {worktime::Light::Red, worktime::Light::Yellow, worktime::Light::Green, worktime::Light::Grey}) {
            if (const int cases = m_counts.count(token, light); cases > 0)
                lights << words.light(worktime::tokenOf(light)) + u' ' + words.number(cases);
        }
        chip->setText(words.queue(token) + QStringLiteral("  ") + count);
        chip->setToolTip(lights.join(QStringLiteral(" · ")));
        chip->setAccessibleName(tr("%1, %2 cases").arg(words.queue(token), count));
        chip->setAccessibleDescription(chip->toolTip());
        const bool matters = worst == worktime::Light::Red || worst == worktime::Light::Yellow;
        chip->setIcon(matters ? markIcon(worktime::tokenOf(worst)) : QIcon());
    }
    m_chips->updateGeometry();
}

/// Color and shape of the light; the words stand in the tool tip.
QIcon QueuePage::markIcon(const QString &light) const
{
    const double scale = devicePixelRatioF();
    QPixmap mark(QSize(14, 14) * scale);
    mark.setDevicePixelRatio(scale);
    mark.fill(Qt::transparent);
    QPainter painter(&mark);
    m_style.paintMark(painter, QRectF(2, 2, 10, 10), light);
    return QIcon(mark);
}

void QueuePage::showEmptiness()
{
    const bool empty = m_model->rowCount() == 0 && !m_model->isBusy();
    m_stack->setCurrentIndex(empty ? 1 : 0);
    const bool filtered = !m_filter->text().isEmpty() || !m_light.isEmpty();
    const QString found = tr("%1 found").arg(m_session.words.number(m_model->rowCount()));
    m_figure->setText(!filtered               ? QString()
                          : m_light.isEmpty() ? found
                                              : tr("Only %1: %2").arg(m_session.words.light(m_light), found));
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
    } else if (chosen().isEmpty()) {
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
    const int from = m_view->currentIndex().isValid() ? m_view->currentIndex().row() : m_nextRow;
    const int wanted = chosen.isEmpty() ? m_nextRow + (by > 0 ? 0 : by) : from + by;
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

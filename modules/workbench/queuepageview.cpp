// SPDX-License-Identifier: GPL-3.0-or-later
// The second half of queuepage.h: how a person wants a queue shown, and what is chosen in it.
#include "workbench/queuepage.h"

#include "workbench/bulkdialog.h"
#include "workbench/columnsdialog.h"
#include "workbench/filtersdialog.h"

#include <QAbstractButton>
#include <QButtonGroup>
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QStackedWidget>
#include <QTableView>
#include <QToolButton>

namespace wanmi::workbench {
using models::CaseQueueModel;
namespace {
const QString ColumnsKey = QStringLiteral("queue/columns");
const QString SortKey = QStringLiteral("queue/sort");
const QString FiltersKey = QStringLiteral("queue/filters");

bool isFixed(int column)
{
    return column == CaseQueueModel::Mark || column == CaseQueueModel::TimeLeft;
}
} // namespace

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
    const auto wanted = [this](CaseQueueModel::Column column) {
        return !m_columns.hidden.contains(CaseQueueModel::columnToken(column));
    };
    const bool withReported = wide > 1040 && wanted(CaseQueueModel::Reported);
    const bool withSource = wide > 900 && wanted(CaseQueueModel::Source);
    const bool withState = wide > 620 && wanted(CaseQueueModel::State)
        && (m_queue.which != models::Queue::Which::States || m_queue.states.size() > 1);
    const bool withNumber = wide > 760 && wanted(CaseQueueModel::Number);
    m_view->setColumnHidden(CaseQueueModel::Reported, !withReported);
    m_view->setColumnHidden(CaseQueueModel::Source, !withSource);
    m_view->setColumnHidden(CaseQueueModel::State, !withState);
    m_view->setColumnHidden(CaseQueueModel::Number, !withNumber);
    for (const auto column : {CaseQueueModel::Class, CaseQueueModel::PlaceColumn, CaseQueueModel::Holder})
        m_view->setColumnHidden(column, !wanted(column));
    rest -= (withReported ? reported : 0) + (withSource ? source : 0) + (withState ? state : 0)
        + (withNumber ? number : 0);
    rest = std::max(rest, 240);
    m_view->setColumnWidth(CaseQueueModel::Mark, mark);
    m_view->setColumnWidth(CaseQueueModel::TimeLeft, left);
    m_view->setColumnWidth(CaseQueueModel::Number, number);
    const int classes = wanted(CaseQueueModel::Class) ? 30 : 0,
              places = wanted(CaseQueueModel::PlaceColumn) ? 45 : 0,
              holders = wanted(CaseQueueModel::Holder) ? 25 : 0;
    const int shares = std::max(1, classes + places + holders);
    m_view->setColumnWidth(CaseQueueModel::Class, rest * classes / shares);
    m_view->setColumnWidth(CaseQueueModel::PlaceColumn, rest * places / shares);
    m_view->setColumnWidth(CaseQueueModel::Holder, rest * holders / shares);
    m_view->setColumnWidth(CaseQueueModel::State, state);
    m_view->setColumnWidth(CaseQueueModel::Source, source);
    m_view->setColumnWidth(CaseQueueModel::Reported, reported);
}

QStringList QueuePage::columnTokens() const
{
    QStringList tokens;
    for (int column = 0; column < CaseQueueModel::ColumnCount; ++column)
        tokens.append(CaseQueueModel::columnToken(column));
    return tokens;
}

void QueuePage::takeMemory()
{
    m_columns = columnsFrom(m_memory.value(ColumnsKey), columnTokens());
    m_filters = filtersFrom(m_memory.value(FiltersKey));
    const QueueSort sort = sortFrom(m_memory.value(SortKey), columnTokens());
    m_view->horizontalHeader()->setSortIndicator(CaseQueueModel::columnOf(sort.column),
                                                 sort.descending ? Qt::DescendingOrder : Qt::AscendingOrder);
    const QString shown = m_queue.token;
    makeChips();
    for (QAbstractButton *chip : m_group->buttons())
        chip->setChecked(chip->property("queue") == shown);
    placeColumns();
    showCounts();
}

void QueuePage::placeColumns()
{
    m_placing = true;
    QHeaderView *header = m_view->horizontalHeader();
    const QStringList order = m_columns.order.isEmpty() ? columnTokens() : m_columns.order;
    for (int at = 0; at < static_cast<int>(order.size()); ++at) {
        if (const int column = CaseQueueModel::columnOf(order.at(at)); column >= 0)
            header->moveSection(header->visualIndex(column), at);
    }
    m_placing = false;
    fitColumns();
}

/// A column was dragged.
void QueuePage::keepColumnOrder()
{
    if (m_placing)
        return;
    const QHeaderView *header = m_view->horizontalHeader();
    m_columns.order.clear();
    for (int at = 0; at < header->count(); ++at)
        m_columns.order.append(CaseQueueModel::columnToken(header->logicalIndex(at)));
    if (m_columns.order == columnTokens())
        m_columns.order.clear();
    m_memory.set(ColumnsKey, toJson(m_columns));
}

void QueuePage::takeSort(int column, Qt::SortOrder direction)
{
    if (m_memory.isLoaded())
        m_memory.set(
            SortKey,
            toJson(QueueSort{CaseQueueModel::columnToken(column), direction == Qt::DescendingOrder}));
}

void QueuePage::openView()
{
    QMenu *menu = m_viewButton->menu();
    menu->popup(m_viewButton->mapToGlobal(QPoint(0, m_viewButton->height())));
    menu->setActiveAction(menu->actions().value(0));
}

void QueuePage::openColumns()
{
    std::vector<ColumnsDialog::Column> columns;
    for (int column = 0; column < CaseQueueModel::ColumnCount; ++column)
        columns.push_back({CaseQueueModel::columnToken(column),
                           m_model->headerData(column, Qt::Horizontal, Qt::DisplayRole).toString(),
                           isFixed(column)});
    auto *dialog = new ColumnsDialog(std::move(columns), m_columns, window());
    connect(dialog, &ColumnsDialog::chosen, this, [this](const QueueColumns &chosen) {
        m_columns = chosen;
        m_memory.set(ColumnsKey, toJson(m_columns));
        placeColumns();
    });
    dialog->open();
}

SavedFilter QueuePage::presentView() const
{
    return {{},
            m_workspace.token,
            m_queue.token,
            m_filter->text().trimmed(),
            m_light,
            {CaseQueueModel::columnToken(m_model->sortColumn()),
             m_model->sortDirection() == Qt::DescendingOrder}};
}

QString QueuePage::viewWords() const
{
    QStringList words{m_session.words.queue(m_queue.token)};
    if (!m_light.isEmpty())
        words << m_session.words.light(m_light);
    if (const QString text = m_filter->text().trimmed(); !text.isEmpty())
        words << tr("“%1”").arg(text);
    words << tr("by %1").arg(
        m_model->headerData(m_model->sortColumn(), Qt::Horizontal, Qt::DisplayRole).toString());
    return words.join(QStringLiteral(" · "));
}

void QueuePage::openFilters()
{
    auto *dialog = new FiltersDialog(m_filters, presentView(), viewWords(), window());
    connect(dialog, &FiltersDialog::kept, this, [this](const std::vector<SavedFilter> &filters) {
        m_filters = filters;
        m_memory.set(FiltersKey, toJson(m_filters));
        const QString shown = m_queue.token;
        makeChips();
        for (QAbstractButton *chip : m_group->buttons())
            chip->setChecked(chip->property("queue") == shown);
        showCounts();
    });
    connect(dialog, &FiltersDialog::wanted, this, &QueuePage::filterWanted);
    dialog->open();
}

void QueuePage::showOnly(const QString &light)
{
    m_light = light;
    applyFilter();
    showEmptiness();
}

void QueuePage::show(const SavedFilter &filter)
{
    const auto queue = std::ranges::find(m_workspace.queues, filter.queue, &models::Queue::token);
    if (queue == m_workspace.queues.end())
        return;
    m_light = filter.light;
    {
        const QSignalBlocker quiet(m_filter);
        m_filter->setText(filter.text);
    }
    m_view->horizontalHeader()->setSortIndicator(CaseQueueModel::columnOf(filter.sort.column),
                                                 filter.sort.descending ? Qt::DescendingOrder
                                                                        : Qt::AscendingOrder);
    showQueue(*queue);
    for (QAbstractButton *chip : m_group->buttons()) {
        if (chip->property("filter") == filter.name)
            chip->setChecked(true);
    }
}

std::vector<Deed> QueuePage::viewDeeds()
{
    std::vector<Deed> deeds;
    int number = 0;
    const auto add
        = [&](const QString &token, const QString &name, bool isOn, const std::function<void()> &act) {
              const QString digit = QString::number(++number);
              deeds.push_back(
                  {token,
                   QStringLiteral("%1%2%3").arg(number < 10 ? u'&' + digit + QStringLiteral("  ") : QString(),
                                                isOn ? QStringLiteral("✓ ") : QString(), name),
                   {},
                   act});
          };
    add(QStringLiteral("light/any"), tr("All lights"), m_light.isEmpty(), [this] { showOnly({}); });
    for (const char *light : {"red", "yellow", "green", "grey"}) {
        const QString token = QString::fromLatin1(light);
        add(QStringLiteral("light/") + token, tr("Only %1").arg(m_session.words.light(token)),
            m_light == token, [this, token] { showOnly(token); });
    }
    for (const SavedFilter &filter : m_filters)
        add(QStringLiteral("filter/") + filter.name,
            QStringLiteral("★ ") + QString(filter.name).replace(u'&', QLatin1String("&&")), false,
            [this, filter] { emit filterWanted(filter); });
    deeds.push_back({QStringLiteral("filters"), tr("Own &filters…"), {}, [this] { openFilters(); }});
    deeds.push_back({QStringLiteral("columns"), tr("&Columns…"), {}, [this] { openColumns(); }});
    deeds.push_back(
        {QStringLiteral("choose-all"), tr("Choose &all"), QStringLiteral("Ctrl+A"), [this] { chooseAll(); }});
    deeds.push_back({QStringLiteral("bulk"), tr("Act on all chosen &together…"), QStringLiteral("Ctrl+B"),
                     [this] { actOnChosen(); }});
    return deeds;
}

QStringList QueuePage::chosen() const
{
    QStringList ids;
    const QItemSelectionModel *selection = m_view->selectionModel();
    int rows = 0;
    for (const QItemSelectionRange &range : selection->selection())
        rows += range.left() == 0 ? range.height() : 0;
    if (rows < 2)
        return ids;
    for (const QItemSelectionRange &range : selection->selection()) {
        for (int row = range.top();
             range.left() == 0 && row <= range.bottom() && ids.size() <= BulkDialog::MostCases; ++row)
            ids.append(m_model->summary(row).id);
    }
    return ids;
}

void QueuePage::chooseAll()
{
    m_view->selectAll();
    m_view->setFocus();
}

void QueuePage::actOnChosen(int key)
{
    const QStringList ids = chosen();
    if (ids.isEmpty() || ids.size() > BulkDialog::MostCases)
        return;
    auto *dialog = new BulkDialog(m_session, ids, key, window());
    connect(dialog, &BulkDialog::done, this, &QueuePage::bulkDone);
    connect(dialog, &BulkDialog::left, this, &QueuePage::bulkLeft);
    dialog->open();
}

void QueuePage::showChosen()
{
    const QStringList ids = chosen();
    const bool tooMany = ids.size() > BulkDialog::MostCases;
    m_chosenBar->setVisible(!ids.isEmpty());
    m_act->setEnabled(!tooMany);
    const auto number = [this](qsizetype cases) { return m_session.words.number(double(cases)); };
    m_chosenText->setText(tooMany
                              ? tr("More than %1 cases are chosen; that many cannot be done at once.")
                                    .arg(number(BulkDialog::MostCases))
                              : tr("%1 cases chosen; the key of an action means all of them. Esc: one again.")
                                    .arg(number(ids.size())));
}

/// The rows were put in order anew: who was chosen is chosen again, wherever the rows are now.
void QueuePage::chooseAgain()
{
    const QSet<QString> ids = std::exchange(m_again, {});
    if (ids.isEmpty())
        return;
    QItemSelection selection;
    for (int row = 0; row < m_model->rowCount(); ++row) {
        if (ids.contains(m_model->summary(row).id))
            selection.select(m_model->index(row, 0), m_model->index(row, CaseQueueModel::ColumnCount - 1));
    }
    m_selecting = true;
    m_view->selectionModel()->select(selection, QItemSelectionModel::Select);
    m_selecting = false;
}

bool QueuePage::chooseOne()
{
    if (chosen().isEmpty())
        return false;
    const QModelIndex current = m_view->currentIndex();
    m_view->selectionModel()->select(current,
                                     QItemSelectionModel::ClearAndSelect | QItemSelectionModel::Rows);
    return true;
}
} // namespace wanmi::workbench

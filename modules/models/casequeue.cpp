// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/casequeue.h"

#include "base/answer.h"

#include <QSet>
#include <QtConcurrentRun>

#include <algorithm>
#include <array>
#include <limits>

namespace wanmi::models {
namespace {
constexpr int MaxSingleMoves = 64; ///< above, filtering again is cheaper than moving rows one by one
constexpr qint64 LightsHoldMs = 20'000; ///< time alone moves cases into queues of overdue ones
constexpr std::array ColumnTokens{"light", "time-left", "number", "class",   "place",
                                  "state", "holder",    "source", "reported"};
static_assert(ColumnTokens.size() == CaseQueueModel::ColumnCount);
} // namespace

/// Everything a worker needs to decide which rows are in and in which order. Immutable.
struct CaseQueueModel::Matcher
{
    Queue queue;
    QString text, light;
    QSet<QString> classes, places, departments, states; ///< whose names hold the text; classes as "C0101"
    CaseQueueModel::Order order;
    qint64 nowMs = 0;

    static QString classKey(const store::CaseSummary &row)
    {
        return (row.kind == domain::CaseKind::Component ? u'C' : u'E') + row.classCode;
    }
    [[nodiscard]] bool holds(const store::CaseSummary &row) const
    {
        if (!queue.holds(row, nowMs))
            return false;
        if (!light.isEmpty() && worktime::tokenOf(lightOf(row, nowMs)) != light)
            return false;
        return text.isEmpty() || row.caseNo.contains(text) || row.intakeNo.contains(text)
            || row.address.contains(text, Qt::CaseInsensitive) || departments.contains(row.leadDept)
            || places.contains(row.street) || places.contains(row.district) || states.contains(row.state)
            || (!classes.isEmpty() && classes.contains(classKey(row))) || row.componentId.contains(text);
    }
    /// Stages without a clock come last whatever the direction of the others.
    static qint64 dueKey(const store::CaseSummary &row)
    {
        const bool counts = row.isOpen && row.dueMs > 0 && row.state != domain::state::Suspended;
        return counts ? row.dueMs : std::numeric_limits<qint64>::max() - (row.isOpen ? 1 : 0);
    }
    [[nodiscard]] int compare(const store::CaseSummary &a, const store::CaseSummary &b) const
    {
        const auto number = [](qint64 x, qint64 y) { return x < y ? -1 : x > y ? 1 : 0; };
        int result = 0;
        switch (order.column) {
        case Number:
            result = a.caseNo.isEmpty() && b.caseNo.isEmpty() ? a.intakeNo.compare(b.intakeNo)
                                                              : a.caseNo.compare(b.caseNo);
            break;
        case Class:
            result = number(a.kind == domain::CaseKind::Event, b.kind == domain::CaseKind::Event);
            if (result == 0)
                result = a.classCode.compare(b.classCode);
            break;
        case PlaceColumn:
            result = a.street.compare(b.street);
            if (result == 0)
                result = a.address.compare(b.address);
            break;
        case State:
            result = a.state.compare(b.state);
            break;
        case Holder:
            result = a.leadDept.compare(b.leadDept);
            break;
        case Source:
            result = a.source.compare(b.source);
            break;
        case Reported:
            result = number(a.reportedAtMs, b.reportedAtMs);
            break;
        default:
            result = number(dueKey(a), dueKey(b));
        }
        if (order.direction == Qt::DescendingOrder)
            result = -result;
        return result != 0 ? result : number(b.reportedAtMs, a.reportedAtMs);
    }
    [[nodiscard]] bool before(const CaseTable &table, int a, int b) const
    {
        const int result = compare(table.at(a), table.at(b));
        return result != 0 ? result < 0 : a < b;
    }
    [[nodiscard]] std::vector<int> index(const CaseTable &table) const
    {
        std::vector<int> found;
        for (int i = 0; i < table.size(); ++i) {
            if (holds(table.at(i)))
                found.push_back(i);
        }
        if (order.column == TimeLeft || order.column == Mark || order.column == Reported) {
            sortByNumber(table, found);
        } else {
            std::ranges::sort(found, [&](int a, int b) { return before(table, a, b); });
        }
        return found;
    }

private:
    /// The usual orders compare numbers: fetched once per row, not once per comparison.
    void sortByNumber(const CaseTable &table, std::vector<int> &found) const
    {
        struct Keyed
        {
            qint64 key, tie;
            int position;
        };
        std::vector<Keyed> keyed;
        keyed.reserve(found.size());
        for (const int position : found) {
            const store::CaseSummary &row = table.at(position);
            const qint64 key = order.column == Reported ? row.reportedAtMs : dueKey(row);
            keyed.push_back(
                {order.direction == Qt::DescendingOrder ? -key : key, -row.reportedAtMs, position});
        }
        std::ranges::sort(keyed, [](const Keyed &a, const Keyed &b) {
            return std::tie(a.key, a.tie, a.position) < std::tie(b.key, b.tie, b.position);
        });
        std::ranges::transform(keyed, found.begin(), &Keyed::position);
    }
};

CaseQueueModel::CaseQueueModel(CaseRows &rows, Words &words, std::shared_ptr<const base::Clock> clock,
                               QObject *parent)
    : QAbstractTableModel(parent)
    , m_rows(rows)
    , m_words(words)
    , m_clock(std::move(clock))
    , m_filter{Queue{QStringLiteral("all-open"), {}, Queue::Which::AllOpen}, {}}
{
    m_matcher = makeMatcher();
    connect(&rows, &CaseRows::reset, this, &CaseQueueModel::rebuild);
    connect(&rows, &CaseRows::rowsChanged, this, &CaseQueueModel::updateRows);
    connect(&words, &Words::changed, this, [this] {
        emit headerDataChanged(Qt::Horizontal, 0, ColumnCount - 1);
        if (!m_index.empty())
            emit dataChanged(index(0, 0), index(rowCount() - 1, ColumnCount - 1));
        if (!m_filter.text.isEmpty())
            rebuild();
    });
    if (rows.isLoaded())
        rebuild();
}

std::shared_ptr<const CaseQueueModel::Matcher> CaseQueueModel::makeMatcher() const
{
    auto matcher = std::make_shared<Matcher>();
    matcher->queue = m_filter.queue;
    matcher->text = m_filter.text.trimmed();
    matcher->light = m_filter.light;
    matcher->order = m_order;
    matcher->nowMs = base::toMs(m_clock->now());
    if (matcher->text.isEmpty() || !m_words.names())
        return matcher;
    const QString &text = matcher->text;
    const Names &names = *m_words.names();
    const auto says = [&text](const QString &name) { return name.contains(text, Qt::CaseInsensitive); };
    if (names.rules()) {
        for (const domain::MinorClass &minor : names.rules()->catalog.classes()) {
            if (says(minor.nameZh) || says(minor.nameEn) || minor.code == text)
                matcher->classes.insert((minor.kind == domain::CaseKind::Component ? u'C' : u'E')
                                        + minor.code);
        }
        for (const workflow::State &state : names.rules()->workflow.states()) {
            if (!state.atomic)
                continue;
            if (says(state.nameZh) || says(state.nameEn))
                matcher->states.insert(state.id);
        }
    }
    for (const domain::Department &department : names.departments()) {
        if (says(department.nameZh) || says(department.nameEn))
            matcher->departments.insert(department.id.text());
    }
    for (const domain::Area &area : names.areas()) {
        if (says(area.nameZh) || says(area.nameEn))
            matcher->places.insert(area.code);
    }
    return matcher;
}

int CaseQueueModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_index.size());
}

int CaseQueueModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

const store::CaseSummary &CaseQueueModel::summary(int row) const
{
    return m_table.at(m_index[static_cast<size_t>(row)]);
}

std::optional<int> CaseQueueModel::rowOf(const QString &caseId) const
{
    const std::optional<int> position = m_rows.positionOf(caseId);
    if (!position)
        return std::nullopt;
    const auto it = std::ranges::find(m_index, *position);
    return it == m_index.end() ? std::nullopt : std::optional<int>(static_cast<int>(it - m_index.begin()));
}

QString CaseQueueModel::text(const store::CaseSummary &row, int column) const
{
    const auto now = static_cast<double>(base::toMs(m_clock->now()));
    switch (column) {
    case Mark:
        return m_words.light(worktime::tokenOf(lightOf(row, base::toMs(m_clock->now()))));
    case TimeLeft:
        if (!row.isOpen)
            return m_words.moment(static_cast<double>(row.closedAtMs), now);
        return row.state == domain::state::Suspended ? m_words.light(QStringLiteral("grey"))
                                                     : m_words.timeLeft(static_cast<double>(row.dueMs), now);
    case Number:
        return !row.caseNo.isEmpty()  ? row.caseNo
            : !row.intakeNo.isEmpty() ? row.intakeNo
                                      : m_words.unnumbered();
    case Class:
        return m_words.className(row.kind == domain::CaseKind::Component, row.classCode);
    case PlaceColumn:
        return row.address.isEmpty() ? m_words.area(row.street) : row.address;
    case State:
        return m_words.state(row.state);
    case Holder:
        if (m_rows.isUntended(row.id))
            return m_words.nobodyOnDuty();
        return row.leadDept.isEmpty() ? m_words.holderOf(row.state) : m_words.department(row.leadDept);
    case Source:
        return m_words.source(row.source);
    case Reported:
        return m_words.moment(static_cast<double>(row.reportedAtMs), now);
    default:
        return {};
    }
}

QVariant CaseQueueModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const store::CaseSummary &row = summary(index.row());
    switch (role) {
    case Qt::DisplayRole:
        return text(row, index.column());
    case Qt::ToolTipRole:
        return index.column() == PlaceColumn || index.column() == Class
                || (index.column() == Holder && m_rows.isUntended(row.id))
            ? QVariant(text(row, index.column()))
            : QVariant();
    case Qt::TextAlignmentRole:
        return index.column() == TimeLeft || index.column() == Reported
            ? QVariant(static_cast<int>(Qt::AlignRight | Qt::AlignVCenter))
            : QVariant();
    case Qt::AccessibleTextRole:
        return text(row, index.column());
    case CaseIdRole:
        return row.id;
    case LightRole:
        return worktime::tokenOf(lightOf(row, base::toMs(m_clock->now())));
    case DueRole:
        return row.dueMs;
    case NumberRole:
        return text(row, Number);
    case ClassNameRole:
        return text(row, Class);
    case PlaceRole:
        return text(row, PlaceColumn);
    case StateRole:
        return row.state;
    case HolderRole:
        return text(row, Holder);
    case SourceRole:
        return row.source;
    case PendingRole:
        return row.pending;
    case ReportedRole:
        return row.reportedAtMs;
    case TimeLeftRole:
        return text(row, TimeLeft);
    case UntendedRole:
        return m_rows.isUntended(row.id);
    default:
        return {};
    }
}

QVariant CaseQueueModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    return section >= 0 && section < ColumnCount ? m_words.column(columnToken(section)) : QVariant();
}

QString CaseQueueModel::columnToken(int column)
{
    return QString::fromLatin1(ColumnTokens.at(static_cast<size_t>(column)));
}

int CaseQueueModel::columnOf(const QString &token)
{
    const auto at = std::ranges::find_if(
        ColumnTokens, [&](const char *known) { return token == QLatin1StringView(known); });
    return at == ColumnTokens.end() ? -1 : static_cast<int>(at - ColumnTokens.begin());
}

QHash<int, QByteArray> CaseQueueModel::roleNames() const
{
    return {{CaseIdRole, "caseId"},   {LightRole, "light"},         {DueRole, "dueMs"},
            {NumberRole, "number"},   {ClassNameRole, "className"}, {PlaceRole, "place"},
            {StateRole, "state"},     {HolderRole, "holder"},       {SourceRole, "source"},
            {PendingRole, "pending"}, {ReportedRole, "reportedMs"}, {TimeLeftRole, "timeLeft"},
            {UntendedRole, "untended"}};
}

void CaseQueueModel::sort(int column, Qt::SortOrder order)
{
    if (m_order.column == column && m_order.direction == order)
        return;
    m_order = {column, order};
    rebuild();
}

void CaseQueueModel::setFilter(const CaseFilter &filter)
{
    if (filter == m_filter)
        return;
    m_filter = filter;
    rebuild();
}

void CaseQueueModel::setVisibleRows(int first, int last)
{
    m_firstVisible = first;
    m_lastVisible = last;
}

void CaseQueueModel::tick()
{
    const bool byTime = m_filter.queue.which == Queue::Which::Overdue
        || m_filter.queue.which == Queue::Which::Warning || !m_filter.light.isEmpty();
    if (byTime && !m_running && std::abs(base::toMs(m_clock->now()) - m_filteredMs) > LightsHoldMs)
        rebuild();
    const int last = std::min(m_lastVisible, rowCount() - 1);
    if (m_firstVisible <= last)
        emit dataChanged(index(m_firstVisible, Mark), index(last, TimeLeft));
}

void CaseQueueModel::rebuild()
{
    m_matcher = makeMatcher();
    m_filteredMs = m_matcher->nowMs;
    if (m_running) {
        m_again = true;
        return;
    }
    runFilter();
}

void CaseQueueModel::runFilter()
{
    m_running = true;
    m_changedMeanwhile.clear();
    base::Answer<std::vector<int>> found
        = QtConcurrent::run([table = m_rows.table(), matcher = m_matcher] { return matcher->index(table); });
    found.then(this, [this](const std::vector<int> &index) { takeIndex(index); });
}

void CaseQueueModel::takeIndex(std::vector<int> found)
{
    m_running = false;
    if (std::exchange(m_again, false)) {
        runFilter();
        return;
    }
    beginResetModel();
    disposeLater(std::exchange(m_table, m_rows.table()));
    m_index = std::move(found);
    endResetModel();
    const QList<int> late = std::exchange(m_changedMeanwhile, {});
    emit filtered();
    if (!late.isEmpty())
        updateRows(late);
}

void CaseQueueModel::updateRows(const QList<int> &positions)
{
    if (m_running) {
        // The present index still names valid positions; the new one is put right when it arrives.
        m_changedMeanwhile += positions;
        return;
    }
    if (positions.size() > MaxSingleMoves) {
        rebuild();
        return;
    }
    for (const int position : positions)
        updateRow(position);
}

void CaseQueueModel::updateRow(int position)
{
    const auto it = std::ranges::find(m_index, position);
    const bool holds = m_matcher->holds(m_rows.table().at(position));
    if (it != m_index.end()) {
        const auto row = static_cast<int>(it - m_index.begin());
        const CaseTable &fresh = m_rows.table();
        const bool staysAfter = it == m_index.begin() || !m_matcher->before(fresh, position, *(it - 1));
        const bool staysBefore = it + 1 == m_index.end() || !m_matcher->before(fresh, *(it + 1), position);
        if (holds && staysAfter && staysBefore) {
            m_table = fresh;
            emit dataChanged(index(row, 0), index(row, ColumnCount - 1));
            return;
        }
        beginRemoveRows({}, row, row);
        m_index.erase(it);
        m_table = fresh;
        endRemoveRows();
    }
    if (!holds)
        return;
    const CaseTable &fresh = m_rows.table();
    const auto at = std::ranges::upper_bound(m_index, position,
                                             [&](int a, int b) { return m_matcher->before(fresh, a, b); });
    const auto row = static_cast<int>(at - m_index.begin());
    beginInsertRows({}, row, row);
    m_index.insert(at, position);
    m_table = fresh;
    endInsertRows();
}
} // namespace wanmi::models

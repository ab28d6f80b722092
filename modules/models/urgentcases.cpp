// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/urgentcases.h"

#include "worktime/light.h"

namespace wanmi::models {
namespace {
constexpr int PauseMs = 400; ///< batches come in bursts; one reading answers a burst
}

UrgentCases::UrgentCases(store::Store &store, Words &words, std::shared_ptr<const base::Clock> clock,
                         int limit, QObject *parent)
    : QAbstractListModel(parent)
    , m_store(store)
    , m_words(words)
    , m_clock(std::move(clock))
    , m_limit(limit)
{
    m_soon.setSingleShot(true);
    m_soon.setInterval(PauseMs);
    connect(&m_soon, &QTimer::timeout, this, &UrgentCases::reload);
    connect(&store, &store::Store::committed, this, [this](const store::ChangeSet &changes) {
        if ((changes.everything || !changes.cases.isEmpty()) && !m_soon.isActive())
            m_soon.start();
    });
    connect(&m_tick, &QTimer::timeout, this, [this] {
        if (!m_rows.empty())
            emit dataChanged(index(0), index(count() - 1), {TimeLeftRole, LightRole});
    });
    m_tick.start(1000);
    connect(&words, &Words::changed, this, [this] {
        if (!m_rows.empty())
            emit dataChanged(index(0), index(count() - 1));
    });
    reload();
}

void UrgentCases::reload()
{
    m_store.mostUrgent(m_limit).then(this, [this](const base::Result<store::CaseSummaries> &rows) {
        if (rows)
            take(*rows);
    });
}

void UrgentCases::take(store::CaseSummaries rows)
{
    QSet<QString> before;
    for (const store::CaseSummary &row : m_rows)
        before.insert(row.id);
    m_new.clear();
    const bool first = m_updatedMs == 0;
    for (const store::CaseSummary &row : rows) {
        if (!first && !before.contains(row.id))
            m_new.insert(row.id);
    }
    // Rows move one by one, so that a view can show the movement.
    for (int at = count() - 1; at >= 0; --at) {
        const bool stays = std::ranges::any_of(rows, [&](const store::CaseSummary &row) {
            return row.id == m_rows[static_cast<size_t>(at)].id;
        });
        if (stays)
            continue;
        beginRemoveRows({}, at, at);
        m_rows.erase(m_rows.begin() + at);
        endRemoveRows();
    }
    for (int at = 0; at < static_cast<int>(rows.size()); ++at) {
        const store::CaseSummary &row = rows[static_cast<size_t>(at)];
        const auto found = std::find_if(m_rows.begin() + at, m_rows.end(),
                                        [&](const store::CaseSummary &old) { return old.id == row.id; });
        const auto from = static_cast<int>(found - m_rows.begin());
        if (found == m_rows.end()) {
            beginInsertRows({}, at, at);
            m_rows.insert(m_rows.begin() + at, row);
            endInsertRows();
        } else if (from != at) {
            beginMoveRows({}, from, from, {}, at);
            std::rotate(m_rows.begin() + at, m_rows.begin() + from, m_rows.begin() + from + 1);
            endMoveRows();
        }
        m_rows[static_cast<size_t>(at)] = row;
    }
    m_updatedMs = static_cast<double>(base::toMs(m_clock->now()));
    if (!m_rows.empty())
        emit dataChanged(index(0), index(count() - 1));
    emit countChanged();
    emit updated();
}

int UrgentCases::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : count();
}

QVariant UrgentCases::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const store::CaseSummary &row = m_rows[static_cast<size_t>(index.row())];
    const base::Instant now = m_clock->now();
    switch (role) {
    case CaseIdRole:
        return row.id;
    case NumberRole:
        return !row.caseNo.isEmpty()  ? row.caseNo
            : !row.intakeNo.isEmpty() ? row.intakeNo
                                      : m_words.unnumbered();
    case LightRole:
        return worktime::tokenOf(row.dueMs == 0 ? worktime::Light::None
                                                : worktime::lightAt(now, base::instantFromMs(row.warnAtMs),
                                                                    base::instantFromMs(row.dueMs)));
    case Qt::DisplayRole:
    case ClassNameRole:
        return m_words.className(row.kind == domain::CaseKind::Component, row.classCode);
    case PlaceRole:
        return row.address.isEmpty() ? m_words.area(row.street) : row.address;
    case DistrictRole:
        return m_words.area(row.district);
    case HolderRole:
        return row.leadDept.isEmpty() ? m_words.holderOf(row.state) : m_words.department(row.leadDept);
    case StateRole:
        return m_words.state(row.state);
    case DueRole:
        return static_cast<double>(row.dueMs);
    case TimeLeftRole:
        return m_words.timeLeft(static_cast<double>(row.dueMs), static_cast<double>(base::toMs(now)));
    case LonRole:
        return row.lon;
    case LatRole:
        return row.lat;
    case IsNewRole:
        return m_new.contains(row.id);
    default:
        return {};
    }
}

QHash<int, QByteArray> UrgentCases::roleNames() const
{
    return {{CaseIdRole, "caseId"},       {NumberRole, "number"}, {LightRole, "light"},
            {ClassNameRole, "className"}, {PlaceRole, "place"},   {DistrictRole, "district"},
            {HolderRole, "holder"},       {StateRole, "state"},   {DueRole, "dueMs"},
            {TimeLeftRole, "timeLeft"},   {LonRole, "lon"},       {LatRole, "lat"},
            {IsNewRole, "isNew"}};
}
} // namespace wanmi::models

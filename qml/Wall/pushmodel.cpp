// SPDX-License-Identifier: GPL-3.0-or-later
#include "pushmodel.h"

#include <algorithm>

namespace wanmi::wall {

int PushModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : count();
}

QVariant PushModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const Shown &row = m_rows[size_t(index.row())];
    switch (role) {
    case PushIdRole:
        return row.push.id;
    case KindRole:
        return row.push.kind;
    case TargetRole:
        return row.push.target;
    case TextRole:
        return row.push.text;
    case ByNameRole:
        return row.push.byName;
    case SecondsLeftRole:
        return int(std::max<qint64>(0, (row.push.untilMs - m_nowMs + 999) / 1000));
    case PlaceRole:
        return row.place;
    case OnMapRole:
        return row.onMap;
    default:
        return {};
    }
}

QHash<int, QByteArray> PushModel::roleNames() const
{
    return {{PushIdRole, "pushId"}, {KindRole, "kind"},     {TargetRole, "target"},
            {TextRole, "text"},     {ByNameRole, "byName"}, {SecondsLeftRole, "secondsLeft"},
            {PlaceRole, "place"},   {OnMapRole, "onMap"}};
}

void PushModel::show(std::vector<Shown> pushes, qint64 nowMs)
{
    const bool ticked = nowMs / 1000 != m_nowMs / 1000;
    m_nowMs = nowMs;
    const int before = count();
    for (int i = before - 1; i >= 0; --i) {
        const QString &id = m_rows[size_t(i)].push.id;
        if (std::ranges::any_of(pushes, [&](const Shown &one) { return one.push.id == id; }))
            continue;
        beginRemoveRows({}, i, i);
        m_rows.erase(m_rows.begin() + i);
        endRemoveRows();
    }
    for (Shown &one : pushes) {
        const auto there
            = std::ranges::find_if(m_rows, [&](const Shown &row) { return row.push.id == one.push.id; });
        if (there == m_rows.end()) {
            beginInsertRows({}, count(), count());
            m_rows.push_back(std::move(one));
            endInsertRows();
        } else if (*there != one) {
            *there = std::move(one);
            const int row = int(there - m_rows.begin());
            emit dataChanged(index(row), index(row));
        }
    }
    if (ticked && !m_rows.empty())
        emit dataChanged(index(0), index(count() - 1), {SecondsLeftRole});
    if (before != count())
        emit countChanged();
}
} // namespace wanmi::wall

// SPDX-License-Identifier: GPL-3.0-or-later
#include "workbench/importrows.h"

#include <algorithm>
#include <iterator>


namespace wanmi::workbench {

void ImportRows::setHeads(const QStringList &heads)
{
    if (heads.size() != m_heads.size()) {
        beginResetModel();
        m_heads = heads;
        endResetModel();
        return;
    }
    m_heads = heads;
    emit headerDataChanged(Qt::Horizontal, 0, int(heads.size()) - 1);
}

void ImportRows::start(std::function<void(qint64)> more)
{
    beginResetModel();
    m_rows.clear();
    m_more = std::move(more);
    m_next = 0;
    m_asking = m_more != nullptr;
    endResetModel();
    if (m_more)
        m_more(0);
}

void ImportRows::add(std::vector<Row> rows, qint64 next)
{
    m_asking = false;
    m_next = next;
    if (rows.empty())
        return;
    beginInsertRows({}, int(m_rows.size()), int(m_rows.size() + rows.size()) - 1);
    std::ranges::move(rows, std::back_inserter(m_rows));
    endInsertRows();
}

void ImportRows::setColors(const QColor &text, const QColor &quiet, const QColor &warning)
{
    m_text = text;
    m_quiet = quiet;
    m_warning = warning;
    if (!m_rows.empty())
        emit dataChanged(index(0, 0), index(rowCount() - 1, columnCount() - 1));
}

int ImportRows::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_rows.size());
}

int ImportRows::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_heads.size());
}

QVariant ImportRows::data(const QModelIndex &index, int role) const
{
    if (!index.isValid())
        return {};
    const Row &row = m_rows[size_t(index.row())];
    switch (role) {
    case Qt::DisplayRole: return row.cells.value(index.column());
    case Qt::ToolTipRole: return row.help.isEmpty() ? row.cells.value(index.column()) : row.help;
    case Qt::ForegroundRole: return row.isWarning && index.column() == 0 ? m_warning : index.column() == int(m_heads.size()) - 1 ? m_quiet : m_text;
    default: return {};
    }
}

QVariant ImportRows::headerData(int section, Qt::Orientation orientation, int role) const
{
    return orientation == Qt::Horizontal && role == Qt::DisplayRole ? m_heads.value(section) : QVariant();
}

bool ImportRows::canFetchMore(const QModelIndex &parent) const
{
    return !parent.isValid() && m_more && m_next > 0 && !m_asking;
}

void ImportRows::fetchMore(const QModelIndex &)
{
    if (m_asking || m_next <= 0)
        return;
    m_asking = true;
    m_more(m_next);
}
} // namespace wanmi::workbench

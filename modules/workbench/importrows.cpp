// SPDX-License-Identifier: GPL-3.0-or-later
#include "workbench/importrows.h"

#include <QHeaderView>
#include <QTableView>

#include <algorithm>
#include <iterator>

namespace wanmi::workbench {

ImportRows::ImportRows(QTableView &list, const Style &style, QObject *parent)
    : QAbstractTableModel(parent)
{
    list.setModel(this);
    list.setSelectionBehavior(QAbstractItemView::SelectRows);
    list.setSelectionMode(QAbstractItemView::SingleSelection);
    list.setShowGrid(false);
    list.setWordWrap(false);
    list.setTabKeyNavigation(false);
    list.verticalHeader()->hide();
    list.verticalHeader()->setDefaultSectionSize(28);
    list.horizontalHeader()->setHighlightSections(false);
    list.horizontalHeader()->setStretchLastSection(true);
    list.horizontalHeader()->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    takeColors(style);
    connect(&style, &Style::changed, this, [this, &style] { takeColors(style); });
}

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

void ImportRows::takeColors(const Style &style)
{
    m_text = style.color(QStringLiteral("text"));
    m_quiet = style.color(QStringLiteral("quiet"));
    m_warning = style.color(QStringLiteral("warning"));
    m_refused = style.color(QStringLiteral("overdue"));
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
    case Qt::DisplayRole:
        return row.cells.value(index.column());
    case Qt::ToolTipRole:
        return row.help.isEmpty() ? row.cells.value(index.column()) : row.help;
    case Qt::ForegroundRole:
        if (index.column() == 0 && (row.isWarning || row.isRefused))
            return row.isWarning ? m_warning : m_refused;
        return index.column() == int(m_heads.size()) - 1 ? m_quiet : m_text;
    default:
        return {};
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

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "workbench/style.h"

#include <QAbstractTableModel>
#include <QColor>
#include <QPointF>

#include <functional>
#include <optional>
#include <vector>

class QTableView;

namespace wanmi::workbench {

/// Rows of text that come page by page: the view asks for more when it is scrolled to the end.
class ImportRows : public QAbstractTableModel
{
    Q_OBJECT
public:
    struct Row
    {
        QStringList cells;
        QString help; ///< tooltip
        std::optional<QPointF> lonLat;
        bool isWarning = false, isRefused = false; ///< the first cell's color
    };
    /// In a list to read: whole rows, keys move, no grid, colors of the theme.
    ImportRows(QTableView &list, const Style &style, QObject *parent);

    void setHeads(const QStringList &heads);
    /// \param more called when a view wants the page that begins at `next`; rows come with add().
    void start(std::function<void(qint64 next)> more);
    void add(std::vector<Row> rows, qint64 next);
    [[nodiscard]] const Row &row(int at) const { return m_rows[size_t(at)]; }
    [[nodiscard]] const std::vector<Row> &rows() const { return m_rows; }

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;
    [[nodiscard]] bool canFetchMore(const QModelIndex &parent) const override;
    void fetchMore(const QModelIndex &parent) override;

private:
    void takeColors(const Style &style);

    QStringList m_heads;
    std::vector<Row> m_rows;
    std::function<void(qint64)> m_more;
    qint64 m_next = 0;
    bool m_asking = false;
    QColor m_text, m_quiet, m_warning, m_refused;
};
} // namespace wanmi::workbench

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "workbench/style.h"

#include <QStyledItemDelegate>

#include <functional>

namespace wanmi::workbench {

/// Paints a queue's row: light as color, shape and word, then text; one line below each row, no stripes.
class QueueDelegate : public QStyledItemDelegate
{
public:
    static constexpr int RowHeightPx = 28;
    QueueDelegate(const Style &style, QObject *parent);
    /// Whether a case has not been acknowledged yet: its row carries a mark.
    void setNews(std::function<bool(const QString &caseId)> isNews) { m_isNews = std::move(isNews); }
    void paint(QPainter *painter, const QStyleOptionViewItem &option,
               const QModelIndex &index) const override;
    [[nodiscard]] QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override;

private:
    const Style &m_style;
    std::function<bool(const QString &)> m_isNews;
};
} // namespace wanmi::workbench

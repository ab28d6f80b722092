// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "workbench/style.h"

#include <QStyledItemDelegate>

namespace wanmi::workbench {

/// Paints a queue's row: light as color, shape and word, then text; one line below each row, no stripes.
class QueueDelegate : public QStyledItemDelegate
{
public:
    static constexpr int RowHeightPx = 28;
    QueueDelegate(const Style &style, QObject *parent);
    void paint(QPainter *painter, const QStyleOptionViewItem &option,
               const QModelIndex &index) const override;
    [[nodiscard]] QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override;

private:
    const Style &m_style;
};
} // namespace wanmi::workbench

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QTableWidgetItem>

/// The tables of the evaluation window. Private.
namespace wanmi::workbench {

enum RankColumn { Rank, Name, Grade, Points, MoveOfRank, YearBefore, Sample, Tried, RankColumns };
enum PartColumn { Part, Value, Good, All, Lost, Weight, PartPoints, PartColumns };
inline constexpr int ActorRole = Qt::UserRole + 1, CaseRole = Qt::UserRole + 2;

inline QString dash()
{
    return QStringLiteral("—");
}

inline QTableWidgetItem *cell(const QString &text, bool isNumber)
{
    auto *item = new QTableWidgetItem(text);
    item->setTextAlignment((isNumber ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter);
    return item;
}

/// Ranks gained or lost, with a shape.
inline QString movedText(int up)
{
    return up > 0 ? QStringLiteral("▲ %1").arg(up)
        : up < 0  ? QStringLiteral("▼ %1").arg(-up)
                  : QStringLiteral("=");
}
} // namespace wanmi::workbench

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QJsonValue>
#include <QString>
#include <QStringList>

#include <vector>

namespace wanmi::workbench {

/// Which columns of a work queue a person wants and in which order, by their tokens.
struct QueueColumns
{
    QStringList order; ///< all of them; empty: as shipped
    QStringList hidden;
    friend bool operator==(const QueueColumns &, const QueueColumns &) = default;
};
struct QueueSort
{
    QString column = QStringLiteral("time-left"); ///< the most urgent first
    bool descending = false;
    friend bool operator==(const QueueSort &, const QueueSort &) = default;
};

/// A view of a queue that a person gave a name.
struct SavedFilter
{
    QString name;
    QString workspace, queue; ///< tokens
    QString text, light; ///< of CaseFilter
    QueueSort sort;
    friend bool operator==(const SavedFilter &, const SavedFilter &) = default;
};

/// How they are kept in a SeatMemory. What cannot be read is as if it had never been kept.
[[nodiscard]] QJsonValue toJson(const QueueColumns &columns);
[[nodiscard]] QJsonValue toJson(const QueueSort &sort);
[[nodiscard]] QJsonValue toJson(const std::vector<SavedFilter> &filters);
[[nodiscard]] QueueColumns columnsFrom(const QJsonValue &json, const QStringList &known);
[[nodiscard]] QueueSort sortFrom(const QJsonValue &json, const QStringList &known);
[[nodiscard]] std::vector<SavedFilter> filtersFrom(const QJsonValue &json);

constexpr int MostSavedFilters = 20;
constexpr int LongestFilterName = 24;
} // namespace wanmi::workbench

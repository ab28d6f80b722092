// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "evaluationtables.h"

/// Values that several tables have. Private.
namespace wanmi::reports {

inline constexpr double ShareWidth = 11, CountWidth = 10, PointsWidth = 10, NameWidth = 24;

inline Value count(qint64 amount, Live live = {})
{
    return {Format::Count, double(amount), live};
}

inline std::optional<double> share(qint64 numerator, qint64 denominator)
{
    return denominator == 0 ? std::nullopt : std::optional(double(numerator) / double(denominator));
}

inline Value quotient(qint64 numerator, qint64 denominator, int a, int b)
{
    return {Format::Percent, share(numerator, denominator), {Live::Kind::Quotient, a, b}};
}

inline std::optional<double> less(std::optional<double> a, std::optional<double> b, double times = 1)
{
    return a && b ? std::optional(times * (*a - *b)) : std::nullopt;
}

/// Adds the sums of the count columns; the rest of the row is made by `fill`.
template <typename Fill> void addTotal(Table &table, const QString &label, Fill fill)
{
    if (table.rows.empty())
        return;
    std::vector<Value> total;
    for (std::size_t column = 0; column < table.columns.size(); ++column) {
        if (table.columns[column].format != Format::Count && table.columns[column].format != Format::Hours) {
            total.emplace_back(column == 0 ? label : QString());
            continue;
        }
        double sum = 0;
        for (const auto &row : table.rows)
            sum += row[column].number.value_or(0);
        total.push_back({table.columns[column].format, sum, {Live::Kind::Above}});
    }
    fill(total);
    table.rows.push_back(std::move(total));
    table.hasTotal = true;
}

/// The share of two columns of a total row.
inline void setShare(std::vector<Value> &row, int at, int a, int b)
{
    const auto value = [&](int column) { return qint64(row[std::size_t(column)].number.value_or(0)); };
    row[std::size_t(at)] = quotient(value(a), value(b), a, b);
}
} // namespace wanmi::reports

// SPDX-License-Identifier: GPL-3.0-or-later
#include "intake/dateorder.h"

#include <QRegularExpression>
#include <QSet>

#include <algorithm>

namespace wanmi::intake {
namespace {

struct Parts
{
    int first, middle, last;
    bool isShort; ///< the last has two digits at most
};

/// None where the text begins with a year of four digits, or is no such date at all.
std::optional<Parts> partsOf(const QString &text)
{
    static const QRegularExpression pattern(
        QStringLiteral("^\\s*(\\d{1,2})[./-](\\d{1,2})[./-](\\d{4}|\\d{1,2})(?!\\d)"));
    const auto match = pattern.match(text);
    if (!match.hasMatch())
        return {};
    return Parts{match.capturedView(1).toInt(), match.capturedView(2).toInt(), match.capturedView(3).toInt(),
                 match.capturedLength(3) <= 2};
}

struct Spread
{
    QSet<int> values;
    int highest = 0;
    void add(int value)
    {
        values.insert(value);
        highest = std::max(highest, value);
    }
};
} // namespace

LearnedOrder orderOf(const std::vector<QStringList> &columns)
{
    int dayFirst = 0, monthFirst = 0, unclear = 0, all = 0;
    Spread first, last;
    bool areShort = true, mayBeYearFirst = true;
    for (const QStringList &column : columns) {
        for (const QString &text : column) {
            const auto parts = partsOf(text);
            if (!parts)
                continue;
            const auto [a, b, c, isShort] = *parts;
            ++all;
            areShort = areShort && isShort;
            first.add(a);
            last.add(c);
            mayBeYearFirst = mayBeYearFirst && b <= 12 && c >= 1 && c <= 31;
            if (a > 12 && a <= 31 && b <= 12)
                ++dayFirst;
            else if (a <= 12 && b > 12 && b <= 31)
                ++monthFirst;
            else if (a != b)
                ++unclear;
        }
    }
    // 18-11-25 and 18-11-26: years are few, days are many.
    if (all > 0 && areShort && mayBeYearFirst && monthFirst == 0) {
        if (first.highest > 31 || last.values.size() >= first.values.size() + 4)
            return {DateOrder::YearFirst, true};
        return {DateOrder::DayFirst, dayFirst > 0 && first.values.size() >= last.values.size() + 4};
    }
    return {monthFirst > dayFirst ? DateOrder::MonthFirst : DateOrder::DayFirst,
            unclear == 0 || dayFirst + monthFirst > 0};
}
} // namespace wanmi::intake

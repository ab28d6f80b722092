// SPDX-License-Identifier: GPL-3.0-or-later
#include "reports/content.h"

#include <algorithm>
#include <cmath>

namespace wanmi::reports {
namespace {
using Kind = Live::Kind;

/// What decimal arithmetic would say of x·10^d + ½: binary noise of the last bits does not decide.
double rounded(double value, int decimals)
{
    const double scale = std::pow(10.0, decimals);
    const double size = std::abs(value) * scale;
    const double whole = std::floor(size * (1 + 1e-13) + 0.5 + 1e-9) / scale;
    return value < 0 && whole != 0 ? -whole : whole;
}

QString grouped(double value, int decimals)
{
    QString text = QString::number(std::abs(value), 'f', decimals);
    const qsizetype point = decimals > 0 ? text.indexOf(u'.') : text.size();
    for (qsizetype at = point - 3; at > 0; at -= 3)
        text.insert(at, u',');
    return value < 0 ? u'-' + text : text;
}

QString moved(double value, int decimals)
{
    const QString text = decimals == 0 ? grouped(value, 0) : QString::number(value, 'f', decimals);
    return value > 0 ? u'+' + text : text;
}

std::optional<double> numberAt(const Table &table, std::size_t row, int column)
{
    if (row >= table.rows.size() || column < 0 || std::size_t(column) >= table.rows[row].size())
        return std::nullopt;
    return table.rows[row][std::size_t(column)].number;
}

std::optional<double> ofTwo(Kind kind, std::optional<double> a, std::optional<double> b)
{
    const bool divides = kind == Kind::Quotient || kind == Kind::Share || kind == Kind::Rest;
    if (!a || !b || (divides && *b == 0))
        return std::nullopt;
    switch (kind) {
    case Kind::Quotient:
        return *a / *b;
    case Kind::Share:
        return 100 * *a / *b;
    case Kind::Rest:
        return 100 - 100 * *a / *b;
    case Kind::Weighted:
        return *a * *b / 100;
    case Kind::Less:
        return *a - *b;
    case Kind::PointsLess:
        return 100 * (*a - *b);
    default:
        return std::nullopt;
    }
}
} // namespace

QString printed(const Value &value)
{
    if (value.format == Format::Text)
        return value.text;
    if (!value.number)
        return Dash;
    switch (value.format) {
    case Format::Count:
        return grouped(rounded(*value.number, 0), 0);
    case Format::Points:
        return QString::number(rounded(*value.number, 2), 'f', 2);
    case Format::Percent:
        return QString::number(rounded(*value.number * 100, 2), 'f', 2) + u'%';
    case Format::Move:
        return moved(rounded(*value.number, 2), 2);
    case Format::CountMove:
        return moved(rounded(*value.number, 0), 0);
    case Format::Hours:
        return grouped(rounded(*value.number, 2), 2);
    case Format::Text:
        break;
    }
    return {};
}

const Table *Content::table(const QString &id) const
{
    const auto found = std::ranges::find(tables, id, &Table::id);
    return found == tables.end() ? nullptr : &*found;
}

QString Content::say(const char *zh, const char *en) const
{
    return QString::fromUtf8(language == Language::Chinese ? zh : en);
}

QString refusalOf(const Content &content, const Chart &chart)
{
    if (!chart.failed.isEmpty())
        return chart.failed;
    const Table *table = content.table(chart.table);
    if (!table)
        return content.say("没有它要画的表。", "The table it is drawn of is missing.");
    const auto holds = [&](int column) { return column >= 0 && std::size_t(column) < table->columns.size(); };
    if (!holds(chart.label) || chart.series.empty() || !std::ranges::all_of(chart.series, holds)
        || (chart.kind == Chart::Kind::Funnel && chart.series.size() != 3))
        return content.say("它要画的列不在表中。", "The columns it is drawn of are not in the table.");
    for (std::size_t row = 0; row < table->bodyRows(); ++row) {
        for (const int column : chart.series) {
            const auto number = numberAt(*table, row, column);
            if (number && !std::isfinite(*number))
                return content.say("表中有不是数的值。", "The table holds a value that is no number.");
            if (number)
                return {};
        }
    }
    return content.say("本期没有可画的数据。", "There is nothing to draw in this period.");
}

std::optional<double> computed(const Content &content, const Table &table, std::size_t row,
                               std::size_t column)
{
    const Live &live = table.rows[row][column].live;
    const auto here = [&](int at) { return numberAt(table, row, at); };
    if (live.kind == Kind::None)
        return table.rows[row][column].number;
    if (live.kind == Kind::Above) {
        double sum = 0;
        for (std::size_t above = 0; above < row; ++above)
            sum += numberAt(table, above, int(column)).value_or(0);
        return sum;
    }
    if (live.kind == Kind::Elsewhere) {
        if (live.c < 0 || std::size_t(live.c) >= content.tables.size())
            return std::nullopt;
        return numberAt(content.tables[std::size_t(live.c)], std::size_t(live.a), live.b);
    }
    if (live.kind == Kind::Total || live.kind == Kind::TotalLess) {
        double sum = live.kind == Kind::TotalLess ? -here(live.c).value_or(0) : 0;
        for (int at = live.a; at <= live.b; ++at)
            sum += here(at).value_or(0);
        return sum;
    }
    return ofTwo(live.kind, here(live.a), here(live.b));
}

int dropWrongFormulas(Content &content)
{
    int dropped = 0;
    for (Table &table : content.tables) {
        for (std::size_t row = 0; row < table.rows.size(); ++row) {
            for (std::size_t column = 0; column < table.rows[row].size(); ++column) {
                Value &value = table.rows[row][column];
                if (value.live.kind == Kind::None)
                    continue;
                const auto comes = computed(content, table, row, column);
                const bool agrees = comes.has_value() == value.number.has_value()
                    && (!comes || std::abs(*comes - *value.number) <= 1e-6);
                if (!agrees) {
                    value.live = {};
                    ++dropped;
                }
            }
        }
    }
    return dropped;
}
} // namespace wanmi::reports

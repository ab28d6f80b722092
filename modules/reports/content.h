// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <cstddef>
#include <optional>
#include <utility>
#include <vector>

/// A report as data: what its workbook, its pages, its pictures and its lines are all made from, so that they
/// say the same numbers. Values only; any thread.
namespace wanmi::reports {

enum class Language : quint8 { Chinese, English };

/// How a value is written down; rounding is half away from zero, as an office program does it.
enum class Format : quint8 {
    Text,
    Count, ///< 1,234
    Points, ///< 92.85
    Percent, ///< 0.9633 as 96.33%
    Move, ///< +1.20, -0.35, 0.00
    CountMove, ///< +12, -3, 0
    Hours, ///< 1,204.50
};

/// How a value follows from others: the workbook writes it as a formula. `a`, `b`, `c` are columns of the
/// same row. Where an operand is no number or a divisor is 0 the result is "—"; sums leave such ones out.
struct Live
{
    enum class Kind : quint8 {
        None,
        Quotient, ///< a / b
        Share, ///< 100·a / b
        Rest, ///< 100 − 100·a / b
        Weighted, ///< a·b / 100
        Less, ///< a − b
        PointsLess, ///< 100·(a − b)
        Total, ///< columns a to b
        TotalLess, ///< columns a to b, less c
        Above, ///< the same column of all rows above
        Elsewhere, ///< row a, column b of table c
    };
    Kind kind = Kind::None;
    int a = 0, b = 0, c = 0;
};

struct Value
{
    Format format = Format::Text;
    std::optional<double> number; ///< of any format but Text; nothing: "—"
    QString text; ///< of Text
    Live live;

    Value() = default;
    Value(QString said) // NOLINT: a cell is most often just a text
        : text(std::move(said))
    {
    }
    Value(Format how, std::optional<double> value, Live from = {})
        : format(how)
        , number(value)
        , live(from)
    {
    }
};
/// "—" where there is no number.
[[nodiscard]] QString printed(const Value &value);
inline const QString Dash = QStringLiteral("—");

struct TableColumn
{
    QString title;
    double widthChars = 10; ///< of Latin letters; a Chinese one takes two
    Format format = Format::Text; ///< of most of its values: where they stand
};

struct Table
{
    QString id; ///< "ranking": names its file and what charts refer to
    QString title;
    std::vector<TableColumn> columns;
    std::vector<std::vector<Value>> rows; ///< each as long as the columns
    std::size_t keyColumns = 1; ///< repeated when the table is too wide for a page
    bool hasTotal = false; ///< the last row
    bool isHeat = false; ///< the fields but the key and the totals are shaded by their size
    QString note; ///< below it; of an empty one: why there is nothing

    [[nodiscard]] std::size_t bodyRows() const { return rows.size() - (hasTotal && !rows.empty() ? 1 : 0); }
};

/// Drawn of a table's columns.
struct Chart
{
    enum class Kind : quint8 { Bars, Lines, Columns, Heat, Funnel };
    Kind kind = Kind::Bars;
    QString id, title;
    QString table;
    int label = 0; ///< the column with the names
    std::vector<int> series; ///< columns; of Funnel: ended, late, mean hours
    int grade = -1; ///< of Bars: the column with grade letters, written on the bars and coloring them
    std::optional<double> most; ///< the end of the axis where it is known: 100 points, 1 for shares
    int mostBars = 24; ///< rows behind are left to the table
    QString failed; ///< why it cannot be drawn, in words: its place says so
};

struct Content
{
    Language language = Language::Chinese;
    QString title, city, author;
    QString state; ///< on every page: "统计期未结束…"; empty of a finished period
    std::vector<std::pair<QString, QString>> facts; ///< of the title page: period, model, as of, made by
    std::vector<QString> findings; ///< of the title page: the most important, in sentences
    std::vector<Table> tables;
    std::vector<Chart> charts; ///< each stands behind its table
    std::vector<std::pair<QString, QString>> notes; ///< how the numbers are to be read

    [[nodiscard]] const Table *table(const QString &id) const;
    [[nodiscard]] QString say(const char *zh, const char *en) const;
};

/// Why a chart cannot be drawn, in the content's language; empty: it can.
[[nodiscard]] QString refusalOf(const Content &content, const Chart &chart);

/// What a formula comes to, by the values that the content holds; nothing: "—".
[[nodiscard]] std::optional<double> computed(const Content &content, const Table &table, std::size_t row,
                                             std::size_t column);
/// Takes the formulas away that do not come to the value beside them (a shrunk rate, a share held at 0): the
/// value stays. \return how many.
int dropWrongFormulas(Content &content);
} // namespace wanmi::reports

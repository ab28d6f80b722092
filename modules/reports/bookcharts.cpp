// SPDX-License-Identifier: GPL-3.0-or-later
#include "bookcharts.h"

#include "bookrows.h"
#include "chartcolors.h"
#include "reports/contentbook.h"
#include "sheettext.h"

#include <algorithm>

namespace wanmi::reports {
namespace {
constexpr int RowsOfChart = 22, WidthPx = 700, RowPx = 20;

lxw_color_t rgb(const QColor &color)
{
    return color.rgb() & 0xFFFFFF;
}

int typeOf(Chart::Kind kind)
{
    switch (kind) {
    case Chart::Kind::Lines:
        return LXW_CHART_LINE;
    case Chart::Kind::Columns:
        return LXW_CHART_COLUMN;
    default:
        return LXW_CHART_BAR;
    }
}

/// A table's rows, without its total; of bars only so many.
lxw_row_t lastRow(const Chart &chart, const Table &table)
{
    const bool isBars = chart.kind == Chart::Kind::Bars;
    const std::size_t rows
        = isBars ? std::min(table.bodyRows(), std::size_t(chart.mostBars)) : table.bodyRows();
    return lxw_row_t(FirstRow + rows - 1);
}

void colorByGrade(lxw_chart_series *series, const Chart &chart, const Table &table)
{
    const std::size_t rows = lastRow(chart, table) - FirstRow + 1;
    std::vector<lxw_chart_fill> fills(rows);
    std::vector<lxw_chart_point> points(rows);
    std::vector<lxw_chart_point *> list;
    for (std::size_t row = 0; row < rows; ++row) {
        fills[row] = {};
        fills[row].color = rgb(gradeColor(table.rows[row][std::size_t(chart.grade)].text));
        points[row] = {};
        points[row].fill = &fills[row];
        list.push_back(&points[row]);
    }
    list.push_back(nullptr);
    chart_series_set_points(series, list.data());
}

void styleSeries(lxw_chart_series *series, const Chart &chart, std::size_t index)
{
    static constexpr std::array<uint8_t, 4> Markers{LXW_CHART_MARKER_CIRCLE, LXW_CHART_MARKER_SQUARE,
                                                    LXW_CHART_MARKER_TRIANGLE, LXW_CHART_MARKER_DIAMOND};
    static constexpr std::array<uint8_t, 4> Dashes{LXW_CHART_LINE_DASH_SOLID, LXW_CHART_LINE_DASH_DASH,
                                                   LXW_CHART_LINE_DASH_ROUND_DOT,
                                                   LXW_CHART_LINE_DASH_LONG_DASH};
    const lxw_color_t color = rgb(seriesColor(index));
    if (chart.kind == Chart::Kind::Lines) {
        lxw_chart_line line{};
        line.color = color;
        line.width = 2.25F;
        line.dash_type = Dashes[index % Dashes.size()];
        chart_series_set_line(series, &line);
        chart_series_set_marker_type(series, Markers[index % Markers.size()]);
        chart_series_set_marker_size(series, 8);
        return;
    }
    lxw_chart_fill fill{};
    fill.color = color;
    chart_series_set_fill(series, &fill);
}

lxw_chart *make(lxw_workbook *book, const Content &content, const Chart &chart)
{
    const Table &table = *content.table(chart.table);
    const auto index = std::size_t(&table - content.tables.data());
    const QByteArray sheet = sheetOf(content, index).toUtf8();
    lxw_chart *made = workbook_add_chart(book, uint8_t(typeOf(chart.kind)));
    const lxw_row_t first = FirstRow, last = lastRow(chart, table);
    // Mean hours have another unit than cases: the picture writes them beside the stage, this chart leaves
    // them.
    const std::size_t series = chart.kind == Chart::Kind::Funnel ? 2 : chart.series.size();
    for (std::size_t i = 0; i < series; ++i) {
        const auto column = lxw_col_t(chart.series[i]);
        lxw_chart_series *one = chart_add_series(made, nullptr, nullptr);
        chart_series_set_categories(one, sheet.constData(), first, lxw_col_t(chart.label), last,
                                    lxw_col_t(chart.label));
        chart_series_set_values(one, sheet.constData(), first, column, last, column);
        chart_series_set_name(one, cellText(table.columns[column].title).constData());
        styleSeries(one, chart, i);
        if (series == 1)
            chart_series_set_labels(one);
        if (chart.grade >= 0)
            colorByGrade(one, chart, table);
    }
    chart_title_set_name(made, cellText(chart.title).constData());
    if (series == 1)
        chart_legend_set_position(made, LXW_CHART_LEGEND_NONE);
    else
        chart_legend_set_position(made, LXW_CHART_LEGEND_BOTTOM);
    if (typeOf(chart.kind) == LXW_CHART_BAR)
        chart_axis_set_reverse(made->y_axis); // the first row on top; bars have their axes turned
    lxw_chart_axis *values = typeOf(chart.kind) == LXW_CHART_BAR ? made->x_axis : made->y_axis;
    if (chart.kind != Chart::Kind::Lines) {
        chart_axis_set_min(values, 0); // a bar that does not begin at 0 shows a difference that is not there
        if (chart.most)
            chart_axis_set_max(values, *chart.most);
    }
    if (table.columns[std::size_t(chart.series.front())].format == Format::Percent)
        chart_axis_set_num_format(values, "0%");
    return made;
}
} // namespace

void addChartSheet(lxw_workbook *book, const Content &content, const BookFormats &formats)
{
    QString name = content.say("图表", "Charts");
    for (std::size_t i = 0; i < content.tables.size(); ++i) {
        if (sheetOf(content, i).compare(name, Qt::CaseInsensitive) == 0)
            name += QStringLiteral(" +");
    }
    lxw_worksheet *sheet = workbook_add_worksheet(book, name.toUtf8().constData());
    if (!sheet)
        sheet = workbook_add_worksheet(book, nullptr);
    worksheet_set_portrait(sheet);
    worksheet_set_paper(sheet, 9);
    // Three to a page: the width of one on A4, and no chart is cut in two.
    worksheet_set_print_scale(sheet, 74);
    worksheet_set_margins(sheet, 0.5, 0.5, 0.5, 0.6);
    std::vector<lxw_row_t> breaks;
    worksheet_gridlines(sheet, LXW_HIDE_ALL_GRIDLINES);
    lxw_row_t row = 0;
    int drawn = 0;
    for (const Chart &chart : content.charts) {
        if (chart.kind == Chart::Kind::Heat)
            continue; // the shades of its table's sheet
        const QString refusal = refusalOf(content, chart);
        if (!refusal.isEmpty()) {
            const QString said
                = content.say("%1：图未能绘制。%2", "%1: not drawn. %2").arg(chart.title, refusal);
            worksheet_write_string(sheet, row, 0, cellText(said).constData(), formats.state);
            row += 2;
            continue;
        }
        lxw_chart_options options{};
        options.y_offset = 4; // its edge belongs to its own page
        options.x_scale = WidthPx / 480.0;
        options.y_scale = (RowsOfChart - 2) * RowPx / 288.0;
        worksheet_insert_chart_opt(sheet, row, 0, make(book, content, chart), &options);
        row += RowsOfChart;
        if (++drawn % 3 == 0)
            breaks.push_back(row);
    }
    breaks.push_back(0); // ends the list
    worksheet_set_h_pagebreaks(sheet, breaks.data());
}
} // namespace wanmi::reports

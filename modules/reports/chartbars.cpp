// SPDX-License-Identifier: GPL-3.0-or-later
#include "chartink.h"

#include <algorithm>

namespace wanmi::reports {
namespace {
double largest(const ChartInk &ink, std::size_t rows, std::size_t series)
{
    double most = 0;
    for (std::size_t row = 0; row < rows; ++row)
        most = std::max(most, ink.value(row, series).number.value_or(0));
    return most;
}

/// As wide as the longest name, but no more than a third.
double labelWidth(const ChartInk &ink, std::size_t rows)
{
    double width = 0;
    for (std::size_t row = 0; row < rows; ++row)
        width = std::max(width, ink.widthOf(ink.label(row)));
    return std::min(width, ink.place.width() / 3) + ink.px * 0.6;
}

int centered(Qt::Alignment side)
{
    return int(Qt::AlignVCenter) | int(side);
}

QColor heatColor(double share)
{
    // White over orange to dark red, darker all the way: it survives a black and white printer.
    const auto mix = [](int a, int b, double t) { return int(a + (b - a) * t); };
    return share < 0.5
        ? QColor(mix(255, 246, share * 2), mix(255, 168, share * 2), mix(255, 98, share * 2))
        : QColor(mix(246, 122, share * 2 - 1), mix(168, 26, share * 2 - 1), mix(98, 16, share * 2 - 1));
}
} // namespace

void paintBars(const ChartInk &ink)
{
    const std::size_t rows = std::min(ink.rows(), std::size_t(ink.chart.mostBars));
    const bool hasMore = rows < ink.rows();
    const double height
        = std::min((ink.place.height() - (hasMore ? ink.px * 1.6 : 0)) / double(rows), ink.px * 2.4);
    const double names = labelWidth(ink, rows), values = ink.px * 4.5;
    const double most = std::max(ink.chart.most.value_or(largest(ink, rows, 0)), 1e-9);
    const QRectF field(ink.place.left() + names, ink.place.top(), ink.place.width() - names - values,
                       height * double(rows));
    for (std::size_t row = 0; row < rows; ++row) {
        const double top = field.top() + height * double(row), thick = height * 0.66;
        const Value &value = ink.value(row, 0);
        const QString grade
            = ink.chart.grade >= 0 ? ink.table.rows[row][std::size_t(ink.chart.grade)].text : QString();
        ink.fitted({ink.place.left(), top, names - ink.px * 0.6, height}, centered(Qt::AlignRight),
                   ink.label(row));
        const double width = field.width() * std::clamp(value.number.value_or(0) / most, 0.0, 1.0);
        const QRectF bar(field.left(), top + (height - thick) / 2, width, thick);
        if (value.number)
            ink.bar(bar, ink.chart.grade >= 0 ? gradeColor(grade) : seriesColor(0));
        if (!grade.isEmpty() && grade != Dash && width > ink.px * 2)
            ink.text(bar.adjusted(ink.px * 0.4, 0, 0, 0), centered(Qt::AlignLeft), grade.left(1),
                     grade.startsWith(u'C') ? Ink : QColor(Qt::white));
        ink.text({field.left() + width + ink.px * 0.4, top, values, height}, centered(Qt::AlignLeft),
                 printed(value));
    }
    ink.painter.setPen(QPen(FaintInk, ink.px * 0.06));
    ink.painter.drawLine(field.topLeft(), field.bottomLeft());
    if (hasMore)
        ink.text({field.left(), field.bottom(), field.width(), ink.px * 1.6}, centered(Qt::AlignLeft),
                 ink.content.say("其余 %1 个见表", "%1 more in the table").arg(ink.rows() - rows), FaintInk);
}

void paintFunnel(const ChartInk &ink)
{
    const std::size_t rows = ink.rows();
    const double legend = ink.px * 1.8;
    const double height = std::min((ink.place.height() - legend) / double(rows), ink.px * 2.4);
    const double names = labelWidth(ink, rows), said = ink.place.width() * 0.36;
    const double full = ink.place.width() - names - said;
    const double most = std::max(largest(ink, rows, 0), 1.0);
    const QRectF key(ink.place.left() + names, ink.place.top() + legend * 0.2, ink.px * 1.6, ink.px);
    ink.bar(key, seriesColor(0));
    ink.text(key.translated(ink.px * 2, 0).adjusted(0, -ink.px, ink.px * 8, ink.px), centered(Qt::AlignLeft),
             ink.seriesName(0));
    const QRectF lateKey = key.translated(full / 2, 0);
    ink.bar(lateKey, seriesColor(1), Qt::BDiagPattern);
    ink.text(lateKey.translated(ink.px * 2, 0).adjusted(0, -ink.px, ink.px * 8, ink.px),
             centered(Qt::AlignLeft), ink.seriesName(1));
    for (std::size_t row = 0; row < rows; ++row) {
        const double top = ink.place.top() + legend + height * double(row), thick = height * 0.66;
        const double ended = ink.value(row, 0).number.value_or(0),
                     late = ink.value(row, 1).number.value_or(0);
        const double width = full * ended / most, lateWidth = full * std::min(late, ended) / most;
        const double left = ink.place.left() + names + (full - width) / 2; // centered: a funnel
        ink.fitted({ink.place.left(), top, names - ink.px * 0.6, height}, centered(Qt::AlignRight),
                   ink.label(row));
        const QRectF bar(left, top + (height - thick) / 2, width, thick);
        if (ended > 0)
            ink.bar(bar, seriesColor(0));
        if (late > 0)
            ink.bar({bar.right() - lateWidth, bar.top(), lateWidth, thick}, seriesColor(1), Qt::BDiagPattern);
        const QString words
            = ink.content.say("%1 件，超时 %2，平均 %3 小时", "%1, late %2, mean %3 h")
                  .arg(printed(ink.value(row, 0)), printed(ink.value(row, 1)), printed(ink.value(row, 2)));
        ink.fitted({ink.place.left() + names + full + ink.px, top, said - ink.px, height},
                   centered(Qt::AlignLeft), words);
    }
}

void paintHeat(const ChartInk &ink)
{
    const std::size_t rows = ink.rows(), columns = ink.chart.series.size();
    double most = 0;
    for (std::size_t series = 0; series < columns; ++series)
        most = std::max(most, largest(ink, rows, series));
    const double names = labelWidth(ink, rows), heads = ink.px * 1.6;
    const double width = (ink.place.width() - names) / double(columns);
    const double height = std::min((ink.place.height() - heads) / double(rows), width * 1.4);
    ink.painter.setFont(reportFont(std::min(ink.px, width / 2.4)));
    for (std::size_t column = 0; column < columns; ++column)
        ink.text({ink.place.left() + names + width * double(column), ink.place.top(), width, heads},
                 centered(Qt::AlignHCenter), ink.seriesName(column), FaintInk);
    for (std::size_t row = 0; row < rows; ++row) {
        const double top = ink.place.top() + heads + height * double(row);
        ink.text({ink.place.left(), top, names - ink.px * 0.6, height}, centered(Qt::AlignRight),
                 ink.label(row));
        for (std::size_t column = 0; column < columns; ++column) {
            const double amount = ink.value(row, column).number.value_or(0);
            const double share = most > 0 ? amount / most : 0;
            const QRectF field(ink.place.left() + names + width * double(column), top, width, height);
            ink.painter.setPen(QPen(GridInk, ink.px * 0.05));
            ink.painter.setBrush(heatColor(share));
            ink.painter.drawRect(field);
            ink.painter.setBrush(Qt::NoBrush);
            if (amount > 0)
                ink.text(field, centered(Qt::AlignHCenter), printed(ink.value(row, column)),
                         share > 0.62 ? QColor(Qt::white) : Ink);
        }
    }
}
} // namespace wanmi::reports

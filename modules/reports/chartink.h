// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "chartcolors.h"
#include "reports/chartpaint.h"

#include <QFontMetricsF>
#include <QPainter>

/// What the charts share: a table's numbers, an axis, text. Private.
namespace wanmi::reports {

inline const QColor Ink(0x1E, 0x26, 0x30), FaintInk(0x5A, 0x64, 0x72), GridInk(0xD4, 0xDA, 0xE2);

struct ChartInk
{
    QPainter &painter;
    QRectF place;
    const Content &content;
    const Chart &chart;
    const Table &table;
    double px;

    [[nodiscard]] std::size_t rows() const { return table.bodyRows(); }
    [[nodiscard]] const Value &value(std::size_t row, std::size_t series) const
    {
        return table.rows[row][std::size_t(chart.series[series])];
    }
    [[nodiscard]] QString label(std::size_t row) const
    {
        return table.rows[row][std::size_t(chart.label)].text;
    }
    [[nodiscard]] QString seriesName(std::size_t series) const
    {
        return table.columns[std::size_t(chart.series[series])].title;
    }
    [[nodiscard]] Format format(std::size_t series) const
    {
        return table.columns[std::size_t(chart.series[series])].format;
    }
    [[nodiscard]] double widthOf(const QString &text) const
    {
        return QFontMetricsF(painter.font(), painter.device()).horizontalAdvance(text);
    }
    void text(const QRectF &where, int flags, const QString &said, const QColor &color = Ink) const
    {
        painter.setPen(color);
        painter.drawText(where, flags, said);
    }
    /// Cut with dots where it does not fit.
    void fitted(const QRectF &where, int flags, const QString &said, const QColor &color = Ink) const
    {
        const QFontMetricsF metrics(painter.font(), painter.device());
        text(where, flags, metrics.elidedText(said, Qt::ElideRight, where.width()), color);
    }
    void bar(const QRectF &where, const QColor &color, Qt::BrushStyle style = Qt::SolidPattern) const
    {
        painter.setPen(QPen(color, px * 0.06));
        painter.setBrush(Qt::white);
        painter.drawRect(where);
        painter.setBrush(QBrush(color, style));
        painter.drawRect(where);
        painter.setBrush(Qt::NoBrush);
    }
};

/// A round number of steps from 0 or below the least to the most.
struct Axis
{
    double from = 0, to = 1, step = 0.2;
    [[nodiscard]] double at(double value) const { return to > from ? (value - from) / (to - from) : 0; }
};
[[nodiscard]] Axis axisOf(double least, double most, bool fromZero);

void paintBars(const ChartInk &ink);
void paintFunnel(const ChartInk &ink);
void paintHeat(const ChartInk &ink);
void paintLines(const ChartInk &ink); ///< and columns
} // namespace wanmi::reports

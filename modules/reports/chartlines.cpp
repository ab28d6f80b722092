// SPDX-License-Identifier: GPL-3.0-or-later
#include "chartink.h"

#include <QPainterPath>
#include <QPolygonF>

#include <algorithm>
#include <cmath>

namespace wanmi::reports {
namespace {
/// Lines or groups of columns over the rows of a table.
class Plot
{
public:
    explicit Plot(const ChartInk &ink)
        : m_ink(ink)
        , m_isLines(ink.chart.kind == Chart::Kind::Lines)
    {
        double least = 1e300, most = -1e300;
        for (std::size_t series = 0; series < ink.chart.series.size(); ++series) {
            for (std::size_t row = 0; row < ink.rows(); ++row) {
                if (const auto &number = ink.value(row, series).number) {
                    least = std::min(least, *number);
                    most = std::max(most, *number);
                }
            }
        }
        // Lines may begin above zero, where their moves can be seen: the axis says where; columns may not.
        m_axis = axisOf(least, m_isLines ? std::max(most, ink.chart.most.value_or(most)) : most, !m_isLines);
        const double left = widestMark() + ink.px * 0.6;
        m_field = ink.place.adjusted(left, ink.px * 2.4, -ink.px * 0.5, -ink.px * 1.9);
    }

    void paint() const
    {
        paintGrid();
        paintLabels();
        for (std::size_t series = 0; series < m_ink.chart.series.size(); ++series) {
            if (m_isLines)
                paintLine(series);
            else
                paintColumns(series);
        }
        paintLegend();
    }

private:
    [[nodiscard]] QString mark(double value) const
    {
        if (m_ink.format(0) == Format::Percent)
            return QString::number(value * 100, 'g', 4) + u'%';
        return m_ink.format(0) == Format::Count ? printed({Format::Count, value})
                                                : QString::number(value, 'g', 6);
    }
    [[nodiscard]] double widestMark() const
    {
        double width = 0;
        for (double at = m_axis.from; at <= m_axis.to + m_axis.step / 2; at += m_axis.step)
            width = std::max(width, m_ink.widthOf(mark(at)));
        return width;
    }
    [[nodiscard]] double y(double value) const
    {
        return m_field.bottom() - m_field.height() * m_axis.at(value);
    }
    [[nodiscard]] double slot() const { return m_field.width() / double(m_ink.rows()); }
    [[nodiscard]] double x(std::size_t row) const { return m_field.left() + slot() * (double(row) + 0.5); }

    void paintGrid() const
    {
        for (double at = m_axis.from; at <= m_axis.to + m_axis.step / 2; at += m_axis.step) {
            m_ink.painter.setPen(QPen(GridInk, m_ink.px * 0.06));
            m_ink.painter.drawLine(QPointF(m_field.left(), y(at)), QPointF(m_field.right(), y(at)));
            m_ink.text({m_ink.place.left(), y(at) - m_ink.px,
                        m_field.left() - m_ink.place.left() - m_ink.px * 0.5, m_ink.px * 2},
                       int(Qt::AlignVCenter) | int(Qt::AlignRight), mark(at), FaintInk);
        }
    }

    void paintLabels() const
    {
        double widest = 1;
        for (std::size_t row = 0; row < m_ink.rows(); ++row)
            widest = std::max(widest, m_ink.widthOf(m_ink.label(row)));
        const auto every = std::max<std::size_t>(1, std::size_t(std::ceil((widest + m_ink.px) / slot())));
        for (std::size_t row = 0; row < m_ink.rows(); ++row) {
            // From the end: the last one is the period of the report.
            if ((m_ink.rows() - 1 - row) % every != 0)
                continue;
            double left = x(row) - widest / 2;
            left = std::clamp(left, m_ink.place.left(),
                              std::max(m_ink.place.left(), m_ink.place.right() - widest));
            m_ink.text({left, m_field.bottom() + m_ink.px * 0.3, widest, m_ink.px * 1.6},
                       int(Qt::AlignTop) | int(Qt::AlignHCenter), m_ink.label(row), FaintInk);
        }
    }

    void paintMarker(const QPointF &at, std::size_t series) const
    {
        const double r = m_ink.px * 0.34;
        m_ink.painter.setPen(QPen(seriesColor(series), m_ink.px * 0.1));
        m_ink.painter.setBrush(series % 2 == 0 ? seriesColor(series) : QColor(Qt::white));
        if (series % 4 == 0)
            m_ink.painter.drawEllipse(at, r, r);
        else if (series % 4 == 1)
            m_ink.painter.drawRect(QRectF(at.x() - r, at.y() - r, 2 * r, 2 * r));
        else
            m_ink.painter.drawPolygon(QPolygonF({{at.x(), at.y() - r * 1.2},
                                                 {at.x() + r * 1.1, at.y() + r},
                                                 {at.x() - r * 1.1, at.y() + r}}));
        m_ink.painter.setBrush(Qt::NoBrush);
    }

    void paintLine(std::size_t series) const
    {
        static constexpr std::array Styles{Qt::SolidLine, Qt::DashLine, Qt::DotLine, Qt::DashDotLine};
        QPainterPath path;
        bool isOpen = false;
        for (std::size_t row = 0; row < m_ink.rows(); ++row) {
            const auto &number = m_ink.value(row, series).number;
            if (!number) {
                isOpen = false; // no data is a gap, not a zero
                continue;
            }
            const QPointF at(x(row), y(*number));
            if (isOpen)
                path.lineTo(at);
            else
                path.moveTo(at);
            isOpen = true;
        }
        m_ink.painter.setPen(QPen(seriesColor(series), m_ink.px * 0.16, Styles[series % Styles.size()]));
        m_ink.painter.drawPath(path);
        for (std::size_t row = 0; row < m_ink.rows(); ++row) {
            if (const auto &number = m_ink.value(row, series).number)
                paintMarker({x(row), y(*number)}, series);
        }
    }

    void paintColumns(std::size_t series) const
    {
        const double width = slot() * 0.76 / double(m_ink.chart.series.size());
        for (std::size_t row = 0; row < m_ink.rows(); ++row) {
            const Value &value = m_ink.value(row, series);
            if (!value.number)
                continue;
            const double left = x(row) - slot() * 0.38 + width * double(series);
            const QRectF column(left, y(*value.number), width, y(0) - y(*value.number));
            m_ink.bar(column, seriesColor(series), series == 0 ? Qt::SolidPattern : Qt::BDiagPattern);
            const QString said = printed(value);
            if (m_ink.widthOf(said) * 0.8 <= width) {
                m_ink.painter.setFont(reportFont(m_ink.px * 0.8));
                m_ink.text({left - width, column.top() - m_ink.px * 1.2, width * 3, m_ink.px * 1.1},
                           int(Qt::AlignBottom) | int(Qt::AlignHCenter), said);
                m_ink.painter.setFont(reportFont(m_ink.px));
            }
        }
    }

    void paintLegend() const
    {
        double left = m_field.left();
        const double middle = m_ink.place.top() + m_ink.px * 0.8;
        for (std::size_t series = 0; series < m_ink.chart.series.size(); ++series) {
            if (m_isLines) {
                m_ink.painter.setPen(
                    QPen(seriesColor(series), m_ink.px * 0.16, series == 0 ? Qt::SolidLine : Qt::DashLine));
                m_ink.painter.drawLine(QPointF(left, middle), QPointF(left + m_ink.px * 2.4, middle));
                paintMarker({left + m_ink.px * 1.2, middle}, series);
            } else {
                m_ink.bar({left, middle - m_ink.px * 0.5, m_ink.px * 2.4, m_ink.px}, seriesColor(series),
                          series == 0 ? Qt::SolidPattern : Qt::BDiagPattern);
            }
            // Read beside the name without going along the line: what the last period came to.
            const QString said = m_ink.content.say("%1（%2：%3）", "%1 (%2: %3)")
                                     .arg(m_ink.seriesName(series), m_ink.label(m_ink.rows() - 1),
                                          printed(m_ink.value(m_ink.rows() - 1, series)));
            const double width = m_ink.widthOf(said) + m_ink.px;
            m_ink.text({left + m_ink.px * 2.8, middle - m_ink.px, width, m_ink.px * 2},
                       int(Qt::AlignVCenter) | int(Qt::AlignLeft), said);
            left += m_ink.px * 4 + width;
        }
    }

    const ChartInk &m_ink;
    bool m_isLines;
    Axis m_axis;
    QRectF m_field;
};
} // namespace

void paintLines(const ChartInk &ink)
{
    Plot(ink).paint();
}
} // namespace wanmi::reports

// SPDX-License-Identifier: GPL-3.0-or-later
#include "workbench/bars.h"

#include <QPainter>

#include <algorithm>

namespace wanmi::workbench {
namespace {
constexpr int GapPx = 8;
constexpr double NameShare = 0.42;
} // namespace

Bars::Bars(const Style &style, QWidget *parent)
    : QWidget(parent)
    , m_style(style)
{
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
}

void Bars::shown(const QStringList &spoken)
{
    setAccessibleDescription(spoken.join(QStringLiteral(", ")));
    updateGeometry();
    update();
}

BarList::BarList(const Style &style, QWidget *parent)
    : Bars(style, parent)
{
}

void BarList::show(std::vector<Row> rows)
{
    m_rows = std::move(rows);
    QStringList spoken;
    for (const Row &row : m_rows)
        spoken.append(row.name + u' ' + row.value);
    shown(spoken);
}

int BarList::heightOfRows() const
{
    return static_cast<int>(m_rows.size()) * (fontMetrics().height() + 4);
}

void BarList::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const QFontMetrics metrics = fontMetrics();
    const int line = metrics.height() + 4, named = static_cast<int>(width() * NameShare);
    int greatest = 1, values = 0;
    for (const Row &row : m_rows) {
        greatest = std::max(greatest, row.count);
        values = std::max(values, metrics.horizontalAdvance(row.value));
    }
    const int room = std::max(0, width() - named - values - 2 * GapPx);
    const double thick = metrics.ascent() * 0.6;
    for (size_t i = 0; i < m_rows.size(); ++i) {
        const Row &row = m_rows[i];
        const QRect box(0, static_cast<int>(i) * line, width(), line);
        painter.setPen(m_style.color(QStringLiteral("text")));
        painter.drawText(box.adjusted(0, 0, named - width(), 0), Qt::AlignLeft | Qt::AlignVCenter,
                         metrics.elidedText(row.name, Qt::ElideRight, named));
        painter.drawText(box, Qt::AlignRight | Qt::AlignVCenter, row.value);
        const double y = box.center().y() - thick / 2, long_ = room * double(row.count) / greatest;
        painter.setPen(Qt::NoPen);
        painter.setBrush(m_style.color(QStringLiteral("stale")));
        painter.drawRect(QRectF(named + GapPx, y, long_, thick));
        if (row.bad > 0 && row.count > 0) {
            painter.setBrush(m_style.color(QStringLiteral("overdue")));
            painter.drawRect(QRectF(named + GapPx, y, std::max(2.0, long_ * row.bad / row.count), thick));
        }
    }
}

DayBars::DayBars(const Style &style, QWidget *parent)
    : Bars(style, parent)
{
}

void DayBars::show(std::vector<Series> series, const QString &firstDay, const QString &lastDay)
{
    m_series = std::move(series);
    m_first = firstDay;
    m_last = lastDay;
    QStringList spoken;
    for (const Series &row : m_series)
        spoken.append(row.name + u' ' + row.total);
    shown(spoken);
}

int DayBars::heightOfRows() const
{
    const int line = fontMetrics().height();
    return static_cast<int>(m_series.size()) * (line * 2 + GapPx) + line + 2;
}

void DayBars::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    const QFontMetrics metrics = fontMetrics();
    const int line = metrics.height(), tall = line * 2;
    int greatest = 1, names = 0, totals = 0;
    for (const Series &series : m_series) {
        for (const int count : series.days)
            greatest = std::max(greatest, count);
        names = std::max(names, metrics.horizontalAdvance(series.name));
        totals = std::max(totals, metrics.horizontalAdvance(series.total));
    }
    const int left = names + GapPx, room = std::max(0, width() - left - totals - GapPx);
    int y = 0;
    for (const Series &series : m_series) {
        const QRect box(0, y, width(), tall);
        painter.setPen(m_style.color(QStringLiteral("quiet")));
        painter.drawText(box, Qt::AlignLeft | Qt::AlignBottom, series.name);
        painter.setPen(m_style.color(QStringLiteral("text")));
        painter.drawText(box, Qt::AlignRight | Qt::AlignBottom, series.total);
        painter.fillRect(left, y + tall - 1, room, 1, m_style.color(QStringLiteral("line")));
        const double step = series.days.empty() ? 0 : double(room) / double(series.days.size());
        for (size_t day = 0; day < series.days.size(); ++day) {
            const double high = (tall - 2) * double(series.days[day]) / greatest;
            // Today is not over: its bar is another's only in part.
            const bool today = day + 1 == series.days.size();
            painter.fillRect(
                QRectF(left + double(day) * step + 0.5, y + tall - 1 - high, std::max(1.0, step - 1.5), high),
                m_style.color(today ? QStringLiteral("accent") : QStringLiteral("stale")));
        }
        y += tall + GapPx;
    }
    painter.setPen(m_style.color(QStringLiteral("quiet")));
    const QRect foot(left, y - GapPx + 2, room, line);
    painter.drawText(foot, Qt::AlignLeft | Qt::AlignTop, m_first);
    painter.drawText(foot, Qt::AlignRight | Qt::AlignTop, m_last);
}
} // namespace wanmi::workbench

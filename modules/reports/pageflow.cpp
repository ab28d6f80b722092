// SPDX-License-Identifier: GPL-3.0-or-later
#include "pageflow.h"

#include <algorithm>
#include <cmath>

namespace wanmi::reports {
namespace {
constexpr double MarginMm = 16, EdgeMm = 9, ChartPt = 8.5;
constexpr int Wrapped = int(Qt::TextWordWrap);
const QColor Accent(0x1C, 0x4E, 0x80), StateInk(0xA3, 0x3B, 0x20);
} // namespace

PageFlow::PageFlow(const Content &content, QPagedPaintDevice &device)
    : m_content(content)
    , m_device(device)
    , m_dpi(device.logicalDpiX())
{
    const QRectF page({0, 0}, QSizeF(device.pageLayout().fullRectPixels(int(m_dpi)).size()));
    m_whole = page.adjusted(mm(MarginMm), mm(MarginMm * 0.8), -mm(MarginMm), -mm(MarginMm * 0.8));
    m_body = m_whole.adjusted(0, mm(EdgeMm), 0, -mm(EdgeMm));
    newPage();
}

void PageFlow::newPage()
{
    m_pages.emplace_back();
    m_y = m_body.top();
}

void PageFlow::need(double height)
{
    if (m_y + height > m_body.bottom() && m_y > m_body.top())
        newPage();
}

double PageFlow::heightOf(const QString &said, const QFont &font, double width) const
{
    return QFontMetricsF(font, &m_device).boundingRect(QRectF(0, 0, width, 1e6), Wrapped, said).height();
}

double PageFlow::widthOf(const QString &said, const QFont &font) const
{
    return QFontMetricsF(font, &m_device).horizontalAdvance(said);
}

void PageFlow::text(const QString &said, double px, const QColor &color, bool isBold, int flags,
                    double indent)
{
    const QFont font = reportFont(px, isBold);
    const double width = m_body.width() - indent, height = heightOf(said, font, width);
    need(height);
    const QRectF place(m_body.left() + indent, m_y, width, height + 1);
    stroke([=](QPainter &painter) {
        painter.setFont(font);
        painter.setPen(color);
        painter.drawText(place, flags | Wrapped, said);
    });
    m_y += height;
}

void PageFlow::heading(const QString &title, double keptTogether)
{
    if (m_y > m_body.top())
        space(mm(7));
    need(mm(11) + keptTogether);
    const QRectF bar(m_body.left(), m_y + mm(1), mm(1.4), mm(5.2));
    stroke([=](QPainter &painter) { painter.fillRect(bar, Accent); });
    text(title, pt(14), Accent, true, int(Qt::AlignLeft), mm(3.4));
    space(mm(2.5));
}

void PageFlow::banner(const QString &said)
{
    const QFont font = reportFont(pt(11), true);
    const double height = heightOf(said, font, m_body.width() - mm(12)) + mm(5);
    need(height);
    const QRectF place(m_body.left(), m_y, m_body.width(), height);
    const double edge = mm(1.6), inner = mm(6);
    stroke([=](QPainter &painter) {
        painter.fillRect(place, QColor(0xFB, 0xEF, 0xEA));
        painter.fillRect(QRectF(place.topLeft(), QSizeF(edge, place.height())), StateInk);
        painter.setFont(font);
        painter.setPen(StateInk);
        painter.drawText(place.adjusted(inner, 0, -inner, 0), int(Qt::AlignVCenter) | Wrapped, said);
    });
    m_y += height;
}

void PageFlow::pairs(const std::vector<std::pair<QString, QString>> &pairs)
{
    const double px = pt(10), names = mm(32), pad = mm(1.6);
    const QFont bold = reportFont(px, true), font = reportFont(px);
    for (const auto &[name, said] : pairs) {
        const double height = std::max(heightOf(name, bold, names - 2 * pad),
                                       heightOf(said, font, m_body.width() - names - 2 * pad))
            + 2 * pad;
        need(height);
        const QRectF left(m_body.left(), m_y, names, height);
        const QRectF right(left.right(), m_y, m_body.width() - names, height);
        const double line = mm(0.15);
        stroke([=, name = name, said = said](QPainter &painter) {
            painter.fillRect(left, QColor(0xED, 0xF2, 0xF8));
            painter.setPen(QPen(GridInk, line));
            painter.drawRect(left);
            painter.drawRect(right);
            painter.setPen(Ink);
            painter.setFont(bold);
            painter.drawText(left.adjusted(pad, 0, -pad, 0), int(Qt::AlignVCenter) | Wrapped, name);
            painter.setFont(font);
            painter.drawText(right.adjusted(pad, 0, -pad, 0), int(Qt::AlignVCenter) | Wrapped, said);
        });
        m_y += height;
    }
}

double PageFlow::heightOf(const Chart &chart) const
{
    return std::min(wantedHeight(m_content, chart) * pt(ChartPt), m_body.height() * 0.72) + mm(8);
}

void PageFlow::chart(const Chart &chart)
{
    const double px = pt(ChartPt), height = heightOf(chart) - mm(8);
    need(heightOf(chart));
    text(chart.title, pt(10.5), Ink, true);
    space(mm(1.5));
    const QRectF place(m_body.left(), m_y, m_body.width(), height);
    stroke([=, this, &chart](QPainter &painter) { paintChart(painter, place, m_content, chart, px); });
    m_y += height;
    space(mm(4));
}

void PageFlow::paint(QPainter &painter, int page) const
{
    painter.setRenderHint(QPainter::Antialiasing);
    for (const Stroke &one : m_pages[std::size_t(page)]) {
        painter.save();
        one(painter);
        painter.restore();
    }
    paintEdges(painter, page);
}

void PageFlow::paintEdges(QPainter &painter, int page) const
{
    const QFont font = reportFont(pt(8));
    painter.setFont(font);
    painter.setPen(FaintInk);
    const QFontMetricsF metrics(font, &m_device);
    const double stateWidth = m_content.state.isEmpty() ? 0 : widthOf(m_content.state, font) + mm(4);
    painter.drawText(m_whole, int(Qt::AlignTop) | int(Qt::AlignLeft),
                     metrics.elidedText(m_content.title, Qt::ElideRight, m_whole.width() - stateWidth));
    painter.drawText(m_whole, int(Qt::AlignBottom) | int(Qt::AlignRight),
                     m_content.say("第 %1 页，共 %2 页", "Page %1 of %2").arg(page + 1).arg(pages()));
    painter.drawText(m_whole, int(Qt::AlignBottom) | int(Qt::AlignLeft), m_content.city);
    painter.setPen(StateInk);
    painter.drawText(m_whole, int(Qt::AlignTop) | int(Qt::AlignRight), m_content.state);
    painter.setPen(QPen(GridInk, mm(0.2)));
    const double top = m_body.top() - mm(3), bottom = m_body.bottom() + mm(3);
    painter.drawLine(QPointF(m_whole.left(), top), QPointF(m_whole.right(), top));
    painter.drawLine(QPointF(m_whole.left(), bottom), QPointF(m_whole.right(), bottom));
}
} // namespace wanmi::reports

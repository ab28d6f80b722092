// SPDX-License-Identifier: GPL-3.0-or-later
#include "workbench/recordscale.h"

#include <QHelpEvent>
#include <QMouseEvent>
#include <QPainter>
#include <QToolTip>

#include <algorithm>
#include <cmath>

namespace wanmi::workbench {
namespace {
using namespace std::chrono_literals;
constexpr double Margin = 10, LineY = 20, LineTall = 8;
constexpr double EventHalf = 5;
constexpr auto TickEvery = 5min;
}

RecordScale::RecordScale(const Style &style, QWidget *parent)
    : QWidget(parent)
    , m_style(style)
{
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    setCursor(Qt::PointingHandCursor);
    connect(&style, &Style::changed, this, qOverload<>(&QWidget::update));
}

void RecordScale::setEvents(std::vector<Event> events)
{
    m_events = std::move(events);
    update();
}

void RecordScale::setShown(base::Instant at)
{
    m_shown = at;
    constexpr auto Step = std::chrono::duration_cast<std::chrono::milliseconds>(TickEvery);
    if (at < m_begin || at > m_begin + Length) {
        const qint64 half = base::toMs(at) - std::chrono::milliseconds(Length).count() / 2;
        m_begin = base::instantFromMs(half - half % Step.count());
    }
    update();
}

void RecordScale::setMarks(std::optional<base::Instant> from, std::optional<base::Instant> until)
{
    m_from = from;
    m_until = until;
    update();
}

double RecordScale::xOf(base::Instant at) const
{
    const double share = double((at - m_begin).count()) / double(std::chrono::milliseconds(Length).count());
    return Margin + share * (width() - 2 * Margin);
}

base::Instant RecordScale::at(double x) const
{
    const double share = std::clamp((x - Margin) / std::max(1.0, width() - 2 * Margin), 0.0, 1.0);
    return m_begin + std::chrono::milliseconds(std::llround(share * double(std::chrono::milliseconds(Length).count())));
}

QString RecordScale::clockOf(base::Instant at, const char *form) const
{
    return base::toUtc(at + m_offset).toString(QString::fromLatin1(form));
}

void RecordScale::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const QRectF line(Margin, LineY, width() - 2 * Margin, LineTall);
    painter.setPen(Qt::NoPen);
    painter.setBrush(m_style.color(QStringLiteral("line")));
    painter.drawRoundedRect(line, LineTall / 2, LineTall / 2);

    QFont small = font();
    small.setPointSizeF(Style::notePt());
    painter.setFont(small);
    const QFontMetricsF metrics(small);
    const double labelWidth = metrics.horizontalAdvance(QStringLiteral("00:00")) + 14;
    const bool isRoomy = line.width() / 6 > labelWidth;
    for (auto tick = 0min; tick <= Length; tick += TickEvery) {
        const base::Instant when = m_begin + tick;
        const double x = xOf(when);
        painter.setPen(QPen(m_style.color(QStringLiteral("quiet")), 1));
        painter.drawLine(QPointF(x, line.bottom() + 2), QPointF(x, line.bottom() + 6));
        if (!isRoomy && tick % (3 * TickEvery) != 0min)
            continue;
        const QString text = clockOf(when, "HH:mm");
        const double wide = metrics.horizontalAdvance(text);
        painter.drawText(QPointF(std::clamp(x - wide / 2, 0.0, width() - wide), line.bottom() + 8 + metrics.ascent()), text);
    }
    if (m_from) {
        const double left = std::clamp(xOf(*m_from), line.left(), line.right());
        const double right = m_until ? std::clamp(xOf(*m_until), line.left(), line.right()) : left + 2;
        QColor band = m_style.color(QStringLiteral("accent"));
        painter.setPen(Qt::NoPen);
        painter.setBrush(band);
        painter.drawRect(QRectF(left, line.top() - 3, std::max(2.0, right - left), LineTall + 6));
    }
    for (const Event &event : m_events) {
        if (event.at < m_begin || event.at > m_begin + Length)
            continue;
        const double x = xOf(event.at);
        const QPointF diamond[] = {{x, line.top() - 4 - 2 * EventHalf}, {x + EventHalf, line.top() - 4 - EventHalf},
                                   {x, line.top() - 4}, {x - EventHalf, line.top() - 4 - EventHalf}};
        painter.setPen(Qt::NoPen);
        painter.setBrush(m_style.color(QStringLiteral("warning")));
        painter.drawPolygon(diamond, 4);
    }
    const base::Instant here = m_dragged.value_or(m_shown);
    if (here >= m_begin && here <= m_begin + Length) {
        painter.setPen(QPen(m_style.color(QStringLiteral("text")), 2));
        const double x = xOf(here);
        painter.drawLine(QPointF(x, line.top() - 6), QPointF(x, line.bottom() + 6));
        painter.setBrush(m_style.color(QStringLiteral("text")));
        painter.drawEllipse(QPointF(x, line.center().y()), 5, 5);
    }
}

void RecordScale::mousePressEvent(QMouseEvent *event)
{
    if (event->button() != Qt::LeftButton)
        return;
    m_dragged = at(event->position().x());
    update();
}

void RecordScale::mouseMoveEvent(QMouseEvent *event)
{
    if (!m_dragged)
        return;
    m_dragged = at(event->position().x());
    QToolTip::showText(event->globalPosition().toPoint(), clockOf(*m_dragged), this);
    update();
}

void RecordScale::mouseReleaseEvent(QMouseEvent *event)
{
    if (event->button() != Qt::LeftButton || !m_dragged)
        return;
    const base::Instant chosen = *std::exchange(m_dragged, std::nullopt);
    setShown(chosen);
    emit wanted(chosen);
}

bool RecordScale::event(QEvent *event)
{
    if (event->type() != QEvent::ToolTip)
        return QWidget::event(event);
    const auto *help = static_cast<QHelpEvent *>(event);
    QString text = clockOf(at(help->pos().x()));
    for (const Event &one : m_events) {
        if (std::abs(xOf(one.at) - help->pos().x()) <= EventHalf + 1)
            text = clockOf(one.at) + QStringLiteral("  ") + one.what;
    }
    QToolTip::showText(help->globalPos(), text, this);
    return true;
}
} // namespace wanmi::workbench

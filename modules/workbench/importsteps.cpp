// SPDX-License-Identifier: GPL-3.0-or-later
#include "workbench/importsteps.h"

#include <QMouseEvent>
#include <QPainter>

namespace wanmi::workbench {
namespace {
constexpr int StepPx = 66, TopPx = 18, LeftPx = 18, RoundPx = 26, WidthPx = 208;
} // namespace

ImportSteps::ImportSteps(const Style &style, QWidget *parent)
    : QWidget(parent)
    , m_style(style)
{
    setObjectName(QStringLiteral("steps"));
    setFixedWidth(WidthPx);
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Expanding);
    connect(&style, &Style::changed, this, qOverload<>(&QWidget::update));
}

void ImportSteps::show(std::vector<Step> steps, int current, int furthest, bool allDone)
{
    m_steps = std::move(steps);
    m_current = current;
    m_furthest = furthest;
    m_allDone = allDone;
    setAccessibleName(current < int(m_steps.size()) ? m_steps[size_t(current)].title : QString());
    update();
}

void ImportSteps::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.fillRect(rect(), m_style.color(QStringLiteral("surface")));
    painter.setPen(m_style.color(QStringLiteral("line")));
    painter.drawLine(width() - 1, 0, width() - 1, height());
    QFont bold = font(), note = font();
    bold.setBold(true);
    note.setPointSizeF(Style::notePt());
    for (int i = 0; i < int(m_steps.size()); ++i) {
        const int y = TopPx + i * StepPx;
        const bool isCurrent = i == m_current, isPast = i < m_current;
        if (isCurrent) {
            painter.fillRect(QRect(0, y - 10, width() - 1, StepPx - 6),
                             m_style.color(QStringLiteral("selected")));
            painter.fillRect(QRect(0, y - 10, 3, StepPx - 6), m_style.color(QStringLiteral("accent")));
        }
        const QRectF round(LeftPx, y + 2, RoundPx, RoundPx);
        const QColor line
            = m_style.color(isCurrent || isPast ? QStringLiteral("accent") : QStringLiteral("stale"));
        painter.setPen(QPen(line, 1.5));
        painter.setBrush(isCurrent ? line : QColor(Qt::transparent));
        painter.drawEllipse(round);
        if (i + 1 < int(m_steps.size())) {
            painter.setPen(
                QPen(m_style.color(isPast ? QStringLiteral("accent") : QStringLiteral("line")), 1.5));
            painter.drawLine(QPointF(round.center().x(), round.bottom() + 4),
                             QPointF(round.center().x(), y + StepPx - 2));
        }
        painter.setFont(bold);
        painter.setPen(isCurrent ? m_style.color(QStringLiteral("onAccent")) : line);
        painter.drawText(round, Qt::AlignCenter,
                         isPast || (m_allDone && i + 1 == int(m_steps.size())) ? QStringLiteral("✓")
                                                                               : QString::number(i + 1));
        const int left = LeftPx + RoundPx + 12, wide = width() - left - 10;
        painter.setFont(isCurrent ? bold : font());
        painter.setPen(m_style.color(i <= m_furthest ? QStringLiteral("text") : QStringLiteral("quiet")));
        const Step &step = m_steps[size_t(i)];
        painter.drawText(QRect(left, y, wide, 20), Qt::AlignLeft | Qt::AlignVCenter, step.title);
        painter.setFont(note);
        painter.setPen(m_style.color(QStringLiteral("quiet")));
        painter.drawText(QRect(left, y + 20, wide, 18), Qt::AlignLeft | Qt::AlignVCenter,
                         QFontMetrics(note).elidedText(step.summary, Qt::ElideMiddle, wide));
    }
}

void ImportSteps::mousePressEvent(QMouseEvent *event)
{
    const int step = (int(event->position().y()) - TopPx + 10) / StepPx;
    if (step >= 0 && step < int(m_steps.size()) && step <= m_furthest)
        emit stepWanted(step);
}
} // namespace wanmi::workbench

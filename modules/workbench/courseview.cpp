// SPDX-License-Identifier: GPL-3.0-or-later
#include "workbench/courseview.h"

#include <QHelpEvent>
#include <QKeyEvent>
#include <QPainter>
#include <QPainterPath>
#include <QToolTip>

#include <algorithm>
#include <cmath>

namespace wanmi::workbench {
namespace {
constexpr double Pad = 7, Gap = 6, MarkPx = 7, LineShare = 0.55, Between = 22;
constexpr int Rates = 2;
constexpr double AxisStep = 0.2; ///< where the axis of the rates may begin: at 0, 20, … %

QString percentOf(double share)
{
    return QString::number(std::lround(share * 100)) + QStringLiteral(" %");
}
} // namespace

CourseView::CourseView(const Style &style, QWidget *parent)
    : QWidget(parent)
    , m_style(style)
{
    setFocusPolicy(Qt::StrongFocus);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Expanding);
    QFont small(font());
    small.setPointSizeF(Style::notePt());
    setFont(small);
    connect(&style, &Style::changed, this, qOverload<>(&QWidget::update));
}

void CourseView::show(std::array<QString, Series> names, std::vector<Step> steps)
{
    m_names = std::move(names);
    m_steps = std::move(steps);
    double lowest = 1;
    m_greatest = 1;
    for (const Step &step : m_steps) {
        for (int series = 0; series < Series; ++series) {
            if (const auto value = step.spots[std::size_t(series)].value; value && series < Rates)
                lowest = std::min(lowest, *value);
            else if (value)
                m_greatest = std::max(m_greatest, *value);
        }
    }
    m_lowest = std::min(1 - AxisStep, std::floor(lowest / AxisStep) * AxisStep);
    if (m_step >= int(m_steps.size()))
        m_step = -1;
    choose(m_step, m_series);
}

QColor CourseView::colorOf(int series) const
{
    constexpr std::array Tokens{"normal", "warning", "accent", "text"};
    return m_style.color(QString::fromLatin1(Tokens[std::size_t(series)]));
}

QRectF CourseView::lines() const
{
    const double line = fontMetrics().height(),
                 left = Pad + fontMetrics().horizontalAdvance(percentOf(1)) + Gap;
    const double top = line + 2 * Gap, all = height() - top - line - Gap - Between;
    return {left, top, width() - left - Pad, all * LineShare};
}

QRectF CourseView::columns() const
{
    const QRectF above = lines();
    const double top = above.bottom() + Between;
    return {above.left(), top, above.width(), height() - fontMetrics().height() - Gap - top};
}

double CourseView::middleOf(int step) const
{
    const QRectF box = lines();
    return box.left() + box.width() * (step + 0.5) / double(std::max<std::size_t>(1, m_steps.size()));
}

bool CourseView::isThere(int step, int series) const
{
    if (step < 0 || step >= int(m_steps.size()) || series < 0 || series >= Series)
        return false;
    const auto &value = m_steps[std::size_t(step)].spots[std::size_t(series)].value;
    return value && (series < Rates || *value > 0);
}

QRectF CourseView::placeOf(int step, int series) const
{
    if (!isThere(step, series))
        return {};
    const double value = *m_steps[std::size_t(step)].spots[std::size_t(series)].value,
                 middle = middleOf(step);
    if (series < Rates) {
        const QRectF box = lines();
        const double y = box.bottom() - box.height() * (value - m_lowest) / (1 - m_lowest);
        return {middle - MarkPx / 2, y - MarkPx / 2, MarkPx, MarkPx};
    }
    const QRectF box = columns();
    const double thick = std::clamp(box.width() / double(m_steps.size()) / 2 - 1, 1.5, 14.0);
    const double tall = std::max(1.0, box.height() * value / m_greatest);
    return {series == Rates ? middle - thick - 0.5 : middle + 0.5, box.bottom() - tall, thick, tall};
}

void CourseView::paintMark(QPainter &painter, int series, const QRectF &box) const
{
    const QColor color = colorOf(series);
    painter.setPen(Qt::NoPen);
    painter.setBrush(color);
    if (series == 0) {
        painter.drawEllipse(box);
    } else if (series == 1) {
        painter.drawPolygon(QPolygonF{{box.center().x(), box.top()}, box.bottomRight(), box.bottomLeft()});
    } else if (series == 2) {
        painter.drawRect(box);
    } else {
        painter.setBrush(Qt::NoBrush);
        painter.setPen(QPen(color, 1));
        painter.drawRect(box.adjusted(0.5, 0.5, -0.5, 0));
    }
}

void CourseView::paintLegend(QPainter &painter) const
{
    double x = Pad;
    const double line = fontMetrics().height();
    for (int series = 0; series < Series; ++series) {
        const QString &name = m_names[std::size_t(series)];
        paintMark(painter, series, {x, Gap / 2 + (line - MarkPx) / 2, MarkPx, MarkPx});
        x += MarkPx + Gap / 2;
        painter.setPen(m_style.color(QStringLiteral("quiet")));
        painter.drawText(QPointF(x, Gap / 2 + fontMetrics().ascent()), name);
        x += fontMetrics().horizontalAdvance(name) + 2 * Gap;
    }
}

void CourseView::paintAxes(QPainter &painter) const
{
    const QRectF rates = lines(), amounts = columns();
    const double line = fontMetrics().height();
    const auto level = [&](double y, const QString &text) {
        painter.fillRect(QRectF(rates.left(), y, rates.width(), 1), m_style.color(QStringLiteral("line")));
        painter.setPen(m_style.color(QStringLiteral("quiet")));
        painter.drawText(QRectF(0, y - line / 2, rates.left() - Gap, line), Qt::AlignRight | Qt::AlignVCenter,
                         text);
    };
    level(rates.top(), percentOf(1));
    level(rates.bottom(), percentOf(m_lowest));
    level(amounts.bottom(), QStringLiteral("0"));
    level(amounts.top(), QString::number(std::lround(m_greatest)));
    // As many names as there is room for, the last one always.
    double widest = 1;
    for (const Step &step : m_steps)
        widest = std::max(widest, double(fontMetrics().horizontalAdvance(step.name)) + 2 * Gap);
    const int most = std::max(1, int(rates.width() / widest));
    const int every = std::max(1, int(std::ceil(double(m_steps.size()) / most)));
    for (int step = int(m_steps.size()) - 1; step >= 0; step -= every) {
        QRectF box(middleOf(step) - widest / 2, height() - line - Gap / 2, widest, line);
        if (box.right() > width())
            box.moveRight(width());
        painter.drawText(box, Qt::AlignCenter, m_steps[std::size_t(step)].name);
    }
}

void CourseView::paintRates(QPainter &painter, int series) const
{
    painter.setPen(QPen(colorOf(series), 1.4));
    QPointF before;
    bool hasBefore = false;
    for (int step = 0; step < int(m_steps.size()); ++step) {
        const QRectF mark = placeOf(step, series);
        if (!mark.isEmpty() && hasBefore)
            painter.drawLine(before, mark.center());
        before = mark.center();
        hasBefore = !mark.isEmpty(); // nothing happened there: the line is broken
    }
    for (int step = 0; step < int(m_steps.size()); ++step) {
        if (const QRectF mark = placeOf(step, series); !mark.isEmpty())
            paintMark(painter, series, mark);
    }
}

void CourseView::paintColumns(QPainter &painter) const
{
    for (int step = 0; step < int(m_steps.size()); ++step) {
        painter.setOpacity(m_steps[std::size_t(step)].isRunning ? 0.6 : 1);
        for (int series = Rates; series < Series; ++series) {
            if (const QRectF mark = placeOf(step, series); !mark.isEmpty())
                paintMark(painter, series, mark);
        }
    }
    painter.setOpacity(1);
}

void CourseView::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    paintLegend(painter);
    if (m_steps.empty())
        return;
    paintAxes(painter);
    paintColumns(painter);
    for (int series = Rates - 1; series >= 0; --series)
        paintRates(painter, series);
    if (hasFocus() && isThere(m_step, m_series)) {
        painter.setBrush(Qt::NoBrush);
        painter.setPen(QPen(m_style.color(QStringLiteral("text")), 1.4));
        painter.drawRect(placeOf(m_step, m_series).adjusted(-3, -3, 3, 3));
    } else if (hasFocus()) {
        painter.setBrush(Qt::NoBrush);
        painter.setPen(QPen(m_style.color(QStringLiteral("accent")), 1));
        painter.drawRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5));
    }
}

std::pair<int, int> CourseView::spotAt(const QPointF &where) const
{
    const QRectF box = lines();
    if (m_steps.empty() || where.x() < box.left() || where.x() > box.right())
        return {-1, 0};
    const int step = std::clamp(int((where.x() - box.left()) / box.width() * double(m_steps.size())), 0,
                                int(m_steps.size()) - 1);
    int series = -1;
    double nearest = 1e9;
    for (int one = 0; one < Series; ++one) {
        const QRectF mark = placeOf(step, one);
        if (mark.isEmpty() || (one < Rates) != (where.y() < columns().top() - Gap))
            continue;
        const double far
            = one < Rates ? std::abs(mark.center().y() - where.y()) : std::abs(mark.center().x() - where.x());
        if (far < nearest) {
            nearest = far;
            series = one;
        }
    }
    return series < 0 ? std::pair(-1, 0) : std::pair(step, series);
}

void CourseView::choose(int step, int series)
{
    m_step = step;
    m_series = series;
    const bool there = isThere(step, series);
    setAccessibleDescription(there ? m_steps[std::size_t(step)].spots[std::size_t(series)].spoken
                                   : QString());
    update();
}

bool CourseView::event(QEvent *event)
{
    if (event->type() == QEvent::ToolTip) {
        const auto *help = static_cast<QHelpEvent *>(event);
        const auto [step, series] = spotAt(help->pos());
        if (step >= 0)
            QToolTip::showText(help->globalPos(),
                               m_steps[std::size_t(step)].spots[std::size_t(series)].spoken, this);
        else
            QToolTip::hideText();
        return true;
    }
    return QWidget::event(event);
}

void CourseView::mousePressEvent(QMouseEvent *event)
{
    const auto [step, series] = spotAt(event->position());
    if (step < 0)
        return;
    choose(step, series);
    emit pressed(step, series);
}

void CourseView::keyPressEvent(QKeyEvent *event)
{
    const int count = int(m_steps.size());
    const auto go
        = [&](int step, int series) { choose(std::clamp(step, 0, count - 1), (series + Series) % Series); };
    if (count == 0)
        return QWidget::keyPressEvent(event);
    switch (event->key()) {
    case Qt::Key_Left:
        return go(m_step < 0 ? count - 1 : m_step - 1, m_series);
    case Qt::Key_Right:
        return go(m_step < 0 ? count - 1 : m_step + 1, m_series);
    case Qt::Key_Up:
        return go(m_step < 0 ? count - 1 : m_step, m_series - 1);
    case Qt::Key_Down:
        return go(m_step < 0 ? count - 1 : m_step, m_series + 1);
    case Qt::Key_Return:
    case Qt::Key_Enter:
    case Qt::Key_Space:
        if (isThere(m_step, m_series))
            emit pressed(m_step, m_series);
        return;
    default:
        QWidget::keyPressEvent(event);
    }
}

void CourseView::focusInEvent(QFocusEvent *event)
{
    if (m_step < 0)
        choose(int(m_steps.size()) - 1, m_series);
    QWidget::focusInEvent(event);
}
} // namespace wanmi::workbench

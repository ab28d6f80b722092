// SPDX-License-Identifier: GPL-3.0-or-later
#include "workbench/chartview.h"

#include <QAccessible>
#include <QHelpEvent>
#include <QKeyEvent>
#include <QPainter>
#include <QToolTip>

#include <algorithm>

namespace wanmi::workbench {
namespace {
constexpr double Gap = 6;
} // namespace

ChartView::ChartView(const Style &style, QWidget *parent)
    : QWidget(parent)
    , m_style(style)
{
    setFocusPolicy(Qt::StrongFocus);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Expanding);
    connect(&style, &Style::changed, this, qOverload<>(&QWidget::update));
}

void ChartView::show(Kind kind, const QString &title, std::vector<Mark> marks, int perRow)
{
    m_kind = kind;
    m_title = title;
    m_nothing.clear();
    m_marks = std::move(marks);
    m_perRow = std::max(1, perRow);
    m_current = m_marks.empty() ? -1 : std::clamp(m_current, 0, int(m_marks.size()) - 1);
    m_greatest = 0;
    for (const Mark &mark : m_marks)
        m_greatest = std::max(m_greatest, mark.size);
    if (m_greatest <= 0)
        m_greatest = 1;
    setAccessibleName(title);
    setAccessibleDescription(m_current < 0 ? QString() : m_marks[std::size_t(m_current)].spoken);
    update();
}

void ChartView::showNothing(const QString &title, const QString &why)
{
    show(m_kind, title, {});
    m_nothing = why;
    setAccessibleDescription(why);
}

QRectF ChartView::plot() const
{
    const double line = fontMetrics().height();
    double left = Gap, right = Gap;
    const double below = m_kind == Kind::Funnel ? Gap : line + Gap;
    if (m_kind != Kind::Columns) {
        for (const Mark &mark : m_marks) {
            left = std::max(left, fontMetrics().horizontalAdvance(mark.name) + 2 * Gap);
            if (m_kind == Kind::Funnel)
                right = std::max(right, fontMetrics().horizontalAdvance(mark.value) + 2 * Gap);
        }
    }
    const double above = line + Gap + (m_kind == Kind::Columns ? line + Gap : Gap);
    return QRectF(rect()).adjusted(left, above, -right, -below);
}

QRectF ChartView::placeOf(int mark) const
{
    const QRectF room = plot();
    const double count = double(m_marks.size()), at = mark;
    if (m_kind == Kind::Columns)
        return {room.left() + room.width() * at / count, room.top(), room.width() / count, room.height()};
    if (m_kind == Kind::Funnel)
        return {room.left(), room.top() + room.height() * at / count, room.width(), room.height() / count};
    const int rows = std::max(1, int(m_marks.size()) / m_perRow);
    const double wide = room.width() / m_perRow, high = room.height() / rows;
    return {room.left() + wide * (mark % m_perRow), room.top() + high * (mark / m_perRow), wide, high};
}

/// From the surface to the text's color: light is few by day, dark is few at night.
QColor ChartView::ramp(double size) const
{
    const QColor few = m_style.color(QStringLiteral("line")), many = m_style.color(QStringLiteral("warning"));
    const double at = 0.15 + 0.85 * std::clamp(size, 0.0, 1.0);
    return QColor::fromRgbF(float(few.redF() + (many.redF() - few.redF()) * at),
                            float(few.greenF() + (many.greenF() - few.greenF()) * at),
                            float(few.blueF() + (many.blueF() - few.blueF()) * at));
}

void ChartView::paintColumns(QPainter &painter) const
{
    const QFontMetricsF metrics(painter.font());
    const QRectF room = plot();
    painter.fillRect(QRectF(room.left(), room.bottom(), room.width(), 1),
                     m_style.color(QStringLiteral("line")));
    for (int i = 0; i < int(m_marks.size()); ++i) {
        const Mark &mark = m_marks[std::size_t(i)];
        const QRectF place = placeOf(i);
        const double high = std::max(0.0, place.height() * mark.size / m_greatest);
        const double inset = std::min(place.width() * 0.2, 16.0);
        const QRectF bar(place.left() + inset, place.bottom() - high, place.width() - 2 * inset, high);
        painter.fillRect(bar, m_style.color(QStringLiteral("stale")));
        painter.setPen(m_style.color(QStringLiteral("text")));
        painter.drawText(
            QRectF(place.left(), bar.top() - metrics.height() - 2, place.width(), metrics.height()),
            Qt::AlignCenter, metrics.elidedText(mark.value, Qt::ElideRight, place.width()));
        painter.setPen(m_style.color(QStringLiteral("quiet")));
        painter.drawText(QRectF(place.left(), room.bottom() + 3, place.width(), metrics.height()),
                         Qt::AlignCenter, metrics.elidedText(mark.name, Qt::ElideLeft, place.width()));
    }
}

void ChartView::paintHeat(QPainter &painter) const
{
    const QFontMetricsF metrics(painter.font());
    for (int i = 0; i < int(m_marks.size()); ++i) {
        const Mark &mark = m_marks[std::size_t(i)];
        const QRectF place = placeOf(i);
        const QColor fill
            = mark.size > 0 ? ramp(mark.size / m_greatest) : m_style.color(QStringLiteral("surface"));
        painter.fillRect(place.adjusted(1, 1, -1, -1), fill);
        if (!mark.value.isEmpty() && metrics.horizontalAdvance(mark.value) < place.width() - 2) {
            painter.setPen(fill.lightnessF() > 0.45F ? Qt::black : Qt::white);
            painter.drawText(place, Qt::AlignCenter, mark.value);
        }
        painter.setPen(m_style.color(QStringLiteral("quiet")));
        if (i % m_perRow == 0)
            painter.drawText(QRectF(0, place.top(), place.left() - Gap, place.height()),
                             Qt::AlignRight | Qt::AlignVCenter, mark.name);
        if (i < m_perRow && i % 3 == 0) // every third hour is named
            painter.drawText(QRectF(place.left(), plot().bottom() + 3, place.width() * 3, metrics.height()),
                             Qt::AlignLeft | Qt::AlignVCenter, QString::number(i));
    }
}

void ChartView::paintFunnel(QPainter &painter) const
{
    const QColor late = m_style.color(QStringLiteral("overdue"));
    for (int i = 0; i < int(m_marks.size()); ++i) {
        const Mark &mark = m_marks[std::size_t(i)];
        const QRectF place = placeOf(i);
        const double thick = std::min(place.height() * 0.6, 18.0),
                     wide = place.width() * mark.size / m_greatest;
        const QRectF bar(place.left(), place.center().y() - thick / 2, wide, thick);
        painter.fillRect(bar, m_style.color(QStringLiteral("stale")));
        if (mark.part > 0) { // hatched as well: red alone says nothing to everybody
            const QRectF part(bar.left(), bar.top(), std::max(3.0, wide * mark.part), thick);
            painter.fillRect(part, late);
            painter.fillRect(part, QBrush(m_style.color(QStringLiteral("surface")), Qt::BDiagPattern));
        }
        painter.setPen(m_style.color(QStringLiteral("text")));
        painter.drawText(QRectF(0, place.top(), place.left() - Gap, place.height()),
                         Qt::AlignRight | Qt::AlignVCenter, mark.name);
        painter.drawText(QRectF(place.right(), place.top(), width() - place.right() - Gap, place.height()),
                         Qt::AlignRight | Qt::AlignVCenter, mark.value);
    }
}

void ChartView::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(m_style.color(QStringLiteral("text")));
    const QRectF head(Gap, 0, width() - 2 * Gap, fontMetrics().height() + Gap);
    painter.drawText(head, Qt::AlignLeft | Qt::AlignVCenter,
                     fontMetrics().elidedText(m_title, Qt::ElideRight, int(head.width())));
    if (m_marks.empty()) {
        painter.setPen(m_style.color(QStringLiteral("quiet")));
        painter.drawText(QRectF(rect()).adjusted(Gap, head.height(), -Gap, 0),
                         Qt::AlignCenter | Qt::TextWordWrap, m_nothing);
        return;
    }
    if (m_kind == Kind::Columns)
        paintColumns(painter);
    else if (m_kind == Kind::Heat)
        paintHeat(painter);
    else
        paintFunnel(painter);
    if (hasFocus() && m_current >= 0) {
        painter.setBrush(Qt::NoBrush);
        painter.setPen(QPen(m_style.color(QStringLiteral("accent")), 2));
        painter.drawRect(placeOf(m_current).adjusted(1, 1, -1, -1));
    }
}

QImage ChartView::picture()
{
    constexpr double Times = 3;
    QImage image(size() * Times, QImage::Format_RGB32);
    image.setDevicePixelRatio(Times);
    image.fill(m_style.color(QStringLiteral("surface")));
    render(&image, QPoint(), QRegion(), RenderFlags());
    return image;
}

int ChartView::markAt(const QPointF &where) const
{
    for (int i = 0; i < int(m_marks.size()); ++i) {
        // The name and the value belong to their row.
        const QRectF place = placeOf(i);
        if (m_kind == Kind::Funnel ? where.y() >= place.top() && where.y() < place.bottom()
                                   : place.contains(where))
            return i;
    }
    return -1;
}

void ChartView::choose(int mark)
{
    if (m_marks.empty())
        return;
    m_current = std::clamp(mark, 0, int(m_marks.size()) - 1);
    setAccessibleDescription(m_marks[std::size_t(m_current)].spoken);
    QAccessibleEvent said(this, QAccessible::DescriptionChanged);
    QAccessible::updateAccessibility(&said);
    update();
}

bool ChartView::event(QEvent *event)
{
    if (event->type() == QEvent::ToolTip) {
        const auto *help = static_cast<QHelpEvent *>(event);
        const int mark = markAt(help->pos());
        QToolTip::showText(help->globalPos(), mark < 0 ? QString() : m_marks[std::size_t(mark)].spoken, this);
        return true;
    }
    return QWidget::event(event);
}

void ChartView::mousePressEvent(QMouseEvent *event)
{
    if (const int mark = markAt(event->position()); mark >= 0) {
        choose(mark);
        emit pressed(mark);
    }
}

void ChartView::focusInEvent(QFocusEvent *event)
{
    QWidget::focusInEvent(event);
    choose(std::max(0, m_current));
}

void ChartView::keyPressEvent(QKeyEvent *event)
{
    const int across = m_kind == Kind::Funnel ? 0 : 1,
              down = m_kind == Kind::Funnel ? 1
        : m_kind == Kind::Heat              ? m_perRow
                                            : 0;
    const auto step = [&](int by) {
        if (by != 0 && m_current + by >= 0 && m_current + by < int(m_marks.size()))
            choose(m_current + by);
    };
    switch (event->key()) {
    case Qt::Key_Left:
        return step(-across);
    case Qt::Key_Right:
        return step(across);
    case Qt::Key_Up:
        return step(-down);
    case Qt::Key_Down:
        return step(down);
    case Qt::Key_Return:
    case Qt::Key_Enter:
    case Qt::Key_Space:
        if (m_current >= 0)
            emit pressed(m_current);
        return;
    default:
        QWidget::keyPressEvent(event);
    }
}
} // namespace wanmi::workbench

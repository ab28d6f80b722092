// SPDX-License-Identifier: GPL-3.0-or-later
#include "workbench/figurebutton.h"

#include "workbench/flowlayout.h"

#include <QEvent>
#include <QKeyEvent>
#include <QPainter>
#include <QVBoxLayout>

#include <algorithm>

namespace wanmi::workbench {
namespace {
constexpr int Pad = 7, Gap = 6, MarkPx = 10;
constexpr int LeastBarPx = 40;
constexpr double ValuePt = 17;
constexpr std::array GradeTokens{"normal", "accent", "warning", "overdue", "text"};

QFont sized(const QFont &font, double points, bool bold = false)
{
    QFont other(font);
    other.setPointSizeF(points);
    other.setBold(bold);
    return other;
}
} // namespace

FigureButton::FigureButton(const Style &style, Look look, QWidget *parent)
    : QAbstractButton(parent)
    , m_style(style)
    , m_look(look)
{
    setFocusPolicy(Qt::StrongFocus);
    setAttribute(Qt::WA_Hover);
    setCheckable(true); // checked: its cases are listed
    setCursor(Qt::PointingHandCursor);
    setSizePolicy(look == Look::Row ? QSizePolicy::Ignored : QSizePolicy::Minimum, QSizePolicy::Fixed);
}

void FigureButton::show(const Figure &figure)
{
    const bool sameSize = figure.value.size() == m_figure.value.size() && figure.name == m_figure.name
        && figure.note == m_figure.note && figure.light == m_figure.light && figure.grade == m_figure.grade;
    m_figure = figure;
    const QString grade = figure.grade ? evaluation::letterOf(*figure.grade) : QString();
    setAccessibleName(QStringList{figure.name, figure.note, grade, figure.value}.join(u' ').simplified());
    setAccessibleDescription(figure.definition);
    const QString whole = m_look == Look::Row ? accessibleName() : QString(); // a long name may be cut
    setToolTip(QStringList{whole, figure.definition}.join(u'\n').trimmed());
    if (!sameSize)
        updateGeometry();
    update();
}

QSize FigureButton::sizeHint() const
{
    const QFontMetrics body(font()), value(sized(font(), ValuePt, true)),
        note(sized(font(), Style::notePt()));
    const int before
        = (m_figure.light.isEmpty() ? 0 : MarkPx + Gap) + (m_figure.grade ? body.height() + Gap : 0);
    switch (m_look) {
    case Look::Tile:
        return {
            std::max(before + value.horizontalAdvance(m_figure.value), note.horizontalAdvance(m_figure.name))
                + 2 * Pad + 1,
            value.height() + note.height() + Pad};
    case Look::Row:
        return {2 * Pad + 160, body.height() + 2};
    case Look::Cell:
        return {before + body.horizontalAdvance(m_figure.value) + 2 * Pad + 1, body.height() + 2};
    }
    return {};
}

QSize FigureButton::minimumSizeHint() const
{
    return m_look == Look::Row ? QSize(100, sizeHint().height()) : sizeHint();
}

bool FigureButton::event(QEvent *event)
{
    if (event->type() == QEvent::HoverEnter || event->type() == QEvent::HoverLeave)
        update();
    return QAbstractButton::event(event);
}

void FigureButton::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter)
        return click();
    QAbstractButton::keyPressEvent(event);
}

void FigureButton::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const QRectF box = QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5);
    if (isChecked() || isDown() || (underMouse() && isEnabled())) {
        QColor fill = color("selected");
        fill.setAlphaF(isChecked() || isDown() ? 1 : 0.5);
        painter.setPen(Qt::NoPen);
        painter.setBrush(fill);
        painter.drawRoundedRect(box, 4, 4);
    }
    if (isChecked())
        painter.fillRect(QRectF(0, 4, 3, height() - 8), color("accent"));
    if (hasFocus()) {
        painter.setPen(QPen(color("accent"), 1.2));
        painter.setBrush(Qt::NoBrush);
        painter.drawRoundedRect(box, 4, 4);
    }
    if (m_look == Look::Tile)
        paintTile(painter);
    else if (m_look == Look::Row)
        paintRow(painter);
    else
        paintCell(painter);
}

QRect FigureButton::paintMarkAndGrade(QPainter &painter, QRect box) const
{
    if (!m_figure.light.isEmpty()) {
        m_style.paintMark(painter, QRectF(box.left(), box.center().y() - MarkPx / 2.0 + 1, MarkPx, MarkPx),
                          m_figure.light);
        box.setLeft(box.left() + MarkPx + Gap);
    }
    if (m_figure.grade) {
        const int side = QFontMetrics(font()).height();
        const QRectF chip(box.left(), box.center().y() - side / 2.0 + 1, side, side - 1);
        painter.setPen(Qt::NoPen);
        painter.setBrush(color(GradeTokens[std::size_t(*m_figure.grade) - 1]));
        painter.drawRoundedRect(chip, 3, 3);
        painter.setFont(sized(font(), Style::notePt(), true));
        painter.setPen(color("ground"));
        painter.drawText(chip, Qt::AlignCenter, evaluation::letterOf(*m_figure.grade));
        box.setLeft(box.left() + side + Gap);
    }
    return box;
}

void FigureButton::paintTile(QPainter &painter) const
{
    const QRect box = rect().adjusted(Pad, 0, -Pad, 0);
    const QFont large = sized(font(), ValuePt, true), small = sized(font(), Style::notePt());
    const int tall = QFontMetrics(large).height();
    QRect top(box.left(), Pad / 2, box.width(), tall);
    top = paintMarkAndGrade(painter, top);
    painter.setFont(large);
    painter.setPen(color(m_figure.isQuiet ? "quiet" : "text"));
    painter.drawText(top, Qt::AlignLeft | Qt::AlignVCenter, m_figure.value);
    painter.setFont(small);
    painter.setPen(color("quiet"));
    painter.drawText(box.adjusted(0, Pad / 2 + tall, 0, 0), Qt::AlignLeft | Qt::AlignTop, m_figure.name);
}

int FigureButton::nameWidth() const
{
    const QFontMetrics metrics(font());
    constexpr int Rounding = 2; // advances are whole pixels, text is not
    return metrics.horizontalAdvance(m_figure.name) + Rounding + (m_figure.light.isEmpty() ? 0 : MarkPx + Gap)
        + (m_figure.grade ? metrics.height() + Gap : 0);
}

int FigureButton::valueWidth() const
{
    const QFontMetrics small(sized(font(), Style::notePt()));
    return QFontMetrics(font()).horizontalAdvance(m_figure.value)
        + (m_figure.note.isEmpty() ? 0 : small.horizontalAdvance(m_figure.note) + Gap);
}

void FigureButton::align(const std::vector<FigureButton *> &rows)
{
    int name = 0, value = 0;
    for (const FigureButton *row : rows) {
        name = std::max(name, row->nameWidth());
        value = std::max(value, row->valueWidth());
    }
    for (FigureButton *row : rows) {
        row->m_nameRoom = name;
        row->m_valueRoom = value;
        row->update();
    }
}

/// The name at the left, value and note at the right, the bar between them; where there is no room for it the
/// name has all of it.
void FigureButton::paintRow(QPainter &painter) const
{
    const QRect whole = rect().adjusted(Pad, 0, -Pad, 0);
    const QFontMetrics metrics(font()), small(sized(font(), Style::notePt()));
    const QRect box = paintMarkAndGrade(painter, whole);
    const QColor words = color(m_figure.isQuiet ? "quiet" : "text");
    painter.setFont(font());
    painter.setPen(words);
    painter.drawText(box, Qt::AlignRight | Qt::AlignVCenter, m_figure.value);
    if (!m_figure.note.isEmpty()) {
        painter.setFont(sized(font(), Style::notePt()));
        painter.setPen(color("quiet"));
        painter.drawText(box.adjusted(0, 0, -metrics.horizontalAdvance(m_figure.value) - Gap, 0),
                         Qt::AlignRight | Qt::AlignVCenter, m_figure.note);
        painter.setFont(font());
        painter.setPen(words);
    }
    const double right = whole.right() - std::max(m_valueRoom, valueWidth()) - Gap;
    const double left = whole.left() + std::max(m_nameRoom, nameWidth()) + Gap;
    const bool hasBar = m_figure.share >= 0 && right - left > LeastBarPx;
    const int room = hasBar ? int(left) - Gap - box.left() : box.width() - valueWidth() - Gap;
    painter.drawText(QRect(box.left(), box.top(), room, box.height()), Qt::AlignLeft | Qt::AlignVCenter,
                     metrics.elidedText(m_figure.name, Qt::ElideRight, room));
    if (!hasBar)
        return;
    const double thick = metrics.ascent() * 0.6, y = box.center().y() - thick / 2 + 1;
    const double length = (right - left) * std::clamp(m_figure.share, 0.0, 1.0);
    painter.fillRect(QRectF(left, y, length, thick), color("stale"));
    if (m_figure.bad > 0)
        painter.fillRect(QRectF(left, y, std::max(2.0, length * std::min(1.0, m_figure.bad)), thick),
                         color("overdue"));
}

void FigureButton::paintCell(QPainter &painter) const
{
    const int before = (m_figure.light.isEmpty() ? 0 : MarkPx + Gap)
        + (m_figure.grade ? QFontMetrics(font()).height() + Gap : 0);
    const int width = before + QFontMetrics(font()).horizontalAdvance(m_figure.value);
    QRect box = rect().adjusted(Pad, 0, -Pad, 0);
    box.setLeft(std::max(box.left(), box.right() - width));
    box = paintMarkAndGrade(painter, box);
    painter.setFont(font());
    painter.setPen(color(m_figure.isQuiet ? "quiet" : "text"));
    painter.drawText(box, Qt::AlignRight | Qt::AlignVCenter, m_figure.value);
}

FigureList::FigureList(const Style &style, FigureButton::Look look, QWidget *parent)
    : QWidget(parent)
    , m_style(style)
    , m_look(look)
{
    if (look == FigureButton::Look::Tile) {
        auto *flow = new FlowLayout(2);
        flow->setContentsMargins(0, 0, 0, 0);
        setLayout(flow);
    } else {
        auto *column = new QVBoxLayout(this);
        column->setContentsMargins(0, 0, 0, 0);
        column->setSpacing(0);
    }
}

void FigureList::show(const std::vector<Figure> &figures)
{
    while (m_buttons.size() > figures.size()) {
        m_buttons.back()->hide();
        layout()->removeWidget(m_buttons.back());
        m_buttons.back()->deleteLater();
        m_buttons.pop_back();
    }
    for (std::size_t i = 0; i < figures.size(); ++i) {
        if (i == m_buttons.size()) {
            auto *button = new FigureButton(m_style, m_look, this);
            connect(button, &QAbstractButton::clicked, this, [this, button] { emit pressed(button); });
            layout()->addWidget(button);
            m_buttons.push_back(button);
            button->setVisible(true);
        }
        m_buttons[i]->show(figures[i]);
    }
    if (m_look == FigureButton::Look::Row)
        FigureButton::align(m_buttons);
}
} // namespace wanmi::workbench

// SPDX-License-Identifier: GPL-3.0-or-later
#include "workbench/importfigures.h"

#include <QPainter>

namespace wanmi::workbench {
namespace {
constexpr int GapPx = 26, GroupPx = 22, HeightPx = 58;

QFont numberFont(QFont font)
{
    font.setPointSizeF(17);
    font.setBold(true);
    return font;
}
QFont nameFont(QFont font)
{
    font.setPointSizeF(Style::notePt());
    return font;
}
} // namespace

ImportFigures::ImportFigures(const Style &style, QWidget *parent)
    : QWidget(parent)
    , m_style(style)
{
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
    connect(&style, &Style::changed, this, qOverload<>(&QWidget::update));
}

void ImportFigures::show(std::vector<Figure> figures)
{
    m_figures = std::move(figures);
    QStringList words;
    for (const Figure &figure : m_figures)
        words.append(figure.number + u' ' + figure.name);
    setAccessibleName(words.join(QStringLiteral(", ")));
    updateGeometry();
    update();
}

int ImportFigures::widthOf(const Figure &figure) const
{
    return std::max(QFontMetrics(numberFont(font())).horizontalAdvance(figure.number),
                    QFontMetrics(nameFont(font())).horizontalAdvance(figure.name));
}

QSize ImportFigures::sizeHint() const
{
    int width = 0;
    for (const Figure &figure : m_figures)
        width += widthOf(figure) + GapPx + (figure.opensGroup ? GroupPx : 0);
    return {width, HeightPx};
}

void ImportFigures::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    int x = 0;
    for (const Figure &figure : m_figures) {
        if (figure.opensGroup) {
            painter.setPen(m_style.color(QStringLiteral("line")));
            painter.drawLine(x - GapPx / 2 + GroupPx / 2, 6, x - GapPx / 2 + GroupPx / 2, HeightPx - 8);
            x += GroupPx;
        }
        const int width = widthOf(figure);
        painter.setFont(numberFont(font()));
        painter.setPen(m_style.color(figure.color));
        painter.drawText(QRect(x, 2, width + 4, 30), Qt::AlignLeft | Qt::AlignVCenter, figure.number);
        painter.setFont(nameFont(font()));
        painter.setPen(m_style.color(QStringLiteral("quiet")));
        painter.drawText(QRect(x, 32, width + 4, 20), Qt::AlignLeft | Qt::AlignVCenter, figure.name);
        x += width + GapPx;
    }
}
} // namespace wanmi::workbench

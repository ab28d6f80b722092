// SPDX-License-Identifier: GPL-3.0-or-later
#include "workbench/queuedelegate.h"

#include "models/casequeue.h"

#include <QPainter>

namespace wanmi::workbench {
using models::CaseQueueModel;

QueueDelegate::QueueDelegate(const Style &style, QObject *parent)
    : QStyledItemDelegate(parent)
    , m_style(style)
{
}

QSize QueueDelegate::sizeHint(const QStyleOptionViewItem &, const QModelIndex &) const
{
    return {80, RowHeightPx};
}

void QueueDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option,
                          const QModelIndex &index) const
{
    painter->save();
    const bool selected = option.state.testFlag(QStyle::State_Selected);
    if (selected)
        painter->fillRect(option.rect, m_style.color(QStringLiteral("selected")));
    painter->setPen(m_style.color(QStringLiteral("line")));
    painter->drawLine(option.rect.bottomLeft(), option.rect.bottomRight());
    if (selected && index.column() == 0)
        painter->fillRect(QRect(option.rect.topLeft(), QSize(3, option.rect.height())),
                          m_style.color(QStringLiteral("accent")));

    const QString light = index.data(CaseQueueModel::LightRole).toString();
    const QString text = index.data(Qt::DisplayRole).toString();
    QRect box = option.rect.adjusted(8, 0, -8, 0);
    if (m_isNews && index.column() == CaseQueueModel::Class
        && m_isNews(index.data(CaseQueueModel::CaseIdRole).toString())) {
        // A diamond: not one of the lights' shapes.
        const QPointF at(box.x() + 3, box.center().y() + 0.5);
        painter->setRenderHint(QPainter::Antialiasing);
        painter->setPen(Qt::NoPen);
        painter->setBrush(m_style.color(QStringLiteral("accent")));
        painter->drawPolygon(QPolygonF{
            {at.x(), at.y() - 5}, {at.x() + 5, at.y()}, {at.x(), at.y() + 5}, {at.x() - 5, at.y()}});
        painter->setBrush(Qt::NoBrush);
        box.adjust(14, 0, 0, 0);
    }
    QFont font = option.font;
    QColor color = m_style.color(QStringLiteral("text"));
    switch (index.column()) {
    case CaseQueueModel::Mark:
        m_style.paintMark(*painter, QRectF(box.x() + 1, box.center().y() - 5, 11, 11), light);
        box.adjust(20, 0, 0, 0);
        font.setPointSizeF(Style::notePt());
        color = light == u"green" || light == u"none" ? m_style.color(QStringLiteral("quiet"))
                                                      : m_style.lightColor(light);
        break;
    case CaseQueueModel::TimeLeft:
        font.setBold(light == u"red" || light == u"yellow");
        if (light == u"red" || light == u"yellow")
            color = m_style.lightColor(light);
        break;
    case CaseQueueModel::Holder:
        if (index.data(CaseQueueModel::UntendedRole).toBool()) {
            font.setBold(true);
            color = m_style.lightColor(QStringLiteral("yellow"));
        }
        break;
    case CaseQueueModel::Number:
        if (index.data(CaseQueueModel::PendingRole).toBool()) {
            // A bar at the edge: central has not judged this yet.
            painter->fillRect(QRect(box.x() - 5, box.center().y() - 6, 3, 13),
                              m_style.color(QStringLiteral("warning")));
        }
        [[fallthrough]];
    case CaseQueueModel::Source:
    case CaseQueueModel::Reported:
        color = m_style.color(QStringLiteral("quiet"));
        break;
    default:
        break;
    }
    painter->setFont(font);
    painter->setPen(color);
    const bool right
        = index.column() == CaseQueueModel::TimeLeft || index.column() == CaseQueueModel::Reported;
    painter->drawText(box, (right ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter,
                      QFontMetrics(font).elidedText(text, Qt::ElideRight, box.width()));
    painter->restore();
}
} // namespace wanmi::workbench

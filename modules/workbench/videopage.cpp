// SPDX-License-Identifier: GPL-3.0-or-later
#include "workbench/videopage.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QListView>
#include <QPainter>
#include <QStyledItemDelegate>
#include <QVBoxLayout>

namespace wanmi::workbench {
using models::CameraList;

namespace {
/// Two lines a camera: its name; district and industry.
class CameraDelegate : public QStyledItemDelegate
{
public:
    CameraDelegate(const Style &style, QObject *parent)
        : QStyledItemDelegate(parent)
        , m_style(style)
    {
    }
    [[nodiscard]] QSize sizeHint(const QStyleOptionViewItem &, const QModelIndex &) const override
    {
        return {200, 44};
    }
    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override
    {
        painter->save();
        if (option.state.testFlag(QStyle::State_Selected))
            painter->fillRect(option.rect, m_style.color(QStringLiteral("selected")));
        const QVariant on = index.data(CameraList::IsOnRole);
        const QString light = !on.isValid() ? QStringLiteral("none")
            : on.toBool()                   ? QStringLiteral("green")
                                            : QStringLiteral("grey");
        m_style.paintMark(*painter, QRectF(option.rect.x() + 10, option.rect.center().y() - 5, 10, 10),
                          light);
        const QRect text = option.rect.adjusted(30, 4, -8, -4);
        painter->setPen(m_style.color(QStringLiteral("text")));
        painter->drawText(
            text, Qt::AlignLeft | Qt::AlignTop,
            option.fontMetrics.elidedText(index.data().toString(), Qt::ElideRight, text.width()));
        QFont small = option.font;
        small.setPointSizeF(Style::notePt());
        painter->setFont(small);
        painter->setPen(m_style.color(QStringLiteral("quiet")));
        painter->drawText(text, Qt::AlignLeft | Qt::AlignBottom,
                          index.data(CameraList::DistrictRole).toString() + QStringLiteral(" · ")
                              + index.data(CameraList::IndustryRole).toString());
        painter->setPen(m_style.color(QStringLiteral("line")));
        painter->drawLine(option.rect.bottomLeft(), option.rect.bottomRight());
        painter->restore();
    }

private:
    const Style &m_style;
};
} // namespace

VideoPage::VideoPage(SessionContext &session, const Style &style, QWidget *parent)
    : QWidget(parent)
    , m_filter(new QLineEdit(this))
    , m_list(new QListView(this))
    , m_count(new QLabel(this))
    , m_empty(new QLabel(this))
    , m_strip(new CameraStrip(session, 6, 2, this))
{
    setObjectName(QStringLiteral("surface"));
    setAttribute(Qt::WA_StyledBackground);
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(10, 8, 4, 4);
    row->setSpacing(8);
    auto *column = new QVBoxLayout;
    column->setSpacing(6);
    m_filter->setClearButtonEnabled(true);
    m_count->setObjectName(QStringLiteral("note"));
    m_list->setModel(&session.cameras);
    m_list->setItemDelegate(new CameraDelegate(style, m_list));
    m_list->setUniformItemSizes(true);
    m_list->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_list->setAttribute(Qt::WA_InputMethodEnabled, false);
    column->addWidget(m_filter);
    column->addWidget(m_count);
    column->addWidget(m_list, 1);
    m_empty->setObjectName(QStringLiteral("quiet"));
    m_empty->setAlignment(Qt::AlignCenter);
    m_empty->setWordWrap(true);
    column->addWidget(m_empty, 1);
    row->addLayout(column, 2);
    row->addWidget(m_strip, 3);
    m_strip->setFollowing(false);
    connect(m_filter, &QLineEdit::textChanged, &session.cameras, &CameraList::setFilter);
    const auto chosen = [this](const QModelIndex &index) {
        if (index.isValid())
            emit cameraChosen(index.data(CameraList::CameraIdRole).toString());
    };
    connect(m_list, &QListView::activated, this, chosen);
    connect(m_list, &QListView::clicked, this, chosen);
    connect(m_strip, &CameraStrip::cameraChosen, this, &VideoPage::cameraChosen);
    const auto showCount = [this, &session] {
        const int cameras = session.cameras.count();
        m_count->setText(tr("%n camera(s)", nullptr, cameras));
        m_list->setVisible(cameras > 0);
        m_empty->setVisible(cameras == 0);
        m_empty->setText(m_filter->text().isEmpty() ? tr("No camera yet: they come with the city's rows.")
                                                    : tr("No camera matches “%1”.").arg(m_filter->text()));
    };
    connect(&session.cameras, &CameraList::listChanged, this, showCount);
    m_texts.add([this, showCount] {
        m_filter->setPlaceholderText(tr("Filter by name, number, district or industry"));
        m_filter->setAccessibleName(tr("Filter the cameras"));
        m_filter->setToolTip(tr("Ctrl+F"));
        m_list->setAccessibleName(tr("Cameras"));
        showCount();
    });
}

void VideoPage::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        m_texts.refresh();
    QWidget::changeEvent(event);
}

void VideoPage::focusList()
{
    m_list->setFocus();
}

void VideoPage::focusFilter()
{
    m_filter->setFocus(Qt::ShortcutFocusReason);
    m_filter->selectAll();
}
} // namespace wanmi::workbench

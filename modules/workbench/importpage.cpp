// SPDX-License-Identifier: GPL-3.0-or-later
#include "workbench/importpage.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QStyle>
#include <QTableWidget>

namespace wanmi::workbench {

ImportPage::ImportPage(ImportDelivery &delivery, const Style &style, QWidget *parent)
    : QWidget(parent)
    , m_delivery(delivery)
    , m_style(style)
{
}

QString ImportPage::nextText() const
{
    return tr("&Next");
}

void ImportPage::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        m_texts.refresh();
    QWidget::changeEvent(event);
}

QLabel *ImportPage::label(const QString &role)
{
    auto *made = new QLabel(this);
    made->setObjectName(role);
    made->setWordWrap(role != u"section");
    return made;
}

void ImportPage::plain(QTableWidget *table)
{
    table->setSelectionBehavior(QAbstractItemView::SelectRows);
    table->setSelectionMode(QAbstractItemView::SingleSelection);
    table->setEditTriggers(QAbstractItemView::NoEditTriggers);
    table->setShowGrid(false);
    table->setWordWrap(false);
    table->setTabKeyNavigation(false);
    table->setHorizontalScrollMode(QAbstractItemView::ScrollPerPixel);
    table->verticalHeader()->hide();
    table->verticalHeader()->setSectionResizeMode(QHeaderView::Fixed);
    table->verticalHeader()->setDefaultSectionSize(28);
    table->horizontalHeader()->setHighlightSections(false);
    table->horizontalHeader()->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    table->horizontalHeader()->setStretchLastSection(true);
}

void ImportPage::setRole(QWidget *widget, const QString &role)
{
    if (widget->objectName() == role)
        return;
    widget->setObjectName(role);
    widget->style()->unpolish(widget);
    widget->style()->polish(widget);
}

ImportNotice::ImportNotice(QWidget *parent)
    : QWidget(parent)
    , m_text(new QLabel(this))
{
    setAttribute(Qt::WA_StyledBackground);
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(12, 8, 12, 8);
    m_text->setWordWrap(true);
    m_text->setTextInteractionFlags(Qt::TextSelectableByMouse);
    row->addWidget(m_text);
    hide();
}

void ImportNotice::show(const QString &frame, const QString &text)
{
    m_text->setText(text);
    ImportPage::setRole(this, frame);
    setVisible(!text.isEmpty());
}

void ImportNotice::refuse(const QString &text)
{
    show(QStringLiteral("refusal"), text);
}

void ImportNotice::remark(const QString &text)
{
    show(QStringLiteral("provisional"), text);
}

QString ImportNotice::text() const
{
    return m_text->text();
}
} // namespace wanmi::workbench

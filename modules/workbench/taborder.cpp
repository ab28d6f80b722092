// SPDX-License-Identifier: GPL-3.0-or-later
#include "workbench/taborder.h"

#include <QLayout>
#include <QScrollArea>
#include <QSplitter>
#include <QWidget>

namespace wanmi::workbench {
namespace {
void walk(QWidget *widget, QList<QWidget *> &stops);

void walk(const QLayout *layout, QList<QWidget *> &stops)
{
    for (int i = 0; layout && i < layout->count(); ++i) {
        QLayoutItem *item = layout->itemAt(i);
        if (item->widget())
            walk(item->widget(), stops);
        else
            walk(item->layout(), stops);
    }
}

void walk(QWidget *widget, QList<QWidget *> &stops)
{
    if (widget->focusPolicy() & Qt::TabFocus && !widget->focusProxy())
        stops.append(widget);
    if (const auto *area = qobject_cast<const QScrollArea *>(widget)) {
        if (area->widget())
            walk(area->widget(), stops);
    } else if (const auto *splitter = qobject_cast<const QSplitter *>(widget)) {
        for (int i = 0; i < splitter->count(); ++i)
            walk(splitter->widget(i), stops);
    } else {
        walk(widget->layout(), stops);
    }
}
} // namespace

void tabAsLaidOut(QWidget &page)
{
    QList<QWidget *> stops;
    walk(page.layout(), stops);
    // The page stays where it is among the others: behind whoever comes before its first stop.
    QWidget *before = nullptr;
    QWidget *window = page.window();
    for (QWidget *at = window->nextInFocusChain(); at && at != window && !stops.contains(at);
         at = at->nextInFocusChain()) {
        if (at->focusPolicy() != Qt::NoFocus)
            before = at;
    }
    if (before && !stops.isEmpty())
        QWidget::setTabOrder(before, stops.front());
    // The chain is a ring, and Qt moves nothing that already follows in it: without this the second stop,
    // which follows the first one by way of the window itself, would stay the one that the ring begins with.
    if (stops.size() > 2)
        QWidget::setTabOrder(stops.front(), stops.back());
    for (qsizetype i = 1; i < stops.size(); ++i)
        QWidget::setTabOrder(stops.at(i - 1), stops.at(i));
}
} // namespace wanmi::workbench

// SPDX-License-Identifier: GPL-3.0-or-later
#include "workbench/bulklist.h"

#include <QHeaderView>

#include <algorithm>

namespace wanmi::workbench {
namespace {
using Line = BulkList::Line;

bool needsEyes(const Line &line)
{
    return line.state == Line::State::Refused || line.state == Line::State::Failed
        || line.state == Line::State::Stays
        || (line.state == Line::State::Queued && line.back == Line::Back::No);
}
} // namespace

BulkList::BulkList(SessionContext &session, QWidget *parent)
    : QTreeWidget(parent)
    , m_session(session)
{
    setColumnCount(2);
    setRootIsDecorated(true);
    setUniformRowHeights(true);
    setSelectionMode(ExtendedSelection);
    setAccessibleName(tr("The chosen cases, by what becomes of them"));
    header()->setSectionResizeMode(0, QHeaderView::ResizeToContents);
    header()->setStretchLastSection(true);
}

QTreeWidgetItem *BulkList::itemFor(const Line &line, bool advised) const
{
    const models::Words &words = m_session.words;
    QString number, place;
    if (const auto at = m_session.rows.positionOf(line.caseId)) {
        const store::CaseSummary &row = m_session.rows.table().at(*at);
        number = !row.caseNo.isEmpty() ? row.caseNo
            : !row.intakeNo.isEmpty()  ? row.intakeNo
                                       : words.unnumbered();
        place = row.address;
    }
    auto *item = new QTreeWidgetItem;
    item->setText(0, number);
    item->setText(1, place);
    item->setData(0, Qt::UserRole, line.caseId);
    if (advised && !line.department.isEmpty()) {
        const auto now = static_cast<double>(base::toMs(m_session.clock->now()));
        const QString why = line.byHand ? tr("chosen by hand")
            : line.why.token.isEmpty()  ? tr("nothing speaks for another")
                                        : words.duty(line.why, now);
        item->setText(1, words.department(line.department));
        item->setText(2, why);
        item->setText(3, place);
    }
    return item;
}

void BulkList::show(const std::vector<Line> &lines, const Words &words, bool advised)
{
    clear();
    setColumnCount(advised ? 4 : 2);
    setHeaderLabels(advised ? QStringList{tr("Case"), tr("Department"), tr("Why"), tr("Where")}
                            : QStringList{tr("Case"), tr("Where")});
    for (int column = 1; column < columnCount() - 1; ++column)
        header()->setSectionResizeMode(column, QHeaderView::ResizeToContents);
    QHash<QString, QTreeWidgetItem *> groups;
    QList<QTreeWidgetItem *> order;
    for (const Line &line : lines) {
        const QString text = words(line);
        QTreeWidgetItem *&group = groups[text];
        if (!group) {
            group = new QTreeWidgetItem;
            group->setText(0, text);
            group->setData(0, Qt::UserRole + 1, needsEyes(line));
            order.append(group);
        }
        group->addChild(itemFor(line, advised));
    }
    std::ranges::stable_sort(order, [](const QTreeWidgetItem *a, const QTreeWidgetItem *b) {
        return a->data(0, Qt::UserRole + 1).toBool() > b->data(0, Qt::UserRole + 1).toBool();
    });
    for (QTreeWidgetItem *group : std::as_const(order))
        group->setText(
            0, tr("%n case(s)", nullptr, group->childCount()) + QStringLiteral("  ·  ") + group->text(0));
    addTopLevelItems(order);
    for (QTreeWidgetItem *group : std::as_const(order)) {
        group->setFirstColumnSpanned(true);
        group->setExpanded(advised || order.size() == 1);
    }
    if (!order.isEmpty())
        setCurrentItem(order.front());
}

QStringList BulkList::chosen() const
{
    QStringList ids;
    const auto add = [&ids](const QTreeWidgetItem *item) {
        const QString id = item->data(0, Qt::UserRole).toString();
        if (!id.isEmpty() && !ids.contains(id))
            ids.append(id);
    };
    for (const QTreeWidgetItem *item : selectedItems()) {
        add(item);
        for (int at = 0; at < item->childCount(); ++at)
            add(item->child(at));
    }
    return ids;
}

void BulkList::choose(const QStringList &caseIds)
{
    clearSelection();
    for (int group = 0; group < topLevelItemCount(); ++group) {
        for (int at = 0; at < topLevelItem(group)->childCount(); ++at) {
            QTreeWidgetItem *item = topLevelItem(group)->child(at);
            item->setSelected(caseIds.contains(item->data(0, Qt::UserRole).toString()));
        }
    }
}

QString BulkList::backWords(const models::Words &words, const Line &line)
{
    if (line.state == Line::State::Withdrawn)
        return tr("Taken back before it was sent");
    if (line.state == Line::State::Reversed)
        return tr("Taken back by the inverse action");
    if (line.state == Line::State::Stays || line.back == Line::Back::No)
        return tr("Stays: %1").arg(words.reason(line.reason));
    if (line.back == Line::Back::Outbox)
        return tr("Can be taken back: it was not sent yet");
    if (line.back == Line::Back::Inverse)
        return tr("Can be taken back by the inverse action");
    return tr("Not looked at yet");
}
} // namespace wanmi::workbench

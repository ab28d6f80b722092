// SPDX-License-Identifier: GPL-3.0-or-later
#include "workbench/columnsdialog.h"

#include "workbench/formparts.h"

#include <QDialogButtonBox>
#include <QKeyEvent>
#include <QLabel>
#include <QListWidget>
#include <QPushButton>
#include <QVBoxLayout>

#include <algorithm>

namespace wanmi::workbench {

ColumnsDialog::ColumnsDialog(std::vector<Column> shipped, const QueueColumns &now, QWidget *parent)
    : QDialog(parent)
    , m_shipped(std::move(shipped))
    , m_list(new QListWidget(this))
{
    setWindowTitle(tr("Columns of the queue"));
    setAttribute(Qt::WA_DeleteOnClose);
    setMinimumWidth(380);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(24, 20, 24, 18);
    column->setSpacing(6);
    column->addWidget(captionFor(tr("&Columns, the leftmost first"), m_list, this));
    m_list->setObjectName(QStringLiteral("choices"));
    m_list->setMinimumHeight(260);
    m_list->installEventFilter(this);
    column->addWidget(m_list, 1);
    auto *row = new QHBoxLayout;
    auto *up = new QPushButton(tr("Further &left"), this);
    auto *down = new QPushButton(tr("Further &right"), this);
    auto *reset = new QPushButton(tr("As &shipped"), this);
    up->setToolTip(QStringLiteral("Ctrl+↑"));
    down->setToolTip(QStringLiteral("Ctrl+↓"));
    for (QPushButton *button : {up, down, reset}) {
        button->setAutoDefault(false);
        row->addWidget(button);
    }
    row->addStretch(1);
    column->addLayout(row);
    auto *note = new QLabel(
        tr("A narrow window leaves out what has no room; the light and the time left stay."), this);
    note->setObjectName(QStringLiteral("note"));
    note->setWordWrap(true);
    column->addWidget(note);
    auto *buttons = new QDialogButtonBox(this);
    buttons->addButton(tr("Cancel"), QDialogButtonBox::RejectRole)->setAutoDefault(false);
    auto *use = buttons->addButton(tr("&Use"), QDialogButtonBox::AcceptRole);
    use->setObjectName(QStringLiteral("primary"));
    use->setDefault(true);
    column->addWidget(buttons);
    connect(up, &QPushButton::clicked, this, [this] { move(-1); });
    connect(down, &QPushButton::clicked, this, [this] { move(1); });
    connect(reset, &QPushButton::clicked, this, [this] { fill({}); });
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    connect(buttons, &QDialogButtonBox::accepted, this, [this] {
        emit chosen(columns());
        accept();
    });
    fill(now);
    m_list->setFocus();
}

void ColumnsDialog::fill(const QueueColumns &now)
{
    m_list->clear();
    QStringList order = now.order;
    for (const Column &column : m_shipped) {
        if (!order.contains(column.token))
            order.append(column.token);
    }
    for (const QString &token : std::as_const(order)) {
        const auto known = std::ranges::find(m_shipped, token, &Column::token);
        if (known == m_shipped.end())
            continue;
        auto *item = new QListWidgetItem(known->name, m_list);
        item->setData(Qt::UserRole, token);
        item->setFlags(known->fixed ? Qt::ItemIsSelectable | Qt::ItemIsEnabled
                                    : Qt::ItemIsSelectable | Qt::ItemIsEnabled | Qt::ItemIsUserCheckable);
        item->setCheckState(now.hidden.contains(token) && !known->fixed ? Qt::Unchecked : Qt::Checked);
    }
    m_list->setCurrentRow(0);
}

QueueColumns ColumnsDialog::columns() const
{
    QueueColumns columns;
    QStringList shipped;
    for (const Column &column : m_shipped)
        shipped.append(column.token);
    for (int i = 0; i < m_list->count(); ++i) {
        const QString token = m_list->item(i)->data(Qt::UserRole).toString();
        columns.order.append(token);
        if (m_list->item(i)->checkState() == Qt::Unchecked)
            columns.hidden.append(token);
    }
    if (columns.order == shipped)
        columns.order.clear();
    return columns;
}

void ColumnsDialog::move(int by)
{
    const int from = m_list->currentRow(), to = from + by;
    if (from < 0 || to < 0 || to >= m_list->count())
        return;
    QListWidgetItem *item = m_list->takeItem(from);
    m_list->insertItem(to, item);
    m_list->setCurrentRow(to);
}

bool ColumnsDialog::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == m_list && event->type() == QEvent::KeyPress) {
        const auto *key = static_cast<QKeyEvent *>(event);
        const bool moves = key->modifiers() == Qt::ControlModifier
            && (key->key() == Qt::Key_Up || key->key() == Qt::Key_Down);
        if (moves) {
            move(key->key() == Qt::Key_Up ? -1 : 1);
            return true;
        }
    }
    return QDialog::eventFilter(watched, event);
}
} // namespace wanmi::workbench

// SPDX-License-Identifier: GPL-3.0-or-later
#include "workbench/checkpicker.h"

#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QVBoxLayout>

#include <algorithm>

namespace wanmi::workbench {

CheckPicker::CheckPicker(const QString &hint, int most, QWidget *parent)
    : QWidget(parent)
    , m_most(most)
    , m_filter(new QLineEdit(this))
    , m_list(new QListWidget(this))
    , m_count(new QLabel(this))
{
    m_filter->setPlaceholderText(hint);
    m_filter->setAccessibleName(hint);
    m_filter->setClearButtonEnabled(true);
    m_list->setObjectName(QStringLiteral("choices"));
    m_list->setAccessibleName(hint);
    m_list->setUniformItemSizes(true);
    m_list->setMinimumHeight(120);
    m_count->setObjectName(QStringLiteral("note"));
    m_count->setWordWrap(true);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(4);
    column->addWidget(m_filter);
    column->addWidget(m_list, 1);
    column->addWidget(m_count);
    connect(m_filter, &QLineEdit::textChanged, this, &CheckPicker::narrow);
    connect(m_list, &QListWidget::itemChanged, this, &CheckPicker::note);
}

void CheckPicker::setChoices(std::vector<Choice> choices)
{
    m_choices = std::move(choices);
    fill();
}

void CheckPicker::setChosen(const QStringList &tokens)
{
    if (tokens == m_chosen && m_list->count() > 0)
        return;
    m_chosen = tokens;
    fill();
}

void CheckPicker::fill()
{
    const QSignalBlocker quiet(m_list);
    m_list->clear();
    const auto add = [this](const QString &token, const QString &text, const QString &keys, bool chosen) {
        auto *item = new QListWidgetItem(text, m_list);
        item->setFlags(Qt::ItemIsEnabled | Qt::ItemIsSelectable | Qt::ItemIsUserCheckable);
        item->setCheckState(chosen ? Qt::Checked : Qt::Unchecked);
        item->setData(Qt::UserRole, token);
        item->setData(Qt::UserRole + 1, QString(text + u' ' + keys).toLower());
    };
    for (const QString &token : std::as_const(m_chosen)) {
        const auto known = std::ranges::find(m_choices, token, &Choice::token);
        add(token, known == m_choices.end() ? token : known->text,
            known == m_choices.end() ? QString() : known->keys, true);
    }
    for (const Choice &choice : m_choices) {
        if (!m_chosen.contains(choice.token))
            add(choice.token, choice.text, choice.keys, false);
    }
    if (m_list->count() > 0)
        m_list->setCurrentRow(0);
    narrow();
    count();
}

void CheckPicker::narrow()
{
    const QString wanted = m_filter->text().trimmed().toLower();
    for (int row = 0; row < m_list->count(); ++row) {
        QListWidgetItem *item = m_list->item(row);
        item->setHidden(!wanted.isEmpty() && !item->data(Qt::UserRole + 1).toString().contains(wanted));
    }
}

void CheckPicker::note(QListWidgetItem *item)
{
    const QString token = item->data(Qt::UserRole).toString();
    const bool wanted = item->checkState() == Qt::Checked;
    if (wanted == m_chosen.contains(token))
        return;
    if (wanted && m_chosen.size() >= m_most) {
        const QSignalBlocker quiet(m_list);
        item->setCheckState(Qt::Unchecked);
        m_count->setText(tr("At most %1 can be chosen: take one away first").arg(m_most));
        return;
    }
    if (wanted)
        m_chosen.append(token);
    else
        m_chosen.removeAll(token);
    count();
    emit changed();
}

void CheckPicker::count()
{
    m_count->setText(m_chosen.isEmpty() ? tr("None is chosen")
                                        : tr("%n chosen", nullptr, int(m_chosen.size())));
}
} // namespace wanmi::workbench

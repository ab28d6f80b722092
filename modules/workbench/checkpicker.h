// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "workbench/fields.h"

#include <QStringList>
#include <QWidget>

class QLabel;
class QLineEdit;
class QListWidget;
class QListWidgetItem;

namespace wanmi::workbench {

/// Some of many, found by typing: a filter above a list to tick, what is ticked first. A token that is not
/// among the choices stays chosen and is shown as it is.
class CheckPicker : public QWidget
{
    Q_OBJECT
public:
    using Choice = ChoiceField::Choice;
    CheckPicker(const QString &hint, int most, QWidget *parent = nullptr);

    void setChoices(std::vector<Choice> choices);
    void setChosen(const QStringList &tokens);
    [[nodiscard]] QStringList chosen() const { return m_chosen; }
    [[nodiscard]] QLineEdit &filter() { return *m_filter; }
    [[nodiscard]] QListWidget &list() { return *m_list; }

signals:
    void changed();

private:
    void fill();
    void narrow();
    void note(QListWidgetItem *item);
    void count();

    std::vector<Choice> m_choices;
    QStringList m_chosen;
    int m_most;
    QLineEdit *m_filter;
    QListWidget *m_list;
    QLabel *m_count;
};
} // namespace wanmi::workbench

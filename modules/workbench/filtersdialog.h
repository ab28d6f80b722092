// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "workbench/queueview.h"

#include <QDialog>

class QLabel;
class QLineEdit;
class QListWidget;
class QPushButton;

namespace wanmi::workbench {

/// A person's own filters: the present view gets a name and is kept, a kept one is shown or forgotten.
class FiltersDialog : public QDialog
{
    Q_OBJECT
public:
    /// \param now the present view, without a name; \param words what it shows, for people.
    FiltersDialog(std::vector<SavedFilter> filters, SavedFilter now, const QString &words, QWidget *parent);
    [[nodiscard]] const std::vector<SavedFilter> &filters() const { return m_filters; }

signals:
    void kept(const std::vector<wanmi::workbench::SavedFilter> &filters);
    void wanted(const wanmi::workbench::SavedFilter &filter);

private:
    void fill(const QString &current);
    void save();
    void forget();
    void showCurrent();
    void check();

    std::vector<SavedFilter> m_filters;
    SavedFilter m_now;
    QLineEdit *m_name;
    QLabel *m_problem;
    QListWidget *m_list;
    QPushButton *m_save, *m_show, *m_forget;
};
} // namespace wanmi::workbench

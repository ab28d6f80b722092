// SPDX-License-Identifier: GPL-3.0-or-later
#include "workbench/filtersdialog.h"

#include "workbench/formparts.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QPushButton>
#include <QVBoxLayout>

#include <algorithm>

namespace wanmi::workbench {

FiltersDialog::FiltersDialog(std::vector<SavedFilter> filters, SavedFilter now, const QString &words,
                             QWidget *parent)
    : QDialog(parent)
    , m_filters(std::move(filters))
    , m_now(std::move(now))
    , m_name(new QLineEdit(this))
    , m_problem(new QLabel(this))
    , m_list(new QListWidget(this))
    , m_save(new QPushButton(tr("&Keep"), this))
    , m_show(new QPushButton(tr("&Show"), this))
    , m_forget(new QPushButton(tr("&Forget"), this))
{
    setWindowTitle(tr("Own filters"));
    setAttribute(Qt::WA_DeleteOnClose);
    setMinimumWidth(440);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(24, 20, 24, 18);
    column->setSpacing(6);
    auto *shows = new QLabel(tr("This view: %1").arg(words), this);
    shows->setWordWrap(true);
    column->addWidget(shows);
    column->addWidget(captionFor(tr("&Name for this view"), m_name, this));
    auto *first = new QHBoxLayout;
    m_name->setMaxLength(LongestFilterName);
    first->addWidget(m_name, 1);
    first->addWidget(m_save);
    column->addLayout(first);
    m_problem->setObjectName(QStringLiteral("problem"));
    m_problem->setWordWrap(true);
    m_problem->hide();
    column->addWidget(m_problem);
    column->addSpacing(8);
    column->addWidget(captionFor(tr("Kept &views"), m_list, this));
    m_list->setObjectName(QStringLiteral("rows"));
    m_list->setMinimumHeight(160);
    column->addWidget(m_list, 1);
    auto *row = new QHBoxLayout;
    auto *close = new QPushButton(tr("Close"), this);
    row->addWidget(m_show);
    row->addWidget(m_forget);
    row->addStretch(1);
    row->addWidget(close);
    column->addLayout(row);
    m_save->setObjectName(QStringLiteral("primary"));
    m_save->setDefault(true);
    for (QPushButton *button : {m_show, m_forget, close})
        button->setAutoDefault(false);
    connect(m_save, &QPushButton::clicked, this, &FiltersDialog::save);
    connect(m_forget, &QPushButton::clicked, this, &FiltersDialog::forget);
    connect(m_show, &QPushButton::clicked, this, &FiltersDialog::showCurrent);
    connect(close, &QPushButton::clicked, this, &QDialog::reject);
    connect(m_list, &QListWidget::itemActivated, this, &FiltersDialog::showCurrent);
    connect(m_list, &QListWidget::currentRowChanged, this, &FiltersDialog::check);
    connect(m_name, &QLineEdit::textChanged, this, &FiltersDialog::check);
    fill({});
    m_name->setFocus();
}

void FiltersDialog::fill(const QString &current)
{
    m_list->clear();
    for (const SavedFilter &filter : m_filters) {
        auto *item = new QListWidgetItem(filter.name, m_list);
        if (filter.name == current)
            m_list->setCurrentItem(item);
    }
    check();
}

void FiltersDialog::check()
{
    const QString name = m_name->text().trimmed();
    const bool known = std::ranges::find(m_filters, name, &SavedFilter::name) != m_filters.end();
    const bool full = !known && m_filters.size() >= MostSavedFilters;
    m_problem->setText(full ? tr("%1 filters are kept already; forget one first.").arg(MostSavedFilters)
                            : QString());
    m_problem->setVisible(full);
    m_save->setText(known ? tr("&Keep instead") : tr("&Keep"));
    m_save->setEnabled(!name.isEmpty() && !full);
    m_show->setEnabled(m_list->currentRow() >= 0);
    m_forget->setEnabled(m_list->currentRow() >= 0);
}

void FiltersDialog::save()
{
    SavedFilter filter = m_now;
    filter.name = m_name->text().trimmed();
    if (filter.name.isEmpty())
        return;
    const auto known = std::ranges::find(m_filters, filter.name, &SavedFilter::name);
    if (known != m_filters.end())
        *known = filter;
    else
        m_filters.push_back(filter);
    fill(filter.name);
    emit kept(m_filters);
    m_name->clear();
    m_list->setFocus();
}

void FiltersDialog::forget()
{
    const int row = m_list->currentRow();
    if (row < 0)
        return;
    m_filters.erase(m_filters.begin() + row);
    fill({});
    if (m_list->count() > 0)
        m_list->setCurrentRow(std::min(row, m_list->count() - 1));
    emit kept(m_filters);
}

void FiltersDialog::showCurrent()
{
    const int row = m_list->currentRow();
    if (row < 0)
        return;
    const SavedFilter filter = m_filters[static_cast<size_t>(row)];
    accept();
    emit wanted(filter);
}
} // namespace wanmi::workbench

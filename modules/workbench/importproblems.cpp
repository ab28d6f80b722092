// SPDX-License-Identifier: GPL-3.0-or-later
#include "workbench/importproblems.h"

#include "workbench/importtexts.h"

#include <QEvent>
#include <QLabel>
#include <QTableView>
#include <QVBoxLayout>

namespace wanmi::workbench {

ImportProblems::ImportProblems(ImportDelivery &delivery, const Style &style, QWidget *parent)
    : QWidget(parent)
    , m_delivery(delivery)
    , m_list(new QTableView(this))
    , m_rows(new ImportRows(*m_list, style, this))
    , m_reasons(new QLabel(this))
    , m_advice(new QLabel(this))
{
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(6);
    for (QLabel *label : {m_reasons, m_advice}) {
        label->setObjectName(QStringLiteral("note"));
        label->setWordWrap(true);
    }
    column->addWidget(m_reasons);
    column->addWidget(m_list, 1);
    column->addWidget(m_advice);
    connect(m_list->selectionModel(), &QItemSelectionModel::currentRowChanged, this,
            &ImportProblems::showAdvice);
    m_texts.add([this] {
        m_list->setAccessibleName(tr("Rows that were not taken, and remarks"));
        m_rows->setHeads(heads());
    });
}

void ImportProblems::begin()
{
    const int asked = ++m_asked;
    m_advice->clear();
    m_reasons->setText(reasonsOf(m_delivery));
    m_rows->start([this, asked, id = m_delivery.status()->id](qint64 next) {
        m_delivery.client().problems(id, next).then(
            this, [this, asked](const base::Result<protocol::ImportPage<protocol::ImportProblem>> &page) {
                if (asked != m_asked)
                    return;
                if (!page)
                    return emit failed(page.error());
                std::vector<ImportRows::Row> rows;
                for (const protocol::ImportProblem &problem : page->items)
                    rows.push_back(rowOf(m_delivery, problem));
                const bool isFirst = m_rows->rowCount() == 0;
                m_rows->add(std::move(rows), page->next);
                if (isFirst && m_rows->rowCount() > 0)
                    m_list->selectRow(0);
            });
    });
    setWidths(*m_list);
}

QStringList ImportProblems::heads()
{
    return {tr("Reason"), tr("Line"), tr("Field"), tr("Value"), tr("Row"), tr("What to do")};
}

void ImportProblems::setWidths(QTableView &list)
{
    const int widths[] = {220, 64, 150, 190, 120};
    for (int column = 0; column < 5; ++column)
        list.setColumnWidth(column, widths[column]);
}

void ImportProblems::fit(QTableView &list, const ImportRows &rows)
{
    constexpr int Name = 4;
    list.setColumnHidden(Name, std::ranges::all_of(rows.rows(), [](const ImportRows::Row &row) {
                             return row.cells.value(Name).isEmpty();
                         }));
}

QString ImportProblems::reasonsOf(const ImportDelivery &delivery)
{
    const auto &status = delivery.status();
    if (!status)
        return {};
    const auto report = intake::Report::fromJson(status->report);
    if (!report)
        return {};
    std::vector<std::pair<qint64, QString>> counts;
    for (auto it = report->reasons.begin(); it != report->reasons.end(); ++it)
        counts.emplace_back(*it, it.key());
    std::ranges::stable_sort(counts, std::ranges::greater(), &std::pair<qint64, QString>::first);
    const models::Words &words = delivery.session().words;
    QStringList lines;
    for (const auto &[rows, reason] : counts)
        lines.append(importtexts::reason(words, reason) + u' ' + words.number(double(rows)));
    return lines.join(QStringLiteral(" · "));
}

ImportRows::Row ImportProblems::rowOf(const ImportDelivery &delivery, const protocol::ImportProblem &problem)
{
    const models::Words &words = delivery.session().words;
    const QString mark = problem.refused ? QStringLiteral("■ ") : QStringLiteral("▲ ");
    const bool several = delivery.status() && delivery.status()->order.files.size() > 1;
    ImportRows::Row row;
    row.help = importtexts::advice(words, problem.reason);
    row.cells = {mark + importtexts::reason(words, problem.reason),
                 several ? tr("%1: %2").arg(problem.file).arg(problem.line) : QString::number(problem.line),
                 importtexts::field(words, delivery.kind(), problem.field),
                 problem.value,
                 problem.key,
                 row.help};
    row.isWarning = !problem.refused;
    row.isRefused = problem.refused;
    return row;
}

void ImportProblems::showAdvice()
{
    const int at = m_list->currentIndex().row();
    m_advice->setText(at >= 0 && at < m_rows->rowCount() ? m_rows->row(at).help : QString());
}

void ImportProblems::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        m_texts.refresh();
    QWidget::changeEvent(event);
}
} // namespace wanmi::workbench

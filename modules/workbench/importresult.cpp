// SPDX-License-Identifier: GPL-3.0-or-later
// The second half of importcheckpage.h: what central's answers say.
#include "workbench/importcheckpage.h"

#include "workbench/importfigures.h"
#include "workbench/importmap.h"
#include "workbench/importproblems.h"
#include "workbench/importreport.h"
#include "workbench/importtexts.h"
#include "workbench/importtopology.h"

#include <QAbstractButton>
#include <QButtonGroup>
#include <QCheckBox>
#include <QLabel>
#include <QProgressBar>
#include <QPushButton>
#include <QStackedWidget>
#include <QTableView>

namespace wanmi::workbench {
using protocol::ImportDifference;
using protocol::ImportProblem;
using protocol::ImportStatus;

namespace {
const QString Ops[]
    = {{}, QStringLiteral("add"), QStringLiteral("change"), QStringLiteral("remove"), QStringLiteral("kept")};
} // namespace

void ImportCheckPage::showStatus()
{
    const std::optional<ImportStatus> &status = m_delivery.status();
    const auto &error = m_delivery.centralError();
    const bool isRunning = status && !status->isReady() && !status->isFinal() && !error;
    m_notice->refuse(error ? importtexts::error(words(), *error, status ? status->stage : QString())
                         : status && status->stage == u"failed"
                         ? importtexts::error(words(), {ErrorKind::Refused, status->reason, {}})
                         : QString());
    m_stage->setText(status ? importtexts::stage(status->stage) : tr("Not checked yet"));
    QStringList detail;
    if (isRunning && status->total > 0) {
        const bool isBytes = status->stage == u"uploading" || status->stage == u"checking";
        detail.append(
            isBytes ? tr("%1 of %2").arg(importtexts::bytes(status->done), importtexts::bytes(status->total))
                    : tr("%1 of %2 rows")
                          .arg(words().number(double(status->done)), words().number(double(status->total))));
        if (status->secondsLeft)
            detail.append(importtexts::timeLeft(words(), std::chrono::seconds(*status->secondsLeft)));
    }
    if (status && !status->order.files.empty())
        detail.prepend(status->order.files.front().name);
    m_detail->setText(detail.join(QStringLiteral(" · ")));
    m_progress->setVisible(isRunning);
    m_progress->setRange(0, isRunning && status->total > 0 ? 1000 : 0);
    if (isRunning && status->total > 0)
        m_progress->setValue(int(1000 * status->done / status->total));
    m_cancel->setVisible(status && (isRunning || status->isReady()) && status->stage != u"applying");
    m_again->setVisible(
        !m_delivery.plan().paths.isEmpty()
        && (!status || (error && status->stage == u"uploading") || status->stage == u"failed"));
    const bool hasResult
        = status && (status->isReady() || status->stage == u"applying" || status->stage == u"done");
    m_result->setVisible(hasResult);
    m_figures->setVisible(status && (status->read > 0 || hasResult));
    showFigures();
    if (hasResult && (m_shownId != status->id || m_shownStage != status->stage)) {
        m_shownId = status->id;
        m_shownStage = status->stage;
        m_topology->setCells(m_delivery.look().shapes);
        m_topology->setFaults(m_delivery.look().faults);
        m_guessed.clear();
        if (const auto report = intake::Report::fromJson(status->report)) {
            std::ranges::copy_if(report->understood, std::back_inserter(m_guessed),
                                 [](const auto &word) { return !word.isStated; });
        }
        showViews();
        const View first = status->refused + status->warned > 0 ? View::Problems
            : status->changed > 0                               ? View::Changed
            : status->added > 0                                 ? View::Added
                                                                : View::Problems;
        showView(first);
    }
    emit readyChanged();
}

/// While rows are being checked only their number is known.
bool ImportCheckPage::isCounted() const
{
    const std::optional<ImportStatus> &status = m_delivery.status();
    return status && status->read > 0 && status->taken + status->refused > 0;
}

void ImportCheckPage::showFigures()
{
    const std::optional<ImportStatus> &status = m_delivery.status();
    if (!status) {
        m_remove->hide();
        return;
    }
    const auto number = [this](qint64 value) { return words().number(double(value)); };
    std::vector<ImportFigures::Figure> figures{{number(status->read), tr("rows read")}};
    if (isCounted()) {
        figures.push_back({number(status->taken), tr("good"), QStringLiteral("normal")});
        figures.push_back({number(status->refused), tr("refused"),
                           status->refused > 0 ? QStringLiteral("overdue") : QStringLiteral("quiet")});
        figures.push_back({number(status->warned), tr("with a remark"),
                           status->warned > 0 ? QStringLiteral("warning") : QStringLiteral("quiet")});
    }
    if (status->isReady() || status->stage == u"applying" || status->stage == u"done") {
        const std::pair<qint64, QString> rest[] = {{status->added, tr("new")},
                                                   {status->changed, tr("changed")},
                                                   {status->removed, tr("no longer there")},
                                                   {status->equal, tr("unchanged")},
                                                   {status->kept, tr("kept as they are")}};
        for (const auto &[value, name] : rest)
            figures.push_back({number(value), name,
                               value > 0 ? QStringLiteral("text") : QStringLiteral("quiet"),
                               name == rest[0].second});
    }
    m_figures->show(std::move(figures));
    m_remove->setVisible(status->isReady() && status->removed > 0);
    m_remove->setText(tr("Also &remove the %1 rows that this delivery does not have any more")
                          .arg(number(status->removed)));
}

void ImportCheckPage::showViews()
{
    const std::optional<ImportStatus> &status = m_delivery.status();
    const ImportStatus none;
    const ImportStatus &now = status ? *status : none;
    const auto faults = qint64(m_delivery.look().faults.size());
    const qint64 counts[] = {
        now.refused + now.warned, now.added, now.changed, now.removed, now.kept, qint64(now.newWords.size()),
        qint64(m_guessed.size()), faults};
    const QString names[] = {tr("Refused and remarks"), tr("New"),     tr("Changed"),
                             tr("No longer there"),     tr("Kept"),    tr("Words not known"),
                             tr("Words understood"),    tr("Topology")};
    for (int view = 0; view <= int(View::Topology); ++view) {
        QAbstractButton *chip = m_views->button(view);
        chip->setText(names[view] + u' ' + words().number(double(counts[view])));
        const bool isCells = view == int(View::Topology) && m_delivery.kind() == intake::Kind::Cells
            && m_delivery.look().complete;
        chip->setVisible(view == 0 || counts[view] > 0 || isCells);
    }
    m_save->setEnabled(counts[0] > 0);
}

void ImportCheckPage::showView(View view)
{
    m_view = view;
    if (QAbstractButton *chip = m_views->button(int(view)))
        chip->setChecked(true);
    m_stack->setCurrentIndex(view == View::Topology ? 1 : 0);
    m_map->setVisible(view == View::Added || view == View::Changed || view == View::Removed
                      || view == View::Kept);
    m_about->setText(
        view == View::Removed ? tr(
            "These rows came with an earlier delivery and are not in this one. They go only when you say so above.")
            : view == View::Kept
            ? tr("These rows would change or go, and stay as they are for the reason given.")
            : view == View::Guessed
            ? tr("Nobody decided these words: they are taken as shown. Go back to Words to say it otherwise.")
            : view == View::Added || view == View::Changed
            ? tr("Examples first, more as you scroll. Choose one to see where it is.")
            : QString());
    m_about->setVisible(!m_about->text().isEmpty());
    m_reasons->setText(view == View::Problems ? ImportProblems::reasonsOf(m_delivery) : QString());
    m_reasons->setVisible(!m_reasons->text().isEmpty());
    for (int column = 0; column < m_rows->columnCount(); ++column)
        m_list->setColumnHidden(column, false);
    ++m_filling;
    m_map->unmark();
    switch (view) {
    case View::Problems:
        fillProblems();
        break;
    case View::NewWords:
        fillWords();
        break;
    case View::Guessed:
        fillGuessed();
        break;
    case View::Topology:
        m_topology->choose(0);
        return;
    default:
        fillDifferences(Ops[int(view)]);
        break;
    }
}

ImportRows::Row ImportCheckPage::rowOf(const ImportDifference &difference) const
{
    ImportRows::Row row;
    QString detail = difference.detail;
    if (difference.op == u"kept")
        detail = importtexts::keptWhy(detail);
    for (const intake::Field &field : intake::fieldsOf(m_delivery.kind())) {
        const QString head = field.name + QStringLiteral(": ");
        if (detail.startsWith(head))
            detail.replace(0, head.size(), importtexts::field(words(), field) + QStringLiteral(": "));
        detail.replace(QStringLiteral("; ") + head,
                       QStringLiteral("; ") + importtexts::field(words(), field) + QStringLiteral(": "));
    }
    detail.replace(QStringLiteral(" > "), QStringLiteral(" → "));
    if (difference.lon && difference.lat) {
        row.lonLat = QPointF(*difference.lon, *difference.lat);
        if (detail.isEmpty())
            detail = QStringLiteral("%1, %2").arg(*difference.lon, 0, 'f', 6).arg(*difference.lat, 0, 'f', 6);
    }
    row.cells = {difference.id, difference.name, detail};
    return row;
}

void ImportCheckPage::fillProblems()
{
    auto *left = qobject_cast<QStackedWidget *>(m_list->parentWidget());
    m_empty->setText(tr("Every row is good. Nothing was refused."));
    const ImportStatus &status = *m_delivery.status();
    left->setCurrentIndex(status.refused + status.warned > 0 ? 0 : 1);
    m_rows->setHeads(ImportProblems::heads());
    m_rows->start([this, id = status.id, asked = m_filling](qint64 next) {
        m_delivery.client().problems(id, next).then(
            this, [this, asked](const base::Result<protocol::ImportPage<ImportProblem>> &page) {
                if (asked != m_filling)
                    return;
                if (!page)
                    return m_notice->refuse(importtexts::error(words(), page.error()));
                std::vector<ImportRows::Row> rows;
                for (const ImportProblem &problem : page->items)
                    rows.push_back(ImportProblems::rowOf(m_delivery, problem));
                const bool isFirst = m_rows->rowCount() == 0;
                m_rows->add(std::move(rows), page->next);
                ImportProblems::fit(*m_list, *m_rows);
                if (isFirst && m_rows->rowCount() > 0)
                    m_list->selectRow(0);
            });
    });
    ImportProblems::setWidths(*m_list);
}

void ImportCheckPage::fillDifferences(const QString &op)
{
    auto *left = qobject_cast<QStackedWidget *>(m_list->parentWidget());
    left->setCurrentIndex(0);
    m_rows->setHeads({tr("Number"), tr("Name"),
                      op == u"change"     ? tr("What changes")
                          : op == u"kept" ? tr("Why")
                                          : tr("Where")});
    m_rows->start([this, op, id = m_delivery.status()->id, asked = m_filling](qint64 next) {
        m_delivery.client()
            .differences(id, op, next)
            .then(this,
                  [this, asked, next](const base::Result<protocol::ImportPage<ImportDifference>> &page) {
                      if (asked != m_filling)
                          return;
                      if (!page)
                          return m_notice->refuse(importtexts::error(words(), page.error()));
                      std::vector<ImportRows::Row> rows;
                      for (const ImportDifference &difference : page->items)
                          rows.push_back(rowOf(difference));
                      m_rows->add(std::move(rows), page->next);
                      std::vector<geo::Place> places;
                      for (const ImportRows::Row &row : m_rows->rows()) {
                          if (row.lonLat)
                              places.push_back({row.lonLat->x(), row.lonLat->y()});
                      }
                      m_map->setPlaces(places);
                      if (next == 0 && m_rows->rowCount() > 0)
                          m_list->selectRow(0);
                  });
    });
    m_list->setColumnWidth(0, 190);
    m_list->setColumnWidth(1, 200);
}

void ImportCheckPage::fillWords()
{
    auto *left = qobject_cast<QStackedWidget *>(m_list->parentWidget());
    left->setCurrentIndex(0);
    m_rows->setHeads({tr("Word in the file"), tr("Field"), tr("Rows"), tr("Suggested")});
    m_rows->start({});
    std::vector<ImportRows::Row> rows;
    for (const protocol::ImportWord &word : m_delivery.status()->newWords)
        rows.push_back({{word.word, importtexts::field(words(), m_delivery.kind(), word.field),
                         words().number(double(word.rows)), word.becomes},
                        {},
                        {}});
    m_rows->add(std::move(rows), 0);
    m_list->setColumnWidth(0, 260);
    m_list->setColumnWidth(1, 140);
    m_list->setColumnWidth(2, 90);
}

void ImportCheckPage::fillGuessed()
{
    auto *left = qobject_cast<QStackedWidget *>(m_list->parentWidget());
    left->setCurrentIndex(0);
    m_rows->setHeads({tr("Word in the file"), tr("Field"), tr("Rows"), tr("Taken for")});
    m_rows->start({});
    std::vector<ImportRows::Row> rows;
    for (const intake::UnderstoodWord &word : m_guessed) {
        rows.push_back({{word.word, importtexts::field(words(), m_delivery.kind(), word.field),
                         words().number(double(word.rows)),
                         importtexts::taken(words(), m_delivery.kind(), word.field, word.ours)},
                        {},
                        {}});
    }
    m_rows->add(std::move(rows), 0);
    m_list->setColumnWidth(0, 260);
    m_list->setColumnWidth(1, 140);
    m_list->setColumnWidth(2, 90);
}

void ImportCheckPage::showRow()
{
    const int at = m_list->currentIndex().row();
    if (at < 0 || at >= m_rows->rowCount())
        return;
    if (m_view == View::Problems) { // in full, where the column cuts it
        m_about->setText(m_rows->row(at).help);
        m_about->setVisible(!m_about->text().isEmpty());
    }
    if (!m_rows->row(at).lonLat)
        return;
    const QPointF where = *m_rows->row(at).lonLat;
    m_map->point({where.x(), where.y()});
}
} // namespace wanmi::workbench

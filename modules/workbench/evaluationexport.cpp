// SPDX-License-Identifier: GPL-3.0-or-later
// What leaves the evaluation window: workbook, document, lines.
#include "workbench/evaluationwindow.h"

#include "domain/catalog.h"
#include "reports/contentbook.h"
#include "reports/contentcsv.h"
#include "reports/contentpdf.h"
#include "reports/evaluationcontent.h"
#include "sync/accessjournal.h"

#include <QComboBox>
#include <QFileDialog>
#include <QFileInfo>
#include <QProgressBar>
#include <QPushButton>
#include <QtConcurrentRun>

namespace wanmi::workbench {
namespace {
constexpr std::array Sources{"supervisor", "hotline12345", "hotline12319", "portal",
                             "sms",        "video",        "leader",       "transfer",
                             "media",      "petition",     "sensor",       "self-handled"};

/// On a worker: the report as the file's name wants it.
base::Result<void> writeReport(const reports::Circumstances &around, const appraisal::Appraised &view,
                               const QString &path, const std::shared_ptr<std::atomic<bool>> &stop)
{
    const auto goesOn = [stop](int) { return !*stop; };
    const auto analyses = reports::analysesOf(view.ground->facts, view.order);
    const auto content = reports::contentOf(around, view.order, view.report, analyses);
    if (path.endsWith(u".csv", Qt::CaseInsensitive)) {
        const reports::Table *ranking = content.table(QStringLiteral("ranking"));
        Q_ASSERT(ranking); // every report has one
        return reports::writeCsv(*ranking, path);
    }
    if (!path.endsWith(u".pdf", Qt::CaseInsensitive))
        return reports::writeBook(content, path, goesOn);
    const auto pages = reports::writePages(content, {}, path, goesOn);
    return pages ? base::Result<void>() : tl::unexpected(pages.error());
}
} // namespace

void EvaluationWindow::askWhereTo()
{
    if (!m_view)
        return;
    auto *dialog = new QFileDialog(this, tr("Where the report goes"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setNameFilters(
        {tr("Workbook (*.xlsx)"), tr("Document (*.pdf)"), tr("Lines of the ranking (*.csv)")});
    dialog->setDefaultSuffix(QStringLiteral("xlsx"));
    connect(dialog, &QFileDialog::filterSelected, dialog, [dialog](const QString &filter) {
        for (const char *suffix : {"xlsx", "pdf", "csv"}) {
            if (filter.contains(QString::fromLatin1(suffix)))
                dialog->setDefaultSuffix(QString::fromLatin1(suffix));
        }
    });
    dialog->selectFile(windowTitle() + u' ' + m_subject->currentText() + u' ' + periodText().remove(u' '));
    connect(dialog, &QFileDialog::fileSelected, this, &EvaluationWindow::exportTo);
    dialog->open();
}

/// The words live on this thread; the worker gets the names it may need.
reports::Circumstances EvaluationWindow::circumstances() const
{
    reports::Circumstances around;
    const bool zh = m_session.words.isChinese();
    around.language = zh ? reports::Language::Chinese : reports::Language::English;
    around.calendarVersion = m_session.rules->calendar.version();
    around.asOf = around.madeAt = m_session.desk.now();
    around.madeBy = m_session.grant.name;
    QHash<QString, QString> names;
    const auto keep = [&](evaluation::Dimension dimension, const QString &key, const QString &name) {
        names.insert(QString::number(int(dimension)) + u' ' + key, name);
    };
    for (const evaluation::Score &one : m_view->report.scores.scores)
        keep(m_view->report.question.by, one.actor, nameOf(one.actor));
    for (const domain::MinorClass &minor : m_session.rules->catalog.classes()) {
        const QString key = domain::Catalog::keyOf(minor.kind, minor.code);
        keep(evaluation::Dimension::ClassKey, key, nameOfClass(key));
    }
    for (const domain::Department &department : m_session.words.names()->departments())
        keep(evaluation::Dimension::Department, department.id.text(),
             zh ? department.nameZh : department.nameEn);
    for (const char *source : Sources)
        keep(evaluation::Dimension::Source, QString::fromLatin1(source),
             m_session.words.source(QString::fromLatin1(source)));
    around.nameOf = [names](evaluation::Dimension dimension, const QString &key) {
        return names.value(QString::number(int(dimension)) + u' ' + key);
    };
    return around;
}

void EvaluationWindow::exportTo(const QString &path)
{
    if (!m_view || m_stopWriting)
        return;
    reports::Circumstances around = circumstances();
    m_stopWriting = std::make_shared<std::atomic<bool>>(false);
    m_export->setEnabled(false);
    sayState(tr("Writing %1…").arg(path));
    m_busy->show();
    m_session.store.status().then(
        this, [this, around, path](const base::Result<store::ReplicaStatus> &status) mutable {
            if (status)
                around.city
                    = around.language == reports::Language::Chinese || status->manifest.cityNameEn.isEmpty()
                    ? status->manifest.cityName
                    : status->manifest.cityNameEn;
            base::Answer<base::Result<void>> written
                = QtConcurrent::run([around, path, view = m_view, stop = m_stopWriting] {
                      return writeReport(around, *view, path, stop);
                  });
            written.then(this, [this, path](const base::Result<void> &done) {
                m_stopWriting.reset();
                m_export->setEnabled(true);
                m_busy->hide();
                if (done && m_session.accesses)
                    m_session.accesses->exported(
                        QStringLiteral("evaluation"), qint64(m_view->report.scores.scores.size()),
                        QFileInfo(path).suffix().toLower(), m_subjectAsked.actors + u' ' + periodText());
                sayState(done ? tr("Written: %1").arg(path) : m_session.words.reason(done.error().reason),
                         !done);
                emit exported(path, done ? QString() : done.error().reason);
            });
        });
}
} // namespace wanmi::workbench

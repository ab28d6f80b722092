// SPDX-License-Identifier: GPL-3.0-or-later
#include "workbench/importreport.h"

#include "workbench/importtexts.h"

#include <QEvent>
#include <QFileDialog>

namespace wanmi::workbench {

ImportReportButton::ImportReportButton(ImportDelivery &delivery, ImportNotice &notice, QWidget *parent)
    : QPushButton(parent)
    , m_delivery(delivery)
    , m_notice(notice)
{
    setAutoDefault(false);
    connect(this, &QPushButton::clicked, this, &ImportReportButton::askWhere);
    m_texts.add([this] {
        setText(tr("&Save report…"));
        setToolTip(tr("Every row that was not taken with line, field, value, reason and what to do, as CSV"));
    });
}

void ImportReportButton::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        m_texts.refresh();
    QPushButton::changeEvent(event);
}

void ImportReportButton::askWhere()
{
    auto *dialog = new QFileDialog(this, tr("Save the report"), {}, tr("Table (*.csv)"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setDefaultSuffix(QStringLiteral("csv"));
    dialog->selectFile(intake::tokenOf(m_delivery.kind()) + QStringLiteral("-report.csv"));
    connect(dialog, &QFileDialog::fileSelected, this, &ImportReportButton::saveTo);
    dialog->open();
}

void ImportReportButton::saveTo(const QString &path)
{
    if (!m_delivery.status())
        return;
    m_delivery.client()
        .saveProblems(m_delivery.status()->id, path)
        .then(this, [this, path](const base::Result<void> &saved) {
            if (saved)
                m_notice.remark(tr("The report is saved: %1").arg(path));
            else
                m_notice.refuse(importtexts::error(m_delivery.session().words, saved.error()));
        });
}
} // namespace wanmi::workbench

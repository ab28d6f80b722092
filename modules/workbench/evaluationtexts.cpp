// SPDX-License-Identifier: GPL-3.0-or-later
// What the evaluation window calls things, in the language of the day.
#include "workbench/evaluationwindow.h"

#include "evaluationcolumns.h"
#include "workbench/whatifpanel.h"

#include <QComboBox>
#include <QDateEdit>
#include <QHeaderView>
#include <QLabel>
#include <QListWidget>
#include <QPushButton>
#include <QTableWidget>
#include <QToolButton>

namespace wanmi::workbench {
namespace {
void setHeads(QTableWidget &table, const QStringList &heads, const QList<int> &leftOnes)
{
    table.setHorizontalHeaderLabels(heads);
    for (int i = 0; i < table.columnCount(); ++i)
        table.horizontalHeaderItem(i)->setTextAlignment(
            (leftOnes.contains(i) ? Qt::AlignLeft : Qt::AlignRight) | Qt::AlignVCenter);
}
} // namespace

/// Kinds of periods in the order of evaluation::PeriodKind.
void EvaluationWindow::fillSubjects()
{
    const QString chosen = m_subjectAsked.actors;
    m_subject->clear();
    m_kind->clear();
    for (const EvaluationSubject &subject : subjects()) {
        const QString text = subject.actors == u"department" ? tr("Departments")
            : subject.actors == u"district"                  ? tr("Districts")
            : subject.actors == u"street"                    ? tr("Streets")
            : subject.actors == u"community"                 ? tr("Communities")
                                                             : tr("Grid cells");
        m_subject->addItem(text);
        if (subject.actors == chosen)
            m_subject->setCurrentIndex(m_subject->count() - 1);
    }
    m_kind->addItems({tr("Week"), tr("Month"), tr("Quarter"), tr("Year"), tr("Free dates")});
    m_kind->setCurrentIndex(int(m_kindAsked));
}

void EvaluationWindow::retranslate()
{
    setWindowTitle(tr("Evaluation"));
    fillSubjects();
    m_subject->setAccessibleName(tr("Who is compared"));
    m_kind->setAccessibleName(tr("How long a period is"));
    m_before->setToolTip(tr("The period before (Page Up)"));
    m_before->setAccessibleName(tr("The period before (Page Up)"));
    m_after->setToolTip(tr("The next period (Page Down)"));
    m_after->setAccessibleName(tr("The next period (Page Down)"));
    m_ranking->setAccessibleName(tr("Ranking"));
    setHeads(*m_ranking,
             {tr("Rank"), tr("Name"), tr("Grade"), tr("Score"), tr("Against before"), tr("A year earlier"),
              tr("Cases"), tr("What if")},
             {Name, Grade});
    m_tryButton->setText(tr("What if"));
    m_tryButton->setToolTip(tr("What other weights would change; nothing published changes"));
    m_from->setAccessibleName(tr("First day"));
    m_to->setAccessibleName(tr("Last day"));
    m_whatIf->retranslate();
    const int chart = std::max(0, m_chartKind->currentIndex());
    m_chartKind->clear();
    m_chartKind->addItems({tr("Course"), tr("Weekday and hour"), tr("Stages")});
    m_chartKind->setCurrentIndex(chart);
    m_chartKind->setAccessibleName(tr("Which chart"));
    m_picture->setText(tr("Picture…"));
    m_picture->setToolTip(tr("The chart as a picture"));
    m_lines->setText(tr("Data…"));
    m_lines->setToolTip(tr("The numbers of the chart as CSV"));
    m_export->setText(tr("Export…"));
    m_export->setToolTip(tr("The report on screen as a workbook, a PDF or lines"));
    m_parts->setAccessibleName(tr("What the score is made of"));
    setHeads(*m_parts,
             {tr("Part"), tr("Value"), tr("Counted"), tr("Of"), tr("Lost"), tr("Weight"), tr("Points")},
             {Part});
    m_partsTitle->setText(tr("What the score is made of"));
    m_cases->setAccessibleName(tr("The cases behind a count"));
    m_appeal->setText(tr("Appeal against this case…"));
    m_period->setText(periodText());
    fillRanking();
    fillParts();
    explain();
    askCourse();
    forgetCases();
    if (m_view)
        m_whatIf->show(model(), [this](const evaluation::Term &term) { return nameOfTerm(term); });
}
} // namespace wanmi::workbench

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "appraisal/appraisal.h"
#include "evaluation/explain.h"
#include "reports/evaluationcontent.h"
#include "workbench/session.h"
#include "workbench/style.h"
#include "workbench/texts.h"

#include <QWidget>

#include <atomic>

class QComboBox;
class QDateEdit;
class QLabel;
class QListWidget;
class QProgressBar;
class QPushButton;
class QTableWidget;
class QToolButton;

namespace wanmi::workbench {

class ChartView;
class WhatIfPanel;

/// Whom a ranking is about, by which model: "department", "district", "street", "community", "cell".
struct EvaluationSubject
{
    QString actors, model;
};

/// Who did how well in a period, why, and by which cases: a ranking, the parts of the chosen one's score with
/// what they were counted from, one sentence why its rank moved, exactly the cases behind each count, and
/// what another weighing would change. A department's people see their own department alone. It changes
/// nothing: results are published at central.
class EvaluationWindow : public QWidget
{
    Q_OBJECT
public:
    EvaluationWindow(SessionContext &session, const Style &style, QWidget *parent);
    ~EvaluationWindow() override; ///< a file that is being written is given up

    void showSubject(const QString &actors);
    void showKind(evaluation::PeriodKind kind);
    void showDates(QDate first, QDate last); ///< both included
    void step(int periods); ///< -1: the period before
    void choose(const QString &actor);
    /// Of a part of a score: what counts for it, all it is counted of, where its points were lost.
    enum class CasesOf { Good, All, Lost };
    void showCases(int part, CasesOf which);

    /// The report on screen as a workbook (.xlsx), a printable document (.pdf) or the ranking's lines (.csv),
    /// written by a worker.
    void exportTo(const QString &path);

    /// The chart on screen as a picture (.png) or its numbers (.csv), written by a worker.
    void saveChart(const QString &path);

    [[nodiscard]] ChartView &chart() const { return *m_chart; }
    [[nodiscard]] QComboBox &chartKind() const { return *m_chartKind; } ///< course, hours, stages
    [[nodiscard]] const appraisal::Appraised *view() const
    {
        return m_view.get();
    } ///< nullptr: nothing to show yet
    [[nodiscard]] const evaluation::Model &model() const { return m_view->order.model; } ///< with view() only
    [[nodiscard]] QTableWidget &ranking() const { return *m_ranking; }
    [[nodiscard]] QTableWidget &parts() const { return *m_parts; }
    [[nodiscard]] QListWidget &cases() const { return *m_cases; }
    [[nodiscard]] WhatIfPanel &whatIf() const { return *m_whatIf; }
    [[nodiscard]] QPushButton &whatIfButton() const { return *m_tryButton; }
    /// Of departments: against the chosen one of the cases; says why not where it cannot be.
    [[nodiscard]] QPushButton &appealButton() const { return *m_appeal; }
    [[nodiscard]] QString sentence() const;
    [[nodiscard]] QString chosen() const { return m_actor; }

signals:
    void shown(); ///< another report stands
    void explained(); ///< the sentence is of the chosen one
    void casesShown(int count);
    void charted(); ///< the charts are of the chosen one
    void tried(); ///< what another weighing would change is here
    void caseWanted(const QString &caseId);
    /// A department wants the case looked at again.
    void appealWanted(const QString &caseId);
    /// \param reason empty: the file is there.
    void exported(const QString &path, const QString &reason);

protected:
    void changeEvent(QEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;

private:
    // evaluationwindow.cpp
    void build();
    void connectAll();
    void retranslate();
    void ask();
    void take(const appraisal::AppraisedPtr &view);
    void askCases(int row, int column);
    void fillSubjects();
    void showPeriodFields();
    void sayState(const QString &text, bool isProblem = false);
    [[nodiscard]] bool isOwnOnly() const;
    [[nodiscard]] std::vector<EvaluationSubject> subjects() const;
    [[nodiscard]] const evaluation::Model *modelOf(const QString &id) const;
    [[nodiscard]] std::chrono::seconds utcOffset() const;
    [[nodiscard]] QString periodText() const;
    [[nodiscard]] bool isRunning() const; ///< the period has not ended yet
    // evaluationranking.cpp
    void fillRanking();
    void fillRank(int row, const evaluation::Placing &placing);
    void fillParts();
    void fillPart(int row, const evaluation::TermScore &part);
    void explain();
    void tryModel();
    void showWhatIf();
    [[nodiscard]] QString nameOf(const QString &actor) const;
    [[nodiscard]] QString nameOfClass(const QString &key) const;
    [[nodiscard]] QString nameOfTerm(const evaluation::Term &term) const;
    [[nodiscard]] const evaluation::Score *score() const;
    // evaluationcases.cpp
    void forgetCases();
    void askAppeal();
    void readCases(const QString &what, evaluation::Count count, std::optional<evaluation::Count> less);
    void listCases(const QString &what, const std::vector<evaluation::Counted> &counted);
    void fillCases(const QString &what, const std::vector<evaluation::Counted> &counted,
                   const store::CaseSummaries &found);
    [[nodiscard]] QString lineOf(const evaluation::Counted &counted, const store::CaseSummary *row) const;
    // evaluationcharts.cpp
    void askCourse();
    void fillChart();
    void fillTrend();
    void fillHeat();
    void fillStages();
    void pressMark(int mark);
    void askWhereChartTo(const QString &suffix);
    [[nodiscard]] std::vector<evaluation::Period> buckets() const;
    [[nodiscard]] const evaluation::Term *trendTerm() const;
    [[nodiscard]] QString bucketName(const evaluation::Period &bucket) const;
    [[nodiscard]] QString stageName(evaluation::FactKind stage) const;
    // evaluationexport.cpp
    void askWhereTo();
    [[nodiscard]] reports::Circumstances circumstances() const;

    SessionContext &m_session;
    const Style &m_style;
    appraisal::Appraisal m_appraisal;
    std::vector<evaluation::Model> m_models;
    EvaluationSubject m_subjectAsked;
    evaluation::PeriodKind m_kindAsked = evaluation::PeriodKind::Month;
    evaluation::Period m_asked;
    appraisal::AppraisedPtr m_view;
    std::shared_ptr<std::atomic<bool>> m_stopWriting;
    QString m_actor;
    std::optional<evaluation::WhatIf> m_tried;
    std::optional<appraisal::Course> m_course;
    evaluation::Term m_courseTerm;
    std::vector<appraisal::Spot> m_spots; ///< of the chart's marks
    reports::Table m_chartLines;
    int m_generation = 0, m_casesGeneration = 0, m_tryGeneration = 0, m_courseGeneration = 0;
    QComboBox *m_subject, *m_kind;
    QToolButton *m_before, *m_after;
    QPushButton *m_export, *m_tryButton;
    QDateEdit *m_from, *m_to;
    QLabel *m_period, *m_state, *m_name, *m_score, *m_sentence, *m_partsTitle, *m_casesTitle;
    QProgressBar *m_busy;
    QTableWidget *m_ranking, *m_parts;
    QListWidget *m_cases;
    QPushButton *m_appeal;
    WhatIfPanel *m_whatIf;
    QComboBox *m_chartKind;
    QPushButton *m_picture, *m_lines;
    ChartView *m_chart;
    Texts m_texts;
};
} // namespace wanmi::workbench

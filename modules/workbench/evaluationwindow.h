// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "workbench/evaluationdesk.h"
#include "workbench/style.h"
#include "workbench/texts.h"

#include <QWidget>

class QComboBox;
class QLabel;
class QListWidget;
class QProgressBar;
class QTableWidget;
class QToolButton;

namespace wanmi::workbench {

/// Who did how well in a period, why, and by which cases: a ranking, the parts of the chosen one's score with what they were
/// counted from, one sentence why its rank moved, and exactly the cases behind each count.
class EvaluationWindow : public QWidget
{
    Q_OBJECT
public:
    EvaluationWindow(SessionContext &session, const Style &style, QWidget *parent);

    void showSubject(const QString &actors);
    void showKind(evaluation::PeriodKind kind);
    void step(int periods); ///< -1: the period before
    void choose(const QString &actor);
    /// The cases behind a part of the chosen one's score. \param good those that count for it, else all it is counted of.
    void showCases(int part, bool good);

    [[nodiscard]] const EvaluationView *view() const { return m_view.get(); } ///< nullptr: nothing to show yet
    [[nodiscard]] QTableWidget &ranking() const { return *m_ranking; }
    [[nodiscard]] QTableWidget &parts() const { return *m_parts; }
    [[nodiscard]] QListWidget &cases() const { return *m_cases; }
    [[nodiscard]] QString sentence() const;
    [[nodiscard]] QString chosen() const { return m_actor; }

signals:
    void shown(); ///< another report stands
    void explained(); ///< the sentence is of the chosen one
    void casesShown(int count);
    void caseWanted(const QString &caseId);

protected:
    void changeEvent(QEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;

private:
    void ask();
    void take(const std::shared_ptr<const EvaluationView> &view);
    void fillSubjects();
    void fillRanking();
    void fillParts();
    void explain();
    void sayState(const QString &text, bool isProblem = false);
    [[nodiscard]] QString nameOf(const QString &actor) const;
    [[nodiscard]] QString nameOfClass(const QString &key) const;
    [[nodiscard]] QString nameOfTerm(const evaluation::Term &term) const;
    [[nodiscard]] QString periodText() const;
    [[nodiscard]] bool isRunning() const; ///< the period has not ended yet
    [[nodiscard]] const evaluation::Score *score() const;

    SessionContext &m_session;
    const Style &m_style;
    EvaluationDesk m_desk;
    EvaluationAsk m_ask;
    std::shared_ptr<const EvaluationView> m_view;
    QString m_actor;
    int m_generation = 0, m_casesGeneration = 0;
    QComboBox *m_subject, *m_kind;
    QToolButton *m_before, *m_after;
    QLabel *m_period, *m_state, *m_name, *m_score, *m_sentence, *m_partsTitle, *m_casesTitle;
    QProgressBar *m_busy;
    QTableWidget *m_ranking, *m_parts;
    QListWidget *m_cases;
    Texts m_texts;
};
} // namespace wanmi::workbench

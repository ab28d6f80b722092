// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/deadlines.h"
#include "store/changeset.h"
#include "workbench/session.h"
#include "workbench/style.h"

#include <QDate>
#include <QWidget>

class QLabel;
class QVBoxLayout;

namespace wanmi::workbench {

/// Every deadline of a case as a line that opens: how it came about, step by step, and what it would be with
/// more time or after a suspension.
class DeadlineView : public QWidget
{
    Q_OBJECT
public:
    DeadlineView(SessionContext &session, const Style &style, QWidget *parent = nullptr);

    void show(const store::CaseDossier &dossier);
    void forget();
    /// Opens the first one and puts the keyboard there, or closes what is open. \return whether there is one.
    bool toggle();
    /// The time that is left goes on.
    void tick();
    [[nodiscard]] bool isEmpty() const { return m_deadlines.empty(); }
    /// Of the one that is open; empty: none is.
    [[nodiscard]] QString explanation() const;
    [[nodiscard]] const std::vector<domain::ExplainedDeadline> &deadlines() const { return m_deadlines; }

private:
    void build();
    void addLine(QVBoxLayout *column, const domain::ExplainedDeadline &deadline, const QString &id);
    void addExplanation(QVBoxLayout *column, const domain::ExplainedDeadline &deadline);
    void addQuestions(QVBoxLayout *column, const domain::ExplainedDeadline &deadline);
    void answer(QLabel *label, const domain::ExplainedDeadline &deadline);
    [[nodiscard]] QString lineOf(const domain::ExplainedDeadline &deadline) const;
    [[nodiscard]] QString lightOf(const domain::ExplainedDeadline &deadline) const;
    [[nodiscard]] QString said(const worktime::DeadlineRun &run) const;
    [[nodiscard]] QString moment(base::Instant at) const;

    SessionContext &m_session;
    const Style &m_style;
    std::vector<domain::ExplainedDeadline> m_deadlines;
    std::vector<QWidget *> m_lines;
    std::optional<store::CaseDossier> m_dossier;
    QString m_caseId, m_open; ///< which one is open
    int m_days = 1; ///< what is asked for stays while the case changes
    QDate m_until;
};

/// "Handling, round 2", "Verify task", "Reply to an order": what a deadline is for.
[[nodiscard]] QString nameOf(const domain::ExplainedDeadline &deadline, const domain::CaseFile &file,
                             const models::Words &words);
} // namespace wanmi::workbench

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/duplicates.h"
#include "workbench/session.h"
#include "workbench/style.h"

#include <QTimer>
#include <QWidget>

#include <optional>

class QLabel;
class QListWidget;

namespace wanmi::workbench {

/// What a report being taken says so far.
struct IntakeMatter
{
    QString source, phone;
    domain::CaseKind kind = domain::CaseKind::Event;
    QString classCode, conditionNo, severity, componentId;
    std::optional<geo::Place> place;
    friend bool operator==(const IntakeMatter &, const IntakeMatter &) = default;
};

/// Beside the form, changing while it is typed and never in its way: who called before, which department will
/// get it and until when, who is on duty there, and what may be the same matter.
class IntakeSide : public QWidget
{
    Q_OBJECT
public:
    IntakeSide(SessionContext &session, const Style &style, QWidget *parent = nullptr);

    void follow(const IntakeMatter &matter);
    /// The marked one of what may be the same matter; empty: none is known.
    [[nodiscard]] QString likeliest() const;
    void markNext();
    void focusCaller();
    /// Where the Tab key stops here, in order.
    [[nodiscard]] std::vector<QWidget *> stops() const;
    /// Whom a task at the place goes to; PersonId text, empty: nobody is on duty there or nearby.
    [[nodiscard]] const QString &supervisor() const { return m_supervisor; }
    /// The name that was given with the number before; empty: a new caller.
    [[nodiscard]] const QString &callerName() const { return m_callerName; }
    [[nodiscard]] const std::vector<store::Store::CallerCase> &calls() const { return m_calls; }
    [[nodiscard]] const store::CaseSummaries &duplicates() const { return m_duplicates; }
    [[nodiscard]] QString department() const { return m_department; }
    /// Cell and duty of the place as it is now have been read.
    [[nodiscard]] bool knowsPlace() const { return m_matter.place == m_knownPlace; }
    /// Nothing asked for is still under way.
    [[nodiscard]] bool isSettled() const;

signals:
    void advised(); ///< supervisor, caller or duplicates are others now
    void caseWanted(const QString &caseId);
    void mergeWanted(const QString &caseId);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void ask();
    void askCaller();
    void askPlace();
    void askDuplicates();
    void askDepartment();
    void showLimit();
    void showCalls();
    void showPlace(const base::Result<store::Store::CellFacts> &facts);
    void showDuplicates();
    void showDepartment(const base::Result<domain::Recommendation> &found);
    [[nodiscard]] QIcon light(const store::CaseSummary &summary) const;
    [[nodiscard]] QString numberOf(const store::CaseSummary &summary) const;
    QListWidget *makeList(const char *name);
    QLabel *makeLabel(const char *name);

    SessionContext &m_session;
    const Style &m_style;
    domain::DuplicateRules m_rules;
    IntakeMatter m_matter, m_asked;
    store::CaseSummaries m_duplicates;
    std::vector<store::Store::CallerCase> m_calls;
    std::optional<store::Store::CellFacts> m_cell;
    std::optional<geo::Place> m_knownPlace; ///< whose cell and duty are shown
    QString m_supervisor, m_callerName, m_department;
    QTimer m_soon;
    int m_waiting = 0; ///< answers under way
    QLabel *m_callerTitle, *m_dutyTitle, *m_departmentLine, *m_why, *m_limit, *m_explained, *m_cellLine,
        *m_duty, *m_same, *m_keys;
    QListWidget *m_callerList, *m_sameList;
};
} // namespace wanmi::workbench

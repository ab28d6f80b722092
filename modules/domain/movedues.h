// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/act.h"

#include <span>

/// A new edition of the calendar moves the dues of open cases: by an action of the system in each case's
/// trail, before anything else happens to it under the new edition.
namespace wanmi::domain {

/// The action's token; its reason is the version of the calendar.
inline const QString MoveDue = QStringLiteral("moveDue");

/// The case with its dues in the calendar in force; nothing where they stay. Each due keeps as much of its
/// clock's time as it had behind the start of the stage (of the suspension while that lasts), so that the
/// stage is counted by one edition from its start on. What has been settled stays: a reply's hour that
/// somebody named, a handling due before the stage began or judged by an accepted feedback, the deadline
/// another system gave.
[[nodiscard]] std::optional<CaseFile> movedDues(const CaseFile &file, base::Instant at,
                                                const RuleBook &rules);

/// One open case that a calendar moves, for people.
struct DueMove
{
    enum class What {
        Stage, ///< the due of the stage it is in, of a dispatch round as well
        Case, ///< only the due its on-time fact is judged by
        Order, ///< only that of a reply to a supervise order
    };
    CaseId caseId;
    QString number; ///< case number, or the intake number before there is one
    QString state, department;
    What what = What::Stage;
    base::Instant before, after;
    worktime::Light lightBefore = worktime::Light::None, lightAfter = worktime::Light::None;
    [[nodiscard]] std::chrono::milliseconds by() const { return after - before; }
    [[nodiscard]] bool becomesOverdue(base::Instant now) const { return before >= now && after < now; }
    [[nodiscard]] bool isNoLongerOverdue(base::Instant now) const { return before < now && after >= now; }
};
/// Nothing where it stays.
[[nodiscard]] std::optional<DueMove> dueMove(const CaseFile &file, base::Instant at, const RuleBook &rules);

/// What a calendar would do to the open cases, or has done.
struct CalendarPreview
{
    QString version; ///< of the new calendar
    QString replaced; ///< of the one that was in force
    base::Instant at;
    int open = 0;
    std::vector<DueMove> moves;

    /// Counts the case, and keeps its move where there is one. \param rules with the new calendar in force.
    void add(const CaseFile &file, const RuleBook &rules);
    [[nodiscard]] int becomeOverdue() const;
    [[nodiscard]] int noLongerOverdue() const;
};
} // namespace wanmi::domain

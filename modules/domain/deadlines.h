// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/act.h"
#include "worktime/whatif.h"

#include <span>

/// Every deadline of a case as the run of a clock that worktime::explain() can tell step by step.
namespace wanmi::domain {

struct ExplainedDeadline
{
    enum class Kind {
        Stage, ///< of the state the case is in
        Task, ///< of a verify or check task in the field
        Round, ///< the department's clock of this dispatch round
        Case, ///< of the whole case: its on-time fact is judged by it
        Order, ///< the reply to a supervise order
    };
    Kind kind = Kind::Stage;
    QString name; ///< the state; verify or check; the order's id
    worktime::DeadlineRun run;
    /// As the case has it; while it is suspended what follows from the agreed end, nothing without one.
    std::optional<base::Instant> due;
    /// False: the trail does not tell how the due came about (another system's case, actions that are not
    /// here), so `run` only leads from the start to the due in one stretch.
    bool isTold = true;
    bool isSet = false; ///< somebody said the hour: nothing is counted

    /// Whether more time or a suspension can be asked for at all: with the department's clock only.
    [[nodiscard]] bool canBeMoved() const { return kind == Kind::Round && !run.stoppedAt; }
};

/// Each run's calendarVersion is the edition that gave its due (RuleBook::calendarOf): explain it by that
/// one. The one that runs now first, then those of the whole case and of orders that await their reply. The
/// run's due is always `due`. \param trail oldest first, may lack its beginning.
[[nodiscard]] std::vector<ExplainedDeadline>
explainedDeadlines(const CaseFile &file, std::span<const ActionRecord> trail, const RuleBook &rules);

/// A whole day of that clock: eight work hours, or a calendar day.
[[nodiscard]] std::chrono::seconds dayOf(worktime::ClockKind clock);
/// The due and its explanation if the deadline got that many days more at an instant.
[[nodiscard]] worktime::Difference extended(const ExplainedDeadline &deadline, int days, base::Instant at,
                                            const worktime::Calendar &calendar);
/// … if the clock stood still between the two.
[[nodiscard]] worktime::Difference suspended(const ExplainedDeadline &deadline, base::Instant from,
                                             base::Instant to, const worktime::Calendar &calendar);
} // namespace wanmi::domain

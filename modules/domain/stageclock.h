// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/casefile.h"
#include "domain/rulebook.h"

/// The running clock of a case: stageStartedAt, stageWarnAt, stageDue, and the handling due the on-time fact
/// counts by.
namespace wanmi::domain {

/// How long the case may stay in the state it is now in; nothing where no clock runs, and in states of the
/// handling clock, whose limit is the case's own.
[[nodiscard]] std::optional<worktime::Limit> stageLimit(const CaseFile &file, const RuleBook &rules);
/// Starts the clock of the state the case is now in; states of the handling clock keep the one that runs.
void startStage(CaseFile &file, base::Instant at, const RuleBook &rules);
/// A dispatch: a new round. The same department after a failed check (`isRework`) gets half the limit, at
/// least two hours; the fact goes on counting from the first round unless that one was returned.
void startRound(CaseFile &file, base::Instant at, bool isRework, const RuleBook &rules);
/// Moves the dues by `days`, or by the original limit when 0.
void extendRound(CaseFile &file, int days, const RuleBook &rules);
/// What is left of the handling clock is kept until resumeRound().
void suspendRound(CaseFile &file, const CaseFile &before, base::Instant at, const RuleBook &rules);
void resumeRound(CaseFile &file, base::Instant at, const RuleBook &rules);
/// After a rejected feedback: as if the clock had never stopped.
void continueRound(CaseFile &file, const RuleBook &rules);
} // namespace wanmi::domain

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "operations/casedesk.h"

namespace wanmi::operations {

/// What follows a report in the same gesture, as a second order of the same lane.
enum class AfterReport {
    Nothing, ///< it waits at its first stage
    Verify, ///< the task goes to the supervisor on duty
    Register, ///< handed to the shift leader
    Merge, ///< joins a case that is there already; its reporter stays with it
};

/// What the rules ask for after a report of this source: the first step that this actor may take.
[[nodiscard]] AfterReport usualAfterReport(const QString &source, const domain::Actor &actor,
                                           const domain::RuleBook &rules);
/// Whether the source is somebody of the public, who has a name and a telephone.
[[nodiscard]] bool isOfThePublic(const QString &source);

/// What has been done. The report stands even when what was to follow was refused.
struct TakenReport
{
    domain::Verdict report;
    std::optional<domain::Verdict> next;
    QString refusal; ///< why there is no `next` although one was asked for; empty: none was, or it is there
    /// Keys of the commands, the newest first: what store::Store::withdraw() takes back while nothing of it
    /// has been handed to the line.
    [[nodiscard]] QStringList commands() const;
};

/// Reports and takes the step after. `mainCase`: of a merge; `supervisor`: of a verify task, empty: whoever
/// is on duty there. `done` is called on the thread of `context`, not at all when that one is gone. Errors:
/// of the report, as CaseDesk::reportCase(); then nothing has happened.
void takeReport(CaseDesk &desk, QObject *context, const domain::CaseOrder &report, AfterReport after,
                const QString &mainCase, const QString &supervisor,
                std::function<void(const base::Result<TakenReport> &)> done);
} // namespace wanmi::operations

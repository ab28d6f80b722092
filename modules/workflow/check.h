// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "workflow/workflow.h"

#include <functional>

namespace wanmi::workflow {

/// What words of a definition mean, told by the module that acts on them.
struct Vocabulary
{
    /// "supervision", "command", "department", "government" or "" (outside of all); nothing: no such post.
    std::function<std::optional<QString>(const QString &post)> sideOf;
    std::function<bool(const QString &guard)> knowsGuard;
    std::function<bool(const QString &limit)> isLimit;
};

/// One thing wrong with a definition. `code` is a stable token:
/// unreachable, dead-end, never-taken, never-settles, too-large, no-closed-end,
/// no-clock, no-limit, bad-limit, no-post, no-substitute, same-substitute, no-timeout, bad-timeout,
/// unknown-post, unknown-guard, unknown-side, wrong-side, both-sides,
/// closed-without-check, check-not-independent, exceptional-by-one-person, exceptional-without-reason,
/// exceptional-offline, inverse-missing, inverse-of-others, inverse-leads-elsewhere.
struct Finding
{
    QString code;
    QString where; ///< a state, or "event in STATE"
    QString detail;
    QStringList path; ///< how a case comes there: "report → INTAKE", …; empty where no path shows it
};

struct CheckReport
{
    std::vector<Finding> findings; ///< empty: the definition may be published
    /// Transitions that close a case without a passed check, as "closeSelfHandled in PENDING_REGISTER": their
    /// closures are counted apart.
    QStringList exceptional;
    int configurations = 0; ///< that a case can be in
};

/// Proves a definition by walking through every configuration that a case can come into, each together with
/// whether it was checked since it was last handled (domain.md §3, the separation rule; §9.2). Guards are
/// taken as able to hold and to fail. The two axes: a state of outcome "closed" (and one named CLOSED) is
/// entered only after a wm:check of the supervision side, by somebody whom the guard actor-not-handler keeps
/// from checking their own work, and not handled again since; or by an exceptional transition, for which two
/// persons (second-person or actor-not-handler) and a reason are demanded. An inverse (wm:inverse) is there
/// wherever its action led, open to every post that may act, leads back and ends no case. Pure; some
/// milliseconds for the shipped definitions.
[[nodiscard]] CheckReport check(const Workflow &workflow, const Vocabulary &vocabulary);
} // namespace wanmi::workflow

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/caseorder.h"
#include "domain/facts.h"
#include "domain/rulebook.h"

#include <functional>

namespace wanmi::domain {

/// One line of the case's append-only trail.
struct ActionRecord
{
    ActionId id;
    CaseId caseId;
    int number = 0; ///< 1, 2, … within the case; equals the case's version after it
    base::Instant at;
    QString actor, actorName; ///< PersonId text and name at that time
    Post post = Post::System;
    QString department;
    QString action;
    QString fromState, toState;
    QString reason, note;
    /// What was asked, with what the judge added (numbers, duty grid), so that the case can be judged again.
    CaseOrder order;
};

/// A component's state as a consequence of a case (domain.md §5 state rules): central makes it a component
/// version.
struct ComponentEffect
{
    QString componentId;
    QString state; ///< damaged, missing, intact; "restore": what it was before this case changed it
};

struct Verdict
{
    CaseFile after;
    ActionRecord record;
    std::optional<ComponentEffect> component;
    std::vector<Fact> facts; ///< what evaluation will read
    std::optional<CaseFile> opened; ///< reopen: the new linked case…
    std::optional<ActionRecord> openedRecord; ///< …and the first line of its trail
};

/// What only central knows. A seat judges provisionally with empty numbers.
struct Circumstances
{
    base::Instant at; ///< central's time of judgement
    std::function<QString(const CaseFile &)> allotIntakeNo; ///< may be empty: stays ""
    std::function<QString(const CaseFile &)> allotCaseNo;
    std::function<QString(const QString &cell)> dutyGridOfCell; ///< may be empty
    QString lifecycle = {}; ///< version to judge by; empty: as RuleBook::lifecycleOf(). For judging again.
};

/// Judges an order: the one rule of the product, pure. `before` is nothing for the actions that create a
/// case. Errors: Refused with the failed guard's token (refusalReasons() names them all; "not-in-this-state",
/// "no-case-id", "both-sides" besides), Denied "not-your-post", "not-your-case". What needs rows is the
/// caller's to check: that departments, components and the main case of a merge exist, that the second person
/// of a forced closing is a leader, that a supervisor is on duty (order.supervisorOnDuty).
[[nodiscard]] base::Result<Verdict> act(const std::optional<CaseFile> &before, const CaseOrder &order,
                                        const Actor &actor, const ActionId &id,
                                        const Circumstances &circumstances, const RuleBook &rules);

/// Every reason a guard may give, for the table that turns reasons into words.
[[nodiscard]] QStringList refusalReasons();

/// One possible next action, for buttons and for "what may be done next and by whom".
struct Possibility
{
    QString action;
    QStringList posts;
    QString form;
    bool mine = false; ///< this actor's post may do it and (department posts) the case is theirs
    bool offline = true;
};
[[nodiscard]] std::vector<Possibility> possibilities(const CaseFile &caseFile, const Actor &actor,
                                                     const RuleBook &rules);

/// Judges a whole trail again from its orders, at the recorded instants and with the recorded numbers.
/// Errors: as act(), detail names the action's number; Corrupt "trail-incomplete" when it does not start at
/// number 1 or has a gap, Corrupt "trail-differs" when an action leads to another state than the recorded
/// one.
[[nodiscard]] base::Result<CaseFile> rejudge(const std::vector<ActionRecord> &trail, const RuleBook &rules);
} // namespace wanmi::domain

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/caseorder.h"
#include "domain/rulebook.h"

#include <QStringView>

#include <span>

namespace wanmi::domain {

/// What a guard looks at. `draft` is the case with the order's form already filled in.
struct GuardContext
{
    const CaseFile &draft;
    const CaseOrder &order;
    const Actor &actor;
    base::Instant at;
    const RuleBook &rules;
};

/// One condition a workflow file may name in wm:guards.
struct Guard
{
    QStringView name;
    QStringView reason; ///< why the order is refused when it does not hold
    bool (*holds)(const GuardContext &);
    bool isSelector = false; ///< chooses between transitions of the same event
    bool denies = false; ///< Denied instead of Refused
};
[[nodiscard]] const Guard *findGuard(const QString &name);
[[nodiscard]] std::span<const Guard> guards();

/// Department posts: whether the case is with the actor's unit (as lead or assisting unit).
[[nodiscard]] bool isOfUnit(const CaseFile &caseFile, const Actor &actor);
/// The supervise order an action is about: the one it names, else the newest open one; nullptr: none.
[[nodiscard]] const SuperviseOrder *orderMeant(const CaseFile &caseFile, const CaseOrder &order);
/// Whether this order is to be answered by the actor's unit or side.
[[nodiscard]] bool mustAnswer(const SuperviseOrder &order, const Actor &actor);
/// domain.md §3: nobody holds a supervision-side and a command-side post on the same case.
[[nodiscard]] bool actedOnOtherSide(const CaseFile &caseFile, const Actor &actor);
[[nodiscard]] bool isUrgent(const CaseFile &caseFile);
/// Whether reports of this source must be verified on site before registration.
[[nodiscard]] bool needsVerification(const SourceToken &source);
[[nodiscard]] bool isPublicSource(const SourceToken &source);
/// What a report of that post is taken for when it does not say.
[[nodiscard]] SourceToken usualSourceOf(Post post);
} // namespace wanmi::domain

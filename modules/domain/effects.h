// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/act.h"

namespace wanmi::domain {

/// An accepted action on its way into the case. `file` is already in its new state, with its stage clock
/// started.
struct Deed
{
    CaseFile &file;
    CaseOrder &order; ///< what will be recorded
    const CaseFile &before;
    const Actor &actor;
    const ActionId &id;
    const Circumstances &circumstances;
    const RuleBook &rules;
    std::optional<ComponentEffect> component;
};

/// The form's fields into the case (report, locate, register).
void fillIn(CaseFile &file, const CaseOrder &order);
/// Whether this action's order carries such a form.
[[nodiscard]] bool fillsForm(const QString &action);
/// A case begins: source, reporter, numbers of the editions.
void begin(CaseFile &draft, const CaseOrder &order, const Actor &actor, base::Instant at,
           const RuleBook &rules);
/// With the case end the orders that were still open, and the due of their replies.
void endOrders(CaseFile &file, base::Instant at);
/// The earliest due of a reply that is awaited, kept beside the list for whoever looks for late ones.
void noteOrderDue(CaseFile &file);
/// What the action settles for somebody; `order` is the one that is recorded.
[[nodiscard]] std::vector<Fact> factsOf(const CaseFile &before, const CaseFile &after, const CaseOrder &order,
                                        const Actor &actor, const ActionId &id, base::Instant at,
                                        const RuleBook &rules);
/// What the action does beyond moving the case to its next state.
void takeEffect(Deed &deed);
} // namespace wanmi::domain

// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/tending.h"

#include "domain/guards.h"

#include <algorithm>

namespace wanmi::domain {
namespace {
const QString Guarded = QStringLiteral("supervisor-on-duty");

bool givesTask(const workflow::Workflow &flow, const QString &state)
{
    return std::ranges::any_of(flow.leaving(state), [](const workflow::Transition *transition) {
        return transition->guards.contains(Guarded);
    });
}
} // namespace

QStringList statesOfSupervisors(const RuleBook &rules)
{
    QStringList found;
    const auto add = [&found](const workflow::Workflow &flow) {
        for (const workflow::State &state : flow.states()) {
            if (state.atomic && !found.contains(state.id) && givesTask(flow, state.id))
                found.append(state.id);
        }
    };
    add(rules.workflow);
    std::ranges::for_each(rules.earlier, add);
    return found;
}

bool needsSupervisor(const CaseFile &file, const RuleBook &rules)
{
    if (!file.isOpen() || !geo::isPlausible(file.place) || !givesTask(rules.lifecycleOf(file), file.state))
        return false;
    if (!file.taskKind.isEmpty())
        return true;
    // Before registration a report whose source vouches for it, or that was verified, goes on without one.
    return file.registeredAt || (needsVerification(file.source) && !file.verifiedReal);
}

bool isUntended(const CaseFile &file, bool holderOnDuty, std::span<const GridDuty> grids)
{
    if (!file.taskKind.isEmpty() && holderOnDuty)
        return false;
    return !takerOf(grids, file.handlers);
}
} // namespace wanmi::domain

// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/takeback.h"

#include <algorithm>

namespace wanmi::domain {
namespace {
const workflow::Transition *takenWith(const workflow::Workflow &flow, const QString &action,
                                      const QString &from, const QString &post)
{
    const auto leaving = flow.leaving(from);
    const auto it = std::ranges::find_if(leaving, [&](const workflow::Transition *one) {
        return one->event == action && one->posts.contains(post) && !one->inverse.isEmpty();
    });
    return it == leaving.end() ? nullptr : *it;
}
} // namespace

std::optional<Possibility> inverseOf(const CaseFile &now, const QString &action, const QString &from,
                                     const Actor &actor, const RuleBook &rules)
{
    const workflow::Workflow &flow = rules.lifecycleOf(now);
    const QString post = tokenOf(actor.post);
    const workflow::Transition *done = takenWith(flow, action, from, post);
    if (!done || now.state != (done->to.isEmpty() ? from : done->to))
        return {};
    for (const workflow::Transition *way : flow.leaving(now.state)) {
        if (way->event == done->inverse && way->posts.contains(post))
            return Possibility{way->event, way->posts, way->form, true, way->offline};
    }
    return {};
}
} // namespace wanmi::domain

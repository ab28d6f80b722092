// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/timekeeper.h"

#include "server/scope.h"

namespace wanmi::server {
namespace {
bool mayCause(const workflow::Workflow &flow, const QString &state, const QString &event)
{
    return flow.find(state, event, domain::tokenOf(domain::Post::System)).has_value();
}

QString eventOf(const DueCase &due, const domain::RuleBook &rules)
{
    if (due.why == DueCase::Why::Suspension)
        return QStringLiteral("resume");
    if (due.why == DueCase::Why::Reply)
        return QStringLiteral("escalateOrder");
    const workflow::Workflow &flow = rules.lifecycle(due.lifecycle);
    const workflow::State *state = flow.state(due.state);
    if (!state)
        return {};
    // Nobody else is there: whoever has it hears of it.
    const bool alone = state->timeout == u"reassignTask" && due.otherSupervisor.isEmpty();
    if (!alone && !state->timeout.isEmpty() && mayCause(flow, due.state, state->timeout))
        return state->timeout;
    return mayCause(flow, due.state, QStringLiteral("urge")) ? QStringLiteral("urge") : QString();
}
} // namespace

std::optional<protocol::Command> timeOrder(const DueCase &due, const domain::RuleBook &rules)
{
    const QString event = eventOf(due, rules);
    if (event.isEmpty())
        return {};
    protocol::Command command;
    const QByteArray named = (due.caseId + QString::number(due.version)).toUtf8();
    command.key = QString::fromLatin1(blake2b(named, 16).toHex());
    command.baseVersion = due.version;
    command.order.caseId = CaseId(due.caseId);
    command.order.action = event;
    if (event == u"superviseOrder")
        command.order.reason = QStringLiteral("overdue");
    if (event == u"reassignTask")
        command.order.supervisor = due.otherSupervisor;
    return command;
}
} // namespace wanmi::server

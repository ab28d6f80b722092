// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/timekeeper.h"

#include "server/scope.h"

namespace wanmi::server {
namespace {
const QString Reassign = QStringLiteral("reassignTask");

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
    if (due.why == DueCase::Why::Untended)
        return mayCause(rules.lifecycle(due.lifecycle), due.state, Reassign) ? Reassign : QString();
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
    QByteArray named = (due.caseId + QString::number(due.version)).toUtf8();
    if (due.why == DueCase::Why::Untended) // who could take it may change while the case does not
        named += "|duty" + QByteArray::number(due.dutyMark);
    command.key = QString::fromLatin1(blake2b(named, 16).toHex());
    command.baseVersion = due.version;
    command.order.caseId = CaseId(due.caseId);
    command.order.action = event;
    if (event == u"superviseOrder")
        command.order.reason = QStringLiteral("overdue");
    if (event == Reassign)
        command.order.supervisor = due.otherSupervisor;
    if (due.why == DueCase::Why::Untended)
        command.order.reason = domain::OffDuty;
    return command;
}

std::vector<DueCase> tasksToPassOn(std::vector<DueCase> absent, const std::map<QString, QStringList> &onDuty,
                                   const CellIndex &cells)
{
    for (DueCase &one : absent) {
        auto grids = cells.gridsNear(one.place);
        for (domain::GridDuty &grid : grids) {
            if (const auto there = onDuty.find(grid.grid.text()); there != onDuty.end())
                grid.onDuty = there->second;
        }
        if (const auto taker = domain::takerOf(grids, one.unfit))
            one.otherSupervisor = taker->supervisor;
    }
    std::erase_if(absent, [](const DueCase &one) { return one.otherSupervisor.isEmpty(); });
    return absent;
}
} // namespace wanmi::server

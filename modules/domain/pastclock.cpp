// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/pastclock.h"

#include "domain/casefile.h"

#include <algorithm>
#include <optional>

namespace wanmi::domain {
namespace {
using std::chrono::seconds;

worktime::Limit limitOf(const QString &text)
{
    return worktime::parseLimit(text).value_or(worktime::Limit{});
}

worktime::Limit greenPart(const worktime::Limit &limit)
{
    return {limit.length * 4 / 5, limit.clock};
}
} // namespace

PastClock::PastClock(const RuleBook &rules)
    : m_calendar(rules.calendar)
{
    for (const workflow::State &state : rules.workflow.states()) {
        if (!state.atomic)
            continue;
        Known known;
        known.kind = state.final           ? Kind::Final
            : state.id == state::Suspended ? Kind::Suspended
            : state.clock == u"handling"   ? Kind::Handling
            : state.clock == u"dispatch"   ? Kind::Dispatch
            : state.clock == u"check"      ? Kind::Check
                                           : Kind::Plain;
        known.limit = limitOf(state.stageLimit);
        known.fringe = state.fringeLimit.isEmpty() ? known.limit : limitOf(state.fringeLimit);
        known.urgent = limitOf(state.urgentLimit);
        if (known.kind == Kind::Handling)
            m_handling = int(m_states.size());
        m_numbers.emplace(state.id.toStdString(), int(m_states.size()));
        m_states.push_back(known);
    }
}

int PastClock::stateNumber(std::string_view id) const
{
    const auto it = m_numbers.find(id);
    return it == m_numbers.end() ? Unknown : it->second;
}

bool PastClock::isFinal(int state) const
{
    return state != Unknown && m_states[size_t(state)].kind == Kind::Final;
}

quint32 PastClock::dueAt(quint32 start, const worktime::Limit &limit) const
{
    const base::Instant due = worktime::dueAt(base::instantFromMs(qint64(start) * 1000), limit, m_calendar);
    return quint32(base::toMs(due) / 1000);
}

PastStage PastClock::roundFrom(const Facts &facts, quint32 at, bool isRework) const
{
    const quint32 started = facts.handlingStarted;
    const bool counted = started == 0 || (at <= started + 1 && started <= at + 1);
    if (counted && facts.handlingDue > 0) {
        const quint32 start = started > 0 ? started : at;
        const bool limited = facts.handlingLimit.length > seconds(0);
        const quint32 warn = limited ? dueAt(start, greenPart(facts.handlingLimit))
                                     : start + (std::max(start, facts.handlingDue) - start) / 5 * 4;
        return {at, std::min(warn, facts.handlingDue), facts.handlingDue};
    }
    worktime::Limit limit = facts.handlingLimit;
    if (limit.length <= seconds(0))
        return {at};
    if (isRework) // half of it, see startRound()
        limit.length = std::max(limit.length / 2, std::min(limit.length, seconds(2 * 3600)));
    return {at, dueAt(at, greenPart(limit)), dueAt(at, limit)};
}

void PastClock::follow(const Facts &facts, std::span<const Passage> passages,
                       std::vector<PastStage> &into) const
{
    std::optional<PastStage> round;
    Kind before = Kind::Plain;
    bool isRework = false;
    for (const Passage &passage : passages) {
        const Known known = passage.state == Unknown ? Known() : m_states[size_t(passage.state)];
        PastStage stage{passage.at};
        if (known.kind == Kind::Handling) {
            if (!round || before == Kind::Dispatch)
                round = roundFrom(facts, passage.at, isRework);
            stage.warn = round->warn;
            stage.due = round->due;
        } else if (known.kind == Kind::Suspended) {
            stage.due = PastStage::Suspended;
        } else {
            if (known.kind == Kind::Dispatch)
                isRework = before == Kind::Check;
            const worktime::Limit &limit = facts.urgent && known.urgent.length > seconds(0) ? known.urgent
                : facts.fringe                                                              ? known.fringe
                                                                                            : known.limit;
            if (limit.length > seconds(0)) {
                stage.warn = dueAt(passage.at, greenPart(limit));
                stage.due = dueAt(passage.at, limit);
            }
        }
        before = known.kind;
        if (known.kind != Kind::Final)
            into.push_back(stage);
    }
}
} // namespace wanmi::domain

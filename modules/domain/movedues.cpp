// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/movedues.h"

#include "domain/effects.h"
#include "domain/stageclock.h"
#include "worktime/carryover.h"

#include <algorithm>

namespace wanmi::domain {

using base::Instant;
using worktime::Calendar;
using worktime::ClockKind;

namespace {

/// Of the running stage; nothing where none runs.
std::optional<ClockKind> runningClock(const CaseFile &file, const RuleBook &rules)
{
    if (!file.stageDue || !file.stageStartedAt)
        return {};
    const workflow::State *state = rules.lifecycle(file.workflowVersion).state(file.state);
    if (state && state->clock == u"handling")
        return file.handlingLimit.clock;
    const auto limit = stageLimit(file, rules);
    return limit ? std::optional(limit->clock) : std::nullopt;
}

class Mover
{
public:
    Mover(const CaseFile &file, const RuleBook &rules)
        : m_was(file)
        , m_rules(rules)
        , m_before(rules.calendarOf(file.calendarVersion))
        , m_after(rules.calendar)
        , m_moved(file)
    {
    }

    /// Whether anything moved.
    bool move(Instant at)
    {
        moveStage();
        moveCase();
        moveOrders();
        if (m_moved.stageDue != m_was.stageDue && *m_moved.stageDue > at)
            m_moved.timedOutAt.reset(); // what the system did at the end of the former due
        m_moved.calendarVersion = m_after.version();
        return m_moved.stageDue != m_was.stageDue || m_moved.stageWarnAt != m_was.stageWarnAt
            || m_moved.handlingDue != m_was.handlingDue || m_moved.orders != m_was.orders;
    }
    [[nodiscard]] CaseFile &&taken() { return std::move(m_moved); }

private:
    [[nodiscard]] Instant carried(Instant start, Instant due, ClockKind clock) const
    {
        return worktime::carriedOver(start, due, clock, m_before, m_after);
    }
    void moveStage()
    {
        const auto clock = runningClock(m_was, m_rules);
        if (!clock)
            return;
        const Instant start = *m_was.stageStartedAt;
        m_moved.stageDue = carried(start, *m_was.stageDue, *clock);
        if (m_was.stageWarnAt)
            m_moved.stageWarnAt = carried(start, *m_was.stageWarnAt, *clock);
    }
    void moveCase()
    {
        if (!m_was.handlingDue || m_was.handledInTime)
            return;
        if (m_was.handlingDue == m_was.stageDue) {
            m_moved.handlingDue = m_moved.stageDue;
            return;
        }
        const auto start = m_was.suspendedAt ? m_was.suspendedAt : m_was.stageStartedAt;
        if (start && !m_was.imported)
            m_moved.handlingDue = carried(*start, *m_was.handlingDue, m_was.handlingLimit.clock);
    }
    /// A reply has one work day; another hour was named by somebody.
    void moveOrders()
    {
        static constexpr worktime::Limit WorkDay{std::chrono::hours(8), ClockKind::Work};
        for (SuperviseOrder &order : m_moved.orders) {
            if (order.awaitsReply() && order.due == worktime::dueAt(order.at, WorkDay, m_before))
                order.due = carried(order.at, order.due, ClockKind::Work);
        }
        if (m_moved.orders != m_was.orders)
            noteOrderDue(m_moved);
    }

    const CaseFile &m_was;
    const RuleBook &m_rules;
    const Calendar &m_before;
    const Calendar &m_after;
    CaseFile m_moved;
};
} // namespace

std::optional<CaseFile> movedDues(const CaseFile &file, Instant at, const RuleBook &rules)
{
    // No clock of ours has begun in a case of another system that nobody has touched here.
    const bool isUntouched = file.imported && file.calendarVersion.isEmpty();
    if (!file.isOpen() || isUntouched || &rules.calendarOf(file.calendarVersion) == &rules.calendar)
        return {};
    Mover mover(file, rules);
    return mover.move(at) ? std::optional(mover.taken()) : std::nullopt;
}

std::optional<DueMove> dueMove(const CaseFile &file, Instant at, const RuleBook &rules)
{
    const auto moved = movedDues(file, at, rules);
    if (!moved)
        return {};
    DueMove move;
    move.caseId = file.id;
    move.number = file.caseNo.isEmpty() ? file.intakeNo : file.caseNo;
    move.state = file.state;
    move.department = file.leadDept;
    move.lightBefore = lightOf(file, at);
    move.lightAfter = lightOf(*moved, at);
    if (moved->stageDue != file.stageDue || moved->stageWarnAt != file.stageWarnAt) {
        move.before = *file.stageDue;
        move.after = *moved->stageDue;
    } else if (moved->handlingDue != file.handlingDue) {
        move.what = DueMove::What::Case;
        move.before = *file.handlingDue;
        move.after = *moved->handlingDue;
    } else {
        const auto other = std::ranges::mismatch(file.orders, moved->orders);
        move.what = DueMove::What::Order;
        move.before = other.in1->due;
        move.after = other.in2->due;
    }
    return move;
}

void CalendarPreview::add(const CaseFile &file, const RuleBook &rules)
{
    ++open;
    if (auto move = dueMove(file, at, rules))
        moves.push_back(*std::move(move));
}

int CalendarPreview::becomeOverdue() const
{
    return int(std::ranges::count_if(moves, [this](const DueMove &one) { return one.becomesOverdue(at); }));
}

int CalendarPreview::noLongerOverdue() const
{
    return int(
        std::ranges::count_if(moves, [this](const DueMove &one) { return one.isNoLongerOverdue(at); }));
}
} // namespace wanmi::domain

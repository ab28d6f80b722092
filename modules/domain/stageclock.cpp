// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/stageclock.h"

#include "domain/guards.h"
#include "worktime/deadlinerun.h"

namespace wanmi::domain {

using base::Instant;
using std::chrono::milliseconds;
using std::chrono::seconds;
using worktime::ClockKind;
using worktime::Limit;

namespace {

const QString HandlingClock = QStringLiteral("handling");
const QString FringeZone = QStringLiteral("C");

const QString &limitText(const workflow::State &state, const CaseFile &file)
{
    if (!state.urgentLimit.isEmpty() && isUrgent(file))
        return state.urgentLimit;
    if (!state.fringeLimit.isEmpty() && file.zone == FringeZone)
        return state.fringeLimit;
    return state.stageLimit;
}

/// What the system did at the end of the former due does not hold for the new one.
void noteNewDue(CaseFile &file, const RuleBook &rules)
{
    file.timedOutAt.reset();
    file.calendarVersion = rules.calendar.version();
}

void stopClock(CaseFile &file)
{
    file.timedOutAt.reset();
    file.stageStartedAt.reset();
    file.stageWarnAt.reset();
    file.stageDue.reset();
}

void runClock(CaseFile &file, Instant start, const Limit &limit, const RuleBook &rules)
{
    file.stageStartedAt = start;
    file.stageWarnAt = worktime::warnAt(start, limit, rules.calendar);
    file.stageDue = worktime::dueAt(start, limit, rules.calendar);
    noteNewDue(file, rules);
}

/// The clock runs since `start` and ends at `due`, whatever moved it there.
void runClockUntil(CaseFile &file, Instant start, Instant due, const RuleBook &rules)
{
    const ClockKind clock = file.handlingLimit.clock;
    const Limit whole{worktime::usedBetween(start, due, clock, rules.calendar), clock};
    file.stageStartedAt = start;
    file.stageWarnAt = worktime::warnAt(start, whole, rules.calendar);
    file.stageDue = due;
    noteNewDue(file, rules);
}

Limit roundLimit(const CaseFile &file, bool isRework)
{
    return isRework ? worktime::reworkLimit(file.handlingLimit) : file.handlingLimit;
}

Instant after(Instant start, milliseconds left, const CaseFile &file, const RuleBook &rules)
{
    return worktime::dueAt(start, {std::chrono::floor<seconds>(left), file.handlingLimit.clock},
                           rules.calendar);
}
} // namespace

std::optional<Limit> stageLimit(const CaseFile &file, const RuleBook &rules)
{
    const workflow::State *state = rules.lifecycle(file.workflowVersion).state(file.state);
    if (!state || state->final || state->clock == HandlingClock)
        return {};
    const auto limit = worktime::parseLimit(limitText(*state, file));
    return limit ? std::optional(*limit) : std::nullopt;
}

void startStage(CaseFile &file, Instant at, const RuleBook &rules)
{
    const workflow::State *state = rules.lifecycle(file.workflowVersion).state(file.state);
    if (!state || state->clock == HandlingClock)
        return;
    const auto limit = worktime::parseLimit(limitText(*state, file));
    if (state->final || !limit)
        stopClock(file);
    else
        runClock(file, at, *limit, rules);
}

void startRound(CaseFile &file, Instant at, bool isRework, const RuleBook &rules)
{
    file.dispatchedAt = at;
    file.feedbackAt.reset();
    file.feedbackText.clear();
    file.handledInTime.reset();
    // A case of another system may have no limit, here or in the catalog: then nobody is late.
    if (file.handlingLimit.length <= seconds(0))
        stopClock(file);
    else
        runClock(file, at, roundLimit(file, isRework), rules);
    if (!file.handlingStartedAt) {
        file.handlingStartedAt = at;
        if (!(file.imported && file.handlingDue)) // the deadline it came with is a fact
            file.handlingDue = file.stageDue;
    }
}

void extendRound(CaseFile &file, int days, const RuleBook &rules)
{
    const ClockKind clock = file.handlingLimit.clock;
    const seconds day{clock == ClockKind::Work ? 8 * 3600 : 24 * 3600};
    const Limit more{days > 0 ? day * days : file.handlingLimit.length, clock};
    if (file.handlingDue)
        file.handlingDue = worktime::dueAt(*file.handlingDue, more, rules.calendar);
    if (file.stageDue && file.stageStartedAt)
        runClockUntil(file, *file.stageStartedAt, worktime::dueAt(*file.stageDue, more, rules.calendar),
                      rules);
}

void suspendRound(CaseFile &file, const CaseFile &before, Instant at, const RuleBook &rules)
{
    const Instant due = before.stageDue.value_or(at);
    file.suspendedLeftMs
        = milliseconds(worktime::usedBetween(at, due, file.handlingLimit.clock, rules.calendar)).count();
    file.suspendedAt = at;
}

void resumeRound(CaseFile &file, Instant at, const RuleBook &rules)
{
    const milliseconds left{file.suspendedLeftMs};
    if (file.imported && !file.suspendedAt) { // suspended by another system: what was left then is not known
        stopClock(file);
        file.suspendedUntil.reset();
        return;
    }
    const milliseconds yellow = file.handlingLimit.length / 5; // the last fifth of the limit
    file.stageStartedAt = at;
    file.stageDue = after(at, left, file, rules);
    file.stageWarnAt = left > yellow ? after(at, left - yellow, file, rules) : at;
    noteNewDue(file, rules);
    if (file.handlingDue && file.suspendedAt && *file.handlingDue > *file.suspendedAt) {
        const auto factLeft = worktime::usedBetween(*file.suspendedAt, *file.handlingDue,
                                                    file.handlingLimit.clock, rules.calendar);
        file.handlingDue = after(at, factLeft, file, rules);
    }
    file.suspendedAt.reset();
    file.suspendedUntil.reset();
    file.suspendedLeftMs = 0;
}

void continueRound(CaseFile &file, const RuleBook &rules)
{
    file.feedbackAt.reset();
    file.feedbackText.clear();
    if (!file.dispatchedAt
        && !file.stageStartedAt) // of another system, which did not say when it was dispatched
        return stopClock(file);
    const Instant start = file.dispatchedAt ? *file.dispatchedAt : *file.stageStartedAt;
    if (file.handlingLimit.length <= seconds(0) && !file.handlingDue)
        return stopClock(file);
    if (file.handlingDue && file.handlingStartedAt == file.dispatchedAt) {
        runClockUntil(file, start, *file.handlingDue, rules);
    } else {
        const bool isRework = file.reworkCount > 0;
        runClock(file, start, roundLimit(file, isRework), rules);
    }
}
} // namespace wanmi::domain

// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/deadlines.h"

#include "domain/stageclock.h"

#include <algorithm>
#include <functional>

namespace wanmi::domain {

using base::Instant;
using std::chrono::milliseconds;
using std::chrono::seconds;
using worktime::Calendar;
using worktime::ClockKind;
using worktime::DeadlineRun;

namespace {

/// What the trail tells of the department's clock: of the present round, and of the case's fact, which goes
/// on counting from the first round unless that one was returned (stageclock.h).
class HandlingStory
{
public:
    HandlingStory(const CaseFile &file, std::span<const ActionRecord> trail, const Calendar &calendar)
        : m_calendar(calendar)
        , m_limit(file.handlingLimit)
    {
        for (const ActionRecord &record : trail)
            take(record);
    }

    /// The case has ended while it was suspended: its dues were never moved by that.
    void forgetOpenSuspension()
    {
        for (auto *run : {&m_round, &m_fact}) {
            if (m_isSuspended && *run && !(*run)->suspensions.empty())
                (*run)->suspensions.pop_back();
        }
    }

    [[nodiscard]] const std::optional<DeadlineRun> &round() const { return m_round; }
    [[nodiscard]] const std::optional<DeadlineRun> &fact() const { return m_fact; }

private:
    void take(const ActionRecord &record)
    {
        const QString &action = record.action;
        if (action == u"dispatch" || (action == u"emergency" && !record.order.leadDept.isEmpty()))
            dispatch(record);
        else if (action == u"subDispatchDistrict")
            m_lead = record.order.leadDept;
        else if (action == u"approveReturn")
            m_lead.clear(), m_fact.reset();
        else if (action == u"requestExtend")
            m_days = record.order.days;
        else if (action == u"requestSuspend")
            m_until = record.order.until;
        else if (action == u"approveExtend")
            extend(record.at);
        else if (action == u"approveSuspend")
            suspend(record.at);
        else if (action == u"resume")
            resume(record.at);
        else if (action == u"feedback")
            m_feedbackAt = record.at;
        else if (action == u"acceptFeedback" && m_fact)
            m_fact->stoppedAt = m_feedbackAt;
        else if (action == u"rejectFeedback")
            goOn();
    }

    void dispatch(const ActionRecord &record)
    {
        const bool isAfterFailedCheck = m_rounds > 0 && !m_lead.isEmpty();
        const bool isRework = isAfterFailedCheck && record.order.leadDept == m_lead;
        m_lead = record.order.leadDept;
        ++m_rounds;
        m_dispatchedAt = record.at;
        DeadlineRun run;
        run.start = record.at;
        run.limit = isRework ? worktime::reworkLimit(m_limit) : m_limit;
        run.round = isRework ? ++m_reworks : 0;
        m_round = run;
        if (!m_fact) {
            m_fact = run;
            m_reworks = 0;
        }
        m_fact->stoppedAt.reset();
    }

    void extend(Instant at)
    {
        const worktime::Extension more{at, m_days > 0 ? dayOf(m_limit.clock) * m_days : m_limit.length};
        for (auto *run : {&m_round, &m_fact}) {
            if (*run && more.length > seconds(0))
                (*run)->extensions.push_back(more);
        }
    }

    void suspend(Instant at)
    {
        const auto due = m_round ? worktime::factDue(*m_round, m_calendar) : std::nullopt;
        m_isUsedUp = due && *due <= at;
        for (auto *run : {&m_round, &m_fact}) {
            if (*run)
                (*run)->suspensions.push_back({at, m_until});
        }
        m_isSuspended = true;
    }

    void resume(Instant at)
    {
        for (auto *run : {&m_round, &m_fact}) {
            if (*run && !(*run)->suspensions.empty())
                (*run)->suspensions.back().to = at;
        }
        m_isSuspended = false;
        // Nothing was left at the suspension: the round is due as soon as its clock goes on.
        if (m_round && m_isUsedUp) {
            m_round->start = at;
            m_round->limit.length = seconds(0);
            m_round->suspensions.clear();
            m_round->extensions.clear();
        }
    }

    /// After a rejected feedback the clock is as if it had never stopped; the first round's is the fact's.
    void goOn()
    {
        if (!m_round)
            return;
        if (m_fact && m_fact->start == m_dispatchedAt) {
            m_round = m_fact;
        } else {
            m_round->extensions.clear();
            m_round->suspensions.clear();
        }
    }

    const Calendar &m_calendar;
    worktime::Limit m_limit;
    std::optional<DeadlineRun> m_round, m_fact;
    QString m_lead;
    bool m_isSuspended = false, m_isUsedUp = false;
    int m_rounds = 0, m_reworks = 0, m_days = 0;
    std::optional<Instant> m_until, m_feedbackAt, m_dispatchedAt;
};

/// From the start to the due in one stretch, in the clock when the due falls into its time.
DeadlineRun stretch(Instant start, Instant due, ClockKind clock, const Calendar &calendar)
{
    DeadlineRun run;
    run.start = start;
    run.limit = {worktime::usedBetween(start, due, clock, calendar), clock};
    if (worktime::factDue(run, calendar) == due)
        return run;
    const auto whole = std::chrono::floor<seconds>(std::max(milliseconds(0), due - start));
    run.start = due - whole;
    run.limit = {whole, ClockKind::Urgent};
    return run;
}

/// What is left at a suspension is kept in whole seconds, so the due may lie a part of a second earlier.
bool absorbRounding(DeadlineRun &run, Instant due, const Calendar &calendar)
{
    const auto told = worktime::factDue(run, calendar);
    if (told == due)
        return true;
    if (!told || run.suspensions.empty() || !run.suspensions.back().to)
        return false;
    const milliseconds off = due - *told;
    if (std::chrono::abs(off) > seconds(1) * run.suspensions.size())
        return false;
    // Where the clock runs at the end of the suspension; else, as at night, where it runs at the start.
    DeadlineRun later = run, earlier = run;
    *later.suspensions.back().to += off;
    earlier.start += off;
    for (DeadlineRun &shifted : {std::ref(later), std::ref(earlier)}) {
        if (worktime::factDue(shifted, calendar) == due) {
            run = std::move(shifted);
            return true;
        }
    }
    return false;
}

/// The calendars a due may have been given by, the likeliest first.
using Editions = std::vector<const Calendar *>;

/// While a case is suspended its due is what will follow, so the calendar in force comes first.
Editions editionsFor(const CaseFile &file, const RuleBook &rules)
{
    Editions editions;
    const auto add = [&editions](const Calendar &one) {
        if (std::ranges::find(editions, &one) == editions.end())
            editions.push_back(&one);
    };
    if (file.state != state::Suspended)
        add(rules.calendarOf(file.calendarVersion));
    add(rules.calendar);
    if (rules.calendars) {
        const auto &all = rules.calendars->editions();
        for (auto one = all.rbegin(); one != all.rend(); ++one)
            add(rules.calendarOf(one->calendar.version()));
    }
    return editions;
}

/// \param told what the trail tells; a due the case does not have any more (suspended) is what follows from
/// it.
ExplainedDeadline deadline(ExplainedDeadline::Kind kind, const QString &name,
                           const std::optional<DeadlineRun> &told, Instant start, std::optional<Instant> due,
                           ClockKind clock, const Editions &editions)
{
    const Calendar *calendar = editions.front();
    ExplainedDeadline made;
    made.kind = kind;
    made.name = name;
    made.run = told.value_or(DeadlineRun());
    if (told && !due) {
        made.due = worktime::factDue(made.run, *calendar);
    } else if (due) {
        made.due = due;
        const auto giver = std::ranges::find_if(
            editions, [&](const Calendar *one) { return told && absorbRounding(made.run, *due, *one); });
        made.isTold = giver != editions.end();
        if (made.isTold) {
            calendar = *giver;
        } else {
            const auto stoppedAt = made.run.stoppedAt;
            made.run = stretch(start, *due, clock, *calendar);
            made.run.stoppedAt = stoppedAt;
        }
    }
    made.run.calendarVersion = calendar->version();
    return made;
}

bool isHandlingClock(const CaseFile &file, const RuleBook &rules)
{
    const workflow::State *state = rules.lifecycle(file.workflowVersion).state(file.state);
    return state && state->clock == u"handling";
}

std::optional<ExplainedDeadline> runningOne(const CaseFile &file, const HandlingStory &story,
                                            const RuleBook &rules, const Editions &editions)
{
    using Kind = ExplainedDeadline::Kind;
    const ClockKind handling = file.handlingLimit.clock;
    if (file.state == state::Suspended) {
        if (!story.round())
            return {};
        return deadline(Kind::Round, file.state, story.round(), {}, {}, handling, editions);
    }
    if (!file.stageDue || !file.stageStartedAt)
        return {};
    const Instant start = *file.stageStartedAt;
    if (isHandlingClock(file, rules))
        return deadline(Kind::Round, file.state, story.round(), start, file.stageDue, handling, editions);
    std::optional<DeadlineRun> told;
    if (const auto limit = stageLimit(file, rules)) {
        told.emplace();
        told->start = start;
        told->limit = *limit;
    }
    const bool isTask = file.state == state::Verifying || file.state == state::Checking;
    return deadline(isTask ? Kind::Task : Kind::Stage, isTask ? file.taskKind : file.state, told, start,
                    file.stageDue, told ? told->limit.clock : ClockKind::Urgent, editions);
}

ExplainedDeadline ofOrder(const SuperviseOrder &order, const Editions &editions)
{
    static constexpr worktime::Limit WorkDay{std::chrono::hours(8), ClockKind::Work};
    DeadlineRun day;
    day.start = order.at;
    day.limit = WorkDay;
    auto made = deadline(ExplainedDeadline::Kind::Order, order.id, day, order.at, order.due,
                         ClockKind::Urgent, editions);
    made.isSet = !made.isTold;
    made.isTold = true;
    return made;
}
} // namespace

namespace {
worktime::Difference judgedBy(const Calendar &calendar, worktime::Difference difference)
{
    difference.run.calendarVersion = calendar.version();
    return difference;
}
} // namespace

std::chrono::seconds dayOf(ClockKind clock)
{
    return seconds{clock == ClockKind::Work ? 8 * 3600 : 24 * 3600};
}

std::vector<ExplainedDeadline> explainedDeadlines(const CaseFile &file, std::span<const ActionRecord> trail,
                                                  const RuleBook &rules)
{
    // Without its beginning a trail cannot tell how a round came about.
    const bool isWhole = !trail.empty() && trail.front().number == 1 && !file.imported;
    const Editions editions = editionsFor(file, rules);
    HandlingStory story(file, isWhole ? trail : std::span<const ActionRecord>(), *editions.front());
    if (file.state != state::Suspended)
        story.forgetOpenSuspension();
    std::vector<ExplainedDeadline> all;
    if (auto running = runningOne(file, story, rules, editions))
        all.push_back(std::move(*running));
    const bool isSameAsRound = !all.empty() && all.front().kind == ExplainedDeadline::Kind::Round
        && all.front().due == file.handlingDue;
    if (file.handlingDue && file.state != state::Suspended && !isSameAsRound)
        all.push_back(deadline(ExplainedDeadline::Kind::Case, {}, story.fact(),
                               file.handlingStartedAt.value_or(file.reportedAt), file.handlingDue,
                               file.handlingLimit.clock, editions));
    for (const SuperviseOrder &order : file.orders) {
        if (order.awaitsReply())
            all.push_back(ofOrder(order, editions));
    }
    return all;
}

worktime::Difference extended(const ExplainedDeadline &deadline, int days, Instant at,
                              const Calendar &calendar)
{
    worktime::Hypothesis hypothesis;
    hypothesis.extension = worktime::Extension{at, dayOf(deadline.run.limit.clock) * days};
    return judgedBy(calendar, worktime::whatIf(deadline.run, hypothesis, calendar));
}

worktime::Difference suspended(const ExplainedDeadline &deadline, Instant from, Instant to,
                               const Calendar &calendar)
{
    worktime::Hypothesis hypothesis;
    hypothesis.suspension = worktime::Suspension{from, to};
    return judgedBy(calendar, worktime::whatIf(deadline.run, hypothesis, calendar));
}
} // namespace wanmi::domain

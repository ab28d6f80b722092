// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/facts.h"

#include "domain/catalog.h"
#include "domain/duty.h"
#include "domain/effects.h"

#include <algorithm>
#include <array>

namespace wanmi::domain {

namespace {

/// Collects what one action settles.
class Settled
{
public:
    Settled(const CaseFile &before, const CaseFile &after, const CaseOrder &order, const Actor &actor,
            const ActionId &id, base::Instant at, const RuleBook &rules)
        : m_before(before)
        , m_after(after)
        , m_order(order)
        , m_actor(actor)
        , m_id(id)
        , m_at(at)
        , m_rules(rules)
    {
    }

    std::vector<Fact> facts()
    {
        const QString &action = m_order.action;
        stage();
        if (m_before.state.isEmpty())
            add("report", reporter()).outcome = m_after.source;
        else if (action == u"sign")
            signature();
        else if (action == u"acceptFeedback")
            handling();
        else if (action == u"dispatch" || action == u"emergency")
            rounds();
        else if (action == u"approveReturn")
            requestOf("return").outcome = m_before.pendingRequest->suggestedDept;
        else if (action == u"rejectReturn")
            requestOf("buck-passing").outcome = action;
        else if (action == u"approveExtend")
            requestOf("extend").dueAt = m_after.handlingDue;
        else if (action == u"approveSuspend")
            requestOf("suspend").dueAt = m_after.suspendedUntil;
        else if (action == u"coFeedback")
            share();
        else if (action == u"replyOrder")
            reply();
        else if (action == u"decideAppeal")
            unit("appeal", m_after.leadDept).outcome
                = m_after.exempt ? QStringLiteral("granted") : QStringLiteral("refused");
        else if (action == u"callback")
            unit("callback", m_after.leadDept).outcome = m_after.satisfaction;
        if (!isTerminal(m_before.state) && isTerminal(m_after.state))
            end();
        return std::move(m_facts);
    }

private:
    struct Who
    {
        QString person, post, department;
    };
    Who actor() const
    {
        return {m_actor.person.text(), tokenOf(m_actor.post), m_actor.department.text()};
    }
    Who reporter() const
    {
        return m_after.reporterId.isEmpty() ? Who() : Who{m_after.reporterId, tokenOf(m_actor.post), {}};
    }
    qint64 used(base::Instant from, base::Instant to, worktime::ClockKind clock) const
    {
        return std::chrono::milliseconds(worktime::usedBetween(from, to, clock, m_rules.calendar)).count();
    }

    Fact &add(const char *kind, const Who &who)
    {
        Fact fact;
        const QString name = QString::fromLatin1(kind);
        fact.id = m_id.text() + u':' + name;
        fact.caseId = m_after.id;
        fact.at = m_at;
        fact.kind = name;
        fact.person = who.person;
        fact.post = who.post;
        fact.department = who.department;
        fact.round = m_after.round;
        fact.outcome = m_order.action;
        if (!m_after.classCode.isEmpty())
            fact.classKey = Catalog::keyOf(m_after.kind, m_after.classCode);
        fact.cell = m_after.cell;
        fact.dutyGrid = m_after.dutyGrid;
        fact.source = m_after.source;
        return m_facts.emplace_back(std::move(fact));
    }
    Fact &unit(const char *kind, const QString &department) { return add(kind, {{}, {}, department}); }
    Fact &requestOf(const char *kind)
    {
        Fact &fact = unit(kind, m_before.leadDept);
        fact.person = m_before.pendingRequest ? m_before.pendingRequest->by : QString();
        return fact;
    }

    /// A desk's or a supervisor's stage ends when the case leaves it, or a task goes to somebody else.
    void stage()
    {
        static constexpr std::array Stages{"accept",   "verify",         "register", "dispatch",
                                           "feedback", "check-dispatch", "check",    "close"};
        const workflow::State *was = m_rules.lifecycle(m_after.workflowVersion).state(m_before.state);
        const bool reassigned = m_order.action == u"reassignTask";
        if (!was || !m_before.stageStartedAt || !m_before.stageDue
            || (m_before.state == m_after.state && !reassigned))
            return;
        const auto stage = std::ranges::find_if(
            Stages, [was](const char *name) { return was->clock == QLatin1StringView(name); });
        if (stage == Stages.end())
            return;
        const bool task = was->clock == u"verify" || was->clock == u"check";
        Fact &fact = add(*stage, task ? Who{m_before.supervisor, tokenOf(Post::Supervisor), {}} : actor());
        fact.startedAt = m_before.stageStartedAt;
        fact.dueAt = m_before.stageDue;
        // Whose shift ended before the task was done is not late with it.
        fact.inTime = m_at <= *m_before.stageDue && (!reassigned || m_order.reason == OffDuty);
        fact.usedMs = used(*fact.startedAt, m_at, worktime::ClockKind::Urgent);
        if (task && !m_order.result.isEmpty())
            fact.outcome = m_order.result;
    }

    void signature()
    {
        Fact &fact = add("sign", actor());
        fact.startedAt = m_before.dispatchedAt;
        if (fact.startedAt)
            fact.usedMs = used(*fact.startedAt, m_at, worktime::ClockKind::Urgent);
    }

    /// Final when the feedback is accepted: the department's work from the first dispatch to its report.
    void handling()
    {
        Fact &fact = unit("handle", m_after.leadDept);
        fact.person = m_after.deptOfficer;
        fact.startedAt = m_after.handlingStartedAt;
        fact.dueAt = m_after.handlingDue;
        fact.inTime = m_after.handledInTime;
        if (fact.startedAt && m_after.feedbackAt)
            fact.usedMs = used(*fact.startedAt, *m_after.feedbackAt, m_after.handlingLimit.clock);
    }

    /// domain.md §9.3: the same department again is its rework, another one a wrong dispatch.
    void rounds()
    {
        if (m_after.round < 2)
            return;
        if (m_after.misdispatchCount > m_before.misdispatchCount)
            add("wrong-dispatch", actor()).outcome = m_after.leadDept;
        else if (m_before.leadDept == m_after.leadDept)
            unit("rework", m_after.leadDept);
    }

    void share()
    {
        Fact &fact = add("co-task", actor());
        fact.startedAt = m_after.dispatchedAt;
        fact.dueAt = m_after.stageDue;
        if (fact.dueAt)
            fact.inTime = m_at <= *fact.dueAt;
    }

    void reply()
    {
        const auto replied = std::ranges::find(m_after.orders, m_order.orderId, &SuperviseOrder::id);
        if (replied == m_after.orders.end())
            return;
        Fact &fact = add("order", actor());
        fact.startedAt = replied->at;
        fact.dueAt = replied->due;
        fact.inTime = m_at <= replied->due;
        fact.outcome = replied->type;
    }

    void end()
    {
        Fact &fact = unit("end", m_after.leadDept);
        fact.startedAt = m_after.reportedAt;
        fact.dueAt = m_after.handlingDue;
        fact.inTime = m_after.handledInTime;
        fact.outcome = m_after.state;
        if (!m_after.closeType.isEmpty())
            fact.outcome += u' ' + m_after.closeType;
    }

    const CaseFile &m_before;
    const CaseFile &m_after;
    const CaseOrder &m_order;
    const Actor &m_actor;
    const ActionId &m_id;
    base::Instant m_at;
    const RuleBook &m_rules;
    std::vector<Fact> m_facts;
};
} // namespace

std::vector<Fact> factsOf(const CaseFile &before, const CaseFile &after, const CaseOrder &order,
                          const Actor &actor, const ActionId &id, base::Instant at, const RuleBook &rules)
{
    return Settled(before, after, order, actor, id, at, rules).facts();
}
} // namespace wanmi::domain

// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/act.h"

#include "domain/effects.h"
#include "domain/guards.h"
#include "domain/movedues.h"
#include "domain/stageclock.h"

#include <QUuid>

namespace wanmi::domain {

namespace {

using workflow::Transition;

const QString Reopen = QStringLiteral("reopen");

/// The first transition of that event and post whose selectors hold.
base::Result<const Transition *> chooseTransition(const std::vector<const Transition *> &leaving,
                                                  const GuardContext &c)
{
    const QString post = tokenOf(c.actor.post);
    auto error = base::refused(QStringLiteral("not-in-this-state"), c.order.action);
    for (const Transition *transition : leaving) {
        if (transition->event != c.order.action)
            continue;
        if (!transition->posts.contains(post)) {
            if (error.value().reason == u"not-in-this-state")
                error
                    = base::failure(base::ErrorKind::Denied, QStringLiteral("not-your-post"), c.order.action);
            continue;
        }
        const auto unmet = std::ranges::find_if(transition->guards, [&c](const QString &name) {
            const Guard *guard = findGuard(name);
            return guard && guard->isSelector && !guard->holds(c);
        });
        if (unmet == transition->guards.end())
            return transition;
        error = base::refused(findGuard(*unmet)->reason.toString(), c.order.action);
    }
    return error;
}

std::optional<base::Error> firstObjection(const Transition &transition, const GuardContext &c)
{
    if (actedOnOtherSide(c.draft, c.actor))
        return base::Error{base::ErrorKind::Refused, QStringLiteral("both-sides"), c.order.action};
    for (const QString &name : transition.guards) {
        const Guard *guard = findGuard(name);
        if (!guard)
            return base::Error{base::ErrorKind::Corrupt, QStringLiteral("bad-workflow"), name};
        if (!guard->holds(c)) {
            const auto kind = guard->denies ? base::ErrorKind::Denied : base::ErrorKind::Refused;
            return base::Error{kind, guard->reason.toString(), name};
        }
    }
    return {};
}

/// Rows of the lifecycle that concern requests and orders beside the state (36 and from 41 on).
bool isBesideTheState(const Transition &transition)
{
    return transition.number == 36 || transition.number > 40;
}

/// Who last acted at each desk; urging and notes on a closed case change nobody's desk.
void rememberPerson(CaseFile &file, const CaseFile &before, const Transition &transition, const Actor &actor)
{
    const bool isNote = transition.to.isEmpty() && (isTerminal(before.state) || isBesideTheState(transition));
    if (isNote)
        return;
    const QString &person = actor.person.text();
    if (actor.post == Post::Acceptor)
        file.acceptor = person;
    else if (actor.post == Post::ShiftLeader)
        file.shiftLeader = person;
    else if (actor.post == Post::Dispatcher || actor.post == Post::DistrictCenter)
        file.dispatcher = person;
}

void moveOn(CaseFile &file, const Transition &transition, const Circumstances &circumstances,
            const RuleBook &rules)
{
    ++file.version;
    if (transition.to.isEmpty())
        return;
    file.state = transition.to;
    startStage(file, circumstances.at, rules);
    if (isTerminal(file.state)) {
        file.closedAt = circumstances.at;
        file.pendingRequest.reset();
        endOrders(file, circumstances.at);
    }
}

ActionRecord recordOf(const CaseFile &after, const CaseFile &before, CaseOrder order, const Actor &actor,
                      const ActionId &id, base::Instant at)
{
    ActionRecord record;
    record.id = id;
    record.caseId = after.id;
    record.number = after.version;
    record.at = at;
    record.actor = actor.person.text();
    record.actorName = actor.name;
    record.post = actor.post;
    record.department = actor.department.text();
    record.action = order.action;
    record.fromState = before.state;
    record.toState = after.state;
    record.reason = order.reason;
    record.note = order.note;
    order.reporterName.clear(); // personal data of the public never enters the trail
    order.reporterPhone.clear();
    record.order = std::move(order);
    return record;
}

/// The version of the calendar in force, where it is another one than the case has had so far.
QString newCalendar(const CaseFile &was, const RuleBook &rules)
{
    const QString before
        = was.calendarVersion.isEmpty() ? rules.calendarOf({}).version() : was.calendarVersion;
    return before == rules.calendar.version() ? QString() : rules.calendar.version();
}

/// A new calendar: no transition of a lifecycle, and the case stays where it is.
base::Result<Verdict> moveDues(const CaseFile &was, CaseOrder order, const Actor &actor, const ActionId &id,
                               base::Instant at, const RuleBook &rules)
{
    if (actor.post != Post::System)
        return base::failure(base::ErrorKind::Denied, QStringLiteral("not-your-post"), order.action);
    auto moved = order.reason == rules.calendar.version() ? movedDues(was, at, rules) : std::nullopt;
    if (!moved)
        return base::refused(QStringLiteral("not-in-this-state"), order.action);
    Verdict verdict;
    verdict.after = *std::move(moved);
    ++verdict.after.version;
    verdict.record = recordOf(verdict.after, was, std::move(order), actor, id, at);
    return verdict;
}

/// The new case of a reopened one: the same thing at the same place, reported anew.
CaseOrder orderToReopen(const CaseFile &closed, const CaseOrder &order, const ActionId &id)
{
    static const QUuid Namespace(QStringLiteral("{5a4f6c1e-8a0f-4f52-9d53-6f8a8e3f2b11}"));
    CaseOrder again;
    again.caseId = CaseId(QUuid::createUuidV5(Namespace, id.text()).toString(QUuid::WithoutBraces));
    again.action = Reopen;
    again.reason = order.reason;
    again.note = order.note;
    again.mainCase = closed.id.text();
    again.source = closed.source;
    again.kind = closed.kind;
    again.classCode = closed.classCode;
    again.conditionNo = closed.conditionNo;
    again.severity = closed.severity;
    again.componentId = closed.componentId;
    again.place = closed.place;
    again.address = closed.address;
    again.cell = closed.cell;
    again.dutyGrid = closed.dutyGrid;
    again.zone = closed.zone;
    again.description = closed.description;
    return again;
}

base::Result<Verdict> openAgain(Verdict verdict, const Actor &actor, const Circumstances &circumstances,
                                const RuleBook &rules)
{
    const ActionRecord &record = verdict.record;
    const CaseOrder order = orderToReopen(verdict.after, record.order, record.id);
    auto opened = act(std::nullopt, order, actor, ActionId(order.caseId.text()), circumstances, rules);
    if (!opened)
        return opened;
    verdict.opened = std::move(opened->after);
    verdict.openedRecord = std::move(opened->record);
    return verdict;
}
} // namespace

base::Result<Verdict> act(const std::optional<CaseFile> &before, const CaseOrder &asked, const Actor &actor,
                          const ActionId &id, const Circumstances &circumstances, const RuleBook &rules)
{
    static const CaseFile Nothing;
    const CaseFile &was = before ? *before : Nothing;
    CaseOrder order = asked;
    order.allotted.clear();
    order.lifecycle.clear();
    order.calendar = newCalendar(was, rules);
    if (!before && order.caseId.isEmpty())
        return base::refused(QStringLiteral("no-case-id"));
    if (order.action == MoveDue)
        return moveDues(was, std::move(order), actor, id, circumstances.at, rules);
    if (order.cell && !order.dutyGrid && circumstances.dutyGridOfCell)
        order.dutyGrid = circumstances.dutyGridOfCell(*order.cell);

    CaseFile draft = was;
    if (!before)
        begin(draft, order, actor, circumstances.at, rules);
    if (!before || fillsForm(order.action))
        fillIn(draft, order);

    const GuardContext context{draft, order, actor, circumstances.at, rules};
    const workflow::Workflow &flow = circumstances.lifecycle.isEmpty()
        ? rules.lifecycleOf(was)
        : rules.lifecycle(circumstances.lifecycle);
    const auto chosen = chooseTransition(flow.leaving(was.state), context);
    if (!chosen)
        return tl::unexpected(chosen.error());
    const Transition &transition = **chosen;
    if (const auto objection = firstObjection(transition, context))
        return tl::unexpected(*objection);

    Verdict verdict;
    verdict.after = std::move(draft);
    CaseFile &after = verdict.after;
    if (after.workflowVersion != flow.version() || !before)
        order.lifecycle = flow.version();
    after.workflowVersion = flow.version();
    after.photos.insert(after.photos.end(), order.photos.begin(), order.photos.end());
    if (order.action == u"submitRegister" && !order.note.isEmpty())
        after.note = order.note;
    rememberPerson(after, was, transition, actor);
    moveOn(after, transition, circumstances, rules);
    Deed deed{after, order, was, actor, id, circumstances, rules, {}};
    takeEffect(deed);
    verdict.component = deed.component;
    verdict.facts = factsOf(was, after, order, actor, id, circumstances.at, rules);
    verdict.record = recordOf(after, was, std::move(order), actor, id, circumstances.at);
    if (before && verdict.record.action == Reopen)
        return openAgain(std::move(verdict), actor, circumstances, rules);
    return verdict;
}

QStringList refusalReasons()
{
    QStringList reasons{QStringLiteral("not-in-this-state"), QStringLiteral("not-your-post"),
                        QStringLiteral("no-case-id"), QStringLiteral("both-sides")};
    for (const Guard &guard : guards())
        reasons.append(guard.reason.toString());
    reasons.removeDuplicates();
    return reasons;
}
} // namespace wanmi::domain

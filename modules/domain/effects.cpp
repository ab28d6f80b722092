// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/effects.h"

#include "domain/duty.h"
#include "domain/guards.h"
#include "domain/stageclock.h"

namespace wanmi::domain {

namespace {

void addHandler(Deed &d)
{
    const QString &person = d.actor.person.text();
    if (!d.file.handlers.contains(person))
        d.file.handlers.append(person);
    d.file.deptOfficer = person;
}

void setComponent(Deed &d, const QString &state)
{
    if (d.file.kind == CaseKind::Component && !d.file.componentId.isEmpty() && d.file.registeredAt)
        d.component = ComponentEffect{d.file.componentId, state};
}

void giveTask(Deed &d, const QString &kind)
{
    d.file.supervisor = d.order.supervisor;
    d.file.taskKind = kind;
}

void numberIntake(Deed &d)
{
    if (d.circumstances.allotIntakeNo)
        d.order.allotted = d.circumstances.allotIntakeNo(d.file);
    d.file.intakeNo = d.order.allotted;
}

void reportSelfHandled(Deed &d)
{
    d.file.selfHandled = true;
    numberIntake(d);
}

void reopenedFrom(Deed &d)
{
    d.file.relatedTo = d.order.mainCase;
    numberIntake(d);
}

void sendVerify(Deed &d)
{
    giveTask(d, QStringLiteral("verify"));
    d.file.verifiedReal.reset();
}

void verifyResult(Deed &d)
{
    d.file.taskKind.clear();
    d.file.verifiedReal = d.order.result == u"real";
}

void registerCase(Deed &d)
{
    CaseFile &file = d.file;
    const FilingCondition *condition = d.rules.catalog.condition(file.kind, file.classCode, file.conditionNo);
    file.handlingLimit = condition->limit;
    file.edition = d.rules.catalog.editionOf(file.kind, file.classCode);
    if (!file.registeredAt)
        file.registeredAt = d.circumstances.at;
    // A case that was sent back from dispatch keeps the number it has.
    if (file.caseNo.isEmpty() && d.circumstances.allotCaseNo) {
        d.order.allotted = d.circumstances.allotCaseNo(file);
        file.caseNo = d.order.allotted;
    }
    const bool missing = condition->nameEn.startsWith(u"missing") || condition->nameZh.startsWith(u"缺失")
        || condition->nameZh.startsWith(u"丢失");
    setComponent(d, missing ? QStringLiteral("missing") : QStringLiteral("damaged"));
}

/// The share of an order's unit or of the actor's own; guards have seen that there is one.
CoTask &shareOf(Deed &d, const QString &department)
{
    return *std::ranges::find(d.file.coTasks, department, &CoTask::department);
}

/// domain.md §9.3: again to the same department after a failed check is rework of the department; to another
/// one it is a wrong dispatch of the dispatcher. The failed check counted as rework until this decision.
void dispatch(Deed &d)
{
    CaseFile &file = d.file;
    const bool afterFailedCheck = file.round > 0 && !d.before.leadDept.isEmpty();
    const bool sameAgain = d.order.leadDept == d.before.leadDept;
    if (afterFailedCheck && !sameAgain) {
        --file.reworkCount;
        ++file.misdispatchCount;
    } else if (file.round > 0 && !afterFailedCheck && d.order.leadDept != file.firstDept) {
        ++file.misdispatchCount;
    }
    ++file.round;
    ++file.dispatchCount;
    file.leadDept = d.order.leadDept;
    file.coDepts = d.order.coDepts;
    file.coTasks.clear();
    for (const QString &department : file.coDepts)
        file.coTasks.emplace_back().department = department;
    file.deptOfficer.clear();
    if (file.firstDept.isEmpty())
        file.firstDept = file.leadDept;
    if (file.handlingLimit.length.count() == 0) {
        // Registered by another system: the class's own limit, if the catalog has one.
        if (const MinorClass *minor = d.rules.catalog.find(file.kind, file.classCode))
            file.handlingLimit = minor->defaultLimit;
    }
    startRound(file, d.circumstances.at, afterFailedCheck && sameAgain, d.rules);
}

void subDispatchDistrict(Deed &d)
{
    d.file.leadDept = d.order.leadDept;
    ++d.file.dispatchCount;
}

void request(Deed &d, const QString &kind)
{
    d.file.pendingRequest
        = PendingRequest{kind,          d.actor.person.text(), d.circumstances.at,   d.order.reason,
                         d.order.until, d.order.days,          d.order.suggestedDept};
}

/// The department was the wrong one: the next one starts with a fresh handling clock.
void approveReturn(Deed &d)
{
    CaseFile &file = d.file;
    ++file.returnCount;
    file.pendingRequest.reset();
    file.leadDept.clear();
    file.coDepts.clear();
    file.coTasks.clear();
    file.deptOfficer.clear();
    file.handlingStartedAt.reset();
    file.handlingDue.reset();
}

void rejectReturn(Deed &d)
{
    d.file.pendingRequest.reset();
    ++d.file.buckPassingCount;
}

void approveExtend(Deed &d)
{
    ++d.file.extendCount;
    extendRound(d.file, d.before.pendingRequest->days, d.rules);
    d.file.pendingRequest.reset();
}

void approveSuspend(Deed &d)
{
    ++d.file.suspendCount;
    suspendRound(d.file, d.before, d.circumstances.at, d.rules);
    d.file.suspendedUntil = d.before.pendingRequest->until;
    d.file.pendingRequest.reset();
}

void rejectRequest(Deed &d)
{
    d.file.pendingRequest.reset();
}

void feedback(Deed &d)
{
    addHandler(d);
    d.file.feedbackAt = d.circumstances.at;
    d.file.feedbackText = d.order.note;
}

/// domain.md §9.3, the emergency path: registered and dispatched in one act of two persons.
void emergency(Deed &d)
{
    d.file.shiftLeader = d.order.approver;
    registerCase(d);
    dispatch(d);
}

void coSign(Deed &d)
{
    CoTask &share = shareOf(d, d.actor.department.text());
    share.signedAt = d.circumstances.at;
    share.signer = d.actor.person.text();
    addHandler(d);
}

void coFeedback(Deed &d)
{
    CoTask &share = shareOf(d, d.actor.department.text());
    if (!share.signedAt) {
        share.signedAt = d.circumstances.at;
        share.signer = d.actor.person.text();
    }
    share.doneAt = d.circumstances.at;
    share.doer = d.actor.person.text();
    share.text = d.order.note;
    addHandler(d);
}

void waiveCoTask(Deed &d)
{
    CoTask &share = shareOf(d, d.order.department);
    share.waivedBy = d.actor.person.text();
    share.waiveReason = d.order.reason;
}

/// Who has the case answers: the lead department, or the side the state belongs to.
QString holderOf(const Deed &d)
{
    const workflow::State *now = d.rules.lifecycle(d.file.workflowVersion).state(d.file.state);
    if (now && now->side == u"department" && !d.file.leadDept.isEmpty())
        return d.file.leadDept;
    return now && now->side == u"command" ? QStringLiteral("command") : QStringLiteral("supervision");
}

QString orderTypeOf(const Deed &d)
{
    if (d.actor.post == Post::System)
        return QStringLiteral("timeout");
    static const QStringList Types{QStringLiteral("timeout"), QStringLiteral("leader"),
                                   QStringLiteral("important")};
    if (Types.contains(d.order.orderType))
        return d.order.orderType;
    return d.actor.post == Post::Leader ? QStringLiteral("leader") : QStringLiteral("important");
}

/// One work day for the reply, unless the order says another time.
base::Instant replyDue(const Deed &d)
{
    static constexpr worktime::Limit WorkDay{std::chrono::hours(8), worktime::ClockKind::Work};
    return d.order.until ? *d.order.until : worktime::dueAt(d.circumstances.at, WorkDay, d.rules.calendar);
}

void superviseOrder(Deed &d)
{
    SuperviseOrder issued;
    issued.id = d.id.text();
    issued.type = orderTypeOf(d);
    issued.requirement = d.order.reason;
    issued.by = d.actor.person.text();
    issued.byPost = tokenOf(d.actor.post);
    issued.to = holderOf(d);
    issued.at = d.circumstances.at;
    issued.due = replyDue(d);
    issued.state = QStringLiteral("issued");
    d.order.orderId = issued.id;
    d.file.orders.push_back(std::move(issued));
    noteOrderDue(d.file);
}

SuperviseOrder &orderOf(Deed &d)
{
    const SuperviseOrder *meant = orderMeant(d.file, d.order); // guards have seen that there is one
    d.order.orderId = meant->id;
    return *std::ranges::find(d.file.orders, meant->id, &SuperviseOrder::id);
}

void signOrder(Deed &d)
{
    SuperviseOrder &order = orderOf(d);
    order.state = QStringLiteral("signed");
    order.signer = d.actor.person.text();
    order.signedAt = d.circumstances.at;
}

void replyOrder(Deed &d)
{
    SuperviseOrder &order = orderOf(d);
    if (!order.signedAt) {
        order.signer = d.actor.person.text();
        order.signedAt = d.circumstances.at;
    }
    order.inTime = order.inTime && d.circumstances.at <= order.due;
    order.state = QStringLiteral("replied");
    order.replier = d.actor.person.text();
    order.reply = d.order.note;
    order.repliedAt = d.circumstances.at;
    noteOrderDue(d.file);
}

void acceptReply(Deed &d)
{
    SuperviseOrder &order = orderOf(d);
    order.state = QStringLiteral("ended");
    order.judge = d.actor.person.text();
    order.endedAt = d.circumstances.at;
    noteOrderDue(d.file);
}

/// Nobody had signed it yet; in the list it stands as ended, by whoever issued it.
void withdrawOrder(Deed &d)
{
    acceptReply(d);
}

void rejectReply(Deed &d)
{
    SuperviseOrder &order = orderOf(d);
    order.state = QStringLiteral("again");
    order.judge = d.actor.person.text();
    order.requirement = d.order.reason;
    order.due = replyDue(d);
    noteOrderDue(d.file);
}

void escalateOrder(Deed &d)
{
    orderOf(d).level = 2;
    noteOrderDue(d.file);
}

void appeal(Deed &d)
{
    Appeal asked;
    asked.by = d.actor.person.text();
    asked.reason = d.order.reason;
    asked.at = d.circumstances.at;
    d.file.appeal = std::move(asked);
}

void reviewAppeal(Deed &d)
{
    Appeal &asked = *d.file.appeal;
    asked.reviewer = d.actor.person.text();
    asked.review = d.order.reason;
    asked.supported = d.order.result == u"agree";
    asked.reviewedAt = d.circumstances.at;
}

void decideAppeal(Deed &d)
{
    Appeal &asked = *d.file.appeal;
    asked.judge = d.actor.person.text();
    asked.judgement = d.order.reason;
    asked.granted = d.order.result == u"agree";
    asked.decidedAt = d.circumstances.at;
    d.file.exempt = asked.granted;
}

/// The new supervisor has the whole time of the task.
void reassignTask(Deed &d)
{
    d.file.supervisor = d.order.supervisor;
    startStage(d.file, d.circumstances.at, d.rules);
}

void acceptFeedback(Deed &d)
{
    const auto due = d.file.handlingDue;
    d.file.handledInTime = !due || d.file.feedbackAt.value_or(d.circumstances.at) <= *due;
}

void checkResult(Deed &d)
{
    d.file.taskKind.clear();
    if (d.order.result == u"pass")
        setComponent(d, QStringLiteral("intact"));
    else
        ++d.file.reworkCount;
}

void closeAs(Deed &d, const QString &type)
{
    d.file.closeType = type;
    d.file.closeNote = d.order.note.isEmpty() ? d.order.reason : d.order.note;
}

using Effect = void (*)(Deed &);
const std::unordered_map<QString, Effect> Effects{
    {QStringLiteral("report"), numberIntake},
    {QStringLiteral("reportSelfHandled"), reportSelfHandled},
    {QStringLiteral("merge"), [](Deed &d) { d.file.mainCase = d.order.mainCase; }},
    {QStringLiteral("sendVerify"), sendVerify},
    {QStringLiteral("verifyResult"), verifyResult},
    {QStringLiteral("reassignTask"), reassignTask},
    {QStringLiteral("emergency"), emergency},
    {QStringLiteral("coSign"), coSign},
    {QStringLiteral("coFeedback"), coFeedback},
    {QStringLiteral("waiveCoTask"), waiveCoTask},
    {QStringLiteral("signOrder"), signOrder},
    {QStringLiteral("replyOrder"), replyOrder},
    {QStringLiteral("acceptReply"), acceptReply},
    {QStringLiteral("withdrawOrder"), withdrawOrder},
    {QStringLiteral("rejectReply"), rejectReply},
    {QStringLiteral("escalateOrder"), escalateOrder},
    {QStringLiteral("appeal"), appeal},
    {QStringLiteral("reviewAppeal"), reviewAppeal},
    {QStringLiteral("decideAppeal"), decideAppeal},
    {QStringLiteral("register"), registerCase},
    {QStringLiteral("closeSelfHandled"), [](Deed &d) { closeAs(d, QStringLiteral("SELF")); }},
    {QStringLiteral("dispatch"), dispatch},
    {QStringLiteral("subDispatchDistrict"), subDispatchDistrict},
    {QStringLiteral("requestVoid"), [](Deed &d) { request(d, QStringLiteral("void")); }},
    {QStringLiteral("approveVoid"), [](Deed &d) { setComponent(d, QStringLiteral("restore")); }},
    {QStringLiteral("rejectVoid"), rejectRequest},
    {QStringLiteral("sign"), addHandler},
    {QStringLiteral("requestReturn"), [](Deed &d) { request(d, QStringLiteral("return")); }},
    {QStringLiteral("approveReturn"), approveReturn},
    {QStringLiteral("rejectReturn"), rejectReturn},
    {QStringLiteral("requestExtend"), [](Deed &d) { request(d, QStringLiteral("extend")); }},
    {QStringLiteral("approveExtend"), approveExtend},
    {QStringLiteral("rejectExtend"), rejectRequest},
    {QStringLiteral("requestSuspend"), [](Deed &d) { request(d, QStringLiteral("suspend")); }},
    {QStringLiteral("approveSuspend"), approveSuspend},
    {QStringLiteral("rejectSuspend"), rejectRequest},
    {QStringLiteral("resume"), [](Deed &d) { resumeRound(d.file, d.circumstances.at, d.rules); }},
    {QStringLiteral("withdrawRequest"), rejectRequest},
    {QStringLiteral("assignCrew"), addHandler},
    {QStringLiteral("feedback"), feedback},
    {QStringLiteral("acceptFeedback"), acceptFeedback},
    {QStringLiteral("rejectFeedback"), [](Deed &d) { continueRound(d.file, d.rules); }},
    {QStringLiteral("sendCheck"), [](Deed &d) { giveTask(d, QStringLiteral("check")); }},
    {QStringLiteral("checkResult"), checkResult},
    {QStringLiteral("close"), [](Deed &d) { closeAs(d, QStringLiteral("NORMAL")); }},
    {QStringLiteral("forceClose"), [](Deed &d) { closeAs(d, QStringLiteral("FORCED")); }},
    {QStringLiteral("urge"), [](Deed &d) { ++d.file.urgeCount; }},
    {QStringLiteral("superviseOrder"), superviseOrder},
    {QStringLiteral("callback"), [](Deed &d) { d.file.satisfaction = d.order.satisfaction; }},
    {QStringLiteral("reopen"),
     [](Deed &d) {
         if (d.before.state.isEmpty())
             reopenedFrom(d);
     }},
};

template <typename T> void take(T &into, const std::optional<T> &from)
{
    if (from)
        into = *from;
}
} // namespace

void noteOrderDue(CaseFile &file)
{
    file.orderDue.reset();
    file.supervised = false;
    for (const SuperviseOrder &order : file.orders) {
        file.supervised = file.supervised || order.isOpen();
        // An escalated one is with the leader: the system has no more to do about it.
        if (order.awaitsReply() && order.level == 1 && (!file.orderDue || order.due < *file.orderDue))
            file.orderDue = order.due;
    }
}

void endOrders(CaseFile &file, base::Instant at)
{
    for (SuperviseOrder &order : file.orders) {
        if (order.isOpen()) {
            order.state = QStringLiteral("ended");
            order.endedAt = at;
        }
    }
    noteOrderDue(file);
}

bool fillsForm(const QString &action)
{
    return action == u"report" || action == u"reportSelfHandled" || action == u"sendVerify"
        || action == u"submitRegister" || action == u"emergency";
}

void fillIn(CaseFile &file, const CaseOrder &order)
{
    take(file.kind, order.kind);
    take(file.classCode, order.classCode);
    take(file.conditionNo, order.conditionNo);
    take(file.severity, order.severity);
    take(file.componentId, order.componentId);
    take(file.place, order.place);
    take(file.address, order.address);
    take(file.dutyGrid, order.dutyGrid);
    take(file.zone, order.zone);
    take(file.description, order.description);
    if (order.cell) {
        file.cell = *order.cell;
        file.community = file.cell.left(12);
        file.street = file.cell.left(9);
        file.district = file.cell.left(6);
    }
}

void begin(CaseFile &draft, const CaseOrder &order, const Actor &actor, base::Instant at,
           const RuleBook &rules)
{
    draft.id = order.caseId;
    draft.edition = rules.catalog.edition();
    draft.source = order.action == u"reportSelfHandled" ? QStringLiteral("self-handled")
                                                        : order.source.value_or(usualSourceOf(actor.post));
    draft.isPublic = isPublicSource(draft.source);
    draft.reporterId = draft.isPublic ? QString() : actor.person.text();
    draft.reportedAt = at;
}

void takeEffect(Deed &deed)
{
    if (const auto effect = Effects.find(deed.order.action); effect != Effects.end())
        effect->second(deed);
    // The system acts once on the end of a clock; a clock that it started anew itself counts as acted on.
    if (deed.actor.post == Post::System && deed.file.stageDue && deed.order.action != u"resume"
        && deed.order.action != u"escalateOrder" && deed.order.reason != OffDuty)
        deed.file.timedOutAt = deed.circumstances.at;
}
} // namespace wanmi::domain

// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/judge.h"

namespace wanmi::server {
namespace {
bool createsCase(const QString &action)
{
    return action == QLatin1StringView("report") || action == QLatin1StringView("reportSelfHandled");
}

// What stands beside the case's state does not depend on what its author had seen of it: the guards of these
// say themselves whether there is still something to sign or to answer.
bool isCommutative(const QString &action)
{
    static const QStringList Commutative{QStringLiteral("urge"),        QStringLiteral("superviseOrder"),
                                         QStringLiteral("signOrder"),   QStringLiteral("replyOrder"),
                                         QStringLiteral("acceptReply"), QStringLiteral("rejectReply"),
                                         QStringLiteral("coSign"),      QStringLiteral("coFeedback"),
                                         QStringLiteral("withdrawRequest"),
                                         QStringLiteral("withdrawOrder"), QStringLiteral("addEvidence")};
    return Commutative.contains(action);
}

bool isOfTwo(const QString &action)
{
    return action == QLatin1StringView("forceClose") || action == QLatin1StringView("emergency");
}

bool givesTask(const QString &action)
{
    return action == QLatin1StringView("sendVerify") || action == QLatin1StringView("sendCheck")
        || action == QLatin1StringView("reassignTask");
}

/// Who must not have this task: whoever handled the case may not check it, who lets it lie not have it again.
QStringList unfitFor(const domain::CaseOrder &order, const domain::CaseFile &file)
{
    QStringList unfit = file.handlers;
    if (order.action == QLatin1StringView("reassignTask"))
        unfit.append(file.supervisor);
    return unfit;
}

protocol::CommandResult rejection(const Asked &asked, const Known &known, const Error &error)
{
    protocol::CommandResult result;
    result.key = asked.command.key;
    result.status = QStringLiteral("rejected");
    result.kind = tokenOf(error.kind);
    result.reason = error.reason;
    // Nothing about a case that the asker may not see.
    if (known.present && error.kind != ErrorKind::NotFound) {
        result.version = known.present->version;
        result.state = known.present->state;
    }
    return result;
}
} // namespace

QString tokenOf(ErrorKind kind)
{
    switch (kind) {
    case ErrorKind::Refused:
        return QStringLiteral("refused");
    case ErrorKind::Conflict:
        return QStringLiteral("conflict");
    case ErrorKind::Denied:
        return QStringLiteral("denied");
    case ErrorKind::NotFound:
        return QStringLiteral("not-found");
    case ErrorKind::Unreachable:
        return QStringLiteral("unreachable");
    case ErrorKind::Corrupt:
        return QStringLiteral("corrupt");
    }
    return QStringLiteral("refused");
}

Judge::Judge(domain::RuleBookPtr rules, std::shared_ptr<const base::Clock> clock,
             std::shared_ptr<const CellIndex> cells)
    : m_rules(std::move(rules))
    , m_clock(std::move(clock))
    , m_cells(std::move(cells))
{
}

void Judge::use(domain::RuleBookPtr rules, std::shared_ptr<const CellIndex> cells)
{
    const std::lock_guard lock(m_rulesMutex);
    m_rules = std::move(rules);
    m_cells = std::move(cells);
}

domain::RuleBookPtr Judge::rules() const
{
    const std::lock_guard lock(m_rulesMutex);
    return m_rules;
}

std::shared_ptr<const CellIndex> Judge::cells() const
{
    const std::lock_guard lock(m_rulesMutex);
    return m_cells;
}

std::optional<Error> Judge::objection(const Asked &asked, const Known &known) const
{
    const domain::CaseOrder &order = asked.command.order;
    const bool creates = createsCase(order.action);
    // The system sees everything: it resumes what is due.
    const bool sees = asked.session.post == domain::Post::System
        || (known.present && asked.session.scope.sees(tagsOf(*known.present)));
    if (known.present && creates)
        return Error{ErrorKind::Conflict, QStringLiteral("case-exists"), {}};
    if (!creates && (!known.present || !sees))
        return Error{ErrorKind::NotFound, QStringLiteral("no-such-case"), {}};
    const bool moved = known.present && asked.command.baseVersion != known.present->version;
    if (moved && !isCommutative(order.action) && known.stateAtBase != known.present->state)
        return Error{ErrorKind::Conflict, QStringLiteral("version-moved"), {}};
    return rowObjection(asked, known);
}

// What the rule leaves to whoever has the rows.
std::optional<Error> Judge::rowObjection(const Asked &asked, const Known &known) const
{
    const domain::CaseOrder &order = asked.command.order;
    const auto refusal = [](const char *reason) {
        return Error{ErrorKind::Refused, QLatin1StringView(reason), {}};
    };
    if (order.action == QLatin1StringView("forceClose") && !order.approver.isEmpty()) {
        const auto approver = known.person(order.approver);
        if (!approver || approver->post != domain::tokenOf(domain::Post::Leader)
            || approver->id == asked.session.person.id)
            return refusal("approver-not-fit");
    }
    if (order.action == QLatin1StringView("emergency") && !order.approver.isEmpty()) {
        const auto approver = known.person(order.approver);
        if (!approver || approver->post != domain::tokenOf(domain::Post::ShiftLeader))
            return refusal("approver-not-fit");
    }
    // A name is no consent: the second person has signed in for this.
    if (isOfTwo(order.action) && !order.approver.isEmpty() && asked.approver != order.approver)
        return refusal("approver-not-signed-in");
    if (givesTask(order.action) && !order.supervisor.isEmpty() && known.present) {
        const QStringList unfit = unfitFor(order, *known.present);
        const auto person = known.person(order.supervisor);
        // No supervisor, one off duty, or who handled the case, the rule itself refuses.
        const bool isSupervisor = person && person->post == domain::tokenOf(domain::Post::Supervisor);
        const auto grids = dutyNear(known.present->place, known);
        if (isSupervisor && person->onDuty && !unfit.contains(order.supervisor) && domain::takerOf(grids, unfit)
            && !domain::mayTakeTask(order.supervisor, grids, unfit))
            return refusal("supervisor-of-another-grid");
    }
    if (order.action == QLatin1StringView("merge") && !order.mainCase.isEmpty()) {
        const auto main = known.otherCase(order.mainCase);
        if (!main || !main->isOpen() || main->id == order.caseId)
            return refusal("main-case-not-open");
    }
    QStringList departments = order.coDepts;
    departments.append(order.leadDept);
    for (const QString &department : departments) {
        if (!department.isEmpty() && !known.has(protocol::TableNo::Department, department))
            return refusal("no-such-department");
    }
    if (order.componentId && !order.componentId->isEmpty()
        && !known.has(protocol::TableNo::Component, *order.componentId))
        return refusal("no-such-component");
    return std::nullopt;
}

std::vector<domain::GridDuty> Judge::dutyNear(geo::Place place, const Known &known) const
{
    auto grids = m_cells->gridsNear(place);
    for (domain::GridDuty &grid : grids)
        grid.onDuty = known.onDuty(grid.grid.text());
    return grids;
}

domain::CaseOrder Judge::completed(const domain::CaseOrder &order, const Known &known) const
{
    domain::CaseOrder full = order;
    if (givesTask(full.action) && full.supervisor.isEmpty() && known.present) {
        const auto grids = dutyNear(known.present->place, known);
        if (const auto taker = domain::takerOf(grids, unfitFor(full, *known.present)))
            full.supervisor = taker->supervisor;
    }
    if (!full.supervisor.isEmpty()) {
        const auto supervisor = known.person(full.supervisor);
        full.supervisorOnDuty = supervisor && supervisor->onDuty
            && supervisor->post == domain::tokenOf(domain::Post::Supervisor);
    }
    // Who reports from the street or by a form on the web knows a place, not a cell.
    if (full.place && (!full.cell || full.cell->isEmpty())) {
        if (const CellFact *cell = m_cells->at(*full.place))
            full.cell = cell->code;
    }
    if (full.cell) {
        if (const CellFact *cell = m_cells->find(*full.cell)) {
            if (!full.zone || full.zone->isEmpty())
                full.zone = cell->zone;
            if (!full.dutyGrid || full.dutyGrid->isEmpty())
                full.dutyGrid = cell->dutyGrid;
        }
    }
    return full;
}

domain::Circumstances Judge::circumstances(const Known &known, base::Instant at) const
{
    const QString day = m_rules->calendar.toLocal(at).date().toString(u"yyyyMMdd");
    domain::Circumstances circumstances;
    circumstances.at = at;
    circumstances.allotIntakeNo = [&known, day](const domain::CaseFile &) -> QString {
        const QString prefix = u'S' + day;
        return prefix + QStringLiteral("%1").arg(known.nextIntakeNo(prefix), 6, 10, QLatin1Char('0'));
    };
    circumstances.allotCaseNo = [&known, day](const domain::CaseFile &file) -> QString {
        const QString prefix = file.district + day;
        return prefix + QStringLiteral("%1").arg(known.nextCaseNo(prefix), 5, 10, QLatin1Char('0'));
    };
    circumstances.dutyGridOfCell = [this](const QString &code) {
        const CellFact *cell = m_cells->find(code);
        return cell ? cell->dutyGrid : QString();
    };
    return circumstances;
}

Decision Judge::decide(const Asked &asked, const Known &known) const
{
    Decision decision;
    decision.at = m_clock->now();
    if (const auto error = objection(asked, known)) {
        decision.result = rejection(asked, known, *error);
        return decision;
    }
    const domain::CaseOrder order = completed(asked.command.order, known);
    auto verdict = domain::act(known.present, order, asked.session.actor(), ActionId(asked.command.key),
                               circumstances(known, decision.at), *m_rules);
    if (!verdict) {
        Error error = verdict.error();
        // A stale order that a fresh look would not have led to is a conflict, not a mistake.
        const bool moved = known.present && asked.command.baseVersion != known.present->version;
        if (moved && error.kind == ErrorKind::Refused)
            error.kind = ErrorKind::Conflict;
        decision.result = rejection(asked, known, error);
        return decision;
    }
    decision.result.key = asked.command.key;
    decision.result.status = QStringLiteral("applied");
    decision.result.version = verdict->after.version;
    decision.result.state = verdict->after.state;
    decision.verdict = std::move(*verdict);
    return decision;
}
} // namespace wanmi::server

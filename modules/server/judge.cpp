// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/judge.h"

namespace wanmi::server {
namespace {
bool createsCase(const QString &action)
{
    return action == QLatin1StringView("report") || action == QLatin1StringView("reportSelfHandled");
}

// The order of two urges does not matter, so neither does what their authors had seen.
bool isCommutative(const QString &action)
{
    return action == QLatin1StringView("urge") || action == QLatin1StringView("superviseOrder");
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
    m_rules = std::move(rules);
    m_cells = std::move(cells);
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

domain::CaseOrder Judge::completed(const domain::CaseOrder &order, const Known &known) const
{
    domain::CaseOrder full = order;
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

// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/absence.h"

#include <QHash>

#include <algorithm>

namespace wanmi::models {
namespace {
using store::CaseSummary;

struct Movement
{
    const domain::ActionRecord *last = nullptr; ///< by another
    int others = 0;
};

AbsenceLine lineOf(const CaseSummary &row)
{
    AbsenceLine line;
    line.caseId = row.id;
    line.number = row.caseNo.isEmpty() ? row.intakeNo : row.caseNo;
    line.isComponent = row.kind == domain::CaseKind::Component;
    line.classCode = row.classCode;
    line.address = row.address;
    line.state = row.state;
    line.department = row.leadDept;
    line.dueMs = row.dueMs;
    return line;
}

/// Those with a deadline first, the nearest at the top.
int tidied(std::vector<AbsenceLine> &lines)
{
    const int all = int(lines.size());
    std::ranges::sort(lines, {}, [](const AbsenceLine &line) {
        return std::tuple(line.dueMs <= 0, line.dueMs, line.number, line.caseId);
    });
    if (lines.size() > AbsenceReport::MostListed)
        lines.resize(AbsenceReport::MostListed);
    return all;
}
} // namespace

AbsenceReport absenceReport(const CaseTable &cases, const std::vector<domain::ActionRecord> &actions,
                            const std::vector<store::Rejection> &rejections, const Absence &absence,
                            const std::vector<Queue> &mine)
{
    AbsenceReport report;
    const qint64 fromMs = base::toMs(absence.from), untilMs = base::toMs(absence.until);
    QHash<QString, Movement> moved;
    for (const domain::ActionRecord &action : actions) {
        if (action.at < absence.from)
            continue;
        if (action.actor == absence.person) {
            ++report.ownDone;
            continue;
        }
        Movement &movement = moved[action.caseId.text()];
        ++movement.others;
        if (!movement.last || movement.last->at < action.at)
            movement.last = &action;
    }
    QHash<QString, const CaseSummary *> known;
    for (int i = 0; i < cases.size(); ++i) {
        const CaseSummary &row = cases.at(i);
        if (row.id.isEmpty())
            continue;
        known.insert(row.id, &row);
        report.reported += row.reportedAtMs >= fromMs && row.reportedAtMs <= untilMs ? 1 : 0;
        const auto movement = moved.constFind(row.id);
        const bool isMoved = movement != moved.cend();
        report.ended += isMoved && !row.isOpen ? 1 : 0;
        AbsenceLine line = lineOf(row);
        if (isMoved) {
            line.actions = movement->others;
            line.action = movement->last->action;
            line.actor = movement->last->actorName;
        }
        const bool isLate = row.isOpen && row.dueMs >= fromMs && row.dueMs < untilMs;
        const bool isMine = isMoved && row.isOpen
            && std::ranges::any_of(mine, [&](const Queue &queue) { return queue.holds(row, untilMs); });
        if (isLate)
            report.lateList.push_back(line);
        if (isMine)
            report.waitingList.push_back(std::move(line));
        else if (isMoved && !isLate)
            report.changedList.push_back(std::move(line));
    }
    for (const store::Rejection &rejection : rejections) {
        const QString id = rejection.command.order.caseId.text();
        const CaseSummary *row = known.value(id);
        AbsenceLine line = row ? lineOf(*row) : AbsenceLine{};
        line.caseId = id;
        line.action = rejection.command.order.action;
        line.reason = rejection.result.reason;
        report.refusedList.push_back(std::move(line));
    }
    report.refused = tidied(report.refusedList);
    report.waiting = tidied(report.waitingList);
    report.late = tidied(report.lateList);
    report.changed = tidied(report.changedList);
    return report;
}
} // namespace wanmi::models

// SPDX-License-Identifier: GPL-3.0-or-later
#include "tendingreads.h"

#include "domain/tending.h"

#include <QJsonArray>
#include <QJsonDocument>

#include <array>

namespace wanmi::store {
namespace {
/// As much of a case as the question needs.
domain::CaseFile fileFrom(const Statement &row)
{
    domain::CaseFile file;
    file.id = CaseId(row.text(0));
    file.version = static_cast<int>(row.integer(1));
    file.state = row.text(2);
    file.supervisor = row.text(3);
    file.taskKind = row.text(4);
    file.dutyGrid = row.text(5);
    file.cell = row.text(6);
    file.place = {row.real(7), row.real(8)};
    file.source = row.text(9);
    if (!row.isNull(10))
        file.verifiedReal = row.integer(10) != 0;
    if (!row.isNull(11))
        file.registeredAt = base::instantFromMs(row.integer(11));
    file.workflowVersion = row.text(12);
    const QJsonArray handlers = QJsonDocument::fromJson(row.text(13).toUtf8()).array();
    for (const auto &handler : handlers)
        file.handlers.append(handler.toString());
    return file;
}
} // namespace

Result<void> TendingReads::collect(const QString &state, std::vector<domain::CaseFile> &files)
{
    const auto statement = m_connection.statement("openInState");
    if (!statement)
        return tl::unexpected<base::Error>(statement.error());
    (*statement)->bind(1, state);
    const auto &laid = m_connection.overlay().cases;
    return forEachRow(**statement, [&](const Statement &row) {
        domain::CaseFile file = fileFrom(row);
        const auto mine = laid.constFind(file.id.text());
        if (mine == laid.constEnd() || (*mine)->basis != file.version)
            files.push_back(std::move(file));
    });
}

Result<bool> TendingReads::isUntended(const domain::CaseFile &file, const OnDuty &onDuty,
                                      const QSet<QString> &people)
{
    const bool holds = people.contains(file.supervisor);
    // Nearly always somebody of the place's own grid is there; then no neighbor is asked for.
    const std::array own{domain::GridDuty{DutyGridId(file.dutyGrid), 0, onDuty.value(file.dutyGrid)}};
    if (!domain::isUntended(file, holds, own))
        return false;
    // Places in one cell have the same neighbors to within a cell's width.
    auto known = m_near.constFind(file.cell);
    if (known == m_near.constEnd()) {
        auto near = m_city.dutyNear(file.place, file.cell);
        if (!near)
            return tl::unexpected<base::Error>(near.error());
        known = m_near.insert(file.cell, *std::move(near));
    }
    return domain::isUntended(file, holds, *known);
}

Result<QSet<QString>> TendingReads::untended()
{
    // A unit's replica holds none of the supervisors: of them nothing is known, and nothing is said.
    const auto known = m_connection.statement("supervisorsKnown");
    if (!known)
        return tl::unexpected<base::Error>(known.error());
    bool any = false;
    WANMI_TRY(forEachRow(**known, [&any](const Statement &row) { any = row.integer(0) != 0; }));
    if (!any)
        return QSet<QString>();
    const domain::RuleBook &rules = m_connection.rules();
    std::vector<domain::CaseFile> files;
    for (const QString &state : domain::statesOfSupervisors(rules))
        WANMI_TRY(collect(state, files));
    for (const auto &laid : m_connection.overlay().cases)
        files.push_back(laid->file);

    m_near.clear();
    OnDuty onDuty;
    QSet<QString> people;
    const auto supervisors = m_connection.statement("supervisorsOnDuty");
    if (!supervisors)
        return tl::unexpected<base::Error>(supervisors.error());
    WANMI_TRY(forEachRow(**supervisors, [&](const Statement &row) {
        onDuty[row.text(0)].append(row.text(1));
        people.insert(row.text(1));
    }));
    QSet<QString> found;
    for (const domain::CaseFile &file : files) {
        if (!domain::needsSupervisor(file, rules))
            continue;
        const auto alone = isUntended(file, onDuty, people);
        if (!alone)
            return tl::unexpected<base::Error>(alone.error());
        if (*alone)
            found.insert(file.id.text());
    }
    return found;
}
} // namespace wanmi::store

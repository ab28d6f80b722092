// SPDX-License-Identifier: GPL-3.0-or-later
#include "recommendreads.h"

#include "domain/guards.h"

namespace wanmi::store {
namespace {
/// Who does what is divided anew now and then: older cases say little of today.
constexpr std::chrono::hours Remembered{366 * 24};

domain::DutySubject subjectFrom(const Statement &row, const domain::Catalog &catalog)
{
    domain::DutySubject subject;
    subject.kind = row.utf8(0) == "component" ? domain::CaseKind::Component : domain::CaseKind::Event;
    subject.classCode = row.text(1);
    if (const domain::MinorClass *minor = catalog.find(subject.kind, subject.classCode))
        subject.usual = minor->typicalDepartment.text();
    subject.district = row.text(2);
    subject.street = row.text(3);
    subject.dutyGrid = row.text(4);
    subject.road = domain::roadOf(row.text(5));
    subject.landUse = row.text(8);
    subject.competentDept = row.text(9);
    subject.ownerUnit = row.text(10);
    subject.maintainUnit = row.text(11);
    return subject;
}
} // namespace

Result<void> RecommendReads::follow(const domain::Catalog &catalog)
{
    if (const quint64 rebuilt = m_connection.shared().rebuilt; m_closedUntil == 0 || rebuilt != m_rebuilt) {
        m_rebuilt = rebuilt;
        m_history = {};
        m_closedUntil = base::toMs(m_connection.now() - Remembered);
    }
    const auto statement = m_connection.statement("dutySince");
    if (!statement)
        return tl::unexpected<base::Error>(statement.error());
    (*statement)->bind(1, m_closedUntil);
    return forEachRow(**statement, [&](const Statement &row) {
        m_history.add(subjectFrom(row, catalog), row.text(6));
        m_closedUntil = std::max(m_closedUntil, row.integer(7));
    });
}

Result<std::map<QString, domain::UnitLoad>> RecommendReads::loads()
{
    const auto statement = m_connection.statement("unitLoads");
    if (!statement)
        return tl::unexpected<base::Error>(statement.error());
    (*statement)->bind(1, base::toMs(m_connection.now()));
    std::map<QString, domain::UnitLoad> loads;
    WANMI_TRY(forEachRow(**statement, [&](const Statement &row) {
        loads[row.text(0)] = {int(row.integer(1)), int(row.integer(2))};
    }));
    return loads;
}

/// Also fills in the areas that a draft has not been given yet.
Result<QString> RecommendReads::landUseOf(domain::CaseFile &file)
{
    if (file.cell.isEmpty()) {
        const auto facts = m_city.cellAt(file.place);
        if (!facts)
            return facts.error().kind == base::ErrorKind::NotFound
                ? Result<QString>(QString())
                : tl::unexpected<base::Error>(facts.error());
        file.cell = facts->cell.code.text();
        file.street = facts->cell.street;
        file.district = facts->cell.district;
        file.dutyGrid = facts->cell.dutyGrid.text();
        if (file.address.isEmpty())
            file.address = facts->nearestAddress;
        return facts->cell.landUse;
    }
    const auto statement = m_connection.statement("landUseOf");
    if (!statement)
        return tl::unexpected<base::Error>(statement.error());
    (*statement)->bind(1, file.cell);
    QString landUse;
    WANMI_TRY(forEachRow(**statement, [&](const Statement &row) { landUse = row.text(0); }));
    return landUse;
}

Result<domain::Recommendation> RecommendReads::recommend(domain::CaseFile file,
                                                         const std::vector<domain::ActionRecord> &trail,
                                                         const domain::RuleBook &rules, bool districts)
{
    WANMI_TRY(follow(rules.catalog));
    const auto landUse = landUseOf(file);
    if (!landUse)
        return tl::unexpected<base::Error>(landUse.error());
    std::optional<domain::Component> component;
    if (!file.componentId.isEmpty()) {
        // A component that is not in this copy of the city says nothing; the rest still does.
        if (auto found = m_city.component(file.componentId))
            component = std::move(*found);
    }
    auto departments = m_city.departments();
    if (!departments)
        return tl::unexpected<base::Error>(departments.error());
    if (districts)
        std::erase_if(*departments, [](const domain::Department &d) { return d.kind != u"territory"; });
    const auto load = loads();
    if (!load)
        return tl::unexpected<base::Error>(load.error());
    domain::DutyQuestion question;
    question.subject = domain::dutySubject(file, rules.catalog, *landUse, component ? &*component : nullptr);
    question.componentId = component ? file.componentId : QString();
    const domain::FilingCondition *condition
        = rules.catalog.condition(file.kind, file.classCode, file.conditionNo);
    question.urgent
        = domain::isUrgent(file) || (condition && condition->limit.clock == worktime::ClockKind::Urgent);
    question.returns = domain::returnsSoFar(trail);
    question.at = m_connection.now();
    return domain::recommend(question, *departments, m_history, *load, rules.calendar);
}
} // namespace wanmi::store

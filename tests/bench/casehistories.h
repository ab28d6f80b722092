// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "appraisal/appraisal.h"
#include "domain/facts.h"

#include <functional>
#include <span>

namespace wanmi::bench {

/// How many cases of a large city, and when.
struct HistoryPlan
{
    int cases = 2'000'000;
    QDate first, end; ///< reported from the morning of the one until that of the other, evenly
};

/// What the cases of a large city leave to evaluation: 50,000 cells in 500 communities, 50 streets and 9 districts,
/// every department of the shipped model in its 12 groups, some two thousand people. Each case is a story of
/// tests/evaluation (accepted, verified, registered, dispatched, signed, handled, checked, closed; refused, merged,
/// returned, extended, reworked, voided, forced, appealed and called back in shares). Same plan, same cases, whatever
/// the order of the batches.
class CaseHistories
{
public:
    static constexpr std::chrono::seconds UtcOffset{8 * 3600};
    static constexpr int CasesInBatch = 2'000;

    explicit CaseHistories(HistoryPlan plan);

    [[nodiscard]] int batches() const { return (m_plan.cases + CasesInBatch - 1) / CasesInBatch; }
    struct Case
    {
        domain::CaseFile file;
        std::vector<domain::Fact> facts; ///< as they were known at the plan's end
    };
    [[nodiscard]] std::vector<Case> batch(int number) const;

    [[nodiscard]] std::vector<QString> peopleOf(const QString &post) const;
    [[nodiscard]] const std::vector<QString> &departments() const { return m_departments; }
    /// One supervisor for each duty grid, all the time.
    [[nodiscard]] std::vector<evaluation::GridDuty> duties() const;
    /// All but the facts: areas and their classes, cells of the duty grids.
    [[nodiscard]] appraisal::Ground emptyGround() const;

private:
    [[nodiscard]] quint64 drawn(quint64 number, int salt) const;
    [[nodiscard]] const QString &person(const QString &role, quint64 key, int grid) const;

    HistoryPlan m_plan;
    qint64 m_fromMs, m_toMs;
    std::vector<QString> m_cells, m_grids, m_departments, m_classes;
    std::vector<QString> m_acceptors, m_leaders, m_dispatchers, m_supervisors;
};

/// Facts to the rows of evaluation, as a seat does it.
void addCase(evaluation::FactTableBuilder &builder, const CaseHistories::Case &one);
/// Everything of a plan, counted out once: seconds to minutes.
[[nodiscard]] appraisal::GroundPtr groundOf(const CaseHistories &histories);
} // namespace wanmi::bench

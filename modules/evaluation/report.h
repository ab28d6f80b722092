// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "evaluation/score.h"

/// A standard report in one call: counts, scores and the ranking with both periods before. Any thread.
namespace wanmi::evaluation {

/// How an actor of a model ("cell", "department", "acceptor") is counted: posts by person.
[[nodiscard]] std::optional<Dimension> dimensionOfActors(QStringView token);

struct ReportOrder
{
    Model model;
    QString actors; ///< one of the model's
    PeriodKind kind = PeriodKind::Month;
    Period period = {};
    std::chrono::seconds utcOffset{0}; ///< of the calendar, for the periods before
    Traits traits = {};
    /// Exactly these: the departments of the city, the people of a post. Empty: everybody of whom there is a
    /// fact.
    std::vector<QString> who = {};
    std::vector<GridDuty> duties = {}; ///< supervisors' duty grids, over all three periods
    QHash<QString, int> gridCells = {};
};

struct StandardReport
{
    Question question; ///< as it was counted, for listed() and explainedMove()
    Tally tally;
    ScoreTable scores, previous, yearEarlier;
    std::vector<Placing> ranking;
};

/// Errors (Refused): as score(); "other-actors": the model is not for them.
[[nodiscard]] base::Result<StandardReport> reportOf(const FactTable &table, const ReportOrder &order);
} // namespace wanmi::evaluation

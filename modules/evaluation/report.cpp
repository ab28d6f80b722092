// SPDX-License-Identifier: GPL-3.0-or-later
#include "evaluation/report.h"

#include <algorithm>
#include <array>

namespace wanmi::evaluation {

std::optional<Dimension> dimensionOfActors(QStringView token)
{
    static constexpr std::array<QStringView, 5> Posts{u"supervisor", u"acceptor", u"shift-leader",
                                                      u"dispatcher", u"reporter"};
    if (std::ranges::find(Posts, token) != Posts.end())
        return Dimension::Person;
    return dimensionFromToken(token);
}

base::Result<StandardReport> reportOf(const FactTable &table, const ReportOrder &order)
{
    const auto by = dimensionOfActors(order.actors);
    if (!by || std::ranges::find(order.model.actors, order.actors) == order.model.actors.end())
        return base::refused(QStringLiteral("other-actors"), order.actors);
    StandardReport report;
    report.question = {order.period,         *by,          order.model.counts(), {}, order.who,
                       order.model.counting, order.duties, order.gridCells};
    const std::array periods{order.period, previousOf(order.kind, order.period, order.utcOffset),
                             yearEarlierOf(order.kind, order.period, order.utcOffset)};
    std::vector<Tally> counted = tallies(table, report.question, periods);
    const TraitsInOrder traits = inOrder(order.traits, counted[0]);
    auto scores = scoreInOrder(order.model, counted[0], traits, periods[0]);
    if (!scores)
        return tl::unexpected<Error>(scores.error());
    report.scores = std::move(*scores);
    report.tally = std::move(counted[0]);
    auto previous = scoreInOrder(order.model, counted[1], traits, periods[1]);
    auto yearEarlier = scoreInOrder(order.model, counted[2], traits, periods[2]);
    // What was wrong with an earlier period is said when that one is asked for.
    if (previous)
        report.previous = std::move(*previous);
    if (yearEarlier)
        report.yearEarlier = std::move(*yearEarlier);
    report.ranking = ranking(report.scores, previous ? &report.previous : nullptr,
                             yearEarlier ? &report.yearEarlier : nullptr);
    return report;
}
} // namespace wanmi::evaluation

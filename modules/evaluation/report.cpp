// SPDX-License-Identifier: GPL-3.0-or-later
#include "evaluation/report.h"

#include <algorithm>

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
    report.tally = tally(table, report.question);
    auto scores = score(order.model, report.tally, order.traits, order.period);
    if (!scores)
        return tl::unexpected<Error>(scores.error());
    report.scores = std::move(*scores);
    const auto earlier = [&](const Period &period) {
        Question question = report.question;
        question.period = period;
        return score(order.model, tally(table, question), order.traits, period);
    };
    auto previous = earlier(previousOf(order.kind, order.period, order.utcOffset));
    auto yearEarlier = earlier(yearEarlierOf(order.kind, order.period, order.utcOffset));
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

// SPDX-License-Identifier: GPL-3.0-or-later
#include "reports/evaluationcontent.h"

#include "evaluationtables.h"

#include <algorithm>

namespace wanmi::reports {
namespace {
using namespace evaluation;

int bucketsOfKind(PeriodKind kind)
{
    switch (kind) {
    case PeriodKind::Week:
    case PeriodKind::Month:
        return 13; // with the same month of the year before
    case PeriodKind::Quarter:
        return 9;
    case PeriodKind::Year:
        return 5;
    case PeriodKind::Free:
        break;
    }
    return 0;
}

std::vector<Period> trendBuckets(const ReportOrder &order)
{
    if (order.kind == PeriodKind::Free) {
        constexpr qint64 DayMs = 86'400'000;
        const qint64 days = order.period.lengthMs() / DayMs;
        const PeriodKind part = days <= 31 ? PeriodKind::Free
            : days <= 200                  ? PeriodKind::Week
                                           : PeriodKind::Month;
        return bucketsOf(order.period, part, order.utcOffset);
    }
    std::vector<Period> buckets{order.period};
    while (int(buckets.size()) < bucketsOfKind(order.kind))
        buckets.push_back(previousOf(order.kind, buckets.back(), order.utcOffset));
    std::ranges::reverse(buckets);
    return buckets;
}

void add(std::vector<Count> &counts, Count count)
{
    if (std::ranges::find(counts, count) == counts.end())
        counts.push_back(count);
}
} // namespace

std::vector<Count> trendCounts(const CountOptions &options)
{
    const IndicatorRule close = ruleOf(Indicator::InTimeCloseRate, options);
    const IndicatorRule handle = ruleOf(Indicator::InTimeHandleRate, options);
    return {Count::Registered, Count::Closed,      close.denominator,
            close.numerator,   handle.denominator, handle.numerator};
}

std::vector<Count> overviewCounts()
{
    return {Count::Report, Count::Registered, Count::Closed, Count::OverdueOpen, Count::Emergencies};
}

std::vector<Indicator> overviewRates()
{
    return {Indicator::ValidReportRate,  Indicator::InTimeDispatchRate, Indicator::HandleRate,
            Indicator::InTimeHandleRate, Indicator::CheckPassRate,      Indicator::CloseRate,
            Indicator::InTimeCloseRate,  Indicator::ReworkRate,         Indicator::PublicShare,
            Indicator::SatisfactionRate};
}

Analyses analysesOf(const FactTable &table, const ReportOrder &order)
{
    Analyses made;
    const CountOptions &options = order.model.counting;
    Question question;
    question.period = order.period;
    question.options = options;
    question.counts = overviewCounts();
    for (const Indicator rate : overviewRates()) {
        const IndicatorRule rule = ruleOf(rate, options);
        add(question.counts, rule.numerator);
        add(question.counts, rule.denominator);
    }
    made.now = tally(table, question);
    question.period = previousOf(order.kind, order.period, order.utcOffset);
    made.previous = tally(table, question);
    question.period = yearEarlierOf(order.kind, order.period, order.utcOffset);
    made.yearEarlier = tally(table, question);
    question.period = order.period;
    made.heat = heatOf(table, question, Count::Registered, order.utcOffset);
    made.funnel = funnelOf(table, question);
    made.buckets = trendBuckets(order);
    made.trend = seriesOf(table, question, trendCounts(options), made.buckets);
    question.counts = trendCounts(options);
    add(question.counts, Count::OverdueOpen);
    question.by = Dimension::ClassKey;
    made.classes = tally(table, question);
    question.by = Dimension::Source;
    question.counts = {Count::Report, Count::ValidReport, Count::Registered, Count::Closed};
    made.sources = tally(table, question);
    return made;
}
} // namespace wanmi::reports

// SPDX-License-Identifier: GPL-3.0-or-later
#include "appraisal/overview.h"

#include <algorithm>
#include <map>

namespace wanmi::appraisal {
using evaluation::Count;
using evaluation::Counted;
using evaluation::Dimension;

namespace {
std::optional<double> shareOf(qint64 part, qint64 whole)
{
    return whole > 0 ? std::optional(double(part) / double(whole)) : std::nullopt;
}

std::vector<SourceShare> sourcesOf(const evaluation::FactTable &facts, evaluation::Question question)
{
    question.by = Dimension::Source;
    question.counts = {Count::Registered};
    const evaluation::Tally tally = evaluation::tally(facts, question);
    std::vector<SourceShare> shares;
    for (std::size_t i = 0; i < tally.actors().size(); ++i) {
        if (const qint64 count = tally.raw(i, Count::Registered); count > 0)
            shares.push_back({tally.actors()[i], count});
    }
    std::ranges::stable_sort(shares, std::greater(), &SourceShare::registered);
    return shares;
}
} // namespace

std::optional<double> Step::closingRate() const
{
    return shareOf(closed, needClose);
}

std::optional<double> Step::inTimeRate() const
{
    return shareOf(inTime, needClose);
}

Overview overviewOf(const GroundPtr &ground, const OverviewWish &wish)
{
    const evaluation::FactTable &facts = ground->facts;
    Overview overview;
    overview.ground = ground;
    overview.question
        = {wish.period,
           Dimension::City,
           {Count::Registered, Count::SatisfiedCallbacks, Count::EffectiveCallbacks, Count::Dissatisfied}};
    overview.question.options = wish.counting;
    if (!wish.department.isEmpty())
        overview.question.only.push_back({Dimension::Department, wish.department});
    const std::vector<Count> counts{Count::Registered, Count::Closed, Count::InTimeClose, Count::NeedClose};
    const auto series = evaluation::seriesOf(facts, overview.question, counts, wish.buckets);
    for (std::size_t i = 0; i < series.size(); ++i)
        overview.steps.push_back(
            {wish.buckets[i], series[i][0].raw, series[i][1].raw, series[i][2].raw, series[i][3].raw});
    overview.sources = sourcesOf(facts, overview.question);
    const evaluation::Tally tally = evaluation::tally(facts, overview.question);
    if (!tally.actors().empty()) {
        overview.registered = tally.raw(0, Count::Registered);
        overview.satisfied = tally.raw(0, Count::SatisfiedCallbacks);
        overview.callbacks = tally.raw(0, Count::EffectiveCallbacks);
        overview.dissatisfied = tally.raw(0, Count::Dissatisfied);
    }
    return overview;
}

evaluation::Question ofSource(const Overview &overview, const QString &source)
{
    evaluation::Question question = overview.question;
    question.only.push_back({Dimension::Source, source});
    return question;
}

evaluation::Question ofStep(const Overview &overview, const evaluation::Period &step)
{
    evaluation::Question question = overview.question;
    question.period = step;
    return question;
}

CountedCases casesOf(const evaluation::FactTable &facts, const evaluation::Question &question, Count all,
                     std::optional<Count> good, const QString &actor)
{
    CountedCases cases;
    const std::vector<Counted> counted = evaluation::listed(facts, question, all, actor);
    if (!good) {
        cases.kept = counted;
        return cases;
    }
    std::map<QString, qint64> kept;
    for (const Counted &one : evaluation::listed(facts, question, *good, actor))
        kept[one.subject] += one.sign * one.amount;
    for (const Counted &one : counted) {
        const auto at = kept.find(one.subject);
        const bool isLost = one.sign > 0 && (at == kept.end() || at->second < one.amount);
        (isLost ? cases.lost : cases.kept).push_back(one);
    }
    return cases;
}
} // namespace wanmi::appraisal

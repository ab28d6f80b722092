// SPDX-License-Identifier: GPL-3.0-or-later
#include "factsworker.h"

#include <algorithm>

namespace wanmi::appraisal {

base::Result<GroundPtr> FactsWorker::read(qint64 nowMs)
{
    AsOf all;
    all.nowMs = nowMs;
    return readGround(m_replica, all, m_stop, [this](qint64 done, qint64 all) { emit progressed(done, all); });
}

namespace {
/// What the report asked, of this one alone; of everybody with an empty actor.
evaluation::Question questionOf(const Appraised &of, const QString &actor)
{
    evaluation::Question question = of.report.question;
    question.actors.clear();
    if (!actor.isEmpty())
        question.only.push_back({question.by, actor});
    return question;
}

/// Subjects in order, the same ones together.
std::vector<evaluation::Counted> countedOf(const std::vector<QString> &subjects)
{
    std::vector<evaluation::Counted> counted;
    for (const QString &subject : subjects) {
        if (!counted.empty() && counted.back().subject == subject)
            ++counted.back().amount;
        else
            counted.push_back({subject});
    }
    return counted;
}
} // namespace

Course courseOf(const Appraised &of, const evaluation::Term &term, const QString &actor,
                const std::vector<evaluation::Period> &buckets)
{
    const evaluation::FactTable &facts = of.ground->facts;
    const evaluation::Question question = questionOf(of, actor);
    Course course;
    course.curve.buckets = buckets;
    std::vector<evaluation::Count> counts{term.count};
    if (term.kind == evaluation::Term::Kind::Rate) {
        const evaluation::IndicatorRule rule = evaluation::ruleOf(term.indicator, question.options);
        counts = {rule.numerator, rule.denominator};
    }
    // Of visits a curve cannot be told (trends.h).
    const bool isTold = term.kind != evaluation::Term::Kind::Given
        && std::ranges::none_of(counts, [](evaluation::Count count) {
               return count == evaluation::Count::CellsVisited || count == evaluation::Count::CellsOfGrid;
           });
    if (isTold) {
        for (const auto &bucket : evaluation::seriesOf(facts, question, counts, buckets)) {
            course.curve.numerators.push_back(bucket.front());
            if (counts.size() > 1)
                course.curve.denominators.push_back(bucket.back());
        }
    }
    course.heat = evaluation::heatOf(facts, question, evaluation::Count::Registered, of.order.utcOffset);
    course.funnel = evaluation::funnelOf(facts, question);
    return course;
}

std::vector<evaluation::Counted> casesAt(const Appraised &of, const Spot &spot, const QString &actor)
{
    const evaluation::FactTable &facts = of.ground->facts;
    evaluation::Question question = questionOf(of, actor);
    if (const auto *bucket = std::get_if<BucketSpot>(&spot)) {
        question.by = evaluation::Dimension::City;
        question.period = bucket->period;
        return evaluation::listed(facts, question, bucket->count, QString());
    }
    if (const auto *field = std::get_if<HourSpot>(&spot))
        return countedOf(evaluation::casesOfHeat(facts, question, evaluation::Count::Registered, of.order.utcOffset,
                                                 field->weekday, field->hour));
    const auto &stage = std::get<StageSpot>(spot);
    return countedOf(evaluation::casesOfStage(facts, question, stage.stage, stage.lateOnly));
}
} // namespace wanmi::appraisal

// SPDX-License-Identifier: GPL-3.0-or-later
#include "factsworker.h"

#include "evaluation/factlines.h"
#include "evaluation/traits.h"

#include <algorithm>

namespace wanmi::appraisal {
namespace {
using evaluation::Dimension;

/// The cells of the city as the areas of each level have them.
base::Result<void> addGround(Ground &ground, const QString &replica, const std::atomic<bool> &stop)
{
    const auto cells = store::readFactCells(replica, stop);
    if (!cells)
        return tl::unexpected<base::Error>(cells.error());
    std::vector<evaluation::GroundCell> codes;
    codes.reserve(cells->size());
    for (const store::FactCell &cell : *cells) {
        codes.push_back({cell.code, cell.isCore});
        ++ground.gridCells[cell.dutyGrid];
    }
    ground.districts = evaluation::areaTraits(Dimension::District, codes);
    ground.streets = evaluation::areaTraits(Dimension::Street, codes);
    ground.communities = evaluation::areaTraits(Dimension::Community, codes);
    ground.cells = evaluation::areaTraits(Dimension::Cell, codes);
    return {};
}

evaluation::Traits traitsOf(const Ground &ground, const evaluation::ReportOrder &order, Dimension by)
{
    switch (by) {
    case Dimension::District:
        return ground.districts;
    case Dimension::Street:
        return ground.streets;
    case Dimension::Community:
        return ground.communities;
    case Dimension::Cell:
        return ground.cells;
    case Dimension::Department: {
        std::vector<QString> departments = order.who;
        const evaluation::FactTable &facts = ground.facts;
        for (evaluation::NameId name = 1; departments.empty() && name < facts.names().size(); ++name)
            departments.push_back(facts.names().text(name));
        return evaluation::departmentTraits(order.model, departments);
    }
    default:
        return {};
    }
}

/// The mean of the communities' scores for each district (evaluation.md §4).
void giveAreas(const Ground &ground, const Wish &wish, evaluation::Traits &districts)
{
    evaluation::Question question{wish.order.period, Dimension::Community, wish.areaModel->counts()};
    question.options = wish.areaModel->counting;
    const auto areas = evaluation::score(*wish.areaModel, evaluation::tally(ground.facts, question),
                                         ground.communities, wish.order.period);
    if (areas)
        evaluation::giveAreaScores(districts, *areas);
}
} // namespace

base::Result<GroundPtr> FactsWorker::read()
{
    auto ground = std::make_shared<Ground>();
    evaluation::FactTableBuilder builder;
    const auto take = [&](const domain::CaseFile &file, std::span<const domain::Fact> facts) {
        const bool isHere = file.version > 0;
        ground->cases += isHere;
        if (facts.empty()) {
            // Another system's case, or one from before facts were kept.
            ++ground->withoutFacts;
            evaluation::addImported(builder, file);
            return;
        }
        evaluation::addFacts(builder, file.id.text(), facts);
        if (isHere)
            evaluation::addOpen(builder, file, facts);
    };
    const auto done = store::readFacts(
        m_replica, m_stop, take, [this](store::FactProgress now) { emit progressed(now.done, now.all); });
    if (!done)
        return tl::unexpected<base::Error>(done.error());
    if (const auto cells = addGround(*ground, m_replica, m_stop); !cells)
        return tl::unexpected<base::Error>(cells.error());
    const auto cameras = store::readFactCameras(m_replica, m_stop, [&](const store::FactCameraDay &day) {
        evaluation::addCameraDay(builder, {day.camera, day.unit, day.cell, day.day, day.checks, day.online});
    });
    if (!cameras)
        return tl::unexpected<base::Error>(cameras.error());
    ground->facts = std::move(builder).finish();
    return GroundPtr(std::move(ground));
}

base::Result<AppraisedPtr> appraise(const GroundPtr &ground, Wish wish)
{
    const auto by = evaluation::dimensionOfActors(wish.order.actors);
    if (!by)
        return base::refused(QStringLiteral("other-actors"), wish.order.actors);
    auto appraised = std::make_shared<Appraised>();
    wish.order.traits = traitsOf(*ground, wish.order, *by);
    wish.order.gridCells = ground->gridCells;
    if (*by == Dimension::District && wish.areaModel)
        giveAreas(*ground, wish, wish.order.traits);
    auto report = evaluation::reportOf(ground->facts, wish.order);
    if (!report)
        return tl::unexpected<base::Error>(report.error());
    appraised->ground = ground;
    appraised->order = std::move(wish.order);
    appraised->report = std::move(*report);
    return AppraisedPtr(std::move(appraised));
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

// SPDX-License-Identifier: GPL-3.0-or-later
#include "appraisal/groundreading.h"

#include "evaluation/factlines.h"
#include "evaluation/traits.h"
#include "store/factfile.h"

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

base::Result<GroundPtr> readGround(const QString &file, const AsOf &asOf, const std::atomic<bool> &stop,
                                   const std::function<void(qint64, qint64)> &progress)
{
    auto ground = std::make_shared<Ground>();
    evaluation::FactTableBuilder builder(asOf.ms);
    if (asOf.ms == evaluation::Never)
        builder.setNow(asOf.nowMs);
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
        file, stop, take, [&](store::FactProgress now) { progress(now.done, now.all); });
    if (!done)
        return tl::unexpected<base::Error>(done.error());
    if (const auto cells = addGround(*ground, file, stop); !cells)
        return tl::unexpected<base::Error>(cells.error());
    const auto cameras = store::readFactCameras(file, stop, [&](const store::FactCameraDay &day) {
        // Of a day that was not over nobody knows any more how far it had been counted.
        if (asOf.ms < base::toMs(evaluation::periodOf(day.day, day.day, asOf.utcOffset).to))
            return;
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
} // namespace wanmi::appraisal

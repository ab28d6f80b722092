// SPDX-License-Identifier: GPL-3.0-or-later
#include "citygen/citygen.h"

#include "citygen/basemap.h"
#include "citygen/devices.h"
#include "citygen/fleet.h"
#include "citygen/history.h"
#include "citygen/landuse.h"
#include "citygen/roads.h"
#include "citygen/rows.h"
#include "citygen/territory.h"

namespace wanmi::citygen {
namespace {

constexpr geo::Place Centre{126.62, 45.765}; ///< the old centre of Harbin, south of the river

struct Shape
{
    double arterialSpacingM;
    int cellsPerCommunity, cellsPerStreet;
};

Shape shapeOf(const QString &scale)
{
    if (scale == u"tiny")
        return {450, 18, 30};
    if (scale == u"village")
        return {760, 27, 110};
    return {1000, 40, 360};
}

enum Stream : quint64 {
    Ground = 1,
    Territory,
    Roads,
    Uses,
    Pois,
    People,
    Components,
    HotSpots,
    Cameras,
    Vehicles
};

void putComponents(const Town &town, const ComponentStock &stock, const Duties &duties,
                   const std::map<QString, QString> &states, const domain::RuleBook &rules, base::Instant now, CitySink &sink, CitySummary &summary)
{
    const QString today = base::toUtc(now).toString(QStringLiteral("yyyyMMdd"));
    for (int i = 0; i < int(stock.components.size()); ++i) {
        domain::Component row = stock.row(i, town, duties, rules, now);
        if (const auto state = states.find(row.id.text()); state != states.end()) {
            row.state = state->second;
            row.changedOn = today;
        }
        ++summary.components;
        sink.put(row);
    }
}
} // namespace

base::Result<CityPlan> planFor(const QString &scale)
{
    CityPlan plan;
    plan.scale = scale;
    if (scale == u"tiny") {
        plan.cells = 300;
        plan.components = 5000;
        plan.cases = 600;
        plan.cameras = 60;
        plan.vehicles = 20;
        plan.historyDays = 120;
    } else if (scale == u"village") {
        plan.cells = 5000;
        plan.components = 100'000;
        plan.cases = 30'000;
        plan.cameras = 1150;
        plan.vehicles = 500;
        plan.historyDays = 365; // a shorter past: days as busy as a small town's
    } else if (scale == u"city") {
        plan.cells = 40'000;
        plan.components = 300'000;
        plan.cases = 300'000;
        plan.cameras = 1150;
        plan.vehicles = 500;
        plan.historyDays = 730;
    } else if (scale == u"large") { // what the figures of sync are taken from
        plan.cells = 50'000;
        plan.components = 1'000'000;
        plan.cases = 300'000;
        plan.cameras = 1150;
        plan.vehicles = 500;
        plan.historyDays = 730;
    } else if (scale == u"metropolis") {
        plan.cells = 50'000;
        plan.components = 1'000'000;
        plan.cases = 2'000'000;
        plan.cameras = 1150;
        plan.vehicles = 2000;
        plan.historyDays = 730;
    } else {
        return base::refused(QStringLiteral("unknown-scale"), scale);
    }
    return plan;
}

base::Result<CitySummary> generate(const CityPlan &plan, const CityTexts &texts,
                                   const domain::RuleBookPtr &rules, base::Instant now,
                                   const QString &basemapPath, CitySink &sink,
                                   const std::function<bool(const QString &, double)> &progress)
{
    const Shape shape = shapeOf(plan.scale);
    bool goOn = true;
    const auto report = [&](const char *stage, double done) {
        goOn = goOn && progress(QString::fromLatin1(stage), done);
        return goOn;
    };
    const auto cancelled = [] { return base::refused(QStringLiteral("cancelled")); };

    Town town(layOut({plan.cells, shape.arterialSpacingM, shape.cellsPerCommunity},
                     Random::stream(plan.seed, Ground), [&](double done) { return report("ground", done); }),
              Centre);
    if (!goOn)
        return cancelled();
    if (auto divided
        = divideTerritory(town, texts.streets, shape.cellsPerStreet, Random::stream(plan.seed, Territory));
        !divided)
        return tl::unexpected(divided.error());
    if (!report("roads", 0))
        return cancelled();
    chooseLandUse(town, Random::stream(plan.seed, Uses));
    nameRoads(town, Random::stream(plan.seed, Roads));
    placePois(town, Random::stream(plan.seed, Pois));
    if (!report("basemap", 0))
        return cancelled();
    if (!basemapPath.isEmpty()) {
        if (auto written = writeBasemap(town, basemapPath, plan.seed); !written)
            return tl::unexpected(written.error());
    }
    CitySummary summary;
    summary.nameZh = QStringLiteral("哈尔滨(示例)");
    summary.nameEn = QStringLiteral("Harbin (sample)");
    if (!report("areas", 0))
        return cancelled();
    putAreas(town, sink, summary);
    const auto staff = hireStaff(town, texts.departments, Random::stream(plan.seed, People));
    if (!staff)
        return tl::unexpected(staff.error());
    for (const domain::Department &department : staff->departments)
        sink.put(department);
    for (const domain::Person &person : staff->persons)
        sink.put(person);

    if (!report("components", 0))
        return cancelled();
    const ComponentStock stock
        = placeComponents(town, *rules, plan.components, Random::stream(plan.seed, Components));
    const Addresses addresses(town);
    const Subjects subjects(town, addresses, stock, *rules, Random::stream(plan.seed, HotSpots));
    const Duties duties(town, plan.seed);
    StoryWorld world{town, *staff, stock, addresses, subjects, duties, rules, now, plan.seed, {}, {}, {}, 0, {}};
    History history(plan, world);
    putComponents(town, stock, duties, history.tellOpenCases(), *rules, now, sink, summary);

    for (const domain::Camera &camera :
         placeCameras(town, *staff, plan.cameras, Random::stream(plan.seed, Cameras)))
        sink.put(camera);
    for (const domain::Vehicle &vehicle : makeVehicles(plateLetters(QStringLiteral("2301")), plan.vehicles,
                                                       Random::stream(plan.seed, Vehicles)))
        sink.put(vehicle);
    if (!report("places", 0))
        return cancelled();
    putPlaces(town, addresses, sink);
    if (!history.tellAll(sink, summary, [&](double done) { return report("cases", done); }))
        return cancelled();
    if (world.refusals > 0)
        return base::failure(base::ErrorKind::Corrupt, QStringLiteral("story-refused"),
                             world.firstRefusal + QStringLiteral(" (%1)").arg(world.refusals));
    return summary;
}
} // namespace wanmi::citygen

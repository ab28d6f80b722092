// SPDX-License-Identifier: GPL-3.0-or-later
#include "citygen/citygen.h"

#include "citygen/basemap.h"
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

enum Stream : quint64 { Ground = 1, Territory, Roads, Uses, Pois };
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
        plan.historyDays = 730;
    } else if (scale == u"city") {
        plan.cells = 40'000;
        plan.components = 300'000;
        plan.cases = 300'000;
        plan.cameras = 1150;
        plan.vehicles = 500;
        plan.historyDays = 730;
    } else {
        return base::refused(QStringLiteral("unknown-scale"), scale);
    }
    return plan;
}

base::Result<CitySummary> generate(const CityPlan &plan, const CityTexts &texts, const domain::RuleBookPtr &rules,
                                   base::Instant now, const QString &basemapPath, CitySink &sink,
                                   const std::function<bool(const QString &, double)> &progress)
{
    const Shape shape = shapeOf(plan.scale);
    bool goOn = true;
    const auto report = [&](const char *stage, double done) {
        goOn = goOn && progress(QString::fromLatin1(stage), done);
        return goOn;
    };
    const auto cancelled = [] { return base::refused(QStringLiteral("cancelled")); };

    Town town(layOut({plan.cells, shape.arterialSpacingM, shape.cellsPerCommunity}, Random::stream(plan.seed, Ground),
                     [&](double done) { return report("ground", done); }),
              Centre);
    if (!goOn)
        return cancelled();
    if (auto divided = divideTerritory(town, texts.streets, shape.cellsPerStreet, Random::stream(plan.seed, Territory));
        !divided)
        return tl::unexpected(divided.error());
    if (!report("roads", 0))
        return cancelled();
    nameRoads(town, Random::stream(plan.seed, Roads));
    chooseLandUse(town, Random::stream(plan.seed, Uses));
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
    putAreas(town, sink, summary);
    Q_UNUSED(rules)
    Q_UNUSED(now)
    return summary;
}
} // namespace wanmi::citygen

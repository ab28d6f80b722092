// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/clock.h"
#include "base/result.h"
#include "domain/act.h"
#include "domain/city.h"
#include "domain/rulebook.h"

#include <QByteArray>
#include <QString>

#include <functional>
#include <vector>

namespace wanmi::citygen {

/// How big a sample city is. The same plan and seed give byte-identical output.
struct CityPlan
{
    QString scale; ///< "tiny" (tests), "village", "city", "large", "metropolis"
    quint64 seed = 20261121;
    int cells = 0, components = 0, cases = 0, cameras = 0, vehicles = 0; ///< wished numbers, met within 10 %
    int historyDays = 0;
};
/// tiny: about 300 cells, 5 000 components, 600 cases, 60 cameras, 20 vehicles; village: 5 000 / 100 000 / 30
/// 000 / 1 150 / 500; city: 40 000 / 300 000 / 300 000 / 1 150 / 500; large:
/// 50 000 / 1 000 000 / 300 000 / 1 150 / 500; metropolis: 50 000 / 1 000 000 /
/// 2 000 000 / 1 150 / 2 000. Errors: Refused "unknown-scale".
[[nodiscard]] base::Result<CityPlan> planFor(const QString &scale);

struct CityCase
{
    domain::CaseFile file;
    std::vector<domain::ActionRecord> trail;
    QString reporterName, reporterPhone; ///< public sources only
};

/// Receives the city in the order of tables; called on the generating thread.
class CitySink
{
public:
    virtual ~CitySink() = default;
    virtual void put(const domain::Area &) = 0;
    virtual void put(const domain::GridCell &) = 0;
    virtual void put(const domain::DutyGrid &) = 0;
    virtual void put(const domain::Department &) = 0;
    virtual void put(const domain::Person &) = 0;
    virtual void put(const domain::Component &) = 0;
    virtual void put(const domain::Camera &) = 0;
    virtual void put(const domain::Vehicle &) = 0;
    virtual void put(const domain::NamedPlace &) = 0;
    virtual void put(const CityCase &) = 0;
};

struct CitySummary
{
    QString nameZh, nameEn;
    geo::Bounds bounds;
    int cells = 0, components = 0, cases = 0, openCases = 0, actions = 0;
};

/// Texts the generator needs: departments.tsv and harbin_streets.tsv of resources/catalog.
struct CityTexts
{
    QByteArray departments, streets;
};

/// Makes the city: ground, streets, cells, components, people, cameras, vehicles, places, and a history of
/// cases that ends at `now`, each judged by domain::act. Writes the base map (layers: see maps/README.md) to
/// `basemapPath` (empty: none). `progress(stage token, done 0..1)` may return false to cancel (Refused
/// "cancelled").
[[nodiscard]] base::Result<CitySummary>
generate(const CityPlan &plan, const CityTexts &texts, const domain::RuleBookPtr &rules, base::Instant now,
         const QString &basemapPath, CitySink &sink,
         const std::function<bool(const QString &, double)> &progress);
} // namespace wanmi::citygen

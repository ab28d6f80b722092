// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/areascore.h"
#include "domain/city.h"
#include "store/changeset.h"

#include <array>

/// Everything that is known of one piece of ground or of one supervisor, for a page about it. Counted from this
/// replica, own pending commands laid over the cases: a scope that holds only a department's rows counts only
/// those.
namespace wanmi::store {

[[nodiscard]] bool isLevel(const QString &token); ///< of an area above the cell
enum class Level { City, District, Street, Community, Cell };
[[nodiscard]] QString tokenOf(Level level); ///< "city", "district", …, "cell"

/// Days of the charts, today included; evaluation looks as far back by the clock.
inline constexpr int TerritoryDays = 30;

/// Key figures of an area, the same for the whole and for each of its parts.
struct AreaFigures
{
    QString code; ///< 6, 9, 12 or 15 digits
    int open = 0, overdue = 0, warning = 0, suspended = 0; ///< by the running stage clock
    int components = 0, faulty = 0; ///< faulty: damaged or missing
    int reported = 0; ///< within TerritoryDays
    domain::AreaFacts month; ///< what the evaluation model asks for
};

/// Components of one major class ("01"), by state: intact, damaged, missing, abandoned, removed.
struct ComponentStock
{
    QString majorCode;
    std::array<int, 5> byState{};
    [[nodiscard]] int total() const;
    [[nodiscard]] int faulty() const { return byState[1] + byState[2]; }
};

struct ClassCount
{
    domain::CaseKind kind = domain::CaseKind::Event;
    QString classCode;
    int count = 0;
};

struct Territory
{
    Level level = Level::City;
    QString parent; ///< code of the area around it; empty for the city
    AreaFigures whole;
    std::vector<AreaFigures> parts; ///< by code; none of a cell
    std::vector<std::pair<QString, int>> openByState; ///< most first
    std::vector<ComponentStock> stock; ///< by major class
    std::vector<ClassCount> classes; ///< reported within TerritoryDays, most first
    qint64 firstDayMs = 0; ///< local midnight at which the first of TerritoryDays days begins
    std::vector<int> reported, registered, closed; ///< per day, oldest first; closed: not voided or refused
    CaseSummaries urgent; ///< open, the least time left first; suspended ones and those without a clock last
    CaseSummaries newest; ///< of TerritoryDays, open or not
    std::vector<domain::Person> supervisors; ///< of the duty grids that lie in it
    std::vector<domain::Camera> cameras;
    geo::MultiPolygon shape;
    std::optional<domain::GridCell> cell; ///< of a cell, without its shape
};

struct SupervisorFacts
{
    domain::Person person;
    QString gridZh, gridEn, gridStreet; ///< of the duty grid; empty: not known
    CaseSummaries tasks; ///< to verify or check now, the least time left first
    int reported = 0; ///< own reports within TerritoryDays
    int verified = 0, checked = 0; ///< tasks answered within TerritoryDays, confirmed by central
    int judged = 0, inTime = 0; ///< of them: those whose start is known here, and those within the limit
};
} // namespace wanmi::store

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"
#include "domain/city.h"

#include <QByteArray>
#include <QString>

#include <vector>

/// Posts, duty grids, cameras and vehicles for a city whose ground was imported: enough for people to work in
/// it and for the simulator to live in it. Nothing of the ground is invented.
namespace wanmi::citygen {

/// One road of the base map.
struct RoadLine
{
    QString name; ///< may be empty
    QString kind; ///< expressway, arterial, secondary, local, lane; others: not driven
    std::vector<geo::Place> line;
};

/// What the city has before it is populated.
struct Ground
{
    QString code; ///< of the city, 6 digits
    std::vector<domain::Area> areas;
    std::vector<domain::GridCell> cells; ///< of these the duty grid and the zone are chosen
    std::vector<RoadLine> roads;
};

struct PopulateWish
{
    quint64 seed = 20261121;
    int cellsPerDutyGrid = 16; ///< domain.md §11: one supervisor covers about 12 to 20
    int cameras = 1150; ///< 0: none
    int vehicles = 500;
    bool chineseNames = true; ///< of people, crossings and plates; otherwise English ones
};

struct Population
{
    std::vector<domain::GridCell> cells; ///< as given, in order of their codes, with duty grid and zone
    std::vector<domain::DutyGrid> dutyGrids;
    std::vector<domain::Department> departments;
    std::vector<domain::Person> persons; ///< each has an account of the same name
    std::vector<domain::Camera> cameras; ///< on crossings first, then along roads
    std::vector<domain::Vehicle> vehicles;
};

/// The same ground and wish give the same rows. Cameras stand inside cells only; without roads they stand in
/// the middle of cells. `departmentsTsv`: resources/catalog/departments.tsv. Errors: Refused "no-cells" (draw
/// or import them first), "no-districts", "too-many-duty-grids" (more than 99 in one street; detail names
/// it), Corrupt "bad-department-list".
[[nodiscard]] base::Result<Population> populate(const Ground &ground, const PopulateWish &wish,
                                                const QByteArray &departmentsTsv);
} // namespace wanmi::citygen

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/ids.h"
#include "geo/shape.h"

#include <QStringList>

namespace wanmi::domain {

/// A management area above the cell: city, district, street or community.
struct Area
{
    QString code;
    QString level; ///< city, district, street, community
    QString parent;
    QString nameZh, nameEn;
    geo::MultiPolygon shape;
};

struct GridCell
{
    CellCode code;
    QString community, street, district;
    DutyGridId dutyGrid;
    QString zone; ///< A core, B, C fringe
    QString landUse; ///< residential, commercial, industrial, green, water, road, public
    double areaM2 = 0, perimeterM = 0;
    QString validFrom; ///< yyyy-MM-dd
    geo::Polygon shape;
};

struct DutyGrid
{
    DutyGridId id;
    QString nameZh, nameEn;
    QString street;
};

struct Department
{
    DepartmentId id;
    QString nameZh, nameEn;
    QString kind; ///< industry, territory, owner
    QString district; ///< empty: whole city
};

/// A member of staff. Citizens are never here.
struct Person
{
    PersonId id; ///< account name
    QString name;
    QString post; ///< tokenOf(Post)
    QString department;
    QString dutyGrid;
    QString district; ///< district centers
    QString shift; ///< day, evening, night or empty
    bool onDuty = true;
};

struct Component
{
    ComponentId id;
    QString classCode;
    QString name;
    QString state; ///< intact, damaged, missing, abandoned, removed
    CellCode cell;
    QString competentDept, ownerUnit, maintainUnit; ///< DepartmentId texts
    QString createdOn, changedOn; ///< yyyyMMdd
    QString dataSource; ///< survey, topographic, base, other
    geo::Place place;
};

struct Camera
{
    CameraId id;
    QString name;
    QString industry; ///< DepartmentId text, one of 32
    QString district;
    CellCode cell;
    double bearingDeg = 0, viewAngleDeg = 60, heightM = 6;
    QString owner; ///< DepartmentId text
    bool ptz = false;
    QString stream; ///< path at the stream server: "/cam/23010200081320000001"
    geo::Place place;
};

struct Vehicle
{
    VehicleId id;
    QString plate;
    QString kind; ///< sanitation, spoil, bus, taxi, enforcement, sprinkler
    QString department;
};

struct NamedPlace
{
    QString id;
    QString name;
    QString aliases; ///< separated by |
    QString kind; ///< plate, poi, crossing, street, locality
    QString parent; ///< street name of a plate, area code of others
    geo::Place place;
};
} // namespace wanmi::domain

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/casefile.h"
#include "simulator/chance.h"

#include <QHash>
#include <QString>

#include <vector>

namespace wanmi::simulator {

/// A named place somebody can report from: a door plate, a crossing, a shop.
struct Spot
{
    QString address;
    geo::Place place;
};

struct SpottedComponent
{
    QString id, classCode, cell, name;
    geo::Place place;
};

/// A supervisor as central knows them.
struct Patroller
{
    QString grid, shift;
    bool onDuty = true;
};

struct CellSpot
{
    QString code, dutyGrid;
    geo::Place middle;
};

/// What the actors know of the city; read once from central, then only looked at.
struct Surroundings
{
    std::vector<Spot> spots;
    std::vector<SpottedComponent> components; ///< a sample
    std::vector<CellSpot> cells;
    QHash<QString, std::vector<int>> cellsOfGrid; ///< indices of cells by duty grid
    QHash<QString, std::vector<QString>> supervisorsOfGrid; ///< on duty, accounts
    QHash<QString, QString> gridOfSupervisor;
    std::vector<QString> supervisors; ///< on duty
    QHash<QString, Patroller> patrollers; ///< all of them, by account
    QHash<QString, QString> officerOf; ///< department -> account
    std::vector<QString> departments; ///< that have an officer
    std::vector<QString> cameras, vehicles;

    /// Somebody has signed on or off, or is new.
    void take(const QString &account, const Patroller &patroller);
    /// The nearest cell by its middle; null: none known.
    [[nodiscard]] const CellSpot *cellNear(geo::Place place) const;
    /// The nearest of some spots; empty: none known.
    [[nodiscard]] QString addressNear(geo::Place place) const;
    /// A supervisor on duty for that grid, or else anyone; never one of `except`. Empty: nobody.
    [[nodiscard]] QString supervisorFor(const QString &dutyGrid, const QStringList &except,
                                        Chance &chance) const;
};
} // namespace wanmi::simulator

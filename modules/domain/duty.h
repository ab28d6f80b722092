// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/ids.h"
#include "geo/shape.h"

#include <QStringList>

#include <optional>
#include <span>
#include <vector>

/// Which supervisor a verify or check task goes to: one on duty in the duty grid of the place; when nobody
/// is, one of the nearest neighboring grid where somebody is; else nobody, which the queue says.
namespace wanmi::domain {

/// A duty grid near a place and who of it is on duty.
struct GridDuty
{
    DutyGridId grid;
    double metres = 0; ///< from the place to the grid; 0: the place lies in it
    QStringList onDuty; ///< PersonId texts, in the order of the ids
    friend bool operator==(const GridDuty &, const GridDuty &) = default;
};

/// Farther away a grid is no neighbor: nobody walks there within a task's time.
inline constexpr double NeighborM = 1500;

/// From a place to the nearest point of a box; 0 inside.
[[nodiscard]] double metresTo(const geo::Bounds &box, geo::Place place);
/// Adds a cell of a grid: the grid is as near as its nearest cell. Only the cell that holds the place counts
/// as 0, whatever the boxes of others cover.
void noteCell(std::vector<GridDuty> &grids, const QString &grid, const geo::Bounds &box, geo::Place place,
              bool holdsPlace);

struct TaskTaker
{
    QString supervisor; ///< PersonId text
    DutyGridId grid;
    bool isNeighbor = false;
    friend bool operator==(const TaskTaker &, const TaskTaker &) = default;
};

/// The reason that the system gives when it takes a task from somebody who has signed off.
inline const QString OffDuty = QStringLiteral("off-duty");

/// \param grids in any order, each once. \param unfit PersonId texts of those it must not be: who handled the
/// case may not check it. Nearest first, then by the grid's id; the first on duty of a grid.
[[nodiscard]] std::optional<TaskTaker> takerOf(std::span<const GridDuty> grids, const QStringList &unfit);

/// Whether a supervisor whom somebody has named may be given the task: on duty in the grid of the place, or
/// in a neighboring one when nobody fit is on duty there.
[[nodiscard]] bool mayTakeTask(const QString &supervisor, std::span<const GridDuty> grids,
                               const QStringList &unfit);
} // namespace wanmi::domain

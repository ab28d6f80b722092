// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "mapview/densedata.h"

/// What is known of the cells besides their open cases, and what lies between them. For worker threads.
namespace wanmi::mapview {

/// One CellCount per cell with everything but open and overdue: broken components, and what its community's
/// last month was like. `communities` may be empty and `components` null: then those parts are not known.
[[nodiscard]] std::shared_ptr<const std::vector<CellCount>>
makeCellFacts(const CellColumns &cells, const ComponentColumns *components, const std::vector<quint8> *states,
              const std::vector<store::CommunityFacts> &communities);

/// Cases of the last week against the mean week of the twelve before it, in percent above (below: negative)
/// the usual; one case is added to both, so that a single case on a quiet ground is no alarm.
/// CellCount::NoValue with fewer than domain::LeastNeeded cases in all.
[[nodiscard]] float aboveUsual(int reportedWeek, int reportedBefore);

/// The borders between duty grids, as pieces that hang on the cells to whose edge they belong.
struct DutyBorders
{
    struct Piece
    {
        float x1, y1, x2, y2; ///< relative to CellColumns::origin
    };
    std::vector<quint32> offsets; ///< one more than there are cells
    std::vector<Piece> pieces;
};
[[nodiscard]] std::shared_ptr<const DutyBorders> makeDutyBorders(const CellColumns &cells);
} // namespace wanmi::mapview

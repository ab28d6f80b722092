// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "geo/shape.h"

#include <QString>

#include <functional>
#include <vector>

/// The cell rules of domain.md §4 as checks, on plain values: for cells that were drawn here and for cells
/// that somebody delivered.
namespace wanmi::gridding {

/// A community (or any ground) that its cells have to tile.
struct CheckedParent
{
    QString code;
    geo::MultiPolygon shape;
};

struct CheckedCell
{
    QString code;
    QString parent; ///< empty: the first 12 digits of the code
    geo::MultiPolygon shape; ///< one polygon where all is well
};

/// One violation, with where it is, so that a map can show it.
struct TopologyFault
{
    /// "bad-ring", "several-parts", "self-intersection", "overlap", "gap", "outside-parent",
    /// "centroid-outside", "code-not-of-parent", "unknown-parent", "bad-code", "duplicate-code",
    /// "duplicate-shape", "area-sum", "no-cells"; only with the size limits set, and then a warning:
    /// "too-small", "too-large"
    QString kind;
    QString code; ///< of the cell; of the parent for "gap", "area-sum", "no-cells"
    QString other; ///< the second cell of an overlap or duplicate, the parent of "outside-parent"
    double amount = 0; ///< m²; the cells' share of the parent for "area-sum"
    geo::Place place; ///< a point of the fault itself
    geo::MultiPolygon shape; ///< what overlaps, what is missing, what lies outside; else the cell's
    bool isWarning = false;
};

struct TopologyLimits
{
    double overlapM2 = 1;
    double gapM2 = 1;
    double areaSumShare = 0.001;
    double roundingM = 0.005; ///< overlaps and gaps thinner than this are rounded coordinates
    double warnBelowM2 = 0; ///< domain.md: 2,000
    double warnAboveM2 = 0; ///< domain.md: 50,000; 0: sizes are not looked at
};

/// Checks that the cells tile their parents. An empty list means sound. Faults come in the order of the
/// cells, then of the parents. Slow for a city (seconds): not on the GUI thread. `goOn` is asked now and then
/// with the share done, 0..1; when it says no, what was found until then is returned.
[[nodiscard]] std::vector<TopologyFault> checkTopology(const std::vector<CheckedParent> &parents,
                                                       const std::vector<CheckedCell> &cells,
                                                       const TopologyLimits &limits = {},
                                                       const std::function<bool(double)> &goOn = {});

/// Square metres that two polygons have in common.
[[nodiscard]] double commonAreaM2(const geo::Polygon &a, const geo::Polygon &b);
} // namespace wanmi::gridding

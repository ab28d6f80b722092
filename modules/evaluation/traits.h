// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "evaluation/score.h"

/// What models must know of actors beside their counts, from the ground and from other scores.
namespace wanmi::evaluation {

struct GroundCell
{
    QString code; ///< 15 digits
    bool isCore = false; ///< zone A
};

/// Cells and class of every area of that level: "1" when half of its cells or more are core, else "2".
/// Precondition: `by` is District, Street, Community or Cell.
[[nodiscard]] Traits areaTraits(Dimension by, std::span<const GroundCell> cells);
/// Each department with its group in the model.
[[nodiscard]] Traits departmentTraits(const Model &model, const std::vector<QString> &departments);
/// Gives each district the mean of the scores of the areas within it, as "areaScore"; areas without data are
/// left out, and a district with none gets no points. Districts are added where they are missing.
void giveAreaScores(Traits &districts, const ScoreTable &areas);
} // namespace wanmi::evaluation

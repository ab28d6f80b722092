// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "evaluation/explain.h"

/// Other weights, bands, limits of grades or minimum samples over counts that are there already: nothing is
/// counted again and nothing that was published changes.
namespace wanmi::evaluation {

struct WhatIfChange
{
    std::size_t index = 0; ///< in both tables
    double scoreMove = 0;
    int rankMove = 0; ///< positive: better; 0 also where one of them has no rank
    bool changesGrade = false;
};

struct WhatIf
{
    ScoreTable now; ///< as the model would have it
    std::vector<WhatIfChange> changes; ///< those who moved, most ranks first
};

/// \param tally must hold what the other model counts. Explain one actor's change with moveOf(). Errors: as
/// score(); "other-actors": `before` was not made of this tally.
[[nodiscard]] base::Result<WhatIf> whatIf(const ScoreTable &before, const Model &other, const Tally &tally,
                                          const Traits &traits);

/// What a leader's sliders may ask for in one go: of several models and every volume they could be given.
/// Wide, because counting is what takes time.
[[nodiscard]] std::vector<Count> countsOfAll(std::span<const Model> models);
} // namespace wanmi::evaluation

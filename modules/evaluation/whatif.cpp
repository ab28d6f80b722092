// SPDX-License-Identifier: GPL-3.0-or-later
#include "evaluation/whatif.h"

#include <algorithm>
#include <cmath>

namespace wanmi::evaluation {

base::Result<WhatIf> whatIf(const ScoreTable &before, const Model &other, const Tally &tally,
                            const Traits &traits)
{
    auto now = score(other, tally, traits, before.period);
    if (!now)
        return tl::unexpected<Error>(now.error());
    if (!std::ranges::equal(now->scores, before.scores, {}, &Score::actor, &Score::actor))
        return base::refused(QStringLiteral("other-actors"));
    WhatIf result{std::move(*now), {}};
    for (std::size_t i = 0; i < before.scores.size(); ++i) {
        const Score &was = before.scores[i], &is = result.now.scores[i];
        WhatIfChange change{i, is.score - was.score, 0, is.grade != was.grade};
        if (was.rank > 0 && is.rank > 0)
            change.rankMove = was.rank - is.rank;
        if (change.scoreMove != 0 || was.rank != is.rank || change.changesGrade)
            result.changes.push_back(change);
    }
    std::ranges::stable_sort(result.changes, [](const WhatIfChange &a, const WhatIfChange &b) {
        const int ranksA = std::abs(a.rankMove), ranksB = std::abs(b.rankMove);
        return ranksA != ranksB ? ranksA > ranksB : std::abs(a.scoreMove) > std::abs(b.scoreMove);
    });
    return result;
}

std::vector<Count> countsOfAll(std::span<const Model> models)
{
    std::vector<Count> counts;
    for (const Model &model : models) {
        for (const Count count : model.counts()) {
            if (std::ranges::find(counts, count) == counts.end())
                counts.push_back(count);
        }
    }
    return counts;
}
} // namespace wanmi::evaluation

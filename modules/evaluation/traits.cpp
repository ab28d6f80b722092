// SPDX-License-Identifier: GPL-3.0-or-later
#include "evaluation/traits.h"

#include "evaluation/scan.h"

namespace wanmi::evaluation {

Traits areaTraits(Dimension by, std::span<const GroundCell> cells)
{
    Traits traits;
    QHash<QString, int> core;
    for (const GroundCell &cell : cells) {
        const QString key = keyOf(by, cell.code);
        const auto known = traits.find(key);
        if (known == traits.end())
            traits.insert(key, {{}, 1, {}});
        else
            ++known->cells;
        core[key] += cell.isCore;
    }
    for (auto it = traits.begin(); it != traits.end(); ++it)
        it->group = 2 * core.value(it.key()) >= it->cells ? QStringLiteral("1") : QStringLiteral("2");
    return traits;
}

Traits departmentTraits(const Model &model, const std::vector<QString> &departments)
{
    Traits traits;
    for (const QString &department : departments)
        traits.insert(department, {model.groupOf(department), 1, {}});
    return traits;
}

void giveAreaScores(Traits &districts, const ScoreTable &areas)
{
    struct Mean
    {
        double sum = 0;
        int count = 0;
    };
    std::map<QString, Mean> means;
    for (const Score &area : areas.scores) {
        if (area.standing == Standing::NoData)
            continue;
        Mean &mean = means[keyOf(Dimension::District, area.actor)];
        mean.sum += area.score;
        ++mean.count;
    }
    for (const auto &[district, mean] : means)
        districts[district].given.insert(QStringLiteral("areaScore"), mean.sum / mean.count);
}
} // namespace wanmi::evaluation

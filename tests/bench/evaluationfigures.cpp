// SPDX-License-Identifier: GPL-3.0-or-later
#include "evaluationfigures.h"

#include "evaluation/whatif.h"

#include <QElapsedTimer>
#include <QRandomGenerator>

#include <algorithm>

namespace wanmi::bench {
namespace {
using evaluation::Count;

constexpr int Cells = 50'000, Moves = 20, ShownLines = 100;
constexpr qint64 NewYear2026Ms = 1'767'196'800'000; ///< in Harbin
const evaluation::Period Quarter{base::instantFromMs(NewYear2026Ms),
                                 base::instantFromMs(NewYear2026Ms + 90LL * 24 * 3600 * 1000)};

std::optional<evaluation::Model> areaModel()
{
    const auto models = evaluation::shippedModels();
    if (!models)
        return std::nullopt;
    const auto found = std::ranges::find(*models, QStringLiteral("area"), &evaluation::Model::id);
    return found == models->end() ? std::nullopt : std::optional(*found);
}

evaluation::Tally quarterOfCells(const evaluation::Model &model)
{
    QRandomGenerator random(4711);
    std::vector<QString> cells;
    for (int i = 0; i < Cells; ++i)
        cells.push_back(QStringLiteral("230102001%1%2")
                            .arg(i / 100, 3, 10, QLatin1Char('0'))
                            .arg(i % 100, 3, 10, QLatin1Char('0')));
    evaluation::Tally tally(cells, model.counts(), model.counting);
    for (std::size_t i = 0; i < cells.size(); ++i) {
        const int registered = random.bounded(40), closed = random.bounded(40);
        const int inTime = closed == 0 ? 0 : random.bounded(closed + 1);
        tally.set(i, Count::Registered, registered);
        tally.set(i, Count::PublicRegistered, registered / (2 + random.bounded(6)));
        tally.set(i, Count::Closed, closed);
        tally.set(i, Count::InTimeClose, inTime);
        tally.set(i, Count::OverdueOpen, random.bounded(5));
    }
    return tally;
}

/// The weights another way for every run, and the first band another place.
evaluation::Model moved(evaluation::Model model, int run)
{
    model.terms[0].weight = 5 + run % 10;
    model.terms[3].weight = 100 - model.terms[0].weight - model.terms[1].weight - model.terms[2].weight;
    for (auto &[key, bands] : model.terms[1].bands)
        bands[1].upTo = 1.5 + run % 2;
    return model;
}

std::optional<Measured> whatIf()
{
    const auto model = areaModel();
    if (!model)
        return std::nullopt;
    const evaluation::Tally tally = quarterOfCells(*model);
    const auto before = evaluation::score(*model, tally, {}, Quarter);
    if (!before)
        return std::nullopt;
    double worst = 0;
    for (int run = 0; run < Moves; ++run) {
        const evaluation::Model other = moved(*model, run);
        QElapsedTimer timer;
        timer.start();
        const auto result = evaluation::whatIf(*before, other, tally, {});
        if (!result)
            return std::nullopt;
        const std::vector<std::size_t> order = result->now.inRankOrder();
        qsizetype letters = 0;
        for (int line = 0; line < ShownLines; ++line) {
            const QString &cell = result->now.scores[order[std::size_t(line)]].actor;
            if (const auto move = evaluation::moveOf(cell, *model, *before, other, result->now))
                letters += evaluation::sentenceZh(*move, [](const QString &key) { return key; }).size();
        }
        worst = std::max(worst, double(timer.nsecsElapsed()) / 1e6);
        if (letters == 0)
            return std::nullopt;
    }
    return Measured{worst, {}, {}};
}
} // namespace

void addEvaluationFigures(std::map<QString, Take> &takes)
{
    takes[QStringLiteral("evaluation.what_if")] = whatIf;
}
} // namespace wanmi::bench

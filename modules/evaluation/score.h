// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "evaluation/model.h"
#include "evaluation/tally.h"

/// From counts to scores, grades and ranks (evaluation.md §1). Any thread.
namespace wanmi::evaluation {

/// What a model must know of an actor beside its counts.
struct ActorTraits
{
    QString group; ///< departments: Model::groupOf(); areas: the class, "1" core or "2"
    int cells = 1; ///< of an area, at least 1: counts are compared per cell
    QHash<QString, double> given = {}; ///< points of Given terms, 0 to 100
};
using Traits = QHash<QString, ActorTraits>;

/// One term of one actor.
struct TermScore
{
    std::optional<double> value; ///< 0 to 100; nothing: no data, shown as "—"
    double weight = 0; ///< percent, after the weights of terms without data were spread over the others
    double points = 0; ///< weight × value / 100
    qint64 numerator = 0, denominator = 0; ///< of a rate; of a volume the count in `numerator`
};

enum class Standing : quint8 {
    Ranked,
    TooFew, ///< shown grey: fewer than the model's least
    NoData ///< no term has data: "—"
};

struct Score
{
    QString actor, group;
    Standing standing = Standing::NoData;
    double score = 0; ///< unrounded but for the last bits of arithmetic (1e-9); 0 with NoData
    std::optional<Grade> grade; ///< of the unrounded score; none with NoData
    int rank = 0; ///< from 1; ties share one and the next is skipped; 0: not ranked
    qint64 sample = 0; ///< how often the model's `sample` happened
    double deducted = 0; ///< points taken off by the model's deduction
    bool isLastPlace = false;
};

struct ScoreTable
{
    QString model, version;
    Period period;
    std::size_t terms = 0;
    std::vector<Score> scores; ///< by actor
    std::vector<TermScore> parts; ///< actor by actor, in the model's order
    [[nodiscard]] std::span<const TermScore> partsOf(std::size_t index) const
    {
        return {parts.data() + index * terms, terms};
    }
    [[nodiscard]] const Score *find(const QString &actor) const;
    [[nodiscard]] std::optional<std::size_t> indexOf(const QString &actor) const;
    /// Ranked ones by rank, then the rest by actor.
    [[nodiscard]] std::vector<std::size_t> inRankOrder() const;
};

/// Errors (Refused; detail: actor, term, numbers): "rate-out-of-range" (§8.1), "counts-do-not-add-up" (§8.5),
/// and those of checkModel(). "count-missing": the tally was not asked for what the model needs.
[[nodiscard]] base::Result<ScoreTable> score(const Model &model, const Tally &tally, const Traits &traits,
                                             const Period &period);

/// The same for who scores several tallies of the same actors: their traits, looked up once and laid side by side,
/// because fifty thousand of them strewn about take longer than all arithmetic. \param traits in the order of the
/// tally's actors
using TraitsInOrder = std::vector<ActorTraits>;
[[nodiscard]] TraitsInOrder inOrder(const Traits &traits, const Tally &tally);
[[nodiscard]] base::Result<ScoreTable> scoreInOrder(const Model &model, const Tally &tally,
                                                    const TraitsInOrder &traits, const Period &period);

/// Points for a count in a period. Compared without rounding: count × days ≤ limit × the period's days ×
/// cells.
[[nodiscard]] double bandScore(const Bands &bands, qint64 count, const Period &period, double scaleToDays,
                               int cells);

/// How somebody stood then.
struct Then
{
    double score = 0;
    int rank = 0; ///< 0: not ranked
    std::optional<Grade> grade;
};
/// A line of the ranking with the period before (环比) and the same one a year before (同比); nothing: no
/// score then.
struct Placing
{
    std::size_t index = 0; ///< of the score in the table
    std::optional<Then> previous, yearEarlier;
};
[[nodiscard]] std::vector<Placing> ranking(const ScoreTable &now, const ScoreTable *previous,
                                           const ScoreTable *yearEarlier);

/// What §8 asks of the counts. Errors: as score().
[[nodiscard]] base::Result<void> checkTally(const Tally &tally);
} // namespace wanmi::evaluation

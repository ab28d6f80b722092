// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "evaluation/score.h"

#include <functional>

/// Why somebody's score and rank moved: from one period to another, or from one model to another.
namespace wanmi::evaluation {

struct TermMove
{
    Term::Kind kind = Term::Kind::Rate;
    QString token;
    std::optional<TermScore> before, now; ///< nothing: the model has no such term
    /// What the term adds to the move of the score; those of all terms and of the deduction add up to it.
    [[nodiscard]] double points() const { return (now ? now->points : 0) - (before ? before->points : 0); }
};

/// Cases of one class that a term was lost by: late, reworked, missed.
struct ClassMove
{
    QString classKey;
    qint64 before = 0, now = 0;
    friend bool operator==(const ClassMove &, const ClassMove &) = default;
};

struct Move
{
    QString actor;
    double scoreBefore = 0, scoreNow = 0;
    int rankBefore = 0, rankNow = 0; ///< 0: not ranked
    double deductionMove = 0; ///< points that the deduction adds to the move
    std::vector<TermMove> terms; ///< the largest move first
    std::vector<ClassMove> classes; ///< of the strongest term, the largest move first; see addClasses()

    [[nodiscard]] double scoreMove() const { return scoreNow - scoreBefore; }
    /// The term that moved the score most in the direction in which it went; nullptr: nothing moved.
    [[nodiscard]] const TermMove *strongest() const;
};

/// Nothing where there is no score before or now.
[[nodiscard]] std::optional<Move> moveOf(const QString &actor, const Model &modelBefore,
                                         const ScoreTable &before, const Model &modelNow,
                                         const ScoreTable &now);

/// The question by class for a term of an actor: `question` as it was asked for everybody.
[[nodiscard]] Question byClass(const Question &question, Indicator indicator, const QString &actor);
/// Sorts into the move which classes its strongest term was lost by; tallies of byClass() for both periods.
void addClasses(Move &move, Indicator indicator, const Tally &before, const Tally &now);

/// moveOf() and, where its strongest term is a rate, the classes behind it, counted in the table.
/// \param question as `now` was counted; `before` was counted the same way.
[[nodiscard]] std::optional<Move> explainedMove(const FactTable &table, const Question &question,
                                                const Model &model, const ScoreTable &before,
                                                const ScoreTable &now, const QString &actor);

/// A class as people say it: "井盖", "Manhole covers".
using NameOf = std::function<QString(const QString &key)>;
/// One sentence, as "第 3 名降到第 7 名：按期处置率 −6.1 个百分点，其中 41 件为井盖类".
[[nodiscard]] QString sentenceZh(const Move &move, const NameOf &className);
/// "From rank 3 to rank 7: in-time handling rate −6.1 percentage points, 41 of the cases are Manhole covers".
[[nodiscard]] QString sentenceEn(const Move &move, const NameOf &className);
} // namespace wanmi::evaluation

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"
#include "evaluation/indicators.h"

#include <map>

/// Evaluation models: versioned data that an evaluator edits (resources/evaluation/*.json are those that are
/// shipped).
namespace wanmi::evaluation {

/// A excellent, B good, C fair, D poor, E very poor (evaluation.md §1).
enum class Grade : quint8 { A = 1, B, C, D, E };
[[nodiscard]] QString letterOf(Grade grade);

/// Points for a number: those of the first band whose limit is not below it. The last band has no limit.
struct Band
{
    std::optional<double> upTo;
    double score = 0;
    friend bool operator==(const Band &, const Band &) = default;
};
using Bands = std::vector<Band>;

/// A part of the score. A rate of which less is better gives 100 less its percent.
struct Term
{
    enum class Kind : quint8 {
        Rate, ///< of an indicator
        Volume, ///< of a count, by bands
        Given ///< points that come with the actor: the average of a district's areas
    };
    Kind kind = Kind::Rate;
    QString token; ///< of the indicator, the count, or what is given; a model has each once
    Indicator indicator = Indicator::CloseRate; ///< of Rate
    Count count = Count::Registered; ///< of Volume
    double weight = 0; ///< percent
    bool isPerCell = false; ///< of Volume: the bands fit one cell
    std::map<QString, Bands> bands = {}; ///< of Volume: by group or area class; "default" for all others
    friend bool operator==(const Term &, const Term &) = default;
};

/// Departments with one kind of duty, compared with each other.
struct Group
{
    QString id, nameZh, nameEn;
    std::vector<QString>
        departments; ///< tokens; a unit of an area ("…@district") goes by what is before the "@"
    friend bool operator==(const Group &, const Group &) = default;
};

/// Seed rules of evaluation.md §7.
struct LastPlace ///< 末位淘汰: so many at the end of the ranking are marked
{
    int places = 0, leastRanked = 0; ///< nobody is marked when fewer are ranked
    friend bool operator==(const LastPlace &, const LastPlace &) = default;
};
struct Deduction ///< 双重扣分: `points` × `factor` for each of the count, at most `most`
{
    Count count = Count::CrossMissed;
    double points = 0, factor = 1, most = 100;
    friend bool operator==(const Deduction &, const Deduction &) = default;
};

struct Model
{
    QString id, version, nameZh, nameEn, source;
    std::vector<QString> actors; ///< "cell", "community", "street", "district", "department", "supervisor", …
    std::vector<Term> terms;
    std::vector<Group> groups;
    std::array<double, 4> grades{90, 75, 60, 40}; ///< where A, B, C and D begin
    Count sample = Count::NeedClose; ///< what must have happened often enough
    int leastNeeded = 5;
    double scaleToDays = 30; ///< counts of bands are those of so many days; 0: of the period as it is
    bool exemptLeavesOut = true; ///< cases with a granted appeal are left out of the score
    bool ranksWithinGroups = false;
    bool shrinks = false; ///< rates of few cases are drawn to the group's (fairness.h)
    CountOptions counting;
    std::optional<LastPlace> lastPlace;
    std::optional<Deduction> deduction;
    friend bool operator==(const Model &, const Model &) = default;

    /// Everything that has to be counted for it.
    [[nodiscard]] std::vector<Count> counts() const;
    /// Of an actor: its group's id, or empty.
    [[nodiscard]] QString groupOf(const QString &department) const;
    [[nodiscard]] Grade gradeOf(double score) const;
};

inline constexpr qsizetype LongestModel = 256 * 1024; ///< bytes
inline constexpr std::size_t MostTerms = 40, MostBands = 40, MostGroups = 200;

/// Reads and checks. Errors (Refused; detail: the place, as "terms[2].weight", and what is there):
/// "model-too-long", "model-not-json", "model-unknown-field", "model-wrong-type", "model-unknown-indicator",
/// "model-unknown-count", "model-unknown-actor", "model-not-a-share", "model-weight",
/// "model-weights-not-100", "model-bands", "model-grades", "model-twice", "model-empty", "model-too-many".
[[nodiscard]] base::Result<Model> modelFromJson(const QByteArray &text);
/// The same checks for a model that was made by hand (what-if). Place of an error as it would be in its text.
[[nodiscard]] base::Result<void> checkModel(const Model &model);
/// Canonical: the same model gives the same bytes, and modelFromJson() gives it back.
[[nodiscard]] QByteArray toJson(const Model &model);

/// Those compiled into the program, by file name; wanmi::resources::load() first. Errors: Corrupt
/// "bad-models".
[[nodiscard]] base::Result<std::vector<Model>> shippedModels();
} // namespace wanmi::evaluation

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "appraisal/appraisal.h"

/// Whether a city, or what one department has of it, is getting better: the course of its closing, where its
/// cases come from and how content people were. Pure functions over facts that were read: any thread; about
/// one pass over the facts of closing. All figures are raw: a granted appeal changes scores, not what
/// happened.
namespace wanmi::appraisal {

struct OverviewWish
{
    evaluation::Period period; ///< of sources and satisfaction
    std::vector<evaluation::Period> buckets; ///< of the course; they follow each other
    QString department = {}; ///< of this one alone; empty: of everything here
    evaluation::CountOptions counting = {};
};

struct Step
{
    evaluation::Period period;
    qint64 registered = 0, closed = 0, inTime = 0, needClose = 0; ///< evaluation.md §1.1
    [[nodiscard]] std::optional<double> closingRate() const; ///< nothing of nothing
    [[nodiscard]] std::optional<double> inTimeRate() const;
};

struct SourceShare
{
    QString source;
    qint64 registered = 0;
};

struct Overview
{
    GroundPtr ground;
    evaluation::Question question; ///< of the period, by city, for casesOf()
    std::vector<Step> steps;
    std::vector<SourceShare> sources; ///< most first
    qint64 registered = 0; ///< in the period, of all sources
    qint64 satisfied = 0, callbacks = 0; ///< the second: effective ones, in the period
    qint64 dissatisfied = 0;
};
/// Precondition: `ground` is not null.
[[nodiscard]] Overview overviewOf(const GroundPtr &ground, const OverviewWish &wish);

/// The question of a source's cases in the overview's period.
[[nodiscard]] evaluation::Question ofSource(const Overview &overview, const QString &source);
/// … of one of its steps.
[[nodiscard]] evaluation::Question ofStep(const Overview &overview, const evaluation::Period &step);

/// What is counted in `all`, those that `good` does not count first; without `good` all of them.
struct CountedCases
{
    std::vector<evaluation::Counted> lost, kept;
};
[[nodiscard]] CountedCases casesOf(const evaluation::FactTable &facts, const evaluation::Question &question,
                                   evaluation::Count all, std::optional<evaluation::Count> good,
                                   const QString &actor);
} // namespace wanmi::appraisal

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "evaluation/tally.h"

/// When and where along its way: counts over time, by hour and weekday, by stage. Of everything that the
/// question's `only` lets through; its `by`, `actors` and `period` do not matter unless said. Any thread.
namespace wanmi::evaluation {

struct Amount
{
    qint64 raw = 0, scored = 0;
    friend bool operator==(const Amount &, const Amount &) = default;
};
/// Each count in each bucket, as a tally of that period would have it; one pass for all buckets. Not for
/// cellsVisited and cellsOfGrid. Precondition: the buckets follow each other.
[[nodiscard]] std::vector<std::vector<Amount>> seriesOf(const FactTable &table, const Question &question,
                                                        const std::vector<Count> &counts,
                                                        std::span<const Period> buckets);
/// [from, to) cut at local midnights into days, weeks, months, …: what is outside of the period is cut off.
[[nodiscard]] std::vector<Period> bucketsOf(const Period &period, PeriodKind kind,
                                            std::chrono::seconds utcOffset);

/// What ended in the question's period by local weekday (0 Monday … 6 Sunday) and hour.
using Heat = std::array<std::array<qint64, 24>, 7>;
/// Precondition: the count is made of what ended in the period (When::EndsIn) and nothing is subtracted.
[[nodiscard]] Heat heatOf(const FactTable &table, const Question &question, Count count,
                          std::chrono::seconds utcOffset);
/// The cases of one of its fields, each as often as it counts, by subject.
[[nodiscard]] std::vector<QString> casesOfHeat(const FactTable &table, const Question &question, Count count,
                                               std::chrono::seconds utcOffset, int weekday, int hour);

/// A stretch of the case's way and the time that goes there.
struct StageLoad
{
    FactKind kind = FactKind::Accept;
    qint64 ended = 0, late = 0; ///< in the question's period
    qint64 totalMs = 0; ///< by the wall clock, of those with a known begin
    [[nodiscard]] double meanMs() const { return ended > 0 ? double(totalMs) / double(ended) : 0; }
};
/// From acceptance to closing, in that order; voided and merged cases and what was taken over are left out.
[[nodiscard]] std::vector<StageLoad> funnelOf(const FactTable &table, const Question &question);
/// The cases of one of its stages, each as often as it counts, by subject. \param lateOnly those past its deadline
[[nodiscard]] std::vector<QString> casesOfStage(const FactTable &table, const Question &question, FactKind stage,
                                                bool lateOnly);
} // namespace wanmi::evaluation

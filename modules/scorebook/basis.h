// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "evaluation/publication.h"
#include "evaluation/report.h"

/// What a result stands on beside the facts and its model: who was counted, and the ground they answer for. A publication
/// keeps it, because cells and people change.
namespace wanmi::scorebook {

struct Basis
{
    QString actors;
    evaluation::PeriodKind kind = evaluation::PeriodKind::Month;
    std::chrono::seconds utcOffset{0};
    std::vector<QString> who; ///< exactly these; empty: everybody of whom there is a fact
    evaluation::Traits traits; ///< without given points
    std::vector<evaluation::GridDuty> duties; ///< for the whole time; only person and grid are kept
    QHash<QString, int> gridCells;
    std::optional<evaluation::Model> areaModel; ///< for "areaScore" of districts
    evaluation::Traits areaTraits; ///< of the communities it scores
};

/// Packed; the same basis gives the same bytes.
[[nodiscard]] QByteArray toBytes(const Basis &basis);
/// Errors (Corrupt): "bad-publication".
[[nodiscard]] base::Result<Basis> basisFromBytes(const QByteArray &bytes);

struct Reckoned
{
    evaluation::Tally tally;
    evaluation::ScoreTable scores;
};
/// With the given points of districts. Of no facts: none are given.
[[nodiscard]] evaluation::Traits traitsOf(const evaluation::FactTable &facts, const evaluation::Period &period,
                                          const Basis &basis);
/// The period alone, without those before it. Errors: as evaluation::reportOf().
[[nodiscard]] base::Result<Reckoned> reckon(const evaluation::FactTable &facts, const evaluation::Model &model,
                                            const evaluation::Period &period, const Basis &basis);
} // namespace wanmi::scorebook

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "evaluation/score.h"

/// A published result as bytes: the same facts, model and calendar give the same bytes on any machine.
namespace wanmi::evaluation {

/// What the numbers stand on.
struct Foundation
{
    QString calendarVersion;
    qint64 asOf = Never; ///< the instant whose knowledge was counted; FactTableBuilder takes it again
    QByteArray factsDigest; ///< FactTable::digest(): tells a recompute from other facts at once
};

struct Publication
{
    QByteArray bytes; ///< UTF-8, lines of fields separated by tabs; the model as JSON is a part of it
    QByteArray hash; ///< SHA-256 of the bytes, hex
    friend bool operator==(const Publication &, const Publication &) = default;
};

/// Precondition: `table` is score(model, tally, …). Lines, each beginning with its name: "wanmi-evaluation"
/// and the number of this format, "model" (id, version, SHA-256), "calendar", "facts" (as of, digest),
/// "period", "terms", "counts", for each actor "actor" (key, group, standing, score, grade, rank, sample,
/// deducted, last place), "terms of" (value, weight, points, numerator, denominator each), "counted" (raw),
/// "scored", and last "model-text". Scores have six decimals, more than is shown and fewer than arithmetic
/// could differ in.
[[nodiscard]] Publication publish(const Model &model, const Tally &tally, const ScoreTable &table,
                                  const Foundation &foundation);

/// What a publication says it stands on, to compute it again. Errors (Corrupt): "bad-publication".
struct PublishedHead
{
    Foundation foundation;
    Period period;
    Model model;
};
[[nodiscard]] base::Result<PublishedHead> headOf(const QByteArray &bytes);
} // namespace wanmi::evaluation

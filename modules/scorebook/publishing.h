// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "scorebook/citybook.h"
#include "scorebook/models.h"
#include "scorebook/periods.h"

/// A period's result put down for good, and computed again.
namespace wanmi::scorebook {

struct Wish
{
    QString actors; ///< "department", "cell", "acceptor", …
    NamedPeriod period;
    QString model = {}; ///< Models::find(); empty: the active one
    QString reason = {}; ///< of publishing a period again
    QString by = QStringLiteral("console");
    base::Instant now{};
};

/// The model a wish means. Errors: NotFound "no-such-model"; Refused "other-actors", "no-model-for-them".
[[nodiscard]] base::Result<evaluation::Model> modelFor(const Models &models, const Wish &wish, const CityBook &city);
/// The one by which the areas within districts are scored.
[[nodiscard]] std::optional<evaluation::Model> areaModelFor(const Models &models, const Wish &wish, const CityBook &city);

/// Scores a past period, changes nothing. Errors (Refused): "period-still-running" (detail: until when);
/// "nothing-to-publish": of nobody the model's sample happened in it; as reckon().
[[nodiscard]] base::Result<Reckoned> preview(const CityBook &city, const appraisal::Ground &ground, const Models &models,
                                             const Wish &wish);

struct Published
{
    server::PublicationHead head;
    evaluation::Model model;
    Reckoned result;
};
/// By what is known at `wish.now`; the active model only. Errors: as preview(); Conflict "already-published".
[[nodiscard]] base::Result<Published> publish(const CityBook &city, server::EvaluationShelf &shelf, const Wish &wish,
                                              const Watch &watch);

struct Recomputed
{
    server::PublicationHead head;
    bool isSame = false; ///< byte by byte
    bool hasSameFacts = false; ///< by their digest
    bool wasWhole = false; ///< what is kept still has the hash that it was published with
    QByteArray bytes; ///< as they come out now
};
/// Errors: NotFound "no-such-publication"; Corrupt "bad-publication"; those of reading.
[[nodiscard]] base::Result<Recomputed> recompute(const CityBook &city, server::EvaluationShelf &shelf, qint64 n,
                                                 const Watch &watch);
} // namespace wanmi::scorebook

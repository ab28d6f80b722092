// SPDX-License-Identifier: GPL-3.0-or-later
#include "scorebook/publishing.h"

#include <QCryptographicHash>

#include <algorithm>

namespace wanmi::scorebook {
namespace {
const QString AreaScore = QStringLiteral("areaScore");

bool asksForAreas(const evaluation::Model &model)
{
    return std::ranges::any_of(model.terms, [](const evaluation::Term &term) {
        return term.kind == evaluation::Term::Kind::Given && term.token == AreaScore;
    });
}

/// Of a period that is over and in which something happened.
base::Result<Reckoned> settled(const appraisal::Ground &ground, const evaluation::Model &model, const Wish &wish,
                               const Basis &basis)
{
    if (wish.period.period.to > wish.now)
        return base::refused(QStringLiteral("period-still-running"), textOf(wish.period, basis.utcOffset));
    auto result = reckon(ground.facts, model, wish.period.period, basis);
    if (!result)
        return result;
    const bool isEmpty = std::ranges::all_of(result->scores.scores, [](const evaluation::Score &one) {
        return one.standing == evaluation::Standing::NoData || one.sample == 0;
    });
    if (isEmpty)
        return base::refused(QStringLiteral("nothing-to-publish"), textOf(wish.period, basis.utcOffset));
    return result;
}
} // namespace

base::Result<evaluation::Model> modelFor(const Models &models, const Wish &wish, const CityBook &city)
{
    const KnownModel *known = wish.model.isEmpty() ? models.active(wish.actors, city.dayOf(wish.period.period.from))
                                                   : models.find(wish.model);
    if (!known && wish.model.isEmpty())
        return base::refused(QStringLiteral("no-model-for-them"), wish.actors);
    if (!known)
        return base::failure(ErrorKind::NotFound, QStringLiteral("no-such-model"), wish.model);
    if (std::ranges::find(known->model.actors, wish.actors) == known->model.actors.end())
        return base::refused(QStringLiteral("other-actors"), known->model.id + QStringLiteral(": ") + wish.actors);
    return known->model;
}

std::optional<evaluation::Model> areaModelFor(const Models &models, const Wish &wish, const CityBook &city)
{
    const KnownModel *known = models.active(QStringLiteral("community"), city.dayOf(wish.period.period.from));
    return known ? std::optional(known->model) : std::nullopt;
}

base::Result<Reckoned> preview(const CityBook &city, const appraisal::Ground &ground, const Models &models, const Wish &wish)
{
    const auto model = modelFor(models, wish, city);
    if (!model)
        return tl::unexpected(model.error());
    const auto areas = asksForAreas(*model) ? areaModelFor(models, wish, city) : std::nullopt;
    return settled(ground, *model, wish, city.basisOf(ground, *model, wish.actors, wish.period.kind, areas));
}

base::Result<Published> publish(const CityBook &city, server::EvaluationShelf &shelf, const Wish &wish, const Watch &watch)
{
    const auto models = Models::of(shelf);
    if (!models)
        return tl::unexpected(models.error());
    const auto model = modelFor(*models, wish, city);
    if (!model)
        return tl::unexpected(model.error());
    if (wish.period.period.to > wish.now)
        return base::refused(QStringLiteral("period-still-running"), textOf(wish.period, city.utcOffset()));
    const auto ground = city.ground(base::toMs(wish.now), watch);
    if (!ground)
        return tl::unexpected(ground.error());
    const auto areas = asksForAreas(*model) ? areaModelFor(*models, wish, city) : std::nullopt;
    const Basis basis = city.basisOf(**ground, *model, wish.actors, wish.period.kind, areas);
    auto result = settled(**ground, *model, wish, basis);
    if (!result)
        return tl::unexpected(result.error());
    const auto written
        = evaluation::publish(*model, result->tally, result->scores,
                              {city.rules().calendar.version(), (*ground)->facts.asOf(), (*ground)->facts.digest()});
    if (const auto kept = keepModel(shelf, *model, wish.now, wish.by); !kept)
        return tl::unexpected(kept.error());
    server::KeptPublication publication;
    publication.head = {0,
                        wish.actors,
                        evaluation::tokenOf(wish.period.kind),
                        wish.period.period.from,
                        wish.period.period.to,
                        model->id,
                        model->version,
                        city.rules().calendar.version(),
                        wish.now,
                        written.hash,
                        written.bytes.size(),
                        wish.reason,
                        wish.now,
                        wish.by};
    publication.bytes = written.bytes;
    publication.ground = toBytes(basis);
    const auto n = shelf.publish(publication);
    if (!n)
        return tl::unexpected(n.error());
    publication.head.n = *n;
    return Published{publication.head, *model, *std::move(result)};
}

base::Result<Recomputed> recompute(const CityBook &city, server::EvaluationShelf &shelf, qint64 n, const Watch &watch)
{
    const auto kept = shelf.publication(n);
    if (!kept)
        return tl::unexpected(kept.error());
    const auto head = evaluation::headOf(kept->bytes);
    if (!head)
        return tl::unexpected(head.error());
    const auto basis = basisFromBytes(kept->ground);
    if (!basis)
        return tl::unexpected(basis.error());
    const auto ground = city.ground(head->foundation.asOf, watch);
    if (!ground)
        return tl::unexpected(ground.error());
    const auto result = reckon((*ground)->facts, head->model, head->period, *basis);
    if (!result)
        return tl::unexpected(result.error());
    const QByteArray digest = (*ground)->facts.digest();
    // The calendar's version is only told: nothing is computed by it but the city's days.
    const auto again = evaluation::publish(head->model, result->tally, result->scores,
                                           {head->foundation.calendarVersion, (*ground)->facts.asOf(), digest});
    Recomputed recomputed;
    recomputed.head = kept->head;
    recomputed.isSame = again.bytes == kept->bytes;
    recomputed.hasSameFacts = digest == head->foundation.factsDigest;
    recomputed.wasWhole = QCryptographicHash::hash(kept->bytes, QCryptographicHash::Sha256).toHex() == kept->head.hash;
    recomputed.bytes = again.bytes;
    return recomputed;
}
} // namespace wanmi::scorebook

// SPDX-License-Identifier: GPL-3.0-or-later
#include "scorebook/models.h"

#include <algorithm>

namespace wanmi::scorebook {
namespace {
auto orderOf(const KnownModel &one)
{
    return std::pair(one.model.id, one.model.version);
}

bool isFor(const evaluation::Model &model, const QString &actors)
{
    return std::ranges::find(model.actors, actors) != model.actors.end();
}
} // namespace

base::Result<Models> Models::of(server::EvaluationShelf &shelf)
{
    Models models;
    const auto kept = shelf.models();
    const auto shipped = evaluation::shippedModels();
    auto activations = shelf.activations();
    const auto publications = shelf.publications();
    if (!kept)
        return tl::unexpected(kept.error());
    if (!shipped)
        return tl::unexpected(shipped.error());
    if (!activations)
        return tl::unexpected(activations.error());
    if (!publications)
        return tl::unexpected(publications.error());
    for (const server::KeptModel &one : *kept) {
        auto model = evaluation::modelFromJson(one.text);
        if (!model)
            return base::failure(ErrorKind::Corrupt, QStringLiteral("bad-models"),
                                 one.id + u' ' + one.version + u' ' + model.error().reason);
        models.m_all.push_back({*std::move(model), false, {}, 0});
    }
    for (const evaluation::Model &one : *shipped) {
        // What the city keeps under that version counts, also where a newer program ships another text.
        const auto there = std::ranges::find_if(models.m_all, [&](const KnownModel &known) {
            return known.model.id == one.id && known.model.version == one.version;
        });
        if (there == models.m_all.end())
            models.m_all.push_back({one, true, {}, 0});
        else
            there->isShipped = there->model == one;
    }
    std::ranges::sort(models.m_all, {}, orderOf);
    for (KnownModel &one : models.m_all) {
        for (const server::Activation &activation : *activations) {
            if (activation.model == one.model.id && activation.version == one.model.version)
                one.activations.push_back(activation);
        }
        one.publications = int(std::ranges::count_if(*publications, [&](const server::PublicationHead &head) {
            return head.model == one.model.id && head.version == one.model.version;
        }));
    }
    models.m_activations = *std::move(activations);
    return models;
}

const KnownModel *Models::find(const QString &id, const QString &version) const
{
    const auto at = std::ranges::find_if(
        m_all, [&](const KnownModel &one) { return one.model.id == id && one.model.version == version; });
    return at == m_all.end() ? nullptr : &*at;
}

const KnownModel *Models::find(const QString &written) const
{
    const qsizetype at = written.indexOf(u'@');
    if (at >= 0)
        return find(written.left(at), written.mid(at + 1));
    const KnownModel *newest = nullptr;
    for (const KnownModel &one : m_all) {
        if (one.model.id == written)
            newest = &one;
    }
    return newest;
}

const KnownModel *Models::active(const QString &actors, QDate firstDay) const
{
    for (auto one = m_activations.rbegin(); one != m_activations.rend(); ++one) {
        if (one->actors == actors && one->from <= firstDay)
            return find(one->model, one->version);
    }
    const auto shipped = [&](const QString &id) -> const KnownModel * {
        const auto at = std::ranges::find_if(m_all, [&](const KnownModel &one) {
            return one.isShipped && isFor(one.model, actors) && (id.isEmpty() || one.model.id == id);
        });
        return at == m_all.end() ? nullptr : &*at;
    };
    for (const QString &id : {actors, QStringLiteral("area"), QString()}) {
        if (const KnownModel *found = shipped(id))
            return found;
    }
    return nullptr;
}

base::Result<void> keepModel(server::EvaluationShelf &shelf, const evaluation::Model &model, base::Instant at,
                             const QString &by)
{
    return shelf.addModel({model.id, model.version, evaluation::toJson(model), at, by});
}
} // namespace wanmi::scorebook

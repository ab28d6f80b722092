// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "evaluation/model.h"
#include "server/evaluationshelf.h"

/// The models a city can use: those that are shipped, and its own; which of them counts when.
namespace wanmi::scorebook {

struct KnownModel
{
    evaluation::Model model;
    bool isShipped = false;
    std::vector<server::Activation> activations;
    int publications = 0;
};

class Models
{
public:
    /// Errors: those of the shelf; Corrupt "bad-models" (detail: the model).
    [[nodiscard]] static base::Result<Models> of(server::EvaluationShelf &shelf);

    [[nodiscard]] const std::vector<KnownModel> &all() const { return m_all; } ///< by id and version
    [[nodiscard]] const KnownModel *find(const QString &id, const QString &version) const;
    /// By what is written: "ID" (the newest of it) or "ID@VERSION".
    [[nodiscard]] const KnownModel *find(const QString &written) const;
    /// The one that counts for a period of these actors that begins on that day: as activated, else the shipped one.
    [[nodiscard]] const KnownModel *active(const QString &actors, QDate firstDay) const;

private:
    std::vector<KnownModel> m_all;
    std::vector<server::Activation> m_activations;
};

/// Shipped ones are kept before anything refers to them, so that a newer program cannot change what was published.
[[nodiscard]] base::Result<void> keepModel(server::EvaluationShelf &shelf, const evaluation::Model &model, base::Instant at,
                                           const QString &by);
} // namespace wanmi::scorebook

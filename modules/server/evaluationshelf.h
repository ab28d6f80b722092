// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/clock.h"
#include "base/result.h"

#include <QByteArray>
#include <QDate>
#include <QHash>
#include <QString>

#include <memory>
#include <optional>
#include <vector>

/// Models of evaluation and what was published by them, as a city keeps them: append-only, each deed with its line in
/// the audit, in one durable transaction. Central may be serving.
namespace wanmi::server {

struct KeptModel
{
    QString id, version;
    QByteArray text; ///< canonical (evaluation::toJson)
    base::Instant at;
    QString by; ///< account, or "console"
};

/// From that day of the city on this model counts for these actors: for periods that begin then or later. Of several
/// the last one made.
struct Activation
{
    QString actors, model, version;
    QDate from;
    base::Instant at;
    QString by;
};

struct PublicationHead
{
    qint64 n = 0; ///< given when it is published
    QString actors;
    QString kind; ///< "week", "month", "quarter", "year", "free"
    base::Instant from, to;
    QString model, version, calendar;
    base::Instant asOf; ///< whose knowledge was counted
    QByteArray hash; ///< SHA-256 of the bytes, hex
    qint64 size = 0; ///< of the bytes
    QString reason; ///< why the period was published again; empty: for the first time
    base::Instant at;
    QString by;
};

struct KeptPublication
{
    PublicationHead head;
    QByteArray bytes; ///< evaluation/publication.h
    QByteArray ground; ///< what it takes to compute it again beside facts and model
};

/// One thread at a time. Errors beside those named: those of the databases (Unreachable …, Corrupt …).
class EvaluationShelf
{
public:
    virtual ~EvaluationShelf() = default;

    /// The same text again changes nothing. Errors: Conflict "version-exists" (another text).
    [[nodiscard]] virtual base::Result<void> addModel(const KeptModel &model) = 0;
    /// Errors: NotFound "no-such-model"; Conflict "model-in-use" (activated, or published by).
    [[nodiscard]] virtual base::Result<void> removeModel(const QString &id, const QString &version, base::Instant at,
                                                         const QString &by)
        = 0;
    /// Errors: NotFound "no-such-model".
    [[nodiscard]] virtual base::Result<void> activate(const Activation &activation) = 0;
    /// The number it was given. The model must be kept. Errors: NotFound "no-such-model"; Conflict
    /// "already-published": these actors and this period, and no reason is given.
    [[nodiscard]] virtual base::Result<qint64> publish(const KeptPublication &publication) = 0;

    [[nodiscard]] virtual base::Result<std::vector<KeptModel>> models() = 0; ///< by id and version
    [[nodiscard]] virtual base::Result<std::vector<Activation>> activations() = 0; ///< as they were made
    [[nodiscard]] virtual base::Result<std::vector<PublicationHead>> publications() = 0; ///< as they were made
    /// Errors: NotFound "no-such-publication".
    [[nodiscard]] virtual base::Result<KeptPublication> publication(qint64 n) = 0;
    /// What actors of that kind are called in the city now, by key; nobody where the kind has no names.
    [[nodiscard]] virtual base::Result<QHash<QString, QString>> names(const QString &actors, bool chinese) = 0;
};

/// Of the city in that folder, whichever database it has. Errors: NotFound "no-city".
[[nodiscard]] base::Result<std::unique_ptr<EvaluationShelf>> openEvaluationShelf(const QString &folder);
} // namespace wanmi::server

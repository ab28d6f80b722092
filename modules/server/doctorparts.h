// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/auditchain.h"
#include "server/doctor.h"
#include "server/postgresdatabase.h"

/// What the doctor's findings are made of, and those that only a city in PostgreSQL has.
namespace wanmi::server {

inline constexpr qint64 MegaByte = 1'000'000;

inline Symptom good(const char *subject, const QString &detail = {})
{
    return {QLatin1StringView(subject), Symptom::State::Good, {}, detail};
}
inline Symptom warning(const char *subject, const char *reason, const QString &detail = {})
{
    return {QLatin1StringView(subject), Symptom::State::Warning, QLatin1StringView(reason), detail};
}
inline Symptom bad(const char *subject, const char *reason, const QString &detail = {})
{
    return {QLatin1StringView(subject), Symptom::State::Bad, QLatin1StringView(reason), detail};
}

inline QString megaBytes(qint64 bytes)
{
    return QStringLiteral("%1 MB").arg(bytes / MegaByte);
}
inline Symptom worse(Symptom one, Symptom other)
{
    return int(other.state) > int(one.state) ? std::move(other) : std::move(one);
}

/// Each asks the server itself; throw postgres::PgError.
[[nodiscard]] Symptom serverClock(postgres::Database &database); ///< against this machine's
[[nodiscard]] Symptom serverFacts(postgres::Database &database); ///< versions, size
[[nodiscard]] Symptom serverSettings(postgres::Database &database); ///< what keeps acknowledged commands
[[nodiscard]] Symptom replicas(postgres::Database &database);
[[nodiscard]] Symptom connections(postgres::Database &database);
[[nodiscard]] Symptom waiting(postgres::Database &database); ///< for the ticket, and behind long transactions
/// Of the whole chain, as it stands there.
[[nodiscard]] AuditVerdict auditVerdictOf(postgres::Database &database);
[[nodiscard]] Symptom serversOf(postgres::Database &database); ///< centrals that serve this city
} // namespace wanmi::server

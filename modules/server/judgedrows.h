// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/storage.h"

/// What judging writes and reads, whatever the database; Row is any database's Query.
namespace wanmi::server {

/// The answer given to this key before. Of SELECT account, digest, status, kind, reason, version, state, seq.
template <typename Row> [[nodiscard]] protocol::CommandResult answerFrom(const Row &query, const Asked &asked)
{
    protocol::CommandResult result;
    result.key = asked.command.key;
    if (query.text(0) != asked.session.person.id.text() || query.blob(1) != asked.digest) {
        result.status = QStringLiteral("rejected");
        result.kind = QStringLiteral("refused");
        result.reason = QStringLiteral("key-reused");
        return result;
    }
    result.status
        = query.text(2) == QLatin1StringView("applied") ? QStringLiteral("duplicate") : query.text(2);
    result.kind = query.text(3);
    result.reason = query.text(4);
    result.version = int(query.integer(5));
    result.state = query.text(6);
    result.seq = query.integer(7);
    return result;
}

/// The audit's line of a judged command.
[[nodiscard]] AuditEntry lineFor(const Asked &asked, const protocol::CommandResult &result, base::Instant at);
} // namespace wanmi::server

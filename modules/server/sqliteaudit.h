// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/auditchain.h"
#include "server/database.h"
#include "server/storage.h"

namespace wanmi::server {

/// Appends one line to the hash chain: hash = blake2b-256(hash of the line before ‖ canonical CBOR of this
/// line). Inside the caller's transaction.
void appendAudit(Database &database, const AuditEntry &entry);

/// Number of the first line whose hash does not fit, 0 when the chain is whole.
[[nodiscard]] qint64 firstBrokenAuditLine(Database &database);

/// In the table's order, from that line on; false from `take` ends it.
void eachAuditLine(Database &database, qint64 from, const std::function<bool(const AuditLine &)> &take);
/// Its number is 0 when there is none.
[[nodiscard]] AuditLine lastAuditLine(Database &database);
void keepAuditHead(Database &database, const AuditHead &head);
[[nodiscard]] std::vector<AuditHead> auditHeads(Database &database); ///< oldest first
} // namespace wanmi::server

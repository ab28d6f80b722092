// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/database.h"
#include "server/storage.h"

namespace wanmi::server {

/// Appends one line to the hash chain: hash = blake2b-256(hash of the line before ‖ canonical CBOR of this
/// line). Inside the caller's transaction.
void appendAudit(Database &database, const AuditEntry &entry);

/// Number of the first line whose hash does not fit, 0 when the chain is whole.
[[nodiscard]] qint64 firstBrokenAuditLine(Database &database);
} // namespace wanmi::server

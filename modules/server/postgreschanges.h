// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/clock.h"
#include "server/postgresdatabase.h"

/// The change log's partitions: stretches of its numbers, made ahead of the numbers and dropped whole once all their
/// lines are old. What finds no partition lands in the default one, so that no command ever waits for housekeeping.
namespace wanmi::server::postgres {

struct ChangesKept
{
    int made = 0, dropped = 0; ///< partitions
    qint64 oldestSeq = 0; ///< cursors before it have expired
};
/// Makes what is needed ahead, drops what an earlier call has let expire, and lets expire what is older than `before`:
/// never both at once, so that no reading that began before loses lines without a word. Throws PgError, for one when the
/// log is just being read for long (55P03): later, then.
ChangesKept keepChanges(Database &database, base::Instant before);
} // namespace wanmi::server::postgres

// SPDX-License-Identifier: GPL-3.0-or-later
#include "sweep.h"

#include <sqlite3.h>

namespace wanmi::store {

Result<bool> emptyLog(const Database &database)
{
    constexpr int PatienceMs = 5'000; // as Database::open() sets it
    sqlite3_busy_timeout(database.handle(), 0);
    const int code = sqlite3_wal_checkpoint_v2(database.handle(), nullptr, SQLITE_CHECKPOINT_TRUNCATE, nullptr, nullptr);
    sqlite3_busy_timeout(database.handle(), PatienceMs);
    if (code == SQLITE_OK)
        return true;
    if ((code & 0xFF) == SQLITE_BUSY || (code & 0xFF) == SQLITE_LOCKED)
        return false;
    return tl::unexpected<base::Error>(sqliteError(code, sqlite3_errmsg(database.handle())));
}
} // namespace wanmi::store

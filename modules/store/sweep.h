// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sqlite.h"

namespace wanmi::store {

/// On a connection that writes: what is deleted is overwritten, so that a row that has left the scope cannot be read
/// out of the file's free places.
inline constexpr const char *OverwriteDeleted = "PRAGMA secure_delete = ON;";

/// Moves the log into the file and cuts it to nothing: rows of before stay in it otherwise until it is written over.
/// Waits for nobody. \return false: a reader stands in the way, ask again later.
[[nodiscard]] Result<bool> emptyLog(const Database &database);
} // namespace wanmi::store

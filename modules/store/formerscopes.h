// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "store/store.h"

namespace wanmi::store {

/// Notes which scope this person works in, and removes the replicas of scopes in which nobody of this seat works any more:
/// their rows are no longer for anybody here. Writer's thread. Errors: Unreachable "read-only".
[[nodiscard]] base::Result<void> leaveFormerScopes(const Location &location);
} // namespace wanmi::store

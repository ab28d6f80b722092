// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "protocol/tables.h"
#include "sqlite.h"

namespace wanmi::store {

/// A row of the wire from a statement that selects the table's columns in their order, beginning at `first`.
[[nodiscard]] protocol::Row rowFrom(const Statement &statement, const protocol::TableSpec &table, int first);
} // namespace wanmi::store

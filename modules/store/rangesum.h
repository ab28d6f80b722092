// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "protocol/integrity.h"
#include "sqlite.h"
#include "store/store.h"

#include <QByteArrayView>

#include <functional>

namespace wanmi::store {

/// Each row of a stretch as central would send it with seq 0, in the order of ids. What the replica itself derives
/// from a row (that a case is open, the geometry of a point) belongs to it: a row in which that is wrong is like no
/// row that central sends.
[[nodiscard]] Result<void> forEachOf(const Database &database, const protocol::RowRange &range,
                                     const std::function<void(QByteArrayView id, QByteArrayView bytes)> &take);

/// Inside one read transaction. Errors: Conflict "no-replica" while there is no complete one.
[[nodiscard]] Result<Store::RangeSum> sumOf(const Database &database, const protocol::RowRange &range);
} // namespace wanmi::store

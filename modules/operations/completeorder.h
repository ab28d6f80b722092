// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/caseorder.h"
#include "store/store.h"

#include <functional>

namespace wanmi::operations {

/// Fills in what the replica knows and the person need not type: the cell, duty grid, zone and address of a
/// place, the place and class of a component, the supervisor of a task and whether that one is on duty. What
/// the person has said stays. `done` is called on the thread of `context`, and not at all when that one is
/// gone.
void completeOrder(store::Store &store, QObject *context, domain::CaseOrder order,
                   const domain::CaseFile &file, std::function<void(domain::CaseOrder)> done);
} // namespace wanmi::operations

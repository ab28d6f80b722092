// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/replicafiles.h"

/// Where central's snapshots and the seat's replica meet: central reads the rows, the seat's own code lays them into a
/// file, so that there is one format only.
namespace wanmi::snapshots {

[[nodiscard]] server::ReplicaFormat replicaFormat();
} // namespace wanmi::snapshots

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/identifier.h"

namespace wanmi {
using CaseId = base::Identifier<struct CaseTag>; ///< UUID, made by the client
using ActionId = base::Identifier<struct ActionTag>; ///< UUID, also the command's idempotency key
using ComponentId = base::Identifier<struct ComponentTag>; ///< 16 digits
using CellCode = base::Identifier<struct CellTag>; ///< 15 digits
using DutyGridId = base::Identifier<struct DutyGridTag>; ///< street code + 2 digits
using DepartmentId = base::Identifier<struct DepartmentTag>; ///< token of departments.tsv, or "…@district"
using PersonId = base::Identifier<struct PersonTag>; ///< account name
using CameraId = base::Identifier<struct CameraTag>; ///< 20 digits
using VehicleId = base::Identifier<struct VehicleTag>;
} // namespace wanmi

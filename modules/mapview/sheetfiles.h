// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"
#include "mapview/sheetplan.h"

namespace wanmi::mapview {

/// Writes sheet.json and sheet.gpkg, as mapengine/mapsheet.h reads them, into an empty folder. Worker thread.
/// Errors: Unreachable "disk-full", "cannot-write".
[[nodiscard]] base::Result<void> writeSheet(const QString &folder, const SheetContent &content);
} // namespace wanmi::mapview

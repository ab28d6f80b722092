// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"
#include "citygen/town.h"

namespace wanmi::citygen {

/// Writes the layers that maps/wanmi.qgs draws (maps/README.md). Errors: as geo::FeatureFile.
[[nodiscard]] base::Result<void> writeBasemap(const Town &town, const QString &path, quint64 seed);
} // namespace wanmi::citygen

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"
#include "citygen/town.h"

namespace wanmi::citygen {

/// Divides the ground into Harbin's seven districts, streets, communities and numbered cells, and groups the
/// cells into duty grids. `streetsTsv`: resources/catalog/harbin_streets.tsv. Errors: Corrupt
/// "bad-street-list".
[[nodiscard]] base::Result<void> divideTerritory(Town &town, const QByteArray &streetsTsv, int cellsPerStreet,
                                                 Random random);
} // namespace wanmi::citygen

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"

#include <QByteArray>

namespace wanmi::intake {

/// GDAL takes the end of a cut OSM file for the end of the data: half a city would be taken for all of it.
/// Looks at the frames of a PBF, or whether an XML file closes what it opened. `vsiPath`: as GDAL opens it.
/// Errors: Corrupt "broken-file", "truncated-file".
[[nodiscard]] base::Result<void> isWholeOsm(const QByteArray &vsiPath);
} // namespace wanmi::intake

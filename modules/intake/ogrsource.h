// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "intake/source.h"

namespace wanmi::intake {

/// Opens what GDAL's vector drivers for files read. `encoding` is for Shapefiles; empty: GDAL's own
/// judgement. Errors: Corrupt "broken-file", Refused "no-rows".
[[nodiscard]] base::Result<std::unique_ptr<Source>> openOgr(const QString &path, const QString &vsiPath,
                                                            const OpenWish &wish);

struct DbfEncoding
{
    QString encoding; ///< empty: GDAL's own judgement is right
    QString why;
};
/// Looks at the texts of a .dbf and at its .cpg and language byte: which is right?
[[nodiscard]] DbfEncoding encodingOfDbf(const QString &vsiPath);
} // namespace wanmi::intake

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "intake/source.h"

namespace wanmi::intake {

/// Opens a text table. `vsiPath` is what GDAL's virtual files call it (packed files), `start` its first
/// bytes. Errors: those of Source::open.
[[nodiscard]] base::Result<std::unique_ptr<Source>> openCsv(const QString &path, const QString &vsiPath,
                                                            const OpenWish &wish);
} // namespace wanmi::intake

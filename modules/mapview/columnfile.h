// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"
#include "mapview/densedata.h"

#include <QString>

/// The component columns as a file that is mapped, not read: a million components are there in about two
/// milliseconds. A cache: made from the replica, dropped at will. Native byte order. Doors: call them on
/// worker threads.
namespace wanmi::mapview {

/// `states` replace those of the columns when given. Errors: Corrupt "cannot-write-file".
base::Result<void> writeColumnFile(const QString &path, const ComponentColumns &columns,
                                   const std::vector<quint8> *states);
/// Errors: NotFound "no-column-file", Corrupt "bad-column-file" (wrong size, version, or offsets that lead
/// outside).
[[nodiscard]] base::Result<std::shared_ptr<const ComponentColumns>> openColumnFile(const QString &path);
} // namespace wanmi::mapview

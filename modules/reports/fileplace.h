// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"

#include <QByteArray>

namespace wanmi::reports {

/// Whether a file may be put there. Errors (Refused): "no-such-folder", "file-open-elsewhere" (an office
/// program has it open), "folder-not-writable".
[[nodiscard]] base::Result<void> mayPlace(const QString &path);
/// A name in the same folder, for the file while it is made.
[[nodiscard]] QString besideOf(const QString &path, const QString &suffix);
/// Puts the finished file in place of whatever is there, or removes it. Errors (Refused):
/// "folder-not-writable".
[[nodiscard]] base::Result<void> putInPlace(const QString &beside, const QString &path);
/// All of it, whole or not at all. Errors (Refused): as mayPlace() and putInPlace(); "disk-full".
[[nodiscard]] base::Result<void> placeBytes(const QByteArray &bytes, const QString &path);
} // namespace wanmi::reports

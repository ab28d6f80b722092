// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"
#include "reports/content.h"

namespace wanmi::reports {

/// One table as lines: RFC 4180, UTF-8 with a byte order mark (or an office program takes it for GBK), the
/// numbers in full, "—" where there is none. Text that an office program would take for a formula stands
/// behind an apostrophe. Its title, its period's state and its notes are not in it.
[[nodiscard]] QByteArray csvOf(const Table &table);
/// Errors (Refused): "no-such-folder", "file-open-elsewhere", "folder-not-writable", "disk-full".
[[nodiscard]] base::Result<void> writeCsv(const Table &table, const QString &path);
} // namespace wanmi::reports

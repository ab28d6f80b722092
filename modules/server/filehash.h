// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace wanmi::server {

/// blake2b-256 of a file's content, hex; empty when it cannot be read.
[[nodiscard]] QString hashOfFile(const QString &path);
/// fsync of a file or a folder.
[[nodiscard]] bool flushFile(const QString &path);
} // namespace wanmi::server

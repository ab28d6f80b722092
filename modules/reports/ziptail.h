// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QString>

namespace wanmi::reports {

/// The last bytes of a file within a zip archive, decompressed; empty when the archive or the file in it is
/// not whole. The library that writes workbooks does not notice when a disk takes no more: this does.
[[nodiscard]] QByteArray zipTail(const QString &archive, const QByteArray &entry, int bytes);
} // namespace wanmi::reports

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace wanmi::desk {

/// Moments of a seat's life for whoever measures it: one JSON line {"mark", "value"} each in the file
/// WANMI_MARKS names; nothing when it names none. Values are milliseconds since 1970 unless the mark says
/// otherwise.
void mark(const QString &name);
void markValue(const QString &name, double value);
/// What is shown from this moment on: {"mark", "value": milliseconds since 1970, "text"}.
void markText(const QString &name, const QString &text);
[[nodiscard]] bool isMarking();
/// Resident memory of this process, MB (10^6 bytes).
[[nodiscard]] double residentMb();
} // namespace wanmi::desk

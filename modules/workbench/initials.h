// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace wanmi::workbench {

/// The pinyin initials of a Chinese text, other letters and digits as they are: 雨水井盖 → "ysjg". A
/// character whose initial is not known is left out. By the collation of ICU, which orders Chinese by pinyin.
/// Slow the first time.
[[nodiscard]] QString initialsOf(const QString &text);
} // namespace wanmi::workbench

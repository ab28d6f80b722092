// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QString>

namespace wanmi::reports {

/// What a cell can hold of it: no characters that XML cannot, no half pairs, at most 32,000 units.
[[nodiscard]] QByteArray cellText(const QString &text);
/// What a sheet may be called: at most 31 units, none of []:*?/\, no quotes at its ends.
[[nodiscard]] QString sheetTitle(const QString &name);
} // namespace wanmi::reports

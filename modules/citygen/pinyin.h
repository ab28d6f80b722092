// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QChar>
#include <QLatin1StringView>

namespace wanmi::citygen {

/// The reading of one character in place names, lower case without tone; empty for characters the generator
/// never uses.
[[nodiscard]] QLatin1StringView pinyinOf(QChar character);
} // namespace wanmi::citygen

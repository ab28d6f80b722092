// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "citygen/random.h"

#include <QString>

namespace wanmi::citygen {

/// Version 4 in form, from the seed in content.
[[nodiscard]] QString uuid(Random &random);
/// 64 hexadecimal digits, in the place of a photo's content hash: the sample city has no photo files.
[[nodiscard]] QString contentHash(Random &random);
[[nodiscard]] QString mobileNumber(Random &random);
} // namespace wanmi::citygen

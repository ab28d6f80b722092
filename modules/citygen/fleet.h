// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "citygen/random.h"
#include "domain/city.h"

#include <vector>

namespace wanmi::citygen {

/// "苏A" for 3201…: the provinces' letters by the first two digits (GB/T 2260, GA 36), the city's letter in
/// the order of its number, which is what most provinces do. Empty for a code that is not China's.
[[nodiscard]] QString plateLetters(const QString &cityCode);

/// Sanitation, sprinklers, spoil lorries, buses, taxis and enforcement, no plate twice.
/// \param plateHead what each plate begins with; without one the plates begin with letters of their own.
[[nodiscard]] std::vector<domain::Vehicle> makeVehicles(const QString &plateHead, int count, Random random);
} // namespace wanmi::citygen

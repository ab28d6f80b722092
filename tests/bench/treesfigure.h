// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "figure.h"

namespace wanmi::bench {
/// Opening, guessing and checking 144,815 street trees, 20,922 of them without coordinates, each named in the
/// report; nothing is written but that report.
[[nodiscard]] std::optional<Measured> dryRunOfTrees();
} // namespace wanmi::bench

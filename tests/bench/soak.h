// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "figure.h"
#include "process.h"

namespace wanmi::bench {

/// The wall lives through a day at 24 times speed: central over the village, the simulated city, a seat with
/// its wall and sixteen live cameras. The figure is the least-squares slope of the seat's private memory
/// after the first sixth of the time, in MB per simulated hour. \param minutes 60 is the day; fewer to try it
/// out.
[[nodiscard]] std::optional<Measured> soak(const Places &places, int minutes);
} // namespace wanmi::bench

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/clock.h"
#include "bulletin/schedule.h"

#include <chrono>

/// Which reports the calendar asks for. Pure; any thread.
namespace wanmi::bulletin {

struct Due
{
    QString period; ///< as scorebook::textOf()
    base::Instant at; ///< from when it was due
};

/// Every period of it that was over and whose hour had come by `now`, oldest first: also those of the time when nobody made
/// them, of which the newest MostMissed. \param utcOffset of the city's days. Precondition: checked().
[[nodiscard]] std::vector<Due> dueOf(const Standing &standing, base::Instant now, std::chrono::seconds utcOffset);
inline constexpr std::size_t MostMissed = 400; ///< a year of days

/// How long to wait after so many failures one after another: a minute, doubled, at most six hours.
[[nodiscard]] std::chrono::minutes pauseAfter(int failures);
} // namespace wanmi::bulletin

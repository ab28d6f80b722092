// SPDX-License-Identifier: GPL-3.0-or-later
#include "bulletin/duereports.h"

#include "scorebook/periods.h"

#include <algorithm>

namespace wanmi::bulletin {

std::vector<Due> dueOf(const Standing &standing, base::Instant now, std::chrono::seconds utcOffset)
{
    std::vector<Due> due;
    QDate day = standing.from;
    while (true) {
        const auto period = scorebook::periodHolding(standing.period, day, utcOffset);
        if (!period)
            break;
        const base::Instant at = period->period.to + std::chrono::hours(standing.hour);
        if (at > now)
            break;
        due.push_back({scorebook::textOf(*period, utcOffset), at});
        day = base::toUtc(period->period.to).addSecs(utcOffset.count()).date();
    }
    if (due.size() > MostMissed)
        due.erase(due.begin(), due.end() - std::ptrdiff_t(MostMissed));
    return due;
}

std::chrono::minutes pauseAfter(int failures)
{
    constexpr std::chrono::minutes Longest{6 * 60};
    constexpr int EnoughToBeLongest = 10;
    return failures >= EnoughToBeLongest ? Longest : std::min(Longest, std::chrono::minutes(1LL << std::max(0, failures - 1)));
}
} // namespace wanmi::bulletin

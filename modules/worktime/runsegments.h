// SPDX-License-Identifier: GPL-3.0-or-later
// Inside the module: a run's time cut at its suspensions.
#pragma once

#include "worktime/deadlinerun.h"

namespace wanmi::worktime::detail {

/// Ascending, without empty and overlapping ones, none before the start; one without an end is the last.
[[nodiscard]] std::vector<Suspension> pausesOf(const DeadlineRun &run);

/// The limit of this round with its extensions.
[[nodiscard]] std::chrono::seconds wholeLimit(const DeadlineRun &run);

/// When `length` of this round's clock is used up; nothing when a pause without an end is in the way.
[[nodiscard]] std::optional<base::Instant> usedUpAt(const DeadlineRun &round,
                                                    const std::vector<Suspension> &pauses,
                                                    std::chrono::seconds length, const Calendar &calendar);

/// What this round's clock has used until an instant.
[[nodiscard]] std::chrono::milliseconds usedUntil(const DeadlineRun &round,
                                                  const std::vector<Suspension> &pauses, base::Instant at,
                                                  const Calendar &calendar);

/// The years of [from, to] whose holiday list is not published.
[[nodiscard]] std::vector<int> unpublishedYears(base::Instant from, base::Instant to,
                                                const Calendar &calendar);
} // namespace wanmi::worktime::detail

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"

#include <chrono>
#include <QString>

namespace wanmi::worktime {

/// domain.md §10. Urgent runs day and night; Work runs in office periods on workdays; Natural counts calendar
/// days (runs like urgent, its unit is the day).
enum class ClockKind { Urgent, Work, Natural };

[[nodiscard]] QString tokenOf(ClockKind kind); ///< "urgent", "work", "natural"

/// An allowed time: "PT4H work", "P2D work", "PT2H urgent", "P2D natural". One work day is eight work hours
/// counted from the start moment.
struct Limit
{
    std::chrono::seconds length{0};
    ClockKind clock = ClockKind::Urgent;
    friend bool operator==(const Limit &, const Limit &) = default;
};

/// Errors: Refused "bad-limit".
[[nodiscard]] base::Result<Limit> parseLimit(QStringView text);
[[nodiscard]] QString toText(const Limit &limit);
} // namespace wanmi::worktime

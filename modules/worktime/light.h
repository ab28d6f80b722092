// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "worktime/deadline.h"

namespace wanmi::worktime {

/// domain.md §10: share of the limit used <= 80 % green, <= 100 % yellow, above red; suspended grey; None: no
/// clock.
enum class Light { None, Green, Yellow, Red, Grey };

[[nodiscard]] QString tokenOf(Light light); ///< "none", "green", "yellow", "red", "grey"
/// Which of several is the worst: none 0 < grey < green < yellow < red.
[[nodiscard]] int severity(Light light);

/// When the light turns yellow: the instant at which 80 % of the limit is used up.
[[nodiscard]] base::Instant warnAt(base::Instant start, const Limit &limit, const Calendar &calendar);
/// Cheap form for lists: compares with stored instants.
[[nodiscard]] constexpr Light lightAt(base::Instant now, base::Instant warn, base::Instant due)
{
    return now > due ? Light::Red : now > warn ? Light::Yellow : Light::Green;
}
} // namespace wanmi::worktime

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "worktime/calendar.h"
#include "worktime/limit.h"

#include <QStringList>

namespace wanmi::worktime {

/// The instant at which `limit` is used up when the clock starts at `start`. Reproduces the worked examples
/// of domain.md §10. A zero limit is due at the start (work clock: as soon as the next period begins).
[[nodiscard]] base::Instant dueAt(base::Instant start, const Limit &limit, const Calendar &calendar);

/// Time of that clock used between two instants (0 when to <= from).
[[nodiscard]] std::chrono::seconds usedBetween(base::Instant from, base::Instant to, ClockKind clock,
                                               const Calendar &calendar);

/// One step of a deadline's explanation; faces turn it into words.
struct Step
{
    enum class Kind { Start, Worked, Night, Weekend, Holiday, MakeUpDay, Provisional, Due };
    Kind kind = Kind::Start;
    base::Instant from;
    base::Instant to;
    std::chrono::seconds used{0};
    QString name; ///< of a holiday, Chinese
};
[[nodiscard]] std::vector<Step> explain(base::Instant start, const Limit &limit, const Calendar &calendar);
} // namespace wanmi::worktime

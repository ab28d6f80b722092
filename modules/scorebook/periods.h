// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"
#include "evaluation/period.h"

#include <QString>

/// Periods as a person writes them.
namespace wanmi::scorebook {

struct NamedPeriod
{
    evaluation::PeriodKind kind = evaluation::PeriodKind::Month;
    evaluation::Period period;
};

/// "2026-10" a month, "2026-W43" a week (ISO), "2026-Q4" a quarter, "2026" a year, "2026-10-05" a day,
/// "2026-10-05..2026-10-20" free dates, both included. \param utcOffset of the city's days. Errors (Refused):
/// "not-a-period" (detail: what was written).
[[nodiscard]] base::Result<NamedPeriod> periodFromText(const QString &text, std::chrono::seconds utcOffset);

/// The period of that kind ("day", "week", "month", "quarter", "year") that holds the day. Errors: as above.
[[nodiscard]] base::Result<NamedPeriod> periodHolding(const QString &kind, QDate day, std::chrono::seconds utcOffset);

/// As periodFromText() reads it.
[[nodiscard]] QString textOf(const NamedPeriod &period, std::chrono::seconds utcOffset);
} // namespace wanmi::scorebook

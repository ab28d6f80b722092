// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/clock.h"

#include <QDate>

#include <optional>

namespace wanmi::evaluation {

/// [from, to), made of local days.
struct Period
{
    base::Instant from, to;
    [[nodiscard]] bool holds(base::Instant at) const { return from <= at && at < to; }
    [[nodiscard]] qint64 lengthMs() const { return base::toMs(to) - base::toMs(from); }
    friend bool operator==(const Period &, const Period &) = default;
};

enum class PeriodKind { Week, Month, Quarter, Year, Free }; ///< weeks begin on Monday
[[nodiscard]] QString tokenOf(PeriodKind kind); ///< "week", "month", "quarter", "year", "free"
[[nodiscard]] std::optional<PeriodKind> periodKindFromToken(QStringView token);

/// The period of that kind which holds the day; Free: the day itself.
/// \param utcOffset east of UTC, of the calendar in force; without daylight saving.
[[nodiscard]] Period periodOf(PeriodKind kind, QDate day, std::chrono::seconds utcOffset);
/// Free dates, both days included. Precondition: first <= last.
[[nodiscard]] Period periodOf(QDate first, QDate last, std::chrono::seconds utcOffset);
/// 环比: the one before; of free dates as many days directly before.
[[nodiscard]] Period previousOf(PeriodKind kind, const Period &period, std::chrono::seconds utcOffset);
/// 同比: the same one a year earlier; a week is 52 weeks earlier, so that it has the same weekdays.
[[nodiscard]] Period yearEarlierOf(PeriodKind kind, const Period &period, std::chrono::seconds utcOffset);
} // namespace wanmi::evaluation

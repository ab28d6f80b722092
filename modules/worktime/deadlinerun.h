// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "worktime/calendarhistory.h"
#include "worktime/deadline.h"
#include "worktime/light.h"

namespace wanmi::worktime {

/// A time in which the clock stands still, [from, to). `to` is its end or, while it lasts, the agreed end;
/// without it nobody has said when the clock goes on.
struct Suspension
{
    base::Instant from;
    std::optional<base::Instant> to;
    friend bool operator==(const Suspension &, const Suspension &) = default;
};

/// More time on the same clock, granted at an instant. The length is positive.
struct Extension
{
    base::Instant at;
    std::chrono::seconds length{0};
    friend bool operator==(const Extension &, const Extension &) = default;
};

/// One clock of one case with all that happened to it. A plain value: no I/O, no clock of its own, shareable
/// between threads. Every function below takes the calendar it judges with; calendarOf() finds the one it was
/// judged with.
///
/// domain.md §9.3 and §10: suspended time is never used time, what was used before is kept and the rest runs
/// on; an extension adds to the limit, so it runs on from the due; every rework round has its own clock with
/// half the original limit, while the case's fact (factDue) stays with the first round plus all extensions
/// and suspensions.
struct DeadlineRun
{
    base::Instant start;
    Limit limit;
    /// In any order; they may touch or overlap.
    std::vector<Suspension> suspensions;
    /// Also those of later rounds.
    std::vector<Extension> extensions;
    /// The start of each round after the first, ascending.
    std::vector<base::Instant> reworks;
    /// When the last round's clock was stopped for good (accepted feedback): its light stays what it was
    /// then.
    std::optional<base::Instant> stoppedAt;
    /// Calendar::version() it was judged with; empty: the edition in force at its start.
    QString calendarVersion;
    /// 0 the first round, else this value is that rework round alone (see roundAt).
    int round = 0;
    friend bool operator==(const DeadlineRun &, const DeadlineRun &) = default;
};

/// The limit of a rework round: half the original, at least two hours, never more than the original.
/// Source: domain.md §9.3 "Rework clock".
[[nodiscard]] Limit reworkLimit(const Limit &original);

/// The round that runs at that instant as a run of its own, with its own extensions and without `reworks`;
/// the first round before any rework.
[[nodiscard]] DeadlineRun roundAt(const DeadlineRun &run, base::Instant now);
/// The last round there is.
[[nodiscard]] DeadlineRun lastRound(const DeadlineRun &run);

/// When the limit of the first round with all extensions is used up; nothing while a suspension without an
/// end keeps it from being used up. A case is overdue as a fact when its feedback came after this.
[[nodiscard]] std::optional<base::Instant> factDue(const DeadlineRun &run, const Calendar &calendar);

/// How the clock that runs at an instant stands. Suspensions and extensions later than the instant are not
/// known yet and do not count.
struct Standing
{
    int round = 0;
    std::chrono::seconds limit{0}; ///< with the extensions granted so far
    std::chrono::seconds used{0}; ///< without suspended time; whole seconds, rounded down
    std::chrono::seconds remaining{0}; ///< limit - used; negative when overdue
    std::optional<base::Instant> due; ///< nothing while suspended without an agreed end
    std::optional<base::Instant> warn; ///< when 80 % of the limit is used up; nothing as above
    /// domain.md §10: share used <= 80 % green, <= 100 % yellow, above red; grey while suspended; none before
    /// the start.
    Light light = Light::None;
    /// The work clock runs through a year whose holiday list is not published.
    bool isProvisional = false;
};
[[nodiscard]] Standing standingAt(const DeadlineRun &run, base::Instant now, const Calendar &calendar);

/// The steps from the start of the last round to its due (see Step), with suspensions and extensions.
[[nodiscard]] std::vector<Step> explain(const DeadlineRun &run, const Calendar &calendar);

/// The edition a run was judged with. Errors: NotFound "unknown-calendar".
[[nodiscard]] base::Result<const Calendar *> calendarOf(const DeadlineRun &run,
                                                        const CalendarHistory &history);
} // namespace wanmi::worktime

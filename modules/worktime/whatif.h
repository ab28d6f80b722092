// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "worktime/deadlinerun.h"

#include <span>

namespace wanmi::worktime {

/// What one might do or have done; what is not set stays as it is.
struct Hypothesis
{
    std::optional<base::Instant> start; ///< of the first round
    std::optional<Limit> limit;
    std::optional<Suspension> suspension; ///< one more: from now for N is {now, now + N}
    std::optional<Extension> extension; ///< one more
    const Calendar *calendar = nullptr; ///< judged with this one instead; must live during the call
};

/// A due before and after. `by` is how much later it falls in passing time (not time of the clock), negative
/// when earlier; 0 unless there is a due on both sides.
struct Difference
{
    DeadlineRun run; ///< as it would be
    std::optional<base::Instant> before; ///< nothing while suspended without an agreed end
    std::optional<base::Instant> after;
    std::chrono::milliseconds by{0};
};

/// The due of the last round, now and under the hypothesis. Pure; nothing is changed.
[[nodiscard]] Difference whatIf(const DeadlineRun &run, const Hypothesis &hypothesis,
                                const Calendar &calendar);

/// One run whose deadline a change of the calendar moves.
struct Move
{
    size_t index = 0; ///< in the list of runs
    std::optional<base::Instant> before;
    std::optional<base::Instant> after;
    /// How much later the due falls in passing time; for a run suspended without an agreed end, which has no
    /// due, how much more of its limit is left.
    std::chrono::milliseconds by{0};
};

/// Which runs move, in the order of the list, when `after` takes the place of `before`: the preview of a
/// change of the calendar. Looks at the due of the last round; runs that have been stopped do not move, nor
/// do those of the urgent and the natural clock. 100,000 runs take well under a second.
[[nodiscard]] std::vector<Move> movedBy(const Calendar &before, const Calendar &after,
                                        std::span<const DeadlineRun> runs);
} // namespace wanmi::worktime

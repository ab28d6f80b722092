// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "evaluation/facttable.h"

#include <optional>
#include <span>
#include <vector>

/// The counts of evaluation.md §2, as data: which facts each one counts and when. The same definition counts
/// and lists.
namespace wanmi::evaluation {

enum class Count : quint8 {
    // counted
    Report,
    ValidReport,
    TimelyReport,
    Accepted,
    InTimeAccept,
    AccurateAccept,
    AcceptedRegistered,
    VerifySent,
    InTimeVerifySent,
    CheckSent,
    InTimeCheckSent,
    Registered,
    InTimeRegister,
    AccurateRegister,
    PublicRegistered,
    GridRegistered,
    Emergencies,
    Dispatched,
    InTimeDispatch,
    WaitingDispatch,
    OverdueDispatch,
    ReturnedDispatch,
    WrongDispatch,
    Signed,
    InTimeSign,
    OverdueSign,
    Handled,
    InTimeHandle,
    OverdueHandle,
    OverduePending,
    ExtendedHandled,
    ExtendedPending,
    HandleTime,
    Closed,
    InTimeClose,
    OverdueClose,
    OverdueOpen,
    OpenCases,
    Rework,
    ClosedPublic,
    CalledBack,
    Redone,
    Verified,
    InTimeVerify,
    OverdueVerify,
    Checked,
    InTimeCheck,
    OverdueCheck,
    FirstCheckPassed,
    StageClosed,
    InTimeStageClose,
    OverdueStageClose,
    Returns,
    BuckPassing,
    Extensions,
    Suspensions,
    Missed,
    CrossMissed,
    OrdersAnswered,
    OrdersInTime,
    OrdersPending,
    CoTasks,
    InTimeCoTask,
    Callbacks,
    EffectiveCallbacks,
    VerySatisfied,
    SatisfiedOnly,
    FairlySatisfied,
    Dissatisfied,
    SatisfiedCallbacks,
    CellsVisited,
    CellsOfGrid,
    CameraChecks,
    CameraOnline,
    ComponentsInUse,
    ComponentsIntact,
    // put together of counted ones
    NeedDispatch,
    AccurateDispatch,
    NeedSign,
    NeedHandle,
    Overtime,
    ExtendedCases,
    NeedClose,
    NeedVerify,
    NeedCheck,
    NeedStageClose,
    OrdersDue,
};
inline constexpr std::size_t Counts = std::size_t(Count::OrdersDue) + 1;
inline constexpr std::size_t CountedCounts = std::size_t(Count::NeedDispatch);
[[nodiscard]] constexpr bool isCounted(Count count)
{
    return std::size_t(count) < CountedCounts;
}

/// How the doubtful definitions of §2 are read.
struct CountOptions
{
    bool inTimeCloseByClosed = false; ///< in-time closing divided by `closed` instead of `needClose`
    bool needDispatchOverdueOnly = false; ///< of waiting cases only those past their deadline, instead of all
    friend bool operator==(const CountOptions &, const CountOptions &) = default;
};

enum class When : quint8 {
    EndsIn, ///< ended in the period
    OverdueAtEnd, ///< begun, not ended before the period's end, and its deadline had passed then
    OpenAtEnd, ///< begun and not ended before the period's end
};

/// A counted count.
struct CountRule
{
    FactKind kind = FactKind::Report;
    When when = When::EndsIn;
    quint16 needs = 0, forbids = 0; ///< marks
    quint64 outcomes = ~0ULL; ///< one bit for each Outcome
    bool sumsAmounts = false; ///< the sum of the rows' amounts instead of their number
};
[[nodiscard]] const CountRule &ruleOf(Count counted);

struct CountPart
{
    Count count;
    int sign = 1;
};
/// What a count is put together of; of a counted one itself.
[[nodiscard]] std::vector<CountPart> partsOf(Count count, const CountOptions &options);

[[nodiscard]] QString
tokenOf(Count count); ///< "needClose": identifiers of evaluation.md §2, or in their manner
[[nodiscard]] QString zhOf(Count count);
[[nodiscard]] QString enOf(Count count);
[[nodiscard]] std::optional<Count> countFromToken(QStringView token);
} // namespace wanmi::evaluation

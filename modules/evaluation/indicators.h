// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "evaluation/counts.h"

#include <functional>

/// The rates of evaluation.md §2: a count over another.
namespace wanmi::evaluation {

enum class Indicator : quint8 {
    ValidReportRate,
    TimelyReportRate,
    RegisterRate,
    InTimeDispatchRate,
    AccurateDispatchRate,
    HandleRate,
    InTimeHandleRate,
    OverdueHandleRate,
    OverduePendingRate,
    OvertimeRate,
    CloseRate,
    InTimeCloseRate,
    OverdueCloseRate,
    ReworkRate,
    ExtendRate,
    ReturnRate,
    MissedRate,
    InTimeVerifyRate,
    InTimeCheckRate,
    CheckPassRate,
    InTimeAcceptRate,
    AccurateAcceptRate,
    VerifySentInTimeRate,
    CheckSentInTimeRate,
    InTimeRegisterRate,
    AccurateRegisterRate,
    InTimeStageCloseRate,
    PublicShare,
    AvgHandleTime,
    SatisfactionRate,
    CallbackRate,
    InTimeSignRate,
    RedoRate,
    IntactRate,
    SuperviseDoneRate,
    InTimeCoTaskRate,
    CoverageRate,
    CameraOnlineRate,
};
inline constexpr std::size_t Indicators = std::size_t(Indicator::CameraOnlineRate) + 1;

enum class Better : quint8 { More, Less };
enum class Unit : quint8 { Percent, Milliseconds }; ///< Percent: a share, 0 to 1 here, shown as 0 to 100 %

struct IndicatorRule
{
    Count numerator, denominator;
    Better better = Better::More;
    Unit unit = Unit::Percent;
};
[[nodiscard]] IndicatorRule ruleOf(Indicator indicator, const CountOptions &options = {});
[[nodiscard]] QString tokenOf(Indicator indicator); ///< "closeRate"
[[nodiscard]] QString zhOf(Indicator indicator);
[[nodiscard]] QString enOf(Indicator indicator);
[[nodiscard]] std::optional<Indicator> indicatorFromToken(QStringView token);

/// numerator / denominator; nothing of nothing, which is "no data" (§1) and never 0 or 1. More wrong
/// dispatches counted at closing than there were dispatches in the period leave none accurate: the share is 0
/// then.
[[nodiscard]] std::optional<double> ratioOf(Indicator indicator, qint64 numerator, qint64 denominator);
} // namespace wanmi::evaluation

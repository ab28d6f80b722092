// SPDX-License-Identifier: GPL-3.0-or-later
#include "evaluation/indicators.h"

#include <algorithm>

namespace wanmi::evaluation {
namespace {
using enum Better;
using enum Unit;
using I = Indicator;
using C = Count;

struct Definition
{
    Indicator indicator;
    const char *token, *zh, *en;
    IndicatorRule rule;
};

// clang-format off
constexpr Definition Definitions[] = {
    {I::ValidReportRate, "validReportRate", "有效上报率", "Valid report rate", {C::ValidReport, C::Report}},
    {I::TimelyReportRate, "timelyReportRate", "上报及时率", "Timely report rate", {C::TimelyReport, C::Report}},
    {I::RegisterRate, "registerRate", "立案率", "Registration rate", {C::AcceptedRegistered, C::Accepted}},
    {I::InTimeDispatchRate, "inTimeDispatchRate", "按时派遣率", "In-time dispatch rate", {C::InTimeDispatch, C::NeedDispatch}},
    {I::AccurateDispatchRate, "accurateDispatchRate", "准确派遣率", "Accurate dispatch rate", {C::AccurateDispatch, C::NeedDispatch}},
    {I::HandleRate, "handleRate", "处置率", "Handling rate", {C::Handled, C::NeedHandle}},
    {I::InTimeHandleRate, "inTimeHandleRate", "按期处置率", "In-time handling rate", {C::InTimeHandle, C::NeedHandle}},
    {I::OverdueHandleRate, "overdueHandleRate", "超期处置率", "Late handling rate", {C::OverdueHandle, C::NeedHandle, Less}},
    {I::OverduePendingRate, "overduePendingRate", "超期待处置率", "Overdue pending rate", {C::OverduePending, C::NeedHandle, Less}},
    {I::OvertimeRate, "overtimeRate", "超时率", "Overtime rate", {C::Overtime, C::NeedHandle, Less}},
    {I::CloseRate, "closeRate", "结案率", "Closing rate", {C::Closed, C::NeedClose}},
    {I::InTimeCloseRate, "inTimeCloseRate", "按期结案率", "In-time closing rate", {C::InTimeClose, C::NeedClose}},
    {I::OverdueCloseRate, "overdueCloseRate", "超期结案率", "Late closing rate", {C::OverdueClose, C::NeedClose, Less}},
    {I::ReworkRate, "reworkRate", "返工率", "Rework rate", {C::Rework, C::NeedClose, Less}},
    {I::ExtendRate, "extendRate", "延期率", "Extension rate", {C::ExtendedCases, C::NeedHandle, Less}},
    {I::ReturnRate, "returnRate", "回退率", "Return rate", {C::ReturnedDispatch, C::Dispatched, Less}},
    {I::MissedRate, "missedRate", "漏报率", "Missed report rate", {C::Missed, C::GridRegistered, Less}},
    {I::InTimeVerifyRate, "inTimeVerifyRate", "核实按时率", "In-time verification rate", {C::InTimeVerify, C::NeedVerify}},
    {I::InTimeCheckRate, "inTimeCheckRate", "核查按时率", "In-time check rate", {C::InTimeCheck, C::NeedCheck}},
    {I::CheckPassRate, "checkPassRate", "核查通过率", "Check pass rate", {C::FirstCheckPassed, C::Checked}},
    {I::InTimeAcceptRate, "inTimeAcceptRate", "按时受理率", "In-time acceptance rate", {C::InTimeAccept, C::Accepted}},
    {I::AccurateAcceptRate, "accurateAcceptRate", "准确受理率", "Accurate acceptance rate", {C::AccurateAccept, C::Accepted}},
    {I::VerifySentInTimeRate, "verifySentInTimeRate", "按时发送核实率", "Verification sent in time", {C::InTimeVerifySent, C::VerifySent}},
    {I::CheckSentInTimeRate, "checkSentInTimeRate", "按时发送核查率", "Check sent in time", {C::InTimeCheckSent, C::CheckSent}},
    {I::InTimeRegisterRate, "inTimeRegisterRate", "按时立案率", "In-time registration rate", {C::InTimeRegister, C::Registered}},
    {I::AccurateRegisterRate, "accurateRegisterRate", "准确立案率", "Accurate registration rate", {C::AccurateRegister, C::Registered}},
    {I::InTimeStageCloseRate, "inTimeStageCloseRate", "按时结案审核率", "In-time closing decision rate", {C::InTimeStageClose, C::NeedStageClose}},
    {I::PublicShare, "publicShare", "监督举报率", "Public share", {C::PublicRegistered, C::Registered, Less}},
    {I::AvgHandleTime, "avgHandleTime", "平均处置用时", "Mean handling time", {C::HandleTime, C::Handled, Less, Milliseconds}},
    {I::SatisfactionRate, "satisfactionRate", "满意率", "Satisfaction rate", {C::SatisfiedCallbacks, C::EffectiveCallbacks}},
    {I::CallbackRate, "callbackRate", "回访率", "Callback rate", {C::CalledBack, C::ClosedPublic}},
    {I::InTimeSignRate, "inTimeSignRate", "按时签收率", "In-time signing rate", {C::InTimeSign, C::NeedSign}},
    {I::RedoRate, "redoRate", "发回重办率", "Redo rate", {C::Redone, C::ClosedPublic, Less}},
    {I::IntactRate, "intactRate", "部件完好率", "Intact rate", {C::ComponentsIntact, C::ComponentsInUse}},
    {I::SuperviseDoneRate, "superviseDoneRate", "督办办结率", "Orders answered in time", {C::OrdersInTime, C::OrdersDue}},
    {I::InTimeCoTaskRate, "inTimeCoTaskRate", "按期协办率", "In-time assisting rate", {C::InTimeCoTask, C::CoTasks}},
    {I::CoverageRate, "coverageRate", "覆盖率", "Coverage rate", {C::CellsVisited, C::CellsOfGrid}},
    {I::CameraOnlineRate, "cameraOnlineRate", "视频在线率", "Camera online rate", {C::CameraOnline, C::CameraChecks}},
};
// clang-format on
static_assert(std::size(Definitions) == Indicators);
static_assert(std::ranges::all_of(Definitions, [](const Definition &definition) {
    return &Definitions[std::size_t(definition.indicator)] == &definition;
}));

const Definition &definitionOf(Indicator indicator)
{
    return Definitions[std::size_t(indicator)];
}
} // namespace

IndicatorRule ruleOf(Indicator indicator, const CountOptions &options)
{
    IndicatorRule rule = definitionOf(indicator).rule;
    if (indicator == I::InTimeCloseRate && options.inTimeCloseByClosed)
        rule.denominator = Count::Closed;
    return rule;
}

QString tokenOf(Indicator indicator)
{
    return QString::fromLatin1(definitionOf(indicator).token);
}
QString zhOf(Indicator indicator)
{
    return QString::fromUtf8(definitionOf(indicator).zh);
}
QString enOf(Indicator indicator)
{
    return QString::fromUtf8(definitionOf(indicator).en);
}

std::optional<Indicator> indicatorFromToken(QStringView token)
{
    const auto found = std::ranges::find_if(
        Definitions, [token](const Definition &one) { return token == QLatin1StringView(one.token); });
    return found == std::end(Definitions) ? std::nullopt : std::optional(found->indicator);
}

std::optional<double> ratioOf(Indicator indicator, qint64 numerator, qint64 denominator)
{
    if (denominator == 0)
        return std::nullopt;
    if (indicator == Indicator::AccurateDispatchRate && numerator < 0)
        return 0;
    return double(numerator) / double(denominator);
}
} // namespace wanmi::evaluation

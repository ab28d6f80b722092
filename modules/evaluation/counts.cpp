// SPDX-License-Identifier: GPL-3.0-or-later
#include "evaluation/counts.h"

#include <algorithm>

namespace wanmi::evaluation {
namespace {
using enum When;
using K = FactKind;
using O = Outcome;

constexpr quint64 bit(Outcome outcome)
{
    return 1ULL << unsigned(outcome);
}
constexpr quint64 All = ~0ULL;
constexpr quint64 Done = ~bit(O::TakenOver); ///< by whoever had it
constexpr quint64 SentOut = bit(O::Sent) | bit(O::Emergency);
constexpr quint64 AcceptedAs = bit(O::SentVerify) | bit(O::Submitted) | bit(O::Emergency);
constexpr quint64 Pleased = bit(O::VerySatisfied) | bit(O::Satisfied);
constexpr quint64 Answered = Pleased | bit(O::Fair) | bit(O::Dissatisfied);
constexpr quint64 Standing = bit(O::Intact) | bit(O::Damaged) | bit(O::Missing);
// Whether a case that was voided or merged was in time is nobody's merit.
constexpr quint16 Gone = mark::Voided | mark::Merged;
constexpr quint16 InTime = mark::InTime;

struct Definition
{
    Count count;
    const char *token, *zh, *en;
    CountRule rule;
};

// clang-format off
constexpr Definition Definitions[] = {
    {Count::Report, "report", "上报数", "Reports", {K::Report, EndsIn, 0, mark::Merged, All}},
    {Count::ValidReport, "validReport", "有效上报数", "Valid reports", {K::Report, EndsIn, mark::Valid, mark::Merged, All}},
    {Count::TimelyReport, "timelyReport", "及时上报数", "Timely reports", {K::Report, EndsIn, InTime, mark::Merged, All}},
    {Count::Accepted, "accepted", "受理数", "Accepted", {K::Accept, EndsIn, mark::First, 0, AcceptedAs}},
    {Count::InTimeAccept, "inTimeAccept", "按时受理数", "Accepted in time", {K::Accept, EndsIn, mark::First | InTime, 0, AcceptedAs}},
    {Count::AccurateAccept, "accurateAccept", "准确受理数", "Accepted accurately", {K::Accept, EndsIn, mark::First, mark::SentBack, AcceptedAs}},
    {Count::AcceptedRegistered, "acceptedRegistered", "受理后立案数", "Accepted and registered", {K::Accept, EndsIn, mark::First | mark::Valid, 0, AcceptedAs}},
    {Count::VerifySent, "verifySent", "核实任务发送数", "Verifications sent", {K::Accept, EndsIn, 0, 0, bit(O::SentVerify)}},
    {Count::InTimeVerifySent, "inTimeVerifySent", "按时发送核实数", "Verifications sent in time", {K::Accept, EndsIn, InTime, 0, bit(O::SentVerify)}},
    {Count::CheckSent, "checkSent", "核查任务发送数", "Checks sent", {K::CheckDispatch, EndsIn, 0, 0, Done}},
    {Count::InTimeCheckSent, "inTimeCheckSent", "按时发送核查数", "Checks sent in time", {K::CheckDispatch, EndsIn, InTime, 0, Done}},
    {Count::Registered, "registered", "立案数", "Registered", {K::Registered, EndsIn, mark::First, mark::Merged, All}},
    {Count::InTimeRegister, "inTimeRegister", "按时立案数", "Registered in time", {K::Registered, EndsIn, mark::First | InTime, mark::Merged, All}},
    {Count::AccurateRegister, "accurateRegister", "准确立案数", "Registered accurately", {K::Registered, EndsIn, mark::First, Gone, All}},
    {Count::PublicRegistered, "publicRegistered", "监督举报核实数", "Confirmed public reports", {K::Registered, EndsIn, mark::First | mark::Public, mark::Merged, All}},
    {Count::GridRegistered, "gridRegistered", "责任网格立案数", "Registered on the duty grid", {K::Registered, EndsIn, mark::First, mark::Merged, All}},
    {Count::Emergencies, "emergencies", "应急立案数", "Emergencies", {K::Registered, EndsIn, mark::First, Gone, bit(O::Emergency)}},
    {Count::Dispatched, "dispatched", "派遣数", "Dispatched", {K::Dispatch, EndsIn, 0, 0, SentOut}},
    {Count::InTimeDispatch, "inTimeDispatch", "按时派遣数", "Dispatched in time", {K::Dispatch, EndsIn, InTime, 0, SentOut}},
    {Count::WaitingDispatch, "waitingDispatch", "待派遣数", "Waiting for dispatch", {K::Dispatch, OpenAtEnd, 0, Gone, All}},
    {Count::OverdueDispatch, "overdueDispatch", "超时待派遣数", "Waiting for dispatch, overdue", {K::Dispatch, OverdueAtEnd, 0, Gone, All}},
    {Count::ReturnedDispatch, "returned", "回退案件数", "Dispatches returned", {K::Dispatch, EndsIn, mark::Returned, 0, SentOut}},
    {Count::WrongDispatch, "wrongDispatch", "错误派遣数", "Wrong dispatches", {K::WrongDispatch, EndsIn, 0, Gone, All}},
    {Count::Signed, "signed", "签收数", "Signed", {K::Sign, EndsIn, 0, Gone, All}},
    {Count::InTimeSign, "inTimeSign", "按时签收数", "Signed in time", {K::Sign, EndsIn, InTime, Gone, All}},
    {Count::OverdueSign, "overdueSign", "超时未签收数", "Not signed, overdue", {K::Sign, OverdueAtEnd, 0, Gone, All}},
    {Count::Handled, "handled", "处置数", "Handled", {K::Handle, EndsIn, 0, Gone | mark::Superseded, Done}},
    {Count::InTimeHandle, "inTimeHandle", "按期处置数", "Handled in time", {K::Handle, EndsIn, InTime, Gone | mark::Superseded, Done}},
    {Count::OverdueHandle, "overdueHandle", "超期处置数", "Handled late", {K::Handle, EndsIn, 0, Gone | mark::Superseded | InTime, Done}},
    {Count::OverduePending, "overduePending", "超期待处置数", "Overdue, not handled", {K::Handle, OverdueAtEnd, 0, Gone | mark::Superseded, All}},
    {Count::ExtendedHandled, "extendedHandled", "延期后处置数", "Handled after an extension", {K::Handle, EndsIn, mark::Extended, Gone | mark::Superseded, Done}},
    {Count::ExtendedPending, "extendedPending", "延期后超期待处置数", "Extended, overdue, not handled", {K::Handle, OverdueAtEnd, mark::Extended, Gone | mark::Superseded, All}},
    {Count::HandleTime, "handleTime", "处置用时", "Handling time", {K::Handle, EndsIn, 0, Gone | mark::Superseded, Done, true}},
    {Count::Closed, "closed", "结案数", "Closed", {K::Close, EndsIn, 0, Gone, bit(O::Closed)}},
    {Count::InTimeClose, "inTimeClose", "按期结案数", "Closed in time", {K::Close, EndsIn, InTime, Gone, bit(O::Closed)}},
    {Count::OverdueClose, "overdueClose", "超期结案数", "Closed late", {K::Close, EndsIn, 0, Gone | InTime, bit(O::Closed)}},
    {Count::OverdueOpen, "overdueOpen", "超期未结案数", "Overdue, not closed", {K::Close, OverdueAtEnd, 0, Gone, All}},
    {Count::OpenCases, "openCases", "在办数", "Open", {K::Close, OpenAtEnd, 0, Gone, All}},
    {Count::Rework, "rework", "返工数", "Reworked", {K::Close, EndsIn, mark::Reworked, Gone, bit(O::Closed)}},
    {Count::ClosedPublic, "closedPublic", "公众案件结案数", "Closed public cases", {K::Close, EndsIn, mark::Public, Gone, bit(O::Closed)}},
    {Count::CalledBack, "calledBack", "已回访案件数", "Cases called back", {K::Close, EndsIn, mark::Public | mark::CalledBack, Gone, bit(O::Closed)}},
    {Count::Redone, "redone", "发回重办数", "Sent back to be redone", {K::Close, EndsIn, mark::Public | mark::Reworked, Gone, bit(O::Closed)}},
    {Count::Verified, "verified", "核实数", "Verified", {K::Verify, EndsIn, 0, 0, Done}},
    {Count::InTimeVerify, "inTimeVerify", "按时核实数", "Verified in time", {K::Verify, EndsIn, InTime, 0, Done}},
    {Count::OverdueVerify, "overdueVerify", "超时未核实数", "Not verified, overdue", {K::Verify, OverdueAtEnd, 0, 0, All}},
    {Count::Checked, "checked", "核查数", "Checked", {K::Check, EndsIn, 0, 0, Done}},
    {Count::InTimeCheck, "inTimeCheck", "按时核查数", "Checked in time", {K::Check, EndsIn, InTime, 0, Done}},
    {Count::OverdueCheck, "overdueCheck", "超时未核查数", "Not checked, overdue", {K::Check, OverdueAtEnd, 0, 0, All}},
    {Count::FirstCheckPassed, "firstCheckPassed", "首次核查通过数", "First checks passed", {K::Check, EndsIn, mark::First, 0, bit(O::Passed)}},
    {Count::StageClosed, "stageClosed", "结案审核数", "Closing decisions", {K::CloseStage, EndsIn, 0, 0, Done}},
    {Count::InTimeStageClose, "inTimeStageClose", "按时结案审核数", "Closing decisions in time", {K::CloseStage, EndsIn, InTime, 0, Done}},
    {Count::OverdueStageClose, "overdueStageClose", "超时待结案审核数", "Closing decisions overdue", {K::CloseStage, OverdueAtEnd, 0, 0, All}},
    {Count::Returns, "returns", "同意回退数", "Approved returns", {K::Return, EndsIn, 0, 0, All}},
    {Count::BuckPassing, "buckPassing", "推诿数", "Buck-passing", {K::BuckPassing, EndsIn, 0, 0, All}},
    {Count::Extensions, "extensions", "同意延期数", "Approved extensions", {K::Extend, EndsIn, 0, 0, All}},
    {Count::Suspensions, "suspensions", "挂起数", "Suspensions", {K::Suspend, EndsIn, 0, 0, All}},
    {Count::Missed, "missed", "漏报数", "Missed", {K::Missed, EndsIn, 0, mark::Merged, All}},
    {Count::CrossMissed, "crossMissed", "交叉上报查实数", "Found by others", {K::CrossMissed, EndsIn, 0, Gone, All}},
    {Count::OrdersAnswered, "ordersAnswered", "督办办结数", "Orders answered", {K::Order, EndsIn, 0, 0, All}},
    {Count::OrdersInTime, "ordersInTime", "按时督办办结数", "Orders answered in time", {K::Order, EndsIn, InTime, 0, All}},
    {Count::OrdersPending, "ordersPending", "督办超期未办结数", "Orders not answered, overdue", {K::Order, OverdueAtEnd, 0, 0, All}},
    {Count::CoTasks, "coTasks", "协办数", "Assisting tasks", {K::CoTask, EndsIn, 0, Gone, All}},
    {Count::InTimeCoTask, "inTimeCoTask", "按期协办数", "Assisting tasks in time", {K::CoTask, EndsIn, InTime, Gone, All}},
    {Count::Callbacks, "callbacks", "回访数", "Callbacks", {K::Callback, EndsIn, 0, 0, All}},
    {Count::EffectiveCallbacks, "effectiveCallbacks", "有效回访数", "Effective callbacks", {K::Callback, EndsIn, 0, 0, Answered}},
    {Count::VerySatisfied, "verySatisfied", "非常满意数", "Very satisfied", {K::Callback, EndsIn, 0, 0, bit(O::VerySatisfied)}},
    {Count::SatisfiedOnly, "satisfiedOnly", "满意数", "Satisfied", {K::Callback, EndsIn, 0, 0, bit(O::Satisfied)}},
    {Count::FairlySatisfied, "fair", "基本满意数", "Fairly satisfied", {K::Callback, EndsIn, 0, 0, bit(O::Fair)}},
    {Count::Dissatisfied, "dissatisfied", "不满意数", "Dissatisfied", {K::Callback, EndsIn, 0, 0, bit(O::Dissatisfied)}},
    {Count::SatisfiedCallbacks, "satisfied", "满意和非常满意数", "Satisfied or very satisfied", {K::Callback, EndsIn, 0, 0, Pleased}},
    {Count::CellsVisited, "cellsVisited", "巡查网格数", "Cells visited", {K::Visit, EndsIn, 0, 0, All}},
    {Count::CellsOfGrid, "cellsOfGrid", "责任网格单元数", "Cells of the duty grid", {}},
    {Count::CameraChecks, "cameraChecks", "视频巡检次数", "Camera checks", {K::CameraCheck, EndsIn, 0, 0, All, true}},
    {Count::CameraOnline, "cameraOnline", "视频在线次数", "Camera checks online", {K::CameraCheck, EndsIn, 0, 0, bit(O::Online), true}},
    {Count::ComponentsInUse, "componentsInUse", "在用部件数", "Components in use", {K::Stock, OpenAtEnd, 0, 0, Standing}},
    {Count::ComponentsIntact, "componentsIntact", "完好部件数", "Components intact", {K::Stock, OpenAtEnd, 0, 0, bit(O::Intact)}},
    {Count::NeedDispatch, "needDispatch", "应派遣数", "To be dispatched", {}},
    {Count::AccurateDispatch, "accurateDispatch", "准确派遣数", "Dispatched accurately", {}},
    {Count::NeedSign, "needSign", "应签收数", "To be signed", {}},
    {Count::NeedHandle, "needHandle", "应处置数", "To be handled", {}},
    {Count::Overtime, "overtime", "超时数", "Overtime", {}},
    {Count::ExtendedCases, "extended", "延期案件数", "Extended", {}},
    {Count::NeedClose, "needClose", "应结案数", "To be closed", {}},
    {Count::NeedVerify, "needVerify", "应核实数", "To be verified", {}},
    {Count::NeedCheck, "needCheck", "应核查数", "To be checked", {}},
    {Count::NeedStageClose, "needStageClose", "应结案审核数", "Closing decisions due", {}},
    {Count::OrdersDue, "ordersDue", "应办结督办数", "Orders due", {}},
};
// clang-format on
static_assert(std::size(Definitions) == Counts);
static_assert(std::ranges::all_of(Definitions, [](const Definition &definition) {
    return &Definitions[std::size_t(definition.count)] == &definition;
}));

const Definition &definitionOf(Count count)
{
    return Definitions[std::size_t(count)];
}
} // namespace

const CountRule &ruleOf(Count counted)
{
    return definitionOf(counted).rule;
}

std::vector<CountPart> partsOf(Count count, const CountOptions &options)
{
    const Count waiting = options.needDispatchOverdueOnly ? Count::OverdueDispatch : Count::WaitingDispatch;
    switch (count) {
    case Count::NeedDispatch:
        return {{Count::Dispatched}, {waiting}};
    case Count::AccurateDispatch:
        return {{Count::Dispatched}, {waiting}, {Count::WrongDispatch, -1}};
    case Count::NeedSign:
        return {{Count::Signed}, {Count::OverdueSign}};
    case Count::NeedHandle:
        return {{Count::Handled}, {Count::OverduePending}};
    case Count::Overtime:
        return {{Count::OverdueHandle}, {Count::OverduePending}};
    case Count::ExtendedCases:
        return {{Count::ExtendedHandled}, {Count::ExtendedPending}};
    case Count::NeedClose:
        return {{Count::Closed}, {Count::OverdueOpen}};
    case Count::NeedVerify:
        return {{Count::Verified}, {Count::OverdueVerify}};
    case Count::NeedCheck:
        return {{Count::Checked}, {Count::OverdueCheck}};
    case Count::NeedStageClose:
        return {{Count::StageClosed}, {Count::OverdueStageClose}};
    case Count::OrdersDue:
        return {{Count::OrdersAnswered}, {Count::OrdersPending}};
    default:
        return {{count}};
    }
}

QString tokenOf(Count count)
{
    return QString::fromLatin1(definitionOf(count).token);
}
QString zhOf(Count count)
{
    return QString::fromUtf8(definitionOf(count).zh);
}
QString enOf(Count count)
{
    return QString::fromUtf8(definitionOf(count).en);
}

std::optional<Count> countFromToken(QStringView token)
{
    const auto found = std::ranges::find_if(
        Definitions, [token](const Definition &one) { return token == QLatin1StringView(one.token); });
    return found == std::end(Definitions) ? std::nullopt : std::optional(found->count);
}
} // namespace wanmi::evaluation

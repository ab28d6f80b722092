// SPDX-License-Identifier: GPL-3.0-or-later
#include "tablevalues.h"

#include <algorithm>

namespace wanmi::reports {
namespace {
using namespace evaluation;
using Kind = Live::Kind;

struct Thrice
{
    std::optional<double> now, previous, yearEarlier;
};

std::vector<Value> overviewRow(const QString &name, Value numerator, Value denominator, Format format,
                               const Thrice &amounts, bool isShare)
{
    const Format move = isShare ? Format::Move : Format::CountMove;
    const Kind kind = isShare ? Kind::PointsLess : Kind::Less;
    const double times = isShare ? 100 : 1;
    const bool hasParts = denominator.format == Format::Count;
    return {name,
            std::move(numerator),
            std::move(denominator),
            {format, amounts.now, hasParts ? Live{Kind::Quotient, 1, 2} : Live{}},
            {format, amounts.previous},
            {move, less(amounts.now, amounts.previous, times), {kind, 3, 4}},
            {format, amounts.yearEarlier},
            {move, less(amounts.now, amounts.yearEarlier, times), {kind, 3, 6}}};
}

qint64 rawOf(const Tally &tally, Count counted)
{
    return tally.actors().empty() || !tally.has(counted) ? 0 : tally.raw(0, counted);
}

std::vector<Value> countRow(const EvaluationView &view, Count counted)
{
    const auto amount = [&](const Tally &tally) { return std::optional(double(rawOf(tally, counted))); };
    return overviewRow(
        view.word(counted), {}, {}, Format::Count,
        {amount(view.analyses.now), amount(view.analyses.previous), amount(view.analyses.yearEarlier)},
        false);
}

std::vector<Value> rateRow(const EvaluationView &view, Indicator rate)
{
    const IndicatorRule rule = ruleOf(rate, view.order.model.counting);
    const auto of = [&](const Tally &tally) {
        return share(rawOf(tally, rule.numerator), rawOf(tally, rule.denominator));
    };
    const qint64 numerator = rawOf(view.analyses.now, rule.numerator);
    const qint64 denominator = rawOf(view.analyses.now, rule.denominator);
    return overviewRow(view.word(rate), count(numerator), count(denominator), Format::Percent,
                       {of(view.analyses.now), of(view.analyses.previous), of(view.analyses.yearEarlier)},
                       true);
}

/// Classes and sources by how many cases there were, the most first.
std::vector<std::size_t> mostFirst(const Tally &tally, Count counted)
{
    std::vector<std::size_t> order(tally.actors().size());
    for (std::size_t i = 0; i < order.size(); ++i)
        order[i] = i;
    std::ranges::stable_sort(order, std::greater(), [&](std::size_t i) { return tally.raw(i, counted); });
    return order;
}

QString stageName(const EvaluationView &view, FactKind kind)
{
    switch (kind) {
    case FactKind::Accept:
        return view.say("受理", "Acceptance");
    case FactKind::Verify:
        return view.say("核实", "Verification");
    case FactKind::Register:
        return view.say("立案", "Registration");
    case FactKind::Dispatch:
        return view.say("派遣", "Dispatch");
    case FactKind::Sign:
        return view.say("签收", "Signing");
    case FactKind::Handle:
        return view.say("处置", "Handling");
    case FactKind::Feedback:
        return view.say("反馈审核", "Feedback");
    case FactKind::CheckDispatch:
        return view.say("派核查", "Check sent");
    case FactKind::Check:
        return view.say("核查", "Check");
    case FactKind::CloseStage:
        return view.say("结案审核", "Closing");
    default:
        return {};
    }
}

const char *noCases(const EvaluationView &view)
{
    return view.isChinese() ? "本期没有案卷。" : "There were no cases in this period.";
}
} // namespace

Table overviewTable(const EvaluationView &view)
{
    Table table;
    table.id = QStringLiteral("overview");
    table.title = view.say("全市总体情况", "The city as a whole");
    table.columns = {{view.say("指标", "Figure"), 22},
                     {view.say("分子", "Numerator"), CountWidth, Format::Count},
                     {view.say("分母", "Denominator"), CountWidth, Format::Count},
                     {view.say("本期", "Period"), ShareWidth, Format::Percent},
                     {view.say("上期", "Before"), ShareWidth, Format::Percent},
                     {view.say("环比", "Change"), ShareWidth, Format::Move},
                     {view.say("去年同期", "Year before"), ShareWidth, Format::Percent},
                     {view.say("同比", "Change in a year"), ShareWidth, Format::Move}};
    for (const Count counted : overviewCounts())
        table.rows.push_back(countRow(view, counted));
    for (const Indicator rate : overviewRates())
        table.rows.push_back(rateRow(view, rate));
    table.note = view.say("率的环比、同比为百分点。分母为 0 的率没有数据，以“—”表示。",
                          "Rates change by percentage points. A rate without a denominator has no data: —.");
    return table;
}

Table classesTable(const EvaluationView &view)
{
    const Tally &tally = view.analyses.classes;
    const IndicatorRule rule = ruleOf(Indicator::InTimeCloseRate, view.order.model.counting);
    Table table;
    table.id = QStringLiteral("classes");
    table.title = view.say("问题类别", "Classes");
    table.columns = {{view.say("类别", "Class"), NameWidth},
                     {view.word(Count::Registered), CountWidth, Format::Count},
                     {view.word(Count::Closed), CountWidth, Format::Count},
                     {view.word(rule.denominator), CountWidth, Format::Count},
                     {view.word(rule.numerator), 12, Format::Count},
                     {view.word(Indicator::InTimeCloseRate), ShareWidth, Format::Percent},
                     {view.word(Count::OverdueOpen), 12, Format::Count}};
    for (const std::size_t i : mostFirst(tally, Count::Registered)) {
        const qint64 due = tally.raw(i, rule.denominator), good = tally.raw(i, rule.numerator);
        table.rows.push_back({view.named(Dimension::ClassKey, tally.actors()[i]),
                              count(tally.raw(i, Count::Registered)), count(tally.raw(i, Count::Closed)),
                              count(due), count(good), quotient(good, due, 4, 3),
                              count(tally.raw(i, Count::OverdueOpen))});
    }
    addTotal(table, view.say("合计", "Total"), [](std::vector<Value> &row) { setShare(row, 5, 4, 3); });
    if (table.rows.empty())
        table.note = QString::fromUtf8(noCases(view));
    return table;
}

Table sourcesTable(const EvaluationView &view)
{
    const Tally &tally = view.analyses.sources;
    Table table;
    table.id = QStringLiteral("sources");
    table.title = view.say("问题来源", "Sources");
    table.columns = {{view.say("来源", "Source"), NameWidth},
                     {view.word(Count::Report), CountWidth, Format::Count},
                     {view.word(Count::ValidReport), 12, Format::Count},
                     {view.word(Indicator::ValidReportRate), 12, Format::Percent},
                     {view.word(Count::Registered), CountWidth, Format::Count},
                     {view.word(Count::Closed), CountWidth, Format::Count}};
    for (const std::size_t i : mostFirst(tally, Count::Report)) {
        const qint64 all = tally.raw(i, Count::Report), valid = tally.raw(i, Count::ValidReport);
        table.rows.push_back({view.named(Dimension::Source, tally.actors()[i]), count(all), count(valid),
                              quotient(valid, all, 2, 1), count(tally.raw(i, Count::Registered)),
                              count(tally.raw(i, Count::Closed))});
    }
    addTotal(table, view.say("合计", "Total"), [](std::vector<Value> &row) { setShare(row, 3, 2, 1); });
    if (table.rows.empty())
        table.note = QString::fromUtf8(noCases(view));
    return table;
}

Table funnelTable(const EvaluationView &view)
{
    constexpr double HourMs = 3'600'000;
    Table table;
    table.id = QStringLiteral("funnel");
    table.title = view.say("办理环节与用时", "Stages and where time goes");
    table.columns = {{view.say("环节", "Stage"), 16},
                     {view.say("办结数", "Ended"), CountWidth, Format::Count},
                     {view.say("超时数", "Late"), CountWidth, Format::Count},
                     {view.say("超时率", "Late share"), ShareWidth, Format::Percent},
                     {view.say("总用时（小时）", "Hours in all"), 15, Format::Hours},
                     {view.say("平均用时（小时）", "Mean hours"), 16, Format::Hours}};
    for (const StageLoad &load : view.analyses.funnel) {
        // A signature has neither a deadline nor a known begin (evaluation/factlines.h): not late is not in
        // time.
        const bool hasDeadline = load.kind != FactKind::Sign, hasTime = load.totalMs > 0;
        const double hours = double(load.totalMs) / HourMs;
        const Value none(Format::Count, std::nullopt), noHours(Format::Hours, std::nullopt);
        table.rows.push_back({stageName(view, load.kind), count(load.ended),
                              hasDeadline ? count(load.late) : none,
                              hasDeadline ? quotient(load.late, load.ended, 2, 1) : none,
                              hasTime ? Value(Format::Hours, hours) : noHours,
                              hasTime && load.ended > 0
                                  ? Value(Format::Hours, hours / double(load.ended), {Kind::Quotient, 4, 1})
                                  : noHours});
    }
    table.note
        = view.say("用时为自然时间；作废、合并的案卷不计；签收没有时限。",
                   "By the wall clock; voided and merged cases are left out; signing has no deadline.");
    return table;
}

Table heatTable(const EvaluationView &view)
{
    static constexpr std::array<const char *, 7> Zh{"周一", "周二", "周三", "周四", "周五", "周六", "周日"};
    static constexpr std::array<const char *, 7> En{"Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"};
    Table table;
    table.id = QStringLiteral("heat");
    table.title = view.say("立案时间分布", "When cases are registered");
    table.isHeat = true;
    table.columns = {{view.say("星期", "Day"), 7}};
    for (int hour = 0; hour < 24; ++hour)
        table.columns.push_back({QString::number(hour), 5, Format::Count});
    table.columns.push_back({view.say("合计", "Total"), 8, Format::Count});
    for (std::size_t day = 0; day < 7; ++day) {
        std::vector<Value> row{view.say(Zh[day], En[day])};
        qint64 sum = 0;
        for (const qint64 amount : view.analyses.heat[day]) {
            row.push_back(count(amount));
            sum += amount;
        }
        row.push_back(count(sum, {Kind::Total, 1, 24}));
        table.rows.push_back(std::move(row));
    }
    addTotal(table, view.say("合计", "Total"), [](std::vector<Value> &) {});
    table.note = view.say("横为小时（0 表示 0 时至 1 时），纵为星期，当地时间。",
                          "Hours across (0: from midnight to one), weekdays down, local time.");
    return table;
}

Table trendsTable(const EvaluationView &view)
{
    const CountOptions &options = view.order.model.counting;
    const std::vector<Count> counts = trendCounts(options);
    Table table;
    table.id = QStringLiteral("trends");
    table.title = view.say("趋势", "Trend");
    table.columns = {{view.say("期间", "Period"), 24}};
    for (const Count counted : counts)
        table.columns.push_back({view.word(counted), 12, Format::Count});
    table.columns.push_back({view.word(Indicator::InTimeCloseRate), ShareWidth, Format::Percent});
    table.columns.push_back({view.word(Indicator::InTimeHandleRate), ShareWidth, Format::Percent});
    for (std::size_t i = 0; i < view.analyses.buckets.size(); ++i) {
        const Period &bucket = view.analyses.buckets[i];
        QString label = view.periodOf(bucket);
        if (bucket.to > view.circumstances.asOf)
            label += view.say("（未结束）", " (running)");
        std::vector<Value> row{label};
        const auto &amounts = view.analyses.trend[i];
        for (const Amount &amount : amounts)
            row.push_back(count(amount.raw));
        row.push_back(quotient(amounts[3].raw, amounts[2].raw, 4, 3));
        row.push_back(quotient(amounts[5].raw, amounts[4].raw, 6, 5));
        table.rows.push_back(std::move(row));
    }
    return table;
}
} // namespace wanmi::reports

// SPDX-License-Identifier: GPL-3.0-or-later
#include "tablevalues.h"

#include <algorithm>

namespace wanmi::reports {
namespace {
using namespace evaluation;
using Kind = Live::Kind;

Value rankOf(int rank)
{
    return {Format::Count, rank > 0 ? std::optional(double(rank)) : std::nullopt};
}

std::optional<double> scoreOf(const EvaluationView &view, const Score &score)
{
    return view.hasScore(score) ? std::optional(score.score) : std::nullopt;
}

QString whyNoTerm(const EvaluationView &view, const Term &term)
{
    if (term.kind == Term::Kind::Given)
        return view.say("没有可用的下级得分，权重分给其他项", "no scores to take; its weight is spread");
    if (term.kind == Term::Kind::Volume)
        return view.say("没有数据，权重分给其他项", "no data; its weight is spread");
    const IndicatorRule rule = ruleOf(term.indicator, view.order.model.counting);
    return view.say("%1为 0，权重分给其他项", "%1: 0; its weight is spread").arg(view.word(rule.denominator));
}

std::vector<Value> termRow(const EvaluationView &view, const Score &score, const QString &name,
                           const Term &term, const TermScore &part)
{
    const bool isRate = term.kind == Term::Kind::Rate;
    const bool isLess = isRate && ruleOf(term.indicator, view.order.model.counting).better == Better::Less;
    const bool hasNumbers = term.kind != Term::Kind::Given;
    const Live live = isRate ? Live{isLess ? Kind::Rest : Kind::Share, 3, 4} : Live{};
    return {rankOf(score.rank),
            name,
            view.term(term),
            hasNumbers ? count(part.numerator) : Value(),
            isRate ? count(part.denominator) : Value(),
            {Format::Points, part.value, live},
            {Format::Points, part.value ? std::optional(part.weight) : std::nullopt},
            {Format::Points, part.value ? std::optional(part.points) : std::nullopt, {Kind::Weighted, 5, 6}},
            part.value ? QString() : whyNoTerm(view, term)};
}

} // namespace

Table rankingTable(const EvaluationView &view, int compositionTable)
{
    const bool hasGroups = !view.order.model.groups.empty();
    Table table;
    table.id = QStringLiteral("ranking");
    table.title = view.say("排名", "Ranking");
    table.columns = {{view.say("名次", "Rank"), 7, Format::Count},
                     {view.actorNoun(), NameWidth},
                     {hasGroups ? view.say("组别", "Group") : view.say("类别", "Kind"), 14},
                     {view.say("得分", "Score"), PointsWidth, Format::Points},
                     {view.say("等级", "Grade"), 8},
                     {view.say("上期得分", "Before"), PointsWidth, Format::Points},
                     {view.say("环比", "Change"), PointsWidth, Format::Move},
                     {view.say("上期名次", "Rank before"), 10, Format::Count},
                     {view.say("去年同期得分", "Year before"), 13, Format::Points},
                     {view.say("同比", "Change in a year"), PointsWidth, Format::Move},
                     {view.say("说明", "Note"), 26}};
    table.keyColumns = 2;
    for (std::size_t place = 0; place < view.lines.size(); ++place) {
        const Placing &line = view.lines[place];
        const Score &score = view.report.scores.scores[line.index];
        const auto now = scoreOf(view, score);
        const auto then
            = [](const std::optional<Then> &at) { return at ? std::optional(at->score) : std::nullopt; };
        const int last = int(view.report.scores.terms) + 4;
        table.rows.push_back({rankOf(score.rank),
                              view.actor(line.index),
                              view.group(score.group),
                              {Format::Points, now, {Kind::Elsewhere, int(place), last, compositionTable}},
                              view.grade(score),
                              {Format::Points, then(line.previous)},
                              {Format::Move, less(now, then(line.previous)), {Kind::Less, 3, 5}},
                              rankOf(line.previous ? line.previous->rank : 0),
                              {Format::Points, then(line.yearEarlier)},
                              {Format::Move, less(now, then(line.yearEarlier)), {Kind::Less, 3, 8}},
                              view.standing(score)});
    }
    if (std::ranges::all_of(table.rows, [](const auto &row) { return row[2].text.isEmpty(); })) {
        // Nobody is in a group: the formulas count columns, so it stays in the workbook and is only narrow.
        table.columns[2].widthChars = 6;
    }
    if (table.rows.empty())
        table.note
            = view.say("没有可评价的对象：本期没有案卷。", "Nobody to evaluate: no cases in this period.");
    else if (view.order.model.ranksWithinGroups)
        table.note = view.say("名次为组内名次：职责相近的才相互比较。",
                              "Ranks are within the groups: only alike duties are compared.");
    return table;
}

Table compositionTable(const EvaluationView &view, int termsTable)
{
    const Model &model = view.order.model;
    Table table;
    table.id = QStringLiteral("composition");
    table.title = view.say("得分构成", "What the scores are made of");
    table.columns = {{view.say("名次", "Rank"), 7, Format::Count}, {view.actorNoun(), NameWidth}};
    for (const Term &term : model.terms) {
        const QString title = view.say("%1（%2%）", "%1 (%2%)").arg(view.term(term)).arg(term.weight);
        table.columns.push_back({title, 13, Format::Points});
    }
    const int terms = int(model.terms.size());
    table.columns.push_back({view.say("扣分", "Deducted"), PointsWidth, Format::Points});
    table.columns.push_back({view.say("样本数", "Sample"), CountWidth, Format::Count});
    table.columns.push_back({view.say("得分", "Score"), PointsWidth, Format::Points});
    table.keyColumns = 2;
    for (std::size_t place = 0; place < view.lines.size(); ++place) {
        const std::size_t index = view.lines[place].index;
        const Score &score = view.report.scores.scores[index];
        std::vector<Value> row{rankOf(score.rank), view.actor(index)};
        const auto parts = view.report.scores.partsOf(index);
        for (int i = 0; i < terms; ++i) {
            const TermScore &part = parts[std::size_t(i)];
            row.push_back({Format::Points,
                           part.value ? std::optional(part.points) : std::nullopt,
                           {Kind::Elsewhere, int(place) * terms + i, 7, termsTable}});
        }
        row.push_back({Format::Points, score.deducted});
        row.push_back(count(score.sample));
        row.push_back({Format::Points, scoreOf(view, score), {Kind::TotalLess, 2, terms + 1, terms + 2}});
        table.rows.push_back(std::move(row));
    }
    table.note = view.say("得分 = 各项得分之和 − 扣分；样本数为%1。",
                          "Score = sum of the terms' points less what is deducted; the sample: %1.")
                     .arg(view.word(model.sample));
    return table;
}

Table termsTable(const EvaluationView &view)
{
    Table table;
    table.id = QStringLiteral("terms");
    table.title = view.say("各项明细", "Term by term");
    table.columns = {{view.say("名次", "Rank"), 7, Format::Count},
                     {view.actorNoun(), NameWidth},
                     {view.say("评价项", "Term"), 18},
                     {view.say("分子", "Numerator"), CountWidth, Format::Count},
                     {view.say("分母", "Denominator"), CountWidth, Format::Count},
                     {view.say("得分率", "Value"), PointsWidth, Format::Points},
                     {view.say("权重", "Weight"), PointsWidth, Format::Points},
                     {view.say("得分", "Points"), PointsWidth, Format::Points},
                     {view.say("说明", "Note"), 30}};
    table.keyColumns = 3;
    for (const Placing &line : view.lines) {
        const auto parts = view.report.scores.partsOf(line.index);
        for (std::size_t i = 0; i < parts.size(); ++i)
            table.rows.push_back(termRow(view, view.report.scores.scores[line.index], view.actor(line.index),
                                         view.order.model.terms[i], parts[i]));
    }
    table.note = view.say("得分率 0 到 100；越低越好的率取 100 减去百分数；数量按分段给分。",
                          "Values from 0 to 100; a rate of which less is better gives 100 less its percent; "
                          "volumes go by bands.");
    if (view.order.model.exemptLeavesOut)
        table.note += view.say("申诉成立的案卷不计入。", " Cases with a granted appeal are left out.");
    return table;
}

Table countsTable(const EvaluationView &view)
{
    const Tally &tally = view.report.tally;
    std::vector<Count> counts;
    for (const Count counted : view.order.model.counts()) {
        if (std::ranges::find(counts, counted) == counts.end())
            counts.push_back(counted);
    }
    Table table;
    table.id = QStringLiteral("counts");
    table.title = view.say("数量", "Counts");
    table.columns = {{view.actorNoun(), NameWidth}};
    for (const Count counted : counts)
        table.columns.push_back({view.word(counted), 13, Format::Count});
    for (const Placing &line : view.lines) {
        std::vector<Value> row{view.actor(line.index)};
        const auto at = tally.indexOf(view.report.scores.scores[line.index].actor);
        for (const Count counted : counts)
            row.push_back(at ? count(tally.raw(*at, counted)) : Value(Format::Count, std::nullopt));
        table.rows.push_back(std::move(row));
    }
    addTotal(table, view.say("合计", "Total"), [](std::vector<Value> &) {});
    table.note
        = view.say("原始数，含申诉成立的案卷。", "As it happened, cases with a granted appeal included.");
    return table;
}

} // namespace wanmi::reports

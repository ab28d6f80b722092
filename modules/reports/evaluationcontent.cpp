// SPDX-License-Identifier: GPL-3.0-or-later
#include "reports/evaluationcontent.h"

#include "evaluationtables.h"

#include <algorithm>

namespace wanmi::reports {
namespace {
using namespace evaluation;

QString stateOf(const EvaluationView &view)
{
    if (view.isRunning())
        return view
            .say("统计期未结束：截至 %1 的数据，不是最终结果",
                 "The period is still running: as of %1, not final")
            .arg(view.moment(view.circumstances.asOf));
    return {};
}

std::vector<std::pair<QString, QString>> factsOf(const EvaluationView &view)
{
    const Model &model = view.order.model;
    const Circumstances &around = view.circumstances;
    const QDate last = base::toUtc(view.order.period.to + view.order.utcOffset).date().addDays(-1);
    std::vector<std::pair<QString, QString>> facts{
        {view.say("统计期", "Period"),
         view.say("%1（%2 至 %3）", "%1 (%2 to %3)")
             .arg(view.periodOf(view.order.period),
                  base::toUtc(view.order.period.from + view.order.utcOffset).date().toString(Qt::ISODate),
                  last.toString(Qt::ISODate))},
        {view.say("评价对象", "Evaluated"), view.actorNoun()},
        {view.say("评价模型", "Model"),
         view.say("%1，版本 %2", "%1, version %2")
             .arg(view.isChinese() ? model.nameZh : model.nameEn, model.version)},
        {view.say("工作日历", "Calendar"),
         around.calendarVersion.isEmpty() ? Dash
                                          : view.say("版本 %1", "version %1").arg(around.calendarVersion)},
        {view.say("数据截至", "Data as of"), view.moment(around.asOf)},
        {view.say("状态", "State"),
         view.isRunning() ? view.say("统计期未结束，不是最终结果", "period still running, not final")
             : around.isPublished ? view.say("已公布，不再变动", "published, does not change any more")
                                  : view.say("统计期已结束，尚未公布", "period over, not published yet")},
        {view.say("制作时间", "Made"), view.moment(around.madeAt)}};
    if (!around.madeBy.isEmpty() && around.showsPersons)
        facts.emplace_back(view.say("制作人", "Made by"), around.madeBy);
    return facts;
}

QString gradesFinding(const EvaluationView &view)
{
    std::array<int, 6> grades{};
    int unranked = 0;
    for (const Score &score : view.report.scores.scores) {
        ++grades[score.grade && view.hasScore(score) ? std::size_t(*score.grade) : 0];
        unranked += score.standing != Standing::Ranked;
    }
    QStringList parts;
    for (std::size_t grade = 1; grade < grades.size(); ++grade) {
        if (grades[grade] == 0)
            continue;
        parts += view.say("%1 级 %2 个", "%2 of grade %1").arg(letterOf(Grade(grade))).arg(grades[grade]);
    }
    return view
        .say("参加评价的%1共 %2 个：%3；没有名次的 %4 个。", "Evaluated (%1): %2; %3; %4 without a rank.")
        .arg(view.actorNoun())
        .arg(view.report.scores.scores.size())
        .arg(parts.join(view.say("，", ", ")))
        .arg(unranked);
}

QString endsFinding(const EvaluationView &view)
{
    const Placing *best = nullptr, *worst = nullptr;
    for (const Placing &line : view.lines) {
        const Score &score = view.report.scores.scores[line.index];
        if (score.standing != Standing::Ranked)
            continue;
        if (!best || score.score > view.report.scores.scores[best->index].score)
            best = &line;
        if (!worst || score.score < view.report.scores.scores[worst->index].score)
            worst = &line;
    }
    if (!best || best == worst)
        return {};
    const auto points = [&](const Placing *line) {
        return printed({Format::Points, view.report.scores.scores[line->index].score});
    };
    return view.say("得分最高：%1（%2 分）；得分最低：%3（%4 分）。", "Highest: %1 (%2); lowest: %3 (%4).")
        .arg(view.actor(best->index), points(best), view.actor(worst->index), points(worst));
}

QString fallFinding(const EvaluationView &view)
{
    double most = 0;
    const Placing *fallen = nullptr;
    for (const Placing &line : view.lines) {
        const Score &score = view.report.scores.scores[line.index];
        if (score.standing != Standing::Ranked || !line.previous)
            continue;
        const double move = score.score - line.previous->score;
        if (move < most) {
            most = move;
            fallen = &line;
        }
    }
    if (!fallen)
        return {};
    return view.say("比上期下降最多：%1（%2 分）。", "Fell most since the period before: %1 (%2 points).")
        .arg(view.actor(fallen->index), printed({Format::Move, most}));
}

QString cityFinding(const EvaluationView &view, const Table &overview)
{
    const auto row = [&](const QString &name) -> const std::vector<Value> * {
        const auto found
            = std::ranges::find_if(overview.rows, [&](const auto &one) { return one[0].text == name; });
        return found == overview.rows.end() ? nullptr : &*found;
    };
    const auto *registered = row(view.word(Count::Registered));
    const auto *closed = row(view.word(Count::Closed));
    const auto *rate = row(view.word(Indicator::InTimeCloseRate));
    if (!registered || !closed || !rate)
        return {};
    return view
        .say("全市立案 %1 件（环比 %2），结案 %3 件；按期结案率 %4（环比 %5、同比 %6 个百分点）。",
             "City: %1 registered (change %2), %3 closed; in-time closing rate %4 (change %5, in a year %6 "
             "percentage points).")
        .arg(printed((*registered)[3]), printed((*registered)[5]), printed((*closed)[3]), printed((*rate)[3]),
             printed((*rate)[5]), printed((*rate)[7]));
}

QString slowestFinding(const EvaluationView &view, const Table &funnel)
{
    const std::vector<Value> *slowest = nullptr;
    for (const auto &row : funnel.rows) {
        if (row[5].number && (!slowest || *row[5].number > *(*slowest)[5].number))
            slowest = &row;
    }
    if (!slowest)
        return {};
    return view
        .say("用时最长的环节是%1：平均 %2 小时，超时率 %3。",
             "Most time goes into %1: %2 hours on average, "
             "%3 late.")
        .arg((*slowest)[0].text, printed((*slowest)[5]), printed((*slowest)[3]));
}

/// Where ranks are those within groups, group after group as the model has them.
std::vector<Placing> linesOf(const ReportOrder &order, const StandardReport &report)
{
    std::vector<Placing> lines = report.ranking;
    if (!order.model.ranksWithinGroups)
        return lines;
    const auto place = [&](const Placing &line) {
        const QString &id = report.scores.scores[line.index].group;
        return std::ranges::find(order.model.groups, id, &Group::id) - order.model.groups.begin();
    };
    std::ranges::stable_sort(lines, {}, place);
    return lines;
}

void addFindings(Content &content, const EvaluationView &view)
{
    const bool isEmpty = std::ranges::none_of(view.report.scores.scores,
                                              [&view](const Score &score) { return view.hasScore(score); });
    if (isEmpty) {
        content.findings
            = {view.say("本期没有可评价的案卷：各项均无数据，以“—”表示。",
                        "There were no cases to evaluate in this period: nothing has data (—).")};
        return;
    }
    for (const QString &finding : {gradesFinding(view), endsFinding(view), fallFinding(view),
                                   cityFinding(view, *content.table(QStringLiteral("overview"))),
                                   slowestFinding(view, *content.table(QStringLiteral("funnel")))}) {
        if (!finding.isEmpty())
            content.findings.push_back(finding);
    }
}

Chart chart(const char *id, const QString &title, Chart::Kind kind, const char *table,
            std::vector<int> series)
{
    Chart made;
    made.id = QString::fromLatin1(id);
    made.title = title;
    made.kind = kind;
    made.table = QString::fromLatin1(table);
    made.series = std::move(series);
    return made;
}

void addCharts(Content &content, const EvaluationView &view)
{
    using enum Chart::Kind;
    Chart ranking = chart("ranking", view.say("得分与等级", "Scores and grades"), Bars, "ranking", {3});
    ranking.label = 1;
    ranking.grade = 4;
    ranking.most = 100;
    Chart rates
        = chart("trend-rates", view.say("按期率的变化", "In-time rates over time"), Lines, "trends", {7, 8});
    rates.most = 1;
    content.charts = {
        ranking,
        chart("classes", view.say("立案最多的类别", "Classes with most cases"), Bars, "classes", {1}),
        chart("sources", view.say("问题来源", "Where reports come from"), Bars, "sources", {1}),
        chart("funnel", view.say("各环节办结与超时", "Ended and late by stage"), Funnel, "funnel", {1, 2, 5}),
        chart("heat", view.say("一周内的立案时间", "Registrations through the week"), Heat, "heat", {}),
        chart("trends", view.say("立案与结案", "Registered and closed"), Columns, "trends", {1, 2}),
        rates};
    for (int hour = 1; hour <= 24; ++hour)
        content.charts[4].series.push_back(hour);
    content.charts[1].mostBars = 12;
}

void addNotes(Content &content, const EvaluationView &view)
{
    const Model &model = view.order.model;
    content.notes = factsOf(view);
    QStringList limits;
    for (std::size_t i = 0; i < model.grades.size(); ++i)
        limits += letterOf(Grade(i + 1)) + QStringLiteral(" ≥ ") + QString::number(model.grades[i]);
    content.notes.emplace_back(view.say("等级", "Grades"),
                               limits.join(view.say("，", ", "))
                                   + view.say("，其余为 E；按未四舍五入的得分定级。",
                                              ", the rest E; by the score before rounding."));
    content.notes.emplace_back(view.say("最少样本", "Least sample"),
                               view.say("%1不足 %2 的不排名。", "Not ranked with fewer than %2 (%1).")
                                   .arg(view.word(model.sample))
                                   .arg(model.leastNeeded));
    content.notes.emplace_back(
        view.say("无数据", "No data"),
        view.say("分母为 0 的项没有数据（—），其权重按比例分给其他项。",
                 "A term without a denominator has no data (—); its weight is spread over the others."));
    if (model.shrinks)
        content.notes.emplace_back(
            view.say("小样本", "Small samples"),
            view.say("案卷少的率向本组平均靠拢。", "Rates of few cases are drawn to their group's mean."));
    content.notes.emplace_back(
        view.say("期间", "Periods"),
        view.say("含起始日 0 时，不含结束日次日 0 时，当地时间；环比为上期，同比为去年同期。",
                 "From midnight of the first day to midnight after the last, local time; "
                 "changes against the period before and the same a year before."));
    if (!model.source.isEmpty())
        content.notes.emplace_back(view.say("模型来源", "Source of the model"), model.source);
    if (view.by == Dimension::Person && !view.circumstances.showsPersons)
        content.notes.emplace_back(view.say("姓名", "Names"),
                                   view.say("本报告不含个人姓名。", "This report names nobody."));
}
} // namespace

Content contentOf(const Circumstances &circumstances, const ReportOrder &order, const StandardReport &report,
                  const Analyses &analyses)
{
    EvaluationView view{circumstances, order, report, analyses};
    view.by = dimensionOfActors(order.actors).value_or(Dimension::Department);
    view.lines = linesOf(order, report);
    Content content;
    content.language = circumstances.language;
    content.city = circumstances.city;
    content.author = circumstances.showsPersons ? circumstances.madeBy : QString();
    content.title = view.say("%1%2报告（%3）", "%1: %2, %3")
                        .arg(circumstances.city, view.isChinese() ? order.model.nameZh : order.model.nameEn,
                             view.periodOf(order.period));
    content.state = stateOf(view);
    content.facts = factsOf(view);
    constexpr int Composition = 2, Terms = 3;
    content.tables = {overviewTable(view),
                      rankingTable(view, Composition),
                      compositionTable(view, Terms),
                      termsTable(view),
                      countsTable(view),
                      classesTable(view),
                      sourcesTable(view),
                      funnelTable(view),
                      heatTable(view),
                      trendsTable(view)};
    addFindings(content, view);
    addCharts(content, view);
    addNotes(content, view);
    dropWrongFormulas(content);
    return content;
}
} // namespace wanmi::reports

// SPDX-License-Identifier: GPL-3.0-or-later
#include "evaluationtables.h"

#include <algorithm>

namespace wanmi::reports {
namespace {
using namespace evaluation;

struct Noun
{
    const char *token, *zh, *en;
};
constexpr Noun Nouns[] = {
    {"department", "部门", "Department"},
    {"cell", "单元网格", "Cell"},
    {"community", "社区", "Community"},
    {"street", "街道", "Street"},
    {"district", "区", "District"},
    {"city", "城市", "City"},
    {"supervisor", "监督员", "Supervisor"},
    {"acceptor", "受理员", "Acceptor"},
    {"shift-leader", "值班长", "Shift leader"},
    {"dispatcher", "派遣员", "Dispatcher"},
    {"reporter", "上报人", "Reporter"},
};

QString gradeWord(const EvaluationView &view, Grade grade)
{
    switch (grade) {
    case Grade::A:
        return view.say("优", "excellent");
    case Grade::B:
        return view.say("良", "good");
    case Grade::C:
        return view.say("中", "fair");
    case Grade::D:
        return view.say("差", "poor");
    case Grade::E:
        return view.say("很差", "very poor");
    }
    return {};
}
} // namespace

QString periodText(Language language, PeriodKind kind, const Period &period, std::chrono::seconds utcOffset)
{
    const QDate first = base::toUtc(period.from + utcOffset).date();
    const QDate last = base::toUtc(period.to + utcOffset).date().addDays(-1);
    const bool isZh = language == Language::Chinese;
    // A part of free dates is what it is, whatever kind the whole is of.
    const bool isMonth = first.day() == 1 && last == first.addMonths(1).addDays(-1);
    if (kind == PeriodKind::Month && isMonth)
        return isZh ? QStringLiteral("%1年%2月").arg(first.year()).arg(first.month())
                    : first.toString(QStringLiteral("yyyy-MM"));
    if (kind == PeriodKind::Quarter)
        return (isZh ? QStringLiteral("%1年第%2季度") : QStringLiteral("%1 Q%2"))
            .arg(first.year())
            .arg((first.month() + 2) / 3);
    if (kind == PeriodKind::Year)
        return isZh ? QStringLiteral("%1年").arg(first.year()) : QString::number(first.year());
    if (first == last)
        return first.toString(Qt::ISODate);
    return first.toString(Qt::ISODate) + (isZh ? QStringLiteral(" 至 ") : QStringLiteral(" – "))
        + last.toString(Qt::ISODate);
}

QString EvaluationView::named(Dimension dimension, const QString &key) const
{
    const QString name = circumstances.nameOf ? circumstances.nameOf(dimension, key) : QString();
    return name.isEmpty() ? key : name;
}

QString EvaluationView::actor(std::size_t index) const
{
    if (by == Dimension::City)
        return circumstances.city;
    if (by == Dimension::Person && !circumstances.showsPersons)
        return say("人员 %1", "Person %1").arg(index + 1, 2, 10, QChar(u'0'));
    return named(by, report.scores.scores[index].actor);
}

QString EvaluationView::actorNoun() const
{
    const auto found = std::ranges::find_if(
        Nouns, [this](const Noun &noun) { return order.actors == QLatin1StringView(noun.token); });
    return found == std::end(Nouns) ? order.actors : say(found->zh, found->en);
}

QString EvaluationView::group(const QString &id) const
{
    const auto found = std::ranges::find(order.model.groups, id, &Group::id);
    if (found != order.model.groups.end())
        return isChinese() ? found->nameZh : found->nameEn;
    if (id == u"1")
        return say("核心区", "Core");
    return id == u"2" ? say("一般区", "Other") : id;
}

QString EvaluationView::term(const Term &term) const
{
    switch (term.kind) {
    case Term::Kind::Rate:
        return word(term.indicator);
    case Term::Kind::Volume:
        return word(term.count);
    case Term::Kind::Given:
        break;
    }
    return term.token == u"areaScore" ? say("下级区域均分", "Mean of its areas") : term.token;
}

QString EvaluationView::grade(const Score &score) const
{
    return score.grade && hasScore(score) ? letterOf(*score.grade) + u' ' + gradeWord(*this, *score.grade)
                                          : Dash;
}

QString EvaluationView::standing(const Score &score) const
{
    const Model &model = order.model;
    if (!hasScore(score) && score.sample == 0)
        return say("本期没有案卷，没有数据", "no cases in this period, no data");
    if (score.standing == Standing::NoData)
        return say("各项均无数据", "no term has data");
    if (score.standing == Standing::TooFew)
        return say("%1 %2，不足 %3，不排名", "%1: %2, fewer than %3, not ranked")
            .arg(word(model.sample))
            .arg(score.sample)
            .arg(model.leastNeeded);
    return score.isLastPlace ? say("末位", "last place") : QString();
}

QString EvaluationView::periodOf(const Period &period) const
{
    return periodText(circumstances.language, order.kind, period, order.utcOffset);
}

QString EvaluationView::moment(base::Instant at) const
{
    return base::toUtc(at + order.utcOffset).toString(QStringLiteral("yyyy-MM-dd HH:mm"));
}
} // namespace wanmi::reports

// SPDX-License-Identifier: GPL-3.0-or-later
#include "evaluation/explain.h"

#include <algorithm>
#include <cmath>

namespace wanmi::evaluation {
namespace {

constexpr double Noticeable = 0.005; ///< points and percent are shown with two decimals

TermMove &termOf(Move &move, const Term &term)
{
    const auto known = std::ranges::find(move.terms, term.token, &TermMove::token);
    if (known != move.terms.end())
        return *known;
    return move.terms.emplace_back(TermMove{term.kind, term.token, {}, {}});
}

/// Cases that the term was lost by.
qint64 lostBy(const Tally &tally, const QString &classKey, Indicator indicator)
{
    const auto index = tally.indexOf(classKey);
    if (!index)
        return 0;
    const IndicatorRule rule = ruleOf(indicator, tally.options());
    const qint64 numerator = tally.scored(*index, rule.numerator);
    return rule.better == Better::Less ? numerator : tally.scored(*index, rule.denominator) - numerator;
}

QString withSign(double value, int decimals)
{
    const QString digits = QString::number(std::abs(value), 'f', decimals);
    return (value < 0 ? QStringLiteral("−") : QStringLiteral("+")) + digits;
}

QString nameOf(const TermMove &term, bool isZh)
{
    if (const auto indicator = indicatorFromToken(term.token); indicator && term.kind == Term::Kind::Rate)
        return isZh ? zhOf(*indicator) : enOf(*indicator);
    if (const auto count = countFromToken(term.token); count && term.kind == Term::Kind::Volume)
        return isZh ? zhOf(*count) : enOf(*count);
    if (term.token == u"areaScore")
        return isZh ? QStringLiteral("辖区平均得分") : QStringLiteral("Average score of the areas");
    return term.token;
}

struct Words
{
    const char *points, *percentPoints, *weight, *volume, *newTerm, *noTerm;
};
constexpr Words Zh{
    "得分 %1",           "%1 个百分点",      "权重由 %1% 变为 %2%，得分 %3", "由 %1 变为 %2，得分 %3",
    "为新指标，得分 %1", "不再计算，得分 %1"};
constexpr Words En{"%1 points",
                   "%1 percentage points",
                   "weight from %1 % to %2 %, %3 points",
                   "from %1 to %2, %3 points",
                   "is new, %1 points",
                   "no longer counts, %1 points"};

QString say(const char *words)
{
    return QString::fromUtf8(words);
}

/// What happened to the term that weighs most in the move.
QString whatMoved(const TermMove &term, const Words &words)
{
    const QString points = withSign(term.points(), 2);
    if (!term.before)
        return say(words.newTerm).arg(points);
    if (!term.now)
        return say(words.noTerm).arg(points);
    if (term.before->value != term.now->value && term.kind == Term::Kind::Rate && term.before->denominator > 0
        && term.now->denominator > 0) {
        const auto rate
            = [](const TermScore &part) { return 100.0 * double(part.numerator) / double(part.denominator); };
        return say(words.percentPoints).arg(withSign(rate(*term.now) - rate(*term.before), 1));
    }
    if (term.kind == Term::Kind::Volume && term.before->numerator != term.now->numerator)
        return say(words.volume).arg(term.before->numerator).arg(term.now->numerator).arg(points);
    if (term.before->value == term.now->value && term.before->weight != term.now->weight)
        return say(words.weight)
            .arg(term.before->weight, 0, 'f', 1)
            .arg(term.now->weight, 0, 'f', 1)
            .arg(points);
    return say(words.points).arg(points);
}

QString rankZh(int rank)
{
    return rank > 0 ? QStringLiteral("第 %1 名").arg(rank) : QStringLiteral("未排名");
}
QString rankEn(int rank)
{
    return rank > 0 ? QStringLiteral("rank %1").arg(rank) : QStringLiteral("no rank");
}

/// The rank went one way and the own score the other: others moved more.
bool isByOthers(const Move &move)
{
    if (move.rankBefore == 0 || move.rankNow == 0 || move.rankBefore == move.rankNow)
        return false;
    const bool fell = move.rankNow > move.rankBefore;
    return fell ? move.scoreMove() > -Noticeable : move.scoreMove() < Noticeable;
}
} // namespace

const TermMove *Move::strongest() const
{
    const double way = scoreMove() < 0 ? -1 : 1;
    const auto best
        = std::ranges::max_element(terms, {}, [way](const TermMove &term) { return way * term.points(); });
    return best == terms.end() || std::abs(best->points()) < Noticeable ? nullptr : &*best;
}

std::optional<Move> moveOf(const QString &actor, const Model &modelBefore, const ScoreTable &before,
                           const Model &modelNow, const ScoreTable &now)
{
    const auto then = before.indexOf(actor), here = now.indexOf(actor);
    if (!then || !here || before.scores[*then].standing == Standing::NoData
        || now.scores[*here].standing == Standing::NoData)
        return std::nullopt;
    const Score &was = before.scores[*then], &is = now.scores[*here];
    Move move;
    move.actor = actor;
    move.scoreBefore = was.score;
    move.scoreNow = is.score;
    move.rankBefore = was.rank;
    move.rankNow = is.rank;
    move.deductionMove = was.deducted - is.deducted;
    for (std::size_t i = 0; i < modelBefore.terms.size(); ++i)
        termOf(move, modelBefore.terms[i]).before = before.partsOf(*then)[i];
    for (std::size_t i = 0; i < modelNow.terms.size(); ++i)
        termOf(move, modelNow.terms[i]).now = now.partsOf(*here)[i];
    std::ranges::stable_sort(move.terms, std::greater(),
                             [](const TermMove &term) { return std::abs(term.points()); });
    return move;
}

Question byClass(const Question &question, Indicator indicator, const QString &actor)
{
    const IndicatorRule rule = ruleOf(indicator, question.options);
    Question classes = question;
    classes.counts = {rule.numerator, rule.denominator};
    if (question.by != Dimension::City)
        classes.only.push_back({question.by, actor});
    classes.by = Dimension::ClassKey;
    classes.actors.clear();
    return classes;
}

void addClasses(Move &move, Indicator indicator, const Tally &before, const Tally &now)
{
    std::vector<QString> keys = before.actors();
    for (const QString &key : now.actors()) {
        if (!before.indexOf(key))
            keys.push_back(key);
    }
    move.classes.clear();
    for (const QString &key : keys) {
        const ClassMove one{key, lostBy(before, key, indicator), lostBy(now, key, indicator)};
        if (one.before != 0 || one.now != 0)
            move.classes.push_back(one);
    }
    std::ranges::sort(move.classes, [](const ClassMove &a, const ClassMove &b) {
        const qint64 first = std::abs(a.now - a.before), second = std::abs(b.now - b.before);
        return first != second ? first > second : a.classKey < b.classKey;
    });
}

std::optional<Move> explainedMove(const FactTable &table, const Question &question, const Model &model,
                                  const ScoreTable &before, const ScoreTable &now, const QString &actor)
{
    auto move = moveOf(actor, model, before, model, now);
    const TermMove *strongest = move ? move->strongest() : nullptr;
    if (!strongest || strongest->kind != Term::Kind::Rate)
        return move;
    const auto indicator = indicatorFromToken(strongest->token);
    Question classes = byClass(question, *indicator, actor);
    classes.period = now.period;
    const Tally here = tally(table, classes);
    classes.period = before.period;
    addClasses(*move, *indicator, tally(table, classes), here);
    return move;
}

namespace {
/// The class that explains most of it: more cases lost than before when it went down, fewer when it went up.
const ClassMove *telling(const Move &move)
{
    const bool fell = move.scoreMove() < 0;
    const auto found = std::ranges::find_if(move.classes, [fell](const ClassMove &one) {
        return fell ? one.now > one.before : one.now < one.before;
    });
    return found == move.classes.end() ? nullptr : &*found;
}
} // namespace

QString sentenceZh(const Move &move, const NameOf &className)
{
    QString text = move.rankBefore == move.rankNow
        ? QStringLiteral("%1未变").arg(rankZh(move.rankNow))
        : QStringLiteral("%1%2%3").arg(rankZh(move.rankBefore),
                                       move.rankNow > move.rankBefore ? QStringLiteral("降到")
                                                                      : QStringLiteral("升到"),
                                       rankZh(move.rankNow));
    if (isByOthers(move))
        text += QStringLiteral("，其他单位变化更大");
    const TermMove *term = move.strongest();
    if (!term || std::abs(move.deductionMove) > std::abs(term->points()))
        return std::abs(move.deductionMove) < Noticeable
            ? text
            : text + QStringLiteral("：扣分 %1").arg(withSign(-move.deductionMove, 2));
    text += u'：' + nameOf(*term, true) + u' ' + whatMoved(*term, Zh);
    if (const ClassMove *one = telling(move)) {
        QString name = className(one->classKey);
        if (!name.endsWith(u'类'))
            name += u'类';
        text += one->now > one->before
            ? QStringLiteral("，其中 %1 件为%2").arg(one->now).arg(name)
            : QStringLiteral("，其中%2少 %1 件").arg(one->before - one->now).arg(name);
    }
    return text;
}

QString sentenceEn(const Move &move, const NameOf &className)
{
    QString text = move.rankBefore == move.rankNow
        ? QStringLiteral("Still %1").arg(rankEn(move.rankNow))
        : QStringLiteral("From %1 to %2").arg(rankEn(move.rankBefore), rankEn(move.rankNow));
    if (isByOthers(move))
        text += QStringLiteral(", others moved more");
    const TermMove *term = move.strongest();
    if (!term || std::abs(move.deductionMove) > std::abs(term->points()))
        return std::abs(move.deductionMove) < Noticeable
            ? text
            : text + QStringLiteral(": deduction %1").arg(withSign(-move.deductionMove, 2));
    const QString name = nameOf(*term, false);
    text += QStringLiteral(": ") + name.left(1).toLower() + name.mid(1) + u' ' + whatMoved(*term, En);
    if (const ClassMove *one = telling(move)) {
        const QString classText = className(one->classKey);
        text += one->now > one->before
            ? QStringLiteral(", %1 of the cases are %2").arg(one->now).arg(classText)
            : QStringLiteral(", %1 fewer cases of %2").arg(one->before - one->now).arg(classText);
    }
    return text;
}
} // namespace wanmi::evaluation

// SPDX-License-Identifier: GPL-3.0-or-later
#include "evaluation/explain.h"

#include "evaluation/factlines.h"
#include "factmaking.h"
#include "resources/resources.h"
#include "stories.h"

#include <QTest>

using namespace wanmi;
using namespace wanmi::evaluation;
using test::Amounts;
using test::ThirtyDays;
using C = Count;

class TestExplain : public QObject
{
    Q_OBJECT
private slots:
    void initTestCase() { resources::load(); }
    void aFallIsExplainedByItsStrongestTermAndClass();
    void aRiseNamesTheClassThatGotBetter();
    void contributionsAddUpToTheMove();
    void othersMayHaveMovedMore();
    void anotherModelIsExplainedByItsWeights();
    void theClassQuestionIsTheActorsOwn();
    void nothingIsSaidOfWhoHadNoScore();
    void theClassesAreCountedInTheFacts();
};

namespace {
const QString Someone = QStringLiteral("roads"), Other = QStringLiteral("water");

Amounts counts(qint64 handled, qint64 inTime, qint64 rework = 0)
{
    return {{C::Registered, 180},
            {C::Closed, 200},
            {C::InTimeClose, 200},
            {C::Rework, rework},
            {C::Handled, handled},
            {C::InTimeHandle, inTime},
            {C::OverdueHandle, handled - inTime}};
}
ScoreTable scoresOf(const Model &model, const Amounts &someone, const Amounts &other)
{
    const auto table
        = score(model, test::tallyOf(model, {{Someone, someone}, {Other, other}}), {}, ThirtyDays);
    if (!table)
        qFatal("%s", qPrintable(table.error().reason));
    return *table;
}
/// In time and handled by class.
Tally byClasses(const std::vector<std::tuple<QString, qint64, qint64>> &classes)
{
    std::vector<QString> keys;
    for (const auto &[key, inTime, handled] : classes)
        keys.push_back(key);
    Tally tally(keys, {C::InTimeHandle, C::NeedHandle});
    for (std::size_t i = 0; i < classes.size(); ++i) {
        tally.set(i, C::InTimeHandle, std::get<1>(classes[i]));
        tally.set(i, C::Handled, std::get<2>(classes[i]));
    }
    return tally;
}
QString zh(const QString &key)
{
    return key == u"C0101" ? QStringLiteral("井盖") : QStringLiteral("暴露垃圾类");
}
QString en(const QString &key)
{
    return key == u"C0101" ? QStringLiteral("manhole covers") : QStringLiteral("exposed refuse");
}
} // namespace

void TestExplain::aFallIsExplainedByItsStrongestTermAndClass()
{
    const Model model = test::shipped("department");
    const ScoreTable before = scoresOf(model, counts(1000, 950), counts(1000, 930));
    const ScoreTable now = scoresOf(model, counts(1000, 889, 1), counts(1000, 930));
    auto move = moveOf(Someone, model, before, model, now);
    QVERIFY(move);
    QCOMPARE(move->rankBefore, 1);
    QCOMPARE(move->rankNow, 2);
    QCOMPARE(move->strongest()->token, QStringLiteral("inTimeHandleRate"));
    addClasses(*move, Indicator::InTimeHandleRate, byClasses({{"C0101", 300, 310}, {"E0101", 650, 690}}),
               byClasses({{"C0101", 270, 311}, {"E0101", 619, 689}}));
    QCOMPARE(move->classes.front(), (ClassMove{QStringLiteral("C0101"), 10, 41}));
    QCOMPARE(sentenceZh(*move, zh),
             QStringLiteral("第 1 名降到第 2 名：按期处置率 −6.1 个百分点，其中 41 件为井盖类"));
    QCOMPARE(sentenceEn(*move, en),
             QStringLiteral(
                 "From rank 1 to rank 2: in-time handling rate −6.1 percentage points, 41 of the cases are "
                 "manhole covers"));
}

void TestExplain::aRiseNamesTheClassThatGotBetter()
{
    const Model model = test::shipped("department");
    auto move = moveOf(Someone, model, scoresOf(model, counts(1000, 889), counts(1000, 930)), model,
                       scoresOf(model, counts(1000, 950), counts(1000, 930)));
    addClasses(*move, Indicator::InTimeHandleRate, byClasses({{"C0101", 270, 311}, {"E0101", 619, 689}}),
               byClasses({{"C0101", 310, 310}, {"E0101", 640, 690}}));
    QCOMPARE(sentenceZh(*move, zh),
             QStringLiteral("第 2 名升到第 1 名：按期处置率 +6.1 个百分点，其中井盖类少 41 件"));
    QCOMPARE(sentenceEn(*move, en),
             QStringLiteral(
                 "From rank 2 to rank 1: in-time handling rate +6.1 percentage points, 41 fewer cases of "
                 "manhole covers"));
}

void TestExplain::contributionsAddUpToTheMove()
{
    Model model = test::shipped("department-seed");
    Amounts found = counts(100, 61, 30);
    found.emplace_back(C::CrossMissed, 4);
    const ScoreTable before = scoresOf(model, counts(1000, 950, 3), counts(900, 700));
    const ScoreTable now
        = scoresOf(model, found, {{C::Registered, 600}, {C::Closed, 3}, {C::InTimeClose, 3}});
    for (const QString &actor : {Someone, Other}) {
        const auto move = moveOf(actor, model, before, model, now);
        double sum = move->deductionMove;
        for (const TermMove &term : move->terms)
            sum += term.points();
        QVERIFY(std::abs(sum - move->scoreMove()) < 1e-6);
    }
    QCOMPARE(moveOf(Someone, model, before, model, now)->deductionMove, -4.0);
}

void TestExplain::othersMayHaveMovedMore()
{
    const Model model = test::shipped("department");
    const auto move = moveOf(Someone, model, scoresOf(model, counts(1000, 930), counts(1000, 900)), model,
                             scoresOf(model, counts(1000, 940), counts(1000, 990)));
    QCOMPARE(sentenceZh(*move, zh),
             QStringLiteral("第 1 名降到第 2 名，其他单位变化更大：按期处置率 +1.0 个百分点"));
    const auto still = moveOf(Other, model, scoresOf(model, counts(10, 9), counts(10, 9)), model,
                              scoresOf(model, counts(10, 9), counts(10, 9)));
    QCOMPARE(sentenceEn(*still, en), QStringLiteral("Still rank 1"));
    QVERIFY(!still->strongest());
}

void TestExplain::anotherModelIsExplainedByItsWeights()
{
    const Model model = test::shipped("department");
    Model other = model;
    other.terms[1].weight = 10;
    other.terms[2].weight = 50;
    const Amounts late = counts(1000, 700);
    const auto move = moveOf(Someone, model, scoresOf(model, late, late), other, scoresOf(other, late, late));
    QCOMPARE(move->scoreNow - move->scoreBefore, -6.0);
    QCOMPARE(move->strongest()->token, QStringLiteral("closeRate"));
    QCOMPARE(sentenceZh(*move, zh),
             QStringLiteral("第 1 名未变：结案率 权重由 30.0% 变为 10.0%，得分 −20.00"));
    other.terms[0].bands[QStringLiteral("default")][1].score = 0;
    other.terms[0].bands[QStringLiteral("default")][2].score = 0;
    other.terms[1].weight = model.terms[1].weight;
    other.terms[2].weight = model.terms[2].weight;
    const auto banded
        = moveOf(Someone, model, scoresOf(model, late, late), other, scoresOf(other, late, late));
    QCOMPARE(sentenceEn(*banded, en), QStringLiteral("Still rank 1: registered −7.50 points"));
}

void TestExplain::theClassQuestionIsTheActorsOwn()
{
    const Question all{ThirtyDays, Dimension::Department, {C::Registered}, {}, {Someone, Other}};
    const Question one = byClass(all, Indicator::ReworkRate, Someone);
    QVERIFY(one.by == Dimension::ClassKey);
    QCOMPARE(one.counts, (std::vector<Count>{C::Rework, C::NeedClose}));
    QCOMPARE(one.only.size(), std::size_t(1));
    QCOMPARE(one.only[0].key, Someone);
    QVERIFY(one.actors.empty());
}

void TestExplain::nothingIsSaidOfWhoHadNoScore()
{
    const Model model = test::shipped("department-jinniu");
    const ScoreTable now = scoresOf(model, counts(10, 9), counts(10, 9));
    QVERIFY(!moveOf(Someone, model, scoresOf(model, {}, counts(10, 9)), model, now));
    QVERIFY(!moveOf(QStringLiteral("nobody"), model, now, model, now));
}

void TestExplain::theClassesAreCountedInTheFacts()
{
    test::Storyteller teller(3);
    FactTableBuilder builder;
    for (int i = 0; i < 600; ++i) {
        const test::Story story = teller.tell(i, test::NewYearMs + i * test::DayMs / 12);
        addFacts(builder, story.id, test::factsOf(story));
    }
    const FactTable table = std::move(builder).finish();
    const Model model = test::shipped("department-jinniu");
    Question question{test::days(25, 25), Dimension::Department, model.counts()};
    const Tally counted = tally(table, question);
    const auto now = score(model, counted, {}, question.period);
    const Period earlier = test::days(0, 25);
    const auto before
        = score(model, tally(table, {earlier, Dimension::Department, model.counts()}), {}, earlier);
    QVERIFY(now && before);
    int told = 0;
    for (const QString &actor : counted.actors()) {
        const auto move = explainedMove(table, question, model, *before, *now, actor);
        QVERIFY(move);
        const TermMove *term = move->strongest();
        if (!term)
            continue;
        ++told;
        const auto rule = ruleOf(*indicatorFromToken(term->token));
        qint64 lostBefore = 0, lostNow = 0;
        for (const ClassMove &one : move->classes) {
            lostBefore += one.before;
            lostNow += one.now;
        }
        const auto lost = [&](const TermScore &part) {
            return rule.better == Better::Less ? part.numerator : part.denominator - part.numerator;
        };
        QCOMPARE(lostBefore, lost(*term->before));
        QCOMPARE(lostNow, lost(*term->now));
        QVERIFY(!sentenceZh(*move, zh).isEmpty());
    }
    QVERIFY(told > 0);
}

QTEST_GUILESS_MAIN(TestExplain)
#include "tst_explain.moc"

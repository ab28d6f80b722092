// SPDX-License-Identifier: GPL-3.0-or-later
#include "evaluation/score.h"
#include "evaluation/traits.h"

#include "factmaking.h"
#include "resources/resources.h"

#include <QTest>

using namespace wanmi;
using namespace wanmi::evaluation;
using test::Amounts;
using test::ThirtyDays;
using C = Count;

class TestScore : public QObject
{
    Q_OBJECT
private slots:
    void initTestCase() { resources::load(); }
    void theWorkedExamplesComeOut_data();
    void theWorkedExamplesComeOut();
    void satisfactionIsOfEffectiveCallbacks();
    void gradesBeginAtTheirLimits();
    void anExactNinetyIsAnA();
    void aDepartmentWithoutCasesHasNoRates();
    void nothingAtAllIsNoData();
    void tooFewAreShownAndNotRanked();
    void tiesShareARankAndTheNextIsSkipped();
    void ranksAreWithinGroupsWhereTheModelSaysSo();
    void anExemptedCaseChangesTheScoreAndNotTheCount();
    void countsAreScaledToThirtyDays();
    void largerAreasAreComparedPerCell();
    void inTimeClosingMayBeOfTheClosed();
    void aRateAboveOneIsRefused();
    void countsThatDoNotAddUpAreRefused();
    void aTallyWithoutACountIsRefused();
    void districtsTakeTheirAreasIn();
    void theGroundTellsClassAndCells();
    void theLastPlacesAreMarked();
    void whatOthersFoundCostsTwice();
    void aRankingKnowsBothPeriodsBefore();
    void fewCasesAreDrawnToTheGroup();
};

namespace {
const QString Someone = QStringLiteral("someone");

ScoreTable scoresOf(const Model &model, const std::vector<std::pair<QString, Amounts>> &actors,
                    const Traits &traits = {}, const Period &period = ThirtyDays)
{
    const auto table = score(model, test::tallyOf(model, actors), traits, period);
    if (!table)
        qFatal("%s %s", qPrintable(table.error().reason), qPrintable(table.error().detail));
    return *table;
}

Score only(const Model &model, const Amounts &amounts, const Traits &traits = {},
           const Period &period = ThirtyDays)
{
    return scoresOf(model, {{Someone, amounts}}, traits, period).scores.front();
}

/// needClose and needHandle of so many, so many of them in time.
Amounts closing(qint64 needed, qint64 closed, qint64 inTime)
{
    return {{C::Closed, closed}, {C::InTimeClose, inTime}, {C::OverdueOpen, needed - closed}};
}
Amounts handling(qint64 needed, qint64 handled, qint64 inTime)
{
    return {{C::Handled, handled},
            {C::InTimeHandle, inTime},
            {C::OverdueHandle, handled - inTime},
            {C::OverduePending, needed - handled}};
}
Amounts operator+(Amounts a, const Amounts &b)
{
    a.insert(a.end(), b.begin(), b.end());
    return a;
}
/// A department whose score is 30 % of its in-time rate and full marks elsewhere.
Amounts inTime(qint64 part, qint64 whole)
{
    return closing(whole, whole, whole) + handling(whole, whole, part);
}
} // namespace

void TestScore::theWorkedExamplesComeOut_data()
{
    QTest::addColumn<QString>("model");
    QTest::addColumn<Amounts>("amounts");
    QTest::addColumn<QString>("score");
    QTest::addColumn<QString>("grade");
    QTest::newRow("§3 cell") << QStringLiteral("area")
                             << Amounts{{C::Registered, 4}, {C::PublicRegistered, 1}} + closing(4, 4, 3)
                             << QStringLiteral("82.50") << QStringLiteral("B");
    QTest::newRow("§4 department") << QStringLiteral("department")
                                   << Amounts{{C::Registered, 180}, {C::Rework, 6}} + closing(150, 144, 144)
            + handling(160, 148, 148)
                                   << QStringLiteral("92.85") << QStringLiteral("A");
    QTest::newRow("§4 Jinniu") << QStringLiteral("department-jinniu")
                               << Amounts{{C::Rework, 10},   {C::ExtendedHandled, 15}, {C::NeedHandle, 500},
                                          {C::Handled, 480}, {C::InTimeHandle, 460},   {C::OverduePending, 8}}
            + closing(500, 490, 480)
                               << QStringLiteral("96.18") << QStringLiteral("A");
    QTest::newRow("§5.1 supervisor") << QStringLiteral("supervisor")
                                     << Amounts{{C::Report, 220},         {C::ValidReport, 198},
                                                {C::GridRegistered, 206}, {C::Missed, 8},
                                                {C::Verified, 29},        {C::InTimeVerify, 28},
                                                {C::OverdueVerify, 1},    {C::Checked, 58},
                                                {C::InTimeCheck, 57},     {C::OverdueCheck, 2}}
                                     << QStringLiteral("92.89") << QStringLiteral("A");
    QTest::newRow("§5.2 acceptor") << QStringLiteral("acceptor")
                                   << Amounts{{C::Accepted, 640},
                                              {C::VerifySent, 120},
                                              {C::InTimeVerifySent, 118},
                                              {C::CheckSent, 240},
                                              {C::InTimeCheckSent, 230}}
                                   << QStringLiteral("91.63") << QStringLiteral("A");
    QTest::newRow("§5.3 shift leader")
        << QStringLiteral("shift-leader")
        << Amounts{{C::Registered, 900}, {C::InTimeRegister, 873}, {C::AccurateRegister, 891}}
            + closing(850, 830, 820)
        << QStringLiteral("97.61") << QStringLiteral("A");
    QTest::newRow("§5.4 dispatcher") << QStringLiteral("dispatcher")
                                     << Amounts{{C::Dispatched, 1240},
                                                {C::WaitingDispatch, 10},
                                                {C::InTimeDispatch, 1200},
                                                {C::WrongDispatch, 40}}
                                     << QStringLiteral("95.12") << QStringLiteral("A");
}

void TestScore::theWorkedExamplesComeOut()
{
    QFETCH(QString, model);
    QFETCH(Amounts, amounts);
    QFETCH(QString, score);
    QFETCH(QString, grade);
    Traits traits;
    if (model == u"area")
        traits.insert(Someone, {QStringLiteral("1"), 1, {}});
    const Score result = only(test::shipped(qPrintable(model)), amounts, traits);
    // QString::number rounds 91.625 to even; people round it up.
    QCOMPARE(QString::number(std::round(result.score * 100 + 1e-9) / 100, 'f', 2), score);
    QCOMPARE(letterOf(*result.grade), grade);
}

void TestScore::satisfactionIsOfEffectiveCallbacks()
{
    const Amounts callbacks{{C::Callbacks, 400}, {C::EffectiveCallbacks, 360}, {C::SatisfiedCallbacks, 345}};
    const Score result = only(test::shipped("satisfaction"), callbacks);
    QCOMPARE(QString::number(result.score, 'f', 2), QStringLiteral("95.83"));
}

void TestScore::gradesBeginAtTheirLimits()
{
    const Model model = test::shipped("department");
    const std::pair<double, Grade> limits[]
        = {{100, Grade::A}, {90, Grade::A},      {89.9999, Grade::B}, {75, Grade::B},    {74.9999, Grade::C},
           {60, Grade::C},  {59.9999, Grade::D}, {40, Grade::D},      {39.99, Grade::E}, {0, Grade::E}};
    for (const auto &[value, grade] : limits)
        QCOMPARE(model.gradeOf(value), grade);
}

void TestScore::anExactNinetyIsAnA()
{
    // On paper 90, 75 and 60; summed up in binary 89.99999999999999, 74.99999999999999 and 59.99999999999999.
    struct Row
    {
        qint64 needed, handled, inTime, rework, extended;
        double score;
        Grade grade;
    };
    static constexpr Row Rows[] = {{27, 26, 25, 3, 12, 90, Grade::A},
                                   {12, 11, 5, 3, 5, 75, Grade::B},
                                   {14, 9, 4, 5, 1, 60, Grade::C},
                                   {13, 9, 5, 5, 6, 60, Grade::C}};
    const Model model = test::shipped("department-jinniu");
    for (const Row &row : Rows) {
        const Amounts amounts = Amounts{{C::Rework, row.rework}, {C::ExtendedHandled, row.extended}}
            + closing(row.needed, row.needed, row.needed) + handling(row.needed, row.handled, row.inTime);
        const Score result = only(model, amounts);
        QVERIFY2(result.score == row.score, qPrintable(QString::number(result.score, 'g', 17)));
        QCOMPARE(*result.grade, row.grade);
    }
}

void TestScore::aDepartmentWithoutCasesHasNoRates()
{
    const Model model = test::shipped("department");
    const ScoreTable table = scoresOf(model, {{Someone, {}}});
    const auto parts = table.partsOf(0);
    QCOMPARE(*parts[0].value, 100.0); // nothing registered
    QCOMPARE(parts[0].weight, 100.0);
    for (std::size_t i = 1; i < parts.size(); ++i) {
        QVERIFY(!parts[i].value);
        QCOMPARE(parts[i].weight, 0.0);
    }
    QVERIFY(table.scores[0].standing == Standing::TooFew);
    QCOMPARE(table.scores[0].rank, 0);
    // Registered and nothing to close or handle yet, and one with only closing: 10 and 30 and 30 of 70.
    const Score some = only(model, Amounts{{C::Registered, 180}, {C::Rework, 5}} + closing(10, 8, 8));
    QVERIFY(std::abs(some.score - (10 * 75.0 + 30 * 80.0 + 30 * 50.0) / 70) < 1e-9);
}

void TestScore::nothingAtAllIsNoData()
{
    const ScoreTable table = scoresOf(test::shipped("department-jinniu"), {{Someone, {}}});
    QVERIFY(table.scores[0].standing == Standing::NoData);
    QVERIFY(!table.scores[0].grade);
}

void TestScore::tooFewAreShownAndNotRanked()
{
    Model model = test::shipped("department");
    const ScoreTable table
        = scoresOf(model, {{QStringLiteral("a"), inTime(4, 4)}, {QStringLiteral("b"), inTime(3, 5)}});
    QVERIFY(table.find(QStringLiteral("a"))->standing == Standing::TooFew);
    QCOMPARE(table.find(QStringLiteral("a"))->rank, 0);
    QCOMPARE(*table.find(QStringLiteral("a"))->grade, Grade::A);
    QCOMPARE(table.find(QStringLiteral("b"))->rank, 1);
    model.leastNeeded = 4;
    QCOMPARE(scoresOf(model, {{QStringLiteral("a"), inTime(4, 4)}}).scores[0].rank, 1);
}

void TestScore::tiesShareARankAndTheNextIsSkipped()
{
    const ScoreTable table = scoresOf(test::shipped("department"),
                                      {{QStringLiteral("a"), inTime(6, 10)},
                                       {QStringLiteral("b"), inTime(9, 10)},
                                       {QStringLiteral("c"), inTime(10, 10)},
                                       {QStringLiteral("d"), inTime(18, 20)}});
    std::vector<int> ranks;
    for (const Score &one : table.scores)
        ranks.push_back(one.rank);
    QCOMPARE(ranks, (std::vector<int>{4, 2, 1, 2}));
    QCOMPARE(table.inRankOrder(), (std::vector<std::size_t>{2, 1, 3, 0}));
}

void TestScore::ranksAreWithinGroupsWhereTheModelSaysSo()
{
    Model model = test::shipped("department");
    const Traits traits{{QStringLiteral("a"), {QStringLiteral("roads"), 1, {}}},
                        {QStringLiteral("b"), {QStringLiteral("water"), 1, {}}}};
    const std::vector<std::pair<QString, Amounts>> actors{{QStringLiteral("a"), inTime(6, 10)},
                                                          {QStringLiteral("b"), inTime(9, 10)}};
    QCOMPARE(scoresOf(model, actors, traits).scores[0].rank, 1);
    model.ranksWithinGroups = false;
    QCOMPARE(scoresOf(model, actors, traits).scores[0].rank, 2);
    QCOMPARE(model.groupOf(QStringLiteral("street_office@230102")), QStringLiteral("territory"));
    QCOMPARE(model.groupOf(QStringLiteral("unheard_of")), QString());
}

void TestScore::anExemptedCaseChangesTheScoreAndNotTheCount()
{
    Model model = test::shipped("department");
    Tally tally = test::tallyOf(model, {{Someone, inTime(9, 10)}});
    const double late = score(model, tally, {}, ThirtyDays)->scores[0].score;
    tally.set(0, C::OverdueHandle, 1, 1);
    tally.set(0, C::Handled, 10, 1);
    tally.set(0, C::Closed, 10, 1);
    tally.set(0, C::InTimeClose, 10, 1);
    QCOMPARE(tally.raw(0, C::OverdueHandle), 1);
    QCOMPARE(tally.raw(0, C::NeedHandle), 10);
    QCOMPARE(tally.scored(0, C::NeedHandle), 9);
    QCOMPARE(late, 97.0);
    QCOMPARE(score(model, tally, {}, ThirtyDays)->scores[0].score, 100.0);
    model.exemptLeavesOut = false;
    QCOMPARE(score(model, tally, {}, ThirtyDays)->scores[0].score, 97.0);
}

void TestScore::countsAreScaledToThirtyDays()
{
    const Bands bands = test::shipped("department").terms[0].bands.at(QStringLiteral("default"));
    QCOMPARE(bandScore(bands, 50, ThirtyDays, 30, 1), 100.0);
    QCOMPARE(bandScore(bands, 51, ThirtyDays, 30, 1), 90.0);
    QCOMPARE(bandScore(bands, 12, test::days(0, 7), 30, 1), 90.0); // 51.4
    QCOMPARE(bandScore(bands, 11, test::days(0, 7), 30, 1), 100.0); // 47.1
    QCOMPARE(bandScore(bands, 51, test::days(0, 31), 30, 1), 100.0); // 49.4
    QCOMPARE(bandScore(bands, 608, test::days(0, 365), 30, 1), 100.0); // 49.97
    QCOMPARE(bandScore(bands, 609, test::days(0, 365), 30, 1), 90.0);
    QCOMPARE(bandScore(bands, 51, test::days(0, 31), 0, 1), 90.0); // as it is
    QCOMPARE(bandScore(bands, 1'000'000'000, ThirtyDays, 30, 1), 0.0);
}

void TestScore::largerAreasAreComparedPerCell()
{
    const Model model = test::shipped("area");
    const auto points = [&](qint64 registered, int cells, const char *areaClass) {
        const Traits traits{{Someone, {QString::fromLatin1(areaClass), cells, {}}}};
        const auto table = scoresOf(model, {{Someone, Amounts{{C::Registered, registered}}}}, traits);
        return *table.partsOf(0)[1].value;
    };
    const std::pair<qint64, double> core[]
        = {{0, 100}, {1, 90}, {2, 90}, {3, 75}, {4, 75}, {5, 60}, {8, 40}, {9, 0}};
    for (const auto &[count, value] : core)
        QCOMPARE(points(count, 1, "1"), value);
    const std::pair<qint64, double> rest[] = {{0, 100}, {3, 90}, {4, 75}, {5, 75}, {7, 60}, {9, 40}, {10, 0}};
    for (const auto &[count, value] : rest)
        QCOMPARE(points(count, 1, "2"), value);
    QCOMPARE(points(80, 40, "1"), 90.0);
    QCOMPARE(points(81, 40, "1"), 75.0);
}

void TestScore::inTimeClosingMayBeOfTheClosed()
{
    Model model = test::shipped("area");
    const Amounts amounts = Amounts{{C::Registered, 8}} + closing(8, 6, 3);
    QCOMPARE(*scoresOf(model, {{Someone, amounts}}).partsOf(0)[3].value, 37.5);
    model.counting.inTimeCloseByClosed = true;
    QCOMPARE(*scoresOf(model, {{Someone, amounts}}).partsOf(0)[3].value, 50.0);
}

void TestScore::aRateAboveOneIsRefused()
{
    const Model model = test::shipped("satisfaction");
    const Tally tally
        = test::tallyOf(model, {{Someone, {{C::EffectiveCallbacks, 3}, {C::SatisfiedCallbacks, 4}}}});
    const auto table = score(model, tally, {}, ThirtyDays);
    QVERIFY(!table);
    QCOMPARE(table.error().reason, QStringLiteral("rate-out-of-range"));
    QCOMPARE(table.error().detail, QStringLiteral("someone satisfactionRate 4/3"));
    // Wrong dispatches are counted at closing: a month may have more of them than dispatches.
    const Score few = only(test::shipped("dispatcher"),
                           {{C::Dispatched, 6}, {C::InTimeDispatch, 6}, {C::WrongDispatch, 9}});
    QCOMPARE(few.score, 40.0);
}

void TestScore::countsThatDoNotAddUpAreRefused()
{
    const Model model = test::shipped("department");
    const Amounts amounts{{C::Handled, 5}, {C::InTimeHandle, 3}, {C::OverdueHandle, 1}};
    const auto table = score(model, test::tallyOf(model, {{Someone, amounts}}), {}, ThirtyDays);
    QVERIFY(!table);
    QCOMPARE(table.error().reason, QStringLiteral("counts-do-not-add-up"));
}

void TestScore::aTallyWithoutACountIsRefused()
{
    const auto table = score(test::shipped("department"), Tally({Someone}, {C::Closed}), {}, ThirtyDays);
    QVERIFY(!table);
    QCOMPARE(table.error().reason, QStringLiteral("count-missing"));
}

void TestScore::districtsTakeTheirAreasIn()
{
    const Model model = test::shipped("district");
    const Amounts amounts = Amounts{{C::Registered, 100}} + inTime(10, 10);
    const Traits traits{{Someone, {{}, 100, {{QStringLiteral("areaScore"), 80.0}}}}};
    QCOMPARE(only(model, amounts, traits).score,
             0.7 * (10 * 90 + 30 * 100 + 30 * 100 + 30 * 100) / 100 + 0.3 * 80);
    // Without any area score the department's part is all of it.
    QCOMPARE(only(model, amounts, {{Someone, {{}, 100, {}}}}).score, 99.0);
}

void TestScore::theGroundTellsClassAndCells()
{
    const std::vector<GroundCell> cells{{QStringLiteral("230102001001001"), true},
                                        {QStringLiteral("230102001001002"), false},
                                        {QStringLiteral("230102001002001"), false},
                                        {QStringLiteral("230103001001001"), true}};
    const Traits communities = areaTraits(Dimension::Community, cells);
    QCOMPARE(communities.size(), 3);
    QCOMPARE(communities.value(QStringLiteral("230102001001")).cells, 2);
    QCOMPARE(communities.value(QStringLiteral("230102001001")).group, QStringLiteral("1"));
    QCOMPARE(communities.value(QStringLiteral("230102001002")).group, QStringLiteral("2"));
    const Model model = test::shipped("area");
    const ScoreTable areas
        = scoresOf(model,
                   {{QStringLiteral("230102001001"),
                     Amounts{{C::Registered, 4}, {C::PublicRegistered, 1}} + closing(4, 4, 3)},
                    {QStringLiteral("230102001002"), {}},
                    {QStringLiteral("230103001001"), Amounts{{C::Registered, 9}} + closing(9, 9, 9)}},
                   communities);
    Traits districts = areaTraits(Dimension::District, cells);
    giveAreaScores(districts, areas);
    const auto given = [&](const char *district) {
        return districts.value(QString::fromLatin1(district)).given.value(QStringLiteral("areaScore"));
    };
    QCOMPARE(given("230102"), (areas.scores[0].score + areas.scores[1].score) / 2);
    QCOMPARE(given("230103"), areas.scores[2].score);
    QCOMPARE(districts.value(QStringLiteral("230102")).cells, 3);
}

void TestScore::theLastPlacesAreMarked()
{
    Model model = test::shipped("department-seed");
    const auto last = [](const ScoreTable &table) {
        QStringList names;
        for (const Score &one : table.scores) {
            if (one.isLastPlace)
                names.append(one.actor);
        }
        return names.join(u' ');
    };
    std::vector<std::pair<QString, Amounts>> actors;
    for (int i = 0; i < 5; ++i)
        actors.emplace_back(QString(QChar(u'a' + i)), inTime(10 - i, 10));
    QCOMPARE(last(scoresOf(model, actors)), QStringLiteral("e"));
    actors[3].second = actors[4].second;
    QCOMPARE(last(scoresOf(model, actors)), QStringLiteral("d e"));
    actors.pop_back();
    QCOMPARE(last(scoresOf(model, actors)), QString()); // too few to send anybody away
    model.lastPlace->leastRanked = 2;
    QCOMPARE(last(scoresOf(model, actors)), QStringLiteral("d"));
}

void TestScore::whatOthersFoundCostsTwice()
{
    const Model model = test::shipped("department-seed");
    const auto with = [&](qint64 found) {
        return only(model, inTime(10, 10) + Amounts{{C::CrossMissed, found}});
    };
    QCOMPARE(with(0).score, 100.0);
    QCOMPARE(with(3).score, 97.0);
    QCOMPARE(with(3).deducted, 3.0);
    QCOMPARE(with(300).score, 90.0); // at most ten
}

void TestScore::aRankingKnowsBothPeriodsBefore()
{
    const Model model = test::shipped("department");
    const QString a = QStringLiteral("a"), b = QStringLiteral("b"), c = QStringLiteral("c");
    const ScoreTable now = scoresOf(model, {{a, inTime(9, 10)}, {b, inTime(10, 10)}, {c, inTime(1, 1)}});
    const ScoreTable previous = scoresOf(model, {{a, inTime(10, 10)}, {b, inTime(5, 10)}});
    const auto lines = ranking(now, &previous, nullptr);
    QCOMPARE(lines.size(), std::size_t(3));
    QCOMPARE(now.scores[lines[0].index].actor, b);
    QCOMPARE(lines[0].previous->rank, 2);
    QCOMPARE(lines[0].previous->score, 85.0);
    QCOMPARE(lines[1].previous->rank, 1);
    QCOMPARE(now.scores[lines[2].index].actor, c);
    QVERIFY(!lines[2].previous);
    QVERIFY(!lines[0].yearEarlier);
}

void TestScore::fewCasesAreDrawnToTheGroup()
{
    Model model = test::shipped("orders");
    model.shrinks = true;
    const auto orders = [](qint64 answered, qint64 due) {
        return Amounts{{C::OrdersAnswered, due}, {C::OrdersInTime, answered}};
    };
    const ScoreTable table = scoresOf(model,
                                      {{QStringLiteral("a"), orders(5, 5)},
                                       {QStringLiteral("b"), orders(900, 1000)},
                                       {QStringLiteral("c"), orders(500, 1000)}});
    QVERIFY(table.scores[0].score < 100);
    QVERIFY(table.scores[0].score > table.scores[2].score);
    QVERIFY(std::abs(table.scores[1].score - 90) < 0.5);
    QVERIFY(std::abs(table.scores[2].score - 50) < 0.5);
}

QTEST_GUILESS_MAIN(TestScore)
#include "tst_score.moc"

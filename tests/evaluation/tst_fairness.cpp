// SPDX-License-Identifier: GPL-3.0-or-later
#include "evaluation/fairness.h"

#include <QTest>

#include <array>
#include <cmath>

using namespace wanmi::evaluation;

class TestFairness : public QObject
{
    Q_OBJECT
private slots:
    void theIntervalIsWilsons();
    void theIntervalHoldsTheRateAndNarrows();
    void membersAlikeAreAllTheGroup();
    void membersApartKeepTheirOwn();
};

void TestFairness::theIntervalIsWilsons()
{
    const auto near = [](double a, double b) { return std::abs(a - b) < 5e-4; };
    // R: prop.test(x, n, correct = FALSE)$conf.int
    const Interval tens = wilson({8, 10});
    QVERIFY(near(tens.low, 0.4902) && near(tens.high, 0.9433));
    const Interval all = wilson({5, 5});
    QVERIFY(near(all.low, 0.5655) && near(all.high, 1.0));
    const Interval none = wilson({0, 20});
    QVERIFY(near(none.low, 0.0) && near(none.high, 0.1611));
    const Interval nothing = wilson({0, 0});
    QVERIFY(nothing.low == 0 && nothing.high == 1);
}

void TestFairness::theIntervalHoldsTheRateAndNarrows()
{
    double widest = 1;
    for (qint64 n = 10; n <= 100'000; n *= 10) {
        const Interval interval = wilson({n * 9 / 10, n});
        QVERIFY(interval.low < 0.9 && 0.9 < interval.high);
        QVERIFY(interval.high - interval.low < widest);
        widest = interval.high - interval.low;
    }
}

void TestFairness::membersAlikeAreAllTheGroup()
{
    const std::array<Sample, 3> alike{{{9, 10}, {90, 100}, {18, 20}}};
    const GroupPrior prior = priorOf(alike);
    QVERIFY(std::isinf(prior.strength));
    QCOMPARE(prior.mean, 0.9);
    QCOMPARE(shrunk({1, 10}, prior), 0.9);
    QVERIFY(std::isinf(priorOf({}).strength));
}

void TestFairness::membersApartKeepTheirOwn()
{
    const std::array<Sample, 3> apart{{{900, 1000}, {500, 1000}, {2, 2}}};
    const GroupPrior prior = priorOf(apart);
    // By hand: m = 1402/2002, S = Σ n(p − m)² = 80.1798…, room = 2002 − 2000004/2002 − 2.
    const double m = 1402.0 / 2002, chance = m * (1 - m);
    const double scatter = 1000 * std::pow(0.9 - m, 2) + 1000 * std::pow(0.5 - m, 2) + 2 * std::pow(1 - m, 2);
    const double between = (scatter - 2 * chance) / (2002 - 2'000'004.0 / 2002 - 2);
    QVERIFY(std::abs(prior.strength - (chance / between - 1)) < 1e-9);
    QVERIFY(std::abs(shrunk({900, 1000}, prior) - 0.9) < 0.01);
    const double few = shrunk({2, 2}, prior);
    QVERIFY(prior.mean < few && few < 1);
}

QTEST_GUILESS_MAIN(TestFairness)
#include "tst_fairness.moc"

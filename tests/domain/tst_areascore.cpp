// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/areascore.h"

#include <QTest>

using namespace wanmi::domain;

class TestAreaScore : public QObject
{
    Q_OBJECT
private slots:
    void theWorkedExampleOfTheModelComesOut();
    void moreCasesGiveFewerPoints();
    void aShareOfNothingIsLeftOut();
    void gradesBeginAtTheirLimits();
};

void TestAreaScore::theWorkedExampleOfTheModelComesOut()
{
    const AreaFacts month{1, 4, 1, 4, 0, 3};
    QCOMPARE(areaScore(month), 82.5);
    QCOMPARE(gradeOf(areaScore(month)), Grade::B);
}

void TestAreaScore::moreCasesGiveFewerPoints()
{
    const std::pair<double, double> core[] = {{0, 100}, {1, 90}, {2, 90}, {3, 75}, {5, 60}, {8, 40}, {9, 0}};
    for (const auto &[count, points] : core)
        QCOMPARE(countScore(count, AreaClass::Core), points);
    const std::pair<double, double> rest[] = {{0, 100}, {3, 90}, {4, 75}, {7, 60}, {9, 40}, {10, 0}};
    for (const auto &[count, points] : rest)
        QCOMPARE(countScore(count, AreaClass::Rest), points);
    // Of a community: per cell.
    QCOMPARE(areaScore({40, 80, 0, 80, 0, 80}), areaScore({1, 2, 0, 2, 0, 2}));
}

void TestAreaScore::aShareOfNothingIsLeftOut()
{
    QCOMPARE(areaScore({1, 0, 0, 0, 0, 0}), 100.0); // nothing happened
    // Registered, and nothing to close yet: 10 % of 100 and 20 % of 90 over 30 %.
    QCOMPARE(areaScore({1, 2, 0, 0, 0, 0}), (10 * 100.0 + 20 * 90.0) / 30);
    // Nothing new, and an old one is late: 20 % of 100 over 90 %.
    QCOMPARE(areaScore({1, 0, 0, 0, 1, 0}), 20 * 100.0 / 90);
}

void TestAreaScore::gradesBeginAtTheirLimits()
{
    const std::pair<double, Grade> limits[]
        = {{100, Grade::A}, {90, Grade::A},    {89.999, Grade::B}, {75, Grade::B},   {74.999, Grade::C},
           {60, Grade::C},  {59.99, Grade::D}, {40, Grade::D},     {39.99, Grade::E}};
    for (const auto &[score, grade] : limits)
        QCOMPARE(gradeOf(score), grade);
}

QTEST_GUILESS_MAIN(TestAreaScore)
#include "tst_areascore.moc"

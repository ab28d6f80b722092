// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/duty.h"

#include <QTest>

using namespace wanmi;
using namespace wanmi::domain;

namespace {
const QString Own = QStringLiteral("23010300101"), Near = QStringLiteral("23010300102"),
              Far = QStringLiteral("23010300103");

GridDuty grid(const QString &id, double metres, const QStringList &onDuty)
{
    return {DutyGridId(id), metres, onDuty};
}
} // namespace

class TestDuty : public QObject
{
    Q_OBJECT
private slots:
    void theGridsOwnSupervisorComesFirst();
    void theNearestNeighborStandsInForAnEmptyGrid();
    void nobodyIsTakenFromAfar();
    void whoHandledItIsPassedOver();
    void aNamedOneMustBeOfTheGridWhileSomebodyIsThere();
};

void TestDuty::theGridsOwnSupervisorComesFirst()
{
    const std::vector grids{grid(Near, 120, {QStringLiteral("b")}),
                            grid(Own, 0, {QStringLiteral("c"), QStringLiteral("d")})};
    QCOMPARE(takerOf(grids, {}), std::optional(TaskTaker{QStringLiteral("c"), DutyGridId(Own), false}));
}

void TestDuty::theNearestNeighborStandsInForAnEmptyGrid()
{
    const std::vector grids{grid(Own, 0, {}), grid(Far, 400, {QStringLiteral("a")}),
                            grid(Near, 120, {QStringLiteral("b")})};
    QCOMPARE(takerOf(grids, {}), std::optional(TaskTaker{QStringLiteral("b"), DutyGridId(Near), true}));
    // Of two as near, always the same one.
    const std::vector even{grid(Far, 120, {QStringLiteral("a")}), grid(Near, 120, {QStringLiteral("b")})};
    QCOMPARE(takerOf(even, {})->supervisor, QStringLiteral("b"));
}

void TestDuty::nobodyIsTakenFromAfar()
{
    QVERIFY(!takerOf(std::vector{grid(Own, 0, {}), grid(Far, NeighborM + 1, {QStringLiteral("a")})}, {}));
    QVERIFY(!takerOf(std::vector<GridDuty>{}, {}));
}

void TestDuty::whoHandledItIsPassedOver()
{
    const std::vector grids{grid(Own, 0, {QStringLiteral("c")}), grid(Near, 120, {QStringLiteral("b")})};
    QCOMPARE(takerOf(grids, {QStringLiteral("c")})->supervisor, QStringLiteral("b"));
    QVERIFY(!takerOf(grids, {QStringLiteral("c"), QStringLiteral("b")}));
}

void TestDuty::aNamedOneMustBeOfTheGridWhileSomebodyIsThere()
{
    const std::vector grids{grid(Own, 0, {QStringLiteral("c"), QStringLiteral("d")}),
                            grid(Near, 120, {QStringLiteral("b")})};
    QVERIFY(mayTakeTask(QStringLiteral("d"), grids, {}));
    QVERIFY(!mayTakeTask(QStringLiteral("b"), grids, {}));
    QVERIFY(!mayTakeTask(QStringLiteral("stranger"), grids, {}));
    // With nobody fit at home any neighbor on duty will do.
    const QStringList unfit{QStringLiteral("c"), QStringLiteral("d")};
    QVERIFY(mayTakeTask(QStringLiteral("b"), grids, unfit));
    QVERIFY(!mayTakeTask(QStringLiteral("c"), grids, unfit));
}

QTEST_APPLESS_MAIN(TestDuty)
#include "tst_duty.moc"

// SPDX-License-Identifier: GPL-3.0-or-later
#include "evaluation/trends.h"

#include "evaluation/factlines.h"
#include "stories.h"

#include <QTest>

#include <numeric>

using namespace wanmi;
using namespace wanmi::evaluation;
using C = Count;

class TestTrends : public QObject
{
    Q_OBJECT
private slots:
    void aSeriesIsWhatEachPeriodWouldCount();
    void bucketsCutThePeriodAtMidnights();
    void heatHoldsEveryCaseOnce();
    void hoursAreLocal();
    void theFunnelShowsWhereTimeGoes();
};

namespace {
constexpr std::chrono::seconds Harbin{8 * 3600};

FactTable aCity()
{
    test::Storyteller teller(12);
    FactTableBuilder builder;
    for (int i = 0; i < 600; ++i) {
        const test::Story story = teller.tell(i, test::NewYearMs + i * test::DayMs / 10);
        addFacts(builder, story.id, test::factsOf(story));
    }
    return std::move(builder).finish();
}
} // namespace

void TestTrends::aSeriesIsWhatEachPeriodWouldCount()
{
    const FactTable table = aCity();
    const Period all = test::days(3, 50);
    const std::vector<Count> counts{C::Registered,       C::NeedClose,  C::NeedHandle,  C::OpenCases,
                                    C::AccurateDispatch, C::HandleTime, C::InTimeHandle};
    for (const std::vector<Only> &only : {std::vector<Only>(),
                                          {{Dimension::District, QStringLiteral("230102")}},
                                          {{Dimension::Department, QStringLiteral("dept-1")}}}) {
        for (const PeriodKind kind : {PeriodKind::Week, PeriodKind::Month, PeriodKind::Free}) {
            const auto buckets = bucketsOf(all, kind, Harbin);
            const auto series = seriesOf(table, {{}, Dimension::City, {}, only}, counts, buckets);
            QCOMPARE(series.size(), buckets.size());
            for (std::size_t i = 0; i < buckets.size(); ++i) {
                const Tally counted = tally(table, {buckets[i], Dimension::City, counts, only});
                for (std::size_t j = 0; j < counts.size(); ++j)
                    QCOMPARE(series[i][j], (Amount{counted.raw(0, counts[j]), counted.scored(0, counts[j])}));
            }
        }
    }
    QVERIFY(seriesOf(table, {}, counts, {}).empty());
}

void TestTrends::bucketsCutThePeriodAtMidnights()
{
    const auto months = bucketsOf(test::days(10, 60), PeriodKind::Month, Harbin);
    QCOMPARE(months.size(), std::size_t(3));
    QCOMPARE(months[0], test::days(10, 21));
    QCOMPARE(months[1], test::days(31, 28));
    QCOMPARE(months[2], test::days(59, 11));
    QCOMPARE(bucketsOf(test::days(0, 7), PeriodKind::Free, Harbin).size(), std::size_t(7));
    QVERIFY(bucketsOf(test::days(5, 0), PeriodKind::Week, Harbin).empty());
}

void TestTrends::heatHoldsEveryCaseOnce()
{
    const FactTable table = aCity();
    const Question question{test::days(0, 31), Dimension::Department, {}, {}};
    const Heat heat = heatOf(table, question, C::Report, Harbin);
    const Tally counted = tally(table, {question.period, Dimension::City, {C::Report}});
    qint64 sum = 0;
    for (int weekday = 0; weekday < 7; ++weekday) {
        for (int hour = 0; hour < 24; ++hour) {
            const qint64 field = heat[std::size_t(weekday)][std::size_t(hour)];
            QCOMPARE(qint64(casesOfHeat(table, question, C::Report, Harbin, weekday, hour).size()), field);
            sum += field;
        }
    }
    QCOMPARE(sum, counted.raw(0, C::Report));
}

void TestTrends::hoursAreLocal()
{
    FactTableBuilder builder;
    FactRow row;
    row.subject = builder.subject(QStringLiteral("case"));
    row.end = test::NewYearMs + 90 * test::MinuteMs; // Thursday 1 January 2026, 01:30 in Harbin
    builder.add(row);
    const FactTable table = std::move(builder).finish();
    const Question question{test::days(-1, 3), Dimension::City, {}};
    QCOMPARE(heatOf(table, question, C::Report, Harbin)[3][1], 1);
    QCOMPARE(heatOf(table, question, C::Report, std::chrono::seconds(0))[2][17], 1);
}

void TestTrends::theFunnelShowsWhereTimeGoes()
{
    const FactTable table = aCity();
    const Question question{test::days(0, 31), Dimension::City, {}};
    const auto loads = funnelOf(table, question);
    QCOMPARE(loads.size(), std::size_t(10));
    for (const StageLoad &load : loads) {
        QCOMPARE(qint64(casesOfStage(table, question, load.kind, false).size()), load.ended);
        QCOMPARE(qint64(casesOfStage(table, question, load.kind, true).size()), load.late);
    }
    const auto of = [&](FactKind kind) { return *std::ranges::find(loads, kind, &StageLoad::kind); };
    const Tally counted = tally(table, {question.period, Dimension::City, {C::Handled, C::OverdueHandle}});
    QCOMPARE(of(FactKind::Handle).ended, counted.raw(0, C::Handled));
    QCOMPARE(of(FactKind::Handle).late, counted.raw(0, C::OverdueHandle));
    QVERIFY(of(FactKind::Handle).meanMs() > of(FactKind::Accept).meanMs());
    for (const StageLoad &load : loads)
        QVERIFY(load.ended > 0 && load.late <= load.ended
                && (load.totalMs > 0 || load.kind == FactKind::Sign));
    QCOMPARE(StageLoad().meanMs(), 0.0);
}

QTEST_GUILESS_MAIN(TestTrends)
#include "tst_trends.moc"

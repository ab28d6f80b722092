// SPDX-License-Identifier: GPL-3.0-or-later
#include "evaluation/report.h"

#include "evaluation/factlines.h"
#include "evaluation/traits.h"
#include "resources/resources.h"
#include "stories.h"

#include <QTest>

using namespace wanmi;
using namespace wanmi::evaluation;

class TestReport : public QObject
{
    Q_OBJECT
private slots:
    void initTestCase() { resources::load(); }
    void everyShippedModelReportsEveryoneItIsFor();
    void theRankingKnowsThePeriodsBefore();
    void anEmptyPeriodIsAReportWithoutNumbers();
    void aModelForOthersIsRefused();
};

namespace {
constexpr std::chrono::seconds Harbin{8 * 3600};

const FactTable &city()
{
    static const FactTable table = [] {
        test::Storyteller teller(31);
        FactTableBuilder builder;
        // Two Januaries and the December between them.
        for (int i = 0; i < 1500; ++i) {
            const qint64 day = i % 3 == 0 ? -365 + i % 31 : -31 + i % 60;
            const test::Story story
                = teller.tell(i, test::NewYearMs + day * test::DayMs + i * test::MinuteMs);
            addFacts(builder, story.id, test::factsOf(story));
        }
        return std::move(builder).finish();
    }();
    return table;
}

ReportOrder january(const char *model, const QString &actors)
{
    ReportOrder order;
    order.model = test::shipped(model);
    order.actors = actors;
    order.period = periodOf(PeriodKind::Month, QDate(2026, 1, 15), Harbin);
    order.utcOffset = Harbin;
    return order;
}
} // namespace

void TestReport::everyShippedModelReportsEveryoneItIsFor()
{
    const auto models = shippedModels();
    QVERIFY(models);
    for (const Model &model : *models) {
        for (const QString &actors : model.actors) {
            ReportOrder order = january("area", actors);
            order.model = model;
            const auto report = reportOf(city(), order);
            QVERIFY2(report,
                     report ? ""
                            : qPrintable(model.id + u' ' + report.error().reason + report.error().detail));
            QCOMPARE(report->scores.scores.size(), report->tally.actors().size());
            QCOMPARE(report->ranking.size(), report->scores.scores.size());
        }
    }
}

void TestReport::theRankingKnowsThePeriodsBefore()
{
    const auto report = reportOf(city(), january("department", QStringLiteral("department")));
    QVERIFY(report);
    QCOMPARE(report->scores.scores.size(), std::size_t(4));
    const Model model = test::shipped("department");
    for (const auto &[table, month] : {std::pair(&report->previous, QDate(2025, 12, 1)),
                                       std::pair(&report->yearEarlier, QDate(2025, 1, 1))}) {
        const Period period = periodOf(PeriodKind::Month, month, Harbin);
        QCOMPARE(table->period, period);
        const auto alone
            = score(model, tally(city(), {period, Dimension::Department, model.counts()}), {}, period);
        QVERIFY(alone);
        for (const Score &one : alone->scores) {
            QCOMPARE(table->find(one.actor)->score, one.score);
            QCOMPARE(table->find(one.actor)->rank, one.rank);
        }
    }
    int rank = 1;
    for (const Placing &line : report->ranking) {
        const Score &one = report->scores.scores[line.index];
        QVERIFY(one.rank >= rank);
        rank = one.rank;
        QCOMPARE(line.previous->score, report->previous.find(one.actor)->score);
        QCOMPARE(line.yearEarlier->rank, report->yearEarlier.find(one.actor)->rank);
    }
}

void TestReport::anEmptyPeriodIsAReportWithoutNumbers()
{
    ReportOrder order = january("department-jinniu", QStringLiteral("department"));
    order.period = periodOf(PeriodKind::Month, QDate(2030, 1, 1), Harbin);
    order.who = {QStringLiteral("dept-1"), QStringLiteral("never heard of")};
    const auto report = reportOf(city(), order);
    QVERIFY(report);
    QCOMPARE(report->scores.scores.size(), std::size_t(2));
    for (const Score &one : report->scores.scores) {
        QVERIFY(one.standing == Standing::NoData);
        QCOMPARE(one.rank, 0);
    }
    QVERIFY(reportOf(FactTableBuilder().finish(), january("area", QStringLiteral("cell")))->ranking.empty());
}

void TestReport::aModelForOthersIsRefused()
{
    for (const char *actors : {"acceptor", "mayor", ""}) {
        const auto report = reportOf(city(), january("department", QString::fromLatin1(actors)));
        QVERIFY(!report);
        QCOMPARE(report.error().reason, QStringLiteral("other-actors"));
    }
}

QTEST_GUILESS_MAIN(TestReport)
#include "tst_report.moc"

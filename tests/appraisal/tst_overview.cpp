// SPDX-License-Identifier: GPL-3.0-or-later
#include "appraisal/overview.h"

#include "evaluation/factlines.h"
#include "evaluation/stories.h"

#include <QTest>

using namespace wanmi;
using namespace wanmi::test;
using namespace wanmi::evaluation;
using appraisal::Overview;

namespace {
constexpr std::chrono::seconds Harbin{8 * 3600};
constexpr int Stories = 500;

qint64 sumOf(const std::vector<Counted> &some)
{
    qint64 sum = 0;
    for (const Counted &one : some)
        sum += one.sign * one.amount;
    return sum;
}
} // namespace

/// The course of a city agrees with its evaluation, and every figure is the list of its cases.
class TestOverview : public QObject
{
    Q_OBJECT
private slots:
    void initTestCase();
    void everyStepIsWhatATallyOfItHas();
    void everyFigureIsTheListOfItsCases();
    void ofOneDepartmentOnlyItsOwn();
    void whatIsLostComesFirst();
    void ofNothingThereIsNoRate();

private:
    [[nodiscard]] appraisal::OverviewWish wish(const QString &department = {}) const
    {
        appraisal::OverviewWish wish;
        wish.period = periodOf(PeriodKind::Month, {2026, 1, 15}, Harbin);
        const Period year{periodOf(PeriodKind::Month, {2025, 12, 1}, Harbin).from, wish.period.to};
        wish.buckets = bucketsOf(year, PeriodKind::Week, Harbin);
        wish.department = department;
        return wish;
    }
    appraisal::GroundPtr m_ground;
};

void TestOverview::initTestCase()
{
    auto ground = std::make_shared<appraisal::Ground>();
    FactTableBuilder builder;
    Storyteller teller(11);
    const qint64 begin = base::toMs(periodOf(PeriodKind::Month, {2025, 12, 1}, Harbin).from);
    for (int i = 0; i < Stories; ++i) {
        const Story story = teller.tell(i, begin + qint64(i) * 55 * 86'400'000 / Stories);
        addFacts(builder, story.id, factsOf(story));
    }
    ground->facts = std::move(builder).finish();
    m_ground = ground;
}

void TestOverview::everyStepIsWhatATallyOfItHas()
{
    const Overview overview = appraisal::overviewOf(m_ground, wish());
    QCOMPARE(overview.steps.size(), wish().buckets.size());
    qint64 closed = 0;
    for (const appraisal::Step &step : overview.steps) {
        Question question{step.period,
                          Dimension::City,
                          {Count::Registered, Count::Closed, Count::InTimeClose, Count::NeedClose}};
        const Tally tally = evaluation::tally(m_ground->facts, question);
        const auto of = [&](Count count) { return tally.actors().empty() ? 0 : tally.raw(0, count); };
        QCOMPARE(step.registered, of(Count::Registered));
        QCOMPARE(step.closed, of(Count::Closed));
        QCOMPARE(step.inTime, of(Count::InTimeClose));
        QCOMPARE(step.needClose, of(Count::NeedClose));
        closed += step.closed;
        if (step.needClose > 0)
            QCOMPARE(*step.closingRate(), double(step.closed) / double(step.needClose));
    }
    QVERIFY(closed > 100);
}

void TestOverview::everyFigureIsTheListOfItsCases()
{
    const Overview overview = appraisal::overviewOf(m_ground, wish());
    const auto count = [&](const Question &question, Count what) {
        const auto cases = appraisal::casesOf(m_ground->facts, question, what, {}, {});
        return sumOf(cases.lost) + sumOf(cases.kept);
    };
    for (const appraisal::Step &step : overview.steps) {
        const Question question = appraisal::ofStep(overview, step.period);
        QCOMPARE(count(question, Count::Registered), step.registered);
        QCOMPARE(count(question, Count::NeedClose), step.needClose);
    }
    qint64 all = 0;
    for (const appraisal::SourceShare &source : overview.sources) {
        QCOMPARE(count(appraisal::ofSource(overview, source.source), Count::Registered), source.registered);
        all += source.registered;
    }
    QVERIFY(overview.sources.size() > 1);
    QCOMPARE(all, overview.registered);
    QVERIFY(overview.callbacks > 0);
    QCOMPARE(count(overview.question, Count::EffectiveCallbacks), overview.callbacks);
    QCOMPARE(count(overview.question, Count::SatisfiedCallbacks), overview.satisfied);
}

void TestOverview::ofOneDepartmentOnlyItsOwn()
{
    const Overview city = appraisal::overviewOf(m_ground, wish());
    Question question = city.question;
    question.by = Dimension::Department;
    question.counts = {Count::Registered};
    const Tally tally = evaluation::tally(m_ground->facts, question);
    int compared = 0;
    for (std::size_t i = 0; i < tally.actors().size(); ++i) {
        const QString &department = tally.actors()[i];
        if (department.isEmpty())
            continue;
        const Overview own = appraisal::overviewOf(m_ground, wish(department));
        QCOMPARE(own.registered, tally.raw(i, Count::Registered));
        QVERIFY(own.registered < city.registered);
        ++compared;
    }
    QVERIFY(compared > 1);
}

void TestOverview::whatIsLostComesFirst()
{
    const Overview overview = appraisal::overviewOf(m_ground, wish());
    Question question = overview.question;
    question.period = {overview.steps.front().period.from, overview.steps.back().period.to};
    const auto cases
        = appraisal::casesOf(m_ground->facts, question, Count::NeedClose, Count::InTimeClose, {});
    const Tally tally = [&] {
        Question counted = question;
        counted.counts = {Count::NeedClose, Count::InTimeClose};
        return evaluation::tally(m_ground->facts, counted);
    }();
    QVERIFY(!cases.lost.empty() && !cases.kept.empty());
    QCOMPARE(sumOf(cases.kept), tally.raw(0, Count::InTimeClose));
    QCOMPARE(sumOf(cases.lost), tally.raw(0, Count::NeedClose) - tally.raw(0, Count::InTimeClose));
}

void TestOverview::ofNothingThereIsNoRate()
{
    const auto empty = std::make_shared<const appraisal::Ground>();
    const Overview overview = appraisal::overviewOf(empty, wish());
    QCOMPARE(overview.registered, 0);
    QVERIFY(overview.sources.empty());
    for (const appraisal::Step &step : overview.steps)
        QVERIFY(!step.closingRate() && !step.inTimeRate());
}

QTEST_GUILESS_MAIN(TestOverview)
#include "tst_overview.moc"

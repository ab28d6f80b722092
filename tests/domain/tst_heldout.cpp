// SPDX-License-Identifier: GPL-3.0-or-later
// How often the department that is proposed first is the one that handles the case in the end. The labels are
// those of generated histories: who did it after slips, returns and agreements, by a division of duties
// (citygen/duties) of which the recommender has no table. It is told the cases that were closed before the
// first held-out one was dispatched, and asked as at the first dispatch: it sees neither the trail nor
// anything later. Its weights are estimates
// that were fitted to neither city.
#include "citygen/citygen.h"
#include "domain/recommend.h"
#include "resources/resources.h"

#include <QElapsedTimer>
#include <QFile>
#include <QTest>

#include <algorithm>
#include <span>
#include <unordered_map>

using namespace wanmi;
using namespace wanmi::domain;

namespace {
constexpr size_t HeldOut = 10'000;
constexpr quint64 SampleCity = 20261121, AnotherCity = 4711;
const base::Instant Now = base::instantFromMs(1795273200000); // 2026-11-21 23:00 in Harbin

QByteArray textOf(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

struct Finished
{
    CaseFile file;
    base::Instant dispatched, closed;
};

class City final : public citygen::CitySink
{
public:
    std::vector<Department> departments;
    std::unordered_map<QString, QString> landUse;
    std::unordered_map<QString, Component> components;
    std::vector<Finished> finished;

    void put(const Area &) override { }
    void put(const GridCell &cell) override { landUse[cell.code.text()] = cell.landUse; }
    void put(const DutyGrid &) override { }
    void put(const Department &department) override { departments.push_back(department); }
    void put(const Person &) override { }
    void put(const Component &component) override { components[component.id.text()] = component; }
    void put(const Camera &) override { }
    void put(const Vehicle &) override { }
    void put(const NamedPlace &) override { }
    void put(const citygen::CityCase &made) override
    {
        const CaseFile &file = made.file;
        if (file.state != state::Closed || file.leadDept.isEmpty())
            return;
        const auto first = std::ranges::find(made.trail, QStringLiteral("dispatch"), &ActionRecord::action);
        if (first != made.trail.end() && file.closedAt)
            finished.push_back({file, first->at, *file.closedAt});
    }
};

struct Score
{
    int right = 0, of = 0;
    void add(bool hit)
    {
        right += hit;
        ++of;
    }
    [[nodiscard]] double share() const { return of > 0 ? double(right) / of : 0; }
};

struct Outcome
{
    Score learned, cold, catalog, third;
    std::map<QString, Score> byUsual;
    std::map<std::pair<QString, QString>, int> confusion; ///< final, proposed
    int told = 0, moved = 0; ///< moved: the first dispatch went elsewhere
    qint64 longestUs = 0;
};

QString kindOf(const QString &department)
{
    return department.section(u'@', 0, 0);
}
} // namespace

class TestHeldOut : public QObject
{
    Q_OBJECT
private slots:
    void initTestCase();
    void theFirstChoiceIsTheFinalDepartment_data();
    void theFirstChoiceIsTheFinalDepartment();

private:
    base::Result<City> generate(quint64 seed);
    Outcome judge(City &city);
    RuleBookPtr m_rules;
};

void TestHeldOut::initTestCase()
{
    resources::load();
    const auto rules = shippedRuleBook();
    QVERIFY2(rules, rules ? "" : qPrintable(rules.error().detail));
    m_rules = *rules;
}

base::Result<City> TestHeldOut::generate(quint64 seed)
{
    citygen::CityPlan plan = *citygen::planFor(QStringLiteral("village"));
    plan.seed = seed;
    plan.cameras = 10;
    plan.vehicles = 10;
    const citygen::CityTexts texts{textOf(QStringLiteral(":/wanmi/catalog/departments.tsv")),
                                   textOf(QStringLiteral(":/wanmi/catalog/harbin_streets.tsv"))};
    City city;
    const auto made = citygen::generate(plan, texts, m_rules, Now, {}, city,
                                        [](const QString &, double) { return true; });
    if (!made)
        return tl::unexpected(made.error());
    return city;
}

Outcome TestHeldOut::judge(City &city)
{
    std::ranges::sort(city.finished, {}, &Finished::dispatched);
    const size_t from = city.finished.size() - HeldOut;
    const base::Instant begins = city.finished[from].dispatched;
    const auto subjectOf = [&](const CaseFile &file, QString &component) {
        const auto found = city.components.find(file.componentId);
        component = found == city.components.end() ? QString() : file.componentId;
        return dutySubject(file, m_rules->catalog, city.landUse[file.cell],
                           found == city.components.end() ? nullptr : &found->second);
    };
    Outcome outcome;
    DutyHistory history;
    const DutyHistory nothing;
    for (const Finished &past : city.finished) {
        QString component;
        if (past.closed < begins)
            history.add(subjectOf(past.file, component), past.file.leadDept);
    }
    outcome.told = history.cases();
    for (size_t i = from; i < city.finished.size(); ++i) {
        const Finished &each = city.finished[i];
        DutyQuestion question;
        question.subject = subjectOf(each.file, question.componentId);
        question.at = each.dispatched;
        const QString &final = each.file.leadDept;
        QElapsedTimer timer;
        timer.start();
        const Recommendation answer = recommend(question, city.departments, history, {}, m_rules->calendar);
        outcome.longestUs = std::max(outcome.longestUs, timer.nsecsElapsed() / 1000);
        const QString first = answer.first()->department;
        outcome.learned.add(first == final);
        outcome.byUsual[question.subject.usual].add(first == final);
        if (first != final)
            ++outcome.confusion[{kindOf(final), kindOf(first)}];
        const auto three = std::span(answer.choices).first(3);
        outcome.third.add(std::ranges::find(three, final, &DutyChoice::department) != three.end());
        const Recommendation cold = recommend(question, city.departments, nothing, {}, m_rules->calendar);
        outcome.cold.add(cold.first()->department == final);
        outcome.catalog.add(unitOf(question.subject.usual, question.subject) == final);
        outcome.moved += each.file.firstDept != final;
    }
    return outcome;
}

void TestHeldOut::theFirstChoiceIsTheFinalDepartment_data()
{
    QTest::addColumn<quint64>("seed");
    QTest::newRow("the sample city") << SampleCity;
    QTest::newRow("another city") << AnotherCity;
}

void TestHeldOut::theFirstChoiceIsTheFinalDepartment()
{
    QFETCH(quint64, seed);
    auto city = generate(seed);
    QVERIFY2(city, city ? "" : qPrintable(city.error().reason + city.error().detail));
    QVERIFY2(city->finished.size() > HeldOut + 8000, "too few finished cases to learn from and to hold out");
    const Outcome outcome = judge(*city);
    qInfo("told of %d closed cases; %d held out, %d of them first dispatched elsewhere", outcome.told,
          outcome.learned.of, outcome.moved);
    qInfo("first choice final: %.4f; among the first three: %.4f; without any past: %.4f; the catalog alone: "
          "%.4f; slowest answer %lld us",
          outcome.learned.share(), outcome.third.share(), outcome.cold.share(), outcome.catalog.share(),
          static_cast<long long>(outcome.longestUs));
    for (const auto &[usual, score] : outcome.byUsual) {
        if (score.of >= 50)
            qInfo("  usually %-18s %5d cases %.3f", qPrintable(usual), score.of, score.share());
    }
    std::vector<std::pair<int, std::pair<QString, QString>>> mistakes;
    for (const auto &[pair, count] : outcome.confusion)
        mistakes.emplace_back(count, pair);
    std::ranges::sort(mistakes, std::greater());
    for (size_t i = 0; i < std::min<size_t>(mistakes.size(), 12); ++i)
        qInfo("  %4d went to %s, proposed %s", mistakes[i].first, qPrintable(mistakes[i].second.first),
              qPrintable(mistakes[i].second.second));
    QCOMPARE(outcome.learned.of, int(HeldOut));
    QVERIFY2(outcome.learned.share() >= 0.90, qPrintable(QString::number(outcome.learned.share())));
    // The task would prove nothing if looking into the catalog did it.
    QVERIFY2(outcome.catalog.share() < 0.85, qPrintable(QString::number(outcome.catalog.share())));
}

QTEST_GUILESS_MAIN(TestHeldOut)
#include "tst_heldout.moc"

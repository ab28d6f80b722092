// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/citynow.h"

#include "models/queues.h"

#include <QRandomGenerator>
#include <QTest>

#include <algorithm>

using namespace wanmi;
using namespace wanmi::models;

namespace {
constexpr qint64 Now = 1'795'140'000'000, Minute = 60'000, DayBegins = Now - 600 * Minute;

/// Every kind of case there is, strewn.
CaseTable strewn(int cases, quint32 seed)
{
    QRandomGenerator random(seed);
    const std::array states{domain::state::Intake,   domain::state::PendingDispatch, domain::state::Handling,
                            domain::state::Checking, domain::state::Suspended,       domain::state::Closed};
    const std::array severities{"general", "general", "general", "urgent", "major"};
    store::CaseSummaries rows;
    for (int i = 0; i < cases; ++i) {
        store::CaseSummary row;
        if (random.bounded(50) > 0) // else: a case that left the scope
            row.id = QString::number(i);
        row.state = states[size_t(random.bounded(int(states.size())))];
        row.isOpen = row.state != domain::state::Closed;
        row.severity = QString::fromLatin1(severities[size_t(random.bounded(int(severities.size())))]);
        row.leadDept = random.bounded(3) == 0 ? QString() : QStringLiteral("d%1").arg(random.bounded(4));
        row.cell = QStringLiteral("23010%1001001%2")
                       .arg(random.bounded(3))
                       .arg(random.bounded(4), 2, 10, QLatin1Char('0'))
            + QStringLiteral("1");
        row.district = row.cell.left(6);
        if (random.bounded(9) == 0)
            row.cell.clear(); // not placed in the grid
        row.reportedAtMs = Now - random.bounded(2'000) * Minute;
        row.dueMs = random.bounded(8) == 0 ? 0 : Now + (random.bounded(600) - 300) * Minute;
        row.warnAtMs = row.dueMs - 30 * Minute;
        row.requested = random.bounded(10) == 0;
        row.supervised = random.bounded(10) == 0;
        rows.push_back(row);
    }
    return CaseTable::fromRows(rows);
}
} // namespace

/// What is counted of the moment is what is listed, and it is what the queues of the desk hold.
class TestCityNow : public QObject
{
    Q_OBJECT
private slots:
    void everyCountIsTheListOfItsCases();
    void itIsWhatTheQueuesHold();
    void theWorstAreTheLongestOver();
    void nothingOfAnEmptyCity();
};

void TestCityNow::everyCountIsTheListOfItsCases()
{
    for (quint32 seed = 1; seed <= 20; ++seed) {
        const CityNow now = cityNow(strewn(1'500, seed), {Now, DayBegins});
        std::vector<NowQuestion> questions;
        for (const NowPart part :
             {NowPart::ReportedToday, NowPart::Open, NowPart::Emergency, NowPart::Requested,
              NowPart::Supervised, NowPart::Overdue, NowPart::DueSoon})
            questions.push_back({part, {}});
        for (auto it = now.byState.cbegin(); it != now.byState.cend(); ++it) {
            questions.push_back({NowPart::InState, it.key()});
            questions.push_back({NowPart::OverdueInState, it.key()});
        }
        for (const auto &[department, late] : now.lateByDepartment)
            questions.push_back({NowPart::OverdueOfDepartment, department});
        for (auto it = now.areas.cbegin(); it != now.areas.cend(); ++it) {
            questions.push_back({NowPart::OpenInArea, it.key()});
            questions.push_back({NowPart::OverdueInArea, it.key()});
        }
        int counted = 0;
        for (const NowQuestion &question : questions) {
            const std::vector<int> cases = casesOf(now, question);
            QVERIFY2(int(cases.size()) == countOf(now, question),
                     qPrintable(QStringLiteral("%1 %2").arg(int(question.part)).arg(question.key)));
            QVERIFY(std::ranges::none_of(cases, [&](int at) { return now.table.at(at).id.isEmpty(); }));
            counted += !cases.empty();
        }
        QVERIFY(counted > 25);
        int states = 0, late = 0;
        for (const int count : now.byState)
            states += count;
        for (const auto &[state, some] : now.lateByState)
            late += some.count;
        QCOMPARE(states, now.open);
        QCOMPARE(late, now.overdue);
    }
}

void TestCityNow::itIsWhatTheQueuesHold()
{
    const CaseTable table = strewn(3'000, 77);
    const CityNow now = cityNow(table, {Now, DayBegins});
    const auto held = [&](Queue::Which which) {
        const Queue queue{QStringLiteral("q"), {}, which};
        int count = 0;
        for (int i = 0; i < table.size(); ++i)
            count += queue.holds(table.at(i), Now);
        return count;
    };
    QVERIFY(now.overdue > 100);
    QCOMPARE(now.overdue, held(Queue::Which::Overdue));
    QCOMPARE(now.open, held(Queue::Which::AllOpen));
    QCOMPARE(now.requested, held(Queue::Which::Requests));
}

void TestCityNow::theWorstAreTheLongestOver()
{
    const CityNow now = cityNow(strewn(2'000, 5), {Now, DayBegins});
    const std::vector<int> late = casesOf(now, {NowPart::Overdue});
    QCOMPARE(now.worst.size(), size_t(10));
    for (size_t i = 0; i < now.worst.size(); ++i)
        QCOMPARE(now.table.at(now.worst[i]).dueMs, now.table.at(late[i]).dueMs);
    QCOMPARE(now.longestMs, Now - now.table.at(now.worst.front()).dueMs);
}

void TestCityNow::nothingOfAnEmptyCity()
{
    const CityNow now = cityNow(CaseTable::fromRows({}), {Now, DayBegins});
    QCOMPARE(now.open + now.overdue + now.reportedToday + now.dueSoon, 0);
    QVERIFY(now.worst.empty() && now.areas.isEmpty());
    QVERIFY(casesOf(now, {NowPart::Open}).empty());
}

QTEST_GUILESS_MAIN(TestCityNow)
#include "tst_citynow.moc"

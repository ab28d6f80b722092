// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/act.h"
#include "resources/resources.h"
#include "simulator/decisions.h"

#include <QMap>
#include <QTest>

using namespace wanmi;
using namespace wanmi::domain;
using namespace wanmi::simulator;

namespace {

const RuleBook &rules()
{
    static const RuleBookPtr book = [] {
        resources::load();
        return shippedRuleBook().value();
    }();
    return *book;
}

Surroundings smallTown()
{
    Surroundings town;
    for (int i = 0; i < 40; ++i) {
        const geo::Place place{126.60 + i * 0.001, 45.75 + (i % 7) * 0.001};
        const QString grid = QStringLiteral("2301030010%1").arg(i / 10);
        town.cellsOfGrid[grid].push_back(int(town.cells.size()));
        town.cells.push_back(
            {QStringLiteral("230103001001%1").arg(i + 1, 3, 10, QLatin1Char('0')), grid, place});
        town.spots.push_back({QStringLiteral("花园街%1号").arg(i + 1), place});
        town.components.push_back({QStringLiteral("2301030102%1").arg(i, 6, 10, QLatin1Char('0')),
                                   QStringLiteral("0102"),
                                   town.cells.back().code,
                                   {},
                                   place});
    }
    for (int i = 0; i < 4; ++i) {
        const QString grid = QStringLiteral("2301030010%1").arg(i);
        const QString account = QStringLiteral("sv") + grid;
        town.supervisors.push_back(account);
        town.supervisorsOfGrid[grid].push_back(account);
        town.gridOfSupervisor.insert(account, grid);
    }
    for (const MinorClass &minor : rules().catalog.classes()) {
        const QString department = minor.typicalDepartment.text();
        if (!town.officerOf.contains(department)) {
            town.officerOf.insert(department, department + u'1');
            town.departments.push_back(department);
        }
    }
    return town;
}

Actor actorOf(const CaseFile &file, const Surroundings &town)
{
    if (file.taskKind.isEmpty() || (file.state != state::Verifying && file.state != state::Checking)) {
        if (const auto post = deskOf(file))
            return {PersonId(tokenOf(*post)), {}, *post, {}, {}};
        return {PersonId(town.officerOf.value(file.leadDept)),
                {},
                Post::DepartmentOfficer,
                DepartmentId(file.leadDept),
                {}};
    }
    return {PersonId(file.supervisor), {}, Post::Supervisor, {}, {}};
}

std::optional<CaseOrder> nextOrder(const CaseFile &file, const Surroundings &town, Chance &chance)
{
    if (file.state == state::Verifying || file.state == state::Checking)
        return answerTask(file, chance);
    if (const auto post = deskOf(file))
        return deskStep(file, *post, town, rules(), chance);
    return departmentStep(file, chance);
}
} // namespace

class TestDecisions : public QObject
{
    Q_OBJECT
private slots:
    void aDayHasItsHours();
    void aFasterCityReportsMoreOften();
    void theSameNameIsDecidedAlike();
    void reportsFollowTheMixOfClasses();
    void everyDecisionIsAcceptedByTheRuleAndEveryCaseEnds();
    void departmentsAreMostlyInTime();
    void nobodyDecidesForAnotherDesk();
};

void TestDecisions::aDayHasItsHours()
{
    double sum = 0;
    for (int hour = 0; hour < 24; ++hour)
        sum += weightOfHour(hour);
    QVERIFY(std::abs(sum / 24 - 1) < 1e-9);
    QVERIFY(weightOfHour(9) > 10 * weightOfHour(3));
}

void TestDecisions::aFasterCityReportsMoreOften()
{
    const auto meanMs = [](double speed, int hour) {
        Chance chance(5);
        double sum = 0;
        for (int i = 0; i < 4000; ++i)
            sum += double(untilNextReport(400, hour, speed, chance).count());
        return sum / 4000;
    };
    const double expected = 86'400'000.0 / 400 / weightOfHour(10);
    QVERIFY(std::abs(meanMs(1, 10) / expected - 1) < 0.06);
    QVERIFY(std::abs(meanMs(20, 10) * 20 / expected - 1) < 0.06);
    Chance chance(1);
    QVERIFY(untilNextReport(1e9, 10, 1e6, chance).count() >= 20); // never a busy loop
}

void TestDecisions::theSameNameIsDecidedAlike()
{
    const Surroundings town = smallTown();
    for (int i = 0; i < 20; ++i) {
        const QString name = QStringLiteral("report/%1").arg(i);
        Chance one(7, name), other(7, name), stranger(8, name);
        const auto a = reportBy(Reporter::Citizen, town, rules(), one);
        QCOMPARE(*a, *reportBy(Reporter::Citizen, town, rules(), other));
        QVERIFY(*a != *reportBy(Reporter::Citizen, town, rules(), stranger));
    }
}

void TestDecisions::reportsFollowTheMixOfClasses()
{
    const Surroundings town = smallTown();
    QMap<QString, int> majors;
    int components = 0;
    for (int i = 0; i < 3000; ++i) {
        Chance chance(1, QStringLiteral("report/%1").arg(i));
        const auto order = reportBy(Reporter::Citizen, town, rules(), chance);
        QVERIFY(order && order->place && order->conditionNo && !order->description->isEmpty());
        if (*order->kind == CaseKind::Component)
            ++components;
        else
            ++majors[order->classCode->left(2)];
    }
    QVERIFY(components > 300 && components < 600);
    QVERIFY(majors[QStringLiteral("01")] > majors[QStringLiteral("04")]);
    QVERIFY(majors[QStringLiteral("04")] > majors[QStringLiteral("03")]);
    Chance chance(1);
    QVERIFY(!reportBy(Reporter::Citizen, {}, rules(), chance));
}

void TestDecisions::everyDecisionIsAcceptedByTheRuleAndEveryCaseEnds()
{
    const Surroundings town = smallTown();
    QMap<QString, int> ends;
    int reworked = 0, returned = 0, steps = 0;
    for (int i = 0; i < 600; ++i) {
        const bool isCitizen = i % 3 == 0;
        Chance chance(42, QStringLiteral("life/%1").arg(i));
        auto order = reportBy(isCitizen ? Reporter::Citizen : Reporter::Supervisor, town, rules(), chance);
        order->caseId = CaseId(QString::number(i));
        Actor who{PersonId(QStringLiteral("portal")), {}, Post::Portal, {}, {}};
        if (!isCitizen) {
            const CellSpot *cell = town.cellNear(*order->place);
            who = {PersonId(town.supervisorFor(cell->dutyGrid, {}, chance)), {}, Post::Supervisor, {}, {}};
        }
        Circumstances now{rules().calendar.toInstant({2026, 11, 23}, {9, 0}), {}, {}, {}};
        std::optional<CaseFile> file;
        for (int step = 0; step < 80 && (!file || file->isOpen()); ++step, ++steps) {
            // Who leaves the choice to central gets whoever is near.
            if (file && order->action.startsWith(u"send") && order->supervisor.isEmpty())
                order->supervisor = town.supervisorFor(file->dutyGrid, file->handlers, chance);
            const auto verdict = act(file, *order, who, ActionId::random(), now, rules());
            QVERIFY2(verdict,
                     verdict ? ""
                             : qPrintable(order->action + QStringLiteral(": ") + verdict.error().reason));
            file = verdict->after;
            now.at += std::chrono::minutes(1);
            if (!file->isOpen())
                break;
            order = nextOrder(*file, town, chance);
            QVERIFY2(order, qPrintable(file->state));
            who = actorOf(*file, town);
        }
        ++ends[file->state];
        reworked += file->reworkCount > 0 ? 1 : 0;
        returned += file->returnCount > 0 ? 1 : 0;
    }
    qInfo() << ends << reworked << "reworked," << returned << "returned," << steps << "actions";
    QCOMPARE(ends.value(state::Closed) + ends.value(state::NotAccepted) + ends.value(state::NotRegistered),
             600);
    QVERIFY(ends.value(state::Closed) > 500);
    QVERIFY(reworked > 10 && reworked < 90);
    QVERIFY(returned > 3);
}

void TestDecisions::departmentsAreMostlyInTime()
{
    CaseFile file;
    file.state = state::Handling;
    file.handlingLimit = worktime::parseLimit(u"PT4H work").value();
    int late = 0;
    for (int i = 0; i < 2000; ++i) {
        Chance chance(3, QString::number(i));
        late += fieldDelay(file, chance) > file.handlingLimit.length ? 1 : 0;
    }
    QVERIFY2(late > 100 && late < 240, qPrintable(QString::number(late)));
}

void TestDecisions::nobodyDecidesForAnotherDesk()
{
    const Surroundings town = smallTown();
    CaseFile file;
    file.state = state::PendingRegister;
    Chance chance(1);
    QVERIFY(!deskStep(file, Post::Acceptor, town, rules(), chance));
    QVERIFY(deskStep(file, Post::ShiftLeader, town, rules(), chance));
    file.state = state::Suspended;
    QVERIFY(!deskOf(file));
    file.state = state::Handling;
    file.pendingRequest = PendingRequest{QStringLiteral("extend"), {}, {}, {}, {}, 0, {}};
    QCOMPARE(deskOf(file), Post::Dispatcher);
    QVERIFY(!departmentStep(file, chance));
}

QTEST_GUILESS_MAIN(TestDecisions)
#include "tst_decisions.moc"

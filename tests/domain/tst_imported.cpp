// SPDX-License-Identifier: GPL-3.0-or-later
#include "casedriver.h"

#include <QTest>

using namespace wanmi;
using namespace wanmi::domain;

namespace {
/// A case of another system in that state: no deadlines, no limit, no trail.
CaseFile importedIn(const QString &state, base::Instant reported)
{
    CaseFile file;
    file.id = CaseId(QStringLiteral("case-1"));
    file.version = 1;
    file.imported = true;
    file.state = state;
    file.kind = CaseKind::Component;
    file.classCode = QStringLiteral("0102");
    file.reportedAt = reported;
    file.place = {126.625, 45.763};
    file.leadDept = CaseDriver::Drainage;
    file.source = QStringLiteral("transfer");
    return file;
}
} // namespace

/// What may be done with a case that another system began, and a city's own classes.
class TestImported : public QObject
{
    Q_OBJECT
private slots:
    void aCaseWithoutDeadlinesShowsNone()
    {
        const CaseFile file = importedIn(state::Handling, CaseDriver().at);
        QCOMPARE(lightOf(file, CaseDriver().at + std::chrono::years(3)), worktime::Light::None);
        QVERIFY(!isOverdue(file, CaseDriver().at + std::chrono::years(3)));
    }
    void everyActionOfEveryStateIsJudgedWithoutClocks()
    {
        // None of them may fail for what another system did not say.
        const RuleBook &rules = *CaseDriver::rules();
        int accepted = 0;
        for (const workflow::State &state : rules.workflow.states()) {
            if (!state.atomic)
                continue;
            CaseDriver driver;
            const CaseFile before = importedIn(state.id, driver.at);
            for (const workflow::Transition *transition : rules.workflow.leaving(state.id)) {
                for (const QString &post : transition->posts) {
                    CaseOrder order = driver.order(transition->event);
                    order.caseId = before.id;
                    Circumstances circumstances;
                    circumstances.at = driver.at;
                    const auto verdict = act(before, order, CaseDriver::actor(*postFromToken(post)),
                                             ActionId::random(), circumstances, rules);
                    if (!verdict)
                        continue;
                    ++accepted;
                    QVERIFY(verdict->after.imported);
                    QCOMPARE(verdict->after.reportedAt, before.reportedAt);
                    QVERIFY2(lightOf(verdict->after, driver.at) != worktime::Light::Red,
                             qPrintable(state.id + u' ' + transition->event));
                }
            }
        }
        QVERIFY(accepted > 20);
    }
    void aDispatchHereTakesTheClassesOwnLimit()
    {
        CaseDriver driver;
        driver.file = importedIn(state::PendingDispatch, driver.at);
        driver.file->leadDept.clear();
        QCOMPARE(driver.perform(QStringLiteral("dispatch"), Post::Dispatcher), QString());
        QCOMPARE(driver.file->state, state::PendingSign);
        QVERIFY(driver.file->stageDue && *driver.file->stageDue > driver.at);
        QCOMPARE(
            driver.file->handlingLimit,
            CaseDriver::rules()->catalog.find(CaseKind::Component, QStringLiteral("0102"))->defaultLimit);
    }
    void theDeadlineItCameWithStays()
    {
        CaseDriver driver;
        driver.file = importedIn(state::PendingDispatch, driver.at);
        const base::Instant due = driver.at + std::chrono::hours(700);
        driver.file->handlingDue = due;
        QCOMPARE(driver.perform(QStringLiteral("dispatch"), Post::Dispatcher), QString());
        QCOMPARE(driver.file->handlingDue, std::optional(due));
    }
    void aClassOfNobodyHasNoClock()
    {
        CaseDriver driver;
        driver.file = importedIn(state::PendingDispatch, driver.at);
        driver.file->classCode = QStringLiteral("0777");
        QCOMPARE(driver.perform(QStringLiteral("dispatch"), Post::Dispatcher), QString());
        QVERIFY(!driver.file->stageDue);
        QVERIFY(!driver.file->handlingDue);
    }
    void classesOfTheCityLieOverTheCatalog()
    {
        MinorClass lantern;
        lantern.kind = CaseKind::Component;
        lantern.code = QStringLiteral("0588");
        lantern.nameZh = QStringLiteral("冰灯");
        lantern.nameEn = QStringLiteral("Ice lantern");
        lantern.typicalDepartment = DepartmentId(QStringLiteral("local_ice"));
        lantern.defaultLimit = worktime::parseLimit(u"P2D work").value();
        const Catalog &shipped = CaseDriver::rules()->catalog;
        const Catalog both = shipped.withLocal({lantern});
        QCOMPARE(both.classes().size(), shipped.classes().size() + 1);
        QVERIFY(!shipped.find(CaseKind::Component, lantern.code));
        const MinorClass *found = both.find(CaseKind::Component, lantern.code);
        QVERIFY(found);
        QCOMPARE(found->nameZh, lantern.nameZh);
        QCOMPARE(both.editionOf(CaseKind::Component, lantern.code), QStringLiteral("LOCAL"));
        QCOMPARE(both.editionOf(CaseKind::Component, QStringLiteral("0102")), shipped.edition());
        const FilingCondition *condition
            = both.condition(CaseKind::Component, lantern.code, QStringLiteral("01"));
        QVERIFY(condition); // it can be filed
        QCOMPARE(condition->limit, lantern.defaultLimit);
        lantern.nameZh = QStringLiteral("冰雕");
        QCOMPARE(both.withLocal({lantern}).find(CaseKind::Component, lantern.code)->nameZh, lantern.nameZh);
        QCOMPARE(both.withLocal({lantern}).classes().size(), both.classes().size());
    }
};

QTEST_GUILESS_MAIN(TestImported)
#include "tst_imported.moc"

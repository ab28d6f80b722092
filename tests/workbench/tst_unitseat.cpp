// SPDX-License-Identifier: GPL-3.0-or-later
// A dispatcher's proposal and a department's seat against a real central: what one sends is what the other
// gets, and a department sees and counts its own.
#include "support/smallcity.h"

#include "models/cameralist.h"
#include "models/names.h"
#include "workbench/dutyadvice.h"
#include "workbench/style.h"

#include <QDir>
#include <QTest>

using namespace wanmi;
using namespace wanmi::test;

namespace {
/// Whoever signs for a department of the sample city.
QString officerOf(const QString &department)
{
    const QString area = department.section(u'@', 1);
    if (area.isEmpty())
        return department + u'1';
    return (area.size() == 6 ? QStringLiteral("dco") : QStringLiteral("so")) + area;
}

domain::CaseOrder order(const QString &caseId, const char *action)
{
    domain::CaseOrder made;
    made.caseId = CaseId(caseId);
    made.action = QString::fromLatin1(action);
    return made;
}
} // namespace

class TestUnitSeat : public QObject
{
    Q_OBJECT
private slots:
    void initTestCase() { m_city = std::make_unique<SmallCity>(); }
    void cleanupTestCase() { m_city.reset(); }
    void theProposalGoesOutAndComesBackWiser();
    void aDepartmentCountsItsOwnAlone();
    void twoSeatsProposeTheSame();
    void pictures();

private:
    domain::Recommendation ask(Seat &seat, const QString &caseId)
    {
        const auto dossier = await(seat.store().dossier(caseId));
        if (!dossier)
            return {};
        return await(seat.store().recommend(dossier->file, dossier->trail, m_city->rules()))
            .value_or(domain::Recommendation{});
    }
    QString waiting(Seat &dispatcher)
    {
        const auto rows = await(dispatcher.store().caseSummaries(true));
        for (const store::CaseSummary &row : **rows) {
            if (row.state == domain::state::PendingDispatch)
                return row.id;
        }
        return {};
    }
    std::unique_ptr<SmallCity> m_city;
};

void TestUnitSeat::theProposalGoesOutAndComesBackWiser()
{
    QVERIFY(m_city->isUp());
    Seat &dispatcher = m_city->seat(QStringLiteral("dispatcher1"));
    const QString id = waiting(dispatcher);
    QVERIFY(!id.isEmpty());
    const domain::Recommendation proposed = ask(dispatcher, id);
    QVERIFY(proposed.first());
    const QString first = proposed.first()->department;
    auto dispatch = order(id, "dispatch");
    dispatch.leadDept = first;
    QCOMPARE(dispatcher.perform(dispatch), QString());
    QVERIFY(m_city->settle());

    Seat &officer = m_city->seat(officerOf(first));
    QCOMPARE(officer.stateOf(id), domain::state::PendingSign);
    QCOMPARE(officer.perform(order(id, "sign")), QString());
    auto crew = order(id, "assignCrew");
    crew.crew = QStringLiteral("𠮷组");
    QCOMPARE(officer.perform(crew), QString());
    // Before central has judged it, it is counted already.
    auto jobs = await(officer.store().crewJobs(first));
    QVERIFY(jobs && !jobs->empty());
    QCOMPARE(jobs->front().crew, crew.crew);
    QVERIFY(jobs->front().busy);
    QVERIFY(m_city->settle());
    jobs = await(officer.store().crewJobs(first));
    QVERIFY(jobs && !jobs->empty() && jobs->front().busy);
    QCOMPARE(jobs->front().caseId, id);

    const QString named = proposed.choices.back().department;
    auto back = order(id, "requestReturn");
    back.reason = QStringLiteral("不属于本部门职责");
    back.suggestedDept = named;
    QCOMPARE(officer.perform(back), QString());
    QVERIFY(m_city->settle());
    auto approve = order(id, "approveReturn");
    QCOMPARE(dispatcher.perform(approve), QString());
    QVERIFY(m_city->settle());
    QCOMPARE(dispatcher.stateOf(id), domain::state::PendingDispatch);
    const domain::Recommendation again = ask(dispatcher, id);
    QCOMPARE(again.of(first)->share, 0.0);
    QCOMPARE(again.of(first)->against.front().token, QStringLiteral("returned-this"));
    QVERIFY(again.first()->department != first);
    QVERIFY(again.of(named)->share > proposed.of(named)->share);
    QCOMPARE(again.of(named)->reasons.front(),
             (domain::DutyReason{QStringLiteral("named-at-return"), {first}}));
    QCOMPARE(m_city->contractBreaches(), QStringList());
}

void TestUnitSeat::aDepartmentCountsItsOwnAlone()
{
    Seat &all = m_city->seat(QStringLiteral("dispatcher1"));
    QVERIFY(m_city->settle());
    const auto rows = await(all.store().caseSummaries(true));
    std::map<QString, int> open;
    for (const store::CaseSummary &row : **rows)
        open[row.leadDept] += !row.leadDept.isEmpty();
    const QString own = QStringLiteral("sanitation"), other = QStringLiteral("urban_enforcement");
    QVERIFY(open[own] > 0 && open[other] > 0);
    Seat &officer = m_city->seat(officerOf(own));
    const qint64 now = base::toMs(m_city->clock().now());
    const qint64 month = 30LL * 86'400'000;
    const auto review = await(officer.store().unitReview(own, now - month, now + 1));
    QVERIFY(review);
    QCOMPARE(review->open, open[own]);
    const auto same = await(all.store().unitReview(own, now - month, now + 1));
    QVERIFY(same);
    QCOMPARE(review->handled, same->handled);
    QCOMPARE(review->inTime, same->inTime);
    QCOMPARE(review->rework, same->rework);
    QCOMPARE(review->meanWork.count(), same->meanWork.count());
    QVERIFY(review->handled > 0);
    int handled = 0, ofClasses = 0;
    for (const store::UnitClassRow &row : review->classes) {
        handled += row.handled;
        ofClasses += row.open;
    }
    QCOMPARE(handled, review->handled);
    QCOMPARE(ofClasses, review->open);
    // Others' cases are not in this replica; only what it assists in can be.
    const auto others = await(officer.store().unitReview(other, now - month, now + 1));
    QVERIFY(others);
    QVERIFY2(others->open < open[other], qPrintable(QString::number(others->open)));
}

void TestUnitSeat::twoSeatsProposeTheSame()
{
    Seat &one = m_city->seat(QStringLiteral("dispatcher1"));
    Seat &two = m_city->seat(QStringLiteral("dispatcher2"));
    QVERIFY(m_city->settle());
    const auto rows = await(one.store().caseSummaries(true));
    int asked = 0;
    for (const store::CaseSummary &row : **rows) {
        if (row.state != domain::state::PendingDispatch || ++asked > 5)
            continue;
        QVERIFY2(ask(one, row.id) == ask(two, row.id), qPrintable(row.id));
    }
    QVERIFY(asked > 0);
}

void TestUnitSeat::pictures()
{
    const QString folder = qEnvironmentVariable("WANMI_SHOTS");
    if (folder.isEmpty())
        QSKIP("only when WANMI_SHOTS names a folder");
    QDir().mkpath(folder);
    Seat &seat = m_city->seat(QStringLiteral("dispatcher1"));
    workbench::Style style;
    style.apply(QStringLiteral("light"));
    models::Words words(m_city->rules());
    models::Directory directory(m_city->rules(), seat.store());
    connect(&directory, &models::Directory::namesChanged, &words, &models::Words::setNames);
    models::CameraList cameras(seat.store(), words);
    models::Selection selection;
    models::CaseRows rows;
    operations::Lookout lookout;
    store::KnownPeople people(m_city->folder(), std::make_shared<SettableClock>());
    workbench::SessionContext session{seat.store(), seat.link(),
                                      seat.desk(),  lookout,
                                      people,       selection,
                                      rows,         cameras,
                                      words,        m_city->rules(),
                                      seat.grant(), std::make_shared<SettableClock>(),
                                      {},           {}};
    QVERIFY(spinUntil([&] { return !words.names()->departments().empty(); }));
    const auto all = await(seat.store().caseSummaries(false));
    for (const QString &language : {QStringLiteral("zh"), QStringLiteral("en")}) {
        words.setLanguage(language);
        int number = 0;
        for (const store::CaseSummary &row : **all) {
            if (row.state != domain::state::Closed || row.leadDept.isEmpty() || ++number % 60 != 1)
                continue;
            workbench::DutyAdvice advice(session);
            advice.present(ask(seat, row.id));
            advice.noteChosen(QStringLiteral("drainage"));
            advice.setAttribute(Qt::WA_StyledBackground);
            advice.setStyleSheet(QStringLiteral("background: white"));
            advice.resize(400, 320);
            advice.setVisible(true);
            QTest::qWait(60);
            advice.grab().save(QStringLiteral("%1/advice-%2-%3.png").arg(folder, language).arg(number));
        }
    }
}

QTEST_MAIN(TestUnitSeat)
#include "tst_unitseat.moc"

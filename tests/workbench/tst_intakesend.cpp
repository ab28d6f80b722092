// SPDX-License-Identifier: GPL-3.0-or-later
#include "workbench/intakeform.h"

#include "workbench/deskseat.h"
#include "workbench/placefield.h"
#include "workbench/queuepage.h"

#include <QLabel>
#include <QPushButton>
#include <QTest>

using namespace wanmi;
using test::await;
using test::IntakeDesk;
using test::spinUntil;
using workbench::IntakePage;
using workbench::RankedField;

/// What becomes of a report when it is sent: at once, offline, taken back, where nobody is on duty.
class TestIntakeSend : public QObject, private test::IntakeForm
{
    Q_OBJECT
private slots:
    void initTestCase() { setUp(); }
    void cleanup() { leave(); }
    void cleanupTestCase() { tearDown(); }
    void sentFasterThanThePlaceIsKnownItWaitsForIt();
    void whereNobodyIsOnDutyTheReportWaitsAndSaysSo();
    void withoutCentralTheReportIsVisiblyProvisional();
    void aReportThatHasNotLeftIsTakenBackByOneKey();
    void aLeaderReportsAsALeader();
};

void TestIntakeSend::sentFasterThanThePlaceIsKnownItWaitsForIt()
{
    begin();
    say("description", QStringLiteral("下水道堵了往外冒污水"));
    m_acceptor->m_selection.selectCase({});
    place(m_place);
    m_acceptor->window().reportForm()->send(); // nobody has said yet who is on duty there
    QVERIFY(spinUntil([this] { return !m_acceptor->window().reportForm(); }));
    QVERIFY(m_city->settle());
    QCOMPARE(m_acceptor->m_seat.stateOf(m_acceptor->m_selection.caseId()), domain::state::Verifying);
}

void TestIntakeSend::whereNobodyIsOnDutyTheReportWaitsAndSaysSo()
{
    test::DeskSeat seat(QStringLiteral("acceptor"));
    seat.m_words->setLanguage(QStringLiteral("zh"));
    workbench::MainWindow &window = seat.window();
    test::ready(window);
    const auto shapes = await(seat.m_store->cellShapes());
    QVERIFY(shapes.has_value());
    std::optional<geo::Place> lonely;
    for (const store::CellShape &cell : **shapes) {
        const geo::Place inside = geo::pointInside(cell.shape);
        const auto facts = await(seat.m_store->cellAt(inside));
        if (facts && facts->supervisorOnDuty.isEmpty()) {
            lonely = inside;
            break;
        }
    }
    QVERIFY(lonely.has_value());
    window.beginReport();
    IntakePage *page = window.reportForm();
    page->field(QStringLiteral("description"))->setAnswer(QStringLiteral("门口一堆垃圾没人清"));
    qobject_cast<workbench::PlaceField *>(page->field(QStringLiteral("place")))->takePlace(*lonely);
    QVERIFY(spinUntil([page] { return page->isSettled(); }));
    QCOMPARE(page->field(QStringLiteral("next"))->answer(), QStringLiteral("nothing"));
    QVERIFY(!page->sendButton().text().contains(u'→'));
    bool told = false;
    for (const QLabel *label : page->side().findChildren<QLabel *>())
        told = told || (label->isVisible() && label->text().contains(QStringLiteral("无人在岗")));
    QVERIFY(told);
    page->send();
    QVERIFY(spinUntil([&] { return !window.reportForm(); }));
    const auto dossier = await(seat.m_store->dossier(seat.m_selection.caseId()));
    QVERIFY(dossier.has_value());
    QCOMPARE(dossier->file.state, domain::state::Intake);
    QCOMPARE(dossier->pending.size(), size_t(1));
    m_acceptor->toFront();
}

void TestIntakeSend::withoutCentralTheReportIsVisiblyProvisional()
{
    m_acceptor->m_seat.cutTheLine();
    begin();
    say("description", QStringLiteral("路面塌了个坑"));
    place(m_place);
    QVERIFY(settled());
    bool told = false;
    for (const QLabel *label :
         m_acceptor->window().reportForm()->findChildren<QLabel *>(QStringLiteral("moved")))
        told = told || label->isVisible();
    QVERIFY(told);
    const QString id = sent();
    QVERIFY(!id.isEmpty());
    const auto dossier = await(m_acceptor->m_seat.store().dossier(id));
    QVERIFY(dossier.has_value());
    QCOMPARE(dossier->pending.size(), size_t(2));
    QCOMPARE(dossier->file.state, domain::state::Verifying);
    QVERIFY(!dossier->confirmed);
    m_acceptor->m_seat.healTheLine();
    QVERIFY(spinUntil([this] { return m_acceptor->m_seat.isOnline(); }));
    QVERIFY(m_city->settle());
    QVERIFY(await(m_acceptor->m_seat.store().dossier(id))->pending.empty());
    QCOMPARE(m_acceptor->m_seat.stateOf(id), domain::state::Verifying);
}

void TestIntakeSend::aReportThatHasNotLeftIsTakenBackByOneKey()
{
    m_acceptor->m_seat.cutTheLine();
    begin();
    say("description", QStringLiteral("桥下堆满杂物"));
    place(m_place);
    const QString id = sent();
    QVERIFY(!id.isEmpty());
    m_acceptor->window().focusQueue();
    QTest::keyClick(m_acceptor->window().focusWidget(), Qt::Key_Z, Qt::ControlModifier);
    QVERIFY(spinUntil([this] { return m_acceptor->window().reportForm() != nullptr; }));
    QCOMPARE(field<workbench::Field>("description")->answer(), QStringLiteral("桥下堆满杂物"));
    QVERIFY(!await(m_acceptor->m_seat.store().dossier(id)).has_value());
    QCOMPARE(m_acceptor->m_seat.status().waitingCommands, 0);
    m_acceptor->m_seat.healTheLine();
    QVERIFY(spinUntil([this] { return m_acceptor->m_seat.isOnline(); }));
    // What central has seen stays.
    const QString gone = sent();
    QVERIFY(!gone.isEmpty());
    QVERIFY(m_city->settle());
    m_acceptor->window().focusQueue();
    QTest::keyClick(m_acceptor->window().focusWidget(), Qt::Key_Z, Qt::ControlModifier);
    QTest::qWait(100);
    QVERIFY(!m_acceptor->window().reportForm());
    QCOMPARE(m_acceptor->m_seat.stateOf(gone), domain::state::Verifying);
}

void TestIntakeSend::aLeaderReportsAsALeader()
{
    IntakeDesk desk(*m_city, QStringLiteral("mayor"));
    desk.toFront();
    desk.window().beginReport();
    IntakePage *page = desk.window().reportForm();
    QVERIFY(page);
    QCOMPARE(page->field(QStringLiteral("source"))->answer(), QStringLiteral("leader"));
    QVERIFY(page->field(QStringLiteral("reporterPhone"))->isHidden());
    page->field(QStringLiteral("description"))->setAnswer(QStringLiteral("护栏歪倒，请尽快扶正"));
    qobject_cast<workbench::PlaceField *>(page->field(QStringLiteral("place")))->takePlace(m_place);
    QVERIFY(spinUntil([&] { return page->isSettled(); }));
    page->send();
    QVERIFY(spinUntil([&] { return !desk.window().reportForm(); }));
    QVERIFY(m_city->settle());
    // A leader's post reports; it neither verifies nor registers.
    QCOMPARE(m_acceptor->m_seat.stateOf(desk.m_selection.caseId()), domain::state::Intake);
    m_acceptor->toFront();
}

QTEST_MAIN(TestIntakeSend)
#include "tst_intakesend.moc"

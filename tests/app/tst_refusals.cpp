// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/seatfixture.h"

#include "models/casequeue.h"
#include "support/caseorders.h"
#include "workbench/casepage.h"
#include "workbench/overlays.h"
#include "workbench/queuepage.h"

#include <QPushButton>
#include <QTest>
#include <QtQml/QQmlExtensionPlugin>

Q_IMPORT_QML_PLUGIN(Wanmi_KitPlugin)
Q_IMPORT_QML_PLUGIN(Wanmi_MapPlugin)
Q_IMPORT_QML_PLUGIN(Wanmi_WallPlugin)

using namespace wanmi;
using namespace wanmi::test;
using sync::LinkStatus;

namespace {
const QString Dispatcher = QStringLiteral("dispatcher1");
const QString Colleague = QStringLiteral("dispatcher2");
} // namespace

/// What a person sees and can do when central, or somebody else, was of another mind.
class TestRefusals : public SeatFixture
{
    Q_OBJECT

private slots:
    void aRefusalByCentralIsACardThatCanBeClosed();
    void aDispatcherDoesARefusedThingAgainWhenTheCaseAllowsIt();
    void aClerkDoesARefusedThingAgainOrGivesUp();
    void whatIsTypedSurvivesAChangeOfTheSameCaseByAnotherSeat();
    void noHandlerTookTooLongAndNoDoorWasPassed() { heldToTheLimits(); }

private:
    /// Presses a button of the refusal card by the keyboard; 0: do it again, 1: give up.
    bool pressOnCard(int which)
    {
        if (!spinUntil([this] { return rejectionCard(window()) && rejectionCard(window())->isVisible(); }))
            return false;
        const QList<QPushButton *> buttons = rejectionCard(window())->findChildren<QPushButton *>();
        if (buttons.size() != 2)
            return false;
        buttons.at(which)->setFocus();
        QTest::keyClick(buttons.at(which), Qt::Key_Space);
        return true;
    }
    [[nodiscard]] bool hasRefusals(int count)
    {
        const auto refused = await(m_desk->seat().store().rejections());
        return refused && static_cast<int>(refused->size()) == count;
    }
    [[nodiscard]] bool saysNothingWasChanged()
    {
        const QString words
            = QCoreApplication::translate("wanmi::workbench::CasePage", "Nothing was changed");
        return textsOf(window().casePage()).join(u'\n').contains(words);
    }
    [[nodiscard]] bool offers(const QString &action)
    {
        return std::ranges::any_of(window().casePage().actionKeys(),
                                   [&](const auto &key) { return key.first == action; });
    }
};

void TestRefusals::aRefusalByCentralIsACardThatCanBeClosed()
{
    QVERIFY(m_desk->comeToWork(Dispatcher));
    Seat &colleague = m_city->seat(Colleague);
    QVERIFY(hasRows(window()));
    const QString id = window().queue().model().summary(0).id;
    // This seat is cut off; the colleague is first.
    m_desk->seat().link().stop();
    QVERIFY(spinUntil([this] { return m_desk->seat().link().status().state == LinkStatus::State::Stopped; }));
    QCOMPARE(colleague.perform(dispatchTo(id, QStringLiteral("drainage"))), QString());
    QVERIFY(m_city->settle());
    QCOMPARE(dispatchByKeys(window()), id);
    QCOMPARE(m_desk->seat().selection().caseId(), id);
    QVERIFY(!rejectionCard(window()));

    m_desk->seat().link().start();
    QVERIFY(spinUntil([this] { return rejectionCard(window()) != nullptr; }));
    QVERIFY(spinUntil([this] { return rejectionCard(window()) && rejectionCard(window())->isVisible(); }));
    const auto refused = await(m_desk->seat().store().rejections());
    QVERIFY(refused && refused->size() == 1);
    const QString reason = m_desk->words().reason(refused->front().result.reason);
    QVERIFY(!reason.isEmpty() && reason != refused->front().result.reason);
    QString words;
    QVERIFY(spinUntil([&] {
        words = textsOf(*rejectionCard(window())).join(u'\n');
        return words.contains(reason);
    }));
    QVERIFY2(words.contains(reason), qPrintable(words));
    QVERIFY2(words.contains(m_desk->words().action(QStringLiteral("dispatch"))), qPrintable(words));
    QVERIFY2(spinUntil([&] {
                 return rejectionCard(window())
                     && textsOf(*rejectionCard(window()))
                            .join(u'\n')
                            .contains(m_desk->words().department(QStringLiteral("drainage")));
             }),
             qPrintable(words));

    const QList<QPushButton *> buttons = rejectionCard(window())->findChildren<QPushButton *>();
    QCOMPARE(buttons.size(), 2);
    buttons.last()->setFocus();
    QTest::keyClick(buttons.last(), Qt::Key_Space);
    QVERIFY(spinUntil([this] { return rejectionCard(window()) == nullptr; }));
    const auto left = await(m_desk->seat().store().rejections());
    QVERIFY(left && left->empty());
    QCOMPARE(colleague.caseFile(id)->leadDept, QStringLiteral("drainage"));
}

void TestRefusals::aDispatcherDoesARefusedThingAgainWhenTheCaseAllowsIt()
{
    QVERIFY(m_desk->comeToWork(Dispatcher));
    Seat &colleague = m_city->seat(Colleague);
    QVERIFY(hasRows(window()));
    const QString id = window().queue().model().summary(0).id;
    m_desk->seat().link().stop();
    QVERIFY(spinUntil([this] { return m_desk->seat().link().status().state == LinkStatus::State::Stopped; }));
    domain::CaseOrder back = plain(id, QStringLiteral("sendBackRegister"));
    back.reason = QStringLiteral("材料不全");
    QCOMPARE(colleague.perform(back), QString());
    QVERIFY(m_city->settle());
    QCOMPARE(dispatchByKeys(window()), id);
    m_desk->seat().link().start();
    QVERIFY(pressOnCard(0));
    // No once more, in words, because the case still waits for the shift leader; the card stays.
    QVERIFY(spinUntil([this] { return saysNothingWasChanged(); }));
    QVERIFY(hasRefusals(1) && rejectionCard(window()));
    QCOMPARE(colleague.stateOf(id), domain::state::PendingRegister);
    QCOMPARE(m_city->seat(QStringLiteral("shift1")).perform(plain(id, QStringLiteral("register"))),
             QString());
    QVERIFY(m_city->settle());
    QVERIFY(pressOnCard(0));
    QVERIFY(spinUntil([&] { return colleague.stateOf(id) == domain::state::PendingSign; }));
    QVERIFY(spinUntil([this] { return rejectionCard(window()) == nullptr && hasRefusals(0); }));
}

void TestRefusals::aClerkDoesARefusedThingAgainOrGivesUp()
{
    const QString id = registeredCase(*m_city);
    Seat &dispatcher = m_city->seat(Dispatcher);
    QCOMPARE(dispatcher.perform(dispatchTo(id, QStringLiteral("drainage"))), QString());
    QVERIFY(m_city->settle());
    Seat &lead = m_city->seat(QStringLiteral("drainage_lead"));
    QCOMPARE(lead.perform(plain(id, QStringLiteral("sign"))), QString());
    QVERIFY(m_city->settle());

    QVERIFY(m_desk->comeToWork(QStringLiteral("drainage1")));
    m_desk->seat().selection().selectCase(id);
    QVERIFY(spinUntil([&] { return offers(QStringLiteral("requestExtend")); }));
    m_desk->seat().link().stop();
    QVERIFY(spinUntil([this] { return m_desk->seat().link().status().state == LinkStatus::State::Stopped; }));
    domain::CaseOrder pause = plain(id, QStringLiteral("requestSuspend"));
    pause.reason = QStringLiteral("等待备件");
    pause.until = m_city->clock().now() + std::chrono::hours(48);
    QCOMPARE(lead.perform(pause), QString());
    QVERIFY(m_city->settle());

    QTest::keyClick(focused(window()), Qt::Key_E);
    QVERIFY(spinUntil([this] { return window().casePage().form() != nullptr; }));
    workbench::ActionForm *form = window().casePage().form();
    QCOMPARE(form->action(), QStringLiteral("requestExtend"));
    form->field(QStringLiteral("days"))->setAnswer(QStringLiteral("3"));
    form->field(QStringLiteral("reason"))->setAnswer(QStringLiteral("管段较长，需要更多时间"));
    QTest::keyClick(form, Qt::Key_Return, Qt::ControlModifier);
    QVERIFY(spinUntil([this] { return window().casePage().form() == nullptr; }));
    m_desk->seat().link().start();
    QVERIFY(spinUntil([this] { return rejectionCard(window()) && hasRefusals(1); }));
    QVERIFY(spinUntil([this] {
        return rejectionCard(window())
            && textsOf(*rejectionCard(window()))
                   .join(u'\n')
                   .contains(m_desk->words().action(QStringLiteral("requestExtend")));
    }));

    // Too early: the other request still lies with the dispatcher.
    QVERIFY(pressOnCard(0));
    QVERIFY(spinUntil([this] { return saysNothingWasChanged(); }));
    QVERIFY(hasRefusals(1));
    picture(QStringLiteral("refused-again"));
    domain::CaseOrder no = plain(id, QStringLiteral("rejectSuspend"));
    no.reason = QStringLiteral("备件今日到货");
    QCOMPARE(dispatcher.perform(no), QString());
    QVERIFY(m_city->settle());
    QVERIFY(pressOnCard(0));
    QVERIFY(spinUntil([&] {
        const auto file = dispatcher.caseFile(id);
        return file && file->pendingRequest && file->pendingRequest->kind == QLatin1String("extend");
    }));
    QVERIFY(spinUntil([this] { return rejectionCard(window()) == nullptr && hasRefusals(0); }));
}

void TestRefusals::whatIsTypedSurvivesAChangeOfTheSameCaseByAnotherSeat()
{
    QVERIFY(m_desk->comeToWork(Dispatcher));
    Seat &inspector = m_city->seat(QStringLiteral("inspector1"));
    QVERIFY(hasRows(window()));
    QTest::keyClick(focused(window()), Qt::Key_J);
    const QString id = m_desk->seat().selection().caseId();
    QTest::keyClick(focused(window()), Qt::Key_D);
    QVERIFY(spinUntil([this] { return window().casePage().form() != nullptr; }));
    const QPointer<workbench::ActionForm> form = window().casePage().form();
    workbench::Field *note = form->field(QStringLiteral("note"));
    note->editor()->setFocus();
    QTest::keyClicks(note->editor(), QStringLiteral("please hur"));
    const auto version = await(m_desk->seat().store().dossier(id))->file.version;

    domain::CaseOrder urge = plain(id, QStringLiteral("urge"));
    urge.note = QStringLiteral("市民再次来电");
    QCOMPARE(inspector.perform(urge), QString());
    QVERIFY(m_city->settle());
    QVERIFY(spinUntil([&] { return await(m_desk->seat().store().dossier(id))->file.version > version; }));
    const auto told = [&] {
        const auto *moved = form ? form->findChild<QLabel *>(QStringLiteral("moved")) : nullptr;
        return moved && moved->isVisible() && !moved->text().isEmpty();
    };
    QVERIFY(spinUntil(told));
    QCOMPARE(window().casePage().form(), form.data());
    QCOMPARE(focused(window()), note->editor());
    QTest::keyClicks(note->editor(), QStringLiteral("ry"));
    QCOMPARE(note->answer(), QStringLiteral("please hurry"));

    // Even when the step is gone, the words stay until their author is done with them.
    Seat &colleague = m_city->seat(Colleague);
    QCOMPARE(colleague.perform(dispatchTo(id, QStringLiteral("drainage"))), QString());
    QVERIFY(m_city->settle());
    QVERIFY(spinUntil(
        [&] { return await(m_desk->seat().store().dossier(id))->file.state == domain::state::PendingSign; }));
    QVERIFY(spinUntil([&] { return !offers(QStringLiteral("dispatch")); }));
    QVERIFY(form);
    QCOMPARE(note->answer(), QStringLiteral("please hurry"));
    form->send();
    QVERIFY(spinUntil([&] {
        return textsOf(*form).join(u'\n').contains(m_desk->words().state(domain::state::PendingSign));
    }));
    QVERIFY(form && form->isVisible());
}

int main(int argc, char **argv)
{
    return runWatched<TestRefusals>(argc, argv);
}
#include "tst_refusals.moc"

// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/seathands.h"
#include "app/workstation.h"

#include "models/casequeue.h"
#include "resources/resources.h"
#include "support/caseorders.h"
#include "workbench/casepage.h"
#include "workbench/overlays.h"
#include "workbench/queuepage.h"
#include "workbench/signinagain.h"
#include "workbench/statusstrip.h"

#include <QPointer>
#include <QPushButton>
#include <QTest>
#include <QToolButton>
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

class TestSeat : public QObject
{
    Q_OBJECT

private slots:
    void init()
    {
        m_city = std::make_unique<SmallCity>();
        // The city's clock lives as long as the city: it is shared without owning it.
        const std::shared_ptr<const base::Clock> clock(&m_city->clock(), [](const base::Clock *) {});
        m_desk = std::make_unique<Workstation>(*m_city, m_city->rules(), clock);
    }
    void cleanup()
    {
        if (m_city && m_city->isUp())
            QCOMPARE(m_city->contractBreaches(), QStringList());
        m_desk.reset();
        m_city.reset();
    }

    void aDispatcherSignsInAndSeesQueueAndWallWithOneSelection();
    void aDispatcherDispatchesTheFirstCaseByKeysAlone();
    void aSeatOpensWithoutCentralAndWhatIsDoneThereArrivesAfterTheNextSignIn();
    void whatIsDoneWhileCentralIsGoneIsCountedAndArrivesByItself();
    void aRefusalByCentralIsACardThatCanBeClosed();
    void aDispatcherDoesARefusedThingAgainWhenTheCaseAllowsIt();
    void aClerkDoesARefusedThingAgainOrGivesUp();
    void whatIsTypedSurvivesAChangeOfTheSameCaseByAnotherSeat();
    void aSessionThatCentralEndedAsksAgainAndNothingIsLost();
    void whoGoesOnWithoutASessionSignsInLater();
    void theLanguageChangesOnBothFacesWithoutRestart();
    void aLockedSeatHidesTheDeskAndTheWallGoesOn();
    void aCityWithoutABaseMapSaysSo();
    void noHandlerTookTooLongAndNoDoorWasPassed();

private:
    [[nodiscard]] workbench::MainWindow &window() { return m_desk->window(); }
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
    /// For people to look at, where WANMI_SHOTS names a folder.
    void picture(const QString &name)
    {
        const QString folder = qEnvironmentVariable("WANMI_SHOTS");
        if (folder.isEmpty())
            return;
        const Unwatched looking;
        QDir().mkpath(folder);
        QTest::qWait(300);
        window().grab().save(folder + u'/' + name + QStringLiteral(".png"));
    }
    [[nodiscard]] QString stripTexts() { return textsOf(window().strip()).join(QStringLiteral(" | ")); }

    std::unique_ptr<SmallCity> m_city;
    std::unique_ptr<Workstation> m_desk;
};

void TestSeat::aDispatcherSignsInAndSeesQueueAndWallWithOneSelection()
{
    QVERIFY(m_desk->comeToWork(Dispatcher));
    QVERIFY(!m_desk->startedOffline());
    QVERIFY(hasRows(window()));
    QCOMPARE(window().queue().model().filter().queue.token, QStringLiteral("to-dispatch"));
    QVERIFY(m_desk->wall().isSound());
    QVERIFY(m_desk->wallMap());
    QVERIFY(spinUntil(
        [this] { return m_desk->seat().hotLayers().isReady() && m_desk->wallMap()->isComplete(); }));
    {
        const Unwatched looking;
        const QImage picture = m_desk->wall().grab();
        QVERIFY(!picture.isNull());
        QVERIFY2(colorsIn(picture) > 60, qPrintable(QString::number(colorsIn(picture))));
    }

    QTest::keyClick(focused(window()), Qt::Key_J);
    const QString chosen = window().queue().model().summary(0).id;
    QCOMPARE(m_desk->seat().selection().caseId(), chosen);
    QVERIFY(spinUntil([&] { return m_desk->wallMap()->selectedId() == chosen; }));
    QCOMPARE(m_desk->wallMap()->selectedKind(), QStringLiteral("case"));

    // The other way round: a click on the wall's list, read on the desk.
    QTest::keyClick(focused(window()), Qt::Key_2);
    QVERIFY(hasRows(window()));
    const auto urgent = await(m_desk->seat().store().mostUrgent(8));
    QVERIFY(urgent.has_value());
    const auto other = std::ranges::find_if(*urgent, [&](const store::CaseSummary &row) {
        return row.id != chosen && window().queue().model().rowOf(row.id).has_value();
    });
    QVERIFY2(other != urgent->end(), "no urgent case is in the queue of the second workspace");
    QVERIFY(spinUntil([&] { return m_desk->urgentLine(other->id) != nullptr; }));
    const QQuickItem *line = m_desk->urgentLine(other->id);
    QTest::mouseClick(&m_desk->wall(), Qt::LeftButton, {},
                      line->mapToScene(line->boundingRect().center()).toPoint());
    QVERIFY(spinUntil([&] { return m_desk->seat().selection().caseId() == other->id; }));
    QVERIFY(line->property("selected").toBool());
    QCOMPARE(m_desk->wallMap()->selectedId(), other->id);
    QCOMPARE(window().queue().view().currentIndex().row(), *window().queue().model().rowOf(other->id));
    QVERIFY(!other->caseNo.isEmpty());
    QVERIFY(spinUntil([&] { return textsOf(window().casePage()).join(u'\n').contains(other->caseNo); }));
}

void TestSeat::aDispatcherDispatchesTheFirstCaseByKeysAlone()
{
    QVERIFY(m_desk->comeToWork(Dispatcher));
    Seat &colleague = m_city->seat(Colleague);
    QVERIFY(hasRows(window()));
    const QString first = window().queue().model().summary(0).id;
    QCOMPARE(colleague.stateOf(first), domain::state::PendingDispatch);
    QCOMPARE(dispatchByKeys(window()), first);
    QVERIFY(spinUntil([&] {
        return m_desk->seat().link().status().waiting == 0
            && colleague.stateOf(first) == domain::state::PendingSign;
    }));
    QVERIFY(m_city->settle());
    const auto file = colleague.caseFile(first);
    QVERIFY(file.has_value());
    QCOMPARE(file->state, domain::state::PendingSign);
    QVERIFY(!file->leadDept.isEmpty());
    QVERIFY(spinUntil([&] { return !window().queue().model().rowOf(first).has_value(); }));
}

void TestSeat::aSeatOpensWithoutCentralAndWhatIsDoneThereArrivesAfterTheNextSignIn()
{
    QVERIFY(m_desk->comeToWork(Dispatcher));
    QVERIFY(hasRows(window()));
    m_desk->standUp();
    m_city->stopCentral();

    const auto known = m_desk->signIn(Dispatcher);
    QVERIFY(known.has_value());
    QVERIFY(m_desk->startedOffline());
    QVERIFY(known->token.isEmpty());
    QVERIFY(m_desk->sitDown(*known));
    QVERIFY(hasRows(window()));
    const QString id = dispatchByKeys(window());
    QVERIFY(!id.isEmpty());
    QVERIFY(spinUntil([this] { return m_desk->seat().link().status().state == LinkStatus::State::Offline; }));
    QVERIFY2(spinUntil([this] { return stripTexts().contains(QStringLiteral("离线")); }, 3'000),
             qPrintable(stripTexts()));
    QVERIFY2(spinUntil([this] { return stripTexts().contains(waiting(1)); }, 3'000),
             qPrintable(stripTexts()));
    m_desk->standUp();

    m_city->startCentral();
    Seat &colleague = m_city->seat(Colleague);
    QCOMPARE(colleague.stateOf(id), domain::state::PendingDispatch);
    QVERIFY(m_desk->comeToWork(Dispatcher));
    QVERIFY(!m_desk->startedOffline());
    QVERIFY(spinUntil([&] { return colleague.stateOf(id) == domain::state::PendingSign; }));
}

void TestSeat::whatIsDoneWhileCentralIsGoneIsCountedAndArrivesByItself()
{
    QVERIFY(m_desk->comeToWork(Dispatcher));
    // Two cases wait, so that two commands can.
    const QString fresh = registeredCase(*m_city);
    QVERIFY(spinUntil([&] { return window().queue().model().rowOf(fresh).has_value(); }));
    QVERIFY(window().queue().model().rowCount() > 1);
    {
        const Unwatched central;
        m_city->stopCentral();
    }
    const QString first = dispatchByKeys(window());
    QVERIFY(!first.isEmpty());
    QVERIFY(spinUntil([&] { return !window().queue().model().rowOf(first).has_value(); }));
    const QString second = dispatchByKeys(window());
    QVERIFY(!second.isEmpty());
    QVERIFY(second != first);
    QVERIFY(spinUntil([this] { return m_desk->seat().link().status().state == LinkStatus::State::Offline; }));
    QVERIFY2(spinUntil([this] { return stripTexts().contains(QStringLiteral("离线")); }, 3'000),
             qPrintable(stripTexts()));
    QVERIFY(spinUntil([this] { return m_desk->seat().link().status().waiting == 2; }, 5'000));
    QVERIFY2(spinUntil([&] { return stripTexts().contains(waiting(2)); }, 3'000), qPrintable(stripTexts()));
    {
        const Unwatched central;
        m_city->startCentral();
    }
    Seat &colleague = m_city->seat(Colleague);
    QVERIFY(spinUntil(
        [&] {
            return colleague.stateOf(first) == domain::state::PendingSign
                && colleague.stateOf(second) == domain::state::PendingSign;
        },
        60'000));
    QVERIFY(spinUntil([this] { return m_desk->isOnline() && m_desk->seat().link().status().waiting == 0; },
                      60'000));
    QVERIFY2(spinUntil([&] { return !stripTexts().contains(waiting(2)); }, 3'000), qPrintable(stripTexts()));
}

void TestSeat::aRefusalByCentralIsACardThatCanBeClosed()
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

void TestSeat::aDispatcherDoesARefusedThingAgainWhenTheCaseAllowsIt()
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

void TestSeat::aClerkDoesARefusedThingAgainOrGivesUp()
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

void TestSeat::whatIsTypedSurvivesAChangeOfTheSameCaseByAnotherSeat()
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

void TestSeat::aSessionThatCentralEndedAsksAgainAndNothingIsLost()
{
    QVERIFY(m_desk->comeToWork(Dispatcher));
    QVERIFY(hasRows(window()));
    QTest::keyClick(focused(window()), Qt::Key_J);
    const QString id = m_desk->seat().selection().caseId();
    QTest::keyClick(focused(window()), Qt::Key_D);
    QVERIFY(spinUntil([this] { return window().casePage().form() != nullptr; }));
    workbench::Field *note = window().casePage().form()->field(QStringLiteral("note"));
    note->editor()->setFocus();
    QTest::keyClicks(note->editor(), QStringLiteral("half a sen"));

    endSessionsOf(*m_city, Dispatcher);
    auto *again = window().findChild<workbench::SignInAgain *>();
    QVERIFY(again && spinUntil([&] { return window().asksToSignIn(); }, 10'000));
    const QString words = textsOf(*again).join(u'\n');
    QVERIFY2(words.contains(m_desk->words().reason(QStringLiteral("no-session"))), qPrintable(words));
    picture(QStringLiteral("session-ended"));
    // Tab stays on the overlay: nothing below is reached.
    for (int i = 0; i < 8; ++i) {
        QTest::keyClick(focused(window()), Qt::Key_Tab);
        QVERIFY(again->isAncestorOf(window().focusWidget()));
    }
    auto *password = again->findChild<QLineEdit *>();
    QTest::keyClicks(password, QStringLiteral("wrong"));
    QTest::keyClick(password, Qt::Key_Return);
    QVERIFY(
        spinUntil([&] { return !again->findChild<QLabel *>(QStringLiteral("problem"))->text().isEmpty(); }));
    QVERIFY(window().asksToSignIn());
    password->clear();
    QTest::keyClicks(password, QStringLiteral("wanmi2"));
    QTest::keyClick(password, Qt::Key_Return);
    QVERIFY(spinUntil([this] { return !window().asksToSignIn(); }));
    QVERIFY(spinUntil([this] { return m_desk->isOnline(); }));

    // The sentence goes on where it stopped, with the same case in the same form.
    QCOMPARE(m_desk->seat().selection().caseId(), id);
    QCOMPARE(focused(window()), note->editor());
    QTest::keyClicks(note->editor(), QStringLiteral("tence"));
    QCOMPARE(note->answer(), QStringLiteral("half a sentence"));
    QVERIFY(spinUntil([this] {
        return !window().casePage().form()->field(QStringLiteral("leadDept"))->answer().isEmpty();
    }));
    QTest::keyClick(note->editor(), Qt::Key_Return, Qt::ControlModifier);
    QVERIFY(spinUntil([&] { return m_city->seat(Colleague).stateOf(id) == domain::state::PendingSign; }));
}

void TestSeat::whoGoesOnWithoutASessionSignsInLater()
{
    QVERIFY(m_desk->comeToWork(Dispatcher));
    QVERIFY(hasRows(window()));
    endSessionsOf(*m_city, Dispatcher);
    QVERIFY(spinUntil([this] { return window().asksToSignIn(); }, 10'000));
    QTest::keyClick(focused(window()), Qt::Key_Escape);
    QVERIFY(!window().asksToSignIn());
    const QString id = dispatchByKeys(window());
    QVERIFY(!id.isEmpty());
    QVERIFY(spinUntil([this] { return stripTexts().contains(waiting(1)); }, 3'000));
    Seat &colleague = m_city->seat(Colleague);
    QCOMPARE(colleague.stateOf(id), domain::state::PendingDispatch);

    auto *back = window().strip().findChild<QToolButton *>();
    QVERIFY(back && back->isVisible());
    QTest::qWait(800); // who types is not interrupted
    back->click();
    QVERIFY(spinUntil([this] { return window().asksToSignIn(); }));
    auto *password = window().findChild<workbench::SignInAgain *>()->findChild<QLineEdit *>();
    QTest::keyClicks(password, QStringLiteral("wanmi2"));
    QTest::keyClick(password, Qt::Key_Return);
    QVERIFY(spinUntil([&] { return colleague.stateOf(id) == domain::state::PendingSign; }));
    QVERIFY(spinUntil([this] { return m_desk->isOnline() && m_desk->seat().link().status().waiting == 0; }));
    QVERIFY(!back->isVisible());
}

void TestSeat::theLanguageChangesOnBothFacesWithoutRestart()
{
    QVERIFY(m_desk->comeToWork(Dispatcher));
    QVERIFY(hasRows(window()));
    QVERIFY(spinUntil([this] {
        return m_desk->wallTexts().contains(QStringLiteral("最紧急")) || m_desk->wallTexts().size() > 40;
    }));
    const QString heading = QStringLiteral("Most urgent");
    const auto header = [this] {
        return window().queue().model().headerData(0, Qt::Horizontal, Qt::DisplayRole).toString();
    };
    const QString chineseHeader = header();
    const QString chineseTitle = window().windowTitle();
    const QStringList chineseWall = m_desk->wallTexts();
    QVERIFY(!chineseWall.contains(heading));

    m_desk->words().setLanguage(QStringLiteral("en"));
    QVERIFY(spinUntil([&] { return m_desk->wallTexts().contains(heading); }));
    QCOMPARE(header(), QStringLiteral("Light"));
    QVERIFY(spinUntil([&] { return window().windowTitle().contains(QStringLiteral("Dispatcher")); }));
    QVERIFY(spinUntil([this] { return stripTexts().contains(QStringLiteral("Online")); }));

    m_desk->words().setLanguage(QStringLiteral("zh"));
    QVERIFY(spinUntil([&] { return !m_desk->wallTexts().contains(heading); }));
    QCOMPARE(header(), chineseHeader);
    QVERIFY(spinUntil([&] { return window().windowTitle() == chineseTitle; }));
    QVERIFY(spinUntil([this] { return stripTexts().contains(QStringLiteral("在线")); }));
}

void TestSeat::aLockedSeatHidesTheDeskAndTheWallGoesOn()
{
    QVERIFY(m_desk->comeToWork(Dispatcher));
    QVERIFY(hasRows(window()));
    QVERIFY(spinUntil(
        [this] { return m_desk->seat().hotLayers().isReady() && m_desk->wallMap()->isComplete(); }));
    QTest::keyClick(focused(window()), Qt::Key_J);
    const QString chosen = m_desk->seat().selection().caseId();
    QTest::keyClick(focused(window()), Qt::Key_L, Qt::ControlModifier);
    QVERIFY(window().isLocked());
    auto *lock = window().findChild<workbench::LockScreen *>();
    QVERIFY(lock);
    QCOMPARE(lock->geometry(), window().rect());
    {
        // Nothing of the desk comes through: the picture is that of the lock screen alone.
        const Unwatched looking;
        const QPoint row = window().queue().view().viewport()->mapTo(&window(), QPoint(40, 10));
        QCOMPARE(window().childAt(row), lock);
        QCoreApplication::processEvents();
        const QImage covered = window().grab(QRect(row, QSize(120, 60))).toImage();
        QCOMPARE(colorsIn(covered), 1);
    }
    QTest::keyClick(focused(window()), Qt::Key_J);
    QTest::keyClick(&window(), Qt::Key_J);
    QCOMPARE(m_desk->seat().selection().caseId(), chosen);

    // Somebody else works on; the wall goes with it.
    Seat &colleague = m_city->seat(Colleague);
    QVERIFY(m_desk->wall().isVisible());
    const quint64 painted = m_desk->wallMap()->paintedTiles();
    QSignalSpy updated(m_desk->seat().wallState().figures(), &models::HeadlineFigures::updated);
    QCOMPARE(colleague.perform(dispatchTo(chosen, QStringLiteral("drainage"))), QString());
    QVERIFY(m_city->settle());
    QVERIFY(spinUntil([&] { return updated.size() > 0; }));
    {
        const Unwatched looking;
        QVERIFY(colorsIn(m_desk->wall().grab()) > 60);
    }
    QVERIFY(m_desk->wallMap()->paintedTiles() >= painted);

    // A wrong password does not open it, the right one does.
    auto *password = lock->findChild<QLineEdit *>();
    QTest::keyClicks(password, QStringLiteral("wrong"));
    QTest::keyClick(password, Qt::Key_Return);
    QVERIFY(spinUntil([lock] { return textsOf(*lock).size() >= 4; }));
    QVERIFY(window().isLocked());
    password->clear();
    QTest::keyClicks(password, QStringLiteral("wanmi"));
    QTest::keyClick(password, Qt::Key_Return);
    QVERIFY(spinUntil([this] { return !window().isLocked(); }));
}

void TestSeat::aCityWithoutABaseMapSaysSo()
{
    m_city->loseBaseMap();
    QVERIFY(m_desk->comeToWork(Dispatcher));
    // Nobody is kept waiting for what will not come.
    QVERIFY(spinUntil([this] { return m_desk->baseTiles().note() == u"no-base-map"; }));
    QVERIFY(spinUntil([this] { return m_desk->wallMap()->baseNote() == u"missing"; }));
}

void TestSeat::noHandlerTookTooLongAndNoDoorWasPassed()
{
    const base::GuiRecord &record = app().record();
    qInfo("the longest handler: %s of %s, event %d, %lld us", record.longestReceiver, record.longestOwner,
          record.longestEvent, static_cast<long long>(record.longestCpuUs));
    QVERIFY(record.longestCpuUs > 0);
#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
    qInfo("an instrumented build is several times slower: its handlers are not held to the limit");
#else
    QCOMPARE(record.tooLong, std::uint64_t(0));
#endif
    QCOMPARE(base::doorViolations(), std::uint64_t(0));
}

int main(int argc, char **argv)
{
    WatchedApp application(argc, argv);
    QCoreApplication::setApplicationName(QStringLiteral("wanmi"));
    resources::load();
    TestSeat test;
    return QTest::qExec(&test, argc, argv);
}
#include "tst_seat.moc"

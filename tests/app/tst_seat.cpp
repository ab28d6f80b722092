// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/seatfixture.h"

#include "models/casequeue.h"
#include "support/caseorders.h"
#include "workbench/casepage.h"
#include "workbench/overlays.h"
#include "workbench/queuepage.h"
#include "workbench/signinagain.h"

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

class TestSeat : public SeatFixture
{
    Q_OBJECT

private slots:
    void aDispatcherSignsInAndSeesQueueAndWallWithOneSelection();
    void aDispatcherDispatchesTheFirstCaseByKeysAlone();
    void aSeatOpensWithoutCentralAndWhatIsDoneThereArrivesAfterTheNextSignIn();
    void whatIsDoneWhileCentralIsGoneIsCountedAndArrivesByItself();
    void aSessionThatCentralEndedAsksAgainAndNothingIsLost();
    void whoGoesOnWithoutASessionSignsInLater();
    void theLanguageChangesOnBothFacesWithoutRestart();
    void aLockedSeatHidesTheDeskAndTheWallGoesOn();
    void aCityWithoutABaseMapSaysSo();
    void noHandlerTookTooLongAndNoDoorWasPassed() { heldToTheLimits(); }
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

int main(int argc, char **argv)
{
    return runWatched<TestSeat>(argc, argv);
}
#include "tst_seat.moc"

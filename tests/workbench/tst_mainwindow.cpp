// SPDX-License-Identifier: GPL-3.0-or-later
#include "workbench/deskseat.h"

#include "models/casequeue.h"
#include "workbench/actionform.h"
#include "workbench/casepage.h"
#include "workbench/mainmenu.h"
#include "workbench/overlays.h"
#include "workbench/queuepage.h"
#include "workbench/searchbox.h"
#include "workbench/statusstrip.h"

#include <QAbstractButton>
#include <QApplication>
#include <QDir>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QPlainTextEdit>
#include <QPointer>
#include <QTableView>
#include <QTest>

#include <functional>

using namespace wanmi;
using test::spinUntil;

class TestMainWindow : public QObject
{
    Q_OBJECT
private slots:
    void aDispatcherTakesACaseByKeysAlone();
    void selectingElsewhereSelectsInTheQueue();
    void anImportedCaseSaysThatItsDatesAreFacts_data() { test::languages(); }
    void anImportedCaseSaysThatItsDatesAreFacts();
    void theStatusStripSaysThatTheLinkIsOff();
    void aLockedSeatShowsAndDoesNothing();
    void theLanguageChangesWhileWorking();
    void everyControlHasANameForScreenReaders_data() { test::languages(); }
    void everyControlHasANameForScreenReaders();
    void noTextIsCutOffInASmallWindow_data() { test::languages(); }
    void noTextIsCutOffInASmallWindow();
    void aFormGivesWayToAnotherAndFollowsTheLanguage();
    void aFormOpenedBeforeTheCitysNamesProposesWhenTheyCome();
    void thePagesSayWhatIsMissingAndHowItComes_data() { test::languages(); }
    void thePagesSayWhatIsMissingAndHowItComes();
    void theFirstRunSaysHowFarItIs();
    void screens();
};

void TestMainWindow::aDispatcherTakesACaseByKeysAlone()
{
    test::DeskSeat seat(QStringLiteral("dispatcher"));
    workbench::MainWindow &window = seat.window();
    test::ready(window);
    QCOMPARE(window.queue().model().filter().queue.token, QStringLiteral("to-dispatch"));
    const int waiting = window.queue().model().rowCount();
    QTest::keyClick(&window.queue().view(), Qt::Key_J);
    const QString id = seat.m_selection.caseId();
    QVERIFY(!id.isEmpty());
    const auto read = test::await(seat.m_store->dossier(id));
    QVERIFY2(read.has_value(), read ? "" : qPrintable(read.error().reason + u' ' + read.error().detail));
    QVERIFY(spinUntil([&] { return !window.casePage().actionKeys().empty(); }));
    QTest::keyClick(&window.queue().view(), Qt::Key_D);
    QVERIFY(window.casePage().form());
    QCOMPARE(window.casePage().form()->action(), QStringLiteral("dispatch"));
    workbench::Field *lead = window.casePage().form()->field(QStringLiteral("leadDept"));
    QVERIFY(spinUntil([&] { return !lead->answer().isEmpty(); }));
    QTest::keyClick(QApplication::focusWidget() ? QApplication::focusWidget() : lead->editor(),
                    Qt::Key_Return, Qt::ControlModifier);
    QVERIFY(spinUntil([&] { return window.queue().model().rowCount() == waiting - 1; }));
    const auto dossier = test::await(seat.m_store->dossier(id));
    QVERIFY(dossier.has_value());
    QCOMPARE(dossier->file.state, domain::state::PendingSign);
    QCOMPARE(dossier->pending.size(), size_t(1));
    QVERIFY(spinUntil([&] { return !window.casePage().form(); }));
    // The case stays before the person's eyes, provisional; J goes on to the next.
    QCOMPARE(seat.m_selection.caseId(), id);
    QTest::keyClick(&window.queue().view(), Qt::Key_J);
    QVERIFY(seat.m_selection.caseId() != id);
}

void TestMainWindow::selectingElsewhereSelectsInTheQueue()
{
    test::DeskSeat seat(QStringLiteral("inspector"));
    workbench::MainWindow &window = seat.window();
    test::ready(window);
    window.showWorkspace(QStringLiteral("cases"));
    QVERIFY(spinUntil([&] { return window.queue().model().rowCount() > 500; }));
    const QString id = window.queue().model().summary(7).id;
    seat.m_selection.selectCase(id);
    QCOMPARE(window.queue().view().currentIndex().row(), 7);
}

void TestMainWindow::anImportedCaseSaysThatItsDatesAreFacts()
{
    QFETCH(QString, language);
    for (const bool imported : {true, false}) {
        test::SketchCity city;
        city.imported = imported;
        test::DeskSeat seat(QStringLiteral("inspector"), {}, city);
        seat.m_words->setLanguage(language);
        workbench::MainWindow &window = seat.window();
        test::ready(window);
        window.queue().selectNext();
        const QString words = QCoreApplication::translate(
            "wanmi::workbench::CasePage", "Imported: dates and states are those of the system before");
        const auto says = [&] {
            return std::ranges::any_of(window.casePage().findChildren<QLabel *>(),
                                       [&](const QLabel *label) { return label->text() == words; });
        };
        QVERIFY(spinUntil([&] { return !window.casePage().actionKeys().empty() || says(); }));
        QCOMPARE(says(), imported);
    }
}

void TestMainWindow::theStatusStripSaysThatTheLinkIsOff()
{
    test::DeskSeat seat(QStringLiteral("dispatcher"));
    workbench::MainWindow &window = seat.window();
    test::ready(window);
    sync::LinkStatus status;
    status.state = sync::LinkStatus::State::Offline;
    status.lastContact = seat.m_clock->now() - std::chrono::minutes(20);
    status.waiting = 3;
    window.strip().show(status);
    QVERIFY2(window.strip().linkText().contains(QStringLiteral("离线")),
             qPrintable(window.strip().linkText()));
    QVERIFY(window.strip().linkText().contains(seat.m_words->moment(
        double(base::toMs(status.lastContact)), double(base::toMs(seat.m_clock->now())))));
}

void TestMainWindow::aLockedSeatShowsAndDoesNothing()
{
    test::DeskSeat seat(QStringLiteral("dispatcher"));
    workbench::MainWindow &window = seat.window();
    test::ready(window);
    QTest::keyClick(&window.queue().view(), Qt::Key_L, Qt::ControlModifier);
    QVERIFY(window.isLocked());
    QTest::keyClick(&window, Qt::Key_J);
    QVERIFY(seat.m_selection.caseId().isEmpty());
    auto *lock = window.findChild<workbench::LockScreen *>();
    QCOMPARE(lock->geometry(), window.rect());
}

void TestMainWindow::theLanguageChangesWhileWorking()
{
    test::DeskSeat seat(QStringLiteral("dispatcher"));
    workbench::MainWindow &window = seat.window();
    test::ready(window);
    const QString chinese = window.queue().model().headerData(0, Qt::Horizontal, Qt::DisplayRole).toString();
    seat.m_words->setLanguage(QStringLiteral("en"));
    QCoreApplication::processEvents();
    QCOMPARE(window.queue().model().headerData(0, Qt::Horizontal, Qt::DisplayRole).toString(),
             QStringLiteral("Light"));
    QVERIFY(chinese != QStringLiteral("Light"));
    QVERIFY(window.windowTitle().contains(QStringLiteral("Dispatcher")));
    seat.m_words->setLanguage(QStringLiteral("zh"));
}

void TestMainWindow::everyControlHasANameForScreenReaders()
{
    QFETCH(QString, language);
    test::DeskSeat seat(QStringLiteral("acceptor"));
    seat.m_words->setLanguage(language);
    workbench::MainWindow &window = seat.window();
    test::ready(window);
    window.queue().selectNext();
    window.beginReport();
    QCoreApplication::processEvents();
    QStringList nameless;
    for (const QWidget *widget : window.findChildren<QWidget *>()) {
        const auto *button = qobject_cast<const QAbstractButton *>(widget);
        const bool isInput = qobject_cast<const QLineEdit *>(widget)
            || qobject_cast<const QPlainTextEdit *>(widget) || widget->inherits("QAbstractItemView");
        const bool isInner = widget->objectName().startsWith(QStringLiteral("qt_")) || !widget->isVisible()
            || widget->inherits("QHeaderView") || widget->inherits("QTableCornerButton");
        if (isInner || (!button && !isInput) || widget->objectName() == u"choices")
            continue;
        if (widget->accessibleName().isEmpty() && (!button || button->text().isEmpty()))
            nameless.append(QString::fromLatin1(widget->metaObject()->className()) + u' '
                            + widget->objectName());
    }
    QVERIFY2(nameless.isEmpty(), qPrintable(nameless.join(u',')));
}

void TestMainWindow::noTextIsCutOffInASmallWindow()
{
    QFETCH(QString, language);
    test::DeskSeat seat(QStringLiteral("acceptor"));
    seat.m_words->setLanguage(language);
    workbench::MainWindow &window = seat.window();
    window.resize(1280, 720);
    test::ready(window);
    window.queue().selectNext();
    QTest::qWait(300);
    window.resize(1280, 720);
    QTest::qWait(100);
    QCOMPARE(window.size(), QSize(1280, 720));
    QStringList cut;
    for (const QWidget *widget : window.findChildren<QWidget *>()) {
        if (!widget->isVisible() || widget->visibleRegion().isEmpty())
            continue;
        if (const auto *label = qobject_cast<const QLabel *>(widget)) {
            if (!label->wordWrap() && label->pixmap().isNull()
                && label->width() < label->minimumSizeHint().width())
                cut.append(label->text());
            if (label->wordWrap() && label->height() + 1 < label->heightForWidth(label->width()))
                cut.append(label->text());
        } else if (const auto *button = qobject_cast<const QAbstractButton *>(widget)) {
            if (!button->text().isEmpty() && button->width() < button->sizeHint().width())
                cut.append(button->text());
        }
    }
    QVERIFY2(cut.isEmpty(), qPrintable(cut.join(QStringLiteral(" | "))));
    test::shot(window, QStringLiteral("small-") + language);
}

void TestMainWindow::aFormOpenedBeforeTheCitysNamesProposesWhenTheyCome()
{
    test::DeskSeat seat(QStringLiteral("dispatcher"));
    workbench::MainWindow &window = seat.window();
    test::ready(window);
    const auto known = seat.m_words->names();
    seat.m_words->setNames(
        std::make_shared<const models::Names>(seat.m_rules, std::vector<domain::Department>{},
                                              std::vector<domain::Person>{}, std::vector<domain::Area>{}));
    QVERIFY(
        spinUntil([&] { return window.queue().model().rowCount() > 0 && !window.queue().model().isBusy(); }));
    window.queue().selectNext();
    QVERIFY(spinUntil([&] { return !window.casePage().actionKeys().empty(); }));
    window.casePage().begin(QStringLiteral("dispatch"));
    workbench::ActionForm *form = window.casePage().form();
    QVERIFY(form);
    QVERIFY(form->field(QStringLiteral("leadDept"))->answer().isEmpty());
    form->field(QStringLiteral("note"))->setAnswer(QStringLiteral("half a sentence"));
    seat.m_words->setNames(known);
    QCOMPARE(window.casePage().form(), form);
    QVERIFY(spinUntil([&] { return !form->field(QStringLiteral("leadDept"))->answer().isEmpty(); }));
    QCOMPARE(form->field(QStringLiteral("note"))->answer(), QStringLiteral("half a sentence"));
}

void TestMainWindow::aFormGivesWayToAnotherAndFollowsTheLanguage()
{
    test::DeskSeat seat(QStringLiteral("dispatcher"));
    workbench::MainWindow &window = seat.window();
    test::ready(window);
    window.queue().selectNext();
    QVERIFY(spinUntil([&] { return !window.casePage().actionKeys().empty(); }));
    for (const char *action : {"dispatch", "sendBackRegister", "urge", "dispatch"}) {
        window.casePage().begin(QLatin1String(action));
        QVERIFY(window.casePage().form());
        QCOMPARE(window.casePage().form()->action(), QLatin1String(action));
    }
    workbench::Field *note = window.casePage().form()->field(QStringLiteral("note"));
    note->setAnswer(QStringLiteral("尽快"));
    emit note->changed();
    const QPointer<workbench::ActionForm> form = window.casePage().form();
    emit seat.m_words->changed(); // names came: the form stays as it is
    QCOMPARE(window.casePage().form(), form.data());
    seat.m_words->setLanguage(QStringLiteral("en"));
    QVERIFY(spinUntil([&] { return window.casePage().form() && window.casePage().form() != form; }));
    QCOMPARE(window.casePage().form()->field(QStringLiteral("note"))->answer(), QStringLiteral("尽快"));
    seat.m_words->setLanguage(QStringLiteral("zh"));
    QCoreApplication::processEvents();
}

void TestMainWindow::thePagesSayWhatIsMissingAndHowItComes()
{
    QFETCH(QString, language);
    test::SketchCity empty{2, 0, 0, 0, 0, {}};
    test::DeskSeat seat(QStringLiteral("dispatcher"), {}, empty);
    seat.m_words->setLanguage(language);
    workbench::MainWindow &window = seat.window();
    window.resize(1600, 960);
    window.show();
    const auto says = [](const QWidget &part, const QString &words) {
        return spinUntil(
            [&] {
                for (const QLabel *label : part.findChildren<QLabel *>()) {
                    if (label->isVisible() && label->text() == words)
                        return true;
                }
                return false;
            },
            5'000);
    };
    const auto word
        = [](const char *context, const char *text) { return QCoreApplication::translate(context, text); };
    QVERIFY(says(window.queue(), word("wanmi::workbench::QueuePage", "Nothing waits here")));
    QVERIFY(says(window.casePage(), word("wanmi::workbench::CasePage", "No case chosen")));
    test::shot(window, QStringLiteral("empty-queue-") + language);
    window.queue().focusFilter();
    QTest::keyClicks(window.focusWidget(), QStringLiteral("zzz"));
    QVERIFY(says(window.queue(),
                 word("wanmi::workbench::QueuePage", "Nothing matches “%1”").arg(QStringLiteral("zzz"))));
    window.showWorkspace(QStringLiteral("video"));
    QVERIFY(
        says(window, word("wanmi::workbench::VideoPage", "No camera yet: they come with the city's rows.")));
    test::shot(window, QStringLiteral("empty-video-") + language);
    window.showWorkspace(0);
    window.search().setFocus();
    QTest::keyClicks(&window.search(), QStringLiteral("zzz"));
    QVERIFY(spinUntil([&] { return window.search().popup().isVisible(); }));
    QVERIFY(spinUntil([&] { return !window.search().popup().note().isEmpty(); }));
    test::shot(window, QStringLiteral("empty-search-") + language);
}

void TestMainWindow::theFirstRunSaysHowFarItIs()
{
    test::DeskSeat seat(QStringLiteral("dispatcher"));
    workbench::MainWindow &window = seat.window();
    window.resize(1600, 960);
    test::ready(window);
    auto *strip = window.findChild<workbench::FirstRun *>();
    sync::LinkStatus status;
    status.state = sync::LinkStatus::State::Bootstrapping;
    status.rowsDone = 340'000;
    status.rowsTotal = 1'352'305;
    strip->show(status);
    QVERIFY(strip->isVisible());
    const QString text = strip->findChild<QLabel *>()->text();
    QVERIFY2(text.contains(seat.m_words->number(340'000)) && text.contains(seat.m_words->number(1'352'305)),
             qPrintable(text));
    test::shot(window, QStringLiteral("first-run"));
    status.usable = true;
    strip->show(status);
    QVERIFY(strip->findChild<QLabel *>()->text() != text);
    QVERIFY(window.queue().model().rowCount() > 0); // below it the desk is at work
    status.state = sync::LinkStatus::State::Online;
    strip->show(status);
    QVERIFY(!strip->isVisible());
    status = {};
    status.state = sync::LinkStatus::State::Offline;
    strip->show(status);
    QVERIFY(strip->isVisible());
}

void TestMainWindow::screens()
{
    if (qEnvironmentVariable("WANMI_SHOTS").isEmpty())
        QSKIP("only when WANMI_SHOTS names a folder");
    for (const QString &theme : {QStringLiteral("dark"), QStringLiteral("light")}) {
        test::DeskSeat seat(QStringLiteral("dispatcher"));
        seat.m_style.apply(theme);
        workbench::MainWindow &window = seat.window();
        window.resize(1600, 900);
        test::ready(window);
        QTest::qWait(900);
        window.queue().selectNext();
        window.queue().selectNext();
        test::shot(window, theme + QStringLiteral("-1-command"));
        window.casePage().begin(QStringLiteral("dispatch"));
        test::shot(window, theme + QStringLiteral("-2-dispatch"));
        window.casePage().form()->send();
        QTest::qWait(600);
        test::shot(window, theme + QStringLiteral("-3-sent"));
        window.showWorkspace(QStringLiteral("video"));
        seat.m_selection.selectCamera(seat.m_cameras->camera(3).id.text());
        test::shot(window, theme + QStringLiteral("-4-camera"));
        window.showWorkspace(QStringLiteral("oversight"));
        const auto near = test::await(seat.m_store->componentsNear({126.63, 45.755}, 500, 1));
        if (near && !near->empty())
            seat.m_selection.selectComponent(near->front().id.text());
        test::shot(window, theme + QStringLiteral("-5-component"));
        window.search().setFocus();
        QTest::keyClicks(&window.search(), QStringLiteral("zydj"));
        QTest::qWait(500);
        test::shot(window, theme + QStringLiteral("-6-search"));
        QTest::keyClick(&window.search(), Qt::Key_Escape);
        window.showKeys();
        test::shot(window, theme + QStringLiteral("-7-keys"));
        window.findChild<workbench::KeySheet *>()->hide();
        seat.m_words->setLanguage(QStringLiteral("en"));
        window.showWorkspace(0);
        window.queue().selectNext();
        test::shot(window, theme + QStringLiteral("-8-english"));
        seat.m_words->setLanguage(QStringLiteral("zh"));
        window.lock();
        test::shot(window, theme + QStringLiteral("-9-locked"));
    }
    test::DeskSeat acceptor(QStringLiteral("acceptor"));
    workbench::MainWindow &window = acceptor.window();
    window.resize(1600, 900);
    test::ready(window);
    window.beginReport();
    test::shot(window, QStringLiteral("dark-a-report"));
}

QTEST_MAIN(TestMainWindow)
#include "tst_mainwindow.moc"

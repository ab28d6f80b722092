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
    void theLettersWorkOutsideTextFieldsOnly();
    void selectingElsewhereSelectsInTheQueue();
    void theStatusStripSaysThatTheLinkIsOff();
    void aLockedSeatShowsAndDoesNothing();
    void theLanguageChangesWhileWorking();
    void everyControlHasANameForScreenReaders_data() { languages(); }
    void everyControlHasANameForScreenReaders();
    void noTextIsCutOffInASmallWindow_data() { languages(); }
    void noTextIsCutOffInASmallWindow();
    void aFormGivesWayToAnotherAndFollowsTheLanguage();
    void theTabKeyReachesSearchQueueAndActions();
    void tabReachesEveryControlOfTheWindowAndComesRound();
    void tabGoesThroughAFormFromTopToBottom_data() { posts(); }
    void tabGoesThroughAFormFromTopToBottom();
    void f6GoesFromPanelToPanel();
    void everyButtonHasItsDeedInTheMenuAndEveryMenuItsMnemonics_data() { languages(); }
    void everyButtonHasItsDeedInTheMenuAndEveryMenuItsMnemonics();
    void everyStepOfTheWorkflowHasAKey();
    void theKeySheetNamesEveryKeyOfTheMenu();
    void tabStaysOnTheLockScreen();
    void thePagesSayWhatIsMissingAndHowItComes_data() { languages(); }
    void thePagesSayWhatIsMissingAndHowItComes();
    void theFirstRunSaysHowFarItIs();
    void screens();

private:
    static void languages()
    {
        QTest::addColumn<QString>("language");
        QTest::newRow("Chinese") << "zh";
        QTest::newRow("English") << "en";
    }
    static void posts()
    {
        QTest::addColumn<QString>("post");
        QTest::addColumn<QString>("department");
        QTest::addColumn<QString>("action");
        QTest::newRow("a new report") << "acceptor" << QString() << "report";
        QTest::newRow("dispatch") << "dispatcher" << QString() << "dispatch";
        QTest::newRow("send to verify") << "acceptor" << QString() << "sendVerify";
        QTest::newRow("send back") << "shift-leader" << QString() << "sendBack";
    }
    static bool takesTab(const QWidget *widget)
    {
        return widget->isVisible() && widget->isEnabled() && (widget->focusPolicy() & Qt::TabFocus) == Qt::TabFocus
            && !widget->visibleRegion().isEmpty();
    }
    /// Presses Tab until it comes round; who had the focus, in order.
    static std::vector<QWidget *> tabWalk(QWidget &window, QWidget *from)
    {
        from->setFocus();
        std::vector<QWidget *> walked;
        for (int i = 0; i < 300; ++i) {
            QWidget *at = window.focusWidget();
            if (!at || std::ranges::find(walked, at) != walked.end())
                break;
            walked.push_back(at);
            QTest::keyClick(at, Qt::Key_Tab);
        }
        return walked;
    }
    static QString named(const QWidget *widget)
    {
        return QString::fromLatin1(widget->metaObject()->className()) + u' ' + widget->objectName() + u' '
            + widget->accessibleName();
    }
    static void shot(QWidget &widget, const QString &name)
    {
        const QString folder = qEnvironmentVariable("WANMI_SHOTS");
        if (folder.isEmpty())
            return;
        QDir().mkpath(folder);
        QTest::qWait(450);
        widget.grab().save(folder + u'/' + name + QStringLiteral(".png"));
    }
    static void ready(workbench::MainWindow &window)
    {
        window.show();
        QVERIFY(spinUntil([&] { return window.queue().model().rowCount() > 0 && !window.queue().model().isBusy(); }));
    }
};

void TestMainWindow::aDispatcherTakesACaseByKeysAlone()
{
    test::DeskSeat seat(QStringLiteral("dispatcher"));
    workbench::MainWindow &window = seat.window();
    ready(window);
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
    QTest::keyClick(QApplication::focusWidget() ? QApplication::focusWidget() : lead->editor(), Qt::Key_Return, Qt::ControlModifier);
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

void TestMainWindow::theLettersWorkOutsideTextFieldsOnly()
{
    test::DeskSeat seat(QStringLiteral("acceptor"));
    workbench::MainWindow &window = seat.window();
    ready(window);
    QTest::keyClick(&window.queue().view(), Qt::Key_K, Qt::ControlModifier);
    QTest::keyClicks(&window.search(), QStringLiteral("jkn"));
    QCOMPARE(window.search().text(), QStringLiteral("jkn"));
    QVERIFY(seat.m_selection.caseId().isEmpty());
    QVERIFY(!window.reportForm());
    QTest::keyClick(&window.search(), Qt::Key_Escape);
    QTest::keyClick(&window.queue().view(), Qt::Key_2);
    QCOMPARE(window.queue().model().filter().queue.token, QStringLiteral("all-open"));
    QTest::keyClick(&window.queue().view(), Qt::Key_N);
    QVERIFY(window.reportForm());
}

void TestMainWindow::selectingElsewhereSelectsInTheQueue()
{
    test::DeskSeat seat(QStringLiteral("inspector"));
    workbench::MainWindow &window = seat.window();
    ready(window);
    window.showWorkspace(QStringLiteral("cases"));
    QVERIFY(spinUntil([&] { return window.queue().model().rowCount() > 500; }));
    const QString id = window.queue().model().summary(7).id;
    seat.m_selection.selectCase(id);
    QCOMPARE(window.queue().view().currentIndex().row(), 7);
}

void TestMainWindow::theStatusStripSaysThatTheLinkIsOff()
{
    test::DeskSeat seat(QStringLiteral("dispatcher"));
    workbench::MainWindow &window = seat.window();
    ready(window);
    sync::LinkStatus status;
    status.state = sync::LinkStatus::State::Offline;
    status.lastContact = seat.m_clock->now() - std::chrono::minutes(20);
    status.waiting = 3;
    window.strip().show(status);
    QVERIFY2(window.strip().linkText().contains(QStringLiteral("离线")), qPrintable(window.strip().linkText()));
    QVERIFY(window.strip().linkText().contains(seat.m_words->moment(double(base::toMs(status.lastContact)), double(base::toMs(seat.m_clock->now())))));
}

void TestMainWindow::aLockedSeatShowsAndDoesNothing()
{
    test::DeskSeat seat(QStringLiteral("dispatcher"));
    workbench::MainWindow &window = seat.window();
    ready(window);
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
    ready(window);
    const QString chinese = window.queue().model().headerData(0, Qt::Horizontal, Qt::DisplayRole).toString();
    seat.m_words->setLanguage(QStringLiteral("en"));
    QCoreApplication::processEvents();
    QCOMPARE(window.queue().model().headerData(0, Qt::Horizontal, Qt::DisplayRole).toString(), QStringLiteral("Light"));
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
    ready(window);
    window.queue().selectNext();
    window.beginReport();
    QCoreApplication::processEvents();
    QStringList nameless;
    for (const QWidget *widget : window.findChildren<QWidget *>()) {
        const auto *button = qobject_cast<const QAbstractButton *>(widget);
        const bool isInput = qobject_cast<const QLineEdit *>(widget) || qobject_cast<const QPlainTextEdit *>(widget)
            || widget->inherits("QAbstractItemView");
        const bool isInner = widget->objectName().startsWith(QStringLiteral("qt_")) || !widget->isVisible()
            || widget->inherits("QHeaderView") || widget->inherits("QTableCornerButton");
        if (isInner || (!button && !isInput) || widget->objectName() == u"choices")
            continue;
        if (widget->accessibleName().isEmpty() && (!button || button->text().isEmpty()))
            nameless.append(QString::fromLatin1(widget->metaObject()->className()) + u' ' + widget->objectName());
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
    ready(window);
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
            if (!label->wordWrap() && label->pixmap().isNull() && label->width() < label->minimumSizeHint().width())
                cut.append(label->text());
            if (label->wordWrap() && label->height() + 1 < label->heightForWidth(label->width()))
                cut.append(label->text());
        } else if (const auto *button = qobject_cast<const QAbstractButton *>(widget)) {
            if (!button->text().isEmpty() && button->width() < button->sizeHint().width())
                cut.append(button->text());
        }
    }
    QVERIFY2(cut.isEmpty(), qPrintable(cut.join(QStringLiteral(" | "))));
    shot(window, QStringLiteral("small-") + language);
}

void TestMainWindow::aFormGivesWayToAnotherAndFollowsTheLanguage()
{
    test::DeskSeat seat(QStringLiteral("dispatcher"));
    workbench::MainWindow &window = seat.window();
    ready(window);
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

void TestMainWindow::theTabKeyReachesSearchQueueAndActions()
{
    test::DeskSeat seat(QStringLiteral("dispatcher"));
    workbench::MainWindow &window = seat.window();
    ready(window);
    window.queue().selectNext();
    QVERIFY(spinUntil([&] { return !window.casePage().actionKeys().empty(); }));
    const auto primaryShows = [&] {
        const auto *primary = window.casePage().findChild<QAbstractButton *>(QStringLiteral("primary"));
        return primary && primary->isVisible();
    };
    QVERIFY(spinUntil(primaryShows));
    QSet<const QWidget *> reached;
    QWidget *at = &window.search();
    do {
        at = at->nextInFocusChain();
        if (at->focusPolicy() & Qt::TabFocus && at->isVisible())
            reached.insert(at);
    } while (at != &window.search());
    QVERIFY(reached.contains(&window.search()));
    QVERIFY(reached.contains(&window.queue().view()));
    const auto *primary = window.casePage().findChild<QAbstractButton *>(QStringLiteral("primary"));
    QVERIFY(primary && reached.contains(primary));
}

void TestMainWindow::tabReachesEveryControlOfTheWindowAndComesRound()
{
    test::DeskSeat seat(QStringLiteral("dispatcher"));
    workbench::MainWindow &window = seat.window();
    window.resize(1600, 960);
    ready(window);
    window.queue().selectNext();
    QVERIFY(spinUntil([&] { return !window.casePage().actionKeys().empty(); }));
    QTest::qWait(200);
    QSet<const QWidget *> reached;
    for (QWidget *at : tabWalk(window, &window.search()))
        reached.insert(at);
    QVERIFY(window.search().hasFocus()); // it came round
    QStringList missed;
    for (const QWidget *widget : window.findChildren<QWidget *>()) {
        const QWidget *proxied = widget->focusProxy() ? widget->focusProxy() : widget;
        if (takesTab(widget) && !reached.contains(proxied) && widget->window() == &window)
            missed.append(named(widget));
    }
    QVERIFY2(missed.isEmpty(), qPrintable(missed.join(QStringLiteral(" | "))));
}

void TestMainWindow::tabGoesThroughAFormFromTopToBottom()
{
    QFETCH(QString, post);
    QFETCH(QString, department);
    QFETCH(QString, action);
    test::DeskSeat seat(post, department);
    workbench::MainWindow &window = seat.window();
    window.resize(1600, 960);
    ready(window);
    if (action == u"report") {
        window.beginReport();
    } else {
        window.queue().selectNext();
        QVERIFY(spinUntil([&] { return !window.casePage().actionKeys().empty(); }));
        window.casePage().begin(action);
    }
    workbench::ActionForm *form = action == u"report" ? window.reportForm() : window.casePage().form();
    QVERIFY(form);
    QTest::qWait(150);
    QVERIFY(!form->fields().empty());
    std::vector<int> heights;
    for (QWidget *at : tabWalk(window, form->fields().front()->editor())) {
        if (form->isAncestorOf(at))
            heights.push_back(at->mapTo(form, QPoint(0, 0)).y());
        else if (!heights.empty())
            break;
    }
    QVERIFY2(heights.size() >= form->fields().size() + 2, qPrintable(QString::number(heights.size())));
    for (size_t i = 1; i < heights.size(); ++i)
        QVERIFY2(heights[i] + 24 >= heights[i - 1], qPrintable(QStringLiteral("stop %1 lies above the one before").arg(i)));
}

void TestMainWindow::f6GoesFromPanelToPanel()
{
    test::DeskSeat seat(QStringLiteral("dispatcher"));
    workbench::MainWindow &window = seat.window();
    ready(window);
    window.queue().selectNext();
    QVERIFY(spinUntil([&] { return !window.casePage().actionKeys().empty(); }));
    // Asked each time: a page that is read again makes its buttons anew.
    QVERIFY(spinUntil([&window] {
        const auto *action = window.casePage().findChild<QAbstractButton *>(QStringLiteral("primary"));
        return action && action->isVisible();
    }));
    window.queue().view().setFocus();
    QTest::keyClick(window.focusWidget(), Qt::Key_F6);
    QVERIFY(window.casePage().isAncestorOf(window.focusWidget()));
    QTest::keyClick(window.focusWidget(), Qt::Key_F6, Qt::ShiftModifier);
    QVERIFY(window.queue().view().hasFocus());
}

void TestMainWindow::everyButtonHasItsDeedInTheMenuAndEveryMenuItsMnemonics()
{
    QFETCH(QString, language);
    test::DeskSeat seat(QStringLiteral("dispatcher"));
    seat.m_words->setLanguage(language);
    workbench::MainWindow &window = seat.window();
    ready(window);
    window.queue().selectNext();
    QVERIFY(spinUntil([&] { return !window.casePage().actionKeys().empty(); }));
    auto *menu = window.findChild<workbench::MainMenu *>(QStringLiteral("mainmenu"), Qt::FindChildrenRecursively);
    QVERIFY(menu);
    QSet<QString> offered;
    for (auto *each : window.findChildren<workbench::MainMenu *>()) {
        each->fill();
        QStringList wrong;
        const std::function<void(QMenu *)> look = [&](QMenu *at) {
            QSet<QString> mnemonics;
            for (const QAction *action : at->actions()) {
                if (action->isSeparator())
                    continue;
                const qsizetype mark = action->text().indexOf(u'&');
                const QString letter = mark < 0 ? QString() : action->text().mid(mark + 1, 1).toUpper();
                if (letter.isEmpty() || letter == u" " || mnemonics.contains(letter))
                    wrong.append(action->text());
                mnemonics.insert(letter);
                offered.insert(action->property("deed").toString());
                if (action->menu())
                    look(action->menu());
            }
        };
        look(each);
        QVERIFY2(wrong.isEmpty(), qPrintable(wrong.join(QStringLiteral(" | "))));
    }
    QStringList lost;
    for (const QAbstractButton *button : window.findChildren<QAbstractButton *>()) {
        const QString deed = button->property("deed").toString();
        if (!deed.isEmpty() && deed != u"menu" && button->isVisible() && !offered.contains(deed))
            lost.append(deed);
    }
    QVERIFY2(lost.isEmpty(), qPrintable(lost.join(u',')));
    for (const auto &[action, key] : window.casePage().actionKeys())
        QVERIFY2(offered.contains(action), qPrintable(action));
}

void TestMainWindow::everyStepOfTheWorkflowHasAKey()
{
    test::DeskSeat seat(QStringLiteral("dispatcher"));
    // What is done on the street is not done at a desk; a report has its key everywhere.
    const QSet<QString> elsewhere{QStringLiteral("report"), QStringLiteral("reportSelfHandled"), QStringLiteral("verifyResult"),
                                  QStringLiteral("checkResult")};
    QStringList without;
    for (const workflow::State &state : seat.m_rules->workflow.states()) {
        for (const auto *transition : seat.m_rules->workflow.leaving(state.id)) {
            if (!elsewhere.contains(transition->event) && workbench::keyOf(transition->event) == 0)
                without.append(transition->event);
        }
    }
    QVERIFY2(without.isEmpty(), qPrintable(without.join(u',')));
}

void TestMainWindow::theKeySheetNamesEveryKeyOfTheMenu()
{
    test::DeskSeat seat(QStringLiteral("acceptor"));
    workbench::MainWindow &window = seat.window();
    ready(window);
    QTest::keyClick(&window.queue().view(), Qt::Key_F1);
    auto *sheet = window.findChild<workbench::KeySheet *>();
    QVERIFY(sheet->isVisible());
    const QString text = sheet->asText();
    for (const workbench::DeedGroup &group : window.deeds()) {
        for (const workbench::Deed &deed : group.deeds) {
            const bool digit = deed.key.size() == 1 && deed.key.at(0).isDigit(); // "1 – 9" stands for them
            const QString key = deed.key.startsWith(u"Shift+") ? deed.key.mid(6) : deed.key;
            if (!key.isEmpty() && !digit)
                QVERIFY2(text.contains(key), qPrintable(deed.token + u' ' + key));
        }
    }
    shot(window, QStringLiteral("keys"));
    QTest::keyClick(sheet, Qt::Key_Escape);
    QVERIFY(!sheet->isVisible());
    QVERIFY(window.queue().view().hasFocus()); // the keys go where they went before
    QTest::keyClick(&window.queue().view(), Qt::Key_F10);
    QVERIFY(std::ranges::any_of(window.findChildren<workbench::MainMenu *>(), &QWidget::isVisible));
    if (const QString folder = qEnvironmentVariable("WANMI_SHOTS"); !folder.isEmpty()) {
        for (auto *open : window.findChildren<workbench::MainMenu *>()) {
            if (open->isVisible())
                shot(*open, QStringLiteral("menu"));
        }
    }
    while (QWidget *popup = QApplication::activePopupWidget())
        popup->close();
}

void TestMainWindow::tabStaysOnTheLockScreen()
{
    test::DeskSeat seat(QStringLiteral("dispatcher"));
    workbench::MainWindow &window = seat.window();
    ready(window);
    window.lock();
    const auto *lock = window.findChild<workbench::LockScreen *>();
    for (int i = 0; i < 10; ++i) {
        QVERIFY(lock->isAncestorOf(window.focusWidget()));
        QTest::keyClick(window.focusWidget(), Qt::Key_Tab, i % 3 == 2 ? Qt::ShiftModifier : Qt::NoModifier);
    }
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
        return spinUntil([&] {
            for (const QLabel *label : part.findChildren<QLabel *>()) {
                if (label->isVisible() && label->text() == words)
                    return true;
            }
            return false;
        }, 5'000);
    };
    const auto word = [](const char *context, const char *text) { return QCoreApplication::translate(context, text); };
    QVERIFY(says(window.queue(), word("wanmi::workbench::QueuePage", "Nothing waits here")));
    QVERIFY(says(window.casePage(), word("wanmi::workbench::CasePage", "No case chosen")));
    shot(window, QStringLiteral("empty-queue-") + language);
    window.queue().focusFilter();
    QTest::keyClicks(window.focusWidget(), QStringLiteral("zzz"));
    QVERIFY(says(window.queue(), word("wanmi::workbench::QueuePage", "Nothing matches “%1”").arg(QStringLiteral("zzz"))));
    window.showWorkspace(QStringLiteral("video"));
    QVERIFY(says(window, word("wanmi::workbench::VideoPage", "No camera yet: they come with the city's rows.")));
    shot(window, QStringLiteral("empty-video-") + language);
    window.showWorkspace(0);
    window.search().setFocus();
    QTest::keyClicks(&window.search(), QStringLiteral("zzz"));
    QVERIFY(spinUntil([&] { return window.search().popup().isVisible(); }));
    QVERIFY(window.search().popup().item(0)->text().contains(QStringLiteral("zzz")));
    shot(window, QStringLiteral("empty-search-") + language);
}

void TestMainWindow::theFirstRunSaysHowFarItIs()
{
    test::DeskSeat seat(QStringLiteral("dispatcher"));
    workbench::MainWindow &window = seat.window();
    window.resize(1600, 960);
    ready(window);
    auto *strip = window.findChild<workbench::FirstRun *>();
    sync::LinkStatus status;
    status.state = sync::LinkStatus::State::Bootstrapping;
    status.rowsDone = 340'000;
    status.rowsTotal = 1'352'305;
    strip->show(status);
    QVERIFY(strip->isVisible());
    const QString text = strip->findChild<QLabel *>()->text();
    QVERIFY2(text.contains(seat.m_words->number(340'000)) && text.contains(seat.m_words->number(1'352'305)), qPrintable(text));
    shot(window, QStringLiteral("first-run"));
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
        ready(window);
        QTest::qWait(900);
        window.queue().selectNext();
        window.queue().selectNext();
        shot(window, theme + QStringLiteral("-1-command"));
        window.casePage().begin(QStringLiteral("dispatch"));
        shot(window, theme + QStringLiteral("-2-dispatch"));
        window.casePage().form()->send();
        QTest::qWait(600);
        shot(window, theme + QStringLiteral("-3-sent"));
        window.showWorkspace(QStringLiteral("video"));
        seat.m_selection.selectCamera(seat.m_cameras->camera(3).id.text());
        shot(window, theme + QStringLiteral("-4-camera"));
        window.showWorkspace(QStringLiteral("oversight"));
        const auto near = test::await(seat.m_store->componentsNear({126.63, 45.755}, 500, 1));
        if (near && !near->empty())
            seat.m_selection.selectComponent(near->front().id.text());
        shot(window, theme + QStringLiteral("-5-component"));
        window.search().setFocus();
        window.search().setText(QStringLiteral("中央大街"));
        QTest::keyClick(&window.search(), Qt::Key_Return);
        QTest::qWait(500);
        shot(window, theme + QStringLiteral("-6-search"));
        QTest::keyClick(&window.search(), Qt::Key_Escape);
        window.showKeys();
        shot(window, theme + QStringLiteral("-7-keys"));
        window.findChild<workbench::KeySheet *>()->hide();
        seat.m_words->setLanguage(QStringLiteral("en"));
        window.showWorkspace(0);
        window.queue().selectNext();
        shot(window, theme + QStringLiteral("-8-english"));
        seat.m_words->setLanguage(QStringLiteral("zh"));
        window.lock();
        shot(window, theme + QStringLiteral("-9-locked"));
    }
    test::DeskSeat acceptor(QStringLiteral("acceptor"));
    workbench::MainWindow &window = acceptor.window();
    window.resize(1600, 900);
    ready(window);
    window.beginReport();
    shot(window, QStringLiteral("dark-a-report"));
}

QTEST_MAIN(TestMainWindow)
#include "tst_mainwindow.moc"

// SPDX-License-Identifier: GPL-3.0-or-later
#include "workbench/deskseat.h"

#include "models/casequeue.h"
#include "workbench/actionform.h"
#include "workbench/casepage.h"
#include "workbench/intakepage.h"
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

/// The keyboard reaches everything.
class TestDeskKeys : public QObject
{
    Q_OBJECT
private slots:
    void theLettersWorkOutsideTextFieldsOnly();
    void aPanelKeepsTheKeysThatAreItsOwn();
    void theTabKeyReachesSearchQueueAndActions();
    void tabReachesEveryControlOfTheWindowAndComesRound();
    void tabGoesThroughAFormFromTopToBottom_data() { posts(); }
    void tabGoesThroughAFormFromTopToBottom();
    void f6GoesFromPanelToPanel();
    void everyButtonHasItsDeedInTheMenuAndEveryMenuItsMnemonics_data() { test::languages(); }
    void everyButtonHasItsDeedInTheMenuAndEveryMenuItsMnemonics();
    void everyStepOfTheWorkflowHasAKey();
    void theKeySheetNamesEveryKeyOfTheMenu_data();
    void theKeySheetNamesEveryKeyOfTheMenu();
    void tabStaysOnTheLockScreen();

private:
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
        return widget->isVisible() && widget->isEnabled()
            && (widget->focusPolicy() & Qt::TabFocus) == Qt::TabFocus && !widget->visibleRegion().isEmpty();
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
};

void TestDeskKeys::theLettersWorkOutsideTextFieldsOnly()
{
    test::DeskSeat seat(QStringLiteral("acceptor"));
    workbench::MainWindow &window = seat.window();
    test::ready(window);
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

void TestDeskKeys::aPanelKeepsTheKeysThatAreItsOwn()
{
    class Panel : public QWidget
    {
    public:
        using QWidget::QWidget;
        QList<int> keys;

    protected:
        void keyPressEvent(QKeyEvent *event) override { keys.append(event->key()); }
    };
    test::DeskSeat seat(QStringLiteral("shift-leader"));
    workbench::MainWindow &window = seat.window();
    test::ready(window);
    auto *map = new Panel(&window);
    map->setFocusPolicy(Qt::StrongFocus);
    map->setProperty("ownKeys", QVariantList{int(Qt::Key_T), int(Qt::Key_Escape)});
    map->show();
    map->setFocus();
    for (const Qt::Key key : {Qt::Key_T, Qt::Key_Escape, Qt::Key_J})
        QTest::keyClick(map, key);
    QCOMPARE(map->keys, (QList<int>{Qt::Key_T, Qt::Key_Escape})); // J chose the next case
    map->setProperty("ownKeys", QVariantList{int(Qt::Key_T)});
    QTest::keyClick(map, Qt::Key_Escape);
    QCOMPARE(map->keys.size(), 2);
    QVERIFY(window.queue().view().hasFocus());
}

void TestDeskKeys::theTabKeyReachesSearchQueueAndActions()
{
    test::DeskSeat seat(QStringLiteral("dispatcher"));
    workbench::MainWindow &window = seat.window();
    test::ready(window);
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

void TestDeskKeys::tabReachesEveryControlOfTheWindowAndComesRound()
{
    test::DeskSeat seat(QStringLiteral("dispatcher"));
    workbench::MainWindow &window = seat.window();
    window.resize(1600, 960);
    test::ready(window);
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

void TestDeskKeys::tabGoesThroughAFormFromTopToBottom()
{
    QFETCH(QString, post);
    QFETCH(QString, department);
    QFETCH(QString, action);
    test::DeskSeat seat(post, department);
    workbench::MainWindow &window = seat.window();
    window.resize(1600, 960);
    test::ready(window);
    if (action == u"report") {
        window.beginReport();
    } else {
        window.queue().selectNext();
        QVERIFY(spinUntil([&] { return !window.casePage().actionKeys().empty(); }));
        window.casePage().begin(action);
    }
    QWidget *form = action == u"report" ? static_cast<QWidget *>(window.reportForm())
                                        : static_cast<QWidget *>(window.casePage().form());
    QVERIFY(form);
    QTest::qWait(150);
    const std::vector<workbench::Field *> fields
        = action == u"report" ? window.reportForm()->fields() : window.casePage().form()->fields();
    QVERIFY(!fields.empty());
    std::vector<int> heights;
    for (QWidget *at : tabWalk(window, fields.front()->editor())) {
        if (form->isAncestorOf(at))
            heights.push_back(at->mapTo(form, QPoint(0, 0)).y());
        else if (!heights.empty())
            break;
    }
    QVERIFY2(heights.size() >= fields.size() + 2, qPrintable(QString::number(heights.size())));
    for (size_t i = 1; i < heights.size(); ++i)
        QVERIFY2(heights[i] + 24 >= heights[i - 1],
                 qPrintable(QStringLiteral("stop %1 lies above the one before").arg(i)));
}

void TestDeskKeys::f6GoesFromPanelToPanel()
{
    test::DeskSeat seat(QStringLiteral("dispatcher"));
    workbench::MainWindow &window = seat.window();
    test::ready(window);
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

void TestDeskKeys::everyButtonHasItsDeedInTheMenuAndEveryMenuItsMnemonics()
{
    QFETCH(QString, language);
    test::DeskSeat seat(QStringLiteral("dispatcher"));
    seat.m_words->setLanguage(language);
    workbench::MainWindow &window = seat.window();
    test::ready(window);
    window.queue().selectNext();
    QVERIFY(spinUntil([&] { return !window.casePage().actionKeys().empty(); }));
    auto *menu
        = window.findChild<workbench::MainMenu *>(QStringLiteral("mainmenu"), Qt::FindChildrenRecursively);
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

void TestDeskKeys::everyStepOfTheWorkflowHasAKey()
{
    test::DeskSeat seat(QStringLiteral("dispatcher"));
    // What is done on the street is not done at a desk; a report has its key everywhere.
    const QSet<QString> elsewhere{QStringLiteral("report"), QStringLiteral("reportSelfHandled"),
                                  QStringLiteral("verifyResult"), QStringLiteral("checkResult"),
                                  QStringLiteral("escalateOrder")}; // the system does that
    QStringList without;
    for (const workflow::State &state : seat.m_rules->workflow.states()) {
        for (const auto *transition : seat.m_rules->workflow.leaving(state.id)) {
            if (!elsewhere.contains(transition->event) && workbench::keyOf(transition->event) == 0)
                without.append(transition->event);
        }
    }
    QVERIFY2(without.isEmpty(), qPrintable(without.join(u',')));
}

void TestDeskKeys::theKeySheetNamesEveryKeyOfTheMenu_data()
{
    QTest::addColumn<QString>("post");
    QTest::newRow("an acceptor") << "acceptor";
    QTest::newRow("who may import") << "sys-admin";
}

void TestDeskKeys::theKeySheetNamesEveryKeyOfTheMenu()
{
    QFETCH(QString, post);
    test::DeskSeat seat(post);
    workbench::MainWindow &window = seat.window();
    test::ready(window);
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
    test::shot(window, QStringLiteral("keys"));
    QTest::keyClick(sheet, Qt::Key_Escape);
    QVERIFY(!sheet->isVisible());
    QVERIFY(window.queue().view().hasFocus()); // the keys go where they went before
    QTest::keyClick(&window.queue().view(), Qt::Key_F10);
    QVERIFY(std::ranges::any_of(window.findChildren<workbench::MainMenu *>(), &QWidget::isVisible));
    if (const QString folder = qEnvironmentVariable("WANMI_SHOTS"); !folder.isEmpty()) {
        for (auto *open : window.findChildren<workbench::MainMenu *>()) {
            if (open->isVisible())
                test::shot(*open, QStringLiteral("menu"));
        }
    }
    while (QWidget *popup = QApplication::activePopupWidget())
        popup->close();
}

void TestDeskKeys::tabStaysOnTheLockScreen()
{
    test::DeskSeat seat(QStringLiteral("dispatcher"));
    workbench::MainWindow &window = seat.window();
    test::ready(window);
    window.lock();
    const auto *lock = window.findChild<workbench::LockScreen *>();
    for (int i = 0; i < 10; ++i) {
        QVERIFY(lock->isAncestorOf(window.focusWidget()));
        QTest::keyClick(window.focusWidget(), Qt::Key_Tab, i % 3 == 2 ? Qt::ShiftModifier : Qt::NoModifier);
    }
}

QTEST_MAIN(TestDeskKeys)
#include "tst_deskkeys.moc"

// SPDX-License-Identifier: GPL-3.0-or-later
#include "workbench/deskseat.h"

#include "workbench/bulkdialog.h"
#include "workbench/bulkform.h"
#include "workbench/columnsdialog.h"
#include "workbench/filtersdialog.h"
#include "workbench/newsstrip.h"
#include "workbench/seatmemory.h"
#include "workbench/undobar.h"

#include <QApplication>
#include <QComboBox>
#include <QHeaderView>
#include <QJsonArray>
#include <QJsonObject>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QPushButton>
#include <QSignalSpy>
#include <QTableView>
#include <QTreeWidget>

using namespace wanmi;
using namespace std::chrono_literals;
using models::CaseQueueModel;
using test::await;
using test::spinUntil;
using State = operations::BulkDesk::Line::State;

/// Queues as a person has them for eight hours.
class TestQueuePage : public QObject
{
    Q_OBJECT
private slots:
    void chipsShowTheirWorstLightInShapeAndWords();
    void aNamedFilterIsKeptAndComesBackAfterARestart();
    void columnsAreHiddenMovedAndRemembered();
    void theOrderIsRemembered();
    void onlyOneLightIsShownOnDemand();
    void severalCasesAreChosenAndStayChosenWhenRowsMove();
    void fiveHundredCasesAreDispatchedInOneActionAndTakenBack_data() { test::languages(); }
    void fiveHundredCasesAreDispatchedInOneActionAndTakenBack();
    void eachCaseShowsItsOwnDepartmentAndWhy_data() { test::languages(); }
    void eachCaseShowsItsOwnDepartmentAndWhy();
    void whatWasDoneLastIsTakenBackByKey_data() { test::languages(); }
    void whatWasDoneLastIsTakenBackByKey();
    void whatIsNewIsMarkedNamedAndAcknowledgedByKeys();
    void silenceEndsByItself();
    void whatIsRememberedIsReadWithCare();

private:
    static test::SketchCity city(int cases)
    {
        test::SketchCity city;
        city.components = 200;
        city.openCases = cases;
        return city;
    }
    static void again(test::DeskSeat &seat)
    {
        seat.m_window.reset();
        test::ready(seat.window());
    }
    template <typename Dialog> static Dialog *opened(workbench::MainWindow &window)
    {
        Dialog *found = nullptr;
        spinUntil([&] {
            const auto all = window.findChildren<Dialog *>();
            const auto it = std::ranges::find_if(all, &QWidget::isVisible);
            found = it == all.end() ? nullptr : *it;
            return found != nullptr;
        });
        return found;
    }
    static QPushButton *chip(workbench::MainWindow &window, const char *property, const QString &value)
    {
        for (auto *button : window.queue().findChildren<QPushButton *>(QStringLiteral("chip"))) {
            if (button->property(property) == value)
                return button;
        }
        return nullptr;
    }
    static store::CaseSummary another(const test::DeskSeat &seat, int number)
    {
        store::CaseSummary row;
        row.id = QStringLiteral("news-%1").arg(number);
        row.caseNo = QStringLiteral("23010220261121%1").arg(number, 5, 10, QLatin1Char('0'));
        row.state = domain::state::PendingDispatch;
        row.classCode = QStringLiteral("0101");
        row.address = QStringLiteral("中央大街 %1 号").arg(number);
        row.stageStartedAtMs = base::toMs(seat.m_clock->now());
        row.reportedAtMs = row.stageStartedAtMs;
        row.dueMs = row.stageStartedAtMs + 3'600'000;
        row.warnAtMs = row.stageStartedAtMs + 3'000'000;
        return row;
    }
    static void arrive(test::DeskSeat &seat, const store::CaseSummaries &rows)
    {
        QSet<QString> ids;
        for (const auto &row : rows)
            ids.insert(row.id);
        seat.m_rows.merge(ids, rows);
    }
};

void TestQueuePage::chipsShowTheirWorstLightInShapeAndWords()
{
    test::DeskSeat seat(QStringLiteral("dispatcher"), {}, city(600));
    workbench::MainWindow &window = seat.window();
    test::ready(window);
    const QPushButton *suspended = chip(window, "queue", QStringLiteral("suspended"));
    QVERIFY(suspended->icon().isNull()); // no clock runs there
    window.showWorkspace(QStringLiteral("cases"));
    QPushButton *waiting = chip(window, "queue", QStringLiteral("all-open"));
    QVERIFY(waiting);
    QVERIFY(spinUntil([&] { return !waiting->toolTip().isEmpty(); }));
    QVERIFY(waiting->toolTip().contains(seat.m_words->light(QStringLiteral("red"))));
    QVERIFY(waiting->toolTip().contains(seat.m_words->light(QStringLiteral("yellow"))));
    QCOMPARE(waiting->accessibleDescription(), waiting->toolTip());
    QVERIFY(!waiting->icon().isNull());
}

void TestQueuePage::aNamedFilterIsKeptAndComesBackAfterARestart()
{
    test::DeskSeat seat(QStringLiteral("dispatcher"), {}, city(600));
    {
        workbench::MainWindow &window = seat.window();
        test::ready(window);
        window.queue().focusFilter();
        qobject_cast<QLineEdit *>(window.focusWidget())->insert(QStringLiteral("大街"));
        QVERIFY(spinUntil([&] { return window.queue().model().filter().text == u"大街"; }));
        window.queue().showOnly(QStringLiteral("red"));
        window.queue().openFilters();
        auto *dialog = opened<workbench::FiltersDialog>(window);
        QVERIFY(dialog);
        test::shot(*dialog, QStringLiteral("filters"));
        qobject_cast<QLineEdit *>(dialog->focusWidget())->insert(QStringLiteral("超期大街"));
        QTest::keyClick(dialog->focusWidget(), Qt::Key_Return);
        QCOMPARE(dialog->filters().size(), size_t(1));
        QTest::keyClick(dialog, Qt::Key_Escape);
        QVERIFY(chip(window, "filter", QStringLiteral("超期大街")));
        test::shot(window, QStringLiteral("queue-filter"));
    }
    again(seat);
    workbench::MainWindow &window = seat.window();
    QVERIFY(spinUntil([&] { return chip(window, "filter", QStringLiteral("超期大街")) != nullptr; }));
    QCOMPARE(window.queue().model().filter().text, QString());
    window.showWorkspace(QStringLiteral("cases"));
    QVERIFY(!chip(window, "filter", QStringLiteral("超期大街"))); // it belongs to the other workspace
    const auto deeds = window.deeds();
    for (const workbench::DeedGroup &group : deeds) {
        for (const workbench::Deed &deed : group.deeds) {
            if (deed.token == u"filter/超期大街")
                deed.act();
        }
    }
    QCOMPARE(window.queue().workspace().token, QStringLiteral("command"));
    QCOMPARE(window.queue().model().filter().text, QStringLiteral("大街"));
    QCOMPARE(window.queue().model().filter().light, QStringLiteral("red"));
    QVERIFY(chip(window, "filter", QStringLiteral("超期大街"))->isChecked());
    QVERIFY(spinUntil([&] { return !window.queue().model().isBusy(); }));
    QVERIFY(window.queue().model().rowCount() > 0);
    for (int row = 0; row < window.queue().model().rowCount(); ++row) {
        QVERIFY(window.queue().model().summary(row).address.contains(u"大街"));
        QVERIFY(window.queue().model().summary(row).dueMs < base::toMs(seat.m_clock->now()));
    }
    // A queue's own chip shows the whole queue again, whatever light was asked for.
    chip(window, "queue", QStringLiteral("to-dispatch"))->click();
    QCOMPARE(window.queue().model().filter().light, QString());
}

void TestQueuePage::columnsAreHiddenMovedAndRemembered()
{
    test::DeskSeat seat(QStringLiteral("dispatcher"), {}, city(200));
    const auto header = [&] { return seat.window().queue().view().horizontalHeader(); };
    {
        workbench::MainWindow &window = seat.window();
        window.resize(1900, 900);
        test::ready(window);
        QVERIFY(!window.queue().view().isColumnHidden(CaseQueueModel::Number));
        window.queue().openColumns();
        auto *dialog = opened<workbench::ColumnsDialog>(window);
        QVERIFY(dialog);
        test::shot(*dialog, QStringLiteral("columns"));
        auto *list = dialog->findChild<QListWidget *>();
        list->setCurrentRow(CaseQueueModel::Number);
        QTest::keyClick(list, Qt::Key_Space);
        list->setCurrentRow(CaseQueueModel::PlaceColumn);
        QTest::keyClick(list, Qt::Key_Up, Qt::ControlModifier);
        list->setCurrentRow(CaseQueueModel::Mark);
        QTest::keyClick(list, Qt::Key_Space); // the light stays
        QTest::keyClick(dialog, Qt::Key_Return);
        QVERIFY(window.queue().view().isColumnHidden(CaseQueueModel::Number));
        QVERIFY(!window.queue().view().isColumnHidden(CaseQueueModel::Mark));
        QVERIFY(header()->visualIndex(CaseQueueModel::PlaceColumn)
                < header()->visualIndex(CaseQueueModel::Class));
    }
    seat.m_window.reset();
    seat.window().resize(1900, 900);
    test::ready(seat.window());
    QVERIFY(spinUntil([&] { return seat.window().queue().view().isColumnHidden(CaseQueueModel::Number); }));
    QVERIFY(header()->visualIndex(CaseQueueModel::PlaceColumn)
            < header()->visualIndex(CaseQueueModel::Class));
}

void TestQueuePage::theOrderIsRemembered()
{
    test::DeskSeat seat(QStringLiteral("dispatcher"), {}, city(200));
    test::ready(seat.window());
    QTest::qWait(100); // what was remembered (nothing) is read
    seat.window().queue().view().horizontalHeader()->setSortIndicator(CaseQueueModel::Reported,
                                                                      Qt::DescendingOrder);
    QCOMPARE(seat.window().queue().model().sortColumn(), int(CaseQueueModel::Reported));
    again(seat);
    QVERIFY(spinUntil(
        [&] { return seat.window().queue().model().sortColumn() == int(CaseQueueModel::Reported); }));
    QCOMPARE(seat.window().queue().model().sortDirection(), Qt::DescendingOrder);
}

void TestQueuePage::onlyOneLightIsShownOnDemand()
{
    test::DeskSeat seat(QStringLiteral("dispatcher"), {}, city(600));
    workbench::MainWindow &window = seat.window();
    test::ready(window);
    QTest::keyClick(&window.queue().view(), Qt::Key_F, Qt::ControlModifier | Qt::ShiftModifier);
    QWidget *menu = nullptr;
    QVERIFY(spinUntil([&] { return (menu = QApplication::activePopupWidget()) != nullptr; }));
    test::shot(*menu, QStringLiteral("view-menu"));
    QTest::keyClick(menu, Qt::Key_2);
    QVERIFY(spinUntil([&] { return window.queue().model().filter().light == u"red"; }));
    QVERIFY(spinUntil([&] { return !window.queue().model().isBusy(); }));
    const int red = window.queue().model().rowCount();
    QVERIFY(red > 0);
    // Time alone brings more of them.
    seat.m_clock->advance(3h);
    QVERIFY(spinUntil([&] { return window.queue().model().rowCount() > red; }));
}

void TestQueuePage::severalCasesAreChosenAndStayChosenWhenRowsMove()
{
    test::DeskSeat seat(QStringLiteral("dispatcher"), {}, city(600));
    workbench::MainWindow &window = seat.window();
    test::ready(window);
    QTableView &view = window.queue().view();
    QTest::keyClick(&view, Qt::Key_J);
    QVERIFY(window.queue().chosen().isEmpty());
    for (int i = 0; i < 4; ++i)
        QTest::keyClick(&view, Qt::Key_Down, Qt::ShiftModifier);
    const QStringList chosen = window.queue().chosen();
    QCOMPARE(chosen.size(), 5);
    test::shot(window, QStringLiteral("queue-chosen"));
    view.horizontalHeader()->setSortIndicator(CaseQueueModel::Number, Qt::DescendingOrder);
    QVERIFY(spinUntil([&] { return !window.queue().model().isBusy(); }));
    const QStringList after = window.queue().chosen();
    QCOMPARE(QSet<QString>(after.begin(), after.end()), QSet<QString>(chosen.begin(), chosen.end()));
    QTest::keyClick(&view, Qt::Key_Escape);
    QVERIFY(window.queue().chosen().isEmpty());
    QCOMPARE(view.selectionModel()->selectedRows().size(), 1);
}

void TestQueuePage::fiveHundredCasesAreDispatchedInOneActionAndTakenBack()
{
    QFETCH(QString, language);
    test::DeskSeat seat(QStringLiteral("dispatcher"), {}, city(6'000));
    seat.m_words->setLanguage(language);
    workbench::MainWindow &window = seat.window();
    test::ready(window);
    QTableView &view = window.queue().view();
    const int waiting = window.queue().model().rowCount();
    QVERIFY2(waiting >= 500, qPrintable(QString::number(waiting)));
    QTest::keyClick(&view, Qt::Key_A, Qt::ControlModifier);
    QCOMPARE(int(window.queue().chosen().size()), waiting);
    QTest::keyClick(&view, Qt::Key_D); // dispatch, all of them
    auto *dialog = opened<workbench::BulkDialog>(window);
    QVERIFY(dialog);
    QVERIFY(spinUntil([&] { return dialog->form() != nullptr; }));
    QCOMPARE(dialog->actions().currentData().toString(), QStringLiteral("dispatch"));
    test::shot(*dialog, QStringLiteral("bulk-ask-") + language);
    // Without a department it does not go on.
    dialog->form()->fields().front()->setAnswer({});
    QTest::keyClick(dialog, Qt::Key_Return, Qt::ControlModifier);
    QCOMPARE(dialog->bulk().task(), operations::BulkDesk::Task::None);
    dialog->form()->fields().front()->setAnswer(QStringLiteral("drainage"));
    QTest::keyClick(dialog, Qt::Key_Return, Qt::ControlModifier);
    QVERIFY(spinUntil([&] { return dialog->bulk().count(State::Goes) > 0 && dialog->next().isEnabled(); },
                      60'000));
    QCOMPARE(dialog->bulk().count(State::Goes), waiting);
    QCOMPARE(await(seat.m_store->status())->waitingCommands, 0);
    test::shot(*dialog, QStringLiteral("bulk-dry-") + language);
    QVERIFY(dialog->list().topLevelItemCount() >= 1);
    QTest::keyClick(dialog, Qt::Key_Return, Qt::ControlModifier);
    QVERIFY(spinUntil(
        [&] { return dialog->bulk().count(State::Queued) == waiting && dialog->next().isEnabled(); },
        120'000));
    QCOMPARE(await(seat.m_store->status())->waitingCommands, waiting);
    QVERIFY(spinUntil([&] { return window.queue().model().rowCount() == 0; }));
    test::shot(*dialog, QStringLiteral("bulk-done-") + language);
    QVERIFY(dialog->undoButton().isVisible());
    dialog->undoButton().click();
    QVERIFY(spinUntil(
        [&] { return dialog->bulk().count(State::Withdrawn) == waiting && dialog->next().isEnabled(); },
        60'000));
    test::shot(*dialog, QStringLiteral("bulk-undone-") + language);
    QCOMPARE(await(seat.m_store->status())->waitingCommands, 0);
    QVERIFY(spinUntil([&] { return window.queue().model().rowCount() == waiting; }));
    QTest::keyClick(dialog, Qt::Key_Escape);
}

void TestQueuePage::eachCaseShowsItsOwnDepartmentAndWhy()
{
    QFETCH(QString, language);
    test::DeskSeat seat(QStringLiteral("dispatcher"), {}, city(400));
    seat.m_words->setLanguage(language);
    workbench::MainWindow &window = seat.window();
    test::ready(window);
    QTableView &view = window.queue().view();
    const int waiting = window.queue().model().rowCount();
    QVERIFY(waiting >= 5);
    QTest::keyClick(&view, Qt::Key_A, Qt::ControlModifier);
    QTest::keyClick(&view, Qt::Key_D);
    auto *dialog = opened<workbench::BulkDialog>(window);
    QVERIFY(dialog && spinUntil([&] { return dialog->form() != nullptr; }));
    test::shot(*dialog, QStringLiteral("bulk-each-ask-") + language);
    QTest::keyClick(dialog, Qt::Key_Return, Qt::ControlModifier); // each its own is what is proposed
    QVERIFY(spinUntil([&] { return dialog->bulk().count(State::Goes) == waiting && dialog->next().isEnabled(); },
                      60'000));
    workbench::BulkList &list = dialog->list();
    QCOMPARE(list.columnCount(), 4);
    int shown = 0;
    const auto cases = [&list](const std::function<void(QTreeWidgetItem *)> &look) {
        for (int group = 0; group < list.topLevelItemCount(); ++group) {
            for (int at = 0; at < list.topLevelItem(group)->childCount(); ++at)
                look(list.topLevelItem(group)->child(at));
        }
    };
    cases([&](QTreeWidgetItem *item) {
        QVERIFY(!item->text(1).isEmpty());
        QVERIFY(!item->text(2).isEmpty());
        ++shown;
    });
    QCOMPARE(shown, waiting);
    test::shot(*dialog, QStringLiteral("bulk-each-dry-") + language);
    // Two of them go elsewhere.
    QVERIFY(dialog->assignButton().isVisible());
    const QStringList two{dialog->bulk().lines()[0].caseId, dialog->bulk().lines()[1].caseId};
    list.choose(two);
    QCOMPARE(QSet<QString>(two.begin(), two.end()), [&] {
        const QStringList chosen = list.chosen();
        return QSet<QString>(chosen.begin(), chosen.end());
    }());
    dialog->other().setAnswer(QStringLiteral("gas"));
    dialog->assignButton().click();
    QVERIFY(spinUntil([&] { return dialog->bulk().count(State::Goes) == waiting && dialog->next().isEnabled(); }));
    QCOMPARE(dialog->bulk().lines()[0].department, QStringLiteral("gas"));
    QVERIFY(dialog->bulk().lines()[1].byHand);
    QVERIFY(!dialog->bulk().lines()[2].byHand);
    test::shot(*dialog, QStringLiteral("bulk-each-changed-") + language);
    QTest::keyClick(dialog, Qt::Key_Return, Qt::ControlModifier);
    QVERIFY(spinUntil(
        [&] { return dialog->bulk().count(State::Queued) == waiting && dialog->next().isEnabled(); }, 60'000));
    // Closed: for a while the whole of it is one key away.
    QTest::keyClick(dialog, Qt::Key_Escape);
    workbench::UndoBar &bar = window.undoBar();
    QVERIFY(spinUntil([&] { return bar.isVisible() && bar.undoButton().isVisible(); }));
    QVERIFY2(bar.headline().contains(seat.m_words->action(QStringLiteral("dispatch"))), qPrintable(bar.headline()));
    test::shot(window, QStringLiteral("undo-bulk-") + language);
    bar.showCases();
    QVERIFY(bar.list() && bar.list()->topLevelItemCount() == 1);
    QTest::keyClick(bar.list()->window(), Qt::Key_Escape);
    // The queue is empty now: the key works from wherever the keyboard is.
    QTest::keyClick(window.focusWidget() ? window.focusWidget() : &window, Qt::Key_Z, Qt::ControlModifier);
    QVERIFY(spinUntil([&] { return bar.desk().count(State::Withdrawn) == waiting; }, 30'000));
    QCOMPARE(await(seat.m_store->status())->waitingCommands, 0);
    QVERIFY(spinUntil([&] { return window.queue().model().rowCount() == waiting; }));
    QVERIFY(bar.isVisible() && !bar.undoButton().isVisible());
    test::shot(window, QStringLiteral("undo-undone-") + language);
}

void TestQueuePage::whatWasDoneLastIsTakenBackByKey()
{
    QFETCH(QString, language);
    test::DeskSeat seat(QStringLiteral("dispatcher"), {}, city(200));
    seat.m_words->setLanguage(language);
    workbench::MainWindow &window = seat.window();
    test::ready(window);
    workbench::UndoBar &bar = window.undoBar();
    QVERIFY(!bar.isVisible());
    QTableView &view = window.queue().view();
    QTest::keyClick(&view, Qt::Key_J);
    const QString id = seat.m_selection.caseId();
    QVERIFY(!id.isEmpty());
    domain::CaseOrder urge;
    urge.caseId = CaseId(id);
    urge.action = QStringLiteral("urge");
    QVERIFY(await(seat.m_desk->perform(urge)));
    QCOMPARE(await(seat.m_store->dossier(id))->file.urgeCount, 1);
    QVERIFY(spinUntil([&] { return bar.isVisible(); }));
    QVERIFY(bar.isOffered());
    test::shot(window, QStringLiteral("undo-one-") + language);
    QTest::keyClick(&view, Qt::Key_Z, Qt::ControlModifier);
    QVERIFY(spinUntil([&] { return await(seat.m_store->status())->waitingCommands == 0; }));
    QCOMPARE(await(seat.m_store->dossier(id))->file.urgeCount, 0);
    // Given to be sent, it cannot be called back, and the lifecycle takes no urging back: nothing is offered.
    QVERIFY(await(seat.m_desk->perform(urge)));
    QCOMPARE(await(seat.m_store->sendable())->size(), size_t(1));
    QVERIFY(spinUntil([&] { return !bar.isVisible() && bar.desk().count(operations::BulkDesk::Line::Back::No) == 1; }));
    QSignalSpy told(&bar, &workbench::UndoBar::told);
    QTest::keyClick(&view, Qt::Key_Z, Qt::ControlModifier);
    QCOMPARE(told.size(), 1);
    QVERIFY(told.front().front().toString().contains(seat.m_words->reason(QStringLiteral("no-way-back"))));
    QCOMPARE(await(seat.m_store->dossier(id))->file.urgeCount, 1);
}

void TestQueuePage::whatIsNewIsMarkedNamedAndAcknowledgedByKeys()
{
    test::DeskSeat seat(QStringLiteral("dispatcher"), {}, city(100));
    workbench::MainWindow &window = seat.window();
    window.resize(1600, 900);
    test::ready(window);
    const QString title = window.windowTitle();
    QVERIFY(spinUntil([&] { return !window.announcer().memory().isEmpty(); }, 10'000));
    QVERIFY(!window.news().isVisible());
    QWidget *focus = window.focusWidget();
    arrive(seat, {another(seat, 1), another(seat, 2), another(seat, 3)});
    QVERIFY(spinUntil([&] { return window.news().isVisible(); }));
    QCOMPARE(window.focusWidget(), focus); // nobody's keys are taken away
    QVERIFY(window.windowTitle().startsWith(QStringLiteral("(3) ")));
    QVERIFY(window.news().headline().contains(u'3'));
    seat.m_clock->advance(2s);
    QVERIFY(spinUntil([&] { return window.news().chimes() == 1; }));
    test::shot(window, QStringLiteral("news"));
    QTest::keyClick(focus, Qt::Key_F8);
    QCOMPARE(window.focusWidget(), &window.news().list());
    QCOMPARE(window.news().list().count(), 3);
    test::shot(window, QStringLiteral("news-list"));
    QTest::keyClick(&window.news().list(), Qt::Key_Space);
    QCOMPARE(window.announcer().total(), 2);
    QTest::keyClick(&window.news().list(), Qt::Key_J, Qt::ControlModifier);
    QCOMPARE(window.announcer().total(), 1);
    QVERIFY(seat.m_selection.caseId().startsWith(u"news-"));
    QVERIFY(window.queue().view().hasFocus());
    QTest::keyClick(&window.queue().view(), Qt::Key_J, Qt::ControlModifier | Qt::ShiftModifier);
    QCOMPARE(window.announcer().total(), 0);
    QVERIFY(spinUntil([&] { return window.windowTitle() == title; }));
    // What was seen stays seen after a restart; what came meanwhile is told.
    QTest::qWait(1'200); // it is kept once a second
    again(seat);
    arrive(seat, {another(seat, 4)});
    QVERIFY(spinUntil([&] { return seat.window().announcer().total() == 1; }, 10'000));
    QVERIFY(seat.window().announcer().newsOf(QStringLiteral("news-4")));
}

void TestQueuePage::silenceEndsByItself()
{
    test::DeskSeat seat(QStringLiteral("dispatcher"), {}, city(50));
    workbench::MainWindow &window = seat.window();
    test::ready(window);
    QTest::keyClick(&window.queue().view(), Qt::Key_M, Qt::ControlModifier | Qt::ShiftModifier);
    QVERIFY(window.news().isMuted());
    seat.m_clock->advance(29min);
    QVERIFY(window.news().isMuted());
    QTest::qWait(1'200);
    again(seat); // a restart does not end it
    QVERIFY(spinUntil([&] { return seat.window().news().isMuted(); }));
    seat.m_clock->advance(2min);
    QVERIFY(!seat.window().news().isMuted());
}

void TestQueuePage::whatIsRememberedIsReadWithCare()
{
    const QStringList known{QStringLiteral("light"), QStringLiteral("place"), QStringLiteral("new-column")};
    const workbench::QueueColumns columns = workbench::columnsFrom(
        QJsonObject{{QStringLiteral("order"),
                     QJsonArray{QStringLiteral("place"), QStringLiteral("gone"), 7, QStringLiteral("light")}},
                    {QStringLiteral("hidden"), QJsonArray{QStringLiteral("gone"), QStringLiteral("place")}}},
        known);
    QCOMPARE(columns.order,
             (QStringList{QStringLiteral("place"), QStringLiteral("light"), QStringLiteral("new-column")}));
    QCOMPARE(columns.hidden, QStringList{QStringLiteral("place")});
    QCOMPARE(workbench::columnsFrom(QStringLiteral("nonsense"), known), workbench::QueueColumns{});
    QCOMPARE(workbench::sortFrom(QJsonObject{{QStringLiteral("column"), QStringLiteral("gone")}}, known),
             workbench::QueueSort{});
    QVERIFY(workbench::filtersFrom(QJsonArray{1, QJsonObject{}}).empty());
    const std::vector<workbench::SavedFilter> kept{{QStringLiteral("𠮷 & 😀"),
                                                    QStringLiteral("command"),
                                                    QStringLiteral("to-dispatch"),
                                                    QStringLiteral("\u202Eabc"),
                                                    QStringLiteral("red"),
                                                    {QStringLiteral("place"), true}}};
    QCOMPARE(workbench::filtersFrom(workbench::toJson(kept)), kept);
}

QTEST_MAIN(TestQueuePage)
#include "tst_queuepage.moc"

// SPDX-License-Identifier: GPL-3.0-or-later
#include "workbench/deskseat.h"

#include "workbench/areaview.h"
#include "workbench/bars.h"
#include "workbench/casepage.h"
#include "workbench/componentpage.h"
#include "workbench/moverview.h"
#include "workbench/placepage.h"
#include "workbench/searchbox.h"

#include <QAbstractButton>
#include <QLabel>
#include <QListWidget>
#include <QPushButton>
#include <QSignalSpy>
#include <QTableView>
#include <QTest>
#include <QToolButton>

using namespace wanmi;
using test::spinUntil;
using workbench::AreaView;
using workbench::PlacePage;

class TestPlacePage : public QObject
{
    Q_OBJECT
private slots:
    void theCityOpensByKeyAndEnterGoesDownToACell();
    void altLeftAndRightWalkBackAndForward();
    void aNameAboveLeadsUp();
    void factsOfACaseLeadToItsCellAndStreet();
    void aHitOpensItsPage();
    void whatIsOutOfScopeIsNotCalledZero();
    void anUnknownAreaIsSaidInWords_data() { test::languages(); }
    void anUnknownAreaIsSaidInWords();
    void aSupervisorHasTasksAndAPositionWithItsAge();
    void aVehicleIsSeenInItsCell();
    void theMapIsAskedToShowIt();
    void aCommittedChangeIsCounted();
    void screens_data() { test::languages(); }
    void screens();

private:
    [[nodiscard]] static bool reaches(workbench::MainWindow &window, const QString &code)
    {
        PlacePage &page = window.placePage();
        return spinUntil([&] {
            return page.at().id == code && page.territory().code() == code && page.territory().isReady();
        });
    }
    /// Where keys would go in a window that is in front.
    static QWidget *focus(workbench::MainWindow &window)
    {
        return window.focusWidget() ? window.focusWidget() : &window;
    }
    static void press(workbench::MainWindow &window, Qt::Key key, Qt::KeyboardModifiers with = {})
    {
        QTest::keyClick(focus(window), key, with);
    }
    static QString aCell(test::DeskSeat &seat)
    {
        for (int i = 0; i < seat.m_rows.table().size(); ++i) {
            if (!seat.m_rows.table().at(i).cell.isEmpty())
                return seat.m_rows.table().at(i).cell;
        }
        return {};
    }
};

void TestPlacePage::theCityOpensByKeyAndEnterGoesDownToACell()
{
    test::DeskSeat seat(QStringLiteral("dispatcher"));
    workbench::MainWindow &window = seat.window();
    test::ready(window);
    press(window, Qt::Key_G, Qt::ControlModifier);
    QVERIFY(reaches(window, QString()));
    AreaView &area = window.placePage().area();
    QVERIFY(area.isVisible());
    QCOMPARE(area.parts().model()->rowCount(), 7); // the districts
    area.tabButton(AreaView::Parts)->setFocus();
    QTest::keyClick(area.tabButton(AreaView::Parts), Qt::Key_Space);
    QVERIFY(area.parts().isVisible());
    for (const int length : {6, 9, 12, 15}) {
        window.placePage().focusFirst();
        QVERIFY(spinUntil([&] { return focus(window) == &area.parts(); }));
        const QString first
            = area.parts().currentIndex().siblingAtColumn(0).data(models::TerritoryParts::CodeRole).toString();
        QCOMPARE(first.size(), length);
        press(window, Qt::Key_Return);
        QVERIFY(reaches(window, first));
    }
    QVERIFY(window.placePage().territory().facts().cell.has_value());
    QVERIFY(!area.tabButton(AreaView::Parts)->isVisible()); // a cell has none
    // What the page says is what the model read, the open cases first.
    const auto figures = window.placePage().territory().figures();
    QCOMPARE(figures.front().toMap().value(QStringLiteral("value")).toString(),
             seat.m_words->number(window.placePage().territory().facts().whole.open));
    press(window, Qt::Key_Escape);
    QVERIFY(!window.placePage().isVisible());
}

void TestPlacePage::altLeftAndRightWalkBackAndForward()
{
    test::DeskSeat seat(QStringLiteral("dispatcher"));
    workbench::MainWindow &window = seat.window();
    test::ready(window);
    const QString cell = aCell(seat);
    for (const QString &code : {cell.left(6), cell.left(12), cell}) {
        seat.m_selection.lookInto(QStringLiteral("area"), code);
        QVERIFY(reaches(window, code));
    }
    press(window, Qt::Key_Left, Qt::AltModifier);
    QVERIFY(reaches(window, cell.left(12)));
    press(window, Qt::Key_Left, Qt::AltModifier);
    QVERIFY(reaches(window, cell.left(6)));
    press(window, Qt::Key_Left, Qt::AltModifier);
    QVERIFY(reaches(window, cell.left(6)));
    press(window, Qt::Key_Right, Qt::AltModifier);
    QVERIFY(reaches(window, cell.left(12)));
    // From a case back to the place one came from.
    seat.m_selection.selectCase(window.placePage().territory().facts().urgent.front().id);
    QVERIFY(spinUntil([&] { return window.casePage().isVisible(); }));
    press(window, Qt::Key_Left, Qt::AltModifier);
    QVERIFY(window.placePage().isVisible());
    QCOMPARE(window.placePage().at().id, cell.left(12));
}

void TestPlacePage::aNameAboveLeadsUp()
{
    test::DeskSeat seat(QStringLiteral("dispatcher"));
    workbench::MainWindow &window = seat.window();
    test::ready(window);
    const QString cell = aCell(seat);
    window.openPlace(QStringLiteral("area"), cell);
    QVERIFY(reaches(window, cell));
    const auto buttons = window.placePage().findChildren<QToolButton *>();
    const auto up = std::ranges::find_if(buttons, [&](const QToolButton *button) {
        return button->property("deed").toString() == QStringLiteral("place/up/") + cell.left(6);
    });
    QVERIFY(up != buttons.end());
    QVERIFY((*up)->text().startsWith(seat.m_words->area(cell.left(6))));
    QTest::keyClick(*up, Qt::Key_Space);
    QVERIFY(reaches(window, cell.left(6)));
}

void TestPlacePage::factsOfACaseLeadToItsCellAndStreet()
{
    test::DeskSeat seat(QStringLiteral("dispatcher"));
    workbench::MainWindow &window = seat.window();
    test::ready(window);
    press(window, Qt::Key_J);
    const QString id = seat.m_selection.caseId();
    const auto dossier = test::await(seat.m_store->dossier(id));
    QVERIFY(dossier);
    const auto link = [&](const QString &text) -> QToolButton * {
        for (QToolButton *button : window.casePage().findChildren<QToolButton *>()) {
            if (button->text() == text && button->property("part").toString().startsWith(u"fact/"))
                return button;
        }
        return nullptr;
    };
    QVERIFY(spinUntil([&] { return link(dossier->file.cell) != nullptr; }));
    QTest::keyClick(link(dossier->file.cell), Qt::Key_Space);
    QVERIFY(reaches(window, dossier->file.cell));
    press(window, Qt::Key_Escape);
    QTest::mouseClick(link(seat.m_words->area(dossier->file.district)), Qt::LeftButton);
    QVERIFY(reaches(window, dossier->file.district));
}

void TestPlacePage::aHitOpensItsPage()
{
    test::DeskSeat seat(QStringLiteral("dispatcher"));
    workbench::MainWindow &window = seat.window();
    test::ready(window);
    store::Store::Hit hit;
    hit.kind = QStringLiteral("cell");
    hit.id = aCell(seat);
    emit window.search().hitChosen(hit);
    QVERIFY(reaches(window, hit.id));
    hit.kind = QStringLiteral("district");
    hit.id = hit.id.left(6);
    emit window.search().hitChosen(hit);
    QVERIFY(reaches(window, hit.id));
    hit.kind = QStringLiteral("person");
    hit.id = QStringLiteral("sv230103001");
    emit window.search().hitChosen(hit);
    QVERIFY(spinUntil([&] { return window.placePage().title() == QStringLiteral("王强"); }));
    hit.kind = QStringLiteral("vehicle");
    hit.id = QStringLiteral("V3");
    emit window.search().hitChosen(hit);
    QVERIFY(spinUntil([&] { return window.placePage().title() == QStringLiteral("黑A10003"); }));
}

void TestPlacePage::whatIsOutOfScopeIsNotCalledZero()
{
    test::SketchCity city;
    city.openCases = 12;
    city.components = 40; // most cells hold none of them
    test::DeskSeat seat(QStringLiteral("department-officer"), QStringLiteral("drainage"), city);
    seat.m_words->setLanguage(QStringLiteral("en"));
    workbench::MainWindow &window = seat.window();
    window.show();
    const QString district = aCell(seat).left(6);
    window.openPlace(QStringLiteral("area"), district);
    QVERIFY(reaches(window, district));
    models::Territory &territory = window.placePage().territory();
    QVERIFY(!territory.isWhole());
    QVERIFY(territory.note().contains(QStringLiteral("scope")));
    QCOMPARE(territory.figures().at(3).toMap().value(QStringLiteral("value")).toString(),
             QStringLiteral("—")); // no grade from a part of the cases
    const auto parts = territory.facts().parts;
    const auto empty = std::ranges::find(parts, 0, &store::AreaFigures::open);
    QVERIFY(empty != parts.end());
    window.openPlace(QStringLiteral("area"), empty->code);
    QVERIFY(reaches(window, empty->code));
    QCOMPARE(territory.figures().front().toMap().value(QStringLiteral("value")).toString(),
             QStringLiteral("—"));
    const auto labels = window.placePage().area().findChildren<QLabel *>();
    QVERIFY(std::ranges::any_of(labels, [](const QLabel *label) {
        return label->text() == QStringLiteral("None in your scope.");
    }));
    test::shot(window, QStringLiteral("place-out-of-scope"));
}

void TestPlacePage::anUnknownAreaIsSaidInWords()
{
    QFETCH(QString, language);
    test::DeskSeat seat(QStringLiteral("dispatcher"));
    seat.m_words->setLanguage(language);
    workbench::MainWindow &window = seat.window();
    test::ready(window);
    window.openPlace(QStringLiteral("area"), QStringLiteral("999999"));
    QVERIFY(spinUntil([&] { return window.placePage().territory().state() == u"no-such-area"; }));
    const auto labels = window.placePage().findChildren<QLabel *>();
    QVERIFY(std::ranges::any_of(labels, [&](const QLabel *label) {
        return label->isVisible() && label->text() == seat.m_words->reason(QStringLiteral("no-such-area"));
    }));
    QVERIFY(seat.m_words->reason(QStringLiteral("no-such-area")) != u"no-such-area");
}

void TestPlacePage::aSupervisorHasTasksAndAPositionWithItsAge()
{
    test::DeskSeat seat(QStringLiteral("dispatcher"));
    workbench::MainWindow &window = seat.window();
    test::ready(window);
    domain::CaseFile task;
    for (int i = 0; i < seat.m_rows.table().size() && task.id.isEmpty(); ++i) {
        if (seat.m_rows.table().at(i).state == domain::state::Verifying)
            task = test::await(seat.m_store->dossier(seat.m_rows.table().at(i).id))->file;
    }
    task.supervisor = QStringLiteral("sv230103001");
    ++task.version;
    protocol::Row row = protocol::toRow(task);
    protocol::RowChange change;
    change.table = int(protocol::TableNo::CaseFile);
    change.id = task.id.text();
    change.ver = task.version;
    change.seq = 5'000;
    change.values.assign(row.begin() + 1, row.end());
    QVERIFY(test::await(seat.m_store->apply({{change}, QStringLiteral("c2"), false, seat.m_clock->now()})));
    window.openPlace(QStringLiteral("supervisor"), task.supervisor);
    workbench::MoverView &view = window.placePage().mover();
    QVERIFY(spinUntil([&] { return view.tasks().count() == 1; }));
    QVERIFY(view.factsText().contains(seat.m_words->post(QStringLiteral("supervisor"))));
    QVERIFY(!view.hasPosition());
    protocol::Live live;
    live.serverTime = seat.m_clock->now();
    live.supervisors.push_back({task.supervisor, task.place.lon, task.place.lat,
                                seat.m_clock->now() - std::chrono::seconds(40)});
    emit seat.m_link->liveReceived(live);
    QVERIFY(spinUntil([&] { return view.factsText().contains(task.cell); }));
    QVERIFY(view.factsText().contains(QStringLiteral("40")));
    test::shot(window, QStringLiteral("place-supervisor"));
    view.tasks().setCurrentRow(0);
    QTest::keyClick(&view.tasks(), Qt::Key_Return);
    QTRY_COMPARE(seat.m_selection.caseId(), task.id.text());
}

void TestPlacePage::aVehicleIsSeenInItsCell()
{
    test::DeskSeat seat(QStringLiteral("dispatcher"));
    workbench::MainWindow &window = seat.window();
    test::ready(window);
    const store::CaseSummary &row = seat.m_rows.table().at(0);
    protocol::Live live;
    live.serverTime = seat.m_clock->now();
    live.vehicles.push_back({QStringLiteral("V3"), row.lon, row.lat, 90, 31.4, seat.m_clock->now()});
    live.vehicles.push_back({QStringLiteral("V4"), row.lon + 1, row.lat, 90, 10, seat.m_clock->now()});
    window.openPlace(QStringLiteral("area"), row.cell);
    QVERIFY(reaches(window, row.cell));
    emit seat.m_link->liveReceived(live);
    QCOMPARE(window.placePage().territory().vehicles().size(), size_t(1));
    QListWidget &around = window.placePage().area().around();
    const auto item = [&]() -> QListWidgetItem * {
        const auto found = around.findItems(QStringLiteral("黑A10003"), Qt::MatchStartsWith);
        return found.isEmpty() ? nullptr : found.front();
    };
    QVERIFY(spinUntil([&] { return item() != nullptr; }));
    window.placePage().area().showTab(AreaView::Around);
    around.setCurrentItem(item());
    QTest::keyClick(&around, Qt::Key_Return);
    QCOMPARE(window.placePage().at().kind, QStringLiteral("vehicle"));
    emit seat.m_link->liveReceived(live);
    workbench::MoverView &view = window.placePage().mover();
    QVERIFY(spinUntil([&] { return view.factsText().contains(row.cell); }));
    QVERIFY(view.factsText().contains(QStringLiteral("31 ")));
}

void TestPlacePage::theMapIsAskedToShowIt()
{
    test::DeskSeat seat(QStringLiteral("dispatcher"));
    workbench::MainWindow &window = seat.window();
    test::ready(window);
    const QString cell = aCell(seat);
    QSignalSpy area(&seat.m_selection, &models::Selection::areaWanted),
        object(&seat.m_selection, &models::Selection::objectWanted);
    const auto onMap = [&] {
        for (QPushButton *button : window.placePage().findChildren<QPushButton *>()) {
            if (button->objectName().isEmpty())
                QTest::mouseClick(button, Qt::LeftButton);
        }
    };
    window.openPlace(QStringLiteral("area"), cell.left(6));
    QVERIFY(reaches(window, cell.left(6)));
    onMap();
    QCOMPARE(area.count(), 1);
    const double zoom = area.front().at(2).toDouble();
    QVERIFY2(zoom > 10 && zoom < 17, qPrintable(QString::number(zoom)));
    window.openPlace(QStringLiteral("area"), cell);
    QVERIFY(reaches(window, cell));
    onMap();
    QCOMPARE(object.count(), 1);
    QCOMPARE(object.front().at(1).toString(), cell);
}

void TestPlacePage::aCommittedChangeIsCounted()
{
    test::DeskSeat seat(QStringLiteral("dispatcher"));
    workbench::MainWindow &window = seat.window();
    test::ready(window);
    window.openPlace(QStringLiteral("area"), QString());
    QVERIFY(reaches(window, QString()));
    models::Territory &territory = window.placePage().territory();
    const int open = territory.facts().whole.open;
    auto file = test::await(seat.m_store->dossier(seat.m_rows.table().at(0).id))->file;
    file.state = domain::state::Closed;
    file.closedAt = seat.m_clock->now();
    ++file.version;
    protocol::Row row = protocol::toRow(file);
    protocol::RowChange change;
    change.table = int(protocol::TableNo::CaseFile);
    change.id = file.id.text();
    change.ver = file.version;
    change.seq = 6'000;
    change.values.assign(row.begin() + 1, row.end());
    QVERIFY(test::await(seat.m_store->apply({{change}, QStringLiteral("c3"), false, seat.m_clock->now()})));
    QVERIFY(spinUntil([&] { return territory.isReady() && territory.facts().whole.open == open - 1; }));
    QVERIFY(territory.isReady()); // what was shown stayed until the new figures came
}

void TestPlacePage::screens()
{
    QFETCH(QString, language);
    if (qEnvironmentVariableIsEmpty("WANMI_SHOTS"))
        QSKIP("no folder was named");
    test::DeskSeat seat(QStringLiteral("dispatcher"));
    seat.m_words->setLanguage(language);
    workbench::MainWindow &window = seat.window();
    const QString cell = aCell(seat);
    for (const QSize size : {QSize(1280, 720), QSize(1920, 1080)}) {
        window.resize(size);
        test::ready(window);
        const QString mark = QStringLiteral("place-%1-%2-").arg(size.width()).arg(language);
        window.openPlace(QStringLiteral("area"), cell.left(6));
        QVERIFY(reaches(window, cell.left(6)));
        AreaView &area = window.placePage().area();
        for (const auto tab : {AreaView::Overview, AreaView::Parts, AreaView::Cases, AreaView::Components,
                               AreaView::Around}) {
            area.showTab(tab);
            test::shot(window, mark + QString::number(tab));
        }
        area.showTab(AreaView::Overview);
        window.openPlace(QStringLiteral("area"), cell);
        QVERIFY(reaches(window, cell));
        test::shot(window, mark + QStringLiteral("cell"));
        seat.m_selection.selectCase(seat.m_rows.table().at(0).id);
        test::shot(window, mark + QStringLiteral("case"));
        seat.m_selection.selectCase({});
        seat.m_style.apply(size.width() == 1280 ? QStringLiteral("light") : QStringLiteral("dark"));
        window.openPlace(QStringLiteral("area"), cell.left(6));
        QVERIFY(reaches(window, cell.left(6)));
        test::shot(window, mark + QStringLiteral("other-theme"));
    }
}

QTEST_MAIN(TestPlacePage)
#include "tst_placepage.moc"

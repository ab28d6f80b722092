// SPDX-License-Identifier: GPL-3.0-or-later
#include "workbench/deskseat.h"

#include "workbench/videopage.h"

#include <QComboBox>
#include <QDropEvent>
#include <QLabel>
#include <QPointer>
#include <QLayout>
#include <QLineEdit>
#include <QMenu>
#include <QMimeData>
#include <QTreeView>

using namespace wanmi;
using models::CameraTree;
using test::spinUntil;

/// The video workspace: from the tree into the pictures, and what a person keeps.
class TestVideoPage : public QObject
{
    Q_OBJECT
private slots:
    void enterPutsACameraIntoThePictures();
    void aDraggedCameraTakesItsTile();
    void favoritesAndGroupsAreKeptAndComeBack();
    void whatIsOpenStaysOpen();
    void aCameraThatStaysKeepsItsTile();
    void tilesAreReachedByKeys();
    void layoutsAreKeptAndComeBack();
    void aTourGoesThroughASet();
    void anAlarmHoldsTheTour();
    void screens();

private:
    /// The page with six pictures, and the keyboard on a camera that none of them shows.
    static workbench::VideoPage &page(test::DeskSeat &seat)
    {
        workbench::Panels panels;
        panels.camera
            = [](QWidget *parent, const domain::Camera &, const QUrl &) { return new QLabel(parent); };
        workbench::MainWindow &window = seat.window(panels);
        window.resize(1600, 900);
        window.show();
        window.showWorkspace(QStringLiteral("video"));
        auto &page = *window.findChild<workbench::VideoPage *>();
        page.deck().wall().setVideoUrl(QStringLiteral("rtsp://127.0.0.1:1"));
        spinUntil([&] { return !page.deck().wall().cameras().contains(QString()); });
        for (const domain::Camera &camera : seat.m_cameras->spread(64)) {
            if (!page.deck().wall().cameras().contains(camera.id.text()))
                choose(page, camera.id.text());
        }
        return page;
    }
    static QModelIndex leaf(const CameraTree &tree, const QString &id, const QModelIndex &parent = {})
    {
        for (int row = tree.rowCount(parent); row-- > 0;) {
            const QModelIndex at = tree.index(row, 0, parent);
            if (at.data(CameraTree::CameraIdRole).toString() == id)
                return at;
            if (const QModelIndex below = leaf(tree, id, at); below.isValid())
                return below;
        }
        return {};
    }
    static void choose(workbench::VideoPage &page, const QString &id)
    {
        page.view().setCurrentIndex(leaf(page.tree(), id));
        page.view().setFocus();
    }
    static QString chosen(const workbench::VideoPage &page, QTreeView &view)
    {
        Q_UNUSED(page)
        return view.currentIndex().data(CameraTree::CameraIdRole).toString();
    }
};

void TestVideoPage::enterPutsACameraIntoThePictures()
{
    test::DeskSeat seat(QStringLiteral("dispatcher"));
    workbench::VideoPage &page = TestVideoPage::page(seat);
    const QStringList before = page.deck().wall().cameras();
    const QString id = chosen(page, page.view());
    QVERIFY(!id.isEmpty() && !before.contains(id));
    QTest::keyClick(&page.view(), Qt::Key_Return);
    QStringList after = before;
    after[0] = id;
    QCOMPARE(page.deck().wall().cameras(), after);
    QCOMPARE(seat.m_selection.cameraId(), id);
    QTest::keyClick(&page.view(), Qt::Key_Return); // it is there already
    QCOMPARE(page.deck().wall().cameras(), after);
}

void TestVideoPage::aDraggedCameraTakesItsTile()
{
    test::DeskSeat seat(QStringLiteral("dispatcher"));
    workbench::VideoPage &page = TestVideoPage::page(seat);
    const QStringList before = page.deck().wall().cameras();
    const auto drop = [&page](const QString &id, int tile) {
        QWidget *cell = nullptr;
        cell = page.deck().wall().tileAt(tile);
        QVERIFY(cell);
                QMimeData dragged;
        dragged.setData(QLatin1String(CameraTree::MimeType), id.toUtf8());
        QDragEnterEvent enter(cell->geometry().center(), Qt::CopyAction, &dragged, Qt::LeftButton,
                              Qt::NoModifier);
        QApplication::sendEvent(&page.deck().wall(), &enter);
        QVERIFY(enter.isAccepted());
        QDropEvent event(cell->geometry().center(), Qt::CopyAction, &dragged, Qt::LeftButton, Qt::NoModifier);
        QApplication::sendEvent(&page.deck().wall(), &event);
    };
    const QString id = chosen(page, page.view());
    drop(id, 4);
    QCOMPARE(page.deck().wall().cameras()[4], id);
    drop(before[1], 3); // one that is shown already changes places
    QCOMPARE(page.deck().wall().cameras()[3], before[1]);
    QCOMPARE(page.deck().wall().cameras()[1], before[3]);
    QCOMPARE(page.deck().wall().cameras()[4], id);
    drop(QStringLiteral("no such camera"), 0);
    QCOMPARE(page.deck().wall().cameras()[0], before[0]);
}

void TestVideoPage::favoritesAndGroupsAreKeptAndComeBack()
{
    test::DeskSeat seat(QStringLiteral("dispatcher"));
    QString id;
    {
        workbench::VideoPage &page = TestVideoPage::page(seat);
        id = chosen(page, page.view());
        QTest::keyClick(&page.view(), Qt::Key_F);
        QCOMPARE(page.tree().shelf().favorites(), QStringList(id));
        QCOMPARE(chosen(page, page.view()), id); // the keyboard stays where it was
        QTest::keyClick(&page.view(), Qt::Key_G);
        auto *menu = qobject_cast<QMenu *>(QApplication::activePopupWidget());
        QVERIFY(menu);
        menu->actions().back()->trigger();
        menu->close();
        QTest::keyClicks(page.window()->focusWidget(), QStringLiteral("bridges"));
        QTest::keyClick(page.window()->focusWidget(), Qt::Key_Return);
        QVERIFY(page.tree().shelf().holds(QStringLiteral("bridges"), id));
        page.view().setCurrentIndex(page.tree().find(QStringLiteral("/group:bridges")));
        QTest::keyClick(&page.view(), Qt::Key_Delete);
        QVERIFY(page.tree().shelf().groups().empty());
        QTest::keyClick(&page.view(), Qt::Key_Z, Qt::ControlModifier);
        QVERIFY(page.tree().shelf().holds(QStringLiteral("bridges"), id));
    }
    seat.m_window.reset(); // writes what it remembers
    const CameraTree &again = seat.window().findChild<workbench::VideoPage *>()->tree();
    QVERIFY(spinUntil([&] { return again.shelf().isFavorite(id); }));
    QVERIFY(again.shelf().holds(QStringLiteral("bridges"), id));
}

void TestVideoPage::whatIsOpenStaysOpen()
{
    test::DeskSeat seat(QStringLiteral("dispatcher"));
    workbench::VideoPage &page = TestVideoPage::page(seat);
    const QModelIndex first = page.tree().index(0, 0);
    page.view().setExpanded(first, true);
    const QString key = first.data(CameraTree::KeyRole).toString();
    auto *filter = page.findChild<QLineEdit *>();
    filter->setText(chosen(page, page.view()));
    QCOMPARE(page.tree().count(), 1);
    QVERIFY(page.view().isExpanded(page.tree().index(0, 0)));
    filter->clear();
    QVERIFY(page.view().isExpanded(page.tree().find(key)));
}

void TestVideoPage::aCameraThatStaysKeepsItsTile()
{
    test::DeskSeat seat(QStringLiteral("dispatcher"));
    workbench::VideoPage &page = TestVideoPage::page(seat);
    workbench::CameraWall &wall = page.deck().wall();
    const QStringList before = wall.cameras();
    wall.put(before[2], 2); // chosen by hand: the layout is this person's
    QHash<QString, QPointer<QWidget>> tiles;
    for (int place = 0; place < 6; ++place)
        tiles.insert(before[place], wall.tileAt(place));
    wall.setShape(u"16");
    QCOMPARE(wall.cameras().size(), 16);
    for (int place = 0; place < 6; ++place)
        QCOMPARE(wall.tileAt(place), tiles.value(before[place]).data());
    QVERIFY(qobject_cast<QLabel *>(wall.tileAt(10))); // an empty place
    wall.put(before[0], 15);
    QCOMPARE(wall.tileAt(15), tiles.value(before[0]).data());
    wall.setShape(u"4");
    QCOMPARE(wall.cameras(), before.mid(1, 4));
    QCOMPARE(wall.tileAt(3), tiles.value(before[4]).data());
    // No tile lies over another, and all lie inside.
    wall.setShape(u"13");
    QRegion covered;
    for (int place = 0; place < 13; ++place) {
        const QRect rect = wall.tileAt(place)->geometry();
        QVERIFY(wall.rect().contains(rect));
        QVERIFY(!covered.intersects(rect));
        covered += rect;
    }
    QVERIFY(wall.tileAt(0)->width() > 1.9 * wall.tileAt(12)->width());
}

void TestVideoPage::tilesAreReachedByKeys()
{
    test::DeskSeat seat(QStringLiteral("dispatcher"));
    workbench::VideoPage &page = TestVideoPage::page(seat);
    workbench::CameraWall &wall = page.deck().wall();
    wall.setShape(u"4");
    const QStringList before = wall.cameras();
    wall.tileAt(0)->setFocus();
    QTest::keyClick(wall.tileAt(0), Qt::Key_Right);
    QCOMPARE(page.window()->focusWidget(), wall.tileAt(1));
    QTest::keyClick(wall.tileAt(1), Qt::Key_Down);
    QCOMPARE(page.window()->focusWidget(), wall.tileAt(3));
    QTest::keyClick(wall.tileAt(3), Qt::Key_Return);
    QCOMPARE(seat.m_selection.cameraId(), before[3]);
    QTest::keyClick(wall.tileAt(3), Qt::Key_Space);
    QCOMPARE(wall.enlarged(), before[3]);
    QVERIFY(!wall.tileAt(0)->isVisible());
    QVERIFY(wall.tileAt(3)->width() > wall.width() * 9 / 10);
    QTest::keyClick(wall.tileAt(3), Qt::Key_Escape);
    QCOMPARE(wall.enlarged(), QString());
    QVERIFY(wall.tileAt(0)->isVisible());
    QTest::keyClick(wall.tileAt(3), Qt::Key_Delete);
    QCOMPARE(wall.cameras()[3], QString());
    QCOMPARE(page.window()->focusWidget(), wall.tileAt(3));
}

void TestVideoPage::layoutsAreKeptAndComeBack()
{
    test::DeskSeat seat(QStringLiteral("dispatcher"));
    QStringList kept;
    const auto act = [](QMenu &menu, const char *text) {
        for (QAction *one : menu.actions()) {
            if (one->text().contains(QLatin1StringView(text))) {
                one->trigger();
                return;
            }
        }
        QFAIL(text);
    };
    {
        workbench::VideoPage &page = TestVideoPage::page(seat);
        seat.m_words->setLanguage(QStringLiteral("en"));
        workbench::VideoDeck &deck = page.deck();
        deck.wall().setShape(u"9");
        deck.wall().put(chosen(page, page.view()), 8);
        kept = deck.wall().cameras();
        const auto name = [&](const char *as) {
            QTest::keyClicks(page.window()->focusWidget(), QLatin1StringView(as));
            QTest::keyClick(page.window()->focusWidget(), Qt::Key_Return);
        };
        deck.fillLayoutMenu();
        act(deck.layoutMenu(), "Keep as");
        name("bridges");
        deck.wall().setShape(u"1");
        deck.fillLayoutMenu();
        act(deck.layoutMenu(), "bridges");
        QCOMPARE(deck.wall().cameras(), kept);
        deck.fillLayoutMenu();
        act(deck.layoutMenu(), "Remove");
        deck.fillLayoutMenu();
        QVERIFY(std::ranges::none_of(deck.layoutMenu().actions(), [](QAction *one) { return one->text() == u"bridges"; }));
        // What is kept meanwhile stays.
        deck.wall().setShape(u"4");
        deck.fillLayoutMenu();
        act(deck.layoutMenu(), "Keep as");
        name("squares");
        deck.fillLayoutMenu();
        act(deck.layoutMenu(), "Bring back");
        deck.fillLayoutMenu();
        for (const char16_t *both : {u"squares", u"bridges"})
            QVERIFY(std::ranges::any_of(deck.layoutMenu().actions(), [&](QAction *one) { return one->text() == QStringView(both); }));
        act(deck.layoutMenu(), "bridges");
        QCOMPARE(deck.wall().cameras(), kept);
        deck.fillLayoutMenu();
        act(deck.layoutMenu(), "Rename");
        name("rivers");
    }
    seat.m_window.reset(); // writes what it remembers
    workbench::VideoDeck &again = seat.window().findChild<workbench::VideoPage *>()->deck();
    QVERIFY(spinUntil([&] { return again.wall().cameraLayout().cameras() == kept; }));
    again.fillLayoutMenu();
    QVERIFY(std::ranges::any_of(again.layoutMenu().actions(), [](QAction *one) { return one->text() == u"rivers"; }));
}

void TestVideoPage::aTourGoesThroughASet()
{
    test::SketchCity city;
    city.cameras = 60;
    test::DeskSeat seat(QStringLiteral("dispatcher"), {}, city);
    workbench::VideoPage &page = TestVideoPage::page(seat);
    workbench::VideoDeck &deck = page.deck();
    deck.wall().setShape(u"4");
    const QStringList before = deck.wall().cameras();
    QStringList set;
    for (int i = 0; i < 10; ++i)
        set << seat.m_cameras->camera(i).id.text();
    protocol::Live live;
    live.cameras.push_back({set[1], false, {}});
    seat.m_cameras->noteLive(live);
    deck.beginTour(QStringLiteral("bridges"), set);
    QVERIFY(deck.tourBar().isVisible());
    QCOMPARE(deck.wall().cameras(), QStringList({set[0], set[2], set[3], set[4]})); // the second is dead
    QCOMPARE(deck.tourBar().tour()->pages(), 3);
    QTest::keyClick(&deck.wall(), Qt::Key_N);
    QCOMPARE(deck.wall().cameras(), set.mid(5, 4));
    QTest::keyClick(&deck.wall(), Qt::Key_Space);
    QVERIFY(deck.tourBar().tour()->isPaused());
    QTest::keyClick(&deck.wall(), Qt::Key_Space);
    QVERIFY(!deck.tourBar().tour()->isPaused());
    // A picture that does not come is passed over the next time.
    qobject_cast<workbench::CameraCard *>(deck.wall().tileAt(0))->picture().setProperty("trouble", QStringLiteral("timeout"));
    QTest::keyClick(&deck.wall(), Qt::Key_N);
    QTest::keyClick(&deck.wall(), Qt::Key_N);
    QTest::keyClick(&deck.wall(), Qt::Key_N);
    QCOMPARE(deck.wall().cameras(), set.mid(6, 4));
    QTest::keyClick(&deck.wall(), Qt::Key_Escape);
    QVERIFY(!deck.tourBar().isRunning());
    QCOMPARE(deck.wall().cameras(), before); // the layout is back
}

void TestVideoPage::anAlarmHoldsTheTour()
{
    test::SketchCity city;
    city.cameras = 60;
    test::DeskSeat seat(QStringLiteral("dispatcher"), {}, city);
    workbench::VideoPage &page = TestVideoPage::page(seat);
    workbench::VideoDeck &deck = page.deck();
    deck.wall().setShape(u"1");
    // A case, and the camera of the city that stands nearest to it.
    const store::CaseSummary &row = seat.m_rows.table().at(0);
    const auto near = seat.m_cameras->nearest({row.lon, row.lat}, 60);
    QVERIFY(!near.empty());
    QStringList set{near.back().first->id.text(), near.front().first->id.text()};
    deck.beginTour(QStringLiteral("all"), set);
    QCOMPARE(deck.wall().cameras(), QStringList(set[0]));
    deck.tourBar().noteAlarm(QStringLiteral("no such case"));
    QVERIFY(deck.tourBar().tour()->heldFor().isEmpty());
    deck.tourBar().noteAlarm(row.id);
    if (near.front().second >= domain::SightRangeM) {
        QVERIFY(deck.tourBar().tour()->heldFor().isEmpty());
        QSKIP("no camera of the sketched city may see its first case");
    }
    QCOMPARE(deck.wall().cameras(), QStringList(set[1]));
    QCOMPARE(deck.tourBar().tour()->heldFor(), set[1]);
    deck.tourBar().look();
    QCOMPARE(deck.wall().cameras(), QStringList(set[1]));
    QTest::keyClick(&deck.wall(), Qt::Key_Space);
    QVERIFY(deck.tourBar().tour()->heldFor().isEmpty());
    QCOMPARE(deck.wall().cameras(), QStringList(set[0]));
}

void TestVideoPage::screens()
{
    if (qEnvironmentVariable("WANMI_SHOTS").isEmpty())
        QSKIP("only when WANMI_SHOTS names a folder");
    for (const QString &theme : {QStringLiteral("dark"), QStringLiteral("light")}) {
        test::SketchCity city;
        city.cameras = 1'150;
        test::DeskSeat seat(QStringLiteral("dispatcher"), {}, city);
        seat.m_style.apply(theme);
        seat.m_words->setLanguage(theme == u"dark" ? QStringLiteral("zh") : QStringLiteral("en"));
        workbench::VideoPage &page = TestVideoPage::page(seat);
        protocol::Live live;
        for (int i = 0; i < 900; ++i) {
            protocol::LiveCamera camera;
            camera.id = seat.m_cameras->camera(i).id.text();
            camera.on = i % 9 != 0;
            live.cameras.push_back(camera);
        }
        seat.m_cameras->noteLive(live);
        QTest::keyClick(&page.view(), Qt::Key_F);
        page.view().expand(page.tree().index(0, 0));
        page.view().scrollToTop();
        test::shot(*page.window(), theme + QStringLiteral("-cameras"));
        page.deck().wall().setShape(u"13");
        page.deck().wall().empty(7);
        QStringList all;
        for (int i = 0; i < 120; ++i)
            all << seat.m_cameras->camera(i).id.text();
        page.deck().beginTour(QStringLiteral("道里区"), all);
        test::shot(*page.window(), theme + QStringLiteral("-tour"));
        page.deck().tourBar().end();
        page.deck().fillLayoutMenu();
        page.deck().wall().setShape(u"64");
        test::shot(*page.window(), theme + QStringLiteral("-sixtyfour"));
    }
}

QTEST_MAIN(TestVideoPage)
#include "tst_videopage.moc"

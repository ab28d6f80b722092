// SPDX-License-Identifier: GPL-3.0-or-later
#include "workbench/deskseat.h"

#include "workbench/videopage.h"

#include <QComboBox>
#include <QDropEvent>
#include <QLabel>
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
        page.strip().setVideoUrl(QStringLiteral("rtsp://127.0.0.1:1"));
        spinUntil([&] { return page.strip().cameras().size() == 6; });
        for (const domain::Camera &camera : seat.m_cameras->spread(64)) {
            if (!page.strip().cameras().contains(camera.id.text()))
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
    const QStringList before = page.strip().cameras();
    const QString id = chosen(page, page.view());
    QVERIFY(!id.isEmpty() && !before.contains(id));
    QTest::keyClick(&page.view(), Qt::Key_Return);
    QStringList after = before;
    after[0] = id;
    QCOMPARE(page.strip().cameras(), after);
    QCOMPARE(seat.m_selection.cameraId(), id);
    QTest::keyClick(&page.view(), Qt::Key_Return); // it is there already
    QCOMPARE(page.strip().cameras(), after);
}

void TestVideoPage::aDraggedCameraTakesItsTile()
{
    test::DeskSeat seat(QStringLiteral("dispatcher"));
    workbench::VideoPage &page = TestVideoPage::page(seat);
    const QStringList before = page.strip().cameras();
    const auto drop = [&page](const QString &id, int tile) {
        QWidget *cell = nullptr;
        for (QWidget *one : page.strip().findChildren<QWidget *>(QString(), Qt::FindDirectChildrenOnly)) {
            if (one->isVisible() && one->property("camera").toString() == page.strip().cameras()[tile])
                cell = one;
        }
        QVERIFY(cell);
        page.strip().layout()->activate();
        QMimeData dragged;
        dragged.setData(QLatin1String(CameraTree::MimeType), id.toUtf8());
        QDragEnterEvent enter(cell->geometry().center(), Qt::CopyAction, &dragged, Qt::LeftButton,
                              Qt::NoModifier);
        QApplication::sendEvent(&page.strip(), &enter);
        QVERIFY(enter.isAccepted());
        QDropEvent event(cell->geometry().center(), Qt::CopyAction, &dragged, Qt::LeftButton, Qt::NoModifier);
        QApplication::sendEvent(&page.strip(), &event);
    };
    const QString id = chosen(page, page.view());
    drop(id, 4);
    QCOMPARE(page.strip().cameras()[4], id);
    drop(before[1], 3); // one that is shown already changes places
    QCOMPARE(page.strip().cameras()[3], before[1]);
    QCOMPARE(page.strip().cameras()[1], before[3]);
    QCOMPARE(page.strip().cameras()[4], id);
    drop(QStringLiteral("no such camera"), 0);
    QCOMPARE(page.strip().cameras()[0], before[0]);
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
        auto *menu = page.findChild<QMenu *>();
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
    }
}

QTEST_MAIN(TestVideoPage)
#include "tst_videopage.moc"

// SPDX-License-Identifier: GPL-3.0-or-later
#include "workbench/scenecanvas.h"

#include "resources/resources.h"

#include <QSignalSpy>
#include <QTest>

using namespace wanmi;

/// Regions under real mouse and keys.
class TestSceneCanvas : public QObject
{
    Q_OBJECT
    workbench::Style m_style;
    std::unique_ptr<workbench::SceneCanvas> m_canvas;

    [[nodiscard]] const domain::SceneRegion &at(size_t i) const { return m_canvas->regions()[i]; }
    [[nodiscard]] QPoint middleOf(size_t i) const { return m_canvas->placeOf(at(i)).center().toPoint(); }
    void drag(QPoint from, QPoint to)
    {
        QTest::mousePress(m_canvas.get(), Qt::LeftButton, {}, from);
        QTest::mouseMove(m_canvas.get(), (from + to) / 2);
        QTest::mouseMove(m_canvas.get(), to);
        QTest::mouseRelease(m_canvas.get(), Qt::LeftButton, {}, to);
    }
private slots:
    void initTestCase()
    {
        resources::load();
        m_style.apply(QStringLiteral("dark"));
    }
    void init()
    {
        m_canvas = std::make_unique<workbench::SceneCanvas>(m_style);
        m_canvas->resize(960, 640); // 40 px a cell both ways
        m_canvas->show({{QStringLiteral("map"), QStringLiteral("map"), 0, 0, 12, 16, {}},
                        {QStringLiteral("urgent"), QStringLiteral("urgent"), 12, 0, 6, 8, {}}});
        static_cast<QWidget *>(m_canvas.get())->show();
        QVERIFY(QTest::qWaitForWindowExposed(m_canvas.get()));
        m_canvas->setFocus();
    }
    void aDragMovesARegionToTheNextCells()
    {
        QSignalSpy changed(m_canvas.get(), &workbench::SceneCanvas::changed);
        drag(middleOf(1), middleOf(1) + QPoint(205, 118));
        QCOMPARE(at(1).x, 17);
        QCOMPARE(at(1).y, 3);
        QCOMPARE(changed.count(), 1);
    }
    void whereAnotherStandsItIsNotTaken()
    {
        QSignalSpy changed(m_canvas.get(), &workbench::SceneCanvas::changed);
        drag(middleOf(1), middleOf(1) - QPoint(200, 0));
        QCOMPARE(at(1).x, 12);
        QVERIFY(changed.isEmpty());
    }
    void theCornerSizesIt()
    {
        const QPoint corner = m_canvas->placeOf(at(1)).bottomRight().toPoint() - QPoint(5, 5);
        drag(corner, corner + QPoint(82, 118));
        QCOMPARE(at(1).w, 8);
        QCOMPARE(at(1).h, 11);
        drag(m_canvas->placeOf(at(1)).bottomRight().toPoint() - QPoint(5, 5), QPoint(490, 10));
        QCOMPARE(at(1).w, 8); // smaller than its text needs
    }
    void theKeysDoAllOfIt()
    {
        QTest::keyClick(m_canvas.get(), Qt::Key_P); // the last one
        QCOMPARE(m_canvas->chosen(), 1);
        QTest::keyClick(m_canvas.get(), Qt::Key_N); // and round
        QCOMPARE(m_canvas->chosen(), 0);
        QTest::keyClick(m_canvas.get(), Qt::Key_N);
        QTest::keyClick(m_canvas.get(), Qt::Key_Right);
        QTest::keyClick(m_canvas.get(), Qt::Key_Down);
        QTest::keyClick(m_canvas.get(), Qt::Key_Right, Qt::ShiftModifier);
        QCOMPARE(at(1).x, 13);
        QCOMPARE(at(1).y, 1);
        QCOMPARE(at(1).w, 7);
        QTest::keyClick(m_canvas.get(), Qt::Key_Delete);
        QCOMPARE(m_canvas->regions().size(), 1U);
    }
    void aPictureOfASceneTakesNoHand()
    {
        m_canvas->setEditable(false);
        drag(middleOf(1), middleOf(1) + QPoint(205, 118));
        QTest::keyClick(m_canvas.get(), Qt::Key_P);
        QCOMPARE(at(1).x, 12);
        QCOMPARE(m_canvas->chosen(), -1);
    }
    void aNewOneComesWhereThereIsRoom()
    {
        QVERIFY(m_canvas->add(QStringLiteral("cameras")));
        QCOMPARE(m_canvas->regions().size(), 3U);
        domain::Scene scene;
        scene.id = QStringLiteral("own-1");
        scene.nameZh = scene.nameEn = QStringLiteral("mine");
        scene.regions = m_canvas->regions();
        QVERIFY(domain::checkScene(scene));
        while (m_canvas->add(QStringLiteral("urgent"))) { }
        QVERIFY(m_canvas->regions().size() < 10);
        scene.regions = m_canvas->regions();
        QVERIFY(domain::checkScene(scene));
    }
};

QTEST_MAIN(TestSceneCanvas)
#include "tst_scenecanvas.moc"

// SPDX-License-Identifier: GPL-3.0-or-later
#include "footage.h"

#include <QTest>

using namespace wanmi::video;
using footage::gridOf;

class TestPictureGrid : public QObject
{
    Q_OBJECT
private slots:
    void aGridSaysWhereTheEdgesAre();
};

void TestPictureGrid::aGridSaysWhereTheEdgesAre()
{
    QImage picture(352, 288, QImage::Format_Grayscale8);
    picture.fill(100);
    PictureGrid grid = gridOf(picture);
    QVERIFY(std::all_of(grid.mean.begin(), grid.mean.end(), [](quint8 mean) { return mean == 100; }));
    QVERIFY(std::all_of(grid.across.begin(), grid.across.end(), [](quint8 steep) { return steep == 0; }));
    const auto marks = grid.mark;
    for (int y = 24; y < 48; ++y) { // the second row of cells: a comb in its third cell
        for (int x = 44; x < 66; x += 2)
            picture.setPixel(x, y, qRgb(110, 110, 110));
    }
    grid = gridOf(picture);
    const std::size_t cell = PictureGrid::columns + 2;
    QVERIFY2(grid.steepness(int(cell)) > 9 && grid.steepness(int(cell)) < 13,
             qPrintable(QString::number(grid.steepness(int(cell)))));
    QCOMPARE(int(grid.mean[cell]), 105);
    QVERIFY(grid.mark[cell] != marks[cell]);
    QCOMPARE(grid.mark[5], marks[5]);
    QCOMPARE(wanmi::video::gridOf({}).mean[0], quint8(0));
    QCOMPARE(gridOf(picture.copy(0, 0, 40, 40)).mean[0], quint8(0));
    // Large ones, odd ones and those wider than they are allowed to be are read within their rows.
    for (const QSize size : {QSize(1920, 1080), QSize(353, 289), QSize(5000, 49), QSize(64, 48)}) {
        QImage other(size, QImage::Format_Grayscale8);
        other.fill(200);
        QCOMPARE(gridOf(other).mean[100], quint8(200));
    }
}

QTEST_GUILESS_MAIN(TestPictureGrid)
#include "tst_picturegrid.moc"

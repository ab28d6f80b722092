// SPDX-License-Identifier: GPL-3.0-or-later
#include "mapview/cellfacts.h"

#include "mapview/labellayout.h"
#include "mapview/mapview.h"

#include <QFontMetricsF>
#include <QGuiApplication>
#include <QRandomGenerator>
#include <QTest>

#include <cmath>

using namespace wanmi;
using mapview::CellCount;

class TestCellFacts : public QObject
{
    Q_OBJECT
private slots:
    void brokenComponentsAreCountedWhereTheyStand();
    void newerStatesCountAndUnreadOnesAreNoZero();
    void aCommunityGradesAllItsCells();
    void fewCasesGiveNeitherGradeNorAlarm();
    void bordersRunBetweenDutyGridsOnly();
    void aCornerInTheMiddleOfAnEdgeIsNoBorder();
    void labelsCoverNeitherMarksNorEachOther();
    void aLabelGoesToWhereThereIsRoom();
};

namespace {
constexpr double Edge = 0.002;

/// Two by two cells; the two in the west are of one duty grid and community, those in the east of another.
std::vector<store::CellShape> fourCells()
{
    std::vector<store::CellShape> shapes;
    for (int y = 0; y < 2; ++y) {
        for (int x = 0; x < 2; ++x) {
            const double west = 126.5 + x * Edge, south = 45.7 + y * Edge;
            store::CellShape cell;
            cell.code = QStringLiteral("%1%2").arg(x).arg(y);
            cell.dutyGrid = x == 0 ? QStringLiteral("west") : QStringLiteral("east");
            cell.community = cell.dutyGrid;
            cell.shape.rings
                = {{{west, south}, {west + Edge, south}, {west + Edge, south + Edge}, {west, south + Edge}}};
            shapes.push_back(cell);
        }
    }
    return shapes;
}

store::CommunityFacts lively(const QString &community)
{
    store::CommunityFacts facts;
    facts.community = community;
    facts.month = {1, 10, 2, 9, 1, 6};
    facts.reportedWeek = 8;
    facts.reportedBefore = 24;
    return facts;
}
} // namespace

void TestCellFacts::brokenComponentsAreCountedWhereTheyStand()
{
    const auto cells = mapview::makeCells(fourCells());
    const auto columns = mapview::makeColumns({{126.5005, 45.7005, 101, 1, 1},
                                               {126.5006, 45.7005, 101, 2, 2},
                                               {126.5006, 45.7006, 101, 0, 3},
                                               {126.5026, 45.7026, 101, 3, 4}});
    const auto facts = mapview::makeCellFacts(*cells, columns.get(), nullptr, {});
    QCOMPARE((*facts)[size_t(cells->byCode.value(QStringLiteral("00")))].damaged, 2);
    QCOMPARE((*facts)[size_t(cells->byCode.value(QStringLiteral("11")))].damaged,
             0); // abandoned is not broken
}

void TestCellFacts::newerStatesCountAndUnreadOnesAreNoZero()
{
    const auto cells = mapview::makeCells(fourCells());
    const auto columns = mapview::makeColumns({{126.5005, 45.7005, 101, 1, 1}});
    const std::vector<quint8> mended{0};
    QCOMPARE((*mapview::makeCellFacts(*cells, columns.get(), &mended, {}))[0].damaged, 0);
    const CellCount unread = (*mapview::makeCellFacts(*cells, nullptr, nullptr, {}))[0];
    QVERIFY(!mapview::hasValue(unread, mapview::Measure::DamagedComponents));
}

void TestCellFacts::aCommunityGradesAllItsCells()
{
    const auto cells = mapview::makeCells(fourCells());
    const auto facts = mapview::makeCellFacts(*cells, nullptr, nullptr, {lively(QStringLiteral("west"))});
    for (size_t cell = 0; cell < cells->size(); ++cell) {
        const bool west = cells->codes[cell].startsWith(u'0');
        QCOMPARE(mapview::hasValue((*facts)[cell], mapview::Measure::Grade), west);
        if (!west)
            continue;
        // Of two cells: 5 registered each (60 points), a fifth from the public, 9 of 10 closed, 6 in time:
        // 8 + 12 + 27 + 24 = 71, C.
        QCOMPARE(mapview::valueOf((*facts)[cell], mapview::Measure::Grade), 3.0);
        // 8 against a usual of 2, one added to both.
        QCOMPARE(mapview::valueOf((*facts)[cell], mapview::Measure::AboveUsual), 200.0);
    }
}

void TestCellFacts::fewCasesGiveNeitherGradeNorAlarm()
{
    store::CommunityFacts quiet = lively(QStringLiteral("west"));
    quiet.month.closed = 3;
    quiet.month.stillDue = 1;
    quiet.reportedWeek = 4;
    quiet.reportedBefore = 0;
    const auto cells = mapview::makeCells(fourCells());
    const auto facts = mapview::makeCellFacts(*cells, nullptr, nullptr, {quiet});
    QVERIFY(!mapview::hasValue((*facts)[0], mapview::Measure::Grade));
    QVERIFY(!mapview::hasValue((*facts)[0], mapview::Measure::AboveUsual));
}

void TestCellFacts::bordersRunBetweenDutyGridsOnly()
{
    const auto cells = mapview::makeCells(fourCells());
    const auto borders = mapview::makeDutyBorders(*cells);
    // Each grid: six outer edges and two on the seam; the edge between its own two cells is none.
    QCOMPARE(borders->pieces.size(), size_t(2 * (4 + 2)));
    QCOMPARE(borders->offsets.size(), cells->size() + 1);
    QCOMPARE(size_t(borders->offsets.back()), borders->pieces.size());
}

void TestCellFacts::aCornerInTheMiddleOfAnEdgeIsNoBorder()
{
    std::vector<store::CellShape> shapes = fourCells();
    for (store::CellShape &cell : shapes)
        cell.dutyGrid = QStringLiteral("one");
    // The western cells meet at other corners than the eastern ones.
    shapes[0].shape.rings = {{{126.5, 45.7},
                              {126.5 + Edge, 45.7},
                              {126.5 + Edge, 45.7 + Edge / 2},
                              {126.5 + Edge, 45.7 + Edge},
                              {126.5, 45.7 + Edge}}};
    const auto borders = mapview::makeDutyBorders(*mapview::makeCells(shapes));
    QCOMPARE(borders->pieces.size(), size_t(8)); // the outline
}

void TestCellFacts::labelsCoverNeitherMarksNorEachOther()
{
    QRandomGenerator random(7);
    const QRectF screen(0, 0, 1920, 1080);
    std::vector<mapview::MapLabel> wanted;
    std::vector<QRectF> marks;
    for (int i = 0; i < 600; ++i) {
        const QPointF at(random.bounded(1920), random.bounded(1080));
        marks.emplace_back(at - QPointF(8, 8), QSizeF(16, 16));
        wanted.push_back({QStringLiteral("中央大街%1号").arg(i), at, mapview::LabelRole::Camera, 10});
    }
    const auto placed = mapview::placeLabels(wanted, marks, screen, 1);
    QVERIFY(placed.size() > 50 && placed.size() < wanted.size());
    for (size_t i = 0; i < placed.size(); ++i) {
        QVERIFY(screen.contains(placed[i].rect));
        for (size_t j = 0; j < i; ++j)
            QVERIFY(!placed[i].rect.intersects(placed[j].rect));
        for (const QRectF &mark : marks)
            QVERIFY(!placed[i].rect.intersects(mark));
    }
}

void TestCellFacts::aLabelGoesToWhereThereIsRoom()
{
    const mapview::MapLabel label{QStringLiteral("道里区"), {500, 500}, mapview::LabelRole::Camera, 10};
    const QRectF screen(0, 0, 1000, 1000);
    QVERIFY(mapview::placeLabels({label}, {}, screen, 1).front().rect.left() > 500);
    QVERIFY(mapview::placeLabels({label}, {QRectF(505, 480, 300, 40)}, screen, 1).front().rect.right() < 500);
    QVERIFY(mapview::placeLabels({label}, {QRectF(0, 0, 1000, 1000)}, screen, 1).empty());
}

QTEST_MAIN(TestCellFacts)
#include "tst_cellfacts.moc"

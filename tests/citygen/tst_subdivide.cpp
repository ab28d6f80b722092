// SPDX-License-Identifier: GPL-3.0-or-later
#include "citygen/random.h"
#include "citygen/subdivide.h"

#include <QTest>

#include <cmath>

using namespace wanmi::citygen;

class TestSubdivide : public QObject
{
    Q_OBJECT
private slots:
    void subdividingGivesAsManyPiecesAsWished();
    void theNumbersOfASeedAreTheSameEverywhere();
};

void TestSubdivide::subdividingGivesAsManyPiecesAsWished()
{
    Mesh mesh;
    const int face = mesh.addFace({{0, 0}, {600, 0}, {600, 600}, {0, 600}}, Way::Outline);
    Random random(7);
    Subdivision rule;
    rule.parts = 36;
    rule.wayFor = [](int) { return Way::Lane; };
    const std::vector<int> pieces = subdivide(mesh, face, rule, random);
    QCOMPARE(pieces.size(), size_t(36));
    double sum = 0;
    for (const int piece : pieces) {
        QVERIFY(mesh.area(piece) > 4000 && mesh.area(piece) < 20000);
        sum += mesh.area(piece);
    }
    QVERIFY(std::abs(sum - 360000) < 1e-6);
}

void TestSubdivide::theNumbersOfASeedAreTheSameEverywhere()
{
    Random random(0);
    QCOMPARE(random.next(), 0xE220A8397B1DCDAFULL); // published first outputs of splitmix64 with seed 0
    QCOMPARE(random.next(), 0x6E789E6AA1B965F4ULL);
    QCOMPARE(random.next(), 0x06C45D188009454FULL);
}

QTEST_GUILESS_MAIN(TestSubdivide)
#include "tst_subdivide.moc"

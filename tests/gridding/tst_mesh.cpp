// SPDX-License-Identifier: GPL-3.0-or-later
#include "gridding/mesh.h"

#include <QTest>

using namespace wanmi::gridding;

class TestMesh : public QObject
{
    Q_OBJECT
private slots:
    void aCutKeepsTheAreaAndSharesItsVertices();
    void aTJunctionBelongsToTheNeighbourToo();
    void aCutThatWouldLeaveASliverIsRefused();
};

namespace {
int square(Mesh &mesh, double side)
{
    return mesh.addFace({{0, 0}, {side, 0}, {side, side}, {0, side}}, Way::Outline);
}
} // namespace

void TestMesh::aCutKeepsTheAreaAndSharesItsVertices()
{
    Mesh mesh;
    const int face = square(mesh, 200);
    const auto other = mesh.cut(face, straight({80, 0}, {0, 1}), {Way::Local});
    QVERIFY(other);
    QCOMPARE(mesh.area(face) + mesh.area(*other), 40000.0);
    QCOMPARE(std::min(mesh.area(face), mesh.area(*other)), 16000.0);
    QCOMPARE(mesh.vertexCount(), 6);
}

void TestMesh::aTJunctionBelongsToTheNeighbourToo()
{
    Mesh mesh;
    const int left = square(mesh, 200);
    const auto right = mesh.cut(left, straight({100, 0}, {0, 1}), {Way::Local});
    QVERIFY(right);
    const size_t before = mesh.ring(left).size();
    QVERIFY(mesh.cut(*right, straight({0, 90}, {1, 0}), {Way::Lane}));
    QCOMPARE(mesh.ring(left).size(), before + 1);
    QCOMPARE(mesh.area(left), 20000.0);
}

void TestMesh::aCutThatWouldLeaveASliverIsRefused()
{
    Mesh mesh;
    const int face = square(mesh, 200);
    QVERIFY(!mesh.cut(face, straight({9, 0}, {0, 1}), {Way::Local}));
    QVERIFY(!mesh.cut(face, straight({900, 0}, {0, 1}), {Way::Local}));
    QCOMPARE(mesh.vertexCount(), 4);
    QCOMPARE(mesh.faceCount(), 1);
}

QTEST_GUILESS_MAIN(TestMesh)
#include "tst_mesh.moc"

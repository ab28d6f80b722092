// SPDX-License-Identifier: GPL-3.0-or-later
#include "mapengine/tilequeue.h"

#include <QTest>

using namespace wanmi::mapengine;
using wanmi::renderlink::RenderTile;
using wanmi::renderlink::Theme;
using wanmi::renderlink::TileId;

class TestTileQueue : public QObject
{
    Q_OBJECT
private slots:
    void theLastAskedIsDrawnFirst();
    void aNewerGenerationOvertakes();
    void neighboursAreDrawnInOneGo();
    void olderGenerationsAreForgottenAndStayForgotten();
    void theWholeWorldIsOneTile();
};

namespace {
RenderTile ask(quint64 generation, TileId tile, Theme theme = Theme::Dark)
{
    return {generation, tile, theme, 512};
}
} // namespace

void TestTileQueue::theLastAskedIsDrawnFirst()
{
    TileQueue queue;
    queue.push(ask(1, {10, 0, 0}));
    queue.push(ask(1, {10, 4, 0}));
    queue.push(ask(1, {10, 0, 0}));
    QCOMPARE(queue.pop()->id.x, 0);
    QCOMPARE(queue.pop()->id.x, 2);
    QVERIFY(!queue.pop().has_value());
}

void TestTileQueue::aNewerGenerationOvertakes()
{
    TileQueue queue;
    queue.push(ask(2, {10, 0, 0}));
    queue.push(ask(1, {10, 4, 0}));
    QCOMPARE(queue.pop()->generation, 2u);
    QCOMPARE(queue.pop()->generation, 1u);
}

void TestTileQueue::neighboursAreDrawnInOneGo()
{
    TileQueue queue;
    for (const TileId tile : {TileId{10, 6, 8}, {10, 7, 8}, {10, 6, 9}, {10, 7, 9}})
        queue.push(ask(1, tile));
    queue.push(ask(1, {10, 6, 8}, Theme::Light));
    QCOMPARE(queue.size(), 2);
    QCOMPARE(queue.pop()->id.theme, Theme::Light);
    const MetatileId id = queue.pop()->id;
    QCOMPARE(id.across(), 2);
    QCOMPARE(id.tile(1, 1), (TileId{10, 7, 9}));
}

void TestTileQueue::olderGenerationsAreForgottenAndStayForgotten()
{
    TileQueue queue;
    queue.push(ask(1, {10, 0, 0}));
    queue.push(ask(3, {10, 4, 0}));
    queue.dropOlderThan(2);
    QCOMPARE(queue.size(), 1);
    queue.push(ask(1, {10, 8, 0}));
    QCOMPARE(queue.size(), 1);
    QCOMPARE(queue.pop()->generation, 3u);
}

void TestTileQueue::theWholeWorldIsOneTile()
{
    TileQueue queue;
    queue.push(ask(1, {0, 0, 0}));
    const MetatileId id = queue.pop()->id;
    QCOMPARE(id.across(), 1);
    QCOMPARE(id.tile(0, 0), (TileId{0, 0, 0}));
}

QTEST_GUILESS_MAIN(TestTileQueue)
#include "tst_tilequeue.moc"

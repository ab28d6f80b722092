// SPDX-License-Identifier: GPL-3.0-or-later
// The seat's side with the real map process; and with programs that are none.
#include "mapengine/smallbasemap.h"
#include "mapview/basetiles.h"

#include <QDir>
#include <QDirIterator>
#include <QElapsedTimer>
#include <QFile>
#include <QProcess>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

#include <csignal>
#include <unistd.h>

using namespace wanmi::mapview;
using namespace wanmi::test;

namespace {
constexpr int LongMs = 60'000;

/// Process ids of our children of a name.
QList<qint64> childrenCalled(const QByteArray &name)
{
    QList<qint64> found;
    const QStringList entries = QDir(QStringLiteral("/proc")).entryList(QDir::Dirs | QDir::NoDotAndDotDot);
    for (const QString &entry : entries) {
        QFile stat(QStringLiteral("/proc/") + entry + QStringLiteral("/stat"));
        if (!stat.open(QIODevice::ReadOnly))
            continue;
        const QByteArray text = stat.readAll();
        const qsizetype close = text.lastIndexOf(')');
        const QByteArray called = text.mid(text.indexOf('(') + 1, close - text.indexOf('(') - 1);
        const QList<QByteArray> rest = text.mid(close + 2).split(' ');
        if (called == name.left(15) && rest.value(0) != "Z" && rest.value(1).toLongLong() == getpid())
            found.append(entry.toLongLong());
    }
    return found;
}

QString script(const QString &path, const QByteArray &text)
{
    QFile file(path);
    if (file.open(QIODevice::WriteOnly))
        file.write("#!/bin/sh\n" + text);
    file.setPermissions(QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner);
    return path;
}
} // namespace

class TestBaseTiles : public QObject
{
    Q_OBJECT
private slots:
    void initTestCase();
    void aTileComesAndStaysInMemory();
    void itIsThereAgainAfterARestartWithoutAnyProcess();
    void aFlippedByteOnDiskIsDrawnAgain();
    void itHealsWhenTheProcessIsKilled();
    void aProcessThatHangsIsReplacedWithGrowingPauses();
    void aProgramThatIsNoMapProcessIsRestarted();
    void withoutAnEngineItSaysSo();
    void aCityWithoutABaseMapSaysSo();
    void withoutDataItWaitsForIt();
    void newDataMakesEverythingStale();
    void forgottenRequestsAreNotAnswered();
    void aHangIsSaidWithinFiveSecondsAndHeals();
    void aProcessThatGoesOnAfterASilenceIsKept();
    void whatWasShownStaysUntilTheNewTileComes();
    void aPublishedProjectThatDoesNotOpenGivesWayToTheShippedOne();
    void whatLiesBesideAProjectBelongsToItsVersion();
    void aLayerWhoseFileVanishedIsInTheList();

private:
    [[nodiscard]] BaseTilesSettings settings(const QString &cache) const;
    [[nodiscard]] bool needsEngine() const { return QFile::exists(QStringLiteral(WANMI_MAPRENDER)); }
    QTemporaryDir m_folder;
    QString m_project, m_data;
    Pixel m_river;
};

void TestBaseTiles::initTestCase()
{
    m_project = sourceFile("maps/wanmi.qgs");
    m_data = m_folder.filePath("basemap.gpkg");
    QVERIFY(writeSmallBaseMap(m_data));
    m_river = pixelOf(RiverMiddle, 14);
}

BaseTilesSettings TestBaseTiles::settings(const QString &cache) const
{
    BaseTilesSettings settings;
    settings.enginePath = QStringLiteral(WANMI_MAPRENDER);
    settings.cacheFolder = m_folder.filePath(cache);
    settings.firstPauseMs = 50;
    return settings;
}

void TestBaseTiles::aTileComesAndStaysInMemory()
{
    if (!needsEngine())
        QSKIP("built without the map engine");
    BaseTiles tiles(settings("first"));
    QSignalSpy ready(&tiles, &BaseTiles::tileReady);
    tiles.request(m_river.tile, Theme::Dark, 1); // asked before there is anything: it waits
    tiles.setData(m_project, m_data);
    QTRY_VERIFY_WITH_TIMEOUT(!tiles.cached(m_river.tile, Theme::Dark).isNull(), LongMs);
    QTRY_VERIFY(!ready.isEmpty());
    QCOMPARE(tiles.cached(m_river.tile, Theme::Dark).pixelColor(m_river.at).name(),
             QStringLiteral("#0f2138"));
    QVERIFY(tiles.cached(m_river.tile, Theme::Light).isNull());
    QTRY_COMPARE(tiles.state(), BaseMapState::Ready);
    QVERIFY(tiles.note().isEmpty());
    QVERIFY(tiles.layerNotes().isEmpty());
}

void TestBaseTiles::itIsThereAgainAfterARestartWithoutAnyProcess()
{
    if (!needsEngine())
        QSKIP("built without the map engine");
    BaseTilesSettings noEngine = settings("first");
    noEngine.enginePath.clear();
    BaseTiles tiles(noEngine);
    tiles.setData(m_project, m_data);
    tiles.request(m_river.tile, Theme::Dark, 1);
    QTRY_VERIFY(!tiles.cached(m_river.tile, Theme::Dark).isNull());
    QTRY_COMPARE(tiles.state(), BaseMapState::NoEngine);
}

void TestBaseTiles::aFlippedByteOnDiskIsDrawnAgain()
{
    if (!needsEngine())
        QSKIP("built without the map engine");
    QDirIterator files(m_folder.filePath("first/tiles512"), {"*.tile"}, QDir::Files,
                       QDirIterator::Subdirectories);
    int flipped = 0;
    while (files.hasNext()) {
        QFile file(files.next());
        QVERIFY(file.open(QIODevice::ReadWrite));
        file.seek(file.size() / 2);
        file.write("\x5a\xa5\x5a", 3);
        ++flipped;
    }
    QVERIFY(flipped >= 4);
    BaseTiles tiles(settings("first"));
    tiles.setData(m_project, m_data);
    tiles.request(m_river.tile, Theme::Dark, 1);
    QTRY_VERIFY_WITH_TIMEOUT(!tiles.cached(m_river.tile, Theme::Dark).isNull(), LongMs);
    QCOMPARE(tiles.cached(m_river.tile, Theme::Dark).pixelColor(m_river.at).name(),
             QStringLiteral("#0f2138"));
}

void TestBaseTiles::itHealsWhenTheProcessIsKilled()
{
    if (!needsEngine())
        QSKIP("built without the map engine");
    BaseTiles tiles(settings("killed"));
    QSignalSpy states(&tiles, &BaseTiles::stateChanged);
    tiles.setData(m_project, m_data);
    QTRY_COMPARE_WITH_TIMEOUT(tiles.state(), BaseMapState::Ready, LongMs);
    const QList<qint64> processes = childrenCalled("wanmi-maprender");
    QCOMPARE(processes.size(), 1);
    QCOMPARE(::kill(pid_t(processes.first()), SIGKILL), 0);
    tiles.request(m_river.tile, Theme::Light, 1);
    QTRY_VERIFY_WITH_TIMEOUT(!tiles.cached(m_river.tile, Theme::Light).isNull(), LongMs);
    QTRY_COMPARE(tiles.state(), BaseMapState::Ready);
    bool said = false;
    for (const auto &change : states)
        said = said
            || (change.at(0).value<BaseMapState>() == BaseMapState::Restarting
                && change.at(1).toString() == QStringLiteral("engine-crashed"));
    QVERIFY(said);
}

void TestBaseTiles::aProcessThatHangsIsReplacedWithGrowingPauses()
{
    BaseTilesSettings hanging = settings("hangs");
    const QString runs = m_folder.filePath("runs");
    hanging.enginePath
        = script(m_folder.filePath("hangs.sh"), "echo run >> '" + runs.toUtf8() + "'\nexec sleep 600\n");
    hanging.answerMs = 100;
    BaseTiles tiles(hanging);
    tiles.setData(m_project, m_data);
    tiles.request(m_river.tile, Theme::Dark, 1);
    QTRY_COMPARE_WITH_TIMEOUT(tiles.note(), QStringLiteral("engine-hangs"), LongMs);
    const auto count = [&runs] {
        QFile file(runs);
        return file.open(QIODevice::ReadOnly) ? file.readAll().count('\n') : 0;
    };
    QTRY_VERIFY_WITH_TIMEOUT(count() >= 3, LongMs);
    QCOMPARE(tiles.state(), BaseMapState::Restarting);
    QVERIFY(childrenCalled("sleep").size() <= 1);
}

void TestBaseTiles::aProgramThatIsNoMapProcessIsRestarted()
{
    BaseTilesSettings other = settings("other");
    other.enginePath = script(m_folder.filePath("other.sh"), "exit 1\n");
    BaseTiles tiles(other);
    tiles.setData(m_project, m_data);
    QTRY_COMPARE_WITH_TIMEOUT(tiles.state(), BaseMapState::Restarting, LongMs);
    QCOMPARE(tiles.note(), QStringLiteral("engine-crashed"));
}

void TestBaseTiles::withoutAnEngineItSaysSo()
{
    BaseTilesSettings none = settings("none");
    none.enginePath = m_folder.filePath("nothing-here");
    BaseTiles tiles(none);
    tiles.setData(m_project, m_data);
    QTRY_COMPARE(tiles.state(), BaseMapState::NoEngine);
    QCOMPARE(tiles.note(), QStringLiteral("no-engine"));
}

void TestBaseTiles::aCityWithoutABaseMapSaysSo()
{
    BaseTiles tiles(settings("none"));
    tiles.setSource({});
    QTRY_COMPARE(tiles.state(), BaseMapState::Missing);
    QCOMPARE(tiles.note(), QStringLiteral("no-base-map"));
}

void TestBaseTiles::withoutDataItWaitsForIt()
{
    if (!needsEngine())
        QSKIP("built without the map engine");
    const QString late = m_folder.filePath("late.gpkg");
    BaseTiles tiles(settings("late"));
    tiles.setData(m_project, late);
    tiles.request(m_river.tile, Theme::Dark, 1);
    QTRY_COMPARE(tiles.state(), BaseMapState::Missing);
    QCOMPARE(tiles.note(), QStringLiteral("data-missing"));
    QVERIFY(QFile::copy(m_data, late));
    QTRY_VERIFY_WITH_TIMEOUT(!tiles.cached(m_river.tile, Theme::Dark).isNull(), LongMs);
}

void TestBaseTiles::newDataMakesEverythingStale()
{
    if (!needsEngine())
        QSKIP("built without the map engine");
    const QString project = m_folder.filePath("own.qgs");
    QVERIFY(QFile::copy(m_project, project));
    BaseTiles tiles(settings("restyled"));
    tiles.setData(project, m_data);
    tiles.request(m_river.tile, Theme::Dark, 1);
    QTRY_VERIFY_WITH_TIMEOUT(!tiles.cached(m_river.tile, Theme::Dark).isNull(), LongMs);

    QSignalSpy changed(&tiles, &BaseTiles::dataChanged);
    QFile file(project);
    QVERIFY(file.open(QIODevice::ReadWrite));
    QByteArray text = file.readAll();
    text.replace("15,33,56,255", "200,33,56,255"); // the water turns red
    file.resize(0);
    file.seek(0);
    file.write(text);
    file.close();
    QTRY_VERIFY_WITH_TIMEOUT(!changed.isEmpty(), LongMs);
    QVERIFY(tiles.cached(m_river.tile, Theme::Dark).isNull());
    tiles.request(m_river.tile, Theme::Dark, 2);
    QTRY_VERIFY_WITH_TIMEOUT(!tiles.cached(m_river.tile, Theme::Dark).isNull(), LongMs);
    QCOMPARE(tiles.cached(m_river.tile, Theme::Dark).pixelColor(m_river.at).name(),
             QStringLiteral("#c82138"));
}

void TestBaseTiles::forgottenRequestsAreNotAnswered()
{
    if (!needsEngine())
        QSKIP("built without the map engine");
    BaseTiles tiles(settings("forgotten"));
    tiles.request(m_river.tile, Theme::Dark, 1);
    tiles.forgetOlderThan(2);
    const TileId other{14, m_river.tile.x + 64, m_river.tile.y};
    tiles.request(other, Theme::Dark, 2);
    tiles.setData(m_project, m_data);
    QTRY_VERIFY_WITH_TIMEOUT(!tiles.cached(other, Theme::Dark).isNull(), LongMs);
    QVERIFY(tiles.cached(m_river.tile, Theme::Dark).isNull());
}

void TestBaseTiles::aHangIsSaidWithinFiveSecondsAndHeals()
{
    if (!needsEngine())
        QSKIP("built without the map engine");
    BaseTilesSettings impatient = settings("stopped");
    impatient.answerMs = 4'000;
    BaseTiles tiles(impatient);
    tiles.setData(m_project, m_data);
    QTRY_COMPARE_WITH_TIMEOUT(tiles.state(), BaseMapState::Ready, LongMs);
    const QList<qint64> processes = childrenCalled("wanmi-maprender");
    QCOMPARE(processes.size(), 1);
    QElapsedTimer since;
    since.start();
    QCOMPARE(::kill(pid_t(processes.first()), SIGSTOP),
             0); // nothing is asked for: it must be noticed all the same
    QTRY_COMPARE_WITH_TIMEOUT(tiles.state(), BaseMapState::Restarting, 5'000);
    QVERIFY2(since.elapsed() < 5'000, qPrintable(QString::number(since.elapsed())));
    tiles.request(m_river.tile, Theme::Light, 1);
    QTRY_VERIFY_WITH_TIMEOUT(!tiles.cached(m_river.tile, Theme::Light).isNull(), LongMs);
    QTRY_COMPARE(tiles.state(), BaseMapState::Ready);
    QVERIFY(!childrenCalled("wanmi-maprender").contains(processes.first()));
}

void TestBaseTiles::aProcessThatGoesOnAfterASilenceIsKept()
{
    if (!needsEngine())
        QSKIP("built without the map engine");
    BaseTiles tiles(settings("paused"));
    tiles.setData(m_project, m_data);
    QTRY_COMPARE_WITH_TIMEOUT(tiles.state(), BaseMapState::Ready, LongMs);
    const QList<qint64> processes = childrenCalled("wanmi-maprender");
    QCOMPARE(::kill(pid_t(processes.first()), SIGSTOP), 0);
    QTRY_COMPARE_WITH_TIMEOUT(tiles.note(), QStringLiteral("engine-silent"), 5'000);
    QCOMPARE(::kill(pid_t(processes.first()), SIGCONT), 0);
    QTRY_COMPARE_WITH_TIMEOUT(tiles.state(), BaseMapState::Ready, 5'000);
    QCOMPARE(childrenCalled("wanmi-maprender"), processes);
}

void TestBaseTiles::whatWasShownStaysUntilTheNewTileComes()
{
    if (!needsEngine())
        QSKIP("built without the map engine");
    const QString red = m_folder.filePath("red.qgs");
    QFile original(m_project);
    QVERIFY(original.open(QIODevice::ReadOnly));
    QFile changed(red);
    QVERIFY(changed.open(QIODevice::WriteOnly));
    changed.write(original.readAll().replace("15,33,56,255", "200,33,56,255"));
    changed.close();
    BaseTiles tiles(settings("kept"));
    tiles.setSource({m_project, m_data, m_project, QStringLiteral("v1")});
    tiles.request(m_river.tile, Theme::Dark, 1);
    QTRY_VERIFY_WITH_TIMEOUT(!tiles.cached(m_river.tile, Theme::Dark).isNull(), LongMs);
    QSignalSpy changedSpy(&tiles, &BaseTiles::dataChanged);
    tiles.setSource({red, m_data, m_project, QStringLiteral("v2")});
    QTRY_VERIFY_WITH_TIMEOUT(!changedSpy.isEmpty(), LongMs);
    QVERIFY(tiles.cached(m_river.tile, Theme::Dark).isNull());
    QCOMPARE(tiles.lastKnown(m_river.tile, Theme::Dark).pixelColor(m_river.at).name(),
             QStringLiteral("#0f2138"));
    tiles.request(m_river.tile, Theme::Dark, 2);
    QTRY_VERIFY_WITH_TIMEOUT(!tiles.cached(m_river.tile, Theme::Dark).isNull(), LongMs);
    QCOMPARE(tiles.lastKnown(m_river.tile, Theme::Dark).pixelColor(m_river.at).name(),
             QStringLiteral("#c82138"));
}

void TestBaseTiles::aPublishedProjectThatDoesNotOpenGivesWayToTheShippedOne()
{
    if (!needsEngine())
        QSKIP("built without the map engine");
    const QString broken = m_folder.filePath("published.qgs");
    QFile file(broken);
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write("<qgis version=\"3.22\"><projectlayers><maplayer");
    file.close();
    BaseTiles tiles(settings("fallen"));
    tiles.setSource({broken, m_data, m_project, QStringLiteral("v1")});
    tiles.request(m_river.tile, Theme::Dark, 1);
    QTRY_VERIFY_WITH_TIMEOUT(!tiles.cached(m_river.tile, Theme::Dark).isNull(), LongMs);
    QTRY_COMPARE(tiles.state(), BaseMapState::Ready);
    QCOMPARE(tiles.note(), QStringLiteral("published-broken"));
    tiles.setSource({m_project, m_data, m_project, QStringLiteral("v2")});
    QTRY_COMPARE_WITH_TIMEOUT(tiles.note(), QString(), LongMs);
}

void TestBaseTiles::whatLiesBesideAProjectBelongsToItsVersion()
{
    if (!needsEngine())
        QSKIP("built without the map engine");
    BaseTiles tiles(settings("beside"));
    QSignalSpy changed(&tiles, &BaseTiles::dataChanged);
    tiles.setSource({m_project, m_data, m_project, QStringLiteral("v1")});
    QTRY_COMPARE_WITH_TIMEOUT(tiles.state(), BaseMapState::Ready, LongMs);
    QVERIFY(changed.isEmpty());
    tiles.setSource(
        {m_project, m_data, m_project, QStringLiteral("v2")}); // the same project, another picture beside it
    QTRY_COMPARE_WITH_TIMEOUT(changed.size(), 1, LongMs);
}

void TestBaseTiles::aLayerWhoseFileVanishedIsInTheList()
{
    if (!needsEngine())
        QSKIP("built without the map engine");
    QFile original(m_project);
    QVERIFY(original.open(QIODevice::ReadOnly));
    const QString project = m_folder.filePath("vanished.qgs");
    QFile changed(project);
    QVERIFY(changed.open(QIODevice::WriteOnly));
    changed.write(original.readAll().replace("./basemap.gpkg|layername=poi", "./gone.gpkg|layername=poi"));
    changed.close();
    BaseTiles tiles(settings("vanished"));
    tiles.setData(project, m_data);
    QTRY_VERIFY_WITH_TIMEOUT(!tiles.layers().isEmpty(), LongMs);
    QCOMPARE(tiles.layers().size(), 10);
    QVERIFY(tiles.layers().contains(BaseLayer{QStringLiteral("地名"), QStringLiteral("source-missing")}));
    QVERIFY(tiles.layers().contains(BaseLayer{QStringLiteral("道路"), QString()}));
    QTRY_COMPARE(tiles.state(), BaseMapState::Ready);
}

QTEST_GUILESS_MAIN(TestBaseTiles)
#include "tst_basetiles.moc"

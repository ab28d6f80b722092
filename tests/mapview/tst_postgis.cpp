// SPDX-License-Identifier: GPL-3.0-or-later
// A layer of a city's own PostGIS: a real PostgreSQL, filled by GDAL, published, drawn by the real map
// process; and what is said and shown while the database is away.
#include "mapengine/smallbasemap.h"
#include "mapview/basetiles.h"
#include "server/maps.h"
#include "support/postgrescluster.h"
#include "support/smallcity.h"

#include <QSignalSpy>
#include <QTest>

using namespace wanmi;
using namespace wanmi::mapview;
using namespace wanmi::test;

namespace {
constexpr int LongMs = 60'000;
const QString Lake = QStringLiteral("#0f2138"), Park = QStringLiteral("#14251f");
const BaseLayer LakeGone{QStringLiteral("水系"), QStringLiteral("source-missing")};
} // namespace

class TestPostgis : public QObject
{
    Q_OBJECT
private slots:
    void initTestCase();
    void itIsPublishedAndDrawn();
    void whileItIsAwayThatIsSaidAndEverythingElseGoesOn();
    void whenItIsBackItIsDrawnAgainByItself();
    void aSeatThatStartsWithoutItKeepsNothingHalf();

private:
    [[nodiscard]] BaseTilesSettings settings(const QString &cache) const
    {
        BaseTilesSettings settings;
        settings.enginePath = QStringLiteral(WANMI_MAPRENDER);
        settings.cacheFolder = m_folder.filePath(cache);
        settings.layersAgainMs = 500;
        return settings;
    }
    /// As a map asks: once, and again when what it shows is of another map.
    QString colorAt(BaseTiles &tiles, const Pixel &pixel)
    {
        tiles.request(pixel.tile, Theme::Dark, ++m_generation);
        const QImage tile = tiles.cached(pixel.tile, Theme::Dark);
        return tile.isNull() ? QString() : tile.pixelColor(pixel.at).name();
    }
    QTemporaryDir m_folder;
    PostgresCluster m_cluster;
    QString m_project, m_data;
    Pixel m_lake, m_park, m_elsewhere;
    quint64 m_generation = 0;
};

void TestPostgis::initTestCase()
{
    if (!QFile::exists(QStringLiteral(WANMI_MAPRENDER)))
        QSKIP("built without the map engine");
    if (const QString why = m_cluster.begin(); !why.isEmpty())
        QSKIP(qPrintable(why));
    // A lake in the park, where the data file has none.
    const QString lake = m_folder.filePath(QStringLiteral("lake.geojson"));
    QFile file(lake);
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(
        R"({"type":"FeatureCollection","features":[{"type":"Feature","properties":{"name":"西湖","kind":"lake"},
        "geometry":{"type":"Polygon","coordinates":[[[126.599,45.7795],[126.601,45.7795],[126.601,45.7805],
        [126.599,45.7805],[126.599,45.7795]]]}}]})");
    file.close();
    QProcess load;
    load.start(QStringLiteral("ogr2ogr"),
               {QStringLiteral("-f"), QStringLiteral("PostgreSQL"), m_cluster.gdalName(), lake,
                QStringLiteral("-nln"), QStringLiteral("lake"), QStringLiteral("-lco"),
                QStringLiteral("GEOMETRY_NAME=geom"), QStringLiteral("-lco"), QStringLiteral("FID=id")});
    QVERIFY(load.waitForFinished(LongMs));
    QVERIFY2(load.exitCode() == 0, load.readAllStandardError().constData());

    m_data = m_folder.filePath(QStringLiteral("basemap.gpkg"));
    QVERIFY(writeSmallBaseMap(m_data));
    m_project = m_folder.filePath(QStringLiteral("own/wanmi.qgs"));
    QDir().mkpath(QFileInfo(m_project).path());
    QFile shipped(sourceFile("maps/wanmi.qgs")), own(m_project);
    QVERIFY(shipped.open(QIODevice::ReadOnly) && own.open(QIODevice::WriteOnly));
    QByteArray text = shipped.readAll();
    const QByteArray from = "<datasource>./basemap.gpkg|layername=water</datasource>";
    const qsizetype at = text.indexOf(from);
    QVERIFY(at > 0);
    text.replace(at, from.size(),
                 "<datasource>"
                     + m_cluster.qgisName(QStringLiteral("lake"), QStringLiteral("Polygon")).toUtf8()
                     + "</datasource>");
    const QByteArray provider = "<provider encoding=\"UTF-8\">ogr</provider>";
    const qsizetype called = text.indexOf(provider, at);
    QVERIFY(called > at);
    text.replace(called, provider.size(), "<provider encoding=\"UTF-8\">postgres</provider>");
    own.write(text);
    own.close();
    m_lake = pixelOf({126.5993, 45.7797}, 16); // beside its name
    m_park = pixelOf({126.6025, 45.7790}, 16);
    m_elsewhere = pixelOf({126.62, 45.77}, 16);
}

void TestPostgis::itIsPublishedAndDrawn()
{
    SmallCity city;
    const QString folder = city.folder() + QStringLiteral("/central");
    QFile::remove(folder + QStringLiteral("/basemap.gpkg"));
    QVERIFY(QFile::copy(m_data, folder + QStringLiteral("/basemap.gpkg")));
    const auto done
        = server::publishMap(folder, {m_project, QStringLiteral(WANMI_MAPRENDER)}, city.clock().now());
    QVERIFY2(done.has_value(), done ? "" : qPrintable(done.error().reason + u' ' + done.error().detail));
    QCOMPARE(done->report.undrawn(), 0);
    const auto told
        = std::ranges::find(done->report.layers, QStringLiteral("水系"), &server::MapLayerReport::name);
    QVERIFY(told != done->report.layers.end());
    QCOMPARE(told->provider, QStringLiteral("postgres"));

    BaseTiles tiles(settings(QStringLiteral("drawn")));
    tiles.setData(m_project, m_data);
    QTRY_COMPARE_WITH_TIMEOUT(colorAt(tiles, m_lake), Lake, LongMs);
    QTRY_COMPARE_WITH_TIMEOUT(colorAt(tiles, m_park), Park, LongMs);
    QVERIFY(tiles.layerNotes().isEmpty());
}

void TestPostgis::whileItIsAwayThatIsSaidAndEverythingElseGoesOn()
{
    BaseTiles tiles(settings(QStringLiteral("away")));
    tiles.setData(m_project, m_data);
    QTRY_COMPARE_WITH_TIMEOUT(colorAt(tiles, m_lake), Lake, LongMs);
    m_cluster.stop();
    // It is noticed when something new is drawn; what was drawn before stays.
    QTRY_VERIFY_WITH_TIMEOUT((colorAt(tiles, m_elsewhere), !tiles.layerNotes().isEmpty()), LongMs);
    QTRY_VERIFY_WITH_TIMEOUT(tiles.layers().contains(LakeGone), LongMs);
    QCOMPARE(tiles.layerNotes().size(), 1);
    QVERIFY(tiles.layers().contains(BaseLayer{QStringLiteral("道路"), QString()}));
    QTRY_COMPARE_WITH_TIMEOUT(tiles.state(), BaseMapState::Ready, LongMs);
    QTRY_COMPARE_WITH_TIMEOUT(colorAt(tiles, m_park), Park, LongMs);
    QTRY_VERIFY_WITH_TIMEOUT(!colorAt(tiles, m_elsewhere).isEmpty(), LongMs);
    QVERIFY(m_cluster.serve());
    QTRY_VERIFY_WITH_TIMEOUT(tiles.layerNotes().isEmpty(), LongMs);
    QTRY_COMPARE_WITH_TIMEOUT(colorAt(tiles, m_lake), Lake, LongMs);
}

void TestPostgis::whenItIsBackItIsDrawnAgainByItself()
{
    m_cluster.stop();
    BaseTiles tiles(settings(QStringLiteral("back")));
    QSignalSpy changed(&tiles, &BaseTiles::dataChanged);
    tiles.setData(m_project, m_data);
    QTRY_COMPARE_WITH_TIMEOUT(colorAt(tiles, m_lake), Park, LongMs);
    QVERIFY(tiles.layers().contains(LakeGone));
    QTest::qWait(1'500); // tried again meanwhile, in vain and without a word
    QCOMPARE(tiles.state(), BaseMapState::Ready);
    QCOMPARE(tiles.note(), QString());
    const qsizetype before = changed.size();
    QVERIFY(m_cluster.serve());
    QTRY_VERIFY_WITH_TIMEOUT(changed.size() > before, LongMs);
    QTRY_COMPARE_WITH_TIMEOUT(colorAt(tiles, m_lake), Lake, LongMs);
    QVERIFY(tiles.layerNotes().isEmpty());
}

void TestPostgis::aSeatThatStartsWithoutItKeepsNothingHalf()
{
    m_cluster.stop();
    {
        BaseTiles tiles(settings(QStringLiteral("half")));
        tiles.setData(m_project, m_data);
        QTRY_COMPARE_WITH_TIMEOUT(colorAt(tiles, m_lake), Park, LongMs);
    }
    QVERIFY(m_cluster.serve());
    BaseTiles tiles(settings(QStringLiteral("half")));
    tiles.setData(m_project, m_data);
    QTRY_COMPARE_WITH_TIMEOUT(colorAt(tiles, m_lake), Lake, LongMs);
}

QTEST_GUILESS_MAIN(TestPostgis)
#include "tst_postgis.moc"

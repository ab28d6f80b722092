// SPDX-License-Identifier: GPL-3.0-or-later
#include "geo/featurereader.h"
#include "geo/features.h"
#include "intake/basemap.h"
#include "intake/osmcut.h"
#include "resources/resources.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace wanmi;
using namespace wanmi::intake;

namespace {

/// Eight crossing-free objects of a town: two roads that share a node, a footway, a house with floors, a
/// lake, a metro, a footway and a road below ground, a way through a house, a lamp, a shop with a plate, a
/// district's name.
const char *const Town = R"(<?xml version="1.0" encoding="UTF-8"?>
<osm version="0.6">
 <node id="1" lat="32.040" lon="118.770"/><node id="2" lat="32.040" lon="118.780"/><node id="3" lat="32.040" lon="118.790"/>
 <node id="4" lat="32.030" lon="118.780"/><node id="5" lat="32.050" lon="118.780"/>
 <node id="11" lat="32.0410" lon="118.7810"/><node id="12" lat="32.0410" lon="118.7820"/>
 <node id="13" lat="32.0420" lon="118.7820"/><node id="14" lat="32.0420" lon="118.7810"/>
 <node id="21" lat="32.0450" lon="118.7850"/><node id="22" lat="32.0450" lon="118.7860"/><node id="23" lat="32.0460" lon="118.7860"/>
 <node id="31" lat="32.0405" lon="118.7805"><tag k="highway" v="street_lamp"/><tag k="ref" v="L-7"/></node>
 <node id="32" lat="32.0406" lon="118.7806"><tag k="shop" v="mall"/><tag k="name" v="中央商场"/><tag k="name:en" v="Central Mall"/>
  <tag k="addr:street" v="中山南路"/><tag k="addr:housenumber" v="79"/></node>
 <node id="33" lat="32.0450" lon="118.7750"><tag k="place" v="suburb"/><tag k="name" v="新街口"/></node>
 <way id="100"><nd ref="1"/><nd ref="2"/><nd ref="3"/><tag k="highway" v="primary"/><tag k="name" v="汉中路"/><tag k="width" v="32 m"/></way>
 <way id="101"><nd ref="4"/><nd ref="2"/><nd ref="5"/><tag k="highway" v="residential"/><tag k="name" v="中山路"/></way>
 <way id="102"><nd ref="1"/><nd ref="5"/><tag k="highway" v="footway"/></way>
 <way id="103"><nd ref="11"/><nd ref="12"/><nd ref="13"/><nd ref="14"/><nd ref="11"/><tag k="building" v="yes"/><tag k="building:levels" v="12"/><tag k="name" v="大楼"/></way>
 <way id="104"><nd ref="21"/><nd ref="22"/><nd ref="23"/><nd ref="21"/><tag k="natural" v="water"/><tag k="name" v="湖"/></way>
 <way id="105"><nd ref="4"/><nd ref="5"/><tag k="railway" v="subway"/><tag k="tunnel" v="yes"/></way>
 <way id="106"><nd ref="1"/><nd ref="4"/><tag k="waterway" v="stream"/></way>
 <way id="108"><nd ref="3"/><nd ref="4"/><tag k="highway" v="footway"/><tag k="tunnel" v="yes"/></way>
 <way id="109"><nd ref="3"/><nd ref="5"/><tag k="highway" v="trunk"/><tag k="tunnel" v="yes"/></way>
 <way id="110"><nd ref="2"/><nd ref="13"/><tag k="highway" v="service"/><tag k="tunnel" v="building_passage"/></way>
 <way id="107"><nd ref="1"/><nd ref="3"/><tag k="highway" v="proposed"/></way>
</osm>)";

QString wordsOf(const QString &file, const char *layer, const char *field)
{
    const auto lines = geo::readLines(file, QLatin1StringView(layer), QLatin1StringView(field));
    QStringList words;
    for (const geo::LineFeature &line : lines.value_or(std::vector<geo::LineFeature>{}))
        words.append(line.word);
    return words.join(u' ');
}
} // namespace

class TestBasemap : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase()
    {
        resources::load();
        QVERIFY(m_folder.isValid());
        QFile file(osm());
        QVERIFY(file.open(QIODevice::WriteOnly) && file.write(Town) > 0);
    }

    void openStreetMapBecomesAllLayers()
    {
        const auto made = makeBasemap({osm()}, path("base.gpkg"));
        QVERIFY2(made, qPrintable(made ? QString() : made.error().reason + made.error().detail));
        const QMap<QString, qint64> wanted{
            {QStringLiteral("road"), 5},    {QStringLiteral("building"), 1},
            {QStringLiteral("water"), 2},   {QStringLiteral("poi"), 2},
            {QStringLiteral("railway"), 0}, {QStringLiteral("district_label"), 1},
            {QStringLiteral("green"), 0},   {QStringLiteral("landuse"), 0},
            {QStringLiteral("boundary"), 0}};
        QCOMPARE(made->features, wanted);
        QCOMPARE(made->attribution, QStringLiteral("© OpenStreetMap contributors, ODbL 1.0"));
        QVERIFY(made->bounds.contains({118.78, 32.04}));
    }

    void smallRoadsComeFirstAndKeepTheirNames()
    {
        QVERIFY(makeBasemap({osm()}, path("base.gpkg")));
        QCOMPARE(wordsOf(path("base.gpkg"), "road", "class"),
                 QStringLiteral("path lane local arterial expressway"));
        QCOMPARE(wordsOf(path("base.gpkg"), "road", "name"), QStringLiteral("  中山路 汉中路 "));
        QCOMPARE(wordsOf(path("base.gpkg"), "road", "width_m"), QStringLiteral("3 6 10 32 24"));
        QCOMPARE(wordsOf(path("base.gpkg"), "road", "tunnel"), QStringLiteral("    yes"));
    }

    void anotherFileFillsItsLayerAndTheRestStays()
    {
        QVERIFY(makeBasemap({osm()}, path("base.gpkg")));
        BasemapWish wish;
        wish.before = path("base.gpkg");
        wish.mapping.kind = Kind::Basemap;
        wish.mapping.set[QStringLiteral("layer")] = QStringLiteral("railway");
        wish.mapping.columns[QStringLiteral("name")] = QStringLiteral("line_name");
        const QString rails = path("rails.geojson");
        QFile file(rails);
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(
            R"({"type":"FeatureCollection","features":[{"type":"Feature","properties":{"line_name":"宁芜铁路"},)"
            R"("geometry":{"type":"LineString","coordinates":[[118.77,32.03],[118.79,32.05]]}}]})");
        file.close();
        const auto made = makeBasemap({rails}, path("base2.gpkg"), wish);
        QVERIFY2(made, qPrintable(made ? QString() : made.error().reason + made.error().detail));
        QCOMPARE(made->features.value(QStringLiteral("railway")), 1);
        QCOMPARE(made->features.value(QStringLiteral("road")), 5);
        QCOMPARE(wordsOf(path("base2.gpkg"), "railway", "name"), QStringLiteral("宁芜铁路"));
    }

    void aFileOfWhichNobodySaysTheLayerIsRefused()
    {
        const QString rails = path("rails.geojson");
        QCOMPARE(makeBasemap({rails}, path("base3.gpkg")).error().reason, QStringLiteral("which-layer"));
        QVERIFY(!QFile::exists(path("base3.gpkg")));
    }

    void aBrokenFileLeavesNothingBehind()
    {
        QFile file(path("broken.osm"));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(QByteArray(Town).left(900));
        file.close();
        const auto made = makeBasemap({path("broken.osm")}, path("base4.gpkg"));
        QVERIFY(!made);
        QCOMPARE(made.error().reason, QStringLiteral("truncated-file"));
        QVERIFY(!QFile::exists(path("base4.gpkg")));
        QCOMPARE(makeBasemap({path("nothing.osm")}, path("base4.gpkg")).error().reason,
                 QStringLiteral("no-such-file"));
    }

    void componentsAndPlacesAreCutOut()
    {
        const auto lamps = cutOsm(Kind::Components, osm(), path("components.gpkg"));
        QVERIFY2(lamps, qPrintable(lamps ? QString() : lamps.error().reason + lamps.error().detail));
        QCOMPARE(*lamps, 1);
        const auto places = cutOsm(Kind::Places, osm(), path("places.gpkg"));
        QVERIFY(places);
        QCOMPARE(*places, 7); // mall and its plate, suburb, house, lake, two streets
        QCOMPARE(cutOsm(Kind::Vehicles, osm(), path("no.gpkg")).error().reason,
                 QStringLiteral("kind-not-in-osm"));
    }

private:
    QString path(const char *name) const { return m_folder.filePath(QLatin1StringView(name)); }
    QString osm() const { return path("town.osm"); }
    QTemporaryDir m_folder;
};

QTEST_GUILESS_MAIN(TestBasemap)
#include "tst_basemap.moc"

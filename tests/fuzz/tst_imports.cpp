// SPDX-License-Identifier: GPL-3.0-or-later
#include "fuzzing.h"
#include "geo/crs.h"
#include "intake/cityfiles.h"
#include "intake/mapping.h"
#include "intake/osmcut.h"
#include "intake/report.h"
#include "intake/rowreader.h"
#include "protocol/imports.h"

#include <gdal.h>
#include <gdal_utils.h>

using namespace wanmi;
using test::Decoder;
using test::Mutator;

namespace {
QByteArray textOf(const QJsonObject &json)
{
    return QJsonDocument(json).toJson(QJsonDocument::Compact);
}
QJsonObject objectOf(const QByteArray &bytes)
{
    return QJsonDocument::fromJson(bytes).object();
}

test::CityFiles &files()
{
    static test::CityFiles all;
    return all;
}

/// What a city hands over: components with a class, a unit, a date and a place.
const QByteArray Csv = "编号,大类,小类,名称,主管部门,状态,初始时间,经度,纬度,备注\n"
                       "A1,01,0101,上水井盖,供水,完好,2020-05-01,126.5505,45.7505,\"一, 二\"\n"
                       "A2,01,0102,污水井盖,water_supply,破损,01.06.2021 12:30,126.5515,45.7505,\n"
                       "A3,02,0201,路灯,路灯照明,完好,,126.5525,45.7506,x\n";

QByteArray geoJson()
{
    return R"({"type":"FeatureCollection","name":"parts","features":[
{"type":"Feature","properties":{"id":"A1","class":"0101","name":"井盖","state":"intact","when":"2020-05-01T10:00:00Z"},
 "geometry":{"type":"Point","coordinates":[126.5505,45.7505]}},
{"type":"Feature","properties":{"id":"A2","class":"0102","name":"cover","state":null,"when":7},
 "geometry":{"type":"Polygon","coordinates":[[[126.55,45.75],[126.551,45.75],[126.551,45.751],[126.55,45.75]]]}},
{"type":"Feature","properties":{"id":"A3","class":"0201"},
 "geometry":{"type":"LineString","coordinates":[[126.55,45.75],[126.552,45.752]]}}]})";
}

const QByteArray Osm = R"(<?xml version="1.0"?><osm version="0.6"><bounds minlat="45.7" minlon="126.5" maxlat="45.8" maxlon="126.7"/>
<node id="1" lat="45.75" lon="126.55"><tag k="highway" v="street_lamp"/><tag k="ref" v="7"/></node>
<node id="2" lat="45.751" lon="126.551"/><node id="3" lat="45.751" lon="126.552"/><node id="4" lat="45.75" lon="126.552"/>
<way id="5"><nd ref="1"/><nd ref="2"/><nd ref="3"/><nd ref="4"/><nd ref="1"/><tag k="building" v="yes"/><tag k="name" v="楼"/></way>
<relation id="6"><member type="way" ref="5" role="outer"/><tag k="type" v="boundary"/><tag k="boundary" v="administrative"/>
<tag k="admin_level" v="6"/><tag k="name" v="道里区"/></relation></osm>)";

/// The same places in another format, as GDAL writes it.
QByteArray as(const char *driver, const char *suffix)
{
    GDALAllRegister();
    const QString from = files().write(QStringLiteral("seed.geojson"), R"({"type":"FeatureCollection","name":"parts","features":[
{"type":"Feature","properties":{"id":"A1","class":"0101","name":"cover"},"geometry":{"type":"Point","coordinates":[126.5505,45.7505]}},
{"type":"Feature","properties":{"id":"A2","class":"0102","name":"lamp"},"geometry":{"type":"Point","coordinates":[126.5515,45.7506]}}]})");
    const QString to = files().path(QStringLiteral("seed.") + QLatin1StringView(suffix));
    GDALDatasetH in = GDALOpenEx(QFile::encodeName(from).constData(), GDAL_OF_VECTOR, nullptr, nullptr, nullptr);
    const char *words[] = {"-f", driver, nullptr};
    GDALVectorTranslateOptions *options = GDALVectorTranslateOptionsNew(const_cast<char **>(words), nullptr);
    GDALDatasetH out = GDALVectorTranslate(QFile::encodeName(to).constData(), nullptr, 1, &in, options, nullptr);
    GDALVectorTranslateOptionsFree(options);
    GDALClose(in);
    if (!out)
        qFatal("no seed for %s", driver);
    GDALClose(out);
    QFile file(to);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

/// Everything that happens to a file before its rows are in the city: opened, looked at, guessed, taken.
QByteArray takeFile(const QString &path)
{
    static const intake::PresentRows city = test::aSmallCity();
    constexpr int Rows = 20;
    const auto source = intake::Source::open(path);
    if (!source)
        return {};
    for (size_t layer = 0; layer < (*source)->layers().size(); ++layer)
        (void)(*source)->preview(int(layer), Rows);
    const auto kind = intake::guessKind(**source).value_or(intake::Kind::Components);
    for (const intake::Kind one : {kind, intake::Kind::Components}) {
        const auto guess = intake::guess(one, **source);
        if (!guess)
            continue;
        test::KeepAll kept;
        intake::TakeWish wish;
        wish.now = base::instantFromMs(1'795'140'000'000);
        if (const auto report = intake::take({source->get()}, guess->mapping, city, kept, wish))
            (void)textOf(report->toJson());
    }
    return {};
}

template <typename Take> Decoder file(const char *name, const char *suffix, int rounds, const QList<QByteArray> &seeds, Take take)
{
    return {name, rounds, seeds, [suffix, take](const QByteArray &bytes, Mutator &) -> QByteArray {
                return take(files().write(QStringLiteral("broken.") + QLatin1StringView(suffix), bytes));
            }};
}

/// What was accepted goes out and comes back the same. `take` is asked for an object.
template <typename Out, typename Take>
Decoder object(const char *name, int rounds, const QJsonObject &seed, Take take, Out out)
{
    return {name, rounds, {textOf(seed)}, [take, out](const QByteArray &bytes, Mutator &) -> QByteArray {
                const auto first = take(objectOf(bytes));
                if (!first)
                    return {};
                const QByteArray sent = textOf(out(*first));
                const auto second = take(objectOf(sent));
                if (!second)
                    return "its own text is refused: " + sent + ' ' + second.error().detail.toUtf8();
                const QByteArray again = textOf(out(*second));
                return again == sent ? QByteArray() : "comes back as another: " + sent + " then " + again;
            }};
}

intake::Mapping mapping()
{
    intake::Mapping one;
    one.columns = {{QStringLiteral("class"), QStringLiteral("小类")}, {QStringLiteral("name"), QStringLiteral("{名称} {编号}")}};
    one.set = {{QStringLiteral("state"), QStringLiteral("intact")}};
    one.values = {{QStringLiteral("class"), {{QStringLiteral("井"), intake::Mapping::NewWord}}}};
    one.crs = QStringLiteral("EPSG:4490");
    one.axesSwapped = true;
    return one;
}

protocol::ImportOrder order()
{
    protocol::ImportOrder one;
    one.kind = QStringLiteral("components");
    one.files = {{QStringLiteral("a.csv"), 10, QString(64, u'a')}};
    one.mapping = mapping().toJson();
    one.columns = {{QStringLiteral("name"), QStringLiteral("名称")}};
    one.words = {{QStringLiteral("class"), {{QStringLiteral("x"), QStringLiteral("0101")}}}};
    return one;
}

protocol::ImportStatus status()
{
    protocol::ImportStatus one;
    one.id = QStringLiteral("i1");
    one.order = order();
    one.createdAt = base::instantFromMs(1'795'140'000'000);
    one.stage = QStringLiteral("ready");
    one.received = {10};
    one.newWords = {{QStringLiteral("class"), QStringLiteral("x"), 3, QStringLiteral("C0199")}};
    return one;
}

std::vector<Decoder> decoders()
{
    using namespace protocol;
    const auto out = [](const auto &one) { return toJson(one); };
    const auto json = [](const auto &one) { return one.toJson(); };
    ImportProblem problem;
    problem.file = QStringLiteral("a.csv");
    problem.reason = QStringLiteral("no-class");
    ImportDifference difference;
    difference.op = QStringLiteral("add");
    difference.lon = difference.lat = 1;
    return {
        file("CSV", "csv", 200, {Csv, QByteArray(Csv).replace(',', '\t'), "\xEF\xBB\xBF" + Csv}, takeFile),
        file("GeoJSON", "geojson", 200, {geoJson()}, takeFile),
        file("GeoPackage", "gpkg", 150, {as("GPKG", "gpkg")}, takeFile),
        file("Shapefile", "zip", 200, {as("ESRI Shapefile", "shz")}, takeFile),
        file("spreadsheet", "xlsx", 200, {as("XLSX", "xlsx")}, takeFile),
        file("KML", "kml", 150, {as("KML", "kml")}, takeFile),
        file("GML", "gml", 100, {as("GML", "gml")}, takeFile),
        file("OSM", "osm", 40, {Osm},
             [](const QString &path) -> QByteArray {
                 (void)intake::isOsmFile(path);
                 (void)intake::cutOsm(intake::Kind::Components, path, files().path(QStringLiteral("cut.gpkg")));
                 return {};
             }),
        object("Mapping", 20'000, mapping().toJson(), intake::Mapping::fromJson, json),
        object("ImportOrder", 20'000, toJson(order()), importOrderFrom, out),
        object("ImportStatus", 20'000, toJson(status()), importStatusFrom, out),
        object("ImportProblem", 20'000, toJson(problem), importProblemFrom, out),
        object("ImportDifference", 20'000, toJson(difference), importDifferenceFrom, out),
        {"CRS", 300, {"EPSG:4490", "4550", "gcj02"}, [](const QByteArray &bytes, Mutator &) -> QByteArray {
             (void)geo::Crs::fromText(QString::fromUtf8(bytes));
             return {};
         }},
    };
}
} // namespace

/// Files that others hand over, and the messages about them: refused or understood, whatever is wrong with them.
class TestImports : public QObject
{
    Q_OBJECT
private slots:
    void initTestCase()
    {
        resources::load();
        test::limitFuzzing();
    }
    void broken_data() { test::nameDecoders(decoders()); }
    void broken()
    {
        QFETCH(int, which);
        test::fuzz(decoders().at(size_t(which)));
    }
};

QTEST_GUILESS_MAIN(TestImports)
#include "tst_imports.moc"

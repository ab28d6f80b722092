// SPDX-License-Identifier: GPL-3.0-or-later
#include "cityfiles.h"

#include "intake/rowreader.h"

#include <cpl_string.h>
#include <gdal.h>
#include <ogr_api.h>
#include <ogr_srs_api.h>

#include <QRandomGenerator>

using namespace wanmi;
using namespace wanmi::intake;

namespace {

/// 名称 and 供水井盖 in GBK.
const QByteArray GbkName("\xC3\xFB\xB3\xC6"), GbkCover("\xB9\xA9\xCB\xAE\xBE\xAE\xB8\xC7");

QByteArray utf16(const QString &text, bool big)
{
    QByteArray bytes = big ? QByteArray("\xFE\xFF", 2) : QByteArray("\xFF\xFE", 2);
    for (const QChar c : text) {
        const char low = char(c.unicode() & 0xFF), high = char(c.unicode() >> 8);
        bytes.append(big ? high : low).append(big ? low : high);
    }
    return bytes;
}

/// A Shapefile of one point whose texts are written in `encoding`, its .cpg then replaced.
void writeShapefile(const QString &path, const char *encoding, const QByteArray &cpg)
{
    GDALAllRegister();
    GDALDatasetH dataset = GDALCreate(GDALGetDriverByName("ESRI Shapefile"), path.toUtf8().constData(), 0, 0,
                                      0, GDT_Unknown, nullptr);
    OGRSpatialReferenceH srs = OSRNewSpatialReference(nullptr);
    OSRImportFromEPSG(srs, 4490);
    char **options = CSLSetNameValue(nullptr, "ENCODING", encoding);
    OGRLayerH layer = GDALDatasetCreateLayer(dataset, "points", srs, wkbPoint, options);
    CSLDestroy(options);
    OGRFieldDefnH field = OGR_Fld_Create("名称", OFTString);
    OGR_Fld_SetWidth(field, 40);
    OGR_L_CreateField(layer, field, FALSE);
    OGR_Fld_Destroy(field);
    for (const char *name : {"供水井盖", "污水井盖在路口", "路灯"}) {
        OGRFeatureH feature = OGR_F_Create(OGR_L_GetLayerDefn(layer));
        OGR_F_SetFieldString(feature, 0, name);
        OGRGeometryH point = OGR_G_CreateGeometry(wkbPoint);
        OGR_G_SetPoint_2D(point, 0, 126.5505, 45.7505);
        OGR_F_SetGeometryDirectly(feature, point);
        if (OGR_L_CreateFeature(layer, feature) != OGRERR_NONE)
            qFatal("the test's own file cannot be written");
        OGR_F_Destroy(feature);
    }
    GDALClose(dataset);
    OSRRelease(srs);
    const QString beside = path.chopped(3) + QStringLiteral("cpg");
    QFile::remove(beside);
    if (!cpg.isEmpty()) {
        QFile file(beside);
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(cpg);
    }
}
} // namespace

class TestSource : public QObject
{
    Q_OBJECT
private slots:
    void textsInManyEncodings_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<QString>("encoding");
        QTest::addColumn<QString>("why");
        const QString text = QStringLiteral("名称,经度\n供水井盖,126.5\n");
        QTest::newRow("UTF-8") << text.toUtf8() << "UTF-8"
                               << "guessed";
        QTest::newRow("UTF-8 with mark") << QByteArray("\xEF\xBB\xBF") + text.toUtf8() << "UTF-8"
                                         << "mark";
        QTest::newRow("UTF-16, little end first") << utf16(text, false) << "UTF-16LE"
                                                  << "mark";
        QTest::newRow("UTF-16, big end first") << utf16(text, true) << "UTF-16BE"
                                               << "mark";
        QTest::newRow("GBK") << GbkName + ",\xBE\xAD\xB6\xC8\n" + GbkCover + ",126.5\n"
                             << "GB18030"
                             << "guessed";
    }
    void textsInManyEncodings()
    {
        QFETCH(QByteArray, bytes);
        QFETCH(QString, encoding);
        QFETCH(QString, why);
        auto source = Source::open(m_files.write("encoded.csv", bytes));
        QVERIFY(source.has_value());
        QCOMPARE((*source)->encoding(), encoding);
        QCOMPARE((*source)->encodingWhy(), why);
        QCOMPARE((*source)->layers()[0].columns[0].name, QStringLiteral("名称"));
        QCOMPARE((*source)->layers()[0].columns[1].name, QStringLiteral("经度"));
        const auto rows = (*source)->preview(0, 5);
        QVERIFY(rows && rows->size() == 1);
        QCOMPARE((*rows)[0].values[0], QStringLiteral("供水井盖"));
        QCOMPARE((*rows)[0].line, 2);
    }

    void anEncodingThatIsStatedIsFollowed()
    {
        OpenWish wish;
        wish.encoding = "GBK";
        auto source = Source::open(m_files.write("stated.csv", GbkName + ",x\n" + GbkCover + ",1\n"), wish);
        QVERIFY(source.has_value());
        QCOMPARE((*source)->encodingWhy(), "stated");
        QCOMPARE((*(*source)->preview(0, 1))[0].values[0], QStringLiteral("供水井盖"));
        wish.encoding = "no-such-encoding";
        QCOMPARE(Source::open(m_files.path("stated.csv"), wish).error().reason, "unknown-encoding");
    }

    void separatorsAreFound_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<QString>("separator");
        QTest::newRow("comma") << QByteArray("a,b,c\n1,2,3\n") << ",";
        QTest::newRow("semicolon with decimal commas") << QByteArray("a;b;c\n1,5;2,5;3\n") << ";";
        QTest::newRow("tab") << QByteArray("a\tb\tc\n1\t2, 3\t3\n") << "tab";
        QTest::newRow("bar") << QByteArray("a|b|c\n1|2|3\n") << "|";
    }
    void separatorsAreFound()
    {
        QFETCH(QByteArray, bytes);
        QFETCH(QString, separator);
        auto source = Source::open(m_files.write("separated.csv", bytes));
        QVERIFY(source.has_value());
        QCOMPARE((*source)->separator(), separator);
        QCOMPARE(int((*source)->layers()[0].columns.size()), 3);
    }

    void quotesLinesAndEndsOfLines()
    {
        const QByteArray bytes
            = "name,note\r\n\"a \"\"quoted\"\" one\",\"two\r\nlines\"\r\n\r\nplain 5\" pipe,x\r\nshort\r\n";
        auto source = Source::open(m_files.write("quoted.csv", bytes));
        QVERIFY(source.has_value());
        const auto rows = (*source)->preview(0, 10);
        QVERIFY(rows && rows->size() == 3);
        QCOMPARE((*rows)[0].values[0], "a \"quoted\" one");
        QCOMPARE((*rows)[0].values[1], "two\r\nlines");
        QCOMPARE((*rows)[1].values[0], "plain 5\" pipe");
        QCOMPARE((*rows)[1].line, 5);
        QCOMPARE((*rows)[2].values, (QStringList{"short", ""}));
    }

    void recordsThatCrossTheBordersOfPiecesStayWhole()
    {
        QByteArray bytes = "key,note\n";
        for (int i = 0; i < 60'000; ++i)
            bytes += QByteArray::number(i) + ",\"text, \"\"with\"\" a\nbreak " + QByteArray(i % 37, 'x')
                + "\"\n";
        auto source = Source::open(m_files.write("long.csv", bytes));
        QVERIFY(source.has_value());
        auto reader = (*source)->read(0, {"key", "note"});
        RawBatch batch;
        int row = 0;
        for (;;) {
            QVERIFY((*reader)->next(batch).has_value());
            if (batch.rows.empty())
                break;
            for (size_t r = 0; r < batch.rows.size(); ++r, ++row) {
                QCOMPARE(batch.rows[r].fault, nullptr);
                QCOMPARE(batch.rows[r].line, 2 + 2 * row);
                QCOMPARE(batch.values[2 * r].toText(), QString::number(row));
                QCOMPARE(batch.values[2 * r + 1].text.size(), size_t(row % 37 == 0 ? 20 : 21 + row % 37));
            }
        }
        QCOMPARE(row, 60'000);
    }

    void aTableWithoutAHeaderGetsNames()
    {
        auto source = Source::open(m_files.write("bare.txt", "中国\t1932582\n北京\t1119506\n"));
        QVERIFY(source.has_value());
        QCOMPARE((*source)->layers()[0].columns[0].name, "column_1");
        QCOMPARE(int((*source)->preview(0, 9)->size()), 2);
    }

    void faultyLinesAreNamedAndTheRestIsRead()
    {
        const QByteArray huge(5 * 1024 * 1024, 'z');
        const QByteArray bytes = "a,b\n1,2\n3,4,5,6\n7," + huge + "\n8,9\n\"never closed,1\n10,11\n";
        auto source = Source::open(m_files.write("faulty.csv", bytes));
        QVERIFY(source.has_value());
        auto reader = (*source)->read(0, {});
        QStringList faults;
        RawBatch batch;
        for (;;) {
            QVERIFY((*reader)->next(batch).has_value());
            if (batch.rows.empty())
                break;
            for (const RawRow &row : batch.rows)
                faults.append(QString::number(row.line) + u':'
                              + QString::fromLatin1(row.fault ? row.fault : "good"));
        }
        QCOMPARE(faults,
                 (QStringList{"2:good", "3:wrong-column-count", "4:value-too-long", "5:good",
                              "6:unclosed-quote", "7:good"}));
    }

    void filesThatAreNoTablesAreRefused_data()
    {
        QTest::addColumn<QString>("name");
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<QString>("reason");
        QTest::newRow("empty") << "empty.csv" << QByteArray() << "empty-file";
        QTest::newRow("only blanks") << "blank.csv" << QByteArray("\n\n  \n") << "empty-file";
        QTest::newRow("only a header") << "header.csv" << QByteArray("a,b,c\n") << "no-rows";
        QTest::newRow("a picture called csv")
            << "photo.csv" << QByteArray("\xFF\xD8\xFF\xE0\0\x10JFIF\0", 11) + QByteArray(500, '\x91')
            << "not-a-table";
        QTest::newRow("a program") << "run.csv"
                                   << QByteArray("\x7F"
                                                 "ELF\2\1\1\0",
                                                 8)
                + QByteArray(100, '\0')
                                   << "not-a-table";
        QTest::newRow("zeros") << "zeros.csv" << QByteArray(1000, '\0') << "not-a-table";
        QTest::newRow("a broken GeoPackage")
            << "broken.gpkg"
            << QByteArray("SQLite format 3\0garbage", 23) + QByteArray(70, 'x') + QByteArray(2000, 'y')
            << "broken-file";
        QTest::newRow("broken GeoJSON")
            << "broken.geojson" << QByteArray("{\"type\":\"FeatureCollection\",\"features\":[{")
            << "broken-file";
        QTest::newRow("half a gzip file")
            << "half.csv.gz" << QByteArray("\x1F\x8B\x08\0\0\0\0\0\0\3", 10) << "broken-file";
    }
    void filesThatAreNoTablesAreRefused()
    {
        QFETCH(QString, name);
        QFETCH(QByteArray, bytes);
        QFETCH(QString, reason);
        const auto source = Source::open(m_files.write(name, bytes));
        QVERIFY(!source.has_value());
        QCOMPARE(source.error().reason, reason);
    }

    void whatIsNotThereOrAFolderIsSaidSo()
    {
        QCOMPARE(Source::open(m_files.path("nowhere.csv")).error().reason, "no-such-file");
        QDir(m_files.path("")).mkdir("folder");
        QCOMPARE(Source::open(m_files.path("folder")).error().reason, "is-a-directory");
    }

    void aTruncatedGeoPackageIsNoticed()
    {
        const QString path = m_files.path("whole.gpkg");
        GDALAllRegister();
        GDALDatasetH dataset = GDALCreate(GDALGetDriverByName("GPKG"), path.toUtf8().constData(), 0, 0, 0,
                                          GDT_Unknown, nullptr);
        OGRLayerH layer = GDALDatasetCreateLayer(dataset, "points", nullptr, wkbPoint, nullptr);
        OGRFieldDefnH field = OGR_Fld_Create("name", OFTString);
        OGR_L_CreateField(layer, field, FALSE);
        OGR_Fld_Destroy(field);
        GDALDatasetStartTransaction(dataset, FALSE);
        for (int i = 0; i < 5000; ++i) {
            OGRFeatureH feature = OGR_F_Create(OGR_L_GetLayerDefn(layer));
            OGR_F_SetFieldString(feature, 0, "Robert'); DROP TABLE points;--");
            OGRGeometryH point = OGR_G_CreateGeometry(wkbPoint);
            OGR_G_SetPoint_2D(point, 0, 126 + i * 1e-5, 45);
            OGR_F_SetGeometryDirectly(feature, point);
            if (OGR_L_CreateFeature(layer, feature) != OGRERR_NONE)
                qFatal("the test's own file cannot be written");
            OGR_F_Destroy(feature);
        }
        GDALDatasetCommitTransaction(dataset);
        GDALClose(dataset);
        auto whole = Source::open(path);
        QVERIFY(whole.has_value());
        QCOMPARE((*whole)->layers()[0].rows, 5000);
        QCOMPARE((*(*whole)->preview(0, 1))[0].values[0], "Robert'); DROP TABLE points;--");

        QFile file(path);
        QVERIFY(file.open(QIODevice::ReadOnly));
        const QByteArray bytes = file.readAll();
        QCOMPARE(Source::open(m_files.write("cut.gpkg", bytes.left(bytes.size() / 2))).error().reason,
                 "truncated-file");
    }

    void shapefilesInGbkAreReadWhateverTheirCpgSays_data()
    {
        QTest::addColumn<QByteArray>("written");
        QTest::addColumn<QByteArray>("cpg");
        QTest::addColumn<QString>("encoding");
        QTest::addColumn<QString>("why");
        QTest::newRow("GBK, right .cpg") << QByteArray("CP936") << QByteArray("936") << "GB18030"
                                         << "file";
        QTest::newRow("GBK, none") << QByteArray("CP936") << QByteArray() << "GB18030"
                                   << "file"; // its language byte says so
        QTest::newRow("GBK, wrong .cpg") << QByteArray("CP936") << QByteArray("UTF-8") << "GB18030"
                                         << "wrong";
        QTest::newRow("UTF-8, wrong .cpg") << QByteArray("UTF-8") << QByteArray("ISO-8859-1") << "UTF-8"
                                           << "wrong";
        QTest::newRow("UTF-8, none") << QByteArray("UTF-8") << QByteArray() << "UTF-8"
                                     << "guessed";
    }
    void shapefilesInGbkAreReadWhateverTheirCpgSays()
    {
        QFETCH(QByteArray, written);
        QFETCH(QByteArray, cpg);
        QFETCH(QString, encoding);
        QFETCH(QString, why);
        const QString path
            = m_files.path(QStringLiteral("shape_%1.shp").arg(qHash(QByteArray(QTest::currentDataTag()))));
        writeShapefile(path, written.constData(), cpg);
        auto source = Source::open(path);
        QVERIFY(source.has_value());
        QCOMPARE((*source)->encoding(), encoding);
        if (why != u"file")
            QCOMPARE((*source)->encodingWhy(), why);
        QCOMPARE((*source)->layers()[0].columns[0].name, QStringLiteral("名称"));
        const auto rows = (*source)->preview(0, 3);
        QVERIFY(rows.has_value());
        QCOMPARE((*rows)[1].values[0], QStringLiteral("污水井盖在路口"));
        QVERIFY((*rows)[0].geometry.startsWith(u"POINT (126.55"));
    }

    void randomBytesNeverCrash()
    {
        QRandomGenerator random(20261121);
        const QStringList names{"fuzz.csv", "fuzz.gpkg",   "fuzz.geojson", "fuzz.shp",  "fuzz.gml",
                                "fuzz.osm", "fuzz.csv.gz", "fuzz.zip",     "fuzz.xlsx", "fuzz.pbf"};
        const QList<QByteArray> starts{
            "",           "a,b\n", "SQLite format 3", "{\"type\":", "<?xml version=\"1.0\"?>", "\x1F\x8B\x08",
            "PK\x03\x04", "\"",    "\xEF\xBB\xBF"};
        for (int turn = 0; turn < 400; ++turn) {
            QByteArray bytes = starts[random.bounded(starts.size())];
            const bool printable = random.bounded(2) == 0;
            for (int i = random.bounded(3000); i > 0; --i)
                bytes.append(printable ? "ab,;\"\n\r\t1.5"[random.bounded(11)] : char(random.bounded(256)));
            auto source = Source::open(m_files.write(names[turn % names.size()], bytes));
            if (!source)
                continue;
            for (const Kind kind : {Kind::Components, Kind::Cases, Kind::Admin})
                (void)guess(kind, **source);
            (void)guessKind(**source);
            auto reader = (*source)->read(0, {});
            RawBatch batch;
            while (reader && (*reader)->next(batch) && !batch.rows.empty()) { }
        }
    }

private:
    test::CityFiles m_files;
};
QTEST_GUILESS_MAIN(TestSource)
#include "tst_source.moc"

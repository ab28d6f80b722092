// SPDX-License-Identifier: GPL-3.0-or-later
#include "cityfiles.h"

#include "geo/crs.h"
#include "intake/dateorder.h"
#include "intake/values.h"

#include <cpl_string.h>
#include <gdal.h>
#include <iconv.h>
#include <ogr_api.h>

using namespace wanmi;
using namespace wanmi::intake;
using test::aSmallCity;
using test::bring;
using test::KeepAll;

namespace {

QByteArray in(const char *encoding, const QString &text)
{
    QByteArray utf8 = text.toUtf8(), made(utf8.size() * 4, '\0');
    const iconv_t handle = iconv_open(encoding, "UTF-8");
    char *from = utf8.data(), *to = made.data();
    size_t left = size_t(utf8.size()), room = size_t(made.size());
    const bool done = iconv(handle, &from, &left, &to, &room) != size_t(-1);
    iconv_close(handle);
    if (!done)
        qFatal("%s cannot write this", encoding);
    made.resize(made.size() - qsizetype(room));
    return made;
}

/// Thirty lamps on a row inside the small city; `line` may be any text with %1 (number), %2 (longitude), %3
/// (latitude).
QString lamps(const QString &head, const QString &line)
{
    QString text = head + u'\n';
    for (int i = 0; i < 30; ++i)
        text
            += line.arg(i).arg(126.551 + 0.0001 * i, 0, 'f', 6).arg(45.7501 + 0.00002 * i, 0, 'f', 6) + u'\n';
    return text;
}

std::optional<Assumption> assumed(const Report &report, const QString &what)
{
    for (const Assumption &one : report.assumptions) {
        if (one.what == what)
            return one;
    }
    return {};
}

QString written(const QString &text, DateOrder order = DateOrder::DayFirst)
{
    const auto date = readDate(text, order);
    if (!date)
        return {};
    QString all = date->date.toString(Qt::ISODate);
    if (!date->time.isNull())
        all += date->time.toString(QStringLiteral(" hh:mm:ss"));
    if (date->offsetSeconds)
        all += QStringLiteral(" %1").arg(*date->offsetSeconds / 3600);
    return all;
}

PresentRows anEmptyCity()
{
    PresentRows city = aSmallCity();
    city.areaRows.clear();
    city.cellRows.clear();
    return city;
}

QString sourceError(const QString &path)
{
    const auto source = Source::open(path);
    return source ? QString() : source.error().reason;
}
} // namespace

class TestForeign : public QObject
{
    Q_OBJECT
private slots:
    void timesAreReadInTheWordsOfManyLanguages_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("meant");
        const std::pair<const char *, const char *> rows[] = {
            {"2024年3月5日 下午3:05", "2024-03-05 15:05:00"},
            {"2024年3月5日晚上8点半", "2024-03-05 20:30:00"},
            {"2024年3月5日 凌晨12点10分", "2024-03-05 00:10:00"},
            {"2024年3月5日 早上7:05", "2024-03-05 07:05:00"},
            {"2024年3月5日 中午1:20", "2024-03-05 13:20:00"},
            {"2024/3/5 星期二 14:20", "2024-03-05 14:20:00"},
            {"2024年3月5日 午後2時5分", "2024-03-05 14:05:00"},
            {"2024年3月5日 午前0時5分", "2024-03-05 00:05:00"},
            {"2024-3-5 오후 2:05", "2024-03-05 14:05:00"},
            {"２０２４－０３－０５　０８：３０", "2024-03-05 08:30:00"},
            {"5. März 2024, 08:05 Uhr", "2024-03-05 08:05:00"},
            {"5 de fevereiro de 2024 8h05", "2024-02-05 08:05:00"},
            {"12 août 2024 à 18h30", "2024-08-12 18:30:00"},
            {"5th Mar 2024 3:05 p.m.", "2024-03-05 15:05:00"},
            {"2024-03-05 08:00:00 EST", "2024-03-05 08:00:00 -5"},
            {"2024-03-05 08:00:00 CST", "2024-03-05 08:00:00"},
            {"Tue Mar 05 08:10:20 CST 2024", "2024-03-05 08:10:20"},
            {"Tue Mar 05 2024 08:10:20 GMT+0800 (China Standard Time)", "2024-03-05 08:10:20 8"},
            {"113/03/05 08:10", "2024-03-05 08:10:00"},
            {"民國113年3月5日", "2024-03-05"},
            {"45356.3472222", "2024-03-05 08:20:00"},
        };
        for (const auto &[text, meant] : rows)
            QTest::newRow(text) << QString::fromUtf8(text) << QString::fromUtf8(meant);
    }
    void timesAreReadInTheWordsOfManyLanguages()
    {
        QFETCH(QString, text);
        QFETCH(QString, meant);
        QCOMPARE(written(text), meant);
    }

    void aWordThatNobodyKnowsMakesNoDate()
    {
        for (const char *text : {"2024-03-05 08:00 XYZ", "2024年3月5日 晚上12点", "before 05/06/2018",
                                 "2024-03-05 12:61", "明天"})
            QVERIFY2(written(QString::fromUtf8(text)).isEmpty(), text);
    }

    void theOrderOfShortDatesIsLearnedFromTheColumn()
    {
        QStringList years, days, months, unclear;
        for (int i = 0; i < 28; ++i) {
            years.append(QStringLiteral("18-%1-%2")
                             .arg(i % 12 + 1, 2, 10, QChar(u'0'))
                             .arg(i + 1, 2, 10, QChar(u'0')));
            days.append(QStringLiteral("%1.%2.18").arg(i + 1).arg(i % 12 + 1));
            months.append(QStringLiteral("%1/%2/2018 8:00").arg(i % 12 + 1).arg(i + 1));
            unclear.append(QStringLiteral("%1/%2/2018").arg(i % 12 + 1).arg(i % 9 + 1));
        }
        QCOMPARE(orderOf({years}).order, DateOrder::YearFirst);
        QCOMPARE(written(years[24], DateOrder::YearFirst), "2018-01-25");
        QCOMPARE(orderOf({days}).order, DateOrder::DayFirst);
        QVERIFY(orderOf({days}).isDecided);
        QCOMPARE(orderOf({months}).order, DateOrder::MonthFirst);
        QVERIFY(!orderOf({unclear}).isDecided);
        QVERIFY(orderOf({{"2018-05-06", "2018-11-30"}}).isDecided);
    }

    void aRegisterSortedByDateIsReadOnUntilItsOrderIsClear()
    {
        QByteArray text = "id,description,type,open_dt,lon,lat\n";
        for (int i = 0; i < 5000; ++i)
            text += QByteArray::number(i) + ",t,路灯," + QByteArray::number(i / 4900 + 1) + '/'
                + QByteArray::number(i < 4900 ? i % 12 + 1 : 20) + "/2023,126.55"
                + QByteArray::number(1000 + i) + ",45.7505\n";
        KeepAll kept;
        const auto report = bring(Kind::Cases, m_files.write("sorted.csv", text), aSmallCity(), kept,
                                  [](Mapping &mapping) { mapping.set["kind"] = "component"; });
        QVERIFY(report.has_value());
        QCOMPARE(assumed(*report, "date-order")->value, "mdy");
        QCOMPARE(assumed(*report, "date-order")->why, "guessed");
    }

    void degreesOfMapServicesAreKnownByTheNamesOfTheirColumns()
    {
        const auto gcj = [](const QString &head) {
            QByteArray text = head.toUtf8() + '\n';
            for (int i = 0; i < 30; ++i) {
                const geo::Place at = geo::gcj02FromWgs84({126.551 + 0.0001 * i, 45.7505});
                text += 'G' + QByteArray::number(i) + ",路灯," + QByteArray::number(at.lon, 'f', 7) + ','
                    + QByteArray::number(at.lat, 'f', 7) + '\n';
            }
            return text;
        };
        KeepAll named, bare;
        const auto known
            = bring(Kind::Components, m_files.write("named.csv", gcj("编号,类别,高德经度,高德纬度")),
                    aSmallCity(), named);
        QVERIFY(known.has_value());
        QCOMPARE(assumed(*known, "crs")->value, "GCJ-02");
        QCOMPARE(assumed(*known, "crs")->why, "file");
        QVERIFY(geo::distanceM(named.components[0].row.place, {126.551, 45.7505}) < 0.1);
        // Nothing in bare numbers tells shifted degrees from straight ones: the doubt is told.
        const auto doubtful = bring(Kind::Components, m_files.write("bare.csv", gcj("编号,类别,lng,lat")),
                                    aSmallCity(), bare);
        QVERIFY(doubtful.has_value());
        QCOMPARE(assumed(*doubtful, "crs")->why, "guessed");
        QVERIFY(assumed(*doubtful, "crs")->errorM >= 1000);
    }

    void encodingsOfTheNeighboursAreRecognized()
    {
        const struct
        {
            const char *encoding, *name;
            QString head, line;
        } files[]
            = {{"CP950", "BIG5", "編號,名稱,類別,經度,緯度", "B%1,臺北市第%1號消防栓,路灯,%2,%3"},
               {"CP932", "CP932", "番号,名称,種別,経度,緯度", "B%1,街路灯の%1番,0137,%2,%3"},
               {"CP1251", "WINDOWS-1251", "Номер,Название,Тип,Долгота,Широта", "B%1,Фонарь %1,0137,%2,%3"},
               {"CP1252", "WINDOWS-1252", "Nummer,Bezeichnung,Art,longitude,latitude",
                "B%1,Straßenleuchte Müllerstraße %1,0137,%2,%3"},
               {"GB18030", "GB18030", "编号,名称,类别,经度,纬度", "B%1,人民路第%1号路灯,路灯,%2,%3"}};
        for (const auto &one : files) {
            KeepAll kept;
            const QString text = lamps(
                one.head, QString(one.line).replace(QStringLiteral("路灯,%2"), QStringLiteral("0137,%2")));
            const auto report = bring(
                Kind::Components, m_files.write(QLatin1String(one.encoding) + ".csv", in(one.encoding, text)),
                aSmallCity(), kept);
            QVERIFY2(
                report.has_value(),
                qPrintable(one.name + (report ? QString() : report.error().reason + report.error().detail)));
            QCOMPARE(assumed(*report, "encoding")->value, QString::fromLatin1(one.name));
            QCOMPARE(report->taken, 30);
            QCOMPARE(kept.components[7].row.name, one.line.arg(7).section(u',', 1, 1));
            QCOMPARE(kept.components[7].origin.key, "B7");
        }
    }

    void oneLineOfAnotherEncodingDoesNotChangeAllOthers()
    {
        const QString good = lamps("编号,名称,类别,经度,纬度", "M%1,人民路灯,路灯,%2,%3");
        const QByteArray bad = in("GB18030", "X1,中山路灯,路灯,126.5519,45.7509\n");
        KeepAll kept;
        const auto report
            = bring(Kind::Components, m_files.write("pasted.csv", good.toUtf8() + bad), aSmallCity(), kept);
        QVERIFY(report.has_value());
        QCOMPARE(report->taken, 30);
        QCOMPARE(report->problems.size(), 1u);
        QCOMPARE(report->problems[0].reason, "bad-encoding");
        QCOMPARE(report->problems[0].line, 32);
    }

    void jsonThatIsNotUtf8MakesNoRowsOfUnreadableNames()
    {
        const QString text
            = "{\"type\":\"FeatureCollection\",\"features\":[{\"type\":\"Feature\",\"properties\":{\"key\":\"1\",\"class\":\"路灯\"},"
              "\"geometry\":{\"type\":\"Point\",\"coordinates\":[126.5505,45.7505]}}]}";
        KeepAll kept;
        const auto report = bring(Kind::Components, m_files.write("gbk.geojson", in("GB18030", text)),
                                  aSmallCity(), kept, [](Mapping &mapping) { mapping.confirmNew = true; });
        QVERIFY(report.has_value());
        QCOMPARE(report->taken, 0);
        QCOMPARE(report->reasons.value("bad-encoding"), 1);
        QVERIFY(kept.classes.empty());
    }

    void whatSpreadsheetsDoToCodesIsUndoneOrRefused()
    {
        QCOMPARE(plainCode("320106 001 001 508"), "320106001001508");
        QCOMPARE(plainCode("'0101"), "0101");
        QCOMPARE(plainCode("=\"0101\""), "0101");
        QCOMPARE(plainCode("402.0"), "402");
        QCOMPARE(plainCode("３２０１０６"), "320106");
        QCOMPARE(plainCode("3.20106001001501E+14"), "320106001001501");
        QCOMPARE(plainCode("3.20106E+14"), "3.20106E+14");
        QVERIFY(isRoundedCode(u"3.20106E+14"));
        QVERIFY(!isRoundedCode(u"5E3"));

        KeepAll scientific, rounded, floats;
        auto report = bring(
            Kind::Components,
            m_files.write("sci.csv",
                          lamps("部件标识码,名称,类别,经度,纬度", "2.30102E+15,灯%1,路灯,%2,%3").toUtf8()),
            aSmallCity(), scientific);
        QVERIFY(report.has_value());
        QCOMPARE(report->taken, 0);
        QCOMPARE(report->reasons.value("rounded-code"), 30);
        report = bring(Kind::Components,
                       m_files.write("fifteen.csv",
                                     lamps("部件标识码,类别,经度,纬度", "23010201370%1000,路灯,%2,%3")
                                         .replace("0137000", "013700000")
                                         .toUtf8()),
                       aSmallCity(), rounded);
        QVERIFY(report.has_value());
        QCOMPARE(report->taken, 0);
        report
            = bring(Kind::Components,
                    m_files.write("floats.csv", lamps("编号,小类代码,经度,纬度", "F%1,137.0,%2,%3").toUtf8()),
                    aSmallCity(), floats, [](Mapping &mapping) { mapping.confirmNew = true; });
        QVERIFY(report.has_value());
        QCOMPARE(report->taken, 30);
        QCOMPARE(floats.components[0].row.classCode, "0137");
        QVERIFY(floats.classes.empty());
    }

    void anIdThatIsNoneOfOursIsTheRegistersOwnNumber()
    {
        KeepAll kept;
        const auto report
            = bring(Kind::Components,
                    m_files.write("own.csv", lamps("标识码,类别,经度,纬度", "K%1,路灯,%2,%3").toUtf8()),
                    aSmallCity(), kept);
        QVERIFY(report.has_value());
        QCOMPARE(kept.components[3].origin.key, "K3");
    }

    void minutesAndSecondsMayStandBehindBlanks()
    {
        QVERIFY(std::abs(*readCoordinate(u"118 47 7.5880") - 118.785441) < 1e-6);
        QCOMPARE(*readNumber(u"1 234,5"), 1234.5);
        QCOMPARE(*readNumber(u"1'234'567.5"), 1234567.5);
    }

    void aTitleAboveTheHeadIsNotTheHead()
    {
        KeepAll kept;
        const auto report
            = bring(Kind::Components,
                    m_files.write("title.csv",
                                  QByteArray("哈尔滨市部件普查表,,,\n\n")
                                      + lamps("编号,类别,经度,纬度", "T%1,路灯,%2,%3").toUtf8()),
                    aSmallCity(), kept);
        QVERIFY2(report.has_value(), qPrintable(report ? QString() : report.error().detail));
        QCOMPARE(report->taken, 30);
        QCOMPARE(kept.components[0].origin.line, 4);
    }

    void aSheetOfWordsHasItsHeadInTheFirstRow()
    {
        const QString path = m_files.path("words.xlsx");
        writeTable("XLSX", path, true);
        KeepAll kept;
        const auto report = bring(Kind::Components, path, aSmallCity(), kept);
        QVERIFY2(report.has_value(),
                 qPrintable(report ? QString() : report.error().reason + report.error().detail));
        QCOMPARE(report->taken, 3);
        QCOMPARE(kept.components[0].origin.key, "a0");
        QCOMPARE(kept.components[0].origin.line, 2);
    }

    void aShapefileWithoutItsIndexIsReadAndNothingIsWrittenBesideIt()
    {
        QVERIFY(QDir(m_files.path({})).mkpath("noindex"));
        const QString path = m_files.path("noindex/lamps.shp");
        writeTable("ESRI Shapefile", path, false);
        QVERIFY(QFile::remove(m_files.path("noindex/lamps.shx")));
        KeepAll kept;
        auto report = bring(Kind::Components, path, aSmallCity(), kept);
        QVERIFY2(report.has_value(),
                 qPrintable(report ? QString() : report.error().reason + report.error().detail));
        QCOMPARE(report->taken, 3);
        QVERIFY(!QFile::exists(m_files.path("noindex/lamps.shx")));
        QFile shapes(path);
        QVERIFY(shapes.resize(shapes.size() - 28));
        report = bring(Kind::Components, path, aSmallCity(), kept);
        QVERIFY(!report.has_value());
        QCOMPARE(report.error().reason, "broken-file");
    }

    void filesThatAreNotWhatTheirNamesSay()
    {
        QCOMPARE(
            sourceError(m_files.write("text.xls", lamps("编号,类别,经度,纬度", "T%1,路灯,%2,%3").toUtf8())),
            "");
        QCOMPARE(
            sourceError(m_files.write("none.geojson", "{\"type\":\"FeatureCollection\",\"features\":[]}")),
            "no-rows");
        QCOMPARE(
            sourceError(m_files.write(
                "secret.zip", QByteArray("PK\x03\x04\x14\x00\x09\x00\x08\x00", 10) + QByteArray(60, 'x'))),
            "encrypted-file");
        QCOMPARE(sourceError(m_files.write("mark.csv", "\xEF\xBB\xBF")), "empty-file");
        QCOMPARE(sourceError(m_files.write("noise.gpkg", QByteArray(9000, '\0'))), "broken-file");
    }

    void anOsmFileThatWasCutIsNotHalfACity()
    {
        QByteArray xml = "<?xml version='1.0'?>\n<osm version='0.6'>\n";
        for (int i = 1; i < 2000; ++i)
            xml += "<node id='" + QByteArray::number(i)
                + "' lat='45.75' lon='126.55'><tag k='highway' v='street_lamp'/></node>\n";
        const qsizetype half = xml.indexOf("<node", xml.size() / 2);
        QCOMPARE(sourceError(m_files.write("whole.osm", xml + "</osm>\n")), "");
        QCOMPARE(sourceError(m_files.write("cut.osm", xml.left(half))), "truncated-file");
        // A frame of a PBF tells the length of what follows it.
        const QByteArray header = QByteArray("\x0A\x09OSMHeader\x18\x40", 13);
        const QByteArray frame = QByteArray("\0\0\0\x0D", 4) + header;
        QCOMPARE(sourceError(m_files.write("cut.osm.pbf", frame + QByteArray(20, 'x'))), "truncated-file");
        QVERIFY(sourceError(m_files.write("noise.osm.pbf", frame + QByteArray(64, 'x'))) != "truncated-file");
    }

    void divisionsOfAnotherCityStayOut()
    {
        KeepAll kept;
        auto report = bring(
            Kind::Admin,
            m_files.write("two.csv", "区划代码,名称\n230104,道外区\n230102002,新华街道\n530101,五华区\n"),
            aSmallCity(), kept);
        QVERIFY(report.has_value());
        QCOMPARE(report->taken, 2);
        QCOMPARE(report->reasons.value("other-city"), 1);
        // A list of a whole country names no city: nothing of it is this one.
        KeepAll none;
        report = bring(
            Kind::Admin,
            m_files.write("country.csv", "区划代码,名称\n110101,东城区\n320102,玄武区\n530102,五华区\n"),
            anEmptyCity(), none);
        QVERIFY(report.has_value());
        QCOMPARE(report->taken, 0);
        QCOMPARE(report->reasons.value("other-city"), 3);
        // Peking's counties have other numbers than its districts.
        KeepAll peking;
        report
            = bring(Kind::Admin, m_files.write("peking.csv", "区划代码,名称\n110101,东城区\n110228,密云县\n"),
                    anEmptyCity(), peking);
        QVERIFY(report.has_value());
        QCOMPARE(report->taken, 2);
    }

    void aDivisionFarFromItsParentIsRemarkedAndACellOutsideTheCityRefused()
    {
        KeepAll kept;
        auto report = bring(
            Kind::Admin,
            m_files.write("far.csv",
                          "区划代码;名称;WKT\n230104;道外区;POLYGON((121 31,121.1 31,121.1 31.1,121 31))\n"),
            aSmallCity(), kept);
        QVERIFY(report.has_value());
        QCOMPARE(report->reasons.value("outside-parent"), 1);
        report = bring(
            Kind::Cells,
            m_files.write(
                "far_cells.csv",
                "单元网格编码;WKT\n230102001001101;POLYGON((126.56 45.76,126.561 45.76,126.561 45.761,126.56 45.76))\n"
                "230102001001102;POLYGON((127.56 45.76,127.561 45.76,127.561 45.761,127.56 45.76))\n"),
            aSmallCity(), kept);
        QVERIFY(report.has_value());
        QCOMPARE(report->taken, 1);
        QCOMPARE(report->reasons.value("outside-city"), 1);
    }

    void datesThatProgramsWriteForNoDateAreRefused()
    {
        KeepAll kept;
        const auto report = bring(
            Kind::Cases,
            m_files.write(
                "nodate.csv",
                "案卷号,案件类别,上报时间,经度,纬度\nA1,暴露垃圾,1900-01-01 00:00,126.5505,45.7505\n"
                "A2,暴露垃圾,1970-01-01 00:00:00,126.5505,45.7505\nA3,暴露垃圾,2020-01-01,126.5505,45.7505\n"),
            aSmallCity(), kept);
        QVERIFY(report.has_value());
        QCOMPARE(report->taken, 1);
        QCOMPARE(report->reasons.value("implausible-date"), 2);
    }

private:
    /// Three lamps; `asWords`: a sheet of which every cell is a text, without a geometry.
    static void writeTable(const char *driver, const QString &path, bool asWords)
    {
        GDALAllRegister();
        const auto dataset = GDALCreate(GDALGetDriverByName(driver), path.toUtf8().constData(), 0, 0, 0,
                                        GDT_Unknown, nullptr);
        OGRLayerH layer
            = GDALDatasetCreateLayer(dataset, "lamps", nullptr, asWords ? wkbNone : wkbPoint, nullptr);
        for (const char *name : {"key", "class", "lon", "lat"}) {
            const OGRFieldDefnH field = OGR_Fld_Create(name, OFTString);
            OGR_L_CreateField(layer, field, TRUE);
            OGR_Fld_Destroy(field);
        }
        for (int i = 0; i < 3; ++i) {
            OGRFeatureH feature = OGR_F_Create(OGR_L_GetLayerDefn(layer));
            const double lon = 126.5505 + 0.0001 * i;
            OGR_F_SetFieldString(feature, 0, QByteArray("a" + QByteArray::number(i)).constData());
            OGR_F_SetFieldString(feature, 1, "street lamp");
            OGR_F_SetFieldString(feature, 2, QByteArray::number(lon, 'f', 5).constData());
            OGR_F_SetFieldString(feature, 3, "45.7505");
            if (!asWords) {
                OGRGeometryH point = OGR_G_CreateGeometry(wkbPoint);
                OGR_G_SetPoint_2D(point, 0, lon, 45.7505);
                OGR_F_SetGeometryDirectly(feature, point);
            }
            if (OGR_L_CreateFeature(layer, feature) != OGRERR_NONE)
                qFatal("cannot write a row");
            OGR_F_Destroy(feature);
        }
        GDALClose(dataset);
    }

    test::CityFiles m_files;
};

QTEST_GUILESS_MAIN(TestForeign)
#include "tst_foreign.moc"

// SPDX-License-Identifier: GPL-3.0-or-later
#include "cityfiles.h"

using namespace wanmi;
using namespace wanmi::intake;
using test::aSmallCity;
using test::bring;
using test::KeepAll;

namespace {

QByteArray many(const QByteArray &header, int rows, const std::function<QByteArray(int)> &row)
{
    QByteArray text = header + '\n';
    for (int i = 0; i < rows; ++i)
        text += row(i) + '\n';
    return text;
}

QStringList reasonsOf(const Report &report)
{
    QStringList all;
    for (const Problem &problem : report.problems)
        all.append(QStringLiteral("%1:%2:%3").arg(problem.line).arg(problem.field, problem.reason));
    return all;
}

std::optional<Assumption> assumed(const Report &report, const QString &what)
{
    for (const Assumption &one : report.assumptions) {
        if (one.what == what)
            return one;
    }
    return {};
}
} // namespace

class TestTake : public QObject
{
    Q_OBJECT
private slots:
    void componentsGetIdsCellsAndDepartments()
    {
        KeepAll kept;
        const auto report = bring(Kind::Components,
                                  m_files.write("lamps.csv",
                                                "编号,部件类别,名称,状态,经度,纬度,安装日期,权属单位\n"
                                                "L1,路灯,一号灯,完好,126.5505,45.7505,2019-05-01,路灯照明\n"
                                                "L2,street lamp,,破损,126.5515,45.7505,20200203,\n"
                                                "L3,0137,,,126.65,45.75,,\n"),
                                  aSmallCity(), kept);
        QVERIFY2(report.has_value(),
                 qPrintable(report ? QString() : report.error().reason + report.error().detail));
        QCOMPARE(report->read, 3);
        QCOMPARE(report->taken, 3);
        const domain::Component &first = kept.components[0].row;
        QCOMPARE(first.id.text(), "2301020137000001");
        QCOMPARE(first.classCode, "0137");
        QCOMPARE(first.cell.text(), "230102001001001");
        QCOMPARE(first.competentDept, "street_lighting");
        QCOMPARE(first.ownerUnit, "street_lighting");
        QCOMPARE(first.createdOn, "20190501");
        QCOMPARE(kept.components[0].origin.key, "L1");
        QCOMPARE(kept.components[0].origin.line, 2);
        QCOMPARE(kept.components[1].row.state, "damaged");
        QCOMPARE(kept.components[1].row.id.text(), "2301020137000002");
        QCOMPARE(kept.components[2].row.id.text(), "2301030137000001");
        QCOMPARE(kept.components[2].row.cell.text(), QString());
    }

    void theSameFileAgainGivesTheSameIdsInAnyOrder()
    {
        const QByteArray lines[]
            = {"A,路灯,126.5505,45.7505\n", "B,路灯,126.5515,45.7505\n", "C,路灯,126.5525,45.7505\n"};
        KeepAll first, second;
        auto city = aSmallCity();
        QVERIFY(bring(Kind::Components,
                      m_files.write("first.csv", "id,类别,lon,lat\n" + lines[0] + lines[1] + lines[2]), city,
                      first));
        for (const auto &row : first.components) {
            city.componentRows.push_back(row.row);
            city.remembered.push_back({Kind::Components, row.origin.key, row.row.id.text()});
        }
        const auto report = bring(
            Kind::Components,
            m_files.write("again.csv",
                          "id,类别,lon,lat\nD,路灯,126.5535,45.7505\n" + lines[2] + lines[0] + lines[1]),
            city, second);
        QVERIFY(report.has_value());
        QCOMPARE(second.components[1].row.id, first.components[2].row.id);
        QCOMPARE(second.components[2].row.id, first.components[0].row.id);
        QCOMPARE(second.components[3].row.id, first.components[1].row.id);
        QCOMPARE(second.components[0].row.id.text(), "2301020137000004");
        QCOMPARE(report->remarked, 0);
    }

    void aComponentThatStandsThereAlreadyKeepsItsId()
    {
        auto city = aSmallCity();
        domain::Component present;
        present.id = ComponentId("2301020137000777");
        present.classCode = "0137";
        present.place = {126.5505, 45.7505};
        city.componentRows.push_back(present);
        KeepAll kept;
        const auto report
            = bring(Kind::Components,
                    m_files.write("there.csv",
                                  "id,类别,lon,lat\nX,路灯,126.550501,45.7505\nY,路灯,126.5515,45.7505\n"),
                    city, kept);
        QVERIFY(report.has_value());
        QCOMPARE(kept.components[0].row.id.text(), "2301020137000777");
        QCOMPARE(kept.components[1].row.id.text(), "2301020137000778");
        QCOMPARE(report->reasons.value("matched-by-place"), 1);
    }

    void everyRefusedRowIsNamedWithItsLineAndReason()
    {
        KeepAll kept;
        const auto report
            = bring(Kind::Components,
                    m_files.write("bad.csv",
                                  "编号,部件标识码,类别,经度,纬度,日期\n"
                                  "1,,路灯,,,\n" // no coordinates
                                  "2,,路灯,0,0,\n" // what databases write for none
                                  "3,,路灯,abc,45.75,\n"
                                  "4,,路灯,116.4,39.9,\n" // Beijing
                                  "5,,不知道的东西,126.5505,45.7505,\n"
                                  "6,123,路灯,126.5505,45.7505,\n"
                                  "7,2301020101000001,路灯,126.5505,45.7505,\n" // class in the id is another
                                  "8,,路灯,126.5505,45.7505,\n"
                                  "8,,路灯,126.5515,45.7505,\n"
                                  "9,,暴露垃圾,126.5505,45.7505,\n" // an event is no component
                                  "10,,路灯,126.5525,45.7505,31.02.2020\n"),
                    aSmallCity(), kept, [](Mapping &m) {
                        m.columns = {{"key", "编号"}, {"id", "部件标识码"}, {"class", "类别"},
                                     {"lon", "经度"}, {"lat", "纬度"},      {"created_on", "日期"}};
                    });
        QVERIFY(report.has_value());
        QCOMPARE(
            reasonsOf(*report),
            (QStringList{"2:lon:no-coordinates", "3:lon:no-coordinates", "4:lon:bad-coordinates",
                         "5:lon:outside-city", "6:class:unknown-class", "7:id:bad-code", "8:id:bad-prefix",
                         "10:key:duplicate-id", "11:class:class-of-other-kind", "12:created_on:bad-date"}));
        QCOMPARE(report->read, 11);
        QCOMPARE(report->taken, 2);
        QCOMPARE(report->refused, 9);
        QCOMPARE(report->remarked, 1);
        QCOMPARE(report->taken, qint64(kept.components.size()));
        for (const Problem &problem : report->problems)
            QVERIFY2(!wordsOf(problem.reason).adviceEn.isEmpty(), qPrintable(problem.reason));
    }

    void wordsUnderstoodWithoutBeingOursAreToldAndMayBeSaidOtherwise()
    {
        const QString path = m_files.write(
            "guessed.csv",
            "id,类别,lon,lat\n1,street light,126.5505,45.7505\n2,street light,126.5515,45.7505\n3,路灯,126.5525,45.7505\n4,0137,126.5535,45.7505\n");
        const auto mapped = [](Mapping &m) {
            m.columns = {{"key", "id"}, {"class", "类别"}, {"lon", "lon"}, {"lat", "lat"}};
        };
        KeepAll kept;
        const auto report = bring(Kind::Components, path, aSmallCity(), kept, mapped);
        QVERIFY(report && report->taken == 4);
        QCOMPARE(int(report->understood.size()), 1); // its code and its name are no guesses
        QCOMPARE(report->understood[0].word, "street light");
        QCOMPARE(report->understood[0].ours, "C0137");
        QCOMPARE(report->understood[0].rows, 2);
        const auto again = Report::fromJson(report->toJson());
        QVERIFY(again && again->understood.size() == 1 && again->understood[0].ours == "C0137");

        KeepAll said;
        const auto otherwise = bring(Kind::Components, path, aSmallCity(), said, [&](Mapping &m) {
            mapped(m);
            m.values["class"] = {{"street light", "0214"}};
        });
        QVERIFY(otherwise && otherwise->understood.size() == 1);
        QVERIFY(otherwise->understood[0].isStated && otherwise->understood[0].ours == "0214"
                && otherwise->understood[0].rows == 2);
        QCOMPARE(said.components[0].row.classCode, "0214");
    }

    void unknownWordsAreCountedSuggestedAndConfirmed()
    {
        const QString path = m_files.write(
            "words.csv",
            "id,类别,部门,lon,lat\n1,时钟,市政一处,126.5505,45.7505\n2,时钟,市政一处,126.5515,45.7505\n3,路灯杆子,路灯照明,126.5525,45.7505\n");
        const auto mapped = [](Mapping &m) {
            m.columns = {
                {"key", "id"}, {"class", "类别"}, {"competent_dept", "部门"}, {"lon", "lon"}, {"lat", "lat"}};
        };
        KeepAll nothing;
        const auto asked = bring(Kind::Components, path, aSmallCity(), nothing, mapped);
        QVERIFY(asked.has_value());
        QCOMPARE(asked->taken, 0);
        // The unit too, though its rows are refused for their class already: nobody decides words twice.
        QCOMPARE(int(asked->unknown.size()), 3);
        QCOMPARE(asked->unknown[0].word, QStringLiteral("时钟"));
        QCOMPARE(asked->unknown[0].rows, 2);
        QCOMPARE(asked->unknown[1].word, QStringLiteral("市政一处"));
        QCOMPARE(asked->unknown[1].rows, 2);
        QVERIFY(!asked->unknown[2].suggestions.empty());
        QCOMPARE(asked->unknown[2].suggestions[0].code, "0137");

        KeepAll kept;
        const auto taken = bring(Kind::Components, path, aSmallCity(), kept, [&](Mapping &m) {
            mapped(m);
            m.values["class"]
                = {{QStringLiteral("时钟"), Mapping::NewWord}, {QStringLiteral("路灯杆子"), "0137"}};
            m.values["competent_dept"] = {{QStringLiteral("市政一处"), Mapping::NewWord}};
        });
        QVERIFY(taken.has_value());
        QCOMPARE(taken->taken, 3);
        QCOMPARE(int(kept.classes.size()), 1);
        QCOMPARE(kept.classes[0].nameZh, QStringLiteral("时钟"));
        QCOMPARE(kept.classes[0].code, "0598"); // 0599 is taken: numbers count down
        QCOMPARE(int(kept.units.size()), 1);
        QCOMPARE(kept.units[0].kind, "local");
        QCOMPARE(kept.components[0].row.competentDept, kept.units[0].id.text());

        KeepAll left;
        const auto out = bring(Kind::Components, path, aSmallCity(), left, [&](Mapping &m) {
            mapped(m);
            m.values["class"]
                = {{QStringLiteral("时钟"), Mapping::LeaveOut}, {QStringLiteral("路灯杆子"), "0137"}};
        });
        QVERIFY(out && out->leftOut == 2 && out->taken == 1 && out->refused == 0);
    }

    void nearOnesAreNotedAndTwinsWithoutKeysRefused()
    {
        KeepAll kept;
        const QByteArray rows
            = "路灯,126.5505,45.7505\n路灯,126.550502,45.7505\n井盖,126.5505,45.7505\n路灯,126.55051,45.7505\n";
        const auto report = bring(Kind::Components, m_files.write("twins.csv", "类别,lon,lat\n" + rows),
                                  aSmallCity(), kept);
        QVERIFY(report.has_value());
        QCOMPARE(report->reasons.value("duplicate-place"), 1);
        QCOMPARE(report->taken, 3);
    }

    void coordinatesInOtherSystems_data()
    {
        QTest::addColumn<QByteArray>("row");
        QTest::addColumn<QString>("crs");
        QTest::addColumn<QString>("found");
        QTest::addColumn<bool>("swapped");
        // 126.5505 45.7505; Gauss-Krüger values by cs2cs of PROJ 9.1.1, shifted ones by gcoord 1.0.7
        QTest::newRow("latitude first") << QByteArray("45.7505,126.5505") << ""
                                        << "EPSG:4326" << true;
        QTest::newRow("decimal comma") << QByteArray("\"126,5505\",\"45,7505\"") << ""
                                       << "EPSG:4326" << false;
        QTest::newRow("degrees, minutes, seconds")
            << QByteArray("\"126°33'1.8\"\"E\",\"45°45'1.8\"\"N\"") << ""
            << "EPSG:4326" << false;
    }
    void coordinatesInOtherSystems()
    {
        QFETCH(QByteArray, row);
        QFETCH(QString, crs);
        QFETCH(QString, found);
        QFETCH(bool, swapped);
        KeepAll kept;
        const auto report
            = bring(Kind::Components, m_files.write("crs.csv", "id,类别,x,y\n1,路灯," + row + "\n"),
                    aSmallCity(), kept, [&](Mapping &m) {
                        m.columns = {{"key", "id"}, {"class", "类别"}, {"lon", "x"}, {"lat", "y"}};
                        m.crs = crs;
                    });
        QVERIFY2(report.has_value(), qPrintable(report ? QString() : report.error().reason));
        QCOMPARE(int(kept.components.size()), 1);
        QVERIFY(geo::distanceM(kept.components[0].row.place, {126.5505, 45.7505}) < 0.02);
        QCOMPARE(assumed(*report, "crs")->value, found);
        QCOMPARE(assumed(*report, "axes").has_value(), swapped);
    }

    void aFileThatFitsNoSystemSaysSo()
    {
        KeepAll kept;
        auto city = aSmallCity();
        city.areaRows.clear();
        city.cellRows.clear();
        const auto report
            = bring(Kind::Places, m_files.write("far.csv", "name,x,y\na,500000,5000000\nb,500100,5000000\n"),
                    city, kept);
        QVERIFY(!report.has_value());
        QCOMPARE(report.error().reason, "crs-not-known");
        const auto wrong = bring(Kind::Places, m_files.path("far.csv"), city, kept,
                                 [](Mapping &m) { m.crs = "nonsense"; });
        QCOMPARE(wrong.error().reason, "unknown-crs");
    }

    void aCityWithoutDivisionsIsSaidSo()
    {
        KeepAll kept;
        auto city = aSmallCity();
        city.areaRows.clear();
        city.cellRows.clear();
        const QString path = m_files.write("nowhere.csv", "id,类别,lon,lat\n1,路灯,126.5505,45.7505\n");
        QCOMPARE(bring(Kind::Components, path, city, kept).error().reason, "no-division");
        const auto set
            = bring(Kind::Components, path, city, kept, [](Mapping &m) { m.set["district"] = "230102"; });
        QVERIFY(set && set->taken == 1);
        QCOMPARE(kept.components[0].row.id.text(), "2301020137000001");
    }

    void whatIsNotMappedIsSaidSo()
    {
        KeepAll kept;
        const QString path = m_files.write("map.csv", "id,was,lon,lat\n1,x,126.5505,45.7505\n");
        QCOMPARE(bring(Kind::Components, path, aSmallCity(), kept,
                       [](Mapping &m) {
                           m.columns.remove("class");
                           m.set.clear();
                       })
                     .error()
                     .detail,
                 "class");
        QCOMPARE(bring(Kind::Components, path, aSmallCity(), kept,
                       [](Mapping &m) { m.columns["class"] = "nothing"; })
                     .error()
                     .reason,
                 "no-such-column");
        QCOMPARE(bring(Kind::Components, path, aSmallCity(), kept,
                       [](Mapping &m) {
                           m.set["class"] = "0137";
                           m.timeZone = "Mars/Olympus";
                       })
                     .error()
                     .reason,
                 "unknown-time-zone");
    }

    void divisionsComeFromTablesOfCodes()
    {
        KeepAll kept;
        auto city = aSmallCity();
        city.areaRows.clear();
        const auto report = bring(
            Kind::Admin,
            m_files.write(
                "villages.csv",
                "code,name\n230102001001,省报社社区\n230102001002,索菲亚社区\n230102000000,道里区\n2301,哈尔滨市\n99,x\n"),
            city, kept);
        QVERIFY(report.has_value());
        QCOMPARE(report->taken, 4);
        QCOMPARE(report->refused, 1);
        QStringList codes;
        for (const auto &area : kept.areas)
            codes.append(area.row.code + u' ' + area.row.level + u' ' + area.row.parent);
        QCOMPARE(codes,
                 (QStringList{"230100 city ", "230102 district 230100", "230102001 street 230102",
                              "230102001001 community 230102001", "230102001002 community 230102001"}));
        QCOMPARE(report->reasons.value("made-parent"), 1);
    }

    void divisionsOfOtherCountriesGetCodesThatStay()
    {
        const QByteArray file = R"({"type":"FeatureCollection","features":[
            {"type":"Feature","properties":{"NAME":"West End"},"geometry":{"type":"Polygon","coordinates":[[[-123.15,49.28],[-123.13,49.28],[-123.13,49.29],[-123.15,49.29],[-123.15,49.28]]]}},
            {"type":"Feature","properties":{"NAME":"Downtown"},"geometry":{"type":"Polygon","coordinates":[[[-123.13,49.28],[-123.10,49.28],[-123.10,49.29],[-123.13,49.29],[-123.13,49.28]]]}},
            {"type":"Feature","properties":{"NAME":"Bow tie"},"geometry":{"type":"Polygon","coordinates":[[[0,0],[1,1],[1,0],[0,1],[0,0]]]}}]})";
        auto city = aSmallCity();
        city.areaRows.clear();
        KeepAll kept;
        const auto report = bring(Kind::Admin, m_files.write("hoods.geojson", file), city, kept);
        QVERIFY(report.has_value());
        QCOMPARE(report->reasons.value("bad-geometry"), 1);
        QCOMPARE(int(kept.areas.size()), 5); // city, district, street made
        QCOMPARE(kept.areas[4].row.code, "990101001002");
        QVERIFY(!kept.areas[0].row.shape.empty());
        QVERIFY(std::abs(geo::areaM2(kept.areas[0].row.shape[0]) - geo::areaM2(kept.areas[3].row.shape[0])
                         - geo::areaM2(kept.areas[4].row.shape[0]))
                < 10);
        for (const auto &area : kept.areas)
            city.remembered.push_back({Kind::Admin, area.origin.key, area.row.code});
        KeepAll again;
        QVERIFY(bring(Kind::Admin, m_files.path("hoods.geojson"), city, again));
        QCOMPARE(again.areas[4].row.code, kept.areas[4].row.code);
        QCOMPARE(again.areas[4].row.nameZh, kept.areas[4].row.nameZh);
    }

    void cellsAreCheckedWidenedAndNumbered()
    {
        const QByteArray file = many("网格编码,geometry", 5, [](int i) -> QByteArray {
            const double west = 126.51 + 0.0012 * i;
            const QByteArray codes[]
                = {"230102001001101", "23010200100102", "230199001001001", "230102001001101", ""};
            return codes[i] + ",\"POLYGON((" + QByteArray::number(west, 'f', 4) + " 45.72,"
                + QByteArray::number(west + 0.001, 'f', 4) + " 45.72,"
                + QByteArray::number(west + 0.001, 'f', 4) + " 45.721," + QByteArray::number(west, 'f', 4)
                + " 45.721," + QByteArray::number(west, 'f', 4) + " 45.72))\"";
        });
        KeepAll kept;
        const auto report
            = bring(Kind::Cells, m_files.write("cells.csv", file), aSmallCity(), kept, [](Mapping &m) {
                  m.columns = {{"code", "网格编码"}, {"geometry", "geometry"}};
              });
        QVERIFY(report.has_value());
        QCOMPARE(reasonsOf(*report),
                 (QStringList{"3:code:widened-code", "4:code:unknown-division", "5:code:duplicate-id",
                              "6:code:made-code"}));
        QCOMPARE(report->taken, 3);
        QCOMPARE(kept.cells[1].row.code.text(), "230102001001002");
        QCOMPARE(kept.cells[2].row.code.text(), "230102001001005"); // 001 to 004 are the city's
        QVERIFY(std::abs(kept.cells[0].row.areaM2 - geo::areaM2(kept.cells[0].row.shape)) < 1e-6);
        QCOMPARE(kept.cells[0].row.community, "230102001001");
    }

    void placesAreNamedByStreetAndNumber()
    {
        KeepAll kept;
        const auto report = bring(
            Kind::Places,
            m_files.write(
                "places.csv",
                "id,name,street,housenumber,kind,lon,lat\n1,秋林公司,东大直街,319,shop,126.5505,45.7505\n"
                "2,Zoo,,,tourism,126.5515,45.7505\n3,,Main St,5a,,126.5525,45.7505\n4,,,,,126.5535,45.7505\n"),
            aSmallCity(), kept);
        QVERIFY(report.has_value());
        QCOMPARE(report->taken, 3);
        QCOMPARE(kept.places[0].row.name, QStringLiteral("东大直街319号"));
        QCOMPARE(kept.places[0].row.aliases, QStringLiteral("秋林公司"));
        QCOMPARE(kept.places[0].row.kind, "plate");
        QCOMPARE(kept.places[0].row.parent, QStringLiteral("东大直街"));
        QCOMPARE(kept.places[1].row.kind, "poi");
        QCOMPARE(kept.places[1].row.parent, "230102001001");
        QCOMPARE(kept.places[2].row.name, "Main St 5a");
        QCOMPARE(report->reasons.value("missing-value"), 1);
    }

    void camerasGetNationalIdsBearingsAndHeights()
    {
        KeepAll kept;
        const auto report = bring(
            Kind::Cameras,
            m_files.write(
                "cams.csv",
                "cam_id,description,direction,height_ft,url,latitude,longitude\n"
                "C1,Corner,NE,20,rtsp://x/1,45.7505,126.5505\nC2,Bridge,180,,rtsp://x/2,45.7505,126.5515\nC1,Again,,,,45.7505,126.5525\n"),
            aSmallCity(), kept);
        QVERIFY(report.has_value());
        QCOMPARE(report->taken, 2);
        QCOMPARE(kept.cameras[0].row.id.text(), "23010200081320000001");
        QCOMPARE(kept.cameras[0].row.bearingDeg, 45.0);
        QCOMPARE(kept.cameras[0].row.heightM, 6.096);
        QCOMPARE(kept.cameras[0].row.cell.text(), "230102001001001");
        QCOMPARE(report->reasons.value("duplicate-id"), 1);
    }

    void vehiclesNeedAKnownKind()
    {
        KeepAll kept;
        const auto report = bring(
            Kind::Vehicles,
            m_files.write(
                "cars.csv",
                "车牌号,车辆类型,所属单位\n黑A12345,垃圾车,环境卫生\n黑A12346,飞船,\n黑A12345,洒水车,\n"),
            aSmallCity(), kept);
        QVERIFY(report.has_value());
        QCOMPARE(report->taken, 1);
        QCOMPARE(kept.vehicles[0].row.kind, "sanitation");
        QCOMPARE(kept.vehicles[0].row.department, "sanitation");
        QCOMPARE(report->reasons.value("duplicate-id"), 1);
        QVERIFY(report->reasons.value("unknown-word") >= 1);
    }

    void casesAreFactsOfAnotherSystem()
    {
        KeepAll kept;
        const auto report = bring(
            Kind::Cases,
            m_files.write(
                "cases.csv",
                "案件编号,上报时间,截止时间,结案时间,是否超期,状态,问题小类,来源,经度,纬度,所属社区,联系电话\n"
                "A1,2011-07-01 01:32:33,2011-07-15 01:32:32,2011-07-01 05:06:58,否,已结案,暴露垃圾,12345热线,126.5505,45.7505,,13900000000\n"
                "A2,2011-07-02 02:00,2011-07-03 02:00,,是,处置中,路灯,监督员上报,126.5515,45.7505,,\n"
                "A3,2011-07-02 02:00,,,,处置中,暴露垃圾,微信,,,花园街社区,\n"
                "A4,,,,,处置中,暴露垃圾,微信,126.5505,45.7505,,\n"
                "A5,2031-01-01 00:00,,,,处置中,暴露垃圾,微信,126.5505,45.7505,,\n"),
            aSmallCity(), kept, [](Mapping &m) { m.timeZone = "America/New_York"; });
        QVERIFY2(report.has_value(),
                 qPrintable(report ? QString() : report.error().reason + report.error().detail));
        QCOMPARE(report->taken, 3);
        const domain::CaseFile &closed = kept.cases[0].row.file;
        QVERIFY(closed.imported);
        QCOMPARE(closed.state, "CLOSED");
        QCOMPARE(closed.caseNo, "A1");
        QCOMPARE(base::toUtc(closed.reportedAt).toString(Qt::ISODate), "2011-07-01T05:32:33Z");
        QCOMPARE(closed.handledInTime, std::optional(true));
        QCOMPARE(closed.source, "hotline12345");
        QCOMPARE(closed.cell, "230102001001001");
        QCOMPARE(closed.dutyGrid, "23010200101");
        QVERIFY(closed.isPublic);
        QCOMPARE(kept.cases[0].row.reporterPhone, "13900000000");
        QCOMPARE(kept.cases[1].row.file.handledInTime, std::optional(false));
        QCOMPARE(kept.cases[1].row.file.kind, domain::CaseKind::Component);
        QVERIFY(!kept.cases[2].row.file.handledInTime.has_value());
        QCOMPARE(kept.cases[2].row.file.community, "230103001001");
        QCOMPARE(report->reasons.value("placed-by-area"), 1);
        QCOMPARE(report->reasons.value("missing-value"), 1);
        QCOMPARE(report->reasons.value("implausible-date"), 1);
        QCOMPARE(assumed(*report, "time-zone")->value, "America/New_York");
        KeepAll again;
        QVERIFY(bring(Kind::Cases, m_files.path("cases.csv"), aSmallCity(), again));
        QCOMPARE(again.cases[0].row.file.id, kept.cases[0].row.file.id);
    }

    void aCancelledImportEndsAtOnceAndASinkMayRefuse()
    {
        struct Refusing : Sink
        {
            base::Result<void> take(std::vector<Taken<domain::Component>> &&) override
            {
                return base::refused(QStringLiteral("disk-full"));
            }
        } refusing;
        const QString path
            = m_files.write("many.csv", many("id,类别,lon,lat", 200'000, [](int i) -> QByteArray {
                                return QByteArray::number(i) + ",路灯,"
                                    + QByteArray::number(126.5001 + (i % 400) * 0.0002, 'f', 6) + ','
                                    + QByteArray::number(45.7001 + i / 400 * 0.0001, 'f', 6);
                            }));
        QCOMPARE(bring(Kind::Components, path, aSmallCity(), refusing).error().reason, "disk-full");

        auto source = Source::open(path);
        const auto guessed = guess(Kind::Components, **source);
        std::atomic_bool cancelled = false;
        TakeWish wish;
        wish.now = test::today();
        wish.cancelled = &cancelled;
        cancelled = true;
        Sink forgetting;
        const auto stopped = take({source->get()}, guessed->mapping, aSmallCity(), forgetting, wish);
        QVERIFY(!stopped.has_value());
        QCOMPARE(stopped.error().reason, "cancelled");
    }

    void allProblemsStandInTheReportFileAndTheFirstInTheReport()
    {
        const QString path
            = m_files.write("report.csv", many("id,类别,lon,lat", 500, [](int i) -> QByteArray {
                                return QByteArray::number(i) + ",路灯,,";
                            }));
        auto source = Source::open(path);
        auto guessed = guess(Kind::Components, **source);
        guessed->mapping.columns = {{"key", "id"}, {"class", "类别"}, {"lon", "lon"}, {"lat", "lat"}};
        TakeWish wish;
        wish.keptProblems = 10;
        wish.reportFile = m_files.path("problems.csv");
        Sink forgetting;
        const auto report = take({source->get()}, guessed->mapping, aSmallCity(), forgetting, wish);
        QVERIFY2(report.has_value(), qPrintable(report ? QString() : report.error().reason));
        QCOMPARE(int(report->problems.size()), 10);
        QVERIFY(report->problemsCut);
        QFile file(wish.reportFile);
        QVERIFY(file.open(QIODevice::ReadOnly));
        const QByteArray text = file.readAll();
        QCOMPARE(text.count('\n'), 501);
        QVERIFY(text.contains(QStringLiteral("补测坐标").toUtf8()));
        const auto again = Report::fromJson(report->toJson());
        QVERIFY(again.has_value());
        QCOMPARE(again->toJson(), report->toJson());
    }

    void onlyThePlacesOfAFile()
    {
        const QString path
            = m_files.write("hull.csv", "id,x,y\n1,42549987.8341,5069244.1776\n2,0,0\n3,42549000,5069000\n");
        auto source = Source::open(path);
        auto guessed = guess(Kind::Components, **source);
        const auto places = readPlaces(**source, guessed->mapping);
        QVERIFY(places && places->size() == 2);
        QVERIFY(geo::distanceM(places->front(), {126.6425, 45.7567}) < 0.01);
    }

private:
    test::CityFiles m_files;
};
QTEST_GUILESS_MAIN(TestTake)
#include "tst_take.moc"

// SPDX-License-Identifier: GPL-3.0-or-later
#include "cityfiles.h"

#include "intake/exportrows.h"

#include <gdal.h>

using namespace wanmi;
using namespace wanmi::intake;
using test::KeepAll;

namespace {

const char *const Endings[] = {"gpkg", "geojson", "shp", "csv"};

bool same(const domain::Component &a, const domain::Component &b)
{
    return a.id == b.id && a.classCode == b.classCode && a.name == b.name && a.state == b.state
        && a.cell == b.cell && a.competentDept == b.competentDept && a.ownerUnit == b.ownerUnit
        && a.maintainUnit == b.maintainUnit && a.createdOn == b.createdOn && a.changedOn == b.changedOn
        && a.dataSource == b.dataSource && a.place == b.place;
}
bool same(const domain::NamedPlace &a, const domain::NamedPlace &b)
{
    return a.id == b.id && a.name == b.name && a.aliases == b.aliases && a.kind == b.kind
        && a.parent == b.parent && a.place == b.place;
}
bool same(const domain::Camera &a, const domain::Camera &b)
{
    return a.id == b.id && a.name == b.name && a.industry == b.industry && a.district == b.district
        && a.cell == b.cell && a.bearingDeg == b.bearingDeg && a.viewAngleDeg == b.viewAngleDeg
        && a.heightM == b.heightM && a.owner == b.owner && a.ptz == b.ptz && a.stream == b.stream
        && a.place == b.place;
}
bool same(const domain::Vehicle &a, const domain::Vehicle &b)
{
    return a.id == b.id && a.plate == b.plate && a.kind == b.kind && a.department == b.department;
}
bool same(const domain::Area &a, const domain::Area &b)
{
    return a.code == b.code && a.level == b.level && a.parent == b.parent && a.nameZh == b.nameZh
        && a.nameEn == b.nameEn && a.shape == b.shape;
}
bool same(const domain::GridCell &a, const domain::GridCell &b)
{
    return a.code == b.code && a.community == b.community && a.street == b.street && a.district == b.district
        && a.dutyGrid == b.dutyGrid && a.zone == b.zone && a.landUse == b.landUse && a.areaM2 == b.areaM2
        && a.perimeterM == b.perimeterM && a.validFrom == b.validFrom && a.shape == b.shape;
}
bool same(const CaseRow &a, const CaseRow &b)
{
    return a.file == b.file;
}

/// What an export was made of comes back unchanged, without a mapping, in every format.
template <typename Row, typename Add>
void goesRound(test::CityFiles &files, Kind kind, const std::vector<Taken<Row>> &rows,
               std::vector<Taken<Row>> KeepAll::*member, const PresentRows &city, Add add)
{
    QVERIFY(!rows.empty());
    for (const char *ending : Endings) {
        const QString path = files.path(tokenOf(kind) + u'.' + QLatin1String(ending));
        auto file = ExportFile::create(path, *formatOf(path), kind);
        QVERIFY2(file.has_value(), ending);
        for (const auto &row : rows) {
            const base::Result<void> added = add(**file, row.row);
            QVERIFY2(added.has_value(), ending);
        }
        QVERIFY2((*file)->finish().has_value(), ending);
        // What has no geometry makes a Shapefile that is only a table.
        QVERIFY(QFile::exists(kind == Kind::Vehicles && path.endsWith(u".shp")
                                  ? QString(path.chopped(3) + QStringLiteral("dbf"))
                                  : path));
        KeepAll back;
        const auto report = test::bring(kind, path, city, back);
        QVERIFY2(report.has_value(),
                 qPrintable(report ? QString()
                                   : QLatin1String(ending) + u' ' + report.error().reason + u' '
                                    + report.error().detail));
        QVERIFY2(report->refused == 0,
                 qPrintable(QLatin1String(ending) + u' '
                            + (report->problems.empty()
                                   ? QString()
                                   : report->problems[0].reason + report->problems[0].value)));
        const auto &found = back.*member;
        QCOMPARE(found.size(), rows.size());
        for (size_t i = 0; i < rows.size(); ++i)
            QVERIFY2(same(found[i].row, rows[i].row),
                     qPrintable(QStringLiteral("%1 row %2").arg(QLatin1String(ending)).arg(i)));
    }
}
} // namespace

class TestExportRows : public QObject
{
    Q_OBJECT
private slots:
    void componentsGoRound()
    {
        KeepAll kept;
        const auto city = test::aSmallCity();
        QVERIFY(test::bring(
            Kind::Components,
            m_files.write(
                "c.csv",
                "编号,类别,名称,状态,经度,纬度,安装日期,权属单位,数据来源\n"
                "1,路灯,\"灯, \"\"一\"\"\",完好,126.55051234567891,45.750512345678901,2019-05-01,供水,实测\n"
                "2,行道树,,破损,126.5515,45.7505,,,地形图\n"),
            city, kept));
        goesRound(m_files, Kind::Components, kept.components, &KeepAll::components, city,
                  [](ExportFile &f, const auto &row) { return f.add(row); });
    }

    void divisionsAndCellsGoRound()
    {
        KeepAll kept;
        auto city = test::aSmallCity();
        std::vector<Taken<domain::Area>> areas;
        for (auto &area : city.areaRows)
            areas.push_back({area, {}});
        areas[0].row.shape.push_back(test::box(126.8, 45.7, 126.9, 45.8)); // a part apart
        areas[1].row.shape[0].rings.push_back(
            {{126.53, 45.73}, {126.53, 45.74}, {126.54, 45.74}, {126.54, 45.73}}); // and a hole
        goesRound(m_files, Kind::Admin, areas, &KeepAll::areas, PresentRows(),
                  [](ExportFile &f, const auto &row) { return f.add(row); });
        std::vector<Taken<domain::GridCell>> cells;
        for (auto cell : city.cellRows) {
            cell.areaM2 = geo::areaM2(cell.shape);
            cell.perimeterM = geo::perimeterM(cell.shape);
            cell.validFrom = "2024-01-31";
            cell.landUse = "residential";
            cells.push_back({cell, {}});
        }
        goesRound(m_files, Kind::Cells, cells, &KeepAll::cells, city,
                  [](ExportFile &f, const auto &row) { return f.add(row); });
    }

    void placesCamerasAndVehiclesGoRound()
    {
        KeepAll kept;
        const auto city = test::aSmallCity();
        QVERIFY(test::bring(
            Kind::Places,
            m_files.write(
                "p.csv",
                "id,name,street,housenumber,kind,lon,lat\n1,秋林公司,东大直街,319,shop,126.5505,45.7505\n2,Zoo,,,tourism,126.5515,45.7505\n"),
            city, kept));
        goesRound(m_files, Kind::Places, kept.places, &KeepAll::places, city,
                  [](ExportFile &f, const auto &row) { return f.add(row); });
        QVERIFY(test::bring(
            Kind::Cameras,
            m_files.write(
                "k.csv",
                "cam_id,description,direction,height_ft,url,ptz,latitude,longitude\nC1,Corner,NE,20,rtsp://x/1?a=b&c,1,45.7505,126.5505\nC2,Bridge,181.25,,,0,45.7505,126.5515\n"),
            city, kept));
        goesRound(m_files, Kind::Cameras, kept.cameras, &KeepAll::cameras, city,
                  [](ExportFile &f, const auto &row) { return f.add(row); });
        QVERIFY(test::bring(Kind::Vehicles,
                            m_files.write("v.csv", "车牌号,车辆类型\n黑A12345,垃圾车\n黑A12346,执法车\n"),
                            city, kept));
        goesRound(m_files, Kind::Vehicles, kept.vehicles, &KeepAll::vehicles, city,
                  [](ExportFile &f, const auto &row) { return f.add(row); });
    }

    void casesGoRoundWithLongTexts()
    {
        KeepAll kept;
        const auto city = test::aSmallCity();
        const QByteArray text = QStringLiteral("路边有垃圾，\"多日\"无人处理；")
                                    .repeated(40)
                                    .replace(u'"', QStringLiteral("\"\""))
                                    .toUtf8();
        QVERIFY(test::bring(
            Kind::Cases,
            m_files.write(
                "f.csv",
                "案件编号,上报时间,截止时间,结案时间,是否按期,状态,问题小类,来源,经度,纬度,问题描述,返工次数\n"
                "A1,2011-07-01 01:32:33.250,2011-07-15 01:32:32,2011-07-01 05:06:58,是,已结案,暴露垃圾,12345热线,126.5505,45.7505,\""
                    + text
                    + "\",2\n"
                      "A2,2011-07-02 02:00,2011-07-03 02:00,,否,处置中,路灯,监督员上报,126.5515,45.7505,,\n"),
            city, kept));
        QCOMPARE(int(kept.cases.size()), 2);
        QVERIFY(kept.cases[0].row.file.description.size() > 500);
        goesRound(m_files, Kind::Cases, kept.cases, &KeepAll::cases, city,
                  [](ExportFile &f, const auto &row) { return f.add(row.file); });
    }

    void aFileOfOneKindTakesNoOther()
    {
        auto file = ExportFile::create(m_files.path("kind.gpkg"), FileFormat::GeoPackage, Kind::Vehicles);
        QVERIFY(file.has_value());
        QCOMPARE((*file)->add(domain::Component()).error().reason, "wrong-kind");
        QVERIFY(
            !ExportFile::create(m_files.path("x.gpkg"), FileFormat::GeoPackage, Kind::Basemap).has_value());
        QCOMPARE(ExportFile::create("/proc/no/such.gpkg", FileFormat::GeoPackage, Kind::Cases).error().reason,
                 "cannot-write-file");
    }

    void anUnfinishedExportLeavesNothing()
    {
        const QString path = m_files.path("unfinished.shp");
        {
            auto file = ExportFile::create(path, FileFormat::Shapefile, Kind::Components);
            QVERIFY(file.has_value());
            domain::Component row;
            QVERIFY((*file)->add(row).has_value());
        }
        QVERIFY(QDir(m_files.path("")).entryList({"unfinished*"}).isEmpty());
    }

private:
    test::CityFiles m_files;
};
QTEST_GUILESS_MAIN(TestExportRows)
#include "tst_exportrows.moc"

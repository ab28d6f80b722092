// SPDX-License-Identifier: GPL-3.0-or-later
#include "geo/featurereader.h"
#include "gridding/drawcells.h"
#include "gridding/topology.h"

#include <QFile>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

using namespace wanmi;
using namespace wanmi::gridding;

/// Roads as OpenStreetMap has them, where the data lies beside the checkout; skipped where not.
class TestRealGrounds : public QObject
{
    Q_OBJECT
private slots:
    void cellsOfARealCityAreSound_data();
    void cellsOfARealCityAreSound();

private:
    QTemporaryDir m_folder;
};

void TestRealGrounds::cellsOfARealCityAreSound_data()
{
    QTest::addColumn<QString>("file");
    QTest::addColumn<QList<double>>("box"); // west, south, east, north
    QTest::addColumn<double>("onLines"); // what the roads that are mapped there allow
    const auto row = [](const char *name, const char *file, QList<double> box, double onLines) {
        QTest::newRow(name) << QString::fromLatin1(file) << box << onLines;
    };
    // The promise of 80 %.
    row("Nanjing, the mapped blocks", "osm_nanjing_xinjiekou/nanjing_xinjiekou.osm.gz",
        {118.772, 32.034, 118.797, 32.051}, 0.8);
    row("Heidelberg", "osm_heidelberg/heidelberg.osm.pbf", {8.66, 49.39, 8.73, 49.43}, 0.8);
    row("Porto Alegre", "osm_porto_alegre/porto_alegre.osm.pbf", {-51.25, -30.06, -51.18, -30.01}, 0.8);
    // It holds too where much of the ground is blank: a few blocks that hold no line stay whole.
    row("Nanjing with the unmapped north", "osm_nanjing_xinjiekou/nanjing_xinjiekou.osm.gz",
        {118.767, 32.03, 118.797, 32.06}, 0.8);
    row("Shanghai", "osm_shanghai_core/shanghai_core_roads.osm.gz", {121.461, 31.220, 121.486, 31.241}, 0.8);
    // Blocks of hundreds of thousands of square metres without any mapped lane have to be cut straight.
    row("Taipei, main roads only", "osm_taipei_roads/taipei_roads.osm.gz", {121.50, 25.01, 121.58, 25.08},
        0.6);
}

void TestRealGrounds::cellsOfARealCityAreSound()
{
    QFETCH(QString, file);
    QFETCH(QList<double>, box);
    QFETCH(double, onLines);
    const QString path = qEnvironmentVariable("WANMI_SOURCE_DIR") + QStringLiteral("/../shared/data/") + file;
    if (!QFile::exists(path))
        QSKIP("the sample data of other cities does not lie beside this checkout");
    const QString made = m_folder.filePath(QStringLiteral("lines.gpkg"));
    QFile::remove(made);
    const QString source = path.endsWith(u".gz") ? QStringLiteral("/vsigzip/") + path : path;
    QProcess convert;
    convert.start(QStringLiteral("ogr2ogr"),
                  {QStringLiteral("-f"), QStringLiteral("GPKG"), made, source, QStringLiteral("-nln"),
                   QStringLiteral("lines"), QStringLiteral("-sql"),
                   QStringLiteral("SELECT highway AS word FROM lines WHERE highway IS NOT NULL")});
    if (!convert.waitForStarted())
        QSKIP("ogr2ogr is not installed");
    QVERIFY(convert.waitForFinished(120'000));
    const auto read = geo::readLines(made, QStringLiteral("lines"), QStringLiteral("word"));
    QVERIFY(read);
    std::vector<Line> lines;
    for (const geo::LineFeature &feature : *read) {
        if (const auto kind = lineKindOf(feature.word))
            lines.push_back({feature.line, *kind});
    }
    QVERIFY(lines.size() > 100);

    const geo::Polygon ground{{{{box[0], box[1]}, {box[2], box[1]}, {box[2], box[3]}, {box[0], box[3]}}}};
    const auto communities = divideIntoCommunities({{QStringLiteral("320106001"), {ground}}}, lines);
    QVERIFY(communities);
    std::vector<Parent> parents;
    std::vector<CheckedParent> checked;
    for (const DrawnCell &community : communities->cells) {
        parents.push_back({community.code, {community.shape}});
        checked.push_back({community.code, {community.shape}});
    }
    DrawWish wish;
    wish.parentsCount = false; // the communities are our own
    const auto drawn = drawCells(parents, lines, wish);
    QVERIFY(drawn);
    const DrawStatistics &figures = drawn->statistics;
    qInfo("%lld cells, %.1f %% of the inner edges on lines, median %.0f m2, %.1f %% outside 2,000 to 50,000",
          qint64(figures.cells), 100 * figures.shareOnLines(), figures.medianM2,
          100 * figures.shareOutsideSizes());
    QVERIFY(figures.medianM2 > 7000 && figures.medianM2 < 13'000);
    QVERIFY(figures.shareOutsideSizes() < 0.05);
    QVERIFY(figures.shareOnLines() >= onLines);

    std::vector<CheckedCell> cells;
    for (const DrawnCell &cell : drawn->cells)
        cells.push_back({cell.code, cell.parent, {cell.shape}});
    int odd = 0; // a long tail of a community may have its centre beside it
    for (const TopologyFault &fault : checkTopology(checked, cells)) {
        if (fault.kind == u"centroid-outside")
            ++odd;
        else
            QFAIL(qPrintable(fault.kind + u' ' + fault.code + u' ' + QString::number(fault.amount)));
    }
    QVERIFY(double(odd) <= 0.002 * double(cells.size()));
}

QTEST_GUILESS_MAIN(TestRealGrounds)
#include "tst_realgrounds.moc"

// SPDX-License-Identifier: GPL-3.0-or-later
// The peer of the redraw figures: QGIS draws the same cells and components from the same replica, with four
// categories and five classes, in EPSG:4490 (no projecting). Built with QGIS's Qt.
//   wanmi_qgisredraw REPLICA WIDTH HEIGHT WEST,SOUTH,EAST,NORTH…   prints CPU milliseconds per view
#include <QElapsedTimer>
#include <qgsapplication.h>
#include <qgscategorizedsymbolrenderer.h>
#include <qgsfillsymbol.h>
#include <qgsgraduatedsymbolrenderer.h>
#include <qgsmaprendererparalleljob.h>
#include <qgsmapsettings.h>
#include <qgsmarkersymbol.h>
#include <qgsproviderregistry.h>
#include <qgsvectorlayer.h>
#include <QStandardPaths>

#include <cstdio>
#include <memory>
#include <sys/resource.h>

namespace {
double cpuMs()
{
    rusage used{};
    getrusage(RUSAGE_SELF, &used);
    const auto ms
        = [](const timeval &time) { return double(time.tv_sec) * 1e3 + double(time.tv_usec) / 1e3; };
    return ms(used.ru_utime) + ms(used.ru_stime);
}

QgsMarkerSymbol *marker(const QString &shape, const QString &color, const QString &size)
{
    return QgsMarkerSymbol::createSimple({{QStringLiteral("name"), shape},
                                          {QStringLiteral("color"), color},
                                          {QStringLiteral("size"), size},
                                          {QStringLiteral("outline_style"), QStringLiteral("no")}});
}

void styleComponents(QgsVectorLayer &layer)
{
    QgsCategoryList categories;
    const char *const states[][3] = {{"intact", "circle", "#5E708C"},
                                     {"damaged", "triangle", "#F0B429"},
                                     {"missing", "square", "#F0564A"},
                                     {"abandoned", "circle", "#7B8798"}};
    for (const auto &state : states)
        categories.append(QgsRendererCategory(
            QLatin1String(state[0]),
            marker(QLatin1String(state[1]), QLatin1String(state[2]), QStringLiteral("1.6")),
            QLatin1String(state[0])));
    layer.setRenderer(new QgsCategorizedSymbolRenderer(QStringLiteral("state"), categories));
}

void styleCells(QgsVectorLayer &layer)
{
    QgsRangeList ranges;
    const char *const ramp[] = {"#1F4566", "#236488", "#2C86A6", "#46A9BC", "#7CCBCB"};
    for (int i = 0; i < 5; ++i) {
        QgsFillSymbol *symbol
            = QgsFillSymbol::createSimple({{QStringLiteral("color"), QLatin1String(ramp[i])},
                                           {QStringLiteral("outline_color"), QStringLiteral("#2B3850")},
                                           {QStringLiteral("outline_width"), QStringLiteral("0.1")}});
        ranges.append(QgsRendererRange(i * 60, (i + 1) * 60, symbol, QString()));
    }
    // The cell's number within its community spreads the cells over all classes.
    layer.setRenderer(
        new QgsGraduatedSymbolRenderer(QStringLiteral("to_int(right(\"id\", 3)) % 300"), ranges));
}
} // namespace

int main(int argc, char **argv)
{
    qputenv("QT_QPA_PLATFORM", "offscreen");
    if (argc < 5)
        return 2;
    const QString profile = QStandardPaths::writableLocation(QStandardPaths::TempLocation)
        + QStringLiteral("/wanmi-bench-qgis");
    QgsApplication app(argc, argv, false, profile);
    QgsApplication::setPluginPath(profile);
    QgsApplication::init(profile);
    QgsProviderRegistry::instance(profile);
    const QString replica = QString::fromLocal8Bit(argv[1]);
    QgsVectorLayer cells(replica + QStringLiteral("|layername=cell"), QStringLiteral("cells"),
                         QStringLiteral("ogr"));
    QgsVectorLayer components(replica + QStringLiteral("|layername=component"), QStringLiteral("components"),
                              QStringLiteral("ogr"));
    if (!cells.isValid() || !components.isValid()) {
        std::fprintf(stderr, "wanmi_qgisredraw: QGIS does not open %s\n", argv[1]);
        return 1;
    }
    styleCells(cells);
    styleComponents(components);
    for (int i = 4; i < argc; ++i) {
        const QStringList corners = QString::fromLatin1(argv[i]).split(QLatin1Char(','));
        QgsMapSettings settings;
        settings.setDestinationCrs(cells.crs());
        settings.setLayers({&components, &cells});
        settings.setOutputSize(QSize(atoi(argv[2]), atoi(argv[3])));
        settings.setExtent(QgsRectangle(corners.value(0).toDouble(), corners.value(1).toDouble(),
                                        corners.value(2).toDouble(), corners.value(3).toDouble()));
        settings.setFlag(Qgis::MapSettingsFlag::Antialiasing, true);
        const double before = cpuMs();
        QgsMapRendererParallelJob job(settings);
        job.start();
        job.waitForFinished();
        if (job.renderedImage().isNull())
            return 1;
        std::printf("%.3f\n", cpuMs() - before);
    }
    return 0;
}

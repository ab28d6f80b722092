// SPDX-License-Identifier: GPL-3.0-or-later
// The peer of map.tiles_per_cpu_second_vs_qgis: the same tiles of the same project, each by a bare
// QgsMapRendererParallelJob, as a tile server written over QGIS in an afternoon draws them.
//   wanmi_qgistiles PROJECT DATA PROFILE Z X Y ACROSS   ->  tiles drawn and CPU seconds they took
#include "mapengine/mapproject.h"

#include <cmath>
#include <cstdio>
#include <cstdlib>
#include <qgsapplication.h>
#include <qgsmaprendererparalleljob.h>
#include <qgsmapsettings.h>
#include <QImage>

#include <sys/resource.h>

using namespace wanmi;

namespace {
double cpuSeconds()
{
    rusage used{};
    getrusage(RUSAGE_SELF, &used);
    const auto seconds = [](const timeval &time) { return double(time.tv_sec) + double(time.tv_usec) / 1e6; };
    return seconds(used.ru_utime) + seconds(used.ru_stime);
}

QgsRectangle extentOf(int z, int x, int y)
{
    constexpr double HalfWorldM = 20037508.342789244;
    const double edge = 2 * HalfWorldM / std::ldexp(1.0, z);
    const double west = -HalfWorldM + x * edge;
    const double north = HalfWorldM - y * edge;
    return QgsRectangle(west, north - edge, west + edge, north);
}
} // namespace

int main(int argc, char **argv)
{
    if (argc != 8)
        return EXIT_FAILURE;
    qputenv("QT_QPA_PLATFORM", "offscreen");
    QgsApplication app(argc, argv, false, QString::fromLocal8Bit(argv[3]));
    QgsApplication::init(QString::fromLocal8Bit(argv[3]));
    mapengine::MapProject project;
    if (!project.open({QString::fromLocal8Bit(argv[1]), QString::fromLocal8Bit(argv[2])}).open)
        return EXIT_FAILURE;
    const int z = std::atoi(argv[4]);
    const int across = std::atoi(argv[7]);
    const auto draw = [&](int x, int y) {
        QgsMapSettings settings = project.settingsFor(renderlink::Theme::Dark);
        settings.setOutputSize(QSize(renderlink::TilePx, renderlink::TilePx));
        settings.setExtent(extentOf(z, x, y));
        QgsMapRendererParallelJob job(settings);
        job.start();
        job.waitForFinished();
        return !job.renderedImage().isNull();
    };
    draw(std::atoi(argv[5]), std::atoi(argv[6])); // fonts and files are read once, as in a server that runs
    const double before = cpuSeconds();
    int drawn = 0;
    for (int y = 0; y < across; ++y) {
        for (int x = 0; x < across; ++x)
            drawn += draw(std::atoi(argv[5]) + x, std::atoi(argv[6]) + y);
    }
    std::printf("%d %.4f\n", drawn, cpuSeconds() - before);
    std::fflush(nullptr);
    std::_Exit(EXIT_SUCCESS);
}

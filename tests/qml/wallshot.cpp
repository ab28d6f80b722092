// SPDX-License-Identifier: GPL-3.0-or-later
// Pictures of the wall over a sketched city:
// wallshot DIR [WIDTH HEIGHT LANGUAGE [COMPONENTS CELLS-ACROSS [CAMERAS VEHICLES SUPERVISORS]]].
// Prints what panning costs, and what it costs that vehicles and supervisors move.
#include "wallbench.h"
#include "wallhands.h"

#include "base/doors.h"
#include "mapview/mapcanvas.h"

#include <QElapsedTimer>
#include <QGuiApplication>
#include <QQuickItem>
#include <QTextStream>

#include <utility>

namespace {
void spin(int ms)
{
    QElapsedTimer since;
    since.start();
    while (since.elapsed() < ms)
        QCoreApplication::processEvents(QEventLoop::AllEvents, 20);
}

/// Lets the city move for some seconds and tells what its frames cost.
void watchMovers(wanmi::test::WallBench &bench, QQuickWindow &window, QTextStream &out)
{
    int frames = 0;
    std::int64_t spent = 0, worst = 0;
    QElapsedTimer since;
    since.start();
    qint64 moved = 0;
    int second = 0;
    const auto count = QObject::connect(&window, &QQuickWindow::frameSwapped, [&frames] { ++frames; });
    while (since.elapsed() < 6000) {
        if (since.elapsed() >= second * 1000) {
            bench.hot->setLive(bench.city.live(second));
            second += 2;
        }
        const qint64 now = since.elapsed();
        bench.clock->advance(std::chrono::milliseconds(now - std::exchange(moved, now)));
        const auto before = wanmi::base::threadCpuUs();
        QCoreApplication::processEvents(QEventLoop::AllEvents | QEventLoop::WaitForMoreEvents);
        const auto cpu = wanmi::base::threadCpuUs() - before;
        spent += cpu;
        worst = std::max(worst, cpu);
    }
    QObject::disconnect(count);
    out << "  moving: " << frames << " frames in 6 s, " << double(spent) / 1000 / std::max(1, frames)
        << " ms CPU a frame, worst turn " << double(worst) / 1000 << " ms" << Qt::endl;
}
/// Zooms in and out again and tells what the frames of the flights cost.
void watchFlights(wanmi::mapview::MapCanvas &canvas, QQuickWindow &window, QTextStream &out)
{
    int frames = 0;
    std::int64_t spent = 0, worst = 0;
    const auto count = QObject::connect(&window, &QQuickWindow::frameSwapped, [&frames] { ++frames; });
    for (const double steps : {0.5, -0.5}) {
        canvas.zoomAt(window.width() / 2.0, window.height() / 2.0, steps);
        QElapsedTimer since;
        since.start();
        while (since.elapsed() < 600) {
            const auto before = wanmi::base::threadCpuUs();
            QCoreApplication::processEvents(QEventLoop::AllEvents, 5);
            const auto cpu = wanmi::base::threadCpuUs() - before;
            spent += cpu;
            worst = std::max(worst, cpu);
        }
    }
    QObject::disconnect(count);
    out << "  zooming: " << frames << " frames, " << double(spent) / 1000 / std::max(1, frames)
        << " ms CPU a frame, worst turn " << double(worst) / 1000 << " ms" << Qt::endl;
}
} // namespace

int main(int argc, char **argv)
{
    QGuiApplication app(argc, argv);
    const QStringList words = app.arguments();
    QTextStream out(stdout);
    const QString folder = words.value(1, QStringLiteral("."));
    const QSize size(words.value(2, QStringLiteral("1920")).toInt(),
                     words.value(3, QStringLiteral("1080")).toInt());
    const QString language = words.value(4, QStringLiteral("zh"));
    wanmi::test::SketchCity city;
    city.components = words.value(5, QStringLiteral("20000")).toInt();
    city.cellsAcross = words.value(6, QStringLiteral("40")).toInt();
    city.cameras = words.value(7, QStringLiteral("64")).toInt();
    city.vehicles = words.value(8, QStringLiteral("60")).toInt();
    city.supervisors = words.value(9, QStringLiteral("0")).toInt();
    wanmi::test::WallBench bench(city);
    if (!bench.problem.isEmpty()) {
        out << bench.problem << Qt::endl;
        return 1;
    }
    bench.words->setLanguage(language);
    wanmi::wall::WallWindow window(bench.state.get());
    window.resize(size);
    window.show();
    auto *canvas = wanmi::test::visibleIn<wanmi::mapview::MapCanvas>(window.rootObject());
    if (!canvas)
        return 2;
    QElapsedTimer since;
    since.start();
    while (since.elapsed() < 20000
           && !(bench.hot->isReady() && bench.hot->dense().components && canvas->isComplete()))
        spin(50);
    spin(800);
    out << "complete " << canvas->isComplete() << " after " << since.elapsed() << " ms, zoom "
        << canvas->zoom() << Qt::endl;
    const QString name = QStringLiteral("%1/wall-%2-%3").arg(folder, language).arg(size.width());
    window.grab().save(name + QStringLiteral(".png"));
    for (const double zoom : {0.0, 14.5, 16.8, 18.0}) {
        if (zoom > 0)
            canvas->showPlace(126.63, 45.755, zoom + (size.width() > 3000 ? 1 : 0));
        spin(1500);
        const quint64 before = canvas->paintedTiles();
        const auto cpu = wanmi::base::threadCpuUs();
        const int frames = 60;
        int swapped = 0;
        const auto count = QObject::connect(&window, &QQuickWindow::frameSwapped, [&swapped] { ++swapped; });
        for (int i = 0; i < frames; ++i) {
            canvas->panBy(i % 20 < 10 ? 7 : -7, i % 2 ? 3 : -3);
            const int seen = swapped;
            while (swapped == seen)
                QCoreApplication::processEvents(QEventLoop::AllEvents | QEventLoop::WaitForMoreEvents);
        }
        QObject::disconnect(count);
        out << "zoom " << canvas->zoom() << ": " << double(wanmi::base::threadCpuUs() - cpu) / 1000 / frames
            << " ms CPU a pan frame, tiles painted " << canvas->paintedTiles() - before << ", image nodes "
            << canvas->sceneNodes() << Qt::endl;
        watchMovers(bench, window, out);
        watchFlights(*canvas, window, out);
        spin(600);
        if (zoom > 0)
            window.grab().save(name + QStringLiteral("-z%1.png").arg(int(zoom)));
    }
    return 0;
}

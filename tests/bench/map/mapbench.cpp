// SPDX-License-Identifier: GPL-3.0-or-later
// One figure of the map per run, as JSON on standard output:
//   wanmi_mapbench NAME --work DIR [--basemap FILE --engine FILE --project FILE] [--width W --height H]
// NAME: redraw, pan, event, movers, pick, memory, eyes. Times are CPU or wall milliseconds as figures.tsv
// says.
#include "applybench.h"
#include "mapcity.h"

#include "base/doors.h"
#include "mapview/columnfile.h"
#include "models/cameralist.h"
#include "operations/lookout.h"
#include "protocol/caserow.h"
#include "support/waiting.h"

#include <QCommandLineParser>
#include <QElapsedTimer>
#include <QFile>
#include <QGuiApplication>
#include <QJsonDocument>
#include <QJsonObject>
#include <QRandomGenerator>
#include <QThread>

#include <cmath>
#include <cstdio>

using namespace wanmi;
using namespace wanmi::bench;

namespace {
struct Order
{
    QString figure, work, basemap, engine, project;
    QSize size;
};
using Answer = std::optional<QJsonObject>;

/// The middle of the sketched city, at scales that show all of it, a district, some streets.
constexpr std::array Views{std::pair("city", 11.45), std::pair("district", 14.0), std::pair("street", 16.0)};
constexpr double DistrictZoom = 14.0;
constexpr int Repeats = 15; ///< a redraw is over too soon to be measured once

QString replicaFile(const Order &order)
{
    return order.work + QStringLiteral("/map-city/replica/all/replica.gpkg");
}

mapview::MapView viewOf(const MapCity &city, QSize size, double zoom)
{
    mapview::MapView view;
    view.setSize(size);
    view.setZoom(zoom + std::log2(size.width() / 1920.0));
    view.setCenter(city.layers->extent().center());
    return view;
}

/// All dense layers of a whole screen, tile by tile as a worker paints them, in one thread.
Answer redraw(MapCity &city, const Order &order)
{
    mapview::DenseStyle style;
    style.palette = mapview::Palette::fromTokens(QStringLiteral("dark"));
    style.limits = city.layers->limits(style.measure);
    style.markScale = order.size.width() / 1920.0;
    QJsonObject answer;
    for (const auto &[name, zoom] : Views) {
        const mapview::MapView view = viewOf(city, order.size, zoom);
        const QRectF world = view.visibleWorld();
        const double edge = mapview::TilePx / view.worldPx();
        QImage tile(mapview::TilePx, mapview::TilePx, QImage::Format_RGB32);
        std::vector<double> took;
        for (int run = 0; run < Repeats; ++run) {
            const auto before = base::threadCpuUs();
            for (double y = world.top(); y < world.bottom(); y += edge) {
                for (double x = world.left(); x < world.right(); x += edge) {
                    tile.fill(style.palette.mapGround);
                    mapview::paintDense(tile, QRectF(x, y, edge, edge), city.layers->dense(), style);
                }
            }
            took.push_back(double(base::threadCpuUs() - before) / 1000);
        }
        answer.insert(QLatin1String(name), percentile(took, 0.5));
        answer.insert(QLatin1String(name) + QLatin1String("-world"),
                      QStringLiteral("%1,%2,%3,%4")
                          .arg(mapview::fromWorld(world.bottomLeft()).lon, 0, 'f', 7)
                          .arg(mapview::fromWorld(world.bottomLeft()).lat, 0, 'f', 7)
                          .arg(mapview::fromWorld(world.topRight()).lon, 0, 'f', 7)
                          .arg(mapview::fromWorld(world.topRight()).lat, 0, 'f', 7));
    }
    answer.insert(QStringLiteral("replica"), replicaFile(order));
    return answer;
}

std::unique_ptr<mapview::BaseTiles> baseTiles(const Order &order, int tilePx)
{
    mapview::BaseTilesSettings settings;
    settings.enginePath = order.engine;
    settings.cacheFolder = order.work + QStringLiteral("/map-tiles-%1").arg(tilePx);
    settings.tilePx = tilePx;
    auto tiles = std::make_unique<mapview::BaseTiles>(settings);
    tiles->setData(order.project, order.basemap);
    return tiles;
}

/// Every frame pans by some pixels, over ground whose base map lies in the cache: what the whole process
/// spends on a frame, its workers included.
Answer pan(MapCity &city, const Order &order)
{
    const auto tiles = baseTiles(order, order.size.width() > 1920 ? 1024 : 512);
    MapWindow map(city, tiles.get(), order.size);
    const mapview::MapView view = viewOf(city, order.size, DistrictZoom);
    const auto go = [&] {
        map.canvas.showPlace(view.centerPlace().lon, view.centerPlace().lat, view.zoom());
        return map.settle();
    };
    constexpr int Frames = 240, Step = 8;
    int frames = 0;
    QObject::connect(&map.window, &QQuickWindow::frameSwapped, &map.window, [&frames] { ++frames; });
    const auto sweep = [&] {
        for (int i = 0; i < Frames; ++i) {
            const int now = frames;
            map.canvas.panBy(i < Frames / 2 ? -Step : 0, i < Frames / 2 ? 0 : -Step);
            if (!spinUntil([&] { return frames > now; }, 5'000))
                return false;
        }
        return true;
    };
    if (!go() || !sweep() || !map.settle() || !go()) // the first sweep fills the base map's cache
        return {};
    const double before = processCpuMs();
    const int first = frames;
    if (!sweep())
        return {};
    return QJsonObject{{QStringLiteral("value"), (processCpuMs() - before) / (frames - first)}};
}

/// A thousand cases change a second; how long until one of them has changed its cell's color on the screen.
Answer event(MapCity &city, const Order &order)
{
    MapWindow map(city, nullptr, order.size);
    const mapview::MapView view = viewOf(city, order.size, DistrictZoom);
    map.canvas.setProperty("showComponents", false);
    map.canvas.setMeasure(QStringLiteral("overdue"));
    map.canvas.showPlace(view.centerPlace().lon, view.centerPlace().lat, view.zoom());
    if (!map.settle())
        return {};
    std::vector<domain::CaseFile> files;
    std::optional<size_t> probe;
    for (size_t i = 0; i < city.layers->cases().size() && files.size() < 2'000; ++i) {
        const auto dossier = test::await<store::CaseDossier>(city.store->dossier(city.layers->cases()[i].id));
        if (!dossier || dossier->file.state == domain::state::Suspended)
            continue;
        files.push_back(dossier->file);
        const mapview::CaseMark &mark = city.layers->cases()[i];
        if (!probe && view.visibleWorld().contains(mark.world)
            && (*city.layers->dense().counts)[size_t(mark.cell)].open == 1)
            probe = files.size() - 1;
    }
    if (!probe)
        return {};
    const QPointF world = mapview::toWorld(files[*probe].place);
    const int cell = city.layers->dense().cells->cellAt(world);
    if (cell < 0)
        return {};
    const QPointF middle = city.layers->dense().cells->bounds[size_t(cell)].center();
    const auto color = [&]() -> QRgb { return map.canvas.tileColorAt(middle).value_or(0); };
    qint64 seq = 0;
    QRandomGenerator random(3);
    QElapsedTimer sent;
    bool awaited = false;
    const auto send = [&](bool withProbe) {
        protocol::ChangePage page;
        for (int i = 0; i < 50; ++i) {
            const size_t which = withProbe && i == 0 ? *probe : size_t(random.bounded(int(files.size())));
            if (which == *probe && !(withProbe && i == 0))
                continue;
            domain::CaseFile &file = files[which];
            const bool late = file.stageDue && *file.stageDue < city.clock->now();
            file.stageDue = city.clock->now() + std::chrono::hours(late ? 90 : -9);
            file.stageWarnAt = *file.stageDue - std::chrono::hours(1);
            ++file.version; // a kept replica knows those of the run before
            const protocol::Row row = protocol::toRow(file);
            protocol::RowChange change;
            change.seq = ++seq;
            change.table = int(protocol::TableNo::CaseFile);
            change.id = file.id.text();
            change.ver = file.version;
            change.values.assign(row.begin() + 1, row.end());
            page.items.push_back(std::move(change));
        }
        page.next = QStringLiteral("cursor%1").arg(seq);
        (void)city.store->apply(page);
    };
    std::vector<double> latencies;
    QRgb before = color();
    int frames = 0;
    QObject::connect(&map.window, &QQuickWindow::frameSwapped, &map.window, [&] {
        ++frames;
        if (awaited && color() != before) {
            latencies.push_back(double(sent.nsecsElapsed()) / 1e6);
            awaited = false;
        }
    });
    QElapsedTimer since;
    since.start();
    for (int batch = 0; since.elapsed() < 20'000; ++batch) { // every 50 ms 50 cases
        const bool withProbe = !awaited && batch % 7 == 0;
        if (withProbe) {
            before = color();
            sent.start();
            awaited = true;
        }
        send(withProbe);
        spinFor(int(std::max<qint64>(1, (batch + 1) * 50 - since.elapsed())));
        if (awaited && sent.elapsed() > 5'000)
            return {}; // it never came
    }
    if (latencies.size() < 20)
        return {};
    return QJsonObject{{QStringLiteral("value"), percentile(latencies, 0.95)},
                       {QStringLiteral("events"), int(latencies.size())}};
}

/// 5,000 vehicles within the view, each on its way; frames in which the picture of them has moved.
Answer movers(MapCity &city, const Order &order)
{
    MapWindow map(city, nullptr, order.size);
    const mapview::MapView view = viewOf(city, order.size, DistrictZoom);
    map.canvas.showPlace(view.centerPlace().lon, view.centerPlace().lat, view.zoom());
    if (!map.settle())
        return {};
    const QRectF world = view.visibleWorld();
    const auto live = [&](int second) {
        protocol::Live live;
        live.serverTime = city.clock->now();
        QRandomGenerator random(11);
        for (int i = 0; i < city.city.vehicles; ++i) {
            const double heading = random.bounded(4) * 90.0;
            const QPointF start(world.left() + world.width() * (0.1 + 0.8 * random.generateDouble()),
                                world.top() + world.height() * (0.1 + 0.8 * random.generateDouble()));
            const double way = second * 10 / (view.metresPerPx() * view.worldPx()); // 10 m/s
            const double angle = qDegreesToRadians(heading);
            const geo::Place at
                = mapview::fromWorld(start + QPointF(std::sin(angle) * way, -std::cos(angle) * way));
            live.vehicles.push_back(
                {QStringLiteral("V%1").arg(i), at.lon, at.lat, heading, 36, live.serverTime});
        }
        return live;
    };
    int frames = 0;
    QObject::connect(&map.window, &QQuickWindow::frameSwapped, &map.window, [&frames] { ++frames; });
    city.layers->setLive(live(0));
    city.layers->setLive(live(2));
    spinFor(2'000);
    frames = 0;
    QElapsedTimer since;
    since.start();
    for (int second = 4; second <= 12; second += 2) {
        city.layers->setLive(live(second));
        spinFor(int(std::max<qint64>(1, (second - 2) * 1000 - since.elapsed())));
    }
    return QJsonObject{{QStringLiteral("value"), frames / (double(since.elapsed()) / 1000)}};
}

Answer pick(MapCity &city, const Order &order)
{
    QRandomGenerator random(5);
    std::vector<double> took;
    for (double zoom = 10; zoom <= 19; zoom += 0.5) {
        const mapview::MapView view = viewOf(city, order.size, zoom);
        for (int i = 0; i < 300; ++i) {
            const QPointF at(random.bounded(order.size.width()), random.bounded(order.size.height()));
            QElapsedTimer since;
            since.start();
            (void)city.layers->pick(view, at);
            took.push_back(double(since.nsecsElapsed()) / 1e6);
        }
    }
    return QJsonObject{{QStringLiteral("value"), percentile(took, 0.95)}};
}

double residentMb()
{
    QFile file(QStringLiteral("/proc/self/status"));
    if (!file.open(QIODevice::ReadOnly))
        return 0;
    for (const QByteArray &line : file.readAll().split('\n')) {
        if (line.startsWith("VmRSS:"))
            return line.mid(6).simplified().split(' ').front().toDouble() / 1024;
    }
    return 0;
}

/// What a million components add to a program that shows them, mapped pages that have been drawn included.
Answer memory(const Order &order)
{
    const QString columns = order.work + QStringLiteral("/map-city/cache/components.columns");
    mapview::DenseStyle style;
    style.palette = mapview::Palette::fromTokens(QStringLiteral("dark"));
    QImage tile(mapview::TilePx, mapview::TilePx, QImage::Format_RGB32);
    tile.fill(style.palette.mapGround);
    const double before = residentMb();
    const auto opened = mapview::openColumnFile(columns);
    if (!opened)
        return {};
    mapview::DenseSnapshot dense;
    dense.components = *opened;
    dense.states = std::make_shared<std::vector<quint8>>(dense.components->state.begin(),
                                                         dense.components->state.end());
    double touched = 0; // every row of every column, as drawing and picking do
    for (size_t i = 0; i < dense.components->size(); ++i)
        touched += dense.components->x[i] + dense.components->y[i] + dense.components->classCode[i]
            + double(dense.components->row[i] % 3);
    const QRectF all(dense.components->origin,
                     QSizeF(dense.components->across * dense.components->bucketEdge,
                            dense.components->down * dense.components->bucketEdge));
    mapview::paintDense(tile, all, dense, style);
    const double millions = double(dense.components->size()) / 1e6;
    return QJsonObject{{QStringLiteral("value"), (residentMb() - before) / millions},
                       {QStringLiteral("touched"), touched}};
}

/// From a click on a case to the four cameras that see it best, with the buildings of the sample city.
Answer eyes(MapCity &city, const Order &order)
{
    models::Words words(city.rules);
    models::CameraList cameras(*city.store, words);
    cameras.reload();
    operations::Lookout lookout;
    lookout.setBaseMap(order.basemap);
    if (!spinUntil([&] { return cameras.count() > 1'000; }, 10'000))
        return {};
    std::vector<double> took;
    for (size_t i = 0; i < city.layers->cases().size() && took.size() < 60; i += 97) {
        const geo::Place place = mapview::fromWorld(city.layers->cases()[i].world);
        QElapsedTimer since;
        since.start();
        bool done = false;
        lookout.look(place, cameras.candidates(place), 4)
            .then(&cameras, [&](const operations::Lookout::View &) { done = true; });
        if (!spinUntil([&] { return done; }, 10'000))
            return {};
        took.push_back(double(since.nsecsElapsed()) / 1e6);
    }
    return QJsonObject{{QStringLiteral("value"), percentile(took, 0.95)}};
}

Answer take(const Order &order)
{
    const QString folder = order.work + QStringLiteral("/map-city");
    if (order.figure == u"memory")
        return memory(order);
    MapCity city(folder, order.figure == u"movers" ? 5'000 : 0);
    if (!city.isSound())
        return {};
    if (order.figure == u"redraw")
        return redraw(city, order);
    if (order.figure == u"pan")
        return pan(city, order);
    if (order.figure == u"event")
        return event(city, order);
    if (order.figure == u"movers")
        return movers(city, order);
    if (order.figure == u"pick")
        return pick(city, order);
    if (order.figure == u"eyes")
        return eyes(city, order);
    if (order.figure == u"apply")
        return applyWhilePainting(city, order.size);
    return {};
}
} // namespace

int main(int argc, char **argv)
{
    QGuiApplication app(argc, argv);
    QCommandLineParser parser;
    parser.addOptions({{QStringLiteral("work"), {}, QStringLiteral("folder")},
                       {QStringLiteral("basemap"), {}, QStringLiteral("file")},
                       {QStringLiteral("engine"), {}, QStringLiteral("file")},
                       {QStringLiteral("project"), {}, QStringLiteral("file")},
                       {QStringLiteral("width"), {}, QStringLiteral("px"), QStringLiteral("1920")},
                       {QStringLiteral("height"), {}, QStringLiteral("px"), QStringLiteral("1080")}});
    parser.addPositionalArgument(QStringLiteral("figure"), {});
    parser.process(app);
    const auto text = [&parser](const char *name) { return parser.value(QLatin1String(name)); };
    const Order order{parser.positionalArguments().value(0),
                      text("work"),
                      text("basemap"),
                      text("engine"),
                      text("project"),
                      {text("width").toInt(), text("height").toInt()}};
    const Answer answer = take(order);
    if (!answer) {
        std::fprintf(stderr, "wanmi_mapbench: %s could not be taken\n", qPrintable(order.figure));
        return 1;
    }
    std::printf("%s\n", QJsonDocument(*answer).toJson(QJsonDocument::Compact).constData());
    return 0;
}
